// SPDX-License-Identifier: MIT
//
// Where goroutines waited, ran or were sampled, by call stack: as a flame graph, by
// function, or stack by stack; and the same for `go tool pprof`.

import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { end, href, meta, params, pushParams, range, rangeQuery, status } from '../app/state';
import { formatCount, formatPercent, plural } from '../app/format';
import { formatDuration } from '../app/time';
import { Icon } from '../app/icons';
import { apiUrl, type Query } from '../api/client';
import type { Area, RowPage } from '../api/types';
import type { GoroutinesDoc, ProfileDoc, ProfileStack, TasksDoc } from '../api/docs';
import { binsOfBuckets } from '../parts/bins';
import { FlameGraph } from '../parts/flame';
import type { Weighing } from '../parts/measure';
import { MOST_GOROUTINES, useCpuSamples } from '../parts/cpusamples';
import { samplesOfNodes, type Sample } from '../parts/flametree';
import { functionLabel } from '../parts/format';
import { shortName } from '../timeline/names';
import { Histogram } from '../parts/histogram';
import { Damage, Loaded, Notice, useJson } from '../parts/load';
import { Dur, StackLine, StackView } from '../parts/names';
import { Card, CopyButton, Facts, PageFrame, RangeNote, Segments, useParam, type Fact } from '../parts/page';
import { Sandwich } from '../parts/sandwich';
import { Bar, Table, type Column } from '../parts/table';

type Kind = 'sync' | 'net' | 'syscall' | 'sched' | 'running' | 'cpu';
type View = 'flame' | 'functions' | 'stacks';

const KINDS = [
	{ value: 'sync', text: 'Blocking', hint: 'Blocked on channels, select and package sync' },
	{ value: 'net', text: 'Network', hint: 'Blocked on the network' },
	{ value: 'syscall', text: 'Syscalls', hint: 'In system calls' },
	{ value: 'sched', text: 'Scheduler', hint: 'Runnable, waiting for a P; the stack is that of who woke or created the goroutine' },
	{ value: 'running', text: 'Running', hint: 'On a P, by the stack at which the goroutine stopped running' },
	{ value: 'cpu', text: 'CPU samples', hint: 'Samples of the CPU profiler, if it ran during the trace' },
] as const;

const VIEWS = [{ value: 'flame', text: 'Flame graph' }, { value: 'functions', text: 'Functions' }, { value: 'stacks', text: 'Stacks' }] as const;

const MOST_STACKS = 10000;

interface Scope {
	fn?: string;
	goroutine?: number;
	region?: string;
	task?: string;
	other?: string;
}

/* "goroutine:main.worker", "g:17", "region:render", "task:5". */
function parseScope(text: string | undefined): Scope {
	if (!text)
		return {};
	if (text.startsWith('goroutine:'))
		return { fn: text.slice('goroutine:'.length) };
	if (/^g:?\d+$/.test(text))
		return { goroutine: Number(text.replace(/^g:?/, '')) };
	if (text.startsWith('region:'))
		return { region: text.slice('region:'.length) };
	if (/^task:\d+$/.test(text))
		return { task: text.slice('task:'.length) };
	return { other: text };
}

function samplesOfProfile(doc: ProfileDoc): Sample[] {
	return doc.stacks.map((s) => ({ frames: s.frames.map((f) => f.function), value: s.total_ns, count: s.count }));
}

/* --- stack by stack --------------------------------------------------------------- */

