/* SPDX-License-Identifier: MIT */
/*
 * Interleavings that hardly ever happen, made to happen: threads are held at named
 * places of the tracer (base/testpoint.h) while others go on. Each case writes
 * its trace to FILE.CASE and every suffix of its generations to FILE.CASE.N; who
 * reads them judges.
 *
 *	forced [-c CASE] FILE
 */
#include "base/testpoint.h"

#include <tacho/sched.h>
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CHECK(condition)                                                         \
 do {                                                                            \
  if (!(condition)) {                                                            \
   fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, case_now, #condition); \
   exit(1);                                                                      \
  }                                                                              \
 } while (0)

static const char *case_now = "";

/* --- holding threads ------------------------------------------------------------------- */

enum {
	MAX_ACTORS = 8
};

/* A thread of a case; it stops where it is told to. */
struct actor {
	pthread_t thread;
	void (*run)(struct actor *a);
	void *arg;
	const char *stop_at; /* NULL: nowhere */
	bool held, done;
};

static pthread_mutex_t stage = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static __thread struct actor *self;

void tc_testpoint(const char *place)
{
	if (!self)
		return;
	pthread_mutex_lock(&stage);
	if (self->stop_at && strcmp(self->stop_at, place) == 0) {
		self->stop_at = NULL;
		self->held = true;
		pthread_cond_broadcast(&changed);
		while (self->held)
			pthread_cond_wait(&changed, &stage);
	}
	pthread_mutex_unlock(&stage);
}

bool tc_test_refuses(void)
{
	return false;
}

static void *actor_main(void *arg)
{
	self = arg;
	self->run(self);
	pthread_mutex_lock(&stage);
	self->done = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&stage);
	return NULL;
}

static void begin(struct actor *a, void (*run)(struct actor *), void *arg, const char *stop_at)
{
	*a = (struct actor){ .run = run, .arg = arg, .stop_at = stop_at };
	CHECK(pthread_create(&a->thread, NULL, actor_main, a) == 0);
}

static void wait_held(struct actor *a)
{
	pthread_mutex_lock(&stage);
	while (!a->held && !a->done)
		pthread_cond_wait(&changed, &stage);
	CHECK(a->held);
	pthread_mutex_unlock(&stage);
}

/* Go on, to another place or to the end. */
static void go(struct actor *a, const char *stop_at)
{
	pthread_mutex_lock(&stage);
	a->stop_at = stop_at;
	a->held = false;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&stage);
}

/* Have it stop at its next passage, wherever it waits now. */
static void stop_next(struct actor *a, const char *stop_at)
{
	pthread_mutex_lock(&stage);
	a->stop_at = stop_at;
	pthread_mutex_unlock(&stage);
}

static void end(struct actor *a)
{
	pthread_join(a->thread, NULL);
}

/* Nothing it could do may let it end yet: it waits for somebody who is held. */
static void must_not_end(struct actor *a)
{
	usleep(20000);
	pthread_mutex_lock(&stage);
	CHECK(!a->done);
	pthread_mutex_unlock(&stage);
}

/* --- the trace and its suffixes ----------------------------------------------------------- */

static struct {
	unsigned char *p;
	size_t n, cap;
	size_t gen[64]; /* where generations begin */
	int n_gens;
} trace;

/* A full block comes as one batch; the end of a generation has several, and an end mark. */
static bool is_one_batch(const unsigned char *b, size_t n)
{
	uint64_t v = 0;
	size_t at = 1;

	for (int i = 0; i < 4; i++) {
		v = 0;
		for (unsigned shift = 0; at < n; shift += 7) {
			v |= (uint64_t)(b[at] & 0x7f) << shift;
			if (b[at++] < 0x80)
				break;
		}
	}
	return at + v == n;
}

static int keep(void *ctx, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;

	(void)ctx;
	if (trace.n + n > trace.cap) {
		trace.cap = 2 * (trace.n + n);
		trace.p = realloc(trace.p, trace.cap);
		if (!trace.p)
			abort();
	}
	memcpy(trace.p + trace.n, bytes, n);
	trace.n += n;
	if ((trace.n_gens == 0 || !is_one_batch(b, n)) && trace.n_gens < 64)
		trace.gen[trace.n_gens++] = trace.n;
	return 0;
}

