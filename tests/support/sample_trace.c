/* SPDX-License-Identifier: MIT */
/* A small valid trace; see sample_trace.h. */
#include "support/sample_trace.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "wire/text.h"

#define NO_ID "18446744073709551615"

static __attribute__((format(printf, 2, 3))) void say(struct tc_textbuf *t, const char *format, ...)
{
	char line[256];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	tc_textbuf_puts(t, line);
}

static void batch(struct tc_textbuf *t, unsigned gen, const char *m, unsigned later)
{
	say(t, "EventBatch gen=%u m=%s time=%u\n", gen, m, gen * 100000 + later);
}

static void tables(struct tc_textbuf *t, unsigned version, unsigned g)
{
	static const char *const texts[] = { "main.f", "main.go", "chan receive", "task" };

	batch(t, g, NO_ID, 0);
	if (version >= 25)
		say(t, "Sync\nFrequency freq=1000000000\n"
		       "ClockSnapshot dt=1 mono=5 sec=1700000000 nsec=9\n");
	else
		say(t, "Frequency freq=15625000\n");
	batch(t, g, NO_ID, 0);
	say(t, "Strings\n");
	for (unsigned i = 0; i < 4; i++)
		say(t, "String id=%u\n\tdata=\"%s\"\n", 10 * g + i, texts[i]);
	say(t, "String id=%u\n\tdata=\"gen-%u\"\n", 10 * g + 4, g);
	batch(t, g, NO_ID, 0);
	say(t,
	    "Stacks\nStack id=%u nframes=2\n\tpc=16 func=%u file=%u line=3\n"
	    "\tpc=32 func=%u file=%u line=4\n",
	    g, 10 * g, 10 * g + 1, 10 * g, 10 * g + 1);
	say(t, "Stack id=%u nframes=1\n\tpc=32 func=%u file=%u line=4\n", g + 100, 10 * g,
	    10 * g + 1);
	batch(t, g, NO_ID, 0);
	say(t, "CPUSamples\nCPUSample time=%u m=0 p=0 g=1 stack=%u\n", g * 100000 + 6, g);
	if (version >= 23)
		say(t, "ExperimentalBatch exp=1 gen=%u m=0 time=%u\n\tdata=\"abc\"\n", g,
		    g * 100000);
}

/* Goroutine `b` wakes, runs, and gives way to goroutine `a` again. */
static void ping_pong(struct tc_textbuf *t, unsigned g, unsigned a, unsigned b)
{
	say(t, "GoUnblock dt=4 g=%u g_seq=1 stack=%u\n", b, g);
	say(t, "GoBlock dt=3 reason_string=%u stack=%u\n", 10 * g + 2, g + 100);
	say(t, "GoStart dt=1 g=%u g_seq=2\n", b);
	say(t, "GoUnblock dt=5 g=%u g_seq=1 stack=%u\n", a, g);
	say(t, "GoBlock dt=2 reason_string=%u stack=%u\n", 10 * g + 2, g);
	say(t, "GoStart dt=1 g=%u g_seq=2\n", a);
}

static void thread(struct tc_textbuf *t, unsigned g, unsigned m)
{
	char id[16];

	(void)snprintf(id, sizeof(id), "%u", m);
	batch(t, g, id, m + 1);
	say(t, "ProcStatus dt=1 p=%u pstatus=1\nGoStatus dt=1 g=%u m=%u gstatus=2\n", m, m + 1, m);
	say(t, "GoStatus dt=1 g=%u m=" NO_ID " gstatus=4\n", m + 3);
	if (m == 0 && g == 1)
		say(t, "UserTaskBegin dt=1 task=7 parent_task=0 name_string=13 stack=1\n"
		       "UserRegionBegin dt=1 task=7 name_string=13 stack=1\n");
	ping_pong(t, g, m + 1, m + 3);
	if (m == 0 && g == 2)
		say(t, "UserTaskEnd dt=1 task=7 stack=2\nUserRegionEnd dt=1 task=7 name_string=23 "
		       "stack=2\n");
}

void sample_assemble(struct tc_textbuf *out, const char *text)
{
	struct tacho_diag diag;

	tc_diag_init(&diag);
	tc_textbuf_init(out, NULL, NULL, NULL);
	if (tc_text_read(out, text, strlen(text), &diag) < 0) {
		(void)fprintf(stderr, "the text of a test is wrong: %s\n", diag.message);
		abort();
	}
}

void sample_trace(struct tc_textbuf *out, unsigned version, unsigned generations)
{
	struct tc_textbuf text;

	tc_textbuf_init(&text, NULL, NULL, NULL);
	tc_text_header(&text, version);
	for (unsigned g = 1; g <= generations; g++) {
		tables(&text, version, g);
		thread(&text, g, 0);
		thread(&text, g, 1);
		if (version >= 26)
			say(&text, "EndOfGeneration\n");
	}
	tc_textbuf_char(&text, '\0');
	sample_assemble(out, text.p);
	tc_textbuf_fini(&text);
}
