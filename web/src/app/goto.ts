// SPDX-License-Identifier: MIT

import { parseTime } from './time';

/* "g123", "p7", "m4", "1.5s", "task 9": where that is; null: not of this form. */
export function parseGo(text: string): { row: string } | { t: number } | { page: string } | null {
	const s = text.trim().toLowerCase();
	const row = /^([gpm])\s*(\d+(?:~\d+)?)$/.exec(s);
	if (row)
		return { row: row[1]! + row[2]! };
	const task = /^task\s*(\d+)$/.exec(s);
	if (task)
		return { page: `/task/${task[1]}` };
	if (/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(s))
		return { row: s };
	const t = /[a-zµ]$/.test(s) ? parseTime(s) : null;
	return t !== null && t >= 0 ? { t } : null;
}
