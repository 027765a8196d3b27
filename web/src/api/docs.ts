// SPDX-License-Identifier: MIT
//
// Shapes of the documents under doc/: what the commands print with --json. Their
// meaning is in doc/json.md.

export interface Head {
	schema: number;
	file: string;
	format: string | null;
	error?: string;
	error_code?: string;
	lost_bytes?: number;
	usable: boolean;
}

export interface Distribution {
	total_ns: number;
	avg_ns: number;
	p50_ns: number;
	p99_ns: number;
	max_ns: number;
}

export interface Counted extends Distribution {
	count: number;
}

export interface Named {
	name: string;
	total_ns: number;
}

export interface DocFrame {
	function: string;
	file: string;
	line: number;
	pc?: string;
}

/* Findings write frames with shorter keys. */
export interface FindingFrame {
	func: string;
	file: string;
	line: number;
}

/* --- report ------------------------------------------------------------------ */

export interface MinMax {
	first: number;
	last: number;
	min: number;
	max: number;
}

export interface ReportFunction extends Distribution {
	function: string;
	goroutines: number;
}

export interface ReportStack extends Counted {
	kind: string;
	top_1_percent_share: number;
	user_frame: number | null;
	frames: DocFrame[];
}

export interface Report extends Head {
	made_by?: string;
	start_unix_ns: number | null;
	duration_ns: number;
	bytes: number;
	events: number;
	generations: number;
	procs: number;
	threads: number;
	busy_share: number | null;
	goroutines_created: number;
	goroutines_peak: number;
	goroutines_left: number;
	gc_cycles: number;
	gomaxprocs: MinMax | null;
	heap_bytes: MinMax | null;
	heap_goal_bytes: MinMax | null;
	states: StateTimes;
	functions_by_running: ReportFunction[];
	functions_by_runnable: ReportFunction[];
	functions_by_blocked: ReportFunction[];
	block_reasons: { reason: string; waits: number; total_ns: number }[];
	scheduler_latency: Counted;
	stacks: ReportStack[];
}

export interface ReportDoc {
	reports: Report[];
}

/* --- goroutines --------------------------------------------------------------- */

export interface StateTimes {
	running_ns: number;
	runnable_ns: number;
	blocked_ns: number;
	syscall_ns: number;
	syscall_blocked_ns: number;
	unknown_ns: number;
	total_ns: number;
}

export interface GoroutineGroup {
	function: string;
	count: number;
	alive: number;
	running_share: number;
	running: Distribution;
	runnable: Distribution;
	blocked: Distribution;
	syscall: Distribution;
	syscall_blocked: Distribution;
	unknown: Distribution;
	total: Distribution;
	latency: Counted;
	blocked_by_reason: Named[];
	ranges: Named[];
}

export interface GoroutineRow extends StateTimes {
	id: number;
	creation_ns: number;
	start_ns: number | null;
	end_ns: number | null;
	blocked_by_reason: Named[];
	ranges: Named[];
}

export interface GoroutinesDoc extends Head {
	duration_ns: number;
	num_goroutines: number;
	num_groups?: number;
	groups?: GoroutineGroup[];
	group?: GoroutineGroup;
	goroutines?: GoroutineRow[];
}

/* --- profile ------------------------------------------------------------------ */

export interface CountBucket {
	from_ns: number;
	to_ns: number;
	count: number;
}

export interface ProfileStack extends Counted {
	share: number;
	top_1_percent_share: number;
	histogram: CountBucket[];
	user_frame: number | null;
	frames: DocFrame[];
}

export interface ProfileDoc extends Head, Counted {
	profile: string;
	top_1_percent_share: number;
	num_stacks: number;
	stacks: ProfileStack[];
}

/* --- latency ------------------------------------------------------------------ */

export interface LatencyInstance {
	begin_ns: number;
	duration_ns: number;
	goroutine: number | null;
	function: string;
	place: DocFrame | null;
	delay?: string;
	by?: number | null;
	by_place?: DocFrame | null;
	task?: number;
}

export interface LatencyRow extends Counted {
	kind: string;
	type: string;
	function?: string;
	place?: DocFrame | null;
	p90_ns: number;
	p99_9_ns: number;
	p99_99_ns: number;
	top_1_percent_share: number;
	top_10_percent_share: number;
	shape: string;
	cut: number;
	cut_ns: number;
	delay_ns?: Record<string, number>;
	lost?: boolean;
	lost_ns?: number;
	harm_ns?: number;
	histogram: CountBucket[];
	longest: LatencyInstance[];
}

