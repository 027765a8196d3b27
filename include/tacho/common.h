/* SPDX-License-Identifier: MIT */
/*
 * What every header of tacho shares: version, export marks, error codes, the
 * allocator hook, limits, and the record that says what went wrong and where.
 */
#ifndef TACHO_COMMON_H
#define TACHO_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TACHO_VERSION_MAJOR 0
#define TACHO_VERSION_MINOR 1
#define TACHO_VERSION_PATCH 0
#define TACHO_VERSION       "0.1.0"

#if defined(__GNUC__)
# define TACHO_API      __attribute__((visibility("default")))
# define TACHO_MUST_USE __attribute__((warn_unused_result))
#else
# define TACHO_API
# define TACHO_MUST_USE
#endif

/*
 * Errors. A function that can fail returns 0 or one of these, negative.
 * X(name, value, English text)
 */
/* clang-format off */
#define TACHO_ERRORS(X) \
	X(TACHO_ENOTTRACE,  -1, "not a Go execution trace") \
	X(TACHO_EVERSION,   -2, "unsupported trace version") \
	X(TACHO_EFORMAT,    -3, "bad bytes in the trace") \
	X(TACHO_ETRUNCATED, -4, "the trace ends too early") \
	X(TACHO_EORDER,     -5, "the events of the trace contradict each other") \
	X(TACHO_ELIMIT,     -6, "a limit was exceeded") \
	X(TACHO_EIO,        -7, "input/output error") \
	X(TACHO_ENOMEM,     -8, "out of memory") \
	X(TACHO_EMISUSE,    -9, "the function was called wrongly") \
	X(TACHO_ENOTFOUND, -10, "no such thing in the trace") \
	X(TACHO_ECANCELED, -11, "stopped by the caller") \
	X(TACHO_EAGAIN,    -12, "more input is needed, or it would have to wait") \
	X(TACHO_ETIMEDOUT, -13, "the time is over") \
	X(TACHO_ECLOSED,   -14, "it is closed")
/* clang-format on */

#define TACHO_ERROR_ENUM(name, value, text) name = (value),
enum tacho_error {
	TACHO_OK = 0,
	TACHO_ERRORS(TACHO_ERROR_ENUM)
};
#undef TACHO_ERROR_ENUM

/* "EFORMAT" and the like; "OK" for 0, "EUNKNOWN" for what is no code. Static. */
TACHO_API const char *tacho_error_name(int code);

/* One English phrase for a code, without a full stop. Static. */
TACHO_API const char *tacho_error_text(int code);

/* Version of the library that is running, for instance "0.1.0". Static. */
TACHO_API const char *tacho_version(void);

/*
 * Where memory comes from. NULL in any function that takes one means malloc
 * and friends. All three may be called from several threads at once. `realloc`
 * gets ptr == NULL for a new block; `free` never gets NULL. The struct must
 * outlive every object made with it.
 */
struct tacho_alloc {
	void *(*alloc)(void *ctx, size_t bytes);
	void *(*realloc)(void *ctx, void *ptr, size_t bytes);
	void (*free)(void *ctx, void *ptr);
	void *ctx;
};

/* Takes bytes; 0, or a negative code that the writer then returns. */
typedef int tacho_write_fn(void *ctx, const void *bytes, size_t n);

/*
 * Ceilings on what a trace may make the reader allocate, checked before each
 * growth; beyond one the result is TACHO_ELIMIT. 0 means the default. They are
 * there so that a few hostile bytes cannot cost gigabytes: real traces of any
 * size stay far below the defaults.
 */
struct tacho_limits {
	uint64_t generation_bytes; /* input held for one generation; 2 GiB */
	uint64_t strings;          /* strings of one generation; 16 Mi */
	uint64_t stacks;           /* stacks, and CPU samples, of one generation; 4 Mi */
	uint64_t frames;           /* frames of all stacks of one generation; 64 Mi */
	uint64_t batches;          /* batches of one generation; 4 Mi */
	uint64_t goroutines;       /* live at once; 16 Mi */
	uint64_t procs;            /* 1 Mi */
	uint64_t threads;          /* 1 Mi */
	uint64_t tasks;            /* active at once; 16 Mi */
	uint64_t regions;          /* open at once, over all goroutines; 16 Mi */
	uint64_t v1_bytes;         /* a whole v1 trace, which is held in memory; 4 GiB */
};

/*
 * What went wrong and where. The first error of an object wins; later ones do
 * not overwrite it. Fields that do not apply are -1, NULL or "".
 */
struct tacho_diag {
	int code;           /* enum tacho_error, 0 while all is well */
	int64_t offset;     /* byte offset in the (decompressed) input */
	int64_t generation; /* number of the generation as written in the trace */
	int64_t batch;      /* offset of the batch that held the event */
	int64_t thread;     /* thread (M) that wrote the event */
	const char *event;  /* wire name of the event, static, or NULL */
	/* One line, no newline. May quote names of the trace: any bytes above 0x1f. */
	char message[400];
};

#ifdef __cplusplus
}
#endif
#endif
