/* SPDX-License-Identifier: MIT */
/*
 * The folder of cached stores: what killed writers left there hinders nobody, is counted
 * and goes; what others are working on stays.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "serve/cache_folder.h"
#include "support/store_fill.h"

static char base[64];
static int dir;
static struct tc_source trace;

static int new_folder(void **state)
{
	char why[TC_CACHE_WHY];

	(void)state;
	(void)strcpy(base, "/tmp/tacho-cache-XXXXXX");
	assert_non_null(mkdtemp(base));
	assert_int_equal(setenv("XDG_CACHE_HOME", base, 1), 0);
	dir = tc_cache_folder(why);
	assert_true(dir >= 0);
	trace = (struct tc_source){ .fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC) };
	assert_int_equal(fstat(trace.fd, &trace.at_open), 0);
	return 0;
}

static int drop_folder(void **state)
{
	int fd = dup(dir);
	DIR *d = fdopendir(fd);
	struct dirent *e;

	(void)state;
	assert_non_null(d);
	rewinddir(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			(void)unlinkat(dir, e->d_name, 0);
	closedir(d);
	close(dir);
	close(trace.fd);
	strcat(base, "/tacho");
	assert_int_equal(rmdir(base), 0);
	*strrchr(base, '/') = '\0';
	return rmdir(base);
}

static bool there(const char *name)
{
	return faccessat(dir, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A file of that size, last written so many seconds ago; its descriptor. */
static int put(const char *name, off_t bytes, long ago)
{
	struct timespec times[2] = { { time(NULL) - ago, 0 }, { time(NULL) - ago, 0 } };
	int fd = openat(dir, name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, bytes), 0);
	assert_int_equal(futimens(fd, times), 0);
	return fd;
}

static bool opens(void)
{
	struct tc_cache c;
	char why[TC_CACHE_WHY] = "";
	bool ok = tc_cache_open(&c, &trace, why);

	tc_cache_close(&c);
	assert_true(ok == (why[0] == '\0'));
	return ok;
}

static void test_key(void **state)
{
	uint8_t first[TC_SIP_KEY], again[TC_SIP_KEY];

	(void)state;
	/* Of a process that was killed, with this one's number or any other. */
	close(put("key.1", 16, 0));
	assert_true(opens());
	assert_true(tc_cache_key(dir, first));
	assert_true(tc_cache_key(dir, again));
	assert_memory_equal(first, again, sizeof(first));
	/* Cut short, by a power cut say. */
	for (off_t bytes = 0; bytes < TC_SIP_KEY; bytes += 15) {
		close(put("key", bytes, 0));
		assert_true(opens());
		assert_true(tc_cache_key(dir, again));
	}
	assert_memory_not_equal(first, again, sizeof(first));
	/* What is not ours stays as it is. */
	assert_int_equal(fchmodat(dir, "key", 0666, 0), 0);
	assert_false(opens());
	assert_int_equal(unlinkat(dir, "key", 0), 0);
	assert_int_equal(symlinkat("elsewhere", dir, "key"), 0);
	assert_false(opens());
	assert_true(there("key"));
}

static void test_leftovers(void **state)
{
	int held;

	(void)state;
	held = put("2.store.held", 10, 1000);
	assert_int_equal(flock(held, LOCK_EX | LOCK_NB), 0);
	close(put("1.store.old", 10, 1000));
	close(put("key.old", 10, 1000));
	close(put("3.store.new", 10, 0));
	close(put("4.store", 10, 1000000));
	close(put("unknown", 10, 1000000));
	assert_true(opens());
	assert_false(there("1.store.old"));
	assert_false(there("key.old"));
	assert_true(there("2.store.held"));
	assert_true(there("3.store.new"));
	assert_true(there("4.store"));
	assert_true(there("unknown"));
	close(held);
	assert_true(opens());
	assert_false(there("2.store.held"));
}

static bool goes_on(void *ctx)
{
	(void)ctx;
	return false;
}

static bool stops(void *ctx)
{
	(void)ctx;
	return true;
}

static unsigned files(void)
{
	DIR *d = fdopendir(openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	unsigned n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

static void test_saving(void **state)
{
	struct tc_store *store, *loaded;
	uint64_t generations = 0;
	char why[TC_CACHE_WHY], name[TC_CACHE_NAME];
	struct tc_cache c;

	(void)state;
	store_fill(&store, 1, 2000);
	assert_true(tc_cache_open(&c, &trace, why));
	/* What a process of this number left does not hinder. */
	snprintf(name, sizeof(name), "%s.%ld", c.name, (long)getpid());
	close(put(name, 10, 0));
	assert_int_equal(tc_cache_save(&c, store, 7, stops, NULL), TACHO_ECANCELED);
	assert_int_equal(files(), 2);
	assert_int_equal(tc_cache_save(&c, store, 7, goes_on, NULL), 0);
	assert_int_equal(files(), 3);
	assert_int_equal(tc_store_new(&loaded, NULL), 0);
	assert_int_equal(tc_cache_load(&c, loaded, &generations), 1);
	assert_int_equal(generations, 7);
	tc_store_free(loaded);
	tc_store_free(store);
	tc_cache_close(&c);
}

static void test_how_much(void **state)
{
	(void)state;
	close(put("1.store", 3000, 30));
	close(put("2.store", 3000, 20));
	close(put("3.store", 3000, 10));
	tc_cache_trim(dir, 9000);
	assert_int_equal(files(), 3);
	/* What is in work counts, and is not for others to remove. */
	close(put("4.store.x", 3000, 1000));
	tc_cache_trim(dir, 9000);
	assert_false(there("1.store"));
	assert_int_equal(files(), 3);
	/* One is left, whatever it takes. */
	tc_cache_trim(dir, 1);
	assert_true(there("3.store") && there("4.store.x"));
	assert_int_equal(files(), 2);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, new_folder, drop_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_key),
		IN_FOLDER(test_leftovers),
		IN_FOLDER(test_saving),
		IN_FOLDER(test_how_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
