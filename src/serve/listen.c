/* SPDX-License-Identifier: MIT */
/* See listen.h. */
#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	BACKLOG = 512
};

/* Host and port as getaddrinfo wants them. False: not an address. */
static bool split(const char *address, char *host, size_t size, char port[8])
{
	const char *end, *digits = "0";
	size_t n;

	if (*address == '[') {
		end = strchr(address++, ']');
		if (!end || (end[1] != ':' && end[1] != '\0'))
			return false;
		if (end[1] == ':')
			digits = end + 2;
	} else {
		end = strrchr(address, ':');
		if (end && strchr(address, ':') != end)
			return false; /* IPv6 without brackets */
		if (end)
			digits = end + 1;
		else
			end = address + strlen(address);
	}
	n = (size_t)(end - address);
	if (n >= size || strlen(digits) > 5 || digits[strspn(digits, "0123456789")] != '\0')
		return false;
	memcpy(host, address, n);
	host[n] = '\0';
	snprintf(port, 8, "%s", *digits ? digits : "0");
	return true;
}

static bool is_loopback(const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET) {
		struct sockaddr_in four;

		memcpy(&four, sa, sizeof(four));
		return ntohl(four.sin_addr.s_addr) >> 24 == 127;
	}
	if (sa->sa_family == AF_INET6) {
		struct sockaddr_in6 six;

		memcpy(&six, sa, sizeof(six));
		return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
	}
	return false;
}

/* -1, errno is set. */
static int listen_on(const struct addrinfo *ai)
{
	int on = 1, error;
	int fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	error = errno;
	(void)close(fd);
	errno = error;
	return -1;
}

/* What the socket is bound to: the port that was chosen, and how to reach it. */
static void look_at_socket(struct tc_listen *l, const char *host)
{
	struct sockaddr_storage ss = { 0 };
	struct sockaddr_in6 six;
	struct sockaddr_in four;
	socklen_t n = sizeof(ss);
	bool is_any = false;

	(void)getsockname(l->fd, (struct sockaddr *)&ss, &n);
	l->is_loopback = is_loopback((struct sockaddr *)&ss);
	if (ss.ss_family == AF_INET6) {
		memcpy(&six, &ss, sizeof(six));
		l->port = ntohs(six.sin6_port);
		is_any = IN6_IS_ADDR_UNSPECIFIED(&six.sin6_addr);
	} else {
		memcpy(&four, &ss, sizeof(four));
		l->port = ntohs(four.sin_port);
		is_any = four.sin_addr.s_addr == 0;
	}
	if (is_any)
		snprintf(l->host, sizeof(l->host), "localhost");
	else
		snprintf(l->host, sizeof(l->host), strchr(host, ':') ? "[%s]" : "%s", host);
}

int tc_listen_open(struct tc_listen *out, const char *address, char why[TC_SERVE_WHY])
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_ADDRCONFIG };
	struct addrinfo *list = NULL;
	char host[256], port[8];
	int rc;

	*out = (struct tc_listen){ .fd = -1 };
	address = address ? address : "127.0.0.1:0";
	if (!split(address, host, sizeof(host), port) || strtoul(port, NULL, 10) > 65535) {
		snprintf(why, TC_SERVE_WHY,
			 "'%s' is no address to listen on, such as 127.0.0.1:8080, localhost or "
			 "[::1]:0",
			 address);
		return TACHO_EMISUSE;
	}
	if (!*host || strcmp(host, "localhost") == 0)
		snprintf(host, sizeof(host), "127.0.0.1");
	/* Loopback need not be configured to be named. */
	if (strncmp(host, "127.", 4) == 0 || strcmp(host, "::1") == 0)
		hints.ai_flags = 0;
	rc = getaddrinfo(host, port, &hints, &list);
	if (rc != 0) {
		snprintf(why, TC_SERVE_WHY, "cannot listen on %s: %s", address, gai_strerror(rc));
		return TACHO_EIO;
	}
	out->fd = listen_on(list);
	if (out->fd < 0)
		snprintf(why, TC_SERVE_WHY, "cannot listen on %s: %s", address, strerror(errno));
	else
		look_at_socket(out, host);
	freeaddrinfo(list);
	return out->fd < 0 ? TACHO_EIO : 0;
}
