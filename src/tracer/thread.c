/* SPDX-License-Identifier: MIT */
/*
 * Threads: registration, turning to another generation, blocks, stacks, exit.
 * thread.h has the protocol.
 *
 * A thread's record lies in pages that are never unmapped, so the advance and the
 * wakers may look at one that just ended. TLS holds one pointer, initial-exec: a
 * larger block might not fit when the library is loaded by dlopen.
 */
#include "tracer/thread.h"

#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	PAGE = 4096,
#if defined(__SANITIZE_THREAD__) || defined(TC_TSAN)
	EXIT_ROUNDS = 3, /* ThreadSanitizer's own state goes in the last one */
#else
	EXIT_ROUNDS = 4, /* PTHREAD_DESTRUCTOR_ITERATIONS */
#endif
	STACK_SLACK = 1 << 16 /* verify that much more of a stack than is needed */
};

struct tc_hot tc_hot __attribute__((aligned(64)));
__thread struct tc_thread *tc_self __attribute__((tls_model("initial-exec")));
struct tc_losses tc_losses_past;
pthread_mutex_t tc_threads_lock = PTHREAD_MUTEX_INITIALIZER;
struct tc_thread *tc_threads;
struct tc_full tc_full[2];
tc_atomic_u64 tc_broken_gen;

static struct {
	struct tc_thread *free; /* under tc_threads_lock */
	pthread_key_t key;
	bool have_key;
} threads;

/* --- stacks ----------------------------------------------------------------------- */

/* Whether [lo, hi) is mapped, whatever it holds. */
static bool stack_is_mapped(uint64_t lo, uint64_t hi)
{
	unsigned char vec[256];

	for (uint64_t n; lo < hi; lo += n) {
		n = hi - lo < sizeof(vec) * PAGE ? hi - lo : sizeof(vec) * PAGE;
		if (syscall(SYS_mincore, lo, n, vec) != 0)
			return false;
	}
	return true;
}

/*
 * The C library keeps the control block of a thread at the top of its stack; the
 * kernel puts the auxiliary vector's strings above the main thread's frames. What
 * is between the stack pointer and there is mapped if this is that stack, and the
 * kernel is asked once for each depth. No malloc, fit for signal handlers.
 */
static void stack_find_bounds(struct tc_thread *m)
{
	uint64_t sp = (uint64_t)(uintptr_t)__builtin_frame_address(0);
	uint64_t hi = (uint64_t)(uintptr_t)pthread_self();

	if (sp >= hi || hi - sp > UINT64_C(1) << 30)
		hi = (uint64_t)getauxval(AT_RANDOM);
	m->stack_lo = 0;
	m->stack_hi = 0;
	m->bad_page = 0;
	if (sp >= hi || hi - sp > UINT64_C(1) << 30)
		return;
	hi &= ~(uint64_t)15;
	m->stack_hi = hi;
	m->stack_lo = hi & ~(uint64_t)(PAGE - 1);
}

/* Extend the verified part of the stack down to sp. */
__attribute__((noinline)) static bool stack_extend(struct tc_thread *m, uint64_t sp)
{
	uint64_t page = sp & ~(uint64_t)(PAGE - 1), lo = page;

	if (page == m->bad_page || sp >= m->stack_hi || m->stack_lo == 0)
		return false;
	lo = page > STACK_SLACK ? page - STACK_SLACK : page;
	if (stack_is_mapped(lo, m->stack_lo) || (lo = page, stack_is_mapped(lo, m->stack_lo))) {
		m->stack_lo = lo;
		return true;
	}
	m->bad_page = page;
	return false;
}

__attribute__((noinline)) static struct tc_stack *stack_intern(struct tc_thread *m,
							       const uint64_t *pc, uint32_t n,
							       uint64_t hash)
{
	struct tc_stack *s = tc_names_stack(pc, n, hash);

	if (s)
		m->stack_cache[hash & (TC_CACHE - 1)] = s;
	return s;
}

