/* SPDX-License-Identifier: MIT */
/* Modules, their places and their addresses; see modules.h. */
#include "symbols/modules.h"

#include "base/search.h"

#include <stdlib.h>
#include <string.h>

enum {
	MAX_MODULES = 4096,
	MAX_ALIVE = 64 /* processes; those beyond end when they have answered */
};

int tc_modules_init(struct tc_modules *m, const struct tacho_alloc *a,
		    const struct tc_symbolize_opts *opts)
{
	*m = (struct tc_modules){ .alloc = a, .opts = opts };
	return tacho_symbols_new(&m->texts, a);
}

static void report_module(const struct tc_modules *m, const struct tc_module *mod)
{
	struct tc_symbolize_module say = { .path = mod->path,
					   .build_id = mod->build_id,
					   .file = mod->worker.found,
					   .why = mod->worker.why,
					   .addresses = mod->entry_of.n,
					   .named = mod->named,
					   .lines = mod->lines };

	if (m->opts->on_module && say.addresses > 0)
		m->opts->on_module(m->opts->ctx, &say);
}

void tc_modules_fini(struct tc_modules *m, bool report, struct tc_symbolize_result *out)
{
	for (size_t i = 0; i < m->n; i++) {
		struct tc_module *mod = m->all[i];

		tc_worker_end(&mod->worker);
		if (report)
			report_module(m, mod);
		out->modules++;
		out->addresses += mod->entry_of.n;
		out->named += mod->named;
		out->lines += mod->lines;
		tc_table_fini(&mod->entry_of);
		tc_free(m->alloc, mod->wanted);
		tc_free(m->alloc, mod);
	}
	tc_free(m->alloc, m->all);
	tc_free(m->alloc, m->places);
	tc_free(m->alloc, m->entries);
	tc_free(m->alloc, m->frames);
	tacho_symbols_free(m->texts);
	*m = (struct tc_modules){ 0 };
}

/* --- notes ---------------------------------------------------------------------------------- */

/* The module of that name, made if need be; *out NULL: there are too many. */
static int module_of(struct tc_modules *m, const struct tc_module_note *note, uint32_t *out)
{
	struct tc_module *mod;
	int rc;

	for (size_t i = 0; i < m->n; i++) {
		mod = m->all[i];
		if (mod->query.id_len == note->id_len && strlen(mod->path) == note->path_len &&
		    memcmp(mod->path, note->path, note->path_len) == 0 &&
		    memcmp(mod->query.id, note->id, note->id_len) == 0) {
			*out = (uint32_t)i;
			return 0;
		}
	}
	*out = UINT32_MAX;
	if (m->n == MAX_MODULES)
		return 0;
	rc = TC_GROW(m->alloc, &m->all, &m->cap, m->n + 1, 0);
	mod = rc < 0 ? NULL : tc_calloc(m->alloc, 1, sizeof(*mod));
	if (!mod)
		return TACHO_ENOMEM;
	memcpy(mod->path, note->path, note->path_len);
	memcpy(mod->query.id, note->id, note->id_len);
	mod->query.id_len = note->id_len;
	mod->query.path = mod->path;
	mod->query.dirs = m->opts->debug_dirs;
	mod->query.n_dirs = m->opts->n_debug_dirs;
	for (size_t i = 0; i < note->id_len; i++) {
		mod->build_id[2 * i] = "0123456789abcdef"[note->id[i] >> 4];
		mod->build_id[2 * i + 1] = "0123456789abcdef"[note->id[i] & 15];
	}
	tc_table_init(&mod->entry_of, m->alloc);
	*out = (uint32_t)m->n;
	m->all[m->n++] = mod;
	return 0;
}

/* A string of the generation that may be a note. spec: doc/format.md#modules */
static int take_note(struct tc_modules *m, struct tacho_text t)
{
	struct tc_module_note note;
	struct tc_module_place p;
	int rc;

	if (!tc_module_note_read(t.s, t.n, &note) || note.path_len >= TC_MODULE_PATH_MAX)
		return 0;
	p = (struct tc_module_place){ .lo = note.lo, .hi = note.hi, .base = note.base };
	rc = module_of(m, &note, &p.module);
	if (rc < 0 || p.module == UINT32_MAX)
		return rc;
	rc = TC_GROW(m->alloc, &m->places, &m->cap_places, m->n_places + 1, 0);
	if (rc == 0)
		m->places[m->n_places++] = p;
	return rc;
}

static int by_lo(const void *a, const void *b)
{
	const struct tc_module_place *x = a, *y = b;

	return (x->lo > y->lo) - (x->lo < y->lo);
}

