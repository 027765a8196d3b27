// SPDX-License-Identifier: MIT
//
// Goroutines by start function; and of one start function each goroutine, with
// histograms that choose among them.

import { useMemo, useState } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { href, range, timelineHref } from '../app/state';
import { formatCount, formatPercent, formatShort, plural } from '../app/format';
import { formatDuration } from '../app/time';
import type { Area } from '../api/types';
import type { Distribution, GoroutineGroup, GoroutineRow, GoroutinesDoc, StateTimes } from '../api/docs';
import { binsOfValues, isInBrush, percentiles, type Brush } from '../parts/bins';
import { functionLabel, isLibrary } from '../parts/format';
import { shortName } from '../timeline/names';
import { BinsTable, Histogram, rangeText } from '../parts/histogram';
import { Damage, Loaded, useJson, type Load } from '../parts/load';
import { Dur, FnLink, GLink, goroutinesHref, momentHref, Moment, ShowButton } from '../parts/names';
import { Card, Facts, PageFrame, RangeNote, Segments, useParam, useTwin } from '../parts/page';
import { Bar, mostlyOn, Table, type Column } from '../parts/table';
import { ShareBar, sharesOfTimes, sharesOfTotals, SpreadMark, StateLegend, type Shares } from '../parts/share';

const timesOfGroup = (g: GoroutineGroup): StateTimes => ({
	running_ns: g.running.total_ns, runnable_ns: g.runnable.total_ns, blocked_ns: g.blocked.total_ns,
	syscall_ns: g.syscall.total_ns, syscall_blocked_ns: g.syscall_blocked.total_ns, unknown_ns: g.unknown.total_ns, total_ns: g.total.total_ns,
});

/* --- all start functions --------------------------------------------------------- */

type Statistic = 'total_ns' | 'avg_ns' | 'p50_ns' | 'p99_ns' | 'max_ns';

const STATISTICS = [
	{ value: 'total_ns', text: 'Total', hint: 'Of all goroutines together' }, { value: 'avg_ns', text: 'Average', hint: 'Of a goroutine' },
	{ value: 'p50_ns', text: 'Median' }, { value: 'p99_ns', text: 'p99' }, { value: 'max_ns', text: 'Largest' },
] as const;

function spreadText(name: string, d: Distribution): string {
	return `${name}: total ${formatDuration(d.total_ns)}, average ${formatDuration(d.avg_ns)}, median ${formatDuration(d.p50_ns)}, p99 ${formatDuration(d.p99_ns)}, largest ${formatDuration(d.max_ns)}`;
}

