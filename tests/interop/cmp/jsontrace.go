// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// viewerEvent is one event of the Chrome trace-event format. Numbers that are ids
// stay text: they may be larger than a float64 can tell apart.
type viewerEvent struct {
	Name  string          `json:"name"`
	Phase string          `json:"ph"`
	Scope string          `json:"s"`
	Time  float64         `json:"ts"`
	Dur   float64         `json:"dur"`
	PID   json.Number     `json:"pid"`
	TID   json.Number     `json:"tid"`
	ID    json.Number     `json:"id"`
	Bind  string          `json:"bp"`
	Stack int             `json:"sf"`
	End   int             `json:"esf"`
	Args  json.RawMessage `json:"args"`
	Cname string          `json:"cname"`
	Cat   string          `json:"cat"`
}

type viewerDocument struct {
	Unit   string        `json:"displayTimeUnit"`
	Events []viewerEvent `json:"traceEvents"`
	Frames map[string]struct {
		Name   string `json:"name"`
		Parent int    `json:"parent"`
	} `json:"stackFrames"`
}

func (d *viewerDocument) stack(id int) string {
	var b strings.Builder
	for n := 0; id != 0 && n < 4096; n++ {
		f, ok := d.Frames[fmt.Sprint(id)]
		if !ok {
			return b.String() + " <- missing"
		}
		b.WriteString(f.Name + " <- ")
		id = f.Parent
	}
	return b.String()
}

// canonical writes arguments with sorted keys; numbers stay as they are.
func canonical(raw json.RawMessage) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return "", err
	}
	out, err := json.Marshal(v)
	return string(out), err
}

func (d *viewerDocument) key(e *viewerEvent) (string, error) {
	args, err := canonical(e.Args)
	return fmt.Sprintf("%s %q s=%s ts=%v dur=%v pid=%s tid=%s bp=%s cname=%s cat=%s args=%s sf=[%s] esf=[%s]",
		e.Phase, e.Name, e.Scope, e.Time, e.Dur, e.PID, e.TID, e.Bind, e.Cname, e.Cat, args,
		d.stack(e.Stack), d.stack(e.End)), err
}

// multiset counts the events of a document. The ends of an arrow or an async slice
// have an id in common, whose value does not matter: they count as one.
func multiset(text []byte) (map[string]int, error) {
	var d viewerDocument
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, err
	}
	counts := map[string]int{"unit " + d.Unit: 1}
	joined := map[string][]string{}
	used := map[int]bool{}
	for i := range d.Events {
		e := &d.Events[i]
		key, err := d.key(e)
		if err != nil {
			return nil, err
		}
		for _, id := range []int{e.Stack, e.End} {
			for id != 0 && !used[id] {
				used[id] = true
				id = d.Frames[fmt.Sprint(id)].Parent
			}
		}
		switch e.Phase {
		case "s", "t", "b", "e":
			kind := "arrow"
			if e.Phase == "b" || e.Phase == "e" {
				kind = "async"
			}
			id := kind + e.ID.String()
			joined[id] = append(joined[id], key)
		default:
			counts[key+" id="+e.ID.String()]++
		}
	}
	for _, keys := range joined {
		sort.Strings(keys)
		counts[strings.Join(keys, " + ")]++
	}
	if len(used) != len(d.Frames) {
		return nil, fmt.Errorf("%d stack frames, %d of them used", len(d.Frames), len(used))
	}
	return counts, nil
}

// compareTimelines compares two documents for the trace viewer as multisets.
func compareTimelines(want, got []byte, _ bool) error {
	w, err := multiset(want)
	if err != nil {
		return fmt.Errorf("Go's: %v", err)
	}
	g, err := multiset(got)
	if err != nil {
		return fmt.Errorf("tacho's: %v", err)
	}
	var differences []string
	for key, n := range w {
		if g[key] != n {
			differences = append(differences, fmt.Sprintf("want %d, got %d: %s", n, g[key], key))
		}
	}
	for key, n := range g {
		if w[key] == 0 {
			differences = append(differences, fmt.Sprintf("want 0, got %d: %s", n, key))
		}
	}
	if len(differences) == 0 {
		return nil
	}
	sort.Strings(differences)
	n := len(differences)
	if n > 6 {
		differences = differences[:6]
	}
	return fmt.Errorf("%d differences\n%s", n, strings.Join(differences, "\n"))
}
