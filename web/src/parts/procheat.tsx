// SPDX-License-Identifier: MIT
//
// Utilization of every P over time, as a heat map: a row a P, stronger where it ran
// or was in a system call for more of the time.

import { useCallback, useEffect, useState } from 'preact/hooks';
import { complete, fingerprint, go, timelineHref } from '../app/state';
import { formatPercent } from '../app/format';
import { getJson, getTiles, isAbort, reasonOf } from '../api/client';
import type { RowPage } from '../api/types';
import { decodeTiles, tileNs } from '../timeline/tile';
import { formatMoment } from './format';
import { HeatGrid, type Cell } from './heatgrid';
import { Loading, Notice } from './load';
import { Card, useTwin } from './page';
import { addBusy, levelFor } from './procshare';

const COLUMNS = 160;
/* Rows of an answer: two tiles a row, 256 tiles an answer. */
const BATCH = 100;

interface Busy {
	names: string[];
	keys: string[];
	/* By P, then column: 0 to 1. */
	shares: Float64Array[];
	from: number;
	width: number;
}

async function load(from: number, to: number, signal: AbortSignal): Promise<Busy> {
	const page = await getJson<RowPage>('rows', { section: 'procs', limit: 512 }, signal);
	const keys = page.rows.map((r) => r.key);
	const level = levelFor(to - from);
	const width = Math.max((to - from) / COLUMNS, 1);
	const shares = keys.map(() => new Float64Array(COLUMNS));
	const first = Math.floor(from / tileNs(level));
	const last = Math.floor(Math.max(to - 1, from) / tileNs(level));
	for (let i = 0; i < keys.length; i += BATCH) {
		const answer = decodeTiles(await getTiles(level, first, last, keys.slice(i, i + BATCH), signal));
		for (const { row, tile } of answer.tiles) {
			const of = shares[i + row];
			if (of)
				addBusy(of, tile, from, width);
		}
	}
	for (const s of shares) {
		for (let c = 0; c < COLUMNS; c++)
			s[c] = Math.min(s[c]! / width, 1);
	}
	/* P 0 first: the store has them in the order in which they appeared. */
	const order = keys.map((_, i) => i).sort((a, b) => keys[a]!.localeCompare(keys[b]!, 'en', { numeric: true }));
	return { keys: order.map((i) => keys[i]!), names: order.map((i) => page.rows[i]!.label || keys[i]!), shares: order.map((i) => shares[i]!), from, width };
}

export function ProcHeat({ from, to }: { from: number; to: number }) {
	const [data, setData] = useState<Busy | null>(null);
	const [error, setError] = useState<string | null>(null);
	const [table, tableButton] = useTwin();
	const fp = fingerprint.value;
	useEffect(() => {
		if (fp === null || to <= from)
			return undefined;
		const abort = new AbortController();
		setError(null);
		load(from, to, abort.signal).then(setData, (e: unknown) => {
			if (!isAbort(e) && !abort.signal.aborted)
				setError(reasonOf(e));
		});
		return () => abort.abort();
	}, [fp, from, to, complete.value]);
	const colour = useCallback((column: number, p: number, dark: boolean): string | null => {
		const s = data!.shares[p]![column]!;
		if (s < 0.002)
			return null;
		return dark ? `oklch(${0.3 + 0.48 * s} ${0.03 + 0.11 * s} 168)` : `oklch(${0.93 - 0.42 * s} ${0.03 + 0.085 * s} 168)`;
	}, [data]);

	const map = ({ keys, names, shares, width, from: begin }: Busy) => {
		const rowHeight = keys.length > 40 ? 7 : keys.length > 16 ? 11 : 18;
		const every = Math.ceil(14 / rowHeight);
		const open = (at: Cell | null): void => {
			if (!at)
				return;
			const t = begin + at.column * width;
			go(timelineHref({ view: { from: Math.max(0, Math.round(t - width)), to: Math.round(t + 2 * width) }, pin: [keys[at.row]!] }));
		};
		return (
			<HeatGrid
				columns={COLUMNS} rows={keys.length} rowHeight={rowHeight} from={begin} width={width} colour={colour}
				names={names.map((text, i) => ({ y: (i + 0.5) * rowHeight, text })).filter((_, i) => i % every === 0)}
				label="Utilization of each P over time. Arrow keys move, Enter shows the place on the timeline" hint="click to see the place on the timeline"
				tip={(at) => `${names[at.row]} from ${formatMoment(begin + at.column * width)}: ${formatPercent(shares[at.row]![at.column]!)} busy`} onOpen={open}
			/>
		);
	};
	return (
		<Card title="Utilization of the Ps" note="The part of the time in which each P ran or was in a system call." actions={tableButton}>
			{error && <Notice kind="warn" title="There is no map of the Ps">{error}</Notice>}
			{!data && !error && <Loading rows={3} />}
			{data && table && (
				<table class="grid-table">
					<thead><tr><th>P</th><th class="num">busy</th><th class="num">least busy column</th><th class="num">busiest</th></tr></thead>
					<tbody>
						{data.shares.map((s, i) => <tr key={i}><td>{data.names[i]}</td><td class="num">{formatPercent(s.reduce((a, b) => a + b, 0) / COLUMNS)}</td><td class="num">{formatPercent(Math.min(...s))}</td><td class="num">{formatPercent(Math.max(...s))}</td></tr>)}
					</tbody>
				</table>
			)}
			{data && !table && map(data)}
		</Card>
	);
}
