// SPDX-License-Identifier: MIT
//
// The stacks of an area as an indented list, the heaviest paths first.

import type { Area } from '../api/types';

export interface FlameRow {
	fn: string;
	depth: number;
	value: number;
	self: number;
}

/* At most `limit` rows; parents stand before children whatever order they came in. */
export function flameTree(flame: NonNullable<Area['flame']>, limit: number): FlameRow[] {
	const children = new Map<number, number[]>();
	flame.nodes.forEach((n, i) => {
		const parent = n.parent >= 0 && n.parent < flame.nodes.length && n.parent !== i ? n.parent : -1;
		const list = children.get(parent);
		if (list)
			list.push(i);
		else
			children.set(parent, [i]);
	});
	const heavy = flame.value * 0.004;
	const rows: FlameRow[] = [];
	const stack: [number, number][] = [];
	const push = (parent: number, depth: number): void => {
		const list = (children.get(parent) ?? []).filter((i) => flame.nodes[i]!.value >= heavy);
		list.sort((a, b) => flame.nodes[a]!.value - flame.nodes[b]!.value);
		for (const i of list)
			stack.push([i, depth]);
	};
	push(-1, 0);
	while (stack.length && rows.length < limit) {
		const [i, depth] = stack.pop()!;
		const { fn, value, self } = flame.nodes[i]!;
		rows.push({ fn, depth, value, self });
		push(i, depth + 1);
	}
	return rows;
}
