// SPDX-License-Identifier: MIT

// Small programs whose traces the interop tests compare. One binary holds them
// all, so that a Go version costs one build; files with a build constraint drop
// out where the version (or cgo) does not have what they need.
//
//	progs -list            one line a program: name, GODEBUG to set ("-": none),
//	                       and how it ends ("exit", or "dies": by a signal)
//	progs -o FILE NAME     run one and leave its trace in FILE
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/trace"
	"sort"
)

type program struct {
	run     func(out *os.File)
	godebug string
	dies    bool
}

// programs is filled by the init function of each file.
var programs = map[string]program{}

func main() {
	list := flag.Bool("list", false, "list the programs")
	path := flag.String("o", "", "where the trace goes")
	flag.Parse()
	if *list {
		printList()
		return
	}
	p, ok := programs[flag.Arg(0)]
	if !ok || *path == "" {
		fmt.Fprintln(os.Stderr, "usage: progs -list | progs -o FILE NAME")
		os.Exit(2)
	}
	out, err := os.Create(*path)
	check(err)
	p.run(out)
	check(out.Close())
}

func printList() {
	var names []string
	for name := range programs {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		p := programs[name]
		godebug, end := "-", "exit"
		if p.godebug != "" {
			godebug = p.godebug
		}
		if p.dies {
			end = "dies"
		}
		fmt.Println(name, godebug, end)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "progs:", err)
		os.Exit(1)
	}
}

// traced makes a program of work: all of it is traced, nothing else is.
func traced(work func()) func(*os.File) {
	return func(out *os.File) {
		check(trace.Start(out))
		work()
		trace.Stop()
	}
}
