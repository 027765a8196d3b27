/* SPDX-License-Identifier: MIT */
/*
 * What the scheduler asks of timers and the poller when they are not linked in.
 */
#include "rt/park.h"

#define WEAK __attribute__((weak))

WEAK int64_t tc_rt_timers_due(unsigned proc)
{
	(void)proc;
	return TC_RT_NEVER;
}

WEAK unsigned tc_rt_timers_run(unsigned proc, int64_t now)
{
	(void)proc;
	(void)now;
	return 0;
}

WEAK void tc_rt_timers_reset(void)
{
}

WEAK unsigned tc_rt_netpoll(int64_t deadline)
{
	(void)deadline;
	return 0;
}

WEAK void tc_rt_netpoll_break(void)
{
}

WEAK uint64_t tc_rt_netpoll_waiters(void)
{
	return 0;
}

WEAK int tc_rt_netpoll_reset(void)
{
	return 0;
}

WEAK void tc_rt_netpoll_after_fork(void)
{
}
