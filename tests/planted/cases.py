# SPDX-License-Identifier: MIT
"""The cases that tests/planted/record records: parameters and labels.

A case is a function of a generator of random numbers that returns a Case. Labels
follow from what the program does, never from what a tool says about its trace.
"""
import dataclasses

# From these run delays or steals (parts of the length) on, a trace was made on a
# disturbed machine: threads that wait for a CPU make these true of any program.
DISTURBED = [
    (0.05, "idle-while-runnable"),
    (0.05, "long-stw"),
    (0.5, "oversubscription"),
    (0.5, "syscall-holds-p"),  # a thread that loses its CPU inside a call
]
# A quota is a problem if it stopped the program in at least this part of the periods.
THROTTLED = 0.5

CASES = {}


@dataclasses.dataclass
class Case:
    scenario: str
    expect: tuple
    what: str
    params: dict
    may: tuple = ()
    program: str = "planted"
    godebug: str = ""
    quota: float = 0  # CPUs
    cpus: int = 0     # CPUs that it may run on

    def flags(self):
        out = []
        for key, value in self.params.items():
            out += ["-" + key, value if isinstance(value, str) else f"{value:g}"]
        return out


def case(name):
    def keep(function):
        assert name not in CASES
        CASES[name] = function
        return function
    return keep


def draw(name, rng):
    return CASES[name](rng)


def us(low, high=None):
    """A time, or one between two bounds drawn evenly on a logarithmic scale."""
    return lambda rng: f"{_log(rng, low, high)}us"


def ms(low, high=None):
    return lambda rng: f"{_log(rng, low * 1000, high and high * 1000)}us"


def size(low, high):
    return lambda rng: str(_log(rng, low, high))


def _log(rng, low, high):
    if high is None:
        return int(low)
    return int(round(low * (high / low) ** rng.random()))


def among(*values):
    return lambda rng: rng.choice(values)


def between(low, high):
    return lambda rng: rng.randint(low, high)


def part(low, high):
    return lambda rng: round(rng.uniform(low, high), 2)


def plain(name, scenario, expect, what, may=(), program="planted", godebug="", **params):
    """A case whose parameters are drawn one by one; `what` may name them."""
    @case(name)
    def make(rng):
        drawn = {k: (v(rng) if callable(v) else v) for k, v in params.items()}
        return Case(scenario, tuple(expect), what.format(**drawn), drawn, tuple(may), program,
                    godebug)
    return make


# Each trace is of a program that has just started, or that has run for a while.
START = among("0s", "0s", "50ms")
RUNNING = among("20ms", "50ms", "100ms")
# Microseconds that busy neighbours compute at a time.
SPELL = size(100, 1000)

# --- lock-convoy

plain("convoy-compute", "mutex", ["lock-convoy"],
      "{n} goroutines at one mutex, {hold} of computing under it", may=("idle-while-runnable",),
      n=between(8, 40), hold=us(80, 400), k=between(0, 4), p=among(2, 2, 4),
      d=among("300ms", "400ms"), warm=START)
plain("convoy-think", "mutex", ["lock-convoy"],
      "{n} goroutines at one mutex, {hold} under a sleep, {think} elsewhere",
      n=between(12, 40), hold="1ms", think=ms(2, 4), mode="sleep", k=between(0, 6),
      p=among(2, 4), d=among("400ms", "800ms"), warm=START)
plain("convoy-call", "mutex", ["lock-convoy"],
      "{n} goroutines at one mutex that is held over a call to a server of {hold}",
      n=between(6, 24), hold=among("1ms", "2ms", "3ms"), mode="net", k=between(0, 6), p=2,
      d=among("500ms", "900ms"), warm=START)
plain("convoy-channel", "chan-lock", ["lock-convoy"],
      "{n} goroutines at a channel used as a lock (to lock: {mode}), {hold} under it",
      n=between(12, 24), hold=us(200, 500), think=us(50, 200), mode=among("send", "recv"),
      k=between(0, 4), p=2, d=among("300ms", "400ms"), warm=START)
plain("convoy-shards", "shards", ["lock-convoy"],
      "{k} locks behind one line, {n} goroutines at each, {hold} under a sleep",
      n=between(4, 10), k=between(2, 5), hold=among("1ms", "2ms"), mode="sleep", p=2,
      d=among("400ms", "600ms"), warm=START)
