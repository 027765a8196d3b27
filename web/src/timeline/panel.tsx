// SPDX-License-Identifier: MIT
//
// Beside the rows: the selected slice, and the area. All that names a place is a
// link to it.

import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { getJson, isAbort, reasonOf } from '../api/client';
import type { Area, At, Frame, Marks, Place } from '../api/types';
import { panelOpen } from '../app/commands';
import { formatCount, formatPercent, plural } from '../app/format';
import { Icon } from '../app/icons';
import { copyJson, copyLink, copySelection, selectionSentence, copyText, commandLine } from '../app/share';
import { address, base, href, params, range, select, selection, setRange } from '../app/state';
import { formatDuration, formatTime } from '../app/time';
import { formatAddress, formatSelection, formatSpan, withParams } from '../app/url';
import { FlameGraph } from '../parts/flame';
import { samplesOf } from './samples';
import { area, areaFacts, areaStacks, askChain, chain, commitArea, details, flows, idleAt, setArea, showArea, type Asked } from './selection';
import { CLASS_NAMES, type ClassName } from './states';
import { rowName } from './labels';
import { shortName } from './names';
import { current } from './timeline';

/* The address of this page with another slice selected. */
function placeHref(row: string, t: number): string {
	const a = address.value;
	return formatAddress({ path: '/timeline', params: withParams(a.params, { sel: formatSelection({ row, t }) }) }, base);
}

function PlaceLink({ place, children }: { place: Place; children?: ComponentChildren }) {
	return <a href={placeHref(place.key, place.t)}>{children ?? place.key}</a>;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}

export function Stack({ frames, limit = 12 }: { frames: readonly Frame[]; limit?: number }) {
	const [all, setAll] = useState(false);
	if (frames.length === 0)
		return null;
	const shown = all ? frames : frames.slice(0, limit);
	return (
		<ol class="stack">
			{shown.map((f, i) => (
				<li key={i} title={`${f.fn}\n${f.file}:${f.line}`} class={/^(runtime|internal\/)/.test(f.fn) ? 'stack-runtime' : ''}>
					<span class="stack-fn">{shortName(f.fn)}</span>
					<span class="stack-file">{f.file.slice(f.file.lastIndexOf('/') + 1)}:{f.line}</span>
				</li>
			))}
			{frames.length > shown.length && <li><button type="button" class="plain" onClick={() => setAll(true)}>{frames.length - shown.length} more frames</button></li>}
		</ol>
	);
}

function classOf(state: string): ClassName | 'gc' | 'stw' | 'span' {
	const known = CLASS_NAMES.find((c) => state.startsWith(c));
	return known ?? (/stop|stw/i.test(state) ? 'stw' : /gc|mark|sweep/i.test(state) ? 'gc' : 'span');
}

function percentileWords(d: At): ComponentChildren {
	if (d.percentile === null || d.n_same < 2)
		return null;
	const p = Math.round(d.percentile * 10) / 10;
	return <Fact name="Compared">{p >= 99.95 ? 'the longest' : `longer than ${p} %`} of {formatCount(d.n_same)} here in this state</Fact>;
}

function Neighbours({ d }: { d: At }) {
	return (
		<div class="panel-row">
			{d.prev === null ? <span class="button" aria-disabled="true">← previous</span> : <a class="button" href={placeHref(d.row, d.prev)}>← previous</a>}
			{d.next === null ? <span class="button" aria-disabled="true">next →</span> : <a class="button" href={placeHref(d.row, d.next)}>next →</a>}
			<button type="button" class="button" onClick={() => current.peek()?.fitSelected()} title="Centre, then fit (F)">fit</button>
		</div>
	);
}

