/* SPDX-License-Identifier: MIT */
/* Made-up event streams; see synth.h. */
#include "support/synth.h"

#include <stdlib.h>
#include <string.h>

#include "reader/border.h"
#include "wire/events.h"

const char *const synth_texts[SYNTH_STRINGS] = {
	"",           "chan receive",   "sync.(*Cond).Wait", "network",
	"select",     "sleep",          "forever",           "preempted",
	"GOMAXPROCS", "read mem stats", "main.main",         "main.work",
	"main.leaf",  "main;other",     "file.go",           "main.serve"
};

/* Outermost function, and how many frames of SYNTH_LEAF are inside it. */
static const struct {
	int root;
	int depth;
} stack_shapes[SYNTH_STACKS] = {
	{ SYNTH_EMPTY, 0 }, { SYNTH_MAIN, 1 },  { SYNTH_MAIN, 2 },  { SYNTH_WORK, 1 },
	{ SYNTH_WORK, 3 },  { SYNTH_SERVE, 2 }, { SYNTH_OTHER, 1 }, { SYNTH_OTHER, 4 },
	{ SYNTH_WORK, 5 },  { SYNTH_SERVE, 1 }, { SYNTH_MAIN, 6 },  { SYNTH_SERVE, 7 },
};

int synth_root(int stack)
{
	return stack_shapes[stack].root;
}

uint64_t synth_random(struct synth *s, uint64_t below)
{
	s->rng = s->rng * 6364136223846793005U + 1442695040888963407U;
	return tc_mix64(s->rng) % below;
}

static void must(int rc)
{
	if (rc < 0)
		abort();
}

static void make_gen(struct synth *s, int k)
{
	static const struct tacho_limits limits = { .strings = 1000,
						    .stacks = 1000,
						    .frames = 10000 };
	struct tacho_gen *g = &s->gens[k];
	struct tacho_diag diag = { 0 };

	tc_gen_init(g, NULL, &limits);
	tc_gen_reset(g);
	/* Another order in each generation, so that the references differ. */
	for (int i = 0; i < SYNTH_STRINGS; i++) {
		int text = k ? SYNTH_STRINGS - 1 - i : i;

		if (text == SYNTH_EMPTY)
			continue;
		s->strings[k][text] = (uint32_t)g->n_strings;
		must(tc_gen_define_string(g, (uint64_t)text, synth_texts[text],
					  strlen(synth_texts[text]), &diag));
		s->strings[k][text] = (uint32_t)g->n_strings - 1;
	}
	for (int i = 1; i < SYNTH_STACKS; i++) {
		int stack = k ? SYNTH_STACKS - i : i;
		int depth = stack_shapes[stack].depth;

		must(tc_gen_define_stack(g, (uint64_t)stack, (size_t)depth, &diag));
		s->stacks[k][stack] = (uint32_t)g->n_stacks - 1;
		for (int f = 0; f < depth; f++) {
			bool is_root = f == depth - 1;

			must(tc_gen_define_frame(
				g, (uint64_t)(is_root ? 1000 + 16 * stack : 5000 + f),
				(uint64_t)(is_root ? stack_shapes[stack].root : SYNTH_LEAF),
				SYNTH_FILE, (uint64_t)(10 + f), &diag));
		}
	}
	must(tc_gen_name_frames(g, &diag));
}

void synth_init(struct synth *s, uint64_t seed)
{
	memset(s, 0, sizeof(*s));
	s->rng = seed * 2 + 1;
	for (int k = 0; k < SYNTH_GENS; k++)
		make_gen(s, k);
}

void synth_fini(struct synth *s)
{
	for (int k = 0; k < SYNTH_GENS; k++)
		tc_gen_fini(&s->gens[k]);
	free(s->events);
	free(s->may_open);
	free(s->gen_of);
}

static void add(struct synth *s, int gen, struct tacho_event e, uint8_t may_open)
{
	bool is_range = e.kind >= TACHO_KIND_RANGE_BEGIN && e.kind <= TACHO_KIND_RANGE_END;

	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->events = realloc(s->events, s->cap * sizeof(*s->events));
		s->may_open = realloc(s->may_open, s->cap);
		s->gen_of = realloc(s->gen_of, s->cap);
		if (!s->events || !s->may_open || !s->gen_of)
			abort();
	}
	e.name = s->strings[gen][e.name];
	e.stack = s->stacks[gen][e.stack];
	if (!is_range)
		e.u.subject_stack = s->stacks[gen][e.u.subject_stack];
	if (e.slot != TACHO_NO_SLOT && e.slot >= s->n_slots)
		s->n_slots = e.slot + 1;
	s->gen_of[s->n] = (uint8_t)gen;
	s->may_open[s->n] = may_open;
	s->events[s->n++] = e;
}

