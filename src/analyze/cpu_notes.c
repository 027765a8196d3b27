/* SPDX-License-Identifier: MIT */
/*
 * Notes of the kernel's counters, which lie among the strings of a generation; see
 * <tacho/cpu.h>. Nobody but libtacho-capture writes such strings on purpose, but what
 * looks like one may hold anything: numbers saturate, counters that go back count as none.
 */
#include <tacho/cpu.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/math.h"
#include "base/table.h"

enum {
	MAX_NOTES = 1 << 20,
	MAX_THREADS = 1 << 16,
	MAX_MOVED = 1 << 24, /* notes put in order anew, for generations that go back in time */
	MAX_BYTES = 1024     /* of a note */
};

struct thread {
	struct tacho_cpu_thread public;
	uint64_t run_ns, wait_ns; /* as the kernel said first */
};

/* At one look at threads: what those had that were looked at before, all looks added up. */
struct look {
	int64_t time_ns;
	uint64_t run_ns, wait_ns;
};

struct tacho_cpu {
	const struct tacho_alloc *alloc;
	struct tacho_cpu_note *notes;
	size_t n, cap;
	struct thread *threads;
	size_t n_threads, cap_threads;
	struct look *looks; /* by time */
	size_t n_looks, cap_looks;
	struct tc_table by_tid;
	uint64_t gens; /* of which the notes were taken */
	uint64_t moved;
};

int tacho_cpu_new(struct tacho_cpu **out, const struct tacho_alloc *alloc)
{
	struct tacho_cpu *c = tc_calloc(alloc, 1, sizeof(*c));

	*out = c;
	if (!c)
		return TACHO_ENOMEM;
	c->alloc = alloc;
	tc_table_init(&c->by_tid, alloc);
	return 0;
}

void tacho_cpu_free(struct tacho_cpu *c)
{
	if (!c)
		return;
	tc_table_fini(&c->by_tid);
	tc_free(c->alloc, c->looks);
	tc_free(c->alloc, c->threads);
	tc_free(c->alloc, c->notes);
	tc_free(c->alloc, c);
}

/* --- one note ------------------------------------------------------------------- */

/* The number at *p, and *p behind it; false: there is none. */
static bool number(const char **p, uint64_t *out)
{
	char *end;

	if (**p < '0' || **p > '9')
		return false;
	*out = strtoull(*p, &end, 10);
	*p = end;
	return true;
}

/* " key=" up to the next blank; quota_us may be negative. */
static void take_field(struct tacho_cpu_note *note, const char *p)
{
	static const struct {
		const char *key;
		size_t offset;
	} fields[] = {
		{ "usage_us=", offsetof(struct tacho_cpu_note, usage_us) },
		{ "periods=", offsetof(struct tacho_cpu_note, periods) },
		{ "throttled=", offsetof(struct tacho_cpu_note, throttled) },
		{ "throttled_us=", offsetof(struct tacho_cpu_note, throttled_us) },
		{ "psi_some_us=", offsetof(struct tacho_cpu_note, psi_some_us) },
		{ "psi_full_us=", offsetof(struct tacho_cpu_note, psi_full_us) },
		{ "period_us=", offsetof(struct tacho_cpu_note, period_us) },
		{ "quota_us=", offsetof(struct tacho_cpu_note, quota_us) },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		size_t n = strlen(fields[i].key);
		const char *v = p + n;
		uint64_t x;

		if (strncmp(p, fields[i].key, n) != 0 || !number(&v, &x))
			continue;
		if (x > INT64_MAX)
			x = INT64_MAX;
		memcpy((char *)note + fields[i].offset, &x, sizeof(x));
		note->has_group = note->has_group || i < 4;
		note->has_pressure = note->has_pressure || i == 4 || i == 5;
		return;
	}
}

static int take_group(struct tacho_cpu *c, int64_t time, const char *p)
{
	struct tacho_cpu_note note = { .time_ns = time, .quota_us = -1 };
	int rc;

	for (p = strchr(p, ' '); p; p = strchr(p, ' '))
		take_field(&note, ++p);
	if (c->n >= MAX_NOTES || (!note.has_group && !note.has_pressure))
		return 0;
	rc = TC_GROW(c->alloc, &c->notes, &c->cap, c->n + 1, 0);
	if (rc == 0)
		c->notes[c->n++] = note;
	return rc;
}

static uint64_t grown(uint64_t from, uint64_t to)
{
	return to > from ? to - from : 0;
}

