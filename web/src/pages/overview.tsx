// SPDX-License-Identifier: MIT
//
// What one wants to know of a trace in ten seconds: facts, four plots, findings, and
// where the time went.

import { useFindingMarks } from '../app/findingmarks';
import { useMemo } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { complete, end, href, meta, range, rangeQuery, setRange, status } from '../app/state';
import { formatBytes, formatCount, formatPercent, plural } from '../app/format';
import { formatDuration } from '../app/time';
import type { Area, Plot as PlotData } from '../api/types';
import type { FindingsDoc, Report, ReportDoc, ReportFunction, ReportStack, Rule } from '../api/docs';
import { FindingCard } from '../parts/finding';
import { formatMoment, momentTicks } from '../parts/format';
import { Damage, Loaded, Loading, Notice, useGrowing, useJson, type Load } from '../parts/load';
import { Dur, FnLink, StackLine } from '../parts/names';
import { Card, Facts, PageFrame, RangeNote, useTwin, type Fact } from '../parts/page';
import { Plot, PlotTable, type Series } from '../parts/plot';
import { sharesOfTimes, sharesOfTotals, ShareBar, StateLegend, sharesText, type Shares } from '../parts/share';
import { Bar } from '../parts/table';

/* --- facts ----------------------------------------------------------------------- */

function factsOf(r: Report): (Fact | null)[] {
	const procs = r.gomaxprocs;
	const sched = r.scheduler_latency;
	return [
		{ label: 'Duration', value: formatDuration(r.duration_ns), href: href('/timeline') },
		{ label: 'Ps', value: procs ? (procs.min === procs.max ? procs.max : `${procs.min}–${procs.max}`) : formatCount(r.procs), hint: 'GOMAXPROCS: how many goroutines may run at once', href: href('/timeline') },
		r.busy_share === null ? null : { label: 'Ps busy', value: formatPercent(r.busy_share), hint: 'Part of the time of all Ps in which they ran goroutines', href: href('/profiles', { kind: 'running' }) },
		{ label: 'Goroutines, most', value: formatCount(r.goroutines_peak), hint: 'Most goroutines that were there at once', href: href('/goroutines') },
		{ label: 'Created', value: formatCount(r.goroutines_created), hint: `${formatCount(r.goroutines_created)} goroutines created in the trace; at most ${formatCount(r.goroutines_peak)} at once; ${formatCount(r.goroutines_left)} at its end`, href: href('/goroutines') },
		{ label: 'Sched latency p99', value: formatDuration(sched.p99_ns), hint: `Waits for a P: median ${formatDuration(sched.p50_ns)}, longest ${formatDuration(sched.max_ns)}, ${formatCount(sched.count)} in all`, href: href('/latency', { kind: 'sched' }) },
		{ label: 'GC cycles', value: formatCount(r.gc_cycles), href: href('/mmu') },
		r.heap_bytes ? { label: 'Heap, most', value: formatBytes(r.heap_bytes.max), href: href('/mmu') } : null,
		{ label: 'Events', value: formatCount(r.events), href: href('/events') },
	];
}

/* What the server knows before the report is worked out. */
function earlyFacts(): Fact[] {
	const s = status.value;
	const m = meta.value;
	return [
		{ label: 'Duration', value: formatDuration(end.value), href: href('/timeline') },
		{ label: 'Ps', value: m ? formatCount(m.ps) : '…' },
		{ label: 'Ps busy', value: '…' }, { label: 'Goroutines, most', value: '…' }, { label: 'Created', value: '…' }, { label: 'Sched latency p99', value: '…' }, { label: 'GC cycles', value: '…' }, { label: 'Heap, most', value: '…' },
		{ label: 'Events', value: formatCount(s?.events), href: href('/events') },
	];
}

/* Where the trace is from, in a line. */
function Origin({ report: r }: { report: Report }) {
	const parts = [
		status.value?.name ?? r.file,
		r.made_by ?? (r.format ? `format ${r.format}` : ''),
		`${formatBytes(r.bytes)} in ${plural(r.generations, 'generation')}`,
		r.start_unix_ns === null ? '' : new Date(r.start_unix_ns / 1e6).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
	].filter(Boolean);
	return (
		<>
			<span class="mono">{parts[0]}</span> · {parts.slice(1).join(' · ')} ·{' '}
			{r.error ? <span class="warn">damaged</span> : <span class="good" title="Read to its end without complaint">complete</span>}
		</>
	);
}

/* --- plots ----------------------------------------------------------------------- */

/* Latency has fewer, wider bins: each needs some waits to have percentiles of. */
const BINS = 480;
const LATENCY_BINS = 96;

