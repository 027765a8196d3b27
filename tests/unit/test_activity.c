/* SPDX-License-Identifier: MIT */
/*
 * Spans touch, parts add up, and the sums are those of the goroutine statistics,
 * on every sample trace.
 */
#include <tacho/goroutines.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyze/act.h"
#include "support/nth_alloc.h"
#include "support/sample_trace.h"

struct follower {
	const struct tacho_activity *a;
	int64_t *end_of; /* by slot: end of the last span */
	int64_t *id_of;
	size_t n;
	uint64_t spans, births, deaths;
	int64_t last_end;
	int64_t ns[TACHO_GO_STATE_COUNT];
	int64_t lost_ns;
	int64_t pace_end;
	bool has_pace;
};

static void reach(struct follower *f, uint32_t slot)
{
	if (slot < f->n)
		return;
	f->end_of = realloc(f->end_of, (slot + 1) * sizeof(*f->end_of));
	f->id_of = realloc(f->id_of, (slot + 1) * sizeof(*f->id_of));
	assert_non_null(f->end_of);
	assert_non_null(f->id_of);
	for (; f->n <= slot; f->n++)
		f->id_of[f->n] = TACHO_NONE;
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct follower *f = self;

	reach(f, slot);
	f->births++;
	f->id_of[slot] = go->id;
	f->end_of[slot] = go->created_ns;
	return 0;
}

static int on_died(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now)
{
	struct follower *f = self;

	f->deaths++;
	assert_int_equal(f->id_of[slot], go->id);
	assert_int_equal(f->end_of[slot], now);
	f->id_of[slot] = TACHO_NONE;
	return 0;
}

static int on_span(void *self, const struct tc_span *s)
{
	struct follower *f = self;
	int64_t parts = 0;

	assert_true(s->slot < f->n);
	assert_int_equal(f->id_of[s->slot], s->go->id);
	assert_int_equal(f->end_of[s->slot], s->begin_ns);
	assert_true(s->end_ns >= s->begin_ns);
	assert_true(s->end_ns >= f->last_end);
	assert_in_range(s->state, TACHO_GO_RUNNABLE, TACHO_GO_SYSCALL);
	assert_true(s->assist_ns >= 0 && s->assist_ns <= s->end_ns - s->begin_ns);
	f->last_end = f->end_of[s->slot] = s->end_ns;
	f->ns[s->state] += s->end_ns - s->begin_ns;
	f->spans++;
	if (s->state == TACHO_GO_SYSCALL) {
		assert_true(s->harm_ns >= 0 && s->harm_ns <= s->end_ns - s->begin_ns);
		if (s->go->is_lost) {
			assert_true(s->go->lost_ns >= s->begin_ns && s->go->lost_ns <= s->end_ns);
			f->lost_ns += s->end_ns - s->go->lost_ns;
		}
	}
	if (s->state != TACHO_GO_RUNNABLE)
		return 0;
	for (int i = 0; i < TACHO_DELAY_COUNT; i++) {
		assert_true(s->delay_ns[i] >= 0);
		parts += s->delay_ns[i];
	}
	assert_int_equal(parts, s->end_ns - s->begin_ns);
	if (!s->go->is_old)
		assert_int_equal(s->delay_ns[TACHO_DELAY_UNKNOWN], 0);
	return 0;
}

static int on_range(void *self, const struct tc_act_range *r)
{
	(void)self;
	assert_true(r->end_ns >= r->begin_ns);
	if (r->detail == TACHO_RANGE_STW)
		assert_true(r->last_idle_ns >= r->begin_ns && r->last_idle_ns <= r->end_ns);
	return 0;
}

