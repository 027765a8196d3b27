// SPDX-License-Identifier: MIT
//
// What the rows show, as a table: the same times, for reading and copying.

import { Fragment } from 'preact';
import { formatPercent } from '../app/format';
import { tableOn } from '../app/commands';
import { address, base } from '../app/state';
import { formatDuration, formatTime } from '../app/time';
import { formatAddress, formatSelection, withParams } from '../app/url';
import { Icon } from '../app/icons';
import { labelOf } from './labels';
import { CLASS_NAMES } from './states';
import { current, settled } from './timeline';

export function RowTable() {
	void settled.value;
	const timeline = current.value;
	if (!tableOn.value || !timeline)
		return null;
	const { from, to } = timeline.view;
	const rows = timeline.visibleRows().filter((r) => r.row !== null && r.row.kind !== 'counter');
	const middle = Math.round((from + to) / 2);
	return (
		<section class="row-table" aria-label="Rows as a table">
			<header>
				<h2>Rows in sight, {formatTime(Math.max(0, from), 1e3)} to {formatTime(to, 1e3)}</h2>
				<button type="button" class="tool" title="Back to the timeline (Esc)" onClick={() => { tableOn.value = false; }}><Icon name="close" size={15} /></button>
			</header>
			<p class="muted">Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %.</p>
			<table role="treegrid" class="small">
				<thead><tr><th>Row</th>{CLASS_NAMES.map((c) => <th class="num" key={c} colSpan={2}>{c}</th>)}</tr></thead>
				<tbody>
					{rows.map((at) => {
						const shares = timeline.rowShares(at.key);
						const a = address.value;
						const link = formatAddress({ path: a.path, params: withParams(a.params, { sel: formatSelection({ row: at.key, t: middle }) }) }, base);
						return (
							<tr key={at.key} role="row" aria-level={at.level}>
								<td><a href={link}>{labelOf(at).name}</a></td>
								{CLASS_NAMES.map((c, i) => (
									<Fragment key={c}>
										<td class="num">{shares ? formatDuration(shares[i]! * (to - from)) : '–'}</td>
										<td class="num faint">{shares ? formatPercent(shares[i]!) : ''}</td>
									</Fragment>
								))}
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
