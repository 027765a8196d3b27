// SPDX-License-Identifier: MIT

//go:build tacho_interop

// The oracle: a file that is laid over Go's own cmd/trace at build time (see
// ../run), so that the answers below come from Go's reader, summarizer and
// profile code, unchanged. Nothing here decodes a trace.
//
//	oracle summary FILE      the document that `tacho summary --json` prints
//	oracle check FILE...     one line a file: accept, or reject and the message
//	oracle strict FILE...    the same with Go's test validator, for the file and
//	                         for every suffix of its generations
//	oracle archive DIR OUT   Go's own test archives as binary traces
//	oracle corpus FILE OUT   the bytes of a file of Go's fuzzing corpus
//
// With any other argument list the program is `go tool trace`.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"internal/trace"
	"internal/trace/testtrace"
	"internal/trace/traceviewer"
	"io"
	"maps"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

func init() {
	if len(os.Args) < 3 {
		return
	}
	switch os.Args[1] {
	case "summary":
		os.Exit(oracleSummary(os.Args[2]))
	case "check":
		os.Exit(oracleCheck(os.Args[2:]))
	case "strict":
		os.Exit(oracleStrict(os.Args[2:]))
	case "archive":
		if len(os.Args) == 4 {
			os.Exit(oracleArchive(os.Args[2], os.Args[3]))
		}
	case "corpus":
		if len(os.Args) == 4 {
			os.Exit(oracleCorpus(os.Args[2], os.Args[3]))
		}
	}
}

// object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any
}

func (o *object) set(key string, value any) { *o = append(*o, member{key, value}) }

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		k, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		v, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(k)
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// sums is everything that is counted event by event.
type sums struct {
	events, transitions, reasons, ranges map[string]int
	attributes                           map[string]map[string]uint64
	metrics                              map[string]*metricSum
	labels, logs, experimental           map[string]int
	threads                              map[trace.ThreadID]bool
	procs                                map[trace.ProcID]bool
	samples                              map[string]*sampleSum
	withStack                            int
	syncs                                []object
}

type metricSum struct {
	N     int    `json:"n"`
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
	Min   uint64 `json:"min"`
	Max   uint64 `json:"max"`
}

type sampleSum struct {
	Count int      `json:"count"`
	Stack []string `json:"stack"`
}

type profileStack struct {
	Count uint64   `json:"count"`
	Ns    int64    `json:"ns"`
	Stack []string `json:"stack"`
}

func newSums() *sums {
	return &sums{
		events: map[string]int{}, transitions: map[string]int{},
		reasons: map[string]int{}, ranges: map[string]int{},
		attributes: map[string]map[string]uint64{},
		metrics:    map[string]*metricSum{},
		labels:     map[string]int{}, logs: map[string]int{},
		experimental: map[string]int{},
		threads:      map[trace.ThreadID]bool{},
		procs:        map[trace.ProcID]bool{},
		samples:      map[string]*sampleSum{},
	}
}

func stackNames(s trace.Stack) []string {
	names := []string{}
	for f := range s.Frames() {
		names = append(names, f.Func)
	}
	return names
}

// transitionText returns the "Resource:From->To" of a transition and the id of
// the resource.
func transitionText(st trace.StateTransition) (string, int64) {
	switch st.Resource.Kind {
	case trace.ResourceGoroutine:
		from, to := st.Goroutine()
		return fmt.Sprintf("Goroutine:%v->%v", from, to), int64(st.Resource.Goroutine())
	case trace.ResourceProc:
		from, to := st.Proc()
		return fmt.Sprintf("Proc:%v->%v", from, to), int64(st.Resource.Proc())
	}
	return st.Resource.Kind.String(), -1
}

