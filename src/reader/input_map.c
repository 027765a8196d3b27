/* SPDX-License-Identifier: MIT */
/*
 * Mapped files and the process-wide guard against SIGBUS; see input_map.h.
 *
 * The registry is a fixed array, so the handler needs no lock and no memory. A
 * place belongs to one mapping at a time. Handlers on any thread read it:
 * its end is written last when a mapping appears and first when it goes, and a
 * handler reads end, begin and end again, so it never combines the
 * bounds of two mappings. The mapping that the handler's own thread has
 * faulted in cannot go meanwhile: that thread is reading it.
 */
#include "reader/input_map.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic.h"

#define MAX_MAPPINGS 256
#define NOT_FAULTED  UINTPTR_MAX

struct guard {
	tc_atomic_bool taken;
	tc_atomic_uintptr begin, end; /* whole pages; end 0: no mapping */
	tc_atomic_uintptr fault;      /* lowest page that was gone, or NOT_FAULTED */
};

static struct guard guards[MAX_MAPPINGS];
static pthread_once_t install_once = PTHREAD_ONCE_INIT;
static struct sigaction previous;
static bool is_installed;
static uintptr_t page_size;

/* Is addr inside the mapping of this place? Async-signal-safe. */
static bool guard_has(struct guard *g, uintptr_t addr, uintptr_t *end)
{
	/* acq: pairs with [P1] in guard_open; begin is at least as new as end */
	uintptr_t last = tc_load_acq(&g->end);
	/* acq: pairs with [P2] in guard_open; if begin is newer, so is end below */
	uintptr_t first = tc_load_acq(&g->begin);

	*end = tc_load_relaxed(&g->end);
	return *end == last && addr >= first && addr < last;
}

static void guard_open(struct guard *g, uintptr_t begin, uintptr_t end)
{
	tc_store_relaxed(&g->fault, NOT_FAULTED);
	/* rel: pairs with [P2] in guard_has; the old end was zeroed before */
	tc_store_rel(&g->begin, begin);
	/* rel: pairs with [P1] in guard_has; publishes begin */
	tc_store_rel(&g->end, end);
}

static void guard_give_back(struct guard *g)
{
	/* rel: pairs with [P3] in take_guard; the place is empty for the next one */
	tc_store_rel(&g->taken, false);
}

/* Put zeros over the rest of the mapping that addr lies in. */
static bool cover(uintptr_t addr)
{
	for (size_t i = 0; i < MAX_MAPPINGS; i++) {
		struct guard *g = &guards[i];
		uintptr_t page = addr & ~(page_size - 1);
		uintptr_t end, old;
		void *p;

		if (!guard_has(g, addr, &end))
			continue;
		/* relaxed: who asks has faulted itself or has joined the thread
		 * that did */
		old = tc_load_relaxed(&g->fault);
		while (page < old && !tc_cas_relaxed(&g->fault, &old, page)) {
		}
		/* A number that came from the kernel, made a pointer again. */
		p = mmap((void *)page, end - page, PROT_READ, /* NOLINT */
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
		return p != MAP_FAILED;
	}
	return false;
}

static void on_sigbus(int sig, siginfo_t *info, void *context)
{
	int saved = errno;

	/* Neither kill() nor a broken memory module is ours to hide. */
	if (info->si_code == BUS_ADRERR && cover((uintptr_t)info->si_addr)) {
		errno = saved;
		return;
	}
	errno = saved;
	if (previous.sa_flags & SA_SIGINFO) {
		previous.sa_sigaction(sig, info, context);
	} else if (previous.sa_handler == SIG_IGN && info->si_code <= 0) {
		/* Sent by a process, and to be ignored. */
	} else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
		previous.sa_handler(sig);
	} else {
		/* The fault repeats on return and then has its default effect; a
		 * signal that was sent has to be sent again. */
		(void)signal(SIGBUS, SIG_DFL);
		if (info->si_code <= 0)
			(void)raise(SIGBUS);
		errno = saved;
	}
}

static void install(void)
{
	struct sigaction action;

	page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_sigbus;
	action.sa_flags = SA_SIGINFO | SA_ONSTACK;
	(void)sigemptyset(&action.sa_mask);
	/* `previous` must be right before the handler can run. */
	if (sigaction(SIGBUS, NULL, &previous) == 0)
		is_installed = sigaction(SIGBUS, &action, NULL) == 0;
}

static uintptr_t page_down(uintptr_t x)
{
	return x & ~(page_size - 1);
}

static bool take_guard(unsigned *place)
{
	for (unsigned i = 0; i < MAX_MAPPINGS; i++) {
		bool no = false;

		/* acq: pairs with [P3] in guard_give_back */
		if (tc_cas_acq(&guards[i].taken, &no, true)) {
			*place = i;
			return true;
		}
	}
	return false;
}

int tc_map_open(struct tc_map *map, int fd, size_t size)
{
	uintptr_t begin;
	void *p;

	*map = (struct tc_map){ .fd = -1 };
	(void)pthread_once(&install_once, install);
	if (!is_installed || size == 0 || size > SIZE_MAX - page_size)
		return TACHO_EIO;
	if (!take_guard(&map->guard))
		return TACHO_EIO;
	p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED) {
		guard_give_back(&guards[map->guard]);
		return TACHO_EIO;
	}
	(void)madvise(p, size, MADV_SEQUENTIAL);
	begin = (uintptr_t)p;
	guard_open(&guards[map->guard], begin, page_down(begin + size + page_size - 1));
	map->bytes = p;
	map->size = size;
	map->fd = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	return 0;
}

void tc_map_close(struct tc_map *map)
{
	if (!map->bytes)
		return;
	tc_store_relaxed(&guards[map->guard].end, 0);
	(void)munmap((void *)(uintptr_t)map->bytes, map->size);
	guard_give_back(&guards[map->guard]);
	if (map->fd >= 0)
		(void)close(map->fd);
	*map = (struct tc_map){ .fd = -1 };
}

void tc_map_release(const struct tc_map *map, size_t begin, size_t end)
{
	uintptr_t base = (uintptr_t)map->bytes;
	uintptr_t from, to;

	if (!map->bytes || begin >= end || begin >= map->size)
		return;
	if (end > map->size)
		end = map->size;
	/* The page at a border belongs to two neighbours; either may drop it. */
	from = page_down(base + begin);
	to = page_down(base + end);
	if (to > from)
		(void)madvise((void *)from, to - from, MADV_DONTNEED); /* NOLINT */
}

bool tc_map_faulted(const struct tc_map *map)
{
	return map->bytes && tc_load_relaxed(&guards[map->guard].fault) != NOT_FAULTED;
}

bool tc_map_shrank(const struct tc_map *map, size_t *kept)
{
	size_t left = map->size;
	uintptr_t fault;
	struct stat st;

	if (!map->bytes)
		return false;
	fault = tc_load_relaxed(&guards[map->guard].fault);
	if (fault != NOT_FAULTED)
		left = fault - (uintptr_t)map->bytes;
	/* The rest of the last page reads as zeros without any fault. */
	if (map->fd >= 0 && fstat(map->fd, &st) == 0 && st.st_size >= 0 &&
	    (uint64_t)st.st_size < left)
		left = (size_t)st.st_size;
	if (kept)
		*kept = left;
	return left < map->size;
}