/*
 * Return addresses by the chain of frame pointers. Each frame must lie above the
 * one before and below the end of the stack, all of which is mapped: garbage may
 * cut the walk short, it cannot make it fault. spec: doc/format.md#stacks
 */
__attribute__((no_sanitize("address", "thread"))) uint64_t tc_thread_stack(
	struct tc_thread *m, enum tacho_stack_kind kind, const void *frame)
{
	uint64_t pc[TC_MAX_STACK_FRAMES];
	uint64_t fp = (uint64_t)(uintptr_t)frame, lo = m->stack_lo, hi = m->stack_hi, hash = 0;
	uint32_t n = 0, depth;
	struct tc_stack *s;

	/* relaxed: settings */
	if (!(tc_load_relaxed(&tc_hot.stack_kinds) & (uint32_t)kind))
		return 0;
	depth = (uint32_t)tc_load_relaxed(&tc_hot.stack_depth);
	if (tc_unlikely(m->cur_g && m->cur_g->stack_hi)) {
		lo = m->cur_g->stack_lo;
		hi = m->cur_g->stack_hi;
	} else if (tc_unlikely(fp < lo)) {
		if (!stack_extend(m, fp))
			return 0;
		lo = m->stack_lo;
	}
	if (fp < lo || hi < 16)
		return 0;
	while (fp <= hi - 16 && (fp & 7) == 0 && n < depth) {
		const uint64_t *f = (const uint64_t *)(uintptr_t)fp;
		uint64_t next = f[0];

		if (f[1] < PAGE)
			break;
		pc[n++] = f[1];
		hash = tc_mix(hash, f[1]);
		if (next <= fp)
			break;
		fp = next;
	}
	if (n == 0)
		return 0;
	s = m->stack_cache[hash & (TC_CACHE - 1)];
	if (tc_unlikely(!s || s->hash != hash || s->n != n ||
			memcmp(s->pc, pc, n * sizeof(pc[0])) != 0))
		s = stack_intern(m, pc, n, hash);
	return tc_stack_use(s, tc_section_gen(m));
}

uint64_t tc_thread_entry_stack(struct tc_thread *m, uint64_t fn)
{
	/* Readers take one from a return address. */
	uint64_t pc = fn + 1, hash = tc_mix(0, pc);
	struct tc_stack *s = m->stack_cache[hash & (TC_CACHE - 1)];

	if (!s || s->hash != hash || s->n != 1 || s->pc[0] != pc)
		s = stack_intern(m, &pc, 1, hash);
	return tc_stack_use(s, tc_section_gen(m));
}

/* --- strings ------------------------------------------------------------------------ */

TC_HOT struct tc_str *tc_thread_str(struct tc_thread *m, const char *text)
{
	size_t len = text ? strnlen(text, TC_MAX_STRING_BYTES) : 0;
	struct tc_str **slot, *s;
	uint64_t hash;

	if (len == 0)
		return NULL;
	hash = tc_text_hash(text, len);
	slot = &m->str_cache[hash & (TC_CACHE - 1)];
	s = *slot;
	if (tc_likely(s && s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0))
		return s;
	s = tc_names_str(text, len, hash);
	if (s)
		*slot = s;
	return s;
}

/* --- blocks ------------------------------------------------------------------------- */

static void block_open(struct tc_thread *m, struct tc_block *b, enum tc_block_kind kind)
{
	uint64_t g = tc_section_gen(m), now = tc_clock_now(&tc_hot.clock[g & 1]);

	b->kind = kind;
	b->tid = m->tid;
	b->seq = ++m->block_seq;
	b->base_ns = now;
	b->last_ns = now;
	b->limit = b->size - TC_EVENT_ROOM;
	b->next = NULL;
	/* relaxed: the block is this thread's until it is pushed or taken */
	tc_store_relaxed(&b->pos, TC_BLOCK_HEAD);
	tc_signal_fence();
	tc_store_relaxed(&b->gen, g);
}

/* Where events go that nobody will see. */
static struct tc_block *block_void(struct tc_thread *m)
{
	struct tc_block *b = (struct tc_block *)(void *)m->void_block;

