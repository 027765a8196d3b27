// SPDX-License-Identifier: MIT

// A Go service that writes a snapshot of itself when it misses its SLO, with Go's own
// flight recorder (Go 1.25 and later), into a spool of tacho: `tacho spool`, `tacho ship`
// and the rest take it as they take those of a C service, which may use the same spool.
//
//	go run . -spool /var/spool/shop -slo 50ms
//	curl 'localhost:8080/orders?ms=80'
//	tacho spool list /var/spool/shop
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/trace"
	"sync"
	"syscall"
	"time"
)

// snapshots writes what its recorder holds into dir, never more often than once in `every`.
type snapshots struct {
	recorder     *trace.FlightRecorder
	dir, service string
	every, ahead time.Duration
	wanted       chan string
	taken        int
}

func newSnapshots(dir, service string, every time.Duration) (*snapshots, error) {
	// As the spool of a C service: for its owner alone.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	s := &snapshots{
		recorder: trace.NewFlightRecorder(trace.FlightRecorderConfig{
			MinAge:   10 * time.Second,
			MaxBytes: 10 << 20,
		}),
		dir: dir, service: service, every: every, ahead: 500 * time.Millisecond,
		wanted: make(chan string, 1),
	}
	return s, s.recorder.Start()
}

// want is for the path of a request: it never waits, and what is wanted while a snapshot
// is pending is the same snapshot.
func (s *snapshots) want(reason string) {
	select {
	case s.wanted <- reason:
	default:
	}
}

// run takes snapshots until ctx is over.
func (s *snapshots) run(ctx context.Context) {
	var last time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case reason := <-s.wanted:
			if !last.IsZero() && time.Since(last) < s.every {
				continue
			}
			// What comes right after the trigger belongs to it.
			time.Sleep(s.ahead)
			last = time.Now()
			if err := s.write(); err != nil {
				log.Printf("snapshot (%s): %v", reason, err)
			}
		}
	}
}

// write makes the file appear whole or not at all: tacho gives a trace without a sidecar
// one. A temporary file that nobody has locked is what a crash left, and is removed.
func (s *snapshots) write() error {
	tmp, err := os.CreateTemp(s.dir, ".tmp-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if err = syscall.Flock(int(tmp.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
		_, err = s.recorder.WriteTo(tmp)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if err == nil {
		s.taken++
		stamp := time.Now().UTC().Format("20060102T150405.000000Z")
		name := fmt.Sprintf("%s-%s-%d-%d.trace", s.service, stamp, os.Getpid(), s.taken)
		err = os.Rename(tmp.Name(), filepath.Join(s.dir, name))
	}
	return errors.Join(err, tmp.Close())
}

// watched makes each request a task of the trace, and a slow one a trigger.
func watched(name string, slo time.Duration, s *snapshots, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		ctx, task := trace.NewTask(r.Context(), name)
		h(w, r.WithContext(ctx))
		task.End()
		if took := time.Since(begin); s != nil && took > slo {
			s.want(fmt.Sprintf("%s took %v", name, took))
		}
	}
}

var stock sync.Mutex

// orders holds the lock of the stock for as long as ?ms= says.
func orders(w http.ResponseWriter, r *http.Request) {
	d, err := time.ParseDuration(r.FormValue("ms") + "ms")
	if err != nil || d < 0 || d > time.Minute {
		d = time.Millisecond
	}
	defer trace.StartRegion(r.Context(), "stock").End()
	stock.Lock()
	defer stock.Unlock()
	time.Sleep(d)
	fmt.Fprintln(w, "ok")
}

func main() {
	listen := flag.String("listen", "127.0.0.1:8080", "address")
	spool := flag.String("spool", "", "directory of snapshots; without one there are none")
	slo := flag.Duration("slo", 50*time.Millisecond, "a request that takes longer is a trigger")
	every := flag.Duration("every", time.Minute, "at most one snapshot in so long")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	var s *snapshots
	if *spool != "" {
		var err error
		if s, err = newSnapshots(*spool, "shop", *every); err != nil {
			log.Fatal(err)
		}
		go s.run(ctx)
	}
	http.HandleFunc("GET /orders", watched("GET /orders", *slo, s, orders))
	l, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.Addr())
	go func() { log.Fatal(http.Serve(l, nil)) }()
	<-ctx.Done()
}
