/* SPDX-License-Identifier: MIT */
/*
 * Profiles, against a plain model of the reference's rules, on made-up streams,
 * with every filter; and the same numbers however the stream is cut. Some streams
 * have goroutines of C threads, whose ids come again.
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
#include "support/synth.h"

enum {
	MAX_GS = 20000
};

/*
 * --- the model: two passes over the events, as the reference makes them ---
 *
 * By lives and not by ids; an event that says that the id may come again goes by
 * the last life of the id, as all do in the reference.
 */

struct model_g {
	int64_t id;
	int name;
	int64_t start, end; /* 0: never */
	int last;           /* life of this id */
	bool comes_again;
	struct {
		int64_t since; /* INT64_MIN: not tracked */
		int stack;
	} track[TACHO_PROFILE_COUNT];
};

struct model {
	struct model_g gs[MAX_GS]; /* lives; [0] is not used */
	int n_gs;
	int life_of_id[MAX_GS];
	int *life_of; /* by event */
	uint64_t count[TACHO_PROFILE_COUNT][SYNTH_STACKS];
	int64_t ns[TACHO_PROFILE_COUNT][SYNTH_STACKS];
	uint64_t goroutines;
};

static int index_of(const uint32_t *refs, int n, uint32_t ref)
{
	for (int k = 0; k < n; k++)
		if (refs[k] == ref)
			return k;
	fail();
	return 0;
}

static bool is_tracked(int kind, int to, int reason)
{
	switch (kind) {
	case TACHO_PROFILE_NET: return to == TACHO_GO_WAITING && reason == SYNTH_NET;
	case TACHO_PROFILE_SYNC:
		return to == TACHO_GO_WAITING &&
		       (reason == SYNTH_CHAN || reason == SYNTH_SYNC || reason == SYNTH_SELECT);
	case TACHO_PROFILE_SYSCALL: return to == TACHO_GO_SYSCALL;
	default: return to == TACHO_GO_RUNNABLE;
	}
}

static int state_of(int kind)
{
	return kind == TACHO_PROFILE_SCHED     ? TACHO_GO_RUNNABLE
	       : kind == TACHO_PROFILE_SYSCALL ? TACHO_GO_SYSCALL
					       : TACHO_GO_WAITING;
}

static bool passes(const struct tacho_profile_opts *o, const struct model_g *g)
{
	const char *name = synth_texts[g->name];

	if (o->has_goroutine && g->id != o->goroutine)
		return false;
	return !o->has_function ||
	       (strlen(name) == o->function.n && memcmp(name, o->function.s, o->function.n) == 0);
}

static void learn(struct model *m, const struct synth *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct tacho_event *e = &s->events[i];
		struct model_g *g;
		int stack;

		if (e->kind != TACHO_KIND_STATE_TRANSITION || e->scope != TACHO_SCOPE_GOROUTINE ||
		    e->from == e->to)
			continue;
		if (e->from == TACHO_GO_NOT_EXIST || e->from == TACHO_GO_UNDETERMINED) {
			m->life_of_id[e->subject] = ++m->n_gs;
			m->gs[m->n_gs].id = e->subject;
			m->gs[m->n_gs].comes_again = e->detail != 0;
		}
		m->life_of[i] = m->life_of_id[e->subject];
		g = &m->gs[m->life_of[i]];
		stack = index_of(s->stacks[s->gen_of[i]], SYNTH_STACKS, e->u.subject_stack);
		if (g->name == SYNTH_EMPTY)
			g->name = synth_root(stack);
		if (e->to == TACHO_GO_RUNNING && g->start == 0)
			g->start = e->time_ns;
		if (e->to == TACHO_GO_NOT_EXIST)
			g->end = e->time_ns;
	}
	for (int i = 1; i <= m->n_gs; i++)
		m->gs[i].last = m->life_of_id[m->gs[i].id];
}

