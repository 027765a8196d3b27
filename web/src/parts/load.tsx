// SPDX-License-Identifier: MIT
//
// Data on its way to a page: asking, what to show meanwhile, and what to say when
// there is none. What was there before stays in view while new data comes.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { complete, fingerprint, status } from '../app/state';
import { Icon } from '../app/icons';
import { formatBytes } from '../app/format';
import { ApiError, apiUrl, getJson, isAbort, reasonOf, type Query } from '../api/client';
import type { Head } from '../api/docs';

export interface Load<T> {
	/* The newest data there is, perhaps of the question before. */
	data: T | null;
	error: { status: number; message: string } | null;
	busy: boolean;
}

interface Answer<T> extends Load<T> {
	key: string | null; /* of the question that it answers */
}

const NOTHING: Answer<never> = { data: null, error: null, busy: true, key: null };

function useAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): Load<T> {
	const [load, setLoad] = useState<Answer<T>>(NOTHING);
	useEffect(() => {
		if (key === null)
			return undefined;
		const abort = new AbortController();
		setLoad((old) => ({ data: old.data, error: null, busy: true, key }));
		ask(abort.signal).then(
			(data) => {
				if (!abort.signal.aborted)
					setLoad({ data, error: null, busy: false, key });
			},
			(e: unknown) => {
				if (!abort.signal.aborted && !isAbort(e))
					setLoad({ data: null, error: { status: e instanceof ApiError ? e.status : 0, message: reasonOf(e) }, busy: false, key });
			},
		);
		return () => abort.abort();
	}, [key]);
	/* Also in the moment before the new question is asked, what is here belongs to the old one. */
	return key !== null && load.key !== key ? { data: load.data, error: null, busy: true } : load;
}

/*
 * A document or another answer about the trace; path null: nothing is asked. It is
 * asked again when the trace has been read to its end, since it was "so far" before.
 */
export function useJson<T>(path: string | null, query: Query = {}): Load<T> {
	const fp = fingerprint.value;
	const key = path === null || fp === null ? null : `${apiUrl(path, query)} ${complete.value}`;
	return useAnswer<T>(key, (signal) => getJson<T>(path!, query, signal));
}

/* As useJson, but asked again at most every second while the trace grows. */
export function useGrowing<T>(path: string | null, query: Query = {}): Load<T> {
	const fp = fingerprint.value;
	const s = status.value;
	const wanted = s?.state === 'ready' && !s.follow ? 'end' : String(s?.generations ?? 0);
	const [stage, setStage] = useState(wanted);
	const last = useRef(0);
	useEffect(() => {
		const wait = Math.max(0, last.current + 1000 - Date.now());
		const timer = setTimeout(() => {
			last.current = Date.now();
			setStage(wanted);
		}, wanted === 'end' ? 0 : wait);
		return () => clearTimeout(timer);
	}, [wanted]);
	const key = path === null || fp === null ? null : `${apiUrl(path, query)} ${stage}`;
	return useAnswer<T>(key, (signal) => getJson<T>(path!, query, signal));
}

export function useText(path: string | null, query: Query = {}): Load<string> {
	const fp = fingerprint.value;
	const key = path === null || fp === null ? null : apiUrl(path, query);
	return useAnswer<string>(key, async (signal) => {
		const answer = await fetch(key!, { signal, credentials: 'same-origin' });
		if (answer.ok)
			return answer.text();
		const body = (await answer.json().catch(() => ({}))) as { error?: unknown };
		throw new ApiError(answer.status, typeof body.error === 'string' ? body.error : `The server answered ${answer.status}.`);
	});
}

/* A box that says one thing: nothing here, something lost, something wrong. */
export function Notice({ kind = 'info', title, children }: { kind?: 'info' | 'warn' | 'bad' | 'good'; title: string; children?: ComponentChildren }) {
	return (
		<div class={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'note'}>
			{kind !== 'info' && kind !== 'good' && <Icon name="warning" size={18} />}
			<div>
				<strong>{title}</strong>
				{children && <div class="notice-text">{children}</div>}
			</div>
		</div>
	);
}

export function Loading({ rows = 4 }: { rows?: number }) {
	return (
		<div class="loading" role="status" aria-label="Loading">
			{Array.from({ length: rows }, (_, i) => <div class={`loading-row loading-${i % 4}`} key={i} />)}
		</div>
	);
}

/* Shows the data, or why there is none. Data of the question before is shown pale. */
export function Loaded<T>({ load, rows, children }: { load: Load<T>; rows?: number; children: (data: T) => ComponentChildren }) {
	if (load.error) {
		const gone = load.error.status === 404 || load.error.status === 400;
		return <Notice kind={gone ? 'warn' : 'bad'} title={gone ? 'There is nothing to show' : 'This could not be worked out'}>{load.error.message}</Notice>;
	}
	if (load.data === null)
		return <Loading rows={rows} />;
	return <div class={load.busy ? 'stale' : undefined} aria-busy={load.busy}>{children(load.data)}</div>;
}

/* Of a damaged trace: what was lost, and that the rest holds. */
export function Damage({ head }: { head: Head }) {
	if (!head.error)
		return null;
	return (
		<Notice kind={head.usable ? 'warn' : 'bad'} title={head.usable ? 'The trace is damaged; this is about the part before' : 'Nothing can be read of this trace'}>
			{head.error}
			{head.lost_bytes ? ` ${formatBytes(head.lost_bytes)} at the end are lost.` : ''}
		</Notice>
	);
}

/* What is shown is not the end of it yet. */
export function SoFar() {
	const s = status.value;
	if (!s || s.state !== 'reading')
		return null;
	return <span class="tag tag-live" role="status">so far</span>;
}
