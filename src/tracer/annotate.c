/* SPDX-License-Identifier: MIT */
/*
 * Tasks, regions, logs, labels. Every function is one write section, or nothing.
 * The stack is taken from the frame of the exported function, so its first frame
 * is the caller.
 */
#include "tracer/observer.h"
#include "tracer/thread.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

_Static_assert(TACHO_EXPERIMENTAL_MAX_BYTES <= TC_BLOCK_BIG - TC_BLOCK_HEAD, "fits a block");

static tc_atomic_u64 next_task = 1;

#define CALLER() __builtin_frame_address(0)

/* In a section: when its last event was. */
static inline uint64_t event_ns(const struct tc_thread *m)
{
	return m->ev->last_ns;
}

/* --- tasks --------------------------------------------------------------------------- */

struct tacho_task tacho_task_begin(struct tacho_task parent, const char *name)
{
	/* relaxed: only has to be unique */
	struct tacho_task t = { tc_add_relaxed(&next_task, 1) };
	struct tc_thread *m;
	uint64_t stack, ns;
	struct tc_str *s;
	uint8_t *p;

	if (!tacho_enabled() || !(m = tc_begin()))
		return t;
	stack = tc_thread_stack(m, TACHO_STACK_TASK, CALLER());
	s = tc_thread_str(m, name);
	p = tc_event(m, TC_EV_USER_TASK_BEGIN);
	p = tc_put(p, t.id);
	p = tc_put(p, parent.id);
	p = tc_put(p, tc_str_use(s, tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	ns = event_ns(m);
	tc_section_leave(m);
	TC_OBSERVE(task_begin, t.id, name, ns);
	return t;
}

void tacho_task_end(struct tacho_task task)
{
	uint64_t stack, ns = 0;
	struct tc_thread *m;
	uint8_t *p;

	if (!tacho_enabled())
		return;
	m = tc_begin();
	if (m && (task.id == 0 || task.id >= tc_load_relaxed(&next_task))) {
		tc_count(&m->losses.misuse);
	} else if (m) {
		stack = tc_thread_stack(m, TACHO_STACK_TASK, CALLER());
		p = tc_event(m, TC_EV_USER_TASK_END);
		p = tc_put(p, task.id);
		p = tc_put(p, stack);
		tc_event_end(m, p);
		ns = event_ns(m);
	}
	if (m)
		tc_section_leave(m);
	/* Observers see it also where there was no room for its event. */
	TC_OBSERVE(task_end, task.id, ns);
}

/* --- regions -------------------------------------------------------------------------- */

/* gcc would call it otherwise, for a tenth of the cost of a region. */
__attribute__((always_inline)) static inline void region_event(struct tc_thread *m, unsigned type,
							       const struct tc_region *r,
							       const void *frame)
{
	uint64_t stack = tc_thread_stack(m, TACHO_STACK_REGION, frame);
	uint8_t *p = tc_event(m, type);

	p = tc_put(p, r->task);
	p = tc_put(p, tc_str_use(r->name, tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
}

static inline struct tacho_region region_open(struct tc_thread *m, struct tacho_task task,
					      struct tc_str *name, const void *frame)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_regions *rs = m->regions;
	struct tc_region *r;

	if (tc_unlikely(!rs))
		rs = tc_regions_make(m);
	if (tc_unlikely(!rs || rs->depth >= TC_REGIONS)) {
		tc_count(&m->losses.deep);
		return token;
	}
	if (tc_unlikely(task.id >= tc_load_relaxed(&next_task))) {
		tc_count(&m->losses.misuse);
		return token;
	}
	r = &rs->open[rs->depth++];
	r->name = name;
	r->task = task.id;
	r->serial = ++rs->serial;
	region_event(m, TC_EV_USER_REGION_BEGIN, r, frame);
	token.g = tc_rec_id(m->cur_g);
	/* relaxed: does not change inside a section */
	token.session = (uint32_t)tc_load_relaxed(&tc_hot.session);
	token.serial = r->serial;
	return token;
}

TC_HOT struct tacho_region tacho_region_open(struct tacho_task task, const char *name)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_thread *m = tc_begin();
	uint64_t ns;

	if (!m)
		return token;
	token = region_open(m, task, tc_thread_str(m, name), CALLER());
	ns = event_ns(m);
	tc_section_leave(m);
	TC_OBSERVE(region_begin, token.g, token.serial, name, ns);
	return token;
}

/* The record of a handle, looked up at its first use. */
static inline struct tc_str *handle_str(struct tc_thread *m, struct tacho_name *name)
{
	tc_atomic_uintptr *record = (tc_atomic_uintptr *)(void *)&name->record;
	/* acq: pairs with [P5] store in handle_str; the entry. */
	struct tc_str *s = (struct tc_str *)tc_load_acq(record);

	if (tc_unlikely(!s)) {
		s = tc_thread_str(m, name->text);
		/* rel: pairs with [P5] load in handle_str; all threads store the same. */
		tc_store_rel(record, (uintptr_t)s);
	}
	return s;
}

TC_HOT struct tacho_region tacho_region_open_name(struct tacho_task task, struct tacho_name *name)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_thread *m = tc_begin();
	uint64_t ns;

	if (!m)
		return token;
	token = region_open(m, task, name ? handle_str(m, name) : NULL, CALLER());
	ns = event_ns(m);
	tc_section_leave(m);
	TC_OBSERVE(region_begin, token.g, token.serial, name ? name->text : NULL, ns);
	return token;
}

/* Where the region of this token is in the stack of open ones, plus one; 0: nowhere. */
static uint32_t region_find(const struct tc_regions *rs, struct tacho_region token)
{
	for (uint32_t i = rs->depth; i > 0; i--)
		if (rs->open[i - 1].serial == token.serial)
			return i;
	return 0;
}

__attribute__((noinline)) static void region_close_slow(struct tc_thread *m,
							struct tacho_region token,
							const void *frame)
{
	struct tc_regions *rs = m->regions;
	uint32_t at = rs && tc_rec_id(m->cur_g) == token.g ? region_find(rs, token) : 0;

	if (at == 0) {
		tc_count(&m->losses.misuse);
		return;
	}
	/* Those inside were not ended: they end here. */
	for (; rs->depth >= at; rs->depth--) {
		if (rs->depth > at)
			tc_count(&m->losses.misuse);
		region_event(m, TC_EV_USER_REGION_END, &rs->open[rs->depth - 1], frame);
	}
}

TC_HOT void tacho_region_close(struct tacho_region token)
{
	struct tc_thread *m;
	struct tc_regions *rs;
	uint64_t ns;

	/* relaxed: a region of an earlier session is nobody's any more */
	if (token.session == 0 || token.session != (uint32_t)tc_load_relaxed(&tc_hot.session))
		return;
	m = tc_begin_must();
	if (!m)
		return;
	rs = m->regions;
	if (tc_likely(rs && rs->depth > 0 && rs->open[rs->depth - 1].serial == token.serial &&
		      tc_rec_id(m->cur_g) == token.g)) {
		region_event(m, TC_EV_USER_REGION_END, &rs->open[--rs->depth], CALLER());
	} else if (token.session == (uint32_t)tc_load_relaxed(&tc_hot.session)) {
		region_close_slow(m, token, CALLER());
	}
	ns = event_ns(m);
	tc_section_leave(m);
	TC_OBSERVE(region_end, token.g, token.serial, ns);
}

/* --- logs ------------------------------------------------------------------------------ */

__attribute__((always_inline)) static inline void log_bytes(struct tacho_task task,
							    const char *category,
							    struct tacho_name *handle,
							    const char *message, size_t len,
							    const void *frame)
{
	struct tc_thread *m = tc_begin();
	uint64_t stack, text;
	struct tc_str *key;
	uint8_t *p;

	if (!m)
		return;
	stack = tc_thread_stack(m, TACHO_STACK_LOG, frame);
	key = handle ? handle_str(m, handle) : tc_thread_str(m, category);
	text = len ? tc_thread_message(m, message, len) : 0;
	if (tc_unlikely(text == 0 && len != 0)) {
		m->lost++;
		tc_count(&m->losses.scarce);
	} else {
		p = tc_event(m, TC_EV_USER_LOG);
		p = tc_put(p, task.id);
		p = tc_put(p, tc_str_use(key, tc_section_gen(m)));
		p = tc_put(p, text);
		p = tc_put(p, stack);
		tc_event_end(m, p);
	}
	tc_section_leave(m);
}

TC_HOT void tacho_log(struct tacho_task task, const char *category, const char *message)
{
	if (tacho_enabled())
		log_bytes(task, category, NULL, message,
			  message ? strnlen(message, TC_MAX_STRING_BYTES) : 0, CALLER());
}

TC_HOT void tacho_log_bytes(struct tacho_task task, const char *category, const void *message,
			    size_t n)
{
	if (tacho_enabled())
		log_bytes(task, category, NULL, message, message ? n : 0, CALLER());
}

TC_HOT void tacho_log_name(struct tacho_task task, struct tacho_name *category, const void *message,
			   size_t n)
{
	if (tacho_enabled())
		log_bytes(task, NULL, category, message, message ? n : 0, CALLER());
}

void tacho_logf(struct tacho_task task, const char *category, const char *format, ...)
{
	char text[TC_MAX_STRING_BYTES + 1];
	va_list args;
	int n;

	if (!tacho_enabled() || !format)
		return;
	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n > 0)
		log_bytes(task, category, NULL, text, strlen(text), CALLER());
}

