/* SPDX-License-Identifier: MIT */
/*
 * Makes the files of the web pages part of the program: each is compressed and becomes
 * an entry of the table tc_assets (src/serve/assets.h), in assembler.
 *
 *	embed OUT.S DIR FILE...
 *
 * writes OUT.S, and DIR/NAME.gz for every file. The result depends on the files'
 * names and bytes alone.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static _Noreturn void die(const char *name, const char *what)
{
	fprintf(stderr, "embed: %s: %s\n", name, what);
	exit(1);
}

static void *must(void *p)
{
	if (!p)
		die("memory", strerror(ENOMEM));
	return p;
}

static unsigned char *read_file(const char *name, size_t *n)
{
	FILE *f = fopen(name, "rb");
	long size;
	unsigned char *bytes;

	if (!f || fseek(f, 0, SEEK_END) < 0 || (size = ftell(f)) < 0 || fseek(f, 0, SEEK_SET) < 0)
		die(name, strerror(errno));
	*n = (size_t)size;
	bytes = must(malloc(*n + 1));
	if (fread(bytes, 1, *n, f) != *n)
		die(name, "cannot be read");
	fclose(f);
	return bytes;
}

/* gzip with the best level and without a time, so that it is reproducible. */
static unsigned char *compress_bytes(unsigned char *bytes, size_t n, size_t *n_out)
{
	z_stream z = { .next_in = bytes, .avail_in = (uInt)n };
	gz_header head = { .os = 255 };
	unsigned char *out;

	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK ||
	    deflateSetHeader(&z, &head) != Z_OK)
		die("zlib", "cannot begin");
	*n_out = deflateBound(&z, (uLong)n);
	out = must(malloc(*n_out));
	z.next_out = out;
	z.avail_out = (uInt)*n_out;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("zlib", "cannot compress");
	*n_out = z.total_out;
	deflateEnd(&z);
	return out;
}

static void write_file(const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(name, "wb");

	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		die(name, strerror(errno));
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static const char *mime_of(const char *name)
{
	static const char *const types[][2] = {
		{ ".html", "text/html; charset=utf-8" },
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".png", "image/png" },
	};
	const char *dot = strrchr(name, '.');
	size_t i;

	for (i = 0; dot && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(dot, types[i][0]) == 0)
			return types[i][1];
	die(name, "what is it? known are .html .js .css .txt .svg .png");
}

/* FNV-1a. */
static uint64_t hash(const unsigned char *bytes, size_t n)
{
	uint64_t h = 0xcbf29ce484222325;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ bytes[i]) * 0x100000001b3;
	return h;
}

/* The bytes in one section, an entry of the table in the other. */
static void embed(FILE *out, const char *dir, const char *path, int number)
{
	const char *name = base_name(path);
	size_t n, n_gz;
	unsigned char *bytes = read_file(path, &n);
	unsigned char *gz = compress_bytes(bytes, n, &n_gz);
	char *gz_name = must(malloc(strlen(dir) + strlen(name) + 8));

	sprintf(gz_name, "%s/%s.gz", dir, name);
	write_file(gz_name, gz, n_gz);
	fprintf(out, "\n\t.section .rodata\n.Lname%d:\t.string \"/%s\"\n", number, name);
	fprintf(out, ".Lmime%d:\t.string \"%s\"\n", number, mime_of(name));
	fprintf(out, ".Letag%d:\t.string \"%016" PRIx64 "\"\n", number, hash(bytes, n));
	fprintf(out, "\t.balign 16\n.Lgz%d:\t.incbin \"%s\"\n", number, gz_name);
	fprintf(out, "\t.section .data.rel.ro, \"aw\"\n");
	fprintf(out, "\t.quad .Lname%d, .Lmime%d, .Letag%d, .Lgz%d, %zu, %zu\n", number, number,
		number, number, n_gz, n);
	free(gz_name);
	free(gz);
	free(bytes);
}

int main(int argc, char **argv)
{
	FILE *out;
	int i;

	if (argc < 3) {
		fprintf(stderr, "usage: embed OUT.S DIR FILE...\n");
		return 2;
	}
	out = fopen(argv[1], "w");
	if (!out)
		die(argv[1], strerror(errno));
	fprintf(out, "/* Written by tools/embed.c. */\n"
		     "\t.section .data.rel.ro, \"aw\"\n\t.balign 16\n"
		     "\t.globl tc_assets\n\t.hidden tc_assets\ntc_assets:\n");
	for (i = 3; i < argc; i++)
		embed(out, argv[2], argv[i], i);
	fprintf(out, "\n\t.section .data.rel.ro, \"aw\"\n\t.quad 0, 0, 0, 0, 0, 0\n"
		     "\t.section .note.GNU-stack, \"\", %%progbits\n");
	if (fclose(out) != 0)
		die(argv[1], strerror(errno));
	return 0;
}
