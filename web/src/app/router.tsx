// SPDX-License-Identifier: MIT
//
// Which page an address shows. A page gets what follows its path as `arg`:
// "/goroutines/main.worker" → <Goroutines arg="main.worker">.

import type { ComponentType } from 'preact';
import { base, go, path } from './state';
import { matchPath } from './routes';
import { Overview } from '../pages/overview';
import { Timeline } from '../pages/timeline';
import { Goroutines } from '../pages/goroutines';
import { Profiles } from '../pages/profiles';
import { Latency } from '../pages/latency';
import { Tasks } from '../pages/tasks';
import { Regions } from '../pages/regions';
import { Mmu } from '../pages/mmu';
import { Findings } from '../pages/findings';
import { Compare } from '../pages/compare';
import { Events } from '../pages/events';
import { Help } from '../pages/help';
import { Settings } from '../pages/settings';

export interface PageProps {
	/* What follows the page's path, decoded; null: nothing. */
	arg: string | null;
	/* The first folder of the path: "task" and "tasks" are the same page. */
	root: string;
}

const PAGES: Readonly<Record<string, ComponentType<PageProps>>> = {
	'/': Overview, '/timeline': Timeline, '/findings': Findings, '/goroutines': Goroutines, '/profiles': Profiles, '/latency': Latency, '/mmu': Mmu,
	'/tasks': Tasks, '/regions': Regions, '/events': Events, '/compare': Compare, '/settings': Settings, '/help': Help,
};

export function Page() {
	const { route, root, arg } = matchPath(path.value);
	if (!route) {
		return (
			<div class="page">
				<h1>No such page</h1>
				<p class="page-note">The viewer has no page “{path.value}”. The pages are listed on the left.</p>
			</div>
		);
	}
	const Component = PAGES[route.path]!;
	return <Component key={route.path} arg={arg} root={root} />;
}

/* Plain links of the viewer are followed inside the page: anything may be an <a href>. */
export function followLinks(e: MouseEvent): void {
	if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey)
		return;
	const a = (e.target as Element | null)?.closest?.('a');
	if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin)
		return;
	const below = a.pathname.startsWith(base) ? a.pathname.slice(base.length) : null;
	if (below === null || below.startsWith('api/') || !matchPath(`/${below}`).route)
		return;
	e.preventDefault();
	go(a.href);
}
