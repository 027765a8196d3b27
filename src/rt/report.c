/* SPDX-License-Identifier: MIT */
/*
 * What the runtime says: misuse, deadlocks, stacks that were too small, and the list
 * of all goroutines. Each names the goroutine and a place in the program, as
 * module+offset and by its symbol where the program exports it.
 */
#include "rt/core.h"

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	ALT_STACK = 64 << 10,
	PLACE = 256,
	MOST_FRAMES = 32
};

static void place_of(uintptr_t pc, char *out, size_t size)
{
	Dl_info info;
	const char *slash;

	if (pc == 0 || !dladdr((void *)(pc - 1), &info) || !info.dli_fname) {
		snprintf(out, size, "0x%llx", (unsigned long long)pc);
		return;
	}
	slash = strrchr(info.dli_fname, '/');
	snprintf(out, size, "%s%s%s+0x%llx", info.dli_sname ? info.dli_sname : "",
		 info.dli_sname ? " " : "", slash ? slash + 1 : info.dli_fname,
		 (unsigned long long)(pc - (uintptr_t)info.dli_fbase));
}

static void print_line(const char *line)
{
	fprintf(stderr, "%s\n", line);
}

static void who(const struct tc_rt_g *g, char *out, size_t size)
{
	if (!g)
		snprintf(out, size, "outside of goroutines");
	else if (g->name[0])
		snprintf(out, size, "goroutine %llu \"%s\"", (unsigned long long)g->id, g->name);
	else
		snprintf(out, size, "goroutine %llu", (unsigned long long)g->id);
}

/* --- misuse -------------------------------------------------------------------------------- */

int tc_rt_misuse(const void *frame, const char *format, ...)
{
	struct tc_rt_m *m = tc_rt_m();
	char text[512], line[1024], name[96], place[PLACE];
	int saved = errno;
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	who(m ? m->g : NULL, name, sizeof(name));
	if (frame) {
		place_of(((const uintptr_t *)frame)[1], place, sizeof(place));
		snprintf(line, sizeof(line), "tacho-rt: %s at %s: %s", name, place, text);
	} else {
		snprintf(line, sizeof(line), "tacho-rt: %s: %s", name, text);
	}
	tc_add_relaxed(&tc_rt_sched.misuse, 1); /* relaxed: statistics */
	(tc_rt_sched.misuse_fn ? tc_rt_sched.misuse_fn : print_line)(line);
	errno = saved;
	return TACHO_EMISUSE;
}

/* Errors that are still to be told. */
static tc_atomic_u32 untold[TC_RT_TROUBLES];

void tc_rt_trouble(enum tc_rt_trouble what, int error)
{
	uint_fast32_t told = tc_load_relaxed(&tc_rt_sched.troubles);

	/* relaxed: flags; nothing goes with them */
	while (!(told & 1u << what))
		if (tc_cas_relaxed(&tc_rt_sched.troubles, &told, told | 1u << what)) {
			tc_store_relaxed(&untold[what], (uint_fast32_t)error);
			break;
		}
}

void tc_rt_troubles_tell(void)
{
	static const char *const texts[TC_RT_TROUBLES] = {
		[TC_RT_NO_STACK] = "no memory for the stack of a goroutine",
		[TC_RT_NO_THREAD] = "no thread can be made; goroutines wait for those there are",
		[TC_RT_NO_POLLER] = "nothing to wait for descriptors with (epoll, eventfd)",
		[TC_RT_NO_MONITOR] = "no thread for the monitor",
	};
	char line[256], why[128];
	int saved = errno;

	for (uint32_t i = 0; i < TC_RT_TROUBLES; i++) {
		/* relaxed: as above; one thread at a time tells */
		int error = (int)tc_load_relaxed(&untold[i]);

		if (error == 0)
			continue;
		tc_store_relaxed(&untold[i], 0);
		snprintf(line, sizeof(line), "tacho-rt: %s: %s", texts[i],
			 strerror_r(error, why, sizeof(why)));
		(tc_rt_sched.misuse_fn ? tc_rt_sched.misuse_fn : print_line)(line);
	}
	errno = saved;
}

