/* SPDX-License-Identifier: MIT */
/*
 * What the steps of reading a v1 trace share. They run one after the other:
 *
 *   tc_v1_index    find the batches of every P, and the CPU samples
 *   tc_v1_order    decode batches and merge them into one sequence, `log`
 *   tc_v1_check    ticks to ns; does the sequence make sense?
 *   tc_v1_convert  the sequence as events of the public model
 *
 * Offsets count from the first byte behind the header. Indexes are 32 bits wide:
 * the number of events is checked against that before anything is decoded.
 */
#ifndef TC_READER_V1_STATE_H
#define TC_READER_V1_STATE_H

#include "base/alloc.h"
#include "base/diag.h"
#include "base/table.h"
#include "reader/gen.h"
#include "reader/v1.h"
#include "reader/v1_events.h"

/* One decoded event. */
struct tc_v1_event {
	int64_t time; /* ticks; ns from tc_v1_check on */
	uint64_t g;
	/* As in the file. UserLog: args[2] is the number of the message. */
	uint64_t args[TC_V1_MAX_ARGS];
	uint32_t stack; /* id */
	int32_t p;
	uint32_t offset_low; /* of the event: 48 bits */
	uint16_t offset_high;
	uint8_t type;
	bool is_blocking; /* GoSysCall: a GoSysBlock follows */
};

/* A long array of events in pieces, so that growing never copies. */
enum {
	TC_V1_LOG_CHUNK = 1024
};
struct tc_v1_log {
	struct tc_v1_event **chunks;
	size_t n_chunks, cap_chunks;
	size_t n;
};

struct tc_v1_batch {
	uint64_t offset;
	uint32_t n_events; /* at most */
	uint32_t next;     /* of the same P; UINT32_MAX: last */
};

/* The stream of one P: its batches, and the events of the current one. */
struct tc_v1_stream {
	struct tc_v1_event *events;
	size_t n, next, cap;
	uint64_t last_g;
	int32_t p;
	uint32_t batch; /* the next one to load */
	uint32_t last_batch;

	/* While its next event is not ready: what for, and who else waits. */
	uint64_t wait_g, wait_seq;
	uint8_t wait_status;
	uint32_t next_waiting;
};

struct tc_v1_string {
	uint64_t id;
	size_t offset;
	uint32_t n;
};

struct tc_v1_stack {
	size_t offset; /* of the first frame */
	uint32_t id;
	uint16_t n;
};

/* One goroutine, as each step knows it. */
struct tc_v1_g {
	uint64_t id;
	uint64_t seq;       /* order */
	int64_t block_time; /* order: of the last GoSysBlock or GoInSyscall */
	uint32_t regions;   /* check: innermost open one, number + 1 */
	uint32_t slot;      /* convert; TACHO_NO_SLOT */
	uint8_t status;     /* order */
	uint8_t state;      /* check */
	uint8_t last_type;  /* check: event that brought it there */
	uint8_t next_type;  /* convert: of its next event */
	bool exists;        /* check */
	bool is_assisting;  /* check */
	bool is_remembered; /* convert: created before tracing began */
};

/* One P, pseudo or real, as the steps behind the merge know it. */
struct tc_v1_p {
	uint64_t g; /* check */
	int64_t m;  /* convert; 0 while unknown */
	bool is_running, is_sweeping;
	bool is_seen, has_m;
};

struct tc_v1 {
	const struct tacho_alloc *alloc;
	struct tacho_limits limits;
	struct tacho_diag *diag; /* never NULL */
	unsigned version;
	const uint8_t *data;
	size_t size;
	uint64_t base; /* offset of data[0] in the input */

	struct tc_v1_batch *batches;
	size_t n_batches, cap_batches;
	struct tc_v1_stream *streams;
	size_t n_streams, cap_streams;
	struct tc_table stream_index;
	struct tc_v1_event *samples;
	size_t n_samples, cap_samples;
	uint64_t n_raw; /* events in the file */

	struct tc_v1_string *strings;
	size_t n_strings, cap_strings;
	struct tc_table string_index;
	struct tc_v1_string *messages;
	size_t n_messages, cap_messages;
	struct tc_table message_index; /* hash of the text → number */
	struct tc_v1_stack *stacks;
	size_t n_stacks, cap_stacks;
	struct tc_table stack_index; /* the last definition of an id wins */
	uint64_t n_frames;
	struct tc_table timer_gs;
	int64_t ticks_per_second;

	struct tc_v1_log log;
	struct tc_v1_g *gs;
	size_t n_gs, cap_gs;
	struct tc_table g_index;
	struct tc_v1_p *ps;
	size_t n_ps, cap_ps;
	struct tc_table p_index;

