// SPDX-License-Identifier: MIT

import { useLayoutEffect, useRef } from 'preact/hooks';
import { end, go, href, params, pushParams } from '../app/state';
import { exactTime } from '../app/time';
import { parseList } from '../app/url';
import { copyLink } from '../app/share';
import { fit } from './view';
import { current, menu } from './timeline';
import { setArea } from './selection';

interface Entry {
	words: string;
	run(): void;
}

function entries(): Entry[] {
	const m = menu.value;
	const timeline = current.value;
	if (!m || !timeline)
		return [];
	const at = timeline.model.layout.find(m.row);
	if (at?.item.kind === 'section') {
		const section = at.item;
		return [
			{ words: section.folded ? 'Unfold' : 'Fold', run: () => timeline.fold(at) },
			{ words: 'Move the section up', run: () => timeline.moveSection(section.name, -1) },
			{ words: 'Move the section down', run: () => timeline.moveSection(section.name, 1) },
		];
	}
	const row = at?.row;
	const hit = m.t === null ? null : timeline.probe.hit(m.row, m.t);
	const pinned = timeline.model.options.pins.includes(m.row);
	const out: Entry[] = [];
	if (m.t !== null && hit?.kind === 'span') {
		const span = { from: Math.round(hit.from), to: Math.round(hit.to) };
		out.push({ words: 'Select the slice', run: () => timeline.choose(m.row, m.t!) });
		out.push({ words: 'Zoom to the slice', run: () => timeline.jump(fit(span, end.peek(), 0.2)) });
		out.push({ words: 'Area of the slice', run: () => setArea({ ...span, rows: null }) });
	}
	const longest = m.t !== null && hit?.kind === 'merged' ? timeline.probe.longestNear(m.row, m.t) : null;
	if (longest)
		out.push({ words: 'Zoom to the longest slice near here', run: () => timeline.jump(fit(longest, end.peek(), 0.5)) });
	if (m.t !== null && hit?.kind === 'merged')
		out.push({ words: 'Zoom in here', run: () => timeline.jump(fit({ from: hit.from - 200 * (hit.to - hit.from), to: hit.to + 200 * (hit.to - hit.from) }, end.peek(), 0)) });
	if (m.t !== null)
		out.push({ words: 'Mark this time', run: () => pushParams({ mark: [...parseList(params.peek().mark), exactTime(m.t!)].join(',') }) });
	if (row?.kind === 'group' && at) {
		out.push({ words: at.item.kind === 'row' && at.item.open ? 'Close the group' : 'Show the goroutines', run: () => timeline.fold(at) });
		out.push({ words: 'This function on the page Goroutines', run: () => go(href(`/goroutines/${encodeURIComponent(row.fn ?? row.label)}`)) });
	}
	out.push({ words: pinned ? 'Take from the top' : 'Pin on top', run: () => timeline.pin(m.row) });
	out.push({ words: 'Area of what is shown, this row', run: () => setArea({ from: Math.max(0, Math.round(timeline.view.from)), to: Math.round(timeline.view.to), rows: [m.row] }) });
	out.push({ words: 'Copy a link to this view', run: () => void copyLink() });
	return out;
}

export function ContextMenu() {
	const m = menu.value;
	const root = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		if (!m)
			return undefined;
		root.current?.querySelector('button')?.focus();
		const away = (e: Event): void => {
			if (!root.current?.contains(e.target as Node))
				menu.value = null;
		};
		addEventListener('pointerdown', away);
		addEventListener('wheel', away);
		return () => {
			removeEventListener('pointerdown', away);
			removeEventListener('wheel', away);
		};
	}, [m]);
	if (!m)
		return null;
	const list = entries();
	const step = (e: KeyboardEvent): void => {
		if (e.key === 'Escape') {
			menu.value = null;
			e.stopPropagation();
		}
		if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp')
			return;
		const all = [...root.current!.querySelectorAll('button')];
		const i = all.indexOf(document.activeElement as HTMLButtonElement);
		all[(i + (e.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
		e.preventDefault();
	};
	return (
		<div
			class="menu"
			role="menu"
			ref={root}
			onKeyDown={step}
			style={{ left: `${Math.min(m.x, innerWidth - 300)}px`, top: `${Math.min(m.y, innerHeight - list.length * 30 - 20)}px` }}
		>
			{list.map((e) => (
				<button
					key={e.words}
					type="button"
					role="menuitem"
					onClick={() => {
						menu.value = null;
						e.run();
					}}
				>
					{e.words}
				</button>
			))}
		</div>
	);
}
