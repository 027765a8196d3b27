/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics, against a plain model of the reference's rules, on made-up
 * streams; and the same numbers however the stream is cut into segments.
 */
#include <tacho/goroutines.h>
#include <tacho/profile.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/nth_alloc.h"
#include "support/peak_alloc.h"
#include "support/synth.h"

/* --- the model: one goroutine after the other, maps as arrays --- */

enum {
	MAX_GS = 20000,
	PROCS = 8,
	RANGES = 4
};

struct model_g {
	bool exists, has_total;
	int name; /* text */
	int64_t creation, start, end, total;
	int64_t exec, wait, syscall, syscall_blocked;
	int64_t block[SYNTH_STRINGS];
	int64_t range[RANGES], range_since[RANGES];
	int64_t last_start, last_runnable, last_block, last_syscall, last_syscall_block;
	int last_reason;
	int64_t syscall_proc;
};

struct model {
	struct model_g gs[MAX_GS];
	int64_t holder[PROCS + 1]; /* [p + 1]; 0: nobody */
	int64_t sweeper[PROCS + 1];
	int64_t sync, last;
};

static int text_of(const struct synth *s, size_t i, uint32_t ref)
{
	for (int k = 0; k < SYNTH_STRINGS; k++)
		if (s->strings[s->gen_of[i]][k] == ref)
			return k;
	fail();
	return 0;
}

static int stack_of(const struct synth *s, size_t i, uint32_t ref)
{
	for (int k = 0; k < SYNTH_STACKS; k++)
		if (s->stacks[s->gen_of[i]][k] == ref)
			return k;
	fail();
	return 0;
}

static void model_final(struct model_g *g, int64_t now)
{
	if (!g->has_total)
		g->total = now - g->creation;
	g->has_total = true;
	if (g->last_start)
		g->exec += now - g->last_start;
	if (g->last_runnable)
		g->wait += now - g->last_runnable;
	if (g->last_block)
		g->block[g->last_reason] += now - g->last_block;
	if (g->last_syscall)
		g->syscall += now - g->last_syscall;
	if (g->last_syscall_block)
		g->wait += now - g->last_syscall_block;
	for (int k = 0; k < RANGES; k++) {
		if (g->range_since[k])
			g->range[k] += now - g->range_since[k];
		g->range_since[k] = 0;
	}
	g->last_start = g->last_runnable = g->last_block = 0;
	g->last_syscall = g->last_syscall_block = 0;
}

static void model_leave(struct model *m, struct model_g *g, const struct tacho_event *e)
{
	int64_t now = e->time_ns;

	switch (e->from) {
	case TACHO_GO_RUNNING:
		g->exec += now - g->last_start;
		g->last_start = 0;
		break;
	case TACHO_GO_WAITING:
		if (g->last_block)
			g->block[g->last_reason] += now - g->last_block;
		g->last_block = 0;
		break;
	case TACHO_GO_RUNNABLE:
		if (g->last_runnable)
			g->wait += now - g->last_runnable;
		g->last_runnable = 0;
		break;
	case TACHO_GO_SYSCALL:
		if (!g->last_syscall)
			break;
		if (g->last_syscall_block) {
			g->syscall_blocked += now - g->last_syscall_block;
			g->syscall += g->last_syscall_block - g->last_syscall;
		} else {
			g->syscall += now - g->last_syscall;
		}
		g->last_syscall = g->last_syscall_block = 0;
		m->holder[g->syscall_proc + 1] = 0;
		break;
	default: break;
	}
}

