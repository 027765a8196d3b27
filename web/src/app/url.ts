// SPDX-License-Identifier: MIT
//
// The address is the state: a path names the page, the query holds the view.
// Queries are kept readable (":", ",", "@", "+", "/" stay as they are; "+" is a
// plus, not a space) and keys that this version does not know are kept.
// Clicks push an entry, so that Back undoes them; pan and zoom replace the
// entry, at most every 300 ms.

import { parseSpan, formatSpan, parseTime, type Span } from './time';

export type Params = Readonly<Record<string, string>>;

export interface Address {
	path: string; /* below the base, "/timeline" */
	params: Params;
}

/* The version of the scheme that this page writes. */
const VERSION = '1';

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/* Only what would end or split a query, or confuse a reader of a link, is escaped. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g, (m) => decodeURIComponent(m));
}

export function parseQuery(search: string): Params {
	const out: Record<string, string> = Object.create(null);
	for (const part of search.replace(/^\?/, '').split('&')) {
		if (!part)
			continue;
		const eq = part.indexOf('=');
		const key = decode(eq < 0 ? part : part.slice(0, eq));
		if (key && !(key in out))
			out[key] = eq < 0 ? '' : decode(part.slice(eq + 1));
	}
	return out;
}

export function formatQuery(params: Params): string {
	const parts = Object.keys(params).map((k) => (params[k] === '' ? encode(k) : `${encode(k)}=${encode(params[k]!)}`));
	return parts.length ? `?${parts.join('&')}` : '';
}

/* A copy with some keys set, or taken out where the value is null or undefined. */
export function withParams(params: Params, changes: Readonly<Record<string, string | null | undefined>>): Params {
	const out: Record<string, string> = Object.assign(Object.create(null), params);
	for (const key of Object.keys(changes)) {
		const value = changes[key];
		if (value === null || value === undefined)
			delete out[key];
		else
			out[key] = value;
	}
	return out;
}

/* --- values ----------------------------------------------------------------- */

export interface RowTime {
	row: string;
	t: number;
}

export { parseSpan, formatSpan };

/* "g1234@1250300112": a slice is named by its row and a time inside it. */
export function parseSelection(text: string): RowTime | null {
	const at = text.lastIndexOf('@');
	if (at <= 0)
		return null;
	const t = parseTime(text.slice(at + 1));
	return t === null ? null : { row: text.slice(0, at), t };
}

export function formatSelection(sel: RowTime): string {
	return `${sel.row}@${Math.round(sel.t)}`;
}

export function parseList(text: string | undefined): string[] {
	return (text ?? '').split(',').filter(Boolean);
}

/* "g:fn,sort:runnable,alive:1" ↔ {g: "fn", sort: "runnable", alive: "1"} */
export function parseOptions(text: string | undefined): Record<string, string> {
	const out: Record<string, string> = Object.create(null);
	for (const part of parseList(text)) {
		const colon = part.indexOf(':');
		out[colon < 0 ? part : part.slice(0, colon)] = colon < 0 ? '1' : part.slice(colon + 1);
	}
	return out;
}

export function formatOptions(options: Readonly<Record<string, string>>): string | null {
	const parts = Object.keys(options).map((k) => (options[k] === '1' && !k.includes(':') ? k : `${k}:${options[k]}`));
	return parts.length ? parts.join(',') : null;
}

/* --- addresses -------------------------------------------------------------- */

/* The folder that the viewer is served under: "/" or "/k/<token>/". */
export function findBase(scriptSrc: string | null, baseUri: string): string {
	const of = (url: string): string => new URL('.', url).pathname;
	return of(scriptSrc && /\/app\.js(\?|$)/.test(scriptSrc) ? scriptSrc : baseUri);
}

export function parseAddress(pathname: string, search: string, base: string): Address {
	const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.replace(/^\//, '');
	const path = `/${below.replace(/\/+$/, '')}`;
	return { path, params: parseQuery(search) };
}

export function formatAddress(address: Address, base: string): string {
	return base + address.path.replace(/^\//, '') + formatQuery(withVersion(address.params));
}

function withVersion(params: Params): Params {
	const keys = Object.keys(params);
	return keys.length === 0 || keys.includes('v') ? params : { v: VERSION, ...params };
}

export function spanParam(params: Params, key: string): Span | null {
	const text = params[key];
	return text === undefined ? null : parseSpan(text);
}
