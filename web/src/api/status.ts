// SPDX-License-Identifier: MIT
//
// Follows the server's progress by short polls and keeps `status`, `meta` and
// `offline` up to date.

import { fingerprint, meta, offline, status } from '../app/state';
import { getJson, getServer, isAbort, reasonOf } from './client';
import type { Meta, Status } from './types';

const READY_MS = 5000;
const READING_MS = 50;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function refreshMeta(): Promise<void> {
	if (fingerprint.peek())
		meta.value = await getJson<Meta>('meta');
}

/* Never ends; one poll at a time. A page that is not shown asks seldom. */
export async function followStatus(): Promise<void> {
	let failures = 0;
	for (;;) {
		let pause = READING_MS;
		try {
			const old = status.peek();
			const next = await getServer<Status>('status', { since: old?.seq ?? 0 });
			const changed = !old || next.seq !== old.seq || next.fp !== old.fp || next.state !== old.state;
			if (changed)
				status.value = next;
			failures = 0;
			offline.value = null;
			if (changed && (!meta.peek() || next.fp !== old?.fp || next.generations !== old?.generations || next.state !== old?.state))
				await refreshMeta().catch(() => undefined);
			if (next.state !== 'reading' && !next.follow)
				pause = READY_MS;
		} catch (e) {
			if (!isAbort(e) && ++failures >= 2)
				offline.value = reasonOf(e);
			pause = Math.min(5000, 250 * 2 ** failures);
		}
		await sleep(document.hidden ? Math.max(pause, 2000) : pause);
	}
}
