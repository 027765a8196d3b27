/* SPDX-License-Identifier: MIT */
/* See screen.h. There is one terminal, so there is one state. */
#include "cli/screen.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* The alternate screen without cursor, and long lines that are cut, not continued. */
#define ENTER "\033[?1049h\033[?25l\033[?7l\033[H\033[J"
#define LEAVE "\033[?7h\033[?25h\033[?1049l"

enum {
	ESCAPE = 27,
	ESCAPE_MS = 20 /* the rest of a sequence comes at once */
};

static struct {
	bool is_on, is_registered;
	struct termios before;
} screen;

static bool put(const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(STDOUT_FILENO, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

void tc_screen_end(void)
{
	if (!screen.is_on)
		return;
	screen.is_on = false;
	(void)put(LEAVE, strlen(LEAVE));
	(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &screen.before);
}

/* Two terminals would be one person's eyes and another one's hands. */
static bool is_one_terminal(void)
{
	char in[64], out[64];

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	       ttyname_r(STDIN_FILENO, in, sizeof(in)) == 0 &&
	       ttyname_r(STDOUT_FILENO, out, sizeof(out)) == 0 && strcmp(in, out) == 0 &&
	       tcgetpgrp(STDIN_FILENO) == getpgrp();
}

bool tc_screen_begin(void)
{
	struct termios raw;

	if (!is_one_terminal() || tcgetattr(STDIN_FILENO, &screen.before) < 0)
		return false;
	/* Before the first change, so that there is none that stays. */
	if (!screen.is_registered && atexit(tc_screen_end) != 0)
		return false;
	screen.is_registered = true;
	raw = screen.before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) < 0)
		return false;
	screen.is_on = true;
	(void)fflush(stdout);
	return put(ENTER, strlen(ENTER));
}

struct tc_screen_size tc_screen_size(void)
{
	struct winsize ws = { 0 };

	(void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws);
	return (struct tc_screen_size){ ws.ws_row ? ws.ws_row : 24, ws.ws_col ? ws.ws_col : 80 };
}

bool tc_screen_show(const char *text, size_t n)
{
	unsigned rows = tc_screen_size().rows;
	const char *end = text + n;
	bool is_there = put("\033[H", 3);

	for (unsigned i = 0; i < rows && text < end && is_there; i++) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		size_t line = (size_t)((newline ? newline : end) - text);

		/* No line break behind the last row: it would scroll. */
		is_there = (i == 0 || put("\n", 1)) && put(text, line) && put("\033[K", 3);
		text += line + (newline != NULL);
	}
	return is_there && put("\033[J", 3);
}

static int read_key(int wait_ms)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	unsigned char c;

	if (poll(&fd, 1, wait_ms) <= 0 || !(fd.revents & POLLIN) || read(STDIN_FILENO, &c, 1) != 1)
		return -1;
	return c;
}

/* ESC [ C and ESC O C are one key; of all others only the length matters. */
static int read_sequence(void)
{
	int c = read_key(ESCAPE_MS);

	if (c != '[' && c != 'O')
		return TC_KEY_OTHER;
	do
		c = read_key(ESCAPE_MS);
	while (c >= ' ' && c < '@');
	return c == 'C' ? TC_KEY_RIGHT : c == 'D' ? TC_KEY_LEFT : TC_KEY_OTHER;
}

int tc_screen_key(void)
{
	int c = read_key(0);

	if (c < 0)
		return TC_KEY_NONE;
	if (c == ESCAPE)
		return read_sequence();
	return c == 0 ? TC_KEY_OTHER : c;
}
