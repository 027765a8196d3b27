// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"syscalls": syscalls,
		"files":    files,
		"handover": handover,
		"bound":    bound,
	})
}

// nap is a system call that blocks and that the runtime knows nothing about.
func nap(d time.Duration) {
	t := syscall.NsecToTimespec(int64(d))
	for syscall.Nanosleep(&t, &t) == syscall.EINTR {
	}
}

// blockingRead waits in read(2) on a pipe that a child process would fill; here
// another thread does, after d.
func blockingRead() func(d time.Duration) {
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		panic(err)
	}
	asked := make(chan time.Duration, 1)
	go func() {
		runtime.LockOSThread()
		for d := range asked {
			time.Sleep(d)
			syscall.Write(p[1], []byte{0})
		}
	}()
	buf := make([]byte, 1)
	return func(d time.Duration) {
		asked <- d
		syscall.Read(p[0], buf)
	}
}

// syscalls: n goroutines block in system calls of about Hold, with pauses of
// Think between; k others always have work.
func syscalls(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		call := nap
		if r.Mode == "read" {
			call = blockingRead()
		}
		go rig.Loop(func() {
			call(r.Hold/2 + rig.Around(rng, r.Hold/2))
			rig.Burn(50 * time.Microsecond)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	competitors(r)
}

// competitors always have work; they give way after Size us of it on average.
func competitors(r *rig.Rig) {
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(rig.Around(rng, time.Duration(r.Size)*time.Microsecond))
			runtime.Gosched()
		})
	}
}

// files: n goroutines write and read small files.
func files(r *rig.Rig) {
	data := make([]byte, r.Size)
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		name := filepath.Join(os.TempDir(), fmt.Sprintf("planted-%d-%d", os.Getpid(), i))
		go rig.Loop(func() {
			os.WriteFile(name, data, 0o600)
			os.ReadFile(name)
			os.Remove(name)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// handover: pairs of goroutines bound to threads hand a value to and fro.
func handover(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		there, back := make(chan int), make(chan int)
		go func() {
			runtime.LockOSThread()
			for v := range there {
				rig.Burn(r.Hold)
				back <- v
			}
		}()
		go func() {
			runtime.LockOSThread()
			for v := 0; ; v++ {
				there <- v
				<-back
				rig.Burn(r.Hold)
			}
		}()
	}
}

// bound: one goroutine on a thread of its own is asked for something now and then.
func bound(r *rig.Rig) {
	asked := make(chan chan int)
	go func() {
		runtime.LockOSThread()
		for answer := range asked {
			rig.Burn(r.Hold)
			answer <- 1
		}
	}()
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			answer := make(chan int)
			asked <- answer
			<-answer
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}
