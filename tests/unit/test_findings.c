/* SPDX-License-Identifier: MIT */
/*
 * Findings as such: whatever a trace holds they are printable, inside the trace and
 * the same on any number of threads; memory may run out anywhere; which lock is which.
 * Whether the right problems are found is up to tests/planted.
 */
#include <tacho/findings.h>

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/nth_alloc.h"
#include "support/sample_trace.h"
#include "wire/text.h"

#define PLANTED "tests/data/planted/"

struct run {
	struct tacho_reader *r;
	struct tacho_activity *act;
	struct tacho_findings *f;
};

/* What a pass found; 0 or what went wrong. To be ended with run_end in any case. */
static int run_pass(struct run *run, const struct tacho_alloc *alloc)
{
	struct tacho_analysis analysis;
	int rc = tacho_activity_new(&run->act, alloc);

	if (rc == 0)
		rc = tacho_findings_new(&run->f, run->act);
	if (rc == 0) {
		analysis = tacho_activity_analysis(run->act);
		rc = tacho_pass_run(run->r, &analysis, 1, NULL, NULL);
	}
	return rc;
}

static void run_end(struct run *run)
{
	tacho_findings_free(run->f);
	tacho_activity_free(run->act);
	tacho_reader_close(run->r);
}

static size_t count_of(const struct run *run, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < tacho_findings_count(run->f); i++)
		n += strcmp(tacho_findings_get(run->f, i)->rule->id, rule) == 0;
	return n;
}

static double fact_of(const struct tacho_finding *x, const char *key)
{
	for (size_t i = 0; i < x->n_facts; i++)
		if (strcmp(x->facts[i].key, key) == 0)
			return x->facts[i].value;
	fail_msg("%s has no fact %s", x->rule->id, key);
	return 0;
}

/* --- what is true of every finding --------------------------------------------- */

/* Valid UTF-8 without control characters. */
static void check_text(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	while (*p) {
		int more = *p < 0x80 ? 0 : *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2 : 1;

		assert_true(*p >= 0x20 && *p != 0x7f);
		assert_true(*p < 0x80 || *p >= 0xc2);
		for (p++; more > 0; more--, p++)
			assert_true((*p & 0xc0) == 0x80);
	}
}

static void check_finding(const struct run *run, const struct tacho_finding *x)
{
	int64_t begin = tacho_findings_begin_ns(run->f),
		end = begin + tacho_findings_wall_ns(run->f);

	check_text(x->text);
	check_text(x->note);
	assert_true(strlen(x->text) > 20);
	assert_true(x->cost_ns >= 0);
	assert_true(x->longest_ns >= 0 && x->longest_ns <= end - begin);
	assert_true(x->share >= 0 && isfinite(x->share));
	assert_in_range(x->severity, TACHO_SEVERITY_LOW, TACHO_SEVERITY_HIGH);
	assert_in_range(x->confidence, TACHO_CONFIDENCE_POSSIBLE, TACHO_CONFIDENCE_CERTAIN);
	if (x->cost == TACHO_COST_WALL)
		assert_true(x->cost_ns <= end - begin);
	assert_true(x->n_evidence >= 1);
	for (size_t i = 0; i < x->n_evidence; i++) {
		const struct tacho_evidence *e = &x->evidence[i];

		assert_true(begin <= e->begin_ns && e->begin_ns <= e->end_ns && e->end_ns <= end);
		check_text(e->what);
	}
	for (size_t i = 0; i < x->n_facts; i++)
		assert_true(isfinite(x->facts[i].value));
	for (size_t i = 0; i < x->n_series; i++)
		assert_true(isfinite(x->series[i]) && x->series[i] >= 0);
}

/* How many findings a file has. */
static size_t check_file(const char *path)
{
	struct run run = { 0 };
	size_t n = 0;

	if (tacho_reader_open_file(&run.r, path, NULL, NULL) < 0)
		return 0;
	/* A damaged trace ends early; what is there counts. */
	if (run_pass(&run, NULL) == 0)
		n = tacho_findings_count(run.f);
	for (size_t i = 0; i < n; i++) {
		const struct tacho_finding *x = tacho_findings_get(run.f, i);

		check_finding(&run, x);
		if (i > 0)
			assert_true(tacho_findings_get(run.f, i - 1)->severity >= x->severity);
	}
	run_end(&run);
	return n;
}

static size_t check_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *d;
	size_t n = 0;

	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		char path[512];

		if (!strstr(d->d_name, ".trace"))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, d->d_name);
		n += check_file(path);
	}
	closedir(dir);
	return n;
}

