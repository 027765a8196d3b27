/* SPDX-License-Identifier: MIT */
/*
 * The ledger of every task, region and goroutine of every sample trace, whole, cut
 * and damaged: its parts touch, and they add up to the duration to the nanosecond.
 */
#include <tacho/explain.h>

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

/* --- reading ------------------------------------------------------------------ */

struct bytes {
	uint8_t *p;
	size_t n;
};

static struct bytes load(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct bytes b = { NULL, 0 };
	long n;

	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	n = ftell(f);
	assert_true(n >= 0);
	rewind(f);
	b.p = malloc((size_t)n + 1);
	assert_non_null(b.p);
	b.n = fread(b.p, 1, (size_t)n, f);
	fclose(f);
	return b;
}

/* A runnable span with the parts that the activity gives it. */
struct wait {
	int64_t id, begin_ns, end_ns;
	int64_t delay_ns[TACHO_DELAY_COUNT];
};

struct waits {
	struct wait *v;
	size_t n, cap;
};

static int on_span(void *self, const struct tc_span *s)
{
	struct waits *w = self;

	if (s->state != TACHO_GO_RUNNABLE || s->begin_ns == s->end_ns)
		return 0;
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 1024;
		w->v = realloc(w->v, w->cap * sizeof(*w->v));
		assert_non_null(w->v);
	}
	w->v[w->n] = (struct wait){ s->go->id, s->begin_ns, s->end_ns, { 0 } };
	memcpy(w->v[w->n++].delay_ns, s->delay_ns, sizeof(s->delay_ns));
	return 0;
}

static int compare_waits(const void *x, const void *y)
{
	const struct wait *a = x, *b = y;

	if (a->id != b->id)
		return a->id > b->id ? 1 : -1;
	return (a->begin_ns > b->begin_ns) - (a->begin_ns < b->begin_ns);
}

/* --- checks ------------------------------------------------------------------- */

struct totals {
	uint64_t ledgers, parts, waits, victims;
	bool keep_parts, follow;
	uint64_t batch_spans;
	/* Of all parts, without the tasks of others: older marks may be forgotten. */
	uint64_t hash;
};

