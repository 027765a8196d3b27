// SPDX-License-Identifier: MIT

// The same service as examples/rt_http.c, for comparison: http_go [TRACE]
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/trace"
	"syscall"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	ctx, task := trace.NewTask(r.Context(), "request")
	defer task.End()
	defer trace.StartRegion(ctx, "handle").End()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	switch r.URL.Path {
	case "/":
		w.Write([]byte("hello\n"))
	case "/slow":
		time.Sleep(10 * time.Millisecond)
		w.Write([]byte("at last\n"))
	default:
		w.WriteHeader(http.StatusNotFound)
		w.Write([]byte("no such page\n"))
	}
}

func main() {
	if len(os.Args) > 1 {
		f, err := os.Create(os.Args[1])
		if err != nil {
			panic(err)
		}
		if err := trace.Start(f); err != nil {
			panic(err)
		}
		defer trace.Stop()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("http://%s\n", l.Addr())
	ends := make(chan os.Signal, 1)
	signal.Notify(ends, syscall.SIGINT, syscall.SIGTERM)
	go http.Serve(l, http.HandlerFunc(handle))
	<-ends
}