// add counts one event and returns its line of the stream hash.
func (s *sums) add(ev *trace.Event, base trace.Time) string {
	kind := ev.Kind().String()
	s.events[kind]++
	if ev.Thread() != trace.NoThread {
		s.threads[ev.Thread()] = true
	}
	if ev.Proc() != trace.NoProc {
		s.procs[ev.Proc()] = true
	}
	if len(stackNames(ev.Stack())) > 0 {
		s.withStack++
	}
	line := fmt.Sprintf("%d %s M%d P%d G%d", ev.Time()-base, kind,
		ev.Thread(), ev.Proc(), ev.Goroutine())
	switch ev.Kind() {
	case trace.EventSync:
		s.addSync(ev, base)
	case trace.EventMetric:
		s.addMetric(ev.Metric())
	case trace.EventLabel:
		l := ev.Label()
		s.labels[l.Resource.Kind.String()+":"+l.Label]++
	case trace.EventStackSample:
		names := stackNames(ev.Stack())
		key := strings.Join(names, "\x00")
		if s.samples[key] == nil {
			s.samples[key] = &sampleSum{Stack: names}
		}
		s.samples[key].Count++
	case trace.EventRangeBegin, trace.EventRangeActive, trace.EventRangeEnd:
		r := ev.Range()
		s.ranges[kind+":"+r.Scope.Kind.String()+":"+r.Name]++
		if ev.Kind() == trace.EventRangeEnd {
			for _, a := range ev.RangeAttributes() {
				if s.attributes[r.Name] == nil {
					s.attributes[r.Name] = map[string]uint64{}
				}
				s.attributes[r.Name][a.Name] += a.Value.Uint64()
			}
		}
	case trace.EventLog:
		s.logs[ev.Log().Category]++
	case trace.EventExperimental:
		x := ev.Experimental()
		s.experimental[x.Experiment+":"+x.Name]++
	case trace.EventStateTransition:
		st := ev.StateTransition()
		text, id := transitionText(st)
		s.transitions[text]++
		if st.Reason != "" {
			s.reasons[text+":"+st.Reason]++
		}
		line += " " + text
		if id != -1 {
			line += fmt.Sprintf(" #%d", id)
		}
	}
	return line
}

func (s *sums) addSync(ev *trace.Event, base trace.Time) {
	sync := ev.Sync()
	o := object{{"n", sync.N}, {"t", ev.Time() - base}}
	if c := sync.ClockSnapshot; c != nil {
		o.set("wall_unix_ns", c.Wall.UnixNano())
		o.set("mono", c.Mono)
		o.set("trace_clock", c.Trace)
	}
	s.syncs = append(s.syncs, o)
}

func (s *sums) addMetric(m trace.Metric) {
	v := m.Value.Uint64()
	e := s.metrics[m.Name]
	if e == nil {
		e = &metricSum{First: v, Min: v, Max: v}
		s.metrics[m.Name] = e
	}
	e.N++
	e.Last = v
	e.Min = min(e.Min, v)
	e.Max = max(e.Max, v)
}

const hashEvery = 1000

func hashText(h uint64) string { return fmt.Sprintf("%016x", h) }

func statsObject(s trace.GoroutineExecStats) object {
	o := object{}
	put := func(key string, d time.Duration) {
		if d != 0 {
			o.set(key, int64(d))
		}
	}
	put("exec", s.ExecTime)
	put("sched_wait", s.SchedWaitTime)
	put("syscall", s.SyscallTime)
	put("syscall_block", s.SyscallBlockTime)
	o.set("total", int64(s.TotalTime))
	put("unknown", s.UnknownTime())
	if len(s.BlockTimeByReason) > 0 {
		o.set("block", s.BlockTimeByReason)
	}
	if len(s.RangeTime) > 0 {
		o.set("range", s.RangeTime)
	}
	return o
}

func regionObject(t *parsedTrace, g trace.GoID, r *trace.UserRegionSummary) object {
	base := t.startTime()
	o := object{{"g", g}, {"task", uint64(r.TaskID)}, {"name", r.Name}}
	edge := func(key string, ev *trace.Event, missing trace.Time) trace.Time {
		if ev == nil {
			o.set(key, nil)
			return missing
		}
		o.set(key, ev.Time()-base)
		return ev.Time()
	}
	start := edge("start", r.Start, t.startTime())
	end := edge("end", r.End, t.endTime())
	if r.Start != nil {
		o.set("start_kind", r.Start.Kind().String())
	}
	if r.End != nil {
		o.set("end_kind", r.End.Kind().String())
	}
	o.set("dur", int64(end-start))
	o.set("stats", statsObject(r.GoroutineExecStats))
	return o
}

