/* SPDX-License-Identifier: MIT */
/*
 * Input and output of goroutines: while a call waits for the network, a pipe or a
 * terminal, its thread runs others.
 *
 *	int fd = tacho_rt_accept(listener, NULL, NULL, NULL);
 *	int64_t n = tacho_rt_read(fd, buf, sizeof(buf), NULL);
 *	tacho_rt_close(fd);
 *
 * Results are those of the system call, but an error is the negated errno (-ECONNRESET):
 * errno itself belongs to a thread. Besides the call's own errors:
 *	-ETIMEDOUT  the time in `until` (NULL: none), or the descriptor's deadline, is over
 *	-ECANCELED  the token in `until` was cancelled
 *	-EBADF      it was closed meanwhile, or is no descriptor
 *	-EPERM      not called by a goroutine (reported as misuse)
 * EINTR and EAGAIN are never seen. Any number of goroutines may use one descriptor, and
 * tacho_rt_close may be called while others wait.
 *
 * Descriptors from elsewhere become non-blocking when first used (sockets, pipes, event
 * descriptors), but for 0, 1 and 2, which other processes may share; those that cannot be
 * polled, such as files, are used by system calls that hold the thread and that nothing
 * shortens. A descriptor used here must be closed by tacho_rt_close. Writing to a socket
 * whose peer has gone is -EPIPE and no signal. Included by <tacho/rt.h>. Since 0.1.
 */
#ifndef TACHO_RT_NET_H
#define TACHO_RT_NET_H

#include <tacho/rt_time.h>

#ifdef __cplusplus
extern "C" {
#endif

struct addrinfo;
struct iovec;
struct msghdr;
struct sockaddr;

/* --- reading and writing -------------------------------------------------------------- */

/* As read(2), write(2): at least one byte, unless 0 is asked for or the end is there. */
TACHO_API int64_t tacho_rt_read(int fd, void *buf, size_t n, const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_write(int fd, const void *buf, size_t n,
				 const struct tacho_rt_until *until);

/* All n bytes; fewer only for read at the end, or before an error that the next call returns. */
TACHO_API int64_t tacho_rt_read_all(int fd, void *buf, size_t n,
				    const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_write_all(int fd, const void *buf, size_t n,
				     const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_readv(int fd, const struct iovec *iov, int n,
				 const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_writev(int fd, const struct iovec *iov, int n,
				  const struct tacho_rt_until *until);

/* As recv(2) and so on. MSG_DONTWAIT in flags is ignored. */
TACHO_API int64_t tacho_rt_recv(int fd, void *buf, size_t n, int flags,
				const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_send(int fd, const void *buf, size_t n, int flags,
				const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_recvmsg(int fd, struct msghdr *msg, int flags,
				   const struct tacho_rt_until *until);
TACHO_API int64_t tacho_rt_sendmsg(int fd, const struct msghdr *msg, int flags,
				   const struct tacho_rt_until *until);

/* --- connections ------------------------------------------------------------------------ */

/* As the system calls; what they make is non-blocking and closed on exec. Any thread. */
TACHO_API int tacho_rt_socket(int domain, int type, int protocol);
TACHO_API int tacho_rt_pipe(int fds[2]);

/*
 * A connection of that listening socket, non-blocking and closed on exec. The address
 * (addr and *bytes may be NULL) as accept(2). -EMFILE and -ENFILE come at once; the
 * connection stays in the queue then.
 */
TACHO_API int tacho_rt_accept(int fd, struct sockaddr *addr, uint32_t *bytes,
			      const struct tacho_rt_until *until);

/* Until it is connected, or cannot be: -ECONNREFUSED and the like. */
TACHO_API int tacho_rt_connect(int fd, const struct sockaddr *addr, uint32_t bytes,
			       const struct tacho_rt_until *until);

/*
 * Calls that wait return -EBADF; the descriptor is closed when the last of them has. From
 * goroutines and plain threads. -EBADF, and a misuse: it has been closed.
 */
TACHO_API int tacho_rt_close(int fd);

/*
 * Calls that read (1), write (2) or both (3) and wait at deadline_ns (of tacho_rt_now_ns), and
 * all later ones, return -ETIMEDOUT. 0 takes the deadline away. 0, or -EBADF, -EINVAL.
 */
enum {
	TACHO_RT_READS = 1,
	TACHO_RT_WRITES = 2
};
TACHO_API int tacho_rt_set_deadline(int fd, int sides, int64_t deadline_ns);

/* --- calls that hold a thread --------------------------------------------------------------- */

/*
 * fn(arg) on a thread of its own with a stack of the usual size; the goroutine waits for
 * its end, which nothing shortens: for libraries that need much stack or keep things in
 * threads. 0, -EPERM, or why there is no thread.
 */
TACHO_API int tacho_rt_on_thread(void (*fn)(void *), void *arg);

/* As getaddrinfo(3), on such a thread. Its result, or EAI_SYSTEM when there is none. */
TACHO_API int tacho_rt_getaddrinfo(const char *host, const char *service,
				   const struct addrinfo *hints, struct addrinfo **out);

#ifdef __cplusplus
}
#endif
#endif
