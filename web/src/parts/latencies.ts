// SPDX-License-Identifier: MIT
//
// Kinds of latency, and rows of the document about them.

import type { LatencyRow } from '../api/docs';
import type { Bucket } from './bins';
import { functionLabel } from './format';
import { shortName } from '../timeline/names';

export type Kind = 'sched' | 'block' | 'syscall' | 'assist' | 'stw' | 'task' | 'region';

export const KINDS = [
	{ value: 'sched', text: 'Scheduling', hint: 'Runnable, waiting for a P' },
	{ value: 'block', text: 'Blocking', hint: 'Blocked, by reason' },
	{ value: 'syscall', text: 'Syscalls', hint: 'System calls that kept their P, and those that lost it' },
	{ value: 'assist', text: 'GC assist', hint: 'Mark assists: allocation that had to help the collector' },
	{ value: 'stw', text: 'Stop-the-world', hint: 'Stops of the world, by what they were for' },
	{ value: 'task', text: 'Tasks', hint: 'User tasks, by type' },
	{ value: 'region', text: 'Regions', hint: 'User regions, by type' },
] as const;

export function buckets(row: LatencyRow): Bucket[] {
	return row.histogram.map((h) => ({ from: h.from_ns, to: h.to_ns, count: h.count }));
}

/* Several rows as one: sums of their buckets. */
export function together(rows: readonly LatencyRow[]): Bucket[] {
	const sum = new Map<number, Bucket>();
	for (const row of rows) {
		for (const b of buckets(row)) {
			const old = sum.get(b.from);
			sum.set(b.from, old ? { ...b, count: old.count + b.count } : b);
		}
	}
	return [...sum.values()].sort((a, b) => a.from - b.from);
}

export function nameOf(row: LatencyRow, kind: Kind): string {
	if (row.function !== undefined)
		return functionLabel(row.function);
	if (row.place !== undefined)
		return row.place ? `${shortName(row.place.function)} ${row.place.file.slice(row.place.file.lastIndexOf('/') + 1)}:${row.place.line}` : '(no stack)';
	return row.type || (kind === 'sched' ? 'waiting for a P' : kind === 'block' ? 'reason unknown' : '(no name)');
}
