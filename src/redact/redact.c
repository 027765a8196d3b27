/* SPDX-License-Identifier: MIT */
/*
 * See redact.h. A generation is gone through twice: for its strings, which may stand
 * behind the events that name them, and to write it. Each use of a string by a class
 * becomes a string of its own, with a new id; what is not used is not written.
 * Batches without texts (CPU samples, clocks) are copied.
 *
 * spec: doc/format.md#batches
 */
#include "redact/redact.h"

#include <string.h>

#include "base/alloc.h"
#include "base/cur.h"
#include "base/math.h"
#include "base/table.h"
#include "redact/texts.h"
#include "wire/encode.h"
#include "wire/module_note.h"
#include "wire/wire.h"

struct tc_redactor {
	struct tc_texts texts;
	int (*write)(void *ctx, const void *bytes, size_t n);
	void *ctx;
	void (*on_left)(void *ctx, enum tc_redact_class class, struct tacho_text text);
	void *left_ctx;
	struct tc_redact_report report;
	struct tc_table seen; /* texts that were counted, by class */
	bool has_header;

	/* Of the generation in work. */
	uint64_t number;
	uint64_t time;         /* of batches of strings: a batch tells when a generation began */
	struct tc_table by_id; /* a string's id → its index in `strings` */
	struct tacho_text *strings;
	bool *is_used;
	size_t n_strings, cap_strings, cap_used;
	struct tc_table ids[TC_REDACT_CLASSES]; /* old id → new id */
	uint32_t last_id;
	struct tc_textbuf out;
	struct tc_textbuf note; /* in work */
	struct tc_enc table;    /* the batch of strings that is being filled */
	uint8_t table_bytes[TC_ENC_BATCH_BYTES];
	uint8_t batch_bytes[TC_ENC_BATCH_BYTES];
};

/* One batch of the input. */
struct batch {
	uint64_t gen, m, time;
	const uint8_t *begin; /* with its header */
	struct tc_cur data;
	bool is_experimental;
	bool is_end; /* no batch: the marker that ends a generation since 1.26 */
};

/* --- reading batches ------------------------------------------------------------------ */

/* 1: *b is set; 0: the end; negative: damaged. */
static int next_batch(struct tc_cur *c, struct batch *b)
{
	uint8_t type;

	*b = (struct batch){ .begin = c->p };
	if (tc_cur_left(c) == 0)
		return 0;
	type = tc_cur_u8(c);
	b->is_end = type == TC_EV_END_OF_GENERATION;
	if (b->is_end)
		return 0;
	b->is_experimental = type == TC_EV_EXPERIMENTAL_BATCH;
	if (b->is_experimental)
		(void)tc_cur_u8(c);
	else if (type != TC_EV_EVENT_BATCH)
		return TACHO_EFORMAT;
	b->gen = tc_cur_varint(c);
	b->m = tc_cur_varint(c);
	b->time = tc_cur_varint(c);
	if (!tc_cur_take(c, tc_cur_varint(c), &b->data))
		return TACHO_EFORMAT;
	return 1;
}

static int take_string(struct tc_redactor *r, uint64_t id, struct tacho_text text)
{
	int rc = TC_GROW(NULL, &r->strings, &r->cap_strings, r->n_strings + 1, TC_TABLE_NONE);

	if (rc == 0)
		rc = TC_GROW(NULL, &r->is_used, &r->cap_used, r->n_strings + 1, TC_TABLE_NONE);
	if (rc == 0)
		rc = tc_table_put(&r->by_id, id, (uint32_t)r->n_strings);
	if (rc < 0)
		return rc;
	r->is_used[r->n_strings] = false;
	r->strings[r->n_strings++] = text;
	return 0;
}

static int take_strings(struct tc_redactor *r, struct tc_cur *c)
{
	int rc = 0;

	(void)tc_cur_u8(c);
	while (rc == 0 && tc_cur_left(c) > 0) {
		uint8_t type = tc_cur_u8(c);
		uint64_t id = tc_cur_varint(c);
		struct tc_cur text;

		if (type != TC_EV_STRING || !tc_cur_take(c, tc_cur_varint(c), &text))
			return TACHO_EFORMAT;
		rc = take_string(r, id,
				 (struct tacho_text){ (const char *)text.p, tc_cur_left(&text) });
	}
	return rc;
}

static int collect(struct tc_redactor *r, struct tc_cur c)
{
	struct batch b;
	bool is_first = true;
	int rc;

	tc_table_clear(&r->by_id);
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		tc_table_clear(&r->ids[i]);
	r->n_strings = 0;
	r->last_id = 0;
	while ((rc = next_batch(&c, &b)) > 0) {
		r->number = b.gen;
		if (is_first || b.time < r->time)
			r->time = b.time;
		is_first = false;
		if (!b.is_experimental && tc_cur_left(&b.data) > 0 && *b.data.p == TC_EV_STRINGS)
			rc = take_strings(r, &b.data);
		if (rc < 0)
			break;
	}
	return rc;
}

