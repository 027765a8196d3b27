/* SPDX-License-Identifier: MIT */
/* What the events of an unfinished generation need; see recover_parts.h. */
#include "tracer/recover_parts.h"
#include "wire/varint.h"

#include <string.h>

static bool ends_in(const char *s, unsigned n, const char *end)
{
	size_t k = strlen(end);

	return n >= k && memcmp(s + n - k, end, k) == 0;
}

static bool set_find(const struct tc_id_set *s, uint64_t id, size_t *at)
{
	size_t i = (size_t)tc_mix(3, id);

	while (s->cap && s->slot[i & (s->cap - 1)] != 0 && s->slot[i & (s->cap - 1)] != id)
		i++;
	*at = s->cap ? i & (s->cap - 1) : 0;
	return s->cap && s->slot[*at] == id;
}

bool tc_id_set_has(const struct tc_id_set *s, uint64_t id)
{
	size_t at;

	return set_find(s, id, &at);
}

int tc_id_set_add(struct tc_id_set *s, uint64_t id)
{
	struct tc_id_set more = { NULL, s->cap ? 2 * s->cap : 1024, s->n };
	size_t at;

	if (id == 0 || set_find(s, id, &at))
		return 0;
	if (s->n >= s->cap / 2) {
		more.slot = tc_pages_map(more.cap * sizeof(*more.slot));
		if (!more.slot)
			return TACHO_ENOMEM;
		for (size_t i = 0; i < s->cap; i++)
			if (s->slot[i] != 0 && !set_find(&more, s->slot[i], &at))
				more.slot[at] = s->slot[i];
		tc_pages_unmap(s->slot, s->cap * sizeof(*s->slot));
		*s = more;
		(void)set_find(s, id, &at);
	}
	s->slot[at] = id;
	s->n++;
	return 0;
}

static void set_clear(struct tc_id_set *s)
{
	tc_pages_unmap(s->slot, s->cap * sizeof(*s->slot));
	*s = (struct tc_id_set){ 0 };
}

void tc_recover_needs_clear(struct tc_recover *r)
{
	set_clear(&r->known);
	set_clear(&r->messages);
	for (int i = 0; i < 2; i++) {
		set_clear(&r->missing[i]);
		r->missed[i].len = 0;
	}
}

int tc_recover_need(struct tc_recover *r, bool is_stack, uint64_t id, uint64_t gen)
{
	struct tc_rec_ref *ref = id ? tc_refs_find(is_stack ? &r->stacks : &r->strs, id) : NULL;

	if (ref)
		ref->used = gen;
	if (id == 0 || ref || (!is_stack && tc_id_set_has(&r->messages, id)) ||
	    tc_id_set_has(&r->missing[is_stack], id))
		return 0;
	if (!tc_bytes_add(&r->missed[is_stack], &id, sizeof(id)))
		return TACHO_ENOMEM;
	return tc_id_set_add(&r->missing[is_stack], id);
}

/* Whether an event says that its first argument, a goroutine, exists. */
static bool introduces(uint8_t type)
{
	return type == TC_EV_GO_STATUS || type == TC_EV_GO_STATUS_STACK ||
	       type == TC_EV_GO_CREATE || type == TC_EV_GO_CREATE_BLOCKED ||
	       type == TC_EV_GO_CREATE_SYSCALL;
}

int64_t tc_recover_events(struct tc_recover *r, const struct tc_block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin, *last = begin;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	struct tc_wire_arg_names names;
	uint64_t v = 0;
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] == TC_WIRE_NO_ARGS)
			break;
		tc_wire_split_args(type, &names);
		for (unsigned i = 0; p && i < tc_wire_n_args[type] && rc == 0; i++) {
			p = tc_varint_safe(p, end, &v);
			if (p && i == 1 && introduces(type))
				rc = tc_id_set_add(&r->known, v);
			if (p && i < names.n && ends_in(names.arg[i].s, names.arg[i].n, "_string"))
				rc = tc_recover_need(r, false, v, ref->gen);
			else if (p && i < names.n &&
				 ends_in(names.arg[i].s, names.arg[i].n, "stack"))
				rc = tc_recover_need(r, true, v, ref->gen);
		}
		if (p)
			last = p;
	}
	return rc < 0 ? rc : last - begin;
}

int64_t tc_recover_messages(struct tc_recover *r, const struct tc_block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin + 1, *last = p;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	uint64_t id = 0, len = 0;
	int rc = 0;

	if (*begin != TC_EV_STRINGS)
		return 0;
	while (rc == 0 && p < end && *p == TC_EV_STRING) {
		p = tc_varint_safe(p + 1, end, &id);
		p = p ? tc_varint_safe(p, end, &len) : NULL;
		if (!p || len > TC_MAX_STRING_BYTES || len > (uint64_t)(end - p) || id == 0)
			break;
		p += len;
		last = p;
		rc = tc_id_set_add(&r->messages, id);
	}
	return rc < 0 ? rc : last - begin;
}
