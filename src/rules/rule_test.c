/* SPDX-License-Identifier: MIT */
/*
 * See rule_test.h. A pass only writes down when rules trigger (`moments`), as how many
 * bytes a snapshot has is known when its generation is over; tc_rule_test_next then plays
 * them back against slots and the budget.
 */
#include "rules/rule_test.h"

#include "base/alloc.h"
#include "base/math.h"
#include "base/refmap.h"
#include "base/table.h"
#include "rules/budget.h"
#include "rules/watch_window.h"

#include <stdlib.h>
#include <string.h>

#include <tacho/cpu.h>

#define S UINT64_C(1000000000)
/* How often a service looks at its scheduler. */
#define TICK_NS (S / 20)
/* Moments of a rule that are nearer to each other are one: nobody looks in between. */
#define NEAR_NS (S / 1000)
/* A source that is over budget has to wait so long. */
#define REST_NS S

enum {
	OPEN_MAX = 16384, /* as many a service keeps count of */
	MOMENTS_MAX = 8 << 20,
	PROCS_MAX = 65536,
};

#define NONE    UINT32_MAX
#define NO_RULE (UINT32_MAX - 1) /* a name of no rule, in refmaps */

struct moment {
	uint64_t at_ns; /* since the begin of the trace */
	uint64_t n;     /* triggers that are this one */
	uint64_t value, of;
	uint32_t rule;
	uint32_t why; /* enum tc_rule_why */
};

/* A task or region that is open, or a free one, by `next`. */
struct instance {
	uint64_t begin_ns;
	uint32_t rule;
	uint32_t next; /* regions: the one around it, of the same goroutine and rule */
};

struct rule {
	struct tc_rule_result result;
	struct tc_rule_settings set;
	struct tc_aim aim;
	size_t source; /* enum tc_source */
	/* Of the pass: */
	struct tc_window window;
	struct tc_window_counts counts;
	size_t last; /* of its moments, + 1; 0: none */
	/* Of playing back, on the clock of all traces: */
	uint64_t open_at_ns;
};

struct stretch {
	uint64_t begin_ns, bytes; /* of a generation */
};

struct tc_rule_test {
	struct tc_settings set;
	struct rule rules[TC_WATCHES + 1];
	size_t n_rules;
	uint32_t sched; /* index of it; NONE: no condition */

	/* The trace that is read: */
	int64_t first_ns;
	bool has_first;
	uint64_t now_ns; /* since then */
	const struct tacho_gen *gen;
	uint64_t gen_number;
	int64_t begin_unix_ns;           /* 0: not known */
	struct tc_refmap tasks, regions; /* name -> rule + 1, or NO_RULE */
	struct tc_table open_tasks, open_regions;
	struct instance *open;
	size_t cap_open, n_open;
	uint32_t free;
	struct moment *moments;
	size_t n_moments, cap_moments;
	struct stretch *stretches;
	size_t n_stretches, cap_stretches;
	struct tacho_cpu *cpu;
	/* Its scheduler: */
	uint64_t tick_ns, runnable, procs, stw_begin_ns;
	bool is_stopped;
	uint64_t *held_since; /* by P: + 1; 0: no call holds it */
	size_t cap_held;

	/* All of them: */
	struct tc_budget budget;
	uint64_t clock_ns;      /* where the last one ended */
	uint64_t busy_until_ns; /* of the thread that takes snapshots */
	uint64_t lot, length_ns, unwatched;
	size_t n_traces;
	struct tc_rule_firing *firings;
	size_t n_firings, cap_firings;
};

static bool has_sched(const struct tc_settings *s)
{
	return s->sched.runnable > 0 || s->sched.throttled > 0 || s->sched.held_ns > 0 ||
	       s->sched.stw_ns > 0;
}

static void add_rule(struct tc_rule_test *t, const struct tc_rule_settings *set,
		     const struct tc_aim *aim, size_t source)
{
	struct rule *r = &t->rules[t->n_rules++];

	if (set)
		r->set = *set;
	r->result.rule = set ? &r->set : NULL;
	r->aim = tc_aim_of(&t->set, aim);
	r->source = source;
}

