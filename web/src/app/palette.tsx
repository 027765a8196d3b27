// SPDX-License-Identifier: MIT
//
// One box for searching, going to a place and all commands: "/", ":" and Ctrl+K.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { COMMANDS, mainKeys, palette, type Command, type PaletteMode } from './commands';
import { formatCount } from './format';
import { go, path, pushParams, timelineHref } from './state';
import { parseGo } from './goto';
import { answered, openResult, results, resultsTotal, runGo, search, searchError } from './search';
import { current } from '../timeline/timeline';

interface Choice {
	id: string;
	words: string;
	extra: string;
	keys: string[];
	run(): void;
}

const HINTS: Readonly<Record<PaletteMode, string>> = {
	find: 'Search functions, goroutines, tasks, regions',
	go: 'g123, p7, m4, 1.5s, task 9, or a function',
	command: 'Type the name of a command',
};

/* All words of the text, in any order. */
function matches(text: string, words: string): boolean {
	const hay = words.toLowerCase();
	return text.toLowerCase().split(/\s+/).every((w) => hay.includes(w));
}

function usable(c: Command): boolean {
	return !c.timeline || path.peek() === '/timeline';
}

function commandChoices(text: string): Choice[] {
	return COMMANDS.filter((c) => usable(c) && matches(text, `${c.title} ${c.group}`))
		.map((c) => ({ id: c.id, words: c.title, extra: c.group, keys: mainKeys(c), run: c.run }));
}

function filterTimeline(q: string): void {
	if (path.peek() === '/timeline')
		pushParams({ q });
	else
		go(timelineHref({ q }));
}

function choices(mode: PaletteMode, text: string): Choice[] {
	if (mode === 'command')
		return commandChoices(text);
	const out: Choice[] = [];
	if (parseGo(text))
		out.push({ id: 'go', words: `Go to ${text.trim()}`, extra: '', keys: [], run: () => void runGo(text, current.peek()?.view ?? null) });
	for (const r of results.value)
		out.push({ id: `${r.key} ${r.begin}`, words: r.label, extra: r.kind === 'group' ? 'function' : `${r.kind} ${r.key}`, keys: [], run: () => openResult(r) });
	if (text.trim())
		out.push({ id: 'filter', words: `Filter the timeline's rows by “${text.trim()}”`, extra: '', keys: [], run: () => filterTimeline(text.trim()) });
	return out;
}

/* "> zoom" and ": g12" change the mode from within the box. */
function split(mode: PaletteMode, text: string): [PaletteMode, string] {
	if (text.startsWith('>'))
		return ['command', text.slice(1).trim()];
	if (text.startsWith(':'))
		return ['go', text.slice(1).trim()];
	return [mode, text];
}

/* A list that appears below a pointer at rest gets a move, too. */
function hasMoved(e: PointerEvent): boolean {
	return e.movementX !== 0 || e.movementY !== 0;
}

function Box({ opened }: { opened: PaletteMode }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const list = useRef<HTMLUListElement>(null);
	const [text, setText] = useState('');
	const [chosen, setChosen] = useState(0);
	const [mode, query] = split(opened, text);
	/* Before the next key: what is typed right after the key that opens it belongs to it. */
	useLayoutEffect(() => {
		dialog.current?.showModal();
		void search('');
	}, []);
	useEffect(() => {
		if (mode === 'command')
			return undefined;
		const timer = setTimeout(() => void search(query), 80);
		return () => clearTimeout(timer);
	}, [mode, query]);
	const all = choices(mode, query);
	const at = Math.min(chosen, Math.max(0, all.length - 1));
	useEffect(() => {
		list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
	}, [at]);
	const close = (): void => {
		palette.value = null;
	};
	const run = (c: Choice | undefined): void => {
		if (!c)
			return;
		close();
		c.run();
	};
	/* Enter before the answer to what was typed: the best of the answer, not of the one before. */
	const early = mode !== 'command' && all[at]?.id !== 'go' && answered.value !== query;
	const [entered, setEntered] = useState<string | null>(null);
	useEffect(() => {
		if (entered === query && !early)
			run(all[at]);
	}, [entered, query, early]);
	const onKey = (e: KeyboardEvent): void => {
		if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
			e.preventDefault();
			setChosen((at + (e.key === 'ArrowDown' ? 1 : -1) + all.length) % Math.max(1, all.length));
		} else if (e.key === 'Enter') {
			e.preventDefault();
			if (early)
				setEntered(query);
			else
				run(all[at]);
		}
		e.stopPropagation();
	};
	return (
		<dialog class="palette" ref={dialog} onClose={close} onKeyDown={onKey} aria-label={HINTS[mode]} onClick={(e) => { if (e.target === dialog.current) close(); }}>
			<input
				class="palette-input"
				type="text"
				autofocus
				spellcheck={false}
				placeholder={HINTS[mode]}
				aria-label={HINTS[mode]}
				role="combobox"
				aria-expanded="true"
				aria-controls="palette-list"
				aria-activedescendant={all.length ? `palette-${at}` : undefined}
				value={text}
				onInput={(e) => {
					setText(e.currentTarget.value);
					setChosen(0);
				}}
			/>
			<ul class="palette-list" id="palette-list" role="listbox" ref={list}>
				{all.map((c, i) => (
					<li key={c.id} id={`palette-${i}`} role="option" aria-selected={i === at} onClick={() => run(c)} onPointerMove={(e) => i !== at && hasMoved(e) && setChosen(i)}>
						<span class="palette-words">{c.words}</span>
						<span class="faint">{c.extra}</span>
						{c.keys.slice(0, 2).map((k) => <kbd key={k}>{k}</kbd>)}
					</li>
				))}
			</ul>
			<p class="palette-foot faint">
				{searchError.value && mode !== 'command' ? searchError.value
					: mode !== 'command' && resultsTotal.value > results.value.length ? `${formatCount(resultsTotal.value)} results, the first ${results.value.length} shown` : '↑ ↓ choose, Enter opens, Esc closes, > commands, : go to'}
			</p>
		</dialog>
	);
}

export function Palette() {
	return palette.value === null ? null : <Box key={palette.value} opened={palette.value} />;
}
