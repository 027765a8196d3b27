// SPDX-License-Identifier: MIT

package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"sync"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"hogs":     hogs,
		"overload": overload,
		"loops":    loops,
		"stops":    stops,
		"dump":     dump,
		"stacks":   stacks,
		"assist":   assist,
		"limited":  limited,
		"garbage":  garbage,
		"sorting":  sorting,
		"matrix":   matrix,
	})
}

// hogs: n goroutines compute without end, k are light users of the CPU.
func hogs(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() { rig.Burn(time.Second) })
	}
	bystanders(r)
}

// overload: jobs of Hold arrive, each in a goroutine of its own; Share says how
// much of the Ps they need.
func overload(r *rig.Rig) {
	rng := r.Rand()
	gap := time.Duration(float64(r.Hold) / r.Share / float64(runtime.GOMAXPROCS(0)))
	start := time.Now()
	next := start
	go rig.Loop(func() {
		next = next.Add(rig.Around(rng, gap))
		time.Sleep(time.Until(next))
		go rig.Burn(r.Hold)
	})
}

var sink uint64

// unbroken computes without a call; rounds of about a nanosecond each.
func unbroken(rounds int) uint64 {
	x := uint64(rounds) | 1
	for i := 0; i < rounds; i++ {
		x = x*6364136223846793005 + 1442695040888963407
	}
	return x
}

// roundsFor says how many rounds of unbroken take d.
func roundsFor(d time.Duration) int {
	const probe = 1 << 20
	best := time.Hour
	for i := 0; i < 9; i++ {
		start := time.Now()
		sink += unbroken(probe)
		if t := time.Since(start); t < best {
			best = t
		}
	}
	return int(float64(probe) * float64(d) / float64(best))
}

// longWork returns a function that takes about Hold, in the way that Mode says:
// loop without calls, or copy (of Size bytes).
func longWork(r *rig.Rig) func() {
	if r.Mode == "copy" {
		buf := make([]byte, r.Size+4096)
		copy(buf[4096:], buf)
		return func() { copy(buf[4096:], buf) }
	}
	rounds := roundsFor(r.Hold)
	return func() { sink += unbroken(rounds) }
}

// loops: n goroutines do long work one after the other, k want a bit of time.
func loops(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		long := longWork(r)
		go rig.Loop(func() {
			long()
			runtime.Gosched()
		})
	}
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(100 * time.Microsecond)
			time.Sleep(rig.Around(rng, 2*time.Millisecond))
		})
	}
}

// stops: n goroutines do long work with pauses (Think) while another stops the
// world each Every.
func stops(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		long := longWork(r)
		rng := r.Rand()
		go rig.Loop(func() {
			long()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	bystanders(r)
	go rig.Every(r.Every, func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
	})
}

type node struct {
	next, other *node
	data        [6]int
}

// list makes a list of about size bytes.
func list(size int) (head *node) {
	for i := 0; i < size/64; i++ {
		head = &node{next: head, other: head}
	}
	return head
}

// dump: the heap (Size bytes) is dumped each Every while others work.
func dump(r *rig.Rig) {
	heap := list(r.Size)
	null, err := os.OpenFile("/dev/null", os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	bystanders(r)
	go rig.Every(r.Every, func() {
		debug.WriteHeapDump(null.Fd())
		runtime.KeepAlive(heap)
	})
}

func descend(depth int, wait chan int) {
	if depth > 0 {
		descend(depth-1, wait)
		return
	}
	<-wait
}

// stacks: the stacks of all goroutines (n of them, k calls deep) are printed each
// Every, as a handler of a debug page does.
func stacks(r *rig.Rig) {
	wait := make(chan int)
	for i := 0; i < r.N; i++ {
		go descend(r.K, wait)
	}
	buf := make([]byte, 64<<20)
	for i := range buf {
		buf[i] = 1
	}
	for i := 0; i < 4; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(50 * time.Microsecond)
			time.Sleep(rig.Around(rng, 3*time.Millisecond))
		})
	}
	go rig.Every(r.Every, func() { runtime.Stack(buf, true) })
}

var kept []*node

// assist: n goroutines allocate as fast as they can next to a large live heap
// that the collector must mark often (GOGC is K).
func assist(r *rig.Rig) {
	debug.SetGCPercent(r.K)
	kept = append(kept, list(r.Size))
	runtime.GC()
	for i := 0; i < r.N; i++ {
		var mine [64]*node
		j := 0
		go rig.Loop(func() {
			for l := 0; l < 100; l++ {
				mine[j%len(mine)] = &node{next: mine[(j+1)%len(mine)]}
				mine[(j+1)%len(mine)] = nil
				j++
			}
		})
	}
}

// limited: n goroutines allocate buffers next to a live heap that grows by pieces of
// Size bytes, one each Every, to three quarters of the memory limit (K MiB).
func limited(r *rig.Rig) {
	limit := r.K << 20
	debug.SetMemoryLimit(int64(limit))
	var pieces [][]byte
	go rig.Every(r.Every, func() {
		if len(pieces)*r.Size < limit/4*3 {
			pieces = append(pieces, make([]byte, r.Size))
		}
	})
	for i := 0; i < r.N; i++ {
		var mine [8][]byte
		j := 0
		go rig.Loop(func() {
			mine[j%len(mine)] = make([]byte, 64<<10)
			j++
		})
	}
}

// garbage: n goroutines allocate short-lived buffers; little stays alive.
func garbage(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		var last []byte
		go rig.Loop(func() {
			for j := 0; j < 20; j++ {
				last = make([]byte, r.Size)
				last[0] = byte(j)
			}
			time.Sleep(rig.Around(rng, r.Think))
			runtime.KeepAlive(last)
		})
	}
}

func mergeSort(a []int, depth int) {
	if depth == 0 {
		sort.Ints(a)
		return
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mergeSort(a[:len(a)/2], depth-1)
	}()
	mergeSort(a[len(a)/2:], depth-1)
	wg.Wait()
	merged := make([]int, 0, len(a))
	i, j := 0, len(a)/2
	for i < len(a)/2 && j < len(a) {
		if a[i] <= a[j] {
			merged = append(merged, a[i])
			i++
		} else {
			merged = append(merged, a[j])
			j++
		}
	}
	merged = append(merged, a[i:len(a)/2]...)
	copy(a, append(merged, a[j:]...))
}

// sorting: divide and conquer, 2^k pieces of Size elements in all.
func sorting(r *rig.Rig) {
	rng := r.Rand()
	go rig.Loop(func() {
		a := make([]int, r.Size)
		for i := range a {
			a[i] = rng.Int()
		}
		mergeSort(a, r.K)
		time.Sleep(r.Think)
	})
}

// matrix: a batch job on n goroutines with a meeting after each step.
func matrix(r *rig.Rig) {
	m := make([]float64, r.Size*r.Size)
	for i := range m {
		m[i] = float64(i % 17)
	}
	go rig.Loop(func() {
		out := make([]float64, len(m))
		var wg sync.WaitGroup
		for g := 0; g < r.N; g++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := g; i < r.Size; i += r.N {
					for j := 0; j < r.Size; j++ {
						sum := 0.0
						for k := 0; k < r.Size; k++ {
							sum += m[i*r.Size+k] * m[k*r.Size+j]
						}
						out[i*r.Size+j] = sum
					}
				}
			}()
		}
		wg.Wait()
		runtime.KeepAlive(out)
	})
}
