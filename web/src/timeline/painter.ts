// SPDX-License-Identifier: MIT
//
// Has tiles painted by workers. Only what the current frame wants is queued, what is
// shown before what stands in for it; a few jobs are with a worker at a time, so that a
// jump is not behind old work. Two of them paint a view that was jumped to in nearly half
// the time, also where there are two cores: the page itself has little to do meanwhile.

import { Kind, type Tile } from './tile';
import type { Cached, TileCache } from './cache';
import type { PaintDone, PaintJob } from './worker';

const WORKERS = 2;
const MAX_WITH_WORKER = 8;
/* Pictures that only stand in for others: as few as keep a worker from idling. */
const MAX_STANDING_IN = 2;

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

interface Hand {
	worker: Worker;
	busy: number; /* jobs that it has */
	version: number; /* of the colours that it has */
}

export class Painter {
	private readonly hands: Hand[] = [];
	private readonly jobs = new Map<number, { cached: Cached; style: string; hand: Hand }>();
	private queue: Order[] = [];
	private standIns: Order[] = [];
	private pixels: Uint32Array | null = null;
	private version = 0;
	private nextId = 1;
	lacking = 0; /* pictures that this frame would have liked better */
	broken: string | null = null;

	constructor(url: string, private readonly cache: TileCache, private readonly onPainted: () => void) {
		for (let i = 0; i < WORKERS; i++) {
			const worker = new Worker(url);
			worker.onmessage = (e: MessageEvent<PaintDone>) => this.done(e.data);
			worker.onerror = () => {
				this.broken = 'The painter could not be started.';
			};
			this.hands.push({ worker, busy: 0, version: -1 });
		}
	}

	setColors(version: number, pixels: Uint32Array): void {
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

	/* Keeps the workers busy. Also between frames: they paint faster than these come. */
	pump(): void {
		for (;;) {
			const hand = this.hands.reduce((a, b) => (b.busy < a.busy ? b : a));
			const order = hand.busy < MAX_WITH_WORKER ? this.queue.shift() ?? (hand.busy < MAX_STANDING_IN ? this.standIns.shift() : undefined) : undefined;
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
			if (this.pixels && hand.version !== this.version) {
				job.pixels = this.pixels;
				hand.version = this.version;
			}
			cached.painting = id;
			hand.busy++;
			this.jobs.set(job.id, { cached, style: id, hand });
			hand.worker.postMessage(job);
		}
	}

	private done({ id, bitmap }: PaintDone): void {
		const job = this.jobs.get(id);
		this.jobs.delete(id);
		if (job)
			job.hand.busy--;
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
		for (const { worker } of this.hands)
			worker.terminate();
		this.jobs.clear();
	}
}
