// SPDX-License-Identifier: MIT
//
// Quantities over time (or over window lengths), drawn by uPlot in the colours of the
// page. Plots with the same `group` share their cursor; a drag chooses a range.

import uPlot from 'uplot';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { theme } from '../app/state';
import { cssColour } from './colours';
import { useWidth } from './page';
import { logTicks } from './ticks';
import type { GcDoc, MmuPoint } from '../api/docs';

export interface Series {
	name: string;
	values: readonly (number | null)[];
	/* A CSS variable. */
	colour: string;
	/* Filled to the axis, or to the series below where the plot is stacked. */
	filled?: boolean;
	dash?: number[];
	width?: number;
}

interface PlotProps {
	label: string;
	x: readonly number[];
	series: readonly Series[];
	stacked?: boolean;
	stepped?: boolean;
	height?: number;
	formatX: (v: number) => string;
	/* Labels of the axis, if not formatX of each tick. */
	ticksX?: (ticks: readonly number[]) => string[];
	formatY: (v: number) => string;
	logX?: boolean;
	logY?: boolean;
	/* Points are drawn, too: values stand alone between gaps. */
	points?: boolean;
	/* Ticks of the y axis are powers of two. */
	binary?: boolean;
	/* Highest value of the y axis, if it is known. */
	top?: number;
	/* The part of x that is shown, if not all. */
	span?: { from: number; to: number };
	group?: string;
	onSelect?: (from: number, to: number) => void;
	onPick?: (index: number) => void;
	/* Index of the point that is marked. */
	picked?: number | null;
}

/* The curve of mutator utilization up to windows as long as what was looked at. */
export const curveWithin = (doc: GcDoc, duration: number): MmuPoint[] => (doc.mmu?.curve ?? []).filter((p) => p.window_ns <= duration);

/* Upper bounds of the areas, the topmost first so that lower ones cover it. */
export function stack(series: readonly Series[]): (number | null)[][] {
	const n = series[0]?.values.length ?? 0;
	const sums: (number | null)[] = new Array(n).fill(0);
	const out: (number | null)[][] = [];
	for (const s of series) {
		for (let i = 0; i < n; i++) {
			const v = s.values[i];
			sums[i] = v === null || v === undefined || sums[i] === null ? null : (sums[i] as number) + v;
		}
		out.push([...sums]);
	}
	return out.reverse();
}

const BINARY = Array.from({ length: 52 }, (_, i) => 2 ** i);

function withAlpha(colour: string, alpha: number): string {
	return `color-mix(in oklch, ${colour} ${Math.round(alpha * 100)}%, transparent)`;
}