static void add_hash(struct totals *t, const struct tacho_part *p)
{
	const int64_t v[] = {
		p->begin_ns, p->end_ns, p->goroutine,   p->other,   p->stack,
		p->cause,    p->depth,  p->other_stack, p->culprit, p->culprit_stack
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		t->hash = tc_mix64(t->hash + (uint64_t)v[i]);
}

static void check_parts(const struct tacho_ledger *l, struct totals *t)
{
	int64_t at = l->of.begin_ns;
	int64_t ns[TACHO_CAUSE_COUNT] = { 0 };
	uint64_t count[TACHO_CAUSE_COUNT] = { 0 };

	for (size_t i = 0; i < l->n_parts; i++) {
		const struct tacho_part *p = &l->parts[i];

		assert_int_equal(p->begin_ns, at);
		assert_true(p->end_ns > p->begin_ns);
		assert_in_range(p->cause, 0, TACHO_CAUSE_COUNT - 1);
		assert_in_range(p->depth, 0, 200);
		ns[p->cause] += p->end_ns - p->begin_ns;
		count[p->cause]++;
		at = p->end_ns;
		add_hash(t, p);
	}
	assert_int_equal(at, l->of.end_ns);
	assert_memory_equal(ns, l->ns, sizeof(ns));
	assert_memory_equal(count, l->count, sizeof(count));
}

/* Waits of others, whose ends lie within the request, add up to what it caused. */
static void check_victims(const struct tacho_ledger *l, struct totals *t)
{
	int64_t ns = 0;

	assert_int_equal(l->n_victims, l->caused);
	for (size_t i = 0; i < l->n_victims; i++) {
		const struct tacho_victim *v = &l->victims[i];

		assert_true(v->end_ns > l->of.begin_ns && v->end_ns < l->of.end_ns);
		assert_true(v->end_ns >= v->begin_ns);
		assert_true(v->task == TACHO_NO_TASK || v->task != l->of.task);
		assert_true(v->stack != 0);
		ns += v->end_ns - v->begin_ns;
		t->hash = tc_mix64(t->hash + (uint64_t)v->begin_ns);
		t->hash = tc_mix64(t->hash + (uint64_t)v->goroutine);
	}
	assert_int_equal(ns, l->caused_ns);
	t->victims += l->n_victims;
}

/* Where a whole runnable span is in the ledger, its classes are those of the activity. */
static void check_runnable(const struct tacho_ledger *l, const struct waits *w, struct totals *t)
{
	for (size_t i = 0; i < l->n_parts;) {
		struct wait key = { .id = l->parts[i].goroutine, .begin_ns = l->parts[i].begin_ns };
		int64_t ns[TACHO_DELAY_COUNT] = { 0 };
		const struct wait *found;
		size_t k = i;

		for (;
		     k < l->n_parts && l->parts[k].goroutine == key.id &&
		     l->parts[k].cause >= TACHO_CAUSE_DELAY && l->parts[k].cause < TACHO_CAUSE_LOCK;
		     k++) {
			const struct tacho_part *p = &l->parts[k];

			ns[p->cause - TACHO_CAUSE_DELAY] += p->end_ns - p->begin_ns;
			key.end_ns = p->end_ns;
		}
		if (k == i) {
			i++;
			continue;
		}
		found = w->n ? bsearch(&key, w->v, w->n, sizeof(*w->v), compare_waits) : NULL;
		if (found && found->end_ns == key.end_ns) {
			assert_memory_equal(ns, found->delay_ns, sizeof(ns));
			t->waits++;
		}
		i = k;
	}
}

static void check_ledgers(const struct tacho_explain *x, struct waits *w, struct totals *t)
{
	struct tacho_explain_facts f;
	struct tacho_ledger l;
	int64_t total = 0, sums = 0, caused = 0;

	if (w->n)
		qsort(w->v, w->n, sizeof(*w->v), compare_waits);
	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++) {
		int64_t sum = 0;

		assert_true(l.is_done);
		for (int c = 0; c < TACHO_CAUSE_COUNT; c++)
			sum += l.ns[c];
		assert_int_equal(sum, l.of.end_ns - l.of.begin_ns);
		total += sum;
		if (t->keep_parts) {
			check_parts(&l, t);
			check_runnable(&l, w, t);
			check_victims(&l, t);
		}
		caused += l.caused_ns;
		t->ledgers++;
	}
	tacho_explain_get_facts(x, &f);
	t->parts += f.parts;
	assert_int_equal(f.done, f.requests);
	for (unsigned g = 0; g < TACHO_EXPLAIN_GROUPS; g++) {
		struct tacho_cause_sum of_others;

		tacho_explain_caused(x, g, &of_others);
		assert_true(of_others.place.ns <= of_others.ns);
		caused -= of_others.ns;
		for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
			struct tacho_cause_sum s;

			tacho_explain_sum(x, g, c, &s);
			assert_true(s.place.ns <= s.ns && s.task.ns <= s.ns);
			sums += s.ns;
		}
	}
	assert_int_equal(sums, total);
	assert_int_equal(caused, 0);
}

static struct tacho_requests *find(const struct bytes *b, int kind)
{
	struct tacho_requests_opts opts = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_requests *requests;
	struct tacho_analysis a;
	struct tacho_reader *r;

	if (tacho_reader_open_memory(&r, b->p, b->n, NULL, NULL) < 0)
		return NULL;
	opts.kind = (enum tacho_request_kind)kind;
	assert_int_equal(tacho_requests_new(&requests, &opts), 0);
	a = tacho_requests_analysis(requests);
	if (tacho_pass_run(r, &a, 1, NULL, NULL) < 0) {
		tacho_requests_free(requests);
		requests = NULL;
	}
	tacho_reader_close(r);
	return requests;
}

static void check_kind(const struct bytes *b, int kind, struct totals *t)
{
	struct tacho_explain_opts opts = TACHO_EXPLAIN_OPTS_INIT;
	struct tacho_requests *requests = find(b, kind);
	struct tacho_activity *act;
	struct tacho_explain *x;
	struct tacho_analysis a;
	struct tacho_reader *r;
	struct waits w = { 0 };
	const struct tc_listener l = { .self = &w, .span = on_span };

	if (!requests)
		return;
	opts.sums_only = !t->keep_parts;
	opts.follow = t->follow;
	opts.batch_spans = t->batch_spans;
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tc_activity_listen(act, &l), 0);
	assert_int_equal(tacho_explain_new(&x, act, &opts), 0);
	for (size_t i = 0; i < tacho_requests_n(requests); i++)
		assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, i), i % 2), 0);
	assert_int_equal(tacho_reader_open_memory(&r, b->p, b->n, NULL, NULL), 0);
	a = tacho_activity_analysis(act);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	check_ledgers(x, &w, t);
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
	free(w.v);
}

