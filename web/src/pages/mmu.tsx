// SPDX-License-Identifier: MIT
//
// What the garbage collector did: how much of the processor was left to the program
// in windows of every length, the worst windows, cycles, pauses, and who paid.

import { useMemo } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { end, params, pushParams, range, rangeQuery, replaceParams, setRange, timelineHref } from '../app/state';
import { formatBytes, formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import type { GcCycle, GcDoc, GcGroup, Mmu as MmuData, Pause, PauseReason } from '../api/docs';
import { formatMoment } from '../parts/format';
import { Damage, Loaded, Notice, useJson } from '../parts/load';
import { around, Dur, FnLink, GLink, Moment, ShowButton } from '../parts/names';
import { Card, Facts, PageFrame, RangeNote, useTwin } from '../parts/page';
import { curveWithin, Plot, PlotTable, type Series } from '../parts/plot';
import { Bar, Table, type Column } from '../parts/table';

/* --- MMU ------------------------------------------------------------------------ */

const FLAGS = [
	{ id: 'stw', text: 'stop-the-world', hint: 'Time in which the world was stopped is not the program’s' },
	{ id: 'background', text: 'mark workers', hint: 'Nor is that of dedicated and fractional mark workers' },
	{ id: 'assist', text: 'mark assist', hint: 'Nor that in which goroutines helped to mark' },
	{ id: 'sweep', text: 'sweeping', hint: 'Nor that in which they swept' },
	{ id: 'perproc', text: 'each P by itself', hint: 'A P has either all or nothing, which is what a single goroutine feels' },
	{ id: 'mut', text: 'percentiles', hint: 'Also what 99.9 %, 99 % and 95 % of all windows exceed' },
] as const;

const DEFAULT_FLAGS = 'stw,background,assist';

function windowText(ns: number): string {
	return ns % 1e9 === 0 ? `${ns / 1e9}s` : ns % 1e6 === 0 ? `${ns / 1e6}ms` : ns % 1e3 === 0 ? `${ns / 1e3}us` : `${ns}ns`;
}

function Worst({ mmu, duration }: { mmu: MmuData; duration: number }) {
	const columns = useMemo((): Column<MmuData['worst'][number]>[] => {
		const list: Column<MmuData['worst'][number]>[] = [
			{ id: 'begin', title: 'From', value: (w) => w.begin_ns, show: (w) => <a href={timelineHref({ view: around(w.begin_ns, w.end_ns, 0.3), area: { from: w.begin_ns, to: w.end_ns } })}>{formatMoment(w.begin_ns)}</a>, num: true, width: '120px' },
			{ id: 'util', title: 'Left to the program', value: (w) => w.util, show: (w) => <Bar value={w.util} of={1}>{formatPercent(w.util)}</Bar>, num: true, width: 'minmax(130px, 1fr)' },
			{ id: 'range', title: '', value: () => '', show: (w) => <button type="button" class="link" onClick={() => setRange({ from: w.begin_ns, to: w.end_ns })}>use as range</button>, width: '112px', fixed: true, picture: true },
		];
		if (mmu.worst.some((w) => w.p !== undefined))
			list.splice(1, 0, { id: 'p', title: 'P', value: (w) => w.p ?? null, num: true, width: '50px' });
		return list;
	}, [mmu]);
	return (
		<Table
			label={`Worst windows of ${formatDuration(mmu.worst_window_ns)}`} columns={columns} rows={mmu.worst} sort={{ column: 'util', descending: false }} csvName="worst-windows" filter={false}
			rowHref={(w) => timelineHref({ view: around(w.begin_ns, w.end_ns, 0.3), area: { from: w.begin_ns, to: w.end_ns } })} empty={duration < mmu.worst_window_ns ? 'What is looked at is shorter than that.' : 'All was left to the program in every window of that length.'}
		/>
	);
}

function MmuCard() {
	const flags = params.value.flags ?? DEFAULT_FLAGS;
	const chosen = flags.split(',');
	const [table, tableButton] = useTwin();
	const toggle = (id: string, on: boolean): void => {
		const next = FLAGS.map((f) => f.id as string).filter((f) => (f === id ? on : chosen.includes(f)));
		replaceParams({ flags: next.join(',') === DEFAULT_FLAGS ? null : next.join(',') });
	};
	const r = range.value;
	const looked = r ? r.to - r.from : end.value;
	/* The worst windows of 10 ms, or of what there is. */
	const window = params.value.window ?? (looked > 0 && looked < 1e7 ? windowText(10 ** Math.floor(Math.log10(looked))) : undefined);
	const load = useJson<GcDoc>('doc/gc', { mmu: 1, 'mmu-flags': flags, window, ...rangeQuery() });
	const work = ['stw', 'background', 'assist', 'sweep'];
	return (
		<Card
			title="Mutator utilization" note="The least share of the processor that was left to the program in any window of one length. Click a length for its worst windows."
			actions={tableButton}
		>
			<fieldset class="flags">
				<legend class="hidden-text">What is not the program</legend>
				<span class="muted">Not the program:</span>
				{FLAGS.map((f) => (
					<label class={`check${f.id === 'perproc' ? ' check-apart' : ''}`} key={f.id} title={f.hint}>
						<input
							type="checkbox" checked={chosen.includes(f.id)}
							disabled={chosen.includes(f.id) && work.includes(f.id) && work.filter((w) => chosen.includes(w)).length === 1}
							onChange={(e) => toggle(f.id, e.currentTarget.checked)}
						/>
						{f.text}
					</label>
				))}
			</fieldset>
			<Loaded load={load} rows={5}>
				{(doc) => {
					const mmu = doc.mmu;
					const curve = curveWithin(doc, looked);
					if (!mmu || curve.length === 0)
						return <Notice title="There is no curve">The trace does not say how many Ps there are, or too little of it is looked at.</Notice>;
					if (curve.every((p) => p.mmu >= 1))
						return <Notice title="All of it was left to the program">In no window did the collector, or a stopped world, take any of the processor: there is no curve to draw.</Notice>;
					const x = curve.map((p) => p.window_ns);
					const series: Series[] = [{ name: 'minimum', colour: '--stw', values: curve.map((p) => p.mmu), width: 2 }];
					if (curve.some((p) => p.p99 !== undefined)) {
						series.push(
							{ name: '99.9 % of windows', colour: '--runnable', values: curve.map((p) => p.p99_9 ?? null), dash: [5, 3] },
							{ name: '99 %', colour: '--syscall', values: curve.map((p) => p.p99 ?? null), dash: [5, 3] },
							{ name: '95 %', colour: '--running', values: curve.map((p) => p.p95 ?? null), dash: [5, 3] },
						);
					}
					const picked = x.indexOf(mmu.worst_window_ns);
					return (
						<div class="mmu-columns">
							<div>
								{table
									? <PlotTable label="Mutator utilization" xTitle="window" x={x} series={series} formatX={formatDuration} formatY={formatPercent} />
									: <Plot label="" x={x} series={series} logX height={280} top={1} formatX={formatDuration} formatY={formatPercent} picked={picked < 0 ? null : picked} onPick={(i) => pushParams({ window: windowText(x[i] ?? 1e7) })} />}
							</div>
							<div>
								<div class="choices worst-head">
									<h3>Worst windows of</h3>
									<select class="field" aria-label="Length of the windows" value={String(mmu.worst_window_ns)} onChange={(e) => pushParams({ window: windowText(Number(e.currentTarget.value)) })}>
										{(x.includes(mmu.worst_window_ns) ? x : [...x, mmu.worst_window_ns].sort((a, b) => a - b)).map((w) => <option value={String(w)} key={w}>{formatDuration(w)}</option>)}
									</select>
								</div>
								<Worst mmu={mmu} duration={looked} />
							</div>
						</div>
					);
				}}
			</Loaded>
		</Card>
	);
}

/* --- cycles, pauses, who paid -------------------------------------------------------- */

const spanOf = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : b - a);