void synth_add(struct synth *s, int gen, struct tacho_event e)
{
	add(s, gen, e, 0);
}

void synth_go(struct synth *s, int64_t ns, int64_t g, uint32_t slot, int from, int to, int reason,
	      int stack, int subject_stack, int64_t p)
{
	add(s, 0,
	    (struct tacho_event){ .time_ns = ns,
				  .m = 1,
				  .p = p,
				  .g = TACHO_NONE,
				  .subject = g,
				  .slot = slot,
				  .kind = TACHO_KIND_STATE_TRANSITION,
				  .scope = TACHO_SCOPE_GOROUTINE,
				  .from = (uint8_t)from,
				  .to = (uint8_t)to,
				  .name = (uint32_t)reason,
				  .stack = (uint32_t)stack,
				  .u.subject_stack = (uint32_t)subject_stack },
	    0);
}

void synth_proc(struct synth *s, int64_t ns, int64_t p, int from, int to)
{
	add(s, 0,
	    (struct tacho_event){ .time_ns = ns,
				  .m = 1,
				  .p = p,
				  .g = TACHO_NONE,
				  .subject = p,
				  .slot = TACHO_NO_SLOT,
				  .kind = TACHO_KIND_STATE_TRANSITION,
				  .scope = TACHO_SCOPE_PROC,
				  .from = (uint8_t)from,
				  .to = (uint8_t)to },
	    0);
}

/* --- a made-up world --- */

enum {
	GOS = 40,
	PROCS = 4
};

struct world {
	struct synth *s;
	int gen, generation;
	int64_t now;
	int64_t next_id;
	struct {
		int64_t id;
		int state;      /* enum tacho_go_state; UNDETERMINED: the place is free */
		int proc;       /* running on, or held in a system call; -1: none */
		int stack;      /* shows its start function; 0: none does */
		int generation; /* in which it was created */
		bool is_forever, assists, stops;
	} gs[GOS]; /* by slot */
	struct {
		bool is_known, is_idle, sweeps;
		int g; /* slot of who runs on it or holds it; -1: none */
	} ps[PROCS];
};

static int roll(struct world *w, int below)
{
	return (int)synth_random(w->s, (uint64_t)below);
}

static struct tacho_event base(struct world *w)
{
	w->now += 1 + (roll(w, 20) == 0 ? roll(w, 100000) : roll(w, 300));
	return (struct tacho_event){
		.time_ns = w->now, .m = 1, .p = TACHO_NONE, .g = TACHO_NONE, .slot = TACHO_NO_SLOT
	};
}

static void go(struct world *w, int slot, int to, int reason, uint8_t may_open, int64_t p)
{
	struct tacho_event e = base(w);
	bool is_own = w->gs[slot].state == TACHO_GO_RUNNING;

	e.kind = TACHO_KIND_STATE_TRANSITION;
	e.scope = TACHO_SCOPE_GOROUTINE;
	e.subject = w->gs[slot].id;
	e.slot = (uint32_t)slot;
	e.from = (uint8_t)w->gs[slot].state;
	e.to = (uint8_t)to;
	e.p = p;
	e.name = (uint32_t)reason;
	e.stack = (uint32_t)(is_own ? w->gs[slot].stack : roll(w, SYNTH_STACKS));
	/* A status or a stop shows the stack of the goroutine, others do not. */
	if (is_own && to != TACHO_GO_NOT_EXIST)
		e.u.subject_stack = (uint32_t)w->gs[slot].stack;
	w->gs[slot].state = to;
	add(w->s, w->gen, e, may_open);
}

static void proc(struct world *w, int p, int from, int to, uint8_t may_open)
{
	struct tacho_event e = base(w);

	e.kind = TACHO_KIND_STATE_TRANSITION;
	e.scope = TACHO_SCOPE_PROC;
	e.subject = p;
	e.from = (uint8_t)from;
	e.to = (uint8_t)to;
	add(w->s, w->gen, e, may_open);
	w->ps[p].is_idle = to == TACHO_PROC_IDLE;
	w->ps[p].is_known = true;
}

