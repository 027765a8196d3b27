// SPDX-License-Identifier: MIT
//
// Time by length: each cell is how many instances ended then and took that long.
// Outliers stand alone at the top. A click lists what is in a cell.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { theme } from '../app/state';
import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import { cssColour } from './colours';
import { formatMoment, momentTicks } from './format';
import { useWidth } from './page';
import { linearTicks } from './ticks';
import type { Heat } from '../api/docs';

export interface HeatCell {
	from: number;
	to: number;
	shortest: number;
	longest: number;
	count: number;
}

const LEFT = 62;
const RIGHT = 12;
const TOP = 6;
const BOTTOM = 24;

/* Rows of the map: the lengths that occur and those between, upwards. */
export function heatRows(heat: Heat): { from: number; to: number }[] {
	const seen = new Map<number, number>();
	for (const c of heat.cells)
		seen.set(c.from_ns, c.to_ns);
	const rows = [...seen].map(([from, to]) => ({ from, to })).sort((a, b) => a.from - b.from);
	/* Empty lengths between used ones are rows, too: the axis must not jump. */
	const out: { from: number; to: number }[] = [];
	for (const row of rows) {
		let last = out[out.length - 1];
		while (last && last.to < row.from && last.to > 0 && out.length < 200) {
			last = { from: last.to, to: Math.min(last.to * 2, row.from) };
			out.push(last);
		}
		out.push(row);
	}
	return out;
}

