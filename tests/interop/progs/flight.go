// SPDX-License-Identifier: MIT

//go:build go1.25

package main

import (
	"os"
	"runtime/trace"
	"time"
)

func init() {
	programs["flight-recorder"] = program{run: flightRecorder,
		godebug: "traceadvanceperiod=20000000"}
}

// flightRecorder keeps the last moments of a load: the trace begins in the
// middle of everything.
func flightRecorder(out *os.File) {
	fr := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 30 * time.Millisecond})
	check(fr.Start())
	mixedLoad(100 * time.Millisecond)
	_, err := fr.WriteTo(out)
	check(err)
	fr.Stop()
}