/* --- strings -------------------------------------------------------------------------- */

static void put_batch(struct tc_redactor *r, struct tc_enc *e)
{
	size_t n = tc_enc_finish(e);

	if (r->write)
		tc_textbuf_bytes(&r->out, e->buf, n);
}

/* With the key, so that no trace can hide a text behind another. */
static uint64_t hash_of(const struct tc_redactor *r, enum tc_redact_class class,
			struct tacho_text t)
{
	uint64_t h;

	memcpy(&h, r->texts.key, sizeof(h));
	h = tc_mix64(h + (uint64_t) class);
	for (size_t i = 0; i < t.n; i++)
		h = tc_mix64(h ^ (unsigned char)t.s[i]);
	return h;
}

/* Each text once, however many generations name it. */
static int count(struct tc_redactor *r, enum tc_redact_class class, struct tacho_text text,
		 enum tc_redact_action done)
{
	struct tc_redact_count *n = &r->report.classes[class];
	uint64_t key = hash_of(r, class, text);

	if (tc_table_get(&r->seen, key) != TC_TABLE_NONE)
		return 0;
	if (!r->write && !tc_texts_is_clean(&r->texts, class, text)) {
		n->left++;
		if (r->on_left)
			r->on_left(r->left_ctx, class, text);
	}
	n->kept += done == TC_REDACT_KEEP;
	n->scrubbed += done == TC_REDACT_SCRUB;
	n->pseudonyms += done == TC_REDACT_PSEUDONYM;
	n->dropped += done == TC_REDACT_DROP;
	return tc_table_put(&r->seen, key, 1);
}

static int put_string(struct tc_redactor *r, uint32_t id, struct tacho_text text)
{
	size_t n = text.n < TC_MAX_STRING_BYTES ? text.n : TC_MAX_STRING_BYTES;
	int rc;

	if (r->table.len == 0 &&
	    tc_enc_begin(&r->table, TC_EV_STRINGS, r->number, TC_WIRE_NONE, r->time) < 0)
		return TACHO_EFORMAT;
	rc = tc_enc_string(&r->table, id, text.s, n);
	if (rc != TACHO_ELIMIT)
		return rc;
	put_batch(r, &r->table);
	rc = tc_enc_begin(&r->table, TC_EV_STRINGS, r->number, TC_WIRE_NONE, r->time);
	return rc < 0 ? rc : tc_enc_string(&r->table, id, text.s, n);
}

/* The new id of a string in this use. Ids without a text stay without one. */
static int new_id(struct tc_redactor *r, enum tc_redact_class class, uint64_t *id)
{
	uint32_t known, at;
	struct tacho_text to;
	enum tc_redact_action done;
	int rc;

	if (*id == 0)
		return 0;
	known = tc_table_get(&r->ids[class], *id);
	if (known != TC_TABLE_NONE) {
		*id = known;
		return 0;
	}
	at = tc_table_get(&r->by_id, *id);
	rc = tc_table_put(&r->ids[class], *id, ++r->last_id);
	*id = r->last_id;
	if (rc < 0 || at == TC_TABLE_NONE)
		return rc;
	r->is_used[at] = true;
	done = tc_texts_redact(&r->texts, class, r->strings[at], &to);
	rc = tc_texts_rc(&r->texts);
	if (rc == 0)
		rc = put_string(r, r->last_id, to);
	return rc < 0 ? rc : count(r, class, r->strings[at], done);
}

/* --- stacks --------------------------------------------------------------------------- */

static int put_stack(struct tc_redactor *r, struct tc_enc *e, const struct batch *b, uint64_t id,
		     const struct tc_enc_frame *frames, size_t n)
{
	int rc = tc_enc_stack(e, id, frames, n);

	if (rc != TACHO_ELIMIT)
		return rc;
	put_batch(r, e);
	rc = tc_enc_begin(e, TC_EV_STACKS, b->gen, b->m, b->time);
	return rc < 0 ? rc : tc_enc_stack(e, id, frames, n);
}

static int redact_frame(struct tc_redactor *r, struct tc_enc_frame *f)
{
	int rc = new_id(r, TC_REDACT_FUNCTION, &f->func);

	if (rc == 0)
		rc = new_id(r, TC_REDACT_FILE, &f->file);
	/* An address and the program give the name back. */
	if (r->texts.policy->action[TC_REDACT_FUNCTION] >= TC_REDACT_PSEUDONYM)
		f->pc = tc_texts_pc(&r->texts, f->pc);
	return rc;
}

