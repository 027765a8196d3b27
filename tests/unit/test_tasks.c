/* SPDX-License-Identifier: MIT */
/*
 * Tasks and regions on streams made by hand and at random: the rules, what is kept,
 * where the reference is wrong and what tacho does instead, limits, and that every
 * allocation may fail. That all numbers are those of the reference shows on real
 * traces (tests/corpus).
 */
#include <tacho/tasks.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyze/decades.h"
#include "support/nth_alloc.h"
#include "support/synth.h"

/* --- streams ---------------------------------------------------------------- */

enum {
	MAX_EVENTS = 40000,
	SLOTS = 64
};

struct stream {
	struct synth synth; /* for its generations */
	struct tacho_event *events;
	uint64_t *values;
	size_t n, n_values;
	int64_t now;
	int gen;
};

static void stream_init(struct stream *s)
{
	memset(s, 0, sizeof(*s));
	synth_init(&s->synth, 7);
	s->events = calloc(MAX_EVENTS, sizeof(*s->events));
	s->values = calloc(MAX_EVENTS, sizeof(*s->values));
	assert_non_null(s->events);
	assert_non_null(s->values);
	s->now = 1000;
}

static void stream_fini(struct stream *s)
{
	synth_fini(&s->synth);
	free(s->events);
	free(s->values);
}

/* All events are 10 ns apart. */
static struct tacho_event *add(struct stream *s, int kind, int64_t g, int64_t subject)
{
	struct tacho_event *e = &s->events[s->n++];

	assert_true(s->n <= MAX_EVENTS);
	*e = (struct tacho_event){ .time_ns = s->now,
				   .m = 1,
				   .p = 0,
				   .g = g,
				   .subject = subject,
				   .slot = g < 0 ? TACHO_NO_SLOT : (uint32_t)g % SLOTS,
				   .kind = (uint8_t)kind };
	s->now = (int64_t)((uint64_t)s->now + 10); /* a clock may wrap around */
	return e;
}

static void sync_event(struct stream *s)
{
	add(s, TACHO_KIND_SYNC, TACHO_NONE, 1);
}

static void task(struct stream *s, bool is_begin, int64_t g, uint64_t id, int name, uint64_t parent)
{
	struct tacho_event *e =
		add(s, is_begin ? TACHO_KIND_TASK_BEGIN : TACHO_KIND_TASK_END, g, (int64_t)id);

	e->name = s->synth.strings[s->gen][name];
	e->n_values = 1;
	e->u.values = (uint32_t)s->n_values;
	s->values[s->n_values++] = parent;
}

static void region(struct stream *s, bool is_begin, int64_t g, uint64_t task_id, int name,
		   int stack)
{
	struct tacho_event *e = add(s, is_begin ? TACHO_KIND_REGION_BEGIN : TACHO_KIND_REGION_END,
				    g, (int64_t)task_id);

	e->name = s->synth.strings[s->gen][name];
	e->stack = s->synth.stacks[s->gen][stack];
}

static void log_event(struct stream *s, int64_t g, uint64_t task_id, int category, int message)
{
	struct tacho_event *e = add(s, TACHO_KIND_LOG, g, (int64_t)task_id);

	e->name = s->synth.strings[s->gen][category];
	e->u.message = s->synth.strings[s->gen][message];
}

static void go(struct stream *s, int64_t by, int64_t g, int from, int to, int reason)
{
	struct tacho_event *e = add(s, TACHO_KIND_STATE_TRANSITION, by, g);

	e->slot = (uint32_t)g % SLOTS;
	e->scope = TACHO_SCOPE_GOROUTINE;
	e->from = (uint8_t)from;
	e->to = (uint8_t)to;
	e->name = s->synth.strings[s->gen][reason];
	e->u.subject_stack = s->synth.stacks[s->gen][3]; /* main.work */
}

/* Made, and running at once. */
static void born(struct stream *s, int64_t by, int64_t g)
{
	go(s, by, g, TACHO_GO_NOT_EXIST, TACHO_GO_RUNNABLE, SYNTH_EMPTY);
	go(s, g, g, TACHO_GO_RUNNABLE, TACHO_GO_RUNNING, SYNTH_EMPTY);
}

