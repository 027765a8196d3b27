// SPDX-License-Identifier: MIT
//
// A task on a time line of its own: it and what descends from it, their regions by
// goroutine, and logs as marks.

import { useMemo } from 'preact/hooks';
import { href } from '../app/state';
import { formatCount } from '../app/format';
import { formatDuration } from '../app/time';
import { formatMoment } from './format';
import { useWidth } from './page';
import { linearTicks } from './ticks';
import type { Log, Region, Task } from '../api/docs';

interface Lane {
	label: string;
	hint: string;
	to?: string;
	depth: number;
	task?: Task;
	regions: Region[];
	logs: Log[];
}

const LANE = 24;
const LEFT = 220;
const MOST_LANES = 60;

/* Regions that overlap on one goroutine are nested: their depth is how many are open around. */
export function nesting(regions: readonly Region[]): Map<Region, number> {
	const out = new Map<Region, number>();
	const sorted = [...regions].sort((a, b) => (a.begin_ns ?? 0) - (b.begin_ns ?? 0) || b.duration_ns - a.duration_ns);
	const open: Region[] = [];
	for (const r of sorted) {
		while (open.length > 0 && (open[open.length - 1]!.end_ns ?? Infinity) <= (r.begin_ns ?? 0))
			open.pop();
		out.set(r, open.length);
		open.push(r);
	}
	return out;
}

function lanesOf(tasks: readonly Task[]): Lane[] {
	const depth = new Map<number, number>();
	const lanes: Lane[] = [];
	for (const [i, t] of tasks.entries()) {
		const d = i === 0 || t.parent === null ? 0 : (depth.get(t.parent) ?? 0) + 1;
		depth.set(t.id, d);
		lanes.push({ label: `${t.type || '(no name)'} ${t.id}`, hint: `task ${t.id}, ${t.type}: ${formatDuration(t.duration_ns)}`, to: i === 0 ? undefined : href(`/task/${t.id}`), depth: d, task: t, regions: [], logs: [] });
		const goroutines = new Map<number, Lane>();
		const laneOf = (g: number): Lane => {
			let lane = goroutines.get(g);
			if (!lane) {
				lane = { label: `g${g}`, hint: `goroutine ${g}`, depth: d + 1, regions: [], logs: [] };
				goroutines.set(g, lane);
			}
			return lane;
		};
		for (const r of t.regions)
			laneOf(r.goroutine).regions.push(r);
		for (const l of t.logs)
			laneOf(l.goroutine ?? -1).logs.push(l);
		lanes.push(...goroutines.values());
	}
	return lanes;
}

export function TaskGantt({ tasks, from, to }: { tasks: readonly Task[]; from: number; to: number }) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const all = useMemo(() => lanesOf(tasks), [tasks]);
	const lanes = all.slice(0, MOST_LANES);
	const inner = Math.max(width - LEFT - 10, 10);
	const length = Math.max(to - from, 1);
	const x = (t: number): number => LEFT + Math.max(0, Math.min(1, (t - from) / length)) * inner;
	const tall = lanes.length * LANE;
	const bar = (begin: number | null, end: number | null): { x: number; width: number } => {
		const a = x(begin ?? from);
		return { x: a, width: Math.max(x(end ?? to) - a, 1.5) };
	};
	return (
		<div class="gantt" ref={ref}>
			{width > 0 && (
				<svg width={width} height={tall + 26} role="group" aria-label={`Time line of the task with ${formatCount(all.length)} rows`}>
					{linearTicks(0, length, Math.max(2, Math.floor(inner / 110))).map((t) => (
						<g key={t}>
							<line class="grid-line" x1={x(from + t)} x2={x(from + t)} y1={0} y2={tall} />
							<text class="tick" x={Math.min(x(from + t), width - 26)} y={tall + 17} text-anchor="middle">{t === 0 ? '0' : `+${formatDuration(t)}`}</text>
						</g>
					))}
					{lanes.map((lane, i) => {
						const y = i * LANE;
						const nested = nesting(lane.regions);
						const deepest = Math.max(...[...nested.values(), 0]) + 1;
						const label = <text class={lane.task ? 'gantt-task-name' : 'path-name'} x={lane.depth * 12} y={y + 16}>{lane.label.length > 30 - lane.depth * 2 ? `${lane.label.slice(0, 28 - lane.depth * 2)}…` : lane.label}<title>{lane.hint}</title></text>;
						return (
							<g key={i}>
								<line class="grid-line" x1={0} x2={width - 10} y1={y + LANE - 0.5} y2={y + LANE - 0.5} />
								{lane.to ? <a href={lane.to}>{label}</a> : label}
								{lane.task && <rect class="gantt-task" {...bar(lane.task.begin_ns, lane.task.end_ns)} y={y + 5} height={LANE - 10} rx={2}><title>{lane.hint}</title></rect>}
								{lane.regions.map((r, k) => {
									const box = bar(r.begin_ns, r.end_ns);
									const h = (LANE - 6) / deepest;
									return (
										<g key={k}>
											<rect class={`gantt-region tone-fill-${k % 2}`} {...box} y={y + 3 + (nested.get(r) ?? 0) * h} height={Math.max(h - 1, 2)} rx={1.5}>
												<title>{`${r.type}: ${formatDuration(r.duration_ns)} from ${formatMoment(r.begin_ns)}`}</title>
											</rect>
											{deepest === 1 && box.width > 40 && <text class="gantt-word" x={box.x + 4} y={y + 16}>{r.type.slice(0, Math.floor(box.width / 7) - 1)}</text>}
										</g>
									);
								})}
								{lane.logs.map((l, k) => <circle key={k} class="gantt-log" cx={x(l.time_ns)} cy={y + LANE / 2} r={3.5}><title>{`${l.category ? `${l.category}: ` : ''}${l.message}`}</title></circle>)}
							</g>
						);
					})}
				</svg>
			)}
			{all.length > lanes.length && <p class="p-note">{formatCount(all.length - lanes.length)} more rows are not drawn; the lists below have them.</p>}
		</div>
	);
}