static void check_bytes(const struct bytes *b, struct totals *t)
{
	for (int kind = 0; kind < TACHO_REQUEST_COUNT; kind++)
		check_kind(b, kind, t);
}

/* --- all sample traces --------------------------------------------------------- */

typedef void each_fn(const char *path, void *ctx);

static int each_trace(const char *folder, each_fn *fn, void *ctx)
{
	DIR *dir = opendir(folder);
	struct dirent *d;
	int n = 0;

	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		size_t len = strlen(d->d_name);
		char path[512];

		if (len < 6 || strcmp(d->d_name + len - 6, ".trace") != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, d->d_name);
		fn(path, ctx);
		n++;
	}
	closedir(dir);
	return n;
}

static void check_file(const char *path, void *ctx)
{
	struct bytes b = load(path);

	check_bytes(&b, ctx);
	free(b.p);
}

static void test_samples(void **state)
{
	struct totals t = { .keep_parts = true };

	(void)state;
	assert_true(each_trace("tests/data", check_file, &t) > 40);
	assert_true(each_trace("tests/data/planted", check_file, &t) > 0);
	print_message("%llu ledgers, %llu parts, %llu runnable spans compared, %llu victims\n",
		      (unsigned long long)t.ledgers, (unsigned long long)t.parts,
		      (unsigned long long)t.waits, (unsigned long long)t.victims);
	assert_true(t.ledgers > 20000 && t.waits > 20000 && t.victims > 1000);
}

static void test_follow(void **state)
{
	struct totals t = { .follow = true };

	(void)state;
	check_file("tests/data/planted/requests.trace", &t);
	check_file("tests/data/go127-mixed-gens.trace", &t);
	check_file("tests/data/go127-http.trace", &t);
	assert_true(t.ledgers > 500);
}

/* Cut short, and with bytes turned over: what is left still adds up. */
static void test_damaged(void **state)
{
	static const char *const names[] = { "go127-mixed-gens", "go122-mixed-gens0", "go127-tasks",
					     "go119-http", "planted/requests" };
	struct totals t = { .keep_parts = true };
	uint32_t random = 1;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[512];
		struct bytes b, part;

		snprintf(path, sizeof(path), "tests/data/%s.trace", names[i]);
		b = load(path);
		for (size_t k = 1; k < 8; k++) {
			part = (struct bytes){ b.p, b.n * k / 8 };
			check_bytes(&part, &t);
		}
		for (int k = 0; k < 12; k++) {
			size_t at;

			random = random * 1664525 + 1013904223;
			at = 16 + random % (b.n - 16);
			b.p[at] ^= (uint8_t)(1U << (random >> 29));
			check_bytes(&b, &t);
			b.p[at] ^= (uint8_t)(1U << (random >> 29));
		}
		free(b.p);
	}
	print_message("%llu ledgers, %llu parts\n", (unsigned long long)t.ledgers,
		      (unsigned long long)t.parts);
	assert_true(t.ledgers > 1000);
}

/* Working out now and then, and forgetting, changes nothing. */
static void test_batches(void **state)
{
	static const char *const names[] = { "go127-mixed-gens", "go127-http", "go127-convoy",
					     "planted/requests" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct totals whole = { .keep_parts = true }, batches = { .keep_parts = true };
		char path[512];

		snprintf(path, sizeof(path), "tests/data/%s.trace", names[i]);
		check_file(path, &whole);
		batches.batch_spans = 1;
		check_file(path, &batches);
		assert_int_equal(whole.ledgers, batches.ledgers);
		assert_int_equal(whole.parts, batches.parts);
		assert_int_equal(whole.hash, batches.hash);
		assert_true(whole.hash != 0);
	}
}

static bool is_text(struct tacho_text t, const char *s)
{
	return t.n == strlen(s) && memcmp(t.s, s, t.n) == 0;
}

/* --- a program whose times are known ---------------------------------------------- */

/*
 * What requests waited for locks of one is what that one caused for others: here all
 * such waits are on the paths, and their tasks among those that are explained.
 */
