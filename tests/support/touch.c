/* SPDX-License-Identifier: MIT */
/* Calling every getter; see touch.h. */
#include "support/touch.h"

#include <stdlib.h>
#include <string.h>

static uint64_t bytes_of(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t sum = n;

	for (size_t i = 0; i < n; i++)
		sum = sum * 31 + p[i];
	return sum;
}

static uint64_t chars_of(const char *s)
{
	return s ? bytes_of(s, strlen(s)) : 0;
}

uint64_t touch_text(struct tacho_text t)
{
	return bytes_of(t.s, t.n);
}

uint64_t touch_names(void)
{
	uint64_t sum = chars_of(tacho_version());

	for (int i = -20; i < 300; i++) {
		sum += chars_of(tacho_error_name(i)) + chars_of(tacho_error_text(i));
		sum += chars_of(tacho_kind_name(i)) + chars_of(tacho_scope_name(i));
		sum += chars_of(tacho_go_state_name(i)) + chars_of(tacho_proc_state_name(i));
		sum += chars_of(tacho_metric_name(i)) + chars_of(tacho_wire_name(i));
		sum += chars_of(tacho_wire_args(i));
	}
	return sum;
}

uint64_t touch_reader(const struct tacho_reader *r)
{
	const struct tacho_diag *d = tacho_reader_diag(r);
	struct tacho_pass_stats stats;

	tacho_pass_get_stats(r, &stats);
	return chars_of(d->message) + chars_of(d->event) + tacho_reader_version(r) +
	       tacho_reader_bytes(r) + tacho_reader_size(r) + tacho_reader_consumed(r) +
	       tacho_reader_events(r) + tacho_reader_kept_events(r) + tacho_reader_kept_bytes(r) +
	       stats.threads + stats.generations + stats.redone;
}

static uint64_t touch_frame(const struct tacho_gen *gen, uint32_t stack, size_t i)
{
	struct tacho_frame f = tacho_gen_stack_frame(gen, stack, i);

	return f.pc + f.line + touch_text(tacho_gen_string(gen, f.func)) +
	       touch_text(tacho_gen_string(gen, f.file));
}

/* The frames, and one behind them. */
static uint64_t touch_stack(const struct tacho_gen *gen, uint32_t stack)
{
	size_t depth = tacho_gen_stack_depth(gen, stack);
	uint64_t sum = depth + touch_frame(gen, stack, SIZE_MAX);

	for (size_t i = 0; i <= depth; i++)
		sum += touch_frame(gen, stack, i);
	return sum;
}

uint64_t touch_gen(const struct tacho_gen *gen)
{
	static const uint32_t odd[] = { 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe,
					0xffffffff };
	size_t n = tacho_gen_experimental(gen);
	struct tacho_clock clock;
	uint64_t begin, end, sum;

	tacho_gen_range(gen, &begin, &end);
	sum = begin + end + tacho_gen_number(gen) + tacho_gen_index(gen);
	sum += tacho_gen_clock(gen, &clock);
	sum += (uint64_t)clock.trace_ns + (uint64_t)clock.mono_ns + (uint64_t)clock.wall_unix_ns;
	for (uint32_t i = 0; i <= tacho_gen_strings(gen); i++)
		sum += touch_text(tacho_gen_string(gen, i));
	for (uint32_t i = 0; i <= tacho_gen_stacks(gen); i++)
		sum += touch_stack(gen, i);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		sum += touch_text(tacho_gen_string(gen, odd[i])) + touch_stack(gen, odd[i]);
	/* Each look-up walks all batches. */
	for (size_t i = 0; i <= n; i = i < 64 || i == n ? i + 1 : n) {
		struct tacho_text data = { "", 0 };
		uint8_t experiment = 0;
		int64_t m = 0;

		if (tacho_gen_experimental_batch(gen, i, &experiment, &m, &data) < 0 && i < n)
			abort();
		sum += experiment + (uint64_t)m + touch_text(data);
	}
	return sum;
}

static uint64_t touch_event(const struct tacho_block *b, const struct tacho_event *e)
{
	char name[64];
	uint64_t sum = (uint64_t)(e->time_ns ^ e->m ^ e->p ^ e->g ^ e->subject);

	sum += touch_text(tacho_gen_string(b->gen, e->name)) + touch_stack(b->gen, e->stack);
	sum += chars_of(tacho_kind_name(e->kind)) + chars_of(tacho_scope_name(e->scope));
	if (e->kind == TACHO_KIND_NONE || e->kind >= TACHO_KIND_COUNT)
		abort();
	if (e->kind == TACHO_KIND_STATE_TRANSITION)
		sum += touch_stack(b->gen, e->u.subject_stack);
	if (e->kind == TACHO_KIND_LOG)
		sum += touch_text(tacho_gen_string(b->gen, e->u.message));
	for (unsigned i = 0; i < e->n_values; i++)
		sum += b->values[e->u.values + i];
	if (e->slot != TACHO_NO_SLOT && e->slot >= b->n_slots)
		abort();
	if (tacho_range_name(b->gen, e, name, sizeof(name)) < sizeof(name))
		sum += chars_of(name);
	return sum + tacho_range_name(b->gen, e, NULL, 0);
}

uint64_t touch_block(const struct tacho_block *b)
{
	uint64_t sum = b->first;

	for (size_t i = 0; i < b->n; i++) {
		if (i && b->events[i].time_ns <= b->events[i - 1].time_ns &&
		    b->events[i - 1].time_ns != INT64_MAX)
			abort();
		sum += touch_event(b, &b->events[i]);
	}
	return sum;
}

uint64_t touch_symbols(const struct tacho_symbols *s)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i <= tacho_symbols_strings(s); i++)
		sum += touch_text(tacho_symbols_get(s, i));
	for (uint32_t k = 0; k <= tacho_symbols_stacks(s); k++) {
		size_t depth = tacho_symbols_depth(s, k);

		for (size_t i = 0; i <= depth; i++) {
			struct tacho_frame f = tacho_symbols_frame(s, k, i);

			sum += f.pc + f.line + touch_text(tacho_symbols_get(s, f.func)) +
			       touch_text(tacho_symbols_get(s, f.file));
		}
	}
	return sum + touch_text(tacho_symbols_get(s, UINT32_MAX)) +
	       tacho_symbols_depth(s, UINT32_MAX);
}

uint64_t touch_hist(const struct tacho_hist *h)
{
	static const double shares[] = { -1, 0, 0.01, 0.5, 0.99, 1, 2 };
	uint64_t octaves[TACHO_HIST_OCTAVES], count = 0, sum = 0;
	struct tacho_hist_bucket bucket;

	for (size_t i = 0; tacho_hist_next(h, &i, &bucket);) {
		if (bucket.from_ns >= bucket.to_ns || bucket.count == 0)
			abort();
		count += bucket.count;
	}
	if (count != tacho_hist_count(h))
		abort();
	tacho_hist_octaves(h, octaves);
	for (int i = 0; i < TACHO_HIST_OCTAVES; i++)
		sum += octaves[i];
	if (sum != count)
		abort();
	for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
		if (tacho_hist_quantile(h, shares[i]) > tacho_hist_max_ns(h))
			abort();
		sum += tacho_hist_top_share(h, shares[i]) > 0.5;
	}
	return sum + (uint64_t)tacho_hist_total_ns(h) + (uint64_t)tacho_hist_mean_ns(h);
}
