// SPDX-License-Identifier: MIT
//
// Line icons on a 20 × 20 grid, drawn with the colour of the text around them.

const PATHS = {
	overview: 'M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z',
	timeline: 'M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8',
	findings: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.6 12.6L17 17M9 6.5v3M9 11.4v.1',
	goroutines: 'M4 4.5h12M4 10h12M4 15.5h7M2 4.5h.1M2 10h.1M2 15.5h.1',
	profiles: 'M2 4h16v3H2zM2 8.5h10v3H2zM2 13h6v3H2zM13.5 8.5H16v3h-2.5z',
	latency: 'M3 17V3M3 17h14M6 14v-3M9 14V6M12 14v-5M15 14v-2',
	gc: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
	tasks: 'M3 5l1.5 1.5L7 4M3 10.5L4.5 12 7 9.500M3 16l1.5 1.500L7 15M10 5.500h7M10 11h7M10 16.500h7',
	regions: 'M3 4v12M17 4v12M3 10h14M6 7L3 10l3 3M14 7l3 3-3 3',
	events: 'M3 4h14M3 8h14M3 12h14M3 16h9',
	compare: 'M3 16V8h3v8zM8 16V4h3v12zM13 16v-6h3v6z',
	settings: 'M3 6h6M13 6h4M11 4v4M3 14h2M9 14h8M7 12v4',
	help: 'M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.600M10 14v.1',
	search: 'M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17',
	share: 'M8 5H4v11h11v-4M11 4h5v5M16 4l-7 7',
	sun: 'M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.600L16 16M16 4l-1.4 1.400M5.4 14.600L4 16',
	moon: 'M16.5 11.500A7 7 0 0 1 8.5 3.500a7 7 0 1 0 8 8z',
	close: 'M5 5l10 10M15 5L5 15',
	chevron: 'M7 4l6 6-6 6',
	back: 'M13 4l-6 6 6 6',
	sidebar: 'M3 4h14v12H3zM7.5 4v12',
	pin: 'M10 12v6M6 12h8l-1.5-3V4h1V2.500h-7V4h1v5z',
	table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
	zoomin: 'M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17M6 8.500h5M8.5 6v5',
	zoomout: 'M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17M6 8.500h5',
	fit: 'M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4h-4',
	warning: 'M10 3l7.5 13.500h-15zM10 8.500v3.500M10 14.200v.1',
	menu: 'M10 4.500v.1M10 10v.1M10 15.500v.1',
	keyboard: 'M2 5h16v10H2zM5 8h.1M8 8h.1M11 8h.1M14 8h.1M6 12h8',
	flag: 'M5 18V3M5 4h10l-2.5 3.500L15 11H5',
	copy: 'M7 7h9v10H7zM4 13V3h9',
	flow: 'M3 5h5a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4M13.5 12.500L16.5 15 13.5 17.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
	return (
		<svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
		</svg>
	);
}
