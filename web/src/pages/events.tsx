// SPDX-License-Identifier: MIT
//
// The events of the trace in their one order, filtered, page after page.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { fingerprint, params, pushParams, rangeQuery, timelineHref } from '../app/state';
import { getJson, isAbort, reasonOf, type Query } from '../api/client';
import type { DocFrame, EventsDoc, FindingFrame, TraceEvent } from '../api/docs';
import { exactMoment } from '../parts/format';
import { shortName } from '../timeline/names';
import { Loading, Notice } from '../parts/load';
import { around, StackView } from '../parts/names';
import { Card, PageFrame, RangeNote } from '../parts/page';
import { Table, type Column } from '../parts/table';

const PAGE = 1000;

const KINDS = ['StateTransition', 'RangeBegin', 'RangeEnd', 'RangeActive', 'TaskBegin', 'TaskEnd', 'RegionBegin', 'RegionEnd', 'Log', 'Metric', 'Label', 'StackSample', 'Sync', 'Experimental'];

/* What happened, in a line, from whatever an event of its kind has. */
export function eventText(e: TraceEvent): string {
	const s = (k: string): string => (e[k] === undefined || e[k] === null ? '' : String(e[k]));
	switch (e.kind) {
	case 'StateTransition':
		return `${s('scope')} ${s('id')}: ${s('from')} → ${s('to')}${e.reason ? `, ${s('reason')}` : ''}${e.subject_func ? ` (${shortName(s('subject_func'))})` : ''}`;
	case 'Metric':
		return `${s('metric')} = ${s('value')}`;
	case 'Label':
		return `${s('scope')} ${s('id')}: ${s('label')}`;
	case 'RangeBegin': case 'RangeEnd': case 'RangeActive':
		return s('range') + (e.swept_bytes !== undefined ? `, swept ${s('swept_bytes')} B, reclaimed ${s('reclaimed_bytes')} B` : '');
	case 'TaskBegin': case 'TaskEnd':
		return `task ${s('task')} ${s('type')}${e.parent ? `, of task ${s('parent')}` : ''}`;
	case 'RegionBegin': case 'RegionEnd':
		return `${s('type')}${e.task ? `, task ${s('task')}` : ''}`;
	case 'Log':
		return `${e.category ? `${s('category')}: ` : ''}${s('message')}${e.task ? `, task ${s('task')}` : ''}`;
	case 'Sync':
		return `generation ${s('generation')}`;
	default:
		return Object.keys(e).filter((k) => !['time_ns', 'kind', 'm', 'p', 'g', 'func', 'stack', 'subject_stack'].includes(k)).map((k) => `${k}=${typeof e[k] === 'object' ? JSON.stringify(e[k]) : s(k)}`).join(' ');
	}
}

/* The goroutine that an event is about, or else on. */
function subject(e: TraceEvent): number | null {
	if (e.scope === 'Goroutine' && typeof e.id === 'number')
		return e.id;
	return e.g ?? null;
}

interface Pages {
	events: TraceEvent[];
	more: boolean;
	busy: boolean;
	error: string | null;
}

/* Pages of events as they are asked for; begun anew when the question changes. */
function useEvents(query: Query): [Pages, () => void] {
	const [pages, setPages] = useState<Pages>({ events: [], more: true, busy: false, error: null });
	const key = JSON.stringify([query, fingerprint.value]);
	const abort = useRef<AbortController | null>(null);
	const state = useRef({ key, events: [] as TraceEvent[], more: true, busy: false, next: null as string | null });
	const load = (): void => {
		const now = state.current;
		if (now.busy || !now.more || fingerprint.peek() === null)
			return;
		now.busy = true;
		setPages({ events: now.events, more: true, busy: true, error: null });
		const own = new AbortController();
		abort.current = own;
		getJson<EventsDoc>('events', { ...query, stacks: 1, limit: PAGE, after: now.next }, own.signal).then(
			(doc) => {
				if (own.signal.aborted)
					return;
				now.events = [...now.events, ...doc.events];
				now.more = doc.more && !!doc.next;
				now.next = doc.next ?? null;
				now.busy = false;
				setPages({ events: now.events, more: now.more, busy: false, error: null });
			},
			(e: unknown) => {
				if (own.signal.aborted || isAbort(e))
					return;
				now.more = false;
				now.busy = false;
				setPages({ events: now.events, more: false, busy: false, error: reasonOf(e) });
			},
		);
	};
	useEffect(() => {
		state.current = { key, events: [], more: true, busy: false, next: null };
		load();
		return () => abort.current?.abort();
	}, [key]);
	return [pages, load];
}