	b->size = sizeof(m->void_block);
	block_open(m, b, TC_BLOCK_EVENTS);
	return b;
}

static bool block_is_void(const struct tc_thread *m, const struct tc_block *b)
{
	return (const uint8_t *)b == m->void_block;
}

static void block_broken(struct tc_thread *m)
{
	uint64_t none = 0;

	/* relaxed: read by the advance after it has waited for this section */
	if (!tc_cas_relaxed(&tc_broken_gen, &none, tc_section_gen(m)) && none < tc_section_gen(m))
		tc_store_relaxed(&tc_broken_gen, tc_section_gen(m));
}

void tc_thread_turn_block(struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);
	struct tc_block *b = m->ev;

	if (block_is_void(m, b)) {
		m->ev = block_void(m);
		return;
	}
	if (b) {
		m->busy = 1;
		m->evs[g & 1] = NULL;
		tc_full_push(&tc_full[g & 1], b);
		m->thin = tc_blocks_scarce();
		if (m->thin)
			tc_thread_settle(m);
	}
	b = tc_block_get(m->busy, true);
	if (b) {
		block_open(m, b, TC_BLOCK_EVENTS);
		m->evs[g & 1] = b;
	} else {
		block_broken(m);
		b = block_void(m);
	}
	m->ev = b;
}

TC_HOT uint64_t tc_thread_message(struct tc_thread *m, const char *text, size_t len)
{
	uint64_t g = tc_section_gen(m), id;
	struct tc_block *b = m->sts[g & 1];
	uint8_t *p;

	if (len == 0)
		return 0;
	if (len > TC_MAX_STRING_BYTES)
		len = TC_MAX_STRING_BYTES;
	/* relaxed: only this thread writes to its block */
	if (!b || tc_load_relaxed(&b->pos) + len + 1 + 2 * TC_MAX_VARINT_BYTES > b->size) {
		if (b) {
			m->sts[g & 1] = NULL;
			tc_full_push(&tc_full[g & 1], b);
		}
		b = tc_block_get(b != NULL || m->busy, false);
		if (!b)
			return 0;
		block_open(m, b, TC_BLOCK_STRINGS);
		p = (uint8_t *)b + TC_BLOCK_HEAD;
		*p = TC_EV_STRINGS;
		tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + 1);
		m->sts[g & 1] = b;
	}
	if (tc_unlikely(m->str_id == m->str_end)) {
		m->str_id = tc_add_relaxed(&tc_names.next_str, TC_IDS_AT_A_TIME);
		m->str_end = m->str_id + TC_IDS_AT_A_TIME;
	}
	id = m->str_id++;
	p = (uint8_t *)b + tc_load_relaxed(&b->pos);
	*p++ = TC_EV_STRING;
	p = tc_put(p, id);
	p = tc_put(p, len);
	memcpy(p, text, len);
	p += len;
	tc_signal_fence();
	tc_store_relaxed(&b->pos, (uint64_t)(p - (const uint8_t *)b));
	return id;
}

/* --- statuses ----------------------------------------------------------------------- */

static uint64_t status_on_wire(const struct tc_rec *r, enum tc_status s)
{
	if (s == TC_CLAIMED)
		return TC_WAITING;
	if (r->kind == TC_REC_G)
		return (uint64_t)s;
	return s == TC_RUNNING ? 1 : s == TC_SYSCALL ? 3 : 2;
}

__attribute__((noinline)) void tc_touch_slow(struct tc_thread *m, struct tc_rec *r,
					     enum tc_status before)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);
	uint8_t *p;

	if (seen == g)
		return;
	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (!tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	if (r->kind == TC_REC_P) {
		p = tc_event(m, TC_EV_PROC_STATUS);
		p = tc_put(p, tc_rec_id(r));
	} else {
		p = tc_event(m, TC_EV_GO_STATUS);
		p = tc_put(p, tc_rec_id(r));
		p = before == TC_RUNNING || before == TC_SYSCALL ? tc_put(p, m->tid)
								 : tc_put(p, TC_WIRE_NONE);
	}
	p = tc_put(p, status_on_wire(r, before));
	tc_event_end(m, p);
}

