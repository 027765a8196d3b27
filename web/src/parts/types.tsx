// SPDX-License-Identifier: MIT
//
// What pages of tasks and regions have in common: types with their distributions, a
// histogram that chooses among instances, and what is different about the slow ones.

import { useMemo, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { formatCount, formatPercent, plural } from '../app/format';
import { rangeQuery } from '../app/state';
import { formatDuration } from '../app/time';
import { binsOfSteps, binsOfValues, isInBrush, percentiles, type Bins, type Brush } from './bins';
import { formatRate } from './format';
import { BinsTable, Histogram, rangeText } from './histogram';
import { causeKind } from './ledger';
import { Loaded, useJson } from './load';
import { Dur, StackLine } from './names';
import { Card, Facts, useTwin } from './page';
import { Bar, type Column } from './table';
import type { ExplainDoc, SlowCause, Step, TypeLatency } from '../api/docs';

export interface TypeRow {
	type: string;
	count: number;
	complete: number;
	incomplete: number;
	latency: TypeLatency;
	histogram: Step[];
}

export function stepsBins(steps: readonly Step[]): Bins {
	return binsOfSteps(steps.map((s) => ({ from: s.over_ns, to: s.to_ns, count: s.count })));
}

/* A histogram as small as a word, on an axis that all rows of a table share. */
export function MiniBars({ steps, low, high }: { steps: readonly Step[]; low: number; high: number }) {
	const used = steps.filter((s) => s.count > 0 && s.to_ns > 0);
	/* One bar is no picture. */
	if (used.length === 1)
		return <span class="muted">{formatDuration(used[0]!.over_ns)} – {formatDuration(used[0]!.to_ns)}</span>;
	const most = Math.max(...steps.map((s) => s.count), 1);
	const decades = Math.max(Math.log10(high / low), 0.2);
	const at = (v: number): number => Math.log10(Math.max(v, low) / low) / decades * 100;
	return (
		<svg class="minibars" viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label={`histogram from ${formatDuration(steps[0]?.over_ns ?? 0)} to ${formatDuration(steps[steps.length - 1]?.to_ns ?? 0)}`}>
			<line class="spread-axis" x1="0" x2="100" y1="19.5" y2="19.5" />
			{used.map((s) => (
				<rect key={s.to_ns} class="bin" x={at(Math.max(s.over_ns, low))} width={Math.max(at(s.to_ns) - at(Math.max(s.over_ns, low)) - 0.4, 0.8)} y={19 - Math.max(s.count / most * 18, 1.2)} height={Math.max(s.count / most * 18, 1.2)}>
					<title>{`${formatDuration(s.over_ns)} to ${formatDuration(s.to_ns)}: ${formatCount(s.count)}`}</title>
				</rect>
			))}
		</svg>
	);
}

/* Columns from the count to the longest. */
export function typeColumns<T extends TypeRow>(types: readonly T[], duration: number, narrow = false): Column<T>[] {
	const used = types.flatMap((t) => t.histogram.filter((s) => s.count > 0 && s.to_ns > 0));
	const low = Math.max(Math.min(...used.map((s) => s.over_ns || s.to_ns / 2), 1e12), 1);
	const high = Math.max(...used.map((s) => s.to_ns), low * 10);
	const most = Math.max(...types.map((t) => t.latency.total_ns), 1);
	const time = (id: string, title: string, of: (t: T) => number): Column<T> => ({ id, title, value: of, show: (t) => <Dur ns={t.latency.count ? of(t) : null} />, num: true, width: '80px' });
	const list: Column<T>[] = [
		{ id: 'count', title: 'Count', value: (t) => t.count, show: (t) => formatCount(t.count), num: true, width: '76px' },
		{ id: 'incomplete', title: 'Open', hint: 'Begin or end is not in the trace', value: (t) => t.incomplete, show: (t) => (t.incomplete ? formatCount(t.incomplete) : <span class="faint">0</span>), num: true, width: '60px' },
		{ id: 'rate', title: 'Rate', hint: 'Ended a second', value: (t) => t.complete, show: (t) => formatRate(t.complete / Math.max(duration / 1e9, 1e-9)), num: true, width: '78px' },
		{ id: 'histogram', title: 'How long', hint: 'All rows have the same logarithmic axis', value: (t) => t.latency.p99_ns, show: (t) => <MiniBars steps={t.histogram} low={low} high={high} />, width: narrow ? '120px' : '170px', picture: true },
		time('p50', 'Median', (t) => t.latency.p50_ns), time('p90', 'p90', (t) => t.latency.p90_ns), time('p99', 'p99', (t) => t.latency.p99_ns), time('max', 'Longest', (t) => t.latency.max_ns),
		{ id: 'total', title: 'Total', value: (t) => t.latency.total_ns, show: (t) => <Bar value={t.latency.total_ns} of={most}><Dur ns={t.latency.total_ns} /></Bar>, num: true, width: '96px' },
	];
	return narrow ? list.filter((c) => c.id !== 'p90' && c.id !== 'rate') : list;
}

/* A histogram of durations; what is chosen in it is passed on. */
export function Chooser<T>({ rows, duration, label, note, children }: {
	rows: readonly T[]; duration: (row: T) => number; label: string; note?: ComponentChildren; children: (chosen: readonly T[], text: string | null) => ComponentChildren;
}) {
	const [brush, setBrush] = useState<Brush | null>(null);
	const [table, tableButton] = useTwin();
	const values = useMemo(() => rows.map(duration), [rows]);
	const bins = useMemo(() => binsOfValues(values), [values]);
	const marks = useMemo(() => percentiles(values), [values]);
	const chosen = useMemo(() => (brush ? rows.filter((r) => isInBrush(bins, brush, duration(r))) : rows), [rows, bins, brush]);
	return (
		<>
			<Card title="How long they took" note={note} actions={<>{brush && <button type="button" class="button" onClick={() => setBrush(null)}>All of them</button>}{tableButton}</>}>
				<Facts small facts={[{ label: 'Count', value: formatCount(rows.length) }, ...marks.map((m) => ({ label: m.name, value: formatDuration(m.value) }))]} />
				<div class="space-above">
					{table ? <BinsTable bins={bins} label={label} /> : <Histogram bins={bins} marks={marks} label={label} brush={brush} onBrush={setBrush} height={170} />}
				</div>
			</Card>
			{children(chosen, brush ? rangeText(bins, brush) : null)}
		</>
	);
}

function Side({ value, of, kind }: { value: number; of: number; kind: string }) {
	return <Bar value={value} of={of} kind={kind}>{formatDuration(value)}</Bar>;
}

/* What the slowest 1 % of a type have more of than the others. */
export function SlowVersusNormal({ type }: { type: string }) {
	const [asked, setAsked] = useState(false);
	const load = useJson<ExplainDoc>(asked ? 'doc/explain' : null, { 'slow-vs-normal': type, ...rangeQuery() });
	return (
		<Card title="Why are the slow ones slow?" note="The slowest 1 % against all others, cause by cause." actions={asked ? undefined : <button type="button" class="button button-main" onClick={() => setAsked(true)}>Compare them</button>}>
			{asked && (
				<Loaded load={load}>
					{(doc) => {
						const causes = [...(doc.causes ?? [])].filter((c) => c.slow.avg_ns > 0 || c.normal.avg_ns > 0).sort((a, b) => b.share - a.share);
						const most = Math.max(...causes.map((c) => Math.max(c.slow.avg_ns, c.normal.avg_ns)), 1);
						const avg = (total: number | undefined, n: number | undefined): number => (total ?? 0) / Math.max(n ?? 1, 1);
						return (
							<>
								<p class="p-note">
									{plural(doc.num_slow ?? 0, 'slow one')} take {formatDuration(avg(doc.slow_total_ns, doc.num_slow))} on average, {plural(doc.num_normal ?? 0, 'other')} {formatDuration(avg(doc.normal_total_ns, doc.num_normal))}.
								</p>
								<div class="plain-scroll" tabIndex={0} role="region" aria-label="Causes, slow against normal">
									<table class="grid-table">
										<thead><tr><th>cause</th><th class="num">slow, average</th><th class="num">others, average</th><th class="num" title="Part of the difference of the durations">of the difference</th><th class="num" title="1: each slow one has more of it than each other one; 0: no difference">tells apart</th><th>mostly at</th></tr></thead>
										<tbody>
											{causes.map((c: SlowCause) => (
												<tr key={c.cause}>
													<td><span class={`legend-mark cause-${causeKind(c.cause)}`} aria-hidden="true" />{c.name}</td>
													<td class="num" width="120"><Side value={c.slow.avg_ns} of={most} kind="runnable" /></td>
													<td class="num" width="120"><Side value={c.normal.avg_ns} of={most} kind="waiting" /></td>
													<td class="num"><strong>{formatPercent(c.share)}</strong></td>
													<td class="num">{c.delta.toFixed(2)}</td>
													<td class="clip">{c.place && c.place.length > 0 ? <StackLine frames={c.place} /> : <span class="faint">–</span>}{c.other_type ? <span class="muted"> for {c.other_type}</span> : null}</td>
												</tr>
											))}
										</tbody>
									</table>
								</div>
							</>
						);
					}}
				</Loaded>
			)}
		</Card>
	);
}
