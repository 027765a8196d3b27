// SPDX-License-Identifier: MIT

import type { ComponentChildren } from 'preact';
import { COMMANDS, mainKeys } from '../app/commands';

const GROUPS = ['Move', 'Rows and slices', 'Select and mark', 'Find', 'Show', 'Pages'] as const;

const STATES: readonly (readonly [string, string, string])[] = [
	['running', 'running', 'The goroutine executes on a P.'],
	['runnable', 'runnable', 'It could run and waits for a P: this is scheduling latency.'],
	['waiting', 'waiting', 'It waits for something: a channel, a lock, the network, time. Pale, because most goroutines do it most of the time; shades tell the reasons.'],
	['syscall', 'syscall', 'It is inside a system call.'],
	['gc', 'GC', 'The garbage collector marks.'],
	['assist', 'assist', 'Who allocates helps to mark: a row below goroutines that are open.'],
	['sweep', 'sweep', 'Memory is swept: a row below Ps that are open.'],
	['stw', 'stop the world', 'No goroutine may run.'],
];

function Mouse({ name, children }: { name: string; children: ComponentChildren }) {
	return <tr><td>{name}</td><td>{children}</td></tr>;
}

export function Help() {
	return (
		<div class="page help">
			<h1>Help</h1>
			<section class="card">
				<h2>Reading the timeline</h2>
				<p>
					Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one slice,
					the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns
					columns into single slices; a grey line on top of a stretch says that slices are merged there.
				</p>
				<table class="small">
					<tbody>
						{STATES.map(([cls, name, words]) => <tr key={cls}><td class="nowrap"><span class={`tl-swatch swatch-${cls}`} /> {name}</td><td>{words}</td></tr>)}
					</tbody>
				</table>
				<p>
					Groups show how many of their goroutines are in each state at once; what the height stands for is on the right. The arrow opens a group into one row for each goroutine; ≡ packs their lives into lanes. Goroutines with regions or assists, and Ps that swept, open in the same way.
				</p>
			</section>
			<section class="card">
				<h2>Pointer</h2>
				<table class="small">
					<tbody>
						<Mouse name="Click">select a slice: why it waited, who woke it, whom it woke</Mouse>
						<Mouse name="Drag">an area: states, stacks, goroutines, who woke whom, and lengths within it; on the ruler, over all rows</Mouse>
						<Mouse name="Shift and drag, or middle button">move</Mouse>
						<Mouse name="Wheel">scroll rows; with <kbd>Ctrl</kbd> or a pinch zoom at the pointer; with <kbd>Shift</kbd> move in time</Mouse>
						<Mouse name="Double click">fit the slice</Mouse>
						<Mouse name="Right click">menu</Mouse>
						<Mouse name="Strip above every page">drag to restrict all pages to a range; drag the frame to move the timeline</Mouse>
					</tbody>
				</table>
			</section>
			<div class="help-keys">
				{GROUPS.map((g) => (
					<section class="card" key={g}>
						<h2>{g}</h2>
						<table class="small">
							<tbody>
								{COMMANDS.filter((c) => c.group === g && c.keys.length > 0).map((c) => (
									<tr key={c.id}><td class="nowrap">{mainKeys(c).map((k) => <kbd key={k}>{k}</kbd>)}</td><td>{c.title}</td></tr>
								))}
							</tbody>
						</table>
					</section>
				))}
			</div>
			<p class="muted">
				Keys are meant by their place on a US keyboard. <kbd>Shift</kbd> makes <kbd>W</kbd> <kbd>S</kbd> <kbd>A</kbd> <kbd>D</kbd> four times as fast. The address
				holds page, range, view and selection: a link opens the same view again, and Back undoes a step.
			</p>
		</div>
	);
}
