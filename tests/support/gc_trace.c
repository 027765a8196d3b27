/* SPDX-License-Identifier: MIT */
/* A GC cycle by hand; see gc_trace.h. */
#include "support/gc_trace.h"

#define NO_ID "18446744073709551615"

/* Two Ps; times are ns. G1 calls runtime.GC, assists and sweeps; G2 computes; G3 marks. */
static const char first[] =
	"Trace Go1.26\n"
	"EventBatch gen=1 m=" NO_ID " time=1000\n"
	"Sync\nFrequency freq=1000000000\nClockSnapshot dt=0 mono=0 sec=1700000000 nsec=0\n"
	"EventBatch gen=1 m=1 time=1000\n"
	"ProcStatus dt=1 p=0 pstatus=1\n"
	"GoStatus dt=1 g=1 m=1 gstatus=2\n"
	"ProcsChange dt=1 procs_value=2 stack=0\n"              /* 1003 */
	"HeapAlloc dt=1 heapalloc_value=5000\n"                 /* 1004 */
	"HeapGoal dt=1 heapgoal_value=9000\n"                   /* 1005 */
	"GCBegin dt=95 gc_seq=1 stack=1\n"                      /* 1100 */
	"STWBegin dt=10 kind_string=1 stack=1\n"                /* 1110 */
	"STWEnd dt=90\n"                                        /* 1200 */
	"GCMarkAssistBegin dt=100 stack=1\n"                    /* 1300 */
	"GoBlock dt=50 reason_string=7 stack=1\n"               /* 1350 */
	"GoStatus dt=1 g=3 m=" NO_ID " gstatus=4\n"             /* 1351 */
	"GoUnblock dt=1 g=3 g_seq=1 stack=0\n"                  /* 1352 */
	"GoStart dt=1 g=3 g_seq=2\n"                            /* 1353 */
	"GoLabel dt=1 label_string=3\n"                         /* 1354 */
	"GoUnblock dt=96 g=1 g_seq=1 stack=0\n"                 /* 1450 */
	"STWBegin dt=50 kind_string=2 stack=0\n"                /* 1500 */
	"HeapAlloc dt=40 heapalloc_value=3000\n"                /* 1540 */
	"GCEnd dt=10 gc_seq=2\n"                                /* 1550 */
	"HeapGoal dt=10 heapgoal_value=6000\n"                  /* 1560 */
	"STWEnd dt=40\n"                                        /* 1600 */
	"GoBlock dt=100 reason_string=7 stack=0\n"              /* 1700 */
	"GoStart dt=10 g=1 g_seq=2\n"                           /* 1710 */
	"GCMarkAssistEnd dt=40\n"                               /* 1750 */
	"GCSweepBegin dt=50 stack=0\n"                          /* 1800 */
	"GCSweepEnd dt=20 swept_value=100 reclaimed_value=40\n" /* 1820 */
	"EventBatch gen=1 m=2 time=1000\n"
	"ProcStatus dt=2 p=1 pstatus=1\n"
	"GoStatus dt=2 g=2 m=2 gstatus=2\n"
	"GoStop dt=176 reason_string=8 stack=2\n" /* 1180 */
	"ProcStop dt=5\n"                         /* 1185 */
	"ProcStart dt=45 p=1 p_seq=1\n"           /* 1230 */
	"GoStart dt=10 g=2 g_seq=1\n"             /* 1240 */
	"GoStop dt=270 reason_string=8 stack=2\n" /* 1510 */
	"ProcStop dt=5\n"                         /* 1515 */
	"ProcStart dt=95 p=1 p_seq=2\n"           /* 1610 */
	"GoStart dt=10 g=2 g_seq=2\n"             /* 1620 */
	"EventBatch gen=1 m=" NO_ID " time=1000\n"
	"Strings\n"
	"String id=1\n\tdata=\"GC sweep termination\"\n"
	"String id=2\n\tdata=\"GC mark termination\"\n"
	"String id=3\n\tdata=\"GC (dedicated)\"\n"
	"String id=4\n\tdata=\"main.main\"\n"
	"String id=5\n\tdata=\"runtime.GC\"\n"
	"String id=6\n\tdata=\"main.work\"\n"
	"String id=7\n\tdata=\"GC mark assist wait for work\"\n"
	"String id=8\n\tdata=\"preempted\"\n"
	"EventBatch gen=1 m=" NO_ID " time=1000\n"
	"Stacks\n"
	"Stack id=1 nframes=2\n\tpc=16 func=5 file=0 line=3\n\tpc=32 func=4 file=0 line=4\n"
	"Stack id=2 nframes=1\n\tpc=48 func=6 file=0 line=5\n"
	"EndOfGeneration\n";

/* Another cycle and an assist, and then a goroutine that was never heard of starts. */
static const char damaged[] =
	"EventBatch gen=2 m=" NO_ID " time=2000\n"
	"Sync\nFrequency freq=1000000000\nClockSnapshot dt=0 mono=0 sec=1700000000 nsec=0\n"
	"EventBatch gen=2 m=1 time=2000\n"
	"ProcStatus dt=1 p=0 pstatus=1\n"
	"GoStatus dt=1 g=1 m=1 gstatus=2\n"
	"ProcsChange dt=1 procs_value=4 stack=0\n"
	"GCBegin dt=95 gc_seq=3 stack=0\n"
	"STWBegin dt=10 kind_string=1 stack=0\n"
	"STWEnd dt=900\n"
	"GCMarkAssistBegin dt=100 stack=0\n"
	"GCMarkAssistEnd dt=100\n"
	"GoStart dt=1 g=99 g_seq=7\n"
	"EventBatch gen=2 m=" NO_ID " time=2000\n"
	"Strings\n"
	"String id=1\n\tdata=\"GC sweep termination\"\n"
	"EndOfGeneration\n";

void gc_trace(struct tc_textbuf *out, bool is_damaged)
{
	struct tc_textbuf text;

	tc_textbuf_init(&text, NULL, NULL, NULL);
	tc_textbuf_puts(&text, first);
	if (is_damaged)
		tc_textbuf_puts(&text, damaged);
	tc_textbuf_char(&text, '\0');
	sample_assemble(out, text.p);
	tc_textbuf_fini(&text);
}