int tc_rule_test_new(struct tc_rule_test **out, const struct tc_settings *settings)
{
	struct tc_rule_test *t = tc_calloc(NULL, 1, sizeof(*t));
	int rc;

	*out = NULL;
	if (!t)
		return TACHO_ENOMEM;
	t->set = *settings;
	t->set.budget.cpu = 0;
	t->sched = NONE;
	t->lot = 88172645463325252;
	for (size_t i = 0; i < t->set.n_rules; i++)
		add_rule(t, &t->set.rules[i], &t->set.rules[i].aim, TC_SOURCE_WATCH + i);
	if (has_sched(&t->set)) {
		t->sched = (uint32_t)t->n_rules;
		add_rule(t, NULL, &t->set.sched.aim, TC_SOURCE_SCHED);
	}
	tc_table_init(&t->open_tasks, NULL);
	tc_table_init(&t->open_regions, NULL);
	t->free = NONE;
	rc = tacho_cpu_new(&t->cpu, NULL);
	if (rc < 0) {
		tc_rule_test_free(t);
		return rc;
	}
	*out = t;
	return 0;
}

void tc_rule_test_free(struct tc_rule_test *t)
{
	if (!t)
		return;
	tacho_cpu_free(t->cpu);
	tc_refmap_fini(&t->tasks, NULL);
	tc_refmap_fini(&t->regions, NULL);
	tc_table_fini(&t->open_tasks);
	tc_table_fini(&t->open_regions);
	tc_free(NULL, t->open);
	tc_free(NULL, t->moments);
	tc_free(NULL, t->stretches);
	tc_free(NULL, t->held_since);
	tc_free(NULL, t->firings);
	tc_free(NULL, t);
}

/* --- moments ---------------------------------------------------------------------------- */

static int trigger(struct tc_rule_test *t, uint32_t rule, uint64_t at, enum tc_rule_why why,
		   uint64_t value, uint64_t of)
{
	struct rule *r = &t->rules[rule];
	int rc;

	if (r->last > 0 && at - t->moments[r->last - 1].at_ns < NEAR_NS) {
		t->moments[r->last - 1].n++;
		return 0;
	}
	rc = TC_GROW(NULL, &t->moments, &t->cap_moments, t->n_moments + 1, MOMENTS_MAX);
	if (rc < 0)
		return rc;
	t->moments[t->n_moments++] = (struct moment){ at, 1, value, of, rule, why };
	r->last = t->n_moments;
	return 0;
}

/* --- tasks and regions ---------------------------------------------------------------------- */

/* The rule of a name; NONE: it has none. */
static int rule_of(struct tc_rule_test *t, enum tc_watch_kind kind, uint32_t name, uint32_t *rule)
{
	struct tc_refmap *map = kind == TC_WATCH_TASK ? &t->tasks : &t->regions;
	uint32_t known = tc_refmap_get(map, name);
	struct tacho_text text;

	*rule = known == NO_RULE ? NONE : known - 1;
	if (known != 0)
		return 0;
	text = tacho_gen_string(t->gen, name);
	for (uint32_t i = 0; i < t->set.n_rules; i++) {
		const struct tc_rule_settings *set = &t->rules[i].set;

		if (set->kind == kind && strlen(set->name) == text.n &&
		    memcmp(set->name, text.s, text.n) == 0)
			*rule = i;
	}
	if (name >= tacho_gen_strings(t->gen))
		return 0;
	return tc_refmap_put(map, NULL, name, *rule == NONE ? NO_RULE : *rule + 1);
}

static int open_instance(struct tc_rule_test *t, struct tc_table *by_key, uint64_t key,
			 uint32_t rule)
{
	uint32_t i = t->free;
	int rc;

	if (i != NONE) {
		t->free = t->open[i].next;
	} else if (t->n_open >= OPEN_MAX) {
		t->unwatched++;
		return 0;
	} else {
		rc = TC_GROW(NULL, &t->open, &t->cap_open, t->n_open + 1, 0);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_open++;
	}
	t->open[i] = (struct instance){ t->now_ns, rule, tc_table_get(by_key, key) };
	return tc_table_put(by_key, key, i);
}

