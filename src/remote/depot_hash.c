/* SPDX-License-Identifier: MIT */
/* Checksums of what is shipped: SHA-256, which S3 checks on arrival, and MD5 of parts. */
#include "remote/depot_state.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* to has room for two digits a byte and NUL. */
static int finish(EVP_MD_CTX *ctx, char *to)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (EVP_DigestFinal_ex(ctx, digest, &n) != 1)
		return TACHO_ENOMEM;
	for (unsigned i = 0; i < n; i++)
		(void)snprintf(to + 2 * i, 3, "%02x", digest[i]);
	return 0;
}

int tc_depot_sha256(const void *bytes, size_t n, char to[65])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	int rc = TACHO_ENOMEM;

	if (ctx && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) == 1 &&
	    EVP_DigestUpdate(ctx, bytes, n) == 1)
		rc = finish(ctx, to);
	EVP_MD_CTX_free(ctx);
	return rc;
}

static int digest_fd(const EVP_MD *md, int fd, uint64_t at, uint64_t bytes, char *to)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	int rc = ctx && EVP_DigestInit_ex(ctx, md, NULL) == 1 ? 0 : TACHO_ENOMEM;
	char buf[16384];

	while (rc == 0 && bytes > 0) {
		size_t want = bytes < sizeof(buf) ? (size_t)bytes : sizeof(buf);
		ssize_t n = pread(fd, buf, want, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			rc = TACHO_EIO;
		else if (EVP_DigestUpdate(ctx, buf, (size_t)n) != 1)
			rc = TACHO_ENOMEM;
		if (rc == 0) {
			at += (uint64_t)n;
			bytes -= (uint64_t)n;
		}
	}
	if (rc == 0)
		rc = finish(ctx, to);
	EVP_MD_CTX_free(ctx);
	return rc;
}

int tc_depot_sha256_fd(int fd, uint64_t at, uint64_t bytes, char to[65])
{
	return digest_fd(EVP_sha256(), fd, at, bytes, to);
}

int tc_depot_md5_fd(int fd, uint64_t at, uint64_t bytes, char to[33])
{
	return digest_fd(EVP_md5(), fd, at, bytes, to);
}

int tc_depot_measure(int fd, struct tc_depot_object *what)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return TACHO_EIO;
	what->bytes = (uint64_t)st.st_size;
	return tc_depot_sha256_fd(fd, 0, what->bytes, what->sha256);
}
