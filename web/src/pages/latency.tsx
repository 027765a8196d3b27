// SPDX-License-Identifier: MIT
//
// How long single things took: waits for a P, blocking, system calls, assists, pauses,
// tasks, regions. Distributions, a heat map over time, and the longest ones.

import { useMemo, useState } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { end, href, params, pushParams, range, rangeQuery, setRange } from '../app/state';
import { formatCount, formatPercent, plural } from '../app/format';
import { formatDuration } from '../app/time';
import { Icon } from '../app/icons';
import type { Query } from '../api/client';
import type { LatencyDoc, LatencyInstance, LatencyRow } from '../api/docs';
import { binsOfBuckets } from '../parts/bins';
import { formatMoment, functionLabel } from '../parts/format';
import { shortName } from '../timeline/names';
import { HeatMap, HeatTable, type HeatCell } from '../parts/heatmap';
import { BinsTable, Histogram } from '../parts/histogram';
import { buckets, KINDS, nameOf, together, type Kind } from '../parts/latencies';
import { Damage, Loaded, useJson } from '../parts/load';
import { Dur, FnLink, GLink, momentHref, Moment, PlaceLine } from '../parts/names';
import { Card, Facts, PageFrame, RangeNote, Segments, useParam, useTwin, type Fact } from '../parts/page';
import { ProcHeat } from '../parts/procheat';
import { PercentilePlot, type Line } from '../parts/percentileplot';
import { Bar, Table, type Column } from '../parts/table';
import { SpreadMark } from '../parts/share';

type By = 'type' | 'function' | 'site';

const BYS = [{ value: 'type', text: 'By type' }, { value: 'function', text: 'By start function' }, { value: 'site', text: 'By line of code' }] as const;

const TONE: Record<Kind, string> = { sched: 'runnable', block: 'waiting', syscall: 'syscall', assist: 'gc', stw: 'stw', task: 'span', region: 'span' };

const SHAPES: Record<string, string> = {
	'few long': 'the longest 1 % make half of the total or more', 'long tail': 'it takes the longest 10 % to make half of the total',
	'many short': 'many short ones make the total', even: 'all are about alike', 'too few': 'fewer than 10', none: '',
};

const DELAYS: Record<string, string> = {
	idle: 'a P was idle: late wake-up', held: 'Ps held by calls', gc: 'Ps marking', hog: 'a goroutine ran over 10 ms', busy: 'all Ps busy', stall: 'no progress', stw: 'stop-the-world', unknown: 'unknown',
};

function RowsTable({ rows, kind, by, chosen, onChoose }: { rows: readonly LatencyRow[]; kind: Kind; by: By; chosen: LatencyRow | null; onChoose: (row: LatencyRow) => void }) {
	const columns = useMemo((): Column<LatencyRow>[] => {
		const most = Math.max(...rows.map((r) => r.total_ns), 1);
		const low = Math.max(Math.min(...rows.map((r) => r.p50_ns).filter((v) => v > 0), 1e6), 10);
		const high = Math.max(...rows.map((r) => r.max_ns), 1);
		const time = (id: string, title: string, of: (r: LatencyRow) => number, hint?: string): Column<LatencyRow> => ({ id, title, hint, value: of, show: (r) => <Dur ns={of(r)} />, num: true, width: '80px' });
		const list: Column<LatencyRow>[] = [
			{ id: 'name', title: by === 'function' ? 'Start function' : by === 'site' ? 'Where' : 'Type', value: (r) => nameOf(r, kind), show: (r) => (r.function !== undefined ? <FnLink fn={r.function} /> : r.place !== undefined ? <PlaceLine frame={r.place} /> : nameOf(r, kind)), width: 'minmax(180px, 1fr)' },
			{ id: 'count', title: 'Count', value: (r) => r.count, show: (r) => formatCount(r.count), num: true, width: '80px' },
			{ id: 'total', title: 'Total', value: (r) => r.total_ns, show: (r) => <Bar value={r.total_ns} of={most} kind={TONE[kind]}><Dur ns={r.total_ns} /></Bar>, num: true, width: '96px' },
			{ id: 'spread', title: 'p50 · p99 · longest', value: (r) => r.p99_ns, show: (r) => <SpreadMark p50={r.p50_ns} p99={r.p99_ns} max={r.max_ns} low={low} high={high} />, width: '140px', picture: true },
			time('p50', 'p50', (r) => r.p50_ns), time('p90', 'p90', (r) => r.p90_ns), time('p99', 'p99', (r) => r.p99_ns), time('p999', 'p99.9', (r) => r.p99_9_ns), time('max', 'Longest', (r) => r.max_ns),
			{ id: 'shape', title: 'Total made by', value: (r) => r.shape, show: (r) => <span class={r.shape === 'few long' ? 'warn' : 'muted'} title={SHAPES[r.shape]}>{r.shape}{r.shape === 'few long' ? `: 1 % = ${formatPercent(r.top_1_percent_share)}` : ''}</span>, width: '158px' },
			{ id: 'cut', title: 'Cut', hint: 'Cut by the begin or end of the trace; they are in no other number', value: (r) => r.cut, show: (r) => (r.cut ? <span title={`${formatDuration(r.cut_ns)} of them is seen`}>{formatCount(r.cut)}</span> : <span class="faint">0</span>), num: true, width: '56px' },
		];
		if (by !== 'type' && rows.some((r) => r.type !== ''))
			list.splice(1, 0, { id: 'type', title: 'Type', value: (r) => r.type, width: '120px' });
		if (rows.some((r) => (r.harm_ns ?? 0) > 0))
			list.push({ id: 'harm', title: 'Harm', hint: 'Time in which others could have run, but the call held the P', value: (r) => r.harm_ns ?? null, show: (r) => <Dur ns={r.harm_ns} />, num: true, width: '80px' });
		return list;
	}, [rows, kind, by]);
	return (
		<Table
			label="Distributions" columns={columns} rows={rows} sort={{ column: 'total', descending: true }} csvName={`latency-${kind}`} tallest={10}
			onRow={onChoose} isChosen={(r) => r === chosen} empty="There are none."
		/>
	);
}

