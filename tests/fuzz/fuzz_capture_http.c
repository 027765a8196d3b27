/* SPDX-License-Identifier: MIT */
/*
 * Requests of any bytes at the endpoint, over a unix socket: it answers or closes, and
 * still serves its status afterwards. And the parts of a request on their own.
 */
#include "capture/endpoint.h"
#include "fuzz/sockets.h"
#include "fuzz/target.h"

#include <strings.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_un at = { .sun_family = AF_UNIX };

static void start(void)
{
	static struct tc_endpoint *endpoint;
	char listen[sizeof(at.sun_path) + 8], why[300];
	struct tc_endpoint_opts opts = { listen, "" };

	if (endpoint)
		return;
	(void)snprintf(at.sun_path, sizeof(at.sun_path), "%s/tacho-fuzz-%ld.sock",
		       getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid());
	(void)snprintf(listen, sizeof(listen), "unix:%s", at.sun_path);
	FUZZ_ASSERT(tc_endpoint_new(&endpoint, &opts, why, sizeof(why)) == 0);
}

static void stop(void)
{
	(void)unlink(at.sun_path);
}

/* The begin of the answer. */
static size_t talk(const void *bytes, size_t n, char *answer, size_t size)
{
	struct timeval patience = { 60, 0 };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	size_t got = 0;
	char rest[512];
	ssize_t k;

	FUZZ_ASSERT(fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof(at)) == 0);
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (fuzz_send(fd, bytes, n)) {
		(void)shutdown(fd, SHUT_WR);
		while ((k = fuzz_receive(fd, got < size ? answer + got : rest,
					 got < size ? size - got : sizeof(rest))) > 0)
			got += got < size ? (size_t)k : 0;
	}
	(void)close(fd);
	return got;
}

static void check_parts(const uint8_t *data, size_t size)
{
	char text[256];
	double seconds;

	size = size < sizeof(text) ? size : sizeof(text) - 1;
	memcpy(text, data, size);
	text[size] = '\0';
	seconds = tc_endpoint_seconds(text, 5);
	FUZZ_ASSERT(seconds >= 0.001 && seconds <= 5);
	FUZZ_ASSERT(!tc_endpoint_is_local(text) || strncasecmp(text, "localhost", 9) == 0 ||
		    strncmp(text, "127.", 4) == 0 || strncmp(text, "[::1]", 5) == 0);
	FUZZ_ASSERT(!tc_endpoint_is_token(text, "0123456789abcdef") ||
		    strcmp(text + 7, "0123456789abcdef") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char status[] = "GET /debug/tacho/status HTTP/1.1\r\nHost: a\r\n"
				     "Connection: close\r\n\r\n";
	static const char ok[] = "HTTP/1.1 200";
	char answer[64];
	size_t n;

	check_parts(data, size);
	/* A real trace would take its seconds. */
	if (memmem(data, size, "pprof/trace", 11))
		return 0;
	if (!at.sun_path[0])
		(void)atexit(stop);
	start();
	n = talk(data, size < 65536 ? size : 65536, answer, sizeof(answer));
	FUZZ_ASSERT(n == 0 || memcmp(answer, "HTTP/1.", n < 7 ? n : 7) == 0);
	n = talk(status, sizeof(status) - 1, answer, sizeof(answer));
	FUZZ_ASSERT(n >= sizeof(ok) - 1 && memcmp(answer, ok, sizeof(ok) - 1) == 0);
	return 0;
}