func goroutineObjects(t *parsedTrace) []object {
	base := t.startTime()
	list := []object{}
	var ids []trace.GoID
	for id := range t.summary.Goroutines {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		g := t.summary.Goroutines[id]
		o := object{{"id", id}, {"name", g.Name}, {"creation", g.CreationTime - base}}
		orNull := func(key string, at trace.Time) {
			if at == 0 {
				o.set(key, nil)
			} else {
				o.set(key, at-base)
			}
		}
		orNull("start", g.StartTime)
		orNull("end", g.EndTime)
		o.set("stats", statsObject(g.GoroutineExecStats))
		var regions []object
		for _, r := range g.Regions {
			regions = append(regions, regionObject(t, id, r))
		}
		if regions != nil {
			o.set("regions", regions)
		}
		list = append(list, o)
	}
	return list
}

func taskRegionObjects(t *parsedTrace, task *trace.UserTaskSummary) []object {
	regions := slices.Clone(task.Regions)
	start := func(r *trace.UserRegionSummary) trace.Time {
		if r.Start == nil {
			return math.MinInt64
		}
		return r.Start.Time()
	}
	slices.SortStableFunc(regions, func(a, b *trace.UserRegionSummary) int {
		return cmp.Compare(start(a), start(b))
	})
	var list []object
	for _, r := range regions {
		g := trace.NoGoroutine
		if r.Start != nil {
			g = r.Start.Goroutine()
		} else if r.End != nil {
			g = r.End.Goroutine()
		}
		o := object{{"g", g}, {"name", r.Name}, {"start", nil}, {"end", nil}}
		if r.Start != nil {
			o[2].value = r.Start.Time() - t.startTime()
		}
		if r.End != nil {
			o[3].value = r.End.Time() - t.startTime()
		}
		list = append(list, o)
	}
	return list
}

func taskObjects(t *parsedTrace) []object {
	list := []object{}
	for _, id := range slices.Sorted(maps.Keys(t.summary.Tasks)) {
		task := t.summary.Tasks[id]
		o := object{{"id", uint64(id)}, {"name", task.Name}, {"parent", nil}}
		if task.Parent != nil {
			o[2].value = uint64(task.Parent.ID)
		}
		var children []uint64
		for _, c := range task.Children {
			children = append(children, uint64(c.ID))
		}
		if children != nil {
			slices.Sort(children)
			o.set("children", children)
		}
		edge := func(key string, ev *trace.Event, missing trace.Time) trace.Time {
			if ev == nil {
				o.set(key, nil)
				return missing
			}
			o.set(key, ev.Time()-t.startTime())
			return ev.Time()
		}
		start := edge("start", task.Start, t.startTime())
		end := edge("end", task.End, t.endTime())
		o.set("complete", task.Complete())
		o.set("dur", int64(end-start))
		o.set("logs", len(task.Logs))
		o.set("goroutines", len(task.Goroutines))
		if len(task.Goroutines) > 0 {
			o.set("gids", slices.Sorted(maps.Keys(task.Goroutines)))
		}
		if regions := taskRegionObjects(t, task); regions != nil {
			o.set("regions", regions)
		}
		list = append(list, o)
	}
	return list
}

func profileObject(t *parsedTrace, compute computePprofFunc) any {
	records, err := pprofByGoroutine(compute, t)(&http.Request{})
	if err != nil {
		return object{{"error", err.Error()}}
	}
	return profileSums(records)
}

