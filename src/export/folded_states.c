/* SPDX-License-Identifier: MIT */
/*
 * Time in a state, or CPU samples, by call stack; see <tacho/rows.h>. Sums are in an
 * array by the number of the stack, so an event costs no look-up.
 */
#include <tacho/rows.h>

#include <stdlib.h>
#include <string.h>

#include "base/math.h"
#include "base/refmap.h"
#include "base/table.h"
#include "export/folded.h"

struct fold_g {
	int64_t id;
	int64_t since_ns;
	uint32_t stack; /* where it last left the CPU; id of the symbols */
	uint8_t state;
	bool is_seen;
};

struct tacho_folded {
	const struct tacho_alloc *alloc;
	struct tacho_folded_opts opts;
	struct tacho_symbols *symbols;
	struct tc_refmap stack_of; /* of references, + 1 */
	const struct tacho_gen *gen;
	bool has_first;
	int64_t first_ns, from_ns, to_ns, last_ns;
	struct fold_g *gs; /* by slot */
	size_t cap_gs;
	int64_t *sums; /* by stack */
	size_t cap_sums;
	struct tc_table goroutines, procs; /* whose samples count */
	bool is_picky;
};

static int pick(struct tc_table *t, const uint64_t *ids, size_t n)
{
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++)
		rc = tc_table_put(t, ids[i], 0);
	return rc;
}

int tacho_folded_new(struct tacho_folded **out, const struct tacho_folded_opts *opts)
{
	static const struct tacho_folded_opts defaults = TACHO_FOLDED_OPTS_INIT;
	const struct tacho_folded_opts *o = opts ? opts : &defaults;
	struct tacho_folded *f;

	*out = NULL;
	if (o->size != sizeof(*o) || o->state < 0 || o->state > TACHO_FOLDED_SAMPLES)
		return TACHO_EMISUSE;
	f = tc_calloc(o->alloc, 1, sizeof(*f));
	if (!f)
		return TACHO_ENOMEM;
	f->alloc = o->alloc;
	f->opts = *o;
	f->is_picky = o->n_goroutines + o->n_procs > 0;
	tc_table_init(&f->goroutines, o->alloc);
	tc_table_init(&f->procs, o->alloc);
	if (tacho_symbols_new(&f->symbols, o->alloc) < 0 ||
	    pick(&f->goroutines, o->goroutines, o->n_goroutines) < 0 ||
	    pick(&f->procs, o->procs, o->n_procs) < 0) {
		tacho_folded_free(f);
		return TACHO_ENOMEM;
	}
	*out = f;
	return 0;
}

void tacho_folded_free(struct tacho_folded *f)
{
	if (!f)
		return;
	tacho_symbols_free(f->symbols);
	tc_refmap_fini(&f->stack_of, f->alloc);
	tc_table_fini(&f->goroutines);
	tc_table_fini(&f->procs);
	tc_free(f->alloc, f->gs);
	tc_free(f->alloc, f->sums);
	tc_free(f->alloc, f);
}

/* --- feeding ---------------------------------------------------------------------- */

static int stack_of(struct tacho_folded *f, uint32_t ref, uint32_t *id)
{
	uint32_t known = tc_refmap_get(&f->stack_of, ref);
	int rc;

	*id = known ? known - 1 : 0;
	if (known || ref == 0)
		return 0;
	rc = tacho_symbols_stack(f->symbols, f->gen, ref, id);
	if (rc == 0 && ref < tacho_gen_stacks(f->gen))
		rc = tc_refmap_put(&f->stack_of, f->alloc, ref, *id + 1);
	return rc;
}

static int add(struct tacho_folded *f, uint32_t stack, int64_t value)
{
	size_t old = f->cap_sums;
	int rc = TC_GROW(f->alloc, &f->sums, &f->cap_sums, (size_t)stack + 1, 0);

	if (rc < 0)
		return rc;
	if (f->cap_sums > old)
		memset(f->sums + old, 0, (f->cap_sums - old) * sizeof(*f->sums));
	if (__builtin_add_overflow(f->sums[stack], value, &f->sums[stack]))
		f->sums[stack] = INT64_MAX;
	return 0;
}

/* The part of an interval that lies in the window. */
static int add_time(struct tacho_folded *f, uint32_t stack, int64_t from_ns, int64_t to_ns)
{
	int64_t ns;

	if (from_ns < f->from_ns)
		from_ns = f->from_ns;
	if (to_ns > f->to_ns)
		to_ns = f->to_ns;
	if (to_ns <= from_ns)
		return 0;
	if (__builtin_sub_overflow(to_ns, from_ns, &ns))
		ns = INT64_MAX;
	return add(f, stack, ns);
}

static bool is_asked_for(const struct tacho_folded *f, unsigned state)
{
	switch (f->opts.state) {
	case TACHO_FOLDED_RUNNING: return state == TACHO_GO_RUNNING;
	case TACHO_FOLDED_RUNNABLE: return state == TACHO_GO_RUNNABLE;
	case TACHO_FOLDED_WAITING: return state == TACHO_GO_WAITING;
	case TACHO_FOLDED_SYSCALL: return state == TACHO_GO_SYSCALL;
	default: return false;
	}
}