function Instances({ list, title, kind }: { list: readonly LatencyInstance[]; title: string; kind: Kind }) {
	const columns = useMemo((): Column<LatencyInstance>[] => {
		const most = Math.max(...list.map((i) => i.duration_ns), 1);
		const out: Column<LatencyInstance>[] = [
			{ id: 'begin', title: 'From', value: (i) => i.begin_ns, show: (i) => <Moment id={i.goroutine} from={i.begin_ns} to={i.begin_ns + i.duration_ns} />, num: true, width: '112px' },
			{ id: 'duration', title: 'Duration', value: (i) => i.duration_ns, show: (i) => <Bar value={i.duration_ns} of={most} kind={TONE[kind]}><Dur ns={i.duration_ns} /></Bar>, num: true, width: '100px' },
			{ id: 'g', title: 'Goroutine', value: (i) => i.goroutine, show: (i) => <GLink id={i.goroutine} at={i.begin_ns} to={i.begin_ns + i.duration_ns} />, num: true, width: '88px' },
			{ id: 'fn', title: 'Start function', value: (i) => functionLabel(i.function), show: (i) => <FnLink fn={i.function} />, width: 'minmax(140px, 0.8fr)' },
			{ id: 'place', title: kind === 'sched' ? 'Woken at' : 'Where', value: (i) => i.place?.function ?? '', show: (i) => <PlaceLine frame={i.place} />, width: 'minmax(180px, 1fr)' },
		];
		if (kind === 'sched')
			out.push({ id: 'delay', title: 'Mostly due to', value: (i) => DELAYS[i.delay ?? ''] ?? '', show: (i) => <span class="muted">{DELAYS[i.delay ?? ''] ?? ''}</span>, width: '190px' });
		if (kind === 'block') {
			out.push({ id: 'by', title: 'Ended by', value: (i) => i.by ?? null, show: (i) => (i.by === null || i.by === undefined ? <span class="faint">the runtime</span> : <span class="inline-cells"><GLink id={i.by} at={i.begin_ns + i.duration_ns} /><PlaceLine frame={i.by_place} /></span>), width: 'minmax(180px, 1fr)' });
		}
		if (kind === 'task' || kind === 'region')
			out.push({ id: 'task', title: 'Task', value: (i) => i.task ?? null, show: (i) => (i.task ? <a href={href(`/task/${i.task}`)}>{i.task}</a> : <span class="faint">–</span>), num: true, width: '70px' });
		return out;
	}, [list, kind]);
	return (
		<Card title={title} flush>
			<Table
				label={title} columns={columns} rows={list} sort={{ column: 'duration', descending: true }} csvName={`longest-${kind}`} tallest={12}
				rowHref={(i) => momentHref(i.goroutine, i.begin_ns, i.begin_ns + i.duration_ns, [i.by])} empty="There are none."
			/>
		</Card>
	);
}

