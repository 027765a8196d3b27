// SPDX-License-Identifier: MIT
//
// Decodes answers of /tiles: a header, a directory and one payload a tile, little
// endian. Nothing in an answer is trusted: lengths and offsets are checked before
// an array is laid over them. Each tile gets its own small buffer, so that a tile
// that is dropped frees its bytes and one that is sent to the painter sends no more.

export const BINS = 1024;
export const MAX_LEVEL = 44;
/* Positions inside a tile count 1/64 bins; this one is the tile's right edge. */
export const SUB = 64;
export const EDGE = 65535;
export const NO_REF = 0xffffffff;

const MAGIC = 0x31544354;
const HEADER_BYTES = 32;
const ENTRY_BYTES = 32;
const MAX_SPANS = 4096;

export const enum Kind { EMPTY, UNIFORM, EXACT, MIXED, COUNTER, HEAT }

export const BEGINS_BEFORE = 1;
export const ENDS_AFTER = 2;

export interface Spans {
	n: number;
	ref: Uint32Array;
	x0: Uint16Array;
	x1: Uint16Array;
	state: Uint8Array;
	flags: Uint8Array;
}

export interface Tile {
	level: number;
	x: number;
	kind: Kind;
	state: number; /* uniform */
	ref: number; /* uniform */
	provisional: boolean;
	slices: number;
	longest: number; /* ns */
	spans: Spans | null; /* exact, mixed: in order of time */
	share: Uint8Array | null; /* mixed: [bin][running, runnable, waiting, syscall], 255 = all of the bin */
	count: Uint8Array | null; /* mixed: 0, or 1 + floor(log2(slices touching the bin)) */
	min: Float32Array | null; /* counter */
	max: Float32Array | null;
	avg: Float32Array | null; /* heat: [bin][class] */
	payload: ArrayBuffer | null; /* what the arrays lie on */
}

export interface TileAnswer {
	level: number;
	end: number;
	tiles: { row: number; tile: Tile }[];
}

export class TileError extends Error {}

function pad8(n: number): number {
	return (n + 7) & ~7;
}

/* Bytes of n spans: u32 ref, u16 x0, u16 x1, u8 state, u8 flags. */
function spanBytes(n: number): number {
	return n * 10;
}

function payloadBytes(kind: Kind, n: number): number {
	switch (kind) {
	case Kind.EXACT: return spanBytes(n);
	case Kind.MIXED: return pad8(spanBytes(n)) + BINS * 5;
	case Kind.COUNTER: return BINS * 8;
	case Kind.HEAT: return BINS * 16;
	default: return 0;
	}
}

function layoutSpans(buf: ArrayBuffer, n: number): Spans {
	return {
		n,
		ref: new Uint32Array(buf, 0, n),
		x0: new Uint16Array(buf, n * 4, n),
		x1: new Uint16Array(buf, n * 6, n),
		state: new Uint8Array(buf, n * 8, n),
		flags: new Uint8Array(buf, n * 9, n),
	};
}

/* Lays the arrays of a kind over its bytes; the painter's worker does the same. */
export function layoutPayload(kind: Kind, n: number, buf: ArrayBuffer): Pick<Tile, 'spans' | 'share' | 'count' | 'min' | 'max' | 'avg'> {
	const none = { spans: null, share: null, count: null, min: null, max: null, avg: null };
	const at = pad8(spanBytes(n));
	switch (kind) {
	case Kind.EXACT:
		return { ...none, spans: layoutSpans(buf, n) };
	case Kind.MIXED:
		return {
			...none,
			spans: layoutSpans(buf, n),
			share: new Uint8Array(buf, at, BINS * 4),
			count: new Uint8Array(buf, at + BINS * 4, BINS),
		};
	case Kind.COUNTER:
		return { ...none, min: new Float32Array(buf, 0, BINS), max: new Float32Array(buf, BINS * 4, BINS) };
	case Kind.HEAT:
		return { ...none, avg: new Float32Array(buf, 0, BINS * 4) };
	default:
		return none;
	}
}

export function decodeTiles(buf: ArrayBuffer): TileAnswer {
	if (buf.byteLength < HEADER_BYTES)
		throw new TileError('the answer is shorter than its header');
	const view = new DataView(buf);
	if (view.getUint32(0, true) !== MAGIC || view.getUint16(4, true) !== 1)
		throw new TileError('the answer holds no tiles of a version that this page reads');
	const n = view.getUint16(6, true);
	const level = view.getUint32(12, true);
	if (view.getUint32(8, true) !== buf.byteLength || HEADER_BYTES + n * ENTRY_BYTES > buf.byteLength || level > MAX_LEVEL)
		throw new TileError('the answer was cut');
	const tiles: TileAnswer['tiles'] = [];
	for (let i = 0; i < n; i++) {
		const at = HEADER_BYTES + i * ENTRY_BYTES;
		const kind = view.getUint8(at + 8);
		const count = view.getUint32(at + 16, true);
		const offset = view.getUint32(at + 12, true);
		const spans = kind === Kind.EXACT || kind === Kind.MIXED ? count : 0;
		if (kind > Kind.HEAT || spans > MAX_SPANS)
			throw new TileError('a tile is of no known kind');
		const bytes = payloadBytes(kind, spans);
		if (offset + bytes > buf.byteLength)
			throw new TileError('a tile lies outside of its answer');
		const payload = bytes ? buf.slice(offset, offset + bytes) : null;
		tiles.push({
			row: view.getUint32(at, true),
			tile: {
				level,
				x: view.getInt32(at + 4, true),
				kind,
				state: view.getUint8(at + 9),
				ref: kind === Kind.UNIFORM ? count : NO_REF,
				provisional: (view.getUint16(at + 10, true) & 1) !== 0,
				slices: view.getUint32(at + 20, true),
				longest: view.getFloat64(at + 24, true),
				...layoutPayload(kind, spans, payload ?? new ArrayBuffer(0)),
				payload,
			},
		});
	}
	return { level, end: view.getFloat64(16, true), tiles };
}

/* What a tile costs in memory, about. */
export function tileBytes(tile: Tile): number {
	return 400 + (tile.payload?.byteLength ?? 0);
}

/* ns of one tile at a level. */
export function tileNs(level: number): number {
	return BINS * 2 ** level;
}

/* A position of a span as ns. */
export function subToNs(tile: Tile, x: number): number {
	const units = x === EDGE ? BINS * SUB : x;
	return tile.x * tileNs(tile.level) + (units / SUB) * 2 ** tile.level;
}
