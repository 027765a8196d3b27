// SPDX-License-Identifier: MIT

//go:build go1.23

package main

import "iter"

func init() {
	programs["coroutines"] = program{run: traced(coroutines)}
	programs["allocfree"] = program{run: traced(churn), godebug: "traceallocfree=1"}
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

// coroutines switches between goroutines without the scheduler: to the end,
// abandoned half way, nested, and resumed from another goroutine.
func coroutines() {
	next, stop := iter.Pull(count(200))
	for _, ok := next(); ok; _, ok = next() {
	}
	stop()
	next, stop = iter.Pull(count(100))
	next()
	next()
	stop()
	next, stop = iter.Pull(func(yield func(int) bool) {
		inner, done := iter.Pull(count(50))
		defer done()
		for v, ok := inner(); ok && yield(v); v, ok = inner() {
		}
	})
	for i := 0; i < 20; i++ {
		next()
	}
	gone := make(chan bool)
	go func() {
		next()
		stop()
		close(gone)
	}()
	<-gone
}
