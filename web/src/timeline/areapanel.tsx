// SPDX-License-Identifier: MIT
//
// What is in an area: states, stacks, goroutines, flows, lengths, pauses.

import { useMemo, useState } from 'preact/hooks';
import type { Area, Edge, Flows, Marks } from '../api/types';
import { formatCount, formatPercent, plural } from '../app/format';
import { Icon } from '../app/icons';
import { href } from '../app/state';
import { formatDuration, formatTime } from '../app/time';
import { formatSpan } from '../app/url';
import { MOST_GOROUTINES, useCpuSamples } from '../parts/cpusamples';
import { FlameGraph } from '../parts/flame';
import { formatMoment } from '../parts/format';
import { Loaded, useJson } from '../parts/load';
import { shortName } from './names';
import { placeHref, PlaceLink } from './places';
import { samplesOf } from './samples';
import { area, areaFacts, areaStacks, commitArea, linked, setArea, showArea, summed, type AreaChoice, type Asked } from './selection';

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
					<tbody>{a.reasons.slice(0, 12).map((r) => <tr key={r.name}><td>{r.name || 'reason unknown'}</td><td class="num">{formatDuration(r.total)}</td><td class="num">{formatCount(r.count)}</td></tr>)}</tbody>
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

/* What the CPU profiler saw there. */
function CpuStacks({ box }: { box: AreaChoice }) {
	const { load, samples, total, leftOff } = useCpuSamples(summed(box.rows), Math.round(box.from), Math.round(box.to));
	return (
		<Loaded load={load} rows={3}>
			{() => total === 0 ? <p class="muted">The CPU profiler has no sample here: it did not run, or none of these goroutines used the CPU.</p> : (
				<>
					<p class="muted">{plural(total, 'sample')}{leftOff && `, of ${formatCount(MOST_GOROUTINES)} of the goroutines`}{box.rows?.some((k) => k.includes('/')) && '; lanes stand for all goroutines of their function'}</p>
					<FlameGraph samples={samples} by="count" label="CPU samples of the area" />
				</>
			)}
		</Loaded>
	);
}

