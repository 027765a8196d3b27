// SPDX-License-Identifier: MIT
//
// The area in the address: "1.25s+3ms" over all rows, or "1.25s+3ms@p0,p1".

import type { Span } from '../app/time';
import { formatSpan, parseList, parseSpan } from '../app/url';

export interface AreaChoice extends Span {
	rows: string[] | null;
}

export function parseArea(text: string | undefined): AreaChoice | null {
	if (text === undefined)
		return null;
	const at = text.indexOf('@');
	const span = parseSpan(at < 0 ? text : text.slice(0, at));
	return span ? { ...span, rows: at < 0 ? null : parseList(text.slice(at + 1)) } : null;
}

export function formatArea(area: AreaChoice): string {
	return formatSpan(area) + (area.rows?.length ? `@${area.rows.join(',')}` : '');
}