static void sleeps(struct stream *s, int64_t g, int reason)
{
	go(s, g, g, TACHO_GO_RUNNING, TACHO_GO_WAITING, reason);
	go(s, -1, g, TACHO_GO_WAITING, TACHO_GO_RUNNABLE, SYNTH_EMPTY);
	go(s, -1, g, TACHO_GO_RUNNABLE, TACHO_GO_RUNNING, SYNTH_EMPTY);
}

/* In blocks of some events each. */
static int feed(const struct stream *s, const struct tacho_analysis *a)
{
	struct tacho_end end = { .first_ns = s->n ? s->events[0].time_ns : 0,
				 .last_ns = s->n ? s->events[s->n - 1].time_ns : 0,
				 .tail_last_ns = s->n ? s->events[s->n - 1].time_ns : 0,
				 .events = s->n };
	int rc = 0;

	for (size_t i = 0; i < s->n && rc == 0; i += 7) {
		struct tacho_block b = { .gen = &s->synth.gens[s->gen],
					 .first = i,
					 .n = s->n - i < 7 ? s->n - i : 7,
					 .events = s->events + i,
					 .values = s->values,
					 .n_slots = SLOTS };

		rc = a->ops->feed(a->self, &b);
	}
	return rc == 0 ? a->ops->finish(a->self, &end) : rc;
}

static struct tacho_tasks *analyse(const struct stream *s, const struct tacho_tasks_opts *opts)
{
	struct tacho_tasks *t;
	struct tacho_analysis a;

	assert_int_equal(tacho_tasks_new(&t, opts), 0);
	a = tacho_tasks_analysis(t);
	assert_int_equal(tacho_tasks_types(t), 0);
	assert_null(tacho_tasks_type(t, 0));
	assert_int_equal(feed(s, &a), 0);
	return t;
}

static struct tacho_tasks_opts keep_all(void)
{
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT;

	opts.keep = TACHO_TASKS_ALL;
	opts.keep_regions = TACHO_REGIONS_ALL;
	return opts;
}

static const struct tacho_task_type *type_named(const struct tacho_tasks *t, const char *name,
						bool is_known)
{
	for (size_t i = 0; i < tacho_tasks_types(t); i++) {
		const struct tacho_task_type *type = tacho_tasks_type(t, i);
		struct tacho_text text = tacho_symbols_get(tacho_tasks_symbols(t), type->name);

		if (type->is_known == is_known && text.n == strlen(name) &&
		    memcmp(text.s, name, text.n) == 0)
			return type;
	}
	return NULL;
}

static void assert_text(const struct tacho_tasks *t, uint32_t id, const char *text)
{
	struct tacho_text got = tacho_symbols_get(tacho_tasks_symbols(t), id);

	assert_int_equal(got.n, strlen(text));
	assert_memory_equal(got.s, text, got.n);
}

/* --- buckets ---------------------------------------------------------------- */

/* As Go computes them; beyond eleven days its floating point differs. */
static void test_decades(void **state)
{
	double step = log(pow(10, 0.2));
	uint64_t rng = 1;

	(void)state;
	assert_int_equal(tc_decade_bucket(INT64_MIN), 0);
	assert_int_equal(tc_decade_bucket(-1), 0);
	assert_int_equal(tc_decade_bucket(0), 0);
	assert_int_equal(tc_decade_bucket(1), 0);
	assert_int_equal(tc_decade_bucket(2), 1);
	assert_int_equal(tc_decade_bucket(1000), 14);
	assert_int_equal(tc_decade_bucket(1001), 15);
	assert_int_equal(tc_decade_bucket(INT64_MAX), TC_DECADE_BUCKETS - 1);
	for (int i = 0; i < 100000; i++) {
		int64_t ns;

		rng = tc_mix64(rng + 1);
		ns = (int64_t)(rng >> (14 + rng % 50));
		if (ns > 0)
			assert_int_equal(tc_decade_bucket(ns), (unsigned)(log((double)ns) / step));
	}
}

/* --- tasks ------------------------------------------------------------------ */

