// SPDX-License-Identifier: MIT
//
// Two traces over each other: distributions, call stacks, mutator utilization.

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import type { Query } from '../api/client';
import type { GcDoc, LatencyDoc, LatencyRow, ProfileDoc } from '../api/docs';
import { FlameGraph } from '../parts/flame';
import type { Sample } from '../parts/flametree';
import { formatChange } from '../parts/format';
import { HistogramPair } from '../parts/histogrampair';
import { KINDS, nameOf, together, type Kind } from '../parts/latencies';
import { Loaded, useJson, type Load } from '../parts/load';
import { difference } from '../parts/measure';
import { Card, Segments, useParam, useTwin } from '../parts/page';
import { PercentilePlot, type Line } from '../parts/percentileplot';
import { curveWithin, Plot, PlotTable, type Series } from '../parts/plot';

type Pair<T> = readonly [T, T];

/* The same document of both traces. */
function usePair<T>(path: string, query: Query): Load<Pair<T>> {
	const a = useJson<T>(path, query);
	const b = useJson<T>(path, { ...query, of: 'b' });
	return useMemo(() => ({
		data: a.data !== null && b.data !== null ? [a.data, b.data] as const : null, error: a.error ?? b.error, busy: a.busy || b.busy,
	}), [a, b]);
}

/* --- distributions ---------------------------------------------------------------- */

const QUANTILES = [
	['Median', 'p50_ns'], ['p90', 'p90_ns'], ['p99', 'p99_ns'], ['p99.9', 'p99_9_ns'], ['Longest', 'max_ns'],
] as const;

function Quantiles({ rows, seconds }: { rows: Pair<LatencyRow[]>; seconds: Pair<number> }) {
	const one = rows.map((list) => (list.length === 1 ? list[0]! : null));
	const sum = (of: (r: LatencyRow) => number): [number, number] => [0, 1].map((i) => rows[i]!.reduce((n, r) => n + of(r), 0) / Math.max(seconds[i]!, 1e-9)) as [number, number];
	const line = (name: string, [a, b]: [number, number], text: (v: number) => string) => (
		<tr key={name}><th scope="row">{name}</th><td class="num">{text(a)}</td><td class="num">{text(b)}</td><td class="num">{a > 0 ? formatChange(b / a - 1) : '–'}</td></tr>
	);
	return (
		<table class="grid-table compare-sides">
			<thead><tr><th><span class="hidden-text">quantity</span></th><th class="num">A</th><th class="num">B</th><th class="num">change</th></tr></thead>
			<tbody>
				{line('Count, a second', sum((r) => r.count), (v) => formatCount(Math.round(v)))}
				{line('Time, a second', sum((r) => r.total_ns), (v) => formatDuration(v))}
				{one[0] && one[1] && QUANTILES.map(([name, key]) => line(name, [one[0]![key], one[1]![key]], formatDuration))}
			</tbody>
		</table>
	);
}

function Distributions({ docs, kind, rate }: { docs: Pair<LatencyDoc>; kind: Kind; rate: boolean }) {
	const [wanted, setWanted] = useParam<string>('row', '');
	const both = docs.map((doc) => doc.rows.filter((r) => r.kind === kind));
	const totals = new Map<string, number>();
	for (const row of both.flat())
		totals.set(nameOf(row, kind), (totals.get(nameOf(row, kind)) ?? 0) + row.total_ns);
	const names = [...totals].sort((a, b) => b[1] - a[1]).map(([name]) => name);
	const chosen = names.includes(wanted) ? wanted : names[0] ?? '';
	const rows = both.map((list) => list.filter((r) => nameOf(r, kind) === chosen)) as unknown as Pair<LatencyRow[]>;
	const seconds = docs.map((doc) => doc.duration_ns / 1e9) as unknown as Pair<number>;
	const counts = rows.map((list) => list.reduce((n, r) => n + r.count, 0));
	if (names.length === 0)
		return <p class="faint">There are none in either trace.</p>;
	const side = (i: 0 | 1) => ({ buckets: together(rows[i]), of: rate ? seconds[i] : Math.max(counts[i]!, 1) });
	const lines = ([0, 1] as const).map((i): Line => ({ name: i ? 'B' : 'A', buckets: together(rows[i]), count: counts[i]!, max: Math.max(0, ...rows[i].map((r) => r.max_ns)), tone: i }));
	return (
		<div class="stack-gap">
			{names.length > 1 && (
				<label class="choices">
					<span class="muted">Of</span>
					<select class="field compare-row" value={chosen} onChange={(e) => setWanted(e.currentTarget.value)}>
						{names.slice(0, 200).map((name) => <option key={name} value={name}>{name}</option>)}
					</select>
				</label>
			)}
			<HistogramPair a={side(0)} b={side(1)} rate={rate} label={chosen} />
			<div class="columns-2">
				<Quantiles rows={rows} seconds={seconds} />
				<PercentilePlot lines={lines} label={chosen} />
			</div>
		</div>
	);
}