static int64_t overlap(const struct tacho_profile_opts *o, const struct model_g *g, int64_t last,
		       int64_t from, int64_t to)
{
	int64_t first = o->complete ? INT64_MIN : g->start;

	last = g->end ? g->end : last;
	from = from > first ? from : first;
	to = to < last ? to : last;
	if (o->has_window) {
		from = from > o->from_ns ? from : o->from_ns;
		to = to < o->to_ns ? to : o->to_ns;
	}
	if (to > from && o->part)
		return o->part(o->part_ctx, g->id, from, to);
	return to > from ? to - from : 0;
}

static struct model *model_run(const struct synth *s, const struct tacho_profile_opts *o)
{
	struct model *m = calloc(1, sizeof(*m));
	int64_t last = s->events[s->n - 1].time_ns;

	assert_non_null(m);
	m->life_of = calloc(s->n, sizeof(*m->life_of));
	assert_non_null(m->life_of);
	learn(m, s);
	for (int i = 1; i <= m->n_gs; i++) {
		struct model_g *g = &m->gs[i];

		if (o->complete || !g->comes_again || g->last == i)
			m->goroutines += passes(o, g);
		for (int k = 0; k < TACHO_PROFILE_COUNT; k++)
			m->gs[i].track[k].since = INT64_MIN;
	}
	for (size_t i = 0; i < s->n; i++) {
		const struct tacho_event *e = &s->events[i];
		struct model_g *g = &m->gs[m->life_of[i]], *judge = g;
		int reason;

		if (m->life_of[i] == 0)
			continue;
		if (e->detail && !o->complete)
			judge = &m->gs[g->last];
		reason = index_of(s->strings[s->gen_of[i]], SYNTH_STRINGS, e->name);
		for (int k = 0; k < TACHO_PROFILE_COUNT; k++) {
			int64_t since = g->track[k].since, ns;

			if (o->kinds && !(o->kinds >> k & 1))
				continue;
			if (since != INT64_MIN && e->to != state_of(k)) {
				ns = overlap(o, judge, last, since, e->time_ns);
				if (ns > 0 && passes(o, judge)) {
					m->count[k][g->track[k].stack]++;
					m->ns[k][g->track[k].stack] += ns;
				}
				g->track[k].since = INT64_MIN;
			} else if (since == INT64_MIN && is_tracked(k, e->to, reason)) {
				g->track[k].since = e->time_ns;
				g->track[k].stack =
					index_of(s->stacks[s->gen_of[i]], SYNTH_STACKS, e->stack);
			}
		}
	}
	return m;
}

static void model_free(struct model *m)
{
	free(m->life_of);
	free(m);
}

/* --- goroutines of C threads --- */

enum {
	R = TACHO_GO_RUNNABLE,
	X = TACHO_GO_RUNNING,
	W = TACHO_GO_WAITING,
	S = TACHO_GO_SYSCALL,
	U = TACHO_GO_UNDETERMINED,
	N = TACHO_GO_NOT_EXIST
};
enum {
	PLACES = 10,
	C_IDS = 4 /* 1 … 4 are their ids */
};

struct callbacks {
	struct synth *s;
	int gen;
	int64_t now, next_id;
	struct {
		int64_t id;
		int state;    /* NOT_EXIST: the place is free */
		bool is_here; /* brought by a C thread in this generation */
	} gs[PLACES];         /* by slot */
};

static int roll(struct callbacks *w, int below)
{
	return (int)synth_random(w->s, (uint64_t)below);
}

static void turn(struct callbacks *w, int slot, int to)
{
	static const int reasons[] = { SYNTH_CHAN, SYNTH_SYNC, SYNTH_NET, SYNTH_SLEEP };

	w->now += 1 + roll(w, 200);
	synth_add(w->s, w->gen,
		  (struct tacho_event){
			  .time_ns = w->now,
			  .m = 1,
			  .p = TACHO_NONE,
			  .g = TACHO_NONE,
			  .subject = w->gs[slot].id,
			  .slot = (uint32_t)slot,
			  .kind = TACHO_KIND_STATE_TRANSITION,
			  .scope = TACHO_SCOPE_GOROUTINE,
			  .detail = w->gs[slot].is_here,
			  .from = (uint8_t)w->gs[slot].state,
			  .to = (uint8_t)to,
			  .name = (uint32_t)(to == W ? reasons[roll(w, 4)] : SYNTH_EMPTY),
			  .stack = (uint32_t)roll(w, SYNTH_STACKS),
			  .u.subject_stack = (uint32_t)(roll(w, 3) ? 0 : roll(w, SYNTH_STACKS)),
		  });
	w->gs[slot].state = to;
}

