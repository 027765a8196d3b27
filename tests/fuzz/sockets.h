/* SPDX-License-Identifier: MIT */
/* Sockets in fuzz targets: the fuzzer's clock is a signal that interrupts system calls. */
#ifndef TESTS_FUZZ_SOCKETS_H
#define TESTS_FUZZ_SOCKETS_H

#include <errno.h>
#include <stdbool.h>
#include <sys/socket.h>

static inline ssize_t fuzz_receive(int fd, void *to, size_t n)
{
	ssize_t got;

	do
		got = recv(fd, to, n, 0);
	while (got < 0 && errno == EINTR);
	return got;
}

/* false: the other side takes no more. */
static inline bool fuzz_send(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t k = send(fd, p, n, MSG_NOSIGNAL);

		if (k < 0 && errno != EINTR)
			return false;
		p += k > 0 ? k : 0;
		n -= k > 0 ? (size_t)k : 0;
	}
	return true;
}

#endif
