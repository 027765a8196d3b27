// SPDX-License-Identifier: MIT

import { useEffect, useRef } from 'preact/hooks';
import { Timeline as Core } from '../timeline/timeline';
import { Toolbar } from '../timeline/toolbar';
import { Panel } from '../timeline/panel';
import { ContextMenu } from '../timeline/menu';

export function Timeline() {
	const host = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const timeline = new Core(host.current!);
		return () => timeline.close();
	}, []);
	return (
		<div class="tl-page">
			<Toolbar />
			<div class="tl-body" ref={host} />
			<Panel />
			<ContextMenu />
		</div>
	);
}
