/* SPDX-License-Identifier: MIT */
/*
 * Plain threads: each has a goroutine and a processor of its own, introduced with
 * its first event or by the thread that creates it.
 */
#include "tracer/thread.h"

#include <string.h>

void tc_own_start(struct tc_thread *m)
{
	uint8_t *p;

	tc_touch(m, m->own_p, TC_IDLE);
	tc_store_relaxed(&m->own_p->tid, m->tid);
	tc_store_relaxed(&m->own_g->tid, m->tid);
	p = tc_event(m, TC_EV_PROC_START);
	p = tc_put(p, tc_rec_id(m->own_p));
	p = tc_put(p, tc_next_seq(m, m->own_p));
	tc_event_end(m, p);
	tc_set_state(m->own_p, TC_RUNNING);
	m->cur_p = m->own_p;
}

void tc_own_go(struct tc_thread *m)
{
	uint8_t *p = tc_event(m, TC_EV_GO_START);

	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_next_seq(m, m->own_g));
	tc_event_end(m, p);
	tc_set_state(m->own_g, TC_RUNNING);
	m->cur_g = m->own_g;
	tc_thread_settle(m);
}

/* spec: doc/format.md#goroutines: a goroutine may appear in any generation. */
static bool own_introduce(struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);
	uint8_t *p;

	TC_TESTPOINT("introduce: before its records");
	if (!m->own_p)
		m->own_p = tc_rec_new(TC_REC_P, false, g);
	if (!m->own_g)
		m->own_g = tc_rec_new(TC_REC_G, false, g);
	if (!m->own_p || !m->own_g)
		return false;
	tc_store_relaxed(&m->own_p->session, m->session);
	tc_store_relaxed(&m->own_g->session, m->session);
	m->own_g->regions = &m->own_regions;
	m->own_regions.depth = 0;
	if (tc_own_state(m->own_p) == TC_NONE)
		tc_set_state(m->own_p, TC_IDLE);
	tc_own_start(m);
	p = tc_event(m, TC_EV_GO_CREATE);
	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_stack_use(tc_names_thread(m->name), g));
	p = tc_put(p, 0);
	tc_event_end(m, p);
	if (m->name)
		tc_str_use(m->name, g);
	/* relaxed: nobody else knows the goroutine */
	tc_store_relaxed(&m->own_g->touched[g & 1], g);
	m->own_g->seq_gen = g;
	m->own_g->seq = 0;
	tc_own_go(m);
	return true;
}

/* The thread runs for no scheduler any more. Nobody else can wake its goroutine. */
static void own_unpark(struct tc_thread *m)
{
	uint8_t *p;

	m->parked = 0;
	tc_touch(m, m->own_g, TC_WAITING);
	p = tc_event(m, TC_EV_GO_UNBLOCK);
	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_next_seq(m, m->own_g));
	p = tc_put(p, 0);
	tc_event_end(m, p);
	tc_set_state(m->own_g, TC_RUNNABLE);
	tc_own_start(m);
	tc_own_go(m);
}

void tc_thread_adopt(struct tc_rec *g, uint64_t session)
{
	struct tc_thread *m = tc_thread_self();
	bool taken = false;

	if (m && tc_section_enter(m, false)) {
		if (!m->own_p)
			m->own_p = tc_rec_new(TC_REC_P, false, tc_section_gen(m));
		if (m->session == session && !m->own_g && m->own_p) {
			m->own_g = g;
			tc_store_relaxed(&m->own_p->session, session);
			g->regions = &m->own_regions;
			if (tc_own_state(m->own_p) == TC_NONE)
				tc_set_state(m->own_p, TC_IDLE);
			tc_own_start(m);
			tc_touch(m, g, TC_RUNNABLE);
			tc_own_go(m);
			taken = true;
		}
		tc_section_leave(m);
	}
	if (!taken) {
		tc_set_state(g, TC_NONE);
		tc_rec_free(g);
	}
}

void tc_thread_disown(struct tc_rec *g, uint64_t session)
{
	struct tc_thread *m = tc_begin_must();
	struct tc_rec *own;
	uint8_t *p;

	if (m && m->session == session) {
		/* Nobody but a running goroutine can end: it runs here for a moment. */
		own = m->cur_g;
		p = tc_event(m, TC_EV_GO_STOP);
		p = tc_put(p, 0);
		p = tc_put(p, 0);
		tc_event_end(m, p);
		tc_touch(m, g, TC_RUNNABLE);
		for (int i = 0; i < 2; i++) {
			struct tc_rec *r = i == 0 ? g : own;

			p = tc_event(m, TC_EV_GO_START);
			p = tc_put(p, tc_rec_id(r));
			p = tc_put(p, tc_next_seq(m, r));
			tc_event_end(m, p);
			if (i == 0)
				tc_event_end(m, tc_event(m, TC_EV_GO_DESTROY));
		}
	}
	if (m)
		tc_section_leave(m);
	tc_set_state(g, TC_NONE);
	tc_rec_free(g);
}

/* Say how many annotations were left out, once there is room again. */
static void tell_losses(struct tc_thread *m)
{
	static struct tacho_name category = TACHO_NAME("tacho");
	char text[64];
	uint64_t n = m->lost - m->lost_told, message;
	size_t len = 0;
	uint8_t *p;

	do {
		text[sizeof(text) - 1 - len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	memmove(text, text + sizeof(text) - len, len);
	memcpy(text + len, " events lost", 12);
	message = tc_thread_message(m, text, len + 12);
	m->lost_told = m->lost;
	p = tc_event(m, TC_EV_USER_LOG);
	p = tc_put(p, 0);
	p = tc_put(p, tc_str_use(tc_thread_str(m, category.text), tc_section_gen(m)));
	p = tc_put(p, message);
	p = tc_put(p, 0);
	tc_event_end(m, p);
}

__attribute__((noinline)) bool tc_thread_ready(struct tc_thread *m)
{
	if (m->thin) {
		m->thin = tc_thread_scarce(m);
		tc_thread_settle(m);
		if (m->thin && m->cur_g) {
			m->lost++;
			tc_count(&m->losses.scarce);
			return false;
		}
	}
	if (m->cur_g == NULL && m->cur_p == NULL &&
	    (!m->own_g || tc_own_state(m->own_g) == TC_NONE) && !own_introduce(m)) {
		tc_count(&m->losses.scarce);
		return false;
	}
	if (m->parked && !m->cur_g && !m->cur_p)
		own_unpark(m);
	tc_thread_settle(m);
	if (!(m->thin ? m->running : m->ready)) {
		tc_count(m->thin ? &m->losses.scarce : &m->losses.state);
		return false;
	}
	if (m->lost != m->lost_told && !m->thin)
		tell_losses(m);
	return true;
}
