// SPDX-License-Identifier: MIT
//
// What the server says about the selected slice and area. One question of each kind
// is under way; a newer selection ends it.

import { effect, signal } from '@preact/signals';
import { getJson, isAbort, reasonOf } from '../api/client';
import type { Area, At, Chain, Flows } from '../api/types';
import { address, fingerprint, pushParams, selection, type RowTime } from '../app/state';
import { formatSelection, formatSpan } from '../app/url';
import type { Gap } from './hit';
import { formatArea, parseArea, type AreaChoice } from './areatext';

export interface Asked<T> {
	value: T | null;
	error: string | null;
	busy: boolean;
}

const idle = { value: null, error: null, busy: false } as const;

export const details = signal<Asked<At>>(idle);
export const flows = signal<Asked<Flows>>(idle);
export const chain = signal<Asked<Chain>>(idle);
export const areaFacts = signal<Asked<Area>>(idle);
/* Whose stacks the area's flame graph shows. */
export const areaStacks = signal<'running' | 'waiting' | 'runnable' | 'syscall' | 'cpu'>('running');

/* A place that was chosen where its row has nothing: there is nothing to ask. */
export const idleAt = signal<(RowTime & Gap) | null>(null);

function isIdle(sel: RowTime): boolean {
	const at = idleAt.peek();
	return at !== null && at.row === sel.row && at.t === sel.t;
}

const area = signal<AreaChoice | null>(null);
export { area, type AreaChoice };

export function setArea(next: AreaChoice | null): void {
	pushParams({ area: next ? formatArea(next) : null });
}

export function commitArea(): void {
	const a = area.peek();
	if (a)
		pushParams({ range: formatSpan(a), area: null, t: formatSpan(a) });
}

export function showArea(): void {
	const a = area.peek();
	if (a)
		pushParams({ t: formatSpan(a) });
}

export function selectionToArea(): void {
	const d = details.peek().value;
	if (d)
		setArea({ from: d.begin, to: Math.max(d.end, d.begin + 1), rows: null });
}

/* --- asking ------------------------------------------------------------------------- */

type Slot<T> = { value: Asked<T>; peek(): Asked<T> };

/* Asks, keeps the last answer on show while the next is under way. */
function ask<T>(into: Slot<T>, question: (signal: AbortSignal) => Promise<T>): () => void {
	const flight = new AbortController();
	into.value = { value: into.peek().value, error: null, busy: true };
	question(flight.signal).then(
		(value) => {
			if (!flight.signal.aborted)
				into.value = { value, error: null, busy: false };
		},
		(e: unknown) => {
			if (!isAbort(e) && !flight.signal.aborted)
				into.value = { value: null, error: reasonOf(e), busy: false };
		},
	);
	return () => flight.abort();
}

/* Starts following the address; the answer ends it. */
export function followSelection(): () => void {
	const ends = [
		effect(() => {
			const sel = selection.value;
			chain.value = idle;
			if (!sel || !fingerprint.value || isIdle(sel)) {
				details.value = flows.value = idle;
				return undefined;
			}
			const query = { row: sel.row, t: Math.round(sel.t) };
			const stops = [
				ask<At>(details, (signal) => getJson('at', query, signal)),
				ask<Flows>(flows, (signal) => getJson('flows', query, signal)),
			];
			return () => stops.forEach((stop) => stop());
		}),
		effect(() => {
			const next = parseArea(address.value.params.area);
			if (JSON.stringify(next) !== JSON.stringify(area.peek()))
				area.value = next;
		}),
		effect(() => {
			const a = area.value;
			if (!a || !fingerprint.value) {
				areaFacts.value = idle;
				return undefined;
			}
			const query = {
				from: Math.round(a.from), to: Math.round(a.to), rows: summed(a.rows), stacks: areaStacks.value === 'cpu' ? 'off' : areaStacks.value,
			};
			return ask<Area>(areaFacts, (signal) => getJson('area', query, signal));
		}),
	];
	return () => ends.forEach((end) => end());
}

function those(rows: readonly string[] | null | undefined, kinds: RegExp): string {
	/* What is below a row stands for it. */
	const keys = (rows ?? []).map((key) => key.replace(/^([gp]\d+(?:~\d+)?)\/[ras]\d*$/, '$1')).filter((key) => kinds.test(key));
	return keys.length ? [...new Set(keys)].join(',') : 'all';
}

/* The rows of an area that the server adds up: Ps, threads, goroutines, groups, lanes. */
export function summed(rows: readonly string[] | null | undefined): string {
	return those(rows, /^([pm]\d+|g\d+(~\d+)?|fn\d+(\/l\d+)?)$/);
}

/* Those that flows lead from and to. */
export function linked(rows: readonly string[] | null | undefined): string {
	return those(rows, /^(p\d+|g\d+(~\d+)?|fn\d+(\/l\d+)?)$/);
}

export function askChain(): void {
	const sel = selection.peek();
	if (!sel)
		return;
	if (chain.peek().value) {
		chain.value = idle;
		return;
	}
	ask<Chain>(chain, (signal) => getJson('chain', { row: sel.row, t: Math.round(sel.t) }, signal));
}

export function selectPlace(place: RowTime): void {
	pushParams({ sel: formatSelection(place) });
}
