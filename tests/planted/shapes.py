# SPDX-License-Identifier: MIT
"""More cases: the same problems in the shapes that they have in services and libraries,
written after the rules, and look-alikes of these shapes (progs/shapes_*.go)."""
from cases import (CALLS_MAY, GC_MAY, SPELL, START, RUNNING, among, between, like, ms, part,
                   plain, quota, size, us)

# --- locks

plain("shape-logger", "logger", ["lock-convoy"],
      "{n} goroutines log to one logger, whose pipe takes a line in {hold}", mode="full",
      n=between(8, 24), hold=us(500, 1500), p=2, d=among("400ms", "600ms"), warm="50ms")
plain("shape-cond-lock", "cond-lock", ["lock-convoy"],
      "{n} goroutines and one resource behind a condition, {hold} each ({mode})",
      n=between(8, 24), k=1, hold=us(500, 1500), think=us(100, 300),
      mode=among("burn", "sleep"), p=2, d=among("400ms", "600ms"), warm=START)
plain("shape-select-lock", "pick-lock", ["lock-convoy"],
      "{n} goroutines lock by sending in a select beside a context, {hold} ({mode})",
      n=between(8, 24), k=1, hold=us(500, 1500), mode=among("burn", "sleep"), p=2,
      d=among("400ms", "600ms"), warm=START)
plain("shape-permit", "permits", ["lock-convoy"],
      "{n} goroutines and one permit of a gateway that closes the first one's channel, {hold}",
      n=between(8, 24), k=1, hold=us(500, 1500), mode=among("burn", "sleep"),
      share=among(0, 1), p=2, d=among("400ms", "600ms"), warm=START)
plain("shape-store", "store", ["lock-convoy"],
      "{n} goroutines write to a table without a rest, {k} read it now and then, {hold}",
      n=between(8, 20), k=between(1, 3), hold=us(400, 1200), mode=among("burn", "sleep"), p=2,
      d=among("400ms", "600ms"), warm=START)
plain("shape-rlocker", "rlocker", ["pending-rwmutex-writer"],
      "a report of {think} under a read lock makes a writer wait, and it {n} readers",
      n=between(6, 20), hold=us(5, 40), think=ms(3, 12), every=ms(4, 12), p=2,
      d=among("400ms", "800ms"), warm=START)
plain("shape-busy-store", "store", ["busy-lock"],
      "{n} goroutines write to a table that is in use half of the time, {hold} under a sleep",
      may=("lock-convoy",), n=6, k=1, hold="2ms", think=ms(14, 17), mode="sleep", p=2, d="1000ms")
# Who gives the resource back takes it again at once: unfair, but nobody stands in line.
like("shape-ok-barging", "cond-lock", "{n} goroutines, {hold} each; who has it, takes it again",
     may=["lock-convoy", "busy-lock"], n=between(8, 24), k=1, hold=us(500, 1500), mode="burn",
     p=2, d="400ms", warm=START)
like("shape-ok-permits", "permits", "{n} goroutines and {k} permits of a gateway, in use",
     n=between(8, 14), k=between(4, 5), hold=ms(1, 3), mode="sleep", share=among(0, 1), p=2,
     d="500ms", warm=START)
like("shape-ok-cond-pool", "cond-lock", "{n} goroutines and {k} resources behind a condition",
     n=between(6, 10), k=between(3, 5), hold=ms(1, 3), mode="sleep", think=ms(1, 3), p=2,
     d="500ms", warm=START)
like("shape-ok-select-pool", "pick-lock", "{n} goroutines share {k} slots by select",
     n=between(6, 10), k=between(3, 5), hold=ms(1, 3), mode="sleep", think=ms(1, 3), p=2,
     d="500ms", warm=START)
like("shape-ok-turns", "turns", "{n} goroutines take turns, each with a condition of its own",
     n=between(3, 10), hold=us(100, 500), p=2, d="400ms", warm=START)
like("shape-ok-logger", "logger", "{n} goroutines log now and then", n=between(2, 6),
     hold=us(100, 200), think=ms(8, 20), p=2, d="500ms", warm=START)
like("shape-ok-ordered", "ordered", "{n} goroutines compute {hold} and write in their order",
     n=between(4, 12), hold=us(200, 800), p=2, d="400ms", warm=START)
like("shape-ok-gossip", "gossip", "{k} messages go round among {n} actors, to anyone",
     n=between(6, 12), k=between(2, 4), hold=us(50, 200), think=ms(1, 3), p=2, d="400ms", warm=START)