static int redact_stacks(struct tc_redactor *r, struct batch *b)
{
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];
	struct tc_cur *c = &b->data;
	struct tc_enc e;
	int rc;

	tc_enc_init(&e, r->batch_bytes, sizeof(r->batch_bytes));
	rc = tc_enc_begin(&e, TC_EV_STACKS, b->gen, b->m, b->time);
	(void)tc_cur_u8(c);
	while (rc == 0 && tc_cur_left(c) > 0) {
		uint8_t type = tc_cur_u8(c);
		uint64_t id = tc_cur_varint(c), n = tc_cur_varint(c);

		if (type != TC_EV_STACK || n > TC_MAX_STACK_FRAMES)
			return TACHO_EFORMAT;
		for (size_t i = 0; rc == 0 && i < n; i++) {
			frames[i].pc = tc_cur_varint(c);
			frames[i].func = tc_cur_varint(c);
			frames[i].file = tc_cur_varint(c);
			frames[i].line = tc_cur_varint(c);
			rc = redact_frame(r, &frames[i]);
		}
		if (rc == 0)
			rc = put_stack(r, &e, b, id, frames, n);
	}
	put_batch(r, &e);
	return c->why ? TACHO_EFORMAT : rc;
}

/* --- events --------------------------------------------------------------------------- */

/* Which arguments are strings, and of what class; the time delta is not among them. */
static int redact_args(struct tc_redactor *r, unsigned type, uint64_t *args)
{
	int rc;

	switch (type) {
	case TC_EV_GO_STOP:
	case TC_EV_GO_BLOCK:
	case TC_EV_STW_BEGIN: return new_id(r, TC_REDACT_REASON, &args[0]);
	case TC_EV_GO_LABEL: return new_id(r, TC_REDACT_LABEL, &args[0]);
	case TC_EV_USER_TASK_BEGIN: return new_id(r, TC_REDACT_TASK, &args[2]);
	case TC_EV_USER_REGION_BEGIN:
	case TC_EV_USER_REGION_END: return new_id(r, TC_REDACT_REGION, &args[1]);
	case TC_EV_USER_LOG:
		rc = new_id(r, TC_REDACT_CATEGORY, &args[1]);
		return rc < 0 ? rc : new_id(r, TC_REDACT_LOG, &args[2]);
	default: return 0;
	}
}

static int redact_events(struct tc_redactor *r, struct batch *b)
{
	uint64_t time = b->time, args[TC_MAX_TIMED_ARGS + 1];
	struct tc_cur *c = &b->data;
	struct tc_enc e;
	int rc;

	tc_enc_init(&e, r->batch_bytes, sizeof(r->batch_bytes));
	rc = tc_enc_begin(&e, TC_EV_NONE, b->gen, b->m, b->time);
	while (rc == 0 && tc_cur_left(c) > 0) {
		uint8_t type = tc_cur_u8(c);
		unsigned n = tc_wire_n_args[type];

		if (n == TC_WIRE_NO_ARGS || n > TC_MAX_TIMED_ARGS || n == 0)
			return TACHO_EFORMAT;
		time += tc_cur_varint(c);
		n--;
		for (unsigned i = 0; i < n; i++)
			args[i] = tc_cur_varint(c);
		rc = redact_args(r, type, args);
		if (rc < 0)
			break;
		rc = tc_enc_event(&e, type, time, n, args);
		if (rc == TACHO_ELIMIT) {
			put_batch(r, &e);
			rc = tc_enc_begin(&e, TC_EV_NONE, b->gen, b->m, time);
			if (rc == 0)
				rc = tc_enc_event(&e, type, time, n, args);
		}
	}
	put_batch(r, &e);
	return c->why ? TACHO_EFORMAT : rc;
}

/* --- modules -------------------------------------------------------------------------- */

/* A note that no event refers to, with what becomes of its path. */
static int put_note(struct tc_redactor *r, struct tacho_text text)
{
	struct tc_module_note note;
	struct tacho_text path, to;
	enum tc_redact_action done;
	int rc;

	if (!tc_module_note_read(text.s, text.n, &note)) {
		r->report.unused++;
		return 0;
	}
	path = (struct tacho_text){ note.path, note.path_len };
	done = tc_texts_redact(&r->texts, TC_REDACT_MODULE, path, &to);
	rc = tc_texts_rc(&r->texts);
	/* A path that ends with a slash is none. */
	if (rc == 0 && done != TC_REDACT_DROP && to.n > 0) {
		r->note.n = 0;
		tc_textbuf_bytes(&r->note, text.s, text.n - note.path_len);
		tc_textbuf_bytes(&r->note, to.s, to.n);
		rc = r->note.rc < 0 ? r->note.rc
				    : put_string(r, ++r->last_id,
						 (struct tacho_text){ r->note.p, r->note.n });
	}
	return rc < 0 ? rc : count(r, TC_REDACT_MODULE, path, done);
}