export interface Heat {
	kind: string;
	from_ns: number;
	width_ns: number;
	columns: number;
	cells: { column: number; from_ns: number; to_ns: number; count: number }[];
}

export interface LatencyDoc extends Head {
	by: string;
	duration_ns: number;
	num_rows: number;
	rows: LatencyRow[];
	heat?: Heat;
}

/* --- tasks and regions ---------------------------------------------------------- */

export interface Step {
	over_ns: number;
	to_ns: number;
	count: number;
}

export interface TypeLatency extends Counted {
	p90_ns: number;
}

export interface TaskType {
	type: string;
	known: boolean;
	count: number;
	complete: number;
	incomplete: number;
	no_begin: number;
	no_end: number;
	neither: number;
	latency: TypeLatency;
	histogram: Step[];
}

export interface Log {
	time_ns: number;
	goroutine: number | null;
	category: string;
	message: string;
	stack: DocFrame[];
}

export interface Region extends StateTimes {
	type: string;
	goroutine: number;
	task: number;
	state: string;
	begin_ns: number | null;
	end_ns: number | null;
	duration_ns: number;
	blocked_by_reason: Named[];
	ranges: Named[];
	begin_stack: DocFrame[];
	end_stack: DocFrame[];
}

export interface Task {
	id: number;
	type: string;
	parent: number | null;
	state: string;
	begin_ns: number | null;
	end_ns: number | null;
	duration_ns: number;
	begin_goroutine: number | null;
	end_goroutine: number | null;
	begin_stack: DocFrame[];
	end_stack: DocFrame[];
	children: number[];
	goroutines: number[];
	logs: Log[];
	regions: Region[];
}

export interface TasksDoc extends Head {
	duration_ns: number;
	from_ns?: number;
	to_ns?: number;
	num_types?: number;
	types?: TaskType[];
	num_tasks?: number;
	tasks?: Task[];
}

export interface RegionType extends StateTimes {
	type: string;
	frame: DocFrame | null;
	count: number;
	complete: number;
	incomplete: number;
	no_begin: number;
	no_end: number;
	exited: number;
	latency: TypeLatency;
	histogram: Step[];
	blocked_by_reason: Named[];
	ranges: Named[];
}

export interface RegionsDoc extends Head {
	duration_ns: number;
	from_ns?: number;
	to_ns?: number;
	num_types?: number;
	types?: RegionType[];
	num_regions?: number;
	regions?: Region[];
}

/* --- explain -------------------------------------------------------------------- */

export interface Cause {
	cause: string;
	name: string;
	total_ns: number;
	share: number;
	count: number;
}

export interface Part {
	begin_ns: number;
	end_ns: number;
	duration_ns: number;
	cause: string;
	goroutine: number | null;
	function: string;
	depth: number;
	followed?: boolean;
	reason?: string;
	stack: DocFrame[];
	other?: { goroutine: number; function: string; stack: DocFrame[]; task?: number; type?: string };
	culprit?: { goroutine: number; function: string; stack: DocFrame[] };
}

export interface Explained {
	kind: string;
	id: number;
	type: string;
	goroutine?: number | null;
	begin_ns: number;
	end_ns: number;
	duration_ns: number;
	began_before: boolean;
	open: boolean;
	done: boolean;
	num_goroutines: number;
	depth: number;
	causes: Cause[];
	caused: {
		total_ns: number;
		count: number;
		victims: { task?: number; type?: string; goroutine?: number; function?: string; total_ns: number; count: number }[];
		places: { stack: DocFrame[]; total_ns: number; count: number }[];
	};
	parts: Part[];
}

export interface SlowCause {
	cause: string;
	name: string;
	slow: { avg_ns: number; p50_ns: number; have: number };
	normal: { avg_ns: number; p50_ns: number; have: number };
	share: number;
	delta: number;
	place_ns?: number;
	place?: DocFrame[] | null;
	other_ns?: number;
	other_type?: string | null;
}

export interface ExplainDoc extends Head {
	num_left_out: number;
	requests?: Explained[];
	type?: string;
	num_slow?: number;
	num_normal?: number;
	slow_total_ns?: number;
	normal_total_ns?: number;
	causes?: SlowCause[];
}

