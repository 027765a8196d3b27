/* SPDX-License-Identifier: MIT */
/*
 * Waiting for descriptors, on epoll, edge-triggered. A call tries its system call first and
 * comes here when that would block. Records of descriptors are made once for each
 * number and never freed, so an event that comes late finds one; the serial number of its use
 * tells whether it still means the same file.
 *
 *	field                    | guarded by
 *	fd.* but deadlines       | fd.lock
 *	side.timer, its start    | fd.deadlines
 *	table                    | set once each, by CAS
 *
 * Lock order: fd.deadlines, lock of a heap of timers, fd.lock.
 *
 * Invariants: (1) a waiter stands in line only if no edge has come since before its system
 * call; otherwise it would sleep on what that edge announced. (2) An edge wakes one waiter,
 * and whoever was woken by one wakes the next when it is done, as there may be more than
 * it took; the chain ends with one that finds nothing and waits again. (3) A number
 * is closed when nobody uses it any more; otherwise a call could hit another file.
 */
#include "rt/netpoll.h"

#include "base/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tacho/rt_net.h>

enum {
	CHUNK = 1024,
	CHUNKS = 1024, /* a million descriptors; the kernel's usual limit */
	EVENTS = 128
};

struct side {
	struct tc_rt_waitq line;
	uint64_t edges;
	bool expired; /* the deadline is over */
	struct tc_rt_timer timer;
};

struct tc_rt_fd {
	struct tc_rt_lock lock;
	int number;
	uint32_t serial;
	uint32_t users; /* calls, and 1 while it is open */
	bool open, closing, registered, polled, waits, is_socket;
	struct side sides[2];
	struct tc_rt_lock deadlines;
};

static tc_atomic_uintptr table[CHUNKS];

static struct {
	int epoll, event;
	bool no_pwait2;      /* of the one thread that polls */
	tc_atomic_u32 ready; /* epoll and event are there */
	tc_atomic_u32 woken; /* the event has been written and not read */
	tc_atomic_u64 waiters;
} poller = { .epoll = -1, .event = -1 };

/* --- the poller, see park.h ---------------------------------------------------------------- */

static void close_poller(void)
{
	tc_store_relaxed(&poller.ready, 0);
	if (poller.epoll >= 0)
		close(poller.epoll);
	if (poller.event >= 0)
		close(poller.event);
	poller.epoll = poller.event = -1;
}

/* Goroutines of an earlier run neither wait nor use anything any more. */
static void forget_users(void)
{
	for (int i = 0; i < CHUNKS; i++) {
		/* relaxed: no other thread of the runtime runs yet */
		struct tc_rt_fd *fds = (struct tc_rt_fd *)tc_load_relaxed(&table[i]);

		for (int k = 0; fds && k < CHUNK; k++) {
			fds[k].users = fds[k].open;
			fds[k].sides[0].line = fds[k].sides[1].line = (struct tc_rt_waitq){ 0 };
		}
	}
}

int tc_rt_netpoll_reset(void)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.u64 = UINT64_MAX };

	forget_users();
	tc_store_relaxed(&poller.waiters, 0);
	tc_store_relaxed(&poller.woken, 0);
	/* relaxed: no other thread of the runtime runs yet */
	if (tc_load_relaxed(&poller.ready))
		return 0;
	poller.epoll = epoll_create1(EPOLL_CLOEXEC);
	poller.event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (poller.epoll < 0 || poller.event < 0 ||
	    epoll_ctl(poller.epoll, EPOLL_CTL_ADD, poller.event, &ev) < 0) {
		close_poller();
		return TACHO_EIO;
	}
	tc_store_relaxed(&poller.ready, 1);
	return 0;
}

void tc_rt_netpoll_after_fork(void)
{
	/* The parent's epoll is shared: leave its contents alone. */
	close_poller();
	tc_store_relaxed(&poller.waiters, 0);
	forget_users();
	for (int i = 0; i < CHUNKS; i++) {
		/* relaxed: no other thread lives */
		struct tc_rt_fd *fds = (struct tc_rt_fd *)tc_load_relaxed(&table[i]);

		/* The next epoll knows none of them, and who held the locks is not here. */
		for (int k = 0; fds && k < CHUNK; k++) {
			fds[k].registered = false;
			tc_store_relaxed(&fds[k].lock.word, 0);
			tc_store_relaxed(&fds[k].deadlines.word, 0);
		}
	}
}

