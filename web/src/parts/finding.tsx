// SPDX-License-Identifier: MIT
//
// A finding: what it is, the numbers that it rests on, where to look, what to do.

import { useState } from 'preact/hooks';
import { timelineHref } from '../app/state';
import { formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import { formatMoment, formatUnit } from './format';
import { shortName } from '../timeline/names';
import { around, momentHref, ownFrame, ShowButton, StackView } from './names';
import { ofWhat } from './page';
import { Sparkline } from './share';
import type { Evidence, Finding } from '../api/docs';

/* A name of a fact, as a document has it: hand_off_mean → hand off mean. */
const spoken = (name: string): string => name.replace(/_/g, ' ');

/* One address shows all places of a finding: its rows pinned, the first moment chosen. */
export function findingHref(f: Finding): string {
	const first = f.evidence[0];
	if (!first)
		return timelineHref({});
	const pins = [...new Set(f.evidence.map((e) => e.goroutine).filter((g): g is number => g !== null && g >= 0))].slice(0, 12).map((g) => `g${g}`);
	return timelineHref({
		view: around(first.begin_ns, first.end_ns),
		area: { from: first.begin_ns, to: Math.max(first.end_ns, first.begin_ns + 1) },
		sel: first.goroutine !== null && first.goroutine >= 0
			? { row: `g${first.goroutine}`, t: Math.round(first.begin_ns + Math.min(1, (first.end_ns - first.begin_ns) / 2)) }
			: null,
		pin: pins,
	});
}

export function findingPlace(f: Finding): string {
	const own = ownFrame(f.stack);
	const frame = f.stack[own < 0 ? 0 : own];
	return frame ? shortName(frame.func) : '';
}

function EvidenceRow({ e }: { e: Evidence }) {
	const [open, setOpen] = useState(false);
	return (
		<li>
			<a href={momentHref(e.goroutine, e.begin_ns, e.end_ns)} title="Show on the timeline">{e.what}</a>
			<span class="muted"> {formatDuration(e.end_ns - e.begin_ns)} from {formatMoment(e.begin_ns)}{e.goroutine !== null && e.goroutine >= 0 ? `, g${e.goroutine}` : ''}</span>
			{e.stack.length > 0 && <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'hide stack' : 'stack'}</button>}
			{open && <StackView frames={e.stack} />}
		</li>
	);
}

export function FindingCard({ finding: f, open: opened = false, duration }: { finding: Finding; open?: boolean; duration: number }) {
	const [open, setOpen] = useState(opened);
	const [stacks, setStacks] = useState(false);
	return (
		<article class={`finding finding-${f.severity}`} id={`finding-${f.rule}`}>
			<div class="finding-main">
				<div class="finding-text">
					<h3>
						<span class={`severity severity-${f.severity}`}>{f.severity}</span>
						{f.title}
						{findingPlace(f) && <code class="finding-place">{findingPlace(f)}</code>}
					</h3>
					<p>{f.text}</p>
					<div class="finding-actions">
						{f.evidence.length > 0 && <ShowButton to={findingHref(f)} />}
						{f.stack.length > 0 && <button type="button" class="button" aria-expanded={stacks} onClick={() => setStacks(!stacks)}>{stacks ? 'Hide stacks' : 'Show stacks'}</button>}
						<button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Less' : 'What it rests on'}</button>
					</div>
				</div>
				<div class="finding-cost">
					<strong class="num">{formatDuration(f.cost_ns)}</strong>
					<span class="muted">{f.cost_of}</span>
					{f.series && f.series.values.length > 1 && (
						<Sparkline values={f.series.values} label={`${f.series.name}, from the begin to the end ${ofWhat()}; most ${formatCount(Number(Math.max(...f.series.values).toPrecision(3)))}`} />
					)}
					{f.series && <span class="faint finding-series">{f.series.name}</span>}
				</div>
			</div>
			{stacks && (
				<div class="finding-stacks">
					<div><h4>Where</h4><StackView frames={f.stack} /></div>
					{f.other_stack.length > 0 && <div><h4>The other side</h4><StackView frames={f.other_stack} /></div>}
				</div>
			)}
			{open && (
				<div class="finding-more">
					<div>
						<h4>Numbers</h4>
						<table class="grid-table plain-tight">
							<tbody>
								<tr><th scope="row">times</th><td class="num">{formatCount(f.count)}</td></tr>
								<tr><th scope="row">longest</th><td class="num">{formatDuration(f.longest_ns)}</td></tr>
								<tr><th scope="row">main share</th><td class="num">{formatPercent(f.share)}</td></tr>
								<tr><th scope="row">cost in lengths {ofWhat()}</th><td class="num">×{(f.cost_ns / Math.max(duration, 1)).toPrecision(2)}</td></tr>
								{Object.keys(f.facts).map((name) => (
									<tr key={name}><th scope="row">{spoken(name)}</th><td class="num">{formatUnit(f.facts[name]!.value, f.facts[name]!.unit)}</td></tr>
								))}
							</tbody>
						</table>
					</div>
					<div>
						<h4>Moments to look at</h4>
						<ul class="evidence">{f.evidence.map((e, i) => <EvidenceRow e={e} key={i} />)}</ul>
						{f.fix && <><h4>What usually helps</h4><p>{f.fix}</p></>}
						{f.note && <><h4>Note</h4><p>{f.note}</p></>}
						{f.blind && <><h4>What the trace cannot show</h4><p class="muted">{f.blind}</p></>}
						<p class="faint">Rule {f.rule}, {f.confidence}.</p>
					</div>
				</div>
			)}
		</article>
	);
}
