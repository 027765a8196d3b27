/* SPDX-License-Identifier: MIT */
/*
 * Sessions and the service thread. A session is one stream of generations; while
 * it lasts, traces and recorders come and go at the borders of generations.
 *
 *	gen: 0 -> STARTING -> g -> g+1 -> ... -> 0
 *	          start          advance         stop: an advance without successor
 *
 * STARTING is for schedulers that report their goroutines: their sections are
 * open while tracing is off, too, so that states stay right. A section of before
 * the start must not overlap one of after it; those that see STARTING wait.
 *
 * The service thread takes full blocks away, and ends generations by time and by
 * size. It polls: a writer never wakes it.
 */
#include "tracer/session.h"
#include "tracer/crash.h"
#include "tracer/gc_range.h"
#include "tracer/thread.h"

#include <errno.h>
#include <linux/membarrier.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	POLL_MIN_NS = 200 * 1000,
	POLL_MAX_NS = 10 * 1000 * 1000,
	MUCH_BYTES = 1 << 20,
	TAIL_HEAD = 64
};

pthread_mutex_t tc_session_lock = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t tc_advance_lock = PTHREAD_MUTEX_INITIALIZER;
uint32_t tacho_on;

static struct {
	uint64_t last_gen;            /* the highest ever */
	struct tc_clock_sample clock; /* at the begin of the open generation */
	uint64_t clock_ns;
	pthread_t service;
	tc_atomic_bool stop_service;
	bool have_service, ready;
} session;

/* --- delivery of what is full --------------------------------------------------------- */

/* With the lock of delivery. */
static void deliver_full(uint64_t gen)
{
	struct tc_block *b = tc_full_take(&tc_full[gen & 1]), *next;

	for (; b; b = next) {
		next = b->next;
		tc_deliver_block(b);
	}
}

/* --- the advance -------------------------------------------------------------------- */

static void new_clock(uint64_t next, struct tc_advance *a)
{
	struct tc_clock_params *old = &tc_hot.clock[a->gen & 1];

	a->clock = session.clock;
	a->clock_ns = session.clock_ns;
	tc_clock_sample(&session.clock);
	tc_clock_next(old, &session.clock, &tc_hot.clock[next & 1]);
	a->now = old->mult ? tc_clock_at(old, session.clock.ticks) : session.clock.mono_ns;
	session.clock_ns = a->now;
	tc_crash_clock(next, session.clock_ns, &session.clock);
}

/* No event at all in a generation that is closed. */
static bool nothing_happened(const struct tc_advance *a)
{
	bool nothing;

	pthread_mutex_lock(&tc_deliver.lock);
	deliver_full(a->gen);
	nothing = tc_deliver.bytes == 0 && a->tail.len == TAIL_HEAD;
	pthread_mutex_unlock(&tc_deliver.lock);
	return nothing && !a->slots;
}

/* With the advance lock. `next` 0 ends the session. */
static void advance(uint64_t next, tc_change_fn *change, void *ctx)
{
	struct tc_advance a = { .next = next };
	struct tc_thread *self = tc_thread_away();

	/* relaxed: only changed under the advance lock */
	a.gen = tc_load_relaxed(&tc_hot.gen);
	tc_tail_get(&a.tail);
	if (tc_bytes_reserve(&a.tail, TAIL_HEAD))
		a.tail.len = TAIL_HEAD;
	else
		a.broken = true;
	pthread_mutex_lock(&tc_threads_lock);
	tc_advance_copy();
	TC_TESTPOINT("advance: states copied");
	new_clock(a.gen + 1, &a);
	if (next == 0)
		tc_store_word_relaxed(&tacho_on, 0);
	tc_rec_turn(a.gen + 1);
	/* relaxed: published with the generation */
	tc_store_relaxed(&tc_names.next_message[(a.gen + 1) & 1], 0);
	tc_store_relaxed(&tc_gen_bytes[(a.gen + 1) & 1], 0);
	tc_gen_publish(next);
	TC_TESTPOINT("advance: next generation open");
	tc_advance_drain(&a);
	TC_TESTPOINT("advance: drained");
	if (a.tail.len)
		tc_advance_leftovers(&a);
	tc_threads_reap();
	pthread_mutex_unlock(&tc_threads_lock);
	if (a.tail.len && nothing_happened(&a))
		tc_advance_idle(&a);
	if (a.tail.len)
		tc_advance_tables(&a);
	if (!a.broken)
		tc_crash_tail(a.gen, a.tail.p + TAIL_HEAD, a.tail.len - TAIL_HEAD);
	pthread_mutex_lock(&tc_deliver.lock);
	deliver_full(a.gen);
	for (struct tc_block *b = a.slots, *then; b; b = then) {
		then = b->next;
		tc_deliver_block(b);
	}
	if (a.broken) {
		tc_deliver_lost();
		tc_bytes_free(&a.tail);
	} else {
		tc_deliver_tail(&a.tail, a.now);
	}
	if (change)
		change(ctx);
	tc_deliver_begin(next, a.now);
	pthread_mutex_unlock(&tc_deliver.lock);
	session.last_gen = a.gen;
	tc_thread_back(self);
}

