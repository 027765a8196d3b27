/* SPDX-License-Identifier: MIT */
/*
 * Windows: what analyses say of adjacent ones adds up to what they say of the whole
 * trace, on every sample trace; and one that holds all changes nothing.
 */
#include <tacho/findings.h>
#include <tacho/gc.h>
#include <tacho/mmu.h>

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyze/act.h"

struct sums {
	int64_t begin_ns, end_ns; /* of all that is told */
	int64_t ns[TACHO_GO_STATE_COUNT], delay_ns, assist_ns, lost_ns, range_ns[8];
	uint64_t live;
	/* gc */
	int64_t running_ns, gc_assist_ns, assist_running_ns, sweep_ns, worker_ns, mark_ns;
	uint64_t swept_bytes;
	double proc_ns;
	double mutator_ns;
	size_t findings;
	bool has_mmu;
	/*
	 * Of goroutines that were there when the trace began, and are mentioned only in this
	 * window: what the windows before could not know.
	 */
	const struct tacho_activity *act;
	int64_t from_ns; /* since the first event */
	int64_t unseen_ns[TACHO_GO_STATE_COUNT];
};

static void see(struct sums *s, int64_t begin, int64_t end)
{
	s->begin_ns = begin < s->begin_ns ? begin : s->begin_ns;
	s->end_ns = end > s->end_ns ? end : s->end_ns;
}

static int on_span(void *self, const struct tc_span *span)
{
	struct sums *s = self;
	int64_t ns = span->end_ns - span->begin_ns;

	assert_true(ns >= 0);
	see(s, span->begin_ns, span->end_ns);
	s->ns[span->state] += ns;
	s->assist_ns += span->assist_ns;
	if (span->state == TACHO_GO_RUNNABLE)
		for (int i = 0; i < TACHO_DELAY_COUNT; i++)
			s->delay_ns += span->delay_ns[i];
	if (span->state == TACHO_GO_SYSCALL && span->go->is_lost)
		s->lost_ns += span->end_ns - span->go->lost_ns;
	return 0;
}

static int on_range(void *self, const struct tc_act_range *r)
{
	struct sums *s = self;

	assert_true(r->end_ns >= r->begin_ns && r->detail < 8);
	see(s, r->begin_ns, r->end_ns);
	s->range_ns[r->detail] += r->end_ns - r->begin_ns;
	return 0;
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct sums *s = self;

	(void)slot;
	assert_true(go->since_ns == go->created_ns);
	s->live++;
	if (go->is_old && s->act->last_ns > s->act->first_ns)
		s->unseen_ns[go->state] += s->from_ns;
	return 0;
}

static int on_died(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now)
{
	struct sums *s = self;

	(void)go;
	(void)slot;
	assert_true(s->live > 0);
	see(s, now, now);
	s->live--;
	return 0;
}

static void read_gc(const struct tacho_gc *gc, struct sums *s)
{
	const struct tacho_gc_group *all = tacho_gc_all(gc);
	const struct tacho_gc_facts *f = tacho_gc_facts(gc);

	s->running_ns = all->running_ns;
	s->gc_assist_ns = tacho_hist_total_ns(all->assists);
	s->assist_running_ns = all->assist_running_ns;
	s->sweep_ns = tacho_hist_total_ns(all->sweeps);
	s->swept_bytes = all->swept_bytes;
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++)
		s->worker_ns += tacho_hist_total_ns(tacho_gc_workers(gc, w));
	s->mark_ns = f->mark_ns;
	s->proc_ns = f->proc_ns;
	for (size_t i = 0; i < tacho_gc_cycles(gc); i++) {
		const struct tacho_gc_cycle *c = tacho_gc_cycle(gc, i);

		assert_true(c->begin_ns >= f->first_ns && c->end_ns <= f->last_ns);
	}
}

/* The time that all of a window's utilization is of, and what the program got of it. */
static void read_mmu(const struct tacho_mmu *m, struct sums *s)
{
	const struct tacho_util *u;
	size_t n;

	s->has_mmu = tacho_mmu_status(m, 0) == 0;
	if (!s->has_mmu)
		return;
	u = tacho_mmu_changes(m, 0, 0, &n);
	for (size_t i = 0; i + 1 < n; i++)
		s->mutator_ns += u[i].util * (double)(u[i + 1].time_ns - u[i].time_ns);
}

/* False: it is no trace. */
static bool run(const char *path, int64_t from_ns, int64_t to_ns, struct sums *s)
{
	static const unsigned flags[] = { TACHO_MMU_DEFAULT };
	struct tacho_gc_opts gopts = TACHO_GC_OPTS_INIT;
	struct tacho_activity *act;
	struct tacho_findings *f;
	struct tacho_gc *gc;
	struct tacho_mmu *mmu;
	struct tacho_analysis list[3];
	struct tacho_reader *r;
	const struct tc_listener l = {
		.self = s, .span = on_span, .range = on_range, .born = on_born, .died = on_died
	};
	bool is_usable;

	*s = (struct sums){ .begin_ns = INT64_MAX, .end_ns = INT64_MIN };
	if (tacho_reader_open_file(&r, path, NULL, NULL) < 0)
		return false;
	gopts.from_ns = from_ns;
	gopts.to_ns = to_ns;
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	s->act = act;
	s->from_ns = from_ns;
	assert_int_equal(tacho_findings_new(&f, act), 0);
	assert_int_equal(tc_activity_listen(act, &l), 0);
	assert_int_equal(tacho_activity_set_window(act, from_ns, to_ns), 0);
	assert_int_equal(tacho_gc_new(&gc, &gopts), 0);
	assert_int_equal(tacho_mmu_new(&mmu, NULL, flags, 1), 0);
	assert_int_equal(tacho_mmu_set_window(mmu, from_ns, to_ns), 0);
	list[0] = tacho_activity_analysis(act);
	list[1] = tacho_gc_analysis(gc);
	list[2] = tacho_mmu_analysis(mmu);
	is_usable = tacho_pass_run(r, list, 3, NULL, NULL) == 0;
	if (is_usable) {
		assert_int_equal(tacho_activity_set_window(act, 0, 1), TACHO_EMISUSE);
		if (s->begin_ns <= s->end_ns) {
			assert_true(s->begin_ns >= act->first_ns && s->end_ns <= act->last_ns);
			assert_true(act->last_ns - act->first_ns <= to_ns - from_ns);
		}
		read_gc(gc, s);
		read_mmu(mmu, s);
		s->findings = tacho_findings_count(f);
		s->begin_ns = act->first_ns;
		s->end_ns = act->last_ns;
	}
	tacho_findings_free(f);
	tacho_activity_free(act);
	tacho_gc_free(gc);
	tacho_mmu_free(mmu);
	tacho_reader_close(r);
	return is_usable;
}