plain("convoy-write-lock", "write-lock", ["lock-convoy"],
      "{n} writers of one RWMutex, {hold} under it ({mode})",
      n=between(6, 24), hold="1ms", mode=among("burn", "sleep"), k=between(0, 4), p=2,
      d=among("300ms", "500ms"), warm=START)

# --- busy-lock


@case("busy-lock-sleep")
def _(rng):
    # A closed system: load = n * hold / (hold + think + half a ms of rounding).
    n, hold, load = rng.randint(5, 9), rng.choice([1, 2]), rng.uniform(0.5, 0.62)
    think = hold * (n / load - 1) - 0.5
    return Case("mutex", ("busy-lock",),
                f"{n} goroutines and a mutex in use {load:.0%} of the time, {hold} ms under a "
                f"sleep; its line drains", {
                    "n": n, "hold": f"{hold}ms", "think": f"{think:.1f}ms", "mode": "sleep",
                    "k": rng.randint(0, 4), "p": 2, "d": "1000ms"}, may=("lock-convoy",))


# --- pending-rwmutex-writer

plain("writer-pending", "readers", ["pending-rwmutex-writer"],
      "a reader of {think} ({mode}) makes {k} writers wait, and these {n} readers",
      n=between(6, 20), k=between(1, 2), hold=us(5, 40), think=ms(3, 12),
      every=ms(4, 12), mode=among("burn", "sleep"), p=2, d=among("400ms", "800ms"), warm=START)
plain("writer-pending-call", "readers", ["pending-rwmutex-writer"],
      "a reader that asks a server for {think} makes a writer wait, and this {n} readers",
      n=between(6, 20), k=1, hold=us(5, 40), think=ms(4, 15), every=ms(5, 15),
      mode="net", p=2, d=among("400ms", "800ms"), warm=START)

# --- syscall-holds-p, cgo-flood

# The others yield after each piece of work and so are always ready: a sleeper whose
# time comes while the only P is held is not made ready by anyone. The pauses matter:
# the monitor thread soon takes the P from calls that follow each other closely.
HOLDING = {"hold": ms(2, 8), "think": ms(4, 10), "size": SPELL,
           "d": among("400ms", "800ms"), "warm": START}

CALLS_MAY = ("one-stall", "oversubscription")

plain("call-holds", "syscalls", ["syscall-holds-p"],
      "a goroutine sleeps in the kernel for {hold} on one P, {k} others have work",
      may=CALLS_MAY, n=1, k=between(1, 3), p=1, **HOLDING)
plain("call-holds-read", "syscalls", ["syscall-holds-p"],
      "a goroutine reads from a pipe in the kernel for {hold} on one P, {k} others have work",
      may=CALLS_MAY, n=1, k=between(1, 3), mode="read", p=1, **HOLDING)
plain("call-holds-two", "syscalls", ["syscall-holds-p"],
      "{n} goroutines sleep in the kernel for {hold} on {p} Ps, {k} others have work",
      may=CALLS_MAY, n=between(2, 3), k=between(2, 3), p=2, **HOLDING)
plain("call-holds-c", "naps", ["syscall-holds-p"],
      "a goroutine blocks in C for {hold} on one P, {k} others have work",
      may=CALLS_MAY, program="withc", n=1, k=between(1, 3), p=1, **HOLDING)
plain("cgo-flood", "flood", ["cgo-flood"], "{n} goroutines call a tiny C function without end",
      program="withc", n=between(1, 2), size="1000", p=2, d="60ms")
plain("cgo-flood-bursts", "flood", ["cgo-flood"],
      "{n} goroutines call a tiny C function {size} times each {think}", program="withc",
      n=1, size=size(700, 3000), think="1ms", p=2, d=among("60ms", "100ms"))

# --- oversubscription

plain("hogs", "hogs", ["oversubscription"],
      "{n} goroutines compute without end on {p} Ps", n=between(10, 40), k=between(0, 6), p=2,
      d=among("500ms", "1000ms"), warm=START)
plain("overload", "overload", ["oversubscription"],
      "jobs of {hold} come {share} times as fast as {p} Ps can do them",
      hold=ms(1, 4), share=part(1.5, 2.5), p=2, d=among("400ms", "600ms"))

# --- preemption-blocked

plain("unbroken", "loops", ["preemption-blocked"],
      "{n} loops of {hold} that cannot be preempted, {k} others", may=("oversubscription",),
      godebug="asyncpreemptoff=1", n=between(3, 5), hold=ms(45, 110), k=between(0, 4), p=2,
      d=among("700ms", "1000ms"))