static void model_go(struct model *m, const struct synth *s, size_t i)
{
	const struct tacho_event *e = &s->events[i];
	struct model_g *g = &m->gs[e->subject];
	int64_t now = e->time_ns, state_ns = now - m->sync;
	int reason = text_of(s, i, e->name);

	if (e->from == e->to)
		return;
	if (e->from == TACHO_GO_UNDETERMINED || e->from == TACHO_GO_NOT_EXIST) {
		memset(g, 0, sizeof(*g));
		g->exists = true;
		g->creation = e->from == TACHO_GO_NOT_EXIST ? now : m->sync;
	}
	if (e->from == TACHO_GO_UNDETERMINED) {
		if (e->to == TACHO_GO_RUNNING)
			g->exec += state_ns;
		else if (e->to == TACHO_GO_WAITING)
			g->block[reason] += state_ns;
		else if (e->to == TACHO_GO_RUNNABLE)
			g->wait += state_ns;
		else if (e->p == TACHO_NONE)
			g->syscall_blocked += state_ns;
		else
			g->syscall += state_ns;
	}
	model_leave(m, g, e);
	if (g->name == SYNTH_EMPTY)
		g->name = synth_root(stack_of(s, i, e->u.subject_stack));
	if (e->to == TACHO_GO_RUNNING) {
		g->last_start = now;
		if (!g->start)
			g->start = now;
	} else if (e->to == TACHO_GO_RUNNABLE) {
		g->last_runnable = now;
	} else if (e->to == TACHO_GO_WAITING && reason != SYNTH_FOREVER) {
		g->last_block = now;
		g->last_reason = reason;
	} else if (e->to == TACHO_GO_SYSCALL) {
		m->holder[e->p + 1] = e->subject;
		g->syscall_proc = e->p;
		g->last_syscall = now;
	} else {
		g->end = now;
		model_final(g, now);
	}
}

static void model_range(struct model *m, const struct synth *s, size_t i)
{
	const struct tacho_event *e = &s->events[i];
	bool is_sweep = e->scope == TACHO_SCOPE_PROC;
	int64_t id = is_sweep ? e->g : e->subject;
	struct model_g *g = id == TACHO_NONE ? NULL : &m->gs[id];
	int k = e->detail == TACHO_RANGE_STW     ? text_of(s, i, e->name) == SYNTH_STW_A ? 0 : 1
		: e->detail == TACHO_RANGE_SWEEP ? 2
						 : 3;

	if (is_sweep && e->kind != TACHO_KIND_RANGE_END && g)
		m->sweeper[e->subject + 1] = id;
	if (is_sweep && e->kind == TACHO_KIND_RANGE_END) {
		if (m->sweeper[e->subject + 1] != id)
			g = NULL;
		m->sweeper[e->subject + 1] = 0;
	}
	if (!g)
		return;
	if (e->kind == TACHO_KIND_RANGE_BEGIN) {
		g->range_since[k] = e->time_ns;
	} else if (e->kind == TACHO_KIND_RANGE_ACTIVE) {
		if (g->range_since[k])
			g->range[k] += m->sync - g->range_since[k];
		g->range_since[k] = m->sync;
	} else if (g->range_since[k]) {
		g->range[k] += e->time_ns - g->range_since[k];
		g->range_since[k] = 0;
	}
}

static struct model *model_run(const struct synth *s)
{
	struct model *m = calloc(1, sizeof(*m));

	assert_non_null(m);
	for (size_t i = 0; i < s->n; i++) {
		const struct tacho_event *e = &s->events[i];

		if (m->sync == 0)
			m->sync = e->time_ns;
		m->last = e->time_ns;
		if (e->kind == TACHO_KIND_SYNC) {
			m->sync = e->time_ns;
		} else if (e->kind != TACHO_KIND_STATE_TRANSITION) {
			model_range(m, s, i);
		} else if (e->scope == TACHO_SCOPE_GOROUTINE) {
			model_go(m, s, i);
		} else if (e->from != e->to && e->to == TACHO_PROC_IDLE &&
			   m->holder[e->subject + 1]) {
			m->gs[m->holder[e->subject + 1]].last_syscall_block = e->time_ns;
			m->holder[e->subject + 1] = 0;
		}
	}
	for (int i = 0; i < MAX_GS; i++)
		if (m->gs[i].exists)
			model_final(&m->gs[i], m->last);
	return m;
}

