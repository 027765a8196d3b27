/* SPDX-License-Identifier: MIT */
/* The kernel's counters as notes of a trace: read, added up, and known for sure in a finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <tacho/cpu.h>
#include <tacho/findings.h>
#include <tacho/observe.h>

#include "support/memory_trace.h"

static uint64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static void note(const char *text)
{
	tacho_note(text, strlen(text));
}

/* One whose time is now. */
static void note_now(const char *head, const char *rest)
{
	char text[1200];

	(void)snprintf(text, sizeof(text), "%s %llu%s", head, (unsigned long long)now_ns(), rest);
	note(text);
}

static void begin(struct memory_trace *m)
{
	struct tacho_start_opts o = memory_opts(m);

	assert_int_equal(tacho_start_with(&o), 0);
}

struct judged {
	struct tacho_activity *activity;
	struct tacho_findings *findings;
	struct tacho_cpu *cpu;
	struct tacho_reader *reader;
};

/* Ends the trace; both ways to the notes must agree. */
static void judge(struct memory_trace *m, unsigned threads, struct judged *j)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis list[2];

	opts.threads = threads;
	assert_int_equal(tacho_activity_new(&j->activity, NULL), 0);
	assert_int_equal(tacho_findings_new(&j->findings, j->activity), 0);
	assert_int_equal(tacho_cpu_new(&j->cpu, NULL), 0);
	assert_int_equal(tacho_reader_open_memory(&j->reader, m->p, m->n, &opts, NULL), 0);
	list[0] = tacho_activity_analysis(j->activity);
	list[1] = tacho_cpu_analysis(j->cpu);
	assert_int_equal(tacho_pass_run(j->reader, list, 2, NULL, NULL), 0);
	assert_int_equal(tacho_cpu_notes(j->cpu), tacho_cpu_notes(tacho_activity_cpu(j->activity)));
	assert_int_equal(tacho_cpu_threads(j->cpu),
			 tacho_cpu_threads(tacho_activity_cpu(j->activity)));
}

static void judge_fini(struct judged *j)
{
	tacho_findings_free(j->findings);
	tacho_activity_free(j->activity);
	tacho_cpu_free(j->cpu);
	tacho_reader_close(j->reader);
}

/* The rules judge nothing that is under 5 ms long. */
static void spend_some_time(void)
{
	struct timespec t = { 0, 10000000 };

	(void)nanosleep(&t, NULL);
	tacho_log(TACHO_TASK_NONE, "some", "time");
}

/* Each generation's note is older than all before: what sorting them costs has a bound. */
static void test_back_in_time(void **state)
{
	enum {
		FIRST = 32768,
		GENS = 600
	};
	uint64_t now = now_ns();
	struct memory_trace m;
	struct judged j;
	char text[100];

	(void)state;
	begin(&m);
	for (unsigned i = 0; i < FIRST + GENS; i++) {
		(void)snprintf(text, sizeof(text), "tacho-cpu %llu usage_us=%u",
			       (unsigned long long)(i < FIRST ? now + i : now - i), i);
		note(text);
		if (i >= FIRST - 1)
			assert_int_equal(tacho_advance(), 0);
	}
	assert_int_equal(tacho_stop(), 0);
	judge(&m, 1, &j);
	assert_true(tacho_cpu_notes(j.cpu) > FIRST);
	assert_true(tacho_cpu_notes(j.cpu) < FIRST + GENS);
	for (size_t i = 1; i < tacho_cpu_notes(j.cpu); i++)
		assert_true(tacho_cpu_note(j.cpu, i - 1)->time_ns <=
			    tacho_cpu_note(j.cpu, i)->time_ns);
	judge_fini(&j);
	free(m.p);
}