function markOf(c: GcCycle): number | null {
	return spanOf(c.sweep_end_ns ?? c.begin_ns, c.term_begin_ns ?? c.end_ns);
}

function Cycles({ cycles }: { cycles: readonly GcCycle[] }) {
	const columns = useMemo((): Column<GcCycle>[] => {
		const mark = Math.max(...cycles.map((c) => markOf(c) ?? 0), 1);
		const assist = Math.max(...cycles.map((c) => c.assist_ns), 1);
		const heap = Math.max(...cycles.map((c) => c.heap_term_bytes ?? c.heap_begin_bytes ?? 0), 1);
		const bytes = (id: string, title: string, of: (c: GcCycle) => number | null, hint: string): Column<GcCycle> => ({ id, title, hint, value: of, show: (c) => <Bar value={of(c) ?? 0} of={heap} kind="gc">{formatBytes(of(c))}</Bar>, num: true, width: '80px' });
		const room = (c: GcCycle): number | null => (c.heap_marked_bytes && c.next_goal_bytes ? c.next_goal_bytes / c.heap_marked_bytes - 1 : null);
		return [
			{ id: 'n', title: 'Cycle', value: (c) => c.cycle, num: true, width: '72px' },
			{ id: 'begin', title: 'Began', value: (c) => c.begin_ns, show: (c) => (c.begin_ns === null ? <span class="faint">before</span> : <a href={timelineHref({ view: around(c.begin_ns, c.term_end_ns ?? c.end_ns ?? c.begin_ns + 1e6, 0.3), pin: ['c:heap'] })}>{formatMoment(c.begin_ns)}</a>), num: true, width: '112px' },
			{ id: 'trigger', title: 'Trigger', value: (c) => c.trigger, width: 'minmax(64px, 0.64fr)' },
			{ id: 'sweep', title: 'Sweep term', hint: 'Sweep termination: the stop to end sweeping', value: (c) => spanOf(c.sweep_begin_ns, c.sweep_end_ns), show: (c) => <Dur ns={spanOf(c.sweep_begin_ns, c.sweep_end_ns)} />, num: true, width: '98px' },
			{ id: 'mark', title: 'Mark', hint: 'Beside the program', value: markOf, show: (c) => <Bar value={markOf(c) ?? 0} of={mark} kind="gc"><Dur ns={markOf(c)} /></Bar>, num: true, width: '88px' },
			{ id: 'term', title: 'Mark term', hint: 'Mark termination: the stop to end marking', value: (c) => spanOf(c.term_begin_ns, c.term_end_ns), show: (c) => <Dur ns={spanOf(c.term_begin_ns, c.term_end_ns)} />, num: true, width: '92px' },
			{ id: 'assist', title: 'Assists', hint: 'Time of goroutines that had to help', value: (c) => c.assist_ns, show: (c) => <span title={`${formatCount(c.assists)} assists`}><Bar value={c.assist_ns} of={assist} kind="runnable"><Dur ns={c.assist_ns} /></Bar></span>, num: true, width: '84px' },
			{ id: 'worker', title: 'Workers', hint: 'Time of mark workers', value: (c) => c.worker_ns, show: (c) => <Dur ns={c.worker_ns} />, num: true, width: '78px' },
			bytes('before', 'Before', (c) => c.heap_begin_bytes, 'Heap when it began'), bytes('marked', 'Alive', (c) => c.heap_marked_bytes, 'What was found alive'),
			bytes('goal', 'Goal', (c) => c.goal_bytes, 'That the heap was to stay below'),
			{ id: 'room', title: 'Room', hint: 'Between what is alive and the next goal: GOGC, more for a small heap, less under GOMEMLIMIT', value: room, show: (c) => <span title={`Next goal ${formatBytes(c.next_goal_bytes)}`}>{formatPercent(room(c) ?? NaN)}</span>, num: true, width: '64px' },
			{ id: 'fn', title: 'Begun by', value: (c) => c.function, show: (c) => (c.goroutine === null ? '' : <FnLink fn={c.function} />), width: 'minmax(120px, 1.2fr)' },
		];
	}, [cycles]);
	return <Table label="Cycles" columns={columns} rows={cycles} sort={{ column: 'n', descending: false }} csvName="gc-cycles" tallest={14} empty="No cycle was under way." />;
}

