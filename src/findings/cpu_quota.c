/* SPDX-License-Identifier: MIT */
/*
 * cpu-quota: the kernel stops all threads at once when the quota of a period is used
 * up, and lets them go by a timer at the begin of the next one. So the *ends* of
 * silences lie on a grid; their begins depend on how much was used.
 */
#include <math.h>
#include <stdlib.h>

#include "findings/rule.h"
#include <tacho/cpu.h>

/* Test A: stops longer than any time slice. */
#define LONG_NS        TC_STALL_NS
#define MIN_LONG       3
#define MIN_LONG_SHARE 0.7
#define NEAR_NS        (1 * TC_MS) /* of the grid; then, where others use the CPUs: */
#define FAR_NS         (3 * TC_MS)
/*
 * Long stops again, for programs that only compute: they have nothing to say when
 * they may go on, until the monitor thread, which sleeps for up to 10 ms, ends a slice.
 */
#define WIDE_NS         (16 * TC_MS) /* all of the window: that, and the kernel's tick */
#define MIN_WIDE        5
#define MAX_WIDE_CHANCE 1e-4
/*
 * A service may be stopped while all its goroutines sleep; that silence alone says nothing,
 * but it does if it ends on the grid of the others.
 */
#define MIN_WITH_IDLE        8
#define MAX_WITH_IDLE_CHANCE 1e-6
/* Stops of nearly a whole period with a P free are those of a lonely ticker. */
#define MAX_WIDE_STOP 0.95
/* Test B: short stops, when the quota is close to what is used. */
#define SHORT_NEAR_NS     (2 * TC_MS)
#define SEARCHED          50.0 /* phases, to correct the chance for */
#define MIN_PERIODS       3
#define MIN_PERIODS_SHARE 0.5
#define MIN_WALL_SHARE    0.03
/* Stops as long as the period are time slices that follow each other. */
#define MAX_SHORT_STOP  0.8
#define MIN_OVER_OTHERS 1.3 /* lower quartile of these ÷ upper quartile of the rest */
/* Chance that it is an accident; other periods than the usual one must be surer. */
#define MAX_CHANCE       1e-3
#define MAX_CHANCE_OTHER 1e-6

/*
 * Work without an event that a ticker begins ends on a grid, too. It is from begin to end
 * the run of one goroutine, while a P is idle, and between the silences hardly anything
 * runs: nobody gives out a quota of so little, and it is used up before it stops anyone.
 */
#define MIN_QUOTA_CPUS 0.05
#define MAX_WORK_SHARE 0.5
#define WORK_NS        TC_MS /* between its begin and the silence */

static const int64_t periods_ms[] = { 100, 50, 20, 10, 200 };

/* Where the kernel itself says so: less is not worth a word. */
#define MIN_KNOWN_SHARE 0.01

enum {
	MIN_KNOWN = 3, /* periods */
	MAX_STOPS = 200000,
	MANY_ALIGNED = 4 /* times as many as not aligned: no need to be longer than those */
};

struct stop {
	int64_t begin_ns, end_ns;
	int64_t used_ns; /* P time up to the begin */
	int64_t idle_ns; /* P time of the stop itself, in which nothing ran */
	bool is_full;    /* all Ps had a goroutine */
	bool is_work;    /* a P had none, and a goroutine began with it and stopped with it … */
	int64_t worker;  /* … this one */
};

struct state {
	struct tacho_findings *f;
	struct stop *stops;
	size_t n, cap;
	int64_t *idle_ends_ns; /* of long silences in which no P ran a goroutine */
	size_t n_idle, cap_idle;
};

/* What a test found. */
struct grid {
	int64_t period_ns, phase_ns, near_ns;
	double chance;
	bool is_long; /* by test A */
	size_t n, of;
};