function StacksView({ doc }: { doc: ProfileDoc }) {
	const [chosen, setChosen] = useState<ProfileStack | null>(doc.stacks[0] ?? null);
	const columns = useMemo((): Column<ProfileStack>[] => [
		{ id: 'stack', title: 'Stack', value: (s) => s.frames.map((f) => f.function).join(' '), show: (s) => <StackLine frames={s.frames} />, width: 'minmax(260px, 1fr)' },
		{ id: 'total', title: 'Total', value: (s) => s.total_ns, show: (s) => <Bar value={s.total_ns} of={doc.stacks[0]?.total_ns ?? 1}><Dur ns={s.total_ns} /></Bar>, num: true, width: '110px' },
		{ id: 'share', title: 'Share', value: (s) => s.share, show: (s) => formatPercent(s.share), num: true, width: '76px' },
		{ id: 'count', title: 'Count', value: (s) => s.count, show: (s) => formatCount(s.count), num: true, width: '80px' },
		{ id: 'avg', title: 'Average', value: (s) => s.avg_ns, show: (s) => <Dur ns={s.avg_ns} />, num: true },
		{ id: 'p50', title: 'Median', value: (s) => s.p50_ns, show: (s) => <Dur ns={s.p50_ns} />, num: true },
		{ id: 'p99', title: 'p99', value: (s) => s.p99_ns, show: (s) => <Dur ns={s.p99_ns} />, num: true },
		{ id: 'max', title: 'Longest', value: (s) => s.max_ns, show: (s) => <Dur ns={s.max_ns} />, num: true },
		{ id: 'top', title: 'Top 1 %', hint: 'Part of the total that the longest 1 % make up', value: (s) => s.top_1_percent_share, show: (s) => formatPercent(s.top_1_percent_share), num: true, width: '68px' },
	], [doc]);
	const bins = useMemo(() => (chosen ? binsOfBuckets(chosen.histogram.map((h) => ({ from: h.from_ns, to: h.to_ns, count: h.count }))) : null), [chosen]);
	return (
		<div class="stack-gap">
			<Table
				label="Stacks" columns={columns} rows={doc.stacks} total={doc.num_stacks} sort={{ column: 'total', descending: true }} csvName={`profile-${doc.profile}`} tallest={14}
				filterHint="Filter by function" onRow={setChosen} isChosen={(s) => s === chosen} empty="Nothing waited."
			/>
			{chosen && bins && (
				<div class="columns-2">
					<div><h2 class="small-head">Stack, innermost first</h2><StackView frames={chosen.frames} /></div>
					<div>
						<h2 class="small-head">How long each of them took</h2>
						<Histogram bins={bins} label="Lengths of this stack" kind={doc.profile === 'syscall' ? 'syscall' : doc.profile === 'sched' ? 'runnable' : 'waiting'} marks={[{ name: 'p50', value: chosen.p50_ns }, { name: 'p99', value: chosen.p99_ns }, { name: 'max', value: chosen.max_ns }]} />
					</div>
				</div>
			)}
		</div>
	);
}

/* --- scope ------------------------------------------------------------------------ */

function scopeWords(scope: Scope): ComponentChildren {
	if (scope.fn !== undefined)
		return <>goroutines of <span class="mono">{shortName(scope.fn)}</span></>;
	if (scope.goroutine !== undefined)
		return `g${scope.goroutine}`;
	if (scope.task !== undefined)
		return <>goroutines of <a href={href(`/task/${scope.task}`)}>task {scope.task}</a>, while it went on</>;
	return scope.region !== undefined ? <>within regions <span class="mono">{scope.region}</span></> : scope.other;
}

function ScopePicker({ scope }: { scope: Scope }) {
	const [open, setOpen] = useState(false);
	const doc = useJson<GoroutinesDoc>(open ? 'doc/goroutines' : null);
	const set = (text: string | null): void => {
		pushParams({ scope: text });
		setOpen(false);
	};
	const chosen = scopeWords(scope);
	if (chosen) {
		return (
			<span class="chip chip-range">
				<span>{chosen}</span>
				<button type="button" class="chip-clear" onClick={() => set(null)}><Icon name="close" size={12} /> all goroutines</button>
			</span>
		);
	}
	if (!open)
		return <button type="button" class="button" onClick={() => setOpen(true)}>All goroutines ▾</button>;
	return (
		<select class="field" aria-label="Only goroutines of" ref={(el) => el?.focus()} onChange={(e) => set(e.currentTarget.value === '' ? null : `goroutine:${e.currentTarget.value}`)}>
			<option value="">{doc.data ? 'All goroutines' : 'Loading…'}</option>
			{doc.data?.groups?.map((g) => <option key={g.function} value={functionLabel(g.function)}>{shortName(functionLabel(g.function))} ({formatCount(g.count)})</option>)}
		</select>
	);
}

/* --- a profile -------------------------------------------------------------------- */

function Picture({ samples, view, by, label, unit }: { samples: readonly Sample[]; view: View; by: Weighing; label: string; unit?: string }) {
	const chosen = params.value.fn ?? null;
	const choose = (fn: string | null): void => pushParams({ fn, view: fn === null ? view : 'functions' });
	if (samples.length === 0)
		return <p class="faint">There is nothing of this kind{range.value ? ' in the range' : ''}.</p>;
	return view === 'flame'
		? <FlameGraph samples={samples} by={by} label={label} onFunction={choose} unit={unit} />
		: <Sandwich samples={samples} by={by} chosen={chosen} onFunction={choose} />;
}

