/* SPDX-License-Identifier: MIT */
/*
 * The work of the simulated goroutines. The numbers are chosen so that the mix
 * of events, the bytes an event and the events from one thread before another
 * has its turn resemble traces of a Go HTTP service under load.
 */
#include "gen_work.h"

/* clang-format off */
#define AT(place) .site = GEN_AT_##place
#define STR(name) .arg = GEN_N_##name

static const struct gen_op main_ops[] = {
	{ GEN_OP_BLOCK, STR(B_SYNC), AT(MAIN_WAIT), .pause = 5 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op system_ops[] = {
	{ GEN_OP_BLOCK, STR(B_SYSTEM), AT(SYSTEM_WAIT), .pause = 5 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op marker_ops[] = {
	{ GEN_OP_BLOCK, STR(B_SYSTEM), AT(GC_WORKER), .pause = 5 },
	{ GEN_OP_LABEL, STR(L_DEDICATED), .pause = 20 },
	{ .code = GEN_OP_MARK },
	{ GEN_OP_MARK_DONE, AT(GC_MARK_DONE), .pause = 20 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op member_ops[] = {
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(MEMBER_WAIT), .pause = 15 },
	{ GEN_OP_SYSCALL, .percent = 4, AT(MEMBER_SYS), .pause = 10, .ticks = 40, .n = 1 },
	{ GEN_OP_ALLOC, .percent = 10, .pause = 20 },
	{ GEN_OP_WAKE_ANY, .arg = GEN_MEMBER, AT(MEMBER_SEND), .pause = 18 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op client_ops[] = {
	{ GEN_OP_TASK_BEGIN, STR(T_REQUEST), AT(CLIENT_TASK), .pause = 3, .n = 0 },
	{ GEN_OP_REGION_BEGIN, STR(R_ROUNDTRIP), AT(CLIENT_REGION), .pause = 3, .n = 0 },
	{ GEN_OP_CREATE, .arg = GEN_WATCH, AT(CLIENT_CREATE), .pause = 8 },
	{ GEN_OP_ALLOC, .pause = 12 },
	{ GEN_OP_REGION_BEGIN, STR(R_ENCODE), AT(CLIENT_REGION), .pause = 14, .n = 0 },
	{ GEN_OP_REGION_END, STR(R_ENCODE), AT(CLIENT_REGION_END), .pause = 4, .n = 0 },
	{ GEN_OP_SYSCALL, AT(CLIENT_SYS), .pause = 6, .ticks = 14, .n = 2 },
	{ GEN_OP_WAKE, .arg = GEN_WLOOP, AT(CLIENT_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_SELECT), AT(CLIENT_SELECT), .pause = 6 },
	{ GEN_OP_SYSCALL, AT(CLIENT_SYS), .pause = 6, .ticks = 14, .n = 2 },
	{ GEN_OP_WAKE, .arg = GEN_RLOOP, AT(CLIENT_CANCEL), .pause = 3 },
	{ GEN_OP_WAKE, .arg = GEN_WATCH, AT(CLIENT_CANCEL), .pause = 3 },
	{ GEN_OP_LOG, .percent = 85, STR(K_SLOW), AT(CLIENT_LOG), .pause = 3, .n = 0 },
	{ GEN_OP_REGION_END, STR(R_ROUNDTRIP), AT(CLIENT_REGION_END), .pause = 3, .n = 0 },
	{ GEN_OP_TASK_END, AT(CLIENT_TASK_END), .pause = 12, .n = 0 },
	{ GEN_OP_YIELD, .percent = 4, AT(YIELD), .pause = 4 },
	{ GEN_OP_SLEEP, AT(CLIENT_SLEEP), .pause = 5, .n = 4000 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op wloop_ops[] = {
	{ GEN_OP_BLOCK, STR(B_SELECT), AT(WLOOP_SELECT), .pause = 4 },
	{ GEN_OP_SYSCALL, AT(WLOOP_SYS), .pause = 5, .ticks = 60, .n = 3 },
	{ GEN_OP_NET_WAKE, .arg = GEN_SERVER, .pause = 2, .n = 300 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op rloop_ops[] = {
	{ GEN_OP_BLOCK, STR(B_NETWORK), AT(RLOOP_NET), .pause = 4 },
	{ GEN_OP_SYSCALL, AT(RLOOP_SYS), .pause = 6, .ticks = 14, .n = 3 },
	{ GEN_OP_WAKE, .arg = GEN_CLIENT, AT(RLOOP_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_SELECT), AT(RLOOP_SELECT), .pause = 4 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op server_ops[] = {
	{ GEN_OP_BLOCK, STR(B_NETWORK), AT(SERVER_NET), .pause = 4 },
	{ GEN_OP_SYSCALL, AT(SERVER_READ), .pause = 6, .ticks = 14, .n = 3 },
	{ GEN_OP_CREATE, .arg = GEN_BGREAD, AT(SERVER_BGREAD), .pause = 30 },
	{ GEN_OP_TASK_BEGIN, STR(T_HANDLE), AT(SERVER_TASK), .pause = 3, .n = 1 },
	{ GEN_OP_LOG, STR(K_PATH), AT(SERVER_LOG), .pause = 3, .n = 1 },
	{ GEN_OP_REGION_BEGIN, STR(R_SERVE), AT(SERVER_REGION), .pause = 3, .n = 1 },
	{ GEN_OP_CREATE, .arg = GEN_QUERY, AT(SERVER_CREATE), .pause = 4 },
	{ GEN_OP_CREATE, .arg = GEN_RENDER, AT(SERVER_CREATE), .pause = 4 },
	{ GEN_OP_ALLOC, .percent = 35, .pause = 8 },
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(SERVER_WAIT), .pause = 4 },
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(SERVER_WAIT), .pause = 30 },
	{ GEN_OP_REGION_END, STR(R_SERVE), AT(SERVER_REGION_END), .pause = 4, .n = 1 },
	{ GEN_OP_TASK_END, AT(SERVER_TASK_END), .pause = 4, .n = 1 },
	{ GEN_OP_SYSCALL, AT(SERVER_WRITE), .pause = 7, .ticks = 60, .n = 3 },
	{ GEN_OP_NET_WAKE, .arg = GEN_RLOOP, .pause = 2, .n = 300 },
	{ GEN_OP_WAKE, .arg = GEN_BGREAD, AT(SERVER_COND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_COND), AT(SERVER_COND), .pause = 8 },
	{ GEN_OP_LOOP, .n = 0 },
};

static const struct gen_op watch_ops[] = {
	{ GEN_OP_BLOCK, STR(B_SELECT), AT(WATCH_SELECT), .pause = 4 },
	{ GEN_OP_END, .pause = 3 },
};

static const struct gen_op bgread_ops[] = {
	{ GEN_OP_SYSCALL, AT(BGREAD_SYS), .pause = 4, .ticks = 14, .n = 2 },
	{ GEN_OP_BLOCK, STR(B_NETWORK), AT(BGREAD_SYS), .pause = 4 },
	{ GEN_OP_WAKE, .arg = GEN_SERVER, AT(BGREAD_COND), .pause = 2 },
	{ GEN_OP_END, .pause = 3 },
};

/* Query and render hand rows to each other over channels without a buffer. */
static const struct gen_op query_ops[] = {
	{ GEN_OP_REGION_BEGIN, STR(R_QUERY), AT(QUERY_REGION), .pause = 6, .n = 1 },
	{ GEN_OP_SYSCALL, AT(QUERY_SYS), .pause = 8, .ticks = 18, .n = 4 },
	{ GEN_OP_WAKE, .arg = GEN_RENDER, AT(QUERY_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_SEND), AT(QUERY_SEND), .pause = 10 },
	{ GEN_OP_SYSCALL, AT(QUERY_SYS), .pause = 4, .ticks = 18, .n = 1 },
	{ GEN_OP_WAKE, .arg = GEN_RENDER, AT(QUERY_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(QUERY_WAIT), .pause = 10 },
	{ GEN_OP_WAKE, .arg = GEN_RENDER, AT(QUERY_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_SYNC), AT(QUERY_LOCK), .pause = 10 },
	{ GEN_OP_REGION_END, STR(R_QUERY), AT(QUERY_REGION_END), .pause = 4, .n = 1 },
	{ GEN_OP_WAKE, .arg = GEN_SERVER, AT(QUERY_SEND), .pause = 3 },
	{ GEN_OP_END, .pause = 3 },
};

static const struct gen_op render_ops[] = {
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(RENDER_WAIT), .pause = 8 },
	{ GEN_OP_WAKE, .arg = GEN_QUERY, AT(RENDER_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(RENDER_WAIT), .pause = 8 },
	{ GEN_OP_SYSCALL, AT(RENDER_SYS), .pause = 6, .ticks = 18, .n = 2 },
	{ GEN_OP_WAKE, .arg = GEN_QUERY, AT(RENDER_SEND), .pause = 3 },
	{ GEN_OP_BLOCK, STR(B_RECEIVE), AT(RENDER_WAIT), .pause = 30 },
	{ GEN_OP_WAKE, .arg = GEN_QUERY, AT(RENDER_SEND), .pause = 3 },
	{ GEN_OP_WAKE, .arg = GEN_SERVER, AT(RENDER_SEND), .pause = 3 },
	{ GEN_OP_END, .pause = 3 },
};
/* clang-format on */

const struct gen_role_info gen_roles[GEN_ROLE_COUNT] = {
	[GEN_MAIN] = { main_ops, GEN_AT_MAIN_WAIT },
	[GEN_SYSTEM] = { system_ops, GEN_AT_SYSTEM_WAIT },
	[GEN_MARKER] = { marker_ops, GEN_AT_GC_WORKER },
	[GEN_MEMBER] = { member_ops, GEN_AT_MEMBER_WAIT },
	[GEN_CLIENT] = { client_ops, GEN_AT_CLIENT_SELECT },
	[GEN_WLOOP] = { wloop_ops, GEN_AT_WLOOP_SELECT },
	[GEN_RLOOP] = { rloop_ops, GEN_AT_RLOOP_SELECT },
	[GEN_SERVER] = { server_ops, GEN_AT_SERVER_NET },
	[GEN_WATCH] = { watch_ops, GEN_AT_WATCH_FN },
	[GEN_BGREAD] = { bgread_ops, GEN_AT_BGREAD_FN },
	[GEN_QUERY] = { query_ops, GEN_AT_QUERY_FN },
	[GEN_RENDER] = { render_ops, GEN_AT_RENDER_FN },
};
