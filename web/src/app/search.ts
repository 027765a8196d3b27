// SPDX-License-Identifier: MIT
//
// Search over rows, tasks, regions and functions, and "go to" a place.

import { batch, signal } from '@preact/signals';
import { getJson, isAbort, reasonOf } from '../api/client';
import type { Found, RowKind } from '../api/types';
import { href, go, path, pushParams, timelineHref } from './state';
import { formatSelection } from './url';
import { parseGo } from './goto';

export interface Result {
	key: string;
	kind: RowKind;
	label: string;
	begin: number;
}

export const results = signal<Result[]>([]);
export const resultsTotal = signal(0);
/* The text that the results belong to. */
export const answered = signal('');
export const searchError = signal<string | null>(null);
const at = signal(-1);

let flight: AbortController | null = null;

export async function search(text: string): Promise<void> {
	flight?.abort();
	flight = new AbortController();
	at.value = -1;
	if (!text.trim()) {
		batch(() => {
			results.value = [];
			resultsTotal.value = 0;
			answered.value = text;
		});
		return;
	}
	try {
		const found = await getJson<Found>('find', { q: text, limit: 50 }, flight.signal);
		batch(() => {
			results.value = found.rows;
			resultsTotal.value = found.total;
			searchError.value = null;
			answered.value = text;
		});
	} catch (e) {
		if (isAbort(e))
			return;
		batch(() => {
			results.value = [];
			searchError.value = reasonOf(e);
			answered.value = text;
		});
	}
}

/* A row's place on the timeline; on the timeline itself the view stays. */
export function openRow(key: string, t: number): void {
	const sel = { row: key, t: Math.max(0, Math.round(t)) };
	if (path.peek() === '/timeline')
		pushParams({ sel: formatSelection(sel) });
	else
		go(timelineHref({ sel }));
}

export function openResult(r: Result): void {
	at.value = results.peek().indexOf(r);
	openRow(r.key, r.begin);
}

export function nextResult(step: number): void {
	const all = results.peek();
	if (all.length)
		openResult(all[(at.peek() + step + all.length) % all.length]!);
}

export function runGo(text: string, view: { from: number; to: number } | null, begin = 0): boolean {
	const to = parseGo(text);
	if (!to)
		return false;
	if ('row' in to) {
		openRow(to.row, view ? (view.from + view.to) / 2 : begin);
	} else if ('t' in to) {
		const half = view ? (view.to - view.from) / 2 : 5e5;
		const span = { from: Math.round(Math.max(0, to.t - half)), to: Math.round(to.t + half) };
		if (path.peek() === '/timeline')
			pushParams({ t: `${span.from}+${span.to - span.from}` });
		else
			go(timelineHref({ view: span }));
	} else {
		go(href(to.page));
	}
	return true;
}