function useSeries(plot: PlotData | null, wanted: readonly (readonly [string, string, string])[]): Series[] {
	return useMemo(() => wanted.map(([key, name, colour]) => ({ name, colour, values: plot?.series[key] ?? [] })), [plot]);
}

const PROCS = [['ps_running', 'running', '--running'], ['ps_syscall', 'in a system call', '--syscall'], ['ps_idle', 'idle', '--waiting']] as const;
const GOROUTINES = [['g_running', 'running', '--running'], ['g_syscall', 'system call', '--syscall'], ['g_runnable', 'runnable', '--runnable'], ['g_waiting', 'waiting', '--waiting']] as const;
const HEAP = [['heap', 'heap', '--gc'], ['goal', 'goal', '--fg-faint']] as const;
const SCHED = [['sched_p50', 'median', '--accent'], ['sched_p99', 'p99', '--runnable']] as const;

const short = (v: number): string => (v >= 10 || Number.isInteger(v) ? formatCount(Math.round(v)) : v.toPrecision(2));

function middles(plot: PlotData | null): number[] {
	if (!plot)
		return [];
	const width = (plot.to - plot.from) / plot.bins;
	return Array.from({ length: plot.bins }, (_, i) => plot.from + (i + 0.5) * width);
}

function Plots({ load, latency }: { load: Load<PlotData>; latency: Load<PlotData> }) {
	const [table, tableButton] = useTwin();
	const plot = load.data;
	const x = useMemo(() => middles(plot), [plot]);
	const latencyX = useMemo(() => middles(latency.data), [latency.data]);
	const procs = useSeries(plot, PROCS);
	const goroutines = useSeries(plot, GOROUTINES);
	const heap = useSeries(plot, HEAP).map((s, i) => ({ ...s, filled: i === 0, dash: i === 1 ? [4, 3] : undefined } as Series));
	const sched = useSeries(latency.data, SCHED);
	if (load.error)
		return <Notice kind="warn" title="There are no plots">{load.error.message}</Notice>;
	if (!plot)
		return <Loading rows={4} />;
	const span = { from: plot.from, to: Math.max(plot.to, plot.from + 1) };
	const common = { x, span, height: 128, formatX: formatMoment, ticksX: momentTicks, group: 'overview', onSelect: (from: number, to: number) => setRange({ from: Math.max(0, Math.round(from)), to: Math.round(to) }) };
	if (table) {
		const all = [...procs.map((s) => ({ ...s, name: `Ps ${s.name}` })), ...goroutines.map((s) => ({ ...s, name: `goroutines ${s.name}` }))];
		return (
			<>
				<div class="p-actions p-right">{tableButton}</div>
				<PlotTable label="Ps and goroutines over time" x={x} series={all} formatX={formatMoment} formatY={short} />
				<PlotTable label="Heap over time" x={x} series={heap} formatX={formatMoment} formatY={formatBytes} />
				<PlotTable label="Scheduling latency over time" x={latencyX} series={sched} formatX={formatMoment} formatY={formatDuration} />
			</>
		);
	}
	const any = (list: readonly Series[]): boolean => list.some((s) => s.values.some((v) => v !== null && v > 0));
	return (
		<>
			<div class={`plots${load.busy ? ' stale' : ''}`}>
				<Plot {...common} label="Ps" series={procs} stacked stepped formatY={short} />
				<Plot {...common} label="Goroutines" series={goroutines} stacked stepped formatY={short} />
				{any(heap) ? <Plot {...common} label="Heap" series={heap} stepped binary formatY={formatBytes} /> : <div class="plot plot-none"><span class="plot-title">Heap</span><p class="faint">The trace has no heap sizes here.</p></div>}
				{any(sched) ? <Plot {...common} x={latencyX} label="Scheduling latency" series={sched} logY points formatY={formatDuration} /> : <div class="plot plot-none"><span class="plot-title">Scheduling latency</span><p class="faint">Nothing waited for a P here.</p></div>}
			</div>
			<p class="p-note p-foot">Drag over a plot to restrict every page to that range. <span class="p-foot-tools">{tableButton}</span></p>
		</>
	);
}

/* --- findings -------------------------------------------------------------------- */

