// SPDX-License-Identifier: MIT

import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatCount } from '../app/format';
import { tooMany } from '../timeline/around';
import { Timeline as Core } from '../timeline/timeline';
import { Toolbar } from '../timeline/toolbar';
import { Panel } from '../timeline/panel';
import { ContextMenu } from '../timeline/menu';
import { RowTable } from '../timeline/table';

/* Of arrows, where the view has more than are drawn. */
function TooMany() {
	return tooMany.value === null ? null : <p class="tl-crowd" role="status">{formatCount(tooMany.value)} arrows are in view, counted on their rows: zoom in to see them</p>;
}

export function Timeline() {
	const host = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const timeline = new Core(host.current!);
		return () => timeline.close();
	}, []);
	return (
		<div class="tl-page">
			<h1 class="hidden-text">Timeline</h1>
			<Toolbar />
			<div class="tl-body" ref={host} />
			<TooMany />
			<RowTable />
			<Panel />
			<ContextMenu />
		</div>
	);
}
