/* SPDX-License-Identifier: MIT */
/* Goroutine statistics with a profile along, as one analysis; see goroutines_join.h. */
#include "analyze/goroutines_join.h"

#include "reader/border.h"
#include "reader/pass.h"

static void free_segments(void *self, void *segment)
{
	const struct tacho_goroutines *g = self;
	struct tc_go_segment *seg = segment;

	if (seg)
		tc_prof_ops.free_segment(g->profile, seg->profile);
	tc_go_free_segment(self, seg);
}

static void *fork_segments(void *self)
{
	const struct tacho_goroutines *g = self;
	struct tc_go_segment *seg = tc_go_fork(self);

	if (!seg)
		return NULL;
	seg->profile = tc_prof_ops.fork(g->profile);
	if (!seg->profile) {
		tc_go_free_segment(self, seg);
		return NULL;
	}
	return seg;
}

/* A profile with filters goes its own way. */
static int feed(void *segment, const struct tacho_block *b)
{
	struct tc_go_segment *seg = segment;
	int rc;

	if (seg->profile->is_plain)
		return tc_go_feed_joined(seg, b);
	rc = tc_go_feed(seg, b);
	return rc < 0 ? rc : tc_prof_feed(seg->profile, b);
}

/* Of a damaged tail the statistics know something; profiles do not. */
static int merge(void *self, void *segment, const struct tacho_border *border)
{
	struct tacho_goroutines *g = self;
	struct tc_go_segment *seg = segment;
	int rc = 0;

	for (uint32_t i = 0; i < seg->n_slots && seg->profile->is_plain && rc == 0; i++)
		rc = tc_go_give_back(seg, i);
	if (rc < 0)
		return rc;
	if (border->is_tail)
		tc_prof_segment_reset(seg->profile);
	else
		rc = tc_prof_merge(g->profile, seg->profile, border);
	return rc < 0 ? rc : tc_go_merge(self, seg, border);
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_goroutines *g = self;
	int rc = tc_go_finish(g, end);

	return rc < 0 ? rc : tc_prof_finish(g->profile, end);
}

static const struct tacho_direct direct = { .order = tc_go_order };

const struct tacho_analysis_ops tc_go_joined_ops = {
	.name = "goroutines and profile",
	.feed = feed,
	.fork = fork_segments,
	.merge = merge,
	.free_segment = free_segments,
	.finish = finish,
	.keeps_tail = true,
	.direct = &direct,
};
