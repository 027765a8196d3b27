// SPDX-License-Identifier: MIT
//
// Every command of the viewer: its words, its keys and what it does. Keys, the
// palette and the help page read the same list. Keys are physical (`event.code`),
// so they lie at the same place on every keyboard; "Shift+" and "Ctrl+" lead.

import { signal } from '@preact/signals';
import { go, href, params, pushParams, range, select, selection, setRange } from './state';
import { copyLink, copySelection } from './share';
import { current, menu, overlayOn } from '../timeline/timeline';
import { area, askChain, commitArea, details, flows, selectPlace, selectionToArea, setArea, showArea } from '../timeline/selection';
import { CLASS_NAMES } from '../timeline/states';
import { nextResult } from './search';
import { ROUTES } from './routes';

export interface Command {
	id: string;
	title: string;
	keys: readonly string[];
	group: 'Move' | 'Rows and slices' | 'Select and mark' | 'Find' | 'Show' | 'Pages';
	timeline?: boolean; /* only where the timeline is */
	held?: true; /* goes on while the key is down: see keys.ts */
	run(): void;
}

export type PaletteMode = 'find' | 'go' | 'command';

export const palette = signal<PaletteMode | null>(null);
/* On a narrow window it would lie over the rows. */
export const panelOpen = signal(typeof innerWidth === 'undefined' || innerWidth > 900);
export const legendOn = signal(true);
export const tableOn = signal(false);

function stepSlice(forward: boolean): void {
	const d = details.peek().value;
	const t = forward ? d?.next : d?.prev;
	if (d && t !== null && t !== undefined)
		selectPlace({ row: d.row, t });
	else if (!selection.peek())
		current.peek()?.pan(forward ? 0.2 : -0.2);
}

/* Back: who made this one runnable, or created it; forward: whom it made runnable. */
function followFlow(back: boolean): void {
	const d = details.peek().value;
	if (!d)
		return;
	if (back) {
		const to = d.unblocked_by ?? d.goroutine?.created_by ?? null;
		if (to)
			selectPlace({ row: to.key, t: to.t });
		return;
	}
	const edge = flows.peek().value?.edges.find((e) => e.from.key === d.row);
	const to = d.unblocks[0] ?? edge?.to;
	if (to)
		selectPlace({ row: to.key, t: to.t });
}

function toRow(kind: 'goroutine' | 'p' | 'm'): void {
	const d = details.peek().value;
	const sel = selection.peek();
	const key = kind === 'goroutine' ? d?.goroutine?.key : d?.[kind];
	if (key && sel)
		selectPlace({ row: key, t: sel.t });
}

/* Esc takes away the latest of selection, area and range. */
export function escape(): void {
	if (menu.peek())
		menu.value = null;
	else if (tableOn.peek())
		tableOn.value = false;
	else if (selection.peek())
		select(null);
	else if (area.peek())
		setArea(null);
	else if (range.peek())
		setRange(null);
}

function nextHighlight(): void {
	const now = CLASS_NAMES.indexOf((params.peek().hl ?? '') as (typeof CLASS_NAMES)[number]);
	pushParams({ hl: CLASS_NAMES[now + 1] ?? null });
}

const pages: Command[] = ROUTES.map((r, i) => ({
	id: `page-${r.title}`, title: r.title, keys: i < 9 ? [`Digit${i + 1}`] : r.path === '/help' ? ['Shift+Slash'] : [], group: 'Pages', run: () => go(href(r.path)),
}));