static void test_counters(void **state)
{
	struct memory_trace m;
	struct tacho_cpu_sums sums;
	const struct tacho_cpu_note *n;
	const struct tacho_cpu_thread *t;

	(void)state;
	begin(&m);
	note_now("tacho-cpu", " quota_us=50000 period_us=100000 usage_us=100 periods=10"
			      " throttled=2 throttled_us=1000 psi_some_us=5 psi_full_us=1");
	note_now("tacho-threads", " 7:100:10 8:1:1");
	spend_some_time();
	assert_int_equal(tacho_advance(), 0);
	note_now("tacho-cpu", " quota_us=50000 period_us=100000 usage_us=900 periods=30"
			      " throttled=12 throttled_us=401000 psi_some_us=25 psi_full_us=2");
	note_now("tacho-threads", " 7:400:30 9:5:5");
	spend_some_time();
	assert_int_equal(tacho_stop(), 0);
	for (unsigned threads = 1; threads <= 2; threads++) {
		struct judged j;

		judge(&m, threads, &j);
		assert_int_equal(tacho_cpu_notes(j.cpu), 2);
		n = tacho_cpu_note(j.cpu, 1);
		assert_true(n->has_group && n->has_pressure && n->quota_us == 50000 &&
			    n->throttled == 12);
		assert_null(tacho_cpu_note(j.cpu, 2));
		tacho_cpu_get_sums(j.cpu, INT64_MIN, INT64_MAX, &sums);
		assert_true(sums.has_group && sums.has_pressure && sums.end_ns > sums.begin_ns);
		assert_true(sums.quota_cpus > 0.49 && sums.quota_cpus < 0.51);
		assert_int_equal(sums.usage_us, 800);
		assert_int_equal(sums.periods, 20);
		assert_int_equal(sums.throttled, 10);
		assert_int_equal(sums.throttled_us, 400000);
		assert_int_equal(sums.psi_some_us, 20);
		assert_int_equal(tacho_cpu_stopped_ns(&sums), 400000000);
		assert_true(sums.has_threads && sums.run_ns == 300 && sums.wait_ns == 20);
		tacho_cpu_get_sums(j.cpu, n->time_ns, INT64_MAX, &sums);
		assert_true(!sums.has_group && sums.throttled == 0 && sums.end_ns == 0);
		assert_true(!sums.has_threads && sums.wait_ns == 0);
		tacho_cpu_get_sums(j.cpu, INT64_MIN, n->time_ns - 1, &sums);
		assert_true(!sums.has_group && sums.throttled == 0);
		/* Both ends are included. */
		tacho_cpu_get_sums(j.cpu, n[-1].time_ns, n->time_ns, &sums);
		assert_int_equal(sums.throttled, 10);
		tacho_cpu_get_sums(j.cpu, n[-1].time_ns + 1, n->time_ns, &sums);
		assert_int_equal(sums.throttled, 0);
		assert_int_equal(tacho_cpu_threads(j.cpu), 3);
		t = tacho_cpu_thread(j.cpu, 0);
		assert_true(t->tid == 7 && t->run_ns == 300 && t->wait_ns == 20);
		assert_true(t->end_ns > t->begin_ns);
		judge_fini(&j);
	}
	free(m.p);
}

static const struct tacho_finding *quota_of(const struct judged *j)
{
	const struct tacho_finding *f;

	for (size_t i = 0; (f = tacho_findings_get(j->findings, i)); i++)
		if (strcmp(f->rule->id, "cpu-quota") == 0)
			return f;
	return NULL;
}

