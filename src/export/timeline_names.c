/* SPDX-License-Identifier: MIT */
/*
 * Names and call stacks of a timeline. A text is escaped once, when it is first met;
 * a stack is put into the tree of calls once for each generation that has it. Calls
 * are the same if their program counters are, as Go has it.
 */
#include "export/timeline_state.h"

#include <string.h>

#include "export/json_out.h"

int tc_tl_names_init(struct tc_tl_names *n, const struct tacho_alloc *a)
{
	*n = (struct tc_tl_names){ .alloc = a };
	tc_table_init(&n->frame_index, a);
	return tacho_symbols_new(&n->texts, a);
}

void tc_tl_names_fini(struct tc_tl_names *n)
{
	tacho_symbols_free(n->texts);
	tc_refmap_fini(&n->text_of, n->alloc);
	tc_refmap_fini(&n->frame_of, n->alloc);
	tc_refmap_fini(&n->root_of, n->alloc);
	tc_free(n->alloc, n->frames);
	tc_table_fini(&n->frame_index);
}

void tc_tl_names_gen(struct tc_tl_names *n, const struct tacho_gen *gen)
{
	n->gen = gen;
	tc_refmap_clear(&n->text_of);
	tc_refmap_clear(&n->frame_of);
	tc_refmap_clear(&n->root_of);
}

/* --- texts ------------------------------------------------------------------------ */

static int collect(void *ctx, const void *bytes, size_t n)
{
	struct tc_textbuf *b = ctx;

	tc_textbuf_bytes(b, bytes, n);
	return b->rc;
}

static bool is_plain(struct tacho_text t)
{
	for (size_t i = 0; i < t.n; i++) {
		unsigned char c = (unsigned char)t.s[i];

		if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\')
			return false;
	}
	return true;
}

static int double_quotes(struct tacho_text raw, struct tc_textbuf *out)
{
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.s[i] == '"')
			tc_textbuf_char(out, '"');
		tc_textbuf_char(out, raw.s[i]);
	}
	return out->rc;
}

int tc_tl_escape(const struct tc_tl_names *n, struct tacho_text raw, struct tc_textbuf *out)
{
	struct tc_json json;
	int rc;

	if (is_plain(raw)) {
		tc_textbuf_bytes(out, raw.s, raw.n);
		return out->rc;
	}
	if (n->is_csv)
		return double_quotes(raw, out);
	tc_json_init(&json, collect, out);
	tc_json_text(&json, raw);
	rc = tc_json_finish(&json);
	if (rc < 0)
		return rc;
	out->n -= 2;
	memmove(out->p, out->p + 1, out->n);
	return 0;
}

int tc_tl_text(struct tc_tl_names *n, struct tacho_text raw, uint32_t *id)
{
	struct tc_textbuf escaped;
	int rc;

	if (is_plain(raw))
		return tacho_symbols_text(n->texts, raw.s, raw.n, id);
	tc_textbuf_init(&escaped, n->alloc, NULL, NULL);
	rc = tc_tl_escape(n, raw, &escaped);
	if (rc == 0)
		rc = tacho_symbols_text(n->texts, escaped.p, escaped.n, id);
	tc_textbuf_fini(&escaped);
	return rc;
}

int tc_tl_string(struct tc_tl_names *n, uint32_t ref, uint32_t *id)
{
	uint32_t known = tc_refmap_get(&n->text_of, ref);
	int rc;

	*id = 0;
	if (ref == 0)
		return 0;
	if (known) {
		*id = known - 1;
		return 0;
	}
	rc = tc_tl_text(n, tacho_gen_string(n->gen, ref), id);
	if (rc == 0 && ref < tacho_gen_strings(n->gen))
		rc = tc_refmap_put(&n->text_of, n->alloc, ref, *id + 1);
	return rc;
}

/* --- stacks ----------------------------------------------------------------------- */

