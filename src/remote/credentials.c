/* SPDX-License-Identifier: MIT */
/* See credentials.h. */
#include "remote/credentials.h"

#include "base/trim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool set(char *to, size_t size, const char *from)
{
	size_t n = from ? strlen(from) : 0;

	if (n == 0 || n >= size)
		return false;
	memcpy(to, from, n + 1);
	return true;
}

#define SET(field, from) set((field), sizeof(field), (from))

static void take(struct tc_credentials *c, const char *key, const char *value)
{
	if (strcmp(key, "aws_access_key_id") == 0)
		(void)SET(c->key_id, value);
	else if (strcmp(key, "aws_secret_access_key") == 0)
		(void)SET(c->secret, value);
	else if (strcmp(key, "aws_session_token") == 0)
		(void)SET(c->session, value);
	else if (strcmp(key, "region") == 0 && !c->region[0])
		(void)SET(c->region, value);
}

/* A key pair is taken whole, with its session, from the first file that has one. */
static void merge(struct tc_credentials *c, const struct tc_credentials *file)
{
	if (!c->region[0])
		(void)SET(c->region, file->region);
	if (c->key_id[0] || !file->key_id[0] || !file->secret[0])
		return;
	(void)SET(c->key_id, file->key_id);
	(void)SET(c->secret, file->secret);
	(void)SET(c->session, file->session);
}

/* What a file says of a profile: "[NAME]", and in the one of settings "[profile NAME]". */
static void read_file(struct tc_credentials *c, const char *path, const char *profile)
{
	struct tc_credentials file = { 0 };
	FILE *f = fopen(path, "re");
	char line[4096], head[160];
	bool is_mine = false;

	if (!f)
		return;
	(void)snprintf(head, sizeof(head), "[profile %s]", profile);
	while (fgets(line, sizeof(line), f)) {
		char *s = tc_trim(line), *equals = strchr(s, '=');

		if (*s == '[') {
			is_mine = strcmp(s, head) == 0 ||
				  (strncmp(s + 1, profile, strlen(profile)) == 0 &&
				   strcmp(s + 1 + strlen(profile), "]") == 0);
		} else if (is_mine && equals && *s != '#' && *s != ';') {
			*equals = '\0';
			take(&file, tc_trim(s), tc_trim(equals + 1));
		}
	}
	(void)fclose(f);
	merge(c, &file);
	explicit_bzero(line, sizeof(line));
	explicit_bzero(&file, sizeof(file));
}

static void read_home(struct tc_credentials *c, const char *variable, const char *name,
		      const char *profile)
{
	const char *path = getenv(variable), *home = getenv("HOME");
	char text[1024];
	int n;

	if (!path || !*path) {
		n = snprintf(text, sizeof(text), "%s/.aws/%s", home ? home : "", name);
		if (!home || n < 0 || (size_t)n >= sizeof(text))
			return;
		path = text;
	}
	read_file(c, path, profile);
}

int tc_credentials_find(struct tc_credentials *c, char *why, size_t why_size)
{
	const char *profile = getenv("AWS_PROFILE");

	*c = (struct tc_credentials){ 0 };
	if (!profile || !*profile)
		profile = "default";
	if (!SET(c->region, getenv("AWS_REGION")))
		(void)SET(c->region, getenv("AWS_DEFAULT_REGION"));
	if (SET(c->key_id, getenv("AWS_ACCESS_KEY_ID"))) {
		(void)SET(c->secret, getenv("AWS_SECRET_ACCESS_KEY"));
		(void)SET(c->session, getenv("AWS_SESSION_TOKEN"));
		if (!c->region[0]) {
			struct tc_credentials file = { 0 };

			read_home(&file, "AWS_CONFIG_FILE", "config", profile);
			(void)SET(c->region, file.region);
			explicit_bzero(&file, sizeof(file));
		}
	} else {
		read_home(c, "AWS_SHARED_CREDENTIALS_FILE", "credentials", profile);
		read_home(c, "AWS_CONFIG_FILE", "config", profile);
	}
	if (!c->region[0])
		(void)SET(c->region, "us-east-1");
	if (c->key_id[0] && c->secret[0])
		return 0;
	(void)snprintf(why, why_size,
		       "there are no credentials: neither AWS_ACCESS_KEY_ID and "
		       "AWS_SECRET_ACCESS_KEY nor profile '%.60s' in ~/.aws/credentials",
		       profile);
	return TACHO_ENOTFOUND;
}