static void check_caused(const struct tacho_explain *x)
{
	struct tacho_cause_sum s;
	struct tacho_ledger l, m;
	int64_t all = 0;
	uint64_t n = 0;

	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++) {
		int64_t ns = 0;
		uint64_t count = 0;

		for (size_t k = 0; tacho_explain_ledger(x, k, &m); k++) {
			for (size_t j = 0; j < m.n_parts; j++) {
				if (m.parts[j].cause != TACHO_CAUSE_LOCK ||
				    m.parts[j].other_task != l.of.id)
					continue;
				ns += m.parts[j].end_ns - m.parts[j].begin_ns;
				count++;
			}
		}
		assert_int_equal(l.caused_ns, ns);
		assert_int_equal(l.caused, count);
		all += ns;
		n += count;
	}
	tacho_explain_caused(x, 0, &s);
	assert_int_equal(s.ns, all);
	assert_int_equal(s.count, n);
	assert_int_equal(s.task.ns, all);
	assert_int_equal(s.place.ns, all);
	print_message("caused for others: %lld ns in %llu waits\n", (long long)all,
		      (unsigned long long)n);
	assert_true(all > 30000000 && n > 50);
	tacho_explain_caused(x, TACHO_EXPLAIN_GROUPS, &s);
	assert_int_equal(s.count, 0);
}

/*
 * A request holds a lock over a sleep of 1 ms, starts two goroutines that sleep 1
 * and 3 (2 measured) ms side by side and waits for both, has a worker that does not
 * know of the task compute for 0.5 ms, and computes for 0.5 ms itself.
 */
static void test_truth(void **state)
{
	struct bytes b = load("tests/data/planted/requests.trace");
	struct tacho_requests *requests = find(&b, TACHO_REQUEST_TASK);
	struct tacho_activity *act;
	struct tacho_explain *x;
	struct tacho_analysis a;
	struct tacho_reader *r;
	struct tacho_explain_facts f;
	struct tacho_cause_sum s[TACHO_CAUSE_COUNT];
	double ms[TACHO_CAUSE_COUNT], delay = 0, all;

	(void)state;
	assert_non_null(requests);
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tacho_explain_new(&x, act, NULL), 0);
	for (size_t i = 0; i < tacho_requests_n(requests); i++)
		assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, i), 0), 0);
	assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, 0), 2), TACHO_EMISUSE);
	assert_int_equal(tacho_reader_open_memory(&r, b.p, b.n, NULL, NULL), 0);
	a = tacho_activity_analysis(act);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, 0), 0), TACHO_EMISUSE);
	tacho_explain_get_facts(x, &f);
	assert_int_equal(f.done, 97);
	for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
		tacho_explain_sum(x, 0, c, &s[c]);
		ms[c] = (double)s[c].ns / (double)f.done / 1e6;
		if (c >= TACHO_CAUSE_DELAY && c < TACHO_CAUSE_LOCK)
			delay += ms[c];
	}
	all = ms[TACHO_CAUSE_SLEEP] + ms[TACHO_CAUSE_CHANNEL] + ms[TACHO_CAUSE_RUNNING] +
	      ms[TACHO_CAUSE_LOCK] + delay;
	print_message("sleep %.2f channel %.2f running %.2f lock %.2f delay %.2f ms\n",
		      ms[TACHO_CAUSE_SLEEP], ms[TACHO_CAUSE_CHANNEL], ms[TACHO_CAUSE_RUNNING],
		      ms[TACHO_CAUSE_LOCK], delay);
	/* 1.1 its own, the rest of the slower child: sleeps side by side count once. */
	assert_true(ms[TACHO_CAUSE_SLEEP] > 4.1 && ms[TACHO_CAUSE_SLEEP] < 4.6);
	assert_true(ms[TACHO_CAUSE_CHANNEL] > 0.49 && ms[TACHO_CAUSE_CHANNEL] < 0.6);
	assert_true(ms[TACHO_CAUSE_RUNNING] > 0.5 && ms[TACHO_CAUSE_RUNNING] < 0.65);
	assert_true(ms[TACHO_CAUSE_LOCK] > 0.3 && ms[TACHO_CAUSE_LOCK] < 0.6);
	assert_true(delay < 0.6);
	assert_true(all > 0.99 * (double)f.total_ns[0] / (double)f.done / 1e6);
	/* The lock is held by other requests, and taken at one place. */
	assert_true(s[TACHO_CAUSE_LOCK].task.ns > s[TACHO_CAUSE_LOCK].ns * 9 / 10);
	assert_true(s[TACHO_CAUSE_LOCK].place.ns == s[TACHO_CAUSE_LOCK].ns);
	check_caused(x);
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
	free(b.p);
}

