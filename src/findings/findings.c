/* SPDX-License-Identifier: MIT */
/*
 * The table of rules, and how they get what happens. Who listens to what is
 * worked out once, so an event costs only the rules that want it.
 */
#include <tacho/findings.h>

#include <stdlib.h>
#include <string.h>

#include "findings/locks.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define NOINLINE      __attribute__((noinline))
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)

/* In this order rules judge: those that explain others come first. */
static const struct tc_rule *const rules[TACHO_RULES] = {
	&tc_rule_cpu_quota,
	&tc_rule_idle_while_runnable,
	&tc_rule_lock_convoy,
	&tc_rule_busy_lock,
	&tc_rule_pending_rwmutex_writer,
	&tc_rule_syscall_holds_p,
	&tc_rule_cgo_flood,
	&tc_rule_oversubscription,
	&tc_rule_preemption_blocked,
	&tc_rule_gc_assist,
	&tc_rule_long_stw,
	&tc_rule_goroutine_leak,
	&tc_rule_thundering_herd,
	&tc_rule_timer_storm,
	&tc_rule_goroutine_churn,
	&tc_rule_one_stall,
};

struct tc_locks *tc_locks_of(struct tacho_findings *f)
{
	for (size_t i = 0; i < TACHO_RULES; i++)
		if (rules[i] == &tc_rule_lock_convoy)
			return f->states[i];
	return NULL;
}

const struct tacho_rule *tacho_rule_get(size_t i)
{
	return i < TACHO_RULES ? &rules[i]->public : NULL;
}

const char *tacho_severity_name(int severity)
{
	static const char *const names[] = { "low", "medium", "high" };

	return severity >= 0 && severity < 3 ? names[severity] : "?";
}

const char *tacho_confidence_name(int confidence)
{
	static const char *const names[] = { "possible", "likely", "certain" };

	return confidence >= 0 && confidence < 3 ? names[confidence] : "?";
}

const char *tacho_cost_name(int cost)
{
	static const char *const names[] = { "goroutine time", "wall time", "P time" };

	return cost >= 0 && cost < 3 ? names[cost] : "?";
}

enum tacho_severity tc_severity_of(double share)
{
	if (share >= 0.25)
		return TACHO_SEVERITY_HIGH;
	return share >= 0.1 ? TACHO_SEVERITY_MEDIUM : TACHO_SEVERITY_LOW;
}

/* Of a set of rules that is not empty. */
static inline unsigned first_of(unsigned who)
{
	return (unsigned)__builtin_ctz(who);
}

/* --- what happens goes to the rules ------------------------------------------- */

/* The record is for another goroutine from here on. */
static void forget_g(struct tacho_findings *f, struct tc_rule_g *g, int64_t id)
{
	if (g->attempts)
		tc_locks_give_back(tc_locks_of(f), g->attempts);
	*g = (struct tc_rule_g){ .id = id };
}

/* A record for a goroutine that is seen for the first time. */
static int new_g(struct tacho_findings *f, uint32_t slot, int64_t id, struct tc_rule_g **out)
{
	int rc = TC_GROW(f->alloc, &f->gs, &f->cap_gs, (size_t)slot + 1, 0);

	if (rc < 0)
		return rc;
	for (; f->n_gs < f->cap_gs; f->n_gs++)
		f->gs[f->n_gs] = (struct tc_rule_g){ .id = TACHO_NONE };
	*out = &f->gs[slot];
	forget_g(f, *out, id);
	return 0;
}

/* A wait that the collector makes: also one for its own semaphores, which are no locks. */
ALWAYS_INLINE bool is_collector(const struct tacho_findings *f, const struct tc_act_g *go)
{
	uint8_t wait = go->wait;

	return wait == TC_WAIT_GC || wait == TC_WAIT_GC_ASSIST || wait == TC_WAIT_PREEMPTED ||
	       (wait == TC_WAIT_SYNC &&
		(tc_activity_place(f->act, go->stack)->flags & TC_PLACE_GC));
}

/* The kinds of a span, as far as they are those of all states. */
ALWAYS_INLINE unsigned kinds_of(const struct tc_span *s, const struct tc_rule_g *g)
{
	unsigned kinds = tc_span_ns(s) >= TC_LONG_SPAN_NS ? TC_SPAN_LONG : 0;

	if (s->is_open)
		kinds |= TC_SPAN_OPEN;
	return g->is_marked ? kinds | TC_SPAN_MARKED : kinds;
}

