// SPDX-License-Identifier: MIT
//
// Has tiles painted by the worker. Only what the current frame wants is queued, what
// is shown before what stands in for it; a few jobs are with the worker at a time, so
// that a jump is not behind old work.

import { Kind, type Tile } from './tile';
import type { Cached, TileCache } from './cache';
import type { PaintDone, PaintJob } from './worker';

const MAX_WITH_WORKER = 16;
/* Pictures that only stand in for others: as few as keep the worker from idling. */
const MAX_STANDING_IN = 4;

export interface PaintStyle {
	height: number; /* device pixels */
	scale: number;
	base: number;
	own: number;
}

interface Order {
	cached: Cached;
	style: PaintStyle;
	id: string;
}

export class Painter {
	private worker: Worker;
	private readonly jobs = new Map<number, { cached: Cached; style: string }>();
	private queue: Order[] = [];
	private standIns: Order[] = [];
	private pixels: Uint32Array | null = null;
	private version = 0;
	private nextId = 1;
	lacking = 0; /* pictures that this frame would have liked better */
	broken: string | null = null;

	constructor(url: string, private readonly cache: TileCache, private readonly onPainted: () => void) {
		this.worker = new Worker(url);
		this.worker.onmessage = (e: MessageEvent<PaintDone>) => this.done(e.data);
		this.worker.onerror = () => {
			this.broken = 'The painter could not be started.';
		};
	}

	setColors(version: number, pixels: Uint32Array): void {
		if (version === this.version)
			return;
		this.version = version;
		this.pixels = pixels;
	}

	static needed(tile: Tile): boolean {
		return tile.kind >= Kind.EXACT;
	}

	beginFrame(): void {
		this.queue.length = this.standIns.length = 0;
		this.lacking = 0;
	}

	/* The newest picture there is; orders a better one where it is not of this style. */
	picture(cached: Cached, style: PaintStyle, standsIn = false): ImageBitmap | null {
		const id = `${this.version} ${style.height} ${style.scale} ${style.base} ${style.own}`;
		if (cached.painted !== id) {
			this.lacking++;
			if (cached.painting !== id)
				(standsIn ? this.standIns : this.queue).push({ cached, style, id });
		}
		return cached.bitmap;
	}

	/* Keeps the worker busy. Also between frames: it paints faster than they come. */
	pump(): void {
		for (;;) {
			const order = this.jobs.size < MAX_WITH_WORKER ? this.queue.shift() ?? (this.jobs.size < MAX_STANDING_IN ? this.standIns.shift() : undefined) : undefined;
			if (!order)
				break;
			const { cached, style, id } = order;
			if (cached.dropped || cached.painted === id || cached.painting === id)
				continue;
			const tile = cached.tile;
			const job: PaintJob = {
				id: this.nextId++,
				kind: tile.kind,
				state: tile.state,
				n: tile.spans?.n ?? 0,
				payload: tile.payload,
				...style,
			};
			if (this.pixels) {
				job.pixels = this.pixels;
				this.pixels = null;
			}
			cached.painting = id;
			this.jobs.set(job.id, { cached, style: id });
			this.worker.postMessage(job);
		}
	}

	private done({ id, bitmap }: PaintDone): void {
		const job = this.jobs.get(id);
		this.jobs.delete(id);
		this.pump();
		if (!job || !bitmap)
			return;
		if (job.cached.painting === job.style) {
			job.cached.painting = '';
			this.cache.setBitmap(job.cached, bitmap, job.style);
		} else {
			bitmap.close();
		}
		this.onPainted();
	}

	close(): void {
		this.worker.terminate();
		this.jobs.clear();
	}
}
