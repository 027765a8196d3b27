/* SPDX-License-Identifier: MIT */
/*
 * What the encoder accepts, the raw reader reads back, value for value; what it
 * refuses leaves no trace in the output. The input is a list of calls.
 */
#include "base/diag.h"
#include "fuzz/target.h"
#include "wire/encode.h"
#include "wire/wire.h"

enum {
	MAX_CALLS = 400,
	MAX_FILE = 1 << 20
};

/* One event as it should come back. */
struct expected {
	uint8_t type, n_args;
	uint64_t args[5];
	const uint8_t *data;
	size_t n_data;
	uint64_t n_frames;
};

struct script {
	const uint8_t *p, *end;
};

struct log {
	struct expected events[2 * MAX_CALLS + 2];
	size_t n;
	uint64_t last;
	uint8_t *file;
	size_t n_file;
	bool has_clock;
};

static uint8_t next_byte(struct script *s)
{
	return s->p < s->end ? *s->p++ : 0;
}

/* A length byte and as many bytes of a number. */
static uint64_t next_number(struct script *s)
{
	unsigned n = next_byte(s) % 9;
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | next_byte(s);
	return v;
}

static struct expected *add(struct log *l, unsigned type, unsigned n_args, const uint64_t *args)
{
	struct expected *e = &l->events[l->n++];

	*e = (struct expected){ .type = (uint8_t)type, .n_args = (uint8_t)n_args };
	for (unsigned i = 0; i < n_args; i++)
		e->args[i] = args[i];
	return e;
}

static void put_event(struct log *l, struct tc_enc *e, struct script *s)
{
	unsigned type = next_byte(s);
	uint64_t args[5] = { 0 }, time = l->last + next_number(s) % 1000;
	int n = tc_enc_event_args(type);

	for (int i = 0; i < 4; i++)
		args[i + 1] = next_number(s);
	if (next_byte(s) == 7)
		n++;
	if (n < 0 || n > 4)
		n = 0;
	if (tc_enc_event(e, (enum tc_wire_type)type, time, (unsigned)n, args + 1) == 0) {
		/* A time before the last one (here: past the end of 64 bits) is that one. */
		args[0] = time > l->last ? time - l->last : 0;
		l->last += args[0];
		(void)add(l, type, (unsigned)n + 1, args);
	}
}

static void put_string(struct log *l, struct tc_enc *e, struct script *s)
{
	uint64_t id = next_number(s);
	size_t n = next_byte(s) * 5U, left = (size_t)(s->end - s->p);
	const uint8_t *text = s->p;

	n = n < left ? n : left;
	s->p += n;
	if (tc_enc_string(e, id, text, n) == 0) {
		struct expected *x = add(l, TC_EV_STRING, 1, &id);

		x->data = text;
		x->n_data = n;
	}
}

static void put_stack(struct log *l, struct tc_enc *e, struct script *s)
{
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES + 2];
	uint64_t args[2];
	size_t n = next_byte(s) % (TC_MAX_STACK_FRAMES + 2);

	args[0] = next_number(s);
	args[1] = n;
	for (size_t i = 0; i < n; i++)
		frames[i] = (struct tc_enc_frame){ next_number(s), i, 2 * i, 3 * i };
	if (tc_enc_stack(e, args[0], frames, n) == 0)
		add(l, TC_EV_STACK, 2, args)->n_frames = n;
}

static void put_sample(struct log *l, struct tc_enc *e, struct script *s)
{
	uint64_t a[5];

	for (int i = 0; i < 5; i++)
		a[i] = next_number(s);
	if (tc_enc_cpu_sample(e, a[0], a[1], a[2], a[3], a[4]) == 0)
		(void)add(l, TC_EV_CPU_SAMPLE, 5, a);
}

static void put_clock(struct log *l, struct tc_enc *e, struct script *s)
{
	struct tc_enc_clock clock = { next_number(s), next_number(s), next_number(s),
				      next_number(s), next_number(s) };
	uint64_t last = e->last, kind = e->kind;
	uint64_t a[4] = { clock.time - last, clock.mono_ns, clock.wall_sec, clock.wall_nsec };

	if (tc_enc_clock(e, &clock) != 0)
		return;
	(void)add(l, TC_EV_FREQUENCY, 1, &clock.ticks_per_second);
	if (kind == TC_EV_SYNC)
		(void)add(l, TC_EV_CLOCK_SNAPSHOT, 4, a);
}

