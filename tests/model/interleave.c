/* SPDX-License-Identifier: MIT */
/*
 * The explorer; see interleave.h. Threads are coroutines that give way before each
 * step that others could see. A run follows a list of choices; the next run changes the
 * last choice that has another possibility. A state that was seen before is left: what
 * a thread does next depends on nothing but what it has read, so a state is what each
 * one has read, the buffers and the memory.
 */
#include "interleave.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>

#undef syscall
#undef sched_yield

enum {
	STACK_BYTES = 256 * 1024,
	SEEN_BITS = 22
};

struct place {
	void *p;
	size_t size;
};

struct late_store {
	unsigned place;
	uint64_t value;
	bool release;
};

struct thread {
	ucontext_t context;
	void *stack;
	void (*fn)(void *);
	void *arg;
	bool done, waiting, looping;
	uint64_t waiting_since;            /* version of the memory before the loop's first load */
	uint64_t read, read_before_loop;   /* hashes */
	uint64_t stops, stops_before_loop; /* how often it gave way */
	unsigned last_place;
	struct late_store late[MODEL_STORES];
	unsigned n_late;
};

static struct {
	struct model_faults faults;
	struct place places[MODEL_PLACES];
	unsigned n_places, n_threads;
	struct thread threads[MODEL_THREADS];
	struct thread *on; /* NULL: nobody runs, atomics are plain */
	ucontext_t explorer;
	uint64_t version;  /* of the memory */
	const void *plain; /* NULL: every place */
	const char *violation;
	uint64_t *seen;
	uint64_t states;
} model;

struct choice {
	unsigned taken, of;
};

/* --- memory ----------------------------------------------------------------------------------- */

static uint64_t get(const void *p, size_t size)
{
	uint64_t v = 0;

	memcpy(&v, p, size);
	return v;
}

