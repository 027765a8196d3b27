// SPDX-License-Identifier: MIT
//
// Parts of the timeline beside its canvas: the scroll bar and the tip at the pointer.

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, cls: string, parent: HTMLElement): HTMLElementTagNameMap[K] {
	const e = document.createElement(tag);
	e.className = cls;
	parent.append(e);
	return e;
}

/* Room below the last row. */
export const BELOW_PX = 24;

/* Its own, as a browser's ends at some million pixels. */
export class ScrollBar {
	private readonly bar: HTMLDivElement;
	private readonly thumb: HTMLDivElement;
	private drag: { y: number; scroll: number } | null = null;
	private shown = '';
	private state = { rows: 0, track: 1, window: 1, scroll: 0 };

	constructor(host: HTMLElement, onScroll: (y: number) => void) {
		this.bar = make('div', 'tl-scroll', host);
		this.thumb = make('div', 'tl-thumb', this.bar);
		this.bar.addEventListener('pointerdown', (e) => {
			this.bar.setPointerCapture(e.pointerId);
			const { rows, track, window } = this.state;
			if (e.target === this.bar)
				onScroll((e.offsetY / track) * rows - window / 2);
			this.drag = { y: e.clientY, scroll: this.state.scroll };
		});
		this.bar.addEventListener('pointermove', (e) => {
			if (this.drag)
				onScroll(this.drag.scroll + ((e.clientY - this.drag.y) * (this.state.rows + BELOW_PX)) / this.state.track);
		});
		for (const end of ['pointerup', 'pointercancel'])
			this.bar.addEventListener(end, () => { this.drag = null; });
	}

	/* Heights of all rows, of the bar, and of what is seen of the rows. */
	update(rows: number, track: number, window: number, scroll: number): void {
		const now = `${rows} ${track} ${scroll}`;
		this.state = { rows, track, window, scroll };
		if (now === this.shown)
			return;
		this.shown = now;
		const share = window / Math.max(rows + BELOW_PX, 1);
		this.bar.hidden = share >= 1;
		const thumb = Math.max(24, track * share);
		this.thumb.style.height = `${thumb}px`;
		const most = Math.max(1, rows + BELOW_PX - window);
		this.thumb.style.transform = `translateY(${((track - thumb) * scroll) / most}px)`;
	}
}

export class Tip {
	private readonly box: HTMLDivElement;

	constructor(parent: HTMLElement) {
		this.box = make('div', 'tl-tip', parent);
		this.box.hidden = true;
	}

	hide(): void {
		this.box.hidden = true;
	}

	/* Beside a point of the field, inside it. */
	show(lines: readonly string[], x: number, y: number, width: number, height: number): void {
		this.box.hidden = lines.length === 0;
		if (!lines.length)
			return;
		if (this.box.textContent !== lines.join('')) {
			this.box.textContent = '';
			lines.forEach((line, i) => {
				make('div', i === 0 ? 'tl-tip-first' : 'tl-tip-more', this.box).textContent = line;
			});
		}
		const flipX = x > width - 300;
		const flipY = y > height - 110;
		this.box.style.transform = `translate(${Math.round(x + (flipX ? -14 : 14))}px, ${Math.round(y + (flipY ? -14 : 18))}px) translate(${flipX ? '-100%' : '0'}, ${flipY ? '-100%' : '0'})`;
	}
}