static int put_notes(struct tc_redactor *r)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < r->n_strings; i++)
		if (!r->is_used[i])
			rc = put_note(r, r->strings[i]);
	return rc;
}

/* --- a generation --------------------------------------------------------------------- */

static int redact_batch(struct tc_redactor *r, struct batch *b)
{
	if (b->is_experimental) {
		r->report.experimental++;
		return 0;
	}
	switch (tc_cur_left(&b->data) > 0 ? *b->data.p : TC_EV_NONE) {
	case TC_EV_STRINGS: return 0;
	case TC_EV_STACKS: return redact_stacks(r, b);
	case TC_EV_NONE:
	case TC_EV_CPU_SAMPLES:
	case TC_EV_SYNC:
	case TC_EV_FREQUENCY:
		if (r->write)
			tc_textbuf_bytes(&r->out, b->begin, (size_t)(b->data.end - b->begin));
		return 0;
	default: return redact_events(r, b);
	}
}

static int redact_generation(struct tc_redactor *r, const void *bytes, size_t n)
{
	struct tc_cur c = tc_cur_make(bytes, n);
	struct batch b;
	int rc = collect(r, c);

	r->out.n = 0;
	while (rc == 0 && (rc = next_batch(&c, &b)) > 0)
		rc = redact_batch(r, &b);
	rc = rc < 0 ? rc : put_notes(r);
	if (rc < 0)
		return rc;
	/* One there is in any case: its time may be the begin of the generation. */
	if (r->table.len == 0 && r->last_id == 0)
		rc = tc_enc_begin(&r->table, TC_EV_STRINGS, r->number, TC_WIRE_NONE, r->time);
	if (rc < 0)
		return rc;
	put_batch(r, &r->table);
	if (!r->write)
		return 0;
	if (b.is_end)
		tc_textbuf_char(&r->out, TC_EV_END_OF_GENERATION);
	return r->out.rc < 0 ? r->out.rc : r->write(r->ctx, r->out.p, r->out.n);
}

int tc_redactor_write(void *ctx, const void *bytes, size_t n)
{
	struct tc_redactor *r = ctx;

	if (r->has_header)
		return redact_generation(r, bytes, n);
	r->has_header = true;
	return r->write ? r->write(r->ctx, bytes, n) : 0;
}

/* --- life ----------------------------------------------------------------------------- */

int tc_redactor_new(struct tc_redactor **out, const struct tc_redact_policy *policy,
		    int (*write)(void *ctx, const void *bytes, size_t n), void *ctx, char *why,
		    size_t why_size)
{
	struct tc_redactor *r = tc_calloc(NULL, 1, sizeof(*r));
	int rc;

	*out = NULL;
	if (why_size > 0)
		why[0] = '\0';
	if (!r)
		return TACHO_ENOMEM;
	r->write = write;
	r->ctx = ctx;
	tc_table_init(&r->seen, NULL);
	tc_table_init(&r->by_id, NULL);
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		tc_table_init(&r->ids[i], NULL);
	tc_textbuf_init(&r->out, NULL, NULL, NULL);
	tc_textbuf_init(&r->note, NULL, NULL, NULL);
	tc_enc_init(&r->table, r->table_bytes, sizeof(r->table_bytes));
	rc = tc_texts_init(&r->texts, policy, why, why_size);
	if (rc < 0) {
		tc_redactor_free(r);
		return rc;
	}
	*out = r;
	return 0;
}

void tc_redactor_free(struct tc_redactor *r)
{
	if (!r)
		return;
	tc_texts_fini(&r->texts);
	tc_table_fini(&r->seen);
	tc_table_fini(&r->by_id);
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		tc_table_fini(&r->ids[i]);
	tc_textbuf_fini(&r->out);
	tc_textbuf_fini(&r->note);
	tc_free(NULL, r->strings);
	tc_free(NULL, r->is_used);
	tc_free(NULL, r);
}

void tc_redactor_on_left(struct tc_redactor *r,
			 void (*fn)(void *ctx, enum tc_redact_class class, struct tacho_text text),
			 void *ctx)
{
	r->on_left = fn;
	r->left_ctx = ctx;
}

const struct tc_redact_report *tc_redactor_report(const struct tc_redactor *r)
{
	return &r->report;
}
