/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables of loaded modules; see elf_names.h. A module's file is mapped
 * once, its functions are sorted by address once, and each address is looked up
 * once in the life of the process: stacks and their ids last as long. Everything
 * here runs under the advance lock.
 *
 * The file of a module is not trusted to be the one that was loaded: its build id
 * is compared, and every offset in it is checked before it is used.
 */
#include "tracer/elf_names.h"
#include "base/search.h"
#include "tracer/heap_sort.h"
#include "wire/module_note.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MODULES = 512,
	PATH_BYTES = 512,
	ID_BYTES = 20,
	CACHE_SLOTS = 1024
};

struct elf_func {
	uint64_t addr, size;
	uint32_t name;
};

struct elf_module {
	uint64_t base, lo, hi; /* load bias; addresses in memory */
	char path[PATH_BYTES];
	uint8_t id[ID_BYTES];
	uint32_t id_len;
	bool looked; /* for symbols */
	struct elf_func *funcs;
	size_t n_funcs, cap_funcs;
	const char *names;
	size_t names_len;
	struct tc_str *file, *file_id; /* the path alone; with the build id */
	struct tc_str *note;           /* what the trace says about it */
};

struct elf_entry {
	uint64_t pc;
	struct tc_symbol sym;
};

static struct {
	struct elf_module *module;
	size_t n_modules;
	unsigned long long adds, subs;
	bool given;             /* the modules are another process's */
	struct elf_entry *slot; /* open addressing by pc */
	size_t cap, n;
} elf;

/* --- modules ----------------------------------------------------------------------- */

/* The build id among notes; 0: none. */
static uint32_t note_id(const uint8_t *p, size_t n, uint8_t *id)
{
	ElfW(Nhdr) h;

	while (n >= sizeof(h)) {
		size_t name, desc;

		memcpy(&h, p, sizeof(h));
		name = ((size_t)h.n_namesz + 3) & ~(size_t)3;
		desc = ((size_t)h.n_descsz + 3) & ~(size_t)3;
		if (name > n - sizeof(h) || desc > n - sizeof(h) - name)
			return 0;
		if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == 4 && h.n_descsz <= ID_BYTES &&
		    memcmp(p + sizeof(h), "GNU", 4) == 0) {
			memcpy(id, p + sizeof(h) + name, h.n_descsz);
			return h.n_descsz;
		}
		p += sizeof(h) + name + desc;
		n -= sizeof(h) + name + desc;
	}
	return 0;
}

/* By its path as dlopen was given it: below the working directory if it is not absolute. */
static void name_module(struct elf_module *m, const char *name)
{
	size_t n = 0;

	if (name[0] != '/' && strchr(name, '/') && getcwd(m->path, sizeof(m->path) - 1)) {
		n = strlen(m->path);
		m->path[n++] = '/';
	}
	snprintf(m->path + n, sizeof(m->path) - n, "%s", name);
}

static int add_module(struct dl_phdr_info *info, size_t size, void *ctx)
{
	struct elf_module *m;
	ssize_t n = 0;

	(void)ctx;
	(void)size;
	if (elf.n_modules == MODULES)
		return 1;
	m = &elf.module[elf.n_modules];
	memset(m, 0, sizeof(*m));
	m->base = info->dlpi_addr;
	m->lo = UINT64_MAX;
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		uint64_t at = info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type == PT_LOAD) {
			m->lo = at < m->lo ? at : m->lo;
			m->hi = at + ph->p_memsz > m->hi ? at + ph->p_memsz : m->hi;
		} else if (ph->p_type == PT_NOTE && m->id_len == 0) {
			m->id_len = note_id((const uint8_t *)(uintptr_t)at, ph->p_memsz, m->id);
		}
	}
	if (info->dlpi_name && info->dlpi_name[0])
		name_module(m, info->dlpi_name);
	else
		n = readlink("/proc/self/exe", m->path, sizeof(m->path) - 1);
	if (n < 0)
		snprintf(m->path, sizeof(m->path), "program");
	if (m->lo < m->hi)
		elf.n_modules++;
	return 0;
}

static int count_changes(struct dl_phdr_info *info, size_t size, void *ctx)
{
	unsigned long long *n = ctx;

	if (size >= offsetof(struct dl_phdr_info, dlpi_subs) + sizeof(info->dlpi_subs)) {
		n[0] = info->dlpi_adds;
		n[1] = info->dlpi_subs;
	}
	return 1;
}

static void drop_modules(void)
{
	for (size_t i = 0; i < elf.n_modules; i++)
		if (elf.module[i].funcs)
			tc_pages_unmap(elf.module[i].funcs,
				       elf.module[i].cap_funcs * sizeof(struct elf_func));
	elf.n_modules = 0;
}

