/* SPDX-License-Identifier: MIT */
/*
 * Strings and stacks with ids that hold for a whole trace. Texts are copied into
 * blocks; stacks are arrays of frame numbers. Both are found by a 64-bit hash
 * that leads to a chain of equal hashes, so collisions cost time, never truth.
 */
#include <tacho/read.h>

#include <string.h>

#include "base/alloc.h"
#include "base/table.h"
#include "reader/gen.h"
#include "reader/symbols.h"

enum {
	TEXT_BLOCK_BYTES = 64 * 1024
};

struct text_block {
	struct text_block *next;
	size_t used, size;
	char bytes[];
};

struct symbol_text {
	struct tacho_text text;
	uint32_t next; /* same hash; 0: none */
};

struct symbol_stack {
	uint32_t first, n; /* in frames */
	uint32_t next;
};

struct tacho_symbols {
	const struct tacho_alloc *alloc;
	struct text_block *blocks;
	struct symbol_text *texts;
	size_t n_texts, cap_texts;
	struct tc_table text_index;

	struct symbol_stack *stacks;
	size_t n_stacks, cap_stacks;
	struct tc_table stack_index;
	uint32_t *frames; /* of all stacks: numbers of pcs */
	size_t n_frames, cap_frames;
	struct tacho_frame *pcs;
	size_t n_pcs, cap_pcs;
	struct tc_table pc_index;
};

static uint64_t hash_bytes(const char *s, size_t n)
{
	uint64_t h = 0xcbf29ce484222325U ^ n;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3U;
	return h;
}

int tacho_symbols_new(struct tacho_symbols **out, const struct tacho_alloc *alloc)
{
	struct tacho_symbols *s = tc_calloc(alloc, 1, sizeof(*s));
	int rc = s ? 0 : TACHO_ENOMEM;

	*out = NULL;
	if (rc < 0)
		return rc;
	s->alloc = alloc;
	tc_table_init(&s->text_index, alloc);
	tc_table_init(&s->stack_index, alloc);
	tc_table_init(&s->pc_index, alloc);
	rc = TC_GROW(alloc, &s->texts, &s->cap_texts, 1, 0);
	if (rc == 0)
		rc = TC_GROW(alloc, &s->stacks, &s->cap_stacks, 1, 0);
	if (rc < 0) {
		tacho_symbols_free(s);
		return rc;
	}
	s->texts[0] = (struct symbol_text){ { "", 0 }, 0 };
	s->stacks[0] = (struct symbol_stack){ 0 };
	s->n_texts = s->n_stacks = 1;
	*out = s;
	return 0;
}

void tacho_symbols_free(struct tacho_symbols *s)
{
	if (!s)
		return;
	while (s->blocks) {
		struct text_block *next = s->blocks->next;

		tc_free(s->alloc, s->blocks);
		s->blocks = next;
	}
	tc_free(s->alloc, s->texts);
	tc_free(s->alloc, s->stacks);
	tc_free(s->alloc, s->frames);
	tc_free(s->alloc, s->pcs);
	tc_table_fini(&s->text_index);
	tc_table_fini(&s->stack_index);
	tc_table_fini(&s->pc_index);
	tc_free(s->alloc, s);
}

static const char *keep_text(struct tacho_symbols *s, const char *text, size_t n)
{
	struct text_block *b = s->blocks;

	if (!b || b->size - b->used < n) {
		size_t size = n > TEXT_BLOCK_BYTES ? n : TEXT_BLOCK_BYTES;

		/* The first block is small: most objects hold a few names only. */
		if (!b && n < 1024)
			size = 4096;
		b = tc_alloc(s->alloc, sizeof(*b) + size);
		if (!b)
			return NULL;
		*b = (struct text_block){ .next = s->blocks, .size = size };
		s->blocks = b;
	}
	memcpy(b->bytes + b->used, text, n);
	b->used += n;
	return b->bytes + b->used - n;
}

int tacho_symbols_text(struct tacho_symbols *s, const char *text, size_t n, uint32_t *id)
{
	uint64_t h = hash_bytes(text, n);
	uint32_t first, i;
	const char *copy;

	*id = 0;
	if (n == 0)
		return 0;
	first = tc_table_get(&s->text_index, h);
	for (i = first == TC_TABLE_NONE ? 0 : first; i; i = s->texts[i].next) {
		if (s->texts[i].text.n == n && memcmp(s->texts[i].text.s, text, n) == 0) {
			*id = i;
			return 0;
		}
	}
	if (s->n_texts >= TC_REF_CARRIED)
		return TACHO_ELIMIT;
	if (TC_GROW(s->alloc, &s->texts, &s->cap_texts, s->n_texts + 1, 0) < 0)
		return TACHO_ENOMEM;
	copy = keep_text(s, text, n);
	if (!copy || tc_table_put(&s->text_index, h, (uint32_t)s->n_texts) < 0)
		return TACHO_ENOMEM;
	*id = (uint32_t)s->n_texts++;
	s->texts[*id] = (struct symbol_text){ { copy, n }, first == TC_TABLE_NONE ? 0 : first };
	return 0;
}

