/* SPDX-License-Identifier: MIT */
/*
 * The writing protocol, model-checked: threads write events in sections while the
 * advance ends generations, all in the code of src/tracer itself. In every interleaving
 * the advance must find each event of a generation in the blocks that it takes, and
 * nothing may be written to them afterwards.
 *
 * With -b tracing begins and stops meanwhile, and sections open while it is off, too, as
 * those of schedulers: no such section may overlap one that is traced, and what it did
 * must be seen there.
 *
 *	section [-n WRITERS] [-s SECTIONS] [-a ADVANCES | -b SESSIONS] [-x] [-w] [-p FAULT]
 *	-s  of each writer
 *	-p  plant an error, and exit with 1 if it is found: membarrier (none), release
 *	    (plain stores), turn (that of the thread's own generation is a plain one),
 *	    start (which waits for nobody)
 *	-x  the fallback with exchanges in the place of membarrier
 *	-w  stores become visible out of order, as on Arm; else in order, as on x86
 */
#include "tracer/session.h"
#include "tracer/thread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_WRITERS = 2,
	MAX_ADVANCES = 4,
	FIRST_GEN = 5,
	EVENT_BYTES = 2
};

static struct tc_thread *writers[MAX_WRITERS];
static int n_writers = 1, n_sections = 2, n_advances = 2;
static bool exchange, plain_turn, sessions, start_at_once;

/* What the writers wrote and what the advance took, by generation. */
static unsigned written[MAX_ADVANCES + 1], taken[MAX_ADVANCES + 1];
static struct tc_block *blocks[64];
static size_t n_blocks;

/* To be given back before the next run. */
static void remember(struct tc_block *b)
{
	for (size_t i = 0; i < n_blocks; i++)
		if (blocks[i] == b)
			return;
	blocks[n_blocks++] = b;
}

/*
 * What sections do while tracing is off: each writer counts them, where others see it.
 * `done` is what it must be, as all know who are not in the model.
 */
static struct {
	tc_atomic_u64 seen;
	uint64_t done, at_start;
	bool open;
	uint64_t open_gen; /* the generation before which it opened */
} off[MAX_WRITERS];
static uint64_t next_start;

static void untraced_section(struct tc_thread *m)
{
	unsigned i = (unsigned)m->tid - 1;

	off[i].open = true;
	off[i].open_gen = next_start;
	if (tc_load_relaxed(&off[i].seen) != off[i].done)
		model_violation("a writer does not see what it stored");
	tc_store_relaxed(&off[i].seen, ++off[i].done);
	off[i].open = false;
	tc_section_leave(m);
}

static void look_at_others(const struct tc_thread *m)
{
	for (unsigned i = 0; i < (unsigned)n_writers; i++) {
		if (i == (unsigned)m->tid - 1)
			continue;
		if (off[i].open && off[i].open_gen <= tc_section_gen(m))
			model_violation("an untraced section overlaps a traced one");
		if (tc_load_relaxed(&off[i].seen) < off[i].at_start)
			model_violation("what was done before the start is not seen");
	}
}

static void write_section(struct tc_thread *m)
{
	struct tc_block *b;
	uint64_t g;

	model_loop(true);
	if (!tc_section_enter(m, sessions)) {
		model_violation("a section was refused");
		return;
	}
	model_loop(false);
	g = tc_section_gen(m);
	if (g == 0) {
		untraced_section(m);
		return;
	}
	if (sessions)
		look_at_others(m);
	b = m->ev;
	model_know(&b->pos, sizeof(b->pos));
	remember(b);
	/* Time 0 makes the event two bytes: its type and the delta. */
	tc_event_end(m, tc_event_at(m, TC_EV_GO_LABEL, 0));
	written[g - FIRST_GEN]++;
	tc_section_leave(m);
}

static void writer(void *arg)
{
	for (int i = 0; i < n_sections; i++)
		write_section(arg);
}

static void take(struct tc_advance *a)
{
	for (struct tc_block *b = a->slots; b; b = b->next) {
		if (b->gen != a->gen)
			model_violation("a block of another generation was taken");
		taken[a->gen - FIRST_GEN] +=
			(unsigned)(tc_load_relaxed(&b->pos) - TC_BLOCK_HEAD) / EVENT_BYTES;
	}
}

