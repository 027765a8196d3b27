/* SPDX-License-Identifier: MIT */
/*
 * One sequence out of the streams of the Ps. Each P wrote its events in order;
 * between Ps the time stamps are not to be trusted alone, so an event is taken
 * only when what it depends on (the state of a goroutine, a sequence number) has
 * been taken before it. Of the events that are ready the earliest goes first.
 * spec: doc/format.md#v1-ordering
 *
 * A stream is in exactly one place: in the heap (its next event is ready), in a
 * list of `waiting` (it is not), or done. The lists are hashed by the state that
 * is waited for, so that a change of state finds those that it makes ready
 * without asking all others: n log n in all, whatever the input.
 */
#include "reader/v1_state.h"

#include <inttypes.h>
#include <string.h>

#include "reader/order_sort.h"

enum status {
	DEAD,
	RUNNABLE,
	RUNNING,
	WAITING
};

/* Numbers with a meaning in place of a goroutine or a sequence number. */
#define UNORDERED UINT64_MAX       /* goroutine: no dependency */
#define COLLECTOR (UINT64_MAX - 1) /* goroutine: the order of GC cycles */
#define ANY_SEQ   UINT64_MAX       /* before: any; behind: unchanged */
#define NEXT_SEQ  (UINT64_MAX - 1) /* behind: one more */

struct state {
	uint64_t seq;
	enum status status;
};

struct step {
	uint64_t g;
	struct state before, after;
};

struct entry {
	int64_t time;
	uint32_t stream;
};

struct merge {
	struct tc_v1 *v;
	struct entry *heap;
	size_t n_heap;
	uint32_t *waiting; /* hash → first stream; UINT32_MAX: none */
	size_t mask;
	size_t n_done;
};

/* --- dependencies: spec: doc/format.md#v1-ordering --- */

static struct step step_of(const struct tc_v1_event *ev)
{
	const uint64_t *a = ev->args;

	switch (ev->type) {
	case TC_V1_GO_CREATE: return (struct step){ a[0], { 0, DEAD }, { 1, RUNNABLE } };
	case TC_V1_GO_WAITING:
	case TC_V1_GO_IN_SYSCALL: return (struct step){ ev->g, { 1, RUNNABLE }, { 2, WAITING } };
	case TC_V1_GO_START:
	case TC_V1_GO_START_LABEL:
		return (struct step){ ev->g, { a[1], RUNNABLE }, { a[1] + 1, RUNNING } };
	case TC_V1_GO_START_LOCAL:
		return (struct step){ ev->g, { ANY_SEQ, RUNNABLE }, { NEXT_SEQ, RUNNING } };
	case TC_V1_GO_BLOCK:
	case TC_V1_GO_BLOCK_SEND:
	case TC_V1_GO_BLOCK_RECV:
	case TC_V1_GO_BLOCK_SELECT:
	case TC_V1_GO_BLOCK_SYNC:
	case TC_V1_GO_BLOCK_COND:
	case TC_V1_GO_BLOCK_NET:
	case TC_V1_GO_BLOCK_GC:
	case TC_V1_GO_SLEEP:
	case TC_V1_GO_SYSBLOCK:
		return (struct step){ ev->g, { ANY_SEQ, RUNNING }, { ANY_SEQ, WAITING } };
	case TC_V1_GO_SCHED:
	case TC_V1_GO_PREEMPT:
		return (struct step){ ev->g, { ANY_SEQ, RUNNING }, { ANY_SEQ, RUNNABLE } };
	case TC_V1_GO_UNBLOCK:
	case TC_V1_GO_SYSEXIT:
		return (struct step){ a[0], { a[1], WAITING }, { a[1] + 1, RUNNABLE } };
	case TC_V1_GO_UNBLOCK_LOCAL:
	case TC_V1_GO_SYSEXIT_LOCAL:
		return (struct step){ a[0], { ANY_SEQ, WAITING }, { NEXT_SEQ, RUNNABLE } };
	case TC_V1_GC_START: return (struct step){ COLLECTOR, { a[0], DEAD }, { a[0] + 1, DEAD } };
	default: return (struct step){ UNORDERED, { 0, DEAD }, { 0, DEAD } };
	}
}

static struct state state_of(const struct tc_v1 *v, uint64_t g)
{
	uint32_t i = tc_table_get(&v->g_index, g);

	if (i == TC_TABLE_NONE)
		return (struct state){ 0, DEAD };
	return (struct state){ v->gs[i].seq, (enum status)v->gs[i].status };
}

static bool is_ready(const struct step *step, struct state now)
{
	return step->g == UNORDERED ||
	       (step->before.status == now.status &&
		(step->before.seq == ANY_SEQ || step->before.seq == now.seq));
}

/* --- the heap of ready streams, by the time of their next event --- */