void tc_touch_abandoned(struct tc_thread *m, struct tc_rec *r)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);

	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (seen == g || !tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	tc_event_end(m, tc_put(tc_put(tc_event(m, TC_EV_PROC_STATUS), tc_rec_id(r)), 4));
}

void tc_drop_stolen(struct tc_thread *m)
{
	enum tc_status s;

	if (!m->cur_p || m->cur_p == m->own_p)
		return;
	s = tc_own_state(m->cur_p);
	/* relaxed: changed by this thread, or by a thief whom it waited for */
	if ((s == TC_RUNNING || s == TC_SYSCALL || s == TC_CLAIMED) &&
	    tc_load_relaxed(&m->cur_p->tid) == m->tid)
		return;
	m->cur_p = NULL;
	tc_thread_settle(m);
}

void tc_write_syscall_end(struct tc_thread *m)
{
	tc_touch(m, m->cur_p, TC_SYSCALL);
	tc_touch(m, m->cur_g, TC_SYSCALL);
	tc_event_end(m, tc_event(m, TC_EV_GO_SYSCALL_END));
}

void tc_set_state(struct tc_rec *r, enum tc_status s)
{
	/* relaxed: the owner's own word */
	uint64_t old = tc_load_relaxed(&r->state);

	/* rel: pairs with [P4] load in tc_advance_copy; seq and tid of the record. */
	tc_store_rel(&r->state, tc_state_next(old, s));
}

enum tc_status tc_own_state(const struct tc_rec *r)
{
	/* relaxed: what this thread runs, only it changes */
	return tc_status_of(tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->state));
}

void tc_thread_settle(struct tc_thread *m)
{
	m->running = m->cur_g && m->cur_p && tc_own_state(m->cur_g) == TC_RUNNING;
	m->ready = m->running && !m->thin;
	m->regions = m->cur_g ? m->cur_g->regions : NULL;
	/* relaxed: does not change inside a section */
	if (m->regions && m->regions->session != tc_load_relaxed(&tc_hot.session)) {
		m->regions->session = tc_load_relaxed(&tc_hot.session);
		m->regions->depth = 0;
	}
}

static struct {
	pthread_mutex_t lock;
	struct tc_regions *free;
	struct tc_bump memory;
} region_pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct tc_regions *tc_regions_make(struct tc_thread *m)
{
	struct tc_regions *rs;

	if (m->cur_g->regions)
		return m->cur_g->regions;
	pthread_mutex_lock(&region_pool.lock);
	rs = region_pool.free;
	if (rs)
		region_pool.free = rs->next;
	else
		rs = tc_bump_get(&region_pool.memory, sizeof(*rs));
	pthread_mutex_unlock(&region_pool.lock);
	if (rs)
		rs->depth = 0;
	m->cur_g->regions = rs;
	tc_thread_settle(m);
	return rs;
}

void tc_regions_free(struct tc_rec *g)
{
	struct tc_regions *rs = g->regions;

	g->regions = NULL;
	if (!rs)
		return;
	pthread_mutex_lock(&region_pool.lock);
	rs->next = region_pool.free;
	region_pool.free = rs;
	pthread_mutex_unlock(&region_pool.lock);
}

/* The label goes into every generation, so that each snapshot has it. */
static void write_label(struct tc_thread *m)
{
	uint8_t *p;

	if (!m->cur_g || !m->cur_p || !m->cur_g->label || tc_own_state(m->cur_g) != TC_RUNNING)
		return;
	p = tc_event(m, TC_EV_GO_LABEL);
	p = tc_put(p, tc_str_use(m->cur_g->label, tc_section_gen(m)));
	tc_event_end(m, p);
}

