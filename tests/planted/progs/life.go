// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"sync"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"leak":      leak,
		"sessions":  sessions,
		"ramp":      ramp,
		"pool-idle": poolIdle,
		"herd":      herd,
		"pubsub":    pubsub,
		"churn":     churn,
		"spawn":     spawn,
		"timers":    timers,
		"afterfunc": afterFunc,
		"tickers":   tickers,
		"stall":     stall,
		"slow-poll": slowPoll,
	})
}

// leak: each Every a goroutine asks n others for an answer, takes the first and
// forgets about the rest. Of Share of the requests the rest hangs for ever.
func leak(r *rig.Rig) {
	rng := r.Rand()
	var mu sync.Mutex
	mu.Lock()
	never := make(chan int)
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	var wg sync.WaitGroup
	wg.Add(1)
	hang := func() {
		switch r.Mode {
		case "send":
			make(chan int) <- 1
		case "recv":
			<-never
		case "lock":
			mu.Lock()
		case "group":
			wg.Wait()
		case "context":
			<-ctx.Done()
		case "select":
			select {
			case <-never:
			case <-ctx.Done():
			}
		}
	}
	go rig.Every(r.Every, func() {
		for i := 0; i < r.N; i++ {
			lost := rng.Float64() < r.Share
			go func() {
				rig.Burn(20 * time.Microsecond)
				if lost {
					hang()
				}
			}()
		}
	})
}

// sessions: goroutines come and go; each waits for messages for about Hold.
func sessions(r *rig.Rig) {
	go rig.Loop(func() {
		time.Sleep(r.Every)
		quit := make(chan int)
		go func() {
			rig.Burn(10 * time.Microsecond)
			<-quit
		}()
		time.AfterFunc(r.Hold, func() { close(quit) })
	})
}

// ramp: n workers are started one after the other, Every apart, and then stay.
func ramp(r *rig.Rig) {
	jobs := make(chan time.Duration)
	rng := r.Rand()
	go func() {
		for i := 0; i < r.N; i++ {
			go func() {
				for d := range jobs {
					rig.Burn(d)
				}
			}()
			time.Sleep(r.Every)
		}
	}()
	go rig.Loop(func() {
		jobs <- r.Hold
		time.Sleep(rig.Around(rng, r.Think))
	})
}

// poolIdle: n workers wait behind one channel; few are ever needed.
func poolIdle(r *rig.Rig) {
	jobs := make(chan time.Duration)
	for i := 0; i < r.N; i++ {
		go func() {
			for d := range jobs {
				rig.Burn(d)
			}
		}()
	}
	rng := r.Rand()
	go rig.Loop(func() {
		jobs <- r.Hold
		time.Sleep(rig.Around(rng, r.Think))
	})
}

// herd: n goroutines wait for items; all of them are woken for each one, by a
// broadcast or by closing a channel.
func herd(r *rig.Rig) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	news := make(chan int)
	items := 0
	take := func() {
		mu.Lock()
		for items == 0 {
			if r.Mode == "close" {
				c := news
				mu.Unlock()
				<-c
				mu.Lock()
			} else {
				cond.Wait()
			}
		}
		items--
		mu.Unlock()
	}
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			take()
			rig.Burn(r.Hold)
		})
	}
	rng := r.Rand()
	go rig.Loop(func() {
		time.Sleep(rig.Around(rng, r.Every))
		mu.Lock()
		items++
		if r.Mode == "close" {
			close(news)
			news = make(chan int)
		} else {
			cond.Broadcast()
		}
		mu.Unlock()
	})
}

// pubsub: every message is for each of the n subscribers, and all have work.
func pubsub(r *rig.Rig) {
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
			rig.Burn(r.Hold)
		})
	}
	rng := r.Rand()
	go rig.Loop(func() {
		time.Sleep(rig.Around(rng, r.Every))
		mu.Lock()
		version++
		mu.Unlock()
		cond.Broadcast()
	})
}

// churn: a goroutine for each of many tiny pieces of work.
func churn(r *rig.Rig) {
	for i := 0; i < r.K; i++ {
		sum := make([]int, r.N)
		go rig.Loop(func() {
			var wg sync.WaitGroup
			for j := range sum {
				wg.Add(1)
				go func() {
					sum[j] += j
					wg.Done()
				}()
			}
			wg.Wait()
			if r.Think > 0 {
				time.Sleep(r.Think)
			}
		})
	}
}

// spawn: now and then a goroutine starts n others, which have some work, and
// waits for them; k of these at a time.
func spawn(r *rig.Rig) {
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			var wg sync.WaitGroup
			for j := 0; j < r.N; j++ {
				wg.Add(1)
				d := rig.Around(rng, r.Hold)
				go func() {
					defer wg.Done()
					rig.Burn(d)
				}()
			}
			wg.Wait()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// timers: n goroutines do nearly nothing each Every, by sleep, ticker or select.
func timers(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		switch r.Mode {
		case "ticker":
			go rig.Every(r.Every, func() { rig.Burn(time.Microsecond) })
		case "select":
			never := make(chan int)
			go rig.Loop(func() {
				select {
				case <-never:
				case <-time.After(r.Every):
				}
			})
		default:
			go rig.Loop(func() { time.Sleep(r.Every) })
		}
	}
}

// afterFunc: n timers that start themselves again.
func afterFunc(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		var again func()
		again = func() {
			rig.Burn(r.Hold)
			time.AfterFunc(r.Every, again)
		}
		time.AfterFunc(r.Every, again)
	}
}

// tickers: n tickers with a bit of work each time.
func tickers(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Every(r.Every, func() { rig.Burn(rig.Around(rng, r.Hold)) })
	}
}

// stall: n callers of one service that answers after Hold, but once, Think after
// the start, does not for Every. The service is a goroutine behind a channel, a
// lock, or a connection.
func stall(r *rig.Rig) {
	start := time.Now()
	stalled := false
	serve := func() {
		d := r.Hold
		if !stalled && time.Since(start) > r.Think {
			stalled = true
			d = r.Every
		}
		time.Sleep(d)
	}
	var call func()
	switch r.Mode {
	case "lock":
		var mu sync.Mutex
		call = func() {
			mu.Lock()
			serve()
			mu.Unlock()
		}
	case "net":
		var mu sync.Mutex
		connect := listen(func() {
			mu.Lock()
			defer mu.Unlock()
			serve()
		})
		for i := 0; i < r.N; i++ {
			ask := connect()
			rng := r.Rand()
			go rig.Loop(func() {
				ask()
				time.Sleep(rig.Around(rng, 4*r.Hold*time.Duration(r.N)))
			})
		}
		return
	default:
		asked := make(chan chan int)
		go func() {
			for answer := range asked {
				serve()
				answer <- 1
			}
		}()
		call = func() {
			answer := make(chan int)
			asked <- answer
			<-answer
		}
	}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			call()
			time.Sleep(rig.Around(rng, 4*r.Hold*time.Duration(r.N)))
		})
	}
}

// slowPoll: n goroutines wait long for each answer, always.
func slowPoll(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		c := make(chan int)
		go rig.Loop(func() {
			time.Sleep(r.Hold/2 + rig.Around(rng, r.Hold/2))
			c <- 1
		})
		go rig.Loop(func() {
			<-c
			rig.Burn(50 * time.Microsecond)
		})
	}
}
