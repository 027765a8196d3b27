// SPDX-License-Identifier: MIT
//
// Two distributions over each other on one logarithmic axis: A as an area, B as a line
// over it, so that each is seen where both are.

import { useState } from 'preact/hooks';
import { formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import { pairOfBuckets, type Bucket } from './bins';
import { formatRate } from './format';
import { useWidth } from './page';
import { linearTicks, logPosition, logTicks } from './ticks';

/* `of`: what a count is divided by, seconds of the trace or all counts. */
export interface Side {
	buckets: readonly Bucket[];
	of: number;
}

const LEFT = 62;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 22;

/* A path along the tops of the bars, closed at the axis. */
function outline(values: readonly number[], x: (i: number) => number, y: (v: number) => number): string {
	let d = `M${x(0).toFixed(1)} ${y(0)}`;
	values.forEach((v, i) => {
		d += `V${y(v).toFixed(1)}H${x(i + 1).toFixed(1)}`;
	});
	return `${d}V${y(0)}`;
}

export function HistogramPair({ a, b, rate, label, height = 260 }: { a: Side; b: Side; rate: boolean; label: string; height?: number }) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const [hover, setHover] = useState<number | null>(null);
	const pair = pairOfBuckets(a.buckets, b.buckets, 70);
	const n = pair.a.length;
	const sides = [pair.a.map((c) => c / Math.max(a.of, 1e-12)), pair.b.map((c) => c / Math.max(b.of, 1e-12))] as const;
	const most = Math.max(...sides[0], ...sides[1], 1e-12);
	const [low, high] = [pair.edges[0]!, pair.edges[n]!];
	const inner = Math.max(width - LEFT - RIGHT, 10);
	const tall = height - TOP - BOTTOM;
	const x = (i: number): number => LEFT + (i / n) * inner;
	const y = (v: number): number => TOP + tall - (v > 0 ? Math.max((v / most) * tall, 1.5) : 0);
	const text = (v: number): string => (rate ? formatRate(v) : formatPercent(v));
	const move = (to: number): void => setHover(Math.max(0, Math.min(n - 1, to)));
	return (
		<div class="histogram" ref={ref}>
			{width > 0 && (
				<svg
					width={width} height={height} tabindex={0} role="group" aria-label={`${label}: distributions of A and B. Arrow keys read them`}
					onPointerMove={(e) => move(Math.floor((e.clientX - e.currentTarget.getBoundingClientRect().left - LEFT) / inner * n))}
					onPointerLeave={() => setHover(null)}
					onKeyDown={(e) => {
						const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
						if (!step)
							return;
						move(hover === null ? (step > 0 ? 0 : n - 1) : hover + step);
						e.preventDefault();
						e.stopPropagation();
					}}
				>
					{linearTicks(0, most, 4).filter((v) => v > 0).map((v) => (
						<g key={v}>
							<line class="grid-line" x1={LEFT} x2={width - RIGHT} y1={y(v)} y2={y(v)} />
							<text class="tick" x={LEFT - 6} y={y(v) + 4} text-anchor="end">{text(v)}</text>
						</g>
					))}
					<path class="pair-area" d={outline(sides[0], x, y)} />
					<path class="pair-line" d={outline(sides[1], x, y)} />
					{hover !== null && <rect class="brush" x={x(hover)} width={inner / n} y={TOP} height={tall} />}
					<line class="axis-line" x1={LEFT} x2={width - RIGHT} y1={TOP + tall + 0.5} y2={TOP + tall + 0.5} />
					{logTicks(low, high, Math.floor(inner / 64)).map((t) => <text key={t} class="tick" x={LEFT + logPosition(t, low, high) * inner} y={height - 6} text-anchor="middle">{formatDuration(t)}</text>)}
				</svg>
			)}
			<div class="histogram-foot" aria-live="polite">
				{hover !== null && `${formatDuration(pair.edges[hover])} to ${formatDuration(pair.edges[hover + 1])}: `}
				{sides.map((values, i) => (
					<span key={i} class="legend-item">
						<span class={`legend-mark tone-${i}`} />{i ? 'B' : 'A'}
						{hover !== null && <> {text(values[hover] ?? 0)} <span class="faint">({formatCount((i ? pair.b : pair.a)[hover] ?? 0)})</span></>}
					</span>
				))}
			</div>
		</div>
	);
}
