// SPDX-License-Identifier: MIT
//
// Places of findings for the minimap. Pages that have the findings give them; for
// a trace that is not large they are asked for once it is read whole.

import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { getJson } from '../api/client';
import type { FindingsDoc } from '../api/docs';
import { complete, fingerprint, href, status } from './state';

export interface FindingMark {
	t: number;
	severity: 'low' | 'medium' | 'high';
	title: string;
	to: string;
}

export const findingMarks = signal<readonly FindingMark[]>([]);

const EACH = 4; /* moments of one finding */
const AUTO_EVENTS = 5e6;
const AUTO_DELAY_MS = 1200;

let known = ''; /* the trace whose marks these are */

function take(doc: FindingsDoc): void {
	known = fingerprint.peek() ?? '';
	findingMarks.value = (doc.findings ?? []).flatMap((f) => f.evidence.slice(0, EACH).map((e) => ({
		t: e.begin_ns, severity: f.severity, title: f.title, to: `/findings/${f.rule}`,
	})));
}

/* For pages that ask for the findings themselves. */
export function useFindingMarks(doc: FindingsDoc | null): void {
	useEffect(() => {
		if (doc)
			take(doc);
	}, [doc]);
}

export function useAskedFindingMarks(): void {
	const fp = fingerprint.value;
	const done = complete.value;
	useEffect(() => {
		if (!fp || !done || (status.peek()?.events ?? 0) > AUTO_EVENTS)
			return undefined;
		const flight = new AbortController();
		const timer = setTimeout(() => {
			/* The strip does without them where there is no answer. */
			if (known !== fp)
				getJson<FindingsDoc>('doc/findings', {}, flight.signal).then(take, () => undefined);
		}, AUTO_DELAY_MS);
		return () => {
			clearTimeout(timer);
			flight.abort();
		};
	}, [fp, done]);
}

/* The mark nearest to a time, if it is near. */
export function markNear(t: number, slack: number): FindingMark | null {
	let best: FindingMark | null = null;
	for (const m of findingMarks.peek()) {
		if (Math.abs(m.t - t) <= slack && (!best || Math.abs(m.t - t) < Math.abs(best.t - t)))
			best = m;
	}
	return best;
}

export function markHref(m: FindingMark): string {
	return href(m.to);
}