export function Plot(p: PlotProps) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const plot = useRef<uPlot | null>(null);
	const [at, setAt] = useState<number | null>(null);
	const props = useRef(p);
	props.current = p;
	const dark = theme.value;
	const height = p.height ?? 130;

	const data = useMemo((): uPlot.AlignedData => {
		const values = p.stacked ? stack(p.series) : p.series.map((s) => [...s.values]);
		return [[...p.x], ...values] as uPlot.AlignedData;
	}, [p.x, p.series, p.stacked]);
	const names = p.series.map((s) => `${s.name} ${s.colour}`).join();

	useEffect(() => {
		if (width <= 0 || !ref.current)
			return undefined;
		let alive = true;
		/* The shell sets the theme in an effect, too: colours are right a frame later. */
		const frame = requestAnimationFrame(() => {
			if (!alive || !ref.current)
				return;
			const now = props.current;
			const faint = cssColour('--fg-faint');
			const grid = { stroke: cssColour('--line'), width: 1 };
			const whole = (_u: uPlot, ticks: number[]): (number | null)[] => ticks.map((t) => (Math.abs(Math.log10(t) - Math.round(Math.log10(t))) < 1e-9 ? t : null));
			const decades = { filter: whole, grid: { ...grid, filter: whole }, ticks: { ...grid, size: 4, filter: whole } };
			const font = '11px system-ui, "DejaVu Sans", sans-serif';
			const drawn = now.stacked ? [...now.series].reverse() : now.series;
			const stepped = uPlot.paths.stepped!({ align: 1 });
			const options: uPlot.Options = {
				width, height,
				padding: [8, 22, 0, 0],
				legend: { show: false },
				cursor: {
					y: false,
					points: { size: 6 },
					drag: { x: !!now.onSelect, y: false, setScale: false },
					...(now.group ? { sync: { key: now.group, setSeries: false } } : {}),
				},
				scales: {
					x: {
						time: false, distr: now.logX ? 3 : 1,
						range: () => {
							const span = props.current.span;
							const xs = props.current.x;
							return span ? [span.from, span.to] : [xs[0] ?? 0, xs[xs.length - 1] ?? 1];
						},
					},
					y: {
						distr: now.logY ? 3 : 1,
						range: now.logY ? (_u, low, high) => (low > 0 ? [low * 0.8, Math.max(high * 1.25, low * 12)] : [1, 10])
							: (_u, _low, high) => [0, Math.max(props.current.top ?? 0, high > 0 ? high * 1.08 : 1)],
					},
				},
				axes: [
					{ stroke: faint, font, grid, ticks: { ...grid, size: 4 }, size: 26, gap: 4, space: 84, values: (_u, ticks) => (props.current.ticksX ? props.current.ticksX(ticks) : ticks.map((t) => (t === null ? '' : props.current.formatX(t)))), ...(now.logX ? decades : {}) },
					{ stroke: faint, font, grid, ticks: { show: false }, size: 64, gap: 6, space: 28, values: (_u, ticks) => ticks.map((t) => (t === null ? '' : props.current.formatY(t))), ...(now.logY ? { splits: (_u: uPlot, _axis: number, low: number, high: number) => logTicks(low, high, 5), filter: (_u: uPlot, ticks: number[]) => ticks } : {}), ...(now.binary ? { incrs: BINARY } : {}) },
				],
				series: [
					{},
					...drawn.map((s): uPlot.Series => {
						const colour = cssColour(s.colour);
						return {
							label: s.name,
							stroke: colour,
							width: s.width ?? (now.stacked ? 0 : 1.6),
							...(s.filled || now.stacked ? { fill: now.stacked ? colour : withAlpha(colour, 0.18) } : {}),
							...(s.dash ? { dash: s.dash } : {}),
							...(now.stepped ? { paths: stepped } : {}),
							points: now.points ? { show: true, size: 4, fill: colour, width: 0 } : { show: now.onPick ? undefined : false, size: 6 },
							spanGaps: false,
						};
					}),
				],
				hooks: {
					setCursor: [(u) => setAt(u.cursor.idx ?? null)],
					setSelect: [(u) => {
						if (u.select.width > 3)
							props.current.onSelect?.(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
						u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
					}],
					draw: [(u) => {
						const i = props.current.picked;
						const xv = i === null || i === undefined ? undefined : props.current.x[i];
						if (xv === undefined)
							return;
						const px = u.valToPos(xv, 'x', true);
						u.ctx.save();
						u.ctx.strokeStyle = cssColour('--accent');
						u.ctx.lineWidth = 2;
						u.ctx.beginPath();
						u.ctx.moveTo(px, u.bbox.top);
						u.ctx.lineTo(px, u.bbox.top + u.bbox.height);
						u.ctx.stroke();
						u.ctx.restore();
					}],
				},
			};
			plot.current = new uPlot(options, data, ref.current);
		});
		return () => {
			alive = false;
			cancelAnimationFrame(frame);
			plot.current?.destroy();
			plot.current = null;
		};
	}, [width > 0, names, dark, p.stacked, p.logX, p.logY, height]);

	useEffect(() => {
		if (width > 0)
			plot.current?.setSize({ width, height });
	}, [width, height]);
	useEffect(() => {
		plot.current?.setData(data);
	}, [data]);
	useEffect(() => {
		plot.current?.redraw();
	}, [p.picked]);

	const n = p.x.length;
	const onKey = (e: KeyboardEvent): void => {
		const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
		if (step && n > 0) {
			const next = Math.max(0, Math.min(n - 1, (at ?? (step > 0 ? -1 : n)) + step));
			const u = plot.current;
			setAt(next);
			u?.setCursor({ left: u.valToPos(p.x[next] ?? 0, 'x'), top: 10 });
		} else if (e.key === 'Enter' && at !== null && p.onPick) {
			p.onPick(at);
		} else {
			return;
		}
		e.preventDefault();
		e.stopPropagation();
	};
	return (
		<div class="plot">
			<div class="plot-head">
				<span class="plot-title">{p.label}</span>
				<span class="legend">
					{p.series.map((s) => {
						const v = at === null ? null : s.values[at];
						return (
							<span class="legend-item" key={s.name}>
								<span class="legend-mark" aria-hidden="true" style={{ background: `var(${s.colour})` }} />
								{s.name}{at !== null && <span class="legend-value">{v === null || v === undefined ? '–' : p.formatY(v)}</span>}
							</span>
						);
					})}
					{at !== null && p.x[at] !== undefined && <span class="faint">at {p.formatX(p.x[at]!)}</span>}
				</span>
			</div>
			<div
				ref={ref} class="plot-box" style={{ height: `${height}px` }} tabIndex={0} role="application" onKeyDown={onKey}
				aria-label={`${p.label}: ${p.series.map((s) => s.name).join(', ')}. Arrow keys read values`}
				onClick={() => {
					if (p.onPick && plot.current && plot.current.cursor.idx !== null && plot.current.cursor.idx !== undefined)
						p.onPick(plot.current.cursor.idx);
				}}
			/>
		</div>
	);
}

/* The same numbers as a table, at most `rows` of them. */
export function PlotTable({ label, x, series, formatX, formatY, rows = 200, xTitle = 'time' }: {
	label: string; x: readonly number[]; series: readonly Series[]; formatX: (v: number) => string; formatY: (v: number) => string; rows?: number; xTitle?: string;
}) {
	const stride = Math.max(1, Math.ceil(x.length / rows));
	return (
		<div class="plain-scroll" tabIndex={0} role="region" aria-label={label}>
			<table class="grid-table">
				<thead><tr><th class="num">{xTitle}</th>{series.map((s) => <th class="num" key={s.name}>{s.name}</th>)}</tr></thead>
				<tbody>
					{x.map((v, i) => i % stride === 0 && (
						<tr key={v}>
							<td class="num">{formatX(v)}</td>
							{series.map((s) => {
								const y = s.values[i];
								return <td class="num" key={s.name}>{y === null || y === undefined ? '–' : formatY(y)}</td>;
							})}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