static int idle_silence(struct state *st, int64_t begin, int64_t end)
{
	int rc;

	if (tc_wrap_sub(end, begin) < LONG_NS || st->n_idle >= MAX_STOPS)
		return 0;
	rc = TC_GROW(st->f->alloc, &st->idle_ends_ns, &st->cap_idle, st->n_idle + 1, 0);
	if (rc == 0)
		st->idle_ends_ns[st->n_idle++] = end;
	return rc;
}

static int silence(void *state, int64_t begin, int64_t end, unsigned n_running)
{
	struct state *st = state;
	const struct tacho_activity *a = st->f->act;
	int64_t used = a->proc_ns;
	int64_t idle = (int64_t)((uint64_t)tc_wrap_sub(end, begin) * n_running);
	int rc;

	if (n_running == 0)
		return idle_silence(st, begin, end);
	if (st->n >= MAX_STOPS)
		return 0;
	rc = TC_GROW(st->f->alloc, &st->stops, &st->cap, st->n + 1, 0);
	if (rc < 0)
		return rc;
	if (a->at_ns == end)
		used = tc_wrap_sub(used, idle);
	st->stops[st->n++] = (struct stop){ .begin_ns = begin,
					    .end_ns = end,
					    .used_ns = used,
					    .idle_ns = idle,
					    .is_full = n_running >= a->gomaxprocs };
	return 0;
}

/* A long run is over: was it what a silence was about, or does it go on behind one? */
static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	(void)g;
	for (size_t i = st->n > 2 ? st->n - 2 : 0; i < st->n; i++) {
		struct stop *stop = &st->stops[i];
		int64_t later = tc_wrap_sub(s->begin_ns, stop->end_ns);

		if (!stop->is_full && stop->end_ns == s->end_ns &&
		    tc_wrap_sub(stop->begin_ns, s->begin_ns) <= WORK_NS) {
			stop->is_work = true;
			stop->worker = s->go->id;
		} else if (stop->worker == s->go->id && later >= 0 && later <= WORK_NS) {
			stop->is_work = false;
		}
	}
	return 0;
}

/* --- chance ------------------------------------------------------------------- */

/* P(X >= k) for n tries with probability p. */
static double binomial_tail(size_t n, size_t k, double p)
{
	double sum = 0;

	if (k == 0)
		return 1;
	if (p >= 1)
		return 1;
	for (size_t i = k; i <= n; i++) {
		double log_term = lgamma((double)n + 1) - lgamma((double)i + 1) -
				  lgamma((double)(n - i) + 1) + (double)i * log(p) +
				  (double)(n - i) * log1p(-p);
		double term = exp(log_term);

		sum += term;
		/* Behind the peak, terms only get smaller; far behind, they are all 0. */
		if ((double)i >= (double)n * p && term <= sum * 1e-12)
			break;
	}
	return sum < 1 ? sum : 1;
}

/* Distance of a moment from the grid. */
static int64_t off_grid(const struct state *st, int64_t at, int64_t period, int64_t phase)
{
	int64_t d = (tc_wrap_sub(at, st->f->begin_ns) - phase) % period;

	if (d < 0)
		d += period;
	return d < period - d ? d : period - d;
}

static int64_t stop_ns(const struct stop *s)
{
	return tc_wrap_sub(s->end_ns, s->begin_ns);
}

/* --- test A ------------------------------------------------------------------- */

