// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"planted/rig"
)

func init() {
	register(map[string]rig.Scenario{
		"http":     httpService,
		"net-echo": netEcho,
		"requests": requests,
		"deadline": deadline,
		"tree":     tree,
	})
}

// listen starts a server on loopback that calls f for each message; each call of
// the result opens a connection to it.
func listen(f func()) (connect func() (ask func())) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go rig.Loop(func() {
		if c, err := l.Accept(); err == nil {
			go serve(c, f)
		}
	})
	return func() func() {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			panic(err)
		}
		buf := make([]byte, 128)
		return func() {
			if _, err := c.Write(buf); err != nil {
				panic(err)
			}
			if _, err := io.ReadFull(c, buf); err != nil {
				panic(err)
			}
		}
	}
}

// netEcho: n clients and a server over connections that stay open.
func netEcho(r *rig.Rig) {
	connect := listen(func() { rig.Burn(r.Hold) })
	for i := 0; i < r.N; i++ {
		ask := connect()
		rng := r.Rand()
		go rig.Loop(func() {
			ask()
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// httpService: n clients with keep-alive; a request takes some computing and, as
// if asking a database, a sleep of Hold.
func httpService(r *rig.Rig) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	var mu sync.Mutex
	hits := map[string]int{}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) {
		rig.Burn(50 * time.Microsecond)
		time.Sleep(r.Hold)
		mu.Lock()
		hits[q.URL.Path]++
		mu.Unlock()
		fmt.Fprintln(w, "hello")
	})
	go http.Serve(l, mux)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: r.N}}
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		url := fmt.Sprintf("http://%s/page%d", l.Addr(), i)
		go rig.Loop(func() {
			if a, err := client.Get(url); err == nil {
				io.Copy(io.Discard, a.Body)
				a.Body.Close()
			}
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// requests: a service without a network. n clients; a request computes (Hold in
// two halves), waits 1 ms for a backend and starts two helpers.
func requests(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(rig.Around(rng, r.Hold/2))
			time.Sleep(time.Millisecond)
			done := make(chan int, 2)
			for j := 0; j < 2; j++ {
				go func() {
					rig.Burn(r.Hold / 4)
					done <- 1
				}()
			}
			<-done
			<-done
			if r.Think > 0 {
				time.Sleep(rig.Around(rng, r.Think))
			}
		})
	}
}

// deadline: requests with a time-out that is never reached.
func deadline(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			done := make(chan int, 1)
			d := rig.Around(rng, r.Hold)
			go func() {
				time.Sleep(d)
				done <- 1
			}()
			select {
			case <-done:
			case <-ctx.Done():
			}
			rig.Burn(20 * time.Microsecond)
		})
	}
}

// tree: a tree of contexts n wide and k deep is cancelled from the root, over and
// over; all below it end.
func tree(r *rig.Rig) {
	rng := r.Rand()
	var grow func(ctx context.Context, depth int, wg *sync.WaitGroup)
	grow = func(ctx context.Context, depth int, wg *sync.WaitGroup) {
		defer wg.Done()
		if depth > 0 {
			for i := 0; i < r.N; i++ {
				below, cancel := context.WithCancel(ctx)
				defer cancel()
				wg.Add(1)
				go grow(below, depth-1, wg)
			}
		}
		rig.Burn(30 * time.Microsecond)
		<-ctx.Done()
	}
	go rig.Loop(func() {
		ctx, cancel := context.WithCancel(context.Background())
		var wg sync.WaitGroup
		wg.Add(1)
		go grow(ctx, r.K, &wg)
		time.Sleep(rig.Around(rng, r.Every))
		cancel()
		wg.Wait()
	})
}