static void make_tasks(struct stream *s)
{
	sync_event(s);
	born(s, -1, 1);
	task(s, true, 1, 1, SYNTH_WORK, 0);               /* 1030 */
	task(s, true, 1, 2, SYNTH_LEAF, 1);               /* 1040 */
	log_event(s, 1, 2, SYNTH_CHAN, SYNTH_SYNC);       /* 1050 */
	task(s, false, 1, 2, SYNTH_LEAF, 1);              /* 1060 */
	log_event(s, 1, 2, SYNTH_CHAN, SYNTH_NET);        /* 1070: after its end */
	task(s, true, 1, 3, SYNTH_LEAF, 2);               /* 1080: of a parent that ended */
	task(s, false, 1, 3, SYNTH_LEAF, 2);              /* 1090 */
	task(s, false, 1, 3, SYNTH_EMPTY, TACHO_NO_TASK); /* 1100: a second time */
	task(s, false, 1, 9, SYNTH_EMPTY, TACHO_NO_TASK); /* 1110: began before */
	log_event(s, 1, 8, SYNTH_EMPTY, SYNTH_NET);       /* 1120: mentioned only */
	log_event(s, 1, 0, SYNTH_EMPTY, SYNTH_NET);       /* 1130: background */
	task(s, false, 1, 1, SYNTH_WORK, 0);              /* 1140 */
	task(s, true, 1, 4, SYNTH_WORK, 0);               /* 1150: not ended */
}

static void check_types(const struct tacho_tasks *t)
{
	const struct tacho_task_type *work = type_named(t, "main.work", true);
	const struct tacho_task_type *leaf = type_named(t, "main.leaf", true);
	const struct tacho_task_type *none = type_named(t, "", false);

	assert_int_equal(tacho_tasks_types(t), 3);
	assert_non_null(work);
	assert_non_null(leaf);
	assert_non_null(none);
	assert_int_equal(work->latencies.count, 2);
	assert_int_equal(work->latencies.complete, 1);
	assert_int_equal(work->latencies.no_end, 1);
	assert_int_equal(tacho_hist_total_ns(work->latencies.durations), 110);
	assert_int_equal(leaf->latencies.count, 2);
	assert_int_equal(leaf->latencies.complete, 2);
	assert_int_equal(tacho_hist_total_ns(leaf->latencies.durations), 20 + 10);
	assert_int_equal(leaf->latencies.n_buckets, 3); /* 7-10, 10-15, 15-25: one is empty */
	assert_int_equal(leaf->latencies.buckets[0].count, 1);
	assert_int_equal(leaf->latencies.buckets[0].from_ns, 6);
	assert_int_equal(leaf->latencies.buckets[0].to_ns, 10);
	assert_int_equal(leaf->latencies.buckets[1].count, 0);
	assert_int_equal(leaf->latencies.buckets[2].to_ns, 25);
	assert_int_equal(none->latencies.count, 2);
	assert_int_equal(none->latencies.no_begin, 1);
	assert_int_equal(none->latencies.neither, 1);
}

/* Types are the same whatever is kept. */
static void test_task_types(void **state)
{
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT, all = keep_all(), few = opts;
	struct tacho_tasks *t;
	struct stream s;

	(void)state;
	stream_init(&s);
	make_tasks(&s);
	t = analyse(&s, NULL);
	check_types(t);
	assert_int_equal(tacho_tasks_tasks(t), 0);
	assert_null(tacho_tasks_find(t, 1));
	tacho_tasks_free(t);
	opts.without_regions = true;
	t = analyse(&s, &opts);
	check_types(t);
	tacho_tasks_free(t);
	t = analyse(&s, &all);
	check_types(t);
	assert_int_equal(tacho_tasks_tasks(t), 7);
	tacho_tasks_free(t);
	few.keep = TACHO_TASKS_TYPE;
	few.task_type = (struct tacho_text){ "main.leaf", 9 };
	t = analyse(&s, &few);
	check_types(t);
	assert_int_equal(tacho_tasks_tasks(t), 2);
	assert_non_null(tacho_tasks_find(t, 3));
	tacho_tasks_free(t);
	few.keep = TACHO_TASKS_TREE;
	few.task = 1;
	t = analyse(&s, &few);
	check_types(t);
	assert_int_equal(tacho_tasks_tasks(t), 3);
	assert_null(tacho_tasks_find(t, 4));
	tacho_tasks_free(t);
	stream_fini(&s);
}