static int end_instance(struct tc_rule_test *t, struct tc_table *by_key, uint64_t key)
{
	uint32_t i = tc_table_get(by_key, key), rule, outer;
	struct rule *r;
	uint64_t ns;
	int rc = 0;

	if (i == TC_TABLE_NONE)
		return 0;
	rule = t->open[i].rule;
	ns = t->now_ns - t->open[i].begin_ns;
	outer = t->open[i].next;
	t->open[i].next = t->free;
	t->free = i;
	if (outer == TC_TABLE_NONE)
		(void)tc_table_remove(by_key, key);
	else
		rc = tc_table_put(by_key, key, outer);
	r = &t->rules[rule];
	r->counts.n++;
	r->result.seen++;
	if (rc < 0 || r->set.threshold_ns == 0 || ns <= r->set.threshold_ns)
		return rc;
	r->counts.slow++;
	r->result.slow++;
	return r->set.percentile > 0 ? 0 : trigger(t, rule, t->now_ns, TC_WHY_SLOW, ns, 0);
}

static uint64_t region_key(const struct tacho_event *e, uint32_t rule)
{
	return (uint64_t)e->g * TC_WATCHES + rule;
}

static int feed_name(struct tc_rule_test *t, const struct tacho_event *e)
{
	bool is_task = e->kind == TACHO_KIND_TASK_BEGIN;
	uint32_t rule;
	int rc = rule_of(t, is_task ? TC_WATCH_TASK : TC_WATCH_REGION, e->name, &rule);

	if (rc < 0 || rule == NONE)
		return rc;
	if (is_task)
		return open_instance(t, &t->open_tasks, (uint64_t)e->subject, rule);
	if (e->kind == TACHO_KIND_REGION_BEGIN)
		return open_instance(t, &t->open_regions, region_key(e, rule), rule);
	return end_instance(t, &t->open_regions, region_key(e, rule));
}

/* tacho_slo_error leaves a log of this category. */
static void feed_log(struct tc_rule_test *t, const struct tacho_event *e)
{
	uint32_t i = tc_table_get(&t->open_tasks, (uint64_t)e->subject);
	struct tacho_text category;

	if (i == TC_TABLE_NONE)
		return;
	category = tacho_gen_string(t->gen, e->name);
	if (category.n != 5 || memcmp(category.s, "error", 5) != 0)
		return;
	t->rules[t->open[i].rule].counts.errors++;
	t->rules[t->open[i].rule].result.errors++;
}

static int look_at_windows(struct tc_rule_test *t)
{
	int rc = 0;

	for (uint32_t i = 0; i < t->set.n_rules && rc == 0; i++) {
		struct rule *r = &t->rules[i];
		struct tc_window_counts within = { 0, 0, 0 };

		switch (tc_window_look(&r->window, &r->set, &r->counts, t->now_ns, &within)) {
		case TC_WINDOW_SLOW:
			rc = trigger(t, i, t->now_ns, TC_WHY_PERCENTILE, within.slow, within.n);
			break;
		case TC_WINDOW_ERRORS:
			rc = trigger(t, i, t->now_ns, TC_WHY_ERRORS, within.errors, 0);
			break;
		case TC_WINDOW_FINE:
		case TC_WINDOW_VERDICTS: break;
		}
	}
	return rc;
}

/* --- the scheduler ------------------------------------------------------------------------- */

static int held_end(struct tc_rule_test *t, int64_t p)
{
	uint64_t since, limit = t->set.sched.held_ns;

	if (p < 0 || (uint64_t)p >= t->cap_held || t->held_since[p] == 0)
		return 0;
	since = t->held_since[p] - 1;
	t->held_since[p] = 0;
	if (limit == 0 || t->now_ns - since <= limit)
		return 0;
	return trigger(t, t->sched, t->now_ns, TC_WHY_HELD, t->now_ns - since, 0);
}

static int held_begin(struct tc_rule_test *t, int64_t p)
{
	size_t old = t->cap_held;
	int rc;

	if (p < 0 || p >= PROCS_MAX)
		return 0;
	rc = TC_GROW(NULL, &t->held_since, &t->cap_held, (size_t)p + 1, 0);
	if (rc < 0)
		return rc;
	memset(t->held_since + old, 0, (t->cap_held - old) * sizeof(*t->held_since));
	t->held_since[p] = t->now_ns + 1;
	return 0;
}

