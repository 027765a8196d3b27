// SPDX-License-Identifier: MIT
//
// Tasks that the program marked: types, the tasks of a type, and one task with its
// time line, what it spent its time on, its regions and logs.

import { useMemo, useState } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { href, params, pushParams, range, rangeQuery, timelineHref } from '../app/state';
import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import type { ExplainDoc, Log, Region, Task, TasksDoc, TaskType } from '../api/docs';
import { formatMoment, nameLabel } from '../parts/format';
import { TaskGantt } from '../parts/gantt';
import { Ledger } from '../parts/ledger';
import { Damage, Loaded, Notice, useJson } from '../parts/load';
import { around, Dur, GLink, Moment, pathArg, ShowButton, StackLine, StackView } from '../parts/names';
import { Card, Facts, PageFrame, RangeNote } from '../parts/page';
import { Bar, mostlyOn, Table, type Column } from '../parts/table';
import { ShareBar, sharesOfTimes, StateLegend } from '../parts/share';
import { Chooser, SlowVersusNormal, typeColumns } from '../parts/types';

const NO_NAME = '(begin not seen)';

const typeName = (t: { type: string; known?: boolean }): string => (t.known === false ? NO_NAME : nameLabel(t.type));

/* How much of the trace a document is about. */
export function shownNs(doc: { duration_ns: number; from_ns?: number; to_ns?: number }): number {
	return (doc.to_ns ?? doc.duration_ns) - (doc.from_ns ?? 0);
}

export function NoneMarked({ what, how }: { what: string; how: string }) {
	return range.value ? <Card><p class="faint">There are no {what} in the range.</p></Card> : (
		<Notice title={`The program marked no ${what}`}>
			With {how} of package runtime/trace a program says what belongs together, and the viewer shows how long it took and why.
		</Notice>
	);
}

/* --- types -------------------------------------------------------------------------- */

function Types() {
	const load = useJson<TasksDoc>('doc/tasks', rangeQuery());
	const table = (types: readonly TaskType[], duration: number) => {
		const columns: Column<TaskType>[] = [
			{ id: 'type', title: 'Type', value: typeName, show: (t) => <a href={href(`/tasks/${pathArg(t.known ? t.type : NO_NAME)}`)}>{typeName(t)}</a>, width: 'minmax(180px, 1fr)' },
			...typeColumns(types, duration),
		];
		return <Table label="Types of tasks" columns={columns} rows={types} sort={{ column: 'total', descending: true }} csvName="tasks" rowHeight={34} tallest={20} rowHref={(t) => href(`/tasks/${pathArg(t.known ? t.type : NO_NAME)}`)} />;
	};
	return (
		<PageFrame title="Tasks" lead="What the program marked with trace.NewTask, by type." actions={<><RangeNote restricted /><GoToTask /></>}>
			<Loaded load={load}>
				{(doc) => (
					<>
						<Damage head={doc} />
						{doc.types && doc.types.length > 0 ? <Card flush>{table(doc.types, shownNs(doc))}</Card> : doc.usable && <NoneMarked what="tasks" how="NewTask, WithRegion and Log" />}
					</>
				)}
			</Loaded>
		</PageFrame>
	);
}

function GoToTask() {
	return (
		<form
			class="choices"
			onSubmit={(e) => {
				e.preventDefault();
				const id = new FormData(e.currentTarget).get('id');
				if (typeof id === 'string' && /^\d+$/.test(id.trim()))
					pushTask(id.trim());
			}}
		>
			<input class="field" name="id" inputMode="numeric" size={9} placeholder="Task number" aria-label="Go to the task with this number" />
		</form>
	);
}

function pushTask(id: string): void {
	const a = document.createElement('a');
	a.href = href(`/task/${id}`);
	document.body.append(a);
	a.click();
	a.remove();
}

/* --- tasks of a type ------------------------------------------------------------------ */

const MOST = 3000;

function ofTask(t: Task): string {
	return t.state === 'complete' ? '' : t.state === 'no_end' ? 'not ended' : t.state === 'no_begin' ? 'began before' : 'only mentioned';
}