function Stacks({ a, box }: { a: Area; box: AreaChoice }) {
	const samples = useMemo(() => (a.flame ? samplesOf(a.flame) : []), [a]);
	return (
		<>
			<p class="links" role="group" aria-label="Stacks of which state">
				{(['running', 'waiting', 'runnable', 'syscall'] as const).map((s) => (
					<button key={s} type="button" class="tl-key" aria-pressed={areaStacks.value === s} onClick={() => { areaStacks.value = s; }}>
						<span class={`tl-swatch swatch-${s}`} />{s}
					</button>
				))}
				<button type="button" class="tl-key" aria-pressed={areaStacks.value === 'cpu'} onClick={() => { areaStacks.value = 'cpu'; }}>CPU samples</button>
			</p>
			{areaStacks.value === 'cpu' ? <CpuStacks box={box} /> : samples.length === 0 ? <p class="muted">No stacks were recorded for this state here.</p>
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
	const load = useJson<Marks>('marks', { from: Math.round(from), to: Math.round(to) });
	return (
		<Loaded load={load} rows={3}>
			{(marks) => {
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
			}}
		</Loaded>
	);
}

const FLOW_WORDS = { unblock: 'woke', create: 'created', syscall: 'left a syscall that had cost it its P' } as const;
const MOST_FLOWS = 2000;

/* Who woke whom how often, and until it ran. */
function pairsOf(edges: readonly Edge[]): { first: Edge; n: number; delay: number; known: number }[] {
	const pairs = new Map<string, { first: Edge; n: number; delay: number; known: number }>();
	for (const e of edges) {
		const id = `${e.kind} ${e.from.key} ${e.to.key}`;
		const pair = pairs.get(id) ?? { first: e, n: 0, delay: 0, known: 0 };
		pair.n++;
		if (e.to.runs !== null && e.to.runs !== undefined) {
			pair.delay += e.to.runs - e.to.t;
			pair.known++;
		}
		pairs.set(id, pair);
	}
	return [...pairs.values()].sort((a, b) => b.n - a.n);
}

function FlowsOf({ answer }: { answer: Flows }) {
	const pairs = useMemo(() => pairsOf(answer.edges), [answer]);
	if (pairs.length === 0)
		return <p class="muted">No goroutine of these rows woke or created another one of them here.</p>;
	return (
		<>
			<p class="muted">
				{plural(answer.edges.length + answer.left_off, 'flow')} that begin and end on these rows
				{answer.left_off > 0 && `; the first ${formatCount(answer.edges.length)} are counted`}
			</p>
			<table class="small">
				<thead><tr><th>Who, whom</th><th class="num">times</th><th class="num" title="On average from there until it ran">until it ran</th></tr></thead>
				<tbody>
					{pairs.slice(0, 60).map(({ first, n, delay, known }) => (
						<tr key={`${first.kind} ${first.from.key} ${first.to.key}`}>
							<td><PlaceLink place={first.from} /> <span class="faint">{FLOW_WORDS[first.kind]}</span> {first.kind !== 'syscall' && <PlaceLink place={first.to} />}</td>
							<td class="num">{formatCount(n)}</td>
							<td class="num">{known > 0 ? formatDuration(delay / known) : '–'}</td>
						</tr>
					))}
				</tbody>
			</table>
			{pairs.length > 60 && <p class="faint">{formatCount(pairs.length - 60)} more pairs.</p>}
		</>
	);
}

function AreaFlows({ box }: { box: AreaChoice }) {
	const load = useJson<Flows>('flows', { from: Math.round(box.from), to: Math.round(box.to), rows: linked(box.rows), limit: MOST_FLOWS });
	return <Loaded load={load} rows={3}>{(answer) => <FlowsOf answer={answer} />}</Loaded>;
}

const TABS = { states: 'States', stacks: 'Stacks', who: 'Goroutines', flows: 'Flows', hist: 'Lengths', gc: 'GC' } as const;

export function AreaPart() {
	const [tab, setTab] = useState<keyof typeof TABS>('states');
	const box = area.value;
	const facts: Asked<Area> = areaFacts.value;
	const counted = summed(box?.rows);
	if (!box)
		return null;
	return (
		<section class={`panel-part${facts.busy ? ' busy' : ''}`} aria-label="Area">
			<header>
				<h2>Area {formatDuration(box.to - box.from)}</h2>
				<button type="button" class="tool" title="Clear the area (Esc)" onClick={() => setArea(null)}><Icon name="close" size={15} /></button>
			</header>
			<p class="muted">
				{formatMoment(box.from)} to {formatMoment(box.to)}, {counted === 'all' ? 'all rows' : plural(counted.split(',').length, 'row')}
				{facts.value && `, ${plural(facts.value.slices, 'slice')}`}
			</p>
			<div class="panel-row">
				<button type="button" class="button button-main" onClick={commitArea} title="All pages show this range only (Ctrl+Enter)">Set range</button>
				<button type="button" class="button" onClick={showArea}>Zoom</button>
				<a class="button" href={href('/profiles', { range: formatSpan(box) })}>Profile</a>
				<a class="button" href={href('/events', { range: formatSpan(box) })}>Events</a>
			</div>
			<div class="tabs" role="tablist">
				{Object.entries(TABS).map(([id, words]) => (
					<button key={id} type="button" role="tab" aria-selected={tab === id} onClick={() => setTab(id as keyof typeof TABS)}>{words}</button>
				))}
			</div>
			{facts.error && <p class="bad">{facts.error}</p>}
			{facts.value && tab === 'states' && <States a={facts.value} />}
			{facts.value && tab === 'stacks' && <Stacks a={facts.value} box={box} />}
			{facts.value && tab === 'who' && <Who a={facts.value} />}
			{tab === 'flows' && <AreaFlows box={box} />}
			{tab === 'gc' && <Pauses from={box.from} to={box.to} />}
			{facts.value && tab === 'hist' && <Histogram a={facts.value} />}
		</section>
	);
}
