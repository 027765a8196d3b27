// SPDX-License-Identifier: MIT
//
// Histograms over a logarithmic axis. Values of 0 have a bin of their own at the left: they are common (never waited) and have no logarithm.

export interface Bucket {
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

export interface Bins {
	/* Bounds of the bins, one more than there are bins; rising. */
	readonly edges: readonly number[];
	readonly counts: readonly number[];
	readonly zeros: number;
	readonly total: number;
	readonly highest: number;
}

/* Bins of a histogram, at least. */
const FEWEST = 10;

/* Bins a decade that give about `wanted` bins between the two values. */
function perDecade(low: number, high: number, wanted: number): number {
	const decades = Math.max(Math.log10(high / low), 0.1);
	for (const n of [40, 20, 10, 5]) {
		if (decades * n <= wanted) return n;
	}
	return 3;
}

function frame(low: number, high: number, wanted: number): { edges: number[]; first: number; n: number } {
	const n = perDecade(low, high, wanted);
	let first = Math.floor(Math.log10(low) * n + 1e-9);
	let last = Math.max(Math.floor(Math.log10(high) * n + 1e-9) + 1, first + 1);
	/* Values that are all alike must not look as if they filled the axis. */
	while (last - first < FEWEST) {
		last++;
		if (last - first < FEWEST && first > 0)
			first--;
	}
	const edges: number[] = [];
	for (let i = first; i <= last; i++) edges.push(10 ** (i / n));
	return { edges, first, n };
}

function finish(edges: number[], counts: number[], zeros: number): Bins {
	let total = zeros;
	let highest = zeros;
	for (const c of counts) {
		total += c;
		if (c > highest) highest = c;
	}
	return { edges, counts, zeros, total, highest };
}

const EMPTY: Bins = { edges: [1, 10], counts: [0], zeros: 0, total: 0, highest: 0 };

/* Index of the bin of a value > 0, the first or last for what is beyond. */
export function binOf(bins: { readonly edges: readonly number[] }, value: number): number {
	let low = 0;
	let high = bins.edges.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((bins.edges[middle] ?? 0) <= value * (1 + 1e-12)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/* Bins of single values. */
export function binsOfValues(values: Iterable<number>, wanted = 60): Bins {
	const positive: number[] = [];
	let zeros = 0;
	let low = Infinity;
	let high = 0;
	for (const value of values) {
		if (value > 0) {
			positive.push(value);
			if (value < low) low = value;
			if (value > high) high = value;
		} else if (value === 0) {
			zeros++;
		}
	}
	if (positive.length === 0) return zeros === 0 ? EMPTY : { ...EMPTY, zeros, total: zeros, highest: zeros };
	const { edges } = frame(low, high, wanted);
	const counts = new Array<number>(edges.length - 1).fill(0);
	for (const value of positive) {
		const i = binOf({ edges }, value);
		counts[i] = (counts[i] ?? 0) + 1;
	}
	return finish(edges, counts, zeros);
}

/* Bins of buckets that are finer than they are; each bucket counts where its middle is. */
export function binsOfBuckets(buckets: readonly Bucket[], wanted = 60): Bins {
	let low = Infinity;
	let high = 0;
	let zeros = 0;
	for (const b of buckets) {
		if (b.count <= 0) continue;
		const middle = middleOf(b);
		if (middle <= 0) continue;
		low = Math.min(low, middle);
		high = Math.max(high, middle);
	}
	for (const b of buckets) {
		if (b.count > 0 && middleOf(b) <= 0) zeros += b.count;
	}
	if (high === 0) return zeros === 0 ? EMPTY : { ...EMPTY, zeros, total: zeros, highest: zeros };
	const { edges } = frame(low, high, wanted);
	return finish(edges, countIn(edges, buckets), zeros);
}

function countIn(edges: readonly number[], buckets: readonly Bucket[]): number[] {
	const counts = new Array<number>(edges.length - 1).fill(0);
	for (const b of buckets) {
		const middle = middleOf(b);
		if (b.count <= 0 || middle <= 0) continue;
		const i = binOf({ edges }, middle);
		counts[i] = (counts[i] ?? 0) + b.count;
	}
	return counts;
}

/* Two distributions on one axis. */
export function pairOfBuckets(a: readonly Bucket[], b: readonly Bucket[], wanted = 60): { edges: readonly number[]; a: number[]; b: number[] } {
	const { edges } = binsOfBuckets([...a, ...b], wanted);
	return { edges, a: countIn(edges, a), b: countIn(edges, b) };
}

function middleOf(b: Bucket): number {
	if (b.to <= b.from + 1) return b.from;
	return b.from <= 0 ? b.to / 2 : Math.sqrt(b.from * b.to);
}

/* The steps as the documents of tasks and regions have them: they are the bins. */
export function binsOfSteps(steps: readonly Bucket[]): Bins {
	const used = steps.filter((s) => s.to > 0);
	if (used.length === 0) return EMPTY;
	const edges: number[] = [];
	const counts: number[] = [];
	let zeros = 0;
	for (const step of used) {
		if (step.from <= 0) {
			zeros += step.count;
			continue;
		}
		if (edges.length === 0) edges.push(step.from);
		edges.push(step.to);
		counts.push(step.count);
	}
	return counts.length === 0 ? { ...EMPTY, zeros, total: zeros, highest: zeros } : finish(edges, counts, zeros);
}

/* Nearest-rank quantile of sorted values; null: there are none. */
export function quantile(sorted: readonly number[], q: number): number | null {
	if (sorted.length === 0) return null;
	const rank = Math.ceil(q * sorted.length - 1e-9);
	return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? null;
}

export interface Percentile {
	readonly name: string;
	readonly value: number;
}

export function percentiles(values: readonly number[]): Percentile[] {
	const sorted = [...values].sort((a, b) => a - b);
	const out: Percentile[] = [];
	for (const [name, q] of [['p50', 0.5], ['p90', 0.9], ['p99', 0.99], ['p99.9', 0.999], ['max', 1]] as const) {
		const value = quantile(sorted, q);
		if (value !== null) out.push({ name, value });
	}
	return out;
}

export interface CdfPoint {
	readonly x: number;
	/* Share of the values that are at most x. */
	readonly share: number;
}

/* The cumulative distribution of buckets, a point at the upper end of each. */
export function cdfOfBuckets(buckets: readonly Bucket[]): CdfPoint[] {
	const sorted = buckets.filter((b) => b.count > 0).sort((a, b) => a.from - b.from);
	let total = 0;
	for (const b of sorted) total += b.count;
	if (total === 0) return [];
	const points: CdfPoint[] = [];
	let sum = 0;
	for (const b of sorted) {
		if (points.length === 0) points.push({ x: Math.max(b.from, 1), share: 0 });
		sum += b.count;
		points.push({ x: Math.max(b.to, 1), share: sum / total });
	}
	return points;
}

/* A part of the axis chosen with the mouse or keys: whole bins. −1 as `first` takes the bin of the zeros in. */
export interface Brush {
	readonly first: number;
	readonly last: number;
}

/* The values that a brush stands for: from ≤ value < to, or ≤ to in the last bin. */
export function brushBounds(bins: Bins, brush: Brush): { from: number; to: number } {
	const n = bins.counts.length;
	const first = Math.max(Math.min(brush.first, brush.last), -1);
	const last = Math.min(Math.max(brush.first, brush.last), n - 1);
	const from = first < 0 ? 0 : bins.edges[first] ?? 0;
	if (last < 0) return { from: 0, to: Number.MIN_VALUE };
	return { from, to: last === n - 1 ? Infinity : bins.edges[last + 1] ?? Infinity };
}

export function isInBrush(bins: Bins, brush: Brush | null, value: number): boolean {
	if (!brush) return true;
	const first = Math.min(brush.first, brush.last);
	const last = Math.max(brush.first, brush.last);
	const i = value > 0 ? binOf(bins, value) : -1;
	return i >= first && i <= last;
}

export function brushCount(bins: Bins, brush: Brush): number {
	const first = Math.min(brush.first, brush.last);
	const last = Math.max(brush.first, brush.last);
	let count = first < 0 ? bins.zeros : 0;
	for (let i = Math.max(first, 0); i <= last; i++) count += bins.counts[i] ?? 0;
	return count;
}
