/* SPDX-License-Identifier: MIT */
/* Stacks and reasons, sorted by what they mean; see places.h. */
#include "analyze/places.h"

#include <string.h>

enum {
	/* How many frames from the leaf a lock function may be. */
	LOCK_FRAMES = 8
};

static bool is(struct tacho_text t, const char *s)
{
	return t.n == strlen(s) && memcmp(t.s, s, t.n) == 0;
}

static bool begins(struct tacho_text t, const char *s)
{
	size_t n = strlen(s);

	return t.n >= n && memcmp(t.s, s, n) == 0;
}

static bool contains(struct tacho_text t, const char *s)
{
	return memmem(t.s, t.n, s, strlen(s)) != NULL;
}

/* --- functions ---------------------------------------------------------------- */

struct meaning {
	const char *name;
	uint32_t flags;
};

/* Functions that say what the goroutine waits for or lets go. */
static const struct meaning meanings[] = {
	{ "sync.(*Mutex).Lock", TC_PLACE_MUTEX_LOCK },
	{ "sync.(*Mutex).lockSlow", TC_PLACE_MUTEX_LOCK },
	{ "internal/sync.(*Mutex).Lock", TC_PLACE_MUTEX_LOCK },
	{ "internal/sync.(*Mutex).lockSlow", TC_PLACE_MUTEX_LOCK },
	{ "sync.(*Mutex).Unlock", TC_PLACE_UNLOCK },
	{ "sync.(*Mutex).unlockSlow", TC_PLACE_UNLOCK },
	{ "internal/sync.(*Mutex).Unlock", TC_PLACE_UNLOCK },
	{ "internal/sync.(*Mutex).unlockSlow", TC_PLACE_UNLOCK },
	{ "sync.(*RWMutex).Lock", TC_PLACE_RW_LOCK },
	{ "sync.(*RWMutex).RLock", TC_PLACE_RW_RLOCK },
	{ "sync.(*RWMutex).Unlock", TC_PLACE_UNLOCK },
	{ "sync.(*RWMutex).RUnlock", TC_PLACE_RW_RUNLOCK },
	{ "sync.(*RWMutex).rUnlockSlow", TC_PLACE_RW_RUNLOCK },
	{ "sync.(*Cond).Wait", TC_PLACE_COND },
	{ "sync.(*WaitGroup).Wait", TC_PLACE_WAIT_GROUP },
	{ "tacho_mutex_lock", TC_PLACE_MUTEX_LOCK },
	{ "tacho_mutex_unlock", TC_PLACE_UNLOCK },
	{ "tacho_pthread_mutex_lock", TC_PLACE_MUTEX_LOCK },
	{ "tacho_pthread_mutex_unlock", TC_PLACE_UNLOCK },
	{ "tacho_pthread_rwlock_wrlock", TC_PLACE_RW_LOCK },
	{ "tacho_pthread_rwlock_rdlock", TC_PLACE_RW_RLOCK },
	{ "tacho_rt_mutex_lock", TC_PLACE_MUTEX_LOCK },
	{ "tacho_rt_mutex_unlock", TC_PLACE_UNLOCK },
	{ "tacho_rt_rwlock_lock", TC_PLACE_RW_LOCK },
	{ "tacho_rt_rwlock_rlock", TC_PLACE_RW_RLOCK },
	{ "tacho_rt_rwlock_unlock", TC_PLACE_UNLOCK },
	{ "tacho_rt_rwlock_runlock", TC_PLACE_RW_RUNLOCK },
	{ "tacho_rt_mutex_lock_until", TC_PLACE_MUTEX_LOCK },
	{ "tacho_rt_rwlock_lock_until", TC_PLACE_RW_LOCK },
	{ "tacho_rt_rwlock_rlock_until", TC_PLACE_RW_RLOCK },
	{ "tacho_rt_cond_wait", TC_PLACE_COND },
	{ "tacho_rt_cond_wait_until", TC_PLACE_COND },
	{ "tacho_rt_wait_group_wait", TC_PLACE_WAIT_GROUP },
	{ "tacho_rt_wait_group_wait_until", TC_PLACE_WAIT_GROUP },
	{ "tacho_rt_semaphore_acquire", TC_PLACE_SEMAPHORE },
	{ "tacho_rt_semaphore_acquire_until", TC_PLACE_SEMAPHORE },
	{ "runtime.cgocall", TC_PLACE_CGO },
	{ "runtime.GC", TC_PLACE_RUNTIME_GC },
};

static uint32_t meaning_of(struct tacho_text func)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (is(func, meanings[i].name))
			return meanings[i].flags;
	return 0;
}

/* Libraries that a user does not look into when asking "where was that?". */
static bool is_plumbing(struct tacho_text func)
{
	static const char *const packages[] = { "runtime.",          "sync.",    "internal/",
						"syscall.",          "context.", "time.Sleep",
						"runtime/internal.", "tacho_",   "tc_rt_" };

	for (size_t i = 0; i < sizeof(packages) / sizeof(packages[0]); i++)
		if (begins(func, packages[i]))
			return !is(func, "runtime.main");
	return false;
}