static void test_one_task(void **state)
{
	struct tacho_tasks_opts all = keep_all();
	const struct tacho_task *task;
	struct tacho_tasks *t;
	struct stream s;

	(void)state;
	stream_init(&s);
	make_tasks(&s);
	t = analyse(&s, &all);
	task = tacho_tasks_find(t, 2);
	assert_non_null(task);
	assert_text(t, task->name, "main.leaf");
	assert_int_equal(task->parent, 1);
	assert_true(task->has_begin && task->has_end);
	assert_int_equal(task->begin_ns, 1040);
	assert_int_equal(task->end_ns, 1060);
	assert_int_equal(task->n_children, 1);
	assert_int_equal(task->children[0], 3);
	assert_int_equal(task->n_logs, 2);
	assert_text(t, task->logs[0].category, "chan receive");
	assert_text(t, task->logs[1].message, "network");
	assert_int_equal(task->logs[1].time_ns, 1070);
	assert_int_equal(task->n_goroutines, 1);
	assert_int_equal(task->goroutines[0], 1);
	/* What was ended twice ended the first time. */
	task = tacho_tasks_find(t, 3);
	assert_text(t, task->name, "main.leaf");
	assert_int_equal(task->end_ns, 1090);
	/* Open ends are those of the trace. */
	task = tacho_tasks_find(t, 9);
	assert_false(task->has_begin);
	assert_int_equal(task->begin_ns, 1000);
	assert_int_equal(task->parent, TACHO_NO_TASK);
	task = tacho_tasks_find(t, 4);
	assert_false(task->has_end);
	assert_int_equal(task->end_ns, 1150);
	/* Everything without a parent belongs to the background task. */
	task = tacho_tasks_find(t, 0);
	assert_int_equal(task->n_children, 2);
	assert_int_equal(task->n_logs, 1);
	tacho_tasks_free(t);
	/* The reference: the last end counts, and takes the name with it. */
	all.bug_compatible = true;
	t = analyse(&s, &all);
	task = tacho_tasks_find(t, 3);
	assert_int_equal(task->name, 0);
	assert_int_equal(task->end_ns, 1100);
	assert_int_equal(type_named(t, "main.leaf", true)->latencies.count, 1);
	assert_int_equal(type_named(t, "", true)->latencies.count, 4); /* 0, 3, 8, 9 */
	assert_int_equal(type_named(t, "", true)->latencies.complete, 1);
	tacho_tasks_free(t);
	stream_fini(&s);
}

/* --- regions ---------------------------------------------------------------- */

static void make_regions(struct stream *s)
{
	sync_event(s);                                         /* 1000 */
	born(s, -1, 1);                                        /* 1010, 1020 */
	region(s, true, 1, 5, SYNTH_SERVE, 4);                 /* 1030 outer */
	sleeps(s, 1, SYNTH_SLEEP);                             /* 1040 1050 1060 */
	region(s, true, 1, 5, SYNTH_LEAF, 4);                  /* 1070 inner */
	sleeps(s, 1, SYNTH_CHAN);                              /* 1080 1090 1100 */
	go(s, 1, 2, TACHO_GO_NOT_EXIST, TACHO_GO_RUNNABLE, 0); /* 1110: a child */
	region(s, false, 1, 5, SYNTH_LEAF, 4);                 /* 1120 */
	region(s, false, 1, 5, SYNTH_SERVE, 4);                /* 1130 */
	go(s, 2, 2, TACHO_GO_RUNNABLE, TACHO_GO_RUNNING, 0);   /* 1140 */
	region(s, false, 2, 6, SYNTH_OTHER, 0);                /* 1150: began before */
	region(s, true, 2, 0, SYNTH_OTHER, 5);                 /* 1160 */
	go(s, 2, 2, TACHO_GO_RUNNING, TACHO_GO_NOT_EXIST, 0);  /* 1170: left open */
	region(s, true, 1, 5, SYNTH_OTHER, 5);                 /* 1180: not ended */
	sleeps(s, 1, SYNTH_SLEEP);                             /* 1190 1200 1210 */
}

