/* SPDX-License-Identifier: MIT */
/*
 * Channels and select under load: what is sent is received, once, in order; who waits is
 * woken; choices are fair. Forms are mixed at random: plain, try, timed, cancelled,
 * select.
 */
#include "rt_load.h"

/* A value of any size: who sent it, its number, and bytes that follow from both. */
struct message {
	uint32_t from, number;
	unsigned char rest[120];
};

enum {
	MOST = 64
};

static struct world {
	struct tacho_rt_chan *chan[3];
	size_t size;
	long per_sender;
	int senders, receivers;
	atomic_long sent, received, sum_in, sum_out;
	struct tacho_rt_wait_group senders_done, receivers_done;
} w;

static void fill(struct message *m, uint32_t from, uint32_t number)
{
	*m = (struct message){ .from = from, .number = number };
	for (size_t i = 8; i < w.size; i++)
		m->rest[i - 8] = (unsigned char)(from * 31 + number * 7 + i);
}

static bool is_whole(const struct message *m)
{
	struct message want;

	fill(&want, m->from, m->number);
	return memcmp(&want, m, w.size) == 0;
}

/* One of the ways to send; 0, TACHO_EAGAIN: not sent. */
static int send_somehow(struct tacho_rt_chan *c, const struct message *m, uint64_t *seed)
{
	struct tacho_rt_until soon = tacho_rt_within((int64_t)below(seed, 40000));
	struct tacho_rt_case one = { c, (void *)(uintptr_t)m, TACHO_RT_SEND, 0 };
	int rc;

	switch (below(seed, 5)) {
	case 0: return tacho_rt_chan_try_send(c, m);
	case 1: return tacho_rt_chan_send_until(c, m, &soon);
	case 2: rc = tacho_rt_select_until(&one, 1, &soon); break;
	case 3: rc = tacho_rt_select(&one, 1); break;
	default: return tacho_rt_chan_send(c, m);
	}
	return rc == 0 ? one.result : rc;
}

static void sender(void *arg)
{
	uint32_t me = (uint32_t)(uintptr_t)arg;
	uint64_t seed = opt.seed * 1000 + me;
	struct message m;

	for (long i = 0; i < w.per_sender; i++) {
		int rc;

		fill(&m, me, (uint32_t)i);
		/* Always the same channel, so that its order can be checked. */
		while ((rc = send_somehow(w.chan[me % 3], &m, &seed)) != 0) {
			if (!demand(rc == TACHO_EAGAIN || rc == TACHO_ETIMEDOUT))
				break;
			tacho_rt_yield();
		}
		atomic_fetch_add(&w.sent, 1);
		atomic_fetch_add(&w.sum_in, me + i);
	}
	demand(tacho_rt_wait_group_done(&w.senders_done) == 0);
}

/* From one channel, or any of the three. Its index, or negative. */
static int receive_somehow(int mine, struct message *m, uint64_t *seed, bool *closed)
{
	struct tacho_rt_until soon = tacho_rt_within((int64_t)below(seed, 40000));
	struct tacho_rt_case all[4];
	int rc, i;

	memset(m, 0xee, sizeof(*m));
	if (below(seed, 2) == 0) {
		switch (below(seed, 3)) {
		case 0: rc = tacho_rt_chan_try_recv(w.chan[mine], m); break;
		case 1: rc = tacho_rt_chan_recv_until(w.chan[mine], m, &soon); break;
		default: rc = tacho_rt_chan_recv(w.chan[mine], m); break;
		}
		*closed = rc == TACHO_ECLOSED;
		return rc == 0 || *closed ? mine : rc;
	}
	for (i = 0; i < 4; i++)
		all[i] = (struct tacho_rt_case){ i < 3 ? w.chan[i] : NULL, m, TACHO_RT_RECV, 0 };
	i = below(seed, 2) ? tacho_rt_select_until(all, 4, &soon) : tacho_rt_select(all, 4);
	*closed = i >= 0 && all[i].result == TACHO_ECLOSED;
	return i;
}

