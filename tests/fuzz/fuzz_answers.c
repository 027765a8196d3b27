/* SPDX-License-Identifier: MIT */
/*
 * Answers of any bytes to the requests of `capture`, `live` and `ship`, over loopback: each
 * request ends with a result or a sentence, in bounded time. The first byte chooses what
 * is asked; the rest is what the server says, each time it is asked, before it closes.
 */
#include "fuzz/sockets.h"
#include "fuzz/target.h"
#include "remote/depot.h"
#include "remote/live_trace.h"
#include "remote/s3_xml.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	REQUESTS_MAX = 300, /* of one input; a list may have many pages */
	BODY_BYTES = 5000
};

static struct {
	int fd;
	char url[64];
	pthread_mutex_t lock; /* of the two below */
	uint8_t bytes[65536];
	size_t n;
	atomic_uint asked;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* It does not wait for a body: servers that refuse one do not, either. */
static void answer(int fd)
{
	char head[8192];
	size_t n = 0;
	ssize_t k;

	while (n < sizeof(head) && (k = fuzz_receive(fd, head + n, sizeof(head) - n)) > 0) {
		n += (size_t)k;
		if (memmem(head, n, "\r\n\r\n", 4))
			break;
	}
	(void)pthread_mutex_lock(&server.lock);
	(void)fuzz_send(fd, server.bytes, server.n);
	(void)pthread_mutex_unlock(&server.lock);
	(void)shutdown(fd, SHUT_WR);
	while (fuzz_receive(fd, head, sizeof(head)) > 0)
		;
	(void)close(fd);
}

static void *serve(void *ctx)
{
	for (;;) {
		int fd = accept4(server.fd, NULL, NULL, SOCK_CLOEXEC);

		if (fd < 0 && errno == EINTR)
			continue;
		if (fd < 0)
			return ctx;
		atomic_fetch_add(&server.asked, 1);
		answer(fd);
	}
}

static void start(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(at);
	pthread_t thread;

	server.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	FUZZ_ASSERT(server.fd >= 0 && bind(server.fd, (struct sockaddr *)&at, n) == 0 &&
		    listen(server.fd, 16) == 0 &&
		    getsockname(server.fd, (struct sockaddr *)&at, &n) == 0);
	(void)snprintf(server.url, sizeof(server.url), "http://127.0.0.1:%u", ntohs(at.sin_port));
	FUZZ_ASSERT(pthread_create(&thread, NULL, serve, NULL) == 0 && pthread_detach(thread) == 0);
	(void)setenv("AWS_ACCESS_KEY_ID", "key", 1);
	(void)setenv("AWS_SECRET_ACCESS_KEY", "secret", 1);
}

static int make_file(size_t bytes)
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	FUZZ_ASSERT(fd >= 0 && ftruncate(fd, (off_t)bytes) == 0);
	return fd;
}

/* More than it may keep, and more than it may take, comes from a server that does not stop. */
static bool stop(void *ctx)
{
	(void)ctx;
	return atomic_load(&server.asked) > REQUESTS_MAX;
}

static void ask_for_trace(bool ask_name)
{
	struct tc_address address;
	struct tc_capture c = { .address = &address,
				.window_ns = 1000000,
				.patience_ns = INT64_C(20000000000),
				.max_bytes = 4096 };
	struct tc_capture_result r;
	char why[256], name[64];

	FUZZ_ASSERT(tc_address_parse(&address, server.url, why, sizeof(why)) == 0);
	if (ask_name) {
		if (tc_capture_ask_name(&c, name, sizeof(name)))
			FUZZ_ASSERT(name[0] && !strchr(name, '/') && name[0] != '.');
		return;
	}
	c.fd = make_file(0);
	tc_capture_run(&c, &r);
	FUZZ_ASSERT(r.is_whole == (r.rc == 0) && (r.rc == 0 || r.why[0]));
	FUZZ_ASSERT(r.bytes <= c.max_bytes && lseek(c.fd, 0, SEEK_END) == (off_t)r.bytes);
	(void)close(c.fd);
}

static int count(void *ctx, const char *name)
{
	FUZZ_ASSERT(name[0]);
	return ++*(unsigned *)ctx > 5000 ? TACHO_ELIMIT : 0;
}

static void ask_depot(unsigned what)
{
	struct tc_depot_opts opts = { .url = "s3://bucket/a b/c",
				      .endpoint = server.url,
				      .tries = 1,
				      .part_bytes = BODY_BYTES / 5 - 1,
				      .stop = stop };
	struct tc_depot_object o = { 0 };
	struct tc_depot *depot;
	char why[512];
	unsigned n = 0;
	int fd = make_file(what == 4 ? BODY_BYTES : 0), rc = 0;

	FUZZ_ASSERT(tc_depot_open(&depot, &opts, why, sizeof(why)) == 0);
	switch (what) {
	case 2: rc = tc_depot_list(depot, count, &n); break;
	case 3: rc = tc_depot_look(depot, "x", &o); break;
	case 4:
		FUZZ_ASSERT(tc_depot_measure(fd, &o) == 0);
		rc = tc_depot_put(depot, "x", fd, &o);
		break;
	case 5: rc = tc_depot_get(depot, "x", fd); break;
	case 6: rc = tc_depot_install_lifecycle(depot, 3); break;
	default: rc = tc_depot_delete(depot, "x"); break;
	}
	FUZZ_ASSERT(rc == 0 || n > 5000 || tc_depot_why(depot)[0]);
	FUZZ_ASSERT(strlen(o.sha256) <= 64);
	tc_depot_close(depot);
	(void)close(fd);
}

/* The parser alone: a text has no room beyond what it was given, and ends where it says. */
static void take_apart(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "Key", "ETag", "Upload", "Contents" };
	const char *s = (const char *)data, *inner, *at;
	char text[24], encoded[48];
	size_t n;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		at = tc_s3_xml_element(s, size, names[i], &inner, &n);
		FUZZ_ASSERT(!at || (inner >= s && inner + n <= at && at <= s + size));
		FUZZ_ASSERT(tc_s3_xml_text(s, size, names[i], text, sizeof(text)) == at);
		FUZZ_ASSERT(strlen(text) < sizeof(text));
		if (tc_s3_encode(encoded, sizeof(encoded), text, i & 1))
			FUZZ_ASSERT(strlen(encoded) >= strlen(text));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned what;

	if (size == 0)
		return 0;
	if (!server.url[0])
		start();
	what = data[0] % 8;
	take_apart(data + 1, size - 1);
	(void)pthread_mutex_lock(&server.lock);
	server.n = size - 1 < sizeof(server.bytes) ? size - 1 : sizeof(server.bytes);
	memcpy(server.bytes, data + 1, server.n);
	(void)pthread_mutex_unlock(&server.lock);
	atomic_store(&server.asked, 0);
	if (what < 2)
		ask_for_trace(what == 1);
	else
		ask_depot(what);
	return 0;
}
