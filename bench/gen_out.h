/* SPDX-License-Identifier: MIT */
/*
 * The written side of the load generator: the catalogue of strings and stacks
 * that the simulated program has, and the framing of batches, tables and
 * generations. Memory does not depend on the size of the trace.
 */
#ifndef BENCH_GEN_OUT_H
#define BENCH_GEN_OUT_H

#include "wire/encode.h"

/* Strings that events name directly. X(symbol, text) */
#define GEN_NAMES(X)                     \
 X(NONE, "")                             \
 X(B_NETWORK, "network")                 \
 X(B_SELECT, "select")                   \
 X(B_SYNC, "sync")                       \
 X(B_COND, "sync.(*Cond).Wait")          \
 X(B_RECEIVE, "chan receive")            \
 X(B_SEND, "chan send")                  \
 X(B_SLEEP, "sleep")                     \
 X(B_SYSTEM, "system goroutine wait")    \
 X(B_FOREVER, "forever")                 \
 X(S_PREEMPTED, "preempted")             \
 X(S_GOSCHED, "runtime.Gosched")         \
 X(W_START_TRACE, "start trace")         \
 X(W_SWEEP_TERM, "GC sweep termination") \
 X(W_MARK_TERM, "GC mark termination")   \
 X(L_DEDICATED, "GC (dedicated)")        \
 X(T_REQUEST, "http.request")            \
 X(T_HANDLE, "http.handle")              \
 X(R_ROUNDTRIP, "round trip")            \
 X(R_ENCODE, "encode")                   \
 X(R_SERVE, "serve")                     \
 X(R_QUERY, "query")                     \
 X(R_RENDER, "render")                   \
 X(K_PATH, "path")                       \
 X(K_SLOW, "slow")

enum gen_name {
#define GEN_NAME_ENUM(sym, text) GEN_N_##sym,
	GEN_NAMES(GEN_NAME_ENUM)
#undef GEN_NAME_ENUM
	GEN_N_COUNT
};

/*
 * Places in the simulated program: X(symbol, varied, leaf frames, root frames).
 * The frames are separated by blanks, leaf first. A varied place exists once a
 * route, with a function of that route between leaf and root.
 */