function Detail({ e }: { e: TraceEvent }) {
	const stack = (e.stack ?? []) as (DocFrame | FindingFrame)[];
	const other = (e.subject_stack ?? []) as (DocFrame | FindingFrame)[];
	const rest = Object.keys(e).filter((k) => k !== 'stack' && k !== 'subject_stack');
	return (
		<div class="part-detail space-above">
			<div>
				<h2 class="small-head">{e.kind}</h2>
				<table class="grid-table plain-tight">
					<tbody>{rest.map((k) => <tr key={k}><th scope="row">{k}</th><td class="log-message mono">{typeof e[k] === 'object' ? JSON.stringify(e[k]) : String(e[k])}</td></tr>)}</tbody>
				</table>
			</div>
			{stack.length > 0 && <div><h2 class="small-head">Stack</h2><StackView frames={stack} /></div>}
			{other.length > 0 && <div><h2 class="small-head">Stack of what it is about</h2><StackView frames={other} /></div>}
		</div>
	);
}

export function Events(_: PageProps) {
	const p = params.value;
	const [pages, more] = useEvents({
		...rangeQuery(), goroutine: p.g, proc: p.p, kind: p.kind,
	});
	const [chosen, setChosen] = useState<TraceEvent | null>(null);
	const columns = useMemo((): Column<TraceEvent>[] => [
		{ id: 'time', title: 'Time', value: (e) => e.time_ns, show: (e) => { const g = subject(e); return <a href={timelineHref({ view: around(e.time_ns - 20000, e.time_ns + 20000), sel: g === null ? null : { row: `g${g}`, t: e.time_ns }, pin: g === null ? [] : [`g${g}`] })} title="Show on the timeline">{exactMoment(e.time_ns)}</a>; }, num: true, width: '136px' },
		{ id: 'm', title: 'Thread', value: (e) => e.m ?? null, num: true, width: '80px' },
		{ id: 'p', title: 'P', value: (e) => e.p ?? null, num: true, width: '44px' },
		{ id: 'g', title: 'Goroutine', value: (e) => e.g ?? null, show: (e) => (e.g === undefined ? '' : <span class="mono">g{e.g}</span>), num: true, width: '86px' },
		{ id: 'kind', title: 'Kind', value: (e) => e.kind, show: (e) => <span class="muted">{e.kind}</span>, width: '130px' },
		{ id: 'what', title: 'What happened', value: eventText, show: (e) => { const t = eventText(e); return <span title={t}>{t}</span>; }, width: 'minmax(260px, 1.6fr)' },
		{ id: 'func', title: 'In', value: (e) => e.func ?? '', show: (e) => (e.func ? <span class="fname" title={e.func}>{shortName(e.func)}</span> : ''), width: 'minmax(140px, 1fr)' },
	], []);
	const set = (form: HTMLFormElement): void => {
		const data = new FormData(form);
		const text = (name: string): string | null => {
			const v = data.get(name);
			return typeof v === 'string' && v.trim() ? v.trim() : null;
		};
		pushParams({ g: text('g')?.replace(/^g/, '') ?? null, p: text('p')?.replace(/^p/, '') ?? null, kind: text('kind') });
		setChosen(null);
	};
	return (
		<PageFrame title="Events" lead="All of them, in their one order, as they are in the trace." actions={<RangeNote restricted />}>
			<form class="choices" key={`${p.g} ${p.p} ${p.kind}`} onSubmit={(e) => { e.preventDefault(); set(e.currentTarget); }}>
				<label class="choices">Goroutine <input class="field" name="g" size={8} defaultValue={p.g ?? ''} placeholder="all" inputMode="numeric" /></label>
				<label class="choices">P <input class="field" name="p" size={4} defaultValue={p.p ?? ''} placeholder="all" inputMode="numeric" /></label>
				<label class="choices">Kind
					<select class="field" name="kind" defaultValue={p.kind ?? ''} onChange={(e) => set(e.currentTarget.form!)}>
						<option value="">all kinds</option>
						{KINDS.map((k) => <option key={k} value={k} selected={k === p.kind}>{k}</option>)}
						{p.kind !== undefined && !KINDS.includes(p.kind) && <option value={p.kind} selected>{p.kind}</option>}
					</select>
				</label>
				<button type="submit" class="button">Filter</button>
				{(p.g !== undefined || p.p !== undefined || p.kind !== undefined) && <button type="button" class="button button-quiet" onClick={() => pushParams({ g: null, p: null, kind: null })}>All events</button>}
			</form>
			{pages.error && <Notice kind="warn" title="No events">{pages.error}</Notice>}
			{pages.events.length === 0 && pages.busy && <Loading rows={8} />}
			{pages.events.length > 0 && (
				<Card flush>
					<Table
						label="Events" columns={columns} rows={pages.events} csvName="events" tallest={24} rowHeight={26} filterHint="Filter loaded" compact
						onEnd={more} onRow={(e) => setChosen(e === chosen ? null : e)} isChosen={(e) => e === chosen}
						tools={<span class="table-count">{pages.busy ? 'loading more…' : pages.more ? <button type="button" class="link" onClick={more}>Load more</button> : 'that is all'}</span>}
					/>
					{chosen && <Detail e={chosen} />}
				</Card>
			)}
			{!pages.busy && !pages.error && pages.events.length === 0 && <Card><p class="faint">No event matches.</p></Card>}
		</PageFrame>
	);
}
