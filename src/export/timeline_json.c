/* SPDX-License-Identifier: MIT */
/*
 * The JSON of a timeline, one trace event a line. Times are microseconds with three
 * decimals, exact. The calls that stacks refer to are marked, and written behind the
 * events.
 *
 * Perfetto's importer knows no stackFrames, takes ids of processes and threads as 32
 * bits and 0 as the idle thread, drops slices without a duration, and ties an arrow to
 * the slice that is on the lane: its form has stacks among the arguments, numbers of
 * its own, and every duration.
 */
#include "export/timeline_state.h"

#include <string.h>

#include "export/focus.h"

enum {
	LINE_BYTES = 1024, /* an event without its names and stacks */
	STACK_MAX = 32     /* frames of a stack among the arguments */
};

/* Colours that the Catapult viewer has names for, for tasks by their number. */
static const char *const colors[] = {
	"thread_state_uninterruptible",
	"thread_state_iowait",
	"thread_state_running",
	"thread_state_runnable",
	"thread_state_unknown",
	"light_memory_dump",
	"background_memory_dump",
	"detailed_memory_dump",
	"good",
	"bad",
	"terrible",
	"olive",
	"rail_response",
	"rail_animation",
	"rail_idle",
	"rail_load",
	"heap_dump_child_node_arrow",
	"cq_build_running",
	"cq_build_passed",
	"cq_build_failed",
	"cq_build_abandoned",
	"cq_build_attempt_runnig",
	"cq_build_attempt_passed",
};

#define N_COLORS (sizeof(colors) / sizeof(colors[0]))

/* --- names --------------------------------------------------------------------- */

static void add_part(struct tc_tl_name *n, const char *s, size_t len)
{
	if (n->n < sizeof(n->part) / sizeof(n->part[0]))
		n->part[n->n++] = (struct tacho_text){ s, len };
}

void tc_tl_name_add(struct tc_tl_name *n, const char *literal)
{
	add_part(n, literal, strlen(literal));
}

void tc_tl_name_text(struct tc_tl_name *n, const struct tacho_timeline *t, uint32_t text)
{
	struct tacho_text s = tacho_symbols_get(t->names.texts, text);

	add_part(n, s.s, s.n);
}