/* What it had since it was looked at last is added to `look`. */
static int take_thread(struct tacho_cpu *c, struct look *look, uint64_t tid, uint64_t run,
		       uint64_t wait)
{
	int64_t time = look->time_ns;
	uint32_t i = tc_table_get(&c->by_tid, tid);
	struct thread *t;
	int rc = 0;

	if (i == TC_TABLE_NONE) {
		if (c->n_threads >= MAX_THREADS || tid > INT64_MAX)
			return 0;
		rc = TC_GROW(c->alloc, &c->threads, &c->cap_threads, c->n_threads + 1, 0);
		if (rc == 0)
			rc = tc_table_put(&c->by_tid, tid, (uint32_t)c->n_threads);
		if (rc == 0)
			c->threads[c->n_threads++] =
				(struct thread){ { (int64_t)tid, time, time, 0, 0 }, run, wait };
		return rc;
	}
	t = &c->threads[i];
	if (time < t->public.end_ns)
		return 0;
	run = grown(t->run_ns, run);
	wait = grown(t->wait_ns, wait);
	look->run_ns += grown(t->public.run_ns, run);
	look->wait_ns += grown(t->public.wait_ns, wait);
	t->public.end_ns = time;
	t->public.run_ns = run;
	t->public.wait_ns = wait;
	return 0;
}

static bool colon(const char **p)
{
	bool is = **p == ':';

	*p += is;
	return is;
}

/* One that is older than the last one is no more than the threads' own. */
static int add_look(struct tacho_cpu *c, const struct look *look)
{
	int rc;

	if (c->n_looks >= MAX_NOTES ||
	    (c->n_looks > 0 && look->time_ns < c->looks[c->n_looks - 1].time_ns))
		return 0;
	rc = TC_GROW(c->alloc, &c->looks, &c->cap_looks, c->n_looks + 1, 0);
	if (rc == 0)
		c->looks[c->n_looks++] = *look;
	return rc;
}

static int take_threads(struct tacho_cpu *c, int64_t time, const char *p)
{
	struct look look = { 0 };
	size_t taken = 0;
	int rc = 0;

	if (c->n_looks > 0)
		look = c->looks[c->n_looks - 1];
	look.time_ns = time;

	for (p = strchr(p, ' '); p && rc == 0; p = strchr(p, ' ')) {
		uint64_t tid, run, wait;

		p++;
		if (number(&p, &tid) && colon(&p) && number(&p, &run) && colon(&p) &&
		    number(&p, &wait)) {
			rc = take_thread(c, &look, tid, run, wait);
			taken++;
		} else if (*p == '\0') {
			break;
		}
	}
	return rc == 0 && taken > 0 ? add_look(c, &look) : rc;
}

/* spec: doc/format.md#cpu-notes */
static int take_text(struct tacho_cpu *c, const struct tacho_clock *clock, struct tacho_text text)
{
	static const char group[] = "tacho-cpu ", threads[] = "tacho-threads ";
	bool is_group = text.n > sizeof(group) && memcmp(text.s, group, sizeof(group) - 1) == 0;
	char copy[MAX_BYTES + 1];
	const char *p = copy;
	uint64_t mono;
	int64_t time;

	if (!is_group &&
	    (text.n <= sizeof(threads) || memcmp(text.s, threads, sizeof(threads) - 1) != 0))
		return 0;
	if (text.n > MAX_BYTES)
		return 0;
	memcpy(copy, text.s, text.n);
	copy[text.n] = '\0';
	p += is_group ? sizeof(group) - 1 : sizeof(threads) - 1;
	if (!number(&p, &mono) || mono > INT64_MAX ||
	    __builtin_sub_overflow((int64_t)mono, clock->mono_ns, &time) ||
	    __builtin_add_overflow(time, clock->trace_ns, &time))
		return 0;
	return is_group ? take_group(c, time, p) : take_threads(c, time, p);
}

/* --- the notes of a trace ----------------------------------------------------------- */

static int compare_time(const void *pa, const void *pb)
{
	const struct tacho_cpu_note *a = pa, *b = pb;

	return (a->time_ns > b->time_ns) - (a->time_ns < b->time_ns);
}

/*
 * The first `old` are in order. A generation's notes may be in any order, but are rarely
 * older than those before it. If generations keep going back, all would be sorted for
 * each of them: those beyond a bound are not taken.
 */
static void put_in_order(struct tacho_cpu *c, size_t old)
{
	if (c->n == old)
		return;
	qsort(c->notes + old, c->n - old, sizeof(*c->notes), compare_time);
	if (old == 0 || c->notes[old - 1].time_ns <= c->notes[old].time_ns)
		return;
	if (c->moved + c->n > MAX_MOVED) {
		c->n = old;
		return;
	}
	c->moved += c->n;
	qsort(c->notes, c->n, sizeof(*c->notes), compare_time);
}

int tacho_cpu_add(struct tacho_cpu *c, const struct tacho_gen *gen)
{
	uint32_t n = tacho_gen_strings(gen);
	struct tacho_clock clock;
	size_t old = c->n;

	/* One cut into stretches comes several times. */
	if (tacho_gen_index(gen) < c->gens || !tacho_gen_clock(gen, &clock))
		return 0;
	c->gens = tacho_gen_index(gen) + 1;
	for (uint32_t i = 1; i < n; i++) {
		int rc = take_text(c, &clock, tacho_gen_string(gen, i));

		if (rc < 0)
			return rc;
	}
	put_in_order(c, old);
	return 0;
}