function Delays({ row }: { row: LatencyRow }) {
	const d = row.delay_ns;
	if (!d)
		return null;
	const list = Object.keys(d).map((k) => ({ k, ns: d[k]! })).filter((x) => x.ns > 0).sort((a, b) => b.ns - a.ns);
	const most = list[0]?.ns ?? 1;
	return (
		<div>
			<h2 class="small-head">What the Ps did meanwhile</h2>
			<table class="grid-table plain-tight">
				<tbody>{list.map(({ k, ns }) => <tr key={k}><td>{DELAYS[k] ?? k}</td><td class="num" width="130"><Bar value={ns} of={most} kind="runnable">{formatDuration(ns)}</Bar></td><td class="num" width="64">{formatPercent(ns / Math.max(row.total_ns, 1))}</td></tr>)}</tbody>
			</table>
		</div>
	);
}

/* The instances of a cell of the heat map: those that ended in it. */
function CellInstances({ cell, query, kind, onClose }: { cell: HeatCell; query: Query; kind: Kind; onClose: () => void }) {
	const load = useJson<LatencyDoc>('doc/latency', { ...query, by: 'kind', heat: null, columns: null, longest: 1000, from: `${Math.floor(cell.from)}ns`, to: `${Math.ceil(cell.to)}ns` });
	return (
		<Loaded load={load}>
			{(doc) => {
				const list = doc.rows.flatMap((r) => r.longest).filter((i) => {
					const end = i.begin_ns + i.duration_ns;
					return end >= cell.from && end < cell.to && i.duration_ns >= cell.shortest && i.duration_ns < cell.longest;
				});
				return (
					<div>
						<Instances list={list} kind={kind} title={`${formatDuration(cell.shortest)} to ${formatDuration(cell.longest)}, ended from ${formatMoment(cell.from)} to ${formatMoment(cell.to)}`} />
						<p class="p-note">
							{list.length < cell.count ? `${formatCount(list.length)} of ${formatCount(cell.count)}: the longest of that time are listed. ` : ''}
							<button type="button" class="link" onClick={() => setRange({ from: Math.floor(cell.from), to: Math.ceil(cell.to) })}>Restrict all pages to that time</button>
							{' · '}<button type="button" class="link" onClick={onClose}>Back to the longest of all</button>
						</p>
					</div>
				);
			}}
		</Loaded>
	);
}