function GroupsTable({ groups }: { groups: readonly GoroutineGroup[] }) {
	const [which, setWhich] = useParam<Statistic>('show', 'total_ns', ['total_ns', 'avg_ns', 'p50_ns', 'p99_ns', 'max_ns']);
	const columns = useMemo((): Column<GoroutineGroup>[] => {
		const most = (of: (g: GoroutineGroup) => number): number => Math.max(...groups.map(of), 1);
		const low = Math.max(Math.min(...groups.map((g) => g.latency.p50_ns).filter((v) => v > 0), 1e6), 10);
		const high = most((g) => g.latency.max_ns);
		const range = (g: GoroutineGroup, name: string): number => g.ranges.find((r) => r.name === name)?.total_ns ?? 0;
		const time = (id: string, title: string, kind: string, of: (g: GoroutineGroup) => Distribution, width = '78px'): Column<GoroutineGroup> => {
			const top = most((g) => of(g)[which]);
			return { id, title, value: (g) => of(g)[which], show: (g) => <span title={spreadText(title, of(g))}><Bar value={of(g)[which]} of={top} kind={kind}><Dur ns={of(g)[which]} /></Bar></span>, num: true, width };
		};
		/* Of very many three digits are enough, and narrow. */
		const short = (n: number) => <span title={formatCount(n)}>{formatShort(n)}</span>;
		const calls = (g: GoroutineGroup): Distribution => sumOf(g.syscall, g.syscall_blocked);
		const list: Column<GoroutineGroup>[] = [
			{ id: 'fn', title: 'Start function', value: (g) => functionLabel(g.function), show: (g) => <FnLink fn={g.function} />, width: 'minmax(196px, 1.9fr)' },
			{ id: 'count', title: 'Count', value: (g) => g.count, show: (g) => short(g.count), num: true, width: '62px' },
			{ id: 'alive', title: 'Left', hint: 'There when the trace ended', value: (g) => g.alive, show: (g) => (g.alive ? short(g.alive) : <span class="faint">0</span>), num: true, width: '58px' },
			{ id: 'shares', title: 'Shares', hint: 'How their time divides: running, system calls, runnable, waiting', value: (g) => g.total.total_ns, show: (g) => <ShareBar shares={sharesOfTimes(timesOfGroup(g))} />, width: 'minmax(62px, 0.62fr)', picture: true, fixed: true },
			time('running', 'Running', 'running', (g) => g.running, '88px'),
			time('runnable', 'Runnable', 'runnable', (g) => g.runnable, '88px'),
			{ id: 'spread', title: 'Single waits', hint: 'Each wait from runnable to running: median, 99th percentile and longest, on a logarithmic axis that all rows share', value: (g) => g.latency.p99_ns, show: (g) => <SpreadMark p50={g.latency.p50_ns} p99={g.latency.p99_ns} max={g.latency.max_ns} low={low} high={high} />, width: '92px', picture: true },
			time('blocked', 'Blocked', 'waiting', (g) => g.blocked),
			mostlyOn(),
			time('syscall', 'Syscalls', 'syscall', calls),
			{ id: 'gc', title: 'For GC', hint: 'Mark assist and sweeping, in all; overlaps with the states', value: (g) => range(g, 'GC mark assist') + range(g, 'GC incremental sweep'), show: (g) => <span title={`mark assist ${formatDuration(range(g, 'GC mark assist'))}, sweeping ${formatDuration(range(g, 'GC incremental sweep'))}`}><Dur ns={range(g, 'GC mark assist') + range(g, 'GC incremental sweep')} /></span>, num: true, width: '66px' },
			time('life', 'Lifetime', 'span', (g) => g.total),
		];
		const empty = new Set([groups.every((g) => range(g, 'GC mark assist') + range(g, 'GC incremental sweep') === 0) && 'gc', groups.every((g) => calls(g).total_ns === 0) && 'syscall']);
		return list.filter((c) => !empty.has(c.id));
	}, [groups, which]);
	return (
		<Table
			label="Start functions" columns={columns} rows={groups} sort={{ column: 'running', descending: true }} csvName="goroutines" tallest={24} rowHeight={32}
			filterHint="Filter functions" rowHref={(g) => goroutinesHref(g.function)} empty="The trace shows no goroutine."
			tools={<><Segments label="Times" options={STATISTICS} value={which} onChange={setWhich} /><StateLegend /></>}
		/>
	);
}

/* System calls with and without the P: percentiles of both together are not known, the larger one stands for them. */
function sumOf(a: Distribution, b: Distribution): Distribution {
	return { total_ns: a.total_ns + b.total_ns, avg_ns: a.avg_ns + b.avg_ns, p50_ns: Math.max(a.p50_ns, b.p50_ns), p99_ns: Math.max(a.p99_ns, b.p99_ns), max_ns: Math.max(a.max_ns, b.max_ns) };
}

interface AreaGroup {
	key: string;
	fn: string;
	totals: [number, number, number, number];
	n: number;
}