static const struct tacho_region_type *region_named(const struct tacho_tasks *t, const char *name,
						    bool has_frame)
{
	for (size_t i = 0; i < tacho_tasks_region_types(t); i++) {
		const struct tacho_region_type *type = tacho_tasks_region_type(t, i);
		struct tacho_text text = tacho_symbols_get(tacho_tasks_symbols(t), type->name);

		if ((type->frame.pc != 0) == has_frame && text.n == strlen(name) &&
		    memcmp(text.s, name, text.n) == 0)
			return type;
	}
	return NULL;
}

static void check_region_types(const struct tacho_tasks *t)
{
	const struct tacho_region_type *outer = region_named(t, "main.serve", true);
	const struct tacho_region_type *inner = region_named(t, "main.leaf", true);
	const struct tacho_region_type *open = region_named(t, "main;other", true);
	const struct tacho_region_type *lost = region_named(t, "main;other", false);

	assert_int_equal(tacho_tasks_region_types(t), 4);
	assert_int_equal(outer->latencies.complete, 1);
	assert_int_equal(outer->columns[TACHO_COLUMN_TOTAL], 100);
	assert_int_equal(outer->columns[TACHO_COLUMN_BLOCKED], 20);
	assert_int_equal(outer->columns[TACHO_COLUMN_RUNNABLE], 20);
	assert_int_equal(outer->columns[TACHO_COLUMN_RUNNING], 60);
	assert_int_equal(outer->columns[TACHO_COLUMN_UNKNOWN], 0);
	assert_int_equal(outer->n_blocks, 2);
	/* Equal times: by name. The innermost frame is the place. */
	assert_text(t, outer->blocks[0].name, "chan receive");
	assert_text(t, outer->blocks[1].name, "sleep");
	assert_text(t, outer->frame.func, "main.leaf");
	assert_int_equal(inner->columns[TACHO_COLUMN_TOTAL], 50);
	assert_int_equal(inner->columns[TACHO_COLUMN_BLOCKED], 10);
	assert_int_equal(open->latencies.count, 2);
	assert_int_equal(open->latencies.complete, 0);
	assert_int_equal(open->latencies.exited, 1);
	assert_int_equal(open->latencies.no_end, 1);
	assert_int_equal(tacho_hist_count(open->latencies.durations), 0);
	assert_int_equal(lost->latencies.no_begin, 1);
}

static void test_region_types(void **state)
{
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT, all = keep_all();
	struct tacho_tasks *t;
	struct stream s;

	(void)state;
	stream_init(&s);
	make_regions(&s);
	t = analyse(&s, NULL);
	check_region_types(t);
	assert_int_equal(tacho_tasks_regions(t), 0);
	tacho_tasks_free(t);
	opts.without_tasks = true;
	t = analyse(&s, &opts);
	check_region_types(t);
	assert_int_equal(tacho_tasks_types(t), 0);
	tacho_tasks_free(t);
	t = analyse(&s, &all);
	check_region_types(t);
	tacho_tasks_free(t);
	stream_fini(&s);
}

static void test_one_region(void **state)
{
	struct tacho_tasks_opts all = keep_all();
	const struct tacho_region *r;
	struct tacho_tasks *t;
	struct stream s;
	size_t n;

	(void)state;
	stream_init(&s);
	make_regions(&s);
	t = analyse(&s, &all);
	assert_int_equal(tacho_tasks_regions(t), 5);
	assert_int_equal(tacho_tasks_regions_of(t, 1, &n), 0);
	assert_int_equal(n, 3);
	assert_int_equal(tacho_tasks_regions_of(t, 2, &n), 3);
	assert_int_equal(n, 2);
	(void)tacho_tasks_regions_of(t, 3, &n);
	assert_int_equal(n, 0);
	r = tacho_tasks_region(t, 1); /* inner */
	assert_text(t, r->name, "main.leaf");
	assert_int_equal(r->task, 5);
	assert_int_equal(r->begin_ns, 1070);
	assert_int_equal(r->end_ns, 1120);
	assert_int_equal(r->n_blocks, 2); /* what there was before is there, with 0 */
	assert_int_equal(r->blocks[0].ns, 10);
	assert_text(t, r->blocks[1].name, "sleep");
	assert_int_equal(r->blocks[1].ns, 0);
	r = tacho_tasks_region(t, 2);
	assert_int_equal(r->end, TACHO_EDGE_NONE);
	assert_int_equal(r->end_ns, 1210);
	r = tacho_tasks_region(t, 3); /* all that its goroutine did so far */
	assert_int_equal(r->begin, TACHO_EDGE_NONE);
	assert_int_equal(r->columns[TACHO_COLUMN_TOTAL], 40);
	assert_int_equal(r->columns[TACHO_COLUMN_RUNNABLE], 30);
	r = tacho_tasks_region(t, 4);
	assert_int_equal(r->end, TACHO_EDGE_GOROUTINE);
	assert_int_equal(r->end_ns, 1170);
	assert_null(tacho_tasks_region(t, 5));
	assert_int_equal(tacho_tasks_find(t, 5)->n_regions, 3);
	assert_ptr_equal(tacho_tasks_find(t, 5)->regions[1], tacho_tasks_region(t, 1));
	tacho_tasks_free(t);
	stream_fini(&s);
}

