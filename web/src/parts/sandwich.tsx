// SPDX-License-Identifier: MIT
//
// Functions by self and total, and for one of them who calls it and what it calls.

import { useMemo, useState } from 'preact/hooks';
import { formatCount, formatPercent } from '../app/format';
import { functionTotals, sandwich, type FlameNode, type FunctionTotals, type Sample } from './flametree';
import { Bar, Table, type Column } from './table';
import { Dur, Fn } from './names';
import { shortName } from '../timeline/names';
import type { Weighing } from './measure';
import { formatDuration } from '../app/time';

function Neighbours({ title, root, by, onFunction }: { title: string; root: FlameNode; by: Weighing; onFunction: (name: string) => void }) {
	const weight = (n: FlameNode): number => (by === 'time' ? n.value : n.count);
	const [open, setOpen] = useState<ReadonlySet<FlameNode>>(new Set());
	const rows: { node: FlameNode; level: number }[] = [];
	const walk = (node: FlameNode, level: number): void => {
		for (const child of node.children.slice(0, 60)) {
			rows.push({ node: child, level });
			if (open.has(child))
				walk(child, level + 1);
		}
	};
	walk(root, 0);
	const whole = weight(root);
	return (
		<div class="neighbours">
			<h3>{title}</h3>
			{rows.length === 0 && <p class="faint">{title === 'Callers' ? 'Nothing calls it: stacks begin here.' : 'It calls nothing: stacks end here.'}</p>}
			<ul class="neighbour-list">
				{rows.slice(0, 200).map(({ node, level }, i) => (
					<li key={i} style={{ paddingLeft: `${Math.min(level, 20) * 14}px` }}>
						<button
							type="button" class="tree-mark" aria-label={`${open.has(node) ? 'Close' : 'Open'} ${node.name}`} aria-expanded={open.has(node)} disabled={node.children.length === 0}
							onClick={() => {
								const next = new Set(open);
								if (!next.delete(node))
									next.add(node);
								setOpen(next);
							}}
						>
							{node.children.length === 0 ? '·' : open.has(node) ? '▾' : '▸'}
						</button>
						<button type="button" class="link fname" title={node.name} onClick={() => onFunction(node.name)}>{shortName(node.name)}</button>
						<span class="neighbour-value num">
							<Bar value={weight(node)} of={whole}>{by === 'time' ? formatDuration(node.value) : formatCount(node.count)} <span class="faint">{formatPercent(whole > 0 ? weight(node) / whole : 0)}</span></Bar>
						</span>
					</li>
				))}
			</ul>
		</div>
	);
}

export function Sandwich({ samples, by, chosen, onFunction }: { samples: readonly Sample[]; by: Weighing; chosen: string | null; onFunction: (name: string | null) => void }) {
	const totals = useMemo(() => functionTotals(samples), [samples]);
	const around = useMemo(() => (chosen === null ? null : sandwich(samples, chosen)), [samples, chosen]);
	const whole = useMemo(() => samples.reduce((sum, s) => sum + (by === 'time' ? s.value : s.count), 0), [samples, by]);
	const self = (r: FunctionTotals): number => (by === 'time' ? r.self : r.selfCount);
	const total = (r: FunctionTotals): number => (by === 'time' ? r.total : r.count);
	const show = (v: number): preact.ComponentChildren => (
		<Bar value={v} of={whole}>{v === 0 ? <span class="faint">0</span> : by === 'time' ? <Dur ns={v} /> : formatCount(v)}</Bar>
	);
	const columns = useMemo((): Column<FunctionTotals>[] => [
		{ id: 'name', title: 'Function', value: (r) => r.name, show: (r) => <Fn fn={r.name} />, width: 'minmax(220px, 1fr)' },
		{ id: 'self', title: 'Self', hint: 'Where stacks end in this function', value: self, show: (r) => show(self(r)), num: true, width: '130px' },
		{ id: 'selfShare', title: 'Self %', value: (r) => (whole > 0 ? self(r) / whole : 0), show: (r) => formatPercent(whole > 0 ? self(r) / whole : 0), num: true, width: '74px' },
		{ id: 'total', title: 'Total', hint: 'Where this function is anywhere on the stack', value: total, show: (r) => show(total(r)), num: true, width: '130px' },
		{ id: 'totalShare', title: 'Total %', value: (r) => (whole > 0 ? total(r) / whole : 0), show: (r) => formatPercent(whole > 0 ? total(r) / whole : 0), num: true, width: '74px' },
	], [by, whole]);
	return (
		<div class="sandwich">
			<Table
				label="Functions" columns={columns} rows={totals} sort={{ column: 'self', descending: true }} csvName="functions" tallest={chosen ? 10 : 18}
				onRow={(r) => onFunction(r.name === chosen ? null : r.name)} isChosen={(r) => r.name === chosen} filterHint="Filter functions"
			/>
			{around && chosen !== null && (
				<div class="sandwich-around">
					<header>
						<h3><Fn fn={chosen} /></h3>
						<button type="button" class="link" onClick={() => onFunction(null)}>close</button>
					</header>
					<div class="sandwich-columns" key={chosen}>
						<Neighbours title="Callers" root={around.callers} by={by} onFunction={onFunction} />
						<Neighbours title="Callees" root={around.callees} by={by} onFunction={onFunction} />
					</div>
				</div>
			)}
			{!chosen && <p class="p-note">Choose a function to see who calls it and what it calls.</p>}
		</div>
	);
}
