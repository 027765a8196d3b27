// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"sync"
	"time"

	"planted/rig"
)

// Goroutines and timers as services lose, start and wake them.
func init() {
	register(map[string]rig.Scenario{
		"forget":     forget,
		"tickets":    tickets,
		"cancelled":  cancelled,
		"results":    results,
		"poll-sleep": pollSleep,
		"timeouts":   timeouts,
		"deadlines":  deadlines,
		"stall-cond": stallCond,
	})
}

// forget: each Every a request starts n goroutines; those that the mode loses stay.
func forget(r *rig.Rig) {
	rng := r.Rand()
	var none chan int
	lose := map[string]func(){
		"nil": func() { <-none },
		"after": func() {
			<-time.After(time.Hour)
		},
		// The answer comes when nobody waits for it any more.
		"late": func() {
			answer := make(chan int)
			go func() {
				time.Sleep(r.Hold)
				answer <- 1
			}()
			select {
			case <-answer:
			case <-time.After(r.Hold / 2):
			}
		},
		// Works through its input and waits for the next, which never comes.
		"input": func() {
			input := make(chan int)
			go func() {
				for range input {
					rig.Burn(10 * time.Microsecond)
				}
			}()
			for i := 0; i < 3; i++ {
				input <- i
			}
		},
		// Nobody stops the ticker.
		"ticker": func() {
			done := make(chan int)
			go func() {
				t := time.NewTicker(50 * time.Millisecond)
				defer t.Stop()
				for {
					select {
					case <-t.C:
						rig.Burn(5 * time.Microsecond)
					case <-done:
						return
					}
				}
			}()
		},
		// No loss: several waits, and an end.
		"": func() {
			answer := make(chan int)
			go func() {
				time.Sleep(r.Hold / 2)
				answer <- 1
			}()
			<-answer
			time.Sleep(r.Hold)
		},
	}[r.Mode]
	go rig.Every(r.Every, func() {
		for i := 0; i < r.N; i++ {
			lost := rng.Float64() < r.Share
			go func() {
				rig.Burn(20 * time.Microsecond)
				if lost {
					lose()
				}
			}()
		}
	})
}

// tickets: n goroutines each draw a number and wait until it is called; each call is
// a broadcast, or (mode one) a signal for the one whose turn it is.
func tickets(r *rig.Rig) {
	var mu sync.Mutex
	all := sync.NewCond(&mu)
	own := map[int]*sync.Cond{}
	next, serving := 0, 0
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			mu.Lock()
			mine := next
			next++
			cond := all
			if r.Mode == "one" {
				cond = sync.NewCond(&mu)
				own[mine] = cond
			}
			for mine >= serving {
				cond.Wait()
			}
			mu.Unlock()
			rig.Burn(r.Hold)
		})
	}
	rng := r.Rand()
	go rig.Loop(func() {
		time.Sleep(rig.Around(rng, r.Every))
		mu.Lock()
		serving++
		if cond := own[serving-1]; cond != nil {
			cond.Signal()
			delete(own, serving-1)
		} else {
			all.Broadcast()
		}
		mu.Unlock()
	})
}

// cancelled: each Every n goroutines start, wait for their context, and end with it.
func cancelled(r *rig.Rig) {
	go rig.Loop(func() {
		ctx, cancel := context.WithTimeout(context.Background(), r.Every)
		for i := 0; i < r.N; i++ {
			go func() { <-ctx.Done() }()
		}
		<-ctx.Done()
		cancel()
	})
}

// results: n values are computed by a goroutine each, and sent back; then a pause.
func results(r *rig.Rig) {
	for i := 0; i < r.K; i++ {
		go rig.Loop(func() {
			out := make(chan int, r.N)
			for j := 0; j < r.N; j++ {
				go func() { out <- j * j }()
			}
			for j := 0; j < r.N; j++ {
				<-out
			}
			if r.Think > 0 {
				time.Sleep(r.Think)
			}
		})
	}
}

// pollSleep: n goroutines look each Every whether there is something to do; hardly
// ever is there.
func pollSleep(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(r.Every)
			if rng.Intn(1000) == 0 {
				rig.Burn(r.Hold)
			}
		})
	}
}

// timeouts: n goroutines wait with contexts that run out after Every.
func timeouts(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			ctx, cancel := context.WithTimeout(context.Background(), r.Every)
			<-ctx.Done()
			cancel()
			rig.Burn(r.Hold)
		})
	}
}

// deadlines: n clients ask a server and allow it a second for each answer.
func deadlines(r *rig.Rig) {
	connect := listen(func() { rig.Burn(r.Hold) })
	for i := 0; i < r.N; i++ {
		ask := connect()
		rng := r.Rand()
		go rig.Loop(func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			stop := context.AfterFunc(ctx, func() { panic("late") })
			ask()
			stop()
			cancel()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// stallCond: n goroutines wait for versions that come each Hold, but once, Think
// after the start, not for Every.
func stallCond(r *rig.Rig) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	version := 0
	for i := 0; i < r.N; i++ {
		seen := 0
		go rig.Loop(func() {
			mu.Lock()
			for seen == version {
				cond.Wait()
			}
			seen = version
			mu.Unlock()
			rig.Burn(50 * time.Microsecond)
		})
	}
	start, stalled := time.Now(), false
	go rig.Loop(func() {
		if !stalled && time.Since(start) > r.Think {
			stalled = true
			time.Sleep(r.Every)
		}
		time.Sleep(r.Hold)
		mu.Lock()
		version++
		mu.Unlock()
		cond.Broadcast()
	})
}
