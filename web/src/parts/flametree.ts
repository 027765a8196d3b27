// SPDX-License-Identifier: MIT
//
// Trees of call stacks: merging, turning upside down, layout, search, and callers
// and callees of one function. No drawing here.

export interface Sample {
	/* Names, innermost first. */
	readonly frames: readonly string[];
	readonly value: number;
	readonly count: number;
	/* Of a difference: what it was before; `value` is what it is after. */
	readonly before?: number;
}

export interface FlameNode {
	readonly name: string;
	readonly parent: FlameNode | null;
	readonly depth: number;
	value: number;
	count: number;
	before: number;
	/* What is of this function itself, not of what it calls. */
	self: number;
	children: FlameNode[];
}

const NO_STACK = '(no stack)';

function newNode(name: string, parent: FlameNode | null): FlameNode {
	return { name, parent, depth: parent ? parent.depth + 1 : 0, value: 0, count: 0, before: 0, self: 0, children: [] };
}

/* Names are the trace's and may be `__proto__`: children are found through a Map. */
class Builder {
	readonly root: FlameNode;
	private readonly maps = new Map<FlameNode, Map<string, FlameNode>>();

	constructor(name: string) {
		this.root = newNode(name, null);
	}

	child(node: FlameNode, name: string): FlameNode {
		let map = this.maps.get(node);
		if (!map) {
			map = new Map();
			this.maps.set(node, map);
		}
		let found = map.get(name);
		if (!found) {
			found = newNode(name, node);
			map.set(name, found);
			node.children.push(found);
		}
		return found;
	}

	/* `path` from the root outwards. */
	add(path: Iterable<string>, { value, count, before = 0 }: Sample): void {
		let node = this.root;
		const grow = (): void => {
			node.value += value;
			node.count += count;
			node.before += before;
		};
		grow();
		for (const name of path) {
			node = this.child(node, name);
			grow();
		}
		node.self += value;
	}

	done(): FlameNode {
		const all: FlameNode[] = [this.root];
		for (let i = 0; i < all.length; i++) {
			const node = all[i]!;
			node.children.sort((a, b) => b.value + b.before - a.value - a.before || (a.name < b.name ? -1 : 1));
			for (const c of node.children)
				all.push(c);
		}
		return this.root;
	}
}

function* reversed(frames: readonly string[]): Generator<string> {
	for (let i = frames.length - 1; i >= 0; i--)
		yield frames[i]!;
}

const hasFrames = (s: Sample): readonly string[] => (s.frames.length > 0 ? s.frames : [NO_STACK]);

/* Outermost function at the root; inverted: the innermost. */
export function buildTree(samples: readonly Sample[], inverted = false, name = 'all'): FlameNode {
	const builder = new Builder(name);
	for (const s of samples) {
		if (s.value > 0 || s.count > 0 || s.before)
			builder.add(inverted ? hasFrames(s) : reversed(hasFrames(s)), s);
	}
	return builder.done();
}

/* Nodes as the server sends them, parents before children, back as samples. */
export function samplesOfNodes(
	nodes: readonly { readonly fn: string; readonly self: number; readonly parent: number }[],
): Sample[] {
	const out: Sample[] = [];
	for (const node of nodes) {
		if (node.self <= 0)
			continue;
		const frames: string[] = [];
		let at: typeof node | undefined = node;
		while (at && frames.length <= nodes.length) {
			frames.push(at.fn);
			at = at.parent >= 0 ? nodes[at.parent] : undefined;
		}
		out.push({ frames, value: node.self, count: 0 });
	}
	return out;
}

/* Lines of folded stacks, `outer;inner 12`. A name may hold blanks: the value is behind the last one. */
export function samplesOfFolded(text: string): Sample[] {
	const out: Sample[] = [];
	for (const line of text.split('\n')) {
		const blank = line.lastIndexOf(' ');
		const value = Number(line.slice(blank + 1));
		if (blank <= 0 || !Number.isFinite(value) || value <= 0)
			continue;
		out.push({ frames: line.slice(0, blank).split(';').reverse(), value, count: value });
	}
	return out;
}

export interface FlameRect {
	readonly node: FlameNode;
	/* Parts of the width, 0 to 1. */
	readonly x0: number;
	readonly x1: number;
	readonly row: number;
}

export interface FlameLayout {
	readonly rects: readonly FlameRect[];
	readonly rows: number;
	/* Nodes too narrow to be seen, which are not in `rects`; what they call is not counted. */
	readonly pruned: number;
}

