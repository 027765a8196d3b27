// SPDX-License-Identifier: MIT
//
// The painter's thread: tiles in, bitmaps out.

import { BINS, layoutPayload, type Kind } from './tile';
import { paintTile } from './paint';

export interface PaintJob {
	id: number;
	kind: Kind;
	state: number;
	n: number;
	payload: ArrayBuffer | null;
	height: number;
	scale: number;
	base: number;
	own: number;
	pixels?: Uint32Array; /* new colours from here on */
}

export interface PaintDone {
	id: number;
	bitmap: ImageBitmap | null;
}

const scope = self as unknown as {
	onmessage: ((e: MessageEvent<PaintJob>) => void) | null;
	postMessage(message: PaintDone, transfer: Transferable[]): void;
};

let pixels: Uint32Array = new Uint32Array(256);

/* Pictures of one height after the other are painted into the same memory: a browser is
 * slow to find out how much of it has become free. */
const spare: ImageData[] = [];

function take(height: number): ImageData {
	const i = spare.findIndex((s) => s.height === height);
	const image = i < 0 ? new ImageData(BINS, height) : spare.splice(i, 1)[0]!;
	image.data.fill(0);
	return image;
}

function giveBack(image: ImageData): void {
	spare.push(image);
	if (spare.length > 16)
		spare.shift();
}

scope.onmessage = async ({ data: job }) => {
	if (job.pixels)
		pixels = job.pixels;
	try {
		const parts = layoutPayload(job.kind, job.n, job.payload ?? new ArrayBuffer(0));
		const image = take(job.height);
		paintTile({ kind: job.kind, state: job.state, ...parts }, { height: job.height, pixels, scale: job.scale, base: job.base, own: job.own }, new Uint32Array(image.data.buffer));
		const bitmap = await createImageBitmap(image);
		giveBack(image);
		scope.postMessage({ id: job.id, bitmap }, [bitmap]);
	} catch {
		scope.postMessage({ id: job.id, bitmap: null }, []);
	}
};
