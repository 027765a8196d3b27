/* SPDX-License-Identifier: MIT */
/*
 * Reading a v1 trace: get hold of all its bytes, then run the steps (v1_state.h)
 * one after the other. Also what the steps share.
 *
 * Invariant: whatever a step allocates hangs in struct tc_v1 or in the result
 * from the start, so that one place frees it on every path.
 */
#include "reader/v1.h"

#include <inttypes.h>
#include <string.h>

#include "reader/v1_state.h"

/* --- what the steps share --- */

const char *tc_v1_type_name(unsigned type)
{
#define NAME(num, sym, name, version, n, stack, args) [num] = (name),
	static const char *const names[TC_V1_COUNT] = { TC_V1_EVENTS(NAME) };
#undef NAME

	return type < TC_V1_COUNT ? names[type] : NULL;
}

int tc_v1_fail_at(struct tc_v1 *v, uint64_t offset, unsigned type, int code)
{
	if (code < 0 && v->diag->code == code && v->diag->offset < 0) {
		v->diag->offset = (int64_t)(v->base + offset);
		v->diag->event = tc_v1_type_name(type);
	}
	return code;
}

int tc_v1_no_memory(struct tc_v1 *v)
{
	return tc_diag_set(v->diag, TACHO_ENOMEM, "out of memory for a trace of %zu bytes",
			   v->size);
}

int64_t tc_v1_g_of(struct tc_v1 *v, uint64_t id)
{
	uint32_t i = tc_table_get(&v->g_index, id);

	if (i != TC_TABLE_NONE)
		return i;
	/* Not a limit of its own: every goroutine costs an event in the file. */
	if (TC_GROW(v->alloc, &v->gs, &v->cap_gs, v->n_gs + 1, UINT32_MAX - 1) < 0 ||
	    tc_table_put(&v->g_index, id, (uint32_t)v->n_gs) < 0)
		return tc_v1_no_memory(v);
	v->gs[v->n_gs] = (struct tc_v1_g){ .id = id, .slot = TACHO_NO_SLOT };
	return (int64_t)v->n_gs++;
}

int64_t tc_v1_p_of(struct tc_v1 *v, int32_t id)
{
	uint64_t key = (uint64_t)(int64_t)id;
	uint32_t i = tc_table_get(&v->p_index, key);

	if (i != TC_TABLE_NONE)
		return i;
	if (TC_GROW(v->alloc, &v->ps, &v->cap_ps, v->n_ps + 1, 0) < 0 ||
	    tc_table_put(&v->p_index, key, (uint32_t)v->n_ps) < 0)
		return tc_v1_no_memory(v);
	v->ps[v->n_ps] = (struct tc_v1_p){ 0 };
	return (int64_t)v->n_ps++;
}

/* Let a[i] sink to its place in a heap of n whose root is the largest. */
static void sift_down(uint32_t *a, size_t i, size_t n, tc_v1_less_fn less, const void *context)
{
	for (;;) {
		size_t child = 2 * i + 1;
		uint32_t swap;

		if (child >= n)
			return;
		if (child + 1 < n && less(context, a[child], a[child + 1]))
			child++;
		if (!less(context, a[i], a[child]))
			return;
		swap = a[i];
		a[i] = a[child];
		a[child] = swap;
		i = child;
	}
}

void tc_v1_sort(uint32_t *a, size_t n, tc_v1_less_fn less, const void *context)
{
	for (size_t i = n / 2; i-- > 0;)
		sift_down(a, i, n, less, context);
	for (size_t end = n; end-- > 1;) {
		uint32_t largest = a[0];

		a[0] = a[end];
		a[end] = largest;
		sift_down(a, 0, end, less, context);
	}
}

/* --- the result --- */

void tc_v1_result_init(struct tc_v1_result *out, const struct tacho_alloc *a)
{
	*out = (struct tc_v1_result){ .alloc = a };
}

void tc_v1_result_fini(struct tc_v1_result *out)
{
	tc_free(out->alloc, out->events);
	tc_free(out->alloc, out->values);
	tc_free(out->alloc, out->bytes);
	tc_v1_result_init(out, out->alloc);
}

static void forget_events(struct tc_v1_result *out)
{
	tc_free(out->alloc, out->events);
	tc_free(out->alloc, out->values);
	out->events = NULL;
	out->values = NULL;
	out->n = out->n_values = 0;
	out->n_slots = 0;
}

/* --- input --- */

static int input_error(struct tc_v1 *v, const struct tc_input *in, int code)
{
	const struct tacho_diag *why = tc_input_diag(in);

	if (why && why->code != 0 && v->diag->code == 0)
		*v->diag = *why;
	return tc_diag_set(v->diag, code, "%s", tacho_error_text(code));
}

static int too_large(struct tc_v1 *v)
{
	return tc_diag_set(v->diag, TACHO_ELIMIT,
			   "the trace is longer than the %" PRIu64
			   " bytes that a v1 trace may have",
			   v->limits.v1_bytes);
}

