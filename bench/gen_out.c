/* SPDX-License-Identifier: MIT */
/*
 * The written side of the load generator. A generation is written as the Go
 * runtime does it: clock first (1.25 on; before, near the end), then the
 * batches of the threads as they fill up, the closing status batch, samples,
 * stacks and strings. The string table is written whenever a batch of it is
 * full, so unique log texts cost no memory.
 */
#include "gen_out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the wall clock stands at tick 0, to give the trace a date. */
enum {
	WALL_EPOCH_SEC = 1750000000
};

void gen_die(const char *format, ...)
{
	va_list args;

	fputs("gen_load: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(4);
}

/* --- catalogue ------------------------------------------------------------- */

static unsigned add_text(struct gen_out *o, const char *text, size_t bytes)
{
	char *copy;

	for (unsigned i = 0; i < o->n_texts; i++)
		if (strncmp(o->texts[i], text, bytes) == 0 && o->texts[i][bytes] == '\0')
			return i;
	copy = strndup(text, bytes);
	if (!copy || o->n_texts == GEN_MAX_STRINGS)
		gen_die("too many strings");
	o->texts[o->n_texts] = copy;
	return o->n_texts++;
}

/* "net/http.(*conn).serve" lies in "/src/net/http/http.go". */
static unsigned file_of(struct gen_out *o, const char *func, size_t bytes)
{
	const char *slash = memrchr(func, '/', bytes);
	const char *package = slash ? slash + 1 : func;
	const char *dot = memchr(package, '.', bytes - (size_t)(package - func));
	int name = (int)(dot ? dot - package : 1);
	char path[256];
	int n;

	n = snprintf(path, sizeof(path), "/src/%.*s/%.*s.go", (int)(package - func) + name, func,
		     name, package);
	if (n < 0 || (size_t)n >= sizeof(path))
		gen_die("a function name is too long");
	return add_text(o, path, (size_t)n);
}

/* The line tells call places in one function apart, and so does the pc. */
static void add_frame(struct gen_out *o, const char *func, size_t bytes, unsigned salt)
{
	struct tc_enc_frame *f = &o->frames[o->n_frames];

	if (o->n_frames++ == GEN_MAX_FRAMES)
		gen_die("too many frames");
	f->func = add_text(o, func, bytes);
	f->file = file_of(o, func, bytes);
	f->line = 20 + (salt * 37 + f->func * 11) % 900;
	f->pc = 0x400000 + f->func * 0x1000 + f->line * 4;
}

static void add_frames(struct gen_out *o, const char *list, unsigned salt)
{
	while (*list) {
		size_t n = strcspn(list, " ");

		add_frame(o, list, n, salt);
		list += n + (list[n] == ' ');
	}
}

static void add_site(struct gen_out *o, unsigned site, const char *symbol, bool varied,
		     const char *leaf, const char *root)
{
	for (unsigned route = 0; route < GEN_ROUTES; route++) {
		char func[128];
		int n = snprintf(func, sizeof(func), "main.(*route%u).%s", route, symbol);

		for (char *c = func; *c; c++)
			*c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);

		if (route > 0 && !varied) {
			o->site_stack[site][route] = o->site_stack[site][0];
			continue;
		}
		if (o->n_stacks == GEN_MAX_STACKS || n < 0 || (size_t)n >= sizeof(func))
			gen_die("too many stacks");
		o->site_stack[site][route] = o->n_stacks;
		o->stack_at[o->n_stacks++] = o->n_frames;
		add_frames(o, leaf, site);
		if (varied) {
			char *under = strrchr(func, '_');

			/* QUERY_LOCK and QUERY_SEND are two lines of one function. */
			add_frame(o, func, under ? (size_t)(under - func) : (size_t)n, site);
		}
		add_frames(o, root, site);
		o->stack_at[o->n_stacks] = o->n_frames;
	}
}

static void make_catalogue(struct gen_out *o)
{
#define ADD(sym, text) add_text(o, text, strlen(text));
	GEN_NAMES(ADD)
#undef ADD
	/* Stack 0 is "no stack", and its id is 0 for ever. */
	o->n_stacks = 1;
#define ADD(sym, varied, leaf, root) add_site(o, GEN_AT_##sym, #sym, varied, leaf, root);
	GEN_SITES(ADD)
#undef ADD
}

struct gen_out *gen_out_new(int fd, int version, uint64_t start)
{
	struct gen_out *o = calloc(1, sizeof(*o));
	uint8_t header[TC_HEADER_BYTES];

	if (!o)
		gen_die("out of memory");
	o->fd = fd;
	o->version = version;
	make_catalogue(o);
	if (tc_enc_header(header, version) != 0)
		gen_die("there is no format version 1.%d", version);
	tc_enc_init(&o->strings, o->strings_buf, sizeof(o->strings_buf));
	tc_enc_init(&o->samples, o->samples_buf, sizeof(o->samples_buf));
	gen_out_write(o, header, sizeof(header));
	gen_out_begin_generation(o, start);
	return o;
}

void gen_out_free(struct gen_out *o)
{
	for (unsigned i = 0; i < o->n_texts; i++) {
		union {
			const char *text;
			void *memory;
		} u = { .text = o->texts[i] };

		free(u.memory);
	}
	free(o);
}

/* --- output ---------------------------------------------------------------- */

