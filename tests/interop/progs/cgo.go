// SPDX-License-Identifier: MIT

//go:build cgo

package main

/*
#include <pthread.h>
#include <unistd.h>

extern void callback(int);

static void *from_c(void *arg)
{
	int i;

	for (i = 0; i < 3; i++) {
		callback(i);
		usleep(300);
	}
	return arg;
}

static void threads(int n)
{
	pthread_t t;
	int i;

	for (i = 0; i < n; i++) {
		if (pthread_create(&t, NULL, from_c, NULL) == 0)
			pthread_join(t, NULL);
	}
}

static void nap(void)
{
	usleep(2000);
}
*/
import "C"

import "sync"

func init() {
	programs["cgo"] = program{run: traced(cgoCalls)}
	programs["cgo-generations"] = program{run: traced(cgoCalls),
		godebug: "traceadvanceperiod=3000000"}
}

var calls struct {
	sync.Mutex
	n int
}

//export callback
func callback(i C.int) {
	calls.Lock()
	calls.n += int(i)
	calls.Unlock()
}

// cgoCalls goes into C and comes back on threads that Go did not make.
func cgoCalls() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			C.nap()
			C.threads(4)
			C.nap()
		}()
	}
	wg.Wait()
}
