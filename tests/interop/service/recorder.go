// SPDX-License-Identifier: MIT

//go:build go1.25

package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"runtime/trace"
	"sync/atomic"
	"syscall"
	"time"
)

var snapshots atomic.Int64

// As doc/shipping.md has it.
func snapshot(fr *trace.FlightRecorder, dir, service string, n int) error {
	tmp, err := os.CreateTemp(dir, ".tmp-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	if err = syscall.Flock(int(tmp.Fd()), syscall.LOCK_EX); err != nil {
		return err
	}
	if _, err = fr.WriteTo(tmp); err == nil {
		err = tmp.Sync()
	}
	if err != nil {
		return err
	}
	stamp := time.Now().UTC().Format("20060102T150405.000000Z")
	name := fmt.Sprintf("%s-%s-%d-%d.trace", service, stamp, os.Getpid(), n)
	return os.Rename(tmp.Name(), filepath.Join(dir, name))
}

func init() {
	fr := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 4 << 20})
	if err := fr.Start(); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/debug/flightrecorder", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		if _, err := fr.WriteTo(w); err != nil {
			log.Print(err)
		}
	})
	http.HandleFunc("/snapshot", func(w http.ResponseWriter, r *http.Request) {
		if err := snapshot(fr, r.FormValue("dir"), "shop", int(snapshots.Add(1))); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
