/* SPDX-License-Identifier: MIT */
/* `tacho ship`: what a spool holds, to where it lives for a short while. */
#include "cli/cmd.h"
#include "cli/key_file.h"
#include "cli/units.h"
#include "redact/redact.h"
#include "remote/request.h"
#include "remote/ship.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define S   INT64_C(1000000000)
#define DAY (24 * 3600 * S)

struct ship_opts {
	const char *to, *endpoint, *token_file, *ca_file, *key_file;
	int64_t ttl_ns, interval_ns;
	uint64_t rate, part_bytes, tries;
	bool redact, keep, daemon, expire, lifecycle;
	bool quiet;
	unsigned verbose;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct ship_opts, to), .type = TC_OPT_STRING, .long_name = "to",
	  .argname = "URL", .help = "s3://BUCKET/PREFIX, file:///DIR or https://HOST/PATH" },
	{ TC_OPT_AT(struct ship_opts, redact), .type = TC_OPT_BOOL, .long_name = "redact",
	  .def = "yes", .help = "send traces and sidecars as they are, with log messages and secrets" },
	{ TC_OPT_AT(struct ship_opts, key_file), .type = TC_OPT_PATH, .long_name = "key-file",
	  .argname = "FILE", .def_note = "SPOOL/.ship-key, made if there is none",
	  .help = "make pseudonyms with the bytes of FILE: the same name has the same one in all traces" },
	{ TC_OPT_AT(struct ship_opts, keep), .type = TC_OPT_BOOL, .long_name = "keep",
	  .help = "leave entries in the spool, marked as shipped" },
	{ .type = TC_OPT_HEADING, .help = "A short life" },
	{ TC_OPT_AT(struct ship_opts, ttl_ns), .type = TC_OPT_DURATION, .long_name = "ttl",
	  .argname = "DUR", .def = "72h", .help = "how long traces are kept there" },
	{ TC_OPT_AT(struct ship_opts, expire), .type = TC_OPT_BOOL, .long_name = "expire",
	  .help = "then delete there what was taken longer than --ttl ago" },
	{ TC_OPT_AT(struct ship_opts, lifecycle), .type = TC_OPT_BOOL,
	  .long_name = "install-lifecycle", .flags = TC_OPT_NONEG,
	  .help = "first have the bucket itself delete what is older than --ttl, in whole days" },
	{ .type = TC_OPT_HEADING, .help = "How" },
	{ TC_OPT_AT(struct ship_opts, daemon), .type = TC_OPT_BOOL, .long_name = "daemon",
	  .flags = TC_OPT_NONEG, .help = "go on until SIGTERM" },
	{ TC_OPT_AT(struct ship_opts, interval_ns), .type = TC_OPT_DURATION,
	  .long_name = "interval", .argname = "DUR", .def = "30s",
	  .help = "with --daemon: look for new entries each DUR" },
	{ TC_OPT_AT(struct ship_opts, rate), .type = TC_OPT_SIZE, .long_name = "max-rate",
	  .argname = "SIZE", .def_note = "no limit", .help = "send at most SIZE a second" },
	{ TC_OPT_AT(struct ship_opts, tries), .type = TC_OPT_UINT, .long_name = "tries",
	  .argname = "N", .def = "6", .min = 1, .max = 100, .help = "try each request N times" },
	{ TC_OPT_AT(struct ship_opts, endpoint), .type = TC_OPT_STRING, .long_name = "endpoint",
	  .argname = "URL", .def_note = "AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, Amazon's",
	  .help = "the S3 server" },
	{ TC_OPT_AT(struct ship_opts, part_bytes), .type = TC_OPT_SIZE, .long_name = "part-size",
	  .argname = "SIZE", .def = "16M", .help = "send what is larger than four times SIZE in parts" },
	{ TC_OPT_AT(struct ship_opts, token_file), .type = TC_OPT_PATH, .long_name = "token-file",
	  .argname = "FILE", .help = "for https://: send the bearer token in FILE" },
	{ TC_OPT_AT(struct ship_opts, ca_file), .type = TC_OPT_PATH, .long_name = "ca-file",
	  .argname = "FILE", .def_note = "SSL_CERT_FILE, those of the system",
	  .help = "trust the certificates in FILE" },
	{ TC_OPT_AT(struct ship_opts, quiet), .type = TC_OPT_BOOL, .short_name = 'q',
	  .long_name = "quiet", .help = "say only what went wrong" },
	{ TC_OPT_AT(struct ship_opts, verbose), .type = TC_OPT_COUNT, .short_name = 'v',
	  .long_name = "verbose", .help = "say more about what is done" },
};
/* clang-format on */

struct ship_run {
	const struct tacho_ctx *ctx;
	const struct ship_opts *o;
	struct tc_depot *store;
	struct tc_spool_dir *dir;
	struct tc_redact_policy policy;
	struct tc_key key;
	char token[4096];
};

static volatile sig_atomic_t is_over;

static void on_signal(int which)
{
	(void)which;
	is_over = 1;
}

static bool stop(void *ctx)
{
	(void)ctx;
	return is_over != 0;
}

