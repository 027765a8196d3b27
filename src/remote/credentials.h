/* SPDX-License-Identifier: MIT */
/*
 * Who asks for S3: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the
 * profile AWS_PROFILE of ~/.aws/credentials and ~/.aws/config (whose names
 * AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE change). AWS_REGION and
 * AWS_DEFAULT_REGION name the region.
 */
#ifndef TC_REMOTE_CREDENTIALS_H
#define TC_REMOTE_CREDENTIALS_H

#include <tacho/common.h>

struct tc_credentials {
	char key_id[160], secret[160], session[3072]; /* session may be "" */
	char region[48];
};

/* TACHO_ENOTFOUND or TACHO_EFORMAT, and a sentence in which there is no secret. */
TACHO_MUST_USE int tc_credentials_find(struct tc_credentials *c, char *why, size_t why_size);

#endif