/* The runtime's own goroutines, and those that serve the tracer. */
static uint32_t owner_of(struct tacho_text root)
{
	if (begins(root, "runtime/trace."))
		return TC_PLACE_SYSTEM | TC_PLACE_TRACER;
	if (begins(root, "runtime.") && !is(root, "runtime.main"))
		return TC_PLACE_SYSTEM;
	return 0;
}

/* --- stacks ------------------------------------------------------------------- */

/* What a leaf does with a channel; one that closes it is not seen in Go's stacks. */
static uint32_t channel_flags(struct tacho_text func)
{
	if (is(func, "tacho_rt_chan_close"))
		return 0;
	if (begins(func, "runtime.chanrecv") || begins(func, "tacho_rt_chan_recv"))
		return TC_PLACE_CHANNEL | TC_PLACE_RECEIVES;
	if (begins(func, "runtime.chan") || begins(func, "runtime.select") ||
	    begins(func, "tacho_rt_chan_") || begins(func, "tacho_rt_select"))
		return TC_PLACE_CHANNEL;
	return 0;
}

static int number_site(struct tc_places *p, struct tc_place *place)
{
	uint64_t key = (uint64_t)place->site << 32 | place->line;
	uint32_t id = tc_table_get(&p->sites, key);

	if (id == TC_TABLE_NONE) {
		id = (uint32_t)p->sites.n + 1;
		if (tc_table_put(&p->sites, key, id) < 0)
			return TACHO_ENOMEM;
	}
	place->site_id = id;
	return 0;
}

static void look(struct tc_place *place, const struct tacho_symbols *s, uint32_t stack)
{
	size_t n = tacho_symbols_depth(s, stack);
	bool has_site = false;

	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_symbols_frame(s, stack, i);
		struct tacho_text func = tacho_symbols_get(s, f.func);

		if (i < LOCK_FRAMES)
			place->flags |= meaning_of(func);
		if (i == 0) {
			place->leaf = f.func;
			if (contains(func, "._Cfunc_"))
				place->flags |= TC_PLACE_CGO;
			if (begins(func, "runtime.gc"))
				place->flags |= TC_PLACE_GC;
			if (begins(func, "runtime.asyncPreempt"))
				place->flags |= TC_PLACE_ASYNC;
			place->flags |= channel_flags(func);
		}
		if (!has_site && (!is_plumbing(func) || i + 1 == n)) {
			has_site = true;
			place->site = f.func;
			place->site_file = f.file;
			place->line = f.line < UINT32_MAX ? (uint32_t)f.line : UINT32_MAX;
		}
		if (i + 1 == n) {
			place->root = f.func;
			place->flags |= owner_of(func);
		}
	}
	/* The frames say both "Lock of an RWMutex" and "of the mutex inside". */
	if (place->flags & TC_PLACE_RW_RLOCK)
		place->flags &= ~(uint32_t)(TC_PLACE_MUTEX_LOCK | TC_PLACE_RW_LOCK);
}

void tc_places_init(struct tc_places *p, const struct tacho_alloc *alloc)
{
	*p = (struct tc_places){ .alloc = alloc };
	tc_table_init(&p->sites, alloc);
}

void tc_places_fini(struct tc_places *p)
{
	tc_free(p->alloc, p->of_stack);
	tc_table_fini(&p->sites);
}

int tc_places_add(struct tc_places *p, const struct tacho_symbols *s, uint32_t stack)
{
	size_t had = p->cap;
	int rc = TC_GROW(p->alloc, &p->of_stack, &p->cap, (size_t)stack + 1, 0);

	if (rc < 0)
		return rc;
	if (p->cap > had)
		memset(p->of_stack + had, 0, (p->cap - had) * sizeof(*p->of_stack));
	if (p->of_stack[stack].flags & TC_PLACE_KNOWN)
		return 0;
	p->of_stack[stack].flags = TC_PLACE_KNOWN;
	look(&p->of_stack[stack], s, stack);
	return number_site(p, &p->of_stack[stack]);
}

/* --- reasons ------------------------------------------------------------------ */

enum tc_wait tc_wait_of(struct tacho_text reason)
{
	static const struct {
		const char *text;
		enum tc_wait wait;
	} reasons[] = {
		{ "network", TC_WAIT_NETWORK },
		{ "select", TC_WAIT_SELECT },
		{ "sync", TC_WAIT_SYNC },
		{ "sync.(*Cond).Wait", TC_WAIT_COND },
		{ "chan send", TC_WAIT_CHAN_SEND },
		{ "chan receive", TC_WAIT_CHAN_RECEIVE },
		{ "sleep", TC_WAIT_SLEEP },
		{ "GC mark assist wait for work", TC_WAIT_GC_ASSIST },
		{ "wait until GC ends", TC_WAIT_GC },
		{ "system goroutine wait", TC_WAIT_SYSTEM },
		{ "preempted", TC_WAIT_PREEMPTED },
		{ "forever", TC_WAIT_FOREVER },
		{ "synctest", TC_WAIT_SYNCTEST },
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (is(reason, reasons[i].text))
			return reasons[i].wait;
	return begins(reason, "GC ") ? TC_WAIT_GC : TC_WAIT_OTHER;
}