/* The task that holds a lock for another one has that one alone as its victim. */
static void check_holder(const struct tacho_ledger *l, const struct tacho_symbols *s)
{
	if (!is_text(l->of.type, "holder")) {
		assert_int_equal(l->caused, 0);
		return;
	}
	assert_int_equal(l->n_victims, 1);
	assert_true(is_text(tacho_symbols_get(s, l->victims[0].type), "lock"));
	assert_true(l->caused_ns * 10 > (l->of.end_ns - l->of.begin_ns) * 9);
}

/* Tasks that do one thing each, named after it. */
static void test_causes(void **state)
{
	static const struct {
		const char *type;
		int cause, depth;
	} types[] = {
		{ "compute", TACHO_CAUSE_RUNNING, 0 }, { "sleep", TACHO_CAUSE_SLEEP, 0 },
		{ "network", TACHO_CAUSE_NETWORK, 0 }, { "syscall", TACHO_CAUSE_SYSCALL, 0 },
		{ "lock", TACHO_CAUSE_LOCK, 0 },       { "holder", TACHO_CAUSE_SLEEP, 0 },
		{ "fan", TACHO_CAUSE_SLEEP, 1 },       { "chain", TACHO_CAUSE_RUNNING, 2 },
		{ "timeout", TACHO_CAUSE_SELECT, 0 },
	};
	struct bytes b = load("tests/data/planted/causes.trace");
	struct tacho_requests *requests = find(&b, TACHO_REQUEST_TASK);
	struct tacho_activity *act;
	struct tacho_explain *x;
	struct tacho_analysis a;
	struct tacho_reader *r;
	struct tacho_ledger l;
	unsigned n = 0;

	(void)state;
	assert_non_null(requests);
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tacho_explain_new(&x, act, NULL), 0);
	for (size_t i = 0; i < tacho_requests_n(requests); i++)
		assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, i), 0), 0);
	assert_int_equal(tacho_reader_open_memory(&r, b.p, b.n, NULL, NULL), 0);
	a = tacho_activity_analysis(act);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++) {
		check_holder(&l, tacho_activity_symbols(act));
		for (size_t k = 0; k < sizeof(types) / sizeof(types[0]); k++) {
			if (l.of.type.n != strlen(types[k].type) ||
			    memcmp(l.of.type.s, types[k].type, l.of.type.n) != 0)
				continue;
			print_message("%s: %lld of %lld ns\n", types[k].type,
				      (long long)l.ns[types[k].cause],
				      (long long)(l.of.end_ns - l.of.begin_ns));
			assert_true(l.ns[types[k].cause] * 10 > (l.of.end_ns - l.of.begin_ns) * 9);
			assert_int_equal(l.depth, types[k].depth);
			n++;
		}
	}
	assert_int_equal(n, 27);
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
	free(b.p);
}

/* --- who had the P --------------------------------------------------------------- */

static bool has_frame(const struct tacho_symbols *s, uint32_t stack, const char *func)
{
	for (size_t i = 0; i < tacho_symbols_depth(s, stack); i++)
		if (is_text(tacho_symbols_get(s, tacho_symbols_frame(s, stack, i).func), func))
			return true;
	return false;
}

struct keeper {
	const char *name;
	int cause;
	const char *function, *frame; /* of the culprit, and in its stack */
	int64_t least_ns;             /* of all lives */
};

static void check_keeper(const struct tacho_explain *x, const struct tacho_symbols *s,
			 const struct keeper *k)
{
	struct tacho_cause_sum sum;
	struct tacho_ledger l;
	int64_t all = 0, of_it = 0;

	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++) {
		for (size_t j = 0; j < l.n_parts; j++) {
			const struct tacho_part *p = &l.parts[j];
			bool is_named = p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_HELD ||
					p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_GC ||
					p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_HOG ||
					p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_STALL;

			assert_int_equal(p->culprit != TACHO_NONE, is_named);
			assert_true(p->culprit != p->goroutine);
			if (p->cause != k->cause)
				continue;
			all += p->end_ns - p->begin_ns;
			if (is_text(tacho_symbols_get(s, p->culprit_name), k->function) &&
			    has_frame(s, p->culprit_stack, k->frame))
				of_it += p->end_ns - p->begin_ns;
		}
	}
	print_message("%s: %lld of %lld ns\n", k->name, (long long)of_it, (long long)all);
	assert_true(of_it > k->least_ns && of_it * 10 > all * 9);
	tacho_explain_sum(x, 0, k->cause, &sum);
	assert_true(is_text(tacho_symbols_get(s, sum.culprit.type), k->function));
	assert_true(sum.culprit.ns >= of_it && sum.culprit.ns <= sum.ns);
	assert_true(has_frame(s, sum.place.stack, k->frame));
}