/* In a range: what the store adds up. Distributions are only known for the whole trace. */
function RangeTable({ groups }: { groups: readonly AreaGroup[] }) {
	const columns = useMemo((): Column<AreaGroup>[] => {
		const most = (i: 0 | 1 | 2 | 3): number => Math.max(...groups.map((g) => g.totals[i]), 1);
		const time = (id: string, title: string, i: 0 | 1 | 2 | 3, kind: string): Column<AreaGroup> => {
			const top = most(i);
			return { id, title, value: (g) => g.totals[i], show: (g) => <Bar value={g.totals[i]} of={top} kind={kind}><Dur ns={g.totals[i]} /></Bar>, num: true, width: '110px' };
		};
		return [
			{ id: 'fn', title: 'Start function', value: (g) => functionLabel(g.fn), show: (g) => <FnLink fn={g.fn} />, width: 'minmax(220px, 1.5fr)' },
			{ id: 'n', title: 'Goroutines', hint: 'That were there in the range', value: (g) => g.n, show: (g) => formatCount(g.n), num: true },
			{ id: 'shares', title: 'Shares', value: (g) => g.totals[0], show: (g) => <ShareBar shares={sharesOfTotals(g.totals)} />, width: 'minmax(120px, 1fr)', picture: true, fixed: true },
			time('running', 'Running', 0, 'running'), time('runnable', 'Runnable', 1, 'runnable'), time('waiting', 'Blocked', 2, 'waiting'), time('syscall', 'Syscalls', 3, 'syscall'),
		];
	}, [groups]);
	return <Table label="Start functions in the range" columns={columns} rows={groups} sort={{ column: 'running', descending: true }} csvName="goroutines-range" tallest={24} rowHeight={32} filterHint="Filter functions" rowHref={(g) => goroutinesHref(g.fn)} tools={<StateLegend />} />;
}

function Groups() {
	const r = range.value;
	const whole = useJson<GoroutinesDoc>(r ? null : 'doc/goroutines');
	const part = useJson<Area>(r ? 'area' : null, r ? { from: r.from, to: r.to, rows: 'all', stacks: 'off' } : {});
	return (
		<PageFrame title="Goroutines" lead="What they spent their time on, by the function that they began with." actions={<RangeNote restricted />}>
			{r ? (
				<Card flush><Loaded load={part} rows={8}>{(a) => <RangeTable groups={a.groups} />}</Loaded></Card>
			) : (
				<Loaded load={whole} rows={8}>
					{(doc) => <><Damage head={doc} />{doc.usable && <Card flush><GroupsTable groups={doc.groups ?? []} /></Card>}</>}
				</Loaded>
			)}
		</PageFrame>
	);
}

/* --- one start function ---------------------------------------------------------- */

type Measure = 'total' | 'running' | 'runnable' | 'blocked' | 'syscall';

const MEASURES = [
	{ value: 'total', text: 'Lifetime' }, { value: 'running', text: 'Running' }, { value: 'runnable', text: 'Runnable' }, { value: 'blocked', text: 'Blocked' }, { value: 'syscall', text: 'Syscalls' },
] as const;

const KIND: Record<Measure, string> = { total: 'span', running: 'running', runnable: 'runnable', blocked: 'waiting', syscall: 'syscall' };

const measureOf = (g: GoroutineRow, m: Measure): number => (m === 'syscall' ? g.syscall_ns + g.syscall_blocked_ns : g[`${m}_ns` as const]);

/* How many goroutines a document is asked for: each takes some 400 bytes of it. */
const MOST = 20000;

/* Columns by which the document can be asked for its largest, where it cannot have all. */
const SERVER_SORTS = ['total', 'running', 'runnable', 'blocked', 'syscall', 'id'];