export const COMMANDS: readonly Command[] = [
	{ id: 'zoom-in', title: 'Zoom in at the pointer', keys: ['KeyW', 'Equal', 'NumpadAdd'], group: 'Move', timeline: true, held: true, run: () => current.peek()?.zoom(0.5) },
	{ id: 'zoom-out', title: 'Zoom out at the pointer', keys: ['KeyS', 'Minus', 'NumpadSubtract'], group: 'Move', timeline: true, held: true, run: () => current.peek()?.zoom(2) },
	{ id: 'left', title: 'Earlier', keys: ['KeyA'], group: 'Move', timeline: true, held: true, run: () => current.peek()?.pan(-0.25) },
	{ id: 'right', title: 'Later', keys: ['KeyD'], group: 'Move', timeline: true, held: true, run: () => current.peek()?.pan(0.25) },
	{ id: 'fit', title: 'Centre the selection; again: fit it', keys: ['KeyF'], group: 'Move', timeline: true, run: () => current.peek()?.fitSelected() },
	{ id: 'whole', title: 'The whole trace', keys: ['Digit0', 'Numpad0'], group: 'Move', timeline: true, run: () => current.peek()?.showWhole() },
	{ id: 'fit-rows', title: 'Fit the rows in sight', keys: ['Shift+Digit0'], group: 'Move', timeline: true, run: () => current.peek()?.fitRows() },
	{ id: 'undo', title: 'Undo the last step', keys: ['KeyZ', 'Ctrl+KeyZ'], group: 'Move', run: () => history.back() },
	{ id: 'redo', title: 'Redo it', keys: ['Shift+KeyZ', 'Ctrl+Shift+KeyZ'], group: 'Move', run: () => history.forward() },

	{ id: 'prev', title: 'Previous slice of the row', keys: ['ArrowLeft', 'Comma'], group: 'Rows and slices', timeline: true, run: () => stepSlice(false) },
	{ id: 'next', title: 'Next slice of the row', keys: ['ArrowRight', 'Period'], group: 'Rows and slices', timeline: true, run: () => stepSlice(true) },
	{ id: 'up', title: 'Row above', keys: ['ArrowUp', 'KeyK'], group: 'Rows and slices', timeline: true, run: () => current.peek()?.stepRow(false) },
	{ id: 'down', title: 'Row below', keys: ['ArrowDown', 'KeyJ'], group: 'Rows and slices', timeline: true, run: () => current.peek()?.stepRow(true) },
	{ id: 'open', title: 'Open the group of the row', keys: ['Enter', 'Space'], group: 'Rows and slices', timeline: true, run: () => current.peek()?.foldSelected() },
	{ id: 'flow-back', title: 'Back along the flow: unblocker, creator', keys: ['BracketLeft'], group: 'Rows and slices', timeline: true, run: () => followFlow(true) },
	{ id: 'flow-on', title: 'Forward along the flow: what it unblocked', keys: ['BracketRight'], group: 'Rows and slices', timeline: true, run: () => followFlow(false) },
	{ id: 'chain', title: 'Wake-up chain of the selection', keys: ['Shift+BracketLeft'], group: 'Rows and slices', timeline: true, run: askChain },
	{ id: 'to-g', title: 'To the goroutine of the slice', keys: ['KeyG'], group: 'Rows and slices', timeline: true, run: () => toRow('goroutine') },
	{ id: 'to-p', title: 'To the P of the slice', keys: ['KeyP'], group: 'Rows and slices', timeline: true, run: () => toRow('p') },
	{ id: 'to-m', title: 'To the thread of the slice', keys: ['KeyT'], group: 'Rows and slices', timeline: true, run: () => toRow('m') },

	{ id: 'area', title: 'Area of the selected slice', keys: ['KeyR'], group: 'Select and mark', timeline: true, run: selectionToArea },
	{ id: 'area-show', title: 'Zoom to the area', keys: ['Shift+KeyR'], group: 'Select and mark', timeline: true, run: showArea },
	{ id: 'area-commit', title: 'Restrict all pages to the area', keys: ['Ctrl+Enter'], group: 'Select and mark', timeline: true, run: commitArea },
	{ id: 'view-commit', title: 'Restrict all pages to what is shown', keys: [], group: 'Select and mark', timeline: true, run: () => { const v = current.peek()?.view; if (v) setRange(v); } },
	{ id: 'mark', title: 'Mark the time at the pointer', keys: ['KeyM'], group: 'Select and mark', timeline: true, run: () => current.peek()?.mark(false) },
	{ id: 'mark-keep', title: 'Keep the mark in the link', keys: ['Shift+KeyM'], group: 'Select and mark', timeline: true, run: () => current.peek()?.mark(true) },
	{ id: 'pin', title: 'Pin the selected row on top', keys: [], group: 'Select and mark', timeline: true, run: () => { const s = selection.peek(); if (s) current.peek()?.pin(s.row); } },
	{ id: 'copy-link', title: 'Copy a link to this view', keys: ['KeyY'], group: 'Select and mark', run: () => void copyLink() },
	{ id: 'copy', title: 'Copy the selection as text', keys: ['KeyC'], group: 'Select and mark', run: () => void copySelection() },
	{ id: 'escape', title: 'Clear selection, then area, then range', keys: ['Escape'], group: 'Select and mark', run: escape },

	{ id: 'find', title: 'Search', keys: ['Slash', 'Ctrl+KeyF'], group: 'Find', run: () => { palette.value = 'find'; } },
	{ id: 'find-next', title: 'Next result', keys: ['KeyN'], group: 'Find', run: () => nextResult(1) },
	{ id: 'find-prev', title: 'Previous result', keys: ['Shift+KeyN'], group: 'Find', run: () => nextResult(-1) },
	{ id: 'go', title: 'Go to a goroutine, P, thread or time', keys: ['Shift+Semicolon'], group: 'Find', run: () => { palette.value = 'go'; } },
	{ id: 'palette', title: 'All commands', keys: ['Ctrl+KeyK'], group: 'Find', run: () => { palette.value = 'command'; } },

	{ id: 'overlay', title: 'Bands of GC and stopped world', keys: ['KeyO'], group: 'Show', timeline: true, run: () => { overlayOn.value = !overlayOn.peek(); } },
	{ id: 'arrows', title: 'All arrows in view', keys: ['KeyE'], group: 'Show', timeline: true, run: () => pushParams({ arrows: params.peek().arrows === '1' ? null : '1' }) },
	{ id: 'compact', title: 'Compact rows', keys: ['KeyX'], group: 'Show', timeline: true, run: () => { const t = current.peek(); t?.setRows({ compact: t.model.options.compact ? null : '1' }); } },
	{ id: 'legend', title: 'Legend', keys: ['KeyL'], group: 'Show', timeline: true, run: () => { legendOn.value = !legendOn.peek(); } },
	{ id: 'highlight', title: 'Highlight the next state', keys: ['KeyH'], group: 'Show', timeline: true, run: nextHighlight },
	{ id: 'table', title: 'Show as table', keys: ['Shift+KeyT'], group: 'Show', timeline: true, run: () => { tableOn.value = !tableOn.peek(); } },
	{ id: 'panel', title: 'Panel of the selection', keys: ['KeyQ'], group: 'Show', timeline: true, run: () => { panelOpen.value = !panelOpen.peek(); } },
	...pages,
];

/* The keys of a command as they are printed on a keyboard. */
export function keyName(key: string): string {
	const named: Record<string, string> = {
		ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Comma: ',', Period: '.', Slash: '/', Semicolon: ';', BracketLeft: '[', BracketRight: ']',
		Equal: '+', Minus: '−', NumpadAdd: 'Num +', NumpadSubtract: 'Num −', Numpad0: 'Num 0', Escape: 'Esc', Space: 'Space',
	};
	const whole: Record<string, string> = { 'Shift+Slash': '?', 'Shift+Semicolon': ':' };
	return whole[key] ?? key.split('+').map((k) => named[k] ?? k.replace(/^(Key|Digit)/, '')).join(' ');
}

export function mainKeys(c: Command): string[] {
	return c.keys.filter((k) => !k.startsWith('Numpad')).map(keyName);
}
