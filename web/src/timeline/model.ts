// SPDX-License-Identifier: MIT
//
// Which rows there are: sections of the trace, groups that are open, what is
// pinned. Options come from the address; descriptions come from the server.

import type { Meta, Row } from '../api/types';
import { formatOptions, parseList, parseOptions, type Params } from '../app/url';
import { parseTime } from '../app/time';
import { bareRow, kindOfKey, Layout, partsOf, rowHeight, type RowAt, type RowSource } from './layout';
import { RowList, type FetchRows } from './rowlist';
import type { View } from './view';

export const SORTS = {
	first: 'first seen', running: 'time running', runnable: 'time runnable', max_runnable: 'longest wait to run',
	blocked: 'time blocked', lifetime: 'lifetime', unblocks: 'unblocks made', id: 'id',
} as const;
export type Sort = keyof typeof SORTS;

const TITLES: Readonly<Record<string, string>> = {
	gc: 'Garbage collector', cpu: 'CPU, as the kernel says', procs: 'Ps', groups: 'Goroutines', tasks: 'Tasks', regions: 'Regions',
	counters: 'Counters', threads: 'Threads (Ms)',
};
const ORDER = ['gc', 'cpu', 'procs', 'groups', 'tasks', 'regions', 'counters', 'threads'] as const;
/* What is seldom wanted is one click away. */
const FOLDED = new Set(['threads', 'counters']);
const MAX_GROUPS = 1000;

export interface RowOptions {
	sort: Sort;
	ascending: boolean;
	alive: boolean; /* only members that live in the view */
	open: string[]; /* groups shown as rows, goroutines and Ps with what is below them */
	lanes: string[]; /* groups shown as lanes */
	folds: string[]; /* sections that are not as they are by default */
	sections: string[]; /* their order, as far as it is not the default */
	compact: boolean;
	state: string; /* only members that were in this state */
	min: string; /* … for at least so long */
	filter: string;
	pins: string[];
}

export function readOptions(params: Params): RowOptions {
	const o = parseOptions(params.rows);
	const list = (text: string | undefined): string[] => (text ?? '').split(';').filter(Boolean);
	const sort = o.sort !== undefined && o.sort in SORTS ? (o.sort as Sort) : 'first';
	return {
		sort,
		ascending: o.order ? o.order === 'asc' : sort === 'first' || sort === 'id',
		alive: o.alive !== '0',
		open: list(o.open),
		lanes: list(o.lanes),
		folds: list(o.folds),
		sections: list(o.sections),
		compact: o.compact === '1',
		state: o.state ?? '',
		min: o.min ?? '',
		filter: params.q ?? '',
		pins: parseList(params.pin),
	};
}

/* The `rows` key with some options changed; what this version does not know stays. */
export function changeOptions(params: Params, changes: Readonly<Record<string, string | null>>): string | null {
	const o = parseOptions(params.rows);
	for (const [k, v] of Object.entries(changes)) {
		if (v === null || v === '')
			delete o[k];
		else
			o[k] = v;
	}
	return formatOptions(o);
}

export function toggled(list: readonly string[], key: string): string {
	return (list.includes(key) ? list.filter((k) => k !== key) : [...list, key]).join(';');
}

class Lanes implements RowSource {
	constructor(private readonly group: string, readonly total: number, private readonly fn: string) {}

	at(i: number): Row {
		return { ...bareRow(`${this.group}/l${i}`), label: `lane ${i + 1}`, fn: this.fn, group: this.group, depth: 1 };
	}

	indexOf(key: string): number {
		if (!key.startsWith(`${this.group}/l`))
			return -1;
		const n = Number(key.slice(this.group.length + 2));
		return Number.isInteger(n) && n >= 0 && n < this.total ? n : -1;
	}
}

/* Ps and threads come in the order in which they were first seen; where all are on one
 * page they get that of their numbers. */
function numbered(fetchRows: FetchRows): FetchRows {
	const of = (row: Row): number => Number(row.key.slice(1));
	return async (query, signal) => {
		const page = await fetchRows(query, signal);
		if (page.rows.length === page.total)
			page.rows.sort((a, b) => of(a) - of(b));
		return page;
	};
}

export class RowModel {
	private readonly sections = new Map<string, RowList>();
	private readonly members = new Map<string, RowList>();
	private readonly known = new Map<string, Row>();
	private readonly asked = new Set<string>();
	private readonly closed = new AbortController();
	private alive: View | null = null;
	layout = new Layout();
	options: RowOptions = readOptions({});
	complete = false; /* the trace is read to its end */

	constructor(
		private readonly fetchRows: FetchRows,
		private readonly onChange: () => void,
	) {}

	/* Descriptions that were met: pinned rows get their labels from here. */
	row(key: string): Row | null {
		return this.known.get(key) ?? null;
	}

	/* A bare row is no description. */
	remember(row: Row): void {
		if (kindOfKey(row.key) === 'goroutine' && row.id === undefined)
			return;
		if (this.known.size > 20000)
			this.known.clear();
		this.known.set(row.key, row);
	}

