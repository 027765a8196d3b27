/* SPDX-License-Identifier: MIT */
/*
 * The text form. What reads as a trace prints as a text that reads as the same
 * events; and any bytes survive quoting.
 */
#include "base/diag.h"
#include "base/textbuf.h"
#include "fuzz/target.h"
#include "wire/quote.h"
#include "wire/text.h"

/* The text of a trace; false if its bytes are no sequence of events. */
static bool to_text(struct tc_textbuf *out, const char *bytes, size_t n)
{
	struct tacho_raw_reader *raw;
	struct tacho_raw_event e;
	struct tacho_reader *r;
	int rc = tacho_reader_open_memory(&r, bytes, n, NULL, NULL);

	if (rc < 0)
		return false;
	rc = tacho_raw_open(&raw, r);
	if (rc == 0) {
		tc_text_header(out, tacho_reader_version(r));
		while ((rc = tacho_raw_next(raw, &e)) > 0)
			tc_text_event(out, &e);
		tacho_raw_close(raw);
	}
	tacho_reader_close(r);
	return rc == 0;
}

static void round_trip(const char *text, size_t n)
{
	struct tc_textbuf bytes, printed, again, printed_again;
	struct tacho_diag diag;
	int rc;

	tc_diag_init(&diag);
	tc_textbuf_init(&bytes, NULL, NULL, NULL);
	tc_textbuf_init(&printed, NULL, NULL, NULL);
	tc_textbuf_init(&again, NULL, NULL, NULL);
	tc_textbuf_init(&printed_again, NULL, NULL, NULL);
	rc = tc_text_read(&bytes, text, n, &diag);
	FUZZ_ASSERT(rc == diag.code && (rc == 0 || diag.message[0]));
	if (rc == 0 && to_text(&printed, bytes.p, bytes.n)) {
		FUZZ_ASSERT(tc_text_read(&again, printed.p, printed.n, NULL) == 0);
		FUZZ_ASSERT(to_text(&printed_again, again.p, again.n));
		FUZZ_ASSERT(printed.n == printed_again.n &&
			    memcmp(printed.p, printed_again.p, printed.n) == 0);
	}
	tc_textbuf_fini(&bytes);
	tc_textbuf_fini(&printed);
	tc_textbuf_fini(&again);
	tc_textbuf_fini(&printed_again);
}

static void quoting(const char *s, size_t n)
{
	struct tc_textbuf quoted, plain, safe;

	tc_textbuf_init(&quoted, NULL, NULL, NULL);
	tc_textbuf_init(&plain, NULL, NULL, NULL);
	tc_textbuf_init(&safe, NULL, NULL, NULL);
	tc_quote(&quoted, s, n);
	FUZZ_ASSERT(tc_unquote(&plain, quoted.p, quoted.n));
	FUZZ_ASSERT(plain.n == n && (n == 0 || memcmp(plain.p, s, n) == 0));
	tc_quote_safe(&safe, s, n);
	for (size_t i = 0; i < safe.n; i++)
		FUZZ_ASSERT((unsigned char)safe.p[i] >= ' ' && safe.p[i] != 0x7f);
	plain.n = 0;
	FUZZ_ASSERT(!tc_unquote(&plain, s, n) || (n >= 2 && s[0] == s[n - 1]));
	tc_textbuf_fini(&quoted);
	tc_textbuf_fini(&plain);
	tc_textbuf_fini(&safe);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	round_trip((const char *)data, size);
	quoting((const char *)data, size);
	return 0;
}