/* --- helpers --- */

/* All tests run twice, the second time with a profile along. */
static bool is_joined;

static struct tacho_profile *join(struct tacho_goroutines *g)
{
	struct tacho_profile *p = NULL;

	if (is_joined) {
		assert_int_equal(tacho_profile_new(&p, NULL), 0);
		tacho_goroutines_join_profile(g, p);
	}
	return p;
}

static struct tacho_goroutines *analyse(struct synth *s, struct tacho_symbols *symbols,
					enum tacho_goroutines_keep keep, uint64_t cut)
{
	struct tacho_goroutines_opts o = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_goroutines *g;
	struct tacho_profile *p;
	struct tacho_analysis a;

	o.keep = keep;
	o.function = (struct tacho_text){ "main.work", 9 };
	assert_int_equal(tacho_goroutines_new(&g, &o), 0);
	p = join(g);
	a = tacho_goroutines_analysis(g);
	assert_int_equal(synth_run(s, &a, symbols, cut), 0);
	tacho_profile_free(p);
	return g;
}

static int64_t named(const struct tacho_symbols *symbols, const struct tacho_named_time *t,
		     size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		struct tacho_text text = tacho_symbols_get(symbols, t[i].name);

		if (text.n == strlen(name) && memcmp(text.s, name, text.n) == 0)
			return t[i].ns;
	}
	return 0;
}

static void print_hist(FILE *f, const struct tacho_hist *h)
{
	struct tacho_hist_bucket b;

	fprintf(f, " [%llu %lld %lld", (unsigned long long)tacho_hist_count(h),
		(long long)tacho_hist_total_ns(h), (long long)tacho_hist_max_ns(h));
	for (size_t i = 0; tacho_hist_next(h, &i, &b);)
		fprintf(f, " %lld:%llu", (long long)b.from_ns, (unsigned long long)b.count);
	fprintf(f, "]");
}

static void print_text(FILE *f, const struct tacho_symbols *symbols, uint32_t id)
{
	struct tacho_text t = tacho_symbols_get(symbols, id);

	fprintf(f, " '%.*s'", (int)t.n, t.s);
}

static void print_times(FILE *f, const struct tacho_symbols *symbols,
			const struct tacho_named_time *t, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		print_text(f, symbols, t[i].name);
		fprintf(f, "=%lld", (long long)t[i].ns);
	}
}

static void print_group(FILE *f, const struct tacho_symbols *symbols, const struct tacho_group *p)
{
	print_text(f, symbols, p->name);
	fprintf(f, " %llu %llu", (unsigned long long)p->count, (unsigned long long)p->alive);
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		print_hist(f, p->columns[c]);
	print_hist(f, p->latency);
	print_times(f, symbols, p->blocks, p->n_blocks);
	print_times(f, symbols, p->ranges, p->n_ranges);
	fprintf(f, "\n");
}

