// SPDX-License-Identifier: MIT
//
// Ticks of axes: round values, as many as there is room for.

/* Round steps of 1, 2 and 5 times a power of ten. */
export function linearTicks(from: number, to: number, atMost: number): number[] {
	if (!(to > from) || atMost < 1) return [];
	const raw = (to - from) / atMost;
	const power = 10 ** Math.floor(Math.log10(raw));
	let step = power * 10;
	for (const factor of [1, 2, 5]) {
		if (power * factor >= raw * (1 - 1e-9)) {
			step = power * factor;
			break;
		}
	}
	const out: number[] = [];
	for (let i = Math.ceil(from / step - 1e-9) + 0; i * step <= to * (1 + 1e-12); i++) out.push(i * step);
	return out;
}

/* Powers of ten, thinned out where there is no room for all; with room for more also 2 and 5 of each,
 * and where those are fewer than three, equal steps. */
export function logTicks(from: number, to: number, atMost: number): number[] {
	if (!(to > from) || from <= 0) return [];
	const low = Math.ceil(Math.log10(from) - 1e-9);
	const high = Math.floor(Math.log10(to) + 1e-9);
	const decades = high - low + 1;
	const out: number[] = [];
	if (decades * 3 <= atMost) {
		for (let e = low - 1; e <= high; e++) {
			for (const factor of [1, 2, 5]) {
				const value = factor * 10 ** e;
				if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) out.push(value);
			}
		}
		return out.length < 3 && atMost > 3 ? linearTicks(from, to, Math.min(atMost, 6)) : out;
	}
	const stride = Math.max(1, Math.ceil(decades / Math.max(atMost, 1)));
	for (let e = low; e <= high; e++) {
		if ((e - low) % stride === 0) out.push(10 ** e);
	}
	return out;
}

/* Position of a value on a logarithmic axis, 0 to 1. */
export function logPosition(value: number, from: number, to: number): number {
	return (Math.log(Math.max(value, 1e-9)) - Math.log(from)) / (Math.log(to) - Math.log(from));
}
