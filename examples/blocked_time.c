/* SPDX-License-Identifier: MIT */
/*
 * One pass, two analyses: time per start function, and the stacks that waited
 * longest for locks and channels.
 */
#include <inttypes.h>
#include <stdio.h>

#include <tacho/goroutines.h>
#include <tacho/profile.h>

static void print_results(const struct tacho_symbols *symbols, const struct tacho_goroutines *g,
			  const struct tacho_profile *p)
{
	for (size_t i = 0; i < tacho_goroutines_groups(g) && i < 5; i++) {
		const struct tacho_group *group = tacho_goroutines_group(g, i);
		struct tacho_text name = tacho_symbols_get(symbols, group->name);

		printf("%6" PRIu64 " goroutines %15" PRId64 " ns running  %.*s\n", group->count,
		       tacho_hist_total_ns(group->columns[TACHO_COLUMN_RUNNING]), (int)name.n,
		       name.s);
	}
	for (size_t i = 0; i < tacho_profile_stacks(p, TACHO_PROFILE_SYNC) && i < 5; i++) {
		const struct tacho_profile_stack *s = tacho_profile_stack(p, TACHO_PROFILE_SYNC, i);
		struct tacho_frame leaf = tacho_symbols_frame(symbols, s->stack, 0);
		struct tacho_text name = tacho_symbols_get(symbols, leaf.func);

		printf("%6" PRIu64 " waits %20" PRId64 " ns  %.*s\n", s->count, s->total_ns,
		       (int)name.n, name.s);
	}
}

int main(int argc, char **argv)
{
	struct tacho_analysis analysis;
	struct tacho_goroutines *g = NULL;
	struct tacho_profile *p = NULL;
	struct tacho_reader *r = NULL;
	struct tacho_diag diag;
	int rc;

	if (argc != 2)
		return 2;
	if (tacho_goroutines_new(&g, NULL) < 0 || tacho_profile_new(&p, NULL) < 0)
		return 4;
	tacho_goroutines_join_profile(g, p);
	analysis = tacho_goroutines_analysis(g);
	rc = tacho_reader_open_file(&r, argv[1], NULL, &diag);
	if (rc == 0)
		rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
	if (rc == 0)
		print_results(tacho_reader_symbols(r), g, p);
	else
		fprintf(stderr, "%s: %s\n", argv[1],
			r ? tacho_reader_diag(r)->message : diag.message);
	tacho_goroutines_free(g);
	tacho_profile_free(p);
	tacho_reader_close(r);
	return rc < 0 ? 3 : 0;
}