static void appear(struct callbacks *w, int slot)
{
	int64_t id = 1 + roll(w, C_IDS);
	bool is_taken = roll(w, 3) == 0;

	for (int i = 0; i < PLACES; i++)
		is_taken |= w->gs[i].state != N && w->gs[i].id == id;
	w->gs[slot].id = is_taken ? w->next_id++ : id;
	w->gs[slot].is_here = !is_taken;
	turn(w, slot, is_taken ? R : S);
}

/* A few of these lives never run. */
static void go_on(struct callbacks *w, int slot)
{
	bool is_c = w->gs[slot].id <= C_IDS;

	switch (w->gs[slot].state) {
	case N: appear(w, slot); break;
	case S: turn(w, slot, is_c && roll(w, 3) == 0 ? N : roll(w, 2) ? X : R); break;
	case R: turn(w, slot, X); break;
	case W: turn(w, slot, R); break;
	default: turn(w, slot, roll(w, 3) ? S : roll(w, 2) ? W : is_c || roll(w, 2) ? R : N);
	}
}

/* Sync, and the status of all who live. */
static void next_generation(struct callbacks *w, int n)
{
	w->gen = n % SYNTH_GENS;
	synth_add(w->s, w->gen,
		  (struct tacho_event){ .time_ns = ++w->now,
					.subject = n + 1,
					.slot = TACHO_NO_SLOT,
					.kind = TACHO_KIND_SYNC });
	for (int i = 0; i < PLACES; i++) {
		w->gs[i].is_here = false;
		if (w->gs[i].state != N)
			turn(w, i, w->gs[i].state);
	}
}

static void fill_callbacks(struct synth *s, size_t n)
{
	struct callbacks w = { .s = s, .next_id = C_IDS + 1, .now = 1000 };

	for (int i = 0; i < PLACES; i++)
		w.gs[i].state = N;
	for (int k = 0; s->n < n; k++) {
		size_t end = s->n + 1 + n / 5;

		next_generation(&w, k);
		while (s->n < end)
			go_on(&w, roll(&w, PLACES));
	}
}

/* --- helpers --- */

/* All tests run twice, the second time along with the statistics of goroutines. */
static bool is_joined;

static struct tacho_analysis analysis_of(struct tacho_profile *p, struct tacho_goroutines **g)
{
	*g = NULL;
	if (!is_joined)
		return tacho_profile_analysis(p);
	assert_int_equal(tacho_goroutines_new(g, NULL), 0);
	tacho_goroutines_join_profile(*g, p);
	return tacho_goroutines_analysis(*g);
}

static struct tacho_profile *analyse(struct synth *s, struct tacho_symbols *symbols,
				     const struct tacho_profile_opts *o, uint64_t cut)
{
	struct tacho_goroutines *g;
	struct tacho_profile *p;
	struct tacho_analysis a;

	assert_int_equal(tacho_profile_new(&p, o), 0);
	a = analysis_of(p, &g);
	assert_int_equal(synth_run(s, &a, symbols, cut), 0);
	tacho_goroutines_free(g);
	return p;
}

/* Which of the made-up stacks is it? By depth and the outermost frame. */
static int synth_stack(const struct tacho_symbols *symbols, uint32_t stack)
{
	size_t n = tacho_symbols_depth(symbols, stack);

	return n == 0 ? 0 : ((int)tacho_symbols_frame(symbols, stack, n - 1).pc - 1000) / 16;
}