/* The module list as it is; false: no memory. */
static bool know_modules(void)
{
	unsigned long long n[2] = { 1, 0 };

	if (elf.given)
		return true;
	dl_iterate_phdr(count_changes, n);
	if (elf.module && n[0] == elf.adds && n[1] == elf.subs)
		return true;
	if (!elf.module)
		elf.module = tc_pages_map(MODULES * sizeof(*elf.module));
	if (!elf.module)
		return false;
	/* What was unloaded may have made room for other code at its addresses. */
	if (n[1] != elf.subs && elf.slot) {
		memset(elf.slot, 0, elf.cap * sizeof(*elf.slot));
		elf.n = 0;
	}
	drop_modules();
	elf.adds = n[0];
	elf.subs = n[1];
	dl_iterate_phdr(add_module, NULL);
	return true;
}

void tc_elf_modules(tc_elf_module_fn *fn)
{
	for (size_t i = 0; know_modules() && i < elf.n_modules; i++) {
		const struct elf_module *m = &elf.module[i];

		fn(m->base, m->lo, m->hi, m->path, m->id, m->id_len);
	}
}

void tc_elf_given_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			 const uint8_t *id, uint32_t id_len)
{
	struct elf_module *m;

	if (!elf.given) {
		drop_modules();
		elf.given = true;
	}
	if (!elf.module)
		elf.module = tc_pages_map(MODULES * sizeof(*elf.module));
	if (!elf.module || elf.n_modules == MODULES || id_len > ID_BYTES)
		return;
	m = &elf.module[elf.n_modules++];
	memset(m, 0, sizeof(*m));
	m->base = base;
	m->lo = lo;
	m->hi = hi;
	snprintf(m->path, sizeof(m->path), "%s", path);
	memcpy(m->id, id, id_len);
	m->id_len = id_len;
}

/* --- symbols ------------------------------------------------------------------------ */

struct elf_image {
	const uint8_t *p;
	size_t n;
	const ElfW(Ehdr) * eh;
	const ElfW(Shdr) * sh;
};

static const void *image_at(const struct elf_image *im, uint64_t off, uint64_t n)
{
	return off <= im->n && n <= im->n - off && (off & 7) == 0 ? im->p + off : NULL;
}

static bool image_open(struct elf_image *im, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	void *p = MAP_FAILED;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > (off_t)sizeof(*im->eh))
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	im->p = p;
	im->n = (size_t)st.st_size;
	im->eh = p;
	if (memcmp(im->p, ELFMAG, SELFMAG) == 0 && im->eh->e_ident[EI_CLASS] == ELFCLASS64 &&
	    im->eh->e_shentsize == sizeof(*im->sh))
		im->sh = image_at(im, im->eh->e_shoff, (uint64_t)im->eh->e_shnum * sizeof(*im->sh));
	if (im->sh)
		return true;
	munmap(p, im->n);
	return false;
}

static bool image_is(const struct elf_image *im, const struct elf_module *m)
{
	uint8_t id[ID_BYTES];
	const void *p;

	if (m->id_len == 0)
		return true;
	for (unsigned i = 0; i < im->eh->e_shnum; i++) {
		if (im->sh[i].sh_type != SHT_NOTE || im->sh[i].sh_offset > im->n ||
		    im->sh[i].sh_size > im->n - im->sh[i].sh_offset)
			continue;
		p = im->p + im->sh[i].sh_offset;
		if (note_id(p, im->sh[i].sh_size, id) == m->id_len)
			return memcmp(id, m->id, m->id_len) == 0;
	}
	return false;
}

static int by_addr(const void *a, const void *b)
{
	const struct elf_func *x = a, *y = b;

	return (x->addr > y->addr) - (x->addr < y->addr);
}

static bool take_table(struct elf_module *m, const struct elf_image *im, unsigned type)
{
	const ElfW(Shdr) *tab = NULL, *str;
	const ElfW(Sym) * sym;
	size_t n, k = 0;

	for (unsigned i = 0; i < im->eh->e_shnum && !tab; i++)
		if (im->sh[i].sh_type == type && im->sh[i].sh_entsize == sizeof(*sym) &&
		    im->sh[i].sh_link < im->eh->e_shnum)
			tab = &im->sh[i];
	if (!tab)
		return false;
	str = &im->sh[tab->sh_link];
	sym = image_at(im, tab->sh_offset, tab->sh_size);
	n = tab->sh_size / sizeof(*sym);
	if (!sym || n == 0 || n > 1u << 24 || str->sh_offset > im->n ||
	    str->sh_size > im->n - str->sh_offset)
		return false;
	m->funcs = tc_pages_map(n * sizeof(*m->funcs));
	if (!m->funcs)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned kind = ELF64_ST_TYPE(sym[i].st_info);

		if ((kind != STT_FUNC && kind != STT_GNU_IFUNC) || sym[i].st_shndx == SHN_UNDEF ||
		    sym[i].st_name >= str->sh_size)
			continue;
		m->funcs[k].addr = sym[i].st_value;
		m->funcs[k].size = sym[i].st_size;
		m->funcs[k++].name = sym[i].st_name;
	}
	m->cap_funcs = n;
	tc_heap_sort(m->funcs, k, sizeof(*m->funcs), by_addr);
	m->n_funcs = k;
	m->names = (const char *)im->p + str->sh_offset;
	m->names_len = str->sh_size;
	return k > 0;
}