plain("unbroken-copy", "loops", ["preemption-blocked"],
      "{n} goroutines copy {size} bytes at once over and over, {k} others",
      may=("oversubscription",), mode="copy", n=3, size=size(8e8, 1.1e9), k=between(0, 3), p=2,
      d="1200ms", warm="600ms")

# --- gc-assist

GC_MAY = ("oversubscription", "long-stw", "preemption-blocked", "idle-while-runnable")

plain("assist-heap", "assist", ["gc-assist"],
      "{n} goroutines allocate next to a live heap of {size} bytes, GOGC={k}",
      may=GC_MAY,
      n=between(2, 8), size=size(2e7, 6e7), k=between(5, 15), p=2, d="300ms", warm="50ms")

plain("assist-limit", "limited", ["gc-assist"],
      "{n} goroutines allocate while the live heap grows to the memory limit of {k} MiB",
      may=GC_MAY,
      n=between(2, 4), k=between(16, 32), size=size(3e5, 1e6), every="1ms", p=2,
      d=among("20ms", "50ms"), warm="30ms")

# --- cpu-quota


def quota(name, scenario, what, cpus, **params):
    @case(name)
    def make(rng):
        drawn = {k: (v(rng) if callable(v) else v) for k, v in params.items()}
        limit = round(rng.uniform(*cpus), 1)
        return Case(scenario, ("cpu-quota",), what.format(quota=limit, **drawn), drawn,
                    ("oversubscription", "idle-while-runnable", "long-stw"), quota=limit)
    return make


quota("quota-service", "requests", "a service with {n} clients under a quota of {quota} CPUs",
      (0.3, 0.8), n=between(6, 16), hold=us(500, 1000), think=ms(1, 2), p=2, d="1200ms",
      warm="200ms")
quota("quota-service-wide", "requests", "a service with {n} clients under a quota of {quota} CPUs",
      (1.0, 1.5), n=between(24, 36), hold=us(500, 1000), think="1ms", p=2, d="1200ms",
      warm="200ms")
quota("quota-batch", "matrix", "a batch job on two Ps under a quota of {quota} CPUs",
      (0.3, 1.2), n=2, size=size(80, 160), p=2, d="1400ms", warm="200ms")
quota("quota-hogs", "hogs", "{n} goroutines that compute under a quota of {quota} CPUs",
      (0.4, 1.4), n=between(2, 4), k=between(2, 6), p=2, d="1400ms", warm="200ms")

# --- long-stw

plain("stop-waits", "stops", ["long-stw"],
      "the world is stopped each {every} next to {n} loops of {hold} that cannot be preempted",
      may=("preemption-blocked",), godebug="asyncpreemptoff=1", n=between(1, 2), hold=ms(5, 18),
      think=ms(2, 8), every=ms(40, 90), k=between(0, 4), p=2, d=among("600ms", "900ms"))
plain("stop-waits-copy", "stops", ["long-stw"],
      "the world is stopped each {every} while {n} goroutines copy {size} bytes at once",
      may=("preemption-blocked",), mode="copy", n=between(1, 2), size=size(1.2e8, 3e8),
      think=ms(2, 8), every=ms(40, 90), k=between(0, 4), p=2, d=among("600ms", "900ms"),
      warm="200ms")
plain("stop-dump", "dump", ["long-stw"],
      "the heap of {size} bytes is dumped each {every}", size=size(1e6, 4e6), every=ms(80, 200),
      k=between(2, 6), p=2, d=among("600ms", "900ms"))
plain("stop-stacks", "stacks", ["long-stw"],
      "the stacks of {n} goroutines are printed each {every}", n=between(1500, 4000),
      k=between(5, 30), every=ms(100, 250), p=2, d=among("600ms", "900ms"), warm="100ms")

# --- goroutine-leak

for _mode in ("send", "recv", "lock", "group", "context", "select"):
    plain(f"leak-{_mode}", "leak", ["goroutine-leak"],
          "each {every} {n} goroutines are started, of which {share} wait for ever (" + _mode + ")",
          n=between(1, 3), every=ms(2, 8), share=part(0.5, 1.0), mode=_mode, p=2,
          d=among("400ms", "800ms"), warm=START)

# --- thundering-herd

plain("herd-broadcast", "herd", ["thundering-herd"],
      "a broadcast wakes {n} goroutines for one item",
      n=between(12, 48), hold=us(20, 200), every=ms(3, 10), p=2, d=among("300ms", "500ms"),
      warm=START)