static void check(const struct tacho_profile *p, const struct model *m,
		  const struct tacho_symbols *symbols)
{
	assert_int_equal(tacho_profile_goroutines(p), m->goroutines);
	for (int k = 0; k < TACHO_PROFILE_COUNT; k++) {
		const struct tacho_profile_stack *st;
		size_t n = 0, i;
		int64_t before = INT64_MAX, total = 0;

		for (i = 0; (st = tacho_profile_stack(p, k, i)); i++) {
			int stack = synth_stack(symbols, st->stack);

			assert_int_equal(st->count, m->count[k][stack]);
			assert_int_equal(st->total_ns, m->ns[k][stack]);
			assert_int_equal(tacho_hist_count(st->waits), st->count);
			assert_int_equal(tacho_hist_total_ns(st->waits), st->total_ns);
			assert_true(st->total_ns <= before);
			before = st->total_ns;
			total += st->total_ns;
		}
		for (int stack = 0; stack < SYNTH_STACKS; stack++)
			n += m->count[k][stack] > 0;
		assert_int_equal(i, n);
		assert_int_equal(tacho_profile_stacks(p, k), n);
		assert_int_equal(tacho_hist_total_ns(tacho_profile_waits(p, k)), total);
	}
}

/* What lies in the first third of each stretch of a length that depends on the goroutine. */
static int64_t part_in_thirds(void *ctx, int64_t goroutine, int64_t begin_ns, int64_t end_ns)
{
	int64_t stretch = *(const int64_t *)ctx * (1 + goroutine % 3), third = stretch / 3,
		total = 0;

	for (int64_t at = begin_ns - begin_ns % stretch; at < end_ns; at += stretch) {
		int64_t from = at > begin_ns ? at : begin_ns;
		int64_t to = at + third < end_ns ? at + third : end_ns;

		total += to > from ? to - from : 0;
	}
	return total;
}

static struct tacho_profile_opts random_opts(struct synth *s)
{
	static const int names[] = { SYNTH_MAIN, SYNTH_WORK, SYNTH_EMPTY, SYNTH_SERVE };
	struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
	int64_t first = s->events[0].time_ns, last = s->events[s->n - 1].time_ns;

	o.complete = synth_random(s, 2);
	o.kinds = (unsigned)synth_random(s, 16);
	if (synth_random(s, 3) == 0) {
		const char *name = synth_texts[names[synth_random(s, 4)]];

		o.has_function = true;
		o.function = (struct tacho_text){ name, strlen(name) };
	}
	if (synth_random(s, 6) == 0) {
		o.has_goroutine = true;
		o.goroutine = 1 + (int64_t)synth_random(s, 40);
	}
	if (synth_random(s, 3) == 0) {
		o.has_window = true;
		o.from_ns = first + (int64_t)synth_random(s, (uint64_t)(last - first));
		o.to_ns = o.from_ns + (int64_t)synth_random(s, (uint64_t)(last - first));
	}
	if (synth_random(s, 3) == 0) {
		static int64_t stretch;

		stretch = 3 + (last - first) / 50;
		o.part = part_in_thirds;
		o.part_ctx = &stretch;
	}
	return o;
}

static void print_hist(FILE *f, const struct tacho_hist *h)
{
	struct tacho_hist_bucket b;

	fprintf(f, " max %lld", (long long)tacho_hist_max_ns(h));
	for (size_t i = 0; tacho_hist_next(h, &i, &b);)
		fprintf(f, " %lld:%llu", (long long)b.from_ns, (unsigned long long)b.count);
}

static char *print_all(const struct tacho_profile *p, const struct tacho_symbols *symbols)
{
	const struct tacho_profile_stack *st;
	size_t size;
	char *text;
	FILE *f = open_memstream(&text, &size);

	fprintf(f, "%llu\n", (unsigned long long)tacho_profile_goroutines(p));
	for (int k = 0; k < TACHO_PROFILE_COUNT; k++) {
		fprintf(f, "%s", tacho_profile_name(k));
		print_hist(f, tacho_profile_waits(p, k));
		for (size_t i = 0; (st = tacho_profile_stack(p, k, i)); i++) {
			fprintf(f, "\n%d %u %llu %lld", synth_stack(symbols, st->stack), st->depth,
				(unsigned long long)st->count, (long long)st->total_ns);
			print_hist(f, st->waits);
		}
		fprintf(f, "\n");
	}
	fclose(f);
	return text;
}

/* --- tests --- */

