// SPDX-License-Identifier: MIT
//
// By what a tree of call stacks is weighed, the words for it, and the colours of a
// difference.

import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import type { FlameNode } from './flametree';

export interface Measure {
	of(node: FlameNode): number;
	text(node: FlameNode): string;
	/* What is of the function itself; empty: nothing, or it is not known. */
	self(node: FlameNode): string;
	/* If not the colour of the function. */
	fill?(node: FlameNode, dark: boolean): string;
}

export type Weighing = 'time' | 'count';

export const MEASURES: Readonly<Record<Weighing, Measure>> = {
	time: { of: (n) => n.value, text: (n) => formatDuration(n.value), self: (n) => (n.self > 0 ? formatDuration(n.self) : '') },
	count: { of: (n) => n.count, text: (n) => formatCount(n.count), self: () => '' },
};

/* From -1, it is gone, over 0, it is as it was, to 1, it is new. */
export function changeOf(node: FlameNode): number {
	const most = Math.max(node.value, node.before);
	return most > 0 ? (node.value - node.before) / most : 0;
}

/* More is orange, less is blue, as deep as it is much: tints that no eye takes for one another. */
function changeColour(node: FlameNode, dark: boolean): string {
	const change = changeOf(node);
	const deep = Math.min(1, Math.abs(change) * 1.4);
	const hue = change > 0 ? 52 : 252;
	return dark ? `oklch(${0.36 + deep * 0.16} ${0.008 + deep * 0.11} ${hue})` : `oklch(${0.92 - deep * 0.17} ${0.006 + deep * 0.12} ${hue})`;
}

function perSecond(v: number): string {
	return v > 0 ? `${formatDuration(v)}/s` : '0';
}

/* A difference, each side by a second; as wide as one of the sides. */
export function difference(side: 'before' | 'after'): Measure {
	return {
		of: side === 'after' ? (n) => n.value : (n) => n.before,
		text: (n) => `${perSecond(n.before)} → ${perSecond(n.value)}`,
		self: () => '',
		fill: (n, dark) => changeColour(n, dark),
	};
}
