/* SPDX-License-Identifier: MIT */
/*
 * The units of the file are indexed by address from their own ranges, since the
 * table meant for that (.debug_aranges) is missing where clang compiled. Names
 * without DWARF come from the symbol table.
 */
#include "symbols/dwarf.h"

#include "base/search.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <gelf.h>
#include <stdlib.h>
#include <string.h>

struct unit_range {
	uint64_t lo, hi;
	size_t unit;
};

struct symbol {
	uint64_t addr, size;
	const char *name;
};

struct tc_dwarf {
	Elf *elf;
	Dwarf *dbg;
	Dwarf_Die *units;
	struct unit_range *ranges;
	struct symbol *symbols;
	size_t n_units, n_ranges, n_symbols;
	size_t cap_units, cap_ranges;
};

/* Room for one more in a doubling array. */
static bool grow(void **p, size_t *cap, size_t n, size_t size)
{
	size_t want = *cap ? 2 * *cap : 64;
	void *q;

	if (n < *cap)
		return true;
	q = reallocarray(*p, want, size);
	if (!q)
		return false;
	*p = q;
	*cap = want;
	return true;
}

static int by_range(const void *a, const void *b)
{
	const struct unit_range *x = a, *y = b;

	return x->lo != y->lo ? (x->lo < y->lo ? -1 : 1) : (x->hi > y->hi) - (x->hi < y->hi);
}

static int by_addr(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;

	/* Of several names the one with a size, then the first by spelling. */
	if (x->addr != y->addr)
		return x->addr < y->addr ? -1 : 1;
	if ((x->size == 0) != (y->size == 0))
		return x->size == 0 ? -1 : 1;
	return -strcmp(x->name, y->name);
}

/* --- indexes ------------------------------------------------------------------------------ */

static bool add_unit(struct tc_dwarf *d, Dwarf_Die *die, Dwarf_Die *code)
{
	Dwarf_Addr base, lo, hi;
	ptrdiff_t at = 0;

	if (!grow((void **)&d->units, &d->cap_units, d->n_units, sizeof(*d->units)))
		return false;
	d->units[d->n_units] = *code;
	while ((at = dwarf_ranges(die, at, &base, &lo, &hi)) > 0) {
		if (lo >= hi)
			continue;
		if (!grow((void **)&d->ranges, &d->cap_ranges, d->n_ranges, sizeof(*d->ranges)))
			return false;
		d->ranges[d->n_ranges++] = (struct unit_range){ lo, hi, d->n_units };
	}
	d->n_units++;
	return true;
}

static void index_units(struct tc_dwarf *d)
{
	Dwarf_CU *cu = NULL;
	Dwarf_Die die, sub;
	uint8_t type;

	while (dwarf_get_units(d->dbg, cu, &cu, NULL, &type, &die, &sub) == 0) {
		/* Of a split unit the code is described in the other file. */
		bool split = type == DW_UT_skeleton && sub.addr;

		if (dwarf_tag(&die) != DW_TAG_compile_unit &&
		    dwarf_tag(&die) != DW_TAG_skeleton_unit)
			continue;
		if (!add_unit(d, &die, split ? &sub : &die))
			break;
	}
	if (d->n_ranges)
		qsort(d->ranges, d->n_ranges, sizeof(*d->ranges), by_range);
}

static void take_symbols(struct tc_dwarf *d, Elf_Scn *scn, const GElf_Shdr *sh)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t n = data && sh->sh_entsize ? data->d_size / sh->sh_entsize : 0;
	GElf_Sym sym;

	d->symbols = n ? calloc(n, sizeof(*d->symbols)) : NULL;
	for (size_t i = 0; d->symbols && i < n && i < INT32_MAX; i++) {
		const char *name;

		if (!gelf_getsym(data, (int)i, &sym) || sym.st_shndx == SHN_UNDEF ||
		    (GELF_ST_TYPE(sym.st_info) != STT_FUNC &&
		     GELF_ST_TYPE(sym.st_info) != STT_GNU_IFUNC))
			continue;
		name = elf_strptr(d->elf, sh->sh_link, sym.st_name);
		if (name && *name)
			d->symbols[d->n_symbols++] =
				(struct symbol){ sym.st_value, sym.st_size, name };
	}
	if (d->n_symbols)
		qsort(d->symbols, d->n_symbols, sizeof(*d->symbols), by_addr);
}

/* The full table where there is one; a debug file has the sections of the other empty. */
static void index_symbols(struct tc_dwarf *d)
{
	static const GElf_Word kinds[] = { SHT_SYMTAB, SHT_DYNSYM };

	for (size_t k = 0; k < 2 && d->n_symbols == 0; k++) {
		for (Elf_Scn *scn = NULL; (scn = elf_nextscn(d->elf, scn)) != NULL;) {
			GElf_Shdr sh;

			if (gelf_getshdr(scn, &sh) && sh.sh_type == kinds[k] && !d->symbols)
				take_symbols(d, scn, &sh);
		}
		if (d->n_symbols == 0) {
			free(d->symbols);
			d->symbols = NULL;
		}
	}
}

