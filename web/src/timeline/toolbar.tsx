// SPDX-License-Identifier: MIT
//
// Above the rows: filter, order, legend and the buttons of what keys do.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../app/icons';
import { COMMANDS, legendOn, mainKeys, panelOpen, tableOn } from '../app/commands';
import { params, pushParams, replaceParams } from '../app/state';
import { parseTime } from '../app/time';
import { changeOptions, readOptions, SORTS } from './model';
import { arrowsWanted } from './around';
import { overlayOn } from './timeline';
import { CLASS_NAMES } from './states';

function run(id: string): void {
	COMMANDS.find((c) => c.id === id)?.run();
}

function Tool({ id, icon, pressed }: { id: string; icon: IconName; pressed?: boolean }) {
	const command = COMMANDS.find((c) => c.id === id)!;
	const keys = mainKeys(command)[0];
	return (
		<button type="button" class="tool" title={`${command.title}${keys ? ` (${keys})` : ''}`} aria-label={command.title} aria-pressed={pressed} onClick={() => run(id)}>
			<Icon name={icon} size={16} />
		</button>
	);
}

function Filter() {
	const q = params.value.q ?? '';
	const [text, setText] = useState(q);
	const timer = useRef<ReturnType<typeof setTimeout>>();
	useEffect(() => setText(q), [q]);
	return (
		<input
			type="search"
			class="field tl-filter"
			placeholder="Filter rows"
			aria-label="Filter rows by function, id or label"
			value={text}
			onInput={(e) => {
				const value = e.currentTarget.value;
				setText(value);
				clearTimeout(timer.current);
				timer.current = setTimeout(() => replaceParams({ q: value || null }), 200);
			}}
			onKeyDown={(e) => {
				if (e.key === 'Escape') {
					e.stopPropagation();
					pushParams({ q: null });
					e.currentTarget.blur();
				}
			}}
		/>
	);
}

function setOption(changes: Readonly<Record<string, string | null>>): void {
	pushParams({ rows: changeOptions(params.peek(), changes) });
}

function Order() {
	const o = readOptions(params.value);
	return (
		<>
			<select
				class="field"
				aria-label="Order of goroutines"
				title="Order of goroutines"
				value={o.sort}
				onChange={(e) => setOption({ sort: e.currentTarget.value === 'first' ? null : e.currentTarget.value, order: null })}
			>
				{Object.entries(SORTS).map(([k, words]) => <option key={k} value={k}>by {words}</option>)}
			</select>
			<label title="Rows of goroutines that live in the time that is shown">
				<input type="checkbox" checked={o.alive} onChange={(e) => setOption({ alive: e.currentTarget.checked ? null : '0' })} />
				alive
			</label>
		</>
	);
}

const MEMBERS: Readonly<Record<string, string>> = {
	running: 'running', runnable: 'runnable', waiting: 'waiting', syscall: 'in a syscall',
};

/* Rows of goroutines that were in a state, at once for at least so long. */
function Which() {
	const o = readOptions(params.value);
	const [text, setText] = useState(o.min);
	useEffect(() => setText(o.min), [o.min]);
	const wrong = text !== '' && (parseTime(text) ?? -1) < 0;
	return (
		<>
			<select
				class="field tl-which"
				aria-label="Which goroutines"
				title="Which goroutines have rows in open groups"
				value={o.state}
				onChange={(e) => setOption({ state: e.currentTarget.value || null, min: e.currentTarget.value ? o.min || null : null })}
			>
				<option value="">any state</option>
				{Object.entries(MEMBERS).map(([k, words]) => <option key={k} value={k}>once {words}</option>)}
			</select>
			{o.state && (
				<input
					class="field tl-least"
					placeholder="for 1ms"
					aria-label="At least how long at a time"
					title="At one time for at least so long: 250us, 1.5ms, 2s"
					aria-invalid={wrong}
					value={text}
					onInput={(e) => setText(e.currentTarget.value)}
					onChange={(e) => {
						const value = e.currentTarget.value.trim();
						if (value === '' || (parseTime(value) ?? -1) >= 0)
							setOption({ min: value || null });
					}}
				/>
			)}
		</>
	);
}

/* Clicking a state dims the others. */
function Legend() {
	const hl = params.value.hl ?? null;
	const { open, pins } = readOptions(params.value);
	const opened = pins.length > 0 || open.some((key) => /^[gp]\d/.test(key));
	if (!legendOn.value)
		return null;
	return (
		<div class={`tl-legend${hl ? ' tl-legend-off' : ''}`} role="group" aria-label="States; press one to dim the others">
			{CLASS_NAMES.map((c) => {
				const on = hl === c || (hl?.startsWith(`${c}:`) ?? false);
				return (
					<button key={c} type="button" class="tl-key" aria-pressed={on} onClick={() => pushParams({ hl: on ? null : c })}>
						<span class={`tl-swatch swatch-${c}`} />{c}
					</button>
				);
			})}
			<button type="button" class="tl-key" aria-pressed={overlayOn.value} title="Bands of GC and stopped world (O)" onClick={() => run('overlay')}>
				<span class="tl-swatch swatch-gc" />GC<span class="tl-swatch swatch-stw" />STW
			</button>
			{opened && <span class="tl-key tl-still" title="Below goroutines and Ps that are open: mark assists and sweeping"><span class="tl-swatch swatch-assist" />assist<span class="tl-swatch swatch-sweep" />sweep</span>}
		</div>
	);
}

export function Toolbar() {
	return (
		<div class="tl-bar" role="toolbar" aria-label="Timeline">
			<Filter />
			<Order />
			<Which />
			<Legend />
			<span class="tl-tools">
				<Tool id="zoom-in" icon="zoomin" />
				<Tool id="zoom-out" icon="zoomout" />
				<Tool id="whole" icon="fit" />
				<Tool id="arrows" icon="flow" pressed={arrowsWanted()} />
				<Tool id="mark-keep" icon="flag" />
				<Tool id="table" icon="table" pressed={tableOn.value} />
				<Tool id="panel" icon="sidebar" pressed={panelOpen.value} />
			</span>
		</div>
	);
}
