// SPDX-License-Identifier: MIT
//
// What all pages share. `address` is the one truth about page, range and
// selection: the others are views of it, changed through the functions below.

import { batch, computed, signal } from '@preact/signals';
import {
	findBase, formatAddress, formatSelection, formatSpan, parseAddress, parseSelection, spanParam, withParams,
	type Address, type Params, type RowTime,
} from './url';
import type { Span } from './time';
import type { Meta, Status } from '../api/types';

export type { Span, RowTime };

const inBrowser = typeof document !== 'undefined';

export const base: string = inBrowser
	? findBase(document.querySelector<HTMLScriptElement>('script[src]')?.src ?? null, document.baseURI)
	: '/';

function here(): Address {
	return inBrowser ? parseAddress(location.pathname, location.search, base) : { path: '/', params: {} };
}

export const address = signal<Address>(here());

/* --- server ----------------------------------------------------------------- */

export const status = signal<Status | null>(null);
export const meta = signal<Meta | null>(null);
/* The server does not answer; the sentence to show. */
export const offline = signal<string | null>(null);

export const fingerprint = computed(() => status.value?.fp ?? null);
/* Extent of the trace known so far, ns; grows while the trace is read. */
export const end = computed(() => status.value?.end ?? 0);
export const complete = computed(() => status.value?.state === 'ready');

/* --- views of the address --------------------------------------------------- */

function same<T>(a: T | null, b: T | null): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function stable<T>(of: () => T | null): { readonly value: T | null; peek(): T | null } {
	let last: T | null = null;
	return computed(() => {
		const next = of();
		if (!same(last, next))
			last = next;
		return last;
	});
}

/* The committed range that restricts every page; null: the whole trace. */
export const range = stable<Span>(() => spanParam(address.value.params, 'range'));
/* The slice that is selected: a row and a time inside it. */
export const selection = stable<RowTime>(() => {
	const text = address.value.params.sel;
	return text === undefined ? null : parseSelection(text);
});
/* The range as documents are asked for it. */
export function rangeQuery(): { from: string | null; to: string | null } {
	const r = range.value;
	return { from: r ? `${Math.round(r.from)}ns` : null, to: r ? `${Math.round(r.to)}ns` : null };
}
export const params = computed<Params>(() => address.value.params);
export const path = computed(() => address.value.path);

/* --- changing the address --------------------------------------------------- */

let replaceTimer: ReturnType<typeof setTimeout> | undefined;

function flushReplace(): void {
	if (replaceTimer === undefined)
		return;
	clearTimeout(replaceTimer);
	replaceTimer = undefined;
	history.replaceState(null, '', formatAddress(address.peek(), base));
}

/* A step that Back undoes. */
export function push(next: Address): void {
	flushReplace();
	if (formatAddress(next, base) === formatAddress(address.peek(), base))
		return;
	history.pushState(null, '', formatAddress(next, base));
	address.value = next;
}

/* A change within a gesture: the entry of the history stays the same one. */
export function replace(next: Address): void {
	address.value = next;
	replaceTimer ??= setTimeout(flushReplace, 300);
}

type Changes = Readonly<Record<string, string | null | undefined>>;

export function pushParams(changes: Changes): void {
	const a = address.peek();
	push({ path: a.path, params: withParams(a.params, changes) });
}

export function replaceParams(changes: Changes): void {
	const a = address.peek();
	replace({ path: a.path, params: withParams(a.params, changes) });
}

export function setRange(span: Span | null): void {
	pushParams({ range: span ? formatSpan(span) : null });
}

export function select(sel: RowTime | null): void {
	pushParams({ sel: sel ? formatSelection(sel) : null });
}

/* The address of a page for a link: the range goes along, the rest of the view
 * does not. A value that is null leaves its key out. */
export function href(to: string, extra: Changes = {}): string {
	const r = range.value;
	return formatAddress({ path: to, params: withParams(r ? { range: formatSpan(r) } : {}, extra) }, base);
}

/* The address of a place on the timeline. */
export function timelineHref(place: { view?: Span | null; sel?: RowTime | null; rows?: string; q?: string; pin?: string[]; hl?: string; area?: Span | null }): string {
	return href('/timeline', {
		t: place.view ? formatSpan(place.view) : null,
		sel: place.sel ? formatSelection(place.sel) : null,
		area: place.area ? formatSpan(place.area) : null,
		rows: place.rows ?? null,
		q: place.q ?? null,
		pin: place.pin?.length ? place.pin.join(',') : null,
		hl: place.hl ?? null,
	});
}

/* Follows a link made by href(). */
export function go(to: string): void {
	const url = new URL(to, location.href);
	push(parseAddress(url.pathname, url.search, base));
}

export function listenToHistory(): void {
	addEventListener('popstate', () => {
		if (replaceTimer !== undefined) {
			clearTimeout(replaceTimer);
			replaceTimer = undefined;
		}
		address.value = here();
	});
	addEventListener('pagehide', flushReplace);
}

/* --- settings --------------------------------------------------------------- */

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
	theme: Theme;
	navigation: 'area' | 'pan'; /* what a plain drag on the timeline does */
	narrow: boolean; /* the navigation shows icons only */
}

const DEFAULTS: Settings = { theme: 'system', navigation: 'area', narrow: false };

function load(): Settings {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem('tacho') ?? '{}');
		return { ...DEFAULTS, ...(typeof stored === 'object' ? stored : {}) };
	} catch {
		return DEFAULTS;
	}
}

export const settings = signal<Settings>(inBrowser ? load() : DEFAULTS);

export function changeSettings(changes: Partial<Settings>): void {
	settings.value = { ...settings.peek(), ...changes };
	try {
		localStorage.setItem('tacho', JSON.stringify(settings.peek()));
	} catch {
		/* A browser may refuse storage: the setting holds for this page. */
	}
}

const systemDark = signal(inBrowser && matchMedia('(prefers-color-scheme: dark)').matches);
if (inBrowser) {
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (e) => {
		systemDark.value = e.matches;
	});
}

/* What is shown: a link's `theme`, then the setting, then the system. */
export const theme = computed<'light' | 'dark'>(() => {
	const linked = params.value.theme;
	const wanted = linked === 'dark' || linked === 'light' ? linked : settings.value.theme;
	return wanted === 'system' ? (systemDark.value ? 'dark' : 'light') : wanted;
});

export function setTheme(next: Theme): void {
	batch(() => {
		changeSettings({ theme: next });
		if (params.peek().theme !== undefined)
			replaceParams({ theme: null });
	});
}