	uint64_t args[TC_V1_MAX_ARG_BYTES]; /* of the event that is being read */
};

static inline struct tc_v1_event *tc_v1_at(const struct tc_v1 *v, size_t i)
{
	return &v->log.chunks[i / TC_V1_LOG_CHUNK][i % TC_V1_LOG_CHUNK];
}

static inline uint64_t tc_v1_offset(const struct tc_v1_event *ev)
{
	return (uint64_t)ev->offset_high << 32 | ev->offset_low;
}

/* Go's name of a type; NULL if unknown. */
const char *tc_v1_type_name(unsigned type);

/* Complete the record of an error: where it is. Returns code; 0 is no error. */
int tc_v1_fail_at(struct tc_v1 *v, uint64_t offset, unsigned type, int code) __attribute__((cold));
int tc_v1_no_memory(struct tc_v1 *v) __attribute__((cold));

/*
 * Index of a goroutine or P, made when it is new; negative: TACHO_ENOMEM or
 * TACHO_ELIMIT, recorded.
 */
TACHO_MUST_USE int64_t tc_v1_g_of(struct tc_v1 *v, uint64_t id);
TACHO_MUST_USE int64_t tc_v1_p_of(struct tc_v1 *v, int32_t id);

/* Sort numbers, ascending by `less`, in place; not stable. */
typedef bool (*tc_v1_less_fn)(const void *context, uint32_t a, uint32_t b);
void tc_v1_sort(uint32_t *a, size_t n, tc_v1_less_fn less, const void *context);

TACHO_MUST_USE int tc_v1_index(struct tc_v1 *v);

/*
 * Decode the next batch of a stream into its events, whose number may be 0.
 * 1: there was one; 0: no more batches; negative: bad bytes.
 */
TACHO_MUST_USE int tc_v1_load_batch(struct tc_v1 *v, struct tc_v1_stream *s);

TACHO_MUST_USE int tc_v1_order(struct tc_v1 *v);
TACHO_MUST_USE int tc_v1_check(struct tc_v1 *v);

/*
 * Fill the generation's tables. *messages is the reference of the first log
 * message; refs gets those of the texts that no trace holds (TC_V1_TEXTS).
 */
TACHO_MUST_USE int tc_v1_define_tables(struct tc_v1 *v, struct tacho_gen *gen, uint32_t *messages,
				       uint32_t *refs);
TACHO_MUST_USE int tc_v1_convert(struct tc_v1 *v, struct tacho_gen *gen, struct tc_v1_result *out);

/*
 * Texts of the newer format that v1 expresses by type or number.
 * spec: doc/format.md#v1-conversion
 */
/* clang-format off */
#define TC_V1_TEXTS(X) \
	X(NO_REASON,  "") \
	X(FOREVER,    "forever") \
	X(PREEMPTED,  "preempted") \
	X(GOSCHED,    "runtime.Gosched") \
	X(SLEEP,      "sleep") \
	X(CHAN_SEND,  "chan send") \
	X(CHAN_RECV,  "chan receive") \
	X(NETWORK,    "network") \
	X(SYNC,       "sync") \
	X(SYNC_COND,  "sync.(*Cond).Wait") \
	X(SELECT,     "select") \
	X(ASSIST,     "GC mark assist wait for work") \
	X(STW_UNKNOWN,     "") \
	X(STW_MARK,        "GC mark termination") \
	X(STW_SWEEP,       "GC sweep termination") \
	X(STW_HEAP_DUMP,   "write heap dump") \
	X(STW_PROFILE,     "goroutine profile") \
	X(STW_CLEANUP,     "goroutine profile cleanup") \
	X(STW_ALL_STACKS,  "all goroutine stack trace") \
	X(STW_MEM_STATS,   "read mem stats") \
	X(STW_SYSCALL,     "AllThreadsSyscall") \
	X(STW_GOMAXPROCS,  "GOMAXPROCS") \
	X(STW_START_TRACE, "start trace") \
	X(STW_STOP_TRACE,  "stop trace") \
	X(STW_PAGES,       "CountPagesInUse (test)") \
	X(STW_METRICS,     "ReadMetricsSlow (test)") \
	X(STW_STATS_SLOW,  "ReadMemStatsSlow (test)") \
	X(STW_CACHE,       "PageCachePagesLeaked (test)") \
	X(STW_RESET_LOG,   "ResetDebugLog (test)")
/* clang-format on */

#define TC_V1_ENUM(sym, text) TC_V1_TEXT_##sym,
enum tc_v1_text {
	TC_V1_TEXTS(TC_V1_ENUM) TC_V1_TEXT_COUNT
};
#undef TC_V1_ENUM

#endif
