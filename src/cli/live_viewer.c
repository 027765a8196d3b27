/* SPDX-License-Identifier: MIT */
/* See live_view.h. */
#include "cli/live_view.h"
#include "serve/serve.h"

#include <string.h>

/* The port of the first time, so that pages which are open find the next one. */
static void keep_address(struct tc_live_viewer *v)
{
	(void)snprintf(v->url, sizeof(v->url), "%s", tc_serve_url(v->srv));
	(void)snprintf(v->address, sizeof(v->address), "%.*s",
		       (int)strcspn(v->url + strlen("http://"), "/"), v->url + strlen("http://"));
}

bool tc_live_viewer_show(struct tc_live_viewer *v, const struct tc_cli_read_opts *read,
			 unsigned port, int fd, const char *name, char *why, size_t size)
{
	struct tc_serve_opts opts = {
		.path = v->path,
		.name = name,
		.address = v->address,
		.threads = (unsigned)read->threads,
		.limits = read->limits,
	};
	char text[TC_SERVE_WHY];
	int rc;

	tc_live_viewer_close(v);
	if (!v->address[0])
		(void)snprintf(v->address, sizeof(v->address), "127.0.0.1:%u", port);
	(void)snprintf(v->path, sizeof(v->path), "/dev/fd/%d", fd);
	rc = tc_serve_open(&v->srv, &opts, text);
	if (rc == 0)
		rc = tc_serve_start(v->srv, text);
	if (rc == 0) {
		keep_address(v);
		return true;
	}
	(void)snprintf(why, size, "the viewer: %s", text);
	tc_live_viewer_close(v);
	return false;
}

void tc_live_viewer_close(struct tc_live_viewer *v)
{
	tc_serve_close(v->srv);
	v->srv = NULL;
	v->url[0] = '\0';
}
