/* SPDX-License-Identifier: MIT */
/* See budget.h. */
#include "rules/budget.h"

#define S      UINT64_C(1000000000)
#define MINUTE (60 * S)
#define DAY    (86400 * S)

static void turn_over(struct tc_budget *b, uint64_t now)
{
	bool is_minute = now - b->minute >= MINUTE, is_day = now - b->day >= DAY;

	if (is_minute) {
		b->minute = now;
		b->snapshots_minute = b->bytes_minute = 0;
	}
	if (is_day) {
		b->day = now;
		b->snapshots_day = b->bytes_day = 0;
	}
	for (size_t i = 0; i < TC_SOURCES; i++) {
		b->used[i].minute = is_minute ? 0 : b->used[i].minute;
		b->used[i].day = is_day ? 0 : b->used[i].day;
	}
}

/*
 * Each source has its share for itself; what is beyond it is for whoever comes first, as
 * far as the shares of the others leave it.
 */
static bool is_fair(const struct tc_budget *b, uint64_t limit, size_t n, size_t source, bool of_day)
{
	uint64_t used = of_day ? b->snapshots_day : b->snapshots_minute, share, kept = 0;

	if (limit == 0 || used >= limit)
		return limit == 0;
	share = limit / n;
	share = share > 0 ? share : 1;
	if ((of_day ? b->used[source].day : b->used[source].minute) < share)
		return true;
	for (size_t i = 0; i < n; i++) {
		uint64_t theirs = of_day ? b->used[i].day : b->used[i].minute;

		if (i != source && theirs < share)
			kept += share - theirs;
	}
	return used + kept < limit;
}

/* What a snapshot may take at most is left, or nothing of it is used yet. */
static bool has_bytes(const struct tc_settings *s, uint64_t limit, uint64_t used)
{
	uint64_t most = s->recorder_bytes;

	return limit == 0 || (used < limit && limit - used >= (most < limit ? most : limit));
}

bool tc_budget_allows(struct tc_budget *b, const struct tc_settings *s, size_t n, size_t source,
		      uint64_t now)
{
	turn_over(b, now);
	return has_bytes(s, s->budget.bytes_minute, b->bytes_minute) &&
	       has_bytes(s, s->budget.bytes_day, b->bytes_day) &&
	       (s->budget.cpu <= 0 || now >= b->cpu_free_ns) &&
	       is_fair(b, s->budget.snapshots_minute, n, source, false) &&
	       is_fair(b, s->budget.snapshots_day, n, source, true);
}

void tc_budget_take(struct tc_budget *b, const struct tc_settings *s, size_t source, uint64_t bytes,
		    uint64_t cpu_ns, uint64_t now)
{
	b->snapshots_minute++;
	b->snapshots_day++;
	b->used[source].minute++;
	b->used[source].day++;
	b->bytes_minute += bytes;
	b->bytes_day += bytes;
	if (s->budget.cpu > 0) {
		double rest = (double)cpu_ns / s->budget.cpu;

		b->cpu_free_ns = now + (rest < (double)DAY ? (uint64_t)rest : DAY);
	}
}

struct tc_aim tc_aim_of(const struct tc_settings *s, const struct tc_aim *own)
{
	struct tc_aim aim = *own;

	if (aim.look_ahead_ns == 0)
		aim.look_ahead_ns = s->aim.look_ahead_ns;
	if (aim.cool_down_ns == 0)
		aim.cool_down_ns = s->aim.cool_down_ns;
	if (aim.probability <= 0)
		aim.probability = s->aim.probability;
	return aim;
}

bool tc_aim_chooses(const struct tc_aim *aim, uint64_t *x)
{
	if (aim->probability >= 1)
		return true;
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return (double)(*x >> 11) / (double)(UINT64_C(1) << 53) < aim->probability;
}
