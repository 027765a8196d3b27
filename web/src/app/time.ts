// SPDX-License-Identifier: MIT
//
// Times and durations as text, both ways. A time is ns after the first event of
// the trace, a JS number (exact to 104 days).

const UNITS: ReadonlyArray<readonly [string, number]> = [
	['h', 3600e9],
	['m', 60e9],
	['s', 1e9],
	['ms', 1e6],
	['us', 1e3],
	['µs', 1e3],
	['ns', 1],
];

/* "1.25s", "3ms", "250" (ns), "-2us", "1.5 s"; null for anything else. Digits beyond the ns are rounded. */
export function parseTime(text: string): number | null {
	const m = /^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.exec(text);
	if (!m)
		return null;
	const unit = (m[4] ?? 'ns').replace('μ', 'µ');
	const scale = UNITS.find(([name]) => name === unit)![1];
	/* Whole and fraction apart, so that 9 digits behind the second stay exact. */
	const whole = Number(m[2]) * scale;
	const fraction = m[3] ? Math.round(Number(`0.${m[3]}`) * scale) : 0;
	const ns = whole + fraction;
	if (!Number.isSafeInteger(Math.round(ns)))
		return null;
	return m[1] ? -Math.round(ns) : Math.round(ns);
}

function trimZeros(text: string): string {
	return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/* The shortest exact text that parseTime reads back, for URLs. */
export function exactTime(ns: number): string {
	const sign = ns < 0 ? '-' : '';
	const v = Math.abs(Math.round(ns));
	if (v === 0)
		return '0';
	if (v < 1e3)
		return `${sign}${v}`;
	const [unit, scale, digits] = v >= 1e9 ? ['s', 1e9, 9] as const : v >= 1e6 ? ['ms', 1e6, 6] as const : ['us', 1e3, 3] as const;
	const whole = Math.floor(v / scale);
	const rest = String(v - whole * scale).padStart(digits, '0');
	return sign + trimZeros(`${whole}.${rest}`) + unit;
}

/* A duration for people: three or four significant digits and a unit. */
export function formatDuration(ns: number | null | undefined): string {
	if (ns === null || ns === undefined || !Number.isFinite(ns))
		return '–';
	const v = Math.abs(ns);
	const sign = ns < 0 ? '−' : '';
	const pick = (scale: number, unit: string): string => {
		const x = v / scale;
		const digits = x >= 100 ? 0 : x >= 10 ? 1 : 2;
		return `${sign}${trimZeros(x.toFixed(digits))} ${unit}`;
	};
	if (v < 999.5)
		return `${sign}${Math.round(v)} ns`;
	if (v < 999.5e3)
		return pick(1e3, 'µs');
	if (v < 999.5e6)
		return pick(1e6, 'ms');
	if (v < 120e9)
		return pick(1e9, 's');
	if (v < 7200e9)
		return pick(60e9, 'min');
	return pick(3600e9, 'h');
}

/* A point in time, with as many digits as a resolution of `step` ns can show. */
export function formatTime(ns: number, step = 1): string {
	const sign = ns < 0 ? '−' : '';
	const v = Math.abs(ns);
	const digits = step >= 1e9 ? 0 : Math.min(9, Math.ceil(9 - Math.log10(Math.max(1, step))));
	if (v >= 60e9 && step >= 1e3) {
		const total = v / 1e9;
		const h = Math.floor(total / 3600);
		const m = Math.floor((total % 3600) / 60);
		const s = (total % 60).toFixed(digits).padStart(digits ? digits + 3 : 2, '0');
		return h ? `${sign}${h}:${String(m).padStart(2, '0')}:${s}` : `${sign}${m}:${s}`;
	}
	return `${sign}${(v / 1e9).toFixed(digits)} s`;
}

export interface Span {
	from: number;
	to: number;
}

/* "1.25s+3ms" (start and length); null where it is no span of positive length. */
export function parseSpan(text: string): Span | null {
	const at = text.indexOf('+', 1);
	if (at < 0)
		return null;
	const from = parseTime(text.slice(0, at));
	const length = parseTime(text.slice(at + 1));
	if (from === null || length === null || length <= 0)
		return null;
	return { from, to: from + length };
}

export function formatSpan(span: Span): string {
	const from = Math.round(span.from);
	return `${exactTime(from)}+${exactTime(Math.max(1, Math.round(span.to) - from))}`;
}
