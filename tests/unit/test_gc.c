/* SPDX-License-Identifier: MIT */
/* The garbage collector on a trace in which every number is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/gc.h>
#include <tacho/mmu.h>

#include "analyze/gc_limit.h"
#include "support/gc_trace.h"
#include "support/nth_alloc.h"

static const unsigned sets[] = { TACHO_MMU_DEFAULT, TACHO_MMU_DEFAULT | TACHO_MMU_PER_PROC,
				 TACHO_MMU_SWEEP, TACHO_MMU_DEFAULT | TACHO_MMU_AS_GO };

struct both {
	struct tacho_gc *gc;
	struct tacho_mmu *mmu;
};

/* 0 with results, or the first failure, with nothing left to free. */
static int run(struct both *b, bool is_damaged, const struct tacho_alloc *alloc)
{
	struct tacho_gc_opts opts = TACHO_GC_OPTS_INIT;
	struct tacho_analysis list[2];
	struct tacho_reader *r = NULL;
	struct tc_textbuf bytes;
	int rc;

	*b = (struct both){ 0 };
	opts.alloc = alloc;
	gc_trace(&bytes, is_damaged);
	rc = tacho_gc_new(&b->gc, &opts);
	if (rc == 0)
		rc = tacho_mmu_new(&b->mmu, alloc, sets, 4);
	if (rc == 0) {
		assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
		list[0] = tacho_gc_analysis(b->gc);
		list[1] = tacho_mmu_analysis(b->mmu);
		rc = tacho_pass_run(r, list, 2, NULL, NULL);
		if (rc == 0)
			assert_int_equal(tacho_reader_diag(r)->code != 0, is_damaged);
		tacho_reader_close(r);
	}
	tc_textbuf_fini(&bytes);
	if (rc < 0) {
		tacho_gc_free(b->gc);
		tacho_mmu_free(b->mmu);
	}
	return rc;
}

static void done(struct both *b)
{
	tacho_gc_free(b->gc);
	tacho_mmu_free(b->mmu);
}

static void assert_text(const struct tacho_gc *gc, uint32_t id, const char *want)
{
	struct tacho_text t = tacho_symbols_get(tacho_gc_symbols(gc), id);

	assert_int_equal(t.n, strlen(want));
	assert_memory_equal(t.s, want, t.n);
}

static void check_cycle(const struct tacho_gc *gc)
{
	const struct tacho_gc_cycle *c = tacho_gc_cycle(gc, 0);

	assert_int_equal(tacho_gc_cycles(gc), 1);
	assert_null(tacho_gc_cycle(gc, 1));
	assert_int_equal(c->seen, 63);
	assert_int_equal(c->trigger, TACHO_GC_TRIGGER_CALL);
	assert_int_equal(c->begin_ns, 1100);
	assert_int_equal(c->sweep_begin_ns, 1110);
	assert_int_equal(c->sweep_end_ns, 1200);
	assert_int_equal(c->term_begin_ns, 1500);
	assert_int_equal(c->term_end_ns, 1600);
	assert_int_equal(c->end_ns, 1550);
	assert_int_equal(c->goroutine, 1);
	assert_text(gc, c->name, "main.main");
	assert_int_equal(tacho_symbols_depth(tacho_gc_symbols(gc), c->stack), 2);
	assert_int_equal(c->heap_begin_bytes, 5000);
	assert_int_equal(c->heap_term_bytes, 5000);
	assert_int_equal(c->heap_marked_bytes, 3000);
	assert_int_equal(c->goal_bytes, 9000);
	assert_int_equal(c->next_goal_bytes, 6000);
	assert_int_equal(c->assists, 1);
	assert_int_equal(c->assist_ns, 450);
	assert_int_equal(c->worker_ns, 196);
}

static void check_pauses(const struct tacho_gc *gc)
{
	const struct tacho_gc_pause *p = tacho_gc_pause(gc, 0);
	const struct tacho_gc_reason *r = tacho_gc_reason(gc, 1);

	assert_int_equal(tacho_gc_pauses(gc), 2);
	assert_null(tacho_gc_pause(gc, 2));
	assert_text(gc, p->reason, "GC mark termination");
	assert_int_equal(p->end_ns - p->begin_ns, 100);
	assert_int_equal(p->goroutine, 3);
	assert_int_equal(p->stopping_ns, 15);
	p = tacho_gc_pause(gc, 1);
	assert_text(gc, p->reason, "GC sweep termination");
	assert_int_equal(p->begin_ns, 1110);
	assert_int_equal(p->end_ns, 1200);
	assert_int_equal(p->goroutine, 1);
	assert_text(gc, p->name, "main.main");
	assert_int_equal(p->stopping_ns, 75);
	assert_int_equal(p->last_p, 1);
	assert_int_equal(p->last_goroutine, 2);
	assert_text(gc, p->last_name, "main.work");
	assert_int_equal(tacho_symbols_depth(tacho_gc_symbols(gc), p->last_stack), 1);
	assert_int_equal(tacho_gc_reasons(gc), 2);
	assert_null(tacho_gc_reason(gc, 2));
	assert_text(gc, r->reason, "GC sweep termination");
	assert_int_equal(tacho_hist_count(r->pauses), 1);
	assert_int_equal(tacho_hist_total_ns(r->pauses), 90);
	assert_int_equal(tacho_hist_total_ns(r->stopping), 75);
}

