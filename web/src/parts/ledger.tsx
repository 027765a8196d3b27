// SPDX-License-Identifier: MIT
//
// What a request spent its time on: the causes, which add up to its duration, and
// its critical path part by part.

import { useMemo, useState } from 'preact/hooks';
import { formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import { exactDuration, formatMoment } from './format';
import { Dur, Fn, GLink, momentHref, Moment, StackLine, StackView } from './names';
import { Table, type Column } from './table';
import { useWidth } from './page';
import { linearTicks } from './ticks';
import type { Cause, Explained, Part } from '../api/docs';

const KINDS: ReadonlyMap<string, string> = new Map([
	['running', 'running'], ['assist', 'gc'], ['sweep', 'gc'], ['gc', 'gc'], ['runnable_gc', 'gc'], ['runnable_stw', 'stw'], ['runnable_stall', 'stw'],
	['lock', 'lock'], ['sync', 'lock'], ['channel', 'channel'], ['select', 'channel'], ['network', 'network'], ['sleep', 'sleep'], ['timer', 'sleep'],
	['syscall', 'syscall'], ['cgo', 'syscall'],
]);

/* Which colour a cause has: that of the state it is, or of who is to blame. */
export function causeKind(cause: string): string {
	return KINDS.get(cause) ?? (cause.startsWith('runnable') ? 'runnable' : 'waiting');
}

export function LedgerBar({ causes, total }: { causes: readonly Cause[]; total: number }) {
	const shown = causes.filter((c) => c.total_ns > 0);
	return (
		<div class="ledger-bar" role="img" aria-label={shown.map((c) => `${c.name} ${formatPercent(c.share)}`).join(', ')}>
			{shown.map((c) => (
				<span key={c.cause} class={`cause-${causeKind(c.cause)}`} style={{ flexGrow: Math.max(c.total_ns / Math.max(total, 1), 0.003) }} title={`${c.name}: ${formatDuration(c.total_ns)} (${formatPercent(c.share)})`}>
					{c.share > 0.09 && <span class="ledger-word">{c.name}</span>}
				</span>
			))}
		</div>
	);
}

function CauseTable({ request: r, chosen, onChoose }: { request: Explained; chosen: string | null; onChoose: (cause: string | null) => void }) {
	const causes = r.causes.filter((c) => c.total_ns > 0).sort((a, b) => b.total_ns - a.total_ns);
	return (
		<table class="grid-table ledger-table">
			<thead><tr><th>cause</th><th class="num">time</th><th class="num">share</th><th class="num">parts</th></tr></thead>
			<tbody>
				{causes.map((c) => (
					<tr key={c.cause} class={chosen === c.cause ? 'tr-chosen' : undefined}>
						<td><button type="button" class="link" aria-pressed={chosen === c.cause} onClick={() => onChoose(chosen === c.cause ? null : c.cause)}><span class={`legend-mark cause-${causeKind(c.cause)}`} aria-hidden="true" />{c.name}</button></td>
						<td class="num" title={exactDuration(c.total_ns)}>{formatDuration(c.total_ns)}</td>
						<td class="num">{formatPercent(c.share)}</td>
						<td class="num">{formatCount(c.count)}</td>
					</tr>
				))}
				<tr class="ledger-sum"><td>in all</td><td class="num">{formatDuration(r.duration_ns)}</td><td class="num">100 %</td><td class="num">{formatCount(r.parts.length)}</td></tr>
			</tbody>
		</table>
	);
}

/* The critical path over time: a lane for each goroutine that is on it. */
function Path({ request: r, chosen, cause, onPart }: { request: Explained; chosen: number | null; cause: string | null; onPart: (i: number) => void }) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const lanes = useMemo(() => {
		const order = new Map<number | null, { row: number; fn: string }>();
		for (const p of r.parts) {
			if (!order.has(p.goroutine))
				order.set(p.goroutine, { row: order.size, fn: p.function });
		}
		return order;
	}, [r]);
	const left = 200;
	const inner = Math.max(width - left - 8, 10);
	const lane = 24;
	const rows = Math.min(lanes.size, 40);
	const tall = rows * lane;
	const x = (t: number): number => left + (t - r.begin_ns) / Math.max(r.duration_ns, 1) * inner;
	const rowOf = (p: Part): number => lanes.get(p.goroutine)?.row ?? 0;
	const clip = (text: string, n: number): string => (text.length > n ? `${text.slice(0, n - 1)}…` : text);
	return (
		<div class="path" ref={ref}>
			{width > 0 && (
				<svg width={width} height={tall + 26} role="img" aria-label={`Critical path over ${formatCount(lanes.size)} goroutines`}>
					{[...lanes].slice(0, rows).map(([g, l]) => (
						<g key={String(g)}>
							<line class="grid-line" x1={left} x2={width - 8} y1={l.row * lane + lane - 0.5} y2={l.row * lane + lane - 0.5} />
							<text class="path-name" x={0} y={l.row * lane + 16}>{g === null ? '' : `g${g} `}{clip(l.fn.slice(l.fn.lastIndexOf('/') + 1), 24)}<title>{l.fn}</title></text>
						</g>
					))}
					{r.parts.map((p, i) => {
						if (rowOf(p) >= rows)
							return null;
						const wide = Math.max(x(p.end_ns) - x(p.begin_ns), 0.75);
						const dim = cause !== null && p.cause !== cause;
						const next = r.parts[i + 1];
						return (
							<g key={i} class={dim ? 'path-dim' : undefined}>
								{next && rowOf(next) !== rowOf(p) && rowOf(next) < rows && (
									<line class="path-hop" x1={x(p.end_ns)} x2={x(p.end_ns)} y1={rowOf(p) * lane + 12} y2={rowOf(next) * lane + 12} />
								)}
								<rect class={`path-part cause-${causeKind(p.cause)}${chosen === i ? ' path-chosen' : ''}`} x={x(p.begin_ns)} width={wide} y={rowOf(p) * lane + 4} height={lane - 8} onClick={() => onPart(i)}>
									<title>{`${r.causes.find((c) => c.cause === p.cause)?.name ?? p.cause}: ${formatDuration(p.duration_ns)}${p.reason ? `, ${p.reason}` : ''}`}</title>
								</rect>
							</g>
						);
					})}
					{linearTicks(0, r.duration_ns, Math.max(2, Math.floor(inner / 100))).map((t) => (
						<text key={t} class="tick" x={Math.min(x(r.begin_ns + t), width - 24)} y={tall + 18} text-anchor="middle">{t === 0 ? '0' : `+${formatDuration(t)}`}</text>
					))}
				</svg>
			)}
			{lanes.size > rows && <p class="p-note">{formatCount(lanes.size - rows)} more goroutines are only in the list below.</p>}
		</div>
	);
}

