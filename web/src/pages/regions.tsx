// SPDX-License-Identifier: MIT
//
// Regions that the program marked: types by the place where they began, and the
// regions of a type.

import { useMemo } from 'preact/hooks';
import type { PageProps } from '../app/router';
import { href, range, rangeQuery } from '../app/state';
import { formatCount } from '../app/format';
import type { LatencyDoc, LatencyRow, RegionsDoc, RegionType } from '../api/docs';
import { functionLabel, nameLabel } from '../parts/format';
import { Damage, Loaded, useJson } from '../parts/load';
import { Dur, FnLink, pathArg, PlaceLine } from '../parts/names';
import { Card, PageFrame, RangeNote } from '../parts/page';
import { Bar, Table, type Column } from '../parts/table';
import { ShareBar, sharesOfTimes, SpreadMark, StateLegend } from '../parts/share';
import { Chooser, SlowVersusNormal, typeColumns } from '../parts/types';
import { NoneMarked, RegionTable, shownNs } from './tasks';

const regionHref = (type: string): string => href(`/region/${pathArg(type)}`);

function Types({ doc }: { doc: RegionsDoc }) {
	const types = doc.types ?? [];
	const columns = useMemo((): Column<RegionType>[] => [
		{ id: 'type', title: 'Region', value: (t) => t.type, show: (t) => <a href={regionHref(t.type)}>{nameLabel(t.type)}</a>, width: 'minmax(110px, 0.5fr)' },
		{ id: 'place', title: 'Where it began', value: (t) => t.frame?.function ?? '', show: (t) => <PlaceLine frame={t.frame} />, width: 'minmax(250px, 1.3fr)' },
		{ id: 'shares', title: 'Meanwhile', hint: 'What goroutines did while complete regions were open', value: (t) => t.running_ns, show: (t) => <ShareBar shares={sharesOfTimes(t)} />, width: 'minmax(100px, 0.5fr)', picture: true, fixed: true },
		...typeColumns(types, shownNs(doc), true),
	], [doc]);
	return <Table label="Types of regions" columns={columns} rows={types} sort={{ column: 'total', descending: true }} csvName="regions" rowHeight={34} tallest={20} rowHref={(t) => regionHref(t.type)} tools={<StateLegend />} />;
}

function All() {
	const load = useJson<RegionsDoc>('doc/regions', rangeQuery());
	return (
		<PageFrame title="Regions" lead="What the program marked with trace.WithRegion, by name and place." actions={<RangeNote restricted />}>
			<Loaded load={load}>
				{(doc) => (
					<>
						<Damage head={doc} />
						{doc.types && doc.types.length > 0 ? <Card flush><Types doc={doc} /></Card> : doc.usable && <NoneMarked what="regions" how="WithRegion or StartRegion" />}
					</>
				)}
			</Loaded>
		</PageFrame>
	);
}

/* By the start function of the goroutines. */
function Functions({ type }: { type: string }) {
	const load = useJson<LatencyDoc>('doc/latency', { kind: 'region', by: 'function', top: 500, longest: 1, ...rangeQuery() });
	const rows = useMemo(() => (load.data?.rows ?? []).filter((x) => x.type === type), [load.data, type]);
	const columns = useMemo((): Column<LatencyRow>[] => {
		const most = Math.max(...rows.map((x) => x.total_ns), 1);
		const low = Math.max(Math.min(...rows.map((x) => x.p50_ns).filter((v) => v > 0), 1e9), 10);
		const high = Math.max(...rows.map((x) => x.max_ns), 1);
		return [
			{ id: 'fn', title: 'Start function', value: (x) => functionLabel(x.function ?? ''), show: (x) => <FnLink fn={x.function ?? ''} />, width: 'minmax(200px, 1fr)' },
			{ id: 'count', title: 'Count', value: (x) => x.count, show: (x) => formatCount(x.count), num: true },
			{ id: 'total', title: 'Total', value: (x) => x.total_ns, show: (x) => <Bar value={x.total_ns} of={most}><Dur ns={x.total_ns} /></Bar>, num: true, width: '110px' },
			{ id: 'spread', title: 'Median · p99 · longest', value: (x) => x.max_ns, show: (x) => <SpreadMark p50={x.p50_ns} p99={x.p99_ns} max={x.max_ns} low={low} high={high} />, width: '160px', picture: true },
			{ id: 'p50', title: 'Median', value: (x) => x.p50_ns, show: (x) => <Dur ns={x.p50_ns} />, num: true },
			{ id: 'p99', title: 'p99', value: (x) => x.p99_ns, show: (x) => <Dur ns={x.p99_ns} />, num: true },
			{ id: 'max', title: 'Longest', value: (x) => x.max_ns, show: (x) => <Dur ns={x.max_ns} />, num: true },
		];
	}, [rows]);
	return <Loaded load={load}>{() => <Table label="By start function" columns={columns} rows={rows} sort={{ column: 'total', descending: true }} csvName="region-functions" tallest={8} />}</Loaded>;
}

const MOST = 5000;

function OfType({ type }: { type: string }) {
	const load = useJson<RegionsDoc>('doc/regions', { type, top: MOST, ...rangeQuery() });
	const r = range.value;
	return (
		<PageFrame
			title={nameLabel(type)} trail={[{ text: 'Regions', href: href('/regions') }]}
			actions={<><RangeNote restricted /><a class="button" href={href('/profiles', { kind: 'sync', scope: `region:${type}` })}>Flame of blocking</a></>}
		>
			<Loaded load={load}>
				{(doc) => {
					const regions = doc.regions ?? [];
					const complete = regions.filter((x) => x.state === 'complete');
					const open = regions.filter((x) => x.state !== 'complete');
					const note = (doc.num_regions ?? 0) > regions.length ? `The ${formatCount(regions.length)} longest of ${formatCount(doc.num_regions ?? 0)}.` : undefined;
					if (regions.length === 0)
						return <Card><p class="faint">There are no such regions{r ? ' in the range' : ''}.</p></Card>;
					return (
						<div class="stack-gap">
							<Damage head={doc} />
							{complete.length > 0 && (
								<Chooser rows={complete} duration={(x) => x.duration_ns} label={type} note={note}>
									{(chosen, what) => <Card title={what ? `Regions of ${what}` : 'Regions'} flush><RegionTable regions={chosen} withTask /></Card>}
								</Chooser>
							)}
							{open.length > 0 && <Card title="Begin or end not seen" flush><RegionTable regions={open} withTask /></Card>}
							<Card title="By start function" note="Of the goroutines that the regions were on." flush><Functions type={type} /></Card>
							{complete.length > 9 && <SlowVersusNormal type={type} />}
						</div>
					);
				}}
			</Loaded>
		</PageFrame>
	);
}

export function Regions({ arg }: PageProps) {
	return arg === null ? <All /> : <OfType type={arg} key={arg} />;
}