like("shape-ok-rlocker", "rlocker", "{n} readers behind the Locker interface, one writer",
     n=between(6, 16), hold=us(10, 60), every=ms(4, 12), p=2, d="400ms", warm=START)

# --- calls

plain("shape-flock", "file-locks", ["syscall-holds-p"],
      "{n} goroutines wait for a lock of a file in the kernel, {hold}; {k} others have work",
      may=CALLS_MAY, n=between(1, 2), k=between(1, 3), hold=ms(2, 6), think=ms(4, 10),
      size=SPELL, p=1, d=among("400ms", "800ms"), warm=START)
plain("shape-blocking-file", "blocking", ["syscall-holds-p"],
      "a goroutine reads from a blocking os.File that another process fills, {k} have work",
      may=CALLS_MAY, n=1, k=between(1, 3), hold=ms(3, 6), think=ms(2, 4), size=SPELL, p=1,
      d=among("600ms", "900ms"), warm="20ms")
like("shape-ok-pipes", "pipes", "{n} pairs talk over pipes that the poller waits for",
     n=between(2, 6), hold=us(20, 200), think=ms(2, 6), p=2, d="400ms", warm=START)
like("shape-ok-flock", "file-locks", "{n} goroutines wait for a lock of a file, a P is free",
     n=1, k=0, hold=ms(2, 6), think=ms(4, 10), p=4, d="500ms", warm=START)
plain("shape-cgo-two", "two-calls", ["cgo-flood"],
      "{n} goroutines step through rows by two C functions, {size} rows each {think}",
      program="withc", n=between(1, 2), size=size(1000, 3000), think="1ms", p=2, d="80ms")

# --- CPU

plain("shape-pool-cpu", "pool-cpu", ["oversubscription"],
      "{n} workers and a queue of jobs of {hold} that is never empty",
      n=between(10, 40), k=1, hold=ms(2, 20), p=2, d=among("500ms", "900ms"), warm=START)
like("shape-ok-pool-bursts", "pool-cpu", "{n} workers, {k} jobs of {hold} at once each {think}",
     n=between(6, 16), k=between(4, 10), hold=us(200, 600), think=ms(25, 50), p=2, d="600ms",
     warm=START)
# Assembly over one buffer: as long as it takes, nothing can preempt it.
plain("shape-digest", "digest", ["preemption-blocked"],
      "{n} goroutines look through {size} bytes at once ({mode}), others want a bit of time",
      may=("oversubscription",), n=3, k=0, mode=among("crc", "index"), size=size(1.5e9, 1.8e9),
      p=2, d="1500ms", warm="2500ms")
plain("shape-digest-stop", "digest-gc", ["long-stw"],
      "a collection each {every} next to {n} goroutines that sum up {size} bytes at once",
      may=("preemption-blocked", "oversubscription", "idle-while-runnable"),
      n=1, k=0, mode="crc", size=size(1.5e8, 2.5e8), think=ms(2, 6), every=ms(40, 80), p=2, d="900ms",
      warm="600ms")
like("shape-ok-digest", "digest", "{n} goroutines compute sums of {size} bytes, in pieces",
     n=between(1, 2), k=between(64, 512), size=size(4e7, 8e7), think=ms(1, 4), p=2, d="700ms",
     warm="600ms")
plain("shape-strings", "strings", ["gc-assist"],
      "{n} goroutines fill maps next to one of {size} strings, GOGC={k}", may=GC_MAY,
      n=between(3, 6), k=between(5, 12), size=size(2e5, 4e5), p=2, d="400ms", warm="1000ms")
like("shape-ok-strings", "strings", "{n} goroutines fill maps next to one of {size} strings",
     n=between(1, 2), k=100, size=size(1e5, 2e5), think=ms(4, 8), p=2, d="400ms", warm="600ms")
quota("shape-quota-pool", "pool-cpu", "a pool of {n} workers under a quota of {quota} CPUs",
      (0.4, 1.4), n=between(4, 12), k=1, hold=ms(1, 8), p=2, d="1400ms", warm="200ms")
quota("shape-quota-http", "http", "an HTTP service with {n} clients, a quota of {quota} CPUs",
      (0.2, 0.6), n=between(16, 32), hold="1ms", think="1ms", p=2, d="1400ms", warm="200ms")