function Unblocked({ d }: { d: At }) {
	const more = flows.value.value;
	const wakes = d.unblocks.length ? d.unblocks : more?.edges.filter((e) => e.from.key === d.row && e.to.key !== d.row).map((e) => e.to) ?? [];
	return (
		<>
			{d.unblocked_by && (
				<section>
					<h3>Made runnable by <PlaceLink place={d.unblocked_by} /></h3>
					<p class="faint">at {formatTime(d.unblocked_by.t)}</p>
					{d.unblocked_by.stack && <Stack frames={d.unblocked_by.stack} limit={6} />}
				</section>
			)}
			{wakes.length > 0 && (
				<section>
					<h3>Unblocked {plural(wakes.length, 'goroutine')}{more && more.left_off > 0 ? ` and ${formatCount(more.left_off)} more` : ''}</h3>
					<p class="links">{wakes.slice(0, 24).map((p) => <PlaceLink key={`${p.key}@${p.t}`} place={p} />)}</p>
				</section>
			)}
		</>
	);
}

function Chain() {
	const { value, error, busy } = chain.value;
	return (
		<section>
			<h3>
				Wake-up chain
				<button type="button" class="plain" onClick={askChain}>{value ? 'hide' : busy ? '…' : 'show'}</button>
			</h3>
			{error && <p class="muted">{error}</p>}
			{value && value.steps.length === 0 && <p class="muted">Nothing woke it before.</p>}
			{value && value.steps.length > 0 && (
				<ol class="chain">
					{value.steps.slice(0, 60).map((step, i) => (
						<li key={i}>
							<PlaceLink place={{ key: step.key, t: step.begin }} /> {step.state}{step.reason ? ` (${step.reason})` : ''}{' '}
							<b>{formatDuration(step.end - step.begin)}</b> <span class="faint">{step.why}</span>
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

function Slice({ d }: { d: At }) {
	const g = d.goroutine;
	return (
		<>
			<p class={`slice-head state-${classOf(d.state)}`}>
				<span class={`tl-swatch swatch-${classOf(d.state)}`} />
				<b>{formatDuration(d.end - d.begin)}</b> {d.state}{d.reason && <> on <b>{d.reason}</b></>}
			</p>
			<dl class="facts">
				{g && <Fact name="Goroutine"><PlaceLink place={{ key: g.key, t: d.begin }}>g{g.id}</PlaceLink> <a class="fn" href={href(`/goroutines/${encodeURIComponent(g.fn)}`)} title={g.fn}>{shortName(g.fn)}</a></Fact>}
				{d.p && <Fact name="P"><PlaceLink place={{ key: d.p, t: d.begin }} /></Fact>}
				{d.m && <Fact name="Thread"><PlaceLink place={{ key: d.m, t: d.begin }} /></Fact>}
				<Fact name="From">{formatTime(d.begin)}</Fact>
				<Fact name="To">{formatTime(d.end)}</Fact>
				{percentileWords(d)}
				{g?.created_by && <Fact name="Created by"><PlaceLink place={g.created_by} /></Fact>}
				{d.regions.length > 0 && <Fact name="Regions">{d.regions.join(' › ')}</Fact>}
			</dl>
			<Neighbours d={d} />
			{d.stack.length > 0 && <section><h3>Stack</h3><Stack frames={d.stack} /></section>}
			<Unblocked d={d} />
			{g && <Chain />}
		</>
	);
}

function GroupFacts({ row }: { row: string }) {
	const found = current.value?.model.row(row);
	if (!found || found.kind !== 'group')
		return null;
	return (
		<>
			<p class="faint mono">{found.label}</p>
			<dl class="facts">
				<Fact name="Goroutines">{formatCount(found.members)}</Fact>
				<Fact name="At once">{formatCount(Math.ceil(found.peak ?? 0))} at most</Fact>
				{CLASS_NAMES.map((c, i) => <Fact key={c} name={c}>{formatDuration(found.totals[i]!)}</Fact>)}
			</dl>
			<div class="panel-row">
				<button type="button" class="button" onClick={() => { const t = current.peek(); const at = t?.model.layout.find(row); if (t && at) t.fold(at); }}>open or close</button>
				<a class="button" href={href(`/goroutines/${encodeURIComponent(found.fn ?? found.label)}`)}>durations and list</a>
				<a class="button" href={href('/profiles', { scope: `goroutine:${found.fn ?? found.label}` })}>profile</a>
			</div>
		</>
	);
}

function rowTitle(key: string): string {
	const found = current.value?.model.row(key);
	return found && found.kind !== 'goroutine' ? rowName(found) : key;
}

const NOTHING: Readonly<Record<string, string>> = {
	p: 'No goroutine runs on this P.', m: 'This thread runs no goroutine.', g: 'The goroutine does not live.', gc: 'No garbage is collected.', stw: 'The world runs.',
};

/* Where a row has nothing: for how long, as exactly as the tiles in sight say it. */
function Idle({ at }: { at: NonNullable<typeof idleAt.value> }) {
	const precise = (at.to - at.from) / 1000;
	return (
		<>
			<p class="slice-head"><b>{at.open ? 'at least ' : ''}{formatDuration(at.to - at.from)}</b> idle</p>
			<dl class="facts">
				<Fact name="From">{formatTime(at.from, precise)}</Fact>
				<Fact name="To">{formatTime(at.to, precise)}</Fact>
			</dl>
			<p class="muted">{NOTHING[/^[a-z]+/.exec(at.row)?.[0] ?? ''] ?? 'Nothing is here.'}</p>
		</>
	);
}

function SelectionPart() {
	const sel = selection.value;
	const { value, error, busy } = details.value;
	if (!sel)
		return null;
	const isGroup = /^fn\d+$/.test(sel.row);
	const idle = idleAt.value?.row === sel.row && idleAt.value.t === sel.t ? idleAt.value : null;
	const mine = !idle && value?.row === sel.row ? value : null;
	return (
		<section class={`panel-part${busy && !mine ? ' busy' : ''}`} aria-label="Selection">
			<header>
				<h2 title={sel.row}>{rowTitle(sel.row)}</h2>
				<button type="button" class="tool" title="Back (Z)" onClick={() => history.back()}><Icon name="back" size={15} /></button>
				<button type="button" class="tool" title="Pin the row on top" onClick={() => current.peek()?.pin(sel.row)}><Icon name="pin" size={15} /></button>
				<button type="button" class="tool" title="Clear the selection (Esc)" onClick={() => select(null)}><Icon name="close" size={15} /></button>
			</header>
			{isGroup && <GroupFacts row={sel.row} />}
			{idle && <Idle at={idle} />}
			{mine && <Slice d={mine} />}
			{!mine && !idle && error && !isGroup && <p class="muted">{error}</p>}
			{mine && (
				<p class="links copies">
					Copy: <button type="button" class="plain" onClick={() => void copyLink()}>link</button>
					<button type="button" class="plain" onClick={() => void copySelection()}>text</button>
					<button type="button" class="plain" onClick={() => void copyJson()}>JSON</button>
					<button type="button" class="plain" onClick={() => void copyText(commandLine(), 'Command')}>command</button>
				</p>
			)}
		</section>
	);
}

/* --- area ------------------------------------------------------------------------------ */

function States({ a }: { a: Area }) {
	const rows = Object.entries(a.states);
	const sum = rows.reduce((n, [, s]) => n + s.total, 0) || 1;
	return (
		<>
			<div class="bar" aria-hidden="true">{rows.map(([name, s]) => <i key={name} class={`share-${name}`} style={{ width: `${(s.total / sum) * 100}%` }} />)}</div>
			<table class="small">
				<thead><tr><th>State</th><th class="num">time</th><th class="num">share</th><th class="num">slices</th><th class="num">longest</th></tr></thead>
				<tbody>
					{rows.map(([name, s]) => (
						<tr key={name}>
							<td><span class={`tl-swatch swatch-${name}`} /> {name}</td>
							<td class="num">{formatDuration(s.total)}</td>
							<td class="num">{formatPercent(s.total / sum)}</td>
							<td class="num">{formatCount(s.count)}</td>
							<td class="num">{formatDuration(s.max)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{a.reasons.length > 0 && (
				<table class="small">
					<thead><tr><th>Waiting for</th><th class="num">time</th><th class="num">times</th></tr></thead>
					<tbody>{a.reasons.slice(0, 12).map((r) => <tr key={r.name}><td>{r.name}</td><td class="num">{formatDuration(r.total)}</td><td class="num">{formatCount(r.count)}</td></tr>)}</tbody>
				</table>
			)}
		</>
	);
}

function Who({ a }: { a: Area }) {
	const t = Math.round((a.from + a.to) / 2);
	return (
		<>
			<table class="small">
				<thead><tr><th>Start function</th><th class="num">n</th><th class="num">running</th><th class="num">runnable</th></tr></thead>
				<tbody>
					{a.groups.slice(0, 20).map((g) => (
						<tr key={g.key}>
							<td class="cut" title={g.fn}><a href={placeHref(g.key, t)}>{shortName(g.fn)}</a></td>
							<td class="num">{formatCount(g.n)}</td><td class="num">{formatDuration(g.totals[0])}</td><td class="num">{formatDuration(g.totals[1])}</td>
						</tr>
					))}
				</tbody>
			</table>
			<table class="small">
				<thead><tr><th>Goroutine</th><th class="num">running</th><th class="num">runnable</th></tr></thead>
				<tbody>
					{a.goroutines.slice(0, 30).map((g) => (
						<tr key={g.key}>
							<td class="cut" title={g.fn}><a href={placeHref(g.key, t)}>{g.key}</a> <span class="faint">{shortName(g.fn)}</span></td>
							<td class="num">{formatDuration(g.totals[0])}</td><td class="num">{formatDuration(g.totals[1])}</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

function Stacks({ a }: { a: Area }) {
	const samples = useMemo(() => (a.flame ? samplesOf(a.flame) : []), [a]);
	return (
		<>
			<p class="links" role="group" aria-label="Stacks of which state">
				{(['running', 'waiting', 'runnable', 'syscall'] as const).map((s) => (
					<button key={s} type="button" class="tl-key" aria-pressed={areaStacks.value === s} onClick={() => { areaStacks.value = s; }}>
						<span class={`tl-swatch swatch-${s}`} />{s}
					</button>
				))}
			</p>
			{samples.length === 0 ? <p class="muted">No stacks were recorded for this state here.</p>
				: <FlameGraph samples={samples} label={`Stacks that were ${areaStacks.value} in the area`} />}
		</>
	);
}

function Histogram({ a }: { a: Area }) {
	const names = Object.keys(a.hist.counts);
	return (
		<>
			{names.map((name) => {
				const counts = a.hist.counts[name]!;
				const most = Math.max(1, ...counts);
				return (
					<figure class="hist" key={name}>
						<figcaption>{name}: {plural(counts.reduce((x, y) => x + y, 0), 'slice')} by length</figcaption>
						<div class="hist-bars">
							{counts.map((n, i) => (
								<span
									key={i}
									class={`hist-bar share-${name}`}
									style={{ height: `${n === 0 ? 0 : Math.max(3, (n / most) * 100)}%` }}
									title={`${formatDuration(a.hist.edges[i])} … ${formatDuration(a.hist.edges[i + 1] ?? Infinity)}: ${formatCount(n)}`}
								/>
							))}
						</div>
						<div class="hist-axis"><span>{formatDuration(a.hist.edges[0])}</span><span>{formatDuration(a.hist.edges[a.hist.edges.length - 1])}</span></div>
					</figure>
				);
			})}
		</>
	);
}

function Pauses({ from, to }: { from: number; to: number }) {
	const [marks, setMarks] = useState<Marks | null>(null);
	const [error, setError] = useState<string | null>(null);
	useEffect(() => {
		const flight = new AbortController();
		getJson<Marks>('marks', { from: Math.round(from), to: Math.round(to) }, flight.signal).then(setMarks, (e: unknown) => {
			if (!isAbort(e))
				setError(reasonOf(e));
		});
		return () => flight.abort();
	}, [from, to]);
	if (error)
		return <p class="bad">{error}</p>;
	if (!marks)
		return <p class="muted">…</p>;
	const stops = [...marks.stw].sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
	return (
		<>
			<p class="muted">{plural(marks.gc.length, 'GC cycle')}, {plural(stops.length, 'stop')} of the world, together {formatDuration(stops.reduce((n, [a, b]) => n + b - a, 0))}</p>
			<table class="small">
				<thead><tr><th>Stopped for</th><th class="num">at</th><th class="num">length</th></tr></thead>
				<tbody>
					{stops.slice(0, 40).map(([a, b, why]) => (
						<tr key={`${a} ${why}`}><td>{why}</td><td class="num"><a href={placeHref('stw', a)}>{formatTime(a, 1e3)}</a></td><td class="num">{formatDuration(b - a)}</td></tr>
					))}
				</tbody>
			</table>
		</>
	);
}

const TABS = { states: 'States', stacks: 'Stacks', who: 'Goroutines', hist: 'Lengths', gc: 'GC' } as const;

function AreaPart() {
	const [tab, setTab] = useState<keyof typeof TABS>('states');
	const box = area.value;
	const facts: Asked<Area> = areaFacts.value;
	if (!box)
		return null;
	return (
		<section class={`panel-part${facts.busy ? ' busy' : ''}`} aria-label="Area">
			<header>
				<h2>Area {formatDuration(box.to - box.from)}</h2>
				<button type="button" class="tool" title="Clear the area (Esc)" onClick={() => setArea(null)}><Icon name="close" size={15} /></button>
			</header>
			<p class="muted">
				{formatTime(box.from, 1e3)} to {formatTime(box.to, 1e3)}, {box.rows ? plural(box.rows.length, 'row') : 'all rows'}
				{facts.value && `, ${plural(facts.value.slices, 'slice')}`}
			</p>
			<div class="panel-row">
				<button type="button" class="button button-main" onClick={commitArea} title="All pages show this range only (Ctrl+Enter)">Use as range</button>
				<button type="button" class="button" onClick={showArea}>Zoom to it</button>
				<a class="button" href={href('/events', { range: formatSpan(box) })}>Events</a>
			</div>
			<div class="tabs" role="tablist">
				{Object.entries(TABS).map(([id, words]) => (
					<button key={id} type="button" role="tab" aria-selected={tab === id} onClick={() => setTab(id as keyof typeof TABS)}>{words}</button>
				))}
			</div>
			{facts.error && <p class="bad">{facts.error}</p>}
			{facts.value && tab === 'states' && <States a={facts.value} />}
			{facts.value && tab === 'stacks' && <Stacks a={facts.value} />}
			{facts.value && tab === 'who' && <Who a={facts.value} />}
			{tab === 'gc' && <Pauses from={box.from} to={box.to} />}
			{facts.value && tab === 'hist' && <Histogram a={facts.value} />}
		</section>
	);
}

function Hints() {
	const keys = ['W S A D zoom and move', 'drag: an area', 'click: a slice', '? all keys', 'Ctrl K all commands'];
	return (
		<section class="panel-part">
			<h2>Nothing is selected</h2>
			<p class="muted">Click a slice to see why it took so long and who woke whom. Drag over rows to sum them up.</p>
			<ul class="hints">{keys.map((k) => <li key={k}>{k}</li>)}</ul>
			{!range.value && params.value.t !== undefined && (
				<p><button type="button" class="button" onClick={() => { const v = current.peek()?.view; if (v) setRange(v); }}>Use what is shown as the range of all pages</button></p>
			)}
		</section>
	);
}

export function Panel() {
	if (!panelOpen.value)
		return null;
	const sel = selection.value;
	return (
		<aside class="panel" aria-label="Selection and area">
			{!sel && !area.value && <Hints />}
			<SelectionPart />
			<AreaPart />
			<div class="hidden-text" role="status" aria-live="polite">{sel && details.value.value ? selectionSentence() : ''}</div>
		</aside>
	);
}
