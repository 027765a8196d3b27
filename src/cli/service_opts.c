/* SPDX-License-Identifier: MIT */
/* See service_opts.h. */
#include "cli/service_opts.h"

int tc_service_find(struct tc_service *s, const struct tacho_ctx *ctx, const char *address,
		    const struct tc_service_opts *o, double seconds)
{
	char why[256];

	if (tc_address_parse(&s->address, address, why, sizeof(why)) < 0)
		return tc_cli_usage(ctx, "'%s': %s", address, why);
	if (s->address.is_trace && tc_address_add_seconds(&s->address, seconds) < 0)
		return tc_cli_usage(ctx, "'%s' is too long", address);
	if (o->token_file &&
	    tc_http_read_secret(o->token_file, s->token, sizeof(s->token), why, sizeof(why)) < 0) {
		tc_cli_error(ctx, "--token-file %s", why);
		return TC_EXIT_USAGE;
	}
	s->what = (struct tc_capture){
		.address = &s->address,
		.token = o->token_file ? s->token : NULL,
		.ca_file = o->ca_file,
		.window_ns = (int64_t)(seconds * 1e9),
		.patience_ns = o->patience_ns > 0 ? o->patience_ns : 1,
		.max_bytes = o->max_bytes,
	};
	return TC_EXIT_OK;
}

void tc_service_forget(struct tc_service *s)
{
	tc_http_forget(s->token, sizeof(s->token));
}
