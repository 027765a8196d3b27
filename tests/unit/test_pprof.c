/* SPDX-License-Identifier: MIT */
/*
 * The pprof writer: what it writes is inflated and decoded again by a reader of
 * its own. And the folded stacks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include <tacho/profile.h>

#include "support/nth_alloc.h"
#include "support/synth.h"

struct sink {
	uint8_t *bytes;
	size_t n, fail_after;
};

static int collect(void *ctx, const void *bytes, size_t n)
{
	struct sink *s = ctx;

	if (s->fail_after && s->n + n > s->fail_after)
		return TACHO_EIO;
	s->bytes = realloc(s->bytes, s->n + n);
	assert_non_null(s->bytes);
	memcpy(s->bytes + s->n, bytes, n);
	s->n += n;
	return 0;
}

/* --- a reader of protocol buffers --- */

struct msg {
	const uint8_t *p, *end;
};

static uint64_t varint(struct msg *m)
{
	uint64_t v = 0;

	for (unsigned shift = 0;; shift += 7) {
		assert_true(m->p < m->end && shift < 64);
		v |= (uint64_t)(*m->p & 0x7f) << shift;
		if (!(*m->p++ & 0x80))
			return v;
	}
}

/* The next field; varints in *v, the rest in *sub. 0 at the end. */
static unsigned field(struct msg *m, uint64_t *v, struct msg *sub)
{
	uint64_t tag;

	if (m->p == m->end)
		return 0;
	tag = varint(m);
	*v = varint(m);
	*sub = (struct msg){ m->p, m->p };
	if ((tag & 7) == 2) {
		assert_true(*v <= (uint64_t)(m->end - m->p));
		sub->end = m->p += *v;
	} else {
		assert_int_equal(tag & 7, 0);
	}
	return (unsigned)(tag >> 3);
}

enum {
	MAX = 256
};

struct decoded {
	struct {
		const char *s;
		size_t n;
	} strings[MAX];
	uint64_t function_name[MAX], function_file[MAX];
	uint64_t location_pc[MAX], location_function[MAX], location_line[MAX];
	struct {
		size_t depth;
		uint64_t locations[128];
		uint64_t count, ns;
	} samples[MAX];
	uint64_t types[8][2];
	size_t n_strings, n_functions, n_locations, n_samples, n_types;
	uint64_t period;
};

static void decode_location(struct decoded *d, struct msg m)
{
	uint64_t v, w, id = 0, pc = 0;
	struct msg line = { NULL, NULL }, sub;
	unsigned f;

	while ((f = field(&m, &v, &sub))) {
		if (f == 1)
			id = v;
		else if (f == 3)
			pc = v;
		else if (f == 4)
			line = sub;
		else
			fail();
	}
	assert_int_equal(id, ++d->n_locations);
	d->location_pc[id] = pc;
	while ((f = field(&line, &w, &sub))) {
		if (f == 1)
			d->location_function[id] = w;
		else if (f == 2)
			d->location_line[id] = w;
		else
			fail();
	}
}

static void decode_function(struct decoded *d, struct msg m)
{
	uint64_t v, f_id = 0, name = 0, system = 0, file = 0;
	struct msg sub;
	unsigned f;

	while ((f = field(&m, &v, &sub))) {
		assert_in_range(f, 1, 4);
		*(f == 1 ? &f_id : f == 2 ? &name : f == 3 ? &system : &file) = v;
	}
	assert_int_equal(f_id, ++d->n_functions);
	assert_int_equal(name, system);
	d->function_name[f_id] = name;
	d->function_file[f_id] = file;
}

static void decode_sample(struct decoded *d, struct msg m)
{
	size_t i = d->n_samples++;
	uint64_t v;
	struct msg sub;
	unsigned f;

	while ((f = field(&m, &v, &sub))) {
		if (f == 1) {
			while (sub.p < sub.end)
				d->samples[i].locations[d->samples[i].depth++] = varint(&sub);
		} else {
			assert_int_equal(f, 2);
			d->samples[i].count = varint(&sub);
			d->samples[i].ns = varint(&sub);
			assert_true(sub.p == sub.end);
		}
	}
}

