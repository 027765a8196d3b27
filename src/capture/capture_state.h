/* SPDX-License-Identifier: MIT */
/* What the files of src/capture share: the one capture of a process. */
#ifndef TC_CAPTURE_STATE_H
#define TC_CAPTURE_STATE_H

#include "capture/cpu_truth.h"
#include "capture/watch.h"
#include "rules/budget.h"
#include "spool/spool_dir.h"

#include <pthread.h>
#include <sys/stat.h>

#include <tacho/capture.h>

struct tc_endpoint;

/* What an error is about: it goes when that works again. */
enum tc_trouble {
	TC_TROUBLE_SETTINGS,
	TC_TROUBLE_RECORDER,
	TC_TROUBLE_SPOOL,
	TC_TROUBLE_ENDPOINT,
	TC_TROUBLE_COUNT
};

struct tc_capture {
	pthread_mutex_t lock; /* of settings, error, watches' rules; held briefly */
	pthread_rwlock_t flight_lock;
	pthread_t thread;
	bool is_running, is_stopping;
	tc_atomic_bool stops;

	struct tc_settings base, now; /* from the program; with the file's on top */
	char file[512];
	struct stat file_seen;
	bool has_file_seen;
	char error[TC_TROUBLE_COUNT][512]; /* "": no trouble */
	/* Asked for at the status page: 0 nothing, 1 on, 2 off; a changed file ends it. */
	tc_atomic_u32 switched;

	/* The thread's: */
	bool is_on, is_changed;
	struct tacho_flight *flight; /* changed with flight_lock; read so by others */
	struct tc_settings used;     /* by recorder, spool and endpoint */
	uint64_t min_age_ns;         /* of the recorder: look-back and the longest look-ahead */
	/* Changed with the lock, for a fork. */
	struct tc_spool_dir *spool;
	struct tc_endpoint *endpoint;
	struct tc_cpu_places places;
	struct tc_cpu_truth truth;
	uint64_t truth_at_ns;
	struct tc_budget budget;
	uint64_t swept_ns, filed_ns, retried_ns, over_budget_since;

	struct tc_slot call, sched;
	tc_atomic_u64 runnable, procs, held_ns;
	tc_atomic_u64 over_budget, snapshots, repeats, failed, bytes, cpu_ns, pruned;
};
extern struct tc_capture tc_capture;

/* settings_file.c */
void tc_capture_reload(void);
/* What is wrong, for tacho_capture_error; without the lock. */
void tc_capture_complain(enum tc_trouble about, const char *why);
/* That works; what was wrong with it is over. */
void tc_capture_works(enum tc_trouble about);
/* The worst of what is wrong, or "". Under the lock. */
const char *tc_capture_trouble(void);

/* snapshot.c */
void tc_slots_look(uint64_t now_ns);
/* What was asked for while nobody looked is no trigger any more. */
void tc_slots_forget(void);
uint64_t tc_slots_triggers(void);
/* The longest of all sources. */
uint64_t tc_slots_look_ahead(void);
/* In the child of a fork: who was filling one in is not there. */
void tc_slots_forked(void);

/* capture_status.c: the status document; to be freed with free(), NULL: no memory */
char *tc_capture_status(void);

/* build_id.c: of the program, in hexadecimal; "" without one */
void tc_build_id(char *to, size_t size);

#endif