static void receiver(void *arg)
{
	int me = (int)(uintptr_t)arg;
	uint64_t seed = opt.seed * 777 + (uint64_t)me;
	/* The last number seen of each sender: one receiver sees them in order. */
	int64_t last[MOST];
	struct message m;
	bool closed;

	for (int i = 0; i < MOST; i++)
		last[i] = -1;
	for (;;) {
		int from = receive_somehow(me % 3, &m, &seed, &closed);

		if (from < 0) {
			demand(from == TACHO_EAGAIN || from == TACHO_ETIMEDOUT);
			tacho_rt_yield();
			continue;
		}
		if (closed) {
			unsigned char zero[sizeof(m)] = { 0 };

			demand(memcmp(&m, zero, w.size) == 0);
			if (from == me % 3)
				break;
			continue;
		}
		demand(is_whole(&m) && m.from < MOST);
		if (m.from < MOST) {
			demand((int64_t)m.number > last[m.from]);
			last[m.from] = m.number;
		}
		atomic_fetch_add(&w.received, 1);
		atomic_fetch_add(&w.sum_out, m.from + m.number);
	}
	demand(tacho_rt_wait_group_done(&w.receivers_done) == 0);
}

static void all_arrive(size_t size, size_t room)
{
	int n = opt.goroutines < 3 ? 3 : opt.goroutines > MOST ? MOST : opt.goroutines;

	memset(&w, 0, sizeof(w));
	w.size = size;
	w.per_sender = opt.n / n;
	for (int i = 0; i < 3; i++)
		expect(tacho_rt_chan_new(size, room + (size_t)i * (room > 0), &w.chan[i]) == 0);
	tacho_rt_wait_group_add(&w.senders_done, n);
	tacho_rt_wait_group_add(&w.receivers_done, n);
	for (int i = 0; i < n; i++) {
		expect(tacho_go(receiver, (void *)(uintptr_t)i) == 0);
		expect(tacho_go(sender, (void *)(uintptr_t)i) == 0);
	}
	expect(tacho_rt_wait_group_wait(&w.senders_done) == 0);
	for (int i = 0; i < 3; i++)
		expect(tacho_rt_chan_close(w.chan[i]) == 0);
	expect(tacho_rt_wait_group_wait(&w.receivers_done) == 0);
	expect(atomic_load(&w.sent) == n * w.per_sender);
	expect(atomic_load(&w.received) == atomic_load(&w.sent));
	expect(atomic_load(&w.sum_in) == atomic_load(&w.sum_out));
	for (int i = 0; i < 3; i++) {
		expect(tacho_rt_chan_len(w.chan[i]) == 0);
		expect(tacho_rt_chan_free(w.chan[i]) == 0);
	}
}

/* --- one goroutine: the plain queue it must be like -------------------------------------- */

static void like_a_queue(void)
{
	uint64_t seed = opt.seed, queue[16], x = 0;
	size_t head = 0, n = 0, cap = 1 + below(&seed, 15);
	struct tacho_rt_chan *c;

	expect(tacho_rt_chan_new(sizeof(x), cap, &c) == 0);
	expect(tacho_rt_chan_cap(c) == cap);
	for (long i = 0; i < opt.n; i++) {
		uint64_t v = next_random(&seed);

		if (v & 1) {
			demand(tacho_rt_chan_try_send(c, &v) == (n < cap ? 0 : TACHO_EAGAIN));
			if (n < cap)
				queue[(head + n++) % cap] = v;
		} else {
			demand(tacho_rt_chan_try_recv(c, &x) == (n ? 0 : TACHO_EAGAIN));
			if (n) {
				demand(x == queue[head]);
				head = (head + 1) % cap;
				n--;
			}
		}
		demand(tacho_rt_chan_len(c) == n);
	}
	expect(tacho_rt_chan_close(c) == 0);
	for (; n > 0; n--, head = (head + 1) % cap)
		expect(tacho_rt_chan_recv(c, &x) == 0 && x == queue[head]);
	x = 5;
	expect(tacho_rt_chan_recv(c, &x) == TACHO_ECLOSED && x == 0);
	expect(tacho_rt_chan_free(c) == 0);
}

/* --- fairness ------------------------------------------------------------------------------- */

static void fair(void)
{
	enum {
		CASES = 20
	};
	struct tacho_rt_chan *c[CASES];
	struct tacho_rt_case k[CASES];
	long chosen[CASES] = { 0 }, rounds = 2000 * CASES;
	int x = 0;

	for (int i = 0; i < CASES; i++) {
		expect(tacho_rt_chan_new(sizeof(int), 1, &c[i]) == 0);
		expect(tacho_rt_chan_send(c[i], &i) == 0);
		k[i] = (struct tacho_rt_case){ c[i], &x, TACHO_RT_RECV, 0 };
	}
	for (long i = 0; i < rounds; i++) {
		int j = i % 2 ? tacho_rt_select(k, CASES) : tacho_rt_try_select(k, CASES);

		if (!demand(j >= 0 && j < CASES && x == j))
			break;
		chosen[j]++;
		demand(tacho_rt_chan_send(c[j], &j) == 0);
	}
	/* 2000 each are expected; 300 off would be seven standard deviations. */
	for (int i = 0; i < CASES; i++) {
		expect(chosen[i] > 1700 && chosen[i] < 2300);
		expect(tacho_rt_chan_free(c[i]) == 0);
	}
}

