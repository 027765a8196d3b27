// SPDX-License-Identifier: MIT
//
// A tree of call stacks as rows that open and close: what the flame graph shows, to be read.

import { useEffect, useState } from 'preact/hooks';
import { formatPercent } from '../app/format';
import { heaviestPath, type FlameNode } from './flametree';
import { shortName } from '../timeline/names';
import type { Measure } from './measure';

export function TreeTwin({ root, measure }: { root: FlameNode; measure: Measure }) {
	const weight = measure.of;
	const [open, setOpen] = useState<ReadonlySet<FlameNode>>(() => new Set(heaviestPath(root, weight)));
	const [active, setActive] = useState(0);
	useEffect(() => {
		setOpen(new Set(heaviestPath(root, weight)));
		setActive(0);
	}, [root]);
	const rows: FlameNode[] = [];
	const walk = (node: FlameNode): void => {
		rows.push(node);
		if (open.has(node)) {
			for (const child of node.children.slice(0, 100))
				walk(child);
		}
	};
	walk(root);
	const toggle = (node: FlameNode, on: boolean): void => {
		const next = new Set(open);
		if (on)
			next.add(node);
		else
			next.delete(node);
		setOpen(next);
	};
	const whole = weight(root);
	const onKey = (e: KeyboardEvent): void => {
		const node = rows[active];
		if (!node)
			return;
		if (e.key === 'ArrowDown')
			setActive(Math.min(active + 1, rows.length - 1));
		else if (e.key === 'ArrowUp')
			setActive(Math.max(active - 1, 0));
		else if (e.key === 'ArrowRight' && node.children.length > 0)
			toggle(node, true);
		else if (e.key === 'ArrowLeft' && open.has(node) && node.children.length > 0)
			toggle(node, false);
		else if (e.key === 'ArrowLeft' && node.parent)
			setActive(Math.max(rows.indexOf(node.parent), 0));
		else
			return;
		e.preventDefault();
		e.stopPropagation();
	};
	return (
		<div class="plain-scroll" role="treegrid" aria-label="Call tree" tabIndex={0} onKeyDown={onKey} aria-activedescendant={`tree${active}`}>
			<div class="tree-row tree-head" role="row">
				<span role="columnheader">function</span>
				<span role="columnheader" class="num">total</span>
				<span role="columnheader" class="num">share</span>
				<span role="columnheader" class="num">self</span>
			</div>
			{rows.map((node, i) => (
				<div
					class={`tree-row${i === active ? ' tr-active' : ''}`} role="row" key={i} id={`tree${i}`} aria-level={node.depth + 1}
					aria-expanded={node.children.length > 0 ? open.has(node) : undefined}
					onClick={() => { setActive(i); toggle(node, !open.has(node)); }}
				>
					<span role="gridcell" class="tree-name" style={{ paddingLeft: `${Math.min(node.depth, 40) * 14}px` }} title={node.name}>
						<span class="tree-mark" aria-hidden="true">{node.children.length === 0 ? '' : open.has(node) ? '▾' : '▸'}</span>
						{shortName(node.name)}
					</span>
					<span role="gridcell" class="num">{measure.text(node)}</span>
					<span role="gridcell" class="num">{formatPercent(whole > 0 ? weight(node) / whole : 0)}</span>
					<span role="gridcell" class="num">{measure.self(node)}</span>
				</div>
			))}
		</div>
	);
}