/* The reference: inherited regions, the outermost frame, all durations. */
static void test_bug_compatible_regions(void **state)
{
	struct tacho_tasks_opts all = keep_all();
	const struct tacho_region *r;
	struct tacho_tasks *t;
	struct stream s;
	size_t n, first;

	(void)state;
	stream_init(&s);
	make_regions(&s);
	all.bug_compatible = true;
	t = analyse(&s, &all);
	first = tacho_tasks_regions_of(t, 2, &n);
	assert_int_equal(n, 2);
	/* The end without a begin took the inherited region, and lost its name. */
	r = tacho_tasks_region(t, first);
	assert_int_equal(r->begin, TACHO_EDGE_GOROUTINE);
	assert_int_equal(r->end, TACHO_EDGE_EVENT);
	assert_int_equal(r->name, 0);
	assert_int_equal(r->task, 5);
	assert_text(t, region_named(t, "main.serve", true)->frame.func, "main.work");
	assert_int_equal(tacho_hist_count(region_named(t, "main;other", true)->latencies.durations),
			 2);
	tacho_tasks_free(t);
	stream_fini(&s);
}

/* --- at random -------------------------------------------------------------- */

static void make_random(struct stream *s, uint64_t seed, size_t n)
{
	static const int names[] = { SYNTH_WORK, SYNTH_LEAF, SYNTH_SERVE };
	static const int reasons[] = { SYNTH_SLEEP, SYNTH_CHAN, SYNTH_NET, SYNTH_SELECT };
	int open[SLOTS] = { 0 };
	uint64_t rng = seed;

	sync_event(s);
	for (int64_t g = 1; g < 8; g++)
		born(s, -1, g);
	while (s->n < n) {
		int64_t g = 1 + (int64_t)((rng = tc_mix64(rng + seed)) % 7);
		unsigned what = (unsigned)(rng >> 20) % 8, k = (unsigned)(rng >> 30);

		if (what < 3) {
			sleeps(s, g, reasons[k % 4]);
		} else if (what < 5 && open[g] < 5) {
			region(s, true, g, 1 + k % 9, names[k % 3], 1 + (int)(k % 11));
			open[g]++;
		} else if (what < 7 && open[g] > 0) {
			region(s, false, g, 1 + k % 9, names[k % 3], 1);
			open[g]--;
		} else if (what == 7 && k % 4 == 0) {
			go(s, g, g, TACHO_GO_RUNNING, TACHO_GO_NOT_EXIST, 0);
			born(s, -1, g);
			open[g] = 0;
		} else {
			go(s, g, g, TACHO_GO_RUNNING, TACHO_GO_SYSCALL, 0);
			go(s, g, g, TACHO_GO_SYSCALL, TACHO_GO_RUNNING, 0);
		}
	}
}

static int64_t time_of(const struct tacho_named_time *v, size_t n, const struct tacho_tasks *t,
		       struct tacho_text name)
{
	for (size_t i = 0; i < n; i++) {
		struct tacho_text text = tacho_symbols_get(tacho_tasks_symbols(t), v[i].name);

		if (text.n == name.n && memcmp(text.s, name.s, name.n) == 0)
			return v[i].ns;
	}
	return 0;
}

