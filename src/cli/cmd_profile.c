/* SPDX-License-Identifier: MIT */
/* `tacho profile`: where goroutines waited, by stack. */
#include "cli/cmd.h"
#include "cli/fn_hint.h"
#include "cli/profile_regions.h"
#include "cli/profile_view.h"
#include "cli/spool.h"
#include "cli/stream_input.h"
#include "cli/units.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FORMAT_FLAT,
	FORMAT_TREE,
	FORMAT_FOLDED,
	FORMAT_JSON
};
static const char *const formats[] = { "flat", "tree", "folded", "json", NULL };
static const char *const kinds[] = { "net", "sync", "syscall", "sched", NULL };

#define TOP_FLAT 10
#define TOP_TREE 60
#define MIN_TREE 0.005 /* share of the total, unless --top is given */

struct profile_opts {
	int form;
	const char *pprof;
	bool is_complete;
	struct tc_cli_number top, depth;
	const char *fn;
	struct tc_cli_number goroutine;
	struct tc_region_opts region;
	struct tc_cli_filter_opts window;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What counts" },
	{ TC_OPT_AT(struct profile_opts, is_complete), .type = TC_OPT_BOOL,
	  .long_name = "complete",
	  .help = "also what comes before a goroutine first runs, which `go tool trace` leaves "
		  "out: above all the wait for its first run" },
	{ TC_OPT_AT(struct profile_opts, fn), .type = TC_OPT_STRING, .long_name = "fn",
	  .argname = "NAME", .help = "only goroutines whose start function is NAME" },
	{ TC_OPT_AT(struct profile_opts, goroutine), .type = TC_OPT_NUMBER, .short_name = 'g',
	  .long_name = "goroutine", .argname = "ID", .def_note = "all",
	  .max = INT64_MAX, .help = "only this goroutine" },
	TC_OPTS_REGION(struct profile_opts, region),
	TC_OPTS_WINDOW(struct profile_opts, window),
	TC_OPTS_OUTPUT_NO_CSV(struct profile_opts, out),
	{ TC_OPT_AT(struct profile_opts, form), .type = TC_OPT_CHOICE, .short_name = 'f',
	  .long_name = "format", .argname = "FORM", .choices = formats, .def = "flat",
	  .help = "stacks; a tree of functions; a line a stack for flame graphs; JSON" },
	{ TC_OPT_AT(struct profile_opts, pprof), .type = TC_OPT_PATH, .long_name = "pprof",
	  .argname = "OUT", .help = "write a file for `go tool pprof`; - is standard output" },
	{ TC_OPT_AT(struct profile_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "10 stacks, 60 lines of the tree with at least 0.5%; JSON: all",
	  .max = INT64_MAX,
	  .help = "print the N largest; 0: all" },
	{ TC_OPT_AT(struct profile_opts, depth), .type = TC_OPT_NUMBER, .long_name = "depth",
	  .argname = "N", .def_note = "12 frames; tree: all",
	  .max = INT64_MAX,
	  .help = "print the N innermost frames of a stack, or outermost of the tree; 0: all" },
	TC_OPTS_READING(struct profile_opts, read),
};
/* clang-format on */

/* --- the command line ------------------------------------------------------- */

static bool is_same_file(const char *a, const char *b)
{
	struct stat x, y;
	bool has_x = strcmp(a, "-") == 0 ? fstat(STDIN_FILENO, &x) == 0 : stat(a, &x) == 0;
	bool has_y = strcmp(b, "-") == 0 ? fstat(STDOUT_FILENO, &y) == 0 : stat(b, &y) == 0;

	return has_x && has_y && x.st_dev == y.st_dev && x.st_ino == y.st_ino && S_ISREG(x.st_mode);
}

static int look_at_options(const struct tacho_ctx *ctx, struct profile_opts *o, int argc,
			   char **argv)
{
	if (argc < 2)
		return tc_cli_usage(ctx, "FILE is missing");
	if (ctx->format == TC_FORMAT_JSON && o->form != FORMAT_FLAT && o->form != FORMAT_JSON)
		return tc_cli_usage(ctx, "--json and --format=%s exclude each other",
				    formats[o->form]);
	if (ctx->format == TC_FORMAT_JSON)
		o->form = FORMAT_JSON;
	if (tc_range_check(ctx, &o->window) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	if (o->pprof && o->form != FORMAT_FLAT)
		return tc_cli_usage(ctx, "--pprof and --format=%s exclude each other",
				    formats[o->form]);
	if (o->top.is_given && (o->pprof || o->form == FORMAT_FOLDED))
		return tc_cli_usage(ctx, "--top does not go with %s, which has all stacks",
				    o->pprof ? "--pprof" : "--format=folded");
	if (o->depth.is_given && (o->pprof || o->form == FORMAT_FOLDED || o->form == FORMAT_JSON))
		return tc_cli_usage(ctx, "--depth goes with the formats flat and tree only");
	if (o->pprof && strcmp(o->pprof, "-") == 0 && ctx->out.tty)
		return tc_cli_usage(ctx, "a pprof file is not written to a terminal");
	if (o->pprof && is_same_file(argv[1], o->pprof))
		return tc_cli_usage(ctx, "%s is the input", o->pprof);
	return tc_region_check(ctx, &o->region);
}

static int kind_of(const char *word)
{
	int kind = 0;

	while (kind < TACHO_PROFILE_COUNT && strcmp(word, tacho_profile_name(kind)) != 0)
		kind++;
	return kind;
}

static uint64_t top_of(const struct profile_opts *o)
{
	switch (o->form) {
	case FORMAT_FLAT: return tc_cli_rows(o->top, TOP_FLAT);
	case FORMAT_TREE: return tc_cli_rows(o->top, TOP_TREE);
	default: return tc_cli_rows(o->top, UINT64_MAX);
	}
}

/* --- reading ---------------------------------------------------------------- */

/* Time of the first event, 0 where there is none: the pass will say why. */
static int64_t first_event_ns(const char *path, const struct tc_cli_read_opts *o)
{
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	const struct tacho_block *b;
	struct tacho_reader *r;
	int64_t ns = 0;

	ropts.limits = o->limits;
	ropts.threads = 1;
	if (tacho_reader_open_file(&r, path, &ropts, NULL) < 0)
		return 0;
	if (tacho_reader_next(r, &b) > 0 && b->n > 0)
		ns = b->events[0].time_ns;
	tacho_reader_close(r);
	return ns;
}

/* A window counts from the first event, which must be known before the pass. */
static void set_window(struct tacho_profile_opts *popts, const struct profile_opts *o,
		       const char *path)
{
	int64_t first_ns = first_event_ns(path, &o->read);

	popts->has_window = true;
	if (__builtin_add_overflow(first_ns, o->window.from_ns, &popts->from_ns))
		popts->from_ns = INT64_MAX;
	if (__builtin_add_overflow(first_ns, o->window.to_ns, &popts->to_ns))
		popts->to_ns = INT64_MAX;
}

/* --- output ----------------------------------------------------------------- */

static int collect(void *ctx, const void *bytes, size_t n)
{
	tc_cli_str_add(ctx, bytes, n);
	return 0;
}

/* Function names reach a terminal only escaped. */
static int print_folded(const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	struct tc_cli_str text = { 0 };
	int rc;

	if (!term->tty) {
		rc = tacho_profile_write_folded(v->profile, v->kind, tc_cli_stream_write, NULL);
	} else {
		rc = tacho_profile_write_folded(v->profile, v->kind, collect, &text);
		for (size_t at = 0; rc == 0 && at < text.len; at++) {
			size_t n = strcspn(text.p + at, "\n");

			tc_cli_out_text(stdout, text.p + at, n, term->unicode);
			printf("\n");
			at += n;
		}
		tc_cli_str_free(&text);
	}
	/* What stdout refused shows when it is verified. */
	if (rc == TACHO_ENOMEM)
		tc_cli_error(v->ctx, "out of memory");
	return rc < 0 ? TC_EXIT_SYSTEM : TC_EXIT_OK;
}

static int write_file(const struct tacho_ctx *ctx, const char *path, const struct tc_cli_str *bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666), error = 0;
	struct stat st;

	if (fd < 0) {
		tc_cli_error(ctx, "%s: cannot be created: %s", path, strerror(errno));
		return TC_EXIT_SYSTEM;
	}
	for (size_t done = 0; done < bytes->len && error == 0;) {
		ssize_t n = write(fd, bytes->p + done, bytes->len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			error = errno;
	}
	if (error != 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		(void)unlink(path); /* half a file is of no use */
	if (close(fd) < 0 && error == 0)
		error = errno;
	if (error == 0)
		return TC_EXIT_OK;
	tc_cli_error(ctx, "%s: cannot be written: %s", path, strerror(error));
	return TC_EXIT_SYSTEM;
}

/* Made in memory first, so that a failure leaves no half a file. */
static int write_pprof(const struct tc_profile_view *v, const char *path)
{
	struct tc_cli_str bytes = { 0 };
	int code = TC_EXIT_OK;

	if (tacho_profile_write_pprof(v->profile, v->kind, collect, &bytes) < 0) {
		tc_cli_error(v->ctx, "out of memory");
		code = TC_EXIT_SYSTEM;
	} else if (strcmp(path, "-") == 0) {
		fwrite(bytes.p, 1, bytes.len, stdout);
	} else {
		code = write_file(v->ctx, path, &bytes);
		if (code == TC_EXIT_OK && !v->ctx->quiet) {
			tc_profile_head(v);
			printf("  written to ");
			tc_cli_out_text(stdout, path, strlen(path), v->ctx->out.unicode);
			printf("\n");
		}
	}
	tc_cli_str_free(&bytes);
	return code;
}

static int print(const struct tc_profile_view *v, const struct profile_opts *o)
{
	if (o->pprof)
		return write_pprof(v, o->pprof);
	if (o->form == FORMAT_FOLDED)
		return print_folded(v);
	if (o->form == FORMAT_JSON) {
		tc_profile_json(v);
		return TC_EXIT_OK;
	}
	tc_profile_head(v);
	if (tacho_hist_count(v->waits) == 0)
		return TC_EXIT_OK;
	if (o->form == FORMAT_TREE)
		tc_profile_tree(v);
	else
		tc_profile_flat(v);
	return TC_EXIT_OK;
}

/* Say that the filters let nobody through. */
static int nobody(const struct tc_profile_view *v, const struct tacho_goroutines *goroutines)
{
	const char *name = tc_report_input_name(&v->in);

	if (goroutines) {
		struct tacho_text fn = tc_fn_text(v->fn);
		bool is_known = false;

		for (size_t i = 0; i < tacho_goroutines_groups(goroutines) && !is_known; i++) {
			struct tacho_text t = tacho_symbols_get(
				v->symbols, tacho_goroutines_group(goroutines, i)->name);

			is_known = t.n == fn.n && (t.n == 0 || memcmp(t.s, fn.s, t.n) == 0);
		}
		if (!is_known)
			return tc_fn_unknown(v->ctx, &v->in, goroutines, v->fn);
	}
	if (v->goroutine >= 0 && v->fn)
		tc_cli_error(v->ctx,
			     "%s: there is no goroutine %" PRId64 " with the start function '%s'",
			     name, v->goroutine, v->fn);
	else if (v->goroutine >= 0)
		tc_cli_error(v->ctx,
			     "%s: there is no goroutine %" PRId64
			     "; `tacho goroutines` lists what there is",
			     name, v->goroutine);
	else
		tc_cli_error(v->ctx, "%s: no goroutine has the start function '%s'", name, v->fn);
	return TC_EXIT_USAGE;
}

/* --- the command ------------------------------------------------------------ */

/* Read path, which may stand for the file named on the command line, and print. */
static int run(struct tc_profile_view *v, const struct profile_opts *o,
	       struct tc_region_spans *regions, const char *path, const char *name)
{
	struct tacho_profile_opts popts = TACHO_PROFILE_OPTS_INIT;
	struct tacho_goroutines *goroutines = NULL;
	struct tacho_analysis list[3];
	struct tc_extent span = { 0 };
	int code, printed = TC_EXIT_OK, rc;
	size_t n = 0;

	popts.complete = o->is_complete || o->region.type;
	if (tc_region_has(&o->region)) {
		popts.part = tc_region_spans_part;
		popts.part_ctx = regions;
	}
	popts.kinds = 1U << v->kind;
	popts.has_function = o->fn != NULL;
	if (o->fn)
		popts.function = tc_fn_text(o->fn);
	popts.has_goroutine = o->goroutine.is_given;
	popts.goroutine = (int64_t)o->goroutine.n;
	if (tc_range_is_set(&o->window))
		set_window(&popts, o, path);
	rc = tacho_profile_new(&v->profile, &popts);
	if (rc == 0)
		list[n++] = tacho_profile_analysis(v->profile);
	/* For the names that come near one that is not there. */
	if (rc == 0 && o->fn)
		rc = tacho_goroutines_new(&goroutines, NULL);
	if (rc < 0) {
		tc_cli_error(v->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	if (goroutines)
		list[n++] = tacho_goroutines_analysis(goroutines);
	list[n++] = tc_extent_analysis(&span);
	code = tc_report_input_read(&v->in, v->ctx, path, &o->read, list, n);
	v->in.path = name;
	if (v->in.is_usable) {
		v->symbols = tacho_profile_symbols(v->profile);
		v->waits = tacho_profile_waits(v->profile, v->kind);
		if ((o->fn || o->goroutine.is_given) && tacho_profile_goroutines(v->profile) == 0)
			printed = nobody(v, goroutines);
		else
			printed = tc_range_refuse(v->ctx, &v->in, &o->window, &span);
		if (printed == TC_EXIT_OK)
			printed = print(v, o);
	} else if (o->form == FORMAT_JSON) {
		tc_profile_json(v);
	}
	if (v->in.diag.code != 0)
		tc_report_input_complain(&v->in, v->ctx);
	tacho_goroutines_free(goroutines);
	return printed > code ? printed : code;
}

static int cmd_profile(int argc, char **argv, struct tacho_ctx *ctx)
{
	struct profile_opts *o = ctx->opts;
	struct tc_profile_view v = { .ctx = ctx };
	struct tc_region_spans regions = { 0 };
	struct tc_spool spool = { .fd = -1 };
	int code = look_at_options(ctx, o, argc, argv);
	const char *path;

	if (code != TC_EXIT_OK)
		return code;
	v.kind = kind_of(argv[0]);
	v.is_complete = o->is_complete;
	v.fn = o->fn;
	v.region = o->region.type;
	v.task = o->region.task;
	v.goroutine = o->goroutine.is_given ? (int64_t)o->goroutine.n : TACHO_NONE;
	v.window = &o->window;
	v.top = top_of(o);
	v.min_share = o->form == FORMAT_TREE && !o->top.is_given ? MIN_TREE : 0;
	v.depth = tc_cli_rows(o->depth, 0);
	if (tc_range_is_set(&o->window) || tc_region_has(&o->region))
		code = tc_spool_open(&spool, ctx, argv[1]);
	path = spool.path ? spool.path : argv[1];
	if (code == TC_EXIT_OK && tc_region_has(&o->region))
		code = tc_region_spans_read(&regions, ctx, path, argv[1], &o->read, &o->region);
	if (code == TC_EXIT_OK)
		code = run(&v, o, &regions, path, argv[1]);
	tc_region_spans_free(&regions);
	tc_report_input_close(&v.in);
	tacho_profile_free(v.profile);
	tc_spool_close(&spool);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho profile sync trace.out", "where goroutines waited for each other" },
	{ "tacho profile sched --complete trace.out", "who was woken and had to wait for a P" },
	{ "tacho profile syscall --format tree trace.out", "system calls, from main.main down" },
	{ "tacho profile net --fn main.worker --from 1s --to 2s trace.out",
	  "one start function, one second" },
	{ "tacho profile sync --region parse trace.out", "what one kind of region waited for" },
	{ "tacho profile sync --task 17 trace.out", "what the goroutines of one task waited for" },
	{ "tacho profile sync --pprof sync.pb.gz trace.out && go tool pprof -http=: sync.pb.gz",
	  "in the browser" },
	{ "tacho profile sync --format folded trace.out | flamegraph.pl >sync.svg",
	  "a flame graph" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_profile = {
	.name = "profile",
	.fn = cmd_profile,
	.operands = "net|sync|syscall|sched FILE",
	.min_args = 1,
	.max_args = 2,
	.words = kinds,
	.summary = "show where goroutines waited, by stack",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct profile_opts, opts),
	.description =
		"Adds up by call stack how long goroutines waited:\n\n"
		"  net      blocked on the network\n"
		"  sync     blocked on channels, select and package sync\n"
		"  syscall  in system calls\n"
		"  sched    runnable, waiting for a P\n\n"
		"The stack is that of the event that began the wait: where the goroutine blocked; "
		"for sched, of a goroutine that was woken or created, the place that woke or "
		"created it. Nobody is to be named for a goroutine that comes out of a long system "
		"call: that is \"(no stack)\". Counts and times are those of `go tool trace -pprof`. Waits that the "
		"trace shows no end of do not count, and without --complete neither does what "
		"comes before the first run of a goroutine.\n\n"
		"The same total may be a thousand waits of 1 ms or one wait of 1 s. So beside it "
		"stand the number of waits, the median (p50), the value that 99 of 100 do not "
		"exceed (p99), the largest, the share of the total that the longest 1 % make up "
		"(top 1%), and a picture of how many waits there are of which length, on a "
		"logarithmic scale that is the same for all stacks. Where few long waits make "
		"the total, a line says so.\n\n"
		"The flat form prints the stacks with the largest totals, innermost function "
		"first; on a terminal the innermost function that is not of Go's library stands "
		"out. The tree merges stacks from the outermost function inwards: total is the time "
		"in the function and all it calls, self what waits in it directly. Functions that "
		"call but one other stand below each other without indentation.\n\n"
		"A wait that lies in part between --from and --to counts with that part. With --region only what lies "
		"within regions of that type counts, before the first run of a goroutine, too. With --task it is the time of that task "
		"on all goroutines that have to do with it. To use "
		"these with a pipe, the trace is copied to a temporary file first (in TMPDIR).\n\n"
		"Of a damaged trace the profile has the part before the damage; what was lost is "
		"said, and the exit status is 3.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-goroutines(1), tacho-events(1)",
};
