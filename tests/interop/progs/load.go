// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

func init() {
	programs["server"] = program{run: traced(func() { serverLoad(4, 40) })}
	programs["generations"] = program{
		run:     traced(func() { mixedLoad(90 * time.Millisecond) }),
		godebug: "traceadvanceperiod=8000000",
	}
	programs["shortest-generations"] = program{
		run:     traced(func() { mixedLoad(20 * time.Millisecond) }),
		godebug: "traceadvanceperiod=0",
	}
	programs["nothing"] = program{run: traced(func() {})}
}

// serverLoad answers lines over loopback TCP; each request is a task with
// nested regions and logs, handed from one goroutine to another.
func serverLoad(clients, requests int) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go serveConn(conn)
		}
	}()
	var wg sync.WaitGroup
	for c := 0; c < clients; c++ {
		wg.Add(1)
		go func(c int) {
			defer wg.Done()
			conn, err := net.Dial("tcp", l.Addr().String())
			check(err)
			defer conn.Close()
			r := bufio.NewReader(conn)
			for i := 0; i < requests; i++ {
				fmt.Fprintf(conn, "client %d request %d\n", c, i)
				if _, err := r.ReadString('\n'); err != nil {
					check(err)
				}
			}
		}(c)
	}
	wg.Wait()
	l.Close()
}

func serveConn(conn net.Conn) {
	defer conn.Close()
	r := bufio.NewReader(conn)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		answer(conn, line)
	}
}

func answer(conn net.Conn, line string) {
	ctx, task := trace.NewTask(context.Background(), "request")
	defer task.End()
	defer trace.StartRegion(ctx, "answer").End()
	trace.Logf(ctx, "line", "%q", line)
	done := make(chan int)
	go func() {
		sub, t := trace.NewTask(ctx, "part")
		defer t.End()
		trace.WithRegion(sub, "compute", func() { done <- spin(2000) })
	}()
	sum := <-done
	trace.WithRegion(ctx, "write \xff\"quoted\"\t\u00e9\u4e2d", func() {
		fmt.Fprintf(conn, "%d\n", sum)
	})
}

func spin(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum = sum*31 + i
	}
	return sum
}

// mixedLoad keeps tasks, regions, sleeps, locks and calls into the kernel open
// across generations.
func mixedLoad(d time.Duration) {
	ctx, task := trace.NewTask(context.Background(), "whole run")
	defer task.End()
	defer trace.StartRegion(ctx, "main").End()
	end := time.Now().Add(d)
	var wg sync.WaitGroup
	var mu sync.Mutex
	blocked := make(chan bool)
	go func() { <-blocked }()
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for n := 0; time.Now().Before(end); n++ {
				region := trace.StartRegion(ctx, fmt.Sprint("worker ", i))
				mu.Lock()
				spin(500)
				mu.Unlock()
				if n%8 == i {
					time.Sleep(300 * time.Microsecond)
				}
				if n%64 == i {
					shortSyscalls(3)
				}
				region.End()
				runtime.Gosched()
				time.Sleep(50 * time.Microsecond)
			}
		}(i)
	}
	wg.Wait()
	close(blocked)
}