/* What types say, without looking at idle goroutines, is the sum of the regions. */
static void check_sums(const struct tacho_tasks *types, const struct tacho_tasks *all,
		       const struct tacho_region_type *type)
{
	int64_t sums[TACHO_COLUMN_COUNT] = { 0 }, blocked = 0;
	uint64_t complete = 0, count = 0;
	struct tacho_text reason = { "", 0 };

	if (type->n_blocks > 0)
		reason = tacho_symbols_get(tacho_tasks_symbols(types), type->blocks[0].name);
	for (size_t i = 0; i < tacho_tasks_regions(all); i++) {
		const struct tacho_region *r = tacho_tasks_region(all, i);
		struct tacho_frame f =
			tacho_symbols_frame(tacho_tasks_symbols(all), r->begin_stack, 0);
		struct tacho_text a = tacho_symbols_get(tacho_tasks_symbols(all), r->name);
		struct tacho_text b = tacho_symbols_get(tacho_tasks_symbols(types), type->name);

		if (f.pc != type->frame.pc || a.n != b.n || memcmp(a.s, b.s, a.n) != 0)
			continue;
		count++;
		if (r->begin != TACHO_EDGE_EVENT || r->end != TACHO_EDGE_EVENT)
			continue;
		complete++;
		assert_int_equal(r->columns[TACHO_COLUMN_TOTAL], r->end_ns - r->begin_ns);
		assert_int_equal(r->columns[TACHO_COLUMN_UNKNOWN], 0);
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			sums[c] += r->columns[c];
		blocked += time_of(r->blocks, r->n_blocks, all, reason);
	}
	assert_int_equal(type->latencies.count, count);
	assert_int_equal(type->latencies.complete, complete);
	assert_int_equal(tacho_hist_total_ns(type->latencies.durations), sums[TACHO_COLUMN_TOTAL]);
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		assert_int_equal(type->columns[c], sums[c]);
	if (type->n_blocks > 0)
		assert_int_equal(type->blocks[0].ns, blocked);
}

static void test_random(void **state)
{
	struct tacho_tasks_opts opts = keep_all();

	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct tacho_tasks *types, *all;
		struct stream s;

		stream_init(&s);
		make_random(&s, seed, 1500);
		types = analyse(&s, NULL);
		all = analyse(&s, &opts);
		assert_true(tacho_tasks_region_types(types) > 5);
		assert_int_equal(tacho_tasks_region_types(types), tacho_tasks_region_types(all));
		for (size_t i = 0; i < tacho_tasks_region_types(types); i++)
			check_sums(types, all, tacho_tasks_region_type(types, i));
		tacho_tasks_free(types);
		tacho_tasks_free(all);
		stream_fini(&s);
	}
}

/* --- limits ----------------------------------------------------------------- */

/* More reasons than there are classes: the last ones share one, and sums hold. */
static void test_many_reasons(void **state)
{
	static const struct tacho_limits limits = { .strings = 1000, .stacks = 10, .frames = 10 };
	static char texts[200][16]; /* the generation does not copy them */
	struct tacho_tasks_opts all = keep_all();
	struct tacho_diag diag = { 0 };
	const struct tacho_region *r;
	struct tacho_gen gen;
	struct tacho_block b;
	struct tacho_tasks *t;
	struct tacho_analysis a;
	struct tacho_end end = { 0 };
	struct stream s;

	(void)state;
	tc_gen_init(&gen, NULL, &limits);
	tc_gen_reset(&gen);
	for (unsigned i = 0; i < 200; i++) {
		int n = snprintf(texts[i], sizeof(texts[i]), "reason %u", i);

		assert_int_equal(tc_gen_define_string(&gen, i + 1, texts[i], (size_t)n, &diag), 0);
	}
	stream_init(&s);
	born(&s, -1, 1);
	region(&s, true, 1, 0, SYNTH_EMPTY, 0);
	for (unsigned i = 0; i < 200; i++) {
		sleeps(&s, 1, SYNTH_EMPTY);
		s.events[s.n - 3].name = (uint32_t)(gen.n_strings - 200 + i);
	}
	region(&s, false, 1, 0, SYNTH_EMPTY, 0);
	for (size_t i = 0; i < s.n; i++)
		s.events[i].u.subject_stack = 0;
	b = (struct tacho_block){ .gen = &gen, .n = s.n, .events = s.events, .n_slots = SLOTS };
	assert_int_equal(tacho_tasks_new(&t, &all), 0);
	a = tacho_tasks_analysis(t);
	assert_int_equal(a.ops->feed(a.self, &b), 0);
	assert_int_equal(a.ops->finish(a.self, &end), 0);
	r = tacho_tasks_region(t, 0);
	assert_int_equal(r->n_blocks, 64);
	assert_int_equal(r->columns[TACHO_COLUMN_BLOCKED], 2000);
	assert_int_equal(time_of(r->blocks, r->n_blocks, t, (struct tacho_text){ "(others)", 8 }),
			 (200 - 63) * 10);
	tacho_tasks_free(t);
	tc_gen_fini(&gen);
	stream_fini(&s);
}

