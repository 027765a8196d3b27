// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// summaryKeys are compared when the reference has them.
var summaryKeys = []string{
	"trace_version", "usable", "base_time", "start", "end", "num_events", "events",
	"transitions", "transition_reasons", "ranges", "range_attributes", "metrics",
	"labels", "logs_by_category", "experimental", "num_threads", "num_procs",
	"num_events_with_stack", "syncs", "stream_hash", "stack_samples",
	"num_goroutines", "goroutines", "tasks", "profiles",
}

// damagedSkips: Go summarizes the goroutines of a damaged trace before it cuts
// the trace at its last Sync, so these are not about the same events.
var damagedSkips = []string{"num_goroutines", "goroutines", "tasks", "profiles"}

func parseJSON(data []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber() // ids and times do not fit a float64
	var doc map[string]any
	if err := d.Decode(&doc); err != nil {
		return nil, err
	}
	return doc, nil
}

func compareSummaries(want, got []byte, _ bool) error {
	w, err := parseJSON(want)
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	g, err := parseJSON(got)
	if err != nil {
		return err
	}
	_, wantError := w["error"]
	_, gotError := g["error"]
	if wantError != gotError {
		return fmt.Errorf("error: want %v, got %v", w["error"], g["error"])
	}
	sortByStack(w)
	sortByStack(g)
	var diffs []string
	for _, key := range summaryKeys {
		value, ok := w[key]
		if !ok || wantError && slices.Contains(damagedSkips, key) {
			continue
		}
		if other, ok := g[key]; !ok {
			diffs = append(diffs, key+": missing")
		} else if d := difference(key, value, other, key == "goroutines"); d != "" {
			diffs = append(diffs, d)
		}
	}
	if diffs != nil {
		return errors.New(strings.Join(diffs, "\n"))
	}
	return nil
}

// sortByStack puts the lists in which order means nothing into one order.
func sortByStack(doc map[string]any) {
	sortStacks(doc["stack_samples"])
	profiles, _ := doc["profiles"].(map[string]any)
	for _, p := range profiles {
		if p, ok := p.(map[string]any); ok {
			sortStacks(p["stacks"])
		}
	}
}

func sortStacks(v any) {
	list, _ := v.([]any)
	key := func(v any) string {
		o, _ := v.(map[string]any)
		return fmt.Sprint(o["stack"])
	}
	slices.SortStableFunc(list, func(a, b any) int { return strings.Compare(key(a), key(b)) })
}

func short(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return cutText(string(text))
}

// difference describes the first difference, or is empty. open: our objects in
// a list may have members that the reference does not know.
func difference(path string, want, got any, open bool) string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			break
		}
		return objectDifference(path, w, g, open)
	case []any:
		g, ok := got.([]any)
		if !ok {
			break
		}
		for i := range min(len(w), len(g)) {
			if d := difference(fmt.Sprintf("%s[%d]", path, i), w[i], g[i], open); d != "" {
				return d
			}
		}
		if len(w) != len(g) {
			return fmt.Sprintf("%s: want %d elements, got %d", path, len(w), len(g))
		}
		return ""
	default:
		if want == got {
			return ""
		}
	}
	return fmt.Sprintf("%s: want %s, got %s", path, short(want), short(got))
}

func objectDifference(path string, want, got map[string]any, open bool) string {
	for _, key := range sortedKeys(want) {
		v, ok := got[key]
		if !ok {
			return fmt.Sprintf("%s.%s: missing (want %s)", path, key, short(want[key]))
		}
		if d := difference(path+"."+key, want[key], v, false); d != "" {
			return d
		}
	}
	if open {
		return ""
	}
	for _, key := range sortedKeys(got) {
		if _, ok := want[key]; !ok {
			return fmt.Sprintf("%s.%s: not expected (got %s)", path, key, short(got[key]))
		}
	}
	return ""
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
