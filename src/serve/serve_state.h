/* SPDX-License-Identifier: MIT */
/* What the server consists of; see serve.h. */
#ifndef TC_SERVE_SERVE_STATE_H
#define TC_SERVE_SERVE_STATE_H

#include "base/atomic.h"
#include "serve/assets.h"
#include "serve/doc_cache.h"
#include "serve/flight.h"
#include "serve/guard.h"
#include "serve/handler.h"
#include "serve/serve.h"
#include "serve/source.h"
#include "serve/status.h"
#include "serve/work.h"

#include <pthread.h>

struct tc_serve {
	struct tc_serve_opts opts;
	struct tc_guard guard;
	struct tc_assets_from pages;
	char prefix[40]; /* of all paths: "", or "/k/…" */
	char host[300];  /* as it stands in the address that is printed */
	char url[400];   /* that one */
	char fp[17];     /* names what was opened; in the path of all that is said about it */
	struct tc_source source, compare; /* compare.path NULL: there is no second trace */
	struct tc_store *store;
	struct tc_status *status;
	struct tc_work *handlers, *children;
	struct tc_doc_cache *docs;
	struct tc_flights *flights;
	int fd_listen, fd_stop; /* fd_stop becomes readable when all is to end */
	int fd_src;             /* the folder of --src; -1: no source file is shown */
	struct tc_http *http;
	tc_atomic_u64 asked_ns; /* the last request, or answer; of CLOCK_MONOTONIC */
	/* The reader's thread. */
	struct tacho_reader *reader;
	pthread_t loader;
	bool has_loader;
	tc_atomic_bool stops;
};

/* Somebody has asked, or was answered. */
void tc_serve_touch(struct tc_serve *srv);

#endif