quota("shape-quota-digest", "digest", "sums of {size} bytes under a quota of {quota} CPUs",
      (0.4, 1.0), n=2, k=256, size=size(2e7, 4e7), think="1ms", p=2, d="1400ms", warm="200ms")
# Work on the grid of a quota's period, without a quota.
like("shape-ok-ticks", "ticks", "each {every} there is {hold} of computing, and nothing else",
     hold=ms(30, 70), every="100ms", p=2, d="1400ms", warm=START)
like("shape-ok-ticks-digest", "ticks", "each {every} a sum of {size} bytes, and nothing else",
     size=size(6e7, 1e8), every="100ms", p=2, d="1400ms", warm="600ms")

# --- stops

plain("shape-stop-profile", "profile", ["long-stw"],
      "the goroutines ({n} of them, {k} deep) are listed with all stacks each {every}",
      may=("gc-assist",), mode="full", n=between(2000, 4000), k=between(10, 30),
      every=ms(120, 250), p=2, d=among("700ms", "900ms"), warm="200ms")
like("shape-ok-statistics", "housekeep", "statistics are read each {every}", k=between(2, 6),
     size=size(1e6, 4e6), every=ms(5, 20), p=2, d="600ms", warm=START)
like("shape-ok-give-back", "housekeep", "memory is given back each {every}", mode="free",
     k=between(2, 6), size=size(1e6, 4e6), every=ms(60, 120), p=2, d="600ms", warm=START)

# --- goroutines and timers

for _mode, _what in (("nil", "wait for a nil channel"), ("after", "wait for an hour"),
                     ("late", "answer after {hold}, when nobody waits any more"),
                     ("input", "wait for more input, having had some"),
                     ("ticker", "leave a goroutine with a ticker behind")):
    plain(f"shape-leak-{_mode}", "forget", ["goroutine-leak"],
          "each {every} {n} goroutines, of which {share} " + _what, mode=_mode,
          n=between(1, 3), every=ms(3, 8), hold=ms(2, 6), share=part(0.6, 1.0), p=2,
          d=among("500ms", "800ms"), warm=START)
like("shape-ok-forget", "forget", "each {every} {n} goroutines that wait a few times and end",
     n=between(1, 3), every=ms(3, 8), hold=ms(2, 20), share=1, p=2, d="600ms", warm=START)
like("shape-ok-cancelled", "cancelled", "each {every} {n} goroutines end with their context",
     n=between(10, 40), every=ms(10, 30), p=2, d="500ms", warm=START)
plain("shape-tickets", "tickets", ["thundering-herd"],
      "{n} goroutines with tickets are all woken for each number that is called",
      n=between(16, 48), hold=us(20, 200), every=ms(3, 8), p=2, d=among("300ms", "500ms"),
      warm=START)
like("shape-ok-tickets", "tickets", "{n} goroutines with tickets, each is woken for its own",
     mode="one", n=between(16, 48), hold=us(20, 200), every=ms(3, 8), p=2, d="400ms", warm=START)
plain("shape-results", "results", ["goroutine-churn"],
      "a goroutine for each of {n} tiny results that it sends, by {k} at once",
      may=("oversubscription", "gc-assist"), n=between(50, 200), k=between(1, 2), p=2, d="60ms")
like("shape-ok-results", "results", "{n} tiny results by goroutines each {think}",
     n=between(5, 15), k=1, think=ms(3, 8), p=2, d="400ms", warm=START)
plain("shape-poll-sleep", "poll-sleep", ["timer-storm"],
      "{n} goroutines look each {every} whether there is work",
      n=between(20, 60), every=us(100, 600), hold="50us", p=2, d=among("80ms", "200ms"),
      warm=RUNNING)
plain("shape-timeouts", "timeouts", ["timer-storm"],
      "{n} goroutines wait with contexts that run out after {every}",
      may=("goroutine-churn", "gc-assist"), n=between(30, 60), every=us(400, 1000), hold="1us",
      p=2, d=among("80ms", "200ms"), warm=RUNNING)
like("shape-ok-deadlines", "deadlines", "{n} clients allow a second for each answer",
     n=between(2, 5), hold=us(20, 100), think=ms(3, 8), p=2, d="400ms", warm=START)
plain("shape-stall-cond", "stall-cond", ["one-stall"],
      "{n} goroutines wait for versions that come each {hold}, but once not for {every}",
      n=between(2, 5), hold=ms(1, 2), think=ms(100, 200), every=ms(600, 750), p=2, d="1000ms")