/* Who has the P is in the state that the class says. */
static void check_culprit(const struct tacho_activity *a, enum tacho_delay cls,
			  const struct tc_culprit *who)
{
	const struct tc_act_g *g;

	if (cls != TACHO_DELAY_HELD && cls != TACHO_DELAY_GC && cls != TACHO_DELAY_HOG &&
	    cls != TACHO_DELAY_STALL) {
		assert_int_equal(who->g, TACHO_NONE);
		return;
	}
	assert_true(who->g != TACHO_NONE && who->slot < a->n_gs);
	g = &a->gs[who->slot];
	assert_int_equal(g->id, who->g);
	assert_int_equal(g->state, cls == TACHO_DELAY_HELD ? TACHO_GO_SYSCALL : TACHO_GO_RUNNING);
	assert_true(cls != TACHO_DELAY_GC || g->rare.is_marker);
	/* No other call has had its P for longer. */
	for (size_t i = 0; cls == TACHO_DELAY_HELD && i < a->n_procs; i++)
		assert_true(a->procs[i].state != TC_PROC_HELD ||
			    a->procs[i].since_ns >= a->procs[g->proc].since_ns);
	/* No other goroutine has run for longer. */
	for (size_t i = 0; cls == TACHO_DELAY_STALL && i < a->n_procs; i++)
		assert_true(a->procs[i].state != TC_PROC_RUNS ||
			    a->procs[i].since_ns >= a->procs[g->proc].since_ns);
}

static int on_pace(void *self, int64_t begin, int64_t end, enum tacho_delay cls,
		   const struct tc_culprit *who)
{
	struct follower *f = self;

	assert_in_range(cls, 0, TACHO_DELAY_UNKNOWN - 1);
	assert_true(end > begin);
	if (f->has_pace)
		assert_int_equal(begin, f->pace_end);
	check_culprit(f->a, cls, who);
	f->has_pace = true;
	f->pace_end = end;
	return 0;
}

static int64_t sum_of(const struct tacho_goroutines *g, int column)
{
	return tacho_hist_total_ns(tacho_goroutines_all(g)->columns[column]);
}

static void check_file(const char *path)
{
	struct follower f = { 0 };
	struct tacho_activity *act;
	struct tacho_goroutines *gos;
	struct tacho_analysis analyses[2];
	struct tacho_reader *r;
	const struct tc_listener l = { .self = &f,
				       .span = on_span,
				       .range = on_range,
				       .born = on_born,
				       .died = on_died,
				       .pace = on_pace };

	if (tacho_reader_open_file(&r, path, NULL, NULL) < 0)
		return;
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tacho_goroutines_new(&gos, NULL), 0);
	f.a = act;
	assert_int_equal(tc_activity_listen(act, &l), 0);
	analyses[0] = tacho_activity_analysis(act);
	analyses[1] = tacho_goroutines_analysis(gos);
	if (tacho_pass_run(r, analyses, 2, NULL, NULL) == 0 && tacho_reader_diag(r)->code == 0) {
		print_message("%s: %llu spans\n", path, (unsigned long long)f.spans);
		assert_true(f.spans > 0);
		/* A call in flight at the end counts otherwise in the statistics. */
		assert_true(f.ns[TACHO_GO_RUNNING] == sum_of(gos, TACHO_COLUMN_RUNNING) ||
			    tacho_reader_version(r) < 22);
	}
	tacho_goroutines_free(gos);
	tacho_activity_free(act);
	tacho_reader_close(r);
	free(f.end_of);
	free(f.id_of);
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

static void test_memory(void **state)
{
	struct tc_textbuf file = { 0 };

	(void)state;
	sample_trace(&file, 26, 3);
	for (size_t n = 1;; n++) {
		struct follower f = { 0 };
		const struct tc_listener l = {
			.self = &f, .span = on_span, .born = on_born, .died = on_died
		};
		struct tacho_activity *act = NULL;
		struct tacho_analysis analysis;
		struct tacho_reader *r;
		struct nth_alloc a;
		int rc;

		nth_alloc_init(&a, n);
		assert_int_equal(tacho_reader_open_memory(&r, file.p, file.n, NULL, NULL), 0);
		rc = tacho_activity_new(&act, &a.hook);
		if (rc == 0) {
			assert_int_equal(tc_activity_listen(act, &l), 0);
			analysis = tacho_activity_analysis(act);
			rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
		}
		assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
		tacho_activity_free(act);
		tacho_reader_close(r);
		assert_int_equal(a.live, 0);
		free(f.end_of);
		free(f.id_of);
		if (a.calls < n)
			break;
	}
	tc_textbuf_fini(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