static char *put_u64(char *p, uint64_t v)
{
	char digits[20];
	size_t n = sizeof(digits);

	do {
		digits[--n] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	memcpy(p, digits + n, sizeof(digits) - n);
	return p + sizeof(digits) - n;
}

/* One number a name. */
void tc_tl_name_u64(struct tc_tl_name *n, uint64_t v)
{
	add_part(n, n->digits, (size_t)(put_u64(n->digits, v) - n->digits));
}

/* --- pieces ---------------------------------------------------------------------- */

#define PUT(p, literal) (memcpy((p), (literal), sizeof(literal) - 1), (p) + sizeof(literal) - 1)

static char *put_text(char *p, const char *s, size_t n)
{
	memcpy(p, s, n);
	return p + n;
}

static char *put_i64(char *p, int64_t v)
{
	if (v >= 0)
		return put_u64(p, (uint64_t)v);
	*p = '-';
	return put_u64(p + 1, 0 - (uint64_t)v);
}

/* Microseconds, as short as can be. */
static char *put_us(char *p, int64_t ns)
{
	uint64_t v = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
	unsigned rest = (unsigned)(v % 1000);

	if (ns < 0)
		*p++ = '-';
	p = put_u64(p, v / 1000);
	if (rest == 0)
		return p;
	*p++ = '.';
	*p++ = (char)('0' + rest / 100);
	if (rest % 100 == 0)
		return p;
	*p++ = (char)('0' + rest / 10 % 10);
	if (rest % 10)
		*p++ = (char)('0' + rest % 10);
	return p;
}

static bool ts_is_shown(const struct tacho_timeline *t, int64_t ts)
{
	return t->from_ts <= ts && ts <= t->to_ts;
}

static bool span_is_shown(const struct tacho_timeline *t, int64_t ts, int64_t dur)
{
	int64_t end;

	if (t->is_compatible)
		return ts_is_shown(t, ts) || ts_is_shown(t, tc_wrap_add(ts, dur));
	if (__builtin_add_overflow(ts, dur, &end))
		end = INT64_MAX;
	return ts <= t->to_ts && end >= t->from_ts;
}

bool tc_tl_shows(const struct tacho_timeline *t, uint64_t lane)
{
	if (!t->is_filtered)
		return true;
	if (!t->is_compatible && lane >= TC_TL_LANE_TIMERS && lane <= TC_TL_LANE_STW)
		return true;
	return tc_focus_is_member(t->opts.focus, lane);
}

/* --- an event ---------------------------------------------------------------------- */

/* Room for an event with this name; NULL once writing has failed. */
static char *begin_event(struct tacho_timeline *t, const struct tc_tl_name *name)
{
	size_t n = LINE_BYTES;
	char *p;

	for (unsigned i = 0; i < name->n; i++)
		n += name->part[i].n;
	if (!tc_textbuf_room(&t->out, n))
		return NULL;
	p = t->out.p + t->out.n;
	p = t->written++ ? PUT(p, ",\n{\"name\":\"") : PUT(p, "\n{\"name\":\"");
	for (unsigned i = 0; i < name->n; i++)
		p = put_text(p, name->part[i].s, name->part[i].n);
	return PUT(p, "\",\"ph\":\"");
}

static void end_event(struct tacho_timeline *t, char *p)
{
	*p++ = '}';
	t->out.n = (size_t)(p - t->out.p);
}

/* Perfetto: small numbers from 1, one for each lane of a section. */
static uint64_t tid_of(struct tacho_timeline *t, int section, uint64_t lane)
{
	uint64_t key = tc_mix64(lane) + (uint64_t)section;
	uint32_t tid;
	int rc;

	if (!t->is_perfetto)
		return lane;
	tid = tc_table_get(&t->tids, key);
	if (tid != TC_TABLE_NONE)
		return tid;
	tid = (uint32_t)t->tids.n + 1;
	rc = tc_table_put(&t->tids, key, tid);
	if (rc < 0 && t->rc == 0)
		t->rc = rc;
	return tid;
}

static char *put_ts(char *p, int64_t ts)
{
	p = PUT(p, "\",\"ts\":");
	return put_us(p, ts);
}

static char *put_place(struct tacho_timeline *t, char *p, int section, uint64_t lane)
{
	p = PUT(p, ",\"pid\":");
	*p++ = (char)('0' + section + t->is_perfetto);
	p = PUT(p, ",\"tid\":");
	return put_u64(p, tid_of(t, section, lane));
}

static void use_frames(struct tacho_timeline *t, uint32_t frame)
{
	while (frame && !t->names.frames[frame - 1].is_used) {
		t->names.frames[frame - 1].is_used = true;
		frame = t->names.frames[frame - 1].parent;
	}
}

static char *put_frames(struct tacho_timeline *t, char *p, uint32_t stack, uint32_t end_stack)
{
	if (t->is_perfetto)
		return p;
	if (stack) {
		use_frames(t, stack);
		p = PUT(p, ",\"sf\":");
		p = put_u64(p, stack);
	}
	if (end_stack) {
		use_frames(t, end_stack);
		p = PUT(p, ",\"esf\":");
		p = put_u64(p, end_stack);
	}
	return p;
}

static char *put_key(char *p, const char *key, bool *has)
{
	*p++ = *has ? ',' : '{';
	*has = true;
	*p++ = '"';
	p = put_text(p, key, strlen(key));
	return PUT(p, "\":");
}

static char *put_id_arg(const struct tacho_timeline *t, char *p, const char *key, int64_t id,
			bool *has)
{
	/* Go leaves out zeros, and has -1 for none. */
	if (t->is_compatible ? id == 0 : id == TACHO_NONE)
		return p;
	p = put_key(p, key, has);
	return t->is_compatible ? put_u64(p, (uint64_t)id) : put_i64(p, id);
}

static char *put_args(const struct tacho_timeline *t, char *p, const struct tc_tl_args *a,
		      bool *has)
{
	switch (a->kind) {
	case TC_TL_NO_ARG: break;
	case TC_TL_BLOCKED_NO:
		p = put_key(p, "blocked", has);
		p = PUT(p, "\"no\"");
		break;
	case TC_TL_BLOCKED_YES:
		p = put_key(p, "blocked", has);
		p = PUT(p, "\"yes\"");
		break;
	case TC_TL_SCHED:
		p = put_id_arg(t, p, "thread", a->a, has);
		p = put_id_arg(t, p, "proc", a->b, has);
		/* An object without members is still there. */
		if (!*has && t->is_compatible)
			*p++ = '{', *has = true;
		break;
	case TC_TL_TASK:
		p = put_key(p, "id", has);
		p = put_u64(p, (uint64_t)a->a);
		p = put_id_arg(t, p, "start_g", a->b, has);
		p = put_id_arg(t, p, "end_g", a->c, has);
		break;
	case TC_TL_TASKID:
		p = put_key(p, "taskid", has);
		p = put_u64(p, (uint64_t)a->a);
		break;
	}
	return p;
}

/* "func:line", the innermost call first. NULL once writing has failed. */
static char *put_stack_arg(struct tacho_timeline *t, char *p, const char *key, uint32_t frame,
			   bool *has)
{
	if (!frame)
		return p;
	p = put_key(p, key, has);
	*p++ = '[';
	for (unsigned i = 0; frame && i < STACK_MAX; i++) {
		const struct tc_tl_frame *f = &t->names.frames[frame - 1];
		struct tacho_text func = tacho_symbols_get(t->names.texts, f->func);

		t->out.n = (size_t)(p - t->out.p);
		if (!tc_textbuf_room(&t->out, func.n + LINE_BYTES))
			return NULL;
		p = t->out.p + t->out.n;
		if (i > 0)
			*p++ = ',';
		*p++ = '"';
		p = put_text(p, func.s, func.n);
		*p++ = ':';
		p = put_u64(p, f->line);
		*p++ = '"';
		frame = f->parent;
	}
	*p++ = ']';
	return p;
}

/* "args" with everything in it; NULL once writing has failed. */
static char *put_all_args(struct tacho_timeline *t, char *p, const struct tc_tl_args *a,
			  uint32_t stack, uint32_t end_stack)
{
	bool has = false;
	char *begin = p;

	p = PUT(p, ",\"args\":");
	p = put_args(t, p, a, &has);
	if (t->is_perfetto) {
		p = put_stack_arg(t, p, "stack", stack, &has);
		if (p)
			p = put_stack_arg(t, p, "end_stack", end_stack, &has);
		if (!p)
			return NULL;
	}
	if (!has)
		return begin;
	*p++ = '}';
	return p;
}

static char *put_color(char *p, uint64_t id)
{
	const char *name = colors[id % N_COLORS];

	p = PUT(p, ",\"cname\":\"");
	p = put_text(p, name, strlen(name));
	*p++ = '"';
	return p;
}

static void put_slice(struct tacho_timeline *t, const struct tc_tl_slice *s, int section)
{
	char *p;

	if (!span_is_shown(t, s->ts, s->dur))
		return;
	p = begin_event(t, s->name);
	if (!p)
		return;
	*p++ = 'X';
	p = put_ts(p, s->ts);
	if (s->dur != 0 || t->is_perfetto) {
		p = PUT(p, ",\"dur\":");
		p = put_us(p, s->dur);
	}
	p = put_place(t, p, section, s->lane);
	p = put_frames(t, p, s->stack, s->end_stack);
	p = put_all_args(t, p, &s->args, s->stack, s->end_stack);
	if (p && section == TC_TL_SECTION_TASKS && !t->is_perfetto)
		p = put_color(p, s->lane);
	if (p)
		end_event(t, p);
}

void tc_tl_slice(struct tacho_timeline *t, const struct tc_tl_slice *s)
{
	if (tc_tl_shows(t, s->lane))
		put_slice(t, s, TC_TL_SECTION_LANES);
}

void tc_tl_task_slice(struct tacho_timeline *t, const struct tc_tl_slice *s)
{
	put_slice(t, s, TC_TL_SECTION_TASKS);
}

void tc_tl_instant(struct tacho_timeline *t, const struct tc_tl_slice *s, bool is_user)
{
	char *p;

	if (!ts_is_shown(t, s->ts) || !tc_tl_shows(t, s->lane))
		return;
	p = begin_event(t, s->name);
	if (!p)
		return;
	*p++ = t->is_perfetto ? 'i' : 'I';
	p = PUT(p, "\",\"s\":\"t");
	p = put_ts(p, s->ts);
	p = put_place(t, p, TC_TL_SECTION_LANES, s->lane);
	p = put_frames(t, p, s->stack, 0);
	p = put_all_args(t, p, &s->args, s->stack, 0);
	if (!p)
		return;
	if (is_user)
		p = PUT(p, ",\"cat\":\"user event\"");
	end_event(t, p);
}

/* One end of an arrow. */
static void put_arrow(struct tacho_timeline *t, const struct tc_tl_arrow *a, int section,
		      bool is_start)
{
	const struct tc_tl_args none = { 0 };
	uint32_t stack = is_start ? a->stack : 0;
	char *p = begin_event(t, a->name);

	if (!p)
		return;
	*p++ = is_start ? 's' : t->is_perfetto ? 'f' : 't';
	p = put_ts(p, is_start ? a->ts : a->end_ts);
	p = put_place(t, p, section, is_start ? a->from_lane : a->to_lane);
	p = PUT(p, ",\"id\":");
	p = put_u64(p, t->arrows);
	if (t->is_perfetto) {
		p = PUT(p, ",\"cat\":\"wakeup\"");
		if (!is_start)
			p = PUT(p, ",\"bp\":\"e\"");
	}
	p = put_frames(t, p, stack, 0);
	p = put_all_args(t, p, &none, stack, 0);
	if (p)
		end_event(t, p);
}

void tc_tl_arrow(struct tacho_timeline *t, const struct tc_tl_arrow *a, int section)
{
	if (section == TC_TL_SECTION_LANES &&
	    (!tc_tl_shows(t, a->from_lane) || !tc_tl_shows(t, a->to_lane)))
		return;
	if (!ts_is_shown(t, a->ts) || !ts_is_shown(t, a->end_ts))
		return;
	t->arrows++;
	put_arrow(t, a, section, true);
	put_arrow(t, a, section, false);
}

/* One end of a region. */
static void put_region(struct tacho_timeline *t, const struct tc_tl_slice *s, bool is_begin)
{
	const struct tc_tl_args none = { 0 };
	uint32_t stack = is_begin ? s->stack : s->end_stack;
	uint64_t task = (uint64_t)s->args.a;
	char *p = begin_event(t, s->name);
	static const char hex[] = "0123456789abcdef";
	unsigned shift = 60;

	if (!p)
		return;
	*p++ = is_begin ? 'b' : 'e';
	p = PUT(p, "\",\"s\":\"");
	while (shift && !(task >> shift & 15))
		shift -= 4;
	for (;; shift -= 4) {
		*p++ = hex[task >> shift & 15];
		if (shift == 0)
			break;
	}
	p = put_ts(p, is_begin ? s->ts : tc_wrap_add(s->ts, s->dur));
	p = put_place(t, p, TC_TL_SECTION_LANES, s->lane);
	p = PUT(p, ",\"id\":");
	p = put_u64(p, t->asyncs);
	p = put_frames(t, p, stack, 0);
	p = put_all_args(t, p, is_begin ? &none : &s->args, stack, 0);
	if (!p)
		return;
	if (task && !t->is_perfetto)
		p = put_color(p, task);
	p = PUT(p, ",\"cat\":\"Region\"");
	end_event(t, p);
}

void tc_tl_region(struct tacho_timeline *t, const struct tc_tl_slice *s)
{
	if (!span_is_shown(t, s->ts, s->dur) || !tc_tl_shows(t, s->lane))
		return;
	t->asyncs++;
	put_region(t, s, true);
	put_region(t, s, false);
}

/* --- counters ----------------------------------------------------------------------- */

static char *begin_counter(struct tacho_timeline *t, const char *name, int64_t ts)
{
	struct tc_tl_name n = { .n = 0 };
	char *p;

	tc_tl_name_add(&n, name);
	p = begin_event(t, &n);
	if (!p)
		return NULL;
	*p++ = 'C';
	p = put_ts(p, ts);
	p = PUT(p, ",\"pid\":");
	*p++ = (char)('0' + TC_TL_SECTION_STATS + t->is_perfetto);
	return PUT(p, ",\"tid\":0,\"args\":{\"");
}

static char *put_count(char *p, const char *name, uint64_t v)
{
	p = put_text(p, name, strlen(name));
	p = PUT(p, "\":");
	return put_u64(p, v);
}

static void end_counter(struct tacho_timeline *t, char *p)
{
	*p++ = '}';
	end_event(t, p);
}

static void put_gs(struct tacho_timeline *t, int64_t ts)
{
	char *p = begin_counter(t, "Goroutines", ts);

	if (!p)
		return;
	p = put_count(p, "Running", (uint64_t)t->now.gs[TC_TL_RUNNING]);
	p = put_count(PUT(p, ",\""), "Runnable", (uint64_t)t->now.gs[TC_TL_RUNNABLE]);
	p = put_count(PUT(p, ",\""), "GCWaiting", (uint64_t)t->now.gs[TC_TL_WAITING_GC]);
	end_counter(t, p);
}

static void put_threads(struct tacho_timeline *t, int64_t ts)
{
	char *p = begin_counter(t, "Threads", ts);

	if (!p)
		return;
	p = PUT(p, "Running\":");
	p = put_i64(p, t->now.running_ps);
	p = PUT(p, ",\"InSyscall\":");
	p = put_i64(p, t->now.in_syscall);
	end_counter(t, p);
}

static void put_heap(struct tacho_timeline *t, int64_t ts)
{
	char *p = begin_counter(t, "Heap", ts);
	const struct tc_tl_counters *c = &t->now;

	if (!p)
		return;
	p = put_count(p, "Allocated", c->allocated);
	p = put_count(PUT(p, ",\""), "NextGC",
		      c->next_gc > c->allocated ? c->next_gc - c->allocated : 0);
	end_counter(t, p);
}

void tc_tl_count_gs(struct tacho_timeline *t, int64_t ts)
{
	if (memcmp(t->now.gs, t->shown.gs, sizeof(t->now.gs)) == 0)
		return;
	memcpy(t->shown.gs, t->now.gs, sizeof(t->now.gs));
	if (ts_is_shown(t, ts))
		put_gs(t, ts);
}

void tc_tl_count_threads(struct tacho_timeline *t, int64_t ts)
{
	if (t->now.running_ps == t->shown.running_ps && t->now.in_syscall == t->shown.in_syscall)
		return;
	t->shown.running_ps = t->now.running_ps;
	t->shown.in_syscall = t->now.in_syscall;
	if (ts_is_shown(t, ts) && t->opts.view != TACHO_TIMELINE_GOROUTINES)
		put_threads(t, ts);
}

void tc_tl_count_heap(struct tacho_timeline *t, int64_t ts)
{
	if (t->now.allocated == t->shown.allocated && t->now.next_gc == t->shown.next_gc)
		return;
	t->shown.allocated = t->now.allocated;
	t->shown.next_gc = t->now.next_gc;
	if (ts_is_shown(t, ts))
		put_heap(t, ts);
}

void tc_tl_counters_at(struct tacho_timeline *t, int64_t ts)
{
	put_gs(t, ts);
	if (t->opts.view != TACHO_TIMELINE_GOROUTINES)
		put_threads(t, ts);
	if (t->now.allocated || t->now.next_gc)
		put_heap(t, ts);
}

/* --- the document ----------------------------------------------------------------- */

/* name is JSON text. */
static void put_meta(struct tacho_timeline *t, const char *what, int section, uint64_t tid,
		     const struct tc_tl_name *name)
{
	struct tc_tl_name n = { .n = 0 };
	size_t len = LINE_BYTES;
	char *p;

	tc_tl_name_add(&n, what);
	tc_tl_name_add(&n, "_name");
	for (unsigned i = 0; i < name->n; i++)
		len += name->part[i].n;
	if (!tc_textbuf_room(&t->out, 2 * LINE_BYTES + len))
		return;
	p = begin_event(t, &n);
	p = PUT(p, "M\",\"ts\":0,\"pid\":");
	*p++ = (char)('0' + section + t->is_perfetto);
	p = PUT(p, ",\"tid\":");
	p = put_u64(p, tid);
	p = PUT(p, ",\"args\":{\"name\":\"");
	for (unsigned i = 0; i < name->n; i++)
		p = put_text(p, name->part[i].s, name->part[i].n);
	p = PUT(p, "\"}");
	end_event(t, p);
}

static void put_meta_index(struct tacho_timeline *t, const char *what, int section, uint64_t tid,
			   int64_t priority)
{
	struct tc_tl_name n = { .n = 0 };
	char *p;

	tc_tl_name_add(&n, what);
	tc_tl_name_add(&n, "_sort_index");
	p = begin_event(t, &n);
	if (!p)
		return;
	p = PUT(p, "M\",\"ts\":0,\"pid\":");
	*p++ = (char)('0' + section + t->is_perfetto);
	p = PUT(p, ",\"tid\":");
	p = put_u64(p, tid);
	p = PUT(p, ",\"args\":{\"sort_index\":");
	p = put_i64(p, priority);
	*p++ = '}';
	end_event(t, p);
}

void tc_tl_section(struct tacho_timeline *t, int section, const char *name, int priority)
{
	struct tc_tl_name n = { .n = 0 };

	tc_tl_name_add(&n, name);
	put_meta(t, "process", section, 0, &n);
	put_meta_index(t, "process", section, 0, priority);
}

void tc_tl_lane(struct tacho_timeline *t, int section, uint64_t lane, const struct tc_tl_name *name,
		int64_t priority)
{
	uint64_t tid = tid_of(t, section, lane);

	put_meta(t, "thread", section, tid, name);
	put_meta_index(t, "thread", section, tid, priority);
}

void tc_tl_begin(struct tacho_timeline *t)
{
	tc_textbuf_puts(&t->out, "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
	t->is_open = true;
}

void tc_tl_end(struct tacho_timeline *t)
{
	bool is_first = true;

	tc_textbuf_puts(&t->out, "\n]");
	if (!t->is_perfetto)
		tc_textbuf_puts(&t->out, ",\n\"stackFrames\":{");
	for (size_t i = 0; i < t->names.n_frames && !t->is_perfetto; i++) {
		const struct tc_tl_frame *f = &t->names.frames[i];
		struct tacho_text func = tacho_symbols_get(t->names.texts, f->func);
		char *p;

		if (!f->is_used || !tc_textbuf_room(&t->out, func.n + LINE_BYTES))
			continue;
		p = t->out.p + t->out.n;
		p = is_first ? PUT(p, "\n\"") : PUT(p, ",\n\"");
		is_first = false;
		p = put_u64(p, i + 1);
		p = PUT(p, "\":{\"name\":\"");
		p = put_text(p, func.s, func.n);
		*p++ = ':';
		p = put_u64(p, f->line);
		*p++ = '"';
		if (f->parent) {
			p = PUT(p, ",\"parent\":");
			p = put_u64(p, f->parent);
		}
		*p++ = '}';
		t->out.n = (size_t)(p - t->out.p);
	}
	if (!t->is_perfetto)
		tc_textbuf_puts(&t->out, "\n}");
	tc_textbuf_puts(&t->out, "}\n");
}
