// SPDX-License-Identifier: MIT

// The streaming reader of a Go toolchain, alone: what bench/run compares the
// ordered stream with. bench/run builds it inside the toolchain, whose trace
// package is not open to programs outside.
package main

import (
	"bufio"
	"fmt"
	"internal/trace"
	"io"
	"os"
	"time"
)

func run(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	begin := time.Now()
	r, err := trace.NewReader(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return err
	}
	events := 0
	for {
		if _, err := r.ReadEvent(); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		events++
	}
	took := time.Since(begin).Seconds()
	fmt.Printf("{\"bench\":\"go_reader\",\"events\":%d,\"bytes\":%d,\"seconds\":%.6f,"+
		"\"ns_per_event\":%.3f}\n", events, info.Size(), took, took*1e9/float64(events))
	return nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go_reader TRACE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "go_reader:", err)
		os.Exit(3)
	}
}
