// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"syscall"
	"time"

	"planted/rig"
)

// What keeps CPUs, Ps and threads busy in real programs.
func init() {
	register(map[string]rig.Scenario{
		"digest":     digest,
		"digest-gc":  digestGC,
		"ticks":      ticks,
		"pool-cpu":   poolCPU,
		"strings":    stringMap,
		"profile":    profile,
		"housekeep":  housekeep,
		"file-locks": fileLocks,
		"blocking":   blockingPipe,
		"pipes":      pipes,
	})
}

var shared []byte

// digester returns a function that works on Size bytes by the assembly that the mode
// names, in pieces of k KiB, or at once if k is 0. Assembly cannot be preempted. All
// read the same buffer.
func digester(r *rig.Rig) func() {
	if shared == nil {
		shared = make([]byte, r.Size)
		for i := range shared {
			shared[i] = byte(i)%251 + 1
		}
	}
	buf := shared
	step := len(buf)
	if r.K > 0 {
		step = r.K << 10
	}
	one := func(b []byte) {
		switch r.Mode {
		case "crc":
			sink += uint64(crc32.ChecksumIEEE(b))
		case "index":
			sink += uint64(bytes.IndexByte(b, 0))
		default:
			sum := sha256.Sum256(b)
			sink += uint64(sum[0])
		}
	}
	return func() {
		for at := 0; at < len(buf); at += step {
			one(buf[at:min(at+step, len(buf))])
		}
	}
}

// digest: n goroutines compute sums of large buffers; four others want a bit of time.
func digest(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		sum := digester(r)
		rng := r.Rand()
		go rig.Loop(func() {
			sum()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	for i := 0; i < 4; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(100 * time.Microsecond)
			time.Sleep(rig.Around(rng, 2*time.Millisecond))
		})
	}
}

// digestGC: as digest, with a collection each Every.
func digestGC(r *rig.Rig) {
	digest(r)
	go rig.Every(r.Every, runtime.GC)
}

// ticks: each Every there is work to do, computing of Hold or, if there is a Size, a
// sum of so many bytes; nothing else happens.
func ticks(r *rig.Rig) {
	job := func() { rig.Burn(r.Hold) }
	if r.Size > 1024 {
		r.K = 0
		job = digester(r)
	}
	go rig.Every(r.Every, job)
}

// poolCPU: a pool of n workers and more jobs of Hold than it can do; or, with a Think,
// k jobs at once each Think.
func poolCPU(r *rig.Rig) {
	jobs := make(chan time.Duration, 256)
	for i := 0; i < r.N; i++ {
		go func() {
			for d := range jobs {
				rig.Burn(d)
			}
		}()
	}
	rng := r.Rand()
	go rig.Loop(func() {
		for i := 0; i < r.K; i++ {
			jobs <- rig.Around(rng, r.Hold)
		}
		if r.Think > 0 {
			time.Sleep(r.Think)
		}
	})
}

// stringMap: n goroutines fill maps with strings and drop them, next to one of Size
// entries that stays; GOGC is k.
func stringMap(r *rig.Rig) {
	debug.SetGCPercent(r.K)
	stays := map[string]*node{}
	for i := 0; i < r.Size; i++ {
		stays[fmt.Sprint("key of ", i)] = &node{}
	}
	runtime.GC()
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			m := map[string]*node{}
			for j := 0; j < 500; j++ {
				m[fmt.Sprint(i, j)] = &node{}
			}
			runtime.KeepAlive(stays)
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

// profile: the goroutines (n of them, k calls deep) are listed each Every, in the way
// of a debug page: with all stacks (mode full), or as a profile that counts them.
func profile(r *rig.Rig) {
	wait := make(chan int)
	for i := 0; i < r.N; i++ {
		go descend(r.K, wait)
	}
	for i := 0; i < 3; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(50 * time.Microsecond)
			time.Sleep(rig.Around(rng, 3*time.Millisecond))
		})
	}
	level := 0
	if r.Mode == "full" {
		level = 2
	}
	go rig.Every(r.Every, func() {
		var text bytes.Buffer
		text.Grow(32 << 20)
		pprof.Lookup("goroutine").WriteTo(&text, level)
	})
}

// housekeep: statistics are read each Every and memory is given back.
func housekeep(r *rig.Rig) {
	heap := list(r.Size)
	bystanders(r)
	go rig.Every(r.Every, func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if r.Mode == "free" {
			debug.FreeOSMemory()
		}
		runtime.KeepAlive(heap)
	})
}

// fileLocks: n goroutines wait for the lock of a file, which another holds for Hold at
// a time, while k others always have work.
func fileLocks(r *rig.Rig) {
	name := filepath.Join(os.TempDir(), fmt.Sprint("planted-lock-", os.Getpid()))
	open := func() int {
		fd, err := syscall.Open(name, syscall.O_CREAT|syscall.O_RDWR, 0o600)
		if err != nil {
			panic(err)
		}
		return fd
	}
	holder := open()
	rng := r.Rand()
	go func() {
		runtime.LockOSThread()
		for {
			syscall.Flock(holder, syscall.LOCK_EX)
			nap(r.Hold)
			syscall.Flock(holder, syscall.LOCK_UN)
			nap(rig.Around(rng, r.Think) / 2)
		}
	}()
	for i := 0; i < r.N; i++ {
		fd := open()
		rng := r.Rand()
		go rig.Loop(func() {
			syscall.Flock(fd, syscall.LOCK_EX)
			syscall.Flock(fd, syscall.LOCK_UN)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	competitors(r)
}

// blockingPipe: n goroutines read from os.Files that asking for their descriptor has
// made blocking; each answer takes a child (here: a shell) Hold. k others have work.
func blockingPipe(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		from, to, err := os.Pipe()
		if err != nil {
			panic(err)
		}
		syscall.SetNonblock(int(from.Fd()), false)
		rng := r.Rand()
		go feed(to, r)
		buf := make([]byte, 1)
		go rig.Loop(func() {
			if _, err := from.Read(buf); err != nil {
				panic(err)
			}
			rig.Burn(20 * time.Microsecond)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	competitors(r)
}

// feed has a process of its own write a byte each Hold, so that the reader waits.
func feed(to *os.File, r *rig.Rig) {
	script := fmt.Sprintf("while printf x; do sleep %.4f; done", (r.Hold + r.Think).Seconds())
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", script},
		&os.ProcAttr{Files: []*os.File{nil, to, nil}})
	if err != nil {
		panic(err)
	}
	to.Close()
	p.Wait()
}

// pipes: n pairs talk over pipes, which the poller waits for.
func pipes(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		from, to, err := os.Pipe()
		if err != nil {
			panic(err)
		}
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(rig.Around(rng, r.Think))
			to.Write([]byte("x"))
		})
		buf := make([]byte, 1)
		go rig.Loop(func() {
			from.Read(buf)
			rig.Burn(r.Hold)
		})
	}
}