export function ComparedDistributions() {
	const [kind, setKind] = useParam<Kind>('dist', 'sched', KINDS.map((k) => k.value));
	const [norm, setNorm] = useParam<'rate' | 'share'>('norm', 'rate', ['rate', 'share']);
	const [by, setBy] = useParam<'type' | 'function'>('distby', 'type', ['type', 'function']);
	const load = usePair<LatencyDoc>('doc/latency', { kind, by, longest: 1, top: 500 });
	return (
		<Card title="Distributions" note="How long single things took in A and in B, on one axis.">
			<div class="choices below">
				<Segments label="Kind of latency" options={KINDS} value={kind} onChange={setKind} />
				<Segments label="Rows" options={[{ value: 'type', text: 'By type' }, { value: 'function', text: 'By start function' }]} value={by} onChange={setBy} />
				<Segments label="Normalised" options={[{ value: 'rate', text: 'A second' }, { value: 'share', text: 'Share', hint: 'Of all of that trace: shapes are compared, not numbers' }]} value={norm} onChange={setNorm} />
			</div>
			<Loaded load={load} rows={5}>{(docs) => <Distributions docs={docs} kind={kind} rate={norm === 'rate'} />}</Loaded>
		</Card>
	);
}

/* --- call stacks ------------------------------------------------------------------- */

const STACKS = [
	{ value: 'sync', text: 'Blocking' }, { value: 'net', text: 'Network' }, { value: 'syscall', text: 'Syscalls' }, { value: 'sched', text: 'Scheduler' },
] as const;

/* Both traces' stacks as one list: A's are `before`, B's `value`, each of a second. */
function differenceSamples([a, b]: Pair<ProfileDoc>, [secondsA, secondsB]: Pair<number>): Sample[] {
	const of = (doc: ProfileDoc, place: (v: number) => Partial<Sample>): Sample[] => doc.stacks.map((s) => ({
		frames: s.frames.map((f) => f.function), value: 0, count: 0, ...place(s.total_ns),
	}));
	return [
		...of(b, (v) => ({ value: v / Math.max(secondsB, 1e-9) })),
		...of(a, (v) => ({ before: v / Math.max(secondsA, 1e-9) })),
	];
}

function Difference({ docs, seconds, side }: { docs: Pair<ProfileDoc>; seconds: Pair<number>; side: 'before' | 'after' }) {
	const samples = useMemo(() => differenceSamples(docs, seconds), [docs, ...seconds]);
	const measure = useMemo(() => difference(side), [side]);
	if (samples.length === 0)
		return <p class="faint">There is nothing of this kind in either trace.</p>;
	return <FlameGraph samples={samples} measure={measure} label="Difference" />;
}

/* `seconds` of A and of B. */
export function ComparedStacks({ seconds }: { seconds: Pair<number> }) {
	const [kind, setKind] = useParam<(typeof STACKS)[number]['value']>('stacks', 'sync', STACKS.map((s) => s.value));
	const [side, setSide] = useParam<'before' | 'after'>('width', 'after', ['before', 'after']);
	const load = usePair<ProfileDoc>('doc/profile', { kind, top: 10000 });
	const key = (cls: string, words: ComponentChildren) => <span class="legend-item"><span class={`legend-mark ${cls}`} aria-hidden="true" />{words}</span>;
	return (
		<Card title="Call stacks" note="Waiting, a second of each trace: what takes more in B is orange, what takes less blue." flush>
			<div class="choices below">
				<Segments label="Kind of waiting" options={STACKS} value={kind} onChange={setKind} />
				<Segments label="As wide as" options={[{ value: 'after', text: 'As wide as in B', hint: 'What is only in A has no width' }, { value: 'before', text: 'As wide as in A', hint: 'What is only in B has no width' }]} value={side} onChange={setSide} />
				<span class="legend">{key('change-more', 'more in B')}{key('change-same', 'as in A')}{key('change-less', 'less in B')}</span>
			</div>
			<Loaded load={load} rows={6}>{(docs) => <Difference docs={docs} seconds={seconds} side={side} />}</Loaded>
		</Card>
	);
}

/* --- mutator utilization --------------------------------------------------------------- */

function Curves({ docs, seconds, table }: { docs: Pair<GcDoc>; seconds: Pair<number>; table: boolean }) {
	const curves = docs.map((doc, i) => new Map(curveWithin(doc, seconds[i]! * 1e9).map((p) => [p.window_ns, p.mmu])));
	const x = [...new Set(curves.flatMap((c) => [...c.keys()]))].sort((a, b) => a - b);
	if (x.length === 0)
		return <p class="faint">Neither trace says how many Ps there are, or both are too short.</p>;
	const series = curves.map((c, i): Series => ({ name: i ? 'B' : 'A', colour: i ? '--runnable' : '--accent', values: x.map((w) => c.get(w) ?? null), width: 2, ...(i ? {} : { filled: true }) }));
	return table ? <PlotTable label="Mutator utilization" xTitle="window" x={x} series={series} formatX={formatDuration} formatY={formatPercent} />
		: <Plot label="" x={x} series={series} logX height={240} top={1} formatX={formatDuration} formatY={formatPercent} />;
}

export function ComparedMmu({ seconds }: { seconds: Pair<number> }) {
	const [table, button] = useTwin();
	const load = usePair<GcDoc>('doc/gc', { mmu: 1 });
	return (
		<Card title="Mutator utilization" note="The least share of the processor that was left to the program, in windows of every length." actions={button}>
			<Loaded load={load} rows={4}>{(docs) => <Curves docs={docs} seconds={seconds} table={table} />}</Loaded>
		</Card>
	);
}