/* --- gc ------------------------------------------------------------------------- */

export interface GcCycle {
	cycle: number;
	trigger: string;
	begin_ns: number | null;
	sweep_begin_ns: number | null;
	sweep_end_ns: number | null;
	term_begin_ns: number | null;
	term_end_ns: number | null;
	end_ns: number | null;
	goroutine: number | null;
	function: string;
	heap_begin_bytes: number | null;
	heap_term_bytes: number | null;
	heap_marked_bytes: number | null;
	goal_bytes: number | null;
	next_goal_bytes: number | null;
	assists: number;
	assist_ns: number;
	worker_ns: number;
}

export interface Pause {
	reason: string;
	begin_ns: number;
	end_ns: number;
	goroutine: number | null;
	function: string;
	stopping_ns: number;
	last_p: number | null;
	last_goroutine: number | null;
	last_function: string | null;
}

export interface PauseReason extends Counted {
	reason: string;
	stopping_total_ns: number;
	stopping_avg_ns: number;
	stopping_p50_ns: number;
	stopping_p99_ns: number;
	stopping_max_ns: number;
}

export interface GcGroup {
	function: string;
	running_ns: number;
	assist_share: number;
	assist_count: number;
	assist_total_ns: number;
	assist_max_ns: number;
	assist_p99_ns: number;
	sweep_count: number;
	sweep_total_ns: number;
	swept_bytes: number;
	reclaimed_bytes: number;
}

export interface MmuPoint {
	window_ns: number;
	mmu: number;
	p99_9?: number;
	p99?: number;
	p95?: number;
}

export interface Mmu {
	flags: string[];
	bug_compatible: boolean;
	curve: MmuPoint[];
	worst_window_ns: number;
	worst: { begin_ns: number; end_ns: number; util: number; p?: number }[];
}

export interface GcDoc extends Head {
	duration_ns: number;
	mark_ns: number;
	proc_ns: number;
	gomaxprocs: number;
	num_cycles: number;
	cycles: GcCycle[];
	pauses_by_reason: PauseReason[];
	longest_pauses: Pause[];
	groups: GcGroup[];
	workers: (Counted & { worker: string })[];
	mmu: Mmu | null;
}

/* --- findings ------------------------------------------------------------------- */

export interface Evidence {
	what: string;
	begin_ns: number;
	end_ns: number;
	goroutine: number | null;
	stack: FindingFrame[];
}

export interface Finding {
	rule: string;
	severity: 'low' | 'medium' | 'high';
	confidence: 'possible' | 'likely' | 'certain';
	title: string;
	text: string;
	note: string;
	fix: string;
	blind: string;
	cost_of: string;
	cost_ns: number;
	share: number;
	count: number;
	longest_ns: number;
	stack: FindingFrame[];
	other_stack: FindingFrame[];
	facts: Record<string, { value: number; unit: string }>;
	evidence: Evidence[];
	series: { name: string; step_ns: number; values: number[] } | null;
}

export interface FindingsDoc extends Head {
	duration_ns: number;
	caveat: string;
	findings: Finding[];
}

export interface Rule {
	rule: string;
	title: string;
	fix: string;
	blind: string;
}

/* --- compare -------------------------------------------------------------------- */

export interface CompareSide extends Head {
	duration_ns: number;
	tasks: number;
	blocks: number;
	mmu: Record<string, number> | null;
}

export interface CompareTimes extends Counted {}

export interface Difference {
	quantity: string;
	name: string;
	a: number;
	b: number;
	a_per_task: number | null;
	b_per_task: number | null;
	change: number | null;
	chance: number;
	significant: boolean;
	a_times?: CompareTimes | null;
	b_times?: CompareTimes | null;
}

export interface CompareDoc {
	a: CompareSide;
	b: CompareSide;
	caveat: string;
	compared: number;
	differences: Difference[];
	findings: { rule: string; place: string; in_a: boolean; in_b: boolean; a_cost_ns: number; b_cost_ns: number }[];
}

/* --- events --------------------------------------------------------------------- */

export interface TraceEvent {
	time_ns: number;
	kind: string;
	m?: number;
	p?: number;
	g?: number;
	func?: string;
	[key: string]: unknown;
}

export interface EventsDoc {
	events: TraceEvent[];
	more: boolean;
	next?: string | null; /* where the next page begins */
}
