/* SPDX-License-Identifier: MIT */
/* See browser.h. */
#include "cli/browser.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* --- an address in a file ----------------------------------------------------- */

static char file[PATH_MAX]; /* "": there is none */

/* The address as HTML has it in an attribute. */
static void put_escaped(FILE *f, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&': (void)fputs("&amp;", f); break;
		case '<': (void)fputs("&lt;", f); break;
		case '>': (void)fputs("&gt;", f); break;
		case '"': (void)fputs("&quot;", f); break;
		case '\'': (void)fputs("&#39;", f); break;
		default: (void)fputc(*text, f); break;
		}
	}
}

/* A page, mode 0600, that leads to the address at once. */
static bool write_file(const char *url)
{
	const char *dir = is_set("XDG_RUNTIME_DIR") ? getenv("XDG_RUNTIME_DIR")
			  : is_set("TMPDIR")        ? getenv("TMPDIR")
						    : "/tmp";
	int n = snprintf(file, sizeof(file), "%s/tacho-XXXXXX.html", dir), fd = -1;
	FILE *f = NULL;
	bool ok;

	if (n > 0 && (size_t)n < sizeof(file))
		fd = mkostemps(file, 5, O_CLOEXEC);
	if (fd < 0) {
		file[0] = '\0';
		return false;
	}
	f = fdopen(fd, "w");
	if (!f) {
		(void)close(fd);
		tc_browser_close();
		return false;
	}
	(void)fputs("<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" "
		    "content=\"no-referrer\"><title>tacho</title><meta http-equiv=\"refresh\" "
		    "content=\"0;url=",
		    f);
	put_escaped(f, url);
	(void)fputs("\">\n", f);
	ok = !ferror(f);
	ok = fclose(f) == 0 && ok;
	if (!ok)
		tc_browser_close();
	return ok;
}

void tc_browser_close(void)
{
	if (file[0])
		(void)unlink(file);
	file[0] = '\0';
}

/* --- the program -------------------------------------------------------------- */

const char *tc_browser_open(const char *url, bool is_secret)
{
	static char why[256];
	const char *program = is_set("BROWSER") ? getenv("BROWSER") : "xdg-open";
	union {
		const char *in[3];
		char *out[3]; /* spawn takes it so, and does not write */
	} argv = { { program, url, NULL } };
	char link[PATH_MAX + 8];
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none;
	pid_t pid;
	int rc;

	if (!is_set("BROWSER") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY"))
		return "there is no display here";
	if (is_secret) {
		if (!write_file(url))
			return "no file can be made that tells the address to it alone";
		(void)snprintf(link, sizeof(link), "file://%s", file);
		argv.in[1] = link;
	}
	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	/* It is not to speak here, nor to end with Ctrl+C. */
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
	rc = posix_spawnp(&pid, program, &files, &attr, argv.out, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	if (rc == 0)
		return NULL;
	(void)snprintf(why, sizeof(why), "%.200s: %s", program, strerror(rc));
	return why;
}