static void start(uint64_t gen_ns)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	trace.n = 0;
	trace.n_gens = 0;
	o.write = keep;
	o.gen_ns = gen_ns;
	CHECK(tacho_start_with(&o) == 0);
}

static void save(const char *file)
{
	char name[4096];
	FILE *f;

	for (int i = 0; i < trace.n_gens; i++) {
		if (trace.gen[i] == trace.n)
			break;
		snprintf(name, sizeof(name), "%s.%s.%d", file, case_now, i);
		f = fopen(name, "w");
		CHECK(f && fwrite(trace.p, 1, 16, f) == 16 &&
		      fwrite(trace.p + trace.gen[i], 1, trace.n - trace.gen[i], f) ==
			      trace.n - trace.gen[i]);
		fclose(f);
	}
}

/* --- what actors do --------------------------------------------------------------------------- */

static void log_once(struct actor *a)
{
	tacho_log(TACHO_TASK_NONE, "actor", a->arg ? a->arg : "x");
}

static void advance(struct actor *a)
{
	(void)a;
	CHECK(tacho_advance() == 0);
}

static void stop_trace(struct actor *a)
{
	(void)a;
	CHECK(tacho_stop() == 0);
}

/* Logs, waits to be told, logs again, ends. */
struct steps {
	sem_t first_done, go_on;
};

static void log_twice(struct actor *a)
{
	struct steps *s = a->arg;

	tacho_log(TACHO_TASK_NONE, "actor", "first");
	sem_post(&s->first_done);
	sem_wait(&s->go_on);
	tacho_log(TACHO_TASK_NONE, "actor", "second");
}

static void log_then_end(struct actor *a)
{
	struct steps *s = a->arg;

	tacho_log(TACHO_TASK_NONE, "actor", "first");
	sem_post(&s->first_done);
	sem_wait(&s->go_on);
}

static void steps_init(struct steps *s)
{
	CHECK(sem_init(&s->first_done, 0, 0) == 0 && sem_init(&s->go_on, 0, 0) == 0);
}

static void begin_steps(struct actor *a, void (*run)(struct actor *), struct steps *s)
{
	steps_init(s);
	begin(a, run, s, NULL);
	sem_wait(&s->first_done);
}

#define LONG_GENS 3600000000000u

/* --- cases ------------------------------------------------------------------------------------ */

/*
 * A thread in a section of generation g is about to take a P; meanwhile another one
 * ends in g+1 and gives its P back. It is not for the section of g.
 */
static void case_old_section_new_record(void)
{
	struct actor late, dies, adv;
	struct steps s;

	start(LONG_GENS);
	begin_steps(&dies, log_twice, &s);
	begin(&late, log_once, NULL, "introduce: before its records");
	wait_held(&late);
	begin(&adv, advance, NULL, "advance: next generation open");
	wait_held(&adv);
	sem_post(&s.go_on);
	end(&dies);
	go(&adv, NULL);
	must_not_end(&adv);
	go(&late, NULL);
	end(&late);
	end(&adv);
	CHECK(tacho_advance() == 0);
	CHECK(tacho_stop() == 0);
}

/* The advance waits for a section that has loaded the old generation. */
static void hold_section(const char *place, bool waits, bool is_new_gen)
{
	struct actor writer, adv;
	struct steps s;

	start(LONG_GENS);
	begin_steps(&writer, log_twice, &s);
	if (is_new_gen)
		CHECK(tacho_advance() == 0);
	stop_next(&writer, place);
	sem_post(&s.go_on);
	wait_held(&writer);
	begin(&adv, advance, NULL, NULL);
	if (waits)
		must_not_end(&adv);
	go(&writer, NULL);
	end(&writer);
	end(&adv);
	CHECK(tacho_stop() == 0);
}

static void case_section_loaded(void)
{
	hold_section("section: generation loaded", true, false);
}

/* The same, when the thread's own word still says a generation before that. */
static void case_section_loaded_not_said(void)
{
	hold_section("section: generation loaded", true, true);
}

static void case_section_flag_set(void)
{
	hold_section("section: flag set", true, false);
}

static void case_section_then_stop(void)
{
	struct actor writer, stopper;
	struct steps s;

	start(LONG_GENS);
	begin_steps(&writer, log_twice, &s);
	stop_next(&writer, "section: generation loaded");
	sem_post(&s.go_on);
	wait_held(&writer);
	begin(&stopper, stop_trace, NULL, NULL);
	must_not_end(&stopper);
	go(&writer, NULL);
	end(&writer);
	end(&stopper);
}