/* --- names ------------------------------------------------------------------------------ */

void tacho_label(const char *label)
{
	struct tc_thread *m;
	struct tc_str *s;
	uint8_t *p;

	if (!tacho_enabled() || !label || !label[0] || !(m = tc_begin()))
		return;
	s = tc_thread_str(m, label);
	if (s) {
		m->cur_g->label = s;
		p = tc_event(m, TC_EV_GO_LABEL);
		p = tc_put(p, tc_str_use(s, tc_section_gen(m)));
		tc_event_end(m, p);
	}
	tc_section_leave(m);
}

void tacho_thread_name(const char *name)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_str *s;

	if (!m || !name || !name[0])
		return;
	m = tc_thread_away();
	s = tc_names_text(name);
	tc_thread_back(m);
	if (s)
		m->name = s;
	/* Its goroutine is introduced already: the name comes as a label. */
	if (m->cur_g && m->cur_g == m->own_g)
		tacho_label(name);
}

void tacho_note(const void *text, size_t n)
{
	struct tc_thread *m = tacho_enabled() && text && n > 0 ? tc_begin() : NULL;

	if (!m)
		return;
	if (tc_thread_message(m, text, n) == 0) {
		m->lost++;
		tc_count(&m->losses.scarce);
	}
	tc_section_leave(m);
}

/* --- observers ------------------------------------------------------------------------- */

tc_atomic_uintptr tc_observer;

int tacho_observe(const struct tacho_observer *observer)
{
	if (observer && observer->size != sizeof(*observer))
		return TACHO_EMISUSE;
	/* rel: pairs with [P11] load in tc_observing; what it points to. */
	tc_store_rel(&tc_observer, (uintptr_t)observer);
	return 0;
}

void tacho_observe_sched(uint64_t runnable, uint64_t procs, uint64_t held_ns)
{
	TC_OBSERVE(sched, runnable, procs, held_ns);
}

/* --- experimental data --------------------------------------------------------------------- */

void tacho_experimental(unsigned experiment, const void *bytes, size_t n)
{
	struct tc_thread *m = tacho_enabled() ? tc_begin() : NULL;

	if (!m)
		return;
	if (experiment == 0 || experiment > UINT8_MAX || !bytes || n == 0 ||
	    n > TACHO_EXPERIMENTAL_MAX_BYTES) {
		tc_count(&m->losses.misuse);
	} else if (!tc_thread_experiment(m, (uint8_t)experiment, bytes, n)) {
		m->lost++;
		tc_count(&m->losses.scarce);
	}
	tc_section_leave(m);
}