/* A new session: what was said of a plain thread in the last one is void. */
static void session_turn(struct tc_thread *m, uint64_t session)
{
	m->session = session;
	if (m->own_g) {
		tc_store_relaxed(&m->own_g->session, 0);
		tc_set_state(m->own_g, TC_NONE);
		m->own_g->label = NULL;
	}
	if (m->own_p) {
		tc_store_relaxed(&m->own_p->session, 0);
		tc_set_state(m->own_p, TC_IDLE);
	}
	if (m->cur_g == m->own_g)
		m->cur_g = NULL;
	if (m->cur_p == m->own_p)
		m->cur_p = NULL;
	m->own_regions.depth = 0;
	m->parked = 0;
	m->lost_told = m->lost; /* of another trace */
}

__attribute__((noinline)) bool tc_section_turn(struct tc_thread *m, uint64_t g, bool always)
{
	uint64_t session;

	if (g == TC_GEN_STARTING) {
		/* No untraced section may overlap a traced one: wait outside. */
		tc_section_leave(m);
		syscall(SYS_sched_yield);
		return tc_section_enter(m, always);
	}
	if (g == 0) {
		if (!always) {
			tc_section_leave(m);
			return false;
		}
		tc_store_relaxed(&m->gen, 0);
		return true;
	}
	/* rel: pairs with [P10] load in wait_for_section; the sections of older generations. */
	tc_store_rel(&m->gen, g);
	m->ev = NULL;
	m->thin = tc_blocks_scarce();
	if (m->busy && m->busy++ > 8)
		m->busy = 0; /* small again until the next full block */
	tc_thread_turn_block(m);
	session = tc_load_relaxed(&tc_hot.session);
	if (m->session != session)
		session_turn(m, session);
	tc_drop_stolen(m);
	/* In a system call the P may be stolen any moment: its end says the status. */
	if (m->cur_p && tc_own_state(m->cur_p) == TC_RUNNING)
		tc_touch(m, m->cur_p, TC_RUNNING);
	if (m->cur_g && tc_own_state(m->cur_g) == TC_RUNNING) {
		tc_touch(m, m->cur_g, TC_RUNNING);
		write_label(m);
	}
	tc_thread_settle(m);
	return true;
}

/* --- plain threads ------------------------------------------------------------------ */

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
		m->thin = tc_blocks_scarce();
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

/* --- birth and death ---------------------------------------------------------------- */

static void losses_add(struct tc_losses *to, const struct tc_losses *from_const)
{
	struct tc_losses *from = (struct tc_losses *)(uintptr_t)from_const;

	/* relaxed: statistics */
	tc_add_relaxed(&to->nested, tc_load_relaxed(&from->nested));
	tc_add_relaxed(&to->scarce, tc_load_relaxed(&from->scarce));
	tc_add_relaxed(&to->state, tc_load_relaxed(&from->state));
	tc_add_relaxed(&to->misuse, tc_load_relaxed(&from->misuse));
	tc_add_relaxed(&to->deep, tc_load_relaxed(&from->deep));
}

