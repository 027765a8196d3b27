// SPDX-License-Identifier: MIT
//
// Shapes of the server's JSON that the shell and the timeline use.

export interface Status {
	seq: number;
	fp: string;
	name: string;
	compare: string | null;
	state: 'reading' | 'ready' | 'failed';
	done: number;
	total: number;
	events: number;
	generations: number;
	end: number;
	rate: number;
	warnings: string[];
	error: string | null;
	follow: boolean;
	tool: string;
	jobs: number;
}

export interface Meta {
	reasons: string[];
	first_wall_unix_ns: number | null;
	go: string;
	ps: number;
	levels: number;
	sections: { name: string; total: number }[];
}

export type RowKind =
	'proc' | 'thread' | 'goroutine' | 'group' | 'lane' | 'task' | 'region' | 'gc' | 'stw' | 'counter' | 'assist' | 'sweep';

/* Times by class, ns: running, runnable, waiting, syscall. */
export type Totals = [number, number, number, number];

export interface Row {
	key: string;
	kind: RowKind;
	label: string;
	depth: number;
	begin: number;
	end: number;
	slices: number;
	totals: Totals;
	id?: number;
	fn?: string;
	group?: string;
	regions?: number; /* how many rows of them a goroutine has */
	assists?: boolean;
	sweeps?: boolean;
	members?: number;
	peak?: number;
	lanes?: number;
	min?: number;
	max?: number;
	unit?: 'bytes' | 'count';
}

export interface RowPage {
	total: number;
	offset: number;
	rows: Row[];
}

export interface Frame {
	fn: string;
	file: string;
	line: number;
}

export interface Goroutine {
	key: string;
	id: number;
	fn: string;
	created_by?: { key: string; t: number } | null;
}

export interface Names {
	g: Record<string, { key: string; id: number; fn: string }>;
	s: Record<string, string>;
	k: Record<string, Frame[]>;
}

export interface Place {
	key: string;
	t: number;
}

export interface At {
	row: string;
	begin: number;
	end: number;
	state: string;
	reason: string | null;
	stack: Frame[];
	goroutine: Goroutine | null;
	p: string | null;
	m: string | null;
	unblocked_by: (Place & { stack?: Frame[] }) | null;
	unblocks: Place[];
	prev: number | null;
	next: number | null;
	percentile: number | null;
	n_same: number;
	percentile_wide: number | null;
	n_wide: number;
	task: { id: number; type: string } | null;
	regions: string[];
}

/* Of flows of a range also the P, and when it ran there. */
export interface EdgeEnd extends Place {
	p?: string | null;
	runs?: number | null;
}

export interface Edge {
	kind: 'create' | 'unblock' | 'syscall';
	from: EdgeEnd;
	to: EdgeEnd;
}

export interface Flows {
	edges: Edge[];
	left_off: number;
	ends?: [number, number][]; /* of the rows asked for: begin there, end there; where some are left off */
}

export interface Chain {
	steps: { key: string; begin: number; end: number; state: string; reason: string | null; why: string }[];
}

export interface Area {
	from: number;
	to: number;
	states: Record<string, { total: number; count: number; max: number }>;
	reasons: { name: string; total: number; count: number }[];
	groups: { key: string; fn: string; totals: Totals; n: number }[];
	goroutines: { key: string; fn: string; totals: Totals }[];
	hist: { edges: number[]; counts: Record<string, number[]> };
	flame: { value: number; nodes: { fn: string; self: number; value: number; parent: number }[] } | null;
	slices: number;
}

export interface Plot {
	from: number;
	to: number;
	bins: number;
	series: Record<string, (number | null)[]>;
}

export interface Marks {
	gc: [number, number][];
	stw: [number, number, string][];
	left_off: number;
}

export interface Found {
	rows: { key: string; kind: RowKind; label: string; begin: number }[];
	total: number;
}