plain("herd-close", "herd", ["thundering-herd"],
      "closing a channel wakes {n} goroutines for one item", mode="close",
      n=between(12, 48), hold=us(20, 200), every=ms(3, 10), p=2, d=among("300ms", "500ms"),
      warm=START)

# --- idle-while-runnable

plain("bound-pairs", "handover", ["idle-while-runnable"],
      "{n} pairs bound to threads hand a value to and fro, {hold} of work each",
      n=among(1, 1, 2), hold=us(1, 10), p=among(2, 4), d=among("100ms", "300ms"), warm=START)


@case("one-cpu")
def _(rng):
    n, k = rng.randint(4, 8), rng.randint(1, 3)
    return Case("spawn", ("idle-while-runnable",),
                f"{k} requests at a time on {n} goroutines each, with 4 Ps but one CPU", {
                    "n": n, "k": k, "hold": f"{rng.randint(500, 1500)}us", "think": "3ms", "p": 4,
                    "d": "400ms"},
                may=("long-stw", "oversubscription"), cpus=1)


# --- goroutine-churn

plain("churn", "churn", ["goroutine-churn"], "a goroutine for each tiny piece of work, {n} at once",
      may=("oversubscription",), n=between(10, 100), k=between(1, 2), p=2, d="60ms")
plain("churn-bursts", "churn", ["goroutine-churn"],
      "a goroutine for each of {n} tiny pieces of work, each {think}",
      n=between(250, 600), k=1, think="1ms", p=2, d=among("60ms", "200ms"))

# --- timer-storm

plain("storm-sleep", "timers", ["timer-storm"], "{n} goroutines sleep for {every} over and over",
      n=between(30, 80), every=us(300, 1000), p=2, d=among("80ms", "300ms"), warm=RUNNING)
plain("storm-ticker", "timers", ["timer-storm"], "{n} tickers of {every}", mode="ticker",
      n=between(30, 80), every=us(300, 1000), p=2, d=among("80ms", "300ms"), warm=RUNNING)
plain("storm-select", "timers", ["timer-storm"],
      "{n} goroutines wait in selects with time-outs of {every}", mode="select",
      may=("gc-assist",),
      n=between(30, 80), every=us(300, 1000), p=2, d=among("80ms", "300ms"), warm=RUNNING)
plain("storm-afterfunc", "afterfunc", ["timer-storm"],
      "{n} functions that start themselves again after {every}", may=("goroutine-churn",),
      n=between(30, 80), hold=us(1, 3), every=us(300, 1000), p=2, d=among("80ms", "300ms"),
      warm=RUNNING)

# --- one-stall

for _mode in ("chan", "lock", "net"):
    plain(f"stall-{_mode}", "stall", ["one-stall"],
          "{n} callers of a service (" + _mode + ") that answers in {hold}, but once in {every}",
          n=between(2, 5), hold="1ms", think=ms(100, 400), every=ms(250, 500), mode=_mode,
          p=2, d="1000ms")


# --- look-alikes

def like(name, scenario, what, may=(), **params):
    return plain(name, scenario, [], what, may, **params)


like("ok-lock-drain", "lock-drain",
     "each {every} {n} goroutines take a lock once, {hold}; the line drains",
     n=between(4, 6), hold=us(30, 100), every=ms(10, 20), p=2, d="500ms")
like("ok-lock-drain-sleep", "lock-drain",
     "each {every} {n} goroutines take a lock once for {hold}; the line drains",
     n=3, hold="1ms", every=ms(25, 40), mode="sleep", p=2, d="600ms")
like("ok-lonely-locks", "lonely", "{n} locks held long, nobody else wants them",
     n=between(3, 10), hold=ms(2, 8), p=2, d="600ms")
like("ok-light-shards", "sharded", "{n} goroutines and a map in {k} pieces", n=between(6, 20),
     k=between(8, 32), hold=us(2, 5), think=ms(3, 8), p=2, d="400ms", warm=START)
like("ok-tiny-lock", "tiny-lock", "{n} goroutines hold one lock for some ns at a time",
     n=between(2, 4), think=ms(2, 6), p=2, d="400ms", warm=START)
like("ok-read-mostly", "readers", "{n} readers wait only for the {hold} of {k} writers",
     n=between(6, 16), k=between(1, 2), hold=us(10, 60), every=ms(4, 12), p=2, d="400ms",
     warm=START)
like("ok-syscalls-alone", "syscalls", "{n} goroutines in system calls of {hold}, nobody waits",
     n=between(1, 3), k=0, hold=ms(3, 20), think=us(50, 200), p=4, d="700ms", warm=START)