	/* What is known of a row that stands by itself; of a goroutine it is asked. */
	private described(key: string, canAsk: boolean): Row {
		let row = this.known.get(key) ?? null;
		for (const list of this.sections.values())
			row ??= list.at(list.indexOf(key));
		if (!row && canAsk && kindOfKey(key) === 'goroutine' && !this.asked.has(key)) {
			this.asked.add(key);
			this.fetchRows({ group: 'all', filter: key, limit: 10 }, this.closed.signal).then(({ rows }) => {
				const found = rows.find((r) => r.key === key);
				if (found) {
					this.remember(found);
					this.onChange();
				}
			}, () => this.asked.delete(key));
		}
		return row ?? bareRow(key);
	}

	/* Rows are on their way. */
	get loading(): boolean {
		return [...this.sections.values(), ...this.members.values()].some((list) => list.loading);
	}

	/* All sections in the order that was chosen. */
	sectionNames(): string[] {
		const chosen = this.options.sections.filter((n) => (ORDER as readonly string[]).includes(n));
		return [...new Set([...chosen, ...ORDER])];
	}

	isFolded(section: string): boolean {
		return FOLDED.has(section) !== this.options.folds.includes(section);
	}

	/* The view came to rest: members that live in it. */
	setAlive(view: View): void {
		const next = { from: Math.floor(view.from), to: Math.ceil(view.to) };
		if (this.alive && this.alive.from === next.from && this.alive.to === next.to)
			return;
		this.alive = next;
		this.requery();
	}

	setOptions(options: RowOptions): void {
		this.options = options;
		this.requery();
	}

	/* The trace has grown. */
	refresh(): void {
		for (const list of [...this.sections.values(), ...this.members.values()])
			list.refresh();
		this.onChange();
	}

	private memberQuery(group: string): Record<string, string | number | null> {
		const o = this.options;
		return {
			group, sort: o.sort, order: o.ascending ? 'asc' : 'desc', filter: o.filter || null,
			alive: o.alive && this.alive ? `${this.alive.from},${this.alive.to}` : null,
			state: o.state || null, min: (o.state && Math.max(0, parseTime(o.min) ?? 0)) || null,
		};
	}

	private sectionQuery(name: string): Record<string, string | number | null> {
		const filtered = name === 'groups' || name === 'tasks' || name === 'regions';
		return { section: name, filter: (filtered && this.options.filter) || null };
	}

	private requery(): void {
		for (const [group, list] of this.members)
			list.setQuery(this.memberQuery(group));
		for (const [name, list] of this.sections)
			list.setQuery(this.sectionQuery(name));
		this.onChange();
	}

	private section(name: string, guess: number): RowList {
		let list = this.sections.get(name);
		if (!list) {
			const byNumber = name === 'procs' || name === 'threads';
			list = new RowList(byNumber ? numbered(this.fetchRows) : this.fetchRows, this.sectionQuery(name), this.onChange, guess);
			this.sections.set(name, list);
		}
		return list;
	}

	private group(key: string, guess: number): RowList {
		let list = this.members.get(key);
		if (!list) {
			list = new RowList(this.fetchRows, this.memberQuery(key), this.onChange, Math.min(guess, 1));
			this.members.set(key, list);
		}
		return list;
	}

	/* Lays all rows out anew. `extra` is a row that has to be there although nothing lists it. */
	build(meta: Meta | null, extra: string | null): Layout {
		const layout = this.compose(meta, []);
		const pins = this.options.pins;
		const lost = extra !== null && !pins.includes(extra) && !layout.find(extra) ? [extra] : [];
		this.layout = pins.length + lost.length ? this.compose(meta, [...pins, ...lost]) : layout;
		return this.layout;
	}

	private compose(meta: Meta | null, pinned: readonly string[]): Layout {
		const layout = new Layout();
		if (pinned.length) {
			layout.addSection('pinned', 'Pinned and selected', pinned.length, this.isFolded('pinned'));
			for (const key of this.isFolded('pinned') ? [] : pinned) {
				const row = this.described(key, meta !== null);
				layout.addRow(row, rowHeight(row.kind, this.options.compact), 'pinned');
				this.addParts(layout, row, 'pinned', 3, pinned);
			}
		}
		for (const name of this.sectionNames()) {
			const total = meta?.sections.find((s) => s.name === name)?.total ?? 0;
			if (total > 0)
				this.addSection(layout, name, total, new Set(pinned));
		}
		layout.closeSection();
		return layout;
	}

	private addSection(layout: Layout, name: string, total: number, pinned: ReadonlySet<string>): void {
		const folded = this.isFolded(name);
		const list = this.section(name, total);
		layout.addSection(name, TITLES[name] ?? name, list.ready ? list.total : total, folded);
		if (folded)
			return;
		const n = Math.min(list.total, name === 'groups' ? MAX_GROUPS : list.total);
		if (list.error)
			layout.addNote(`${name}!`, list.error, name);
		if (list.ready && n === 0)
			layout.addNote(`${name}?`, this.options.filter ? `Nothing is named like “${this.options.filter}”.` : 'Nothing here.', name);
		if (name === 'groups')
			this.addGroups(layout, list, n, pinned);
		else
			this.addPlain(layout, name, list, n);
		if (name === 'groups' && list.total > MAX_GROUPS)
			layout.addNote('groups+', `${list.total - MAX_GROUPS} more functions: filter to see them.`, name);
	}

