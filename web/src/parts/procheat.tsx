// SPDX-License-Identifier: MIT
//
// Utilization of every P over time, as a heat map: a row a P, stronger where it ran
// or was in a system call for more of the time.

import { useEffect, useRef, useState } from 'preact/hooks';
import { complete, fingerprint, go, theme, timelineHref } from '../app/state';
import { formatPercent } from '../app/format';
import { getJson, getTiles, isAbort, reasonOf } from '../api/client';
import type { RowPage } from '../api/types';
import { decodeTiles, tileNs } from '../timeline/tile';
import { cssColour } from './colours';
import { formatMoment, momentTicks } from './format';
import { Loading, Notice } from './load';
import { useTwin, useWidth } from './page';
import { addBusy, levelFor } from './procshare';
import { linearTicks } from './ticks';

const COLUMNS = 160;
const LEFT = 62;
const RIGHT = 12;
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
	const [ref, width] = useWidth<HTMLDivElement>();
	const canvas = useRef<HTMLCanvasElement>(null);
	const [data, setData] = useState<Busy | null>(null);
	const [error, setError] = useState<string | null>(null);
	const [hover, setHover] = useState<{ p: number; column: number } | null>(null);
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

	const rows = data?.keys.length ?? 0;
	const rowHeight = rows > 40 ? 7 : rows > 16 ? 11 : 18;
	const tall = rows * rowHeight;
	const inner = Math.max(width - LEFT - RIGHT, 10);
	const dark = theme.value === 'dark';
	useEffect(() => {
		const frame = requestAnimationFrame(() => {
			const el = canvas.current;
			const ctx = el?.getContext('2d');
			if (!el || !ctx || !data || width <= 0)
				return;
			const ratio = window.devicePixelRatio || 1;
			el.width = Math.round(inner * ratio);
			el.height = Math.round(tall * ratio);
			ctx.scale(ratio, ratio);
			ctx.fillStyle = cssColour('--bg-sunken');
			ctx.fillRect(0, 0, inner, tall);
			const w = inner / COLUMNS;
			data.shares.forEach((share, p) => {
				for (let c = 0; c < COLUMNS; c++) {
					const s = share[c]!;
					if (s < 0.002)
						continue;
					const x = Math.floor(c * w);
					ctx.fillStyle = dark ? `oklch(${0.3 + 0.48 * s} ${0.03 + 0.11 * s} 168)` : `oklch(${0.93 - 0.42 * s} ${0.03 + 0.085 * s} 168)`;
					ctx.fillRect(x, p * rowHeight, Math.floor((c + 1) * w) - x, rowHeight - 1);
				}
			});
		});
		return () => cancelAnimationFrame(frame);
	}, [data, width, inner, tall, rowHeight, dark, table]);

	if (error)
		return <Notice kind="warn" title="There is no map of the Ps">{error}</Notice>;
	const place = (e: MouseEvent): { p: number; column: number } | null => {
		const box = canvas.current!.getBoundingClientRect();
		const column = Math.floor((e.clientX - box.left) / inner * COLUMNS);
		const p = Math.floor((e.clientY - box.top) / rowHeight);
		return column < 0 || column >= COLUMNS || p < 0 || p >= rows ? null : { p, column };
	};
	const open = (at: { p: number; column: number } | null): void => {
		if (!at || !data)
			return;
		const t = data.from + at.column * data.width;
		go(timelineHref({ view: { from: Math.max(0, Math.round(t - data.width)), to: Math.round(t + 2 * data.width) }, pin: [data.keys[at.p]!] }));
	};
	const onKey = (e: KeyboardEvent): void => {
		const moves: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
		const move = moves[e.key];
		if (move)
			setHover(hover ? { column: Math.max(0, Math.min(COLUMNS - 1, hover.column + move[0])), p: Math.max(0, Math.min(rows - 1, hover.p + move[1])) } : { column: 0, p: 0 });
		else if (e.key === 'Enter' && hover)
			open(hover);
		else
			return;
		e.preventDefault();
		e.stopPropagation();
	};
	const ticks = data ? linearTicks(data.from, data.from + COLUMNS * data.width, Math.max(2, Math.floor(inner / 110))) : [];
	const texts = momentTicks(ticks);
	const every = Math.max(1, Math.ceil(14 / rowHeight));
	return (
		<div class="heatmap" ref={ref}>
			<div class="p-actions p-right">{tableButton}</div>
			{!data && <Loading rows={3} />}
			{data && table && (
				<table class="grid-table">
					<thead><tr><th>P</th><th class="num">busy</th><th class="num">least busy column</th><th class="num">busiest</th></tr></thead>
					<tbody>
						{data.shares.map((s, i) => <tr key={i}><td>{data.names[i]}</td><td class="num">{formatPercent(s.reduce((a, b) => a + b, 0) / COLUMNS)}</td><td class="num">{formatPercent(Math.min(...s))}</td><td class="num">{formatPercent(Math.max(...s))}</td></tr>)}
					</tbody>
				</table>
			)}
			{data && !table && width > 0 && (
				<>
					<div class="heatmap-stage" style={{ height: `${tall + 24}px` }}>
						<canvas ref={canvas} class="heatmap-canvas" style={{ left: `${LEFT}px`, top: '0px', width: `${inner}px`, height: `${tall}px` }} aria-hidden="true" />
						<svg
							class="heatmap-over" width={width} height={tall + 24} tabindex={0} role="application" aria-label="Utilization of each P over time. Arrow keys move, Enter shows the place on the timeline"
							onKeyDown={onKey} onMouseMove={(e) => setHover(place(e))} onMouseLeave={() => setHover(null)} onClick={(e) => open(place(e))}
						>
							{data.names.map((name, i) => i % every === 0 && <text key={name} class="tick" x={LEFT - 6} y={i * rowHeight + rowHeight / 2 + 4} text-anchor="end">{name}</text>)}
							{ticks.map((t, i) => <text key={t} class="tick" x={Math.max(LEFT + 10, Math.min(LEFT + (t - data.from) / (COLUMNS * data.width) * inner, width - 34))} y={tall + 17} text-anchor="middle">{texts[i]}</text>)}
							{hover && <rect class="heat-hover" x={LEFT + hover.column / COLUMNS * inner} y={hover.p * rowHeight} width={inner / COLUMNS} height={rowHeight - 1} />}
						</svg>
					</div>
					<div class="histogram-foot" aria-live="polite">
						{hover ? `${data.names[hover.p]} from ${formatMoment(data.from + hover.column * data.width)}: ${formatPercent(data.shares[hover.p]![hover.column]!)} busy` : 'click to see the place on the timeline'}
					</div>
				</>
			)}
		</div>
	);
}
