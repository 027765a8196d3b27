/* SPDX-License-Identifier: MIT */
/*
 * All that goroutines wait for, against a model of it (reference.h): a conductor gives
 * one random operation after the other to its actors, of which many wait most of the time, and after each
 * looks at all of them: who has come to the end of his operation, with which result, and
 * who waits. What comes out is exact in any shape of Ps and threads; what runs at the
 * same time are the ends of operations that one step has brought about.
 *
 *	reference -n STEPS -g ACTORS -p PROCS -m THREADS -s SEED
 */
#include "reference.h"
#include "rt/chan.h"
#include "rt/core.h"
#include "rt_load.h"

struct actor {
	int me;
	struct tc_rt_g *g;
	struct tacho_rt_semaphore go;
	struct tacho_rt_cancel *token;
	struct op op;
	struct outcome got;
	long given;
	atomic_long taken, done;
};

static struct actor actors[ACTORS];
static int n_actors;
static struct model model;
static uint64_t seed;

static struct tacho_rt_chan *chans[CHANS];
static struct tacho_rt_mutex mutexes[MUTEXES];
static struct tacho_rt_rwlock rw;
static struct tacho_rt_cond cond;
static struct tacho_rt_semaphore permits = TACHO_RT_SEMAPHORE_INIT(5);
static struct tacho_rt_wait_group group, ended;
static struct tacho_rt_timer *timer;
static struct tacho_rt_once once;
static struct tacho_rt_cancel *root;
static atomic_int once_calls;

/* --- the real ones ------------------------------------------------------------------------ */

static struct tacho_rt_until until_of(const struct actor *a)
{
	struct tacho_rt_until u = { 0, NULL };

	if (a->op.form == FORM_OVER)
		u = tacho_rt_within(0);
	else if (a->op.form == FORM_SOON)
		u = tacho_rt_within(20000);
	else if (a->op.form == FORM_TOKEN)
		u.cancel = a->token;
	return u;
}

static void communicate(struct actor *a)
{
	struct tacho_rt_until u = until_of(a);
	struct tacho_rt_chan *c = chans[a->op.cases[0].chan];
	uint64_t v = UINT64_MAX;
	int rc;

	if (a->op.kind == OP_SEND) {
		v = a->op.cases[0].value;
		rc = a->op.form == FORM_TRY     ? tacho_rt_chan_try_send(c, &v)
		     : a->op.form == FORM_PLAIN ? tacho_rt_chan_send(c, &v)
						: tacho_rt_chan_send_until(c, &v, &u);
		v = UINT64_MAX;
	} else {
		rc = a->op.form == FORM_TRY     ? tacho_rt_chan_try_recv(c, &v)
		     : a->op.form == FORM_PLAIN ? tacho_rt_chan_recv(c, &v)
						: tacho_rt_chan_recv_until(c, &v, &u);
	}
	a->got = (struct outcome){ .result = rc, .value = v };
}

static void choose(struct actor *a)
{
	struct tacho_rt_until u = until_of(a);
	struct tacho_rt_case k[CASES];
	uint64_t v[CASES];
	int n = a->op.n_cases, i;

	for (i = 0; i < n; i++) {
		const struct op_case *c = &a->op.cases[i];

		v[i] = c->is_send ? c->value : UINT64_MAX;
		k[i] = (struct tacho_rt_case){ chans[c->chan], &v[i],
					       c->is_send ? TACHO_RT_SEND : TACHO_RT_RECV, 1 };
	}
	i = a->op.form == FORM_TRY     ? tacho_rt_try_select(k, (size_t)n)
	    : a->op.form == FORM_PLAIN ? tacho_rt_select(k, (size_t)n)
				       : tacho_rt_select_until(k, (size_t)n, &u);
	a->got = (struct outcome){ .result = i, .index = NOBODY, .value = UINT64_MAX };
	if (i < 0 || i >= n)
		return;
	a->got.index = i;
	a->got.result = k[i].result;
	if (!a->op.cases[i].is_send)
		a->got.value = v[i];
}