/* Known to the tracer, but without a goroutine until it is told to log. */
static void named_then_log(struct actor *a)
{
	struct steps *s = a->arg;

	tacho_thread_name("newcomer");
	sem_post(&s->first_done);
	sem_wait(&s->go_on);
	tacho_log(TACHO_TASK_NONE, "newcomer", "x");
}

/* Alive in the copy, not touched in g, dead in g+1; its P belongs to a newcomer by then. */
static void case_dies_after_copy(void)
{
	struct actor dies, newcomer, adv;
	struct steps s, t;

	start(LONG_GENS);
	begin_steps(&newcomer, named_then_log, &t);
	begin_steps(&dies, log_then_end, &s);
	CHECK(tacho_advance() == 0);
	begin(&adv, advance, NULL, "advance: states copied");
	wait_held(&adv);
	go(&adv, "advance: next generation open");
	wait_held(&adv);
	sem_post(&s.go_on);
	end(&dies);
	sem_post(&t.go_on);
	end(&newcomer);
	go(&adv, "advance: drained");
	wait_held(&adv);
	go(&adv, NULL);
	end(&adv);
	CHECK(tacho_advance() == 0);
	CHECK(tacho_stop() == 0);
}

/* A thread that is ending is held between its section and its last word. */
static void exit_held(const char *place)
{
	struct actor dies, other;
	struct steps s;

	start(LONG_GENS);
	begin_steps(&dies, log_then_end, &s);
	stop_next(&dies, place);
	sem_post(&s.go_on);
	pthread_mutex_lock(&stage);
	while (!dies.held)
		pthread_cond_wait(&changed, &stage);
	pthread_mutex_unlock(&stage);
	CHECK(tacho_advance() == 0);
	begin(&other, log_once, NULL, NULL);
	end(&other);
	CHECK(tacho_advance() == 0);
	CHECK(tacho_stop() == 0);
	go(&dies, NULL);
	end(&dies);
}

static void case_exit_section_left(void)
{
	exit_held("exit: section left");
}

static void case_exit_not_dead(void)
{
	exit_held("exit: before it is dead");
}

/* --- snapshots ----------------------------------------------------------------------------------- */

static struct tacho_flight *flight;

static void snapshot(struct actor *a)
{
	uint64_t bytes;

	(void)a;
	trace.n = 0;
	trace.n_gens = 0;
	CHECK(tacho_flight_write(flight, keep, NULL, &bytes) == 0 && bytes == trace.n);
}

static void stop_flight(struct actor *a)
{
	(void)a;
	tacho_flight_stop(flight);
}

/* A snapshot is held behind its advance; the stop of its recorder waits for it. */
static void case_snapshot_then_stop(void)
{
	struct actor writer, snap, stopper;
	struct steps s;

	CHECK(tacho_flight_start(NULL, &flight) == 0);
	begin_steps(&writer, log_twice, &s);
	begin(&snap, snapshot, NULL, "snapshot: advanced");
	wait_held(&snap);
	CHECK(tacho_advance() == 0);
	begin(&stopper, stop_flight, NULL, NULL);
	must_not_end(&stopper);
	go(&snap, NULL);
	end(&snap);
	end(&stopper);
	sem_post(&s.go_on);
	end(&writer);
	CHECK(!tacho_enabled());
}

/* A section is held, so the advance of a snapshot waits, and so does another's. */
static void case_snapshot_waits_for_section(void)
{
	struct actor writer, snap;
	struct steps s;

	CHECK(tacho_flight_start(NULL, &flight) == 0);
	begin_steps(&writer, log_twice, &s);
	stop_next(&writer, "section: generation loaded");
	sem_post(&s.go_on);
	wait_held(&writer);
	begin(&snap, snapshot, NULL, NULL);
	must_not_end(&snap);
	go(&writer, NULL);
	end(&writer);
	end(&snap);
	tacho_flight_stop(flight);
}

/* --- waiting and waking ------------------------------------------------------------------------------ */

static sem_t sem;

static void waiter(struct actor *a)
{
	(void)a;
	tacho_log(TACHO_TASK_NONE, "waiter", "before");
	tacho_sem_wait(&sem);
	tacho_log(TACHO_TASK_NONE, "waiter", "after");
}

