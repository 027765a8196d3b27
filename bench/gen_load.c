/* SPDX-License-Identifier: MIT */
/*
 * gen_load: writes a valid v2 trace of any size, the same bytes for the same
 * options. It simulates the Go scheduler under a load (gen_sim.c), so the trace
 * has the causal structure of a real one; benchmarks and stress tests read it.
 * Time and file size grow linearly with the events, memory does not.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gen_sim.h"

static const char usage_text[] =
	"usage: gen_load [options] [-o FILE]\n"
	"  --shape NAME       http: an HTTP service with tasks and regions (default);\n"
	"                     many: very many goroutines, woken at random;\n"
	"                     threads: many Ps and threads, long system calls\n"
	"  --events N         stop after N events (K, M, G allowed; default 1M)\n"
	"  --bytes N          stop at a file of N bytes (K, M, G are 2^10, 2^20, 2^30)\n"
	"  --seed N           another trace of the same kind (default 1)\n"
	"  --procs N          Ps: GOMAXPROCS (default 2; threads: 16)\n"
	"  --threads N        threads (default 10; threads: 84), at least procs + 2\n"
	"  --cpus N           Ps that make progress at one time (default 2)\n"
	"  --goroutines N     live goroutines, about (default 64; many: 200000; threads: 320)\n"
	"  --version NN       format version 1.NN: 22, 23, 25 or 26 (default 26)\n"
	"  --gen-seconds S    length of a generation (default 1)\n"
	"  --no-overlap       close a generation before the next one begins\n"
	"  --cpu-samples      with CPU profile samples\n"
	"  -o FILE            write there and print what was written; default: stdout\n";

struct options {
	struct gen_config config;
	int version;
	const char *path;
};

_Noreturn static void usage(const char *problem, const char *what)
{
	fprintf(stderr, "gen_load: %s: %s\n%s", problem, what, usage_text);
	exit(2);
}

static uint64_t number(const char *text, uint64_t kilo, uint64_t least, uint64_t most)
{
	static const char units[] = "KMG";
	char *end;
	uint64_t n;
	const char *unit;

	errno = 0;
	n = strtoull(text, &end, 10);
	if (errno || end == text || *text == '-')
		usage("not a number", text);
	unit = *end ? strchr(units, *end) : NULL;
	for (; kilo && unit && unit >= units; unit--) {
		if (n > UINT64_MAX / kilo)
			usage("too large", text);
		n *= kilo;
		end += unit == units;
	}
	if (*end)
		usage("not a number", text);
	if (n < least || n > most)
		usage("out of range", text);
	return n;
}

static enum gen_shape shape(const char *text)
{
	if (strcmp(text, "http") == 0)
		return GEN_HTTP;
	if (strcmp(text, "many") == 0)
		return GEN_MANY;
	if (strcmp(text, "threads") == 0)
		return GEN_THREADS;
	usage("unknown shape", text);
}

static double seconds(const char *text)
{
	char *end;
	double s = strtod(text, &end);

	if (end == text || *end || !isfinite(s) || s < 1e-5 || s > 1e6)
		usage("not a length of a generation", text);
	return s;
}

static void fill_defaults(struct options *o)
{
	struct gen_config *c = &o->config;
	bool threads = c->shape == GEN_THREADS;

	if (!c->events && !c->bytes)
		c->events = 1000000;
	if (!c->procs)
		c->procs = threads ? 16 : 2;
	if (!c->threads)
		c->threads = threads ? 84 : 10;
	if (!c->goroutines)
		c->goroutines = c->shape == GEN_MANY ? 200000 : threads ? 320 : 64;
	if (c->threads < c->procs + 2)
		c->threads = c->procs + 2;
	if (c->threads > GEN_MAX_THREADS)
		usage("too many", "threads");
}

static void parse(int argc, char **argv, struct options *o)
{
	enum {
		SHAPE = 256,
		EVENTS,
		BYTES,
		SEED,
		PROCS,
		THREADS,
		CPUS,
		GOROUTINES,
		VERSION,
		SECONDS,
		OVERLAP,
		NO_OVERLAP,
		SAMPLES,
		HELP
	};
	static const struct option longs[] = {
		{ "shape", required_argument, NULL, SHAPE },
		{ "events", required_argument, NULL, EVENTS },
		{ "bytes", required_argument, NULL, BYTES },
		{ "seed", required_argument, NULL, SEED },
		{ "procs", required_argument, NULL, PROCS },
		{ "threads", required_argument, NULL, THREADS },
		{ "cpus", required_argument, NULL, CPUS },
		{ "goroutines", required_argument, NULL, GOROUTINES },
		{ "version", required_argument, NULL, VERSION },
		{ "gen-seconds", required_argument, NULL, SECONDS },
		{ "overlap", no_argument, NULL, OVERLAP },
		{ "no-overlap", no_argument, NULL, NO_OVERLAP },
		{ "cpu-samples", no_argument, NULL, SAMPLES },
		{ "help", no_argument, NULL, HELP },
		{ NULL, 0, NULL, 0 },
	};
	struct gen_config *c = &o->config;

	for (int opt; (opt = getopt_long(argc, argv, "o:h", longs, NULL)) != -1;) {
		switch (opt) {
		case SHAPE: c->shape = shape(optarg); break;
		case EVENTS: c->events = number(optarg, 1000, 1, UINT64_MAX); break;
		case BYTES: c->bytes = number(optarg, 1024, 1, UINT64_MAX); break;
		case SEED: c->seed = number(optarg, 0, 0, UINT64_MAX); break;
		case PROCS: c->procs = (unsigned)number(optarg, 0, 1, GEN_MAX_PROCS); break;
		case THREADS: c->threads = (unsigned)number(optarg, 0, 3, GEN_MAX_THREADS); break;
		case CPUS: c->cpus = (unsigned)number(optarg, 0, 1, GEN_MAX_CPUS); break;
		case GOROUTINES: c->goroutines = (unsigned)number(optarg, 1000, 1, 1u << 26); break;
		case VERSION: o->version = (int)number(optarg, 0, 22, 26); break;
		case SECONDS: c->gen_seconds = seconds(optarg); break;
		case OVERLAP: c->overlap = true; break;
		case NO_OVERLAP: c->overlap = false; break;
		case SAMPLES: c->samples = true; break;
		case 'o': o->path = optarg; break;
		case 'h':
		case HELP: fputs(usage_text, stdout); exit(0);
		default: fputs(usage_text, stderr); exit(2);
		}
	}
	if (optind < argc)
		usage("unexpected argument", argv[optind]);
	if (o->version == 24)
		usage("there is no format version", "24");
	fill_defaults(o);
}

int main(int argc, char **argv)
{
	struct options o = {
		.config = { .seed = 1, .cpus = 2, .gen_seconds = 1, .overlap = true },
		.version = 26,
	};
	int fd = STDOUT_FILENO;
	struct gen_out *out;
	uint64_t events;

	parse(argc, argv, &o);
	if (o.path)
		fd = open(o.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	else if (isatty(fd))
		usage("will not write a trace to a terminal", "use -o FILE");
	if (fd < 0)
		gen_die("%s: %s", o.path, strerror(errno));
	out = gen_out_new(fd, o.version, gen_sim_start_time());
	events = gen_sim_run(&o.config, out);
	if (close(fd) != 0)
		gen_die("cannot write: %s", strerror(errno));
	if (o.path)
		printf("{\"file\":\"%s\",\"events\":%llu,\"bytes\":%llu,\"generations\":%llu}\n",
		       o.path, (unsigned long long)events, (unsigned long long)out->bytes,
		       (unsigned long long)out->generation);
	gen_out_free(out);
	return 0;
}
