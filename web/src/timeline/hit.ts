// SPDX-License-Identifier: MIT
//
// What of a tile lies at a time.

import { BINS, EDGE, Kind, NO_REF, SUB, subToNs, tileNs, type Tile } from './tile';
import { CLASS_NAMES, type ClassName } from './states';

export type Hit =
	| { kind: 'span'; state: number; ref: number; from: number; to: number; open: boolean; index: number }
	| { kind: 'merged'; slices: number; shares: [number, number, number, number]; from: number; to: number; longest: number }
	| { kind: 'counter'; min: number; max: number }
	| { kind: 'heat'; avg: [number, number, number, number] };

/* The last span that begins at or before a position; -1: none. */
export function spanBefore(x0: Uint16Array, at: number): number {
	let low = 0;
	let high = x0.length;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (x0[mid]! <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low - 1;
}

/* `slack` in ns: a span that is missed by less counts as hit. */
export function hitTile(tile: Tile, t: number, slack = 0): Hit | null {
	const binNs = 2 ** tile.level;
	const start = tile.x * tileNs(tile.level);
	const position = Math.min(Math.max((t - start) / binNs, 0), BINS - 1e-6);
	const bin = Math.floor(position);
	if (tile.kind === Kind.UNIFORM)
		return { kind: 'span', state: tile.state, ref: tile.ref, from: start, to: start + tileNs(tile.level), open: true, index: 0 };
	if (tile.kind === Kind.COUNTER)
		return Number.isNaN(tile.max![bin]!) ? null : { kind: 'counter', min: tile.min![bin]!, max: tile.max![bin]! };
	if (tile.kind === Kind.HEAT) {
		const a = tile.avg!;
		return { kind: 'heat', avg: [a[bin * 4]!, a[bin * 4 + 1]!, a[bin * 4 + 2]!, a[bin * 4 + 3]!] };
	}
	if (!tile.spans)
		return null;
	const spans = tile.spans;
	const i = spanBefore(spans.x0, position * SUB);
	for (const k of [i, i + 1]) {
		if (k < 0 || k >= spans.n)
			continue;
		const x1 = spans.x1[k] === EDGE ? BINS * SUB : spans.x1[k]!;
		const x0 = spans.x0[k]!;
		const near = (slack / binNs) * SUB;
		if (position * SUB >= x0 - near && position * SUB < Math.max(x1, x0 + 1) + near) {
			return {
				kind: 'span', state: spans.state[k]!, ref: spans.ref[k] ?? NO_REF, from: subToNs(tile, x0), to: subToNs(tile, spans.x1[k]!),
				open: spans.flags[k] !== 0, index: k,
			};
		}
	}
	if (tile.kind !== Kind.MIXED || tile.count![bin] === 0)
		return null;
	const s = tile.share!;
	return {
		kind: 'merged',
		slices: 2 ** (tile.count![bin]! - 1),
		shares: [s[bin * 4]! / 255, s[bin * 4 + 1]! / 255, s[bin * 4 + 2]! / 255, s[bin * 4 + 3]! / 255],
		from: start + bin * binNs,
		to: start + (bin + 1) * binNs,
		longest: tile.longest,
	};
}

export interface Gap {
	from: number;
	to: number;
	open: boolean; /* it may be longer than the tiles that are here say */
}

/* Where a tile has nothing around a time; null where it has something there. */
export function gapInTile(tile: Tile, t: number): { from: number; to: number } | null {
	const start = tile.x * tileNs(tile.level);
	const whole = { from: start, to: start + tileNs(tile.level) };
	if (tile.kind === Kind.EMPTY)
		return whole;
	if (tile.kind === Kind.UNIFORM || !tile.spans)
		return null;
	const { spans } = tile;
	for (let i = 0; i < spans.n; i++) {
		const x0 = subToNs(tile, spans.x0[i]!);
		const x1 = subToNs(tile, spans.x1[i]!);
		if (x0 <= t && t < x1)
			return null;
		if (x1 <= t)
			whole.from = Math.max(whole.from, x1);
		else
			whole.to = Math.min(whole.to, x0);
	}
	if (!tile.count)
		return whole;
	/* Short slices are in the bins' counts only. */
	const binNs = 2 ** tile.level;
	const at = Math.min(BINS - 1, Math.max(0, Math.floor((t - start) / binNs)));
	if (tile.count[at] !== 0)
		return null;
	let first = at;
	while (first > 0 && tile.count[first - 1] === 0)
		first--;
	let last = at;
	while (last < BINS - 1 && tile.count[last + 1] === 0)
		last++;
	return { from: Math.max(whole.from, start + first * binNs), to: Math.min(whole.to, start + (last + 1) * binNs) };
}

/* The same over neighbouring tiles, as far as `get` has them. */
export function gapAround(get: (x: number) => Tile | null, level: number, t: number, end: number): Gap | null {
	const ns = tileNs(level);
	const x = Math.floor(t / ns);
	const own = get(x);
	const gap: Gap | null = own && gapInTile(own, t) && { ...gapInTile(own, t)!, open: false };
	if (!gap)
		return null;
	for (let i = x - 1; gap.from > 0 && gap.from === (i + 1) * ns; i--) {
		const tile = get(i);
		const more = tile && gapInTile(tile, gap.from - ns / BINS / 2);
		gap.open ||= !tile;
		if (!more)
			break;
		gap.from = more.from;
	}
	for (let i = x + 1; gap.to < end && gap.to === i * ns; i++) {
		const tile = get(i);
		const more = tile && gapInTile(tile, gap.to);
		gap.open ||= !tile;
		if (!more)
			break;
		gap.to = more.to;
	}
	gap.to = Math.min(gap.to, end);
	return gap;
}

/* Time in each class between two times, from one tile; counters give nothing. */
export function addShares(tile: Tile, from: number, to: number, classOf: Uint8Array, sums: Float64Array): void {
	const binNs = 2 ** tile.level;
	const start = tile.x * tileNs(tile.level);
	const a = Math.max(from, start);
	const b = Math.min(to, start + tileNs(tile.level));
	if (b <= a)
		return;
	if (tile.kind === Kind.UNIFORM) {
		const cls = classOf[tile.state]!;
		if (cls < 4)
			sums[cls]! += b - a;
		return;
	}
	if (tile.kind === Kind.EXACT) {
		const spans = tile.spans!;
		for (let i = 0; i < spans.n; i++) {
			const cls = classOf[spans.state[i]!]!;
			const s0 = Math.max(a, subToNs(tile, spans.x0[i]!));
			const s1 = Math.min(b, subToNs(tile, spans.x1[i]!));
			if (cls < 4 && s1 > s0)
				sums[cls]! += s1 - s0;
		}
		return;
	}
	const per = tile.kind === Kind.MIXED ? tile.share : tile.kind === Kind.HEAT ? tile.avg : null;
	if (!per)
		return;
	const scale = tile.kind === Kind.MIXED ? binNs / 255 : binNs;
	const first = Math.floor((a - start) / binNs);
	const last = Math.min(BINS, Math.ceil((b - start) / binNs));
	for (let bin = first; bin < last; bin++) {
		for (let cls = 0; cls < 4; cls++)
			sums[cls]! += per[bin * 4 + cls]! * scale;
	}
}

export function largestShare(shares: readonly number[]): ClassName | null {
	let best = -1;
	shares.forEach((s, i) => {
		if (s > 0 && (best < 0 || s > shares[best]!))
			best = i;
	});
	return best < 0 ? null : CLASS_NAMES[best]!;
}
