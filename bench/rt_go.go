// SPDX-License-Identifier: MIT

// The operations of bench_rt.c in Go, for comparison: rt_go [-t] WHAT
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/trace"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

var group sync.WaitGroup

func yield(n int) {
	group.Add(2)
	for g := 0; g < 2; g++ {
		go func() {
			for i := 0; i < n/2; i++ {
				runtime.Gosched()
			}
			group.Done()
		}()
	}
	group.Wait()
}

func pingpong(n int) {
	there, back := make(chan int32), make(chan int32)
	go func() {
		for x := range there {
			back <- x
		}
	}()
	for i := 0; i < n; i++ {
		there <- 0
		<-back
	}
	close(there)
}

func spawn(n int) {
	for i := 0; i < n; i += 100 {
		group.Add(100)
		for k := 0; k < 100; k++ {
			go group.Done()
		}
		group.Wait()
	}
}

func mutex(n int) {
	var m sync.Mutex
	group.Add(4)
	for g := 0; g < 4; g++ {
		go func() {
			for i := 0; i < n/4; i++ {
				m.Lock()
				runtime.Gosched()
				m.Unlock()
			}
			group.Done()
		}()
	}
	group.Wait()
}

func call(n int) {
	for i := 0; i < n; i++ {
		syscall.Syscall(syscall.SYS_GETPPID, 0, 0, 0)
	}
}

var leaves atomic.Int64

func task(depth int) {
	if depth == 0 {
		leaves.Add(1)
	} else {
		group.Add(10)
		for i := 0; i < 10; i++ {
			go task(depth - 1)
		}
	}
	group.Done()
}

func tasks(int) {
	group.Add(1)
	go task(6)
	group.Wait()
}

func main() {
	fns := map[string]func(int){"yield": yield, "pingpong": pingpong, "spawn": spawn,
		"mutex": mutex, "call": call, "tasks": tasks}
	what, traced := os.Args[len(os.Args)-1], len(os.Args) > 2
	n := 1000000
	if traced {
		trace.Start(io.Discard)
		defer trace.Stop()
	}
	begin := time.Now()
	fns[what](n)
	took := time.Since(begin)
	if what == "tasks" {
		n = 1111111
	}
	fmt.Printf("{\"bench\":\"go %s\",\"procs\":%d,\"traced\":%t,\"ns\":%.1f}\n", what,
		runtime.GOMAXPROCS(0), traced, float64(took.Nanoseconds())/float64(n))
}
