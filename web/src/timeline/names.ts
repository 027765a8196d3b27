// SPDX-License-Identifier: MIT
//
// Names behind the numbers in tiles: goroutines, strings, stacks. Asked in
// batches of what frames wanted; one request at a time.

import type { Frame, Names } from '../api/types';

export interface GoroutineName {
	key: string;
	id: number;
	fn: string;
}

const BATCH = 250;
const MAX_KEPT = 100000;

export class NameCache {
	private readonly goroutines = new Map<number, GoroutineName | null>();
	private readonly strings = new Map<number, string | null>();
	private readonly stacks = new Map<number, Frame[] | null>();
	private wantG = new Set<number>();
	private wantS = new Set<number>();
	private wantK = new Set<number>();
	private busy = false;

	constructor(private readonly fetchNames: (g: number[], s: number[], k: number[]) => Promise<Names>, private readonly onNames: () => void) {}

	goroutine(n: number): GoroutineName | null {
		return this.look(this.goroutines, this.wantG, n);
	}

	text(n: number): string | null {
		return this.look(this.strings, this.wantS, n);
	}

	stack(n: number): Frame[] | null {
		return this.look(this.stacks, this.wantK, n);
	}

	private look<T>(known: Map<number, T | null>, wanted: Set<number>, n: number): T | null {
		const found = known.get(n);
		if (found !== undefined)
			return found;
		if (wanted.size < BATCH)
			wanted.add(n);
		return null;
	}

	/* Asks for what was looked up in vain since the last time. */
	async flush(): Promise<void> {
		if (this.busy || this.wantG.size + this.wantS.size + this.wantK.size === 0)
			return;
		this.busy = true;
		const [g, s, k] = [[...this.wantG], [...this.wantS], [...this.wantK]];
		this.wantG = new Set();
		this.wantS = new Set();
		this.wantK = new Set();
		try {
			const names = await this.fetchNames(g, s, k);
			this.bound();
			for (const n of g)
				this.goroutines.set(n, names.g?.[n] ?? null);
			for (const n of s)
				this.strings.set(n, names.s?.[n] ?? null);
			for (const n of k)
				this.stacks.set(n, names.k?.[n] ?? null);
			this.onNames();
		} catch {
			/* Looked up again by a later frame, which is some time away. */
			await new Promise((done) => setTimeout(done, 2000));
		} finally {
			this.busy = false;
		}
	}

	private bound(): void {
		for (const m of [this.goroutines, this.strings, this.stacks]) {
			if (m.size > MAX_KEPT)
				m.clear();
		}
	}
}

/* "net/http.(*conn).serve" → "http.(*conn).serve": the folders of the package left off. */
export function shortName(fn: string): string {
	const paren = fn.indexOf('[');
	const slash = fn.lastIndexOf('/', paren < 0 ? fn.length : paren);
	return slash < 0 ? fn : fn.slice(slash + 1);
}