static void test_samples(void **state)
{
	(void)state;
	assert_true(check_folder(PLANTED) >= 30);
	check_folder("tests/data");
}

/* --- the same again ------------------------------------------------------------- */

static void print_all(const struct run *run, struct tc_textbuf *out)
{
	for (size_t i = 0; i < tacho_findings_count(run->f); i++) {
		const struct tacho_finding *x = tacho_findings_get(run->f, i);
		char line[128];

		snprintf(line, sizeof(line), "%s %lld %lld %u\n", x->rule->id,
			 (long long)x->cost_ns, (long long)x->evidence[0].begin_ns, x->stack);
		tc_textbuf_puts(out, line);
		tc_textbuf_puts(out, x->text);
	}
	tc_textbuf_char(out, '\0');
}

static void test_threads(void **state)
{
	static const char *const files[] = { "convoy-generations", "convoy-32", "herd",
					     "requests" };

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct tc_textbuf first = { 0 };

		for (unsigned threads = 1; threads <= 3; threads++) {
			struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
			struct tc_textbuf text = { 0 };
			struct run run = { 0 };
			char path[128];

			opts.threads = threads;
			snprintf(path, sizeof(path), PLANTED "%s.trace", files[i]);
			tc_textbuf_init(&text, NULL, NULL, NULL);
			assert_int_equal(tacho_reader_open_file(&run.r, path, &opts, NULL), 0);
			assert_int_equal(run_pass(&run, NULL), 0);
			print_all(&run, &text);
			run_end(&run);
			if (threads == 1) {
				first = text;
				continue;
			}
			assert_string_equal(text.p, first.p);
			tc_textbuf_fini(&text);
		}
		tc_textbuf_fini(&first);
	}
}

/* A line that stands over five borders is one line, and no hand-over is lost there. */
static void test_generations(void **state)
{
	struct run run = { 0 };
	const struct tacho_finding *x;
	double wall_ns;

	(void)state;
	assert_int_equal(
		tacho_reader_open_file(&run.r, PLANTED "convoy-generations.trace", NULL, NULL), 0);
	assert_int_equal(run_pass(&run, NULL), 0);
	assert_int_equal(tacho_findings_count(run.f), 1);
	x = tacho_findings_get(run.f, 0);
	wall_ns = (double)tacho_findings_wall_ns(run.f);
	assert_string_equal(x->rule->id, "lock-convoy");
	assert_true(x->share > 0.95);
	assert_true(fact_of(x, "windows") <= 2);
	assert_true(fact_of(x, "chain_share") > 0.97);
	/* All six goroutines stand in line but the one that holds. */
	assert_true(fabs(fact_of(x, "mean_line") - 5) < 0.4);
	assert_true(fabs(fact_of(x, "rate") - 1e9 / fact_of(x, "hold_mean")) <
		    0.1 * fact_of(x, "rate"));
	assert_true((double)x->count > 0.9 * wall_ns / fact_of(x, "hold_mean"));
	run_end(&run);
}

/* --- which lock is which --------------------------------------------------------- */

enum {
	HOLD_NS = 300000,
	HAND_OVERS = 80
};

static __attribute__((format(printf, 2, 3))) void say(struct tc_textbuf *t, const char *format, ...)
{
	char line[256];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	tc_textbuf_puts(t, line);
}

static void tables(struct tc_textbuf *t)
{
	static const char *const texts[] = { "sync.(*Mutex).Lock", "sync.(*Mutex).Unlock",
					     "main.work", "main.go", "sync" };

	say(t, "EventBatch gen=1 m=18446744073709551615 time=0\n"
	       "Sync\nFrequency freq=1000000000\nClockSnapshot dt=1 mono=5 sec=1700000000 nsec=9\n"
	       "EventBatch gen=1 m=18446744073709551615 time=0\nStrings\n");
	for (unsigned i = 0; i < 5; i++)
		say(t, "String id=%u\n\tdata=\"%s\"\n", i + 1, texts[i]);
	say(t, "EventBatch gen=1 m=18446744073709551615 time=0\nStacks\n");
	for (unsigned i = 1; i <= 2; i++)
		say(t,
		    "Stack id=%u nframes=2\n\tpc=%u func=%u file=4 line=9\n"
		    "\tpc=%u func=3 file=4 line=%u\n",
		    i, i * 16, i, i * 64, i + 4);
}

/*
 * On thread m: three goroutines hand a lock round, each holds it for HOLD_NS. Before and
 * behind it the thread has nothing to say.
 */