static int transition(struct tacho_folded *f, const struct tacho_event *e)
{
	size_t old = f->cap_gs;
	uint32_t stack;
	struct fold_g *g;
	int rc;

	if (e->slot == TACHO_NO_SLOT)
		return 0;
	rc = TC_GROW(f->alloc, &f->gs, &f->cap_gs, (size_t)e->slot + 1, 0);
	if (rc == 0 && f->cap_gs > old)
		memset(f->gs + old, 0, (f->cap_gs - old) * sizeof(*f->gs));
	if (rc == 0)
		rc = stack_of(f, e->u.subject_stack, &stack);
	if (rc < 0)
		return rc;
	g = &f->gs[e->slot];
	if (!g->is_seen || g->id != e->subject)
		*g = (struct fold_g){ .id = e->subject, .is_seen = true };
	if (e->from == e->to) {
		/* A later generation may know where it is. */
		if (g->stack == 0 && stack != 0)
			g->stack = stack;
		return 0;
	}
	if (is_asked_for(f, g->state))
		rc = add_time(f, g->state == TACHO_GO_RUNNING ? stack : g->stack, g->since_ns,
			      e->time_ns);
	if (stack)
		g->stack = stack;
	g->since_ns = e->from == TACHO_GO_UNDETERMINED ? f->first_ns : e->time_ns;
	g->state = e->to;
	if (e->to == TACHO_GO_NOT_EXIST)
		g->is_seen = false;
	return rc;
}

static bool is_picked(const struct tacho_folded *f, const struct tacho_event *e)
{
	return !f->is_picky || tc_table_get(&f->goroutines, (uint64_t)e->g) != TC_TABLE_NONE ||
	       tc_table_get(&f->procs, (uint64_t)e->p) != TC_TABLE_NONE;
}

static int sample(struct tacho_folded *f, const struct tacho_event *e)
{
	uint32_t stack;
	int rc;

	if (f->opts.state != TACHO_FOLDED_SAMPLES || e->time_ns < f->from_ns ||
	    e->time_ns > f->to_ns || !is_picked(f, e))
		return 0;
	rc = stack_of(f, e->stack, &stack);
	return rc < 0 ? rc : add(f, stack, 1);
}

static void begin(struct tacho_folded *f, int64_t first_ns)
{
	f->has_first = true;
	f->first_ns = first_ns;
	if (__builtin_add_overflow(first_ns, f->opts.from_ns, &f->from_ns))
		f->from_ns = INT64_MAX;
	if (__builtin_add_overflow(first_ns, f->opts.to_ns, &f->to_ns))
		f->to_ns = INT64_MAX;
}

static int feed(void *self, const struct tacho_block *b)
{
	struct tacho_folded *f = self;
	bool wants_states = f->opts.state != TACHO_FOLDED_SAMPLES;
	int rc = 0;

	if (b->n > 0 && !f->has_first)
		begin(f, b->events[0].time_ns);
	for (size_t i = 0; i < b->n && rc == 0; i++) {
		const struct tacho_event *e = &b->events[i];

		if (e->kind == TACHO_KIND_SYNC) {
			f->gen = b->gen;
			tc_refmap_clear(&f->stack_of);
		} else if (e->kind == TACHO_KIND_STATE_TRANSITION) {
			if (wants_states && e->scope == TACHO_SCOPE_GOROUTINE)
				rc = transition(f, e);
		} else if (e->kind == TACHO_KIND_STACK_SAMPLE) {
			rc = sample(f, e);
		}
		f->last_ns = e->time_ns;
	}
	return rc;
}

/* What is open counts up to the last event. */
static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_folded *f = self;
	int rc = 0;

	(void)end;
	for (size_t i = 0; i < f->cap_gs && rc == 0; i++) {
		const struct fold_g *g = &f->gs[i];

		if (g->is_seen && is_asked_for(f, g->state))
			rc = add_time(f, g->stack, g->since_ns, f->last_ns);
	}
	return rc;
}

struct tacho_analysis tacho_folded_analysis(struct tacho_folded *f)
{
	static const struct tacho_analysis_ops ops = { .name = "folded",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, f };
}

/* --- the result --------------------------------------------------------------------- */

uint64_t tacho_folded_total(const struct tacho_folded *f, size_t *stacks)
{
	uint64_t total = 0;
	size_t n = 0;

	for (size_t i = 0; i < f->cap_sums; i++) {
		total += (uint64_t)f->sums[i];
		n += f->sums[i] != 0;
	}
	if (stacks)
		*stacks = n;
	return total;
}

struct folded_line {
	int64_t value;
	uint32_t stack;
};

/* Largest first; equal ones in the order in which they were met. */
static int by_value(const void *a, const void *b)
{
	const struct folded_line *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return x->stack < y->stack ? -1 : x->stack > y->stack;
}

int tacho_folded_write(const struct tacho_folded *f,
		       int (*write)(void *ctx, const void *bytes, size_t n), void *ctx)
{
	struct folded_line *lines;
	struct tc_textbuf b;
	size_t n = 0, n_lines;
	int rc;

	(void)tacho_folded_total(f, &n_lines);
	lines = tc_calloc(f->alloc, n_lines ? n_lines : 1, sizeof(*lines));
	if (!lines)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < f->cap_sums; i++) {
		if (f->sums[i] != 0)
			lines[n++] = (struct folded_line){ f->sums[i], (uint32_t)i };
	}
	qsort(lines, n, sizeof(*lines), by_value);
	tc_textbuf_init(&b, f->alloc, write, ctx);
	for (size_t i = 0; i < n && b.rc == 0; i++)
		tc_folded_put(&b, f->symbols, lines[i].stack,
			      (uint32_t)tacho_symbols_depth(f->symbols, lines[i].stack),
			      lines[i].value);
	rc = tc_textbuf_flush(&b);
	tc_textbuf_fini(&b);
	tc_free(f->alloc, lines);
	return rc;
}