static void range(struct world *w, int kind, int what, int slot, int p, int name)
{
	struct tacho_event e = base(w);
	bool is_sweep = what == TACHO_RANGE_SWEEP;

	e.kind = (uint8_t)kind;
	e.detail = (uint8_t)what;
	e.scope = is_sweep ? TACHO_SCOPE_PROC : TACHO_SCOPE_GOROUTINE;
	e.name = (uint32_t)name;
	e.p = p;
	e.g = slot < 0 ? TACHO_NONE : w->gs[slot].id;
	e.subject = is_sweep ? p : e.g;
	e.slot = slot < 0 ? TACHO_NO_SLOT : (uint32_t)slot;
	/* A worker does not know who has been on a thread since before its generation. */
	add(w->s, w->gen, e,
	    is_sweep && slot >= 0 && w->gs[slot].generation < w->generation ? TACHO_OPEN_CONTEXT
									    : 0);
}

static void create(struct world *w, int slot)
{
	int how = roll(w, 12);
	struct tacho_event e = base(w);

	memset(&w->gs[slot], 0, sizeof(w->gs[slot]));
	w->gs[slot].id = w->next_id++;
	w->gs[slot].generation = w->generation;
	w->gs[slot].proc = -1;
	w->gs[slot].stack = roll(w, SYNTH_STACKS);
	w->gs[slot].state = TACHO_GO_NOT_EXIST;
	if (how == 0) {
		/* From a foreign thread: without a P, or (never in reality) with any. */
		go(w, slot, TACHO_GO_SYSCALL, SYNTH_EMPTY, TACHO_OPEN_CONTEXT,
		   roll(w, 2) ? TACHO_NONE : roll(w, PROCS));
		return;
	}
	e.kind = TACHO_KIND_STATE_TRANSITION;
	e.scope = TACHO_SCOPE_GOROUTINE;
	e.subject = w->gs[slot].id;
	e.slot = (uint32_t)slot;
	e.from = TACHO_GO_NOT_EXIST;
	e.to = how == 1 ? TACHO_GO_WAITING : TACHO_GO_RUNNABLE;
	e.stack = (uint32_t)roll(w, SYNTH_STACKS);
	e.u.subject_stack = (uint32_t)w->gs[slot].stack;
	w->gs[slot].state = e.to;
	add(w->s, w->gen, e, 0);
}

static void destroy(struct world *w, int slot)
{
	int p = w->gs[slot].proc;

	if (w->gs[slot].state == TACHO_GO_SYSCALL && p >= 0)
		proc(w, p, TACHO_PROC_RUNNING, TACHO_PROC_IDLE, 0);
	go(w, slot, TACHO_GO_NOT_EXIST, SYNTH_EMPTY, 0, p);
	if (p >= 0)
		w->ps[p].g = -1;
	w->gs[slot].state = TACHO_GO_UNDETERMINED;
	w->gs[slot].assists = false;
}

static void step_running(struct world *w, int slot)
{
	static const int reasons[] = { SYNTH_CHAN,   SYNTH_SYNC,  SYNTH_NET,
				       SYNTH_SELECT, SYNTH_SLEEP, SYNTH_EMPTY };
	int p = w->gs[slot].proc;

	switch (roll(w, 12)) {
	case 0: destroy(w, slot); return;
	case 1: go(w, slot, TACHO_GO_RUNNABLE, SYNTH_PREEMPTED, 0, p); break;
	case 2:
	case 3:
	case 4:
		/* The P stays with the system call until it is taken. */
		go(w, slot, TACHO_GO_SYSCALL, SYNTH_EMPTY, 0, p);
		return;
	case 5:
		range(w, w->gs[slot].assists ? TACHO_KIND_RANGE_END : TACHO_KIND_RANGE_BEGIN,
		      TACHO_RANGE_MARK_ASSIST, slot, p, SYNTH_EMPTY);
		w->gs[slot].assists ^= true;
		return;
	case 6:
		range(w, w->gs[slot].stops ? TACHO_KIND_RANGE_END : TACHO_KIND_RANGE_BEGIN,
		      TACHO_RANGE_STW, slot, p, w->gs[slot].id % 2 ? SYNTH_STW_A : SYNTH_STW_B);
		w->gs[slot].stops ^= true;
		return;
	case 7:
		range(w, w->ps[p].sweeps ? TACHO_KIND_RANGE_END : TACHO_KIND_RANGE_BEGIN,
		      TACHO_RANGE_SWEEP, slot, p, SYNTH_EMPTY);
		w->ps[p].sweeps ^= true;
		return;
	default:
		if (roll(w, 60) == 0 && !w->gs[slot].assists && !w->gs[slot].stops) {
			w->gs[slot].is_forever = true;
			go(w, slot, TACHO_GO_WAITING, SYNTH_FOREVER, 0, p);
		} else {
			go(w, slot, TACHO_GO_WAITING, reasons[roll(w, 6)], 0, p);
		}
		break;
	}
	w->gs[slot].proc = -1;
	w->ps[p].g = -1;
}