export function NoFindings({ doc }: { doc: FindingsDoc }) {
	const rules = useJson<Rule[]>('doc/findings', { list: 1 });
	return (
		<div>
			{doc.caveat
				? <Notice kind="info" title="The rules were not applied">The reason: {doc.caveat}.</Notice>
				: <Notice kind="good" title={`None of the patterns that the rules know was found${range.value ? ' in the range' : ''}`}>A trace without findings may still be slow: the rules know what they know.</Notice>}
			{Array.isArray(rules.data) && (
				<details class="checked" open={!doc.caveat}>
					<summary>{doc.caveat ? 'What the rules look for' : `What was checked: ${formatCount(rules.data.length)} patterns`}</summary>
					<ul>{rules.data.map((r) => <li key={r.rule}><span class={doc.caveat ? 'faint' : 'good'} aria-hidden="true">{doc.caveat ? '·' : '✓'}</span> {r.title} <code class="faint">{r.rule}</code></li>)}</ul>
				</details>
			)}
		</div>
	);
}

function FindingsCard({ load }: { load: Load<FindingsDoc> }) {
	return (
		<Card
			title="Findings" actions={<><RangeNote restricted />{load.data && load.data.findings?.length > 5 && <a class="button" href={href('/findings')}>All {formatCount(load.data.findings.length)}</a>}</>}
			note={load.data?.findings?.length ? 'Worst first. Costs overlap and do not add up.' : undefined}
		>
			<Loaded load={load} rows={3}>
				{(doc) => {
					const list = doc.findings ?? [];
					return list.length === 0 ? <NoFindings doc={doc} /> : <div class="findings">{list.slice(0, 5).map((f) => <FindingCard key={`${f.rule}${f.cost_ns}`} finding={f} duration={doc.duration_ns} />)}</div>;
				}}
			</Loaded>
		</Card>
	);
}

/* --- top tables ------------------------------------------------------------------ */

interface TopRow {
	name: string;
	total: number;
	more: string;
	hint: string;
	fn?: boolean;
	href?: string;
}

