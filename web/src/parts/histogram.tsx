// SPDX-License-Identifier: MIT
//
// A histogram over a logarithmic axis with marks at percentiles. With a brush, a
// drag or the arrow keys choose a stretch of it.

import { useRef, useState } from 'preact/hooks';
import { formatCount, formatPercent, formatShort } from '../app/format';
import { formatDuration } from '../app/time';
import { brushBounds, brushCount, type Bins, type Brush, type Percentile } from './bins';
import { useWidth } from './page';
import { linearTicks, logPosition, logTicks } from './ticks';

interface HistogramProps {
	bins: Bins;
	label: string;
	marks?: readonly Percentile[];
	height?: number;
	brush?: Brush | null;
	onBrush?: (brush: Brush | null) => void;
	kind?: string;
	/* A second distribution on the same edges, drawn as an outline. */
	other?: Bins;
	unit?: (value: number) => string;
}

const LEFT = 44;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 22;
/* Width of the bin of the zeros and of the gap behind it. */
const ZERO = 16;

export function rangeText(bins: Bins, brush: Brush, unit: (v: number) => string = formatDuration): string {
	const { from, to } = brushBounds(bins, brush);
	if (to === Number.MIN_VALUE)
		return '0';
	return to === Infinity ? `${unit(from)} and longer` : `${unit(from)} to ${unit(to)}`;
}

