// SPDX-License-Identifier: MIT

package main

import (
	lists "container/list"
	"context"
	"log"
	"os"
	"sync"
	"time"

	"planted/rig"
)

// Locks that are not a Mutex in plain sight: the shapes that they have in libraries
// and services.
func init() {
	register(map[string]rig.Scenario{
		"logger":    logger,
		"cond-lock": condLock,
		"pick-lock": pickLock,
		"permits":   permits,
		"store":     store,
		"rlocker":   rlocker,
		"turns":     turns,
		"ordered":   ordered,
		"gossip":    gossip,
	})
}

// logger: n goroutines log each Think to one logger, whose other end reads a line
// each Hold from a pipe that is full.
func logger(r *rig.Rig) {
	from, to, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	line := make([]byte, 4096)
	to.SetWriteDeadline(time.Now().Add(20 * time.Millisecond))
	for r.Mode == "full" {
		if _, err := to.Write(line); err != nil {
			break
		}
	}
	to.SetWriteDeadline(time.Time{})
	logs := log.New(to, "", 0)
	text := string(line[:4095])
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			logs.Print(text)
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
	go rig.Loop(func() {
		time.Sleep(r.Hold)
		if _, err := from.Read(line); err != nil {
			panic(err)
		}
	})
}

// condLock: k resources that n goroutines share by way of a condition variable; one
// resource makes it a lock.
func condLock(r *rig.Rig) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	free := r.K
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			mu.Lock()
			for free == 0 {
				cond.Wait()
			}
			free--
			mu.Unlock()
			work(r.Mode)(r.Hold)
			mu.Lock()
			free++
			mu.Unlock()
			cond.Signal()
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

// pickLock: a channel with room for k that is filled in a select beside a context.
func pickLock(r *rig.Rig) {
	slots := make(chan struct{}, r.K)
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			work(r.Mode)(r.Hold)
			<-slots
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

// gateway gives out permits in order, as pools of connections do: who finds none
// leaves a channel in a list, which is closed when it is its turn.
type gateway struct {
	mu      sync.Mutex
	free    int
	waiting lists.List
}

func (g *gateway) acquire(ctx context.Context) {
	g.mu.Lock()
	if g.free > 0 {
		g.free--
		g.mu.Unlock()
		return
	}
	ready := make(chan struct{})
	g.waiting.PushBack(ready)
	g.mu.Unlock()
	if ctx == nil {
		<-ready
		return
	}
	select {
	case <-ready:
	case <-ctx.Done():
	}
}

func (g *gateway) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if first := g.waiting.Front(); first != nil {
		close(g.waiting.Remove(first).(chan struct{}))
		return
	}
	g.free++
}

// permits: n goroutines and k permits of a gateway, waited for with or without a
// context (Share above a half).
func permits(r *rig.Rig) {
	g := &gateway{free: r.K}
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	if r.Share <= 0.5 {
		ctx = nil
	}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			g.acquire(ctx)
			work(r.Mode)(r.Hold)
			g.release()
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

type table struct {
	sync.RWMutex
	rows map[int]int
}

func (t *table) put(key int, d time.Duration, how func(time.Duration)) {
	t.Lock()
	defer t.Unlock()
	how(d)
	t.rows[key]++
}

func (t *table) get(key int) int {
	t.RLock()
	defer t.RUnlock()
	return t.rows[key]
}

// store: n goroutines write to a table without a rest, k read it now and then.
func store(r *rig.Rig) {
	t := &table{rows: map[int]int{}}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			t.put(rng.Intn(100), r.Hold, work(r.Mode))
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			t.get(rng.Intn(100))
			time.Sleep(rig.Around(rng, 10*time.Millisecond))
		})
	}
}

// rlocker: readers behind the Locker interface, one of which takes Think for its
// work under the lock (if that is not 0), and one writer each Every.
func rlocker(r *rig.Rig) {
	var mu sync.RWMutex
	report := func(l sync.Locker, d time.Duration) {
		l.Lock()
		defer l.Unlock()
		rig.Burn(d)
	}
	if r.Think > 0 {
		rng := r.Rand()
		go rig.Loop(func() {
			report(mu.RLocker(), r.Think)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	rng := r.Rand()
	go rig.Loop(func() {
		time.Sleep(rig.Around(rng, r.Every))
		report(&mu, r.Hold)
	})
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			report(mu.RLocker(), 10*time.Microsecond)
			time.Sleep(rig.Around(rng, 2*time.Millisecond))
		})
	}
}

// turns: n goroutines that take turns, in a fixed order; each has its condition.
func turns(r *rig.Rig) {
	var mu sync.Mutex
	conds := make([]*sync.Cond, r.N)
	for i := range conds {
		conds[i] = sync.NewCond(&mu)
	}
	turn := 0
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			mu.Lock()
			for turn != i {
				conds[i].Wait()
			}
			mu.Unlock()
			rig.Burn(r.Hold)
			mu.Lock()
			turn = (i + 1) % r.N
			mu.Unlock()
			conds[(i+1)%r.N].Signal()
		})
	}
}

// ordered: n goroutines compute for about Hold and write their results in order: each
// waits for the one before it, and closes a channel for the next.
func ordered(r *rig.Rig) {
	turn := make(chan struct{})
	close(turn)
	jobs := make(chan [2]chan struct{}, r.N)
	go rig.Loop(func() {
		next := make(chan struct{})
		jobs <- [2]chan struct{}{turn, next}
		turn = next
	})
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go func() {
			for j := range jobs {
				rig.Burn(rig.Around(rng, r.Hold))
				<-j[0]
				rig.Burn(2 * time.Microsecond)
				close(j[1])
			}
		}()
	}
}

// gossip: n actors wait for messages in a select; each message (k of them) is passed
// on to anybody after some work.
func gossip(r *rig.Rig) {
	inbox := make([]chan int, r.N)
	for i := range inbox {
		inbox[i] = make(chan int, r.K)
	}
	quit := make(chan int)
	for i := range inbox {
		rng := r.Rand()
		go rig.Loop(func() {
			select {
			case m := <-inbox[i]:
				rig.Burn(r.Hold)
				time.Sleep(rig.Around(rng, r.Think))
				inbox[rng.Intn(r.N)] <- m
			case <-quit:
			}
		})
	}
	for i := 0; i < r.K; i++ {
		inbox[i] <- i
	}
}