int tc_session_advance(void)
{
	uint64_t g;

	pthread_mutex_lock(&tc_advance_lock);
	g = tc_load_relaxed(&tc_hot.gen);
	if (g != 0 && tc_ranges_close_gate(false)) {
		advance(g + 1, NULL, NULL);
		tc_ranges_open_gate(g + 1);
	}
	pthread_mutex_unlock(&tc_advance_lock);
	return g != 0 ? 0 : TACHO_EMISUSE;
}

/* --- the service thread ------------------------------------------------------------- */

static uint64_t service_poll(void)
{
	uint64_t bytes, before;
	bool due;

	pthread_mutex_lock(&tc_deliver.lock);
	before = tc_deliver.bytes;
	/* While an advance is under way its generation is the one that is open here. */
	if (tc_deliver.gen != 0)
		deliver_full(tc_deliver.gen);
	bytes = tc_deliver.bytes - before;
	due = tc_deliver.gen != 0 && (tc_deliver.bytes >= tc_deliver_gen_limit() ||
				      tc_clock_mono() - tc_deliver.begin_ns >= tc_deliver_gen_ns());
	pthread_mutex_unlock(&tc_deliver.lock);
	if (due) {
		(void)tc_session_advance();
	} else {
		/* Records of threads that ended are used again soon, while they are warm. */
		pthread_mutex_lock(&tc_threads_lock);
		tc_threads_reap();
		pthread_mutex_unlock(&tc_threads_lock);
	}
	return bytes;
}

static void *service_thread(void *arg)
{
	uint64_t sleep_ns = 1000000, most, bytes;
	struct timespec t = { 0 };

	(void)arg;
	prctl(PR_SET_NAME, "tacho");
	/* acq: pairs with [P7] store in service_stop; nothing else depends on it. */
	while (!tc_load_acq(&session.stop_service)) {
		bytes = service_poll();
		pthread_mutex_lock(&tc_deliver.lock);
		most = tc_deliver_gen_ns() / 2;
		pthread_mutex_unlock(&tc_deliver.lock);
		sleep_ns = bytes > MUCH_BYTES ? sleep_ns / 2 : bytes == 0 ? sleep_ns * 2 : sleep_ns;
		sleep_ns = sleep_ns < POLL_MIN_NS ? POLL_MIN_NS : sleep_ns;
		sleep_ns = sleep_ns > POLL_MAX_NS ? POLL_MAX_NS : sleep_ns;
		sleep_ns = sleep_ns > most ? most : sleep_ns;
		t.tv_nsec = (long)sleep_ns;
		nanosleep(&t, NULL);
	}
	return NULL;
}

static void service_stop(void)
{
	if (!session.have_service)
		return;
	/* rel: pairs with [P7] load in service_thread. */
	tc_store_rel(&session.stop_service, true);
	pthread_join(session.service, NULL);
	session.have_service = false;
}

/* --- start and stop ------------------------------------------------------------------- */