/* All that waits and has no value. */
static int wait_for(struct actor *a)
{
	struct tacho_rt_mutex *m = &mutexes[a->op.which % MUTEXES];
	struct tacho_rt_until u = until_of(a);
	bool plain = a->op.form == FORM_PLAIN, try = a->op.form == FORM_TRY;

	switch ((int)a->op.kind) {
	case OP_LOCK:
		return try     ? tacho_rt_mutex_try_lock(m)
		       : plain ? tacho_rt_mutex_lock(m)
			       : tacho_rt_mutex_lock_until(m, &u);
	case OP_RLOCK:
		return try     ? tacho_rt_rwlock_try_rlock(&rw)
		       : plain ? tacho_rt_rwlock_rlock(&rw)
			       : tacho_rt_rwlock_rlock_until(&rw, &u);
	case OP_WLOCK:
		return try     ? tacho_rt_rwlock_try_lock(&rw)
		       : plain ? tacho_rt_rwlock_lock(&rw)
			       : tacho_rt_rwlock_lock_until(&rw, &u);
	case OP_ACQUIRE:
		return try     ? tacho_rt_semaphore_try_acquire(&permits, a->op.n)
		       : plain ? tacho_rt_semaphore_acquire(&permits, a->op.n)
			       : tacho_rt_semaphore_acquire_until(&permits, a->op.n, &u);
	case OP_GROUP_WAIT:
		return plain ? tacho_rt_wait_group_wait(&group)
			     : tacho_rt_wait_group_wait_until(&group, &u);
	default:
		return plain ? tacho_rt_cond_wait(&cond, m)
			     : tacho_rt_cond_wait_until(&cond, m, &u);
	}
}

static void call_once(void *arg)
{
	(void)arg;
	atomic_fetch_add(&once_calls, 1);
}

static int do_once(void)
{
	int rc = tacho_rt_once_do(&once, call_once, NULL);

	return atomic_load(&once_calls) == 1 ? rc : -1000;
}

static int wait_timer(void)
{
	struct tacho_rt_until late = tacho_rt_within(INT64_C(20000000000));
	int64_t begin = tacho_rt_now_ns(), at = 0;

	(void)tacho_rt_timer_start(timer, 30000, 0);
	if (tacho_rt_chan_recv_until(tacho_rt_timer_chan(timer), &at, &late) != 0)
		return -1000;
	return at >= begin + 30000 ? 0 : -1001;
}

/* What is no business of the model's. */
static void elsewhere(int64_t how)
{
	switch (how % 6) {
	case 0: tacho_rt_yield(); break;
	case 1: (void)tacho_rt_sleep(how); break;
	case 2: TACHO_RT_SYSCALL(usleep(1)); break;
	case 3: TACHO_RT_BLOCKING(usleep(30)); break;
	case 4:
		tacho_rt_lock_thread();
		tacho_rt_yield();
		(void)tacho_rt_unlock_thread();
		break;
	default: tacho_rt_checkpoint(); break;
	}
}

static void reopen(struct actor *a)
{
	struct tacho_rt_chan **c = &chans[a->op.which];
	uint64_t n = 0, v;

	while (tacho_rt_chan_try_recv(*c, &v) == 0)
		n++;
	a->got.result = tacho_rt_chan_free(*c);
	a->got.value = n;
	if (a->got.result == 0)
		a->got.result = tacho_rt_chan_new(sizeof(v), (size_t)a->op.n, c);
}

static int plain_result(struct actor *a)
{
	switch ((int)a->op.kind) {
	case OP_CLOSE: return tacho_rt_chan_close(chans[a->op.which]);
	case OP_UNLOCK: return tacho_rt_mutex_unlock(&mutexes[a->op.which]);
	case OP_RUNLOCK: return tacho_rt_rwlock_runlock(&rw);
	case OP_WUNLOCK: return tacho_rt_rwlock_unlock(&rw);
	case OP_RELEASE: return tacho_rt_semaphore_release(&permits, a->op.n);
	case OP_GROUP_ADD: return tacho_rt_wait_group_add(&group, a->op.n);
	case OP_SIGNAL: tacho_rt_cond_signal(&cond); return 0;
	case OP_BROADCAST: tacho_rt_cond_broadcast(&cond); return 0;
	case OP_CANCEL: tacho_rt_cancel(actors[a->op.which].token); return 0;
	case OP_TIMER_START: return tacho_rt_timer_start(timer, INT64_C(1) << 50, 0);
	case OP_TIMER_STOP: return tacho_rt_timer_stop(timer);
	case OP_TIMER_WAIT: return wait_timer();
	case OP_ONCE: return do_once();
	case OP_ELSEWHERE: elsewhere(a->op.n); return 0;
	default: return 0;
	}
}

