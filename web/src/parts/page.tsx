// SPDX-License-Identifier: MIT
//
// The frame of a page and of what stands on it.

import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { params, range, replaceParams } from '../app/state';
import { formatDuration } from '../app/time';
import { Icon } from '../app/icons';
import { SoFar } from './load';
import { formatMoment } from './format';

export function PageFrame({ title, trail, lead, actions, children }: {
	title: ComponentChildren; trail?: { text: string; href: string }[]; lead?: ComponentChildren; actions?: ComponentChildren; children: ComponentChildren;
}) {
	return (
		<div class="page p-page">
			<header class="p-head">
				<div class="p-head-text">
					{trail && (
						<nav class="p-trail" aria-label="Above">
							{trail.map((t) => <span key={t.href}><a href={t.href}>{t.text}</a> <span aria-hidden="true">›</span> </span>)}
						</nav>
					)}
					<h1>{title} <SoFar /></h1>
					{lead && <p class="p-lead">{lead}</p>}
				</div>
				{actions && <div class="p-actions">{actions}</div>}
			</header>
			{children}
		</div>
	);
}

export function Card({ title, note, actions, children, flush, id }: {
	title?: ComponentChildren; note?: ComponentChildren; actions?: ComponentChildren; children: ComponentChildren; flush?: boolean; id?: string;
}) {
	return (
		<section class={`card p-card${flush ? ' p-card-flush' : ''}`} id={id}>
			{(title || actions) && (
				<header class="p-card-head">
					<div>
						{title && <h2>{title}</h2>}
						{note && <p class="p-note">{note}</p>}
					</div>
					{actions && <div class="p-actions">{actions}</div>}
				</header>
			)}
			{children}
		</section>
	);
}

export interface Option<T extends string> {
	value: T;
	text: string;
	hint?: string;
}

/* One of a few, all in view. */
export function Segments<T extends string>({ label, options, value, onChange }: {
	label: string; options: readonly Option<T>[]; value: T; onChange: (value: T) => void;
}) {
	const move = (e: KeyboardEvent): void => {
		const step = e.key === 'ArrowRight' || e.key === 'ArrowDown' ? 1 : e.key === 'ArrowLeft' || e.key === 'ArrowUp' ? -1 : 0;
		if (!step)
			return;
		e.preventDefault();
		e.stopPropagation();
		const at = options.findIndex((o) => o.value === value);
		const next = options[(at + step + options.length) % options.length]!;
		onChange(next.value);
		const group = e.currentTarget as HTMLElement;
		requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
	};
	return (
		<div class="segments" role="radiogroup" aria-label={label} onKeyDown={move}>
			{options.map((o) => (
				<button
					type="button" role="radio" key={o.value} title={o.hint} aria-checked={o.value === value}
					tabIndex={o.value === value ? 0 : -1} class="segment" onClick={() => onChange(o.value)}
				>
					{o.text}
				</button>
			))}
		</div>
	);
}

/* Label and value, in a row of such. */
export interface Fact {
	label: string;
	value: ComponentChildren;
	href?: string | undefined;
	hint?: string | undefined;
	tone?: 'bad' | 'warn' | undefined;
}

export function Facts({ facts, small }: { facts: readonly (Fact | null | false)[]; small?: boolean }) {
	return (
		<dl class={`factrow${small ? ' facts-small' : ''}`}>
			{facts.filter((f): f is Fact => !!f).map((f) => (
				<div class="fact" key={f.label} title={f.hint}>
					<dt>{f.label}</dt>
					<dd class={f.tone}>{f.href ? <a href={f.href}>{f.value}</a> : f.value}</dd>
				</div>
			))}
		</dl>
	);
}

/* Says what part of the trace a page is about, where that is not what the range says. */
/* What numbers are about: "of the range". */
export function ofWhat(): string {
	return range.value ? 'of the range' : 'of the trace';
}

export function RangeNote({ restricted, what = 'These numbers' }: { restricted: boolean; what?: string }) {
	const r = range.value;
	if (!r)
		return null;
	return restricted
		? <span class="tag tag-range" title={`${formatMoment(r.from)} to ${formatMoment(r.to)}`}>in the range, {formatDuration(r.to - r.from)}</span>
		: <span class="tag" title={`${what} are about the whole trace, whatever range is chosen.`}>whole trace</span>;
}

/* A choice that is part of the address, so that a link and Back keep it. */
export function useParam<T extends string>(name: string, fallback: T, allowed?: readonly T[]): [T, (value: T) => void] {
	const text = params.value[name];
	const value = text !== undefined && (!allowed || (allowed as readonly string[]).includes(text)) ? (text as T) : fallback;
	return [value, (next) => replaceParams({ [name]: next === fallback ? null : next })];
}

/* --- size ---------------------------------------------------------------------- */

const watched = new WeakMap<Element, (width: number) => void>();
const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver((entries) => {
	for (const entry of entries)
		watched.get(entry.target)?.(Math.floor(entry.contentRect.width));
});

/* Width of an element in CSS pixels, 0 before it is known. One observer for all. */
export function useWidth<T extends HTMLElement>(): [RefObject<T>, number] {
	const ref = useRef<T>(null);
	const [width, setWidth] = useState(0);
	useEffect(() => {
		const element = ref.current;
		if (!element || !observer)
			return undefined;
		watched.set(element, setWidth);
		observer.observe(element);
		return () => observer.unobserve(element);
	}, []);
	return [ref, width];
}

/* --- getting things out ---------------------------------------------------------- */

export function saveText(name: string, text: string, type = 'text/csv'): void {
	const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
	const a = document.createElement('a');
	a.href = url;
	a.download = name;
	a.click();
	setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

export function CopyButton({ text, label = 'Copy' }: { text: () => string; label?: string }) {
	const [state, setState] = useState<'' | 'done' | 'refused'>('');
	return (
		<button
			type="button" class="button button-quiet"
			onClick={() => {
				void copyText(text()).then((ok) => {
					setState(ok ? 'done' : 'refused');
					setTimeout(() => setState(''), 1500);
				});
			}}
		>
			<Icon name="copy" size={14} /> <span aria-live="polite">{state === 'done' ? 'Copied' : state === 'refused' ? 'Not allowed' : label}</span>
		</button>
	);
}

/* A picture that can also be read as a table. */
export function useTwin(): [boolean, ComponentChildren] {
	const [table, setTable] = useState(false);
	return [table, (
		<button type="button" class="button button-quiet" aria-pressed={table} onClick={() => setTable(!table)} key="twin">
			<Icon name="table" size={14} /> Show as table
		</button>
	)];
}
