/* SPDX-License-Identifier: MIT */
/* Profiles: making, freeing and reading. profile.h says how they work. */
#include "analyze/profile_state.h"
#include "reader/pass.h"

#include <string.h>

const char *tacho_profile_name(int kind)
{
	static const char *const names[TACHO_PROFILE_COUNT] = { "net", "sync", "syscall", "sched" };

	return kind >= 0 && kind < TACHO_PROFILE_COUNT ? names[kind] : "?";
}

static void free_sums(const struct tacho_alloc *a, struct tc_prof_sum *sums, size_t n)
{
	for (size_t i = 1; i < n; i++)
		tc_hist_fini(&sums[i].hist, a);
	tc_free(a, sums);
}

static void free_segment(void *self, void *segment)
{
	struct tc_prof_segment *seg = segment;
	const struct tacho_alloc *a;

	(void)self;
	if (!seg)
		return;
	a = seg->alloc;
	free_sums(a, seg->sums, seg->made_sums);
	for (int k = 0; k < TACHO_PROFILE_COUNT; k++)
		tc_refmap_fini(&seg->sum_of[k + 1], a);
	tc_refmap_fini(&seg->class_of[TACHO_GO_WAITING], a);
	tc_refmap_fini(&seg->match_of_stack, a);
	tc_table_fini(&seg->life_of_id);
	tc_prof_pendings_fini(&seg->pendings, a);
	tc_free_lines(a, seg->slots);
	tc_free(a, seg->lives);
	tc_free(a, seg->held.items);
	tc_free(a, seg);
}

/* What is known without looking at reasons or stacks. */
static int init_classes(struct tc_prof_segment *seg)
{
	const struct tacho_profile *p = seg->owner;
	bool any_wait = tc_prof_class(p, TACHO_PROFILE_NET) != TC_PROF_CLASS_NOWHERE ||
			tc_prof_class(p, TACHO_PROFILE_SYNC) != TC_PROF_CLASS_NOWHERE;
	const uint32_t classes[TACHO_GO_STATE_COUNT] = {
		[TACHO_GO_RUNNABLE] = tc_prof_class(p, TACHO_PROFILE_SCHED),
		[TACHO_GO_RUNNING] = TC_PROF_CLASS_NOWHERE,
		[TACHO_GO_SYSCALL] = tc_prof_class(p, TACHO_PROFILE_SYSCALL),
		[TACHO_GO_WAITING] = any_wait ? TC_PROF_NO_CLASS : TC_PROF_CLASS_NOWHERE,
	};
	int rc = TC_GROW(seg->alloc, &seg->sums, &seg->cap_sums, TC_PROF_FIRST_SUM, 0);

	for (unsigned i = 0; i < TACHO_GO_STATE_COUNT; i++) {
		seg->only_class[i] = classes[i];
		if (classes[i] && i != TACHO_GO_WAITING)
			seg->class_of[i] =
				(struct tc_refmap){ .values = &seg->only_class[i], .cap = 1 };
	}
	seg->only_sum = TC_PROF_NOWHERE;
	seg->sum_of[TC_PROF_CLASS_NOWHERE] =
		(struct tc_refmap){ .values = &seg->only_sum, .cap = 1 };
	for (; rc == 0 && seg->made_sums < TC_PROF_FIRST_SUM; seg->made_sums++)
		seg->sums[seg->made_sums] = (struct tc_prof_sum){ 0 };
	return rc;
}

static void *fork_segment(void *self)
{
	const struct tacho_profile *p = self;
	struct tc_prof_segment *seg = tc_calloc(p->alloc, 1, sizeof(*seg));

	if (!seg)
		return NULL;
	seg->alloc = p->alloc;
	seg->owner = p;
	tc_table_init(&seg->life_of_id, p->alloc);
	tc_prof_pendings_init(&seg->pendings, p->alloc);
	if (init_classes(seg) < 0) {
		free_segment(self, seg);
		return NULL;
	}
	tc_prof_segment_reset(seg);
	return seg;
}

#define PROFILE_OPS                                                                     \
 .name = "profile", .feed = tc_prof_feed, .fork = fork_segment, .merge = tc_prof_merge, \
 .free_segment = free_segment, .finish = tc_prof_finish

