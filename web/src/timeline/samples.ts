// SPDX-License-Identifier: MIT
//
// The stacks of an area, a tree as the server sends it, as samples for the flame graph.

import type { Area } from '../api/types';
import type { Sample } from '../parts/flametree';

const MAX_DEPTH = 256;

/* One sample for each node with time of its own; frames innermost first. */
export function samplesOf(flame: NonNullable<Area['flame']>): Sample[] {
	const { nodes } = flame;
	const out: Sample[] = [];
	for (const node of nodes) {
		if (node.self <= 0)
			continue;
		const frames = [node.fn];
		let up = node.parent;
		while (up >= 0 && up < nodes.length && frames.length < MAX_DEPTH) {
			frames.push(nodes[up]!.fn);
			up = nodes[up]!.parent;
		}
		out.push({ frames, value: node.self, count: 0 });
	}
	return out;
}
