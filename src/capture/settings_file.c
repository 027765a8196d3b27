/* SPDX-License-Identifier: MIT */
/* The file of settings, looked at now and then; what is wrong in it changes nothing. */
#include "base/alloc.h"
#include "capture/capture_state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void tc_capture_complain(enum tc_trouble about, const char *why)
{
	pthread_mutex_lock(&tc_capture.lock);
	(void)snprintf(tc_capture.error[about], sizeof(tc_capture.error[about]), "%s", why);
	pthread_mutex_unlock(&tc_capture.lock);
}

void tc_capture_works(enum tc_trouble about)
{
	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.error[about][0] = '\0';
	pthread_mutex_unlock(&tc_capture.lock);
}

const char *tc_capture_trouble(void)
{
	for (int i = 0; i < TC_TROUBLE_COUNT; i++)
		if (tc_capture.error[i][0])
			return tc_capture.error[i];
	return "";
}

static bool is_seen(const struct stat *st)
{
	const struct stat *seen = &tc_capture.file_seen;

	return tc_capture.has_file_seen && seen->st_ino == st->st_ino &&
	       seen->st_dev == st->st_dev && seen->st_size == st->st_size &&
	       seen->st_mtim.tv_sec == st->st_mtim.tv_sec &&
	       seen->st_mtim.tv_nsec == st->st_mtim.tv_nsec;
}

static void apply(const char *text, size_t n)
{
	struct tc_settings *s = tc_alloc(NULL, sizeof(*s));
	char why[sizeof(tc_capture.error[0])];

	if (!s)
		return;
	*s = tc_capture.base;
	if (tc_settings_read(s, tc_capture.file, text, n, why, sizeof(why)) < 0) {
		tc_capture_complain(TC_TROUBLE_SETTINGS, why);
	} else {
		pthread_mutex_lock(&tc_capture.lock);
		tc_capture.now = *s;
		tc_capture.is_changed = true;
		tc_capture.error[TC_TROUBLE_SETTINGS][0] = '\0';
		pthread_mutex_unlock(&tc_capture.lock);
		/* What is written down counts more than what was asked for before. */
		tc_store_relaxed(&tc_capture.switched, 0);
	}
	tc_free(NULL, s);
}

/* A file that is gone, or not there yet, leaves the last good settings. */
void tc_capture_reload(void)
{
	int fd = tc_capture.file[0] ? open(tc_capture.file, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	struct stat st;
	ssize_t n = -1;
	char *text;

	if (fd < 0)
		return;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || is_seen(&st)) {
		(void)close(fd);
		return;
	}
	text = tc_alloc(NULL, TC_SETTINGS_MAX + 1);
	if (text)
		n = read(fd, text, TC_SETTINGS_MAX + 1);
	(void)close(fd);
	if (n >= 0) {
		tc_capture.file_seen = st;
		tc_capture.has_file_seen = true;
		apply(text, (size_t)n);
	}
	tc_free(NULL, text);
}