struct tc_dwarf *tc_dwarf_open(int fd)
{
	struct tc_dwarf *d = calloc(1, sizeof(*d));

	if (!d)
		return NULL;
	(void)elf_version(EV_CURRENT);
	d->elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
	if (!d->elf || elf_kind(d->elf) != ELF_K_ELF) {
		tc_dwarf_close(d);
		return NULL;
	}
	d->dbg = dwarf_begin_elf(d->elf, DWARF_C_READ, NULL);
	if (d->dbg)
		index_units(d);
	index_symbols(d);
	return d;
}

void tc_dwarf_close(struct tc_dwarf *d)
{
	free(d->symbols);
	free(d->ranges);
	free(d->units);
	if (d->dbg)
		dwarf_end(d->dbg);
	if (d->elf)
		elf_end(d->elf);
	free(d);
}

bool tc_dwarf_has_lines(const struct tc_dwarf *d)
{
	return d->n_ranges > 0;
}

bool tc_dwarf_has_names(const struct tc_dwarf *d)
{
	return d->n_symbols > 0;
}

/* --- lookup ------------------------------------------------------------------------------- */

static Dwarf_Die *unit_at(struct tc_dwarf *d, uint64_t addr)
{
	size_t n = tc_count_le(d->ranges, d->n_ranges, sizeof(*d->ranges), addr);

	return n > 0 && addr < d->ranges[n - 1].hi ? &d->units[d->ranges[n - 1].unit] : NULL;
}

static const char *symbol_at(const struct tc_dwarf *d, uint64_t addr)
{
	size_t n = tc_count_le(d->symbols, d->n_symbols, sizeof(*d->symbols), addr);
	const struct symbol *s = n > 0 ? &d->symbols[n - 1] : NULL;

	return !s || (s->size != 0 && addr - s->addr >= s->size) ? NULL : s->name;
}

/* As the linker knows it, so that C++ overloads differ; else as the source has it. */
static const char *name_of(Dwarf_Die *die)
{
	Dwarf_Attribute attr;
	const char *name = NULL;

	if (dwarf_attr_integrate(die, DW_AT_linkage_name, &attr))
		name = dwarf_formstring(&attr);
	return name ? name : dwarf_diename(die);
}

/* Where the inlined function was called. */
static void call_site(Dwarf_Die *unit, Dwarf_Die *die, struct tc_dwarf_frame *out)
{
	Dwarf_Attribute attr;
	Dwarf_Word v;
	Dwarf_Files *files;
	size_t n;

	if (dwarf_formudata(dwarf_attr(die, DW_AT_call_line, &attr), &v) == 0)
		out->line = v;
	if (dwarf_formudata(dwarf_attr(die, DW_AT_call_file, &attr), &v) == 0 &&
	    dwarf_getsrcfiles(unit, &files, &n) == 0 && v < n)
		out->file = dwarf_filesrc(files, v, NULL, NULL);
}

/* The function around the address and those that were inlined into it. */
static unsigned scopes_at(Dwarf_Die *unit, uint64_t addr, struct tc_dwarf_frame *out)
{
	Dwarf_Die *inner = NULL, *scopes = NULL;
	struct tc_dwarf_frame next = out[0];
	int n = dwarf_getscopes(unit, addr, &inner);
	unsigned k = 0;

	/* Concrete scopes: the others lead through the source of the inlined function. */
	n = n > 0 ? dwarf_getscopes_die(&inner[0], &scopes) : 0;
	for (int i = 0; i < n && k < TC_INLINE_MAX; i++) {
		int tag = dwarf_tag(&scopes[i]);

		if (tag != DW_TAG_subprogram && tag != DW_TAG_inlined_subroutine)
			continue;
		out[k] = next;
		out[k++].func = name_of(&scopes[i]);
		if (tag == DW_TAG_subprogram)
			break;
		next = (struct tc_dwarf_frame){ 0 };
		call_site(unit, &scopes[i], &next);
	}
	free(scopes);
	free(inner);
	return k;
}

unsigned tc_dwarf_find(struct tc_dwarf *d, uint64_t addr, struct tc_dwarf_frame out[TC_INLINE_MAX])
{
	Dwarf_Die *unit = unit_at(d, addr);
	Dwarf_Line *line = unit ? dwarf_getsrc_die(unit, addr) : NULL;
	unsigned n;
	int number = 0;

	out[0] = (struct tc_dwarf_frame){ 0 };
	if (line && dwarf_lineno(line, &number) == 0 && number > 0) {
		out[0].line = (uint64_t)number;
		out[0].file = dwarf_linesrc(line, NULL, NULL);
	}
	n = unit ? scopes_at(unit, addr, out) : 0;
	if (n > 0 && out[n - 1].func)
		return n;
	n = n > 0 ? n : 1;
	out[n - 1].func = symbol_at(d, addr);
	return out[n - 1].func || out[n - 1].file ? n : 0;
}