/* Everything that comes out, as text. */
static char *print_all(const struct tacho_goroutines *g, const struct tacho_symbols *symbols)
{
	size_t size;
	char *text;
	FILE *f = open_memstream(&text, &size);

	print_group(f, symbols, tacho_goroutines_all(g));
	for (size_t i = 0; i < tacho_goroutines_groups(g); i++)
		print_group(f, symbols, tacho_goroutines_group(g, i));
	for (size_t i = 0; i < tacho_goroutines_members(g); i++) {
		const struct tacho_goroutine *m = tacho_goroutines_member(g, i);

		fprintf(f, "%lld %d %d %lld %lld %lld", (long long)m->id, m->has_run, m->has_ended,
			(long long)m->creation_ns, (long long)m->start_ns, (long long)m->end_ns);
		print_text(f, symbols, m->name);
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			fprintf(f, " %lld", (long long)m->columns[c]);
		print_times(f, symbols, m->blocks, m->n_blocks);
		print_times(f, symbols, m->ranges, m->n_ranges);
		fprintf(f, "\n");
	}
	for (int state = 0; state < TACHO_GO_STATE_COUNT; state++) {
		for (size_t i = 0; i < tacho_goroutines_waits(g, state); i++) {
			const struct tacho_wait *w = tacho_goroutines_wait(g, state, i);
			size_t n = tacho_symbols_depth(symbols, w->stack);

			fprintf(f, "wait %d %lld %lld %lld", w->state, (long long)w->ns,
				(long long)w->begin_ns, (long long)w->goroutine);
			print_text(f, symbols, w->name);
			print_text(f, symbols, w->reason);
			fprintf(f, " %zu %llu\n", n,
				n ? (unsigned long long)tacho_symbols_frame(symbols, w->stack,
									    n - 1)
						.pc
				  : 0);
		}
	}
	fclose(f);
	return text;
}

/* --- tests --- */

static void check_member(const struct model_g *m, const struct tacho_goroutine *g,
			 const struct tacho_symbols *symbols)
{
	static const char *const ranges[RANGES] = { "stop-the-world (GOMAXPROCS)",
						    "stop-the-world (read mem stats)",
						    "GC incremental sweep", "GC mark assist" };
	struct tacho_text name = tacho_symbols_get(symbols, g->name);
	int64_t blocked = 0, known;

	assert_true(m->exists);
	assert_int_equal(name.n, strlen(synth_texts[m->name]));
	assert_memory_equal(name.s, synth_texts[m->name], name.n);
	assert_int_equal(g->creation_ns, m->creation);
	assert_int_equal(g->has_run, m->start != 0);
	assert_int_equal(g->start_ns, m->start);
	assert_int_equal(g->end_ns, m->end);
	for (int k = 0; k < SYNTH_STRINGS; k++) {
		blocked += m->block[k];
		assert_int_equal(named(symbols, g->blocks, g->n_blocks, synth_texts[k]),
				 m->block[k]);
	}
	for (int k = 0; k < RANGES; k++)
		assert_int_equal(named(symbols, g->ranges, g->n_ranges, ranges[k]), m->range[k]);
	known = m->exec + m->wait + blocked + m->syscall + m->syscall_blocked;
	assert_int_equal(g->columns[TACHO_COLUMN_RUNNING], m->exec);
	assert_int_equal(g->columns[TACHO_COLUMN_RUNNABLE], m->wait);
	assert_int_equal(g->columns[TACHO_COLUMN_BLOCKED], blocked);
	assert_int_equal(g->columns[TACHO_COLUMN_SYSCALL], m->syscall);
	assert_int_equal(g->columns[TACHO_COLUMN_SYSCALL_BLOCKED], m->syscall_blocked);
	assert_int_equal(g->columns[TACHO_COLUMN_TOTAL], m->total);
	assert_int_equal(g->columns[TACHO_COLUMN_UNKNOWN], known < m->total ? m->total - known : 0);
}

/* One segment a generation gives what the model gives. */
static void test_equals_model(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct tacho_symbols *symbols;
		struct tacho_goroutines *g;
		struct synth s;
		struct model *m;
		size_t n = 0;

		synth_init(&s, seed);
		synth_fill(&s, 300 + 100 * (size_t)(seed % 50));
		m = model_run(&s);
		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		g = analyse(&s, symbols, TACHO_KEEP_ALL, 0);
		for (size_t i = 0; i < MAX_GS; i++)
			n += m->gs[i].exists;
		assert_int_equal(tacho_goroutines_members(g), n);
		assert_int_equal(tacho_goroutines_all(g)->count, n);
		for (size_t i = 0; i < n; i++) {
			const struct tacho_goroutine *member = tacho_goroutines_member(g, i);

			check_member(&m->gs[member->id], member, symbols);
		}
		tacho_goroutines_free(g);
		tacho_symbols_free(symbols);
		synth_fini(&s);
		free(m);
	}
}