static void check_work(const struct tacho_gc *gc, int64_t last_ns)
{
	const struct tacho_gc_group *g = tacho_gc_group(gc, 0);
	int64_t running = 350 + last_ns - 1710; /* since the begin of the trace */

	assert_int_equal(tacho_gc_groups(gc), 1);
	assert_null(tacho_gc_group(gc, 1));
	assert_text(gc, g->name, "main.main");
	assert_int_equal(tacho_hist_count(g->assists), 1);
	assert_int_equal(tacho_hist_total_ns(g->assists), 450);
	assert_int_equal(g->assist_running_ns, 90);
	assert_int_equal(g->assist_waiting_ns, 360);
	assert_int_equal(g->running_ns, running);
	assert_true(tacho_gc_assist_share(g) == 450.0 / (double)(running + 360));
	assert_int_equal(tacho_hist_total_ns(g->sweeps), 20);
	assert_int_equal(g->swept_bytes, 100);
	assert_int_equal(g->reclaimed_bytes, 40);
	assert_int_equal(tacho_hist_total_ns(tacho_gc_all(gc)->assists), 450);
	assert_int_equal(tacho_hist_count(tacho_gc_workers(gc, TACHO_GC_WORKER_DEDICATED)), 1);
	assert_int_equal(tacho_hist_total_ns(tacho_gc_workers(gc, TACHO_GC_WORKER_DEDICATED)), 196);
	assert_int_equal(tacho_hist_count(tacho_gc_workers(gc, TACHO_GC_WORKER_IDLE)), 0);
	assert_null(tacho_gc_workers(gc, TACHO_GC_WORKER_COUNT));
	assert_int_equal(tacho_gc_facts(gc)->first_ns, 1000);
	assert_int_equal(tacho_gc_facts(gc)->last_ns, last_ns);
	assert_int_equal(tacho_gc_facts(gc)->mark_ns, 450);
	assert_int_equal(tacho_gc_facts(gc)->gomaxprocs, 2);
	assert_true(tacho_gc_facts(gc)->proc_ns == 2 * (double)(last_ns - 1000));
}

static void check_changes(const struct tacho_mmu *m, size_t set, size_t series,
			  const struct tacho_util *want, size_t n)
{
	size_t got;
	const struct tacho_util *u = tacho_mmu_changes(m, set, series, &got);

	assert_int_equal(got, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(u[i].time_ns, want[i].time_ns);
		assert_true(u[i].util == want[i].util);
	}
}

static void check_mmu(const struct tacho_mmu *m, int64_t last_ns)
{
	const struct tacho_util whole[] = {
		{ 1004, 1 }, { 1110, 0 },   { 1200, 1 }, { 1300, 0.5 }, { 1350, 1 }, { 1354, 0.5 },
		{ 1500, 0 }, { 1600, 0.5 }, { 1700, 1 }, { 1710, 0.5 }, { 1750, 1 }, { last_ns, 0 }
	};
	/* The dedicated worker has this P for itself. */
	const struct tacho_util p0[] = { { 1004, 1 }, { 1110, 0 },   { 1200, 1 }, { 1300, 0 },
					 { 1350, 1 }, { 1500, 0 },   { 1600, 1 }, { 1710, 0 },
					 { 1750, 1 }, { last_ns, 0 } };
	const struct tacho_util p1[] = { { 1004, 1 }, { 1110, 0 }, { 1200, 1 },
					 { 1500, 0 }, { 1600, 1 }, { last_ns, 0 } };
	const struct tacho_util sweep[] = {
		{ 1004, 1 }, { 1800, 0.5 }, { 1820, 1 }, { last_ns, 0 }
	};
	struct tacho_mmu_window w[3];

	for (size_t i = 0; i < 4; i++)
		assert_int_equal(tacho_mmu_status(m, i), 0);
	assert_int_equal(tacho_mmu_status(m, 4), TACHO_EMISUSE);
	assert_int_equal(tacho_mmu_series(m, 0), 1);
	assert_int_equal(tacho_mmu_proc(m, 0, 0), TACHO_NONE);
	check_changes(m, 0, 0, whole, 12);
	assert_int_equal(tacho_mmu_series(m, 1), 2);
	assert_int_equal(tacho_mmu_proc(m, 1, 1), 1);
	check_changes(m, 1, 0, p0, 10);
	check_changes(m, 1, 1, p1, 6);
	check_changes(m, 2, 0, sweep, 4);
	check_changes(m, 3, 0, whole, 12); /* the worker is run only once */
	assert_true(tacho_mmu_min(m, 0, 100) == 0);
	assert_true(tacho_mmu_min(m, 0, 200) == 0.25);
	assert_int_equal(tacho_mmu_worst(m, 0, 100, w, 3), 3);
	assert_true(w[0].begin_ns == 1500 && w[0].end_ns == 1600 && w[0].util == 0);
	assert_true(w[1].begin_ns == 1100 && w[1].end_ns == 1200 && w[1].util == 0.1);
	assert_true(w[2].util == 0.5);
}

