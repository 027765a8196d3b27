// SPDX-License-Identifier: MIT
//
// Has tiles painted by workers. Only what the current frame wants is queued, what is
// shown before what stands in for it, some pictures a message; few are with a worker at a
// time, so that a jump is not behind old work. Two of them paint a view that was jumped to in nearly half
// the time, also where there are two cores: the page itself has little to do meanwhile.

import type { Cached, Picture, TileCache } from './cache';
import type { PaintDone, PaintOrder } from './worker';

const WORKERS = 2;
const PICTURES_A_MESSAGE = 8;
const MAX_WITH_WORKER = 2; /* messages */

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
	busy: number; /* orders that it has */
	version: number; /* of the colours that it has */
}

export class Painter {
	private readonly hands: Hand[] = [];
	private readonly orders = new Map<number, { pictures: Order[]; hand: Hand }>();
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

	get busy(): boolean {
		return this.orders.size > 0;
	}

	beginFrame(): void {
		this.queue.length = this.standIns.length = 0;
		this.lacking = 0;
	}

	private orderOf(cached: Cached, style: PaintStyle): Order {
		return { cached, style, id: `${this.version} ${style.height} ${style.scale} ${style.base} ${style.own}` };
	}

	/* The newest picture there is; orders a better one where it is not of this style. */
	picture(cached: Cached, style: PaintStyle): Picture | null {
		const order = this.orderOf(cached, style);
		if (cached.painted !== order.id) {
			this.lacking++;
			if (cached.painting !== order.id)
				this.queue.push(order);
		}
		return cached.picture;
	}

	/* For a place that has nothing else until its tile comes. */
	standIn(cached: Cached, style: PaintStyle): void {
		this.standIns.push(this.orderOf(cached, style));
	}

	/* What is to be painted next, and is still wanted; what stands in only where all else is done. */
	private take(): Order[] {
		const out: Order[] = [];
		const from = this.queue.length ? this.queue : this.standIns;
		while (out.length < PICTURES_A_MESSAGE && from.length) {
			const order = from.shift()!;
			const { cached, id } = order;
			if (!cached.dropped && cached.painted !== id && cached.painting !== id) {
				cached.painting = id;
				out.push(order);
			}
		}
		return out;
	}

	/* Keeps the workers busy. Also between frames: they paint faster than these come. */
	pump(): void {
		for (;;) {
			const hand = this.hands.reduce((a, b) => (b.busy < a.busy ? b : a));
			const room = this.queue.length ? MAX_WITH_WORKER : this.standIns.length ? 1 : 0;
			if (hand.busy >= room)
				break;
			const pictures = this.take();
			if (!pictures.length)
				continue;
			const order: PaintOrder = {
				id: this.nextId++,
				jobs: pictures.map(({ cached: { tile }, style }) => (
					{ kind: tile.kind, state: tile.state, n: tile.spans?.n ?? 0, payload: tile.payload, ...style })),
			};
			if (this.pixels && hand.version !== this.version) {
				order.pixels = this.pixels;
				hand.version = this.version;
			}
			hand.busy++;
			this.orders.set(order.id, { pictures, hand });
			hand.worker.postMessage(order);
		}
	}

	private done({ id, bitmap }: PaintDone): void {
		const order = this.orders.get(id);
		this.orders.delete(id);
		if (order)
			order.hand.busy--;
		this.pump();
		if (!order || !bitmap)
			return;
		const sheet = { image: bitmap, users: 0 };
		let top = 0;
		this.cache.hold(sheet);
		for (const { cached, style: { height }, id: painted } of order.pictures) {
			if (cached.painting === painted) {
				cached.painting = '';
				this.cache.setPicture(cached, { sheet, top, height }, painted);
			}
			top += height;
		}
		this.cache.letGo(sheet);
		this.onPainted();
	}

	close(): void {
		for (const { worker } of this.hands)
			worker.terminate();
		this.orders.clear();
	}
}
