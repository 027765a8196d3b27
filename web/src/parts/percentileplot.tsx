// SPDX-License-Identifier: MIT
//
// Cumulative distributions with the tail spread out: from left to right 50 %, 90 %,
// 99 %, 99.9 % … have the same distance, upwards is the length on a logarithmic axis.
// Several may lie over each other.

import { useState } from 'preact/hooks';
import { formatDuration } from '../app/time';
import { cdfOfBuckets, type Bucket } from './bins';
import { useWidth } from './page';
import { logPosition, logTicks } from './ticks';

export interface Line {
	name: string;
	buckets: readonly Bucket[];
	count: number;
	max: number;
	tone: number;
}

const LEFT = 62;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;

const NINES: readonly [number, string][] = [[0, '0 %'], [0.5, '50 %'], [0.9, '90 %'], [0.99, '99 %'], [0.999, '99.9 %'], [0.9999, '99.99 %'], [0.99999, '99.999 %']];

const nines = (share: number): number => -Math.log10(Math.max(1 - share, 1e-9));

export function PercentilePlot({ lines, label, height = 240 }: { lines: readonly Line[]; label: string; height?: number }) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const [hover, setHover] = useState<number | null>(null);
	const inner = Math.max(width - LEFT - RIGHT, 10);
	const tall = height - TOP - BOTTOM;
	const largest = Math.max(...lines.map((l) => l.count), 1);
	/* A distribution of 200 values has no 99.9th percentile to speak of. */
	const end = Math.max(1, Math.min(5, Math.ceil(Math.log10(largest))));
	const paths = lines.filter((l) => l.count > 0).map((l) => {
		const points = cdfOfBuckets(l.buckets);
		return { ...l, points: points.map((p) => ({ x: Math.min(nines(p.share), nines(1 - 0.5 / l.count)), y: Math.min(p.x, Math.max(l.max, 1)) })) };
	});
	let low = Infinity;
	let high = 1;
	for (const p of paths) {
		for (const q of p.points) {
			low = Math.min(low, q.y);
			high = Math.max(high, q.y);
		}
	}
	if (!Number.isFinite(low))
		return <p class="faint">There is nothing to show.</p>;
	if (high <= low)
		high = low * 10;
	const x = (n: number): number => LEFT + Math.min(n / end, 1) * inner;
	const y = (v: number): number => TOP + tall - logPosition(v, low, high) * tall;
	const share = hover === null ? null : 1 - 10 ** -((hover - LEFT) / inner * end);
	const valueAt = (points: readonly { x: number; y: number }[], n: number): number | null => {
		const i = points.findIndex((p) => p.x >= n);
		return i < 0 ? points[points.length - 1]?.y ?? null : points[i]?.y ?? null;
	};
	return (
		<div class="percentile-plot" ref={ref}>
			{width > 0 && (
				<svg
					width={width} height={height} role="img" aria-label={`${label}: percentiles`}
					onPointerMove={(e) => setHover(Math.max(LEFT, Math.min(width - RIGHT, e.clientX - e.currentTarget.getBoundingClientRect().left)))}
					onPointerLeave={() => setHover(null)}
				>
					{logTicks(low, high, 7).map((t) => (
						<g key={t}>
							<line class="grid-line" x1={LEFT} x2={width - RIGHT} y1={y(t)} y2={y(t)} />
							<text class="tick" x={LEFT - 6} y={y(t) + 4} text-anchor="end">{formatDuration(t)}</text>
						</g>
					))}
					{NINES.filter(([s]) => nines(s) <= end && (s > 0 || nines(0.5) / end * inner > 44)).map(([s, name]) => (
						<g key={name}>
							<line class="grid-line" x1={x(nines(s))} x2={x(nines(s))} y1={TOP} y2={TOP + tall} />
							<text class="tick" x={Math.min(x(nines(s)), width - RIGHT - 12)} y={height - 6} text-anchor="middle">{name}</text>
						</g>
					))}
					{paths.map((p) => (
						<path key={p.name} class={`line tone-${p.tone}`} d={p.points.map((q, i) => `${i ? 'L' : 'M'}${x(q.x).toFixed(1)} ${y(q.y).toFixed(1)}`).join('')} />
					))}
					{hover !== null && <line class="hover-line" x1={hover} x2={hover} y1={TOP} y2={TOP + tall} />}
				</svg>
			)}
			<div class="histogram-foot" aria-live="off">
				{share !== null ? (
					<>
						<strong>{(share * 100).toFixed(share > 0.999 ? 3 : share > 0.99 ? 2 : 1)} %</strong> take at most{' '}
						{paths.slice(0, 6).map((p) => (
							<span key={p.name} class="legend-item"><span class={`legend-mark tone-${p.tone}`} />{p.name} {formatDuration(valueAt(p.points, nines(share)))}</span>
						))}
					</>
				) : paths.length > 1 && paths.map((p) => (
					<span key={p.name} class="legend-item"><span class={`legend-mark tone-${p.tone}`} />{p.name}</span>
				))}
			</div>
		</div>
	);
}
