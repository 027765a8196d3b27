/* SPDX-License-Identifier: MIT */
/*
 * The files of the web pages: built into the program by tools/embed.c, or read from a
 * folder each time, for who works on them.
 */
#ifndef TC_SERVE_ASSETS_H
#define TC_SERVE_ASSETS_H

#include "serve/answer.h"

/* As the assembler text of tools/embed.c lays it out. */
struct tc_asset {
	const char *path; /* "/app.js"; NULL ends the table */
	const char *mime, *etag;
	const unsigned char *gz;
	uint64_t n_gz, n; /* bytes compressed, and not */
};

extern const struct tc_asset tc_assets[];

struct tc_assets_from {
	const char *dir;    /* NULL: the table */
	const char *prefix; /* that the pages live under, "" or "/k/…" */
};

/* Is there such a file? Then `a` has it. index.html is no file; see below. */
bool tc_assets_file(const struct tc_assets_from *from, const char *path, bool takes_gzip,
		    struct tc_answer *a);

/* The one page that all addresses of pages get, with its <base> set to the prefix. */
void tc_assets_page(const struct tc_assets_from *from, struct tc_answer *a);

#endif