static void advancer(void *arg)
{
	(void)arg;
	for (uint64_t g = FIRST_GEN; g < FIRST_GEN + (uint64_t)n_advances; g++) {
		struct tc_advance a = { .gen = g, .next = g + 1 };

		tc_gen_publish(a.next);
		tc_advance_drain(&a);
		take(&a);
	}
}

/* What session_begin and an advance without a successor do. */
static void starter(void *arg)
{
	(void)arg;
	for (uint64_t g = FIRST_GEN; g < FIRST_GEN + (uint64_t)n_advances; g++) {
		struct tc_advance none = { .next = TC_GEN_STARTING }, a = { .gen = g };

		tc_gen_publish(TC_GEN_STARTING);
		if (!start_at_once)
			tc_advance_drain(&none);
		for (int i = 0; i < n_writers; i++)
			off[i].at_start = off[i].done;
		next_start = g + 1;
		tc_gen_publish(g);
		tc_gen_publish(0);
		tc_advance_drain(&a);
		take(&a);
	}
}

static void setup(void)
{
	for (size_t i = 0; i < n_blocks; i++)
		tc_block_put(blocks[i]);
	n_blocks = 0;
	memset(written, 0, sizeof(written));
	memset(taken, 0, sizeof(taken));
	memset(&tc_hot, 0, sizeof(tc_hot));
	tc_hot.gen = sessions ? 0 : FIRST_GEN;
	memset(off, 0, sizeof(off));
	next_start = FIRST_GEN;
	tc_hot.session = 1;
	tc_hot.exchange = exchange;
	tc_hot.clock[0].mult = 1;
	tc_hot.clock[1].mult = 1;
	model_know(&tc_hot.gen, sizeof(tc_hot.gen));
	tc_threads = NULL;
	for (int i = 0; i < n_writers; i++) {
		struct tc_thread *m = writers[i];

		memset(m, 0, sizeof(*m));
		m->tid = (uint64_t)i + 1;
		m->session = 1;
		m->next = tc_threads;
		tc_threads = m;
		model_know(&m->writing, sizeof(m->writing));
		model_know(&m->gen, sizeof(m->gen));
		if (sessions)
			model_know(&off[i].seen, sizeof(off[i].seen));
		model_plain(plain_turn ? &m->gen : NULL);
		model_thread(writer, m);
	}
	model_thread(sessions ? starter : advancer, NULL);
}

static void check(void)
{
	for (int i = 0; i < n_advances; i++) {
		if (taken[i] < written[i])
			model_violation("an event is missing in its generation");
		if (taken[i] > written[i])
			model_violation("a block was written to when it had been taken");
	}
}

int main(int argc, char **argv)
{
	struct model_faults faults = { 0 };
	struct model_result res;
	int c;

	while ((c = getopt(argc, argv, "n:s:a:b:p:xw")) != -1) {
		if (c == 'n')
			n_writers = atoi(optarg);
		else if (c == 's')
			n_sections = atoi(optarg);
		else if (c == 'a')
			n_advances = atoi(optarg);
		else if (c == 'b')
			sessions = (n_advances = atoi(optarg)) > 0;
		else if (c == 'x')
			exchange = true;
		else if (c == 'w')
			faults.out_of_order = true;
		else if (c == 'p' && strcmp(optarg, "membarrier") == 0)
			faults.no_membarrier = true;
		else if (c == 'p' && strcmp(optarg, "release") == 0)
			faults.no_release = true;
		else if (c == 'p' && strcmp(optarg, "turn") == 0)
			faults.no_release = plain_turn = true;
		else if (c == 'p' && strcmp(optarg, "start") == 0)
			start_at_once = true;
		else
			return 2;
	}
	if (n_writers < 1 || n_writers > MAX_WRITERS || n_advances < 1 || n_advances > MAX_ADVANCES)
		return 2;
	for (int i = 0; i < n_writers; i++) {
		writers[i] = tc_pages_map(sizeof(*writers[i]));
		if (!writers[i])
			return 4;
	}
	res = model_run(&faults, setup, check);
	printf("%llu states, %llu runs: %s\n", (unsigned long long)res.states,
	       (unsigned long long)res.runs, res.violation ? res.violation : "as it should be");
	return res.violation ? 1 : 0;
}
