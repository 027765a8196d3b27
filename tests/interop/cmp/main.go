// SPDX-License-Identifier: MIT

// Compares what Go's tools and tacho say about one trace.
//
//	cmp events    [-partial] WANT GOT   text of the ordered events
//	cmp wire      [-partial] WANT GOT   text of the raw events
//	cmp footprint WANT GOT              table of bytes by event type
//	cmp pprof     WANT GOT              two profiles as multisets of samples
//	cmp summary   WANT GOT              two summary documents
//	cmp jsontrace WANT GOT              two documents for the trace viewer
//
// -partial: the trace is damaged; both texts count up to their last Sync only.
// The first difference is printed. Exit 0 equal, 1 different, 2 usage or I/O.
package main

import (
	"flag"
	"fmt"
	"os"
)

type comparer func(want, got []byte, partial bool) error

var comparers = map[string]comparer{
	"events":    compareEvents,
	"wire":      compareWire,
	"footprint": compareFootprint,
	"pprof":     compareProfiles,
	"summary":   compareSummaries,
	"jsontrace": compareTimelines,
}

func main() {
	if len(os.Args) < 2 || comparers[os.Args[1]] == nil {
		usage()
	}
	flags := flag.NewFlagSet("cmp", flag.ExitOnError)
	partial := flags.Bool("partial", false, "compare up to the last Sync only")
	flags.Parse(os.Args[2:])
	if flags.NArg() != 2 {
		usage()
	}
	want, err := os.ReadFile(flags.Arg(0))
	die(err)
	got, err := os.ReadFile(flags.Arg(1))
	die(err)
	if err := comparers[os.Args[1]](want, got, *partial); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: cmp events|wire|footprint|pprof|summary [-partial] WANT GOT")
	os.Exit(2)
}

func die(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "cmp:", err)
		os.Exit(2)
	}
}