static void waker(struct actor *a)
{
	(void)a;
	tacho_log(TACHO_TASK_NONE, "waker", "before");
	tacho_sem_post(&sem);
}

/* The waker has claimed the waiter in g; the waiter runs, and g ends. */
static void case_wake_claimed(void)
{
	struct actor sleeper, wakes, adv;

	CHECK(sem_init(&sem, 0, 0) == 0);
	start(LONG_GENS);
	begin(&sleeper, waiter, NULL, "wait: over");
	usleep(20000);
	sem_post(&sem); /* not by the wrapper, which comes too late so */
	wait_held(&sleeper);
	begin(&wakes, waker, NULL, "wake: claimed");
	wait_held(&wakes);
	go(&sleeper, NULL);
	begin(&adv, advance, NULL, NULL);
	must_not_end(&adv);
	must_not_end(&sleeper);
	go(&wakes, NULL);
	end(&wakes);
	end(&sleeper);
	end(&adv);
	CHECK(tacho_stop() == 0);
}

/* The waiter has seen that nobody woke it; g ends; it wakes itself in g+1. */
static void case_wakes_itself_later(void)
{
	struct actor sleeper;

	CHECK(sem_init(&sem, 0, 0) == 0);
	start(LONG_GENS);
	begin(&sleeper, waiter, NULL, "resume: state loaded");
	usleep(20000);
	sem_post(&sem); /* not by the wrapper */
	wait_held(&sleeper);
	CHECK(tacho_advance() == 0);
	CHECK(tacho_advance() == 0);
	go(&sleeper, NULL);
	end(&sleeper);
	CHECK(tacho_stop() == 0);
}

/* --- start ------------------------------------------------------------------------------------------- */

static void nothing(void)
{
}

static void start_trace(struct actor *a)
{
	(void)a;
	start(LONG_GENS);
}

static struct {
	struct tacho_p *p;
	struct tacho_g *g;
	struct steps s;
} sched;

static void scheduler(struct actor *a)
{
	(void)a;
	tacho_p_start(sched.p);
	tacho_g_start(sched.g);
	sem_post(&sched.s.first_done);
	sem_wait(&sched.s.go_on);
	tacho_g_block("wait");
	tacho_g_unblock(sched.g);
	tacho_g_start(sched.g);
	tacho_g_exit();
	tacho_p_stop();
}

/* A hook's section of before the start is held: the start waits for it. */
static void case_start_waits(void)
{
	struct actor runs, starts;

	steps_init(&sched.s);
	sched.p = tacho_p_new();
	sched.g = tacho_g_create(nothing);
	begin(&runs, scheduler, NULL, NULL);
	sem_wait(&sched.s.first_done);
	stop_next(&runs, "section: generation loaded");
	sem_post(&sched.s.go_on);
	wait_held(&runs);
	begin(&starts, start_trace, NULL, "start: sections wait");
	wait_held(&starts);
	go(&starts, NULL);
	must_not_end(&starts);
	go(&runs, NULL);
	end(&starts);
	end(&runs);
	CHECK(tacho_advance() == 0);
	CHECK(tacho_stop() == 0);
	tacho_p_free(sched.p);
}

/* --- all of them ------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*run)(void);
} cases[] = {
	{ "old_section_new_record", case_old_section_new_record },
	{ "section_loaded", case_section_loaded },
	{ "section_loaded_not_said", case_section_loaded_not_said },
	{ "section_flag_set", case_section_flag_set },
	{ "section_then_stop", case_section_then_stop },
	{ "dies_after_copy", case_dies_after_copy },
	{ "exit_section_left", case_exit_section_left },
	{ "exit_not_dead", case_exit_not_dead },
	{ "snapshot_then_stop", case_snapshot_then_stop },
	{ "snapshot_waits_for_section", case_snapshot_waits_for_section },
	{ "wake_claimed", case_wake_claimed },
	{ "wakes_itself_later", case_wakes_itself_later },
	{ "start_waits", case_start_waits },
};

int main(int argc, char **argv)
{
	const char *only = NULL;
	int c;

	while ((c = getopt(argc, argv, "c:")) != -1) {
		if (c != 'c')
			return 2;
		only = optarg;
	}
	if (optind + 1 != argc)
		return 2;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (only && strcmp(only, cases[i].name) != 0)
			continue;
		case_now = cases[i].name;
		cases[i].run();
		save(argv[optind]);
	}
	return 0;
}