static void test_finding_is_certain(void **state)
{
	const struct tacho_finding *f;
	struct tacho_cpu_sums sums;
	struct memory_trace m;
	struct judged j;

	(void)state;
	begin(&m);
	note_now("tacho-cpu", " quota_us=40000 period_us=100000 usage_us=0 periods=0"
			      " throttled=0 throttled_us=0");
	spend_some_time();
	note_now("tacho-cpu", " quota_us=40000 period_us=100000 usage_us=1 periods=5"
			      " throttled=4 throttled_us=900000");
	spend_some_time();
	assert_int_equal(tacho_stop(), 0);
	judge(&m, 1, &j);
	f = quota_of(&j);
	if (!f) {
		fail_msg("no finding");
		return;
	}
	assert_int_equal(f->confidence, TACHO_CONFIDENCE_CERTAIN);
	assert_int_equal(f->count, 4);
	assert_non_null(strstr(f->text, "4 of 5 periods"));
	assert_non_null(strstr(f->text, "0.40 CPUs"));
	/* CPUs are added up, but four periods are no more than 400 ms. */
	tacho_cpu_get_sums(j.cpu, INT64_MIN, INT64_MAX, &sums);
	assert_int_equal(sums.throttled_us, 900000);
	assert_int_equal(tacho_cpu_stopped_ns(&sums), 400000000);
	/* No more than there was. */
	assert_true(f->cost_ns <= tacho_findings_wall_ns(j.findings) && f->share <= 1);
	judge_fini(&j);
	free(m.p);
}

/* A quota that is not reached is no finding. */
static void test_no_finding(void **state)
{
	struct memory_trace m;
	struct judged j;

	(void)state;
	begin(&m);
	note_now("tacho-cpu", " quota_us=40000 period_us=100000 usage_us=0 periods=0"
			      " throttled=7 throttled_us=70000");
	spend_some_time();
	note_now("tacho-cpu", " quota_us=40000 period_us=100000 usage_us=1 periods=50"
			      " throttled=7 throttled_us=70000");
	assert_int_equal(tacho_stop(), 0);
	judge(&m, 1, &j);
	assert_null(quota_of(&j));
	judge_fini(&j);
	free(m.p);
}

/* Anybody may write such strings. */
static void test_hostile(void **state)
{
	static const char *const texts[] = {
		"tacho-cpu ",
		"tacho-cpu x",
		"tacho-cpu -1 periods=1",
		"tacho-cpu 99999999999999999999999999999 periods=1",
		"tacho-cpu 1",
		"tacho-cpu 1 ",
		"tacho-cpu 1 periods=",
		"tacho-cpu 1 periods=x quota_us=-1",
		"tacho-threads ",
		"tacho-threads 1 ",
		"tacho-threads 1 :",
		"tacho-threads 1 1:2",
		"tacho-threads 1 1:2: 3",
		"tacho-threads 1 99999999999999999999:2:3",
		"tacho-cpux 1 periods=5",
	};
	struct tacho_cpu_sums sums;
	struct memory_trace m;
	struct judged j;
	char rest[1100];
	char number[1024];

	(void)state;
	begin(&m);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		note(texts[i]);
	/* It ends right behind a number, where the longest one does. */
	memset(number, '7', sizeof(number));
	memcpy(number, "tacho-threads 1 ", 16);
	tacho_note(number, sizeof(number));
	/* Longer than a note is. */
	memset(rest, 'x', sizeof(rest));
	rest[sizeof(rest) - 1] = '\0';
	rest[0] = ' ';
	note_now("tacho-cpu", rest);
	/* Counters that go back, and beyond all bounds. */
	note_now("tacho-cpu", " periods=99999999999999999999999 throttled=5 throttled_us=5");
	note_now("tacho-cpu", " periods=1 throttled=1 throttled_us=18446744073709551615");
	spend_some_time();
	assert_int_equal(tacho_stop(), 0);
	judge(&m, 1, &j);
	assert_int_equal(tacho_cpu_notes(j.cpu), 2);
	tacho_cpu_get_sums(j.cpu, INT64_MIN, INT64_MAX, &sums);
	assert_int_equal(sums.periods, 0);
	assert_int_equal(sums.throttled, 0);
	assert_null(quota_of(&j));
	judge_fini(&j);
	free(m.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counters),
		cmocka_unit_test(test_back_in_time),
		cmocka_unit_test(test_finding_is_certain),
		cmocka_unit_test(test_no_finding),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