void tc_rt_netpoll_break(void)
{
	uint64_t one = 1;
	int saved = errno;
	ssize_t n;

	/* acqrel: pairs with [P24] swap in drain; the poll sees what came before this. */
	if (tc_exchange_acqrel(&poller.woken, 1) == 0) {
		do
			n = write(poller.event, &one, sizeof(one));
		while (n < 0 && errno == EINTR);
	}
	errno = saved;
}

uint64_t tc_rt_netpoll_waiters(void)
{
	/* relaxed: the scheduler looks again when it has become idle */
	return tc_load_relaxed(&poller.waiters);
}

void tc_rt_netpoll_outside(bool begins)
{
	if (begins)
		tc_add_relaxed(&poller.waiters, 1);
	else
		tc_sub_relaxed(&poller.waiters, 1);
}

static void drain(void)
{
	uint64_t n;

	while (read(poller.event, &n, sizeof(n)) < 0 && errno == EINTR)
		;
	/* acqrel: pairs with [P24] swap in tc_rt_netpoll_break; what came before it. */
	(void)tc_exchange_acqrel(&poller.woken, 0);
}

/* With the lock. */
static unsigned wake_first(struct side *s)
{
	struct tc_rt_entry *e = tc_rt_entry_pop(&s->line);

	if (e)
		tc_rt_ready_last(e->w.g, NULL);
	return e != NULL;
}

static void wake_all(struct side *s)
{
	while (wake_first(s))
		;
}

static bool is_possible(int number)
{
	return number >= 0 && number < CHUNK * CHUNKS;
}

static struct tc_rt_fd *known_fd(int number)
{
	uintptr_t chunk;

	if (!is_possible(number))
		return NULL;
	/* acq: pairs with [P25] swap in make_chunk; its contents. */
	chunk = tc_load_acq(&table[number / CHUNK]);
	return chunk ? (struct tc_rt_fd *)chunk + number % CHUNK : NULL;
}

static unsigned deliver(const struct epoll_event *ev)
{
	static const uint32_t of_side[2] = { EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR,
					     EPOLLOUT | EPOLLHUP | EPOLLERR };
	struct tc_rt_fd *fd = known_fd((int)(uint32_t)ev->data.u64);
	unsigned n = 0;

	if (!fd)
		return 0;
	tc_rt_lock(&fd->lock);
	for (int i = 0; i < 2 && fd->open && fd->serial == ev->data.u64 >> 32; i++) {
		if (!(ev->events & of_side[i]))
			continue;
		fd->sides[i].edges++;
		n += wake_first(&fd->sides[i]);
	}
	tc_rt_unlock(&fd->lock);
	return n;
}

static int poll_events(struct epoll_event *events, int64_t deadline)
{
	int64_t left = deadline == 0 || deadline == TC_RT_NEVER ? 0 : deadline - tc_rt_now();
	struct timespec wait = { .tv_sec = 0, .tv_nsec = 0 };
	int n, ms;

	if (left > 0)
		wait = (struct timespec){ left / 1000000000, left % 1000000000 };
	if (left < 0)
		left = 0;
	if (!poller.no_pwait2) {
		n = epoll_pwait2(poller.epoll, events, EVENTS,
				 deadline == TC_RT_NEVER ? NULL : &wait, NULL);
		if (n >= 0 || (errno != ENOSYS && errno != EPERM))
			return n;
		poller.no_pwait2 = true;
	}
	ms = left > INT64_C(1000000) * 60000 ? 60000 : (int)((left + 999999) / 1000000);
	return epoll_wait(poller.epoll, events, EVENTS, deadline == TC_RT_NEVER ? -1 : ms);
}

unsigned tc_rt_netpoll(int64_t deadline)
{
	struct epoll_event events[EVENTS];
	unsigned woken = 0;
	int n;

	if (!tc_load_relaxed(&poller.ready))
		return 0;
	n = poll_events(events, deadline);
	for (int i = 0; i < n; i++) {
		if (events[i].data.u64 != UINT64_MAX)
			woken += deliver(&events[i]);
		else if (deadline != 0)
			drain();
	}
	return woken;
}

/* --- descriptors ---------------------------------------------------------------------------- */

static struct tc_rt_fd *make_chunk(int number)
{
	struct tc_rt_fd *fds = tc_calloc(NULL, CHUNK, sizeof(*fds));
	uintptr_t none = 0;

	if (!fds)
		return NULL;
	for (int i = 0; i < CHUNK; i++)
		fds[i].number = number / CHUNK * CHUNK + i;
	/* acqrel: pairs with [P25] load in known_fd; its contents. */
	if (!tc_cas_acqrel(&table[number / CHUNK], &none, (uintptr_t)fds))
		tc_free(NULL, fds);
	return known_fd(number);
}

