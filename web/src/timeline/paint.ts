// SPDX-License-Identifier: MIT
//
// Paints one tile of one row into pixels, 1024 wide. Density is stacked columns:
// running at the bottom, then syscall, runnable and waiting on top, each as high
// as its share of the bin. A span that fills a bin fills the column, so the
// picture turns into solid spans by itself as one zooms in. Rows too thin for
// columns get the mix of the colours in linear light.

import { BINS, EDGE, Kind, SUB, type Spans, type Tile } from './tile';
import { Class, CLASS_OF, State } from './states';

export type Paintable = Pick<Tile, 'kind' | 'state' | 'spans' | 'share' | 'count' | 'min' | 'max' | 'avg'>;

export interface Paint {
	height: number; /* device pixels */
	pixels: Uint32Array; /* colour by state, 0: see-through */
	scale: number; /* counter, heat: the value at the top */
	base: number; /* counter: the value at the bottom */
	own: number; /* the state whose colour stands for running: GC's row is of GC's colour */
}

const THIN = 8;
const STACK = [Class.RUNNING, Class.SYSCALL, Class.RUNNABLE, Class.WAITING] as const;
const STATE_OF_CLASS = [State.RUNNING, State.RUNNABLE, State.WAITING, State.SYSCALL] as const;

function x1Of(spans: Spans, i: number): number {
	const x = spans.x1[i]!;
	return x === EDGE ? BINS * SUB : x;
}

/* How much of each bin each class covers, 0…255, as a mixed tile says it. Also
 * the state that covers most of a bin for its class, to give shades of waiting. */
export function coverage(spans: Spans): Float32Array {
	const out = new Float32Array(BINS * 4);
	for (let i = 0; i < spans.n; i++) {
		const cls = CLASS_OF[spans.state[i]!]!;
		if (cls === 255)
			continue;
		const a = Math.min(spans.x0[i]!, BINS * SUB);
		const b = Math.min(x1Of(spans, i), BINS * SUB);
		const first = Math.floor(a / SUB);
		const last = Math.min(Math.floor((b - 1) / SUB), BINS - 1);
		for (let bin = first; bin <= last; bin++) {
			const from = Math.max(a, bin * SUB);
			const to = Math.min(b, (bin + 1) * SUB);
			out[bin * 4 + cls]! += ((to - from) * 255) / SUB;
		}
	}
	return out;
}

function linear(v: number): number {
	return (v / 255) ** 2.2;
}

function mixPixel(shares: ArrayLike<number>, at: number, colors: Uint32Array, own: number): number {
	let total = 0;
	let r = 0;
	let g = 0;
	let b = 0;
	for (let cls = 0; cls < 4; cls++) {
		const share = shares[at + cls]!;
		if (share === 0)
			continue;
		const c = colors[cls === Class.RUNNING ? own : STATE_OF_CLASS[cls as 0 | 1 | 2 | 3]]!;
		total += share;
		r += share * linear(c & 255);
		g += share * linear((c >>> 8) & 255);
		b += share * linear((c >>> 16) & 255);
	}
	if (total < 1)
		return 0;
	const byte = (v: number): number => Math.round(255 * (v / total) ** (1 / 2.2));
	return ((Math.min(255, Math.round(total)) << 24) | (byte(b) << 16) | (byte(g) << 8) | byte(r)) >>> 0;
}

/* What is there but too small for a pixel gets one, from a class that has more. */
function columnHeights(shares: ArrayLike<number>, at: number, top: number, height: number, out: Int32Array): void {
	let sum = 0;
	let used = 0;
	for (const cls of STACK) {
		sum += shares[at + cls]!;
		const upTo = Math.min(height, Math.round((sum / top) * height));
		out[cls] = upTo - used;
		used = upTo;
	}
	for (const cls of [Class.RUNNABLE, Class.RUNNING, Class.SYSCALL] as const) {
		if (out[cls] !== 0 || shares[at + cls]! < top / 500)
			continue;
		const donor = out[Class.WAITING]! > 1 ? Class.WAITING : out[Class.RUNNING]! > 2 ? Class.RUNNING : -1;
		if (donor >= 0)
			out[donor]!--;
		else if (used < height)
			used++;
		else
			continue;
		out[cls] = 1;
	}
}