bool tc_rt_outside(const void *frame, const char *what)
{
	struct tc_rt_m *m = tc_rt_m();

	if (tc_rt_likely(m && m->g && m->p))
		return false;
	tc_rt_misuse(frame, "%s: %s", what,
		     m && m->g ? "called in a system call" : "this is no goroutine");
	return true;
}

void tc_rt_die(const char *what)
{
	fprintf(stderr, "tacho-rt: %s\n", what);
	_exit(2);
}

/* --- the list of goroutines --------------------------------------------------------------------- */

struct dump {
	int fd;
	uint64_t now, n;
};

__attribute__((format(printf, 2, 3))) static void say(const struct dump *d, const char *format, ...)
{
	char text[1024];
	va_list args;
	ssize_t n;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	for (size_t done = 0, len = strlen(text); done < len; done += (size_t)n) {
		n = write(d->fd, text + done, len - done);
		if (n < 0 && errno != EINTR)
			return;
		if (n < 0)
			n = 0;
	}
}

/*
 * The frames of one that is not running, from what the switch saved. It may be
 * continued meanwhile: then lines are wrong, but all that is read is its stack.
 */
#if defined(TC_RT_ASAN) || defined(TC_RT_TSAN)
__attribute__((no_sanitize("address", "thread")))
#endif
static void
dump_stack(const struct dump *d, const struct tc_rt_g *g)
{
	uintptr_t lo = (uintptr_t)g->lo, hi = (uintptr_t)g, sp = (uintptr_t)g->fiber.sp, fp;
	char place[PLACE];

	if (sp < lo || sp > hi - 256)
		return;
#if defined(__aarch64__)
	fp = ((const uintptr_t *)sp)[0];
#else
	fp = ((const uintptr_t *)sp)[5];
#endif
	for (int i = 0; i < MOST_FRAMES && fp >= sp && fp <= hi - 64 && (fp & 7) == 0; i++) {
		uintptr_t next = ((const uintptr_t *)fp)[0], pc = ((const uintptr_t *)fp)[1];

		if (pc < 4096)
			break;
		place_of(pc, place, sizeof(place));
		say(d, "\t%s\n", place);
		if (next <= fp)
			break;
		fp = next;
	}
}

static void dump_g(struct tc_rt_g *g, void *ctx)
{
	static const char *const states[] = { "free", "runnable", "running", "system call",
					      "waiting" };
	struct dump *d = ctx;
	/* relaxed: hints, it may run */
	uint64_t state = tc_load_relaxed(&g->state), since = tc_load_relaxed(&g->wait_since);
	const char *reason = (const char *)tc_load_relaxed(&g->wait_reason);
	char name[96], place[PLACE];

	d->n++;
	who(g, name, sizeof(name));
	place_of(tc_load_relaxed(&g->wait_pc), place, sizeof(place));
	if (state == TC_RT_G_WAITING)
		say(d, "%s: %s", name, reason ? reason : "waiting");
	else
		say(d, "%s: %s", name, state < 5 ? states[state] : "?");
	if (state == TC_RT_G_WAITING || state == TC_RT_G_SYSCALL) {
		uint64_t ms = d->now > since ? (d->now - since) / 1000000 : 0;

		say(d, " since %llu.%03llu s, at %s", (unsigned long long)(ms / 1000),
		    (unsigned long long)(ms % 1000), place);
	}
	say(d, "\n");
	if (g->lo && (state == TC_RT_G_WAITING || state == TC_RT_G_RUNNABLE))
		dump_stack(d, g);
}

