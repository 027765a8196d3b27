// SPDX-License-Identifier: MIT

package main

import (
	"net"
	"sync"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"mutex":      mutex,
		"chan-lock":  chanLock,
		"shards":     shards,
		"write-lock": writeLock,
		"lock-drain": lockDrain,
		"lonely":     lonely,
		"readers":    readers,
		"sharded":    lightShards,
		"tiny-lock":  tinyLock,
	})
}

// work is what is done while a lock is held.
func work(how string) func(d time.Duration) {
	switch how {
	case "sleep":
		return time.Sleep
	case "net":
		ask := echo()
		return func(d time.Duration) { ask(d) }
	}
	return rig.Burn
}

// echo starts a server on loopback; the function asks it to answer after d.
func echo() func(d time.Duration) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	delays := make(chan time.Duration, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			panic(err)
		}
		serve(c, func() { time.Sleep(<-delays) })
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	buf := make([]byte, 16)
	return func(d time.Duration) {
		delays <- d
		if _, err := c.Write(buf); err != nil {
			panic(err)
		}
		if _, err := c.Read(buf); err != nil {
			panic(err)
		}
	}
}

// serve answers each message on c with itself after calling f.
func serve(c net.Conn, f func()) {
	buf := make([]byte, 512)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		f()
		if _, err := c.Write(buf[:n]); err != nil {
			return
		}
	}
}

// bystanders do a little work now and then, away from the locks.
func bystanders(r *rig.Rig) {
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(rig.Around(rng, 4*time.Millisecond))
			rig.Burn(50 * time.Microsecond)
		})
	}
}

// mutex: n goroutines take one lock again and again, and k others do not.
func mutex(r *rig.Rig) {
	var mu sync.Mutex
	hold := work(r.Mode)
	bystanders(r)
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			mu.Lock()
			hold(r.Hold)
			mu.Unlock()
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

// chanLock: a channel with room for one serves as the lock, filled to lock
// (mode send) or emptied to lock (mode recv).
func chanLock(r *rig.Rig) {
	lock := make(chan struct{}, 1)
	acquire := func() { lock <- struct{}{} }
	release := func() { <-lock }
	if r.Mode == "recv" {
		acquire, release = release, acquire
		lock <- struct{}{}
	}
	bystanders(r)
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			acquire()
			rig.Burn(rig.Around(rng, r.Hold))
			release()
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

type shard struct {
	mu sync.Mutex
	m  map[int]int
}

func (s *shard) add(key int, how func(time.Duration), d time.Duration) {
	s.mu.Lock()
	s.m[key]++
	how(d)
	s.mu.Unlock()
}

// shards: k locks behind one line of code, n goroutines at each.
func shards(r *rig.Rig) {
	all := make([]shard, r.K)
	for i := range all {
		all[i].m = map[int]int{}
		for j := 0; j < r.N; j++ {
			s := &all[i]
			go rig.Loop(func() { s.add(j, work(r.Mode), r.Hold) })
		}
	}
}

// writeLock: a table behind a RWMutex that is only ever written to.
func writeLock(r *rig.Rig) {
	var mu sync.RWMutex
	table := map[int]int{}
	hold := work(r.Mode)
	bystanders(r)
	for i := 0; i < r.N; i++ {
		go rig.Loop(func() {
			mu.Lock()
			table[i]++
			hold(r.Hold)
			mu.Unlock()
		})
	}
}

// lockDrain: every so often n goroutines are started that take the lock once.
func lockDrain(r *rig.Rig) {
	var mu sync.Mutex
	hold := work(r.Mode)
	go rig.Every(r.Every, func() {
		for i := 0; i < r.N; i++ {
			go func() {
				mu.Lock()
				hold(r.Hold)
				mu.Unlock()
			}()
		}
	})
}

// lonely: each of n goroutines has a lock of its own and holds it for long.
func lonely(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		mu := new(sync.Mutex)
		rng := r.Rand()
		go rig.Loop(func() {
			mu.Lock()
			time.Sleep(rig.Around(rng, r.Hold))
			mu.Unlock()
		})
	}
}

// readers: n readers and k writers of one RWMutex. The writers' work is Hold;
// with mode slow there is besides a reader that takes Think under its lock.
func readers(r *rig.Rig) {
	var mu sync.RWMutex
	if r.Mode != "" {
		slow := work(r.Mode)
		rng := r.Rand()
		go rig.Loop(func() {
			mu.RLock()
			slow(r.Think)
			mu.RUnlock()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(rig.Around(rng, r.Every))
			mu.Lock()
			rig.Burn(r.Hold)
			mu.Unlock()
		})
	}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			mu.RLock()
			rig.Burn(10 * time.Microsecond)
			mu.RUnlock()
			time.Sleep(rig.Around(rng, 2*time.Millisecond))
		})
	}
}

// lightShards: n goroutines and a map in k pieces that rarely get into each
// other's way.
func lightShards(r *rig.Rig) {
	all := make([]shard, r.K)
	for i := range all {
		all[i].m = map[int]int{}
	}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			time.Sleep(rig.Around(rng, r.Think))
			for j := 0; j < 5; j++ {
				key := rng.Intn(1000)
				all[key%r.K].add(key, rig.Burn, r.Hold)
			}
		})
	}
}

// tinyLock: n goroutines hold one lock very briefly between pieces of work.
func tinyLock(r *rig.Rig) {
	var mu sync.Mutex
	count := 0
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			for j := 0; j < 20; j++ {
				rig.Burn(20 * time.Microsecond)
				mu.Lock()
				count++
				mu.Unlock()
			}
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}