function PprofLine({ query }: { query: Query }) {
	const url = new URL(apiUrl('doc/profile', { ...query, format: 'pprof', top: null }), location.href).href;
	const line = `go tool pprof '${url}'`;
	return (
		<div class="pprof-line space-above">
			<a class="button" href={url} download={`${String(query.kind)}.pb.gz`}>Download pprof</a>
			<code>{line}</code>
			<CopyButton text={() => line} />
		</div>
	);
}

function Waits({ kind, scope, view, by }: { kind: Kind; scope: Scope; view: View; by: Weighing }) {
	const [complete, setComplete] = useParam<'0' | '1'>('complete', '0', ['0', '1']);
	const query: Query = {
		kind, fn: scope.fn, goroutine: scope.goroutine, region: scope.region, task: scope.task, ...rangeQuery(),
		complete: complete === '1' ? 1 : null,
	};
	const load = useJson<ProfileDoc>('doc/profile', { ...query, top: MOST_STACKS });
	const samples = useMemo(() => (load.data?.usable ? samplesOfProfile(load.data) : []), [load.data]);
	return (
		<Loaded load={load} rows={8}>
			{(doc) => (
				<div class="stack-gap">
					<Damage head={doc} />
					{doc.count > 0 && <Facts
						facts={[
							{ label: 'Total', value: formatDuration(doc.total_ns) },
							{ label: 'Count', value: formatCount(doc.count) },
							{ label: 'Average', value: formatDuration(doc.avg_ns) },
							{ label: 'Median', value: formatDuration(doc.p50_ns) },
							{ label: 'p99', value: formatDuration(doc.p99_ns) },
							{ label: 'Longest', value: formatDuration(doc.max_ns), href: href('/latency', { kind: kind === 'sched' ? 'sched' : kind === 'syscall' ? 'syscall' : 'block' }) },
							{ label: 'By the longest 1 %', value: formatPercent(doc.top_1_percent_share), hint: 'Part of the total that the longest 1 % of the waits make up' },
							{ label: 'Stacks', value: formatCount(doc.num_stacks) },
						] as Fact[]}
					/>}
					<Card flush>
						{view === 'stacks' ? <StacksView doc={doc} key={doc.profile} /> : <Picture samples={samples} view={view} by={by} label={kind} />}
						{doc.num_stacks > doc.stacks.length && <p class="p-note">The {formatCount(doc.stacks.length)} largest of {plural(doc.num_stacks, 'stack')}.</p>}
						{kind === 'sched' && (
							<label class="check space-above">
								<input type="checkbox" checked={complete === '1'} onChange={(e) => setComplete(e.currentTarget.checked ? '1' : '0')} />
								with the wait before the first run, which go tool trace leaves out
							</label>
						)}
						<PprofLine query={query} />
					</Card>
				</div>
			)}
		</Loaded>
	);
}

interface Where {
	rows: string | undefined; /* as areas take them; undefined: not known (yet) */
	from: number;
	to: number;
	problem: ComponentChildren; /* there is nothing to ask for */
}

/* The rows and the time that a scope and the range mean. */
function useWhere(scope: Scope): Where {
	const r = range.value;
	const groups = useJson<RowPage>(scope.fn !== undefined ? 'rows' : null, { section: 'groups', filter: scope.fn, limit: 1000 });
	const group = groups.data?.rows.find((row) => row.fn === scope.fn || row.label === scope.fn);
	const tasks = useJson<TasksDoc>(scope.task !== undefined ? 'doc/tasks' : null, { id: scope.task });
	const task = tasks.data?.tasks?.[0];
	const whose = task ? task.goroutines.slice(0, MOST_GOROUTINES).map((g) => `g${g}`).join(',') || 'all' : undefined;
	const rows = scope.goroutine !== undefined ? `g${scope.goroutine}` : scope.task !== undefined ? whose : scope.fn === undefined ? 'all' : group?.key;
	const all = task ? { from: task.begin_ns ?? 0, to: task.end_ns ?? end.value } : { from: 0, to: end.value };
	const span = r ? { from: Math.max(r.from, all.from), to: Math.min(r.to, all.to) } : all;
	const problem = groups.data && scope.fn !== undefined && !group ? `No goroutine began with ${scope.fn}.`
		: task && span.to <= span.from ? `Task ${scope.task} did not go on in the range.` : tasks.error?.message;
	return {
		...span, rows: span.to > span.from ? rows : undefined,
		problem: problem && <Notice kind="warn" title="There is nothing to show">{problem}</Notice>,
	};
}