static int compare_ns(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* The k-th of n sorted phases, going round and round. */
static int64_t around(const int64_t *phases, size_t n, int64_t period, size_t k)
{
	return phases[k % n] + (int64_t)(k / n) * period;
}

/* The moment of the period near which most of n sorted phases lie, and how many. */
static size_t densest(const int64_t *phases, size_t n, int64_t period, int64_t near, int64_t *at)
{
	size_t best = 0, low = 0, high = n;

	for (size_t i = n; i < 2 * n; i++) {
		int64_t here = around(phases, n, period, i);

		while (here - around(phases, n, period, low) > near)
			low++;
		high = high < i ? i : high;
		while (high < 3 * n - 1 && around(phases, n, period, high + 1) - here <= near)
			high++;
		if (high - low + 1 > best) {
			best = high - low + 1;
			*at = phases[i - n];
		}
	}
	return best < n ? best : n;
}

static bool long_stops(const struct state *st, int64_t *phases, int64_t period, int64_t near,
		       double max_chance, struct grid *out)
{
	size_t n = 0, k;
	double chance;
	int64_t at = 0;

	for (size_t i = 0; i < st->n; i++)
		if (stop_ns(&st->stops[i]) >= LONG_NS)
			phases[n++] = tc_wrap_sub(st->stops[i].end_ns, st->f->begin_ns) % period;
	if (n < MIN_LONG)
		return false;
	qsort(phases, n, sizeof(*phases), compare_ns);
	k = densest(phases, n, period, near, &at);
	if (k < MIN_LONG || (double)k < MIN_LONG_SHARE * (double)n)
		return false;
	chance = binomial_tail(n - 1, k - 1, 2 * (double)near / (double)period);
	if (chance >= max_chance)
		return false;
	*out = (struct grid){ period, at, near, chance, true, k, n };
	return true;
}

/* The window of the period with most of n sorted phases, by its begin, and how many. */
static size_t fullest(const int64_t *phases, size_t n, int64_t period, int64_t *at)
{
	size_t best = 0, high = 0;

	for (size_t i = 0; i < n; i++) {
		high = high < i ? i : high;
		while (high + 1 < i + n &&
		       around(phases, n, period, high + 1) - phases[i] <= WIDE_NS)
			high++;
		if (high - i + 1 > best) {
			best = high - i + 1;
			*at = phases[i];
		}
	}
	return best;
}

/* As long_stops, for programs that only compute: any window, so it must be surer. */
static bool wide_stops(const struct state *st, int64_t *phases, int64_t period, struct grid *out)
{
	size_t n = 0, k;
	double chance;
	int64_t at = 0;

	for (size_t i = 0; i < st->n; i++) {
		if (stop_ns(&st->stops[i]) < LONG_NS)
			continue;
		if (!st->stops[i].is_full &&
		    (double)stop_ns(&st->stops[i]) > MAX_WIDE_STOP * (double)period)
			return false;
		phases[n++] = tc_wrap_sub(st->stops[i].end_ns, st->f->begin_ns) % period;
	}
	if (n < MIN_WIDE)
		return false;
	qsort(phases, n, sizeof(*phases), compare_ns);
	k = fullest(phases, n, period, &at);
	if (k < MIN_WIDE || (double)k < MIN_LONG_SHARE * (double)n)
		return false;
	/* The window may begin at any of them. */
	chance = (double)n * binomial_tail(n - 1, k - 1, (double)WIDE_NS / (double)period);
	if (chance >= MAX_WIDE_CHANCE)
		return false;
	*out = (struct grid){
		period, (at + WIDE_NS / 2) % period, WIDE_NS / 2, chance, true, k, n
	};
	return true;
}

/* As long_stops, with the help of silences in which nobody had anything to do. */
static bool stops_with_idle(const struct state *st, int64_t *phases, int64_t period,
			    struct grid *out)
{
	size_t n = 0, k, own = 0, own_near = 0;
	double chance;
	int64_t at = 0;

	for (size_t i = 0; i < st->n_idle; i++)
		phases[n++] = tc_wrap_sub(st->idle_ends_ns[i], st->f->begin_ns) % period;
	for (size_t i = 0; i < st->n; i++)
		if (stop_ns(&st->stops[i]) >= LONG_NS)
			phases[n++] = tc_wrap_sub(st->stops[i].end_ns, st->f->begin_ns) % period;
	if (n < MIN_WITH_IDLE)
		return false;
	qsort(phases, n, sizeof(*phases), compare_ns);
	k = densest(phases, n, period, FAR_NS, &at);
	for (size_t i = 0; i < st->n; i++) {
		if (stop_ns(&st->stops[i]) < LONG_NS)
			continue;
		own++;
		own_near += off_grid(st, st->stops[i].end_ns, period, at) <= FAR_NS;
	}
	if (k < MIN_WITH_IDLE || (double)k < MIN_LONG_SHARE * (double)n || own_near < MIN_LONG ||
	    (double)own_near < MIN_LONG_SHARE * (double)own)
		return false;
	chance = binomial_tail(n - 1, k - 1, 2 * (double)FAR_NS / (double)period);
	if (chance >= MAX_WITH_IDLE_CHANCE)
		return false;
	*out = (struct grid){ period, at, FAR_NS, chance, true, k, n };
	return true;
}

/* --- test B ------------------------------------------------------------------- */

/* Is the lower quartile of aligned stops well above the upper quartile of the rest? */
static bool stands_out(const struct state *st, int64_t *ns, const struct grid *g)
{
	size_t n = 0, rest = 0;
	int64_t low, high;

	for (size_t i = 0; i < st->n; i++)
		if (off_grid(st, st->stops[i].end_ns, g->period_ns, g->phase_ns) <= g->near_ns)
			ns[n++] = stop_ns(&st->stops[i]);
	if (n == 0)
		return false;
	qsort(ns, n, sizeof(*ns), compare_ns);
	if ((double)ns[n / 2] > MAX_SHORT_STOP * (double)g->period_ns)
		return false;
	low = ns[n / 4];
	for (size_t i = 0; i < st->n; i++)
		if (off_grid(st, st->stops[i].end_ns, g->period_ns, g->phase_ns) > g->near_ns)
			ns[rest++] = stop_ns(&st->stops[i]);
	/* Slices end everywhere. */
	if (rest <= n / MANY_ALIGNED)
		return true;
	qsort(ns, rest, sizeof(*ns), compare_ns);
	high = ns[rest * 3 / 4];
	return (double)low >= MIN_OVER_OTHERS * (double)high;
}

/* How many periods have a stop that ends at a phase, and how long those stops are. */
static size_t periods_hit(const struct state *st, int64_t period, int64_t phase, int64_t near,
			  double *ns)
{
	int64_t last = INT64_MIN;
	size_t hits = 0;

	*ns = 0;
	for (size_t i = 0; i < st->n; i++) {
		int64_t at = tc_wrap_sub(st->stops[i].end_ns, st->f->begin_ns);
		int64_t number = (at - phase + period / 2) / period;

		if (off_grid(st, st->stops[i].end_ns, period, phase) > near)
			continue;
		*ns += (double)stop_ns(&st->stops[i]);
		if (number != last)
			hits++;
		last = number;
	}
	return hits;
}

static bool short_stops(const struct state *st, int64_t *room, int64_t period, int64_t near,
			double max_chance, struct grid *out)
{
	double wall = (double)st->f->wall_ns, rate = (double)st->n / wall, best_ns = 0;
	double p = 1 - exp(-rate * 2 * (double)near);
	size_t periods = (size_t)(st->f->wall_ns / period), best = 0;
	struct grid g = { period, 0, near, 1, false, 0, periods };

	if (periods < MIN_PERIODS || st->n < MIN_PERIODS)
		return false;
	for (int64_t phase = 0; phase < period; phase += near / 4) {
		double ns;
		size_t hits = periods_hit(st, period, phase, near, &ns);

		if (hits > best || (hits == best && ns > best_ns)) {
			best = hits;
			best_ns = ns;
			g.phase_ns = phase;
		}
	}
	g.n = best < periods ? best : periods;
	g.chance = binomial_tail(periods, g.n, p) * SEARCHED;
	if (g.chance >= max_chance || (double)g.n < MIN_PERIODS_SHARE * (double)periods ||
	    best_ns < MIN_WALL_SHARE * wall || !stands_out(st, room, &g))
		return false;
	*out = g;
	return true;
}

/* --- judgement ---------------------------------------------------------------- */

/* P time used in a period before its stop, in CPUs: median. */
static double estimate(const struct state *st, int64_t *used, const struct grid *g)
{
	const struct stop *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct stop *s = &st->stops[i];

		if (off_grid(st, s->end_ns, g->period_ns, g->phase_ns) > g->near_ns ||
		    (g->is_long && stop_ns(s) < LONG_NS))
			continue;
		/* What was used since the stop before, if that was one period ago. */
		if (last && s->end_ns - last->end_ns < g->period_ns + 2 * g->near_ns) {
			int64_t during =
				tc_wrap_sub(tc_wrap_sub(s->used_ns, last->used_ns), last->idle_ns);

			used[n++] = during > 0 ? during : 0;
		}
		last = s;
	}
	if (n == 0)
		return 0;
	qsort(used, n, sizeof(*used), compare_ns);
	return (double)used[n / 2] / (double)g->period_ns;
}