static void step_syscall(struct world *w, int slot)
{
	int p = w->gs[slot].proc;

	if (p >= 0 && roll(w, 3) == 0) {
		/* The P is taken, and the call blocks. */
		proc(w, p, TACHO_PROC_RUNNING, TACHO_PROC_IDLE, 0);
		w->ps[p].g = -1;
		w->gs[slot].proc = -1;
	} else if (roll(w, 40) == 0) {
		destroy(w, slot);
	} else if (p >= 0) {
		go(w, slot, TACHO_GO_RUNNING, SYNTH_EMPTY, 0, p);
	} else {
		go(w, slot, TACHO_GO_RUNNABLE, SYNTH_EMPTY, 0, TACHO_NONE);
	}
}

static void step(struct world *w)
{
	int slot = roll(w, GOS), p = roll(w, PROCS);

	switch (w->gs[slot].state) {
	case TACHO_GO_UNDETERMINED: create(w, slot); break;
	case TACHO_GO_RUNNABLE:
		if (w->ps[p].g >= 0)
			break;
		if (w->ps[p].is_idle)
			proc(w, p, TACHO_PROC_IDLE, TACHO_PROC_RUNNING, 0);
		go(w, slot, TACHO_GO_RUNNING, SYNTH_EMPTY, 0, p);
		w->gs[slot].proc = p;
		w->ps[p].g = slot;
		break;
	case TACHO_GO_RUNNING: step_running(w, slot); break;
	case TACHO_GO_SYSCALL: step_syscall(w, slot); break;
	default:
		if (!w->gs[slot].is_forever)
			go(w, slot, TACHO_GO_RUNNABLE, SYNTH_EMPTY, 0, p);
		break;
	}
	if (w->ps[p].g < 0 && !w->ps[p].is_idle && roll(w, 20) == 0)
		proc(w, p, TACHO_PROC_RUNNING, TACHO_PROC_IDLE, 0);
}

/* What a generation begins with: Sync, and the status of everything. */
static void begin_generation(struct world *w)
{
	struct tacho_event e = base(w);
	bool is_first = w->generation == 0;

	w->gen = w->generation % SYNTH_GENS;
	e.kind = TACHO_KIND_SYNC;
	e.subject = ++w->generation;
	add(w->s, w->gen, e, 0);
	for (int p = 0; p < PROCS; p++) {
		int to = w->ps[p].is_idle ? TACHO_PROC_IDLE : TACHO_PROC_RUNNING;
		int from = !w->ps[p].is_known ? TACHO_PROC_UNDETERMINED : to;

		proc(w, p, from, to, is_first ? 0 : TACHO_OPEN_FROM);
	}
	for (int i = 0; i < GOS; i++) {
		static const int states[] = { TACHO_GO_RUNNABLE, TACHO_GO_WAITING,
					      TACHO_GO_SYSCALL };
		int stack = w->gs[i].stack;

		if (is_first && i < GOS / 2) {
			w->gs[i].id = w->next_id++;
			w->gs[i].generation = w->generation;
			w->gs[i].proc = -1;
			w->gs[i].stack = stack = roll(w, SYNTH_STACKS);
			go(w, i, states[roll(w, 3)], SYNTH_EMPTY, 0,
			   roll(w, 2) ? TACHO_NONE : roll(w, PROCS));
		} else if (w->gs[i].state != TACHO_GO_UNDETERMINED) {
			go(w, i, w->gs[i].state, SYNTH_EMPTY, 0, w->gs[i].proc);
		}
		if (w->gs[i].assists)
			range(w, TACHO_KIND_RANGE_ACTIVE, TACHO_RANGE_MARK_ASSIST, i, -1,
			      SYNTH_EMPTY);
	}
}