export function Histogram({ bins, label, marks = [], height = 150, brush = null, onBrush, kind = 'span', unit = formatDuration }: HistogramProps) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const [hover, setHover] = useState<number | null>(null);
	const [cursor, setCursor] = useState<number | null>(null);
	const drag = useRef<number | null>(null);
	const n = bins.counts.length;
	const left = LEFT + (bins.zeros > 0 ? ZERO + 6 : 0);
	const inner = Math.max(width - left - RIGHT, 10);
	const tall = height - TOP - BOTTOM;
	const low = bins.edges[0] ?? 1;
	const high = bins.edges[n] ?? 10;
	const x = (v: number): number => left + logPosition(v, low, high) * inner;
	const tallest = Math.max(bins.highest, 1);
	const y = (c: number): number => (c <= 0 ? 0 : Math.max(c / tallest * tall, 1.5));

	const binAt = (e: PointerEvent): number => {
		const box = (e.currentTarget as Element).getBoundingClientRect();
		const px = e.clientX - box.left;
		if (bins.zeros > 0 && px < left - 3)
			return -1;
		return Math.max(0, Math.min(n - 1, Math.floor((px - left) / inner * n)));
	};
	const choose = (first: number, last: number): void => onBrush?.({ first: Math.min(first, last), last: Math.max(first, last) });
	const inside = (i: number): boolean => !brush || (i >= brush.first && i <= brush.last);

	const onKey = (e: KeyboardEvent): void => {
		const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
		if (step) {
			const least = bins.zeros > 0 ? -1 : 0;
			const next = Math.max(least, Math.min(n - 1, (cursor ?? (step > 0 ? least - 1 : n)) + step));
			setCursor(next);
			setHover(next);
			if (e.shiftKey && onBrush) {
				const other = brush ? (cursor === brush.last ? brush.first : brush.last) : cursor ?? next;
				choose(other, next);
			}
		} else if (e.key === 'Enter' && cursor !== null && onBrush) {
			choose(cursor, cursor);
		} else if (e.key === 'Escape' && brush && onBrush) {
			onBrush(null);
		} else {
			return;
		}
		e.preventDefault();
		e.stopPropagation();
	};

	/* Labels of percentiles that would stand on each other are left out, the rarest last. */
	let right = Infinity;
	const labels = [...marks].reverse().filter((m) => m.value > 0).map((m) => {
		const at = x(Math.min(m.value, high));
		const word = Math.max(LEFT, Math.min(at, width - RIGHT - 14));
		const show = word < right - 34;
		if (show)
			right = word;
		return { ...m, at, word, show };
	});
	const used = bins.counts.flatMap((c, i) => (c > 0 ? [i] : []));
	const alike = used.length + (bins.zeros > 0 ? 1 : 0) <= 1;
	const tip = hover === null ? null : hover < 0
		? `0: ${formatCount(bins.zeros)}`
		: `${rangeText(bins, { first: hover, last: hover }, unit)}: ${formatCount(bins.counts[hover] ?? 0)} (${formatPercent((bins.counts[hover] ?? 0) / Math.max(bins.total, 1))})`;

	/* One bar says less than its bounds. */
	const [only] = used;
	const sentence = bins.total === 0 ? 'There are none.' : bins.total === 1 && marks.length > 0 ? `There is one, of ${unit(marks[marks.length - 1]!.value)}.`
		: `All ${formatCount(bins.total)} are alike: ${only === undefined ? '0' : `${unit(bins.edges[only]!)} to ${unit(bins.edges[only + 1]!)}`}.`;
	return (
		<div class={`histogram kind-${kind}`} ref={ref}>
			{alike && <p class="muted">{sentence}</p>}
			{width > 0 && !alike && (
				<svg
					width={width} height={height} class={onBrush ? 'brushable' : undefined} tabindex={0} role="group"
					aria-label={`${label}: histogram of ${formatCount(bins.total)}${onBrush ? '. Arrow keys move, with Shift they choose, Enter chooses a bar, Escape lets go' : ''}`}
					onKeyDown={onKey}
					onPointerMove={(e) => {
						const i = binAt(e);
						setHover(i);
						if (drag.current !== null)
							choose(drag.current, i);
					}}
					onPointerLeave={() => setHover(null)}
					onPointerDown={(e) => {
						if (!onBrush || e.button !== 0)
							return;
						drag.current = binAt(e);
						e.currentTarget.setPointerCapture(e.pointerId);
						choose(drag.current, drag.current);
					}}
					onPointerUp={() => { drag.current = null; }}
					onDblClick={() => onBrush?.(null)}
				>
					{linearTicks(0, tallest, 4).filter((c) => c > 0 && Number.isInteger(c)).map((c) => (
						<g key={c}>
							<line class="grid-line" x1={LEFT} x2={width - RIGHT} y1={TOP + tall - c / tallest * tall} y2={TOP + tall - c / tallest * tall} />
							<text class="tick" x={LEFT - 6} y={TOP + tall - c / tallest * tall + 4} text-anchor="end">{formatShort(c)}</text>
						</g>
					))}
					{brush && (
						<rect
							class="brush" y={TOP - 4} height={tall + 4}
							x={brush.first < 0 ? LEFT : left + brush.first / n * inner}
							width={Math.max(2, (brush.last < 0 ? LEFT + ZERO : left + (brush.last + 1) / n * inner) - (brush.first < 0 ? LEFT : left + brush.first / n * inner))}
						/>
					)}
					{bins.zeros > 0 && <rect class={inside(-1) ? 'bin' : 'bin bin-out'} x={LEFT} width={ZERO} y={TOP + tall - y(bins.zeros)} height={y(bins.zeros)} />}
					{bins.counts.map((c, i) => c > 0 && (
						<rect
							key={i} class={`${inside(i) ? 'bin' : 'bin bin-out'}${hover === i ? ' bin-hover' : ''}`}
							x={left + i / n * inner + (inner / n > 4 ? 0.5 : 0)} width={Math.max(inner / n - (inner / n > 4 ? 1 : 0), 1)} y={TOP + tall - y(c)} height={y(c)}
						/>
					))}
					<line class="axis-line" x1={LEFT} x2={width - RIGHT} y1={TOP + tall + 0.5} y2={TOP + tall + 0.5} />
					{bins.zeros > 0 && <text class="tick" x={LEFT + ZERO / 2} y={height - 6} text-anchor="middle">0</text>}
					{logTicks(low, high, Math.floor(inner / 64)).map((t) => <text key={t} class="tick" x={x(t)} y={height - 6} text-anchor="middle">{unit(t)}</text>)}
					{labels.map((m) => (
						<g key={m.name} class="percentile">
							<line x1={m.at} x2={m.at} y1={TOP - 4} y2={TOP + tall} />
							{m.show && <text x={m.word} y={TOP - 8} text-anchor="middle">{m.name}<title>{m.name}: {unit(m.value)}</title></text>}
						</g>
					))}
				</svg>
			)}
			{!alike && (
				<div class="histogram-foot" aria-live="polite">
					{tip ?? (brush ? `chosen: ${rangeText(bins, brush, unit)}, ${formatCount(brushCount(bins, brush))} of ${formatCount(bins.total)}` : onBrush ? 'drag to choose a stretch' : '')}
				</div>
			)}
		</div>
	);
}

/* The same as rows. */
export function BinsTable({ bins, label, unit = formatDuration }: { bins: Bins; label: string; unit?: (v: number) => string }) {
	let sum = 0;
	const rows: [string, number, number][] = [];
	if (bins.zeros > 0) {
		sum += bins.zeros;
		rows.push(['0', bins.zeros, sum]);
	}
	bins.counts.forEach((c, i) => {
		sum += c;
		if (c > 0)
			rows.push([`${unit(bins.edges[i] ?? 0)} – ${unit(bins.edges[i + 1] ?? 0)}`, c, sum]);
	});
	return (
		<div class="plain-scroll" tabIndex={0} role="region" aria-label={label}>
			<table class="grid-table">
				<thead><tr><th>{label}</th><th class="num">count</th><th class="num">share</th><th class="num">up to here</th></tr></thead>
				<tbody>
					{rows.map(([name, count, upTo]) => (
						<tr key={name}><td>{name}</td><td class="num">{formatCount(count)}</td><td class="num">{formatPercent(count / bins.total)}</td><td class="num">{formatPercent(upTo / bins.total)}</td></tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
