// SPDX-License-Identifier: MIT
//
// Beside the rows: the selected slice, and the area. All that names a place is a
// link to it.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { At, Frame } from '../api/types';
import { panelOpen } from '../app/commands';
import { formatCount, plural } from '../app/format';
import { Icon } from '../app/icons';
import { copyJson, copyLink, copySelection, selectionSentence, copyText, commandLine } from '../app/share';
import { href, params, range, select, selection, setRange } from '../app/state';
import { formatDuration, formatTime } from '../app/time';
import { AreaPart } from './areapanel';
import { rowName } from './labels';
import { shortName } from './names';
import { placeHref, PlaceLink } from './places';
import { area, askChain, chain, details, flows, idleAt } from './selection';
import { CLASS_NAMES, type ClassName } from './states';
import { current } from './timeline';

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

/* What the slices are that it is compared with: those most like it, and more of them. */
function likeIt(d: At): [string, string] {
	const fn = d.goroutine ? shortName(d.goroutine.fn) : '';
	if (/^g\d[^/]*$/.test(d.row))
		return [d.n_wide > d.n_same ? `at this place, of ${fn}` : `in this state, of ${fn}`, `in this state, of ${fn}`];
	if (/^[pmg]/.test(d.row))
		return [fn ? `of ${fn}` : 'of all Ps', /^g/.test(d.row) ? 'of all goroutines' : 'on all Ps'];
	if (/^region/.test(d.row))
		return [fn ? `of ${fn}` : 'of this name', 'of this name'];
	return [/^task/.test(d.row) ? 'of this type' : d.row === 'stw' ? 'for this reason' : 'of them', 'of them all'];
}

function Compared({ d }: { d: At }) {
	const words = (percent: number | null, n: number, of: string): ComponentChildren => {
		const p = Math.round((percent ?? 0) * 10) / 10;
		return percent === null || n < 2 ? null : <div>{p >= 99.95 ? 'the longest' : p === 0 ? 'the shortest' : `longer than ${p} %`} of {formatCount(n)} {of}</div>;
	};
	const [near, wide] = likeIt(d);
	return d.n_wide < 2 ? null : <Fact name="Compared">{words(d.percentile, d.n_same, near)}{d.n_wide > d.n_same && words(d.percentile_wide, d.n_wide, wide)}</Fact>;
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
				{g && <Fact name="Goroutine"><PlaceLink place={{ key: g.key, t: d.begin }}>g{g.id}</PlaceLink> <a class="fn" href={href(`/goroutines/${encodeURIComponent(g.fn)}`)} title={g.fn}>{shortName(g.fn)}</a> <a class="faint" href={href('/profiles', { scope: `g${g.id}` })}>profile</a></Fact>}
				{d.p && <Fact name="P"><PlaceLink place={{ key: d.p, t: d.begin }} /></Fact>}
				{d.m && <Fact name="Thread"><PlaceLink place={{ key: d.m, t: d.begin }} /></Fact>}
				<Fact name="From">{formatTime(d.begin)}</Fact>
				<Fact name="To">{formatTime(d.end)}</Fact>
				<Compared d={d} />
				{g?.created_by && <Fact name="Created by"><PlaceLink place={g.created_by} /></Fact>}
				{d.task && <Fact name="Task"><a href={href(`/task/${d.task.id}`)}>{d.task.type || 'task'} {d.task.id}</a></Fact>}
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