/* --- waits that end early ------------------------------------------------------------------------ */

static struct tacho_rt_cancel *token;
static struct tacho_rt_chan *quiet;
static atomic_int cancelled;

static void wait_for_nothing(void *arg)
{
	struct tacho_rt_until until = { 0, token };
	struct tacho_rt_case k[2] = { { quiet, NULL, TACHO_RT_RECV, 0 },
				      { quiet, NULL, TACHO_RT_SEND, 0 } };
	int rc;

	if ((uintptr_t)arg % 2)
		rc = tacho_rt_chan_recv_until(quiet, NULL, &until);
	else
		rc = tacho_rt_select_until(k, 1, &until);
	demand(rc == TACHO_ECANCELED);
	atomic_fetch_add(&cancelled, 1);
	tacho_rt_wait_group_done(&w.senders_done);
}

static void called_off(void)
{
	struct tacho_rt_cancel *parent, *late;
	struct tacho_rt_until until = tacho_rt_within(2000000);
	int64_t before = tacho_rt_now_ns();

	memset(&w, 0, sizeof(w));
	expect(tacho_rt_chan_new(0, 0, &quiet) == 0);
	expect(tacho_rt_chan_recv_until(quiet, NULL, &until) == TACHO_ETIMEDOUT);
	expect(tacho_rt_now_ns() >= before + 2000000);
	expect(tacho_rt_cancel_new(NULL, 0, &parent) == 0);
	expect(tacho_rt_cancel_new(parent, 0, &token) == 0);
	tacho_rt_wait_group_add(&w.senders_done, 50);
	for (uintptr_t i = 0; i < 50; i++)
		expect(tacho_go(wait_for_nothing, (void *)i) == 0);
	tacho_rt_sleep(3000000);
	expect(atomic_load(&cancelled) == 0);
	tacho_rt_cancel(parent);
	tacho_rt_cancel(parent);
	expect(tacho_rt_wait_group_wait(&w.senders_done) == 0);
	expect(atomic_load(&cancelled) == 50);
	expect(tacho_rt_cancel_state(token) == TACHO_ECANCELED);
	expect(tacho_rt_cancel_new(token, 0, &late) == 0);
	expect(tacho_rt_cancel_state(late) == TACHO_ECANCELED);
	tacho_rt_cancel_free(parent);
	tacho_rt_cancel_free(late);
	tacho_rt_cancel_free(token);
	expect(tacho_rt_cancel_new(NULL, tacho_rt_now_ns() + 2000000, &token) == 0);
	until = (struct tacho_rt_until){ 0, token };
	expect(tacho_rt_chan_recv_until(quiet, NULL, &until) == TACHO_ECANCELED);
	expect(tacho_rt_cancel_state(token) == TACHO_ETIMEDOUT);
	tacho_rt_cancel_free(token);
	expect(tacho_rt_chan_free(quiet) == 0);
}

/* Nothing but the deadline ends it, maybe before it has parked. */
static void of_nothing(void)
{
	struct tacho_rt_case none = { NULL, NULL, TACHO_RT_RECV, 0 };

	for (int i = 0; i < 2000; i++) {
		struct tacho_rt_until until = tacho_rt_within(1000 + i % 64 * 500);
		int rc = tacho_rt_select_until(&none, (size_t)i % 2, &until);

		demand(rc == TACHO_ETIMEDOUT);
	}
}

static void channels(void)
{
	static const size_t sizes[] = { 8, 12, 64, 128 };

	if (wanted("queue"))
		like_a_queue();
	if (wanted("fair"))
		fair();
	if (wanted("cancel"))
		called_off();
	if (wanted("nothing"))
		of_nothing();
	for (size_t i = 0; i < 4 && wanted("load"); i++) {
		all_arrive(sizes[i], 0);
		all_arrive(sizes[i], i * 5 + 1);
	}
	expect(atomic_load(&load_misuses) == 0);
}

int main(int argc, char **argv)
{
	return load(argc, argv, channels);
}
