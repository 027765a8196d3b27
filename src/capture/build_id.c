/* SPDX-License-Identifier: MIT */
/* The build id of the running program, from its notes in memory. */
#include "capture/state.h"

#include <elf.h>
#include <link.h>
#include <string.h>

struct wanted {
	char *to;
	size_t size;
};

static void put_hex(struct wanted *w, const unsigned char *id, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	size_t at = 0;

	for (size_t i = 0; i < n && at + 3 <= w->size; i++) {
		w->to[at++] = digits[id[i] >> 4];
		w->to[at++] = digits[id[i] & 15];
	}
	w->to[at] = '\0';
}

static void read_notes(struct wanted *w, const unsigned char *p, size_t left)
{
	ElfW(Nhdr) note;

	while (left >= sizeof(note)) {
		size_t name, desc;

		memcpy(&note, p, sizeof(note));
		name = (note.n_namesz + 3) & ~(size_t)3;
		desc = (note.n_descsz + 3) & ~(size_t)3;
		if (name > left - sizeof(note) || desc > left - sizeof(note) - name)
			return;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
		    memcmp(p + sizeof(note), "GNU", 4) == 0)
			put_hex(w, p + sizeof(note) + name, note.n_descsz);
		p += sizeof(note) + name + desc;
		left -= sizeof(note) + name + desc;
	}
}

/* The first object is the program. */
static int look_at(struct dl_phdr_info *info, size_t size, void *ctx)
{
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];

		if (ph->p_type == PT_NOTE)
			read_notes(ctx, (const unsigned char *)(info->dlpi_addr + ph->p_vaddr),
				   ph->p_memsz);
	}
	return 1;
}

void tc_build_id(char *to, size_t size)
{
	struct wanted w = { to, size };

	to[0] = '\0';
	(void)dl_iterate_phdr(look_at, &w);
}
