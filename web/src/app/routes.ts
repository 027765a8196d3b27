// SPDX-License-Identifier: MIT
//
// The pages by name: what the navigation and the keys 1…9 list. router.tsx says
// which component shows each.

import type { IconName } from './icons';

export interface RouteInfo {
	path: string;
	roots: readonly string[]; /* first folders that lead here */
	title: string;
	icon: IconName;
	group: 'look' | 'measure' | 'more' | 'about';
}

export const ROUTES: readonly RouteInfo[] = [
	{ path: '/', roots: ['', 'overview'], title: 'Overview', icon: 'overview', group: 'look' },
	{ path: '/timeline', roots: ['timeline'], title: 'Timeline', icon: 'timeline', group: 'look' },
	{ path: '/findings', roots: ['findings'], title: 'Findings', icon: 'findings', group: 'look' },
	{ path: '/goroutines', roots: ['goroutines'], title: 'Goroutines', icon: 'goroutines', group: 'measure' },
	{ path: '/profiles', roots: ['profiles'], title: 'Profiles', icon: 'profiles', group: 'measure' },
	{ path: '/latency', roots: ['latency'], title: 'Latency', icon: 'latency', group: 'measure' },
	{ path: '/mmu', roots: ['mmu', 'gc'], title: 'GC & MMU', icon: 'gc', group: 'measure' },
	{ path: '/tasks', roots: ['tasks', 'task'], title: 'Tasks', icon: 'tasks', group: 'measure' },
	{ path: '/regions', roots: ['regions', 'region'], title: 'Regions', icon: 'regions', group: 'measure' },
	{ path: '/events', roots: ['events'], title: 'Events', icon: 'events', group: 'more' },
	{ path: '/compare', roots: ['compare'], title: 'Compare', icon: 'compare', group: 'more' },
	{ path: '/settings', roots: ['settings'], title: 'Settings', icon: 'settings', group: 'about' },
	{ path: '/help', roots: ['help'], title: 'Help', icon: 'help', group: 'about' },
];

export interface Match {
	route: RouteInfo | null;
	root: string;
	arg: string | null; /* what follows the page's path, decoded */
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
