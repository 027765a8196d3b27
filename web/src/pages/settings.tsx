// SPDX-License-Identifier: MIT

import { changeSettings, settings, setTheme, type Settings as Values } from '../app/state';

interface Choice<T> {
	value: T;
	words: string;
}

function Choices<T extends string>({ name, legend, value, all, set }: { name: string; legend: string; value: T; all: readonly Choice<T>[]; set: (v: T) => void }) {
	return (
		<fieldset class="card choice">
			<legend>{legend}</legend>
			{all.map((c) => (
				<label key={c.value}>
					<input type="radio" name={name} checked={value === c.value} onChange={() => set(c.value)} /> {c.words}
				</label>
			))}
		</fieldset>
	);
}

const THEMES: readonly Choice<Values['theme']>[] = [
	{ value: 'system', words: 'as the system' }, { value: 'light', words: 'light' }, { value: 'dark', words: 'dark' },
];
const DRAGS: readonly Choice<Values['navigation']>[] = [
	{ value: 'area', words: 'selects an area; with Shift it moves' }, { value: 'pan', words: 'moves; with Shift it selects an area' },
];

export function Settings() {
	const s = settings.value;
	return (
		<div class="page">
			<h1>Settings</h1>
			<p class="muted">Kept in this browser only.</p>
			<Choices name="theme" legend="Colours" value={s.theme} all={THEMES} set={setTheme} />
			<Choices name="drag" legend="Dragging on the timeline" value={s.navigation} all={DRAGS} set={(navigation) => changeSettings({ navigation })} />
			<fieldset class="card choice">
				<legend>Navigation</legend>
				<label><input type="checkbox" checked={s.narrow} onChange={(e) => changeSettings({ narrow: e.currentTarget.checked })} /> icons only</label>
			</fieldset>
		</div>
	);
}
