/* SPDX-License-Identifier: MIT */
/* The mutex, for what lets go of it in passing. */
#ifndef TC_RT_MUTEX_H
#define TC_RT_MUTEX_H

#include "rt/race.h"

/*
 * Unlock, but leave the waking of *woken (NULL: nobody) to the caller. 0; 1: it has been
 * handed over to *woken; TACHO_EMISUSE, unreported: it is not locked.
 */
int tc_rt_mutex_release(struct tacho_rt_mutex *m, struct tc_rt_g **woken);

#endif
