/* SPDX-License-Identifier: MIT */
/*
 * Ordering, deeply: the input is a little program that writes a valid file with
 * these batches in it, so that no bytes are spent on framing and sequence
 * numbers are right unless they are meant to be wrong. Every trace that comes
 * out is read by one thread and by three.
 *
 *   byte 0          version and number of CPU samples
 *   00..7f          an event: type 9 + (b & 63) % 40 or an experimental one, then
 *                   one byte a value (see `value`), the time delta first
 *   80..bf          go on in the batch of thread b & 7; bit 3: its batch begins anew
 *   c0..df          time advances by (b & 31) squared
 *   e0..ef          the generation ends
 *   f0..f7          an experimental batch of that size
 *   f8..ff          the file ends here, so many bytes too early
 */
#include "fuzz/target.h"
#include "support/outcome.h"
#include "support/touch.h"
#include "wire/encode.h"
#include "wire/wire.h"

enum {
	THREADS = 8,
	IDS = 24,
	MAX_FILE = 1 << 19,
	BATCH = 8 << 10,
	MAX_GENS = 12
};

struct script {
	const uint8_t *p, *end;
};

struct writer {
	uint8_t *file;
	size_t n;
	unsigned version, samples;
	uint64_t gen, time, gs[IDS], ps[IDS], gc;
	unsigned thread;
	struct tc_enc enc[THREADS];
	uint8_t bytes[THREADS][BATCH];
	uint8_t table[BATCH];
};

static uint8_t next_byte(struct script *s)
{
	return s->p < s->end ? *s->p++ : 0;
}

static void put(struct writer *w, const uint8_t *bytes, size_t n)
{
	if (n > MAX_FILE - w->n)
		return;
	memcpy(w->file + w->n, bytes, n);
	w->n += n;
}

static void flush(struct writer *w, unsigned thread)
{
	struct tc_enc *e = &w->enc[thread];

	put(w, e->buf, tc_enc_finish(e));
}

/* Thread 7 writes batches that belong to no thread. */
static void begin(struct writer *w)
{
	struct tc_enc *e = &w->enc[w->thread];

	if (e->len == 0)
		FUZZ_ASSERT(tc_enc_begin(e, TC_EV_NONE, w->gen,
					 w->thread == THREADS - 1 ? TC_WIRE_NONE : w->thread + 1U,
					 w->time) == 0);
}

/*
 * The number that a byte stands for. Sequence numbers continue the last one of
 * the id unless the byte is high; small ids and odd large ones are all there.
 */
static uint64_t value(struct writer *w, const char *name, size_t n, uint8_t b, uint64_t id)
{
	static const uint64_t odd[] = { 255,       256,        1U << 14,
					1U << 31,  UINT32_MAX, 1ULL << 53,
					INT64_MAX, 1ULL << 63, UINT64_MAX - 1,
					UINT64_MAX };

	if (b >= 0xf0)
		return odd[(b & 15U) % (sizeof(odd) / sizeof(odd[0]))];
	if (n > 4 && memcmp(name + n - 4, "_seq", 4) == 0 && b < 0xc0) {
		uint64_t *counter = *name == 'g' && name[1] == 'c' ? &w->gc
				    : *name == 'g'                 ? &w->gs[id % IDS]
								   : &w->ps[id % IDS];

		return b < 0x80 ? ++*counter : *counter + (b & 3);
	}
	return b % IDS;
}

static bool is_named(const struct tc_wire_arg_names *names, unsigned i, const char *name)
{
	return names->arg[i].n == strlen(name) &&
	       memcmp(names->arg[i].s, name, names->arg[i].n) == 0;
}

/* A create starts the counter of its goroutine; a status names it as well. */
static void event(struct writer *w, struct script *s, uint8_t op)
{
	static const uint8_t experimental[] = { TC_EV_SPAN, TC_EV_HEAP_OBJECT_ALLOC,
						TC_EV_GOROUTINE_STACK_FREE };
	unsigned type = TC_EV_PROCS_CHANGE + (op & 63U) % 40;
	struct tc_wire_arg_names names;
	uint64_t args[TC_MAX_TIMED_ARGS] = { 0 }, id = 0;

	if (op >= 0x7c)
		type = experimental[op % 3];
	tc_wire_split_args((int)type, &names);
	w->time += next_byte(s) & 63;
	for (unsigned i = 1; i < names.n; i++) {
		args[i - 1] = value(w, names.arg[i].s, names.arg[i].n, next_byte(s), id);
		if (i == 1)
			id = args[0];
		if (i == 1 && is_named(&names, i, "new_g"))
			w->gs[id % IDS] = 0;
	}
	/* GoSyscallBegin counts for the P of the thread, which is mostly the same number. */
	if (type == TC_EV_GO_SYSCALL_BEGIN && args[0] < IDS)
		args[0] = ++w->ps[w->thread];
	begin(w);
	if (tc_enc_event(&w->enc[w->thread], (enum tc_wire_type)type, w->time, names.n - 1, args) ==
	    TACHO_ELIMIT) {
		flush(w, w->thread);
		begin(w);
	}
}