function Body({ doc, kind, by, query }: { doc: LatencyDoc; kind: Kind; by: By; query: Query }) {
	const [picked, setPicked] = useState<string | null>(null);
	const [cell, setCell] = useState<HeatCell | null>(null);
	const [table, tableButton] = useTwin();
	const [heatTable, heatButton] = useTwin();
	const rows = doc.rows.filter((r) => r.kind === kind);
	const keyOf = (r: LatencyRow): string => `${nameOf(r, kind)} ${r.type}`;
	const chosen = rows.find((r) => keyOf(r) === picked) ?? (rows.length === 1 ? rows[0]! : null);
	const shown = chosen ? [chosen] : rows;
	const all = useMemo(() => together(shown), [doc, picked]);
	const bins = useMemo(() => binsOfBuckets(all, 70), [all]);
	const count = shown.reduce((n, r) => n + r.count, 0);
	const marks = chosen ? [
		{ name: 'p50', value: chosen.p50_ns }, { name: 'p90', value: chosen.p90_ns }, { name: 'p99', value: chosen.p99_ns }, { name: 'p99.9', value: chosen.p99_9_ns }, { name: 'max', value: chosen.max_ns },
	] : [];
	const lines = [...shown].sort((a, b) => b.total_ns - a.total_ns).slice(0, 6).map((r, i): Line => ({ name: nameOf(r, kind), buckets: buckets(r), count: r.count, max: r.max_ns, tone: i }));
	const longest = shown.flatMap((r) => r.longest).sort((a, b) => b.duration_ns - a.duration_ns).slice(0, 200);
	const span = range.value ?? { from: 0, to: end.value };
	const word = KINDS.find((k) => k.value === kind)?.text ?? kind;
	if (rows.length === 0)
		return <Card><p class="faint">The trace has none of these{range.value ? ' in the range' : ''}.</p></Card>;
	return (
		<div class="stack-gap">
			<Facts
				facts={chosen ? [
					{ label: 'Count', value: formatCount(chosen.count) }, { label: 'Total', value: formatDuration(chosen.total_ns) }, { label: 'Average', value: formatDuration(chosen.avg_ns) },
					{ label: 'p50', value: formatDuration(chosen.p50_ns) }, { label: 'p90', value: formatDuration(chosen.p90_ns) }, { label: 'p99', value: formatDuration(chosen.p99_ns) },
					{ label: 'p99.9', value: formatDuration(chosen.p99_9_ns) }, { label: 'Longest', value: formatDuration(chosen.max_ns), href: chosen.longest[0] ? momentHref(chosen.longest[0].goroutine, chosen.longest[0].begin_ns, chosen.longest[0].begin_ns + chosen.longest[0].duration_ns) : undefined },
				] as Fact[] : [
					{ label: 'Count', value: formatCount(count) }, { label: 'Total', value: formatDuration(shown.reduce((n, r) => n + r.total_ns, 0)) },
					{ label: 'Longest', value: formatDuration(Math.max(...shown.map((r) => r.max_ns))) }, { label: by === 'type' ? 'Types' : 'Rows', value: formatCount(rows.length) },
				]}
			/>
			{(rows.length > 1 || by !== 'type') && (
				<Card flush>
					<RowsTable rows={rows} kind={kind} by={by} chosen={chosen} onChoose={(r) => { setPicked(keyOf(r) === picked ? null : keyOf(r)); setCell(null); }} />
					{chosen && rows.length > 1 && <p class="p-note">Below is <strong>{nameOf(chosen, kind)}</strong>. <button type="button" class="link" onClick={() => setPicked(null)}>All of them</button></p>}
				</Card>
			)}
			<div class="columns-2">
				<Card title="How long they took" note={plural(count, 'instance')} actions={tableButton}>
					{table ? <BinsTable bins={bins} label={word} /> : <Histogram bins={bins} marks={marks} label={word} kind={TONE[kind]} height={250} />}
				</Card>
				<Card title="Percentiles" note="Cumulative, with the tail spread out: the length that so many do not exceed.">
					<PercentilePlot lines={lines} label={word} />
				</Card>
			</div>
			{doc.heat && doc.heat.cells.length > 0 && (
				<Card title="Over time" note={`When they ended, by length. ${chosen && rows.length > 1 ? 'All types. ' : ''}Stronger: more of them.`} actions={heatButton}>
					{heatTable ? <HeatTable heat={doc.heat} /> : <HeatMap heat={doc.heat} label={word} chosen={cell} onCell={setCell} />}
				</Card>
			)}
			{kind === 'sched' && span.to > span.from && (
				<ProcHeat from={span.from} to={span.to} />
			)}
			{chosen?.delay_ns && <Card><Delays row={chosen} /></Card>}
			{cell ? <CellInstances cell={cell} query={query} kind={kind} onClose={() => setCell(null)} />
				: <Instances list={longest} kind={kind} title="The longest" />}
		</div>
	);
}

export function Latency(_: PageProps) {
	const [kind] = useParam<Kind>('kind', 'sched', ['sched', 'block', 'syscall', 'assist', 'stw', 'task', 'region']);
	const [by, setBy] = useParam<By>('group', 'type', ['type', 'function', 'site']);
	const [system, setSystem] = useParam<'0' | '1'>('system', '0', ['0', '1']);
	const fn = params.value.fn;
	const query: Query = {
		kind, by, fn, system: system === '1' ? 1 : null, heat: kind, columns: 160, longest: 50, top: 500,
		...rangeQuery(),
	};
	const load = useJson<LatencyDoc>('doc/latency', query);
	const hint = KINDS.find((k) => k.value === kind)?.hint;
	return (
		<PageFrame
			title="Latency" lead={`${hint}.`}
			actions={<>
				<RangeNote restricted />
				{fn !== undefined && (
					<span class="chip chip-range">
						<span>goroutines of <span class="mono">{shortName(fn)}</span></span>
						<button type="button" class="chip-clear" onClick={() => pushParams({ fn: null })}><Icon name="close" size={12} /> all</button>
					</span>
				)}
				<label class="check"><input type="checkbox" checked={system === '1'} onChange={(e) => setSystem(e.currentTarget.checked ? '1' : '0')} /> runtime’s own goroutines</label>
			</>}
		>
			<div class="choices">
				<Segments label="Kind" options={KINDS} value={kind} onChange={(k) => pushParams({ kind: k === 'sched' ? null : k })} />
				<Segments label="Rows" options={BYS} value={by} onChange={setBy} />
			</div>
			<Loaded load={load} rows={8}>
				{(doc) => <><Damage head={doc} />{doc.usable && <Body doc={doc} kind={kind} by={by} query={query} key={`${kind} ${by}`} />}</>}
			</Loaded>
		</PageFrame>
	);
}
