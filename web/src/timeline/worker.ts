// SPDX-License-Identifier: MIT
//
// The painter's thread: some tiles in, one bitmap with all of them below each other out.
// A bitmap and its message cost more than what is painted on it.

import { BINS, layoutPayload, type Kind } from './tile';
import { paintTile } from './paint';

export interface PaintJob {
	kind: Kind;
	state: number;
	n: number;
	payload: ArrayBuffer | null;
	height: number;
	scale: number;
	base: number;
	own: number;
}

export interface PaintOrder {
	id: number;
	jobs: PaintJob[];
	pixels?: Uint32Array; /* new colours from here on */
}

export interface PaintDone {
	id: number;
	bitmap: ImageBitmap | null;
}

const scope = self as unknown as {
	onmessage: ((e: MessageEvent<PaintOrder>) => void) | null;
	postMessage(message: PaintDone, transfer: Transferable[]): void;
};

/* Memory is painted into again, in whole steps of height: a browser is slow to find out how
 * much of it has become free. */
const STEP_PX = 64;
const spare: ImageData[] = [];

let pixels: Uint32Array = new Uint32Array(256);

function take(height: number): ImageData {
	const i = spare.findIndex((s) => s.height >= height);
	return i < 0 ? new ImageData(BINS, Math.ceil(height / STEP_PX) * STEP_PX) : spare.splice(i, 1)[0]!;
}

function giveBack(image: ImageData): void {
	spare.push(image);
	if (spare.length > 4)
		spare.shift();
}

scope.onmessage = async ({ data: { id, jobs, pixels: colours } }) => {
	if (colours)
		pixels = colours;
	try {
		const height = jobs.reduce((sum, job) => sum + job.height, 0);
		const image = take(height);
		const all = new Uint32Array(image.data.buffer, 0, BINS * height).fill(0);
		let top = 0;
		for (const job of jobs) {
			const parts = layoutPayload(job.kind, job.n, job.payload ?? new ArrayBuffer(0));
			const out = all.subarray(BINS * top, BINS * (top + job.height));
			paintTile({ kind: job.kind, state: job.state, ...parts }, { height: job.height, pixels, scale: job.scale, base: job.base, own: job.own }, out);
			top += job.height;
		}
		const bitmap = await createImageBitmap(image, 0, 0, BINS, height);
		giveBack(image);
		scope.postMessage({ id, bitmap }, [bitmap]);
	} catch {
		scope.postMessage({ id, bitmap: null }, []);
	}
};