	/* Sections of one kind of row are one run; GC and stop-the-world differ in height. */
	private addPlain(layout: Layout, name: string, list: RowList, n: number): void {
		const compact = this.options.compact;
		if (name !== 'gc') {
			const kind = ({ procs: 'proc', threads: 'thread', tasks: 'task', regions: 'region', counters: 'counter', cpu: 'counter' } as const)[name] ?? 'task';
			this.addOpened(layout, `#${name}/`, list, n, rowHeight(kind, compact), name, 2);
			list.want(0, Math.min(n, 1) - 1);
			return;
		}
		list.want(0, n - 1);
		for (let i = 0; i < n; i++) {
			const row = list.at(i);
			if (row)
				layout.addRow(row, rowHeight(row.kind, compact), name);
		}
	}

	private addParts(layout: Layout, row: Row, section: string, level: number, elsewhere: readonly string[] = []): void {
		for (const key of partsOf(row)) {
			const part = bareRow(key);
			if (!elsewhere.includes(key))
				layout.addRow(part, rowHeight(part.kind, this.options.compact), section, level);
		}
	}

	/* A run, parted where a row of it is open. */
	private addOpened(layout: Layout, id: string, list: RowList, n: number, each: number, section: string, level: number): void {
		const opened = this.options.open.map((key) => list.indexOf(key)).filter((i) => i >= 0 && i < n).sort((a, b) => a - b);
		let from = 0;
		for (const i of opened) {
			const row = list.at(i);
			if (!row || partsOf(row).length === 0)
				continue;
			layout.addRun(`${id}${from}`, list, i - from, each, section, level, from);
			layout.addRow(row, each, section, level, true);
			this.addParts(layout, row, section, level + 1);
			from = i + 1;
		}
		layout.addRun(from ? `${id}${from}` : id, list, n - from, each, section, level, from);
	}

	/* Those that run and wait to run most come first; while the trace grows they keep their places. */
	private orderGroups(rows: readonly (Row | null)[]): Row[] {
		const known = rows.filter((r): r is Row => r !== null && r.members !== 0);
		if (!this.complete || known.length === 0)
			return known;
		const [run, ready, wait] = [0, 1, 2] as const;
		const weights: Partial<Record<Sort, (r: Row) => number>> = {
			running: (r) => r.totals[run], runnable: (r) => r.totals[ready], max_runnable: (r) => r.totals[ready], blocked: (r) => r.totals[wait],
		};
		const weight = weights[this.options.sort] ?? ((r: Row) => r.totals[run] + r.totals[ready]);
		return known.sort((a, b) => weight(b) - weight(a));
	}

	private addGroups(layout: Layout, list: RowList, n: number, pinned: ReadonlySet<string>): void {
		const { compact, open, lanes } = this.options;
		list.want(0, n - 1);
		for (const row of this.orderGroups(Array.from({ length: n }, (_, i) => list.at(i)))) {
			const asRows = open.includes(row.key);
			const asLanes = !asRows && lanes.includes(row.key);
			if (!pinned.has(row.key))
				layout.addRow(row, rowHeight('group', compact), 'groups', 2, asRows || asLanes);
			if (asLanes)
				layout.addRun(`${row.key}/`, new Lanes(row.key, row.lanes ?? 0, row.label), row.lanes ?? 0, rowHeight('lane', compact), 'groups', 3);
			if (!asRows)
				continue;
			const members = this.group(row.key, row.members ?? 1);
			if (!members.ready)
				members.want(0, 0);
			if (members.error)
				layout.addNote(`${row.key}!`, members.error, 'groups', 3);
			else if (members.ready && members.total === 0)
				layout.addNote(`${row.key}?`, 'No goroutine of this function is in view or passes the filter.', 'groups', 3);
			this.addOpened(layout, `${row.key}/`, members, members.total, rowHeight('goroutine', compact), 'groups', 3);
		}
	}

	/* Sees to it that what is about to be seen is fetched. */
	want(rows: readonly RowAt[]): void {
		const spans = new Map<RowSource, [number, number]>();
		for (const r of rows) {
			if (r.row)
				this.remember(r.row);
			if (r.item.kind !== 'run')
				continue;
			const span = spans.get(r.item.source);
			const index = r.item.start + r.index;
			spans.set(r.item.source, span ? [span[0], index] : [index, index]);
		}
		for (const [source, [first, last]] of spans) {
			if (source instanceof RowList)
				source.want(first - 20, last + 20);
		}
	}

	close(): void {
		this.closed.abort();
		for (const list of [...this.sections.values(), ...this.members.values()])
			list.close();
	}
}