static int report(struct state *st, int64_t *room, const struct grid *g)
{
	struct tacho_findings *f = st->f;
	double cpus = estimate(st, room, g), stopped = 0;
	const struct stop *longest = NULL;
	uint64_t n = 0;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < st->n; i++) {
		const struct stop *s = &st->stops[i];

		if (off_grid(st, s->end_ns, g->period_ns, g->phase_ns) > g->near_ns)
			continue;
		n++;
		stopped += (double)stop_ns(s);
		if (!longest || stop_ns(s) > stop_ns(longest))
			longest = s;
	}
	x->public.cost = TACHO_COST_WALL;
	x->public.cost_ns = (int64_t)stopped;
	x->public.share = tc_ratio(stopped, (double)f->wall_ns);
	x->public.severity = TACHO_SEVERITY_HIGH;
	x->public.confidence =
		g->chance < 1e-6 ? TACHO_CONFIDENCE_CERTAIN : TACHO_CONFIDENCE_LIKELY;
	x->public.count = n;
	x->public.longest_ns = longest ? stop_ns(longest) : 0;
	tc_finding_say(x,
		       "All threads stopped %s times for %s in all (%s of the time), up to %s, and "
		       "went on at the same point of a period of %lld ms: %zu of %zu %s.",
		       tc_say_count(n).s, tc_say_ns((int64_t)stopped).s,
		       tc_say_share(x->public.share).s, tc_say_ns(x->public.longest_ns).s,
		       (long long)(g->period_ns / TC_MS), g->n, g->of,
		       g->is_long ? "long stops end there" : "periods have such a stop");
	if (cpus > 0)
		tc_finding_say(x, " The quota is about %.2f CPUs; GOMAXPROCS is %u.", cpus,
			       f->procs);
	tc_finding_note(
		x, "The estimate is too low by up to one slice for each P if the program emits "
		   "few events, and too high if other programs use the CPUs.");
	tc_finding_fact(x, "chance", "ratio", g->chance);
	tc_finding_fact(x, "period", "ns", (double)g->period_ns);
	tc_finding_fact(x, "quota_cpus", "count", cpus);
	tc_finding_fact(x, "gomaxprocs", "count", f->procs);
	tc_finding_fact(x, "stopped_share", "share", x->public.share);
	if (longest)
		tc_finding_show(x, "longest stop", longest->begin_ns, longest->end_ns, TACHO_NONE,
				0);
	f->has_quota = true;
	return 0;
}