static void perform(struct actor *a)
{
	bool was_canceled = a->op.form == FORM_TOKEN && tacho_rt_cancel_state(a->token) != 0;

	a->got = (struct outcome){ .value = UINT64_MAX };
	if (a->op.kind == OP_SELECT)
		choose(a);
	else if (a->op.kind < OP_SELECT)
		communicate(a);
	else if (a->op.kind <= OP_COND_WAIT)
		a->got.result = wait_for(a);
	else if (a->op.kind == OP_REOPEN)
		reopen(a);
	else
		a->got.result = plain_result(a);
	if (!was_canceled)
		return;
	tacho_rt_cancel_free(a->token);
	if (tacho_rt_cancel_new(root, 0, &a->token) != 0)
		a->got.result = -1002;
}

static void act(void *arg)
{
	struct actor *a = arg;
	bool ends;

	a->g = tc_rt_self();
	atomic_store(&a->done, 0);
	do {
		demand(tacho_rt_semaphore_acquire(&a->go, 1) == 0);
		ends = a->op.kind == OP_END;
		atomic_fetch_add(&a->taken, 1);
		perform(a);
		atomic_fetch_add(&a->done, 1);
	} while (!ends);
	(void)tacho_rt_wait_group_done(&ended);
}

/* --- who has come to the end ------------------------------------------------------------------ */

static bool has_ended(const struct actor *a)
{
	return atomic_load(&a->done) == a->given;
}

static bool waits(struct actor *a)
{
	/* relaxed: it is in line by then, with the lock of the line; see pass_locks */
	return atomic_load(&a->taken) == a->given && !has_ended(a) &&
	       tc_load_relaxed(&a->g->state) == TC_RT_G_WAITING;
}

static void pass(struct tc_rt_lock *l)
{
	tc_rt_lock(l);
	tc_rt_unlock(l);
}

/* Whoever was seen waiting has left its thread behind this. */
static void pass_locks(void)
{
	for (int i = 0; i < CHANS; i++)
		pass(&chans[i]->lock);
	for (int i = 0; i < MUTEXES; i++)
		pass(tc_rt_guard(&mutexes[i].guard));
	pass(tc_rt_guard(&rw.guard));
	pass(tc_rt_guard(&cond.guard));
	pass(tc_rt_guard(&permits.guard));
	pass(tc_rt_guard(&group.guard));
}

/* The one of those a mutex may have been handed to that has come back; NOBODY yet. */
static int holder(int mutex)
{
	for (int i = 0; i < n_actors; i++)
		if (model_may_get(&model, mutex, i) && has_ended(&actors[i]))
			return i;
	return NOBODY;
}

static bool is_settled(void)
{
	for (int i = 0; i < n_actors; i++) {
		struct model_actor *a = &model.actors[i];

		if (!a->busy || has_ended(&actors[i]))
			continue;
		if (a->over || !waits(&actors[i]))
			return false;
	}
	for (int i = 0; i < MUTEXES; i++)
		if (model.mutexes[i].open && holder(i) == NOBODY)
			return false;
	return true;
}

static const char *const kinds[OP_KINDS] = {
	"send",       "receive", "select",    "lock",      "rlock",  "wlock",       "acquire",
	"wait",       "cond",    "close",     "reopen",    "unlock", "runlock",     "wunlock",
	"release",    "add",     "signal",    "broadcast", "cancel", "timer start", "timer stop",
	"timer wait", "once",    "elsewhere", "end",
};

static bool complain(long step, int i, const char *what)
{
	const struct model_actor *a = &model.actors[i];
	const struct outcome *got = &actors[i].got;

	printf("step %ld, actor %d, %s in form %d: %s\n", step, i, kinds[a->op.kind], a->op.form,
	       what);
	printf("\twanted: over %d, result %d, index %d, value %llx\n", a->over, a->want.result,
	       a->want.index, (unsigned long long)a->want.value);
	printf("\tis: over %d, result %d, index %d, value %llx\n", has_ended(&actors[i]),
	       got->result, got->index, (unsigned long long)got->value);
	return expect(false);
}

static bool compare(long step)
{
	for (int i = 0; i < n_actors; i++) {
		struct model_actor *a = &model.actors[i];
		const struct outcome *got = &actors[i].got;

		if (!a->busy)
			continue;
		if (has_ended(&actors[i]) != a->over)
			return complain(step, i, "who comes to the end differs");
		if (!a->over)
			continue;
		if (a->want.result != got->result || a->want.value != got->value ||
		    (a->op.kind == OP_SELECT && a->want.index != got->index))
			return complain(step, i, "how it ends differs");
		a->busy = false;
	}
	if (model.misuses != atomic_load(&load_misuses))
		return complain(step, 0, "misuses that were reported differ");
	return true;
}