static uint64_t key_of(uint32_t parent, uint64_t pc)
{
	return tc_mix64(pc) ^ (uint64_t)parent * 0x9e3779b97f4a7c15U;
}

/* The call to pc from parent; TC_TL_NONE: it is not in the tree. */
static uint32_t find(const struct tc_tl_names *n, uint32_t parent, uint64_t pc)
{
	uint32_t i = tc_table_get(&n->frame_index, key_of(parent, pc));

	while (i != TC_TABLE_NONE) {
		const struct tc_tl_frame *f = &n->frames[i];

		if (f->pc == pc && f->parent == parent)
			return i + 1;
		i = f->next;
	}
	return TC_TL_NONE;
}

static int add(struct tc_tl_names *n, uint32_t parent, const struct tacho_frame *f,
	       struct tacho_text func, uint32_t *id)
{
	uint64_t key = key_of(parent, f->pc);
	uint32_t text;
	int rc = TC_GROW(n->alloc, &n->frames, &n->cap_frames, n->n_frames + 1, TC_TL_NONE - 1);

	if (rc == 0)
		rc = tc_tl_text(n, func, &text);
	if (rc < 0)
		return rc;
	n->frames[n->n_frames] = (struct tc_tl_frame){ .pc = f->pc,
						       .line = f->line,
						       .func = text,
						       .parent = parent,
						       .next = tc_table_get(&n->frame_index, key) };
	rc = tc_table_put(&n->frame_index, key, (uint32_t)n->n_frames);
	if (rc == 0)
		*id = (uint32_t)++n->n_frames;
	return rc;
}

int tc_tl_stack(struct tc_tl_names *n, uint32_t ref, uint32_t *frame)
{
	uint32_t id = tc_refmap_get(&n->frame_of, ref);
	size_t depth;
	int rc = 0;

	*frame = id;
	if (id || ref == 0)
		return 0;
	depth = tacho_gen_stack_depth(n->gen, ref);
	for (size_t i = depth; i-- > 0 && rc == 0;) {
		struct tacho_frame f = tacho_gen_stack_frame(n->gen, ref, i);
		uint32_t child = find(n, id, f.pc);

		if (child == TC_TL_NONE)
			rc = add(n, id, &f, tacho_gen_string(n->gen, f.func), &child);
		id = child;
	}
	if (rc == 0 && depth > 0 && ref < tacho_gen_stacks(n->gen))
		rc = tc_refmap_put(&n->frame_of, n->alloc, ref, id);
	*frame = rc < 0 ? 0 : id;
	return rc;
}

int tc_tl_symbol_stack(struct tc_tl_names *n, const struct tacho_symbols *s, uint32_t stack,
		       uint32_t *frame)
{
	uint32_t id = 0;
	int rc = 0;

	for (size_t i = tacho_symbols_depth(s, stack); i-- > 0 && rc == 0;) {
		struct tacho_frame f = tacho_symbols_frame(s, stack, i);
		uint32_t child = find(n, id, f.pc);

		if (child == TC_TL_NONE)
			rc = add(n, id, &f, tacho_symbols_get(s, f.func), &child);
		id = child;
	}
	*frame = rc < 0 ? 0 : id;
	return rc;
}

int tc_tl_root(struct tc_tl_names *n, uint32_t ref, uint32_t *id)
{
	uint32_t known = tc_refmap_get(&n->root_of, ref);
	size_t depth;
	int rc;

	*id = 0;
	if (known) {
		*id = known - 1;
		return 0;
	}
	depth = tacho_gen_stack_depth(n->gen, ref);
	if (depth == 0)
		return 0;
	rc = tc_tl_string(n, tacho_gen_stack_frame(n->gen, ref, depth - 1).func, id);
	if (rc == 0 && ref < tacho_gen_stacks(n->gen))
		rc = tc_refmap_put(&n->root_of, n->alloc, ref, *id + 1);
	return rc;
}