/* What the kernel says needs no inference: libtacho-capture asked it. */
static int report_known(struct tacho_findings *f, const struct tacho_cpu_sums *k)
{
	double stopped = (double)tacho_cpu_stopped_ns(k);
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	if (stopped > (double)f->wall_ns)
		stopped = (double)f->wall_ns;
	x->public.cost = TACHO_COST_WALL;
	x->public.cost_ns = (int64_t)stopped;
	x->public.share = tc_ratio(stopped, (double)f->wall_ns);
	x->public.severity = TACHO_SEVERITY_HIGH;
	x->public.confidence = TACHO_CONFIDENCE_CERTAIN;
	x->public.count = k->throttled;
	tc_finding_say(x,
		       "The kernel stopped the program in %s of %s periods, for up to %s in "
		       "all (%s of the time), as its own counters say.",
		       tc_say_count(k->throttled).s, tc_say_count(k->periods).s,
		       tc_say_ns((int64_t)stopped).s, tc_say_share(x->public.share).s);
	if (k->quota_cpus > 0)
		tc_finding_say(x, " The quota is %.2f CPUs; GOMAXPROCS is %u.", k->quota_cpus,
			       f->procs);
	tc_finding_fact(x, "throttled_periods", "count", (double)k->throttled);
	tc_finding_fact(x, "periods", "count", (double)k->periods);
	tc_finding_fact(x, "period", "ns", (double)k->period_us * 1e3);
	tc_finding_fact(x, "quota_cpus", "count", k->quota_cpus);
	tc_finding_fact(x, "gomaxprocs", "count", f->procs);
	tc_finding_fact(x, "stopped_share", "share", x->public.share);
	f->has_quota = true;
	return 0;
}