/* To the rules that want such a span. */
ALWAYS_INLINE int tell_rules(struct tacho_findings *f, const struct tc_span *s, struct tc_rule_g *g,
			     unsigned who)
{
	int rc = 0;

	for (; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->span(f->states[first_of(who)], s, g);
	return rc;
}

/*
 * Spans of each state. Most are usual ones, and wanted by no rule: for these no function is
 * called. The others go to a function of their own, which begins where that one stopped.
 */

ALWAYS_INLINE void after_running(struct tc_rule_g *g, const struct tc_span *s)
{
	g->run_ns = tc_wrap_add(g->run_ns, tc_span_ns(s));
	g->m = s->go->m;
	g->is_timed = g->is_marked = false;
}

static NOINLINE int tell_running(struct tacho_findings *f, const struct tc_span *s, unsigned who)
{
	struct tc_rule_g *g = &f->gs[s->slot];
	int rc = tell_rules(f, s, g, who);

	after_running(g, s);
	return rc;
}

static int on_running(void *self, const struct tc_span *s)
{
	struct tacho_findings *f = self;
	struct tc_rule_g *g = &f->gs[s->slot];
	unsigned kinds, who;

	if (s->go->is_system)
		return 0;
	kinds = kinds_of(s, g);
	f->run_ns = tc_wrap_add(f->run_ns, tc_span_ns(s));
	if (s->assist_ns > 0)
		kinds |= TC_SPAN_ASSIST;
	who = f->spans[TACHO_GO_RUNNING][kinds];
	if (who)
		return tell_running(f, s, who);
	after_running(g, s);
	return 0;
}

/* What oversubscription wants to know of all delays, but for how they are distributed. */
ALWAYS_INLINE void count_delay(struct tacho_findings *f, const struct tc_span *s)
{
	tc_act_add_delay(f->delay_ns, s->delay_ns);
	if (UNLIKELY(tc_span_ns(s) > f->longest_delay.end_ns - f->longest_delay.begin_ns)) {
		f->longest_delay = (struct tacho_evidence){ s->begin_ns, s->end_ns, s->go->id,
							    s->go->stack, "longest delay" };
		f->longest_delay_name = s->go->name;
	}
}

ALWAYS_INLINE void after_runnable(struct tacho_findings *f, struct tc_rule_g *g,
				  const struct tc_span *s)
{
	g->busy_ns = f->act->busy_ns;
	g->is_timed = s->next == TACHO_GO_RUNNING;
}

/* `is_new`: it has no bucket yet. */
static NOINLINE int tell_runnable(struct tacho_findings *f, const struct tc_span *s, unsigned who,
				  bool is_new)
{
	struct tc_rule_g *g = &f->gs[s->slot];
	int rc = is_new ? tc_hist_add(&f->delays, f->alloc, tc_span_ns(s)) : 0;

	if (rc == 0)
		rc = tell_rules(f, s, g, who);
	after_runnable(f, g, s);
	return rc;
}

static int on_runnable(void *self, const struct tc_span *s)
{
	struct tacho_findings *f = self;
	struct tc_rule_g *g = &f->gs[s->slot];
	unsigned kinds, who;
	bool is_new;

	if (s->go->is_system)
		return 0;
	kinds = kinds_of(s, g);
	count_delay(f, s);
	tc_bins_spread(&f->line, f->act->first_ns, s->begin_ns, s->end_ns);
	if (s->delay_ns[TACHO_DELAY_HELD] >= TC_HARM_NS)
		kinds |= TC_SPAN_HARM;
	if (s->delay_ns[TACHO_DELAY_IDLE] > tc_span_ns(s) / 2)
		kinds |= TC_SPAN_LATE;
	who = f->spans[TACHO_GO_RUNNABLE][kinds];
	is_new = !tc_hist_try_add(&f->delays, tc_span_ns(s));
	if (who || is_new)
		return tell_runnable(f, s, who, is_new);
	after_runnable(f, g, s);
	return 0;
}

/* `is_new`: its place is not known yet, or it is not a usual one there. */
static NOINLINE int tell_stop(struct tacho_findings *f, const struct tc_span *s, unsigned who,
			      bool is_new)
{
	int rc = is_new ? tc_waits_add(&f->waits, s) : 0;

	return rc < 0 ? rc : tell_rules(f, s, &f->gs[s->slot], who);
}

static int on_waiting(void *self, const struct tc_span *s)
{
	struct tacho_findings *f = self;
	uint8_t wait = s->go->wait;
	bool is_own = !is_collector(f, s->go), is_new;
	struct tc_rule_g *g = &f->gs[s->slot];
	unsigned kinds, who;
	int rc = 0;

	if (s->go->is_system)
		return 0;
	kinds = kinds_of(s, g);
	is_new = is_own && wait != TC_WAIT_SYSTEM && !tc_waits_try_add(&f->waits, s);
	if (!s->is_open)
		kinds |= s->by == TACHO_NONE ? TC_SPAN_TIMED : TC_SPAN_WOKEN;
	if (g->herd.is_out)
		kinds |= TC_SPAN_ERRAND;
	if (s->assist_ns > 0 || wait == TC_WAIT_GC_ASSIST)
		kinds |= TC_SPAN_ASSIST;
	who = f->spans[TACHO_GO_WAITING][kinds];
	if (who || is_new)
		rc = tell_stop(f, s, who, is_new);
	g->has_waited |= is_own;
	g->is_used |= is_own && (s->by != TACHO_NONE || wait == TC_WAIT_NETWORK);
	return rc;
}

static int on_syscall(void *self, const struct tc_span *s)
{
	struct tacho_findings *f = self;
	struct tc_rule_g *g = &f->gs[s->slot];
	unsigned kinds, who;
	bool is_new;
	int rc = 0;

	if (s->go->is_system)
		return 0;
	kinds = kinds_of(s, g);
	is_new = !tc_waits_try_add(&f->waits, s);
	if (s->harm_ns >= TC_HARM_NS)
		kinds |= TC_SPAN_HARM;
	if (tc_activity_place(f->act, s->go->stack)->flags & TC_PLACE_CGO)
		kinds |= TC_SPAN_CGO;
	who = f->spans[TACHO_GO_SYSCALL][kinds];
	if (who || is_new)
		rc = tell_stop(f, s, who, is_new);
	g->herd.is_out = false;
	return rc;
}

static int on_range(void *self, const struct tc_act_range *r)
{
	struct tacho_findings *f = self;
	int rc = 0;

	for (unsigned who = f->ranges; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->range(f->states[first_of(who)], r);
	return rc;
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct tacho_findings *f = self;
	struct tc_rule_g *g;
	int rc = new_g(f, slot, go->id, &g);

	if (go->is_system)
		return rc;
	for (unsigned who = f->births; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->born(f->states[first_of(who)], go, g);
	return rc;
}

static int on_died(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now)
{
	struct tacho_findings *f = self;
	struct tc_rule_g *g = tc_rule_g_of(f, slot, go->id);
	int rc = 0;

	if (!g || go->is_system)
		return 0;
	for (unsigned who = f->deaths; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->died(f->states[first_of(who)], go, g, now);
	if (rc == 0)
		forget_g(f, g, TACHO_NONE);
	return rc;
}

static int on_silence(void *self, int64_t begin, int64_t end, unsigned n_running)
{
	struct tacho_findings *f = self;
	int rc = 0;

	for (unsigned who = f->silences; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->silence(f->states[first_of(who)], begin, end, n_running);
	return rc;
}

static int on_late(void *self, int64_t begin, int64_t end)
{
	struct tacho_findings *f = self;
	int rc = 0;

	for (unsigned who = f->lates; who && rc == 0; who &= who - 1)
		rc = rules[first_of(who)]->late(f->states[first_of(who)], begin, end);
	return rc;
}

/* Who wants what, so that nobody else costs anything. */
static void note_wishes(struct tacho_findings *f)
{
	_Static_assert(TACHO_RULES <= 16, "a bit for each rule");

	for (size_t i = 0; i < TACHO_RULES; i++) {
		const struct tc_rule *r = rules[i];
		uint16_t bit = (uint16_t)(1U << i);

		f->ranges |= r->range ? bit : 0;
		f->births |= r->born ? bit : 0;
		f->deaths |= r->died ? bit : 0;
		f->silences |= r->silence ? bit : 0;
		f->lates |= r->late ? bit : 0;
		for (unsigned state = 0; state < TACHO_GO_STATE_COUNT; state++)
			for (unsigned kinds = 0; kinds < TC_SPAN_KINDS; kinds++)
				if ((r->spans & TC_BIT(state)) && (r->kinds & kinds))
					f->spans[state][kinds] |= bit;
	}
}

/* --- judgement ---------------------------------------------------------------- */

static int compare(const void *x, const void *y)
{
	const struct tacho_finding *a = &(*(struct tc_finding *const *)x)->public;
	const struct tacho_finding *b = &(*(struct tc_finding *const *)y)->public;

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a->cost_ns != b->cost_ns)
		return a->cost_ns > b->cost_ns ? -1 : 1;
	return strcmp(a->rule->id, b->rule->id);
}

static int on_finish(void *self, const struct tacho_end *end)
{
	struct tacho_findings *f = self;
	int rc = 0;

	(void)end;
	f->begin_ns = f->act->first_ns;
	f->end_ns = f->act->last_ns;
	f->wall_ns = tc_wrap_sub(f->end_ns, f->begin_ns);
	if (f->wall_ns < 0)
		f->wall_ns = INT64_MAX;
	f->procs = f->act->gomaxprocs < UINT32_MAX ? (unsigned)f->act->gomaxprocs : UINT32_MAX;
	if (f->procs == 0)
		f->procs = f->act->n_procs ? (unsigned)f->act->n_procs : 1;
	for (size_t i = 0; i < TACHO_RULES && rc == 0; i++) {
		f->judging = rules[i];
		if (f->wall_ns >= TC_SHORTEST_TRACE_NS)
			rc = rules[i]->judge(f->states[i]);
	}
	if (f->n)
		qsort(f->list, f->n, sizeof(*f->list), compare);
	f->is_done = true;
	return rc;
}

/* --- the object --------------------------------------------------------------- */

int tacho_findings_new(struct tacho_findings **out, struct tacho_activity *activity)
{
	const struct tacho_alloc *alloc = activity->alloc;
	struct tacho_findings *f = tc_calloc(alloc, 1, sizeof(*f));
	struct tc_listener l = { .self = f,
				 .span_of = { [TACHO_GO_RUNNING] = on_running,
					      [TACHO_GO_RUNNABLE] = on_runnable,
					      [TACHO_GO_WAITING] = on_waiting,
					      [TACHO_GO_SYSCALL] = on_syscall },
				 .range = on_range,
				 .born = on_born,
				 .died = on_died,
				 .silence = on_silence,
				 .late = on_late,
				 .finish = on_finish };
	int rc = f ? 0 : TACHO_ENOMEM;

	*out = NULL;
	if (rc < 0)
		return rc;
	f->alloc = alloc;
	f->act = activity;
	tc_waits_init(&f->waits, activity);
	for (size_t i = 0; i < TACHO_RULES && rc == 0; i++) {
		f->states[i] = tc_calloc(alloc, 1, rules[i]->state_bytes);
		if (f->states[i])
			*(struct tacho_findings **)f->states[i] = f;
		else
			rc = TACHO_ENOMEM;
	}
	note_wishes(f);
	if (rc == 0)
		rc = tc_activity_listen(activity, &l);
	if (rc < 0) {
		tacho_findings_free(f);
		return rc;
	}
	*out = f;
	return 0;
}

void tacho_findings_free(struct tacho_findings *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < TACHO_RULES; i++) {
		if (f->states[i] && rules[i]->free)
			rules[i]->free(f->states[i]);
		tc_free(f->alloc, f->states[i]);
	}
	for (size_t i = 0; i < f->n_gs; i++)
		tc_free(f->alloc, f->gs[i].attempts);
	tc_free(f->alloc, f->gs);
	tc_waits_fini(&f->waits);
	tc_hist_fini(&f->delays, f->alloc);
	for (size_t i = 0; i < f->n; i++)
		tc_free(f->alloc, f->list[i]);
	tc_free(f->alloc, f->list);
	tc_free(f->alloc, f);
}

size_t tacho_findings_count(const struct tacho_findings *f)
{
	return f->is_done ? f->n : 0;
}

const struct tacho_finding *tacho_findings_get(const struct tacho_findings *f, size_t i)
{
	return i < tacho_findings_count(f) ? &f->list[i]->public : NULL;
}

int64_t tacho_findings_wall_ns(const struct tacho_findings *f)
{
	return f->wall_ns;
}

int64_t tacho_findings_begin_ns(const struct tacho_findings *f)
{
	return f->begin_ns;
}

const char *tacho_findings_caveat(const struct tacho_findings *f)
{
	if (f->is_done && f->wall_ns < TC_SHORTEST_TRACE_NS)
		return "the trace is shorter than 5 ms, which shows how a program starts and no more";
	return "";
}