void synth_fill(struct synth *s, size_t n)
{
	struct world w = { .s = s, .next_id = 1, .now = -(int64_t)synth_random(s, 2) };

	for (int p = 0; p < PROCS; p++)
		w.ps[p].g = -1;
	w.ps[0].is_idle = true;
	w.now += synth_random(s, 2) ? 1000000 : 0;
	while (s->n < n) {
		size_t end = s->n + n / 6 + (size_t)roll(&w, 50);

		begin_generation(&w);
		while (s->n < end)
			step(&w);
	}
}

/* --- feeding --- */

struct feeder {
	struct tc_id_cache strings, stacks;
	struct tc_open_event *open;
	size_t n_open;
	struct tacho_event *copy;
};

/* What a segment sees instead of what it cannot know. */
static struct tacho_event opened(struct tacho_event e, uint8_t bits)
{
	e.open = bits;
	if (bits & TACHO_OPEN_CONTEXT) {
		e.m = e.p = e.g = TACHO_NONE;
		if (e.kind != TACHO_KIND_STATE_TRANSITION) {
			e.subject = TACHO_NONE;
			e.slot = TACHO_NO_SLOT;
		}
	}
	if (bits & TACHO_OPEN_FROM)
		e.from = TACHO_PROC_UNDETERMINED;
	return e;
}

static int feed_part(struct synth *s, struct feeder *f, const struct tacho_analysis *a,
		     void *segment, size_t first, size_t n, uint64_t cut)
{
	struct tacho_block b = { .gen = &s->gens[s->gen_of[first]],
				 .first = first,
				 .n = n,
				 .events = f->copy,
				 .n_slots = s->n_slots };

	for (size_t i = 0; i < n; i++) {
		uint8_t bits = s->may_open[first + i];

		f->copy[i] = s->events[first + i];
		if (bits && cut && synth_random(s, 3) == 0) {
			f->copy[i] = opened(f->copy[i], bits);
			f->open[f->n_open++] = (struct tc_open_event){
				.event = s->events[first + i],
			};
		}
	}
	return a->ops->feed(segment, &b);
}

static int run(struct synth *s, struct feeder *f, const struct tacho_analysis *a, void *segment,
	       struct tacho_symbols *symbols, uint64_t cut)
{
	static const struct tacho_diag fine = { 0 };
	struct tacho_end end = { .first_ns = s->events[0].time_ns,
				 .last_ns = s->events[s->n - 1].time_ns,
				 .tail_last_ns = s->events[s->n - 1].time_ns,
				 .events = s->n,
				 .version = 26,
				 .diag = &fine };
	int rc = 0;

	for (size_t i = 0; i < s->n && rc == 0;) {
		size_t n = 1, most = cut ? 1 + (size_t)synth_random(s, 1 + cut % 97) : SIZE_MAX;
		struct tacho_border border = { .gen = &s->gens[s->gen_of[i]],
					       .symbols = symbols,
					       .open = f->open,
					       .strings = &f->strings,
					       .stacks = &f->stacks };
		bool is_border;

		while (i + n < s->n && n < most && s->events[i + n].kind != TACHO_KIND_SYNC)
			n++;
		rc = feed_part(s, f, a, segment, i, n, cut);
		i += n;
		is_border = i == s->n || s->events[i].kind == TACHO_KIND_SYNC;
		/* A segment may get several blocks. */
		if (rc < 0 || (!is_border && synth_random(s, 2)))
			continue;
		border.n_open = f->n_open;
		rc = a->ops->merge(a->self, segment, &border);
		f->n_open = 0;
	}
	return rc < 0 ? rc : a->ops->finish(a->self, &end);
}

int synth_run(struct synth *s, const struct tacho_analysis *a, struct tacho_symbols *symbols,
	      uint64_t cut)
{
	struct feeder f = { .open = calloc(s->n, sizeof(*f.open)),
			    .copy = calloc(s->n, sizeof(*f.copy)) };
	void *segment = a->ops->fork(a->self);
	uint64_t rng = s->rng;
	int rc;

	if (!f.open || !f.copy)
		abort();
	if (cut)
		s->rng = tc_mix64(cut);
	rc = segment ? run(s, &f, a, segment, symbols, cut) : TACHO_ENOMEM;
	s->rng = rng;
	a->ops->free_segment(a->self, segment);
	free(f.open);
	free(f.copy);
	return rc;
}