static void decode(struct decoded *d, const uint8_t *bytes, size_t n)
{
	struct msg m = { bytes, bytes + n }, sub, dummy;
	uint64_t v, w;
	unsigned f, g;

	memset(d, 0, sizeof(*d));
	while ((f = field(&m, &v, &sub))) {
		switch (f) {
		case 1:
		case 11:
			while ((g = field(&sub, &w, &dummy)))
				d->types[d->n_types][g - 1] = w;
			d->n_types++;
			break;
		case 2: decode_sample(d, sub); break;
		case 4: decode_location(d, sub); break;
		case 5: decode_function(d, sub); break;
		case 6:
			d->strings[d->n_strings].s = (const char *)sub.p;
			d->strings[d->n_strings++].n = (size_t)(sub.end - sub.p);
			break;
		case 12: d->period = v; break;
		default: fail();
		}
	}
}

static uint8_t *inflate_all(const struct sink *s, size_t *n)
{
	uint8_t *out = malloc(1 << 20);
	z_stream z;

	assert_non_null(out);
	memset(&z, 0, sizeof(z));
	assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
	z.next_in = s->bytes;
	z.avail_in = (unsigned)s->n;
	z.next_out = out;
	z.avail_out = 1 << 20;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.avail_in, 0);
	*n = (1 << 20) - z.avail_out;
	inflateEnd(&z);
	return out;
}

static bool has_text(const struct decoded *d, uint64_t i, struct tacho_text t)
{
	return i < d->n_strings && d->strings[i].n == t.n && memcmp(d->strings[i].s, t.s, t.n) == 0;
}

static bool is(const struct decoded *d, uint64_t i, const char *s)
{
	return has_text(d, i, (struct tacho_text){ s, strlen(s) });
}

/* --- tests --- */

struct fixture {
	struct synth s;
	struct tacho_symbols *symbols;
	struct tacho_profile *p;
};

static void set_up(struct fixture *f, const struct tacho_alloc *alloc)
{
	struct tacho_profile_opts o = TACHO_PROFILE_OPTS_INIT;
	struct tacho_analysis a;

	o.alloc = alloc;
	synth_init(&f->s, 5);
	synth_fill(&f->s, 3000);
	assert_int_equal(tacho_symbols_new(&f->symbols, NULL), 0);
	assert_int_equal(tacho_profile_new(&f->p, &o), 0);
	a = tacho_profile_analysis(f->p);
	assert_int_equal(synth_run(&f->s, &a, f->symbols, 0), 0);
}

static void tear_down(struct fixture *f)
{
	tacho_profile_free(f->p);
	tacho_symbols_free(f->symbols);
	synth_fini(&f->s);
}

static void check_sample(const struct fixture *f, const struct decoded *d, size_t i,
			 const struct tacho_profile_stack *st)
{
	assert_int_equal(d->samples[i].count, st->count);
	assert_int_equal(d->samples[i].ns, st->total_ns);
	assert_int_equal(d->samples[i].depth, st->depth);
	for (size_t k = 0; k < st->depth; k++) {
		struct tacho_frame frame = tacho_symbols_frame(f->symbols, st->stack, k);
		uint64_t l = d->samples[i].locations[k];

		assert_in_range(l, 1, d->n_locations);
		assert_int_equal(d->location_pc[l], frame.pc);
		assert_int_equal(d->location_line[l], frame.line);
		l = d->location_function[l];
		assert_in_range(l, 1, d->n_functions);
		assert_true(has_text(d, d->function_name[l],
				     tacho_symbols_get(f->symbols, frame.func)));
		assert_true(has_text(d, d->function_file[l],
				     tacho_symbols_get(f->symbols, frame.file)));
	}
}

