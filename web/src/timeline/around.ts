// SPDX-License-Identifier: MIT
//
// What the server says about the time in view when it comes to rest: GC and stops of
// the world, and, where they are wanted, all arrows between the rows in sight.

import { signal } from '@preact/signals';
import { getJson } from '../api/client';
import type { Edge, Flows, Marks } from '../api/types';
import { fingerprint, params } from '../app/state';
import type { RowAt } from './layout';
import type { Bands, Ends } from './scene';
import type { View } from './view';

/* More would hide what they lead to. */
export const MOST_ARROWS = 500;
const MAX_KEYS = 120;
const NO_ENDS: Ends = new Map();

/* How many arrows the view has if they are too many to be drawn; null: they are not. */
export const tooMany = signal<number | null>(null);

export const arrowsWanted = (): boolean => params.value.arrows === '1';

/* One question at a time: a newer one ends it. What went wrong is asked again with the next view. */
class Question<T> {
	private flight: AbortController | null = null;

	ask(path: string, query: Record<string, string | number>, then: (answer: T) => void): void {
		this.end();
		this.flight = new AbortController();
		getJson<T>(path, query, this.flight.signal).then(then, () => undefined);
	}

	end(): void {
		this.flight?.abort();
	}
}

export class Around {
	bands: Bands | null = null;
	arrows: readonly Edge[] = [];
	ends: Ends = NO_ENDS;
	private readonly marks = new Question<Marks>();
	private readonly flows = new Question<Flows>();
	private asked = '';

	constructor(private readonly onChange: () => void) {}

	ask(view: View, rows: readonly RowAt[], end: number): void {
		const span = view.to - view.from;
		const from = Math.max(0, Math.floor(view.from - span / 2));
		const to = Math.ceil(Math.min(end, view.to + span / 2));
		if (to <= from || !fingerprint.peek())
			return;
		this.marks.ask('marks', { from, to }, (m) => {
			this.bands = m;
			this.onChange();
		});
		this.askArrows(view, rows, end);
	}

	private askArrows(view: View, rows: readonly RowAt[], end: number): void {
		const keys = [...new Set(rows.filter((r) => r.row?.kind === 'proc' || r.row?.kind === 'goroutine').map((r) => r.key))].slice(0, MAX_KEYS);
		const from = Math.max(0, Math.floor(view.from));
		const to = Math.ceil(Math.min(end, view.to));
		if (params.peek().arrows !== '1' || keys.length < 1 || to <= from) {
			this.flows.end();
			this.asked = '';
			this.arrows = [];
			this.ends = NO_ENDS;
			tooMany.value = null;
			return;
		}
		const question = { from, to, rows: keys.join(','), limit: MOST_ARROWS };
		const text = JSON.stringify(question);
		if (text === this.asked)
			return;
		this.asked = text;
		this.flows.ask('flows', question, (answer) => {
			tooMany.value = answer.left_off > 0 ? answer.edges.length + answer.left_off : null;
			this.arrows = answer.left_off > 0 ? [] : answer.edges;
			const ends = answer.ends ?? [];
			const whole = ends.reduce((sum, [begin]) => sum + begin, 0) >= (tooMany.value ?? 0);
			this.ends = new Map(ends.map(([begin, over], i) => [keys[i]!, { begin, over, whole }]));
			this.onChange();
		});
	}

	close(): void {
		this.marks.end();
		this.flows.end();
	}
}