static int feed_transition(struct tc_rule_test *t, const struct tacho_event *e)
{
	if (e->from == e->to)
		return 0;
	if (e->scope == TACHO_SCOPE_PROC)
		return e->from == TACHO_PROC_RUNNING ? held_end(t, e->subject) : 0;
	if (e->scope != TACHO_SCOPE_GOROUTINE)
		return 0;
	if (e->from == TACHO_GO_RUNNABLE && t->runnable > 0)
		t->runnable--;
	if (e->to == TACHO_GO_RUNNABLE)
		t->runnable++;
	if (e->to == TACHO_GO_SYSCALL)
		return held_begin(t, e->p);
	return e->from == TACHO_GO_SYSCALL ? held_end(t, e->p) : 0;
}

static int feed_range(struct tc_rule_test *t, const struct tacho_event *e)
{
	uint64_t limit = t->set.sched.stw_ns;
	bool was = t->is_stopped;

	if (e->detail != TACHO_RANGE_STW || e->kind == TACHO_KIND_RANGE_ACTIVE)
		return 0;
	t->is_stopped = e->kind == TACHO_KIND_RANGE_BEGIN;
	if (t->is_stopped)
		t->stw_begin_ns = t->now_ns;
	if (t->is_stopped || !was || limit == 0 || t->now_ns - t->stw_begin_ns <= limit)
		return 0;
	return trigger(t, t->sched, t->now_ns, TC_WHY_STW, t->now_ns - t->stw_begin_ns, 0);
}

static int feed_scheduler(struct tc_rule_test *t, const struct tacho_event *e)
{
	double limit = t->set.sched.runnable;

	if (e->kind == TACHO_KIND_METRIC && e->detail == TACHO_METRIC_GOMAXPROCS)
		t->procs = (uint64_t)e->subject;
	if (t->now_ns >= t->tick_ns) {
		int rc = 0;

		t->tick_ns = t->now_ns + TICK_NS;
		if (limit > 0 && t->procs > 0 && (double)t->runnable > limit * (double)t->procs)
			rc = trigger(t, t->sched, t->now_ns, TC_WHY_RUNNABLE, t->runnable,
				     t->procs);
		if (rc < 0)
			return rc;
	}
	if (e->kind == TACHO_KIND_STATE_TRANSITION)
		return feed_transition(t, e);
	if (e->kind >= TACHO_KIND_RANGE_BEGIN && e->kind <= TACHO_KIND_RANGE_END)
		return feed_range(t, e);
	return 0;
}

/* As a service looks at its counters, twice a second. */
static int throttled(struct tc_rule_test *t)
{
	const struct tacho_cpu_note *a = NULL, *b;
	double limit = t->set.sched.throttled;
	int rc = 0;

	for (size_t i = 0; limit > 0 && rc == 0 && (b = tacho_cpu_note(t->cpu, i)); i++) {
		double ns = a ? (double)b->time_ns - (double)a->time_ns : 0;
		uint64_t at = (uint64_t)b->time_ns - (uint64_t)t->first_ns;
		double share = 0;

		if (a && ns > 0 && b->throttled_us > a->throttled_us)
			share = (double)(b->throttled_us - a->throttled_us) * 1e3 / ns;
		if (share > limit && b->time_ns >= t->first_ns && at <= t->now_ns)
			rc = trigger(t, t->sched, at, TC_WHY_THROTTLED,
				     (uint64_t)(share < 1e6 ? share * 1e3 : 1e9), 0);
		a = b;
	}
	return rc;
}

/* --- the pass --------------------------------------------------------------------------------- */