function Running({ scope, view, by }: { scope: Scope; view: View; by: Weighing }) {
	const where = useWhere(scope);
	const load = useJson<Area>(where.rows === undefined ? null : 'area', { from: where.from, to: where.to, rows: where.rows, stacks: 'running' });
	const samples = useMemo(() => (load.data?.flame ? samplesOfNodes(load.data.flame.nodes) : []), [load.data]);
	if (where.problem)
		return <>{where.problem}</>;
	if (scope.region !== undefined)
		return <Notice title="Running time cannot be restricted to regions">The profiles of waiting can.</Notice>;
	return (
		<Loaded load={load} rows={8}>
			{(area) => (
				<Card flush>
					{view === 'stacks' ? <p class="faint">Running time is known by function only: see the flame graph or the functions.</p>
						: <Picture samples={samples} view={view} by="time" label="running" />}
					<p class="p-note">{formatDuration(area.states.running?.total ?? 0)} of running in {formatCount(area.states.running?.count ?? 0)} stretches. A stretch counts for the stack at which it ended: the call that blocked, or where it was preempted.{by === 'count' ? ' It is weighed by time.' : ''}</p>
				</Card>
			)}
		</Loaded>
	);
}

function Cpu({ scope, view }: { scope: Scope; view: View }) {
	const where = useWhere(scope);
	const { load, samples, total, leftOff } = useCpuSamples(where.rows ?? null, where.from, where.to);
	if (where.problem)
		return <>{where.problem}</>;
	if (scope.region !== undefined)
		return <Notice title="CPU samples cannot be restricted to regions">The profiles of waiting can.</Notice>;
	return (
		<Loaded load={load} rows={8}>
			{() => (
				<Card flush>
					{leftOff && <Notice title="Not all goroutines are in it">Samples are of {formatCount(MOST_GOROUTINES)} of them.</Notice>}
					{total === 0
						? <Notice title={`There are no CPU samples${range.value || scopeWords(scope) ? ' there' : ' in this trace'}`}>They are only there if the CPU profiler ran while the trace was taken (pprof.StartCPUProfile, or /debug/pprof/profile at the same time).</Notice>
						: view === 'stacks' ? <p class="faint">See the flame graph or the functions.</p> : <Picture samples={samples} view={view} by="count" label="CPU samples" unit={plural(total, 'sample')} />}
				</Card>
			)}
		</Loaded>
	);
}

export function Profiles(_: PageProps) {
	const [kind] = useParam<Kind>('kind', 'sync', ['sync', 'net', 'syscall', 'sched', 'running', 'cpu']);
	const [view, setView] = useParam<View>('view', 'flame', ['flame', 'functions', 'stacks']);
	const [by, setBy] = useParam<Weighing>('unit', 'time', ['time', 'count']);
	const scope = parseScope(params.value.scope);
	const hint = KINDS.find((k) => k.value === kind)?.hint;
	return (
		<PageFrame
			title="Profiles" lead={`${hint}.`}
			actions={<><RangeNote restricted /><ScopePicker scope={scope} /></>}
		>
			<div class="choices">
				<Segments label="Kind" options={KINDS} value={kind} onChange={(k) => pushParams({ kind: k === 'sync' ? null : k, fn: null })} />
				<Segments label="View" options={VIEWS} value={view} onChange={setView} />
				{kind !== 'cpu' && kind !== 'running' && view !== 'stacks' && <Segments label="Unit" options={[{ value: 'time', text: 'Time' }, { value: 'count', text: 'Count' }]} value={by} onChange={setBy} />}
			</div>
			{scope.other !== undefined && <Notice kind="warn" title="This scope is not known">“{scope.other}”: a profile can be of all goroutines, of those of a start function (goroutine:NAME), of one (g17), of a task (task:5), or within regions (region:NAME).</Notice>}
			{kind === 'running' ? <Running scope={scope} view={view} by={by} key={kind} />
				: kind === 'cpu' ? <Cpu scope={scope} view={view} key={kind} />
					: <Waits kind={kind} scope={scope} view={view} by={by} key={kind} />}
			{status.value?.state === 'reading' && meta.value === null && <p class="p-note">The trace is still being read.</p>}
		</PageFrame>
	);
}