function Members({ group, rows, total, sorted, onSorted }: { group: GoroutineGroup; rows: readonly GoroutineRow[]; total: number; sorted: string; onSorted: (column: string) => void }) {
	const [measure, setMeasure] = useParam<Measure>('by', 'total', ['total', 'running', 'runnable', 'blocked', 'syscall']);
	const [brush, setBrush] = useState<Brush | null>(null);
	const [twin, twinButton] = useTwin();
	const values = useMemo(() => rows.map((g) => measureOf(g, measure)), [rows, measure]);
	const bins = useMemo(() => binsOfValues(values), [values]);
	const marks = useMemo(() => percentiles(values), [values]);
	const r = range.value;
	const shown = useMemo(
		() => rows.filter((g) => isInBrush(bins, brush, measureOf(g, measure)) && (!r || (g.creation_ns < r.to && (g.end_ns ?? Infinity) > r.from))),
		[rows, bins, brush, measure, r],
	);
	const columns = useMemo((): Column<GoroutineRow>[] => {
		const most = (m: Measure): number => Math.max(...rows.map((g) => measureOf(g, m)), 1);
		const time = (m: Measure, title: string): Column<GoroutineRow> => {
			const top = most(m);
			return { id: m, title, value: (g) => measureOf(g, m), show: (g) => <Bar value={measureOf(g, m)} of={top} kind={KIND[m]}><Dur ns={measureOf(g, m)} /></Bar>, num: true, width: '94px' };
		};
		const list: Column<GoroutineRow>[] = [
			{ id: 'id', title: 'Goroutine', value: (g) => g.id, show: (g) => <GLink id={g.id} at={g.creation_ns} to={g.end_ns ?? g.creation_ns + g.total_ns} />, num: true, width: '92px' },
			{ id: 'created', title: 'Created', hint: 'Or first seen', value: (g) => g.creation_ns, show: (g) => <Moment id={g.id} from={g.creation_ns} to={g.end_ns ?? g.creation_ns + g.total_ns} />, num: true, width: '112px' },
			{ id: 'first', title: 'First run', hint: 'How long after it was created it ran first', value: (g) => (g.start_ns === null ? null : g.start_ns - g.creation_ns), show: (g) => (g.start_ns === null ? <span class="faint">never</span> : <Dur ns={g.start_ns - g.creation_ns} />), num: true, width: '84px' },
			{ id: 'shares', title: 'Shares', value: (g) => g.total_ns, show: (g) => <ShareBar shares={sharesOfTimes(g)} />, width: 'minmax(100px, 1fr)', picture: true, fixed: true },
			time('total', 'Lifetime'), time('running', 'Running'), time('runnable', 'Runnable'), time('blocked', 'Blocked'), time('syscall', 'Syscalls'),
			mostlyOn(),
			{ id: 'end', title: '', hint: 'Whether it was there when the trace ended', value: (g) => (g.end_ns === null ? 'left' : ''), show: (g) => (g.end_ns === null ? <span class="tag">left</span> : ''), width: '56px', fixed: true },
		];
		return list;
	}, [rows]);
	const pins = shown.slice(0, 30).map((g) => `g${g.id}`);
	const from = Math.min(...shown.map((g) => g.creation_ns));
	const to = Math.max(...shown.map((g) => g.end_ns ?? g.creation_ns + g.total_ns));
	return (
		<>
			<Card
				title="Distribution" note={rows.length < total ? `Of the first ${formatCount(rows.length)} by ${sorted === 'total' ? 'lifetime' : sorted}; there are ${formatCount(total)}.` : undefined}
				actions={<><Segments label="Measure" options={MEASURES} value={measure} onChange={(m) => { setMeasure(m); setBrush(null); }} />{twinButton}</>}
			>
				<Facts small facts={marks.map((m) => ({ label: m.name, value: m.value === 0 ? '0' : formatDuration(m.value) }))} />
				<div class="space-above">
					{twin ? <BinsTable bins={bins} label={measure} /> : <Histogram bins={bins} marks={marks} label={`${measure} of goroutines`} brush={brush} onBrush={setBrush} kind={KIND[measure]} height={170} />}
				</div>
			</Card>
			<Card
				title={brush ? `Those with ${rangeText(bins, brush)} ${measure === 'total' ? 'of life' : measure}` : 'Each goroutine'} flush
				actions={<>
					{brush && <button type="button" class="button" onClick={() => setBrush(null)}>All of them</button>}
					{shown.length > 0 && <ShowButton to={timelineHref({ view: { from: Math.max(0, from), to: Math.max(to, from + 1) }, pin: pins })}>{shown.length > 30 ? 'Show the first 30 on the timeline' : 'Show these on the timeline'}</ShowButton>}
				</>}
			>
				<Table
					label={`Goroutines of ${group.function}`} columns={columns} rows={shown} total={brush || r ? undefined : total} sort={{ column: 'total', descending: true }} csvName="goroutines" tallest={20}
					filterHint="Id or reason" rowHref={(g) => momentHref(g.id, g.creation_ns, g.end_ns ?? g.creation_ns + g.total_ns)} empty="None is left."
					onSorted={(s) => { if (rows.length < total && SERVER_SORTS.includes(s.column)) onSorted(s.column); }}
				/>
			</Card>
		</>
	);
}