static int enter_generation(struct tc_rule_test *t, const struct tacho_gen *gen)
{
	struct tacho_clock clock;
	uint64_t begin, end;
	int rc;

	t->gen = gen;
	t->gen_number = tacho_gen_index(gen) + 1;
	tc_refmap_clear(&t->tasks);
	tc_refmap_clear(&t->regions);
	tacho_gen_range(gen, &begin, &end);
	rc = TC_GROW(NULL, &t->stretches, &t->cap_stretches, t->n_stretches + 1, 0);
	if (rc < 0)
		return rc;
	t->stretches[t->n_stretches++] =
		(struct stretch){ t->now_ns, end > begin ? end - begin : 0 };
	if (t->begin_unix_ns == 0 && tacho_gen_clock(gen, &clock) && clock.wall_unix_ns > 0 &&
	    clock.wall_unix_ns < INT64_MAX / 2)
		t->begin_unix_ns =
			tc_wrap_sub(clock.wall_unix_ns, tc_wrap_sub(clock.trace_ns, t->first_ns));
	return tacho_cpu_add(t->cpu, gen);
}

static int feed_event(struct tc_rule_test *t, const struct tacho_event *e)
{
	int rc = 0;

	if (e->kind == TACHO_KIND_TASK_BEGIN || e->kind == TACHO_KIND_REGION_BEGIN ||
	    e->kind == TACHO_KIND_REGION_END)
		rc = feed_name(t, e);
	else if (e->kind == TACHO_KIND_TASK_END)
		rc = end_instance(t, &t->open_tasks, (uint64_t)e->subject);
	else if (e->kind == TACHO_KIND_LOG)
		feed_log(t, e);
	return rc == 0 && t->sched != NONE ? feed_scheduler(t, e) : rc;
}

static int feed(void *self, const struct tacho_block *block)
{
	struct tc_rule_test *t = self;
	int rc = 0;

	for (size_t i = 0; i < block->n && rc == 0; i++) {
		const struct tacho_event *e = &block->events[i];
		uint64_t since;

		if (!t->has_first) {
			t->has_first = true;
			t->first_ns = e->time_ns;
		}
		/* Time does not go back, whatever a trace says. */
		since = (uint64_t)e->time_ns - (uint64_t)t->first_ns;
		t->now_ns = since > t->now_ns && since <= INT64_MAX ? since : t->now_ns;
		if (block->gen &&
		    (block->gen != t->gen || tacho_gen_index(block->gen) + 1 != t->gen_number))
			rc = enter_generation(t, block->gen);
		if (rc == 0 && block->gen)
			rc = feed_event(t, e);
		/* Once in a while is often enough: windows are 100 ms and longer. */
		if (rc == 0 && i % 64 == 0)
			rc = look_at_windows(t);
	}
	return rc;
}

struct tacho_analysis tc_rule_test_analysis(struct tc_rule_test *t)
{
	static const struct tacho_analysis_ops ops = { .name = "rules", .feed = feed };

	return (struct tacho_analysis){ &ops, t };
}

/* --- playing back ------------------------------------------------------------------------------- */

/* Whole generations back to the look-back, and of the last one what there is by then. */
static uint64_t bytes_of(const struct tc_rule_test *t, uint64_t trigger_ns, uint64_t at)
{
	uint64_t from = trigger_ns > t->set.look_back_ns ? trigger_ns - t->set.look_back_ns : 0;
	double sum = 0;

	for (size_t i = 0; i < t->n_stretches; i++) {
		uint64_t begin = t->stretches[i].begin_ns;
		uint64_t end = i + 1 < t->n_stretches ? t->stretches[i + 1].begin_ns : t->now_ns;

		if (end <= from && i + 1 < t->n_stretches)
			continue;
		if (begin > at)
			break;
		sum += at >= end || end <= begin
			       ? (double)t->stretches[i].bytes
			       : (double)t->stretches[i].bytes * (double)(at - begin) /
					 (double)(end - begin);
	}
	return sum < (double)t->set.recorder_bytes ? (uint64_t)sum : t->set.recorder_bytes;
}

static int fire(struct tc_rule_test *t, const struct moment *m, uint64_t bytes)
{
	struct tc_rule_firing f = { t->n_traces, m->rule, (enum tc_rule_why)m->why,
				    m->value,    m->of,   (int64_t)m->at_ns,
				    0,           bytes };
	int rc = TC_GROW(NULL, &t->firings, &t->cap_firings, t->n_firings + 1, 0);

	if (rc < 0)
		return rc;
	if (t->begin_unix_ns > 0)
		f.unix_ns = (int64_t)((uint64_t)t->begin_unix_ns + m->at_ns);
	t->firings[t->n_firings++] = f;
	return 0;
}