static void test_culprits(void **state)
{
	static const struct keeper keepers[] = {
		/* One P, and a goroutine in calls of 3 ms that the runtime does not notice. */
		{ "sys-held", TACHO_CAUSE_DELAY + TACHO_DELAY_HELD, "main.spawn.func1",
		  "main.rawSleep", 50000000 },
		/* Loops that are not interrupted. */
		{ "unbroken", TACHO_CAUSE_DELAY + TACHO_DELAY_HOG, "planted/rig.Loop",
		  "planted/rig.Loop", 50000000 },
		{ "assist", TACHO_CAUSE_DELAY + TACHO_DELAY_GC, "runtime.gcBgMarkWorker",
		  "runtime.gcBgMarkWorker", 1000000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(keepers) / sizeof(keepers[0]); i++) {
		struct tacho_requests *requests;
		struct tacho_activity *act;
		struct tacho_explain *x;
		struct tacho_analysis a;
		struct tacho_reader *r;
		char path[512];
		struct bytes b;

		snprintf(path, sizeof(path), "tests/data/planted/%s.trace", keepers[i].name);
		b = load(path);
		requests = find(&b, TACHO_REQUEST_GOROUTINE);
		assert_non_null(requests);
		assert_int_equal(tacho_activity_new(&act, NULL), 0);
		assert_int_equal(tacho_explain_new(&x, act, NULL), 0);
		for (size_t k = 0; k < tacho_requests_n(requests); k++)
			assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, k), 0),
					 0);
		assert_int_equal(tacho_reader_open_memory(&r, b.p, b.n, NULL, NULL), 0);
		a = tacho_activity_analysis(act);
		assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
		check_keeper(x, tacho_activity_symbols(act), &keepers[i]);
		tacho_reader_close(r);
		tacho_explain_free(x);
		tacho_activity_free(act);
		tacho_requests_free(requests);
		free(b.p);
	}
}

/* --- limits, misuse, memory --------------------------------------------------------- */

static void run_limited(const struct bytes *b, const struct tacho_explain_opts *opts,
			struct tacho_explain_facts *f)
{
	struct tacho_requests *requests = find(b, TACHO_REQUEST_TASK);
	struct tacho_activity *act;
	struct tacho_explain *x;
	struct tacho_analysis a;
	struct tacho_reader *r;

	assert_non_null(requests);
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	assert_int_equal(tacho_explain_new(&x, act, opts), 0);
	for (size_t i = 0; i < tacho_requests_n(requests); i++)
		assert_int_equal(tacho_explain_add(x, tacho_requests_get(requests, i), 0), 0);
	assert_int_equal(tacho_reader_open_memory(&r, b->p, b->n, NULL, NULL), 0);
	a = tacho_activity_analysis(act);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	tacho_explain_get_facts(x, f);
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
}

static void test_limits(void **state)
{
	struct tacho_explain_opts opts = TACHO_EXPLAIN_OPTS_INIT;
	struct bytes b = load("tests/data/planted/requests.trace");
	struct tacho_explain_facts f;

	(void)state;
	opts.max_parts = 100;
	run_limited(&b, &opts, &f);
	assert_true(f.is_over_budget);
	assert_in_range(f.done, 1, 96);
	assert_in_range(f.parts, 1, 100);
	/* Also in the middle of a reading. */
	opts.batch_spans = 10;
	run_limited(&b, &opts, &f);
	assert_true(f.is_over_budget);
	assert_in_range(f.parts, 1, 100);
	opts.batch_spans = 0;
	opts.max_parts = 0;
	opts.max_spans = 100;
	run_limited(&b, &opts, &f);
	assert_true(f.is_over_budget);
	assert_int_equal(f.done, 0);
	/* Enough if what is over is forgotten in time. */
	opts.max_spans = 1000;
	opts.batch_spans = 100;
	run_limited(&b, &opts, &f);
	assert_false(f.is_over_budget);
	assert_int_equal(f.done, 97);
	free(b.p);
}