function Group({ fn }: { fn: string }) {
	const [sorted, setSorted] = useState('total');
	const load: Load<GoroutinesDoc> = useJson<GoroutinesDoc>('doc/goroutines', { fn, top: MOST, sort: sorted === 'total' ? null : sorted });
	const g = load.data?.group;
	const shares: Shares | null = g ? sharesOfTimes(timesOfGroup(g)) : null;
	return (
		<PageFrame
			title={<span class="fname fn-title" title={fn}>{shortName(fn)}</span>} trail={[{ text: 'Goroutines', href: href('/goroutines') }]}
			lead={<>{fn !== shortName(fn) && <span class="mono">{fn}</span>} {isLibrary(fn) && <span class="tag">Go’s library</span>}</>}
			actions={<>
				<RangeNote restricted={false} />
				<a class="button" href={href('/profiles', { kind: 'sync', scope: `goroutine:${fn}` })}>Flame of blocking</a>
				<ShowButton to={timelineHref({ q: fn, rows: 'g:fn' })} main />
			</>}
		>
			<Loaded load={load} rows={8}>
				{(doc) => (
					<div class="stack-gap">
						<Damage head={doc} />
						{doc.group && shares && (
							<>
								<Facts
									facts={[
										{ label: 'Goroutines', value: formatCount(doc.group.count), hint: plural(doc.group.alive, 'of them was', 'of them were') + ' there when the trace ended' },
										{ label: 'Left', value: formatCount(doc.group.alive), hint: 'There when the trace ended' },
										{ label: 'Of all running', value: formatPercent(doc.group.running_share) },
										{ label: 'Running', value: formatDuration(doc.group.running.total_ns), href: href('/profiles', { kind: 'running', scope: `goroutine:${fn}` }) },
										{ label: 'Runnable', value: formatDuration(doc.group.runnable.total_ns), href: href('/profiles', { kind: 'sched', scope: `goroutine:${fn}` }) },
										{ label: 'Blocked', value: formatDuration(doc.group.blocked.total_ns), href: href('/profiles', { kind: 'sync', scope: `goroutine:${fn}` }) },
										{ label: 'Syscalls', value: formatDuration(doc.group.syscall.total_ns + doc.group.syscall_blocked.total_ns), href: href('/profiles', { kind: 'syscall', scope: `goroutine:${fn}` }) },
										{ label: 'Sched latency p99', value: formatDuration(doc.group.latency.p99_ns), hint: `Median ${formatDuration(doc.group.latency.p50_ns)}, longest ${formatDuration(doc.group.latency.max_ns)} of ${formatCount(doc.group.latency.count)}`, href: href('/latency', { kind: 'sched', fn }) },
									]}
								/>
								<Card>
									<ShareBar shares={shares} tall />
									<div class="states-legend space-above">
										<StateLegend />
										<span class="muted">
											{doc.group.blocked_by_reason.slice(0, 5).map((b) => `${b.name || 'since before the trace'} ${formatDuration(b.total_ns)}`).join(' · ')}
										</span>
									</div>
								</Card>
								<Members group={doc.group} rows={doc.goroutines ?? []} total={doc.group.count} sorted={sorted} onSorted={setSorted} />
							</>
						)}
					</div>
				)}
			</Loaded>
		</PageFrame>
	);
}

export function Goroutines({ arg }: PageProps) {
	return arg === null ? <Groups /> : <Group fn={arg} key={arg} />;
}