static void test_known(void **state)
{
	struct both b;

	(void)state;
	assert_int_equal(run(&b, false, NULL), 0);
	check_cycle(b.gc);
	check_pauses(b.gc);
	check_work(b.gc, 1821);
	check_mmu(b.mmu, 1821);
	done(&b);
}

/* The trace counts up to the Sync of the generation that is damaged, and nothing behind. */
static void test_damaged(void **state)
{
	struct both b;

	(void)state;
	assert_int_equal(run(&b, true, NULL), 0);
	check_cycle(b.gc);
	check_pauses(b.gc);
	check_work(b.gc, 2000);
	check_mmu(b.mmu, 2000);
	done(&b);
}

#define NO_ID "18446744073709551615"

/* One P; a mark worker runs twice, and as an idle worker in between. */
static const char twice[] =
	"Trace Go1.26\n"
	"EventBatch gen=1 m=" NO_ID " time=1000\n"
	"Sync\nFrequency freq=1000000000\nClockSnapshot dt=0 mono=0 sec=1700000000 nsec=0\n"
	"EventBatch gen=1 m=1 time=1000\n"
	"ProcStatus dt=1 p=0 pstatus=1\n"
	"GoStatus dt=1 g=1 m=1 gstatus=2\n"
	"ProcsChange dt=1 procs_value=1 stack=0\n" /* 1003 */
	"GoLabel dt=97 label_string=1\n"           /* 1100 */
	"GoStop dt=50 reason_string=3 stack=0\n"   /* 1150 */
	"GoStart dt=50 g=1 g_seq=1\n"              /* 1200 */
	"GoLabel dt=1 label_string=2\n"
	"GoStop dt=49 reason_string=3 stack=0\n" /* 1250 */
	"GoStart dt=50 g=1 g_seq=2\n"            /* 1300 */
	"GoLabel dt=1 label_string=1\n"
	"GoStop dt=49 reason_string=3 stack=0\n" /* 1350 */
	"GoStart dt=50 g=1 g_seq=3\n"            /* 1400 */
	"GoStop dt=50 reason_string=3 stack=0\n" /* 1450 */
	"EventBatch gen=1 m=" NO_ID " time=1000\n"
	"Strings\n"
	"String id=1\n\tdata=\"GC (fractional)\"\n"
	"String id=2\n\tdata=\"GC (idle)\"\n"
	"String id=3\n\tdata=\"preempted\"\n"
	"EndOfGeneration\n";

static void test_worker_again(void **state)
{
	static const struct tacho_util right[] = { { 1003, 1 }, { 1100, 0 }, { 1150, 1 },
						   { 1301, 0 }, { 1350, 1 }, { 1451, 0 } };
	/* Counted twice when it starts the third time, and never let go again. */
	static const struct tacho_util as_go[] = { { 1003, 1 }, { 1100, 0 }, { 1150, 1 },
						   { 1200, 0 }, { 1250, 1 }, { 1300, 0 } };
	static const unsigned flags[] = { TACHO_MMU_DEFAULT, TACHO_MMU_DEFAULT | TACHO_MMU_AS_GO };
	struct tacho_analysis a;
	struct tc_textbuf bytes;
	struct tacho_reader *r;
	struct tacho_mmu *m;

	(void)state;
	sample_assemble(&bytes, twice);
	assert_int_equal(tacho_mmu_new(&m, NULL, flags, 2), 0);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	a = tacho_mmu_analysis(m);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	check_changes(m, 0, 0, right, 6);
	check_changes(m, 1, 0, as_go, 6);
	tacho_reader_close(r);
	tacho_mmu_free(m);
	tc_textbuf_fini(&bytes);
}