int tacho_symbols_string(struct tacho_symbols *s, const struct tacho_gen *gen, uint32_t ref,
			 uint32_t *id)
{
	struct tacho_text t = tacho_gen_string(gen, ref);

	return tacho_symbols_text(s, t.s, t.n, id);
}

/* The first definition of a pc wins, as in one generation. */
static int find_pc(struct tacho_symbols *s, const struct tacho_gen *gen, uint32_t stack, size_t i,
		   uint32_t *pc)
{
	struct tacho_frame f = tacho_gen_stack_frame(gen, stack, i);
	int rc;

	*pc = tc_table_get(&s->pc_index, f.pc);
	if (*pc != TC_TABLE_NONE)
		return 0;
	rc = tacho_symbols_string(s, gen, f.func, &f.func);
	if (rc == 0)
		rc = tacho_symbols_string(s, gen, f.file, &f.file);
	if (rc == 0)
		rc = TC_GROW(s->alloc, &s->pcs, &s->cap_pcs, s->n_pcs + 1, 0);
	if (rc == 0)
		rc = tc_table_put(&s->pc_index, f.pc, (uint32_t)s->n_pcs);
	if (rc < 0)
		return rc;
	*pc = (uint32_t)s->n_pcs;
	s->pcs[s->n_pcs++] = f;
	return 0;
}

static bool same_stack(const struct tacho_symbols *s, uint32_t stack, size_t first, size_t n)
{
	const struct symbol_stack *k = &s->stacks[stack];

	return k->n == n &&
	       memcmp(&s->frames[k->first], &s->frames[first], n * sizeof(*s->frames)) == 0;
}

int tacho_symbols_stack(struct tacho_symbols *s, const struct tacho_gen *gen, uint32_t ref,
			uint32_t *id)
{
	size_t n = tacho_gen_stack_depth(gen, ref), first = s->n_frames;
	uint32_t chain, i;
	uint64_t h = n;
	int rc;

	*id = 0;
	if (n == 0)
		return 0;
	/* Written behind the others; it stays only if it is new. */
	rc = TC_GROW(s->alloc, &s->frames, &s->cap_frames, first + n, UINT32_MAX);
	for (size_t k = 0; k < n && rc == 0; k++) {
		rc = find_pc(s, gen, ref, k, &s->frames[first + k]);
		h = tc_mix64(h ^ (rc < 0 ? 0 : s->frames[first + k])) + k;
	}
	if (rc < 0)
		return rc;
	chain = tc_table_get(&s->stack_index, h);
	for (i = chain == TC_TABLE_NONE ? 0 : chain; i; i = s->stacks[i].next) {
		if (same_stack(s, i, first, n)) {
			*id = i;
			return 0;
		}
	}
	rc = TC_GROW(s->alloc, &s->stacks, &s->cap_stacks, s->n_stacks + 1, UINT32_MAX - 1);
	if (rc == 0)
		rc = tc_table_put(&s->stack_index, h, (uint32_t)s->n_stacks);
	if (rc < 0)
		return rc;
	*id = (uint32_t)s->n_stacks++;
	s->stacks[*id] = (struct symbol_stack){ (uint32_t)first, (uint32_t)n,
						chain == TC_TABLE_NONE ? 0 : chain };
	s->n_frames += n;
	return 0;
}

struct tacho_text tacho_symbols_get(const struct tacho_symbols *s, uint32_t id)
{
	return s->texts[id < s->n_texts ? id : 0].text;
}

size_t tacho_symbols_depth(const struct tacho_symbols *s, uint32_t stack)
{
	return stack < s->n_stacks ? s->stacks[stack].n : 0;
}

struct tacho_frame tacho_symbols_frame(const struct tacho_symbols *s, uint32_t stack, size_t i)
{
	if (i >= tacho_symbols_depth(s, stack))
		return (struct tacho_frame){ 0 };
	return s->pcs[s->frames[s->stacks[stack].first + i]];
}

uint32_t tacho_symbols_strings(const struct tacho_symbols *s)
{
	return (uint32_t)s->n_texts;
}

uint32_t tacho_symbols_stacks(const struct tacho_symbols *s)
{
	return (uint32_t)s->n_stacks;
}

/* --- in bytes ----------------------------------------------------------------- */

/* Numbers of texts, their bytes, stacks, frames and pcs. */
struct saved_sizes {
	uint64_t texts, bytes, stacks, frames, pcs;
};