/* Where two modules claim the same memory nobody knows which one it was. */
static void drop_overlaps(struct tc_modules *m)
{
	size_t k = 0;
	uint64_t end = 0;

	for (size_t i = 0; i < m->n_places; i++) {
		struct tc_module_place *p = &m->places[i];
		bool clash = p->lo < end || (i + 1 < m->n_places && m->places[i + 1].lo < p->hi);

		end = p->hi > end ? p->hi : end;
		if (!clash)
			m->places[k++] = *p;
	}
	m->n_places = k;
}

static const struct tc_module_place *place_of(const struct tc_modules *m, uint64_t pc)
{
	size_t n = tc_count_le(m->places, m->n_places, sizeof(*m->places), pc);

	return n > 0 && pc < m->places[n - 1].hi ? &m->places[n - 1] : NULL;
}

/* --- addresses -------------------------------------------------------------------------------- */

struct answering {
	struct tc_modules *m;
	struct tc_module *mod;
};

static int text_id(struct tc_modules *m, const char *text, uint32_t *id)
{
	*id = 0;
	return text ? tacho_symbols_text(m->texts, text, strlen(text), id) : 0;
}

static int on_answer(void *ctx, size_t i, const struct tc_dwarf_frame *frames, unsigned n)
{
	struct answering *a = ctx;
	struct tc_modules *m = a->m;
	struct tc_module_entry e = { .first = m->n_frames };
	int rc;

	for (unsigned k = 0; k < n; k++) {
		struct tc_module_frame f = { .line = frames[k].line };

		/* An inlined function without a name is not worth a frame. */
		if ((!frames[k].func || !*frames[k].func) && k + 1 < n)
			continue;
		rc = text_id(m, frames[k].func, &f.func);
		rc = rc < 0 ? rc : text_id(m, frames[k].file, &f.file);
		rc = rc < 0 ? rc
			    : TC_GROW(m->alloc, &m->frames, &m->cap_frames, m->n_frames + 1, 0);
		if (rc < 0)
			return rc;
		m->frames[m->n_frames++] = f;
		e.n++;
	}
	if (e.n > 0) {
		a->mod->named += m->frames[m->n_frames - 1].func != 0;
		a->mod->lines += m->frames[e.first].line != 0;
	}
	/* The place was taken by tc_modules_turn. */
	m->entries[tc_table_get(&a->mod->entry_of, a->mod->wanted[i])] = e;
	return 0;
}

static int want(struct tc_modules *m, uint64_t pc)
{
	const struct tc_module_place *p = place_of(m, pc - 1);
	struct tc_module *mod;
	uint64_t addr;
	int rc;

	if (pc == 0 || !p)
		return 0;
	mod = m->all[p->module];
	addr = pc - 1 - p->base;
	if (tc_table_get(&mod->entry_of, addr) != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(m->alloc, &m->entries, &m->cap_entries, m->n_entries + 1, UINT32_MAX - 1);
	rc = rc < 0 ? rc : TC_GROW(m->alloc, &mod->wanted, &mod->cap_wanted, mod->n_wanted + 1, 0);
	rc = rc < 0 ? rc : tc_table_put(&mod->entry_of, addr, (uint32_t)m->n_entries);
	if (rc < 0)
		return rc;
	m->entries[m->n_entries++] = (struct tc_module_entry){ 0 };
	mod->wanted[mod->n_wanted++] = addr;
	return 0;
}

int tc_modules_turn(struct tc_modules *m, const struct tacho_gen *g)
{
	int rc = 0;

	m->n_places = 0;
	for (size_t i = 1; rc == 0 && i < g->n_strings; i++)
		rc = take_note(m, g->strings[i]);
	if (rc < 0 || m->n_places == 0)
		return rc;
	qsort(m->places, m->n_places, sizeof(*m->places), by_lo);
	drop_overlaps(m);
	for (size_t i = 0; rc == 0 && i < g->n_pcs; i++)
		rc = want(m, g->pcs[i].pc);
	for (size_t i = 0; rc == 0 && i < m->n; i++) {
		struct answering a = { m, m->all[i] };

		if (a.mod->n_wanted == 0)
			continue;
		rc = tc_worker_ask(&a.mod->worker, &a.mod->query, m->opts->seconds, a.mod->wanted,
				   a.mod->n_wanted, on_answer, &a);
		a.mod->n_wanted = 0;
		if (i >= MAX_ALIVE)
			tc_worker_end(&a.mod->worker);
	}
	return rc;
}

struct tc_module_entry tc_modules_find(const struct tc_modules *m, uint64_t pc)
{
	const struct tc_module_place *p = place_of(m, pc - 1);
	uint32_t e;

	if (pc == 0 || !p)
		return (struct tc_module_entry){ 0 };
	e = tc_table_get(&m->all[p->module]->entry_of, pc - 1 - p->base);
	return e == TC_TABLE_NONE ? (struct tc_module_entry){ 0 } : m->entries[e];
}