const struct tacho_analysis_ops tc_prof_ops = { PROFILE_OPS };

/* Without filters it can be fed by the ordering. */
static const struct tacho_direct direct = { .order = tc_prof_order, .is_light = true };
static const struct tacho_analysis_ops plain_ops = { PROFILE_OPS, .direct = &direct };

int tacho_profile_new(struct tacho_profile **out, const struct tacho_profile_opts *opts)
{
	static const struct tacho_profile_opts defaults = TACHO_PROFILE_OPTS_INIT;
	struct tacho_profile *p;

	*out = NULL;
	if (!opts)
		opts = &defaults;
	if (opts->size != sizeof(*opts) || (opts->function.n > 0 && !opts->function.s))
		return TACHO_EMISUSE;
	p = tc_calloc(opts->alloc, 1, sizeof(*p));
	if (!p)
		return TACHO_ENOMEM;
	p->alloc = opts->alloc;
	p->opts = *opts;
	p->n_records = p->n_sums = 1;
	tc_table_init(&p->callback_of_id, p->alloc);
	tc_table_init(&p->births, p->alloc);
	tc_prof_pendings_init(&p->pendings, p->alloc);
	tc_table_init(&p->sum_of_key, p->alloc);
	if (tc_gomap_init(&p->record_of_id, p->alloc) < 0) {
		tacho_profile_free(p);
		return TACHO_ENOMEM;
	}
	p->function = tc_alloc(p->alloc, opts->function.n);
	if (!p->function) {
		tacho_profile_free(p);
		return TACHO_ENOMEM;
	}
	if (opts->function.n > 0)
		memcpy(p->function, opts->function.s, opts->function.n);
	p->opts.function.s = p->function;
	*out = p;
	return 0;
}

struct tacho_analysis tacho_profile_analysis(struct tacho_profile *p)
{
	return (struct tacho_analysis){ tc_prof_is_plain(p) ? &plain_ops : &tc_prof_ops, p };
}

void tacho_profile_free(struct tacho_profile *p)
{
	if (!p)
		return;
	free_sums(p->alloc, p->sums, p->n_sums);
	for (int k = 0; k < TACHO_PROFILE_COUNT; k++) {
		tc_free(p->alloc, p->stacks[k]);
		tc_hist_fini(&p->waits[k], p->alloc);
	}
	tc_free(p->alloc, p->function);
	tc_free(p->alloc, p->records);
	tc_free(p->alloc, p->held.items);
	tc_gomap_fini(&p->record_of_id);
	tc_table_fini(&p->callback_of_id);
	tc_table_fini(&p->births);
	tc_prof_pendings_fini(&p->pendings, p->alloc);
	tc_table_fini(&p->sum_of_key);
	tc_free(p->alloc, p);
}

bool tc_prof_is_plain(const struct tacho_profile *p)
{
	return !p->opts.has_function && !p->opts.has_goroutine && !p->opts.has_window &&
	       !p->opts.part;
}

const struct tacho_alloc *tc_profile_alloc(const struct tacho_profile *p)
{
	return p->alloc;
}

uint64_t tacho_profile_goroutines(const struct tacho_profile *p)
{
	return p->is_done ? p->n_goroutines : 0;
}

size_t tacho_profile_stacks(const struct tacho_profile *p, int kind)
{
	return p->is_done && kind >= 0 && kind < TACHO_PROFILE_COUNT ? p->n_stacks[kind] : 0;
}

const struct tacho_profile_stack *tacho_profile_stack(const struct tacho_profile *p, int kind,
						      size_t i)
{
	return i < tacho_profile_stacks(p, kind) ? &p->stacks[kind][i] : NULL;
}

const struct tacho_hist *tacho_profile_waits(const struct tacho_profile *p, int kind)
{
	return p->is_done && kind >= 0 && kind < TACHO_PROFILE_COUNT ? &p->waits[kind] : NULL;
}

const struct tacho_symbols *tacho_profile_symbols(const struct tacho_profile *p)
{
	return p->symbols;
}