/* One source asks, at `base` + its time on the clock of all traces. */
static int play(struct tc_rule_test *t, const struct moment *m, uint64_t base)
{
	struct rule *r = &t->rules[m->rule];
	uint64_t at = base + m->at_ns, now = at > t->busy_until_ns ? at : t->busy_until_ns, bytes;
	int rc;

	r->result.triggers += m->n;
	r->result.cooling += m->n - 1;
	if (at < r->open_at_ns) {
		r->result.cooling++;
		return 0;
	}
	/* Until the thread comes by, nothing else of this source counts. */
	r->open_at_ns = now;
	if (!tc_aim_chooses(&r->aim, &t->lot)) {
		r->result.not_chosen++;
		return 0;
	}
	if (!tc_budget_allows(&t->budget, &t->set, TC_SOURCE_WATCH + t->set.n_rules, r->source,
			      now)) {
		r->result.over_budget++;
		r->open_at_ns = now + REST_NS;
		return 0;
	}
	if (at + r->aim.look_ahead_ns > now)
		now = at + r->aim.look_ahead_ns;
	bytes = bytes_of(t, m->at_ns, now - base);
	rc = fire(t, m, bytes);
	tc_budget_take(&t->budget, &t->set, r->source, bytes, 0, now);
	r->result.snapshots++;
	r->result.bytes += bytes;
	t->busy_until_ns = now;
	r->open_at_ns = now + r->aim.cool_down_ns;
	return rc;
}

static int compare_moments(const void *pa, const void *pb)
{
	const struct moment *a = pa, *b = pb;

	if (a->at_ns != b->at_ns)
		return a->at_ns < b->at_ns ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

/* Ready for another trace. */
static int forget(struct tc_rule_test *t)
{
	t->has_first = t->is_stopped = false;
	t->now_ns = t->tick_ns = t->runnable = t->procs = 0;
	t->gen = NULL;
	t->begin_unix_ns = 0;
	tc_table_clear(&t->open_tasks);
	tc_table_clear(&t->open_regions);
	t->n_open = t->n_moments = t->n_stretches = 0;
	t->free = NONE;
	if (t->held_since)
		memset(t->held_since, 0, t->cap_held * sizeof(*t->held_since));
	for (size_t i = 0; i < t->n_rules; i++) {
		memset(&t->rules[i].window, 0, sizeof(t->rules[i].window));
		memset(&t->rules[i].counts, 0, sizeof(t->rules[i].counts));
		t->rules[i].last = 0;
	}
	tacho_cpu_free(t->cpu);
	t->n_traces++;
	return tacho_cpu_new(&t->cpu, NULL);
}

int tc_rule_test_next(struct tc_rule_test *t)
{
	uint64_t begin = t->begin_unix_ns > 0 ? (uint64_t)t->begin_unix_ns : 0;
	uint64_t base = t->clock_ns;
	int rc = t->sched != NONE ? throttled(t) : 0;

	if (begin > base)
		base = begin;
	/* Whatever a clock says, sums stay within 64 bits. */
	if (base > INT64_MAX - t->now_ns)
		base = t->clock_ns;
	if (t->n_moments > 1)
		qsort(t->moments, t->n_moments, sizeof(*t->moments), compare_moments);
	for (size_t i = 0; i < t->n_moments && rc == 0; i++)
		rc = play(t, &t->moments[i], base);
	t->clock_ns = base + t->now_ns;
	t->length_ns += t->now_ns;
	return rc < 0 ? rc : forget(t);
}

/* --- results ---------------------------------------------------------------------------------- */

size_t tc_rule_test_count(const struct tc_rule_test *t)
{
	return t->n_rules;
}

struct tc_rule_result tc_rule_test_get(const struct tc_rule_test *t, size_t i)
{
	return t->rules[i].result;
}

const struct tc_rule_firing *tc_rule_test_firing(const struct tc_rule_test *t, size_t i)
{
	return i < t->n_firings ? &t->firings[i] : NULL;
}

uint64_t tc_rule_test_length(const struct tc_rule_test *t)
{
	return t->length_ns;
}

uint64_t tc_rule_test_unwatched(const struct tc_rule_test *t)
{
	return t->unwatched;
}
