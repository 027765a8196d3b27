/* SPDX-License-Identifier: MIT */
/*
 * gzip by zlib and zstd by libzstd behind one function; see input_codec.h.
 *
 * Bytes made before damage are always handed out first: an error that comes
 * together with output is kept and returned by the next call.
 */
#include "reader/input_codec.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/alloc.h"
#include "base/math.h"
#include "base/shadow.h"

struct tc_codec {
	const struct tacho_alloc *alloc;
	enum tc_codec_kind kind;
	z_stream z;
	ZSTD_DCtx *zstd;
	size_t zstd_wants; /* bytes to its next step; 0 between frames */
	bool between;      /* before the first, or behind a complete member or frame */
	bool is_padded;    /* behind it there was padding */
	bool is_drained;   /* the decoder holds no output back */
	int error;         /* final */
	const char *why;
};

static bool is_zstd(const uint8_t *b)
{
	/* A frame, or a skippable frame (the low half byte is free). */
	return (b[0] == 0x28 && b[1] == 0xb5 && b[2] == 0x2f && b[3] == 0xfd) ||
	       ((b[0] & 0xf0) == 0x50 && b[1] == 0x2a && b[2] == 0x4d && b[3] == 0x18);
}

enum tc_codec_kind tc_codec_detect(const uint8_t *bytes, size_t n)
{
	if (n >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
		return TC_CODEC_GZIP;
	if (n >= TC_CODEC_MAGIC_BYTES && is_zstd(bytes))
		return TC_CODEC_ZSTD;
	return TC_CODEC_NONE;
}

static voidpf z_alloc(voidpf opaque, uInt n, uInt size)
{
	const struct tc_codec *c = opaque;

	return tc_calloc(c->alloc, n, size);
}

static void z_free(voidpf opaque, voidpf ptr)
{
	const struct tc_codec *c = opaque;

	tc_free(c->alloc, ptr);
}

struct tc_codec *tc_codec_new(enum tc_codec_kind kind, const struct tacho_alloc *a)
{
	struct tc_codec *c = tc_calloc(a, 1, sizeof(*c));

