// SPDX-License-Identifier: MIT
//
// From keys to commands. Never while something is typed; W A S D move as long as
// they are held.

import { COMMANDS, palette, type Command } from './commands';
import { current } from '../timeline/timeline';

const BY_KEY = new Map<string, Command>();
for (const c of COMMANDS) {
	for (const k of c.keys)
		BY_KEY.set(k, c);
}

const MOTION = { 'zoom-in': 'in', 'zoom-out': 'out', left: 'left', right: 'right' } as const;

/* "Ctrl+Shift+KeyZ" of an event; Meta counts as Ctrl, as Macs have it. */
export function chord(e: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string | null {
	if (e.altKey)
		return null;
	return `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.shiftKey ? 'Shift+' : ''}${e.code}`;
}

function typing(target: EventTarget | null): boolean {
	const e = target as HTMLElement | null;
	return !!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable], dialog');
}

/* Enter and Space work what has the focus, arrows move in lists and tables. */
function taken(e: KeyboardEvent, target: EventTarget | null): boolean {
	const el = target as HTMLElement | null;
	if (e.code === 'Enter' || e.code === 'Space')
		return !!el?.closest?.('a, button, summary, input, [role="slider"], [role="grid"]');
	if (e.code.startsWith('Arrow'))
		return !!el?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [role="menu"], input');
	return false;
}

/* What is written on the key decides for these: their place differs between keyboards. */
const BY_SIGN: Readonly<Record<string, string>> = { ':': 'Shift+Semicolon', '?': 'Shift+Slash', '/': 'Slash' };

function find(e: KeyboardEvent): { command: Command; fast: boolean } | null {
	const sign = e.ctrlKey || e.metaKey || e.altKey ? undefined : BY_SIGN[e.key];
	if (sign)
		return { command: BY_KEY.get(sign)!, fast: false };
	const key = chord(e);
	if (!key)
		return null;
	const exact = BY_KEY.get(key);
	if (exact)
		return { command: exact, fast: false };
	/* Shift with a held key is fourfold speed. */
	const plain = e.shiftKey && !e.ctrlKey && !e.metaKey ? BY_KEY.get(e.code) : undefined;
	return plain?.held ? { command: plain, fast: true } : null;
}

const down = new Set<string>();

function onDown(e: KeyboardEvent): void {
	if (e.defaultPrevented || palette.peek() !== null || typing(e.target) || taken(e, e.target))
		return;
	const found = find(e);
	if (!found)
		return;
	const { command, fast } = found;
	const timeline = current.peek();
	if (command.timeline && !timeline)
		return;
	e.preventDefault();
	const motion = MOTION[command.id as keyof typeof MOTION];
	if (motion && timeline) {
		down.add(e.code);
		timeline.hold(motion, fast ? 4 : 1);
	} else if (!e.repeat || /^(prev|next|up|down|find-)/.test(command.id)) {
		command.run();
	}
}

function onUp(e: KeyboardEvent): void {
	if (!down.delete(e.code))
		return;
	const command = BY_KEY.get(e.code);
	const motion = command && MOTION[command.id as keyof typeof MOTION];
	if (motion)
		current.peek()?.hold(motion, null);
}

export function listenToKeys(): void {
	addEventListener('keydown', onDown);
	addEventListener('keyup', onUp);
	addEventListener('blur', () => {
		down.clear();
		for (const m of Object.values(MOTION))
			current.peek()?.hold(m, null);
	});
}