static void test_misuse(void **state)
{
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT;
	struct tacho_tasks *t = (struct tacho_tasks *)&opts;

	(void)state;
	opts.size--;
	assert_int_equal(tacho_tasks_new(&t, &opts), TACHO_EMISUSE);
	assert_null(t);
	opts.size++;
	opts.without_tasks = true;
	opts.keep = TACHO_TASKS_ALL;
	assert_int_equal(tacho_tasks_new(&t, &opts), TACHO_EMISUSE);
	tacho_tasks_free(NULL);
}

/* A slot that is used again, regions of goroutines that nobody has heard of. */
static void test_strange(void **state)
{
	struct tacho_tasks_opts all = keep_all();

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct tacho_tasks *t;
		struct stream s;

		all.bug_compatible = i & 1;
		stream_init(&s);
		region(&s, true, 1, 1, SYNTH_WORK, 1);
		region(&s, false, 2, 1, SYNTH_WORK, 1);
		region(&s, true, -1, 1, SYNTH_WORK, 1);
		go(&s, 5, 5, TACHO_GO_SYSCALL, TACHO_GO_RUNNING, 0);
		born(&s, -1, 6);
		region(&s, true, 6, 1, SYNTH_WORK, 1);
		go(&s, 6, 6, TACHO_GO_RUNNING, TACHO_GO_WAITING, SYNTH_FOREVER);
		go(&s, 6, 6, TACHO_GO_WAITING, TACHO_GO_RUNNING, 0);
		region(&s, true, 6, TACHO_NO_TASK, SYNTH_WORK, 1);
		s.now = INT64_MAX - 5;
		region(&s, false, 6, 1, SYNTH_WORK, 1);
		t = analyse(&s, i & 2 ? &all : NULL);
		assert_true(tacho_tasks_region_types(t) > 0);
		tacho_tasks_free(t);
		stream_fini(&s);
	}
}

/* --- memory ----------------------------------------------------------------- */

/* Everything with one failing allocation after the other; nothing may leak. */
static void test_failing_allocations(void **state)
{
	struct tacho_tasks_opts all = keep_all();
	bool is_done = false;

	(void)state;
	for (size_t n = 1; !is_done; n++) {
		struct nth_alloc alloc;
		struct tacho_tasks *t;
		struct stream s;
		int rc;

		nth_alloc_init(&alloc, n);
		all.alloc = &alloc.hook;
		all.bug_compatible = n & 1;
		stream_init(&s);
		make_tasks(&s);
		make_regions(&s);
		make_random(&s, 3, 150);
		rc = tacho_tasks_new(&t, &all);
		if (rc == 0) {
			struct tacho_analysis a = tacho_tasks_analysis(t);

			rc = feed(&s, &a);
		}
		is_done = rc == 0 && alloc.calls < n;
		assert_true(rc == (alloc.calls < n ? 0 : TACHO_ENOMEM));
		tacho_tasks_free(t);
		assert_int_equal(alloc.live, 0);
		stream_fini(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decades),
		cmocka_unit_test(test_task_types),
		cmocka_unit_test(test_one_task),
		cmocka_unit_test(test_region_types),
		cmocka_unit_test(test_one_region),
		cmocka_unit_test(test_bug_compatible_regions),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_many_reasons),
		cmocka_unit_test(test_misuse),
		cmocka_unit_test(test_strange),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests_name("tasks", tests, NULL, NULL);
}