/* Until nothing moves any more that this step has moved. */
static bool settle(long step)
{
	int64_t late = tacho_rt_now_ns() + INT64_C(60000000000);

	while (!is_settled()) {
		if (tacho_rt_now_ns() > late) {
			for (int i = 0; i < n_actors; i++)
				if (model.actors[i].busy && model.actors[i].over &&
				    !has_ended(&actors[i]))
					return complain(step, i, "does not come to its end");
			return complain(step, 0, "somebody neither ends nor waits");
		}
		tacho_rt_yield();
	}
	pass_locks();
	for (int i = 0; i < MUTEXES; i++)
		if (model.mutexes[i].open && !demand(model_got(&model, i, holder(i))))
			return false;
	return true;
}

static bool do_step(long step, int i, const struct op *op)
{
	struct actor *a = &actors[i];
	bool chooses;

	model_do(&model, i, op, &chooses);
	if (op->form == FORM_SOON && !chooses && !model.actors[i].over)
		model_expire(&model, i);
	a->op = *op;
	a->given++;
	demand(tacho_rt_semaphore_release(&a->go, 1) == 0);
	if (chooses) {
		while (!has_ended(a))
			tacho_rt_yield();
		if (!model_choose(&model, i, a->got.index >= 0 ? a->got.index : 0))
			return complain(step, i, "a choice that was not possible");
	}
	return settle(step) && compare(step);
}

/* --- random operations ---------------------------------------------------------------------------- */

/* In every 100; those that let others go on outweigh those that wait. */
static const unsigned char weights[OP_KINDS] = {
	[OP_SEND] = 12,      [OP_RECV] = 12,      [OP_SELECT] = 10, [OP_LOCK] = 8,
	[OP_RLOCK] = 4,      [OP_WLOCK] = 4,      [OP_ACQUIRE] = 6, [OP_GROUP_WAIT] = 3,
	[OP_COND_WAIT] = 4,  [OP_CLOSE] = 1,      [OP_REOPEN] = 3,  [OP_UNLOCK] = 10,
	[OP_RUNLOCK] = 4,    [OP_WUNLOCK] = 4,    [OP_RELEASE] = 6, [OP_GROUP_ADD] = 5,
	[OP_SIGNAL] = 3,     [OP_BROADCAST] = 2,  [OP_CANCEL] = 4,  [OP_TIMER_START] = 1,
	[OP_TIMER_STOP] = 1, [OP_TIMER_WAIT] = 1, [OP_ONCE] = 1,    [OP_ELSEWHERE] = 3,
};

static enum op_kind any_kind(void)
{
	static unsigned sum;
	unsigned x;
	int kind = 0;

	if (sum == 0)
		for (int i = 0; i < OP_KINDS; i++)
			sum += weights[i];
	for (x = (unsigned)below(&seed, sum); x >= weights[kind]; kind++)
		x -= weights[kind];
	return (enum op_kind)kind;
}

static struct op any_op(void)
{
	struct op op = { .kind = any_kind() };
	static uint64_t value;

	if (op.kind <= OP_COND_WAIT)
		op.form = (enum op_form)(below(&seed, 8) < 4 ? FORM_PLAIN
							     : FORM_TRY + below(&seed, 4));
	/* These have no such form. */
	if ((op.kind == OP_GROUP_WAIT || op.kind == OP_COND_WAIT) && op.form == FORM_TRY)
		op.form = FORM_OVER;
	op.n_cases = op.kind == OP_SELECT ? 1 + (int)below(&seed, CASES) : op.kind < OP_SELECT;
	for (int i = 0; i < op.n_cases; i++)
		op.cases[i] =
			(struct op_case){ (int)below(&seed, CHANS), below(&seed, 2) != 0, ++value };
	if (op.kind < OP_SELECT)
		op.cases[0].is_send = op.kind == OP_SEND;
	op.n = 1 + (int64_t)below(&seed, 5);
	if (op.kind == OP_REOPEN)
		op.n = (int64_t)below(&seed, ROOM + 1);
	else if (op.kind == OP_GROUP_ADD)
		op.n = (int64_t)below(&seed, 6) - 3;
	else if (op.kind == OP_ELSEWHERE)
		op.n = (int64_t)below(&seed, 30000);
	op.which = (int)below(&seed, op.kind == OP_CLOSE || op.kind == OP_REOPEN ? CHANS
				     : op.kind == OP_CANCEL ? (unsigned)n_actors
							    : MUTEXES);
	if (op.kind == OP_COND_WAIT)
		op.which = 0;
	/* Rather one that waits with it. */
	for (int i = 0; op.kind == OP_CANCEL && i < 8; i++)
		if (!model.actors[op.which].busy || model.actors[op.which].op.form != FORM_TOKEN)
			op.which = (int)below(&seed, (unsigned)n_actors);
	return op;
}