static void heap_push(struct merge *mg, struct entry e)
{
	size_t i = mg->n_heap++;

	while (i > 0 && e.time < mg->heap[(i - 1) / 2].time) {
		mg->heap[i] = mg->heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	mg->heap[i] = e;
}

static struct entry heap_pop(struct merge *mg)
{
	struct entry top = mg->heap[0], last = mg->heap[--mg->n_heap];
	size_t i = 0, n = mg->n_heap;

	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= n)
			break;
		if (child + 1 < n && mg->heap[child + 1].time < mg->heap[child].time)
			child++;
		if (mg->heap[child].time >= last.time)
			break;
		mg->heap[i] = mg->heap[child];
		i = child;
	}
	mg->heap[i] = last;
	return top;
}

/* --- streams that wait --- */

static uint32_t *list_of(const struct merge *mg, uint64_t g, uint64_t seq, enum status status)
{
	uint64_t key = tc_mix64(g) ^ tc_mix64(seq * 4 + status);

	return &mg->waiting[tc_mix64(key) & mg->mask];
}

/* Give a stream its place: done, in the heap, or waiting. */
static int offer(struct merge *mg, uint32_t stream)
{
	struct tc_v1_stream *s = &mg->v->streams[stream];
	struct step step;
	uint32_t *list;

	while (s->next == s->n) {
		int rc = tc_v1_load_batch(mg->v, s);

		if (rc < 0)
			return rc;
		if (rc == 0) {
			tc_free(mg->v->alloc, s->events);
			s->events = NULL;
			s->cap = 0;
			mg->n_done++;
			return 0;
		}
	}
	step = step_of(&s->events[s->next]);
	if (is_ready(&step, state_of(mg->v, step.g))) {
		heap_push(mg, (struct entry){ s->events[s->next].time, stream });
		return 0;
	}
	list = list_of(mg, step.g, step.before.seq, step.before.status);
	s->wait_g = step.g;
	s->wait_seq = step.before.seq;
	s->wait_status = (uint8_t)step.before.status;
	s->next_waiting = *list;
	*list = stream;
	return 0;
}

/* All that wait for exactly this are ready now. */
static void wake(struct merge *mg, uint64_t g, uint64_t seq, enum status status)
{
	uint32_t *link = list_of(mg, g, seq, status);

	while (*link != UINT32_MAX) {
		uint32_t i = *link;
		struct tc_v1_stream *s = &mg->v->streams[i];

		if (s->wait_g == g && s->wait_seq == seq && s->wait_status == status) {
			*link = s->next_waiting;
			heap_push(mg, (struct entry){ s->events[s->next].time, i });
		} else {
			link = &s->next_waiting;
		}
	}
}

/* --- the merge --- */

static int append(struct tc_v1 *v, const struct tc_v1_event *ev)
{
	struct tc_v1_log *log = &v->log;
	struct tc_v1_event **chunk;

	if (log->n == log->n_chunks * TC_V1_LOG_CHUNK) {
		if (TC_GROW(v->alloc, &log->chunks, &log->cap_chunks, log->n_chunks + 1, 0) < 0)
			return tc_v1_no_memory(v);
		chunk = &log->chunks[log->n_chunks];
		*chunk = tc_realloc_array(v->alloc, NULL, TC_V1_LOG_CHUNK, sizeof(**chunk));
		if (!*chunk)
			return tc_v1_no_memory(v);
		log->n_chunks++;
	}
	*tc_v1_at(v, log->n++) = *ev;
	return 0;
}

/* The state of the goroutine (or of the collector) behind the event. */
static int apply(struct merge *mg, const struct tc_v1_event *ev, const struct step *step)
{
	struct tc_v1 *v = mg->v;
	struct state now;
	struct tc_v1_g *g;
	int64_t i;

	if (step->g == UNORDERED)
		return 0;
	i = tc_v1_g_of(v, step->g);
	if (i < 0)
		return (int)i;
	g = &v->gs[i];
	now = (struct state){ g->seq, (enum status)g->status };
	/* It was ready once, but another P had the same goroutine. */
	if (!is_ready(step, now))
		return tc_v1_fail_at(v, tc_v1_offset(ev), ev->type,
				     tc_diag_set(v->diag, TACHO_EORDER,
						 "encountered impossible goroutine state "
						 "transition"));
	if (step->after.seq == NEXT_SEQ)
		g->seq++;
	else if (step->after.seq != ANY_SEQ)
		g->seq = step->after.seq;
	g->status = (uint8_t)step->after.status;
	wake(mg, step->g, g->seq, step->after.status);
	if (g->seq != ANY_SEQ)
		wake(mg, step->g, ANY_SEQ, step->after.status);
	return 0;
}