function Pauses({ pauses, reasons }: { pauses: readonly Pause[]; reasons: readonly PauseReason[] }) {
	const byReason = useMemo((): Column<PauseReason>[] => {
		const most = Math.max(...reasons.map((r) => r.total_ns), 1);
		const time = (id: string, title: string, of: (r: PauseReason) => number, hint?: string): Column<PauseReason> => ({ id, title, hint, value: of, show: (r) => <Dur ns={of(r)} />, num: true, width: '82px' });
		return [
			{ id: 'reason', title: 'Stop for', value: (r) => r.reason, width: 'minmax(160px, 1fr)' },
			{ id: 'count', title: 'Count', value: (r) => r.count, show: (r) => formatCount(r.count), num: true, width: '64px' },
			{ id: 'total', title: 'Total', value: (r) => r.total_ns, show: (r) => <Bar value={r.total_ns} of={most} kind="stw"><Dur ns={r.total_ns} /></Bar>, num: true, width: '92px' },
			time('p50', 'Median', (r) => r.p50_ns), time('p99', 'p99', (r) => r.p99_ns), time('max', 'Longest', (r) => r.max_ns),
			{ ...time('stopping', 'Longest stopping', (r) => r.stopping_max_ns, 'Until the last P had stopped'), width: '134px' },
		];
	}, [reasons]);
	const each = useMemo((): Column<Pause>[] => {
		const most = Math.max(...pauses.map((p) => p.end_ns - p.begin_ns), 1);
		return [
			{ id: 'begin', title: 'From', value: (p) => p.begin_ns, show: (p) => <Moment id={p.goroutine} from={p.begin_ns} to={p.end_ns} />, num: true, width: '112px' },
			{ id: 'length', title: 'Length', value: (p) => p.end_ns - p.begin_ns, show: (p) => <Bar value={p.end_ns - p.begin_ns} of={most} kind="stw"><Dur ns={p.end_ns - p.begin_ns} /></Bar>, num: true, width: '100px' },
			{ id: 'stopping', title: 'Stopping', hint: 'Until the last P had stopped', value: (p) => p.stopping_ns, show: (p) => <Dur ns={p.stopping_ns} />, num: true, width: '84px' },
			{ id: 'reason', title: 'Stop for', value: (p) => p.reason, width: 'minmax(140px, 0.8fr)' },
			{ id: 'by', title: 'Stopped by', value: (p) => p.function, show: (p) => (p.goroutine === null ? <span class="faint">–</span> : <span><GLink id={p.goroutine} at={p.begin_ns} to={p.end_ns} /> <FnLink fn={p.function} /></span>), width: 'minmax(150px, 1fr)' },
			{ id: 'last', title: 'Last to stop', hint: 'What the P ran that stopped last', value: (p) => p.last_function, show: (p) => (p.last_goroutine === null ? <span class="faint">{p.last_p === null ? '–' : `p${p.last_p}`}</span> : <span>p{p.last_p} <GLink id={p.last_goroutine} at={p.begin_ns} to={p.end_ns} /> {p.last_function !== null && <FnLink fn={p.last_function} />}</span>), width: 'minmax(150px, 1fr)' },
		];
	}, [pauses]);
	return (
		<div class="stack-gap">
			<Table label="Pauses by reason" columns={byReason} rows={reasons} sort={{ column: 'total', descending: true }} csvName="pauses-by-reason" filter={false} empty="The world was never stopped." />
			{pauses.length > 0 && <Table label="Longest pauses" columns={each} rows={pauses} sort={{ column: 'length', descending: true }} csvName="pauses" tallest={10} />}
		</div>
	);
}

