// SPDX-License-Identifier: MIT

import { useEffect, useRef } from 'preact/hooks';
import { Timeline as Core } from '../timeline/timeline';
import { Toolbar } from '../timeline/toolbar';
import { Panel } from '../timeline/panel';
import { ContextMenu } from '../timeline/menu';
import { RowTable } from '../timeline/table';

export function Timeline() {
	const host = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const timeline = new Core(host.current!);
		return () => timeline.close();
	}, []);
	return (
		<div class="tl-page">
			<h1 class="hidden-text">Timeline</h1>
			<Toolbar />
			<div class="tl-body" ref={host} />
			<RowTable />
			<Panel />
			<ContextMenu />
		</div>
	);
}
