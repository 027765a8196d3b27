// SPDX-License-Identifier: MIT
//
// States of slices as the tiles number them, and their names.

/* MERGED is no state of a tile: its colour marks columns that hold several slices. */
export const enum State { NONE, RUNNING, RUNNABLE, WAITING, SYSCALL, CREATED, MERGED = 7, GC = 8, STW, SWEEP, ASSIST, NAMED, REASON = 16 }

/* The order of the four classes in all arrays. */
export const enum Class { RUNNING, RUNNABLE, WAITING, SYSCALL }
export const CLASS_NAMES = ['running', 'runnable', 'waiting', 'syscall'] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/* The class of each state; 255: none. */
export const CLASS_OF: Uint8Array = (() => {
	const of = new Uint8Array(256).fill(255);
	of[State.RUNNING] = Class.RUNNING;
	of[State.RUNNABLE] = Class.RUNNABLE;
	of[State.WAITING] = Class.WAITING;
	of[State.SYSCALL] = Class.SYSCALL;
	for (let s: number = State.GC; s <= State.NAMED; s++)
		of[s] = Class.RUNNING;
	for (let s: number = State.REASON; s < 216; s++)
		of[s] = Class.WAITING;
	return of;
})();

const NAMES: Readonly<Record<number, string>> = {
	[State.NONE]: 'nothing',
	[State.RUNNING]: 'running',
	[State.RUNNABLE]: 'runnable',
	[State.WAITING]: 'waiting',
	[State.SYSCALL]: 'syscall',
	[State.CREATED]: 'not yet seen',
	[State.GC]: 'GC mark',
	[State.STW]: 'stop the world',
	[State.SWEEP]: 'sweep',
	[State.ASSIST]: 'mark assist',
	[State.NAMED]: 'span',
};

export function stateName(state: number, reasons: readonly string[]): string {
	return state >= State.REASON ? reasons[state - State.REASON] || 'waiting' : NAMES[state] ?? 'unknown';
}

/* Whether a state is in a highlight: "runnable", "waiting", "waiting:chan" (part of a reason). */
export function inHighlight(state: number, highlight: string | null, reasons: readonly string[]): boolean {
	if (!highlight)
		return true;
	const colon = highlight.indexOf(':');
	const cls = CLASS_NAMES.indexOf((colon < 0 ? highlight : highlight.slice(0, colon)) as ClassName);
	if (CLASS_OF[state] !== cls)
		return false;
	return colon < 0 || stateName(state, reasons).includes(highlight.slice(colon + 1));
}
