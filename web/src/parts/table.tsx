// SPDX-License-Identifier: MIT
//
// A table of any length: only what is in view is in the document. Sorted by a click
// on a title, filtered by words, copied and saved as CSV; the arrow keys, Page, Home
// and End move in it, Enter follows the row's link.

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { go } from '../app/state';
import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import type { Named } from '../api/docs';
import { Icon } from '../app/icons';
import { CopyButton, saveText } from './page';
import { filterRows, scrollFor, sortRows, toCsv, toTsv, visibleRows, type Cell, type Sorting } from './rows';

export interface Column<T> {
	id: string;
	title: string;
	hint?: string;
	/* What the column is sorted, filtered and saved by. */
	value: (row: T) => Cell;
	/* What is shown, if not the value. */
	show?: (row: T) => ComponentChildren;
	/* Numbers stand at the right and are sorted downwards first. */
	num?: boolean;
	/* Width as in grid-template-columns, not dependent on content: every row is a grid of its own. */
	width?: string;
	/* Not sorted by. */
	fixed?: boolean;
	/* Left out of CSV: a picture. */
	picture?: boolean;
}

interface TableProps<T> {
	label: string;
	columns: readonly Column<T>[];
	rows: readonly T[];
	sort?: Sorting;
	/* Given: the rows are in order already, and a click on a title asks for another. */
	onSort?: (sort: Sorting) => void;
	/* Told of a click on a title; the rows are sorted here all the same. */
	onSorted?: (sort: Sorting) => void;
	rowHref?: (row: T) => string | null;
	onRow?: (row: T) => void;
	/* The row that is chosen elsewhere. */
	isChosen?: (row: T) => boolean;
	filter?: boolean;
	filterHint?: string;
	/* Rows in view before the table scrolls. */
	tallest?: number;
	rowHeight?: number;
	/* All there are, if more than `rows`. */
	total?: number;
	csvName?: string;
	empty?: ComponentChildren;
	tools?: ComponentChildren;
	/* Asked for when the end comes in view. */
	onEnd?: () => void;
	compact?: boolean;
}

let tables = 0;

