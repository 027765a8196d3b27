/* SPDX-License-Identifier: MIT */
/* What a snapshot shows: its findings, and the signature of its cause. */
#ifndef TC_CAPTURE_DIAGNOSE_H
#define TC_CAPTURE_DIAGNOSE_H

#include "spool/sidecar.h"

/*
 * Fill in findings, signature and times of the trace at fd, which is closed. `source` is
 * the trigger's: the same finding for two watches is two causes. The signature stands on
 * the worst finding: its rule, and the functions of its stack without addresses.
 */
TACHO_MUST_USE int tc_diagnose(struct tc_sidecar *s, int fd, const char *source);

#endif