/* How it can be used, when a number is first used. With the lock. 0 or a negated errno. */
static int open_fd(struct tc_rt_fd *fd)
{
	int flags = fcntl(fd->number, F_GETFL);
	struct stat st;
	unsigned type;

	if (flags < 0 || fstat(fd->number, &st) < 0)
		return -errno;
	type = st.st_mode & S_IFMT;
	fd->polled = (flags & O_NONBLOCK) != 0;
	/* A read of a file is short; of what cannot be polled it may take for ever. */
	fd->waits = type != S_IFREG && type != S_IFDIR && type != S_IFBLK;
	if (!fd->waits)
		fd->polled = false;
	else if (!fd->polled && fd->number > STDERR_FILENO && type != S_IFCHR)
		fd->polled = fcntl(fd->number, F_SETFL, flags | O_NONBLOCK) == 0;
	fd->is_socket = type == S_IFSOCK;
	fd->open = true;
	fd->closing = fd->registered = false;
	fd->users = 1;
	fd->serial++;
	for (int i = 0; i < 2; i++)
		fd->sides[i].expired = false;
	return 0;
}

/* With the lock: why this side cannot be used; 0: it can. */
static int refusal(const struct tc_rt_fd *fd, enum tc_rt_side side)
{
	if (fd->closing)
		return -EBADF;
	return fd->sides[side].expired ? -ETIMEDOUT : 0;
}

static struct tc_rt_fd *fd_of(int number)
{
	struct tc_rt_fd *fd = known_fd(number);

	return fd || !is_possible(number) ? fd : make_chunk(number);
}

int tc_rt_fd_use(int number, enum tc_rt_side side, struct tc_rt_fd_use *use)
{
	struct tc_rt_fd *fd = fd_of(number);
	int rc;

	if (!fd)
		return is_possible(number) ? -ENOMEM : -EBADF;
	tc_rt_lock(&fd->lock);
	rc = fd->open ? 0 : open_fd(fd);
	if (rc == 0)
		rc = refusal(fd, side);
	if (rc == 0) {
		fd->users++;
		*use = (struct tc_rt_fd_use){ .fd = fd,
					      .side = side,
					      .polled = fd->polled,
					      .waits = fd->waits,
					      .is_socket = fd->is_socket,
					      .edges = fd->sides[side].edges };
	}
	tc_rt_unlock(&fd->lock);
	return rc;
}

/*
 * With the lock of its record: a call that comes in between would take the file that goes for
 * the one that gets the number next.
 */
static int close_number(int number)
{
	/* Linux frees the number whatever the result is. */
	return close(number) < 0 && errno != EINTR ? -errno : 0;
}

/* With the lock, which it gives back: one user less; the last one closes it. */
static int leave(struct tc_rt_fd *fd)
{
	int rc = 0;

	if (--fd->users == 0) {
		fd->open = fd->closing = false;
		TC_TESTPOINT("netpoll: number goes");
		rc = close_number(fd->number);
	}
	tc_rt_unlock(&fd->lock);
	return rc;
}

void tc_rt_fd_done(struct tc_rt_fd_use *use)
{
	struct tc_rt_fd *fd = use->fd;

	tc_rt_lock(&fd->lock);
	if (use->was_woken)
		wake_first(&fd->sides[use->side]);
	(void)leave(fd);
}

static int watch(struct tc_rt_fd *fd)
{
	struct epoll_event ev = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET };

	ev.data.u64 = (uint64_t)fd->serial << 32 | (uint32_t)fd->number;
	if (epoll_ctl(poller.epoll, EPOLL_CTL_ADD, fd->number, &ev) < 0 &&
	    (errno != EEXIST || epoll_ctl(poller.epoll, EPOLL_CTL_MOD, fd->number, &ev) < 0))
		return -errno;
	fd->registered = true;
	return 0;
}

static int negated(int rc)
{
	return rc == TACHO_ETIMEDOUT ? -ETIMEDOUT : rc == TACHO_ECANCELED ? -ECANCELED : rc;
}

/* With the lock: is there anything to wait for? 1: no, try again. Or a negated errno. */
static int check(struct tc_rt_fd_use *use)
{
	struct tc_rt_fd *fd = use->fd;
	struct side *s = &fd->sides[use->side];
	int rc = refusal(fd, use->side);

	if (rc == 0 && !fd->registered)
		rc = watch(fd);
	if (rc == 0 && s->edges != use->edges) {
		use->edges = s->edges;
		rc = 1;
	}
	return rc;
}

