// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// cutText shortens a line for a message.
func cutText(s string) string {
	const most = 160
	if len(s) > most {
		return s[:most] + "..."
	}
	return s
}

// splitEvents cuts the text of ordered events into one piece an event: an event
// is a line "M=..." and the lines about its stacks. (A quoted text cannot hold a
// line break, so no other line begins that way.)
func splitEvents(text []byte) []string {
	var events []string
	for _, line := range strings.SplitAfter(string(text), "\n") {
		switch {
		case line == "":
		case strings.HasPrefix(line, "M=") || len(events) == 0:
			events = append(events, line)
		default:
			events[len(events)-1] += line
		}
	}
	return events
}

// toLastSync drops what follows the last Sync event.
func toLastSync(events []string) []string {
	for i := len(events) - 1; i >= 0; i-- {
		if strings.Contains(events[i], " Sync Time=") {
			return events[:i+1]
		}
	}
	return nil
}

func compareEvents(want, got []byte, partial bool) error {
	w, g := splitEvents(want), splitEvents(got)
	if partial {
		w, g = toLastSync(w), toLastSync(g)
	}
	return comparePieces("event", w, g)
}

func comparePieces(what string, want, got []string) error {
	for i := range min(len(want), len(got)) {
		if want[i] == got[i] {
			continue
		}
		wl, gl := strings.Split(want[i], "\n"), strings.Split(got[i], "\n")
		for n := range min(len(wl), len(gl)) {
			if wl[n] != gl[n] {
				return fmt.Errorf("%s %d of %d (%s), line %d:\n  want %s\n  got  %s", what,
					i+1, len(want), cutText(wl[0]), n+1, cutText(wl[n]), cutText(gl[n]))
			}
		}
		return fmt.Errorf("%s %d of %d (%s): want %d lines, got %d", what, i+1,
			len(want), cutText(wl[0]), len(wl), len(gl))
	}
	if len(want) != len(got) {
		return fmt.Errorf("want %d %ss, got %d", len(want), what, len(got))
	}
	return nil
}

func compareWire(want, got []byte, partial bool) error {
	w, g := strings.SplitAfter(string(want), "\n"), strings.SplitAfter(string(got), "\n")
	if partial {
		// Raw events know no Sync: how far a reader gets into the broken
		// one is its own affair, but the shorter text begins the longer.
		n := min(len(w), len(g))
		if n < max(len(w), len(g))/2 {
			return fmt.Errorf("want %d lines, got %d", len(w), len(g))
		}
		w, g = w[:max(n-1, 0)], g[:max(n-1, 0)]
	}
	return comparePieces("line", w, g)
}

// compareFootprint takes rows of equal size in any order (Go sorts them with an
// unstable sort), but wants ours in falling order of bytes. Runs of blanks are
// one blank.
func compareFootprint(want, got []byte, _ bool) error {
	w, err := footprintRows(want)
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	g, err := footprintRows(got)
	if err != nil {
		return err
	}
	last := int64(-1)
	for i, row := range g[2:] {
		n, err := rowBytes(row)
		if err != nil {
			return err
		}
		if i > 0 && n > last {
			return fmt.Errorf("row not in falling order of bytes: %s", row)
		}
		last = n
	}
	slices.Sort(w[2:])
	slices.Sort(g[2:])
	return comparePieces("row", w, g)
}

func footprintRows(text []byte) ([]string, error) {
	var rows []string
	for _, line := range bytes.Split(bytes.TrimRight(text, "\n"), []byte("\n")) {
		rows = append(rows, strings.Join(strings.Fields(string(line)), " "))
	}
	if len(rows) < 3 {
		return nil, errors.New("no table")
	}
	return rows, nil
}

// rowBytes finds the bytes of "NAME BYTES PERCENT COUNT PERCENT"; the name may
// be several words, or none.
func rowBytes(row string) (int64, error) {
	f := strings.Fields(row)
	if len(f) < 4 {
		return 0, fmt.Errorf("not a row: %s", row)
	}
	return strconv.ParseInt(f[len(f)-4], 10, 64)
}