/* Events say nothing of it: segments are empty, and the border has the generation. */
static int feed(void *segment, const struct tacho_block *block)
{
	(void)segment;
	(void)block;
	return 0;
}

static void *fork_segment(void *self)
{
	return self;
}

static int merge(void *self, void *segment, const struct tacho_border *border)
{
	(void)segment;
	return tacho_cpu_add(self, tacho_border_gen(border));
}

static void free_segment(void *self, void *segment)
{
	(void)self;
	(void)segment;
}

struct tacho_analysis tacho_cpu_analysis(struct tacho_cpu *c)
{
	static const struct tacho_analysis_ops ops = {
		.name = "cpu",
		.feed = feed,
		.fork = fork_segment,
		.merge = merge,
		.free_segment = free_segment,
	};

	return (struct tacho_analysis){ &ops, c };
}

/* --- results -------------------------------------------------------------------------- */

size_t tacho_cpu_notes(const struct tacho_cpu *c)
{
	return c->n;
}

const struct tacho_cpu_note *tacho_cpu_note(const struct tacho_cpu *c, size_t i)
{
	return i < c->n ? &c->notes[i] : NULL;
}

size_t tacho_cpu_threads(const struct tacho_cpu *c)
{
	return c->n_threads;
}

const struct tacho_cpu_thread *tacho_cpu_thread(const struct tacho_cpu *c, size_t i)
{
	return i < c->n_threads ? &c->threads[i].public : NULL;
}

/* Of two notes that follow each other; a group may be left for another one. */
static void add_step(struct tacho_cpu_sums *sums, const struct tacho_cpu_note *a,
		     const struct tacho_cpu_note *b)
{
	if (a->has_group && b->has_group) {
		sums->has_group = true;
		sums->usage_us += grown(a->usage_us, b->usage_us);
		sums->periods += grown(a->periods, b->periods);
		sums->throttled += grown(a->throttled, b->throttled);
		sums->throttled_us += grown(a->throttled_us, b->throttled_us);
	}
	if (a->has_pressure && b->has_pressure) {
		sums->has_pressure = true;
		sums->psi_some_us += grown(a->psi_some_us, b->psi_some_us);
		sums->psi_full_us += grown(a->psi_full_us, b->psi_full_us);
	}
}

/* The first note that is not before the time; a million of them may be asked for in turn. */
static size_t first_from(const struct tacho_cpu *c, int64_t time_ns)
{
	size_t first = 0, end = c->n;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (c->notes[middle].time_ns < time_ns)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/* The first look that is not before the time. */
static size_t first_look(const struct tacho_cpu *c, int64_t time_ns)
{
	size_t first = 0, end = c->n_looks;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (c->looks[middle].time_ns < time_ns)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

static void sum_looks(const struct tacho_cpu *c, int64_t from_ns, int64_t to_ns,
		      struct tacho_cpu_sums *out)
{
	size_t first = first_look(c, from_ns);
	size_t end = to_ns < INT64_MAX ? first_look(c, to_ns + 1) : c->n_looks;

	if (end < first + 2)
		return;
	out->has_threads = true;
	out->run_ns = c->looks[end - 1].run_ns - c->looks[first].run_ns;
	out->wait_ns = c->looks[end - 1].wait_ns - c->looks[first].wait_ns;
}

void tacho_cpu_get_sums(const struct tacho_cpu *c, int64_t from_ns, int64_t to_ns,
			struct tacho_cpu_sums *out)
{
	size_t first = first_from(c, from_ns);
	size_t end = to_ns < INT64_MAX ? first_from(c, to_ns + 1) : c->n;

	memset(out, 0, sizeof(*out));
	sum_looks(c, from_ns, to_ns, out);
	if (end < first + 2)
		return;
	out->begin_ns = c->notes[first].time_ns;
	out->end_ns = c->notes[end - 1].time_ns;
	for (size_t i = first; i < end; i++) {
		const struct tacho_cpu_note *note = &c->notes[i];
		double cpus = note->has_group && note->quota_us >= 0 && note->period_us > 0
				      ? (double)note->quota_us / (double)note->period_us
				      : 0;

		if (i > first)
			add_step(out, note - 1, note);
		if (cpus > 0 && (out->quota_cpus <= 0 || cpus < out->quota_cpus)) {
			out->quota_cpus = cpus;
			out->period_us = note->period_us;
		}
	}
}

int64_t tacho_cpu_stopped_ns(const struct tacho_cpu_sums *sums)
{
	double stopped = (double)sums->throttled_us * 1e3;
	double most = (double)sums->throttled * (double)sums->period_us * 1e3;

	if (most > 0 && stopped > most)
		stopped = most;
	return stopped < (double)INT64_MAX ? (int64_t)stopped : INT64_MAX;
}