/* What only orders is renamed to what it means. */
static uint8_t plain_type(uint8_t type)
{
	switch (type) {
	case TC_V1_GO_START_LOCAL: return TC_V1_GO_START;
	case TC_V1_GO_UNBLOCK_LOCAL: return TC_V1_GO_UNBLOCK;
	case TC_V1_GO_SYSEXIT_LOCAL: return TC_V1_GO_SYSEXIT;
	default: return type;
	}
}

static int take(struct merge *mg, uint32_t stream)
{
	struct tc_v1_stream *s = &mg->v->streams[stream];
	struct tc_v1_event ev = s->events[s->next++];
	struct step step = step_of(&ev);
	int rc;

	ev.type = plain_type(ev.type);
	rc = append(mg->v, &ev);
	if (rc == 0)
		rc = apply(mg, &ev, &step);
	return rc == 0 ? offer(mg, stream) : rc;
}

/* Nothing is ready: name the earliest event that waits. */
static int fail_stuck(struct merge *mg)
{
	struct tc_v1 *v = mg->v;
	const struct tc_v1_event *first = NULL;

	for (size_t i = 0; i < v->n_streams; i++) {
		const struct tc_v1_stream *s = &v->streams[i];

		if (s->next < s->n && (!first || s->events[s->next].time < first->time))
			first = &s->events[s->next];
	}
	return tc_v1_fail_at(
		v, first ? tc_v1_offset(first) : 0, first ? first->type : 0,
		tc_diag_set(v->diag, TACHO_EORDER, "no consistent ordering of events possible"));
}

static int run_merge(struct merge *mg)
{
	int rc = 0;

	for (uint32_t i = 0; i < mg->v->n_streams && rc == 0; i++)
		rc = offer(mg, i);
	while (rc == 0 && mg->n_heap > 0)
		rc = take(mg, heap_pop(mg).stream);
	if (rc == 0 && mg->n_done < mg->v->n_streams)
		rc = fail_stuck(mg);
	return rc;
}

/* --- CPU samples --- */

/* Samples become a stream of their own, sorted by time as Go sorts them. */
static int add_sample_stream(struct tc_v1 *v)
{
	struct tc_v1_stream s = { .p = TC_V1_PROFILE_P, .batch = UINT32_MAX };
	struct tc_keyed *keys;

	if (TC_GROW(v->alloc, &v->streams, &v->cap_streams, v->n_streams + 1, 0) < 0)
		return tc_v1_no_memory(v);
	s.n = s.cap = v->n_samples;
	if (s.n > 0) {
		s.events = tc_realloc_array(v->alloc, NULL, s.n, sizeof(*s.events));
		keys = tc_realloc_array(v->alloc, NULL, s.n, sizeof(*keys));
		if (!s.events || !keys) {
			tc_free(v->alloc, s.events);
			tc_free(v->alloc, keys);
			return tc_v1_no_memory(v);
		}
		for (size_t i = 0; i < s.n; i++)
			keys[i] = (struct tc_keyed){ v->samples[i].time, &v->samples[i] };
		tc_sort_by_key(keys, s.n);
		for (size_t i = 0; i < s.n; i++)
			s.events[i] = *(const struct tc_v1_event *)keys[i].item;
		tc_free(v->alloc, keys);
	}
	v->streams[v->n_streams++] = s;
	tc_free(v->alloc, v->samples);
	v->samples = NULL;
	v->n_samples = v->cap_samples = 0;
	return 0;
}

static int merge_streams(struct tc_v1 *v)
{
	struct merge mg = { .v = v };
	size_t places = 16;
	int rc;

	while (places < v->n_streams)
		places *= 2;
	mg.mask = places - 1;
	mg.heap = tc_realloc_array(v->alloc, NULL, v->n_streams, sizeof(*mg.heap));
	mg.waiting = tc_realloc_array(v->alloc, NULL, places, sizeof(*mg.waiting));
	if (mg.heap && mg.waiting) {
		memset(mg.waiting, 0xff, places * sizeof(*mg.waiting));
		rc = run_merge(&mg);
	} else {
		rc = tc_v1_no_memory(v);
	}
	tc_free(v->alloc, mg.heap);
	tc_free(v->alloc, mg.waiting);
	return rc;
}

/* --- times --- */

static int fail_time(struct tc_v1 *v, const struct tc_v1_event *ev, const char *why)
{
	return tc_v1_fail_at(v, tc_v1_offset(ev), ev->type,
			     tc_diag_set(v->diag, TACHO_EORDER, "%s", why));
}

static int check_times(struct tc_v1 *v)
{
	for (size_t i = 1; i < v->log.n; i++) {
		if (tc_v1_at(v, i)->time < tc_v1_at(v, i - 1)->time)
			return fail_time(v, tc_v1_at(v, i), "time stamps out of order");
	}
	return 0;
}