/* Keep what a stream yields. TACHO_EAGAIN: so far. */
static int copy_input(struct tc_v1 *v, struct tc_input *in, struct tc_v1_result *out)
{
	for (;;) {
		const uint8_t *p;
		int64_t n = tc_input_peek(in, 1, &p);
		int rc;

		if (n == 0)
			return 0;
		if (n == TACHO_EAGAIN)
			return TACHO_EAGAIN;
		if (n < 0)
			return input_error(v, in, (int)n);
		if ((uint64_t)n > v->limits.v1_bytes - out->n_bytes)
			return too_large(v);
		rc = TC_GROW(v->alloc, &out->bytes, &out->cap_bytes, out->n_bytes + (size_t)n, 0);
		if (rc < 0)
			return tc_v1_no_memory(v);
		memcpy(out->bytes + out->n_bytes, p, (size_t)n);
		out->n_bytes += (size_t)n;
		tc_input_skip(in, (size_t)n);
	}
}

static int get_bytes(struct tc_v1 *v, struct tc_input *in, struct tc_v1_result *out)
{
	int rc = 0;

	if (tc_input_stable(in)) {
		size_t skip = (size_t)tc_input_offset(in), n;
		const uint8_t *p = tc_input_bytes(in, &n);

		v->size = n > skip ? n - skip : 0;
		v->data = p + (n > skip ? skip : n);
		if (v->size > v->limits.v1_bytes)
			return too_large(v);
		tc_input_skip(in, v->size);
	} else {
		rc = copy_input(v, in, out);
		v->data = out->bytes;
		v->size = out->n_bytes;
	}
	if (v->size == 0)
		v->data = (const uint8_t *)"";
	v->base = tc_input_offset(in) - v->size;
	return rc;
}

/* --- all together --- */

static void init(struct tc_v1 *v, unsigned version, const struct tacho_alloc *a,
		 const struct tacho_limits *limits, struct tacho_diag *diag)
{
	v->alloc = a;
	v->limits = *limits;
	if (v->limits.v1_bytes == 0)
		v->limits.v1_bytes = UINT64_C(4) << 30;
	v->version = version;
	v->diag = diag;
	tc_table_init(&v->stream_index, a);
	tc_table_init(&v->string_index, a);
	tc_table_init(&v->message_index, a);
	tc_table_init(&v->stack_index, a);
	tc_table_init(&v->timer_gs, a);
	tc_table_init(&v->g_index, a);
	tc_table_init(&v->p_index, a);
}

static void fini(struct tc_v1 *v)
{
	for (size_t i = 0; i < v->n_streams; i++)
		tc_free(v->alloc, v->streams[i].events);
	for (size_t i = 0; i < v->log.n_chunks; i++)
		tc_free(v->alloc, v->log.chunks[i]);
	tc_free(v->alloc, v->log.chunks);
	tc_free(v->alloc, v->batches);
	tc_free(v->alloc, v->streams);
	tc_free(v->alloc, v->samples);
	tc_free(v->alloc, v->strings);
	tc_free(v->alloc, v->messages);
	tc_free(v->alloc, v->stacks);
	tc_free(v->alloc, v->gs);
	tc_free(v->alloc, v->ps);
	tc_table_fini(&v->stream_index);
	tc_table_fini(&v->string_index);
	tc_table_fini(&v->message_index);
	tc_table_fini(&v->stack_index);
	tc_table_fini(&v->timer_gs);
	tc_table_fini(&v->g_index);
	tc_table_fini(&v->p_index);
	tc_free(v->alloc, v);
}

static int run(struct tc_v1 *v, struct tc_input *in, struct tacho_gen *gen,
	       struct tc_v1_result *out)
{
	int rc = get_bytes(v, in, out);

	if (rc == 0)
		rc = tc_v1_index(v);
	if (rc == 0)
		rc = tc_v1_order(v);
	if (rc == 0)
		rc = tc_v1_check(v);
	if (rc == 0)
		rc = tc_v1_convert(v, gen, out);
	if (rc != TACHO_EAGAIN && tc_input_shrank(in)) {
		/* What was read as zeros is the reason, whatever else was said. */
		tc_diag_init(v->diag);
		rc = input_error(v, in, TACHO_EIO);
	}
	if (rc == 0) {
		gen->version = v->version;
		gen->begin = v->base;
		gen->end = v->base + v->size;
	}
	return rc;
}

int tc_v1_read(struct tc_input *in, unsigned version, const struct tacho_alloc *a,
	       const struct tacho_limits *limits, struct tacho_gen *gen, struct tc_v1_result *out,
	       struct tacho_diag *diag)
{
	struct tc_v1 *v = tc_calloc(a, 1, sizeof(*v));
	struct tacho_diag unwanted;
	int rc;

	tc_diag_init(&unwanted);
	if (!v)
		return tc_diag_set(diag, TACHO_ENOMEM, "out of memory");
	init(v, version, a, limits, diag ? diag : &unwanted);
	rc = run(v, in, gen, out);
	if (rc < 0)
		forget_events(out);
	fini(v);
	return rc;
}
