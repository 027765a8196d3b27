// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"syscall"
	"time"
)

func init() {
	programs["convoy"] = program{run: traced(convoy)}
	programs["pipeline"] = program{run: traced(pipeline)}
	programs["syscalls"] = program{run: traced(syscalls)}
	programs["gc"] = program{run: traced(gcHeavy)}
	programs["churn"] = program{run: traced(churn)}
	programs["gomaxprocs"] = program{run: traced(gomaxprocs)}
	programs["locked-threads"] = program{run: traced(lockedThreads)}
	programs["tasks"] = program{run: traced(taskTree)}
	programs["cpu-profile"] = program{run: cpuProfile}
	programs["killed"] = program{run: killed, dies: true,
		godebug: "traceadvanceperiod=15000000"}
}

func convoy() {
	var mu sync.Mutex
	var rw sync.RWMutex
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	for i := 0; i < 24; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for n := 0; n < 25; n++ {
				mu.Lock()
				spin(3000)
				mu.Unlock()
				if i%4 == 0 {
					rw.Lock()
					runtime.Gosched()
					rw.Unlock()
				} else {
					rw.RLock()
					spin(100)
					rw.RUnlock()
				}
			}
			cond.Broadcast()
		}(i)
	}
	wg.Wait()
}

func pipeline() {
	stage := func(in <-chan int, size int) <-chan int {
		out := make(chan int, size)
		go func() {
			for v := range in {
				out <- v + 1
			}
			close(out)
		}()
		return out
	}
	src := make(chan int)
	last := stage(stage(stage(src, 0), 4), 0)
	stop := time.After(time.Second)
	go func() {
		for i := 0; i < 400; i++ {
			select {
			case src <- i:
			case <-stop:
			}
		}
		close(src)
	}()
	ticks := time.NewTicker(200 * time.Microsecond)
	defer ticks.Stop()
	for open := true; open; {
		select {
		case _, open = <-last:
		case <-ticks.C:
		}
	}
}

// shortSyscalls enters the kernel without losing the P.
func shortSyscalls(n int) {
	var st syscall.Stat_t
	for i := 0; i < n; i++ {
		syscall.Stat("/", &st)
	}
}

// syscalls blocks threads in the kernel long enough for their Ps to be taken.
func syscalls() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		var p [2]int
		check(syscall.Pipe(p[:]))
		wg.Add(2)
		go func(fd int) {
			defer wg.Done()
			buf := make([]byte, 1)
			for {
				n, err := syscall.Read(fd, buf)
				if err == syscall.EINTR {
					continue
				}
				if n <= 0 {
					break
				}
			}
			syscall.Close(fd)
		}(p[0])
		go func(fd int) {
			defer wg.Done()
			for n := 0; n < 8; n++ {
				ts := syscall.Timespec{Nsec: 700000}
				syscall.Nanosleep(&ts, nil)
				syscall.Write(fd, []byte{1})
				shortSyscalls(20)
			}
			syscall.Close(fd)
		}(p[1])
	}
	wg.Wait()
}

type node struct {
	next *node
	pad  [20]uint64
}

var sink *node

func gcHeavy() {
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var list *node
			for n := 0; n < 40000; n++ {
				list = &node{next: list}
				if n%10000 == 0 {
					list = nil
				}
			}
			sink = list
		}()
	}
	wg.Wait()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	runtime.SetFinalizer(&node{}, func(*node) {})
	runtime.GC()
}

func churn() {
	for wave := 0; wave < 8; wave++ {
		var wg sync.WaitGroup
		for i := 0; i < 150; i++ {
			wg.Add(1)
			go func(i int) {
				defer wg.Done()
				switch i % 3 {
				case 0:
					runtime.Goexit()
				case 1:
					runtime.Gosched()
				}
			}(i)
		}
		wg.Wait()
	}
}

func gomaxprocs() {
	old := runtime.GOMAXPROCS(0)
	stop := make(chan bool)
	for i := 0; i < 6; i++ {
		go func() {
			for {
				select {
				case <-stop:
					return
				default:
					spin(20000)
				}
			}
		}()
	}
	for _, n := range []int{1, 4, 2, 7, 1, 3} {
		runtime.GOMAXPROCS(n)
		time.Sleep(2 * time.Millisecond)
	}
	close(stop)
	runtime.GOMAXPROCS(old)
}

func lockedThreads() {
	ping, pong := make(chan int), make(chan int)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		runtime.LockOSThread()
		defer wg.Done()
		for v := range ping {
			pong <- v
		}
		close(pong) // exits locked: the thread goes too
	}()
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer wg.Done()
		for i := 0; i < 150; i++ {
			ping <- i
			<-pong
		}
		close(ping)
	}()
	wg.Wait()
}

// taskTree leaves tasks and regions open, ends tasks elsewhere, and logs with
// and without a task.
func taskTree() {
	var walk func(ctx context.Context, depth int)
	walk = func(ctx context.Context, depth int) {
		ctx, task := trace.NewTask(ctx, "level")
		defer task.End()
		trace.Log(ctx, "depth", "here")
		if depth == 0 {
			return
		}
		var wg sync.WaitGroup
		for i := 0; i < 3; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer trace.StartRegion(ctx, "child").End()
				walk(ctx, depth-1)
			}()
		}
		wg.Wait()
	}
	walk(context.Background(), 3)
	trace.Log(context.Background(), "", "background")
	ctx, task := trace.NewTask(context.Background(), "ended elsewhere")
	done := make(chan bool)
	go func() { task.End(); close(done) }()
	<-done
	trace.NewTask(ctx, "never ended")
	trace.StartRegion(ctx, "never ended")
}

func cpuProfile(out *os.File) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	check(err)
	pprof.StartCPUProfile(null)
	check(trace.Start(out))
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for end := time.Now().Add(250 * time.Millisecond); time.Now().Before(end); {
				spin(10000)
			}
		}()
	}
	wg.Wait()
	trace.Stop()
	pprof.StopCPUProfile()
}

// killed is gone without a Stop: the last generation is cut where it was.
func killed(out *os.File) {
	check(trace.Start(out))
	go func() {
		time.Sleep(80 * time.Millisecond)
		syscall.Kill(syscall.Getpid(), syscall.SIGKILL)
	}()
	mixedLoad(time.Minute)
}