function Payers({ groups }: { groups: readonly GcGroup[] }) {
	const columns = useMemo((): Column<GcGroup>[] => {
		const most = Math.max(...groups.map((g) => g.assist_total_ns), 1);
		return [
			{ id: 'fn', title: 'Start function', value: (g) => g.function, show: (g) => <FnLink fn={g.function} />, width: 'minmax(200px, 1fr)' },
			{ id: 'assist', title: 'Assists', value: (g) => g.assist_total_ns, show: (g) => <Bar value={g.assist_total_ns} of={most} kind="runnable"><Dur ns={g.assist_total_ns} /></Bar>, num: true, width: '110px' },
			{ id: 'share', title: 'Of its time', hint: 'Part of the time that they ran or waited in an assist', value: (g) => g.assist_share, show: (g) => formatPercent(g.assist_share), num: true },
			{ id: 'count', title: 'Count', value: (g) => g.assist_count, show: (g) => formatCount(g.assist_count), num: true },
			{ id: 'p99', title: 'p99', value: (g) => g.assist_p99_ns, show: (g) => <Dur ns={g.assist_p99_ns} />, num: true },
			{ id: 'max', title: 'Longest', value: (g) => g.assist_max_ns, show: (g) => <Dur ns={g.assist_max_ns} />, num: true },
			{ id: 'sweep', title: 'Sweeping', value: (g) => g.sweep_total_ns, show: (g) => <Dur ns={g.sweep_total_ns} />, num: true },
			{ id: 'swept', title: 'Swept', value: (g) => g.swept_bytes, show: (g) => (g.swept_bytes ? formatBytes(g.swept_bytes) : <span class="faint">0</span>), num: true },
		];
	}, [groups]);
	return <Table label="Who worked for the collector" columns={columns} rows={groups} sort={{ column: 'assist', descending: true }} csvName="gc-groups" tallest={10} empty="No goroutine had to help." />;
}