static void tables(struct writer *w)
{
	static const char *const texts[] = {
		"sleep",     "select",   "", "system goroutine wait", "GC sweep terminat\xff",
		"preempted", "main.main"
	};
	struct tc_enc_clock clock = { 1000000000, w->time, 5, 1700000000, 7 };
	struct tc_enc e;

	tc_enc_init(&e, w->table, sizeof(w->table));
	FUZZ_ASSERT(tc_enc_begin(&e, w->version >= 25 ? TC_EV_SYNC : TC_EV_FREQUENCY, w->gen,
				 TC_WIRE_NONE, w->time) == 0);
	FUZZ_ASSERT(tc_enc_clock(&e, &clock) == 0);
	put(w, w->table, tc_enc_finish(&e));
	FUZZ_ASSERT(tc_enc_begin(&e, TC_EV_STRINGS, w->gen, TC_WIRE_NONE, w->time) == 0);
	for (unsigned i = 1; i < 8; i++)
		FUZZ_ASSERT(tc_enc_string(&e, i, texts[i - 1], strlen(texts[i - 1])) == 0);
	put(w, w->table, tc_enc_finish(&e));
	FUZZ_ASSERT(tc_enc_begin(&e, TC_EV_STACKS, w->gen, TC_WIRE_NONE, w->time) == 0);
	for (unsigned i = 1; i < 6; i++) {
		struct tc_enc_frame frames[4];

		for (unsigned k = 0; k < 4; k++)
			frames[k] = (struct tc_enc_frame){ 100 * i + k, 7, 1 + k, i };
		FUZZ_ASSERT(tc_enc_stack(&e, i, frames, i - 1) == 0);
	}
	put(w, w->table, tc_enc_finish(&e));
	FUZZ_ASSERT(tc_enc_begin(&e, TC_EV_CPU_SAMPLES, w->gen, TC_WIRE_NONE, w->time) == 0);
	for (unsigned i = 0; i < w->samples; i++)
		FUZZ_ASSERT(tc_enc_cpu_sample(&e, w->time - (i * 7919) % (w->time + 1), i % 5,
					      i % 3, i % 7, i) == 0);
	put(w, w->table, tc_enc_finish(&e));
}

static void end_generation(struct writer *w)
{
	static const uint8_t end = TC_EV_END_OF_GENERATION;

	for (unsigned i = 0; i < THREADS; i++)
		flush(w, i);
	tables(w);
	if (w->version >= 26)
		put(w, &end, 1);
	w->gen++;
	w->time++;
	memset(w->gs, 0, sizeof(w->gs));
	memset(w->ps, 0, sizeof(w->ps));
}

static void experiment(struct writer *w, struct script *s, size_t n)
{
	uint8_t bytes[8];
	struct tc_enc e;

	for (size_t i = 0; i < n; i++)
		bytes[i] = next_byte(s);
	tc_enc_init(&e, w->table, sizeof(w->table));
	FUZZ_ASSERT(tc_enc_begin_experiment(&e, 1, w->gen, w->thread, w->time) == 0);
	FUZZ_ASSERT(tc_enc_bytes(&e, bytes, n) == 0);
	put(w, w->table, tc_enc_finish(&e));
}

static void run_script(struct writer *w, struct script *s)
{
	static const int versions[] = { 22, 23, 25, 26 };
	uint8_t header[TC_HEADER_BYTES], first = next_byte(s);

	w->version = (unsigned)versions[first & 3];
	w->samples = first >> 4;
	w->gen = w->time = 1;
	for (unsigned i = 0; i < THREADS; i++)
		tc_enc_init(&w->enc[i], w->bytes[i], sizeof(w->bytes[i]));
	FUZZ_ASSERT(tc_enc_header(header, (int)w->version) == 0);
	put(w, header, sizeof(header));
	while (s->p < s->end && w->gen <= MAX_GENS) {
		uint8_t op = next_byte(s);

		if (op < 0x80) {
			event(w, s, op);
		} else if (op < 0xc0) {
			w->thread = op & 7;
			if (op & 8)
				flush(w, w->thread);
		} else if (op < 0xe0) {
			w->time += (uint64_t)(op & 31) * (op & 31);
		} else if (op < 0xf0) {
			end_generation(w);
		} else if (op < 0xf8) {
			experiment(w, s, op & 7);
		} else {
			end_generation(w);
			w->n -= op & 7;
			return;
		}
	}
	end_generation(w);
}

static void touch_all(const uint8_t *bytes, size_t n, const struct tacho_read_opts *opts)
{
	const struct tacho_block *b;
	struct tacho_reader *r;

	FUZZ_ASSERT(tacho_reader_open_memory(&r, bytes, n, opts, NULL) == 0);
	while (tacho_reader_next(r, &b) > 0)
		(void)touch_block(b);
	(void)touch_reader(r);
	tacho_reader_close(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct script s = { data, data + size };
	struct outcome one, three;
	static struct writer w;

	memset(&w, 0, offsetof(struct writer, bytes));
	w.file = malloc(MAX_FILE);
	FUZZ_ASSERT(w.file);
	run_script(&w, &s);
	/* A block of its own size, so that reads behind its end are seen. */
	w.file = realloc(w.file, w.n);
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.limits.goroutines = opts.limits.procs = IDS - 2;
	touch_all(w.file, w.n, &opts);
	opts.threads = 1;
	outcome_of_pass(&one, w.file, w.n, &opts);
	opts.threads = 3;
	outcome_of_pass(&three, w.file, w.n, &opts);
	if (!outcome_same(&one, &three)) {
		(void)fprintf(stderr, "one:   %s\nthree: %s\n", outcome_text(&one),
			      outcome_text(&three));
		if (getenv("FUZZ_SAVE")) {
			FILE *f = fopen(getenv("FUZZ_SAVE"), "wb");

			FUZZ_ASSERT(f && fwrite(w.file, 1, w.n, f) == w.n && fclose(f) == 0);
		}
		abort();
	}
	free(w.file);
	return 0;
}