#define GEN_ROOT_CLIENT "main.(*client).run"
#define GEN_ROOT_SERVER "net/http.serverHandler.ServeHTTP net/http.(*conn).serve"
#define GEN_FD_WRITE    "syscall.write syscall.Write internal/poll.(*FD).Write net.(*netFD).Write"
#define GEN_FD_READ     "syscall.read syscall.Read internal/poll.(*FD).Read net.(*netFD).Read"
#define GEN_SITES(X)                                                                              \
 X(MAIN_START, 0, "runtime/trace.Start", "main.main")                                             \
 X(MAIN_WAIT, 0, "sync.runtime_Semacquire sync.(*WaitGroup).Wait", "main.main")                   \
 X(SYSTEM_WAIT, 1, "runtime.gopark", "")                                                          \
 X(GC_START, 1, "runtime.gcStart runtime.mallocgc runtime.newobject", GEN_ROOT_SERVER)            \
 X(GC_WORKER, 0, "runtime.gopark runtime.gcBgMarkWorker", "")                                     \
 X(GC_MARK_DONE, 0, "runtime.gcMarkTermination runtime.gcMarkDone", "runtime.gcBgMarkWorker")     \
 X(ASSIST, 1, "runtime.gcAssistAlloc runtime.mallocgc runtime.makeslice", "")                     \
 X(SWEEP, 1, "runtime.(*mcentral).cacheSpan runtime.mallocgc runtime.growslice", "")              \
 X(PREEMPT, 1, "runtime.asyncPreempt", "")                                                        \
 X(YIELD, 1, "runtime.Gosched", "")                                                               \
 X(CLIENT_TASK, 1, "runtime/trace.NewTask", GEN_ROOT_CLIENT)                                      \
 X(CLIENT_TASK_END, 1, "runtime/trace.(*Task).End", GEN_ROOT_CLIENT)                              \
 X(CLIENT_REGION, 1, "runtime/trace.StartRegion", GEN_ROOT_CLIENT)                                \
 X(CLIENT_REGION_END, 1, "runtime/trace.(*Region).End", GEN_ROOT_CLIENT)                          \
 X(CLIENT_CREATE, 1, "net/http.(*Transport).roundTrip", GEN_ROOT_CLIENT)                          \
 X(CLIENT_LOG, 1, "runtime/trace.Log", GEN_ROOT_CLIENT)                                           \
 X(CLIENT_SYS, 1, "syscall.write os.(*File).Write log.(*Logger).Output", GEN_ROOT_CLIENT)         \
 X(CLIENT_SEND, 1, "runtime.chansend1 net/http.(*persistConn).roundTrip", GEN_ROOT_CLIENT)        \
 X(CLIENT_SELECT, 1, "runtime.selectgo net/http.(*persistConn).roundTrip", GEN_ROOT_CLIENT)       \
 X(CLIENT_CANCEL, 1, "context.(*cancelCtx).cancel", GEN_ROOT_CLIENT)                              \
 X(CLIENT_SLEEP, 1, "time.Sleep", GEN_ROOT_CLIENT)                                                \
 X(WATCH_FN, 1, "", "")                                                                           \
 X(WATCH_SELECT, 1, "runtime.selectgo", "context.(*cancelCtx).propagateCancel.func2")             \
 X(WLOOP_SYS, 0, GEN_FD_WRITE " bufio.(*Writer).Flush", "net/http.(*persistConn).writeLoop")      \
 X(WLOOP_SELECT, 0, "runtime.selectgo", "net/http.(*persistConn).writeLoop")                      \
 X(RLOOP_NET, 0, GEN_FD_READ " bufio.(*Reader).Peek", "net/http.(*persistConn).readLoop")         \
 X(RLOOP_SYS, 0, GEN_FD_READ " bufio.(*Reader).fill", "net/http.(*persistConn).readLoop")         \
 X(RLOOP_SEND, 0, "runtime.chansend1", "net/http.(*persistConn).readLoop")                        \
 X(RLOOP_SELECT, 0, "runtime.selectgo", "net/http.(*persistConn).readLoop")                       \
 X(SERVER_NET, 0, GEN_FD_READ " net/http.(*connReader).Read", "net/http.(*conn).serve")           \
 X(SERVER_READ, 0, GEN_FD_READ " net/http.(*conn).readRequest", "net/http.(*conn).serve")         \
 X(BGREAD_FN, 0, "", "net/http.(*connReader).backgroundRead")                                     \
 X(SERVER_BGREAD, 0, "net/http.(*connReader).startBackgroundRead", "net/http.(*conn).serve")      \
 X(BGREAD_SYS, 0, GEN_FD_READ, "net/http.(*connReader).backgroundRead")                           \
 X(BGREAD_COND, 0, "sync.(*Cond).Broadcast", "net/http.(*connReader).backgroundRead")             \
 X(SERVER_TASK, 1, "runtime/trace.NewTask", GEN_ROOT_SERVER)                                      \
 X(SERVER_TASK_END, 1, "runtime/trace.(*Task).End", GEN_ROOT_SERVER)                              \
 X(SERVER_REGION, 1, "runtime/trace.StartRegion", GEN_ROOT_SERVER)                                \
 X(SERVER_REGION_END, 1, "runtime/trace.(*Region).End", GEN_ROOT_SERVER)                          \
 X(SERVER_LOG, 1, "runtime/trace.Log", GEN_ROOT_SERVER)                                           \
 X(SERVER_CREATE, 1, "", GEN_ROOT_SERVER)                                                         \
 X(SERVER_WAIT, 1, "runtime.chanrecv1", GEN_ROOT_SERVER)                                          \
 X(SERVER_WRITE, 1, GEN_FD_WRITE " net/http.(*response).finishRequest", "net/http.(*conn).serve") \
 X(SERVER_COND, 0, "sync.(*Cond).Wait net/http.(*connReader).abortPendingRead",                   \
   "net/http.(*conn).serve")                                                                      \
 X(QUERY_FN, 1, "", "")                                                                           \
 X(QUERY_REGION, 1, "runtime/trace.StartRegion", "")                                              \
 X(QUERY_REGION_END, 1, "runtime/trace.(*Region).End", "")                                        \
 X(QUERY_SYS, 1, "syscall.pread os.(*File).ReadAt main.(*store).page", "")                        \
 X(QUERY_LOCK, 1, "sync.(*Mutex).Lock main.(*store).get", "")                                     \
 X(QUERY_SEND, 1, "runtime.chansend1", "")                                                        \
 X(QUERY_WAIT, 1, "runtime.chanrecv1", "")                                                        \
 X(RENDER_FN, 1, "", "")                                                                          \
 X(RENDER_SYS, 1, "syscall.fstat os.(*File).Stat html/template.ParseFiles", "")                   \
 X(RENDER_SEND, 1, "runtime.chansend1 main.(*page).row", "")                                      \
 X(RENDER_WAIT, 1, "runtime.chanrecv1 main.(*page).row", "")                                      \
 X(MEMBER_SEND, 1, "runtime.chansend1 main.(*hub).wake", "main.(*member).run")                    \
 X(MEMBER_WAIT, 1, "runtime.chanrecv1", "main.(*member).run")                                     \
 X(MEMBER_SYS, 1, "syscall.write os.(*File).Write", "main.(*member).run")

