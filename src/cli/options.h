/* SPDX-License-Identifier: MIT */
/*
 * Typed option tables and their parser. A table describes each option once; the
 * parser, help, man pages and completion all read it. The parser neither prints
 * nor exits, and takes any argv.
 */
#ifndef TC_CLI_OPTIONS_H
#define TC_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an option takes and the C type it is stored as. */
enum tc_opt_type {
	TC_OPT_HEADING = 0, /* not an option: `help` is the title of what follows */
	TC_OPT_BOOL,        /* bool; also --no-NAME */
	TC_OPT_COUNT,       /* unsigned; counts its uses */
	TC_OPT_INT,         /* int64_t */
	TC_OPT_UINT,        /* uint64_t */
	TC_OPT_NUMBER,      /* struct tc_cli_number: as TC_OPT_UINT, but it may be missing */
	TC_OPT_DOUBLE,      /* double, finite */
	TC_OPT_DURATION,    /* int64_t ns, Go's syntax: 1.5ms, 2h45m, 0; not negative */
	TC_OPT_SIZE,        /* uint64_t bytes: 4096, 64MiB, 1G, 1.5MB */
	TC_OPT_STRING,      /* const char *, into argv */
	TC_OPT_PATH,        /* const char *, into argv; completed as a file name */
	TC_OPT_CHOICE,      /* int, index into choices */
	TC_OPT_FD,          /* int, a descriptor number */
	TC_OPT_STRINGS,     /* struct tc_cli_strings; repeatable */
	TC_OPT_IDS          /* struct tc_cli_ids; repeatable, or a list 1,2,3 */
};

enum tc_opt_flags {
	TC_OPT_HIDDEN = 1u << 0, /* in no help, no completion; needs its full name */
	TC_OPT_NONEG = 1u << 1   /* TC_OPT_BOOL without --no-NAME */
};

/* A number that need not be given: no value of it means that it is not. */
struct tc_cli_number {
	bool is_given;
	uint64_t n; /* 0 if it is not given */
};

struct tc_cli_strings {
	const char **v; /* the strings are those of argv */
	size_t n;
};

struct tc_cli_ids {
	uint64_t *v;
	size_t n;
};

struct tacho_opt {
	enum tc_opt_type type;
	char short_name;            /* 0: none */
	const char *long_name;      /* NULL: none */
	const char *argname;        /* of what takes a value */
	const char *help;           /* one phrase, wrapped where needed */
	const char *def;            /* parsed before argv, as if given; NULL: zero */
	const char *def_note;       /* shown as the default instead of def */
	const char *const *choices; /* TC_OPT_CHOICE: NULL-ended */
	size_t offset, size;        /* of the member; use TC_OPT_AT */
	int64_t min, max;           /* of numbers; both 0: all that fit */
	unsigned flags;             /* enum tc_opt_flags */
};

#define TC_OPT_AT(S, m) .offset = offsetof(S, m), .size = sizeof(((S *)0)->m)

/* The longest duration there is, for a .def that means "no end". */
#define TC_OPT_DURATION_MAX "9223372036854775807ns"

enum tc_opt_status {
	TC_OPT_OK = 0,
	TC_OPT_HELP = 1,       /* --help: the whole text is wanted */
	TC_OPT_HELP_SHORT = 2, /* -h */
	TC_OPT_BAD = -1,       /* err says what */
	TC_OPT_NOMEM = -2
};

struct tc_opt_result {
	int n_args;    /* operands, moved to argv[0 .. n_args) */
	char err[256]; /* one line, printable whatever argv held; "" when all is well */
};

/*
 * Parse argv (without program and command name) into dest, which the caller has
 * zeroed: defaults first, then argv from left to right. Accepts --opt=VAL,
 * --opt VAL, -oVAL, -o VAL, -abc, unambiguous abbreviations of long names, and
 * "--", which ends the options; operands may stand between options. A NULL in
 * argv ends it. Whatever the result, free with tc_cli_options_free.
 */
int tc_cli_options_parse(const struct tacho_opt *table, size_t n, int argc, char **argv, void *dest,
			 struct tc_opt_result *res);

/* How many rows are wanted, where 0 stands for all: `otherwise` if nobody said so. */
static inline uint64_t tc_cli_rows(struct tc_cli_number top, uint64_t otherwise)
{
	if (!top.is_given)
		return otherwise;
	return top.n == 0 ? UINT64_MAX : top.n;
}

/* Free the lists in dest and empty them. dest may be half parsed or zeroed. */
void tc_cli_options_free(const struct tacho_opt *table, size_t n, void *dest);

/* The option of that long name, or NULL. */
const struct tacho_opt *tc_cli_options_find(const struct tacho_opt *table, size_t n,
					    const char *long_name);

/* Does the option take a value? */
bool tc_cli_options_takes_value(const struct tacho_opt *o);

/*
 * Is the table itself right: sizes fit types, names are unique, defaults parse,
 * help is there? 0, or -1 with the reason in err.
 */
int tc_cli_options_check(const struct tacho_opt *table, size_t n, size_t dest_size, char *err,
			 size_t err_size);

/* Distance of two words in edits and swaps, or UINT32_MAX when far too long. */
unsigned tc_cli_options_distance(const char *a, const char *b);

/* Is `have` near enough to `typed`, at that distance, to be offered instead? */
bool tc_cli_options_near(const char *typed, unsigned distance);

#endif