static char *print_cut(struct synth *s, enum tacho_goroutines_keep keep, uint64_t cut)
{
	struct tacho_symbols *symbols;
	struct tacho_goroutines *g;
	char *text;

	assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
	g = analyse(s, symbols, keep, cut);
	text = print_all(g, symbols);
	tacho_goroutines_free(g);
	tacho_symbols_free(symbols);
	return text;
}

/* Borders of segments, and what segments do not know, make no difference. */
static void test_cuts_do_not_matter(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 150; seed++) {
		enum tacho_goroutines_keep keep = seed % 3;
		struct synth s;
		char *whole;

		synth_init(&s, seed * 7919);
		synth_fill(&s, 200 + 40 * (size_t)(seed % 40));
		whole = print_cut(&s, keep, 0);
		for (uint64_t cut = 1; cut <= 6; cut++) {
			char *text = print_cut(&s, keep, cut * 31 + seed);

			assert_string_equal(text, whole);
			free(text);
		}
		free(whole);
		synth_fini(&s);
	}
}

/* What is kept one by one does not change the groups. */
static void test_groups_are_the_same_whatever_is_kept(void **state)
{
	struct synth s;
	char *none, *all, *function;

	(void)state;
	synth_init(&s, 4711);
	synth_fill(&s, 3000);
	none = print_cut(&s, TACHO_KEEP_NONE, 0);
	all = print_cut(&s, TACHO_KEEP_ALL, 0);
	function = print_cut(&s, TACHO_KEEP_FUNCTION, 0);
	/* The first lines are the groups; members only come behind them. */
	assert_memory_equal(none, all, (size_t)(strstr(none, "wait") - none));
	assert_memory_equal(none, function, (size_t)(strstr(none, "wait") - none));
	assert_true(strlen(all) > strlen(function));
	assert_true(strlen(function) > strlen(none));
	free(none);
	free(all);
	free(function);
	synth_fini(&s);
}

enum {
	R = TACHO_GO_RUNNABLE,
	X = TACHO_GO_RUNNING,
	W = TACHO_GO_WAITING,
	S = TACHO_GO_SYSCALL,
	U = TACHO_GO_UNDETERMINED,
	N = TACHO_GO_NOT_EXIST
};

static void add_sync(struct synth *s, int64_t ns)
{
	synth_add(s, 0,
		  (struct tacho_event){ .time_ns = ns,
					.kind = TACHO_KIND_SYNC,
					.m = -1,
					.p = -1,
					.g = -1,
					.slot = TACHO_NO_SLOT });
}

static void check_times(struct synth *s, int64_t id, int64_t runnable, int64_t syscall,
			int64_t syscall_blocked)
{
	/* As one segment, and with a border behind each event. */
	for (uint64_t cut = 0; cut < 2; cut++) {
		struct tacho_symbols *symbols;
		struct tacho_goroutines *g;
		bool is_found = false;

		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		g = analyse(s, symbols, TACHO_KEEP_ALL, cut * 97);
		for (size_t i = 0; i < tacho_goroutines_members(g); i++) {
			const struct tacho_goroutine *m = tacho_goroutines_member(g, i);

			if (m->id != id)
				continue;
			is_found = true;
			assert_int_equal(m->columns[TACHO_COLUMN_RUNNABLE], runnable);
			assert_int_equal(m->columns[TACHO_COLUMN_SYSCALL], syscall);
			assert_int_equal(m->columns[TACHO_COLUMN_SYSCALL_BLOCKED], syscall_blocked);
		}
		assert_true(is_found);
		tacho_goroutines_free(g);
		tacho_symbols_free(symbols);
	}
}