static void test_before_the_pass(void **state)
{
	struct tacho_gc_opts opts = TACHO_GC_OPTS_INIT;
	static const unsigned unknown[] = { 1U << 20 };
	struct tacho_mmu *m;
	struct tacho_gc *gc;

	(void)state;
	assert_int_equal(tacho_gc_new(&gc, NULL), 0);
	assert_int_equal(tacho_gc_cycles(gc) + tacho_gc_pauses(gc) + tacho_gc_reasons(gc) +
				 tacho_gc_groups(gc),
			 0);
	assert_int_equal(tacho_hist_count(tacho_gc_all(gc)->assists), 0);
	tacho_gc_free(gc);
	opts.pauses = 1001;
	assert_int_equal(tacho_gc_new(&gc, &opts), TACHO_EMISUSE);
	assert_null(gc);
	assert_int_equal(tacho_mmu_new(&m, NULL, sets, 1), 0);
	assert_int_equal(tacho_mmu_status(m, 0), TACHO_EMISUSE);
	tacho_mmu_free(m);
	assert_int_equal(tacho_mmu_new(&m, NULL, unknown, 1), TACHO_EMISUSE);
	assert_null(m);
	tacho_gc_free(NULL);
	tacho_mmu_free(NULL);
}

static void test_no_memory(void **state)
{
	struct nth_alloc alloc;

	(void)state;
	for (int is_damaged = 0; is_damaged < 2; is_damaged++) {
		for (size_t n = 1;; n++) {
			static const double q[] = { 0.01, 0.5 };
			double out[2];
			struct both b;
			int rc;

			nth_alloc_init(&alloc, n);
			rc = run(&b, is_damaged, &alloc.hook);
			if (rc == 0) {
				rc = tacho_mmu_quantiles(b.mmu, 0, 100, q, 2, out);
				done(&b);
			}
			assert_int_equal(alloc.live, 0);
			if (alloc.calls < n) {
				assert_int_equal(rc, 0);
				break;
			}
			assert_int_equal(rc, TACHO_ENOMEM);
		}
	}
}

/* --- the memory limit --------------------------------------------------------- */

#define MIB ((uint64_t)1 << 20)

static unsigned limited(const struct tc_gc_goal *goals, size_t n)
{
	struct tc_gc_goal v[8];
	unsigned out = 0;

	assert_true(n <= 8);
	for (size_t i = 0; i < n; i++)
		v[i] = goals[i];
	assert_int_equal(tc_gc_find_limit(v, n, NULL), 0);
	for (size_t i = 0; i < n; i++)
		out |= (unsigned)v[i].is_limit << i;
	return out;
}

#define LIMITED(...)                                 \
 limited((const struct tc_gc_goal[]){ __VA_ARGS__ }, \
	 sizeof((struct tc_gc_goal[]){ __VA_ARGS__ }) / sizeof(struct tc_gc_goal))
#define GOAL(alive, goal)                                                  \
 {                                                                         \
  (uint64_t)((alive)*1048576.0), (uint64_t)((goal)*1048576.0), true, false \
 }

static void test_limit(void **state)
{
	(void)state;
	assert_int_equal(limited(NULL, 0), 0);
	/* GOGC=100, a heap that grows and shrinks; GOGC=20; one size. */
	assert_int_equal(LIMITED(GOAL(10, 21), GOAL(40, 81), GOAL(20, 41)), 0);
	assert_int_equal(LIMITED(GOAL(10, 12), GOAL(40, 48), GOAL(20, 24)), 0);
	assert_int_equal(LIMITED(GOAL(40, 60), GOAL(40, 60), GOAL(40, 60)), 0);
	/* The lowest goal, of GOGC=100 and 400: the more is alive the less room there is. */
	assert_int_equal(LIMITED(GOAL(0.5, 4), GOAL(1, 4), GOAL(1.8, 4), GOAL(2.2, 4.6)), 0);
	assert_int_equal(LIMITED(GOAL(0.5, 16), GOAL(3, 16), GOAL(3.3, 16.6)), 0);
	/* The goal stays where it is. In whichever order. */
	assert_int_equal(LIMITED(GOAL(20, 41), GOAL(40, 60), GOAL(50, 60)), 4);
	assert_int_equal(LIMITED(GOAL(50, 60), GOAL(20, 41), GOAL(40, 60)), 1);
	/* No room at all, and no goal at all; none that is known. */
	assert_int_equal(LIMITED(GOAL(40, 40), GOAL(40, 80)), 1);
	assert_int_equal(LIMITED(GOAL(40, 0), GOAL(0, 0)), 3);
	assert_int_equal(LIMITED({ 40 * MIB, 0, false, false }), 0);
	/* Any numbers. */
	assert_int_equal(
		LIMITED({ UINT64_MAX, UINT64_MAX, true, false }, { 1, UINT64_MAX, true, false }),
		1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),        cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_worker_again), cmocka_unit_test(test_before_the_pass),
		cmocka_unit_test(test_no_memory),    cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