static void look_at_file(struct elf_module *m)
{
	struct elf_image im = { 0 };

	m->looked = true;
	if (!image_open(&im, m->path))
		return;
	if (!image_is(&im, m) ||
	    (!take_table(m, &im, SHT_SYMTAB) && !take_table(m, &im, SHT_DYNSYM)))
		munmap((void *)(uintptr_t)im.p, im.n);
}

static const struct elf_func *func_at(const struct elf_module *m, uint64_t addr)
{
	size_t n = tc_count_le(m->funcs, m->n_funcs, sizeof(*m->funcs), addr);
	const struct elf_func *f = n > 0 ? &m->funcs[n - 1] : NULL;

	/* Without a size (hand-written assembly) it reaches to the next one. */
	return f && f->size != 0 && addr - f->addr >= f->size ? NULL : f;
}

/* --- lookup -------------------------------------------------------------------------- */

static struct elf_module *module_at(uint64_t addr)
{
	for (size_t i = 0; i < elf.n_modules; i++)
		if (addr >= elf.module[i].lo && addr < elf.module[i].hi)
			return &elf.module[i];
	return NULL;
}

static void name_files(struct elf_module *m)
{
	char text[PATH_BYTES + 2 * ID_BYTES + 80], id[2 * ID_BYTES + 1] = "-";

	if (m->file)
		return;
	for (uint32_t i = 0; i < m->id_len; i++)
		snprintf(id + 2 * i, 3, "%02x", m->id[i]);
	m->file = tc_names_text(m->path);
	snprintf(text, sizeof(text), "%s (build id %s)", m->path, id);
	m->file_id = m->id_len ? tc_names_text(text) : m->file;
	snprintf(text, sizeof(text), TC_MODULE_NOTE " %llx %llx %llx %s %s",
		 (unsigned long long)m->base, (unsigned long long)m->lo, (unsigned long long)m->hi,
		 id, m->path);
	m->note = tc_names_text(text);
}

static void resolve(uint64_t pc, struct tc_symbol *out)
{
	struct elf_module *m = know_modules() ? module_at(pc - 1) : NULL;
	const struct elf_func *f;
	const char *base, *name;
	char text[PATH_BYTES + 32];
	size_t len;

	out->line = 1;
	if (!m) {
		snprintf(text, sizeof(text), "0x%llx", (unsigned long long)pc);
		out->func = tc_names_text(text);
		out->file = tc_names_text("unknown");
		return;
	}
	if (!m->looked)
		look_at_file(m);
	name_files(m);
	out->module = m->note;
	f = func_at(m, pc - 1 - m->base);
	if (f) {
		name = m->names + f->name;
		len = strnlen(name, m->names_len - f->name);
		len = len > TC_MAX_STRING_BYTES ? TC_MAX_STRING_BYTES : len;
		out->func = len ? tc_names_str(name, len, tc_text_hash(name, len)) : NULL;
		out->file = m->file;
		if (out->func)
			return;
	}
	base = strrchr(m->path, '/');
	snprintf(text, sizeof(text), "%s+0x%llx", base ? base + 1 : m->path,
		 (unsigned long long)(pc - m->base));
	out->func = tc_names_text(text);
	out->file = m->file_id;
}

static struct elf_entry *cache_slot(struct elf_entry *slot, size_t cap, uint64_t pc)
{
	size_t i = (size_t)tc_mix(7, pc);

	while (slot[i & (cap - 1)].pc != 0 && slot[i & (cap - 1)].pc != pc)
		i++;
	return &slot[i & (cap - 1)];
}

static bool cache_grow(void)
{
	size_t cap = elf.cap ? 2 * elf.cap : CACHE_SLOTS;
	struct elf_entry *slot;

	if (elf.n < elf.cap / 2)
		return true;
	slot = tc_pages_map(cap * sizeof(*slot));
	if (!slot)
		return false;
	for (size_t i = 0; i < elf.cap; i++)
		if (elf.slot[i].pc != 0)
			*cache_slot(slot, cap, elf.slot[i].pc) = elf.slot[i];
	tc_pages_unmap(elf.slot, elf.cap * sizeof(*slot));
	elf.slot = slot;
	elf.cap = cap;
	return true;
}

void tc_symbol_find(uint64_t pc, struct tc_symbol *out)
{
	struct elf_entry *e;

	*out = (struct tc_symbol){ .line = 1 };
	if (pc == 0 || !cache_grow())
		return;
	e = cache_slot(elf.slot, elf.cap, pc);
	if (e->pc == 0 || !e->sym.func || !e->sym.file) {
		resolve(pc, out);
		/* Modules may have changed meanwhile, and with them the cache. */
		e = cache_slot(elf.slot, elf.cap, pc);
		if (e->pc == 0)
			elf.n++;
		e->pc = pc;
		e->sym = *out;
	}
	*out = e->sym;
}
