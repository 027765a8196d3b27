/* SPDX-License-Identifier: MIT */
/*
 * Goroutines whose memory the Boehm collector owns: lists that nothing but the stack of a
 * goroutine holds, which waits, yields or is in a system call meanwhile; the argument
 * of one that has not begun; the buffer of a channel; a timer. Each is looked through
 * afterwards. What was collected too early has been used for another list by then.
 */
#include "rt_load.h"

#include <gc/gc.h>

#include <tacho/boehm.h>

enum {
	NODES = 40
};

struct node {
	struct node *next;
	uint64_t check;
	uint64_t more[6];
};

struct parcel {
	struct node *list;
	uint64_t seed;
};

static struct tacho_rt_wait_group done;
static struct tacho_rt_chan *mail;
static atomic_long sent, received;

static uint64_t check_of(uint64_t seed, int i)
{
	uint64_t s = seed * 64 + (uint64_t)i;

	return next_random(&s);
}

static struct node *make_list(uint64_t seed)
{
	struct node *first = NULL;

	for (int i = 0; i < NODES; i++) {
		struct node *n = GC_malloc(sizeof(*n));

		if (!demand(n != NULL))
			return NULL;
		n->check = check_of(seed, i);
		n->next = first;
		first = n;
		if (i % 16 == 7)
			tacho_rt_yield();
	}
	return first;
}

static bool is_intact(const struct node *n, uint64_t seed)
{
	for (int i = NODES - 1; i >= 0; i--, n = n->next)
		if (!n || n->check != check_of(seed, i))
			return false;
	return n == NULL;
}

static struct parcel *make_parcel(uint64_t seed)
{
	struct parcel *p = GC_malloc(sizeof(*p));

	if (!demand(p != NULL))
		tacho_rt_exit();
	p->list = make_list(seed);
	p->seed = seed;
	return p;
}

static void open_parcel(const struct parcel *p)
{
	demand(is_intact(p->list, p->seed));
	atomic_fetch_add(&received, 1);
}

/* --- where it may be the only one to hold something ------------------------------------------ */

static void hold(uint64_t *seed)
{
	uint64_t own = next_random(seed);
	struct node *list = make_list(own);

	switch (below(seed, 5)) {
	case 0: tacho_rt_sleep((int64_t)below(seed, 200000)); break;
	case 1: TACHO_RT_BLOCKING(usleep(50)); break;
	case 2: TACHO_RT_SYSCALL(usleep(50)); break;
	case 3: GC_gcollect(); break;
	default: tacho_rt_yield(); break;
	}
	demand(is_intact(list, own));
}

static void child(void *arg)
{
	open_parcel(arg);
	demand(tacho_rt_wait_group_done(&done) == 0);
}

static void give_to_child(uint64_t *seed)
{
	demand(tacho_rt_wait_group_add(&done, 1) == 0);
	atomic_fetch_add(&sent, 1);
	demand(tacho_go(child, make_parcel(next_random(seed))) == 0);
}

static void give_to_timer(uint64_t *seed)
{
	struct tacho_rt_timer *t;

	if (!demand(tacho_rt_timer_new_func(child, make_parcel(next_random(seed)), &t) == 0))
		return;
	demand(tacho_rt_wait_group_add(&done, 1) == 0);
	atomic_fetch_add(&sent, 1);
	(void)tacho_rt_timer_start(t, 100000, 0);
	tacho_rt_sleep(300000);
	/* Not begun: then it never will. */
	if (tacho_rt_timer_stop(t)) {
		atomic_fetch_sub(&sent, 1);
		demand(tacho_rt_wait_group_done(&done) == 0);
	}
	tacho_rt_timer_free(t);
}

static void post(uint64_t *seed)
{
	struct parcel *p = make_parcel(next_random(seed));

	atomic_fetch_add(&sent, 1);
	if (tacho_rt_chan_try_send(mail, &p) != 0)
		open_parcel(p);
}

static void fetch(void)
{
	struct parcel *p;

	if (tacho_rt_chan_try_recv(mail, &p) == 0)
		open_parcel(p);
}

static void use(void *arg)
{
	uint64_t seed = opt.seed * 1000 + (uint64_t)(uintptr_t)arg;

	for (long i = 0; i < opt.n / opt.goroutines; i++)
		switch (below(&seed, 8)) {
		case 0:
		case 1: post(&seed); break;
		case 2:
		case 3: fetch(); break;
		case 4: give_to_child(&seed); break;
		case 5: give_to_timer(&seed); break;
		default: hold(&seed); break;
		}
	demand(tacho_rt_wait_group_done(&done) == 0);
}

static void collected(void)
{
	GC_word collections = GC_get_gc_no();
	struct tacho_rt_stats st;

	expect(tacho_rt_chan_new(sizeof(struct parcel *), 200, &mail) == 0);
	expect(tacho_rt_wait_group_add(&done, opt.goroutines) == 0);
	for (uintptr_t i = 0; i < (uintptr_t)opt.goroutines; i++)
		expect(tacho_go(use, (void *)i) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	while (tacho_rt_chan_len(mail) > 0)
		fetch();
	expect(tacho_rt_chan_free(mail) == 0);
	expect(atomic_load(&sent) == atomic_load(&received));
	/* It was not merely kept: far more was handed out than there is. */
	GC_gcollect();
	expect(GC_get_total_bytes() > (size_t)opt.n * NODES * sizeof(struct node) / 3);
	expect(GC_get_heap_size() < 32 << 20);
	collections = GC_get_gc_no() - collections;
	expect(collections > 3);
	expect(atomic_load(&load_misuses) == 0);
	/* Its system calls take longer than a P waits for one. */
	tacho_rt_get_stats(&st, sizeof(st));
	expect(st.retakes > 0);
	printf("%lu collections\n", (unsigned long)collections);
}

int main(int argc, char **argv)
{
	if (!expect(tacho_boehm_init() == 0))
		return 1;
	expect(tacho_boehm_init() == TACHO_EMISUSE);
	return load(argc, argv, collected);
}
