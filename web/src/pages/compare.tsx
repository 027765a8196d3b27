// SPDX-License-Identifier: MIT
//
// Two traces on the same footing: a second of each. What differs, and whether it may
// be chance.

import { useMemo } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { status } from '../app/state';
import { formatCount, formatPercent, plural } from '../app/format';
import { formatDuration, parseTime } from '../app/time';
import type { CompareDoc, Difference } from '../api/docs';
import { formatChange, formatRate } from '../parts/format';
import { shortName } from '../timeline/names';
import { Damage, Loaded, Notice, useJson } from '../parts/load';
import { Card, PageFrame, Segments, useParam } from '../parts/page';
import { Table, type Column } from '../parts/table';
import { SpreadMark } from '../parts/share';
import { ComparedDistributions, ComparedMmu, ComparedStacks } from './comparepictures';

const QUANTITIES: Record<string, string> = {
	state: 'State', delay: 'Wait for a P', reason: 'Blocked on', running: 'Running', runnable: 'Runnable', blocked: 'Blocked', place: 'Place',
	gc: 'Collection', rate: 'Rate', latency: 'Mean latency', wait: 'Mean wait', task: 'Task, mean',
};

/* Which way is better; what has none is not coloured. */
function isWorse(d: Difference): boolean | null {
	const up = d.b > d.a;
	switch (d.quantity) {
	case 'latency': case 'wait': case 'task': case 'delay': case 'runnable': case 'gc':
		return up;
	case 'state':
		return d.name === 'runnable' ? up : null;
	default:
		return null;
	}
}

function valueText(d: Difference, v: number): string {
	if (d.quantity === 'rate')
		return formatRate(v);
	if (v === 0)
		return '0';
	return d.quantity === 'latency' || d.quantity === 'wait' || d.quantity === 'task' ? formatDuration(v) : `${formatDuration(v)}/s`;
}

function chanceText(chance: number): string {
	return chance < 0.0001 ? '< 0.01 %' : formatPercent(chance);
}

/* a and b as two bars from one axis, and the change between. */
function Pair({ d }: { d: Difference }) {
	const most = Math.max(d.a, d.b, 1e-12);
	return (
		<svg class="pair" viewBox="0 0 100 18" preserveAspectRatio="none" role="img" aria-label={`A ${valueText(d, d.a)}, B ${valueText(d, d.b)}`}>
			<title>A {valueText(d, d.a)}, B {valueText(d, d.b)}</title>
			<rect class="pair-a" x="0" y="2" width={d.a / most * 100} height="6" />
			<rect class="pair-b" x="0" y="10" width={d.b / most * 100} height="6" />
		</svg>
	);
}

function Differences({ list }: { list: readonly Difference[] }) {
	const [quantity, setQuantity] = useParam<string>('quantity', 'all');
	const kinds = [...new Set(list.map((d) => d.quantity))];
	const rows = quantity === 'all' ? list : list.filter((d) => d.quantity === quantity);
	const columns = useMemo((): Column<Difference>[] => {
		const timed = list.filter((d) => d.a_times || d.b_times);
		const low = Math.max(Math.min(...timed.flatMap((d) => [d.a_times?.p50_ns ?? 1e9, d.b_times?.p50_ns ?? 1e9]).filter((v) => v > 0), 1e9), 10);
		const high = Math.max(...timed.flatMap((d) => [d.a_times?.max_ns ?? 0, d.b_times?.max_ns ?? 0]), 1);
		const out: Column<Difference>[] = [
			{ id: 'quantity', title: 'Quantity', value: (d) => QUANTITIES[d.quantity] ?? d.quantity, show: (d) => <span class="muted">{QUANTITIES[d.quantity] ?? d.quantity}</span>, width: '118px' },
			{ id: 'name', title: 'Of', value: (d) => d.name, show: (d) => <span title={d.name}>{d.quantity === 'rate' || d.quantity === 'state' ? d.name : shortName(d.name)}</span>, width: 'minmax(180px, 1fr)' },
			{ id: 'pair', title: 'A, B', value: (d) => d.change, show: (d) => <Pair d={d} />, width: '120px', picture: true, fixed: true },
			{ id: 'a', title: 'A', value: (d) => d.a, show: (d) => valueText(d, d.a), num: true, width: '100px' },
			{ id: 'b', title: 'B', value: (d) => d.b, show: (d) => valueText(d, d.b), num: true, width: '100px' },
			{
				id: 'change', title: 'Change', value: (d) => (d.change === null ? Infinity : Math.abs(d.change)), num: true, width: '88px',
				show: (d) => {
					const worse = isWorse(d);
					return <strong class={!d.significant ? 'faint' : worse === null ? undefined : worse ? 'delta-up' : 'delta-down'}>{formatChange(d.change)}</strong>;
				},
			},
			{ id: 'chance', title: 'By chance', hint: 'How likely such a difference is if there is none', value: (d) => d.chance, show: (d) => <span class={d.significant ? undefined : 'faint'}>{chanceText(d.chance)}</span>, num: true, width: '84px' },
		];
		if (list.some((d) => d.a_per_task !== null && d.b_per_task !== null)) {
			const task = (d: Difference, v: number | null): string => (v === null ? '–' : d.quantity === 'rate' ? v.toPrecision(3) : formatDuration(v));
			out.push(
				{ id: 'at', title: 'A, a task', value: (d) => d.a_per_task, show: (d) => task(d, d.a_per_task), num: true, width: '88px' },
				{ id: 'bt', title: 'B, a task', value: (d) => d.b_per_task, show: (d) => task(d, d.b_per_task), num: true, width: '88px' },
			);
		}
		if (timed.length > 0) {
			out.push({
				id: 'spread', title: 'Median · p99 · longest', hint: 'A above, B below, on one logarithmic axis', value: (d) => d.b_times?.p99_ns ?? null, picture: true, width: '150px',
				show: (d) => (d.a_times || d.b_times ? (
					<span class="spreads">
						{[d.a_times, d.b_times].map((t, i) => (t ? <SpreadMark key={i} p50={t.p50_ns} p99={t.p99_ns} max={t.max_ns} low={low} high={high} /> : null))}
					</span>
				) : ''),
			});
		}
		return out;
	}, [list]);
	const options = [{ value: 'all', text: 'All' }, ...kinds.map((k) => ({ value: k, text: QUANTITIES[k] ?? k }))];
	return (
		<>
			<div class="choices below"><Segments label="Quantity" options={options} value={quantity} onChange={setQuantity} /></div>
			<Table label="Differences" columns={columns} rows={rows} sort={{ column: 'change', descending: true }} csvName="compare" rowHeight={34} tallest={18} empty="Nothing differs by more than chance." />
		</>
	);
}