static void note(void *ctx, const char *text)
{
	const struct ship_run *r = ctx;

	tc_cli_warn(r->ctx, "%s", text);
}

/* Ctrl+C ends a request at once; what was not confirmed stays in the spool. */
static void catch_signals(void)
{
	struct sigaction act = { .sa_handler = on_signal };

	sigemptyset(&act.sa_mask);
	(void)sigaction(SIGINT, &act, NULL);
	(void)sigaction(SIGTERM, &act, NULL);
}

static int64_t now_ns(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * S + ts.tv_nsec;
}

static int open_store(struct ship_run *r)
{
	const struct ship_opts *o = r->o;
	struct tc_depot_opts sopts = {
		.url = o->to,
		.endpoint = o->endpoint,
		.token = o->token_file ? r->token : NULL,
		.ca_file = o->ca_file,
		.rate = o->rate,
		.part_bytes = o->part_bytes,
		.tries = (unsigned)o->tries,
		.stop = stop,
		.note = note,
		.ctx = r,
	};
	char why[512];
	int rc;

	if (o->token_file &&
	    tc_http_read_secret(o->token_file, r->token, sizeof(r->token), why, sizeof(why)) < 0) {
		tc_cli_error(r->ctx, "--token-file %s", why);
		return TC_EXIT_USAGE;
	}
	rc = tc_depot_open(&r->store, &sopts, why, sizeof(why));
	if (rc == TACHO_EMISUSE)
		return tc_cli_usage(r->ctx, "--to %s: %s", o->to, why);
	if (rc < 0)
		tc_cli_error(r->ctx, "%s: %s", o->to, why);
	return rc < 0 ? TC_EXIT_SYSTEM : TC_EXIT_OK;
}

/* The same key each time: what is sent again is what was sent before. */
static int set_policy(struct ship_run *r)
{
	int code;

	tc_redact_policy_default(&r->policy);
	if (!r->o->redact)
		return TC_EXIT_OK;
	code = r->o->key_file
		       ? tc_key_file_read(&r->key, r->ctx, r->o->key_file)
		       : tc_key_file_keep(&r->key, r->ctx, tc_spool_dir_path(r->dir), ".ship-key");
	r->policy.key = r->key.bytes;
	r->policy.key_bytes = r->key.n;
	return code;
}

static void say(const struct ship_run *r, const struct tc_spool_entry *e,
		const struct tc_ship_result *res)
{
	char size[TC_UNITS_MAX];

	if (r->ctx->quiet)
		return;
	tc_cli_units_bytes_si(size, res->bytes);
	printf("%s  %s%s\n", e->stem, size, res->was_there ? "  (was there)" : "");
	(void)fflush(stdout);
}

/* One that is damaged or too large does not keep back the others; a store that refuses does. */
static int ship_all(struct ship_run *r)
{
	const struct tc_ship_opts sopts = { .redact = r->o->redact ? &r->policy : NULL,
					    .keep = r->o->keep,
					    .to = r->o->to };
	struct tc_spool_list list;
	struct tc_ship_result res;
	char why[1024];
	int rc = tc_spool_dir_scan(r->dir, &list), worst = TC_EXIT_OK;

	if (rc < 0) {
		tc_cli_error(r->ctx, "%s", tc_spool_dir_why(r->dir));
		worst = TC_EXIT_SYSTEM;
	}
	if (rc == 0 && list.n_aside > 0)
		tc_cli_warn(r->ctx, "%u damaged entr%s put aside", list.n_aside,
			    list.n_aside == 1 ? "y was" : "ies were");
	for (size_t i = 0; rc == 0 && i < list.n && !is_over; i++) {
		const struct tc_spool_entry *e = &list.v[i];

		if ((r->o->keep || e->sidecar.shipped.is_partial) &&
		    strcmp(e->sidecar.shipped.to, r->o->to) == 0)
			continue;
		rc = tc_ship_entry(r->dir, e, r->store, &sopts, &res, why, sizeof(why));
		if (rc == 0) {
			say(r, e, &res);
			if (res.is_partial)
				tc_cli_warn(r->ctx,
					    "%s: it is damaged; what can be read was sent, and "
					    "the whole stays in the spool",
					    e->stem);
			continue;
		}
		tc_cli_error(r->ctx, "%s", why);
		if (rc == TACHO_EIO || rc == TACHO_ENOMEM || rc == TACHO_ECANCELED) {
			worst = TC_EXIT_SYSTEM;
			break;
		}
		worst = worst > TC_EXIT_INPUT ? worst : TC_EXIT_INPUT;
		rc = 0;
	}
	tc_spool_list_free(&list);
	return worst;
}

static int expire(struct ship_run *r)
{
	uint64_t n;
	int rc = tc_ship_expire(r->store, now_ns() - r->o->ttl_ns, &n);

	if (n > 0 && !r->ctx->quiet)
		printf("%" PRIu64 " file%s older than --ttl deleted there\n", n, n == 1 ? "" : "s");
	(void)fflush(stdout);
	if (rc < 0)
		tc_cli_error(r->ctx, "--expire: %s", tc_depot_why(r->store));
	return rc < 0 ? TC_EXIT_SYSTEM : TC_EXIT_OK;
}

