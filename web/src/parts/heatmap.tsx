// SPDX-License-Identifier: MIT
//
// Time by length: each cell is how many instances ended then and took that long.
// Outliers stand alone at the top. A click lists what is in a cell.

import { useCallback, useMemo } from 'preact/hooks';
import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import { formatMoment } from './format';
import { HeatGrid, type Cell } from './heatgrid';
import { logTicks } from './ticks';
import type { Heat } from '../api/docs';

export interface HeatCell {
	from: number;
	to: number;
	shortest: number;
	longest: number;
	count: number;
}

interface Lengths {
	from: number;
	to: number;
}

/* Rows of the map: the lengths that occur and those between, upwards. */
export function heatRows(heat: Heat): Lengths[] {
	const seen = new Map<number, number>();
	for (const c of heat.cells)
		seen.set(c.from_ns, c.to_ns);
	const rows = [...seen].map(([from, to]) => ({ from, to })).sort((a, b) => a.from - b.from);
	/* Empty lengths between used ones are rows, too, four an octave: the axis must not jump. */
	const out: Lengths[] = [];
	for (const row of rows) {
		let last = out[out.length - 1];
		while (last && last.to < row.from && out.length < 400) {
			const from: number = last.to;
			last = { from, to: Math.min(from < 4 ? from * 2 : from + 2 ** Math.floor(Math.log2(from)) / 4, row.from) };
			out.push(last);
		}
		out.push(row);
	}
	return out;
}

/* Where lengths of 1, 10, 100 … are among the rows, from the top. */
function lengthNames(rows: readonly Lengths[], height: number): { y: number; text: string }[] {
	const tall = rows.length * height;
	return logTicks(Math.max(rows[0]!.from, 1), rows[rows.length - 1]!.to, Math.floor(tall / 18)).map((v) => {
		const i = Math.max(0, rows.findIndex((r) => v < r.to));
		const row = rows[i]!;
		return { y: tall - (i + (v - row.from) / (row.to - row.from)) * height, text: formatDuration(v) };
	});
}

export function HeatMap({ heat, label, chosen, onCell }: { heat: Heat; label: string; chosen: HeatCell | null; onCell: (cell: HeatCell | null) => void }) {
	const rows = useMemo(() => heatRows(heat), [heat]);
	const top = rows.length - 1;
	const { grid, most } = useMemo(() => {
		const at = new Map(rows.map((r, i) => [r.from, top - i]));
		return {
			grid: new Map(heat.cells.map((c) => [c.column * 1000 + at.get(c.from_ns)!, c.count])),
			most: Math.max(...heat.cells.map((c) => c.count), 1),
		};
	}, [heat, rows]);
	const countAt = (column: number, row: number): number => grid.get(column * 1000 + row) ?? 0;
	const colour = useCallback((column: number, row: number, dark: boolean): string | null => {
		const count = countAt(column, row);
		if (count === 0)
			return null;
		/* One instance must be seen: outliers come alone. */
		const t = most > 1 ? Math.log(count) / Math.log(most) : 1;
		return dark
			? `oklch(${0.44 + 0.46 * t} ${0.09 + 0.07 * t} ${290 - 215 * t})`
			: `oklch(${0.83 - 0.5 * t} ${0.07 + 0.08 * t} ${75 + 215 * t})`;
	}, [grid, most]);
	if (rows.length === 0)
		return <p class="faint">There are no instances.</p>;
	const rowHeight = Math.max(3, Math.min(18, Math.floor(330 / rows.length)));
	const cellOf = ({ column, row }: Cell): HeatCell => ({
		from: heat.from_ns + column * heat.width_ns,
		to: heat.from_ns + (column + 1) * heat.width_ns,
		shortest: rows[top - row]!.from,
		longest: rows[top - row]!.to,
		count: countAt(column, row),
	});
	const tip = (at: Cell): string => {
		const c = cellOf(at);
		return `${formatMoment(c.from)} to ${formatMoment(c.to)}: ${formatCount(c.count)} of ${formatDuration(c.shortest)} to ${formatDuration(c.longest)}`;
	};
	const chosenRow = chosen ? rows.findIndex((r) => r.from === chosen.shortest) : -1;
	return (
		<HeatGrid
			columns={heat.columns} rows={rows.length} rowHeight={rowHeight} from={heat.from_ns} width={heat.width_ns}
			colour={colour} names={lengthNames(rows, rowHeight)} tip={tip} hint="click a cell to list what is in it"
			label={`${label}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`}
			chosen={chosen && chosenRow >= 0 ? { column: Math.round((chosen.from - heat.from_ns) / heat.width_ns), row: top - chosenRow } : null}
			onOpen={(at) => onCell(at && countAt(at.column, at.row) > 0 ? cellOf(at) : null)}
		/>
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