static void test_decodes_to_the_same(void **state)
{
	struct decoded *d = malloc(sizeof(*d));
	struct fixture f;

	(void)state;
	set_up(&f, NULL);
	for (int kind = 0; kind < TACHO_PROFILE_COUNT; kind++) {
		struct sink out = { 0 };
		uint8_t *bytes;
		size_t n;

		assert_int_equal(tacho_profile_write_pprof(f.p, kind, collect, &out), 0);
		bytes = inflate_all(&out, &n);
		decode(d, bytes, n);
		assert_int_equal(d->n_types, 3);
		assert_true(is(d, 0, ""));
		assert_true(is(d, d->types[0][0], "contentions"));
		assert_true(is(d, d->types[0][1], "count"));
		assert_true(is(d, d->types[1][0], "delay"));
		assert_true(is(d, d->types[1][1], "nanoseconds"));
		assert_true(is(d, d->types[2][0], "trace"));
		assert_true(is(d, d->types[2][1], "count"));
		assert_int_equal(d->period, 1);
		assert_int_equal(d->n_samples, tacho_profile_stacks(f.p, kind));
		assert_true(d->n_samples > 3);
		for (size_t i = 0; i < d->n_samples; i++)
			check_sample(&f, d, i, tacho_profile_stack(f.p, kind, i));
		/* One location for each pc, one function for each name. */
		for (size_t i = 1; i <= d->n_locations; i++)
			for (size_t k = 1; k < i; k++)
				assert_true(d->location_pc[i] != d->location_pc[k]);
		for (size_t i = 1; i <= d->n_functions; i++)
			for (size_t k = 1; k < i; k++)
				assert_true(d->function_name[i] != d->function_name[k]);
		free(bytes);
		free(out.bytes);
	}
	free(d);
	tear_down(&f);
}

static void test_folded(void **state)
{
	struct sink out = { 0 };
	struct fixture f;
	int64_t total = 0;
	size_t lines = 0;

	(void)state;
	set_up(&f, NULL);
	assert_int_equal(tacho_profile_write_folded(f.p, TACHO_PROFILE_SCHED, collect, &out), 0);
	assert_int_equal(collect(&out, "", 1), 0);
	for (char *line = strtok((char *)out.bytes, "\n"); line; line = strtok(NULL, "\n")) {
		char *number = strrchr(line, ' ');

		assert_non_null(number);
		total += strtoll(number + 1, NULL, 10);
		lines++;
		/* The outermost function comes first, and names have no separators. */
		assert_true(strncmp(line, "main.", 5) == 0 ||
			    strncmp(line, "main:other", 10) == 0 ||
			    strncmp(line, "(no stack) ", 11) == 0);
		if (strchr(line, ';'))
			assert_memory_equal(strchr(line, ';') + 1, "main.leaf", 9);
	}
	assert_int_equal(lines, tacho_profile_stacks(f.p, TACHO_PROFILE_SCHED));
	assert_int_equal(total, tacho_hist_total_ns(tacho_profile_waits(f.p, TACHO_PROFILE_SCHED)));
	free(out.bytes);
	tear_down(&f);
}

static void test_errors_come_back(void **state)
{
	struct tacho_profile *p;
	struct sink out = { .fail_after = 10 };
	struct fixture f;

	(void)state;
	set_up(&f, NULL);
	assert_int_equal(tacho_profile_write_pprof(f.p, TACHO_PROFILE_SYNC, collect, &out),
			 TACHO_EIO);
	assert_int_equal(tacho_profile_write_folded(f.p, TACHO_PROFILE_SYNC, collect, &out),
			 TACHO_EIO);
	assert_int_equal(tacho_profile_write_pprof(f.p, -1, collect, &out), TACHO_EMISUSE);
	assert_int_equal(tacho_profile_write_folded(f.p, 99, collect, &out), TACHO_EMISUSE);
	tear_down(&f);
	assert_int_equal(tacho_profile_new(&p, NULL), 0);
	assert_int_equal(tacho_profile_write_pprof(p, 0, collect, &out), TACHO_EMISUSE);
	assert_int_equal(tacho_profile_write_folded(p, 0, collect, &out), TACHO_EMISUSE);
	tacho_profile_free(p);
}

static void test_no_memory(void **state)
{
	struct nth_alloc alloc;
	struct fixture f;

	(void)state;
	nth_alloc_init(&alloc, 0);
	set_up(&f, &alloc.hook);
	for (size_t n = 1;; n++) {
		size_t live = alloc.live;
		struct sink out = { 0 };
		int rc;

		alloc.calls = 0;
		alloc.fail_at = n;
		rc = tacho_profile_write_pprof(f.p, TACHO_PROFILE_SYSCALL, collect, &out);
		free(out.bytes);
		assert_int_equal(alloc.live, live);
		if (alloc.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
	tear_down(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decodes_to_the_same),
		cmocka_unit_test(test_folded),
		cmocka_unit_test(test_errors_come_back),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