static int once(struct ship_run *r)
{
	int code = ship_all(r), more = r->o->expire && !is_over ? expire(r) : TC_EXIT_OK;

	return code > more ? code : more;
}

/* In slices: a signal may come right before one. */
static void wait_for(int64_t ns)
{
	const struct timespec slice = { 0, S / 5 };

	for (; ns > 0 && !is_over; ns -= S / 5)
		(void)nanosleep(&slice, NULL);
}

/* Credentials and tokens may have been renewed since. */
static int reopen(struct ship_run *r)
{
	tc_depot_close(r->store);
	r->store = NULL;
	return open_store(r) == TC_EXIT_OK ? 0 : -1;
}

static int ship(struct ship_run *r)
{
	int64_t days = (r->o->ttl_ns + DAY - 1) / DAY;
	int rc = 0, code;

	if (r->o->lifecycle)
		rc = tc_depot_install_lifecycle(r->store, (unsigned)days);
	if (rc == TACHO_EMISUSE)
		return tc_cli_usage(r->ctx, "--install-lifecycle: %s", tc_depot_why(r->store));
	if (rc < 0) {
		tc_cli_error(r->ctx, "--install-lifecycle: %s", tc_depot_why(r->store));
		return TC_EXIT_SYSTEM;
	}
	code = once(r);
	if (!r->o->daemon)
		return code;
	for (wait_for(r->o->interval_ns); !is_over; wait_for(r->o->interval_ns)) {
		if (code == TC_EXIT_SYSTEM && reopen(r) < 0)
			return TC_EXIT_SYSTEM;
		code = once(r);
	}
	return TC_EXIT_OK;
}

static int cmd_ship(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct ship_opts *o = ctx->opts;
	struct ship_run r = { .ctx = ctx, .o = o };
	char why[512];
	int code;

	(void)argc;
	if (!o->to)
		return tc_cli_usage(ctx, "--to URL is missing");
	if (o->ttl_ns < 3600 * S)
		return tc_cli_usage(ctx, "--ttl is an hour at least");
	if (o->interval_ns < S)
		return tc_cli_usage(ctx, "--interval is a second at least");
	catch_signals();
	code = open_store(&r);
	if (code == TC_EXIT_OK &&
	    tc_spool_dir_open(&r.dir, argv[0], false, NULL, why, sizeof(why)) < 0) {
		tc_cli_error(ctx, "%s", why);
		code = TC_EXIT_SYSTEM;
	}
	if (code == TC_EXIT_OK)
		code = set_policy(&r);
	if (code == TC_EXIT_OK)
		code = ship(&r);
	tc_spool_dir_close(r.dir);
	tc_depot_close(r.store);
	tc_http_forget(r.token, sizeof(r.token));
	tc_http_forget(&r.key, sizeof(r.key));
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho ship /var/spool/shop --to s3://traces/shop", "what is there, redacted" },
	{ "tacho ship /var/spool/shop --to s3://traces/shop --ttl 72h --install-lifecycle",
	  "and have the bucket forget it" },
	{ "tacho ship /var/spool/shop --to s3://traces/shop --daemon --expire",
	  "from a unit of systemd" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_ship = {
	.name = "ship",
	.fn = cmd_ship,
	.operands = "SPOOL",
	.min_args = 1,
	.max_args = 1,
	.summary = "send the snapshots of a spool to S3, a folder or a server",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct ship_opts, opts),
	.description =
		"Sends each entry of a spool, the oldest first, as two files: NAME.trace.zst, then "
		"NAME.json. Both are removed from the spool only after the store has confirmed them "
		"by length and checksum. Names say service, time, process and number, so that "
		"whatever is tried again, after a crash too, never makes a second copy.\n\n"
		"Traces are redacted on the way as tacho-redact(1) does by default, and the sidecar's "
		"reason and metadata are left out; --no-redact sends everything. What is redacted has "
		"no name in any folder while it is sent. The key of pseudonyms stays in "
		"SPOOL/.ship-key, so that what is sent again is the same; --key-file names one that "
		"several hosts share. Of a damaged trace what can be read is sent, and the entry "
		"stays in the spool.\n\n"
		"For S3, requests are signed (AWS Signature Version 4) with AWS_ACCESS_KEY_ID, "
		"AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the profile AWS_PROFILE of "
		"~/.aws/credentials. Requests that fail for a reason that may pass are tried again, "
		"after pauses that grow and are random. What is larger than 64 MiB goes in parts. "
		"https:// sends each file by PUT; its server confirms by its status alone.\n\n"
		"Traces live briefly: --install-lifecycle adds a rule to the bucket, next to those of "
		"others, and --expire deletes what was taken longer than --ttl ago, by the time in "
		"its name; files that no spool has named are left alone.",
	.examples = examples,
	.exit_status =
		"0 all is shipped; 2 the command line is wrong; 3 an entry cannot be read or is too "
		"large for the store; 4 the store or the system refused: what was not confirmed stays in the spool.",
	.see_also = "tacho-spool(1), tacho-redact(1), tacho-capture(1)",
};
