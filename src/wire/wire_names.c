/* SPDX-License-Identifier: MIT */
/*
 * Names and shapes: the event table of wire/events.h as arrays, and the texts
 * for the enums of <tacho/event.h>, as Go's tools print them. Data only; every
 * look-up takes any number.
 */
#include <string.h>

#include <tacho/event.h>

#include "wire/wire.h"

/* clang-format off */
#define NO TC_WIRE_NO_ARGS
#define NO4 NO, NO, NO, NO
#define NO8 NO4, NO4
#define NO32 NO8, NO8, NO8, NO8

/*
 * A constant expression cannot count the names in a string, so the numbers are
 * written out; a unit test compares them with the argument names.
 */
const uint8_t tc_wire_n_args[256] = {
	/*   0 */ NO8,
	/*   8 */ NO, 3, 3, 1, 4, 3, 4, 2,
	/*  16 */ 3, 1, 1, 3, 3, 4, 3, 1,
	/*  24 */ 1, 4, 3, 1, 2, 3, 2, 2,
	/*  32 */ 2, 3, 2, 2, 1, 2, 2, 2,
	/*  40 */ 5, 3, 4, 4, 5, 3, 3, 4,
	/*  48 */ 5, NO, NO, 4, NO4,
	/*  56 */ NO8, NO32, NO32,
	/* 128 */ 4, 4, 2, 3, 3, 2, 3, 3,
	/* 136 */ 2, NO, NO, NO, NO4, NO8, NO8,
	/* 160 */ NO32, NO32, NO32,
};
/* clang-format on */

#define SHAPE(num, sym, name, shape, args) [num] = TC_SHAPE_##shape,
const uint8_t tc_wire_shape[256] = { TC_WIRE_EVENTS(SHAPE) };

#define NAME(num, sym, name, shape, args) [num] = (name),
static const char *const names[TC_EV_COUNT] = { TC_WIRE_EVENTS(NAME) };

#define ARGS(num, sym, name, shape, args) [num] = (args),
static const char *const arg_names[TC_EV_COUNT] = { TC_WIRE_EVENTS(ARGS) };

const char *tacho_wire_name(int type)
{
	return type >= 0 && type < TC_EV_COUNT ? names[type] : NULL;
}

const char *tacho_wire_args(int type)
{
	const char *s = type >= 0 && type < TC_EV_COUNT ? arg_names[type] : NULL;

	return s ? s : "";
}

void tc_wire_split_args(int type, struct tc_wire_arg_names *out)
{
	const char *s = tacho_wire_args(type);

	out->n = 0;
	while (*s && out->n < TC_WIRE_MAX_NAMED_ARGS) {
		size_t n = strcspn(s, " ");

		out->arg[out->n].s = s;
		out->arg[out->n].n = (unsigned)n;
		out->n++;
		s += n;
		s += *s == ' ';
	}
}

int tc_wire_type_of(const char *name, unsigned n)
{
	for (int i = 0; i < TC_EV_COUNT; i++) {
		if (names[i] && strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	}
	return TC_EV_NONE;
}

static const char *pick(const char *const *texts, int n, int i)
{
	return i >= 0 && i < n ? texts[i] : "?";
}

const char *tacho_kind_name(int kind)
{
	static const char *const texts[TACHO_KIND_COUNT] = {
		[TACHO_KIND_NONE] = "?",
		[TACHO_KIND_SYNC] = "Sync",
		[TACHO_KIND_METRIC] = "Metric",
		[TACHO_KIND_LABEL] = "Label",
		[TACHO_KIND_STACK_SAMPLE] = "StackSample",
		[TACHO_KIND_RANGE_BEGIN] = "RangeBegin",
		[TACHO_KIND_RANGE_ACTIVE] = "RangeActive",
		[TACHO_KIND_RANGE_END] = "RangeEnd",
		[TACHO_KIND_TASK_BEGIN] = "TaskBegin",
		[TACHO_KIND_TASK_END] = "TaskEnd",
		[TACHO_KIND_REGION_BEGIN] = "RegionBegin",
		[TACHO_KIND_REGION_END] = "RegionEnd",
		[TACHO_KIND_LOG] = "Log",
		[TACHO_KIND_STATE_TRANSITION] = "StateTransition",
		[TACHO_KIND_EXPERIMENTAL] = "Experimental",
	};

	return pick(texts, TACHO_KIND_COUNT, kind);
}

const char *tacho_scope_name(int scope)
{
	static const char *const texts[TACHO_SCOPE_COUNT] = {
		[TACHO_SCOPE_NONE] = "None",
		[TACHO_SCOPE_GOROUTINE] = "Goroutine",
		[TACHO_SCOPE_PROC] = "Proc",
		[TACHO_SCOPE_THREAD] = "Thread",
	};

	return pick(texts, TACHO_SCOPE_COUNT, scope);
}

const char *tacho_go_state_name(int state)
{
	static const char *const texts[TACHO_GO_STATE_COUNT] = {
		[TACHO_GO_UNDETERMINED] = "Undetermined", [TACHO_GO_NOT_EXIST] = "NotExist",
		[TACHO_GO_RUNNABLE] = "Runnable",         [TACHO_GO_RUNNING] = "Running",
		[TACHO_GO_WAITING] = "Waiting",           [TACHO_GO_SYSCALL] = "Syscall",
	};

	return pick(texts, TACHO_GO_STATE_COUNT, state);
}

const char *tacho_proc_state_name(int state)
{
	static const char *const texts[TACHO_PROC_STATE_COUNT] = {
		[TACHO_PROC_UNDETERMINED] = "Undetermined",
		[TACHO_PROC_NOT_EXIST] = "NotExist",
		[TACHO_PROC_RUNNING] = "Running",
		[TACHO_PROC_IDLE] = "Idle",
	};

	return pick(texts, TACHO_PROC_STATE_COUNT, state);
}

const char *tacho_metric_name(int metric)
{
	static const char *const texts[TACHO_METRIC_COUNT] = {
		[TACHO_METRIC_GOMAXPROCS] = "/sched/gomaxprocs:threads",
		[TACHO_METRIC_HEAP_LIVE] = "/memory/classes/heap/objects:bytes",
		[TACHO_METRIC_HEAP_GOAL] = "/gc/heap/goal:bytes",
	};

	return pick(texts, TACHO_METRIC_COUNT, metric);
}