like("ok-files", "files", "{n} goroutines write and read small files", n=between(1, 4),
     size=size(500, 20000), think=ms(2, 6), p=2, d="400ms", warm=START)
like("ok-cgo-work", "calls", "{n} goroutines call C for real work now and then", program="withc",
     n=between(1, 4), size=size(20000, 100000), think=ms(1, 5), p=2, d="500ms", warm=START)
like("ok-cgo-moderate", "flood", "{size} tiny C calls each {think}", program="withc",
     n=1, size=size(10, 60), think=ms(2, 4), p=2, d="300ms", warm=START)
like("ok-cgo-naps", "naps", "{n} goroutines block in C for {hold}, nobody waits", program="withc",
     n=between(1, 2), k=0, hold=ms(2, 15), think=us(50, 200), p=4, d="500ms", warm=START)
like("ok-batch", "hogs", "{n} goroutines compute on {p} Ps", n=2, k=0, p=2, d="900ms",
     warm=START)
like("ok-hogs-few", "hogs", "{n} goroutines compute on {p} Ps, {k} others now and then",
     n=between(2, 3), k=between(0, 3), p=2, d="900ms", warm=START)
like("ok-loops-fair", "loops", "{n} loops of {hold} that are preempted in time",
     n=between(2, 3), hold=ms(45, 110), k=between(0, 2), p=2, d="900ms")
like("ok-copies", "loops", "{n} goroutine copies {size} bytes over and over, a P is free",
     mode="copy", n=1, size=size(1e7, 2e7), k=between(0, 3), p=2, d="700ms", warm="100ms")
like("ok-underload", "overload", "jobs of {hold} that need {share} of the Ps",
     hold=us(500, 2000), share=part(0.2, 0.5), p=2, d="500ms", warm=START)
like("ok-garbage", "garbage", "{n} goroutines allocate buffers of {size} bytes, little stays alive",
     n=between(1, 3), size=size(500, 2500), think=ms(1, 3), p=2, d="400ms", warm=START)
like("ok-stops", "stops", "the world is stopped each {every} next to loops that give way",
     n=1, hold=us(200, 1000), think=ms(2, 8), every=ms(20, 60), k=between(0, 4), p=2, d="600ms")
like("ok-sorting", "sorting", "parallel merge sort of {size} numbers", size=size(20000, 80000),
     k=between(2, 3), think=ms(2, 5), p=2, d="500ms", warm=START)
like("ok-matrix", "matrix", "a batch job on {n} goroutines with meetings", n=2,
     size=size(150, 250), p=2, d="700ms", warm=START)
like("ok-sessions", "sessions", "sessions come each {every} and last {hold}",
     every=ms(2, 8), hold=ms(20, 60), p=2, d="600ms", warm=RUNNING)
like("ok-ramp", "ramp", "{n} workers are started in the first part of the trace and stay",
     n=between(30, 120), every=us(500, 900), hold=us(50, 200), think=ms(2, 6), p=2, d="700ms")
like("ok-pool-idle", "pool-idle", "{n} workers wait, few are needed", n=between(30, 150),
     hold=us(50, 300), think=ms(1, 4), p=2, d="500ms", warm=START)
like("ok-pubsub", "pubsub", "a message each {every} for {n} subscribers that all have work",
     n=between(8, 16), hold=us(30, 60), every=ms(8, 15), p=2, d="500ms", warm=START)
like("ok-spawn", "spawn", "{k} requests at a time, each on {n} goroutines", n=between(3, 8),
     k=between(1, 2), hold=us(100, 400), think=ms(4, 10), p=2, d="500ms", warm=START)
like("ok-tickers", "tickers", "{n} tickers of {every}", n=between(1, 4), every=ms(1, 2),
     hold=us(20, 100), p=2, d="400ms", warm=START)
like("ok-afterfunc", "afterfunc", "{n} functions that start themselves again after {every}",
     n=between(2, 6), hold=us(20, 60), every=ms(5, 15), p=2, d="500ms", warm=START)
like("ok-slow-poll", "slow-poll", "{n} goroutines wait about {hold} for each answer",
     n=between(4, 12), hold=ms(20, 60), p=2, d="900ms", warm=START)
like("ok-http", "http", "an HTTP service with {n} clients, {hold} of sleep in a request",
     n=between(2, 5), hold=ms(1, 2), think=ms(4, 12), p=2, d="400ms", warm=RUNNING)