/* The part of a system call behind the loss of its P is blocked. */
static void test_lost_proc_splits_system_call(void **state)
{
	struct synth s;

	(void)state;
	synth_init(&s, 1);
	add_sync(&s, 1000);
	synth_go(&s, 1100, 1, 0, U, X, SYNTH_EMPTY, 0, 1, 2);
	synth_go(&s, 1200, 1, 0, X, S, SYNTH_EMPTY, 1, 1, 2);
	synth_proc(&s, 1250, 2, TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
	synth_proc(&s, 1260, 2, TACHO_PROC_IDLE, TACHO_PROC_IDLE);
	synth_go(&s, 1500, 1, 0, S, R, SYNTH_EMPTY, 0, 0, -1);
	synth_go(&s, 1600, 1, 0, R, X, SYNTH_EMPTY, 0, 0, 2);
	check_times(&s, 1, 100, 50, 250);
	synth_fini(&s);
}

/* Who comes back late unbinds the next one on the P, whose loss is not noticed. */
static void test_late_return_hides_loss(void **state)
{
	struct synth s;

	(void)state;
	synth_init(&s, 1);
	add_sync(&s, 1000);
	synth_go(&s, 1100, 1, 0, U, X, SYNTH_EMPTY, 0, 1, 2);
	synth_go(&s, 1101, 5, 1, U, R, SYNTH_EMPTY, 0, 1, -1);
	synth_go(&s, 1200, 1, 0, X, S, SYNTH_EMPTY, 1, 1, 2);
	synth_proc(&s, 1250, 2, TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
	synth_go(&s, 1300, 5, 1, R, X, SYNTH_EMPTY, 0, 0, 2);
	synth_go(&s, 1400, 5, 1, X, S, SYNTH_EMPTY, 1, 1, 2);
	synth_go(&s, 1410, 1, 0, S, R, SYNTH_EMPTY, 0, 0, -1);
	synth_proc(&s, 1450, 2, TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
	synth_go(&s, 1700, 5, 1, S, R, SYNTH_EMPTY, 0, 0, -1);
	synth_go(&s, 1800, 5, 1, R, X, SYNTH_EMPTY, 0, 0, 2);
	check_times(&s, 5, 101 + 199 + 100, 300, 0);
	synth_fini(&s);
}

/*
 * A system call without a P at the end of the trace counts whole as time in the
 * call, and what is blocked again as runnable: a quirk of the reference.
 */
static void test_end_in_blocked_system_call(void **state)
{
	struct synth s;

	(void)state;
	synth_init(&s, 1);
	add_sync(&s, 1000);
	synth_go(&s, 1100, 1, 0, U, X, SYNTH_EMPTY, 0, 1, 2);
	synth_go(&s, 1200, 1, 0, X, S, SYNTH_EMPTY, 1, 1, 2);
	synth_proc(&s, 1250, 2, TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
	add_sync(&s, 2000);
	check_times(&s, 1, 750, 800, 0);
	synth_fini(&s);
}

static void test_longest_waits(void **state)
{
	struct tacho_goroutines_opts o = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_symbols *symbols;
	struct tacho_goroutines *g;
	const struct tacho_wait *w;
	struct tacho_analysis a;
	struct synth s;
	int64_t now = 1000;

	(void)state;
	synth_init(&s, 1);
	add_sync(&s, now);
	synth_go(&s, now + 1, 1, 0, N, R, SYNTH_EMPTY, 2, 3, 0);
	for (int i = 1; i <= 10; i++) {
		synth_go(&s, now += 100, 1, 0, R, X, SYNTH_EMPTY, 0, 0, 0);
		synth_go(&s, now += 10, 1, 0, X, W, i == 4 ? SYNTH_NET : SYNTH_CHAN, 4, 4, 0);
		synth_go(&s, now += i == 4 ? 5000 : 100 * i, 1, 0, W, R, SYNTH_EMPTY, 2, 0, 0);
	}
	o.waits = 3;
	assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
	assert_int_equal(tacho_goroutines_new(&g, &o), 0);
	a = tacho_goroutines_analysis(g);
	assert_int_equal(synth_run(&s, &a, symbols, 5), 0);
	assert_int_equal(tacho_goroutines_waits(g, TACHO_GO_WAITING), 3);
	w = tacho_goroutines_wait(g, TACHO_GO_WAITING, 0);
	assert_int_equal(w->ns, 5000);
	assert_int_equal(w->goroutine, 1);
	assert_int_equal(tacho_symbols_get(symbols, w->reason).n, strlen("network"));
	assert_int_equal(tacho_symbols_get(symbols, w->name).n, strlen("main.work"));
	assert_int_equal(tacho_symbols_depth(symbols, w->stack), 3);
	assert_int_equal(tacho_goroutines_wait(g, TACHO_GO_WAITING, 1)->ns, 1000);
	assert_int_equal(tacho_goroutines_wait(g, TACHO_GO_WAITING, 2)->ns, 900);
	assert_null(tacho_goroutines_wait(g, TACHO_GO_WAITING, 3));
	assert_null(tacho_goroutines_wait(g, TACHO_GO_RUNNING, 0));
	assert_null(tacho_goroutines_wait(g, -1, 0));
	assert_null(tacho_goroutines_wait(g, 99, 0));
	assert_int_equal(tacho_hist_count(tacho_goroutines_all(g)->latency), 10);
	tacho_goroutines_free(g);
	tacho_symbols_free(symbols);
	synth_fini(&s);
}

/* Getters answer before a pass and after one without events. */
static void test_nothing(void **state)
{
	struct tacho_goroutines_opts o = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_goroutines *g;
	struct tacho_analysis a;
	struct tacho_end end = { 0 };

	(void)state;
	assert_int_equal(tacho_goroutines_new(&g, NULL), 0);
	assert_int_equal(tacho_goroutines_groups(g), 0);
	assert_int_equal(tacho_goroutines_all(g)->count, 0);
	assert_null(tacho_goroutines_group(g, 0));
	assert_null(tacho_goroutines_member(g, 0));
	a = tacho_goroutines_analysis(g);
	assert_int_equal(a.ops->finish(a.self, &end), 0);
	assert_int_equal(tacho_goroutines_groups(g), 0);
	assert_int_equal(tacho_hist_count(tacho_goroutines_all(g)->latency), 0);
	tacho_goroutines_free(g);
	tacho_goroutines_free(NULL);
	o.size = 1;
	assert_int_equal(tacho_goroutines_new(&g, &o), TACHO_EMISUSE);
	assert_null(g);
	o.size = sizeof(o);
	o.waits = 1000000;
	assert_int_equal(tacho_goroutines_new(&g, &o), TACHO_EMISUSE);
	assert_string_equal(tacho_column_name(TACHO_COLUMN_BLOCKED), "blocked");
	assert_string_equal(tacho_column_name(-1), "?");
}

/* Without memory at any point: an error, and nothing is left behind. */
static void test_no_memory(void **state)
{
	struct nth_alloc alloc;
	struct synth s;

	(void)state;
	synth_init(&s, 99);
	synth_fill(&s, 700);
	for (size_t n = 1;; n++) {
		struct tacho_goroutines_opts o = TACHO_GOROUTINES_OPTS_INIT;
		struct tacho_symbols *symbols;
		struct tacho_goroutines *g;
		struct tacho_analysis a;
		int rc;

		nth_alloc_init(&alloc, n);
		o.alloc = &alloc.hook;
		o.keep = TACHO_KEEP_ALL;
		o.function = (struct tacho_text){ "main.work", 9 };
		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		rc = tacho_goroutines_new(&g, &o);
		if (rc == 0) {
			struct tacho_profile *p = join(g);

			a = tacho_goroutines_analysis(g);
			rc = synth_run(&s, &a, symbols, 41);
			free(print_all(g, symbols));
			tacho_goroutines_free(g);
			tacho_profile_free(p);
		}
		tacho_symbols_free(symbols);
		assert_int_equal(alloc.live, 0);
		if (alloc.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
	synth_fini(&s);
}

/* Two generations in which n goroutines are found waiting and are woken eight times. */
static void fill_many(struct synth *s, uint32_t n)
{
	int64_t now = 1000;

	for (int gen = 0; gen < SYNTH_GENS; gen++) {
		synth_add(s, gen,
			  (struct tacho_event){ .time_ns = ++now,
						.subject = gen + 1,
						.slot = TACHO_NO_SLOT,
						.kind = TACHO_KIND_SYNC });
		for (uint32_t i = 0; i < n && gen == 0; i++)
			synth_go(s, ++now, i + 1, i, TACHO_GO_UNDETERMINED, TACHO_GO_WAITING,
				 SYNTH_EMPTY, 1, 1, TACHO_NONE);
		for (uint32_t k = 0; k < 8 * n; k++) {
			uint32_t i = k % n;

			synth_go(s, ++now, i + 1, i, TACHO_GO_WAITING, TACHO_GO_RUNNABLE,
				 SYNTH_EMPTY, 1, 1, TACHO_NONE);
			synth_go(s, ++now, i + 1, i, TACHO_GO_RUNNABLE, TACHO_GO_RUNNING,
				 SYNTH_EMPTY, 0, 1, 1);
			synth_go(s, ++now, i + 1, i, TACHO_GO_RUNNING, TACHO_GO_WAITING, SYNTH_CHAN,
				 1, 1, 1);
		}
	}
}

/* What a live goroutine takes, in the segment and in the whole. */
static void test_many_goroutines_take_little_memory(void **state)
{
	const uint32_t n = 16000; /* below a power of two, where arrays double */
	const size_t most = is_joined ? 330 : 240;
	struct tacho_goroutines_opts go = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_profile_opts po = TACHO_PROFILE_OPTS_INIT;
	struct tacho_profile *p = NULL;
	struct tacho_symbols *symbols;
	struct tacho_goroutines *g;
	struct tacho_analysis a;
	struct peak_alloc peak;
	struct synth s;

	(void)state;
	peak_alloc_init(&peak, 0);
	go.alloc = po.alloc = &peak.hook;
	synth_init(&s, 1);
	fill_many(&s, n);
	assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
	assert_int_equal(tacho_goroutines_new(&g, &go), 0);
	if (is_joined) {
		assert_int_equal(tacho_profile_new(&p, &po), 0);
		tacho_goroutines_join_profile(g, p);
	}
	a = tacho_goroutines_analysis(g);
	assert_int_equal(synth_run(&s, &a, symbols, 0), 0);
	assert_int_equal(tacho_goroutines_all(g)->count, n);
	assert_int_equal(tacho_hist_count(tacho_goroutines_all(g)->latency), 16 * n);
	if (peak.peak > most * n)
		fail_msg("%zu bytes a goroutine, at most %zu", peak.peak / n, most);
	tacho_goroutines_free(g);
	tacho_profile_free(p);
	tacho_symbols_free(symbols);
	synth_fini(&s);
	peak_alloc_fini(&peak);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equals_model),
		cmocka_unit_test(test_cuts_do_not_matter),
		cmocka_unit_test(test_groups_are_the_same_whatever_is_kept),
		cmocka_unit_test(test_lost_proc_splits_system_call),
		cmocka_unit_test(test_late_return_hides_loss),
		cmocka_unit_test(test_end_in_blocked_system_call),
		cmocka_unit_test(test_longest_waits),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_many_goroutines_take_little_memory),
	};

	int rc = cmocka_run_group_tests(tests, NULL, NULL);

	is_joined = true;
	return rc + cmocka_run_group_tests_name("joined", tests, NULL, NULL);
}