void gen_out_write(struct gen_out *o, const uint8_t *bytes, size_t n)
{
	o->bytes += n;
	while (n > 0) {
		ssize_t done = write(o->fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			gen_die("cannot write: %s", strerror(errno));
		bytes += done;
		n -= (size_t)done;
	}
}

void gen_out_flush(struct gen_out *o, struct tc_enc *e)
{
	size_t n = tc_enc_finish(e);

	if (n > 0)
		gen_out_write(o, e->buf, n);
}

/* The encoder refuses nothing that the generator asks; if it does, say so. */
static void must(int rc, const char *what)
{
	if (rc != 0)
		gen_die("the encoder refused a %s: %d", what, rc);
}

static void open_table(struct gen_out *o, struct tc_enc *e, enum tc_wire_type table, uint64_t time)
{
	must(tc_enc_begin(e, table, o->generation, TC_WIRE_NONE, time), "batch");
}

static void put_string(struct gen_out *o, uint64_t id, const char *text, size_t bytes)
{
	if (o->strings.len && tc_enc_room(&o->strings) < bytes + 2 * TC_MAX_VARINT_BYTES + 1)
		gen_out_flush(o, &o->strings);
	if (!o->strings.len)
		open_table(o, &o->strings, TC_EV_STRINGS, o->start);
	must(tc_enc_string(&o->strings, id, text, bytes), "string");
}

uint64_t gen_out_text(struct gen_out *o, const char *text, size_t bytes)
{
	put_string(o, o->next_string, text, bytes);
	return o->next_string++;
}

uint64_t gen_out_add_string(struct gen_out *o, unsigned text)
{
	/* The empty string has id 0 and is in no table. */
	if (text == GEN_N_NONE)
		return 0;
	o->string_id[text] = o->next_string;
	return gen_out_text(o, o->texts[text], strlen(o->texts[text]));
}

uint64_t gen_out_add_stack(struct gen_out *o, unsigned stack)
{
	if (stack == 0)
		return 0;
	o->stack_order[o->stacks_used++] = stack;
	o->stack_id[stack] = o->stacks_used;
	return o->stacks_used;
}

void gen_out_sample(struct gen_out *o, uint64_t time, uint64_t m, uint64_t p, uint64_t g,
		    uint64_t stack)
{
	if (o->samples.len && tc_enc_room(&o->samples) < TC_ENC_EVENT_BYTES)
		gen_out_flush(o, &o->samples);
	if (!o->samples.len)
		open_table(o, &o->samples, TC_EV_CPU_SAMPLES, o->start);
	must(tc_enc_cpu_sample(&o->samples, time, m, p, g, stack), "sample");
}

/* --- generations ----------------------------------------------------------- */

static void write_clock(struct gen_out *o, uint64_t now)
{
	const struct tc_enc_clock clock = {
		.ticks_per_second = GEN_TICKS_PER_SECOND,
		.time = now + 3,
		.mono_ns = (now + 3) * GEN_NS_PER_TICK + 17,
		.wall_sec = WALL_EPOCH_SEC + now / GEN_TICKS_PER_SECOND,
		.wall_nsec = now % GEN_TICKS_PER_SECOND * GEN_NS_PER_TICK,
	};
	struct tc_enc e;

	tc_enc_init(&e, o->table_buf, sizeof(o->table_buf));
	open_table(o, &e, o->version >= 25 ? TC_EV_SYNC : TC_EV_FREQUENCY, now);
	must(tc_enc_clock(&e, &clock), "clock");
	gen_out_flush(o, &e);
}

void gen_out_begin_generation(struct gen_out *o, uint64_t start)
{
	o->generation++;
	o->start = start;
	memset(o->string_id, 0, sizeof(o->string_id));
	memset(o->stack_id, 0, sizeof(o->stack_id));
	o->next_string = 1;
	o->stacks_used = 0;
	if (o->version >= 25)
		write_clock(o, start);
}

static void write_stack(struct gen_out *o, struct tc_enc *e, uint64_t id, uint64_t now)
{
	unsigned stack = o->stack_order[id - 1], first = o->stack_at[stack];
	unsigned n = o->stack_at[stack + 1] - first;
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];

	for (unsigned i = 0; i < n; i++) {
		frames[i] = o->frames[first + i];
		frames[i].func = gen_out_string(o, (unsigned)frames[i].func);
		frames[i].file = gen_out_string(o, (unsigned)frames[i].file);
	}
	if (e->len && tc_enc_room(e) < TC_ENC_ENTRY_BYTES)
		gen_out_flush(o, e);
	if (!e->len)
		open_table(o, e, TC_EV_STACKS, now);
	must(tc_enc_stack(e, id, frames, n), "stack");
}

void gen_out_end_generation(struct gen_out *o, uint64_t now)
{
	static const uint8_t end[1] = { TC_EV_END_OF_GENERATION };
	struct tc_enc e;

	gen_out_flush(o, &o->samples);
	tc_enc_init(&e, o->table_buf, sizeof(o->table_buf));
	for (uint32_t id = 1; id <= o->stacks_used; id++)
		write_stack(o, &e, id, now);
	gen_out_flush(o, &e);
	gen_out_flush(o, &o->strings);
	if (o->version < 25)
		write_clock(o, now);
	if (o->version >= 26)
		gen_out_write(o, end, sizeof(end));
}
