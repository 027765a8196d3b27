// SPDX-License-Identifier: MIT

// Package rig runs one scenario and traces it. A scenario sets goroutines going
// that never end by themselves; the rig lets them run for a while, traces a piece
// of that, says how much the machine disturbed it, and exits.
package rig

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"runtime/trace"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Rig is what a scenario may draw on; what the parameters mean is up to it.
type Rig struct {
	N, K  int           // how many, and how many of the second kind
	Hold  time.Duration // how long the interesting thing takes
	Think time.Duration // how long other work takes, on average
	Every time.Duration // period
	Size  int           // bytes or elements
	Share float64       // part of the whole
	Mode  string
	seed  int64
	taken atomic.Int64
}

// Scenario starts goroutines and returns.
type Scenario func(r *Rig)

// Rand returns a generator of its own for one goroutine.
func (r *Rig) Rand() *rand.Rand {
	return rand.New(rand.NewSource(r.seed + 7919*r.taken.Add(1)))
}

// Around draws from the exponential distribution, cut at five times the mean.
func Around(rng *rand.Rand, mean time.Duration) time.Duration {
	x := rng.ExpFloat64()
	if x > 5 {
		x = 5
	}
	return time.Duration(x * float64(mean))
}

// Burn computes for about d.
func Burn(d time.Duration) {
	if d <= 0 {
		return
	}
	x := uint64(d) | 1
	for start := time.Now(); ; {
		for i := 0; i < 200; i++ {
			x ^= x << 13
			x ^= x >> 7
			x ^= x << 17
		}
		if time.Since(start) >= d {
			break
		}
	}
	runtime.KeepAlive(x)
}

// Every calls f with the given period for ever.
func Every(period time.Duration, f func()) {
	t := time.NewTicker(period)
	defer t.Stop()
	for range t.C {
		f()
	}
}

// Loop calls f for ever.
func Loop(f func()) {
	for {
		f()
	}
}

// runDelay is the time that the threads of this process were ready but had no CPU.
func runDelay() (sum time.Duration) {
	files, _ := filepath.Glob("/proc/self/task/*/schedstat")
	for _, name := range files {
		text, err := os.ReadFile(name)
		fields := strings.Fields(string(text))
		if err != nil || len(fields) < 2 {
			continue
		}
		ns, _ := strconv.ParseInt(fields[1], 10, 64)
		sum += time.Duration(ns)
	}
	return sum
}

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func usage(scenarios map[string]Scenario) {
	var names []string
	for name := range scenarios {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintln(os.Stderr, "usage: SCENARIO [FLAG]...; scenarios:", strings.Join(names, " "))
	os.Exit(2)
}

// Main runs the scenario that the command line names. It prints the length of
// the traced piece and the run delay in it, in seconds.
func Main(scenarios map[string]Scenario) {
	if len(os.Args) < 2 || scenarios[os.Args[1]] == nil {
		usage(scenarios)
	}
	r := &Rig{}
	fs := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	out := fs.String("o", "", "where the trace goes")
	length := fs.Duration("d", 500*time.Millisecond, "length of the trace")
	warm := fs.Duration("warm", 0, "let it run for so long before tracing")
	procs := fs.Int("p", 2, "GOMAXPROCS")
	fs.IntVar(&r.N, "n", 1, "how many")
	fs.IntVar(&r.K, "k", 1, "how many of the second kind")
	fs.DurationVar(&r.Hold, "hold", 100*time.Microsecond, "how long the interesting thing takes")
	fs.DurationVar(&r.Think, "think", 0, "how long other work takes")
	fs.DurationVar(&r.Every, "every", time.Millisecond, "period")
	fs.IntVar(&r.Size, "size", 1<<10, "bytes or elements")
	fs.Float64Var(&r.Share, "share", 0.5, "part of the whole")
	fs.StringVar(&r.Mode, "mode", "", "kind")
	fs.Int64Var(&r.seed, "seed", 1, "of the random numbers")
	fs.Parse(os.Args[2:])

	runtime.GOMAXPROCS(*procs)
	f, err := os.Create(*out)
	fatal(err)
	scenario := scenarios[os.Args[1]]
	if *warm > 0 {
		scenario(r)
		time.Sleep(*warm)
	}
	before, start := runDelay(), time.Now()
	fatal(trace.Start(f))
	if *warm <= 0 {
		scenario(r)
	}
	time.Sleep(*length - time.Since(start))
	trace.Stop()
	wall := time.Since(start)
	fmt.Printf("%.6f %.6f\n", wall.Seconds(), (runDelay() - before).Seconds())
	fatal(f.Close())
	os.Exit(0)
}
