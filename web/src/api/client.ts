// SPDX-License-Identifier: MIT
//
// Asking the server. Every answer belongs to one trace: its fingerprint is in the
// path, so browsers may keep answers for ever. Errors carry the server's sentence.

import { base, fingerprint } from '../app/state';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

export class ApiError extends Error {
	constructor(readonly status: number, message: string) {
		super(message);
		this.name = 'ApiError';
	}
}

export function isAbort(e: unknown): boolean {
	return e instanceof DOMException && e.name === 'AbortError';
}

/* The sentence to show for something that was thrown. */
export function reasonOf(e: unknown): string {
	return e instanceof Error ? e.message : String(e);
}

function queryText(query: Query): string {
	const parts: string[] = [];
	for (const key of Object.keys(query)) {
		const value = query[key];
		if (value === null || value === undefined || value === false)
			continue;
		parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value === true ? '1' : String(value))}`);
	}
	return parts.length ? `?${parts.join('&')}` : '';
}

/* The address of something of this trace: apiUrl('rows', {section: 'procs'}). */
export function apiUrl(path: string, query: Query = {}): string {
	return `${base}api/1/${fingerprint.peek() ?? '0'}/${path}${queryText(query)}`;
}

const MAX_TRIES = 6;
const MAX_WAIT_S = 10;

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((done, fail) => {
		const stop = (): void => {
			clearTimeout(timer);
			fail(new DOMException('', 'AbortError'));
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', stop);
			done();
		}, ms);
		if (signal?.aborted)
			stop();
		else
			signal?.addEventListener('abort', stop, { once: true });
	});
}

/* How long a server that is busy asks to wait, in ms; null: its answer is final. */
function busyFor(answer: Response): number | null {
	if (answer.status !== 429 && answer.status !== 503)
		return null;
	const seconds = Number(answer.headers.get('Retry-After') ?? 1);
	return Math.min(seconds > 0 ? seconds : 1, MAX_WAIT_S) * 1000;
}

async function ask(url: string, signal?: AbortSignal): Promise<Response> {
	let answer: Response;
	for (let tries = 1; ; tries++) {
		try {
			answer = await fetch(url, { signal: signal ?? null, credentials: 'same-origin' });
		} catch (e) {
			if (isAbort(e))
				throw e;
			throw new ApiError(0, 'The server does not answer. Is tacho still running?');
		}
		if (answer.ok)
			return answer;
		const wait = busyFor(answer);
		if (wait === null || tries === MAX_TRIES)
			break;
		await sleep(wait, signal);
	}
	let sentence = `The server answered ${answer.status}.`;
	try {
		const body = (await answer.json()) as { error?: unknown };
		if (typeof body.error === 'string')
			sentence = body.error;
	} catch {
		/* Not JSON: the status has to do. */
	}
	throw new ApiError(answer.status, sentence);
}

/* getJson<RowPage>('rows', {section: 'procs', limit: 100}, signal) */
export async function getJson<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
	return (await (await ask(apiUrl(path, query), signal)).json()) as T;
}

/* Outside the trace's path: status. */
export async function getServer<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
	return (await (await ask(`${base}api/1/${path}${queryText(query)}`, signal)).json()) as T;
}

/* Tiles of some rows at a level, first and last tile number included. Row keys hold no commas. */
export async function getTiles(
	level: number, first: number, last: number, rows: readonly string[], signal?: AbortSignal,
): Promise<ArrayBuffer> {
	const url = `${apiUrl('tiles')}?l=${level}&x=${first}-${last}&r=${rows.map(encodeURIComponent).join(',')}`;
	return (await ask(url, signal)).arrayBuffer();
}
