// SPDX-License-Identifier: MIT
//
// What is under the pointer, in words.

import type { Row } from '../api/types';
import { formatPercent, formatShort } from '../app/format';
import { formatDuration } from '../app/time';
import type { Hit } from './hit';
import { counterName, counterText } from './labels';
import { shortName, type NameCache } from './names';
import { CLASS_NAMES, State, stateName } from './states';
import { NO_REF } from './tile';

function subject(row: Row, state: number, ref: number, names: NameCache): string {
	if (state === State.NAMED)
		return names.text(ref) ?? 'span';
	if ((row.kind === 'proc' || row.kind === 'thread') && ref !== NO_REF) {
		const g = names.goroutine(ref);
		return g ? `g${g.id} ${shortName(g.fn)}` : '';
	}
	return '';
}

function where(row: Row, state: number, ref: number, names: NameCache): string {
	if (row.kind !== 'goroutine' || ref === NO_REF)
		return '';
	if (state === State.RUNNING || state === State.SYSCALL)
		return `on P ${ref}`;
	if (state === State.RUNNABLE) {
		const g = names.goroutine(ref);
		return g ? `made runnable by g${g.id} ${shortName(g.fn)}` : '';
	}
	const stack = names.stack(ref);
	const frame = stack?.find((f) => !f.fn.startsWith('runtime.')) ?? stack?.[0];
	return frame ? `in ${shortName(frame.fn)}` : '';
}

export function describeHit(row: Row, hit: Hit, names: NameCache, reasons: readonly string[]): string[] {
	switch (hit.kind) {
	case 'span': {
		const state = stateName(hit.state, reasons);
		const what = subject(row, hit.state, hit.ref, names);
		const length = hit.open ? `≥ ${formatDuration(hit.to - hit.from)}` : formatDuration(hit.to - hit.from);
		const shown = hit.state >= State.REASON && state !== 'waiting' ? `waiting: ${state}` : state;
		const lines = [`${what || shown}  ${length}`];
		const more = [what && hit.state !== State.NAMED ? shown : '', where(row, hit.state, hit.ref, names)].filter(Boolean).join(', ');
		if (more)
			lines.push(more);
		return lines;
	}
	case 'merged': {
		const shares = hit.shares.map((v, i) => (v > 0.004 ? `${CLASS_NAMES[i]} ${formatPercent(v)}` : '')).filter(Boolean).join(', ');
		return [
			`${formatShort(hit.slices)} or more slices in ${formatDuration(hit.to - hit.from)}`, shares || 'nothing of the four states',
			`longest near here ${formatDuration(hit.longest)}`,
		];
	}
	case 'counter': {
		const text = (v: number): string => counterText(v, row.unit);
		return [hit.min === hit.max ? text(hit.max) : `${text(hit.min)} to ${text(hit.max)}`, counterName(row)];
	}
	case 'heat':
		return [
			shortName(row.label),
			hit.avg.map((v, i) => (v >= 0.005 ? `${formatShort(Math.round(v * 100) / 100)} ${CLASS_NAMES[i]}` : '')).filter(Boolean).join(', ') || 'no goroutine',
		];
	}
}