type Weight = (node: FlameNode) => number;

/*
 * Places what is at least `least` wide (a part of the width). The node that is zoomed
 * to has the whole width, and so have those above it.
 */
export function layout(root: FlameNode, zoom: FlameNode, least: number, weight: Weight = (n) => n.value): FlameLayout {
	const rects: FlameRect[] = [];
	let rows = 0;
	let pruned = 0;
	const above: FlameNode[] = [];
	for (let at: FlameNode | null = zoom.parent; at; at = at.parent)
		above.push(at);
	for (const node of above.reverse())
		rects.push({ node, x0: 0, x1: 1, row: node.depth });

	const whole = weight(zoom);
	if (whole <= 0)
		return { rects: root === zoom ? [] : rects, rows: zoom.depth + 1, pruned: 0 };
	const open: { node: FlameNode; x0: number; x1: number }[] = [{ node: zoom, x0: 0, x1: 1 }];
	for (;;) {
		const top = open.pop();
		if (!top)
			break;
		const { node, x0, x1 } = top;
		rects.push({ node, x0, x1, row: node.depth });
		rows = Math.max(rows, node.depth + 1);
		let x = x0;
		for (const child of node.children) {
			const width = weight(child) / whole;
			if (width < least)
				pruned++;
			else
				open.push({ node: child, x0: x, x1: Math.min(x + width, x1) });
			x += width;
		}
	}
	return { rects, rows, pruned };
}

/* Nodes whose name matches, and the part of the whole that is in or below them, each counted once. */
export function search(root: FlameNode, text: string, weight: Weight = (n) => n.value): { hits: Set<FlameNode>; share: number } {
	const hits = new Set<FlameNode>();
	const wanted = text.trim().toLowerCase();
	if (wanted === '')
		return { hits, share: 0 };
	let inside = 0;
	const open: [FlameNode, boolean][] = [[root, false]];
	for (;;) {
		const top = open.pop();
		if (!top)
			break;
		const [node, covered] = top;
		const hit = node.parent !== null && node.name.toLowerCase().includes(wanted);
		if (hit) {
			hits.add(node);
			if (!covered)
				inside += weight(node);
		}
		for (const child of node.children)
			open.push([child, covered || hit]);
	}
	const whole = weight(root);
	return { hits, share: whole > 0 ? inside / whole : 0 };
}

export interface FunctionTotals {
	readonly name: string;
	self: number;
	total: number;
	selfCount: number;
	count: number;
}

/* Self and total of every function; a function that is on a stack twice counts once. */
export function functionTotals(samples: readonly Sample[]): FunctionTotals[] {
	const all = new Map<string, FunctionTotals>();
	const of = (name: string): FunctionTotals => {
		let t = all.get(name);
		if (!t) {
			t = { name, self: 0, total: 0, selfCount: 0, count: 0 };
			all.set(name, t);
		}
		return t;
	};
	for (const s of samples) {
		const frames = hasFrames(s);
		for (const name of new Set(frames)) {
			const t = of(name);
			t.total += s.value;
			t.count += s.count;
		}
		const innermost = of(frames[0]!);
		innermost.self += s.value;
		innermost.selfCount += s.count;
	}
	return [...all.values()].sort((a, b) => b.self - a.self || b.total - a.total || (a.name < b.name ? -1 : 1));
}

/* Trees of what calls a function and of what it calls, from its outermost and innermost place on each stack. */
export function sandwich(samples: readonly Sample[], name: string): { callers: FlameNode; callees: FlameNode } {
	const callers = new Builder(name);
	const callees = new Builder(name);
	for (const s of samples) {
		const frames = hasFrames(s);
		const inner = frames.indexOf(name);
		if (inner < 0)
			continue;
		const outer = frames.lastIndexOf(name);
		callers.add(frames.slice(outer + 1), s);
		callees.add(reversed(frames.slice(0, inner)), s);
	}
	return { callers: callers.done(), callees: callees.done() };
}

/* The heaviest way down from a node, for the keyboard and for opening the tree. */
export function heaviestPath(node: FlameNode, weight: Weight = (n) => n.value): FlameNode[] {
	const out = [node];
	let at = node;
	while (at.children.length > 0) {
		at = at.children.reduce((a, b) => (weight(b) > weight(a) ? b : a));
		out.push(at);
	}
	return out;
}
