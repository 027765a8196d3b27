// SPDX-License-Identifier: MIT

package main

import (
	"sync"
	"sync/atomic"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"workers":   workers,
		"fan-in":    fanIn,
		"ring":      ring,
		"ping-pong": pingPong,
		"barrier":   barrier,
		"gate":      gate,
		"pipeline":  pipeline,
		"select":    selectLoop,
		"group":     group,
		"semaphore": semaphore,
		"cond":      condQueue,
		"pool":      syncPool,
		"once":      syncOnce,
		"sync-map":  syncMap,
	})
}

// workers: n workers behind a channel get jobs of Hold from one producer, which
// pauses for Think between jobs.
func workers(r *rig.Rig) {
	jobs := make(chan time.Duration, r.K)
	for i := 0; i < r.N; i++ {
		go func() {
			for d := range jobs {
				rig.Burn(d)
			}
		}()
	}
	rng := r.Rand()
	go rig.Loop(func() {
		jobs <- rig.Around(rng, r.Hold)
		if r.Think > 0 {
			time.Sleep(rig.Around(rng, r.Think))
		}
	})
}

// fanIn: n senders, one receiver that takes Hold for each message.
func fanIn(r *rig.Rig) {
	c := make(chan int)
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(rig.Around(rng, r.Think))
			c <- i
		})
	}
	go func() {
		for range c {
			rig.Burn(r.Hold)
		}
	}()
}

// ring: n goroutines pass one token round.
func ring(r *rig.Rig) {
	first := make(chan int)
	in := first
	for i := 0; i < r.N; i++ {
		out := make(chan int)
		if i == r.N-1 {
			out = first
		}
		from := in
		go func() {
			for v := range from {
				rig.Burn(r.Hold)
				out <- v
			}
		}()
		in = out
	}
	go func() { first <- 1 }()
}

// pingPong: n pairs talk with each other.
func pingPong(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		there, back := make(chan int), make(chan int)
		rng := r.Rand()
		go rig.Loop(func() {
			there <- 1
			<-back
			time.Sleep(rig.Around(rng, r.Think))
		})
		go rig.Loop(func() {
			<-there
			rig.Burn(r.Hold)
			back <- 1
		})
	}
}

// barrier: n goroutines compute and meet, again and again.
func barrier(r *rig.Rig) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	arrived, round := 0, 0
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(rig.Around(rng, r.Hold))
			time.Sleep(r.Think)
			mu.Lock()
			arrived++
			if arrived == r.N {
				arrived = 0
				round++
				cond.Broadcast()
			} else {
				for mine := round; mine == round; {
					cond.Wait()
				}
			}
			mu.Unlock()
		})
	}
}

// gate: n goroutines wait for a channel to be closed; all have work then.
func gate(r *rig.Rig) {
	go rig.Loop(func() {
		start := make(chan int)
		var wg sync.WaitGroup
		for i := 0; i < r.N; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				<-start
				rig.Burn(r.Hold)
			}()
		}
		time.Sleep(r.Every)
		close(start)
		wg.Wait()
		time.Sleep(r.Every)
	})
}

// pipeline: n stages, each takes Hold for an item; items come Every.
func pipeline(r *rig.Rig) {
	in := make(chan int, r.K)
	rng := r.Rand()
	go func(out chan int) {
		for i := 0; ; i++ {
			time.Sleep(rig.Around(rng, r.Every))
			out <- i
		}
	}(in)
	for i := 0; i < r.N; i++ {
		from, to := in, make(chan int, r.K)
		go func() {
			for v := range from {
				rig.Burn(r.Hold)
				to <- v
			}
		}()
		in = to
	}
	go func(from chan int) {
		for range from {
		}
	}(in)
}

// selectLoop: n goroutines wait for a message or a time-out, which come about
// equally often.
func selectLoop(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		c := make(chan int)
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(rig.Around(rng, r.Every))
			c <- 1
		})
		go rig.Loop(func() {
			select {
			case <-c:
				rig.Burn(r.Hold)
			case <-time.After(r.Every):
			}
		})
	}
}

// group: a batch of n jobs at a time, at most k of them at once.
func group(r *rig.Rig) {
	rng := r.Rand()
	go rig.Loop(func() {
		slots := make(chan int, r.K)
		var wg sync.WaitGroup
		for i := 0; i < r.N; i++ {
			slots <- 1
			wg.Add(1)
			d := rig.Around(rng, r.Hold)
			go func() {
				defer func() {
					<-slots
					wg.Done()
				}()
				rig.Burn(d / 4)
				time.Sleep(d)
			}()
		}
		wg.Wait()
		time.Sleep(rig.Around(rng, r.Think))
	})
}

// semaphore: n goroutines, of which k at a time may do something; there is
// mostly room.
func semaphore(r *rig.Rig) {
	slots := make(chan int, r.K)
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			slots <- 1
			time.Sleep(rig.Around(rng, r.Hold))
			<-slots
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// condQueue: a queue with n consumers, each item wakes one.
func condQueue(r *rig.Rig) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var queue []int
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			mu.Lock()
			for len(queue) == 0 {
				cond.Wait()
			}
			queue = queue[1:]
			mu.Unlock()
			rig.Burn(r.Hold)
		})
	}
	rng := r.Rand()
	go rig.Loop(func() {
		time.Sleep(rig.Around(rng, r.Every))
		mu.Lock()
		for j := rng.Intn(3); j >= 0; j-- {
			queue = append(queue, j)
			cond.Signal()
		}
		mu.Unlock()
	})
}

// syncPool: buffers are reused through a pool.
func syncPool(r *rig.Rig) {
	pool := sync.Pool{New: func() any { return make([]byte, r.Size) }}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			buf := pool.Get().([]byte)
			rig.Burn(r.Hold)
			pool.Put(buf)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// syncOnce: n goroutines want a value that the first one makes; then a new one.
func syncOnce(r *rig.Rig) {
	var current atomic.Pointer[sync.Once]
	current.Store(new(sync.Once))
	go rig.Every(r.Every, func() { current.Store(new(sync.Once)) })
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			current.Load().Do(func() { time.Sleep(r.Hold) })
			rig.Burn(20 * time.Microsecond)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// syncMap: n goroutines read and write a sync.Map.
func syncMap(r *rig.Rig) {
	var m sync.Map
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			for j := 0; j < 50; j++ {
				key := rng.Intn(200)
				if rng.Intn(10) == 0 {
					m.Store(key, j)
				} else {
					m.Load(key)
				}
			}
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}
