/* SPDX-License-Identifier: MIT */
/* The tables of strings and stacks; names.h has who may do what. */
#include "tracer/names.h"

enum {
	FIRST_SLOTS = 1024,
	MAX_STRS = 1 << 20,
	MAX_STACKS = 1 << 20
};

struct tc_names tc_names = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.strs = { .max = MAX_STRS },
	.stacks = { .max = MAX_STACKS },
	.next_stack = 1,
};

static struct tc_table *names_table(struct tc_interned *in)
{
	/* acq: pairs with [P5] store in names_grow; the slots of the table. */
	return (struct tc_table *)tc_load_acq(&in->table);
}

static void *names_slot(const struct tc_table *t, size_t i)
{
	/* acq: pairs with [P5] store in names_put; the bytes of the entry. */
	return (void *)tc_load_acq(&t->slot[i & (t->cap - 1)]);
}

/* Put an entry where its hash says. Under the lock. */
static void names_put(struct tc_table *t, uint64_t hash, void *entry)
{
	size_t i = (size_t)hash;

	while (names_slot(t, i))
		i++;
	/* rel: pairs with [P5] load in names_slot; the entry is complete. */
	tc_store_rel(&t->slot[i & (t->cap - 1)], (uintptr_t)entry);
}

/* Both kinds of entries begin with their hash. */
static uint64_t names_hash_of(const void *entry)
{
	uint64_t h;

	memcpy(&h, entry, sizeof(h));
	return h;
}

static bool names_grow(struct tc_interned *in)
{
	struct tc_table *old = names_table(in), *t;
	size_t cap = old ? old->cap * 2 : FIRST_SLOTS, n = in->cap ? in->cap * 2 : FIRST_SLOTS;
	void **all;

	if (in->n == in->cap) {
		all = tc_pages_map(n * sizeof(*all));
		if (!all)
			return false;
		if (in->n)
			memcpy(all, in->all, in->n * sizeof(*all));
		/* The old list stays mapped: tc_names_snapshot's caller may be in it. */
		in->all = all;
		in->cap = n;
	}
	if (old && in->n < old->cap / 2)
		return true;
	t = tc_pages_map(sizeof(*t) + cap * sizeof(t->slot[0]));
	if (!t)
		return false;
	t->cap = cap;
	for (size_t i = 0; i < in->n; i++)
		names_put(t, names_hash_of(in->all[i]), in->all[i]);
	/* rel: pairs with [P5] load in names_table; the slots are filled. */
	tc_store_rel(&in->table, (uintptr_t)t);
	return true;
}

/* Memory of a new entry, for which there is room in the table; NULL: refused. */
static void *names_new(struct tc_interned *in, size_t bytes)
{
	void *p = NULL;

	if (in->n < in->max && names_grow(in))
		p = tc_bump_get(&in->memory, bytes);
	if (!p)
		tc_add_relaxed(&tc_names.refused, 1);
	return p;
}

static void names_publish(struct tc_interned *in, void *entry)
{
	in->all[in->n++] = entry;
	names_put(names_table(in), names_hash_of(entry), entry);
}

static struct tc_str *find_str(const char *text, size_t len, uint64_t hash)
{
	const struct tc_table *t = names_table(&tc_names.strs);
	struct tc_str *s;

	if (!t)
		return NULL;
	for (size_t i = (size_t)hash; (s = names_slot(t, i)) != NULL; i++)
		if (s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0)
			return s;
	return NULL;
}

struct tc_str *tc_names_str(const char *text, size_t len, uint64_t hash)
{
	struct tc_str *s = find_str(text, len, hash);

	if (s)
		return s;
	pthread_mutex_lock(&tc_names.lock);
	s = find_str(text, len, hash);
	if (!s)
		s = names_new(&tc_names.strs, sizeof(*s) + len + 1);
	if (s && s->id == 0) {
		s->hash = hash;
		s->len = (uint32_t)len;
		memcpy(s->text, text, len);
		s->id = 2 * tc_add_relaxed(&tc_names.next_str, 1) + 1;
		if (tc_names.on_str)
			tc_names.on_str(s);
		names_publish(&tc_names.strs, s);
	}
	pthread_mutex_unlock(&tc_names.lock);
	return s;
}

struct tc_str *tc_names_text(const char *text)
{
	size_t len = text ? strlen(text) : 0;

	len = len < TC_MAX_STRING_BYTES ? len : TC_MAX_STRING_BYTES;
	return len ? tc_names_str(text, len, tc_text_hash(text, len)) : NULL;
}

static struct tc_stack *find_stack(const uint64_t *pc, uint32_t n, uint64_t hash,
				   const struct tc_str *name)
{
	const struct tc_table *t = names_table(&tc_names.stacks);
	struct tc_stack *s;

	if (!t)
		return NULL;
	for (size_t i = (size_t)hash; (s = names_slot(t, i)) != NULL; i++)
		if (s->hash == hash && s->n == n && s->name == name &&
		    memcmp(s->pc, pc, n * sizeof(*pc)) == 0)
			return s;
	return NULL;
}

static struct tc_stack *names_stack(const uint64_t *pc, uint32_t n, uint64_t hash,
				    struct tc_str *name)
{
	struct tc_stack *s = find_stack(pc, n, hash, name);

	if (s)
		return s;
	pthread_mutex_lock(&tc_names.lock);
	s = find_stack(pc, n, hash, name);
	if (!s)
		s = names_new(&tc_names.stacks, sizeof(*s) + n * sizeof(*pc));
	if (s && s->id == 0) {
		s->hash = hash;
		s->n = n;
		s->name = name;
		memcpy(s->pc, pc, n * sizeof(*pc));
		s->id = tc_add_relaxed(&tc_names.next_stack, 1);
		if (tc_names.on_stack)
			tc_names.on_stack(s);
		names_publish(&tc_names.stacks, s);
	}
	pthread_mutex_unlock(&tc_names.lock);
	return s;
}

struct tc_stack *tc_names_stack(const uint64_t *pc, uint32_t n, uint64_t hash)
{
	return n ? names_stack(pc, n, hash, NULL) : NULL;
}

struct tc_stack *tc_names_thread(struct tc_str *name)
{
	/* An address of our own data: no code has it. */
	uint64_t pc = (uint64_t)(uintptr_t)name;

	return name ? names_stack(&pc, 1, tc_mix(1, pc), name) : NULL;
}

void **tc_names_snapshot(struct tc_interned *in, size_t *n)
{
	void **all;

	pthread_mutex_lock(&tc_names.lock);
	all = in->all;
	*n = in->n;
	pthread_mutex_unlock(&tc_names.lock);
	return all;
}
