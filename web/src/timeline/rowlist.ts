// SPDX-License-Identifier: MIT
//
// A list of rows that the server sorts and filters; only pages near the window
// are fetched and kept.

import type { Row, RowPage } from '../api/types';
import type { RowSource } from './layout';

export type FetchRows = (query: Readonly<Record<string, string | number | null>>, signal: AbortSignal) => Promise<RowPage>;

const PAGE = 200;
const MAX_PAGES = 64;

interface Page {
	rows: Row[];
	generation: number;
}

export class RowList implements RowSource {
	private readonly pages = new Map<number, Page>();
	private readonly index = new Map<string, number>();
	private readonly flights = new Map<number, AbortController>();
	private generation = 0;
	private known = false;
	total: number;
	error: string | null = null;

	constructor(
		private readonly fetchRows: FetchRows,
		private query: Readonly<Record<string, string | number | null>>,
		private readonly onChange: () => void,
		guess = 0,
	) {
		this.total = guess;
	}

	get ready(): boolean {
		return this.known;
	}

	get loading(): boolean {
		return this.flights.size > 0;
	}

	at(i: number): Row | null {
		const page = Math.floor(i / PAGE);
		return this.pages.get(page)?.rows[i - page * PAGE] ?? null;
	}

	indexOf(key: string): number {
		return this.index.get(key) ?? -1;
	}

	/* Another order or filter: what is shown stays until the answer is here. */
	setQuery(query: Readonly<Record<string, string | number | null>>): void {
		if (JSON.stringify(query) === JSON.stringify(this.query))
			return;
		this.query = query;
		this.refresh();
	}

	/* What the server says may have changed. */
	refresh(): void {
		this.generation++;
		for (const f of this.flights.values())
			f.abort();
		this.flights.clear();
	}

	/* Sees to it that rows first…last are here or on their way. */
	want(first: number, last: number): void {
		const from = Math.max(0, Math.floor(first / PAGE));
		const to = Math.floor(Math.max(first, Math.min(last, this.known ? this.total - 1 : last)) / PAGE);
		for (let page = from; page <= to; page++) {
			if (this.pages.get(page)?.generation !== this.generation && !this.flights.has(page) && this.flights.size < 2)
				void this.load(page);
		}
		for (const [page, flight] of this.flights) {
			if (page < from - 1 || page > to + 1) {
				flight.abort();
				this.flights.delete(page);
			}
		}
	}

	private async load(page: number): Promise<void> {
		const flight = new AbortController();
		const generation = this.generation;
		this.flights.set(page, flight);
		try {
			const answer = await this.fetchRows({ ...this.query, offset: page * PAGE, limit: PAGE }, flight.signal);
			if (flight.signal.aborted || generation !== this.generation)
				return;
			this.total = answer.total;
			this.known = true;
			this.error = null;
			this.drop(page);
			this.pages.set(page, { rows: answer.rows, generation });
			answer.rows.forEach((r, i) => this.index.set(r.key, page * PAGE + i));
			this.trim(page);
		} catch (e) {
			if (flight.signal.aborted)
				return;
			this.error = e instanceof Error ? e.message : String(e);
			/* Asked again with the next change, not in a loop. */
			this.pages.set(page, { rows: this.pages.get(page)?.rows ?? [], generation });
			this.known = true;
		} finally {
			if (this.flights.get(page) === flight)
				this.flights.delete(page);
		}
		this.onChange();
	}

	private drop(page: number): void {
		const old = this.pages.get(page);
		if (!old)
			return;
		this.pages.delete(page);
		old.rows.forEach((r, i) => {
			if (this.index.get(r.key) === page * PAGE + i)
				this.index.delete(r.key);
		});
	}

	private trim(near: number): void {
		while (this.pages.size > MAX_PAGES) {
			const far = [...this.pages.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a));
			this.drop(far);
		}
	}

	close(): void {
		this.refresh();
	}
}
