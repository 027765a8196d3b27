// SPDX-License-Identifier: MIT

//go:build cgo

// Command withc runs small programs that call C, and traces them.
package main

/*
#include <unistd.h>

static int add(int a, int b)
{
	return a + b;
}

static int rows_left;

static int step(int rows)
{
	rows_left = rows_left > 0 ? rows_left - 1 : rows;
	return rows_left > 0;
}

static int column(int n)
{
	return rows_left + n;
}

static unsigned long churn(unsigned long n)
{
	volatile unsigned long x = 1;
	unsigned long i;

	for (i = 0; i < n; i++)
		x = x * 3 + i;
	return x;
}
*/
import "C"

import (
	"runtime"
	"time"

	"planted/rig"
)

func main() {
	rig.Main(map[string]rig.Scenario{
		"flood":     flood,
		"two-calls": twoCalls,
		"calls":     calls,
		"naps":      naps,
	})
}

// flood: n goroutines call a C function that does next to nothing, Size times
// between two pauses of Think, or without a pause.
func flood(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		sum := C.int(0)
		go rig.Loop(func() {
			for j := 0; j < r.Size; j++ {
				sum = C.add(sum, 1)
			}
			if r.Think > 0 {
				time.Sleep(r.Think)
			}
		})
	}
}

// twoCalls: n goroutines walk through Size rows with a call for each and one for its
// column, as a binding of a database does, and pause for Think.
func twoCalls(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		sum := C.int(0)
		go rig.Loop(func() {
			for j := 0; j < r.Size; j++ {
				C.step(C.int(r.Size))
				sum += C.column(C.int(j))
			}
			time.Sleep(r.Think)
		})
	}
}

// calls: n goroutines call C for some real work, of Size rounds, and pause.
func calls(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			C.churn(C.ulong(r.Size))
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
}

// naps: n goroutines block in C for about Hold, with pauses of Think between; k
// others always have work, and give way after Size us of it on average.
func naps(r *rig.Rig) {
	for i := 0; i < r.N; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			C.usleep(C.useconds_t((r.Hold/2 + rig.Around(rng, r.Hold/2)).Microseconds()))
			rig.Burn(50 * time.Microsecond)
			time.Sleep(rig.Around(rng, r.Think))
		})
	}
	for i := 0; i < r.K; i++ {
		rng := r.Rand()
		go rig.Loop(func() {
			rig.Burn(rig.Around(rng, time.Duration(r.Size)*time.Microsecond))
			runtime.Gosched()
		})
	}
}