function paintShares(out: Uint32Array, shares: ArrayLike<number>, top: number, paint: Paint): void {
	const { height, pixels } = paint;
	const parts = new Int32Array(4);
	for (let bin = 0; bin < BINS; bin++) {
		const at = bin * 4;
		if (height < THIN) {
			const c = mixPixel(shares, at, pixels, paint.own);
			for (let y = 0; y < height; y++)
				out[y * BINS + bin] = c;
			continue;
		}
		columnHeights(shares, at, top, height, parts);
		let y = height;
		for (const cls of STACK) {
			const c = pixels[cls === Class.RUNNING ? paint.own : STATE_OF_CLASS[cls]]!;
			for (let k = parts[cls]!; k > 0 && y > 0; k--)
				out[--y * BINS + bin] = c;
		}
	}
}

/* Bins that one span covers whole show its own colour: a shade of waiting, a GC phase. */
function paintSolid(out: Uint32Array, spans: Spans, paint: Paint): void {
	for (let i = 0; i < spans.n; i++) {
		const first = Math.ceil(Math.min(spans.x0[i]!, BINS * SUB) / SUB);
		const last = Math.min(Math.floor(x1Of(spans, i) / SUB), BINS);
		const c = paint.pixels[spans.state[i]!]!;
		if (c === 0 || last <= first)
			continue;
		/* Most are a few bins wide: for these a call costs more than what it does. */
		for (let y = 0; y < paint.height; y++) {
			if (last - first > 32)
				out.fill(c, y * BINS + first, y * BINS + last);
			else
				for (let at = y * BINS + first, end = y * BINS + last; at < end; at++)
					out[at] = c;
		}
	}
}

/* A strip on top says where columns are many slices merged. */
function paintMerged(out: Uint32Array, count: Uint8Array, paint: Paint): void {
	if (paint.height < THIN * 1.5)
		return;
	const rows = Math.max(1, Math.round(paint.height / 14));
	const c = paint.pixels[State.MERGED]!;
	for (let bin = 0; bin < BINS; bin++) {
		if (count[bin]! < 3)
			continue;
		for (let y = 0; y < rows; y++)
			out[y * BINS + bin] = c;
	}
}

function paintCounter(out: Uint32Array, min: Float32Array, max: Float32Array, paint: Paint): void {
	const { height, pixels } = paint;
	const span = Math.max(paint.scale - paint.base, 1e-9);
	const level = (v: number): number => Math.round(Math.min(1, Math.max(0, (v - paint.base) / span)) * (height - 2));
	const solid = pixels[State.NAMED]!;
	const soft = ((solid & 0xffffff) | (0x60 << 24)) >>> 0;
	const band = ((solid & 0xffffff) | (0xb0 << 24)) >>> 0;
	for (let bin = 0; bin < BINS; bin++) {
		if (Number.isNaN(max[bin]!))
			continue;
		const low = level(min[bin]!);
		const high = Math.max(level(max[bin]!), low);
		for (let y = 0; y < low; y++)
			out[(height - 1 - y) * BINS + bin] = soft;
		for (let y = low; y < high; y++)
			out[(height - 1 - y) * BINS + bin] = band;
		out[(height - 1 - high) * BINS + bin] = solid;
	}
}

/* The picture of a tile: BINS × height pixels, RGBA. `out` is see-through. */
export function paintTile(tile: Paintable, paint: Paint, out = new Uint32Array(BINS * paint.height)): Uint32Array {
	switch (tile.kind) {
	case Kind.UNIFORM:
		out.fill(paint.pixels[tile.state]!);
		break;
	case Kind.EXACT:
		paintShares(out, coverage(tile.spans!), 255, paint);
		paintSolid(out, tile.spans!, paint);
		break;
	case Kind.MIXED:
		paintShares(out, tile.share!, 255, paint);
		paintSolid(out, tile.spans!, paint);
		paintMerged(out, tile.count!, paint);
		break;
	case Kind.COUNTER:
		paintCounter(out, tile.min!, tile.max!, paint);
		break;
	case Kind.HEAT:
		paintShares(out, tile.avg!, Math.max(paint.scale, 1e-6), paint);
		break;
	default:
		break;
	}
	return out;
}
