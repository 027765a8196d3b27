// SPDX-License-Identifier: MIT
//
// Names as links to their evidence: functions, goroutines, moments; and stacks.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { href, timelineHref, type Span } from '../app/state';
import { formatDuration } from '../app/time';
import { Icon } from '../app/icons';
import { exactDuration, formatMoment, functionLabel, isLibrary } from './format';
import { shortName } from '../timeline/names';
import type { DocFrame, FindingFrame } from '../api/docs';

export function pathArg(text: string): string {
	return encodeURIComponent(text);
}

export function goroutinesHref(fn: string): string {
	return href(`/goroutines/${pathArg(functionLabel(fn))}`);
}

/* A stretch of time with room around it, so that it is seen in its place. */
export function around(from: number, to: number, part = 0.6): Span {
	const room = Math.max((to - from) * part, 500);
	return { from: Math.max(0, Math.round(from - room)), to: Math.round(to + room) };
}

/* The address that shows a stretch of goroutine `id` on the timeline, with that slice chosen. */
export function momentHref(id: number | null | undefined, from: number, to: number, pins: readonly (number | null | undefined)[] = []): string {
	const row = id === null || id === undefined || id < 0 ? null : `g${id}`;
	const pin = [row, ...pins.map((p) => (p === null || p === undefined || p < 0 ? null : `g${p}`))]
		.filter((k, i, all): k is string => k !== null && all.indexOf(k) === i);
	return timelineHref({
		view: around(from, to),
		sel: row ? { row, t: Math.round(from + Math.min(1, (to - from) / 2)) } : null,
		area: row ? null : { from, to: Math.max(to, from + 1) },
		pin,
	});
}

/* A start function, as a link to its goroutines. */
export function FnLink({ fn, full }: { fn: string; full?: boolean }) {
	return (
		<a class="fname" href={goroutinesHref(fn)} title={functionLabel(fn)}>
			{full ? functionLabel(fn) : shortName(functionLabel(fn))}
		</a>
	);
}

export function Fn({ fn }: { fn: string }) {
	return <span class={`fname${isLibrary(fn) ? ' fn-library' : ''}`} title={functionLabel(fn)}>{shortName(functionLabel(fn))}</span>;
}

/* A goroutine at a moment, as a link to the timeline. */
export function GLink({ id, at, to }: { id: number | null | undefined; at: number; to?: number }) {
	if (id === null || id === undefined || id < 0)
		return <span class="faint">–</span>;
	return <a class="mono" href={momentHref(id, at, to ?? at + 1)} title={`Goroutine ${id} on the timeline`}>g{id}</a>;
}

/* A moment, as a link to the timeline. */
export function Moment({ id, from, to }: { id?: number | null; from: number; to: number }) {
	return <a href={momentHref(id, from, to)} title="Show on the timeline">{formatMoment(from)}</a>;
}

export function Dur({ ns }: { ns: number | null | undefined }) {
	if (ns === null || ns === undefined)
		return <span class="faint">–</span>;
	return <span class={ns === 0 ? 'faint' : undefined} title={exactDuration(ns)}>{ns === 0 ? '0' : formatDuration(ns)}</span>;
}

export function ShowButton({ to, children = 'Show on timeline', main }: { to: string; children?: ComponentChildren; main?: boolean }) {
	return <a class={`button${main ? ' button-main' : ''}`} href={to}><Icon name="timeline" size={14} /> {children}</a>;
}

/* --- stacks ---------------------------------------------------------------------- */

type AnyFrame = DocFrame | FindingFrame;

const nameOf = (f: AnyFrame): string => ('func' in f ? f.func : f.function);

/* Where a stack is the program's own: its innermost frame outside of Go's library. */
export function ownFrame(frames: readonly AnyFrame[]): number {
	return frames.findIndex((f) => !isLibrary(nameOf(f)));
}

function Place({ frame }: { frame: AnyFrame }) {
	const file = frame.file.slice(frame.file.lastIndexOf('/') + 1);
	return <span class="place" title={`${frame.file}:${frame.line}`}>{file ? `${file}:${frame.line}` : ''}</span>;
}

export function stackText(frames: readonly AnyFrame[]): string {
	return frames.map((f) => `${nameOf(f)}\n\t${f.file}:${f.line}`).join('\n');
}

/* All frames, innermost first; Go's own are paler. */
export function StackView({ frames, atMost = 40 }: { frames: readonly AnyFrame[]; atMost?: number }) {
	const [all, setAll] = useState(false);
	if (frames.length === 0)
		return <p class="faint">(no stack)</p>;
	const own = ownFrame(frames);
	const shown = all ? frames : frames.slice(0, atMost);
	return (
		<ol class="frames">
			{shown.map((f, i) => (
				<li key={i} class={i === own ? 'stack-own' : isLibrary(nameOf(f)) ? 'stack-library' : undefined}>
					<span class="fname" title={nameOf(f)}>{shortName(nameOf(f))}</span> <Place frame={f} />
				</li>
			))}
			{shown.length < frames.length && (
				<li><button type="button" class="link" onClick={() => setAll(true)}>{frames.length - shown.length} more</button></li>
			)}
		</ol>
	);
}

/* One line for a stack: the program's own frame, and which library call it is in. */
export function StackLine({ frames }: { frames: readonly AnyFrame[] }) {
	if (frames.length === 0)
		return <span class="faint">(no stack)</span>;
	const own = ownFrame(frames);
	const f = frames[own < 0 ? 0 : own]!;
	return (
		<span class="stack-line" title={stackText(frames)}>
			<span class={`fname${own < 0 ? ' fn-library' : ''}`}>{shortName(nameOf(f))}</span> <Place frame={f} />
			{own > 0 && <span class="faint"> in {shortName(nameOf(frames[own - 1]!))}</span>}
		</span>
	);
}

export function PlaceLine({ frame }: { frame: DocFrame | null | undefined }) {
	if (!frame)
		return <span class="faint">–</span>;
	return <span class="stack-line"><Fn fn={frame.function} /> <Place frame={frame} /></span>;
}