static void convoy(struct tc_textbuf *t, unsigned m, unsigned begin_ns)
{
	unsigned g = 10 * (m + 1), seq[3] = { 0 }, n = 0;

	say(t, "EventBatch gen=1 m=%u time=%u\n", m, 10 + m);
	say(t, "ProcStatus dt=1 p=%u pstatus=1\nGoStatus dt=1 g=%u m=%u gstatus=2\n", m, g, m);
	for (unsigned i = 1; i < 3; i++)
		say(t, "GoStatus dt=1 g=%u m=18446744073709551615 gstatus=4\n", g + i);
	for (unsigned i = 0; i < HAND_OVERS; i++, n = (n + 1) % 3) {
		unsigned next = (n + 1) % 3;

		say(t, "GoUnblock dt=%u g=%u g_seq=%u stack=2\n", i ? HOLD_NS : HOLD_NS + begin_ns,
		    g + next, ++seq[next]);
		say(t, "GoBlock dt=500 reason_string=5 stack=1\n");
		say(t, "GoStart dt=1000 g=%u g_seq=%u\n", g + next, ++seq[next]);
	}
}

static void two_locks(struct run *run, struct tc_textbuf *file, unsigned second_ns)
{
	struct tc_textbuf text;

	tc_textbuf_init(&text, NULL, NULL, NULL);
	tc_text_header(&text, 26);
	tables(&text);
	convoy(&text, 0, 0);
	convoy(&text, 1, second_ns);
	say(&text, "EndOfGeneration\n");
	tc_textbuf_char(&text, '\0');
	sample_assemble(file, text.p);
	tc_textbuf_fini(&text);
	assert_int_equal(tacho_reader_open_memory(&run->r, file->p, file->n, NULL, NULL), 0);
	assert_int_equal(run_pass(run, NULL), 0);
	assert_int_equal(tacho_reader_diag(run->r)->code, 0);
}

/* Two locks of the same line in the code: their holds overlap. */
static void test_two_locks_at_one_place(void **state)
{
	struct tc_textbuf file = { 0 };
	struct run run = { 0 };
	unsigned seen = 0;

	(void)state;
	two_locks(&run, &file, HOLD_NS / 3);
	assert_int_equal(count_of(&run, "lock-convoy"), 2);
	for (size_t i = 0; i < tacho_findings_count(run.f); i++) {
		const struct tacho_finding *x = tacho_findings_get(run.f, i);
		int64_t g = x->evidence[0].goroutine;

		check_finding(&run, x);
		if (strcmp(x->rule->id, "lock-convoy") != 0)
			continue;
		seen |= 1u << (g >= 20);
		assert_true(fabs(fact_of(x, "hold_mean") - HOLD_NS) < HOLD_NS * 0.01);
		assert_true(fabs(fact_of(x, "mean_line") - 2) < 0.2);
		assert_int_equal((long)fact_of(x, "longest_line"), 2);
	}
	assert_int_equal(seen, 3);
	run_end(&run);
	tc_textbuf_fini(&file);
}

/* One after the other they may as well be one lock, and are taken for it. */
static void test_one_after_the_other(void **state)
{
	struct tc_textbuf file = { 0 };
	struct run run = { 0 };

	(void)state;
	two_locks(&run, &file, (HAND_OVERS + 2) * (HOLD_NS + 1500));
	assert_int_equal(count_of(&run, "lock-convoy"), 1);
	run_end(&run);
	tc_textbuf_fini(&file);
}

/* --- memory --------------------------------------------------------------------- */

static void test_memory(void **state)
{
	static const char *const files[] = { "convoy-generations.trace", "convoy-chan.trace",
					     "rw-pending.trace", "leak-send.trace",
					     "quota-hogs.trace" };

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		char path[128];

		snprintf(path, sizeof(path), PLANTED "%s", files[i]);
		for (size_t n = 1;; n++) {
			struct run run = { 0 };
			struct nth_alloc a;
			int rc;

			nth_alloc_init(&a, n);
			assert_int_equal(tacho_reader_open_file(&run.r, path, NULL, NULL), 0);
			rc = run_pass(&run, &a.hook);
			assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
			if (rc == 0)
				assert_true(tacho_findings_count(run.f) > 0);
			run_end(&run);
			assert_int_equal(a.live, 0);
			if (a.calls < n) {
				print_message("%s: %zu allocations\n", files[i], n - 1);
				break;
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_generations),
		cmocka_unit_test(test_two_locks_at_one_place),
		cmocka_unit_test(test_one_after_the_other),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
