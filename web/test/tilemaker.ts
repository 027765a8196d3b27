// SPDX-License-Identifier: MIT
//
// Answers of /tiles by hand, for tests.

import { BINS, type Kind } from '../src/timeline/tile';

export interface SpanIn {
	ref: number;
	x0: number;
	x1: number;
	state: number;
	flags: number;
}

interface EntryIn {
	row: number;
	x: number;
	kind: Kind;
	state?: number;
	n?: number;
	slices?: number;
	longest?: number;
	provisional?: boolean;
	payload?: ArrayBuffer;
}

export function entry(e: EntryIn): EntryIn {
	return e;
}

export function spansPayload(spans: readonly SpanIn[]): ArrayBuffer {
	const n = spans.length;
	const v = new DataView(new ArrayBuffer(n * 10));
	spans.forEach((s, i) => {
		v.setUint32(i * 4, s.ref, true);
		v.setUint16(n * 4 + i * 2, s.x0, true);
		v.setUint16(n * 6 + i * 2, s.x1, true);
		v.setUint8(n * 8 + i, s.state);
		v.setUint8(n * 9 + i, s.flags);
	});
	return v.buffer as ArrayBuffer;
}

export function mixedTile(spans: readonly SpanIn[], fill: (share: Uint8Array, count: Uint8Array) => void): ArrayBuffer {
	const head = new Uint8Array(spansPayload(spans));
	const at = (head.length + 7) & ~7;
	const out = new Uint8Array(at + BINS * 5);
	out.set(head);
	fill(out.subarray(at, at + BINS * 4), out.subarray(at + BINS * 4));
	return out.buffer;
}

export function answer(level: number, end: number, entries: readonly EntryIn[]): ArrayBuffer {
	let size = 32 + entries.length * 32;
	const offsets = entries.map((e) => {
		const at = (size + 7) & ~7;
		size = at + (e.payload?.byteLength ?? 0);
		return at;
	});
	const out = new ArrayBuffer(size);
	const v = new DataView(out);
	v.setUint32(0, 0x31544354, true);
	v.setUint16(4, 1, true);
	v.setUint16(6, entries.length, true);
	v.setUint32(8, size, true);
	v.setUint32(12, level, true);
	v.setFloat64(16, end, true);
	entries.forEach((e, i) => {
		const at = 32 + i * 32;
		v.setUint32(at, e.row, true);
		v.setInt32(at + 4, e.x, true);
		v.setUint8(at + 8, e.kind);
		v.setUint8(at + 9, e.state ?? 0);
		v.setUint16(at + 10, e.provisional ? 1 : 0, true);
		v.setUint32(at + 12, e.payload ? offsets[i]! : 32, true);
		v.setUint32(at + 16, e.n ?? 0, true);
		v.setUint32(at + 20, e.slices ?? 0, true);
		v.setFloat64(at + 24, e.longest ?? 0, true);
		if (e.payload)
			new Uint8Array(out, offsets[i]!).set(new Uint8Array(e.payload));
	});
	return out;
}