like("ok-net-echo", "net-echo", "{n} clients and a server over TCP", n=between(2, 6),
     hold=us(20, 100), think=ms(3, 8), p=2, d="400ms", warm=START)
like("ok-requests", "requests", "requests on three goroutines each, {n} clients",
     n=between(2, 4), hold=us(200, 500), think=ms(2, 5), p=2, d="400ms", warm=START)
like("ok-deadline", "deadline", "requests with a time-out that is never reached",
     n=between(2, 5), hold=ms(3, 10), p=2, d="500ms", warm=START)
like("ok-tree", "tree", "a tree of contexts is cancelled each {every}", n=between(2, 4), k=2,
     every=ms(10, 30), p=2, d="500ms")
like("ok-workers", "workers", "{n} workers behind a channel, jobs of {hold}", n=between(2, 6),
     k=between(0, 4), hold=us(200, 800), think=us(500, 1500), p=2, d="400ms", warm=START)
like("ok-workers-full", "workers", "{n} workers behind a channel are never out of jobs",
     n=2, k=between(0, 8), hold=us(400, 1500), p=2, d="400ms", warm=START)
like("ok-fan-in", "fan-in", "{n} senders, one receiver that takes {hold}", n=between(3, 8),
     hold=us(300, 900), think=us(50, 200), p=2, d="400ms", warm=START)
like("ok-ring", "ring", "{n} goroutines pass one token round", n=between(4, 16),
     hold=us(100, 400), p=2, d="300ms", warm=START)
like("ok-ping-pong", "ping-pong", "{n} pairs talk with each other", n=between(1, 6),
     hold=us(50, 150), think=ms(3, 8), p=2, d="400ms", warm=START)
like("ok-barrier", "barrier", "{n} goroutines compute and meet", n=between(4, 12),
     hold=us(100, 300), think=ms(4, 8), p=2, d="500ms", warm=START)
like("ok-gate", "gate", "a closed channel starts {n} goroutines that all have work",
     n=between(8, 20), hold=us(50, 150), every=ms(8, 16), p=2, d="500ms")
like("ok-pipeline", "pipeline", "{n} stages of {hold} each, an item each {every}",
     n=between(3, 6), k=between(0, 4), hold=us(50, 150), every=ms(2, 5), p=2, d="400ms", warm=START)
like("ok-select", "select", "{n} goroutines wait for a message or a time-out of {every}",
     n=between(2, 6), hold=us(20, 100), every=ms(4, 12), p=2, d="500ms", warm=START)
like("ok-group", "group", "{n} jobs at a time, {k} of them at once", n=between(8, 16),
     k=between(3, 5), hold=us(800, 2000), think=ms(4, 10), p=2, d="500ms", warm=START)
like("ok-semaphore", "semaphore", "{k} slots for {n} goroutines, mostly free", n=between(4, 8),
     k=between(3, 4), hold=us(500, 1500), think=ms(6, 12), p=2, d="600ms", warm=START)
like("ok-cond-signal", "cond", "a queue with {n} consumers, each item wakes one", n=between(4, 20),
     hold=us(50, 200), every=ms(2, 6), p=2, d="500ms", warm=START)
like("ok-sync-pool", "pool", "{n} goroutines take buffers from a pool", n=between(2, 6),
     hold=us(50, 200), size=size(1000, 60000), think=ms(2, 6), p=2, d="400ms", warm=START)
like("ok-once", "once", "{n} goroutines want a value that is made anew each {every}",
     n=between(3, 8), hold=us(100, 300), every=ms(20, 60), think=ms(3, 8), p=2, d="500ms",
     warm=START)
like("ok-sync-map", "sync-map", "{n} goroutines and a sync.Map", n=between(2, 6),
     think=ms(2, 6), p=2, d="400ms", warm=START)


@case("ok-quota-fits")
def _(rng):
    n = rng.randint(2, 4)
    return Case("requests", (),
                f"a service with {n} clients that does not reach its quota of 1.5 CPUs",
                {"n": n, "hold": "300us", "think": "4000us", "p": 1, "d": "900ms",
                 "warm": "100ms"}, quota=1.5)


@case("ok-bound")
def _(rng):
    n = rng.randint(1, 3)
    return Case("bound", (), f"{n} goroutines ask one that is bound to a thread, now and then",
                {"n": n, "hold": "100us", "think": f"{rng.randint(5, 12)}ms", "p": 2,
                 "d": "500ms"})