static void test_misuse(void **state)
{
	struct tacho_requests_opts ropts = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_explain_opts xopts = TACHO_EXPLAIN_OPTS_INIT;
	struct tacho_requests *requests;
	struct tacho_activity *act;
	struct tacho_explain *x;
	struct tacho_cause_contrast c;
	struct tacho_cause_sum s;
	struct tacho_ledger l;

	(void)state;
	ropts.size = 1;
	assert_int_equal(tacho_requests_new(&requests, &ropts), TACHO_EMISUSE);
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
	xopts.size = 1;
	assert_int_equal(tacho_explain_new(&x, act, &xopts), TACHO_EMISUSE);
	assert_int_equal(tacho_explain_new(&x, act, NULL), 0);
	assert_false(tacho_explain_ledger(x, 0, &l));
	assert_int_equal(tacho_explain_contrast(x, 0, &c), TACHO_ENOTFOUND);
	tacho_explain_sum(x, 7, -1, &s);
	assert_int_equal(s.ns, 0);
	for (int i = 0; i < TACHO_CAUSE_COUNT; i++) {
		assert_string_not_equal(tacho_cause_name(i), "?");
		assert_string_not_equal(tacho_cause_key(i), "?");
	}
	assert_string_equal(tacho_cause_name(TACHO_CAUSE_COUNT), "?");
	assert_string_equal(tacho_cause_key(-1), "?");
	assert_string_equal(tacho_request_kind_name(3), "?");
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_explain_free(NULL);
	tacho_requests_free(NULL);
}

/* One attempt of everything with an allocator that fails. */
static int try_all(const struct tc_textbuf *file, const struct tacho_alloc *alloc, int kind)
{
	struct tacho_requests_opts ropts = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_explain_opts xopts = TACHO_EXPLAIN_OPTS_INIT;
	struct tacho_requests *requests = NULL;
	struct tacho_activity *act = NULL;
	struct tacho_explain *x = NULL;
	struct tacho_cause_contrast c;
	struct tacho_analysis a;
	struct tacho_reader *r;
	int rc;

	ropts.alloc = alloc;
	ropts.kind = (enum tacho_request_kind)kind;
	xopts.batch_spans = 1;
	rc = tacho_requests_new(&requests, &ropts);
	if (rc == 0) {
		assert_int_equal(tacho_reader_open_memory(&r, file->p, file->n, NULL, NULL), 0);
		a = tacho_requests_analysis(requests);
		rc = tacho_pass_run(r, &a, 1, NULL, NULL);
		tacho_reader_close(r);
	}
	if (rc == 0)
		rc = tacho_activity_new(&act, alloc);
	if (rc == 0)
		rc = tacho_explain_new(&x, act, &xopts);
	for (size_t i = 0; rc == 0 && i < tacho_requests_n(requests); i++)
		rc = tacho_explain_add(x, tacho_requests_get(requests, i), i % 2);
	if (rc == 0) {
		assert_int_equal(tacho_reader_open_memory(&r, file->p, file->n, NULL, NULL), 0);
		a = tacho_activity_analysis(act);
		rc = tacho_pass_run(r, &a, 1, NULL, NULL);
		tacho_reader_close(r);
	}
	if (rc == 0 && tacho_requests_n(requests) > 1)
		rc = tacho_explain_contrast(x, TACHO_CAUSE_RUNNING, &c);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
	return rc;
}

static void test_memory(void **state)
{
	struct tc_textbuf file = { 0 };

	(void)state;
	sample_trace(&file, 26, 3);
	for (int kind = 0; kind < TACHO_REQUEST_COUNT; kind++) {
		for (size_t n = 1;; n++) {
			struct nth_alloc a;
			int rc;

			nth_alloc_init(&a, n);
			rc = try_all(&file, &a.hook, kind);
			/* Counting goroutines does without. */
			assert_true(rc == (a.calls < n ? 0 : TACHO_ENOMEM) || rc == 0);
			assert_int_equal(a.live, 0);
			if (a.calls < n)
				break;
		}
	}
	tc_textbuf_fini(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),  cmocka_unit_test(test_follow),
		cmocka_unit_test(test_damaged),  cmocka_unit_test(test_batches),
		cmocka_unit_test(test_truth),    cmocka_unit_test(test_causes),
		cmocka_unit_test(test_culprits), cmocka_unit_test(test_limits),
		cmocka_unit_test(test_misuse),   cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