static struct saved_sizes sizes_of(const struct tacho_symbols *s)
{
	struct saved_sizes n = { s->n_texts, 0, s->n_stacks, s->n_frames, s->n_pcs };

	for (size_t i = 0; i < s->n_texts; i++)
		n.bytes += s->texts[i].text.n;
	return n;
}

int tc_symbols_save(const struct tacho_symbols *s,
		    int (*write)(void *ctx, const void *bytes, size_t n), void *ctx)
{
	struct saved_sizes n = sizes_of(s);
	int rc = write(ctx, &n, sizeof(n));

	for (size_t i = 0; i < s->n_texts && rc == 0; i++) {
		uint64_t length = s->texts[i].text.n;

		rc = write(ctx, &length, sizeof(length));
	}
	if (rc == 0)
		rc = write(ctx, s->stacks, s->n_stacks * sizeof(*s->stacks));
	if (rc == 0 && s->n_frames)
		rc = write(ctx, s->frames, s->n_frames * sizeof(*s->frames));
	if (rc == 0 && s->n_pcs)
		rc = write(ctx, s->pcs, s->n_pcs * sizeof(*s->pcs));
	for (size_t i = 0; i < s->n_texts && rc == 0; i++)
		if (s->texts[i].text.n)
			rc = write(ctx, s->texts[i].text.s, s->texts[i].text.n);
	return rc;
}

/* An array of n things that stand at *p; NULL: there are not so many, or no memory. */
static void *load_array(const struct tacho_symbols *s, const uint8_t **p, const uint8_t *end,
			uint64_t n, size_t size, int *rc)
{
	void *v;

	if (*rc < 0)
		return NULL;
	if (n > (size_t)(end - *p) / size) {
		*rc = TACHO_EFORMAT;
		return NULL;
	}
	v = tc_calloc(s->alloc, n, size);
	if (!v) {
		*rc = TACHO_ENOMEM;
		return NULL;
	}
	if (n)
		memcpy(v, *p, n * size);
	*p += n * size;
	return v;
}

static bool is_sound(const struct tacho_symbols *s)
{
	for (size_t i = 0; i < s->n_stacks; i++)
		if (s->stacks[i].first > s->n_frames ||
		    s->stacks[i].n > s->n_frames - s->stacks[i].first)
			return false;
	for (size_t i = 0; i < s->n_frames; i++)
		if (s->frames[i] >= s->n_pcs)
			return false;
	for (size_t i = 0; i < s->n_pcs; i++)
		if (s->pcs[i].func >= s->n_texts || s->pcs[i].file >= s->n_texts)
			return false;
	return s->n_texts > 0 && s->n_stacks > 0;
}

static int load_texts(struct tacho_symbols *s, const uint64_t *lengths, uint64_t n,
		      const uint8_t **p, const uint8_t *end)
{
	tc_free(s->alloc, s->texts);
	s->n_texts = s->cap_texts = 0;
	s->texts = tc_calloc(s->alloc, n, sizeof(*s->texts));
	if (!s->texts)
		return TACHO_ENOMEM;
	for (uint64_t i = 0; i < n; i++) {
		const char *copy;

		if (lengths[i] > (size_t)(end - *p))
			return TACHO_EFORMAT;
		copy = keep_text(s, (const char *)*p, lengths[i]);
		if (!copy)
			return TACHO_ENOMEM;
		s->texts[i].text = (struct tacho_text){ copy, lengths[i] };
		*p += lengths[i];
	}
	s->n_texts = s->cap_texts = n;
	return 0;
}

int tc_symbols_load(struct tacho_symbols *s, const uint8_t **p, const uint8_t *end)
{
	struct saved_sizes n;
	uint64_t *lengths;
	int rc = 0;

	if ((size_t)(end - *p) < sizeof(n))
		return TACHO_EFORMAT;
	memcpy(&n, *p, sizeof(n));
	*p += sizeof(n);
	lengths = load_array(s, p, end, n.texts, sizeof(*lengths), &rc);
	tc_free(s->alloc, s->stacks);
	s->stacks = load_array(s, p, end, n.stacks, sizeof(*s->stacks), &rc);
	s->n_stacks = s->cap_stacks = rc == 0 ? n.stacks : 0;
	s->frames = load_array(s, p, end, n.frames, sizeof(*s->frames), &rc);
	s->n_frames = s->cap_frames = rc == 0 ? n.frames : 0;
	s->pcs = load_array(s, p, end, n.pcs, sizeof(*s->pcs), &rc);
	s->n_pcs = s->cap_pcs = rc == 0 ? n.pcs : 0;
	if (rc == 0)
		rc = load_texts(s, lengths, n.texts, p, end);
	tc_free(s->alloc, lengths);
	return rc == 0 && !is_sound(s) ? TACHO_EFORMAT : rc;
}