static void set(void *p, size_t size, uint64_t v)
{
	memcpy(p, &v, size);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

static unsigned place_of(const void *p)
{
	unsigned i = 0;

	while (i < model.n_places && model.places[i].p != p)
		i++;
	return i;
}

void model_know(const void *p, size_t size)
{
	if (place_of(p) < model.n_places)
		return;
	if (model.n_places == MODEL_PLACES)
		abort();
	model.places[model.n_places++] = (struct place){ (void *)(uintptr_t)p, size };
}

void model_violation(const char *what)
{
	if (!model.violation)
		model.violation = what;
}

static void commit(struct thread *t, unsigned i)
{
	struct late_store *s = &t->late[i];
	struct place *p = &model.places[s->place];

	if (get(p->p, p->size) != s->value)
		model.version++;
	set(p->p, p->size, s->value);
	t->n_late--;
	memmove(s, s + 1, (t->n_late - i) * sizeof(*s));
}

static void commit_all(struct thread *t)
{
	while (t->n_late > 0)
		commit(t, 0);
}

/* May others see this one next? */
static bool can_commit(const struct thread *t, unsigned i)
{
	if (i == 0)
		return true;
	if (!model.faults.out_of_order || t->late[i].release)
		return false;
	for (unsigned k = 0; k < i; k++)
		if (t->late[k].place == t->late[i].place)
			return false;
	return true;
}

/* --- steps ------------------------------------------------------------------------------------ */

static void give_way(void)
{
	model.on->stops++;
	swapcontext(&model.on->context, &model.explorer);
}

static void has_read(struct thread *t, unsigned place, uint64_t v)
{
	t->last_place = place;
	t->read = mix(t->read, (uint64_t)place << 32 ^ v);
}

/* What follows may be the beginning of a loop that waits, unless it is in one. */
static void loop_begins(struct thread *t)
{
	if (t->looping)
		return;
	t->read_before_loop = t->read;
	t->stops_before_loop = t->stops;
	t->waiting_since = model.version;
}

void model_loop(bool begins)
{
	model.on->looping = false;
	loop_begins(model.on);
	model.on->looping = begins;
}

uint64_t model_load(const void *p, size_t size)
{
	struct thread *t = model.on;
	unsigned place = t ? place_of(p) : MODEL_PLACES;
	uint64_t v;

	if (!t || place == model.n_places)
		return get(p, size);
	for (unsigned i = t->n_late; i-- > 0;)
		if (t->late[i].place == place)
			return t->late[i].value;
	give_way();
	v = get(p, size);
	has_read(t, place, v);
	return v;
}

/* Was the order of stores to that place taken away? */
static bool plain_in_plant(const void *p)
{
	return model.faults.no_release && (!model.plain || model.plain == p);
}

void model_plain(const void *p)
{
	model.plain = p;
}

void model_store(void *p, size_t size, uint64_t v, bool release)
{
	struct thread *t = model.on;
	unsigned place = t ? place_of(p) : MODEL_PLACES;

	if (!t || place == model.n_places) {
		set(p, size, v);
		return;
	}
	if (t->n_late == MODEL_STORES)
		abort();
	t->late[t->n_late++] = (struct late_store){ place, v, release && !plain_in_plant(p) };
}

uint64_t model_exchange(void *p, size_t size, uint64_t v)
{
	struct thread *t = model.on;
	unsigned place = t ? place_of(p) : MODEL_PLACES;
	uint64_t old;

	if (t && place < model.n_places) {
		give_way();
		commit_all(t);
	}
	old = get(p, size);
	if (old != v)
		model.version++;
	set(p, size, v);
	if (t && place < model.n_places) {
		has_read(t, place, old);
		loop_begins(t);
	}
	return old;
}

uint64_t model_add(void *p, size_t size, uint64_t v)
{
	uint64_t old = get(p, size);

	set(p, size, old + v);
	return old;
}

bool model_cas(void *p, size_t size, void *old, uint64_t v)
{
	uint64_t is = get(p, size);

	if (is != get(old, size)) {
		set(old, size, is);
		return false;
	}
	set(p, size, v);
	return true;
}

long model_syscall(long number, ...)
{
	va_list ap;
	long a[6];

	va_start(ap, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	if (model.on && number == SYS_sched_yield) {
		model_pause();
		return 0;
	}
	if (!model.on || number != SYS_membarrier)
		return syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	give_way();
	for (unsigned i = 0; i < model.n_threads && !model.faults.no_membarrier; i++)
		commit_all(&model.threads[i]);
	has_read(model.on, MODEL_PLACES, 0);
	loop_begins(model.on);
	return 0;
}

/* A loop that waits: it goes round again when the memory has changed. */
void model_pause(void)
{
	struct thread *t = model.on;

	if (!t)
		return;
	t->read = mix(t->read_before_loop, t->last_place);
	t->stops = t->stops_before_loop;
	t->waiting = true;
	give_way();
	t->waiting = false;
	t->waiting_since = model.version;
}

int model_yield(void)
{
	model_pause();
	return 0;
}

/* --- exploring -------------------------------------------------------------------------------- */

static void thread_main(void)
{
	struct thread *t = model.on;

	t->fn(t->arg);
	t->done = true;
	give_way();
}

void model_thread(void (*fn)(void *), void *arg)
{
	struct thread *t = &model.threads[model.n_threads++];
	void *stack = t->stack ? t->stack : malloc(STACK_BYTES);

	if (!stack)
		abort();
	*t = (struct thread){ .fn = fn, .arg = arg, .stack = stack, .read = model.n_threads };
	t->read_before_loop = t->read;
	getcontext(&t->context);
	t->context.uc_stack.ss_sp = stack;
	t->context.uc_stack.ss_size = STACK_BYTES;
	t->context.uc_link = NULL;
	makecontext(&t->context, thread_main, 0);
}

/* Was the state met before? Remembers it. */
static bool known_state(void)
{
	uint64_t h = 1;
	size_t at;

	for (unsigned i = 0; i < model.n_places; i++)
		h = mix(h, get(model.places[i].p, model.places[i].size));
	for (unsigned i = 0; i < model.n_threads; i++) {
		const struct thread *t = &model.threads[i];

		h = mix(mix(mix(h, t->read), t->stops),
			(uint64_t)t->done << 1 | (t->waiting && t->waiting_since == model.version));
		for (unsigned k = 0; k < t->n_late; k++)
			h = mix(h, (uint64_t)t->late[k].place << 40 ^ t->late[k].value << 1 ^
					   (uint64_t)t->late[k].release);
	}
	h |= 1;
	for (at = (size_t)h; model.seen[at & ((1u << SEEN_BITS) - 1)] != 0; at++)
		if (model.seen[at & ((1u << SEEN_BITS) - 1)] == h)
			return true;
	if (++model.states > 1u << (SEEN_BITS - 1))
		abort();
	model.seen[at & ((1u << SEEN_BITS) - 1)] = h;
	return false;
}

/* It waits for the memory to change, and its own stores are seen before it goes on. */
static bool must_wait(const struct thread *t)
{
	return t->waiting && (t->waiting_since == model.version || t->n_late > 0);
}

/* The possibilities there are; performs number `n` unless n is negative. */
static unsigned step(int n)
{
	unsigned of = 0;

	for (unsigned i = 0; i < model.n_threads; i++) {
		struct thread *t = &model.threads[i];

		if (!t->done && !must_wait(t) && of++ == (unsigned)n) {
			model.on = t;
			swapcontext(&model.explorer, &t->context);
			model.on = NULL;
			return of;
		}
		for (unsigned k = 0; k < t->n_late; k++)
			if (can_commit(t, k) && of++ == (unsigned)n) {
				commit(t, k);
				return of;
			}
	}
	return of;
}

static bool all_done(void)
{
	for (unsigned i = 0; i < model.n_threads; i++)
		if (!model.threads[i].done)
			return false;
	return true;
}

/* One run along `path`, which grows by first choices; its length. */
static unsigned follow(struct choice *path, unsigned n, void (*check)(void))
{
	unsigned at = 0;

	for (; !model.violation; at++) {
		unsigned of = step(-1);

		if (of == 0)
			break;
		if (at == MODEL_STEPS)
			abort();
		if (at >= n) {
			if (known_state())
				return at;
			path[at] = (struct choice){ 0, of };
		}
		step((int)path[at].taken);
	}
	if (!all_done())
		model_violation("nobody can go on");
	if (!model.violation)
		check();
	return at;
}

struct model_result model_run(const struct model_faults *faults, void (*setup)(void),
			      void (*check)(void))
{
	static struct choice path[MODEL_STEPS + 1];
	struct model_result res = { 0 };
	unsigned n = 0;

	model.faults = *faults;
	model.violation = NULL;
	model.states = 0;
	model.seen = calloc(1u << SEEN_BITS, sizeof(*model.seen));
	if (!model.seen)
		abort();
	do {
		model.n_places = 0;
		model.n_threads = 0;
		model.version = 0;
		setup();
		n = follow(path, n, check);
		res.runs++;
		while (n > 0 && path[n - 1].taken + 1 == path[n - 1].of)
			n--;
		if (n > 0)
			path[n - 1].taken++;
	} while (n > 0 && !model.violation);
	free(model.seen);
	res.states = model.states;
	res.violation = model.violation;
	return res;
}