int tc_rt_fd_wait(struct tc_rt_fd_use *use, const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_fd *fd = use->fd;
	struct side *s = &fd->sides[use->side];
	struct tc_rt_race race;
	struct tc_rt_wait w = {
		.entry.race = tc_rt_until_any(until) ? &race : NULL,
		.lock = &fd->lock,
		.queue = &s->line,
	};
	int rc;

	TC_TESTPOINT("netpoll: would wait");
	if (w.entry.race && (rc = tc_rt_race_begin(&race, until)) < 0)
		return negated(rc);
	tc_rt_lock(&fd->lock);
	rc = check(use);
	if (rc != 0) {
		tc_rt_unlock(&fd->lock);
		if (w.entry.race)
			tc_rt_race_end(&race);
		return rc < 0 ? rc : 0;
	}
	tc_rt_netpoll_outside(true);
	rc = tc_rt_wait(&w, false, "network", frame);
	tc_rt_netpoll_outside(false);
	if (rc < 0)
		return negated(rc);
	tc_rt_lock(&fd->lock);
	use->was_woken = true;
	use->edges = s->edges;
	rc = refusal(fd, use->side);
	tc_rt_unlock(&fd->lock);
	return rc;
}

/* --- close and deadlines ------------------------------------------------------------------------ */

int tacho_rt_close(int number)
{
	struct tc_rt_fd *fd = fd_of(number);
	bool closing;
	int rc;

	if (!fd)
		return close_number(number);
	tc_rt_lock(&fd->lock);
	if (!fd->open && !fd->closing) {
		rc = close_number(number);
		tc_rt_unlock(&fd->lock);
		return rc;
	}
	closing = fd->closing;
	fd->closing = true;
	for (int i = 0; i < 2; i++)
		wake_all(&fd->sides[i]);
	tc_rt_unlock(&fd->lock);
	if (closing) {
		(void)tc_rt_misuse(TC_RT_FRAME(), "close of descriptor %d, which is closed",
				   number);
		return -EBADF;
	}
	tc_rt_lock(&fd->deadlines);
	for (int i = 0; i < 2; i++)
		tc_rt_timer_stop(&fd->sides[i].timer);
	tc_rt_unlock(&fd->deadlines);
	tc_rt_lock(&fd->lock);
	return leave(fd);
}

/* Both sides' timers have the descriptor as argument; which side it is shows their address. */
static void on_deadline(struct tc_rt_timer *t)
{
	struct tc_rt_fd *fd = t->arg;
	struct side *s = t == &fd->sides[0].timer ? &fd->sides[0] : &fd->sides[1];

	tc_rt_lock(&fd->lock);
	s->expired = true;
	wake_all(s);
	tc_rt_unlock(&fd->lock);
}

/* With `deadlines`. 0 or a negated errno. */
static int set_deadline(struct tc_rt_fd *fd, struct side *s, int64_t deadline_ns)
{
	bool over = deadline_ns != 0 && deadline_ns <= tc_rt_now();
	bool usable;

	tc_rt_timer_stop(&s->timer);
	tc_rt_lock(&fd->lock);
	usable = fd->open && !fd->closing;
	s->expired = over && usable;
	if (s->expired)
		wake_all(s);
	tc_rt_unlock(&fd->lock);
	if (!usable)
		return -EBADF;
	if (deadline_ns != 0 && !over) {
		s->timer.fn = on_deadline;
		s->timer.arg = fd;
		tc_rt_timer_start(&s->timer, deadline_ns, 0);
	}
	return 0;
}

int tacho_rt_set_deadline(int number, int sides, int64_t deadline_ns)
{
	struct tc_rt_fd *fd = fd_of(number);
	int rc = 0;

	if (sides < 1 || sides > 3)
		return -EINVAL;
	if (!fd)
		return is_possible(number) ? -ENOMEM : -EBADF;
	tc_rt_lock(&fd->lock);
	if (!fd->open)
		rc = open_fd(fd);
	tc_rt_unlock(&fd->lock);
	tc_rt_lock(&fd->deadlines);
	for (int i = 0; i < 2 && rc == 0; i++)
		if (sides & 1 << i)
			rc = set_deadline(fd, &fd->sides[i], deadline_ns);
	tc_rt_unlock(&fd->deadlines);
	return rc;
}
