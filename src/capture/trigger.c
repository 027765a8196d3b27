/* SPDX-License-Identifier: MIT */
/* Slots; see trigger.h. */
#include "capture/trigger.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

uint64_t tc_clock_ns(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static void copy(char *to, size_t size, const char *from)
{
	size_t n = from ? strnlen(from, size - 1) : 0;

	memcpy(to, from ? from : "", n);
	to[n] = '\0';
}

bool tc_slot_trigger(struct tc_slot *s, int wake_fd, const char *reason, const char *metadata)
{
	uint_fast32_t open = TC_SLOT_OPEN;
	uint64_t one = 1;
	int saved;

	/* relaxed: a count */
	tc_add_relaxed(&s->triggers, 1);
	/* relaxed: advice; the exchange below decides */
	if (tc_load_relaxed(&s->state) != TC_SLOT_OPEN)
		return false;
	/* acq: pairs with [P1] store in tc_slot_open; the thread has read the texts. */
	if (!tc_cas_acq(&s->state, &open, TC_SLOT_FILLING))
		return false;
	copy(s->reason, sizeof(s->reason), reason);
	copy(s->metadata, sizeof(s->metadata), metadata);
	s->at_ns = tc_clock_ns();
	/* rel: pairs with [P2] load in tc_slots_look; the texts. */
	tc_store_rel(&s->state, TC_SLOT_ASKED);
	saved = errno;
	if (wake_fd >= 0 && write(wake_fd, &one, sizeof(one)) < 0) {
		/* The thread looks now and then without being told. */
	}
	errno = saved;
	return true;
}

void tc_slot_open(struct tc_slot *s)
{
	/* rel: pairs with [P1] exchange in tc_slot_trigger; the texts have been read. */
	tc_store_rel(&s->state, TC_SLOT_OPEN);
}