/* Does the model say the same, for the stream whole and cut? */
static void check_cuts(struct synth *s, const struct tacho_profile_opts *o, uint64_t seed)
{
	struct model *m = model_run(s, o);
	char *whole = NULL;

	for (uint64_t cut = 0; cut < 5; cut++) {
		struct tacho_symbols *symbols;
		struct tacho_profile *p;
		char *text;

		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		p = analyse(s, symbols, o, cut ? cut * 31 + seed : 0);
		check(p, m, symbols);
		text = print_all(p, symbols);
		if (whole)
			assert_string_equal(text, whole);
		else
			whole = strdup(text);
		free(text);
		tacho_profile_free(p);
		tacho_symbols_free(symbols);
	}
	free(whole);
	model_free(m);
}

/* The model, whole and cut, with and without filters. */
static void test_equals_model(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 150; seed++) {
		struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
		struct synth s;

		synth_init(&s, seed * 104729);
		synth_fill(&s, 200 + 40 * (size_t)(seed % 40));
		if (seed > 40)
			o = random_opts(&s);
		check_cuts(&s, &o, seed);
		synth_fini(&s);
	}
}

/* The same with ids that come again. */
static void test_callbacks_equal_model(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
		struct synth s;

		synth_init(&s, seed * 15485863);
		fill_callbacks(&s, 10 + 10 * (size_t)(seed % 60));
		if (seed > 150)
			o = random_opts(&s);
		if (o.has_goroutine)
			o.goroutine = 1 + (int64_t)synth_random(&s, 2 * C_IDS);
		check_cuts(&s, &o, seed);
		synth_fini(&s);
	}
}

/* Goroutine 7, three times, and perhaps a fourth time without ever running. */
static void test_last_life_counts(void **state)
{
	static const int64_t wanted[3] = { 20, 167, 167 };

	(void)state;
	for (int what = 0; what < 3; what++) {
		struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
		struct tacho_symbols *symbols;
		struct tacho_profile *p;
		struct synth s;

		synth_init(&s, 1);
		for (int64_t t = 100; t < 400; t += 100) {
			synth_go(&s, t, 7, 0, N, S, SYNTH_EMPTY, 0, 0, TACHO_NONE);
			synth_go(&s, t + 30, 7, 0, S, X, SYNTH_EMPTY, 0, 0, 0);
			synth_go(&s, t + 40, 7, 0, X, S, SYNTH_EMPTY, 2, 2, 0);
			synth_go(&s, t + 60, 7, 0, S, N, SYNTH_EMPTY, 0, 0, TACHO_NONE);
		}
		synth_go(&s, 400, 7, 0, N, S, SYNTH_EMPTY, 0, 0, TACHO_NONE);
		synth_go(&s, 417, 7, 0, S, N, SYNTH_EMPTY, 0, 0, TACHO_NONE);
		for (size_t i = 0; i < s.n; i++)
			s.events[i].detail = 1;
		/* 0: it is as if the fourth were not there; 2: everything. */
		s.n -= what == 0 ? 2 : 0;
		o.complete = what == 2;
		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		p = analyse(&s, symbols, &o, 0);
		assert_int_equal(tacho_hist_total_ns(tacho_profile_waits(p, TACHO_PROFILE_SYSCALL)),
				 wanted[what]);
		tacho_profile_free(p);
		tacho_symbols_free(symbols);
		synth_fini(&s);
	}
}