/* Events that are to move, taken out of the log. */
struct moved {
	struct tc_v1_event *events;
	uint32_t *from;  /* place in the log */
	uint32_t *order; /* by new time, then place */
	size_t n, cap, cap_from;
};

static int move_out(struct tc_v1 *v, struct moved *mv, size_t i, int64_t time)
{
	if (TC_GROW(v->alloc, &mv->events, &mv->cap, mv->n + 1, 0) < 0 ||
	    TC_GROW(v->alloc, &mv->from, &mv->cap_from, mv->n + 1, 0) < 0)
		return tc_v1_no_memory(v);
	mv->from[mv->n] = (uint32_t)i;
	mv->events[mv->n] = *tc_v1_at(v, i);
	mv->events[mv->n++].time = time;
	return 0;
}

/*
 * A system call ended earlier than its GoSysExit was written: the event carries
 * the true time. It must lie behind the begin of the blocking.
 */
static int correct_exit(struct tc_v1 *v, const struct tc_v1_event *ev, int64_t *time)
{
	int64_t g = tc_v1_g_of(v, ev->g);

	*time = ev->time;
	if (g < 0)
		return (int)g;
	if (ev->type != TC_V1_GO_SYSEXIT) {
		v->gs[g].block_time = ev->time;
		return 0;
	}
	if (ev->args[2] == 0)
		return 0;
	if (v->gs[g].block_time == 0)
		return fail_time(v, ev, "stray syscall exit");
	if ((int64_t)ev->args[2] < v->gs[g].block_time)
		return fail_time(v, ev, "time stamps out of order");
	*time = (int64_t)ev->args[2];
	return 0;
}

/* Take out what moves and close the gaps. */
static int split_moved(struct tc_v1 *v, struct moved *mv)
{
	size_t kept = 0;
	int rc = 0;

	for (size_t i = 0; i < v->log.n && rc == 0; i++) {
		struct tc_v1_event *ev = tc_v1_at(v, i);
		int64_t time = ev->time;

		if (ev->type == TC_V1_GO_SYSBLOCK || ev->type == TC_V1_GO_IN_SYSCALL ||
		    ev->type == TC_V1_GO_SYSEXIT)
			rc = correct_exit(v, ev, &time);
		if (rc == 0 && time != ev->time)
			rc = move_out(v, mv, i, time);
		else if (kept++ != i)
			*tc_v1_at(v, kept - 1) = *ev;
	}
	return rc;
}

static bool moved_before(const void *context, uint32_t a, uint32_t b)
{
	const struct moved *mv = context;

	if (mv->events[a].time != mv->events[b].time)
		return mv->events[a].time < mv->events[b].time;
	return a < b;
}

/* Does event `kept` of those that stayed come behind moved event k? */
static bool stays_behind(const struct tc_v1 *v, const struct moved *mv, size_t kept, uint32_t k)
{
	int64_t time = tc_v1_at(v, kept)->time;

	if (time != mv->events[k].time)
		return time > mv->events[k].time;
	/* A stable sort: from[k] - k events that stayed were before it. */
	return kept >= mv->from[k] - k;
}

/* The stable sort by time of a sequence of which only few events moved. */
static int merge_moved(struct tc_v1 *v, struct moved *mv)
{
	size_t kept = v->log.n - mv->n, k = mv->n;

	mv->order = tc_realloc_array(v->alloc, NULL, mv->n, sizeof(*mv->order));
	if (!mv->order)
		return tc_v1_no_memory(v);
	for (uint32_t i = 0; i < mv->n; i++)
		mv->order[i] = i;
	tc_v1_sort(mv->order, mv->n, moved_before, mv);
	/* From the back, so that nothing is overwritten before it has moved. */
	for (size_t to = v->log.n; k > 0; to--) {
		if (kept > 0 && stays_behind(v, mv, kept - 1, mv->order[k - 1]))
			*tc_v1_at(v, to - 1) = *tc_v1_at(v, --kept);
		else
			*tc_v1_at(v, to - 1) = mv->events[mv->order[--k]];
	}
	return 0;
}

static int correct_exits(struct tc_v1 *v)
{
	struct moved mv = { 0 };
	int rc = split_moved(v, &mv);

	if (rc == 0 && mv.n > 0)
		rc = merge_moved(v, &mv);
	tc_free(v->alloc, mv.events);
	tc_free(v->alloc, mv.from);
	tc_free(v->alloc, mv.order);
	return rc;
}

int tc_v1_order(struct tc_v1 *v)
{
	int rc = add_sample_stream(v);

	if (rc == 0)
		rc = merge_streams(v);
	if (rc == 0)
		rc = check_times(v);
	if (rc == 0)
		rc = correct_exits(v);
	return rc;
}
