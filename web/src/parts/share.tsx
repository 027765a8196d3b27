// SPDX-License-Identifier: MIT
//
// How time divides into states: a bar, its legend, and small pictures of distributions.

import { formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import { logPosition } from './ticks';
import type { StateTimes } from '../api/docs';
import type { Totals } from '../api/types';

export type StateName = 'running' | 'syscall' | 'runnable' | 'waiting' | 'unknown';

/* Bottom to top, as the timeline stacks them. */
export const STATES: readonly StateName[] = ['running', 'syscall', 'runnable', 'waiting', 'unknown'];

export type Shares = Readonly<Record<StateName, number>>;

export function sharesOfTimes(t: StateTimes): Shares {
	return {
		running: t.running_ns,
		syscall: t.syscall_ns + t.syscall_blocked_ns,
		runnable: t.runnable_ns,
		waiting: t.blocked_ns,
		unknown: t.unknown_ns,
	};
}

export function sharesOfTotals([running, runnable, waiting, syscall]: Totals): Shares {
	return { running, syscall, runnable, waiting, unknown: 0 };
}

export function sumOfShares(s: Shares): number {
	return STATES.reduce((sum, name) => sum + s[name], 0);
}

export function sharesText(s: Shares): string {
	const sum = sumOfShares(s);
	return STATES.filter((n) => s[n] > 0).map((n) => `${n} ${formatDuration(s[n])} (${formatPercent(s[n] / sum)})`).join(', ');
}

export function ShareBar({ shares, tall }: { shares: Shares; tall?: boolean }) {
	const sum = sumOfShares(shares);
	if (sum <= 0)
		return <span class="faint">–</span>;
	return (
		<span class={`sharebar${tall ? ' sharebar-tall' : ''}`} role="img" aria-label={sharesText(shares)} title={sharesText(shares)}>
			{STATES.filter((n) => shares[n] > 0).map((n) => (
				<span key={n} class={`state-${n}`} style={{ flexGrow: Math.max(shares[n] / sum, 0.004) }} />
			))}
		</span>
	);
}

export function StateLegend({ names = STATES.slice(0, 4) }: { names?: readonly StateName[] }) {
	return (
		<span class="legend">
			{names.map((n) => <span class="legend-item" key={n}><span class={`legend-mark state-${n}`} aria-hidden="true" />{n}</span>)}
		</span>
	);
}

/*
 * The median, the 99th percentile and the longest on a logarithmic axis that all rows of
 * a table share, so that a long tail is seen at a glance.
 */
export function SpreadMark({ p50, p99, max, low, high }: { p50: number; p99: number; max: number; low: number; high: number }) {
	if (max <= 0 || high <= low)
		return <span class="faint">–</span>;
	const at = (v: number): number => Math.max(0, Math.min(1, logPosition(Math.max(v, low), low, high))) * 100;
	return (
		<svg
			class="spread" viewBox="0 0 100 16" preserveAspectRatio="none" role="img"
			aria-label={`median ${formatDuration(p50)}, 99th percentile ${formatDuration(p99)}, longest ${formatDuration(max)}`}
		>
			<title>median {formatDuration(p50)}, p99 {formatDuration(p99)}, longest {formatDuration(max)}</title>
			<line class="spread-axis" x1="0" x2="100" y1="8" y2="8" />
			<line class="spread-range" x1={at(p50)} x2={at(max)} y1="8" y2="8" />
			<line class="spread-p99" x1={at(p99)} x2={at(p99)} y1="3" y2="13" />
			<line class="spread-max" x1={at(max)} x2={at(max)} y1="5" y2="11" />
			<line class="spread-p50" x1={at(p50)} x2={at(p50)} y1="1" y2="15" />
		</svg>
	);
}

/* A line of values, from the begin to the end of the trace. */
export function Sparkline({ values, label, width = 160, height = 34 }: { values: readonly (number | null)[]; label: string; width?: number; height?: number }) {
	const top = Math.max(...values.map((v) => v ?? 0), 1e-12);
	const step = width / Math.max(values.length - 1, 1);
	let path = '';
	let pen = false;
	values.forEach((v, i) => {
		if (v === null || !Number.isFinite(v)) {
			pen = false;
			return;
		}
		path += `${pen ? 'L' : 'M'}${(i * step).toFixed(1)} ${(height - 1 - v / top * (height - 3)).toFixed(1)}`;
		pen = true;
	});
	return (
		<svg class="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
			<title>{label}</title>
			{values.every((v) => v !== null) && <path class="sparkline-area" d={`${path}L${width} ${height}L0 ${height}Z`} />}
			<path class="sparkline-line" d={path} />
		</svg>
	);
}