/* From creation to the first run counts only if everything is wanted. */
static void test_first_run_is_clipped(void **state)
{
	struct synth s;

	(void)state;
	synth_init(&s, 1);
	synth_go(&s, 100, 1, 0, N, R, SYNTH_EMPTY, 3, 1, 0);
	synth_go(&s, 150, 1, 0, R, X, SYNTH_EMPTY, 0, 0, 0);
	synth_go(&s, 160, 1, 0, X, W, SYNTH_CHAN, 2, 2, 0);
	synth_go(&s, 200, 1, 0, W, R, SYNTH_EMPTY, 3, 0, 0);
	synth_go(&s, 201, 1, 0, R, X, SYNTH_EMPTY, 0, 0, 0);
	synth_go(&s, 202, 1, 0, X, S, SYNTH_EMPTY, 2, 2, 0);
	for (int complete = 0; complete < 2; complete++) {
		struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
		struct tacho_symbols *symbols;
		struct tacho_profile *p;

		o.complete = complete;
		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		p = analyse(&s, symbols, &o, 0);
		assert_int_equal(tacho_profile_stacks(p, TACHO_PROFILE_SCHED), 1);
		assert_int_equal(tacho_profile_stack(p, TACHO_PROFILE_SCHED, 0)->total_ns,
				 complete ? 51 : 1);
		assert_int_equal(tacho_profile_stack(p, TACHO_PROFILE_SYNC, 0)->total_ns, 40);
		/* Still open at the end. */
		assert_int_equal(tacho_profile_stacks(p, TACHO_PROFILE_SYSCALL), 0);
		assert_int_equal(tacho_profile_goroutines(p), 1);
		tacho_profile_free(p);
		tacho_symbols_free(symbols);
	}
	synth_fini(&s);
}

static void test_nothing_and_misuse(void **state)
{
	struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
	struct tacho_profile *p;
	struct tacho_analysis a;
	struct tacho_end end = { 0 };

	(void)state;
	assert_int_equal(tacho_profile_new(&p, NULL), 0);
	assert_int_equal(tacho_profile_goroutines(p), 0);
	assert_null(tacho_profile_stack(p, 0, 0));
	assert_null(tacho_profile_waits(p, 0));
	assert_null(tacho_profile_symbols(p));
	a = tacho_profile_analysis(p);
	assert_int_equal(a.ops->finish(a.self, &end), 0);
	assert_int_equal(tacho_profile_stacks(p, TACHO_PROFILE_NET), 0);
	assert_int_equal(tacho_profile_stacks(p, -1), 0);
	assert_int_equal(tacho_profile_stacks(p, 99), 0);
	assert_null(tacho_profile_stack(p, 99, 0));
	assert_non_null(tacho_profile_waits(p, TACHO_PROFILE_NET));
	tacho_profile_free(p);
	tacho_profile_free(NULL);
	o.size--;
	assert_int_equal(tacho_profile_new(&p, &o), TACHO_EMISUSE);
	assert_null(p);
	assert_string_equal(tacho_profile_name(TACHO_PROFILE_SCHED), "sched");
	assert_string_equal(tacho_profile_name(99), "?");
}

/* Without memory at any point: an error, and nothing is left behind. */
static void check_no_memory(struct synth *s, bool has_function)
{
	struct nth_alloc alloc;

	for (size_t n = 1;; n++) {
		struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
		struct tacho_symbols *symbols;
		struct tacho_profile *p;
		struct tacho_analysis a;
		int rc;

		nth_alloc_init(&alloc, n);
		o.alloc = &alloc.hook;
		o.has_function = has_function;
		o.function = (struct tacho_text){ "main.work", 9 };
		assert_int_equal(tacho_symbols_new(&symbols, NULL), 0);
		rc = tacho_profile_new(&p, &o);
		if (rc == 0) {
			struct tacho_goroutines *g;

			a = analysis_of(p, &g);
			rc = synth_run(s, &a, symbols, 41);
			free(print_all(p, symbols));
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
}

static void test_no_memory(void **state)
{
	struct synth s;

	(void)state;
	synth_init(&s, 99);
	synth_fill(&s, 900);
	check_no_memory(&s, true);
	synth_fini(&s);
	synth_init(&s, 99);
	fill_callbacks(&s, 300);
	check_no_memory(&s, false);
	synth_fini(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equals_model),
		cmocka_unit_test(test_callbacks_equal_model),
		cmocka_unit_test(test_last_life_counts),
		cmocka_unit_test(test_first_run_is_clipped),
		cmocka_unit_test(test_nothing_and_misuse),
		cmocka_unit_test(test_no_memory),
	};

	int rc = cmocka_run_group_tests(tests, NULL, NULL);

	is_joined = true;
	return rc + cmocka_run_group_tests_name("joined", tests, NULL, NULL);
}