func profileSums(records []traceviewer.ProfileRecord) object {
	var count uint64
	var ns int64
	byName := map[string]*profileStack{}
	for _, rec := range records {
		names := []string{}
		for _, f := range rec.Stack {
			names = append(names, f.Func)
		}
		key := strings.Join(names, "\x00")
		if byName[key] == nil {
			byName[key] = &profileStack{Stack: names}
		}
		byName[key].Count += rec.Count
		byName[key].Ns += int64(rec.Time)
		count += rec.Count
		ns += int64(rec.Time)
	}
	stacks := []*profileStack{}
	for _, key := range sortedKeys(byName) {
		stacks = append(stacks, byName[key])
	}
	return object{{"samples", len(records)}, {"count", count}, {"ns", ns}, {"stacks", stacks}}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func headerVersion(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	var minor int
	if _, err := fmt.Fscanf(bufio.NewReader(f), "go 1.%d trace\x00\x00\x00", &minor); err != nil {
		return ""
	}
	return fmt.Sprintf("1.%d", minor)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// summarize fills doc; the result is the exit status.
func summarize(path string, doc *object) int {
	status := 0
	doc.set("schema", 1)
	doc.set("trace_version", headerVersion(path))
	f, err := os.Open(path)
	if err != nil {
		doc.set("error", firstLine(err))
		doc.set("usable", false)
		return 1
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		doc.set("error", firstLine(err))
		doc.set("usable", false)
		return 1
	}
	t, err := parseTrace(f, fi.Size())
	if err != nil {
		doc.set("error", firstLine(err))
		doc.set("usable", false)
		return 1
	}
	if t.err != nil {
		doc.set("error", firstLine(t.err))
		status = 1
	}
	doc.set("usable", true)
	if t.err != nil {
		doc.set("valid_bytes_read", t.valid)
		doc.set("size", t.size)
	}
	fillEvents(doc, t)
	goroutines := goroutineObjects(t)
	doc.set("num_goroutines", len(goroutines))
	doc.set("goroutines", goroutines)
	doc.set("tasks", taskObjects(t))
	doc.set("profiles", object{
		{"net", profileObject(t, computePprofIO())},
		{"sync", profileObject(t, computePprofBlock())},
		{"syscall", profileObject(t, computePprofSyscall())},
		{"sched", profileObject(t, computePprofSched())},
	})
	return status
}

func fillEvents(doc *object, t *parsedTrace) {
	base := t.startTime()
	s := newSums()
	h := fnv.New64a()
	checkpoints := []string{}
	for i := range t.events {
		io.WriteString(h, s.add(&t.events[i], base)+"\n")
		if (i+1)%hashEvery == 0 {
			checkpoints = append(checkpoints, hashText(h.Sum64()))
		}
	}
	samples := []*sampleSum{}
	for _, key := range sortedKeys(s.samples) {
		samples = append(samples, s.samples[key])
	}
	doc.set("base_time", base)
	doc.set("start", 0)
	doc.set("end", t.endTime()-base)
	doc.set("num_events", len(t.events))
	doc.set("events", s.events)
	doc.set("transitions", s.transitions)
	doc.set("transition_reasons", s.reasons)
	doc.set("ranges", s.ranges)
	doc.set("range_attributes", s.attributes)
	doc.set("metrics", s.metrics)
	doc.set("labels", s.labels)
	doc.set("logs_by_category", s.logs)
	doc.set("experimental", s.experimental)
	doc.set("num_threads", len(s.threads))
	doc.set("num_procs", len(s.procs))
	doc.set("num_events_with_stack", s.withStack)
	doc.set("syncs", s.syncs)
	doc.set("stream_hash", object{{"checkpoints", checkpoints},
		{"every", hashEvery}, {"final", hashText(h.Sum64())}})
	doc.set("stack_samples", samples)
}

func oracleSummary(path string) int {
	var doc object
	status := func() (status int) {
		defer func() {
			if r := recover(); r != nil {
				doc = object{{"schema", 1}, {"trace_version", headerVersion(path)},
					{"error", fmt.Sprint(r)}, {"usable", false}, {"panicked", true}}
				status = 1
			}
		}()
		return summarize(path, &doc)
	}()
	w := bufio.NewWriter(os.Stdout)
	w.WriteString("{\n")
	for i, m := range doc {
		k, _ := json.Marshal(m.key)
		v, err := json.Marshal(m.value)
		if err != nil {
			logAndDie(err)
		}
		sep := ",\n"
		if i == len(doc)-1 {
			sep = "\n}\n"
		}
		fmt.Fprintf(w, "%s: %s%s", k, v, sep)
	}
	if err := w.Flush(); err != nil {
		logAndDie(err)
	}
	return status
}

// readAll reads a whole trace and returns the first error.
func readAll(r io.Reader) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	tr, err := trace.NewReader(r)
	if err != nil {
		return err
	}
	for {
		_, err := tr.ReadEvent()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func oracleCheck(paths []string) int {
	status := 0
	for _, path := range paths {
		f, err := os.Open(path)
		if err == nil {
			err = readAll(f)
			f.Close()
		}
		if err != nil {
			status = 1
			fmt.Printf("reject %s %s\n", path, firstLine(err))
		} else {
			fmt.Printf("accept %s\n", path)
		}
	}
	return status
}

// validate reads a trace to its end and gives every event to the validator of
// Go's own tests.
func validate(data []byte) error {
	r, err := trace.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	v := testtrace.NewValidator()
	for {
		ev, err := r.ReadEvent()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := v.Event(ev); err != nil {
			return fmt.Errorf("validator: %w", err)
		}
	}
}

// generations says where the generations of a trace of format 1.26 end.
func generations(data []byte) ([]int, error) {
	var ends []int
	at := 16
	varint := func() (v uint64) {
		for shift := 0; at < len(data); shift += 7 {
			b := data[at]
			at++
			v |= uint64(b&0x7f) << shift
			if b < 0x80 {
				break
			}
		}
		return v
	}
	for at < len(data) {
		kind := data[at]
		at++
		switch kind {
		case 52:
			ends = append(ends, at)
			continue
		case 49:
			at++
		case 1:
		default:
			return nil, fmt.Errorf("byte %d at offset %d", kind, at-1)
		}
		varint()
		varint()
		varint()
		at += int(varint())
	}
	if at > len(data) {
		return nil, io.ErrUnexpectedEOF
	}
	return ends, nil
}

func oracleStrict(paths []string) int {
	status := 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		var ends []int
		if err == nil {
			err = validate(data)
		}
		if err == nil {
			ends, err = generations(data)
		}
		for i := 0; err == nil && i+1 < len(ends); i++ {
			part := append(slices.Clone(data[:16]), data[ends[i]:]...)
			if err = validate(part); err != nil {
				err = fmt.Errorf("from generation %d of %d: %w", i+2, len(ends), err)
			}
		}
		if err != nil {
			status = 1
			fmt.Printf("reject %s %s\n", path, firstLine(err))
		} else {
			fmt.Printf("accept %s %d generations\n", path, len(ends))
		}
	}
	return status
}

// oracleArchive writes every *.test archive of dir to out/NAME.trace and what it
// expects (SUCCESS, or FAILURE and a pattern) to out/NAME.expect. An archive
// about which Go's reader and the archive itself disagree is an error.
func oracleArchive(dir, out string) int {
	paths, err := filepath.Glob(filepath.Join(dir, "*.test"))
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("no archives in %s", dir)
	}
	if err != nil {
		logAndDie(err)
	}
	for _, path := range paths {
		if err := convertArchive(path, out); err != nil {
			logAndDie(fmt.Errorf("%s: %w", path, err))
		}
	}
	return 0
}

func convertArchive(path, out string) error {
	r, _, expect, err := testtrace.ParseFile(path)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := expect.Check(readAll(bytes.NewReader(data))); err != nil {
		return err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	want, found := "", false
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "SUCCESS") || strings.HasPrefix(line, "FAILURE") {
			want, found = line, true
			break
		}
	}
	if !found {
		return fmt.Errorf("says neither SUCCESS nor FAILURE")
	}
	name := filepath.Join(out, strings.TrimSuffix(filepath.Base(path), ".test"))
	if err := os.WriteFile(name+".trace", data, 0o644); err != nil {
		return err
	}
	return os.WriteFile(name+".expect", []byte(want+"\n"), 0o644)
}

// oracleCorpus reads a corpus file of one []byte argument.
func oracleCorpus(path, out string) int {
	text, err := os.ReadFile(path)
	if err != nil {
		logAndDie(err)
	}
	_, quoted, _ := strings.Cut(string(text), "[]byte(")
	quoted = strings.TrimSuffix(strings.TrimSpace(quoted), ")")
	data, err := strconv.Unquote(quoted)
	if err != nil {
		logAndDie(fmt.Errorf("%s: not a []byte: %w", path, err))
	}
	if err := os.WriteFile(out, []byte(data), 0o644); err != nil {
		logAndDie(err)
	}
	return 0
}
