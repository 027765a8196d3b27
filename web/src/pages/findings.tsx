// SPDX-License-Identifier: MIT
//
// All findings, worst first, each with the numbers that it rests on and the moments
// to look at.

import { useFindingMarks } from '../app/findingmarks';
import type { PageProps } from '../app/router';
import { href, range, rangeQuery } from '../app/state';
import { formatCount, plural } from '../app/format';
import { formatDuration } from '../app/time';
import type { FindingsDoc } from '../api/docs';
import { FindingCard, findingPlace } from '../parts/finding';
import { Damage, Loaded, useJson } from '../parts/load';
import { Card, ofWhat, PageFrame, RangeNote, Segments, useParam } from '../parts/page';
import { NoFindings } from './overview';

type Order = 'severity' | 'cost' | 'time';

const ORDERS = [
	{ value: 'severity', text: 'By severity' }, { value: 'cost', text: 'By cost' }, { value: 'time', text: 'By time' },
] as const;

export function Findings({ arg }: PageProps) {
	const load = useJson<FindingsDoc>('doc/findings', rangeQuery());
	useFindingMarks(range.value ? null : load.data);
	const [order, setOrder] = useParam<Order>('order', 'severity', ['severity', 'cost', 'time']);
	return (
		<PageFrame
			title="Findings" lead="Patterns that make programs slow, where they were found and what they cost."
			actions={<><RangeNote restricted /><Segments label="Order" options={ORDERS} value={order} onChange={setOrder} /></>}
		>
			<Loaded load={load}>
				{(doc) => {
					const list = [...(doc.findings ?? [])];
					if (order === 'cost')
						list.sort((a, b) => b.cost_ns - a.cost_ns);
					if (order === 'time')
						list.sort((a, b) => (a.evidence[0]?.begin_ns ?? 0) - (b.evidence[0]?.begin_ns ?? 0));
					return (
						<>
							<Damage head={doc} />
							{list.length === 0 ? <Card><NoFindings doc={doc} /></Card> : (
								<>
									<p class="p-note p-note-above">
										{plural(list.length, 'finding')} in {formatDuration(doc.duration_ns)} {ofWhat()}. Costs are time of goroutines, of Ps, or on the clock, as said with each; they overlap and do not add up.
									</p>
									{list.length > 3 && (
										<nav class="jump" aria-label="Findings">
											{list.map((f, i) => <a key={i} class={`jump-link jump-${f.severity}`} href={href(`/findings/${f.rule}`)}>{f.rule} <span class="faint">{findingPlace(f)}</span></a>)}
										</nav>
									)}
									<h2 class="hidden-text">All findings</h2>
									<div class="findings">
										{list.filter((f) => !arg || f.rule === arg).map((f) => <FindingCard key={`${f.rule}${f.cost_ns}`} finding={f} duration={doc.duration_ns} open />)}
										{arg && !list.some((f) => f.rule === arg) && <Card><p class="faint">No finding {ofWhat()} is of the rule {arg}.</p></Card>}
										{arg && <p><a href={href('/findings')}>All {formatCount(list.length)} findings</a></p>}
									</div>
								</>
							)}
						</>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}