/* Actor 0 never waits for long, so that somebody can always let others go on. */
static int any_actor(const struct op *op)
{
	bool may_wait = op->kind <= OP_COND_WAIT && op->form != FORM_TRY && op->form != FORM_OVER;
	int i;

	if (op->kind == OP_COND_WAIT)
		may_wait = true;
	for (int attempt = 0; attempt < 4; attempt++) {
		i = (int)below(&seed, (unsigned)n_actors);
		if (!model.actors[i].busy && (i > 0 || !may_wait))
			return i;
	}
	return may_wait ? NOBODY : 0;
}

static bool steps(long n)
{
	for (long step = 0; step < n;) {
		struct op op = any_op();
		int i = any_actor(&op);

		if (i == NOBODY || !model_allows(&model, &op))
			continue;
		if (!do_step(step++, i, &op))
			return false;
	}
	return true;
}

static bool somebody_waits(void)
{
	for (int i = 0; i < n_actors; i++)
		if (model.actors[i].busy)
			return true;
	return false;
}

/* Whatever they wait for comes. */
static bool let_go(void)
{
	static const struct op ends[] = {
		{ .kind = OP_BROADCAST },
		{ .kind = OP_UNLOCK },
		{ .kind = OP_UNLOCK, .which = 1 },
		{ .kind = OP_RUNLOCK },
		{ .kind = OP_WUNLOCK },
		{ .kind = OP_RELEASE, .n = 5 },
		{ .kind = OP_CLOSE },
		{ .kind = OP_CLOSE, .which = 1 },
		{ .kind = OP_CLOSE, .which = 2 },
	};
	struct op op = { .kind = OP_GROUP_ADD, .n = -model.count };

	if (!do_step(-1, 0, &op))
		return false;
	for (size_t i = 0; somebody_waits(); i++)
		if (!do_step(-2, 0, &ends[i % (sizeof(ends) / sizeof(ends[0]))]))
			return false;
	op = (struct op){ .kind = OP_END };
	for (int i = 0; i < n_actors; i++)
		if (!do_step(-3, i, &op))
			return false;
	return true;
}

static bool start_actors(void)
{
	bool ok = tacho_rt_cancel_new(NULL, 0, &root) == 0 && tacho_rt_timer_new(&timer) == 0;

	for (int i = 0; i < CHANS; i++) {
		model.chans[i].cap = i * i < ROOM ? i * i : ROOM;
		ok = ok && tacho_rt_chan_new(sizeof(uint64_t), (size_t)model.chans[i].cap,
					     &chans[i]) == 0;
	}
	(void)tacho_rt_wait_group_add(&ended, n_actors);
	for (int i = 0; i < n_actors; i++) {
		actors[i].me = i;
		atomic_store(&actors[i].done, -1);
		ok = ok && tacho_rt_cancel_new(root, 0, &actors[i].token) == 0 &&
		     tacho_go(act, &actors[i]) == 0;
	}
	for (int i = 0; ok && i < n_actors; i++)
		while (atomic_load(&actors[i].done) < 0)
			tacho_rt_yield();
	return expect(ok);
}

static void compare_all(void)
{
	n_actors = opt.goroutines < 2 ? 2 : opt.goroutines > ACTORS ? ACTORS : opt.goroutines;
	seed = opt.seed;
	model_init(&model, n_actors);
	if (!start_actors() || !expect(steps(opt.n)) || !expect(let_go())) {
		/* Nobody would ever wake the others. */
		fflush(stdout);
		_exit(1);
	}
	expect(tacho_rt_wait_group_wait(&ended) == 0);
	expect(model.sent >= model.received);
	for (int i = 0; i < CHANS; i++) {
		model.received += (long)tacho_rt_chan_len(chans[i]);
		expect(tacho_rt_chan_free(chans[i]) == 0);
	}
	expect(model.sent == model.received);
	for (int i = 0; i < n_actors; i++)
		tacho_rt_cancel_free(actors[i].token);
	tacho_rt_timer_free(timer);
	tacho_rt_cancel_free(root);
}

int main(int argc, char **argv)
{
	return load(argc, argv, compare_all);
}