enum gen_site {
	GEN_AT_NOWHERE,
#define GEN_SITE_ENUM(sym, varied, leaf, root) GEN_AT_##sym,
	GEN_SITES(GEN_SITE_ENUM)
#undef GEN_SITE_ENUM
	GEN_SITE_COUNT
};

enum {
	GEN_ROUTES = 8, /* variants of a varied place */
	GEN_MAX_STACKS = 1024,
	GEN_MAX_FRAMES = 16384, /* of all stacks together */
	GEN_MAX_STRINGS = 4096, /* of the catalogue */
	GEN_TICKS_PER_SECOND = 15625000,
	GEN_NS_PER_TICK = 64,
};

struct gen_out {
	int fd;
	int version;
	uint64_t bytes;      /* written so far */
	uint64_t generation; /* its number, from 1 */
	uint64_t start;      /* its first tick */

	/* catalogue; frames hold catalogue indexes in func and file */
	const char *texts[GEN_MAX_STRINGS];
	unsigned n_texts;
	struct tc_enc_frame frames[GEN_MAX_FRAMES];
	unsigned n_frames;
	unsigned stack_at[GEN_MAX_STACKS + 1]; /* first frame; [n] is the end */
	unsigned n_stacks;
	unsigned site_stack[GEN_SITE_COUNT][GEN_ROUTES];

	/* ids within the generation; 0 means not used yet */
	uint32_t string_id[GEN_MAX_STRINGS];
	uint32_t next_string;
	uint32_t stack_id[GEN_MAX_STACKS];
	uint32_t stack_order[GEN_MAX_STACKS]; /* id - 1 → stack */
	uint32_t stacks_used;

	struct tc_enc strings, samples;
	uint8_t strings_buf[TC_ENC_BATCH_BYTES];
	uint8_t samples_buf[TC_ENC_BATCH_BYTES];
	uint8_t table_buf[TC_ENC_BATCH_BYTES];
};

/* Exits with a message when the catalogue or the header cannot be made. */
struct gen_out *gen_out_new(int fd, int version, uint64_t start);
void gen_out_free(struct gen_out *o);

/* Print to stderr and exit: a generator has nobody to report to. */
_Noreturn void gen_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Write bytes that a finished batch takes. */
void gen_out_write(struct gen_out *o, const uint8_t *bytes, size_t n);

/* Finish a batch of events and write it, if one is open. */
void gen_out_flush(struct gen_out *o, struct tc_enc *e);

/* Open the generation: its Sync batch, where the version has one there. */
void gen_out_begin_generation(struct gen_out *o, uint64_t start);

/* Close it: samples, stacks, strings and end mark. `now` is the time of that. */
void gen_out_end_generation(struct gen_out *o, uint64_t now);

void gen_out_sample(struct gen_out *o, uint64_t time, uint64_t m, uint64_t p, uint64_t g,
		    uint64_t stack);

/* Id of a text that nothing else repeats; it goes into the table at once. */
uint64_t gen_out_text(struct gen_out *o, const char *text, size_t bytes);

uint64_t gen_out_add_string(struct gen_out *o, unsigned text);
uint64_t gen_out_add_stack(struct gen_out *o, unsigned stack);

/* Ids in the current generation of a string or a stack of the catalogue. */
static inline uint64_t gen_out_string(struct gen_out *o, unsigned text)
{
	return o->string_id[text] ? o->string_id[text] : gen_out_add_string(o, text);
}

static inline uint64_t gen_out_stack(struct gen_out *o, unsigned site, unsigned route)
{
	unsigned stack = o->site_stack[site][route];

	return o->stack_id[stack] ? o->stack_id[stack] : gen_out_add_stack(o, stack);
}

#endif