/* The batch goes to the file; its header is known only now. */
static void finish(struct log *l, struct tc_enc *e, size_t header)
{
	size_t head = e->head, n = tc_enc_finish(e);

	if (n == 0)
		return;
	FUZZ_ASSERT(n <= TC_ENC_BATCH_BYTES && n <= MAX_FILE - l->n_file);
	if (l->events[header].type == TC_EV_EVENT_BATCH)
		l->events[header].args[3] = n - head;
	memcpy(l->file + l->n_file, e->buf, n);
	l->n_file += n;
}

/* An experimental batch is one event with its data. */
static void experiment(struct log *l, struct tc_enc *e, struct script *s, size_t *header)
{
	uint64_t args[4] = { next_byte(s), next_number(s), next_number(s), next_number(s) };
	size_t n = next_byte(s), left = (size_t)(s->end - s->p);
	struct expected *x;

	n = n < left ? n : left;
	if (tc_enc_begin_experiment(e, (uint8_t)args[0], args[1], args[2], args[3]) != 0)
		return;
	*header = l->n;
	x = add(l, TC_EV_EXPERIMENTAL_BATCH, 4, args);
	FUZZ_ASSERT(tc_enc_bytes(e, s->p, n) == 0);
	x->data = s->p;
	x->n_data = n;
	s->p += n;
	finish(l, e, *header);
}

static void begin(struct log *l, struct tc_enc *e, struct script *s, size_t *header)
{
	static const enum tc_wire_type tables[] = { TC_EV_NONE,        TC_EV_STRINGS,
						    TC_EV_STACKS,      TC_EV_CPU_SAMPLES,
						    TC_EV_SYNC,        TC_EV_FREQUENCY,
						    TC_EV_EVENT_BATCH, TC_EV_NONE };
	enum tc_wire_type table = tables[next_byte(s) & 7];
	uint64_t args[4] = { next_number(s), next_number(s), next_number(s), 0 };

	if (tc_enc_begin(e, table, args[0], args[1], args[2]) != 0)
		return;
	*header = l->n;
	l->last = args[2];
	(void)add(l, TC_EV_EVENT_BATCH, 4, args);
	if (table != TC_EV_NONE && table != TC_EV_FREQUENCY)
		(void)add(l, table, 0, NULL);
}

static void run_script(struct log *l, struct tc_enc *e, struct script *s)
{
	size_t header = 0;

	for (int i = 0; i < MAX_CALLS && s->p < s->end; i++) {
		switch (next_byte(s) & 7) {
		case 0: begin(l, e, s, &header); break;
		case 1: put_string(l, e, s); break;
		case 2: put_stack(l, e, s); break;
		case 3: put_sample(l, e, s); break;
		case 4: put_clock(l, e, s); break;
		case 5: experiment(l, e, s, &header); break;
		case 6: finish(l, e, header); break;
		default: put_event(l, e, s); break;
		}
		FUZZ_ASSERT(e->len <= e->cap && (e->len == 0 || e->len <= e->limit));
	}
	finish(l, e, header);
}

static void check(const struct expected *x, const struct tacho_raw_event *e)
{
	FUZZ_ASSERT(x->type == e->type && x->n_args == e->n_args);
	for (unsigned i = 0; i < x->n_args; i++)
		FUZZ_ASSERT(x->args[i] == e->args[i]);
	FUZZ_ASSERT(x->n_data == e->data.n);
	FUZZ_ASSERT(x->n_data == 0 || memcmp(x->data, e->data.s, x->n_data) == 0);
	FUZZ_ASSERT(x->n_frames == e->n_frames);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t buf[TC_ENC_BATCH_BYTES + 1000];
	static struct log l;
	struct script s = { data, data + size };
	struct tacho_raw_reader *raw;
	struct tacho_raw_event event;
	struct tacho_reader *r;
	struct tc_enc e;
	size_t i = 0;

	if (size > 60000)
		return 0;
	l.n = 0;
	l.n_file = TC_HEADER_BYTES;
	l.file = malloc(MAX_FILE);
	FUZZ_ASSERT(l.file && tc_enc_header(l.file, 26) == 0);
	tc_enc_init(&e, buf,
		    next_byte(&s) & 1 ? TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES : sizeof(buf));
	run_script(&l, &e, &s);
	FUZZ_ASSERT(tacho_reader_open_memory(&r, l.file, l.n_file, NULL, NULL) == 0);
	FUZZ_ASSERT(tacho_raw_open(&raw, r) == 0);
	while (tacho_raw_next(raw, &event) > 0) {
		FUZZ_ASSERT(i < l.n);
		check(&l.events[i++], &event);
	}
	FUZZ_ASSERT(i == l.n && tacho_reader_diag(r)->code == 0);
	tacho_raw_close(raw);
	tacho_reader_close(r);
	free(l.file);
	return 0;
}
