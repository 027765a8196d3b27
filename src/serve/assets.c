/* SPDX-License-Identifier: MIT */
/* See assets.h. */
#include "serve/assets.h"
#include "base/alloc.h"
#include "base/shadow.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define PAGE "/index.html"
#define BASE "<base href=\"/\">"

/* --- bytes ------------------------------------------------------------------ */

static void put_inflated(const struct tc_asset *asset, struct tc_textbuf *b)
{
	z_stream z = { .avail_in = (uInt)asset->n_gz };
	union {
		const unsigned char *in;
		unsigned char *out; /* zlib takes it so, and does not write */
	} gz = { asset->gz };

	if (!tc_textbuf_room(b, asset->n))
		return;
	z.next_in = gz.out;
	z.next_out = (unsigned char *)b->p + b->n;
	z.avail_out = (uInt)asset->n;
	if (inflateInit2(&z, 15 + 16) != Z_OK) {
		b->rc = TACHO_ENOMEM;
		return;
	}
	if (inflate(&z, Z_FINISH) == Z_STREAM_END) {
		tc_foreign_wrote(b->p + b->n, z.total_out);
		b->n += z.total_out;
	}
	(void)inflateEnd(&z);
}

static bool put_file(const char *dir, const char *path, struct tc_textbuf *b)
{
	char name[4096];
	int fd, n = snprintf(name, sizeof(name), "%s%s", dir, path);
	struct stat st;
	ssize_t got;

	if (n < 0 || (size_t)n >= sizeof(name))
		return false;
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return false;
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		(void)close(fd);
		return false;
	}
	while (tc_textbuf_room(b, 1 << 16) && (got = read(fd, b->p + b->n, 1 << 16)) > 0)
		b->n += (size_t)got;
	(void)close(fd);
	return true;
}

static const struct tc_asset *find(const char *path)
{
	const struct tc_asset *asset;

	for (asset = tc_assets; asset->path; asset++)
		if (strcmp(asset->path, path) == 0)
			return asset;
	return NULL;
}

/* --- files ------------------------------------------------------------------ */

/* "/app.js": one part, of letters, digits, '-', '_' and '.', the first no dot. */
static bool is_plain(const char *path)
{
	static const char set[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "0123456789-_.";

	return path[0] == '/' && path[1] && path[1] != '.' &&
	       path[1 + strspn(path + 1, set)] == '\0';
}

static const char *mime_of(const char *path)
{
	static const char *const types[][2] = {
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".png", "image/png" },
		{ ".map", "application/json" },
	};
	const char *dot = strrchr(path, '.');
	size_t i;

	for (i = 0; dot && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(dot, types[i][0]) == 0)
			return types[i][1];
	return NULL;
}

bool tc_assets_file(const struct tc_assets_from *from, const char *path, bool takes_gzip,
		    struct tc_answer *a)
{
	const struct tc_asset *asset = from->dir ? NULL : find(path);

	if (strcmp(path, PAGE) == 0 || !is_plain(path))
		return false;
	if (from->dir && mime_of(path)) {
		a->mime = mime_of(path);
		return put_file(from->dir, path, &a->body);
	}
	if (!asset)
		return false;
	a->mime = asset->mime;
	snprintf(a->etag, sizeof(a->etag), "%s%s", asset->etag, takes_gzip ? "-gz" : "");
	a->gzipped = takes_gzip;
	if (takes_gzip) {
		a->fixed = asset->gz;
		a->n_fixed = asset->n_gz;
	} else {
		put_inflated(asset, &a->body);
	}
	return true;
}

/* --- the page --------------------------------------------------------------- */

void tc_assets_page(const struct tc_assets_from *from, struct tc_answer *a)
{
	const struct tc_asset *asset = from->dir ? NULL : find(PAGE);
	struct tc_textbuf page;
	const char *base;
	size_t before = 0;

	tc_textbuf_init(&page, NULL, NULL, NULL);
	if (asset)
		put_inflated(asset, &page);
	else if (from->dir)
		(void)put_file(from->dir, PAGE, &page);
	if (page.rc < 0)
		a->body.rc = page.rc;
	if (page.n == 0 && page.rc == 0)
		tc_answer_error(a, 404, "there are no web pages %s; all data is below api/1/",
				from->dir ? "in that folder" : "in this build");
	else
		a->mime = "text/html; charset=utf-8";
	base = page.n > 0 ? memmem(page.p, page.n, BASE, sizeof(BASE) - 1) : NULL;
	if (base) {
		before = (size_t)(base - page.p);
		tc_textbuf_bytes(&a->body, page.p, before);
		tc_textbuf_puts(&a->body, "<base href=\"");
		tc_textbuf_puts(&a->body, from->prefix);
		tc_textbuf_puts(&a->body, "/\">");
		before += sizeof(BASE) - 1;
	}
	if (page.n > 0)
		tc_textbuf_bytes(&a->body, page.p + before, page.n - before);
	tc_textbuf_fini(&page);
}
