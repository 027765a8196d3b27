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

scope.onmessage = async ({ data: job }) => {
	if (job.pixels)
		pixels = job.pixels;
	try {
		const parts = layoutPayload(job.kind, job.n, job.payload ?? new ArrayBuffer(0));
		const picture = paintTile({ kind: job.kind, state: job.state, ...parts }, { height: job.height, pixels, scale: job.scale, base: job.base, own: job.own });
		const bytes = new Uint8ClampedArray(picture.buffer as ArrayBuffer);
		const bitmap = await createImageBitmap(new ImageData(bytes, BINS, job.height));
		scope.postMessage({ id: job.id, bitmap }, [bitmap]);
	} catch {
		scope.postMessage({ id: job.id, bitmap: null }, []);
	}
};