function Toolbar<T>({ p, shown, text, onText, data }: {
	p: TableProps<T>; shown: number; text: string; onText: (t: string) => void; data: () => { header: string[]; cells: Cell[][] };
}) {
	const total = p.total ?? p.rows.length;
	return (
		<div class="table-tools">
			{p.filter !== false && p.rows.length > 5 && (
				<label class="table-filter">
					<Icon name="search" size={14} />
					<span class="hidden-text">Filter {p.label}</span>
					<input
						type="search" value={text} placeholder={p.filterHint ?? 'Filter'} spellcheck={false}
						onInput={(e) => onText(e.currentTarget.value)}
					/>
				</label>
			)}
			{p.tools}
			<span class="table-count" aria-live="polite">
				{shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`} {total === 1 ? 'row' : 'rows'}
			</span>
			<CopyButton text={() => { const d = data(); return toTsv(d.header, d.cells); }} />
			{p.csvName && (
				<button
					type="button" class="button button-quiet" title="Save these rows as comma-separated values"
					onClick={() => { const d = data(); saveText(`${p.csvName}.csv`, toCsv(d.header, d.cells)); }}
				>
					CSV
				</button>
			)}
		</div>
	);
}

function Titles<T>({ p, sort, template, onSort }: { p: TableProps<T>; sort: Sorting | null; template: string; onSort: (c: Column<T>) => void }) {
	return (
		<div class="table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
			{p.columns.map((c) => {
				const on = sort?.column === c.id;
				return (
					<div
						key={c.id} role="columnheader" class={c.num ? 'th num' : 'th'} title={c.hint}
						aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : undefined}
					>
						{c.fixed ? <span class="th-text">{c.title || <span class="hidden-text">{c.hint ?? c.id}</span>}</span> : (
							<button type="button" class="th-button" onClick={() => onSort(c)}>
								<span class="th-text">{c.title}</span>
								<span class="th-arrow" aria-hidden="true">{on ? (sort.descending ? '↓' : '↑') : ''}</span>
							</button>
						)}
					</div>
				);
			})}
		</div>
	);
}

export function Table<T>(p: TableProps<T>) {
	const [id] = useState(() => `table${++tables}`);
	const [text, setText] = useState('');
	const [own, setOwn] = useState<Sorting | null>(p.sort ?? null);
	const sort = p.onSort ? p.sort ?? null : own;
	const [active, setActive] = useState(-1);
	const [scrollTop, setScrollTop] = useState(0);
	const scroller = useRef<HTMLDivElement>(null);
	const height = p.rowHeight ?? 30;

	const rows = useMemo(() => {
		const found = filterRows(p.rows, text, (row) => p.columns.map((c) => c.value(row)).filter((v) => v !== null && v !== undefined).join(' '));
		const column = p.onSort ? undefined : p.columns.find((c) => c.id === sort?.column);
		return column && sort ? sortRows(found, column.value, sort.descending) : found;
	}, [p.rows, p.columns, text, sort, p.onSort]);

	const view = Math.min(rows.length, p.tallest ?? 18) * height;
	const at = visibleRows(rows.length, height, scrollTop, view);
	const template = p.columns.map((c) => c.width ?? (c.num ? '88px' : 'minmax(160px, 1fr)')).join(' ');

	useLayoutEffect(() => {
		if (active >= rows.length)
			setActive(rows.length - 1);
	}, [rows.length, active]);

	const atEnd = at.last >= rows.length && rows.length > 0;
	useEffect(() => {
		if (atEnd)
			p.onEnd?.();
	}, [atEnd, rows.length]);

	const choose = (c: Column<T>): void => {
		const next = sort?.column === c.id ? { column: c.id, descending: !sort.descending } : { column: c.id, descending: !!c.num };
		if (p.onSort)
			p.onSort(next);
		else
			setOwn(next);
		p.onSorted?.(next);
	};
	const cellsOf = (list: readonly T[]): { header: string[]; cells: Cell[][] } => {
		const columns = p.columns.filter((c) => !c.picture);
		return { header: columns.map((c) => c.title), cells: list.map((row) => columns.map((c) => c.value(row))) };
	};
	const open = (row: T): void => {
		const to = p.rowHref?.(row);
		if (to)
			go(to);
		else
			p.onRow?.(row);
	};
	const onKey = (e: KeyboardEvent): void => {
		const page = Math.max(1, Math.floor(view / height) - 1);
		const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
		const step = steps[e.key];
		if (e.target !== e.currentTarget && e.target !== scroller.current)
			return;
		if (step !== undefined && rows.length > 0) {
			const next = Math.min(Math.max(active + step, 0), rows.length - 1);
			setActive(next);
			const el = scroller.current;
			if (el)
				el.scrollTop = scrollFor(next, rows.length, height, el.scrollTop, view);
		} else if (e.key === 'Enter' && rows[active] !== undefined) {
			open(rows[active]!);
		} else if (e.key.toLowerCase() === 'c' && (e.ctrlKey || e.metaKey) && rows[active] !== undefined && !String(getSelection() ?? '')) {
			const d = cellsOf([rows[active]!]);
			void navigator.clipboard?.writeText(toTsv(d.header, d.cells));
		} else {
			return;
		}
		e.preventDefault();
		e.stopPropagation();
	};
	const clickable = !!(p.rowHref || p.onRow);
	/* Small tables have their buttons below, where they are not in the way. */
	const bare = !p.tools && (p.filter === false || p.rows.length <= 5);
	const tools = <Toolbar p={p} shown={rows.length} text={text} onText={setText} data={() => cellsOf(rows)} />;

	return (
		<div class={`table${p.compact ? ' table-compact' : ''}${bare ? ' table-bare' : ''}`}>
			{!bare && tools}
			{p.rows.length === 0 ? <div class="table-empty">{p.empty ?? 'There are none.'}</div> : (
				<div class="table-sideways">
					<div
						class={`table-grid${rows.length > (p.tallest ?? 18) ? ' table-scrolls' : ''}`} role="grid" aria-label={p.label} aria-rowcount={rows.length + 1} aria-colcount={p.columns.length} tabIndex={0}
						aria-activedescendant={active >= at.first && active < at.last ? `${id}r${active}` : undefined} onKeyDown={onKey}
					>
						<Titles p={p} sort={sort} template={template} onSort={choose} />
						<div
							class="table-body" role="rowgroup" ref={scroller} tabIndex={p.rowHref || rows.length <= (p.tallest ?? 18) ? undefined : 0} style={{ height: `${view}px` }}
							onScroll={(e) => setScrollTop(e.currentTarget.scrollTop)}
						>
							<div class="table-space" role="presentation" style={{ height: `${at.height}px` }}>
								<div class="table-window" role="presentation" style={{ transform: `translateY(${at.offset}px)` }}>
									{rows.slice(at.first, at.last).map((row, i) => {
										const n = at.first + i;
										return (
											<div
												key={n} id={`${id}r${n}`} role="row" aria-rowindex={n + 2} aria-selected={p.isChosen?.(row) || undefined}
												class={`tr${n === active ? ' tr-active' : ''}${p.isChosen?.(row) ? ' tr-chosen' : ''}${clickable ? ' tr-link' : ''}`}
												style={{ gridTemplateColumns: template, height: `${height}px` }}
												onClick={(e) => {
													setActive(n);
													if (clickable && !(e.target as Element).closest('a,button,input') && !String(getSelection() ?? ''))
														open(row);
												}}
											>
												{p.columns.map((c) => (
													<div key={c.id} role="gridcell" class={c.num ? 'td num' : 'td'}>{c.show ? c.show(row) : (c.value(row) as ComponentChildren)}</div>
												))}
											</div>
										);
									})}
								</div>
							</div>
						</div>
						{rows.length === 0 && <div class="table-empty">Nothing matches “{text}”.</div>}
					</div>
				</div>
			)}
			{bare && p.rows.length > 0 && tools}
		</div>
	);
}

/* A number with a bar behind it that says what part of the largest it is. */
export function Bar({ value, of, kind, children }: { value: number; of: number; kind?: string; children: ComponentChildren }) {
	const part = of > 0 ? Math.max(0, Math.min(1, value / of)) : 0;
	return (
		<span class="databar">
			<span class={`databar-fill${kind ? ` databar-${kind}` : ''}`} style={{ width: `${part * 100}%` }} aria-hidden="true" />
			<span class="databar-text">{children}</span>
		</span>
	);
}

const reasonName = (r: Named): string => r.name || 'since before the trace';

/* What most of the waiting was for; all that was waited for is its hint. */
export function mostlyOn<T extends { blocked_by_reason: readonly Named[] }>(): Column<T> {
	const first = (row: T): string => row.blocked_by_reason.slice(0, 1).filter((r) => r.total_ns > 0).map(reasonName).join('');
	return {
		id: 'why', title: 'Mostly on', value: first, width: 'minmax(190px, 1.9fr)',
		show: (row) => <span class="muted table-why" title={row.blocked_by_reason.map((r) => `${reasonName(r)} ${formatDuration(r.total_ns)}`).join('\n')}>{first(row)}</span>,
	};
}