void tc_session_init(void)
{
	long commands;

	pthread_mutex_lock(&tc_session_lock);
	if (!session.ready) {
		tc_clock_init();
		commands = syscall(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0, 0);
		if (commands < 0 || !(commands & MEMBARRIER_CMD_PRIVATE_EXPEDITED) ||
		    syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) != 0)
			tc_store_relaxed(&tc_hot.exchange, true);
#if defined(__SANITIZE_THREAD__) || defined(TC_TSAN) || defined(TC_TRACER_EXCHANGE)
		tc_store_relaxed(&tc_hot.exchange, true);
#endif
		session.ready = true;
	}
	pthread_mutex_unlock(&tc_session_lock);
}

/* With the session lock and the advance lock; gen is 0. */
static int session_begin(tc_change_fn *change, void *ctx)
{
	struct tc_advance none = { .next = TC_GEN_STARTING };
	uint64_t g = session.last_gen + 1;
	struct tc_clock_params *clock = &tc_hot.clock[g & 1];
	struct tc_thread *self;

	/* First what may fail. It waits for the advance lock if it has anything to do. */
	tc_store_relaxed(&session.stop_service, false);
	if (tc_helper_thread(&session.service, service_thread, NULL) < 0)
		return TACHO_ENOMEM;
	session.have_service = true;
	self = tc_thread_away();
	tc_clock_first(clock);
	pthread_mutex_lock(&tc_threads_lock);
	tc_gen_publish(TC_GEN_STARTING);
	TC_TESTPOINT("start: sections wait");
	tc_advance_drain(&none);
	tc_add_relaxed(&tc_hot.session, 1);
	tc_clock_sample(&session.clock);
	session.clock_ns =
		clock->mult ? tc_clock_at(clock, session.clock.ticks) : session.clock.mono_ns;
	tc_crash_clock(g, session.clock_ns, &session.clock);
	pthread_mutex_lock(&tc_deliver.lock);
	if (change)
		change(ctx);
	tc_deliver_begin(g, session.clock_ns);
	pthread_mutex_unlock(&tc_deliver.lock);
	tc_store_relaxed(&tc_broken_gen, 0);
	tc_store_relaxed(&tc_names.next_message[g & 1], 0);
	tc_store_relaxed(&tc_gen_bytes[g & 1], 0);
	tc_gen_publish(g);
	tc_store_word_relaxed(&tacho_on, 1);
	pthread_mutex_unlock(&tc_threads_lock);
	tc_thread_back(self);
	return 0;
}

int tc_session_change(tc_change_fn *change, void *ctx, bool last)
{
	bool ended = false;
	uint64_t g;
	int rc = 0;

	pthread_mutex_lock(&tc_advance_lock);
	g = tc_load_relaxed(&tc_hot.gen);
	if (g != 0) {
		/* A range that may not cross a generation ends with the session. */
		(void)tc_ranges_close_gate(true);
		advance(last ? 0 : g + 1, change, ctx);
		tc_ranges_open_gate(last ? 0 : g + 1);
		ended = last;
	} else {
		rc = session_begin(change, ctx);
	}
	pthread_mutex_unlock(&tc_advance_lock);
	if (ended) {
		service_stop();
		tc_blocks_trim();
	}
	return rc;
}

uint64_t tc_session_clean_gen(void)
{
	/* relaxed: a generation that ends meanwhile only makes it later */
	uint64_t g = tc_load_relaxed(&tc_hot.gen);

	return g == 0 ? session.last_gen + 1 : g + 2;
}

/* --- fork --------------------------------------------------------------------------------- */

/*
 * In the child nothing goes on: no service thread, no sink, no recorder. Its
 * memory is a copy, so what the parent's threads were doing is simply forgotten;
 * the locks were taken before the fork, so the tables are whole.
 */
void tc_session_after_fork(void)
{
	/* relaxed: one thread is left */
	tc_store_word_relaxed(&tacho_on, 0);
	session.last_gen = session.last_gen + 2;
	tc_store_relaxed(&tc_hot.gen, 0);
	session.have_service = false;
}