	if (!c)
		return NULL;
	c->alloc = a;
	c->kind = kind;
	c->between = true;
	if (kind == TC_CODEC_ZSTD) {
		c->zstd = ZSTD_createDCtx();
		if (c->zstd && !ZSTD_isError(ZSTD_DCtx_setParameter(c->zstd, ZSTD_d_windowLogMax,
								    TC_CODEC_ZSTD_WINDOW_LOG)))
			return c;
		(void)ZSTD_freeDCtx(c->zstd);
	} else {
		c->z.zalloc = z_alloc;
		c->z.zfree = z_free;
		c->z.opaque = c;
		/* 15: the largest window; 16: a gzip header and nothing else. */
		if (inflateInit2(&c->z, 15 + 16) == Z_OK)
			return c;
	}
	tc_free(a, c);
	return NULL;
}

void tc_codec_free(struct tc_codec *c)
{
	if (!c)
		return;
	if (c->kind == TC_CODEC_ZSTD)
		(void)ZSTD_freeDCtx(c->zstd);
	else
		(void)inflateEnd(&c->z);
	tc_free(c->alloc, c);
}

static int fail(struct tc_codec *c, int code, const char *why)
{
	c->error = code;
	c->why = why;
	return code;
}

static uInt clamp(size_t n)
{
	return n > UINT_MAX ? UINT_MAX : (uInt)n;
}

/* Between two members: gzip pads with zeros when it writes to tapes. */
static bool skip_padding(struct tc_codec *c, struct tc_codec_io *io)
{
	while (io->n_in > 0 && *io->in == 0) {
		io->in++;
		io->n_in--;
		c->is_padded = true;
	}
	return io->n_in > 0;
}

/* One step; what was made goes to *made. 0 goes on, 1 stops, negative fails. */
static int step_gzip(struct tc_codec *c, struct tc_codec_io *io, size_t *made)
{
	uInt in, out = clamp(io->n_out);
	int rc;

	if (c->between && c->z.total_in > 0 && !skip_padding(c, io))
		return 1;
	if (c->between && c->is_padded)
		return fail(c, TACHO_EFORMAT, "there is something behind the gzip data");
	if (io->n_in == 0 && (c->between || c->is_drained))
		return io->is_last && !c->between
			       ? fail(c, TACHO_ETRUNCATED, "the gzip data end too early")
			       : 1;
	if (c->between) {
		if (inflateReset(&c->z) != Z_OK)
			return fail(c, TACHO_EFORMAT, "damaged gzip data");
		c->between = false;
	}
	in = clamp(io->n_in);
	/* zlib only reads through next_in. */
	memcpy(&c->z.next_in, &io->in, sizeof(c->z.next_in));
	c->z.avail_in = in;
	c->z.next_out = io->out;
	c->z.avail_out = out;
	rc = inflate(&c->z, Z_NO_FLUSH);
	io->in += in - c->z.avail_in;
	io->n_in -= in - c->z.avail_in;
	*made = out - c->z.avail_out;
	tc_foreign_wrote(io->out, *made);
	c->is_drained = c->z.avail_out > 0;
	if (rc == Z_STREAM_END) {
		c->between = true;
		return 0;
	}
	if (rc == Z_OK || rc == Z_BUF_ERROR)
		return 0;
	if (rc == Z_MEM_ERROR)
		return fail(c, TACHO_ENOMEM, "no memory to decompress gzip data");
	return fail(c, TACHO_EFORMAT, "damaged gzip data");
}

/*
 * libzstd gets what it wants for one step (a header, a block) and no more: when
 * a call fails, what the same call has decoded before is lost. With a block it
 * asks for the header of the next one, of 3 bytes, which has to wait. And a frame
 * begins with one byte, as a whole small frame would be decoded at once.
 */
static size_t zstd_step(const struct tc_codec *c, size_t n)
{
	size_t step = c->zstd_wants > 3 ? c->zstd_wants - 3 : c->zstd_wants;

	if (step == 0)
		step = 1;
	return n < step ? n : step;
}

static int step_zstd(struct tc_codec *c, struct tc_codec_io *io, size_t *made)
{
	ZSTD_inBuffer in = { io->in, zstd_step(c, io->n_in), 0 };
	ZSTD_outBuffer out = { io->out, io->n_out, 0 };
	size_t rc;

	if (io->n_in == 0 && (c->between || c->is_drained))
		return io->is_last && !c->between
			       ? fail(c, TACHO_ETRUNCATED, "the zstd data end too early")
			       : 1;
	rc = ZSTD_decompressStream(c->zstd, &out, &in);
	io->in += in.pos;
	io->n_in -= in.pos;
	*made = out.pos;
	tc_foreign_wrote(io->out, *made);
	if (ZSTD_isError(rc)) {
		switch ((int)ZSTD_getErrorCode(rc)) {
		case ZSTD_error_memory_allocation:
			return fail(c, TACHO_ENOMEM, "no memory to decompress zstd data");
		case ZSTD_error_frameParameter_windowTooLarge:
			return fail(c, TACHO_ELIMIT, "the zstd data need a window above 128 MiB");
		default: return fail(c, TACHO_EFORMAT, "damaged zstd data");
		}
	}
	c->between = rc == 0;
	c->zstd_wants = rc;
	c->is_drained = out.pos < out.size;
	if (in.pos == 0 && out.pos == 0 && in.size > 0)
		return fail(c, TACHO_EFORMAT, "damaged zstd data");
	return 0;
}

int64_t tc_codec_run(struct tc_codec *c, struct tc_codec_io *io, const char **why)
{
	size_t total = 0;
	int rc = c->error;

	while (rc == 0 && io->n_out > 0) {
		size_t made = 0;

		rc = c->kind == TC_CODEC_ZSTD ? step_zstd(c, io, &made) : step_gzip(c, io, &made);
		io->out += made;
		io->n_out -= made;
		total += made;
	}
	if (rc < 0 && total == 0) {
		*why = c->why;
		return c->error;
	}
	return (int64_t)total;
}