export function Mmu(_: PageProps) {
	const load = useJson<GcDoc>('doc/gc', { top: 2000, ...rangeQuery() });
	return (
		<PageFrame title="GC & MMU" lead="What the garbage collector took from the program, and when." actions={<RangeNote restricted />}>
			<MmuCard />
			<Loaded load={load} rows={6}>
				{(doc) => {
					if (!doc.usable)
						return <Damage head={doc} />;
					const pausing = doc.pauses_by_reason.reduce((n, p) => n + p.total_ns, 0);
					const longest = doc.longest_pauses[0];
					return (
						<div class="stack-gap">
							<Damage head={doc} />
							<Facts
								facts={[
									{ label: 'Cycles', value: formatCount(doc.num_cycles) },
									{ label: 'Marking', value: formatPercent(doc.mark_ns / Math.max(doc.duration_ns, 1)), hint: `${formatDuration(doc.mark_ns)} in which a cycle was under way` },
									{ label: 'World stopped', value: formatDuration(pausing), hint: 'All stops, for the collector or not' },
									{ label: 'Longest pause', value: longest ? formatDuration(longest.end_ns - longest.begin_ns) : '–', href: longest ? timelineHref({ view: around(longest.begin_ns, longest.end_ns) }) : undefined },
									{ label: 'Assists', value: formatDuration(doc.groups.reduce((n, g) => n + g.assist_total_ns, 0)) },
									{ label: 'Mark workers', value: formatDuration(doc.workers.reduce((n, w) => n + w.total_ns, 0)), hint: doc.workers.map((w) => `${w.worker} ${formatDuration(w.total_ns)}`).join(', ') },
									{ label: 'GOMAXPROCS', value: doc.gomaxprocs || '–' },
								]}
							/>
							<Card title="Cycles" actions={doc.cycles.length > 0 && <ShowButton to={timelineHref({ view: range.value, pin: ['c:heap', 'c:goal'] })}>Show GC rows</ShowButton>} flush><Cycles cycles={doc.cycles} /></Card>
							<Card title="Stops of the world" flush><Pauses pauses={doc.longest_pauses} reasons={doc.pauses_by_reason} /></Card>
							<Card title="Who worked for the collector" note="Mark assists and sweeping by goroutines, by start function." flush><Payers groups={doc.groups} /></Card>
						</div>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}