void tc_threads_reap(void)
{
	struct tc_thread **link = &tc_threads, *m;

	while ((m = *link) != NULL) {
		/* acq: pairs with [P6] store in thread_end; the thread's last words. */
		if (!tc_load_acq(&m->dead) || m->evs[0] || m->evs[1] || m->sts[0] || m->sts[1]) {
			link = &m->next;
			continue;
		}
		*link = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
}

/* In one section: the goroutine ends, the P is given up, full blocks are handed over. */
static void thread_end(struct tc_thread *m)
{
	uint8_t *p;
	uint64_t g;
	bool in_section = tc_section_enter(m, true);

	g = in_section ? tc_section_gen(m) : 0;
	if (g != 0) {
		if (m->cur_g && m->cur_g == m->own_g) {
			if (tc_own_state(m->cur_g) == TC_SYSCALL)
				tc_write_syscall_end(m);
			p = tc_event(m, TC_EV_GO_DESTROY);
			tc_event_end(m, p);
		}
		if (m->cur_p == m->own_p && m->cur_p) {
			p = tc_event(m, TC_EV_PROC_STOP);
			tc_event_end(m, p);
		}
		if (m->evs[g & 1])
			tc_full_push(&tc_full[g & 1], m->evs[g & 1]);
		if (m->sts[g & 1])
			tc_full_push(&tc_full[g & 1], m->sts[g & 1]);
		m->evs[g & 1] = NULL;
		m->sts[g & 1] = NULL;
	}
	if (m->own_g)
		tc_set_state(m->own_g, TC_NONE);
	if (m->own_p)
		tc_set_state(m->own_p, TC_IDLE);
	m->cur_g = NULL;
	m->cur_p = NULL;
	tc_self = TC_THREAD_GONE;
	if (in_section)
		tc_section_leave(m);
	if (m->own_g) {
		m->own_g->regions = NULL;
		tc_rec_free(m->own_g);
	}
	if (m->own_p)
		tc_rec_free(m->own_p);
	/* rel: pairs with [P6] load in tc_threads_reap; nothing of m is used behind it. */
	tc_store_rel(&m->dead, 1);
	if (g == 0) {
		pthread_mutex_lock(&tc_threads_lock);
		tc_threads_reap();
		pthread_mutex_unlock(&tc_threads_lock);
	}
}

/* Other destructors of thread-specific data may still trace: end in the last round. */
static void thread_destructor(void *arg)
{
	struct tc_thread *m = arg;

	if (m != tc_self)
		return;
	if (++m->rounds < EXIT_ROUNDS && pthread_setspecific(threads.key, m) == 0)
		return;
	tc_wake_joiners();
	thread_end(m);
}

static struct tc_thread *thread_memory(void)
{
	struct tc_thread *m = threads.free;
	uint8_t *slab;
	size_t size = (sizeof(*m) + 63) & ~(size_t)63, n = 16;

	if (!m) {
		slab = tc_pages_map(n * size);
		for (size_t i = 0; slab && i < n; i++) {
			m = (struct tc_thread *)(void *)(slab + i * size);
			m->next = threads.free;
			threads.free = m;
		}
		m = threads.free;
	}
	if (m) {
		threads.free = m->next;
		memset(m, 0, sizeof(*m));
	}
	return m;
}

__attribute__((noinline)) struct tc_thread *tc_thread_make(void)
{
	struct tc_thread *m;
	char name[17] = { 0 };

	if (tc_self || !threads.have_key) {
		tc_count(tc_self == TC_THREAD_MAKING ? &tc_losses_past.nested
						     : &tc_losses_past.state);
		return NULL;
	}
	/* A handler would find the list locked by the thread it interrupted. */
	tc_self = TC_THREAD_MAKING;
	tc_signal_fence();
	pthread_mutex_lock(&tc_threads_lock);
	m = thread_memory();
	if (m) {
		m->tid = (uint64_t)syscall(SYS_gettid);
		m->next = tc_threads;
		tc_threads = m;
	}
	pthread_mutex_unlock(&tc_threads_lock);
	if (m) {
		stack_find_bounds(m);
		prctl(PR_GET_NAME, name);
		m->name = tc_names_text(name);
		pthread_setspecific(threads.key, m);
	}
	tc_signal_fence();
	tc_self = m;
	return m;
}

void tc_thread_hide(void)
{
	tc_self = TC_THREAD_GONE;
}

void tc_threads_init(void)
{
	if (!threads.have_key)
		threads.have_key = pthread_key_create(&threads.key, thread_destructor) == 0;
}

/* Here, since no program can use the library without this file. */
__attribute__((constructor)) static void library_loaded(void)
{
	tc_threads_init();
	tc_library_begin();
}

void tc_threads_after_fork(void)
{
	struct tc_thread *m = tc_threads, *next;

	pthread_mutex_init(&tc_threads_lock, NULL);
	/* Their blocks may be in a file that the parent writes to: leave them alone. */
	for (; m; m = next) {
		next = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
	tc_threads = NULL;
	pthread_mutex_init(&region_pool.lock, NULL);
	memset((void *)tc_full, 0, sizeof(tc_full));
	if ((uintptr_t)tc_self > 2) {
		pthread_setspecific(threads.key, NULL);
		tc_self = NULL;
	}
}