function TaskTable({ tasks, total }: { tasks: readonly Task[]; total?: number }) {
	const columns = useMemo((): Column<Task>[] => {
		const most = Math.max(...tasks.map((t) => t.duration_ns), 1);
		const list: Column<Task>[] = [
			{ id: 'id', title: 'Task', value: (t) => t.id, show: (t) => <a href={href(`/task/${t.id}`)}>{t.id}</a>, num: true, width: '80px' },
			{ id: 'begin', title: 'Began', value: (t) => t.begin_ns, show: (t) => (t.begin_ns === null ? <span class="faint">before</span> : <Moment id={t.begin_goroutine} from={t.begin_ns} to={t.end_ns ?? t.begin_ns + t.duration_ns} />), num: true, width: '112px' },
			{ id: 'duration', title: 'Duration', value: (t) => t.duration_ns, show: (t) => <Bar value={t.duration_ns} of={most}><Dur ns={t.duration_ns} /></Bar>, num: true, width: '120px' },
			{ id: 'state', title: '', value: (t) => ofTask(t), show: (t) => (ofTask(t) ? <span class="tag">{ofTask(t)}</span> : ''), width: '110px', fixed: true },
			{ id: 'g', title: 'Goroutines', value: (t) => t.goroutines.length, show: (t) => formatCount(t.goroutines.length), num: true, width: '84px' },
			{ id: 'regions', title: 'Regions', value: (t) => t.regions.length, show: (t) => formatCount(t.regions.length), num: true, width: '76px' },
			{ id: 'children', title: 'Subtasks', value: (t) => t.children.length, show: (t) => formatCount(t.children.length), num: true, width: '76px' },
			{ id: 'logs', title: 'Logs', value: (t) => t.logs.map((l) => `${l.category} ${l.message}`).join(' '), show: (t) => <span class="muted" title={t.logs.map((l) => l.message).join('\n')}>{t.logs.slice(0, 3).map((l) => l.message).join(' · ')}{t.logs.length > 3 ? ` · ${t.logs.length - 3} more` : ''}</span>, width: 'minmax(160px, 1fr)' },
		];
		return list.filter((c) => c.id !== 'state' || tasks.some((t) => ofTask(t)));
	}, [tasks]);
	return <Table label="Tasks" columns={columns} rows={tasks} total={total} sort={{ column: 'duration', descending: true }} csvName="tasks" tallest={18} rowHref={(t) => href(`/task/${t.id}`)} filterHint="Number or log" />;
}

