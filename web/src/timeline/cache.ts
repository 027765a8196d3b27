// SPDX-License-Identifier: MIT
//
// Tiles that are here, wanted and asked for. A frame says which it wants, the most
// important first; what is missing is asked in batches, at most three at a time.
// What is queued is forgotten when the next frame wants something else; what is
// under way is kept. Provisional tiles are shown and asked again when the trace
// has grown over them.

import { decodeTiles, tileBytes, tileNs, type Tile, type TileAnswer } from './tile';

/* A bitmap with pictures of several tiles; it goes with the last of them. Who hands them out is a user
 * until all have theirs: a full cache may give the first back before the last is in. */
export interface Sheet {
	image: ImageBitmap;
	users: number;
}

export interface Picture {
	sheet: Sheet;
	top: number; /* in the sheet */
	height: number;
}

export interface Cached {
	tile: Tile;
	end: number; /* extent of the trace when it was answered */
	used: number; /* frame that used it last */
	picture: Picture | null;
	painted: string; /* what the bitmap was painted for */
	painting: string; /* what is being painted */
	dropped: boolean; /* no longer in the cache */
}

export interface Want {
	row: string;
	level: number;
	first: number;
	last: number;
}

export type FetchTiles = (level: number, first: number, last: number, rows: readonly string[], signal: AbortSignal) => Promise<ArrayBuffer>;

export const MAX_IN_FLIGHT = 3;
export const MAX_BATCH = 256; /* row-tiles an answer */
/* Fewer are not worth a request of their own: a view's tiles come in up to three, worked out side by side. */
const LEAST_BATCH = 32;
const MAX_KEYS_CHARS = 5000; /* a request line is at most 8 kB */
const RETRY_MS = 1500;

interface Request {
	level: number;
	first: number;
	last: number;
	rows: string[];
}

/* Four bytes a pixel, all of it for as long as one picture of it is in use. */
function sheetBytes(sheet: Sheet): number {
	return sheet.image.width * sheet.image.height * 4;
}

/* One number for level and place. */
function slot(level: number, x: number): number {
	return x * 64 + level;
}

export class TileCache {
	private readonly rows = new Map<string, Map<number, Cached>>();
	private readonly asked = new Set<string>();
	private readonly flights = new Set<AbortController>();
	private readonly ahead = new Set<AbortController>(); /* of these, what may be wanted next */
	private bytes = 0;
	private pictures = 0; /* bytes of them */
	private frame = 0;
	private swept = -1; /* frame */
	private pausedUntil = 0;
	end = 0;
	failed: string | null = null;

	constructor(
		private readonly fetchTiles: FetchTiles,
		private readonly onTiles: () => void,
		private readonly maxBytes = 20 << 20,
		private readonly maxPictureBytes = 32 << 20,
	) {}

	get inFlight(): number {
		return this.flights.size;
	}

	/* Something that a frame wanted is on its way. */
	get busy(): boolean {
		return this.flights.size > this.ahead.size;
	}

	get size(): { bytes: number; pictures: number } {
		return { bytes: this.bytes, pictures: this.pictures };
	}

	beginFrame(): void {
		this.frame++;
	}

	get(row: string, level: number, x: number): Cached | null {
		const c = this.rows.get(row)?.get(slot(level, x));
		if (!c)
			return null;
		c.used = this.frame;
		return c;
	}

	/* Whether an answer can no longer be what the server would say. */
	private stale(c: Cached): boolean {
		return c.tile.provisional && this.end > c.end && this.end > c.tile.x * tileNs(c.tile.level);
	}

	private missing(row: string, level: number, x: number): boolean {
		const c = this.rows.get(row)?.get(slot(level, x));
		return (!c || this.stale(c)) && !this.asked.has(`${level} ${x} ${row}`);
	}

	/* Asks for what is missing, as far as requests are free. `wants` is in order of importance. */
	ask(wants: readonly Want[]): void {
		if (this.flights.size >= MAX_IN_FLIGHT || performance.now() < this.pausedUntil)
			return;
		for (const request of this.batches(wants)) {
			if (this.flights.size >= MAX_IN_FLIGHT)
				break;
			void this.send(request);
		}
	}

	/* What may be wanted next: little at a time, so that what is wanted then waits behind little. */
	prefetch(wants: readonly Want[]): void {
		if (this.flights.size > 0 || performance.now() < this.pausedUntil)
			return;
		const [request] = this.batches(wants);
		if (!request)
			return;
		request.last = Math.min(request.last, request.first + LEAST_BATCH - 1);
		request.rows.length = Math.min(request.rows.length, Math.max(1, Math.floor(LEAST_BATCH / (request.last - request.first + 1))));
		void this.send(request, true);
	}