function Top({ title, rows, kind, empty }: { title: string; rows: readonly TopRow[]; kind: string; empty: string }) {
	const most = Math.max(...rows.map((r) => r.total), 1);
	return (
		<div class="toplist">
			<h3>{title}</h3>
			{rows.length === 0 ? <p class="faint">{empty}</p> : (
				<table class="grid-table plain-top">
					<tbody>
						{rows.map((r, i) => (
							<tr key={i} title={r.hint}>
								<td class="top-name">{r.fn ? <FnLink fn={r.name} /> : r.href ? <a href={r.href}>{r.name}</a> : r.name}</td>
								<td class="num top-more muted">{r.more}</td>
								<td class="num top-value"><Bar value={r.total} of={most} kind={kind}>{formatDuration(r.total)}</Bar></td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</div>
	);
}

const topFunctions = (list: readonly ReportFunction[]): TopRow[] => list.map((f) => ({
	name: f.function, total: f.total_ns, fn: true, more: f.goroutines === 1 ? '1 goroutine' : `${formatCount(f.goroutines)} goroutines`,
	hint: `${formatCount(f.goroutines)} goroutines: average ${formatDuration(f.avg_ns)}, median ${formatDuration(f.p50_ns)}, p99 ${formatDuration(f.p99_ns)}, most ${formatDuration(f.max_ns)}`,
}));

const topGroups = (area: Area, which: 0 | 1 | 2): TopRow[] => [...area.groups]
	.sort((a, b) => b.totals[which] - a.totals[which]).filter((g) => g.totals[which] > 0).slice(0, 6)
	.map((g) => ({ name: g.fn, total: g.totals[which], fn: true, more: plural(g.n, 'goroutine'), hint: sharesText(sharesOfTotals(g.totals)) }));

function Stacks({ stacks }: { stacks: readonly ReportStack[] }) {
	const most = Math.max(...stacks.map((s) => s.total_ns), 1);
	return (
		<div class="toplist toplist-wide">
			<h3>Largest waits by stack</h3>
			<table class="grid-table plain-top">
				<tbody>
					{stacks.map((s, i) => (
						<tr key={i}>
							<td class="top-name"><a class="quiet-link" href={href('/profiles', { kind: s.kind })} title="All stacks of this profile"><StackLine frames={s.frames} /></a></td>
							<td class="top-kind muted">{s.kind}</td>
							<td class="num muted">{formatCount(s.count)} ×</td>
							<td class="num muted">p99 <Dur ns={s.p99_ns} /></td>
							<td class="num top-value"><Bar value={s.total_ns} of={most} kind={s.kind === 'syscall' ? 'syscall' : 'waiting'}>{formatDuration(s.total_ns)}</Bar></td>
						</tr>
					))}
				</tbody>
			</table>
			{stacks.length === 0 && <p class="faint">Nothing waited at a place that is known.</p>}
		</div>
	);
}

/* From the document; from the store in a range, and until the document is there. */
function WhereTimeWent({ report, area }: { report: Report | null; area: Load<Area> }) {
	const inRange = range.value !== null || report === null;
	const a = inRange ? area.data : null;
	const shares: Shares = a
		? { running: a.states.running?.total ?? 0, syscall: a.states.syscall?.total ?? 0, runnable: a.states.runnable?.total ?? 0, waiting: a.states.waiting?.total ?? 0, unknown: 0 }
		: report ? sharesOfTimes(report.states) : { running: 0, syscall: 0, runnable: 0, waiting: 0, unknown: 0 };
	const listed = a ? a.reasons.map((r) => ({ reason: r.name, waits: r.count, total_ns: r.total })) : report?.block_reasons ?? [];
	const reasons: TopRow[] = [...listed].sort((x, y) => y.total_ns - x.total_ns).filter((r) => r.total_ns > 0).slice(0, 6)
		.map((r) => ({
			name: r.reason || 'since before the trace', total: r.total_ns, more: r.waits > 0 ? plural(r.waits, 'wait') : '', hint: r.waits > 0 ? `average ${formatDuration(r.total_ns / r.waits)}` : '',
			href: href('/latency', { kind: 'block' }),
		}));
	if (inRange && area.error)
		return <Notice kind="warn" title="The range could not be added up">{area.error.message}</Notice>;
	if (inRange && !a)
		return <Loading rows={4} />;
	return (
		<div class={inRange && area.busy ? 'stale' : undefined}>
			<div class="states-row">
				<ShareBar shares={shares} tall />
				<div class="states-legend">
					<StateLegend /> <span class="muted">{formatDuration(shares.running + shares.syscall + shares.runnable + shares.waiting + shares.unknown)} of goroutine time</span>
				</div>
			</div>
			<div class="tops">
				<Top title="Running" kind="running" rows={a ? topGroups(a, 0) : topFunctions(report?.functions_by_running ?? [])} empty="Nothing ran." />
				<Top title="Runnable, waiting for a P" kind="runnable" rows={a ? topGroups(a, 1) : topFunctions(report?.functions_by_runnable ?? [])} empty="Nothing waited for a P." />
				<Top title="Blocked" kind="waiting" rows={a ? topGroups(a, 2) : topFunctions(report?.functions_by_blocked ?? [])} empty="Nothing was blocked." />
				<Top title="What for" kind="waiting" rows={reasons} empty="Nothing was blocked." />
				{!a && report && <Stacks stacks={report.stacks} />}
			</div>
		</div>
	);
}

export function Overview(_: PageProps) {
	const r = range.value;
	const report = useJson<ReportDoc>('doc/report', { top: 6, findings: 0 });
	const findings = useJson<FindingsDoc>('doc/findings', rangeQuery());
	useFindingMarks(r ? null : findings.data);
	const window = r ?? { from: 0, to: Math.max(end.value, 1) };
	const ready = r !== null || status.value?.state !== 'reading' || end.value > 0;
	const plot = useGrowing<PlotData>(ready && end.value > 0 ? 'plot' : null, {
		name: [...PROCS, ...GOROUTINES, ...HEAP].map(([key]) => key).join(','), from: r ? r.from : 0, to: r ? r.to : undefined, bins: BINS,
	});
	const latency = useGrowing<PlotData>(ready && end.value > 0 ? 'plot' : null, { name: 'sched_p50,sched_p99', from: r ? r.from : 0, to: r ? r.to : undefined, bins: LATENCY_BINS });
	const early = complete.value && end.value > 0 && report.data === null;
	const area = useJson<Area>(r || early ? 'area' : null, { from: window.from, to: window.to, rows: 'all', stacks: 'off' });
	const first = report.data?.reports[0];
	return (
		<PageFrame title="Overview" lead={first?.usable ? <Origin report={first} /> : undefined} actions={<RangeNote restricted={false} what="The facts" />}>
			{report.data === null && !report.error && end.value > 0 ? <Facts facts={earlyFacts()} /> : <Loaded load={report} rows={2}>
				{(doc) => {
					const one = doc.reports[0];
					return one ? <><Damage head={one} />{one.usable && <Facts facts={factsOf(one)} />}</> : null;
				}}
			</Loaded>}
			<Card title="Over time" actions={<RangeNote restricted />} flush><Plots load={plot} latency={latency} /></Card>
			<FindingsCard load={findings} />
			<Card title="Where the time went" actions={<RangeNote restricted />}>
				{report.data === null && area.data ? <WhereTimeWent report={null} area={area} /> : (
					<Loaded load={report} rows={6}>
						{(doc) => (doc.reports[0]?.usable ? <WhereTimeWent report={doc.reports[0]} area={area} /> : <p class="faint">There is nothing to add up.</p>)}
					</Loaded>
				)}
			</Card>
		</PageFrame>
	);
}