function OfType({ type }: { type: string }) {
	const unknown = type === NO_NAME;
	const text = params.value.log;
	const load = useJson<TasksDoc>('doc/tasks', { type: unknown ? null : type, incomplete: unknown ? 1 : null, log: text, top: MOST, ...rangeQuery() });
	const r = range.value;
	return (
		<PageFrame
			title={nameLabel(type)} trail={[{ text: 'Tasks', href: href('/tasks') }]}
			actions={<>
				<RangeNote restricted />
				<form class="choices" onSubmit={(e) => { e.preventDefault(); const v = new FormData(e.currentTarget).get('log'); pushParams({ log: typeof v === 'string' && v ? v : null }); }}>
					<input class="field" type="search" name="log" key={text} defaultValue={text} placeholder="Text in logs, then Enter" aria-label="Only tasks with this text in a log or region" />
				</form>
			</>}
		>
			<Loaded load={load}>
				{(doc) => {
					const tasks = (doc.tasks ?? []).filter((t) => !unknown || t.type === '');
					const complete = tasks.filter((t) => t.state === 'complete');
					const open = tasks.filter((t) => t.state !== 'complete');
					const note = (doc.num_tasks ?? 0) > (doc.tasks ?? []).length ? `The ${formatCount(tasks.length)} longest of ${formatCount(doc.num_tasks ?? 0)}.` : undefined;
					if (tasks.length === 0)
						return <Card><p class="faint">There are no such tasks{r ? ' in the range' : ''}{text ? ` with “${text}”` : ''}.</p></Card>;
					return (
						<div class="stack-gap">
							<Damage head={doc} />
							{complete.length > 0 && (
								<Chooser rows={complete} duration={(t) => t.duration_ns} label={type} note={note}>
									{(chosen, what) => <Card title={what ? `Tasks of ${what}` : 'Tasks'} flush><TaskTable tasks={chosen} /></Card>}
								</Chooser>
							)}
							{open.length > 0 && <Card title="Begin or end not seen" flush><TaskTable tasks={open} /></Card>}
							{!unknown && complete.length > 9 && <SlowVersusNormal type={type} />}
						</div>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}

/* --- one task ------------------------------------------------------------------------- */

function LogTable({ logs, begin }: { logs: readonly (Log & { task: number })[]; begin: number }) {
	const [chosen, setChosen] = useState<Log | null>(null);
	const columns = useMemo((): Column<Log & { task: number }>[] => [
		{ id: 'time', title: 'Time', value: (l) => l.time_ns, show: (l) => <Moment id={l.goroutine} from={l.time_ns} to={l.time_ns + 1} />, num: true, width: '112px' },
		{ id: 'since', title: 'Since begin', value: (l) => l.time_ns - begin, show: (l) => `+${formatDuration(l.time_ns - begin)}`, num: true, width: '96px' },
		{ id: 'g', title: 'Goroutine', value: (l) => l.goroutine, show: (l) => <GLink id={l.goroutine} at={l.time_ns} />, num: true, width: '84px' },
		{ id: 'category', title: 'Category', value: (l) => l.category, width: '120px' },
		{ id: 'message', title: 'Message', value: (l) => l.message, show: (l) => <span title={l.message}>{l.message}</span>, width: 'minmax(200px, 1fr)' },
		{ id: 'place', title: 'Where', value: (l) => l.stack[0]?.function ?? '', show: (l) => <StackLine frames={l.stack} />, width: 'minmax(160px, 0.7fr)' },
	], [begin]);
	return (
		<>
			<Table label="Logs" columns={columns} rows={logs} sort={{ column: 'time', descending: false }} csvName="logs" tallest={12} onRow={(l) => setChosen(l === chosen ? null : l)} isChosen={(l) => l === chosen} />
			{chosen && <div class="part-detail space-above"><div><h3 class="small-head">{chosen.category || 'log'} at {formatMoment(chosen.time_ns)}</h3><p class="log-message">{chosen.message}</p></div><div><StackView frames={chosen.stack} /></div></div>}
		</>
	);
}

/* `withTask`: all are of one type, and of which task is said instead. */
export function RegionTable({ regions, withTask, total }: { regions: readonly Region[]; withTask?: boolean; total?: number }) {
	const columns = useMemo((): Column<Region>[] => {
		const most = Math.max(...regions.map((r) => r.duration_ns), 1);
		const list: Column<Region>[] = [
			{ id: 'type', title: 'Region', value: (r) => r.type, show: (r) => <a href={href(`/region/${pathArg(r.type)}`)}>{nameLabel(r.type)}</a>, width: 'minmax(120px, 1.2fr)' },
			{ id: 'begin', title: 'Began', value: (r) => r.begin_ns, show: (r) => (r.begin_ns === null ? <span class="faint">before</span> : <Moment id={r.goroutine} from={r.begin_ns} to={r.end_ns ?? r.begin_ns + r.duration_ns} />), num: true, width: '112px' },
			{ id: 'duration', title: 'Duration', value: (r) => r.duration_ns, show: (r) => <Bar value={r.duration_ns} of={most}><Dur ns={r.duration_ns} /></Bar>, num: true, width: '110px' },
			{ id: 'shares', title: 'What the goroutine did', value: (r) => r.running_ns, show: (r) => <ShareBar shares={sharesOfTimes(r)} />, width: 'minmax(110px, 1.1fr)', picture: true, fixed: true },
			{ id: 'running', title: 'Running', value: (r) => r.running_ns, show: (r) => <Dur ns={r.running_ns} />, num: true, width: '80px' },
			{ id: 'runnable', title: 'Runnable', value: (r) => r.runnable_ns, show: (r) => <Dur ns={r.runnable_ns} />, num: true, width: '80px' },
			{ id: 'blocked', title: 'Blocked', value: (r) => r.blocked_ns, show: (r) => <Dur ns={r.blocked_ns} />, num: true, width: '80px' },
			mostlyOn(),
			{ id: 'g', title: 'Goroutine', value: (r) => r.goroutine, show: (r) => <GLink id={r.goroutine} at={r.begin_ns ?? 0} to={r.end_ns ?? (r.begin_ns ?? 0) + r.duration_ns} />, num: true, width: '84px' },
		];
		if (withTask) {
			list.shift();
			list.push({ id: 'task', title: 'Task', value: (r) => r.task || null, show: (r) => (r.task ? <a href={href(`/task/${r.task}`)}>{r.task}</a> : <span class="faint">–</span>), num: true, width: '70px' });
		}
		return list.filter((c) => c.id !== 'why' || regions.some((r) => r.blocked_by_reason.length > 0));
	}, [regions, withTask]);
	return <Table label="Regions" columns={columns} rows={regions} total={total} sort={{ column: 'duration', descending: true }} csvName="regions" tallest={14} filterHint="Filter" tools={<StateLegend />} />;
}

function One({ id }: { id: string }) {
	const load = useJson<TasksDoc>('doc/tasks', { id });
	const explain = useJson<ExplainDoc>(id === '0' ? null : 'doc/explain', { task: id });
	const task = load.data?.tasks?.[0];
	const begin = task?.begin_ns ?? 0;
	const end = task?.end_ns ?? (task ? begin + task.duration_ns : 0);
	return (
		<PageFrame
			title={task ? <>{id === '0' ? 'Background task' : nameLabel(task.type)} <span class="muted">{id}</span></> : `Task ${id}`}
			trail={[{ text: 'Tasks', href: href('/tasks') }, ...(task?.type ? [{ text: task.type, href: href(`/tasks/${pathArg(task.type)}`) }] : [])]}
			actions={task && <>{id !== '0' && <a class="button" href={href('/profiles', { scope: `task:${id}` })}>Profile</a>}<ShowButton main to={timelineHref({ view: around(begin, end, 0.1), area: { from: begin, to: Math.max(end, begin + 1) }, pin: task.goroutines.slice(0, 30).map((g) => `g${g}`) })} /></>}
		>
			<Loaded load={load}>
				{(doc) => {
					const all = doc.tasks ?? [];
					const one = all[0];
					if (!one)
						return <Notice kind="warn" title="There is no such task">The trace has no task {id}.</Notice>;
					const logs = all.flatMap((t) => t.logs.map((l) => ({ ...l, task: t.id })));
					const regions = all.flatMap((t) => t.regions);
					return (
						<div class="stack-gap">
							<Damage head={doc} />
							<Facts
								facts={[
									{ label: 'Duration', value: formatDuration(one.duration_ns) },
									{ label: 'Began', value: one.begin_ns === null ? 'before the trace' : formatMoment(one.begin_ns), href: one.begin_ns === null ? undefined : timelineHref({ view: around(begin, end, 0.1) }) },
									{ label: 'Ended', value: one.end_ns === null ? 'not in the trace' : formatMoment(one.end_ns), tone: one.end_ns === null ? 'warn' : undefined },
									{ label: 'Goroutines', value: formatCount(one.goroutines.length), hint: one.goroutines.map((g) => `g${g}`).join(', ') },
									{ label: 'Subtasks', value: formatCount(all.length - 1) },
									{ label: 'Regions', value: formatCount(regions.length) },
									{ label: 'Logs', value: formatCount(logs.length) },
									one.parent ? { label: 'Parent', value: one.parent, href: href(`/task/${one.parent}`) } : null,
								]}
							/>
							{id !== '0' && (
								<Card title="What it spent its time on" note="Along the critical path: of two things that went on side by side, the one that finished last counts. The parts add up to the duration.">
									<Loaded load={explain}>{(e) => (e.requests?.[0] ? <Ledger request={e.requests[0]} /> : <p class="faint">It cannot be explained: its begin or end is not in the trace.</p>)}</Loaded>
								</Card>
							)}
							{one.duration_ns > 0 && <Card title="Time line" note="The task and its subtasks, regions by goroutine, logs as dots."><TaskGantt tasks={all} from={begin} to={end} /></Card>}
							{logs.length > 0 && <Card title="Logs" flush><LogTable logs={logs} begin={begin} /></Card>}
							{regions.length > 0 && <Card title="Regions" flush><RegionTable regions={regions} /></Card>}
							{(one.begin_stack.length > 0 || one.end_stack.length > 0) && (
								<Card>
									<div class="columns-2">
										<div><h2 class="small-head">Began at</h2><StackView frames={one.begin_stack} /></div>
										<div><h2 class="small-head">Ended at</h2><StackView frames={one.end_stack} /></div>
									</div>
								</Card>
							)}
						</div>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}

export function Tasks({ arg, root }: PageProps) {
	if (root === 'task' && arg !== null)
		return <One id={arg} key={arg} />;
	return arg === null ? <Types /> : <OfType type={arg} key={arg} />;
}

