// SPDX-License-Identifier: MIT
//
// Which page an address shows. A page gets what follows its path as `arg`:
// "/goroutines/main.worker" → <Goroutines arg="main.worker">.

import type { ComponentType } from 'preact';
import { go, path } from './state';
import { base } from './state';
import type { IconName } from './icons';
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

export interface Route {
	path: string;
	roots: readonly string[]; /* first folders that lead here */
	title: string;
	icon: IconName;
	page: ComponentType<PageProps>;
	group: 'look' | 'measure' | 'more' | 'about';
}

export const ROUTES: readonly Route[] = [
	{ path: '/', roots: ['', 'overview'], title: 'Overview', icon: 'overview', page: Overview, group: 'look' },
	{ path: '/timeline', roots: ['timeline'], title: 'Timeline', icon: 'timeline', page: Timeline, group: 'look' },
	{ path: '/findings', roots: ['findings'], title: 'Findings', icon: 'findings', page: Findings, group: 'look' },
	{ path: '/goroutines', roots: ['goroutines'], title: 'Goroutines', icon: 'goroutines', page: Goroutines, group: 'measure' },
	{ path: '/profiles', roots: ['profiles'], title: 'Profiles', icon: 'profiles', page: Profiles, group: 'measure' },
	{ path: '/latency', roots: ['latency'], title: 'Latency', icon: 'latency', page: Latency, group: 'measure' },
	{ path: '/mmu', roots: ['mmu'], title: 'GC & MMU', icon: 'gc', page: Mmu, group: 'measure' },
	{ path: '/tasks', roots: ['tasks', 'task'], title: 'Tasks', icon: 'tasks', page: Tasks, group: 'measure' },
	{ path: '/regions', roots: ['regions', 'region'], title: 'Regions', icon: 'regions', page: Regions, group: 'measure' },
	{ path: '/events', roots: ['events'], title: 'Events', icon: 'events', page: Events, group: 'more' },
	{ path: '/compare', roots: ['compare'], title: 'Compare', icon: 'compare', page: Compare, group: 'more' },
	{ path: '/settings', roots: ['settings'], title: 'Settings', icon: 'settings', page: Settings, group: 'about' },
	{ path: '/help', roots: ['help'], title: 'Help', icon: 'help', page: Help, group: 'about' },
];

export interface Match {
	route: Route | null;
	root: string;
	arg: string | null;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export function matchPath(p: string): Match {
	const slash = p.indexOf('/', 1);
	const root = slash < 0 ? p.slice(1) : p.slice(1, slash);
	const rest = slash < 0 ? '' : p.slice(slash + 1);
	const route = ROUTES.find((r) => r.roots.includes(root)) ?? null;
	return { route, root, arg: rest ? decode(rest) : null };
}

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
	const Component = route.page;
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