function Sides({ doc }: { doc: CompareDoc }) {
	const name = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
	const rows: [string, string, string][] = [
		['File', name(doc.a.file), name(doc.b.file)],
		['Duration', formatDuration(doc.a.duration_ns), formatDuration(doc.b.duration_ns)],
		['Tasks that ended', formatCount(doc.a.tasks), formatCount(doc.b.tasks)],
		['Format', doc.a.format ?? '–', doc.b.format ?? '–'],
	];
	const longest = Math.max(doc.a.duration_ns, doc.b.duration_ns);
	const windows = [...new Set([...Object.keys(doc.a.mmu ?? {}), ...Object.keys(doc.b.mmu ?? {})])].filter((w) => (parseTime(w) ?? 0) <= longest);
	return (
		<table class="grid-table compare-sides">
			<thead><tr><th><span class="hidden-text">quantity</span></th><th><span class="legend-mark pair-mark-a" aria-hidden="true" />A</th><th><span class="legend-mark pair-mark-b" aria-hidden="true" />B</th></tr></thead>
			<tbody>
				{rows.map(([label, a, b]) => <tr key={label}><th scope="row">{label}</th><td>{a}</td><td>{b}</td></tr>)}
				{windows.map((w) => (
					<tr key={w}><th scope="row">Least mutator utilization in {formatDuration(parseTime(w) ?? 0)}</th><td>{formatPercent(doc.a.mmu?.[w] ?? NaN)}</td><td>{formatPercent(doc.b.mmu?.[w] ?? NaN)}</td></tr>
				))}
			</tbody>
		</table>
	);
}

export function Compare(_: PageProps) {
	const second = status.value?.compare ?? null;
	const [all, setAll] = useParam<'0' | '1'>('all', '0', ['0', '1']);
	const load = useJson<CompareDoc>(status.value && second ? 'doc/compare' : null, { all: all === '1' ? 1 : null });
	if (status.value && !second) {
		return (
			<PageFrame title="Compare">
				<Notice title="There is one trace">To compare two, name both: <code>tacho view before.out after.out</code>.</Notice>
			</PageFrame>
		);
	}
	return (
		<PageFrame
			title="Compare" lead="A second of each trace, before (A) and after (B), and which differences are more than chance."
			actions={<label class="check"><input type="checkbox" checked={all === '1'} onChange={(e) => setAll(e.currentTarget.checked ? '1' : '0')} /> also what did not change</label>}
		>
			<Loaded load={load} rows={8}>
				{(doc) => {
					const significant = doc.differences.filter((d) => d.significant);
					return (
						<div class="stack-gap">
							<Damage head={doc.a} />
							<Damage head={doc.b} />
							{doc.caveat && <Notice kind="warn" title="Nothing can be called a change">{doc.caveat}</Notice>}
							<div class="columns-2">
								<Card title="The traces"><Sides doc={doc} /></Card>
								<Card title="Findings">
									{doc.findings.length === 0 ? <p class="faint">The rules found nothing in either.</p> : (
										<table class="grid-table">
											<thead><tr><th>finding</th><th class="num">A, a second</th><th class="num">B, a second</th><th><span class="hidden-text">change</span></th></tr></thead>
											<tbody>
												{doc.findings.map((f, i) => (
													<tr key={i}>
														<td>{f.rule} <code class="muted">{shortName(f.place ?? '')}</code></td>
														<td class="num">{f.in_a ? formatDuration(f.a_cost_ns) : '–'}</td><td class="num">{f.in_b ? formatDuration(f.b_cost_ns) : '–'}</td>
														<td>{f.in_a && !f.in_b ? <span class="tag tag-good">gone in B</span> : !f.in_a && f.in_b ? <span class="tag tag-bad">new in B</span> : <span class="tag">in both</span>}</td>
													</tr>
												))}
											</tbody>
										</table>
									)}
								</Card>
							</div>
							<Card
								title={significant.length === 0 ? 'No difference is more than chance' : plural(significant.length, 'difference') + ' beyond chance'}
								note={`${formatCount(doc.compared)} quantities were compared, block by block (${formatCount(doc.a.blocks)} and ${formatCount(doc.b.blocks)} blocks). Two runs of one program may differ by more than the blocks of either.`} flush
							>
								<Differences list={doc.differences} />
							</Card>
							<ComparedDistributions />
							<ComparedStacks seconds={[doc.a.duration_ns / 1e9, doc.b.duration_ns / 1e9]} />
							<ComparedMmu seconds={[doc.a.duration_ns / 1e9, doc.b.duration_ns / 1e9]} />
						</div>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}