/* Is what was found the work of a ticker? */
static bool is_ticker(const struct state *st, int64_t *room, const struct grid *g)
{
	size_t n = 0, work = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct stop *s = &st->stops[i];

		if (off_grid(st, s->end_ns, g->period_ns, g->phase_ns) > g->near_ns)
			continue;
		n++;
		work += s->is_work;
	}
	return (double)work > MAX_WORK_SHARE * (double)n && estimate(st, room, g) < MIN_QUOTA_CPUS;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_cpu_sums known;
	int64_t *room;
	struct grid g;
	bool found = false;
	int rc = 0;

	tacho_cpu_get_sums(st->f->act->cpu, st->f->begin_ns, st->f->end_ns, &known);
	if (known.throttled >= MIN_KNOWN &&
	    (double)known.throttled_us * 1e3 >= MIN_KNOWN_SHARE * (double)st->f->wall_ns)
		return report_known(st->f, &known);
	if (st->n < MIN_LONG)
		return 0;
	room = tc_calloc(st->f->alloc, st->n + st->n_idle, sizeof(*room));
	if (!room)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < sizeof(periods_ms) / sizeof(*periods_ms) && !found; i++) {
		int64_t period = periods_ms[i] * TC_MS;
		double chance = i == 0 ? MAX_CHANCE : MAX_CHANCE_OTHER;

		if (st->f->wall_ns < MIN_PERIODS * period)
			continue;
		found = (period > LONG_NS && (long_stops(st, room, period, NEAR_NS, chance, &g) ||
					      long_stops(st, room, period, FAR_NS, chance, &g))) ||
			short_stops(st, room, period, SHORT_NEAR_NS, chance, &g) ||
			(i == 0 && short_stops(st, room, period, FAR_NS, chance, &g));
	}
	if (!found && st->f->wall_ns >= MIN_PERIODS * periods_ms[0] * TC_MS)
		found = wide_stops(st, room, periods_ms[0] * TC_MS, &g) ||
			stops_with_idle(st, room, periods_ms[0] * TC_MS, &g);
	if (found && !is_ticker(st, room, &g))
		rc = report(st, room, &g);
	tc_free(st->f->alloc, room);
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->stops);
	tc_free(st->f->alloc, st->idle_ends_ns);
}

const struct tc_rule tc_rule_cpu_quota = {
	.public = { .id = "cpu-quota",
		    .title = "the CPU quota is used up, and all threads stop",
		    .fix = "Set GOMAXPROCS to the quota, rounded up (Go 1.25 and later do so by "
			   "themselves), or raise the quota.",
		    .blind =
			    "The quota itself, unless libtacho-capture asked the kernel: it is inferred "
			    "from when everything stood still. A quota that is used up now and "
			    "then only is missed." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNING),
	.kinds = TC_SPAN_LONG,
	.span = span,
	.silence = silence,
	.judge = judge,
	.free = free_state,
};
