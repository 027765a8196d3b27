// SPDX-License-Identifier: MIT
//
// What part of time is shown, and how it moves: at once, gliding to a place, or
// evenly while a key is held.

import { clampView, panBy, whole, zoomAt, type View } from './view';

const GLIDE_MS = 180;

export type Motion = 'in' | 'out' | 'left' | 'right';

export class Camera {
	view: View = { from: 0, to: 1 };
	/* Nothing was chosen: the whole trace, growing. */
	follows = true;
	/* Which way it goes: what will be wanted next. */
	zoomingIn = true;
	moving: 'zoom' | 'pan' | null = null;
	private glide: { from: View; to: View; start: number } | null = null;
	private readonly held = new Map<Motion, number>();
	private last = 0; /* time of the last frame while it moves by itself */

	constructor(private readonly end: () => number, private readonly onMove: () => void) {}

	/* Where it is, or will be. */
	get aim(): View {
		return this.glide?.to ?? this.view;
	}

	get gliding(): boolean {
		return this.glide !== null;
	}

	get isMoving(): boolean {
		return this.glide !== null || this.held.size > 0;
	}

	private note(next: View): void {
		const ratio = (next.to - next.from) / (this.view.to - this.view.from);
		this.zoomingIn = ratio < 1;
		this.moving = Math.abs(ratio - 1) > 1e-9 ? 'zoom' : 'pan';
	}

	set(view: View): void {
		this.glide = null;
		this.follows = false;
		this.note(view);
		this.view = view;
		this.onMove();
	}

	glideTo(view: View, still: boolean): void {
		this.note(view);
		this.glide = still ? null : { from: this.view, to: view, start: performance.now() };
		if (still)
			this.view = view;
		this.onMove();
	}

	/* The trace has grown. */
	grow(): void {
		if (this.follows)
			this.view = whole(this.end());
	}

	zoom(factor: number, anchor: number): void {
		this.set(zoomAt(this.view, anchor, factor, this.end()));
	}

	pan(share: number): void {
		this.set(panBy(this.view, (this.view.to - this.view.from) * share, this.end()));
	}

	/* The same scale, with a time in the middle. */
	centred(t: number): View {
		const span = this.view.to - this.view.from;
		return clampView({ from: t - span / 2, to: t + span / 2 }, this.end());
	}

	/* Held keys move the view evenly, whatever the keyboard repeats. */
	hold(motion: Motion, speed: number | null, anchor: number): void {
		if (speed === null) {
			this.held.delete(motion);
		} else if (this.held.get(motion) !== speed) {
			/* A tap, too, is seen. */
			this.held.set(motion, speed);
			this.move(50, anchor);
		}
	}

	letGo(): void {
		this.held.clear();
	}

	private move(ms: number, anchor: number): void {
		for (const [motion, speed] of this.held) {
			const amount = (Math.min(ms, 50) / 1000) * speed;
			if (motion === 'in' || motion === 'out')
				this.zoom(Math.exp((motion === 'in' ? -2.2 : 2.2) * amount), anchor);
			else
				this.pan((motion === 'left' ? -1 : 1) * amount * 0.9);
		}
	}

	/* One frame further. */
	animate(now: number, anchor: number): void {
		if (this.held.size)
			this.move(this.last ? now - this.last : 16, anchor);
		this.last = this.held.size ? now : 0;
		if (!this.glide)
			return;
		const x = Math.min(1, (now - this.glide.start) / GLIDE_MS);
		const ease = 1 - (1 - x) ** 3;
		const { from, to } = this.glide;
		this.view = { from: from.from + (to.from - from.from) * ease, to: from.to + (to.to - from.to) * ease };
		if (x >= 1)
			this.glide = null;
	}
}
