// SPDX-License-Identifier: MIT
//
// Has tiles painted by the worker. Only what the current frame wants is queued;
// a few jobs are with the worker at a time, so that a jump is not behind old work.

import { Kind, type Tile } from './tile';
import type { Cached, TileCache } from './cache';
import type { PaintDone, PaintJob } from './worker';

const MAX_WITH_WORKER = 24;

export interface PaintStyle {
	height: number; /* device pixels */
	scale: number;
	base: number;
	own: number;
}

export class Painter {
	private worker: Worker;
	private readonly jobs = new Map<number, { cached: Cached; style: string }>();
	private queue: { cached: Cached; style: PaintStyle; id: string }[] = [];
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
		this.queue.length = 0;
		this.lacking = 0;
	}

	/* The newest picture there is; orders a better one where it is not of this style. */
	picture(cached: Cached, style: PaintStyle): ImageBitmap | null {
		const id = `${this.version} ${style.height} ${style.scale} ${style.base} ${style.own}`;
		if (cached.painted !== id) {
			this.lacking++;
			if (cached.painting !== id)
				this.queue.push({ cached, style, id });
		}
		return cached.bitmap;
	}

	endFrame(): void {
		while (this.queue.length && this.jobs.size < MAX_WITH_WORKER) {
			const { cached, style, id } = this.queue.shift()!;
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

	get busy(): boolean {
		return this.jobs.size > 0 || this.queue.length > 0;
	}

	private done({ id, bitmap }: PaintDone): void {
		const job = this.jobs.get(id);
		this.jobs.delete(id);
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
