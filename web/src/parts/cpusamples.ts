// SPDX-License-Identifier: MIT
//
// Samples of the CPU profiler: of all goroutines, of some, of groups of them, or on some Ps.

import { useMemo } from 'preact/hooks';
import type { RowPage } from '../api/types';
import { samplesOfFolded, type Sample } from './flametree';
import { useJson, useText, type Load } from './load';

/* As many as an address has room for. */
export const MOST_GOROUTINES = 600;

interface Samples {
	load: Load<string>;
	samples: Sample[];
	total: number;
	leftOff: boolean; /* not all goroutines that were meant were asked for */
}

/* `rows`: 'all' or row keys, g12,p3,fn7; null: not known yet. Of what has no samples, as threads, there are none. */
export function useCpuSamples(rows: string | null, from: number, to: number): Samples {
	const keys = rows === null || rows === 'all' ? [] : rows.split(',');
	const ids = (kind: RegExp): string[] => keys.map((k) => kind.exec(k)?.[1]).filter((id) => id !== undefined);
	const group = keys.find((k) => /^fn\d+/.test(k))?.replace(/\/.*/, '');
	const members = useJson<RowPage>(group === undefined ? null : 'rows', { group, alive: `${from},${to}`, limit: MOST_GOROUTINES });
	const all = [...ids(/^g(\d+)/), ...(members.data?.rows ?? []).map((row) => String(row.id))];
	const goroutines = all.slice(0, MOST_GOROUTINES);
	const known = rows !== null && (group === undefined || members.data !== null);
	const asked = useText(known ? 'doc/export' : null, {
		format: 'folded', state: 'samples', from: `${from}ns`, to: `${to}ns`,
		/* No goroutine has the number 0 but those that none is on: nothing is meant then, not all. */
		'of-goroutine': rows === 'all' ? null : goroutines.join(',') || '0', 'of-proc': ids(/^p(\d+)/).join(',') || null,
	});
	/* None at all is no error here. */
	const load: Load<string> = asked.error?.status === 404 ? { data: '', error: null, busy: false } : asked;
	const samples = useMemo(() => (load.data === null ? [] : samplesOfFolded(load.data)), [load.data]);
	return {
		load, samples, total: samples.reduce((sum, s) => sum + s.count, 0),
		leftOff: all.length > MOST_GOROUTINES || (members.data?.total ?? 0) > MOST_GOROUTINES || new Set(keys.filter((k) => k.startsWith('fn')).map((k) => k.replace(/\/.*/, ''))).size > 1,
	};
}