static void add(struct sums *all, const struct sums *s)
{
	for (int i = 0; i < TACHO_GO_STATE_COUNT; i++) {
		all->ns[i] += s->ns[i] + s->unseen_ns[i];
		all->unseen_ns[i] += s->unseen_ns[i];
	}
	for (int i = 0; i < 8; i++)
		all->range_ns[i] += s->range_ns[i];
	all->delay_ns += s->delay_ns + s->unseen_ns[TACHO_GO_RUNNABLE];
	all->assist_ns += s->assist_ns;
	all->lost_ns += s->lost_ns;
	all->running_ns += s->running_ns;
	all->gc_assist_ns += s->gc_assist_ns;
	all->assist_running_ns += s->assist_running_ns;
	all->sweep_ns += s->sweep_ns;
	all->swept_bytes += s->swept_bytes;
	all->worker_ns += s->worker_ns;
	all->mark_ns += s->mark_ns;
	all->proc_ns += s->proc_ns;
	all->mutator_ns += s->mutator_ns;
	all->live = s->live;
}

static void check_equal(const struct sums *a, const struct sums *b)
{
	for (int i = 0; i < TACHO_GO_STATE_COUNT; i++)
		assert_int_equal(a->ns[i], b->ns[i]);
	assert_int_equal(a->delay_ns, b->delay_ns);
	/* The same holds for what they were in. */
	if (b->unseen_ns[TACHO_GO_RUNNING] + b->unseen_ns[TACHO_GO_SYSCALL] > 0)
		return;
	for (int i = 0; i < 8; i++)
		assert_int_equal(a->range_ns[i], b->range_ns[i]);
	assert_int_equal(a->assist_ns, b->assist_ns);
	assert_int_equal(a->lost_ns, b->lost_ns);
	assert_int_equal(a->live, b->live);
	assert_int_equal(a->running_ns, b->running_ns);
	assert_int_equal(a->gc_assist_ns, b->gc_assist_ns);
	assert_int_equal(a->assist_running_ns, b->assist_running_ns);
	assert_int_equal(a->sweep_ns, b->sweep_ns);
	assert_int_equal(a->swept_bytes, b->swept_bytes);
	assert_int_equal(a->worker_ns, b->worker_ns);
	assert_int_equal(a->mark_ns, b->mark_ns);
}

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fabs(a) + 1;
}

static void check_file(const char *path)
{
	struct sums whole, part, all = { 0 };
	int64_t length, edges[4];
	bool has_procs = true;

	if (!run(path, 0, INT64_MAX, &whole))
		return;
	length = whole.end_ns - whole.begin_ns;
	edges[0] = 0;
	edges[1] = length / 3;
	edges[2] = length / 2 + 1;
	edges[3] = INT64_MAX;
	print_message("%s\n", path);
	for (int i = 0; i < 3; i++) {
		assert_true(run(path, edges[i], edges[i + 1], &part));
		add(&all, &part);
		has_procs &= part.proc_ns > 0;
	}
	check_equal(&whole, &all);
	if (whole.has_mmu)
		assert_true(is_near(whole.mutator_ns, all.mutator_ns));
	/* How many Ps there are is in the first events; a window before them does not know. */
	if (has_procs)
		assert_true(is_near(whole.proc_ns, all.proc_ns));
	assert_true(run(path, 0, length, &part));
	check_equal(&whole, &part);
	assert_int_equal(whole.findings, part.findings);
	/* Behind the end. */
	assert_true(run(path, length + 1, INT64_MAX, &part));
	assert_int_equal(part.ns[TACHO_GO_RUNNING] + part.running_ns + part.mark_ns, 0);
	assert_int_equal(part.findings, 0);
}

static void test_samples(void **state)
{
	DIR *dir = opendir("tests/data");
	struct dirent *d;
	int n = 0;

	(void)state;
	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		char path[512];

		if (!strstr(d->d_name, ".trace"))
			continue;
		snprintf(path, sizeof(path), "tests/data/%s", d->d_name);
		check_file(path);
		n++;
	}
	closedir(dir);
	assert_true(n > 40);
}

static void test_misuse(void **state)
{
	struct tacho_activity *act;

	(void)state;
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tacho_activity_set_window(act, -1, 5), TACHO_EMISUSE);
	assert_int_equal(tacho_activity_set_window(act, 6, 5), TACHO_EMISUSE);
	assert_int_equal(tacho_activity_set_window(act, 5, 5), 0);
	tacho_activity_free(act);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_misuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