void tacho_rt_dump(int fd)
{
	struct dump d = { .fd = fd, .now = (uint64_t)tc_rt_now() };

	say(&d, "tacho-rt: all goroutines\n");
	tc_rt_stacks_each(dump_g, &d);
	tc_rt_unborn_each(dump_g, &d);
	say(&d, "tacho-rt: %llu goroutines, %u Ps\n", (unsigned long long)d.n, tacho_rt_procs());
}

void tc_rt_deadlock(void)
{
	fprintf(stderr, "tacho-rt: all goroutines are asleep: deadlock\n");
	tacho_rt_dump(STDERR_FILENO);
	_exit(2);
}

/* --- signals ------------------------------------------------------------------------------------- */

static struct {
	struct sigaction segv, bus, quit;
	bool have_segv, have_quit;
} old;

/* In a signal handler: as little as possible. */
void tc_rt_overflow(struct tc_rt_g *g)
{
	char name[96], line[512], place[PLACE];

	who(g, name, sizeof(name));
	place_of((uintptr_t)g->fn + 1, place, sizeof(place));
	snprintf(line, sizeof(line),
		 "tacho-rt: %s: its stack of %llu KiB overflowed (began at %s); see stack_bytes "
		 "of tacho_go_with\n",
		 name, (unsigned long long)(TACHO_RT_STACK_MIN << g->class) >> 10, place);
	if (write(STDERR_FILENO, line, strlen(line)) < 0)
		_exit(2);
	abort();
}

static void on_segv(int sig, siginfo_t *info, void *context)
{
	struct tc_rt_g *g = tc_rt_g_of_guard((uintptr_t)info->si_addr);

	(void)context;
	if (g) {
		signal(SIGABRT, SIG_DFL);
		tc_rt_overflow(g);
	}
	/* Not ours: as if there were no handler; the instruction faults again. */
	sigaction(sig, sig == SIGSEGV ? &old.segv : &old.bus, NULL);
}

static void on_quit(int sig)
{
	(void)sig;
	tc_rt_monitor_dump();
}

static bool install(int sig, struct sigaction *before, const struct sigaction *action)
{
	/* Whoever has a handler keeps it. */
	if (sigaction(sig, NULL, before) != 0 || (before->sa_flags & SA_SIGINFO) ||
	    before->sa_handler != SIG_DFL)
		return false;
	return sigaction(sig, action, NULL) == 0;
}

void tc_rt_signals_begin(bool sigquit)
{
	struct sigaction a = { .sa_flags = SA_SIGINFO | SA_ONSTACK };

	sigemptyset(&a.sa_mask);
	a.sa_sigaction = on_segv;
	old.have_segv = install(SIGSEGV, &old.segv, &a);
	if (old.have_segv && !install(SIGBUS, &old.bus, &a))
		old.bus = old.segv;
	a.sa_flags = SA_ONSTACK | SA_RESTART;
	a.sa_handler = on_quit;
	old.have_quit = sigquit && install(SIGQUIT, &old.quit, &a);
}

void tc_rt_signals_end(void)
{
	if (old.have_segv) {
		sigaction(SIGSEGV, &old.segv, NULL);
		sigaction(SIGBUS, &old.bus, NULL);
	}
	if (old.have_quit)
		sigaction(SIGQUIT, &old.quit, NULL);
}

void *tc_rt_alt_stack_new(void)
{
	stack_t ss = { .ss_size = ALT_STACK };

#if defined(TC_RT_ASAN) || defined(TC_RT_TSAN)
	/* They have one of their own. */
	return NULL;
#endif
	ss.ss_sp =
		mmap(NULL, ALT_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (ss.ss_sp == MAP_FAILED)
		return NULL;
	if (sigaltstack(&ss, NULL) != 0) {
		munmap(ss.ss_sp, ALT_STACK);
		return NULL;
	}
	return ss.ss_sp;
}

void tc_rt_alt_stack_free(void *stack)
{
	stack_t off = { .ss_flags = SS_DISABLE };

	if (!stack)
		return;
	sigaltstack(&off, NULL);
	munmap(stack, ALT_STACK);
}
