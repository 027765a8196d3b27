// SPDX-License-Identifier: MIT
//
// The frame around every page: navigation, top bar, minimap, bottom strip.

import { useEffect } from 'preact/hooks';
import { formatDuration } from './time';
import { formatBytes, formatCount, formatPercent, plural } from './format';
import { palette } from './commands';
import { Icon } from './icons';
import { formatMoment } from '../parts/format';
import { Minimap } from './minimap';
import { Palette } from './palette';
import { copyLink, toast } from './share';
import { Page } from './router';
import { matchPath, ROUTES, type RouteInfo } from './routes';
import {
	changeSettings, complete, end, href, offline, params, path, range, setRange, setTheme, settings, status, theme,
} from './state';
import { spanParam } from './url';

function NavLink({ route, current }: { route: RouteInfo; current: boolean }) {
	return (
		<a class="nav-link" href={href(route.path)} aria-current={current ? 'page' : undefined} title={route.title}>
			<Icon name={route.icon} />
			<span class="nav-word">{route.title}</span>
		</a>
	);
}

function Nav() {
	const current = matchPath(path.value).route;
	const groups = ['look', 'measure', 'more', 'about'] as const;
	const { compare } = status.value ?? { compare: null };
	const shown = ROUTES.filter((r) => r.path !== '/compare' || compare || current === r);
	return (
		<nav class="nav" aria-label="Pages">
			{groups.map((g) => (
				<div class={`nav-group nav-${g}`} key={g}>
					{shown.filter((r) => r.group === g).map((r) => <NavLink key={r.path} route={r} current={r === current} />)}
				</div>
			))}
			<button
				class="nav-link nav-fold"
				type="button"
				aria-pressed={settings.value.narrow}
				title={settings.value.narrow ? 'Show the words' : 'Show icons only'}
				onClick={() => changeSettings({ narrow: !settings.peek().narrow })}
			>
				<Icon name="sidebar" />
				<span class="nav-word">Collapse</span>
			</button>
		</nav>
	);
}

function RangeChip() {
	const r = range.value;
	if (!r)
		return <span class="chip chip-quiet" title="All pages show the whole trace">whole trace</span>;
	return (
		<span class="chip chip-range">
			<span>{formatMoment(r.from)} + {formatDuration(r.to - r.from)}</span>
			<button type="button" class="chip-clear" onClick={() => setRange(null)} title="Back to the whole trace">
				<Icon name="close" size={12} /> whole trace
			</button>
		</span>
	);
}

function TopBar() {
	const s = status.value;
	return (
		<header class="top">
			<a class="brand" href={href('/')}>tacho</a>
			<span class="trace-name" title={s?.name}>{s?.name ?? ''}</span>
			{end.value > 0 && <span class="trace-facts">{formatDuration(end.value)}</span>}
			<RangeChip />
			<span class="top-space" />
			<button type="button" class="omnibox" onClick={() => { palette.value = 'find'; }} title="Search (/)">
				<Icon name="search" size={15} /><span>Search or go to…</span><kbd>/</kbd>
			</button>
			<button type="button" class="tool" title="All commands (Ctrl K)" aria-label="All commands" onClick={() => { palette.value = 'command'; }}><Icon name="keyboard" /></button>
			<button type="button" class="tool" title="Copy a link to this view (Y)" aria-label="Copy a link to this view" onClick={() => void copyLink()}><Icon name="share" /></button>
			<button
				type="button"
				class="tool"
				aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
				title={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
				onClick={() => setTheme(theme.peek() === 'dark' ? 'light' : 'dark')}
			>
				<Icon name={theme.value === 'dark' ? 'sun' : 'moon'} />
			</button>
			<a class="tool" href={href('/help')} title="Help (?)" aria-label="Help"><Icon name="help" /></a>
		</header>
	);
}

/* What the address asks for and the trace does not have; null: it has it. */
function outside(): string | null {
	const view = path.value === '/timeline' ? spanParam(params.value, 't') : null;
	const what = range.value && range.value.from >= end.value ? 'The range' : view && view.from >= end.value ? 'The time that is shown' : null;
	return what && `${what} is behind the end of the trace, which is ${formatDuration(end.value)} long.`;
}

function Strip() {
	const s = status.value;
	const beyond = s?.state === 'ready' && end.value > 0 ? outside() : null;
	if (offline.value)
		return <footer class="strip strip-bad"><span role="status"><Icon name="warning" size={14} />{offline.value}</span></footer>;
	if (!s)
		return <footer class="strip">Connecting…</footer>;
	const share = s.total > 0 ? s.done / s.total : null;
	return (
		<footer class="strip">
			{s.state === 'reading' && (
				<>
					<progress max={1} value={share ?? undefined} aria-label="Reading the trace" />
					<span>
						Reading: {formatBytes(s.done)}{share !== null && ` of ${formatBytes(s.total)} (${formatPercent(share)})`},{' '}
						{formatCount(s.events)} events
					</span>
				</>
			)}
			{s.state === 'failed' && <span class="bad"><Icon name="warning" size={14} />{s.error ?? 'The trace could not be read.'}</span>}
			{s.state === 'ready' && <span>{plural(s.events, 'event')} in {plural(s.generations, 'generation')}</span>}
			{beyond && <span class="warn" role="status"><Icon name="warning" size={14} />{beyond}</span>}
			{s.warnings.map((w) => <span class="warn" key={w}><Icon name="warning" size={14} />{w}</span>)}
			<span class="top-space" />
			{s.jobs > 0 && <span>{s.jobs} at work</span>}
			<span class="faint">{s.tool}</span>
		</footer>
	);
}

export function Shell() {
	const { route } = matchPath(path.value);
	const name = status.value?.name;
	useEffect(() => {
		document.title = [route?.title, name, 'tacho'].filter(Boolean).join(' · ');
	}, [route, name]);
	useEffect(() => {
		document.documentElement.dataset.theme = theme.value;
	}, [theme.value]);
	return (
		<div class={`shell${settings.value.narrow ? ' shell-narrow' : ''}`}>
			<a class="skip" href="#page">To the page</a>
			<TopBar />
			<Minimap />
			<Nav />
			<main id="page" class="main" data-complete={complete.value} tabIndex={route?.path === '/timeline' ? -1 : 0}><Page /></main>
			<Strip />
			<Palette />
			{toast.value && <div class="toast" role="status">{toast.value}</div>}
		</div>
	);
}
