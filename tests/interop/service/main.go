// SPDX-License-Identifier: MIT

// A service as services are: net/http/pprof on an internal port, and some work.
//
//	service HOST:PORT | PATH
//
// prints the address it listens on; PATH is that of a unix socket. /work?ms=N works for so long.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

var mu sync.Mutex

func work(d time.Duration) (n int) {
	mu.Lock()
	defer mu.Unlock()
	for end := time.Now().Add(d); time.Now().Before(end); n++ {
	}
	return n
}

func main() {
	network := "tcp"
	if strings.HasPrefix(os.Args[1], "/") {
		network = "unix"
		os.Remove(os.Args[1])
	}
	l, err := net.Listen(network, os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for i := 0; i < 3; i++ {
		go func() {
			for {
				work(200 * time.Microsecond)
				time.Sleep(5 * time.Millisecond)
			}
		}()
	}
	http.HandleFunc("/work", func(w http.ResponseWriter, r *http.Request) {
		ms, _ := strconv.Atoi(r.FormValue("ms"))
		fmt.Fprintln(w, work(time.Duration(ms)*time.Millisecond))
	})
	fmt.Println(l.Addr())
	log.Fatal(http.Serve(l, nil))
}