	/* Rows that miss the same stretch of tiles share a request. */
	private batches(wants: readonly Want[]): Request[] {
		const open = new Map<string, Request>();
		const out: Request[] = [];
		const total = wants.reduce((n, w) => n + w.last - w.first + 1, 0);
		const most = Math.min(MAX_BATCH, Math.max(LEAST_BATCH, Math.ceil(total / MAX_IN_FLIGHT)));
		for (const w of wants) {
			let first = w.first;
			let last = w.last;
			while (first <= last && !this.missing(w.row, w.level, first))
				first++;
			while (last >= first && !this.missing(w.row, w.level, last))
				last--;
			if (first > last)
				continue;
			last = Math.min(last, first + MAX_BATCH - 1);
			const id = `${w.level} ${first} ${last}`;
			let request = open.get(id);
			const full = request && ((request.rows.length + 1) * (last - first + 1) > most
				|| request.rows.reduce((sum, r) => sum + r.length + 3, 0) > MAX_KEYS_CHARS);
			if (!request || full) {
				request = { level: w.level, first, last, rows: [] };
				open.set(id, request);
				out.push(request);
			}
			request.rows.push(w.row);
		}
		return out;
	}

	private async send(request: Request, isAhead = false): Promise<void> {
		const { level, first, last, rows } = request;
		const marks: string[] = [];
		for (const row of rows) {
			for (let x = first; x <= last; x++)
				marks.push(`${level} ${x} ${row}`);
		}
		for (const m of marks)
			this.asked.add(m);
		const flight = new AbortController();
		this.flights.add(flight);
		if (isAhead)
			this.ahead.add(flight);
		try {
			const answer = decodeTiles(await this.fetchTiles(level, first, last, rows, flight.signal));
			if (!flight.signal.aborted)
				this.keep(request, answer);
			this.failed = null;
		} catch (e) {
			if (!flight.signal.aborted) {
				this.failed = e instanceof Error ? e.message : String(e);
				this.pausedUntil = performance.now() + RETRY_MS;
				setTimeout(this.onTiles, RETRY_MS + 10);
			}
		} finally {
			for (const m of marks)
				this.asked.delete(m);
			this.flights.delete(flight);
			this.ahead.delete(flight);
			this.onTiles();
		}
	}

	private keep(request: Request, answer: TileAnswer): void {
		for (const { row, tile } of answer.tiles) {
			const key = request.rows[row];
			if (key === undefined || tile.level !== request.level || tile.x < request.first || tile.x > request.last)
				continue;
			let of = this.rows.get(key);
			if (!of)
				this.rows.set(key, (of = new Map()));
			const at = slot(tile.level, tile.x);
			const old = of.get(at);
			/* The old picture stays until the new one is painted. */
			const picture = old?.picture ?? null;
			if (old) {
				this.bytes -= tileBytes(old.tile);
				old.picture = null;
				old.dropped = true;
			}
			of.set(at, { tile, end: answer.end, used: this.frame, picture, painted: '', painting: '', dropped: false });
			this.bytes += tileBytes(tile);
		}
		if (this.bytes > this.maxBytes)
			this.sweep();
	}

	hold(sheet: Sheet): void {
		if (sheet.users++ === 0)
			this.pictures += sheetBytes(sheet);
	}

	letGo(sheet: Sheet): void {
		if (--sheet.users > 0)
			return;
		this.pictures -= sheetBytes(sheet); /* what is closed has no size */
		sheet.image.close();
	}

	/* The caller holds the sheet. */
	setPicture(c: Cached, picture: Picture, painted: string): void {
		if (c.dropped)
			return;
		this.dropPicture(c);
		this.hold(picture.sheet);
		c.picture = picture;
		c.painted = painted;
		/* Once a frame: a large screen may show more than is kept otherwise. */
		if (this.pictures > this.maxPictureBytes && this.swept !== this.frame)
			this.sweep();
	}

	private dropPicture(c: Cached): void {
		if (!c.picture)
			return;
		this.letGo(c.picture.sheet);
		c.picture = null;
	}

	private *all(): Generator<[string, Map<number, Cached>, number, Cached]> {
		for (const [row, of] of this.rows) {
			for (const [at, c] of of)
				yield [row, of, at, c];
		}
	}

	/* Drops what was used longest ago: a third of the pictures or bytes, whatever is too much. */
	private sweep(): void {
		this.swept = this.frame;
		const entries = [...this.all()].sort((a, b) => a[3].used - b[3].used);
		const bytes = this.bytes > this.maxBytes ? (this.maxBytes * 2) / 3 : this.maxBytes;
		const pictures = this.pictures > this.maxPictureBytes ? (this.maxPictureBytes * 2) / 3 : this.maxPictureBytes;
		for (const [row, of, at, c] of entries) {
			if ((this.bytes <= bytes && this.pictures <= pictures) || c.used === this.frame)
				break;
			if (c.picture && this.pictures > pictures) {
				this.dropPicture(c);
				c.painted = '';
			}
			if (this.bytes > bytes) {
				this.dropPicture(c);
				this.bytes -= tileBytes(c.tile);
				c.dropped = true;
				of.delete(at);
				if (of.size === 0)
					this.rows.delete(row);
			}
		}
	}

	/* Forgets everything: another trace is served, or the page is left. */
	clear(): void {
		for (const f of this.flights)
			f.abort();
		this.flights.clear();
		this.ahead.clear();
		for (const [, , , c] of this.all()) {
			this.dropPicture(c);
			c.dropped = true;
		}
		this.rows.clear();
		this.asked.clear();
		this.bytes = 0;
	}
}