export function HeatMap({ heat, label, chosen, onCell }: { heat: Heat; label: string; chosen: HeatCell | null; onCell: (cell: HeatCell | null) => void }) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const canvas = useRef<HTMLCanvasElement>(null);
	const [hover, setHover] = useState<{ column: number; row: number } | null>(null);
	const rows = useMemo(() => heatRows(heat), [heat]);
	const counts = useMemo(() => {
		const at = new Map(rows.map((r, i) => [r.from, i]));
		const grid = new Map<number, number>();
		let most = 1;
		for (const c of heat.cells) {
			const row = at.get(c.from_ns);
			if (row === undefined || c.column < 0 || c.column >= heat.columns)
				continue;
			grid.set(c.column * 1000 + row, c.count);
			most = Math.max(most, c.count);
		}
		return { grid, most };
	}, [heat, rows]);
	const cellHeight = Math.max(9, Math.min(18, Math.floor(260 / Math.max(rows.length, 1))));
	const tall = Math.max(rows.length, 1) * cellHeight;
	const height = tall + TOP + BOTTOM;
	const inner = Math.max(width - LEFT - RIGHT, 10);
	const dark = theme.value === 'dark';

	useEffect(() => {
		const frame = requestAnimationFrame(() => {
			const el = canvas.current;
			const ctx = el?.getContext('2d');
			if (!el || !ctx || width <= 0)
				return;
			const ratio = window.devicePixelRatio || 1;
			el.width = Math.round(inner * ratio);
			el.height = Math.round(tall * ratio);
			ctx.scale(ratio, ratio);
			ctx.clearRect(0, 0, inner, tall);
			ctx.fillStyle = cssColour('--bg-sunken');
			ctx.fillRect(0, 0, inner, tall);
			const w = inner / heat.columns;
			for (const [key, count] of counts.grid) {
				const column = Math.floor(key / 1000);
				const row = key % 1000;
				const t = counts.most > 1 ? Math.log(count) / Math.log(counts.most) : 1;
				/* One instance must be seen: outliers come alone. */
				ctx.fillStyle = dark
					? `oklch(${0.44 + 0.46 * t} ${0.09 + 0.07 * t} ${290 - 215 * t})`
					: `oklch(${0.83 - 0.5 * t} ${0.07 + 0.08 * t} ${75 + 215 * t})`;
				const x = Math.floor(column * w);
				ctx.fillRect(x, tall - (row + 1) * cellHeight, Math.max(Math.floor((column + 1) * w) - x - (w > 4 ? 1 : 0), 1), cellHeight - 1);
			}
		});
		return () => cancelAnimationFrame(frame);
	}, [heat, counts, width, tall, inner, cellHeight, dark]);

	const place = (e: MouseEvent): { column: number; row: number } | null => {
		const box = canvas.current!.getBoundingClientRect();
		const column = Math.floor((e.clientX - box.left) / inner * heat.columns);
		const row = Math.floor((tall - (e.clientY - box.top)) / cellHeight);
		return column < 0 || column >= heat.columns || row < 0 || row >= rows.length ? null : { column, row };
	};
	const cellOf = ({ column, row }: { column: number; row: number }): HeatCell => ({
		from: heat.from_ns + column * heat.width_ns,
		to: heat.from_ns + (column + 1) * heat.width_ns,
		shortest: rows[row]?.from ?? 0,
		longest: rows[row]?.to ?? 0,
		count: counts.grid.get(column * 1000 + row) ?? 0,
	});
	const onKey = (e: KeyboardEvent): void => {
		const at = hover ?? { column: 0, row: rows.length - 1 };
		const moves: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
		const move = moves[e.key];
		if (move)
			setHover(hover ? { column: Math.max(0, Math.min(heat.columns - 1, at.column + move[0])), row: Math.max(0, Math.min(rows.length - 1, at.row + move[1])) } : at);
		else if (e.key === 'Enter' && hover)
			onCell(cellOf(hover));
		else if (e.key === 'Escape' && chosen)
			onCell(null);
		else
			return;
		e.preventDefault();
		e.stopPropagation();
	};
	if (rows.length === 0)
		return <p class="faint">There are no instances.</p>;
	const end = heat.from_ns + heat.columns * heat.width_ns;
	const ticks = linearTicks(heat.from_ns, end, Math.max(2, Math.floor(inner / 110)));
	const tickTexts = momentTicks(ticks);
	const x = (t: number): number => LEFT + (t - heat.from_ns) / (end - heat.from_ns) * inner;
	const box = (at: { column: number; row: number }) => ({
		x: LEFT + at.column / heat.columns * inner, y: TOP + tall - (at.row + 1) * cellHeight, width: Math.max(inner / heat.columns, 2), height: cellHeight,
	});
	const chosenAt = chosen ? { column: Math.round((chosen.from - heat.from_ns) / heat.width_ns), row: rows.findIndex((r) => r.from === chosen.shortest) } : null;
	const tip = hover ? cellOf(hover) : null;
	const labelEvery = Math.max(1, Math.ceil(18 / cellHeight));
	return (
		<div class="heatmap" ref={ref}>
			{width > 0 && (
				<div class="heatmap-stage" style={{ height: `${height}px` }}>
					<canvas ref={canvas} class="heatmap-canvas" style={{ left: `${LEFT}px`, top: `${TOP}px`, width: `${inner}px`, height: `${tall}px` }} aria-hidden="true" />
					<svg
						class="heatmap-over" width={width} height={height} tabindex={0} role="application"
						aria-label={`${label}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`}
						onKeyDown={onKey} onMouseMove={(e) => setHover(place(e))} onMouseLeave={() => setHover(null)}
						onClick={(e) => {
							const at = place(e);
							onCell(at && cellOf(at).count > 0 ? cellOf(at) : null);
						}}
					>
						{rows.map((r, i) => i % labelEvery === 0 && (
							<text key={i} class="tick" x={LEFT - 6} y={TOP + tall - i * cellHeight - cellHeight / 2 + 4} text-anchor="end">{formatDuration(r.from)}</text>
						))}
						{ticks.map((t, i) => (
							<text key={t} class="tick" x={Math.max(LEFT + 10, Math.min(x(t), width - 34))} y={height - 6} text-anchor="middle">{tickTexts[i]}</text>
						))}
						{hover && <rect class="heat-hover" {...box(hover)} />}
						{chosenAt && chosenAt.row >= 0 && <rect class="heat-chosen" {...box(chosenAt)} />}
					</svg>
				</div>
			)}
			<div class="histogram-foot" aria-live="polite">
				{tip
					? `${formatMoment(tip.from)} to ${formatMoment(tip.to)}: ${formatCount(tip.count)} of ${formatDuration(tip.shortest)} to ${formatDuration(tip.longest)}`
					: 'click a cell to list what is in it'}
			</div>
		</div>
	);
}

export function HeatTable({ heat }: { heat: Heat }) {
	const cells = [...heat.cells].sort((a, b) => b.from_ns - a.from_ns || a.column - b.column).slice(0, 500);
	return (
		<div class="plain-scroll" tabIndex={0} role="region" aria-label="Cells of the heat map">
			<table class="grid-table">
				<thead><tr><th class="num">time</th><th class="num">length from</th><th class="num">to</th><th class="num">count</th></tr></thead>
				<tbody>
					{cells.map((c) => (
						<tr key={`${c.column} ${c.from_ns}`}>
							<td class="num">{formatMoment(heat.from_ns + c.column * heat.width_ns)}</td><td class="num">{formatDuration(c.from_ns)}</td>
							<td class="num">{formatDuration(c.to_ns)}</td><td class="num">{formatCount(c.count)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