function PartDetail({ part: p, name }: { part: Part; name: string }) {
	return (
		<div class="part-detail">
			<div>
				<h3 class="small-head"><span class={`legend-mark cause-${causeKind(p.cause)}`} aria-hidden="true" />{name}, {formatDuration(p.duration_ns)}</h3>
				<p class="muted">
					<GLink id={p.goroutine} at={p.begin_ns} to={p.end_ns} /> <Fn fn={p.function} /> from {formatMoment(p.begin_ns)}{p.reason ? `, ${p.reason}` : ''}
					{p.followed ? ' (followed by a guess)' : ''}. <a href={momentHref(p.goroutine, p.begin_ns, p.end_ns, [p.other?.goroutine, p.culprit?.goroutine])}>Show on timeline</a>
				</p>
				<StackView frames={p.stack} />
			</div>
			{p.other && (
				<div>
					<h3 class="small-head">Ended by <GLink id={p.other.goroutine} at={p.end_ns} /> <Fn fn={p.other.function} /></h3>
					{p.other.task !== undefined && <p class="muted">working for task {p.other.task}{p.other.type ? ` (${p.other.type})` : ''}</p>}
					<StackView frames={p.other.stack} />
				</div>
			)}
			{p.culprit && (
				<div>
					<h3 class="small-head">Who had the P: <GLink id={p.culprit.goroutine} at={p.begin_ns} to={p.end_ns} /> <Fn fn={p.culprit.function} /></h3>
					<StackView frames={p.culprit.stack} />
				</div>
			)}
		</div>
	);
}

export function Ledger({ request: r }: { request: Explained }) {
	const [cause, setCause] = useState<string | null>(null);
	const [part, setPart] = useState<number | null>(null);
	const names = useMemo(() => new Map(r.causes.map((c) => [c.cause, c.name])), [r]);
	const columns = useMemo((): Column<Part>[] => [
		{ id: 'begin', title: 'From', value: (p) => p.begin_ns, show: (p) => <Moment id={p.goroutine} from={p.begin_ns} to={p.end_ns} />, num: true, width: '110px' },
		{ id: 'duration', title: 'Duration', value: (p) => p.duration_ns, show: (p) => <Dur ns={p.duration_ns} />, num: true },
		{ id: 'cause', title: 'Cause', value: (p) => names.get(p.cause) ?? p.cause, show: (p) => <span><span class={`legend-mark cause-${causeKind(p.cause)}`} aria-hidden="true" />{names.get(p.cause) ?? p.cause}</span>, width: '200px' },
		{ id: 'g', title: 'Goroutine', value: (p) => p.goroutine, show: (p) => <GLink id={p.goroutine} at={p.begin_ns} to={p.end_ns} />, num: true },
		{ id: 'place', title: 'Where', value: (p) => p.stack.map((f) => f.function).join(' '), show: (p) => <StackLine frames={p.stack} /> },
		{ id: 'other', title: 'Ended by', value: (p) => p.other?.goroutine ?? null, show: (p) => (p.other ? <span><GLink id={p.other.goroutine} at={p.end_ns} /> <Fn fn={p.other.function} />{p.other.type ? <span class="faint"> {p.other.type}</span> : null}</span> : p.culprit ? <span><GLink id={p.culprit.goroutine} at={p.begin_ns} /> <Fn fn={p.culprit.function} /></span> : ''), width: 'minmax(120px, 0.7fr)' },
	], [names]);
	if (!r.done)
		return <p class="faint">The path has too many parts to be split.</p>;
	const parts = cause === null ? r.parts : r.parts.filter((p) => p.cause === cause);
	const shown = part === null ? null : r.parts[part];
	return (
		<div class="ledger">
			<LedgerBar causes={r.causes} total={r.duration_ns} />
			<div class="ledger-columns">
				<CauseTable request={r} chosen={cause} onChoose={setCause} />
				<Path request={r} chosen={part} cause={cause} onPart={(i) => setPart(part === i ? null : i)} />
			</div>
			{shown && <PartDetail part={shown} name={names.get(shown.cause) ?? shown.cause} />}
			<Table
				label="Parts of the critical path" columns={columns} rows={parts} sort={{ column: 'begin', descending: false }} csvName="critical-path" tallest={12}
				onRow={(p) => setPart(r.parts.indexOf(p))} isChosen={(p) => shown === p}
			/>
			{r.caused.count > 0 && (
				<p class="p-note">
					Meanwhile others waited {formatDuration(r.caused.total_ns)} ({formatCount(r.caused.count)} times) for locks that this request held
					{r.caused.victims[0] ? `, most of it ${r.caused.victims[0].type ?? r.caused.victims[0].function ?? ''}` : ''}.
				</p>
			)}
		</div>
	);
}
