// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A decoder for as much of profile.proto as the comparison needs, which is all
// that tacho and Go write.

type protoField struct {
	number int
	value  uint64 // wire type 0
	data   []byte // wire type 2
}

var errProto = errors.New("malformed protocol buffer")

func uvarint(b []byte) (uint64, []byte, error) {
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, nil, errProto
	}
	return v, b[n:], nil
}

func parseProto(b []byte, each func(f protoField) error) error {
	for len(b) > 0 {
		key, rest, err := uvarint(b)
		if err != nil {
			return err
		}
		f := protoField{number: int(key >> 3)}
		switch key & 7 {
		case 0:
			f.value, rest, err = uvarint(rest)
		case 2:
			var n uint64
			n, rest, err = uvarint(rest)
			if err == nil && n > uint64(len(rest)) {
				err = errProto
			}
			if err == nil {
				f.data, rest = rest[:n:n], rest[n:]
			}
		default:
			err = errProto
		}
		if err != nil {
			return err
		}
		if err := each(f); err != nil {
			return err
		}
		b = rest
	}
	return nil
}

// numbers returns a repeated number, packed or not.
func (f protoField) numbers() ([]uint64, error) {
	if f.data == nil {
		return []uint64{f.value}, nil
	}
	var list []uint64
	for b := f.data; len(b) > 0; {
		v, rest, err := uvarint(b)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
		b = rest
	}
	return list, nil
}

type valueType struct{ name, unit uint64 }

type line struct{ function, line uint64 }

type location struct {
	address uint64
	lines   []line
}

type function struct{ name, file uint64 }

type sample struct{ locations, values []uint64 }

type profile struct {
	types     []valueType
	samples   []sample
	locations map[uint64]location
	functions map[uint64]function
	strings   []string
	period    valueType
	every     uint64
}

func parseValueType(b []byte) (t valueType, err error) {
	err = parseProto(b, func(f protoField) error {
		switch f.number {
		case 1:
			t.name = f.value
		case 2:
			t.unit = f.value
		}
		return nil
	})
	return t, err
}

func parseSample(b []byte) (s sample, err error) {
	err = parseProto(b, func(f protoField) error {
		list, err := f.numbers()
		switch f.number {
		case 1:
			s.locations = append(s.locations, list...)
		case 2:
			s.values = append(s.values, list...)
		}
		return err
	})
	return s, err
}

func parseLocation(b []byte) (id uint64, l location, err error) {
	err = parseProto(b, func(f protoField) error {
		switch f.number {
		case 1:
			id = f.value
		case 3:
			l.address = f.value
		case 4:
			var ln line
			err := parseProto(f.data, func(f protoField) error {
				switch f.number {
				case 1:
					ln.function = f.value
				case 2:
					ln.line = f.value
				}
				return nil
			})
			l.lines = append(l.lines, ln)
			return err
		}
		return nil
	})
	return id, l, err
}

func parseFunction(b []byte) (id uint64, fn function, err error) {
	err = parseProto(b, func(f protoField) error {
		switch f.number {
		case 1:
			id = f.value
		case 2:
			fn.name = f.value
		case 4:
			fn.file = f.value
		}
		return nil
	})
	return id, fn, err
}

func parseProfile(data []byte) (*profile, error) {
	zr, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(zr)
	if err != nil {
		return nil, err
	}
	p := &profile{locations: map[uint64]location{}, functions: map[uint64]function{}}
	return p, parseProto(raw, func(f protoField) (err error) {
		switch f.number {
		case 1:
			var t valueType
			t, err = parseValueType(f.data)
			p.types = append(p.types, t)
		case 2:
			var s sample
			s, err = parseSample(f.data)
			p.samples = append(p.samples, s)
		case 4:
			id, l, e := parseLocation(f.data)
			p.locations[id], err = l, e
		case 5:
			id, fn, e := parseFunction(f.data)
			p.functions[id], err = fn, e
		case 6:
			p.strings = append(p.strings, string(f.data))
		case 11:
			p.period, err = parseValueType(f.data)
		case 12:
			p.every = f.value
		}
		return err
	})
}

func (p *profile) text(i uint64) (string, error) {
	if i >= uint64(len(p.strings)) {
		return "", fmt.Errorf("string %d of %d", i, len(p.strings))
	}
	return p.strings[i], nil
}

func (p *profile) typeText(t valueType) (string, error) {
	name, err := p.text(t.name)
	if err != nil {
		return "", err
	}
	unit, err := p.text(t.unit)
	return name + "/" + unit, err
}

// header is what the samples mean.
func (p *profile) header() (string, error) {
	var words []string
	for _, t := range append(slices.Clone(p.types), p.period) {
		s, err := p.typeText(t)
		if err != nil {
			return "", err
		}
		words = append(words, s)
	}
	return fmt.Sprintf("%s period %d", strings.Join(words, " "), p.every), nil
}

// lines gives each sample as text, values first; the list is sorted, so equal
// multisets give equal lists.
func (p *profile) lines() ([]string, error) {
	var list []string
	for _, s := range p.samples {
		text := fmt.Sprint(s.values)
		for _, id := range s.locations {
			l, ok := p.locations[id]
			if !ok {
				return nil, fmt.Errorf("no location %d", id)
			}
			text += fmt.Sprintf("\n    0x%x", l.address)
			for _, ln := range l.lines {
				fn, ok := p.functions[ln.function]
				if !ok {
					return nil, fmt.Errorf("no function %d", ln.function)
				}
				name, err := p.text(fn.name)
				if err != nil {
					return nil, err
				}
				file, err := p.text(fn.file)
				if err != nil {
					return nil, err
				}
				text += fmt.Sprintf(" %s %s:%d", name, file, ln.line)
			}
		}
		list = append(list, text)
	}
	slices.Sort(list)
	return list, nil
}

func compareProfiles(want, got []byte, _ bool) error {
	w, err := parseProfile(want)
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	g, err := parseProfile(got)
	if err != nil {
		return err
	}
	wh, err := w.header()
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	gh, err := g.header()
	if err != nil {
		return err
	}
	if wh != gh {
		return fmt.Errorf("want %s, got %s", wh, gh)
	}
	wl, err := w.lines()
	if err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	gl, err := g.lines()
	if err != nil {
		return err
	}
	missing, extra := multisetDifference(wl, gl)
	if len(missing)+len(extra) == 0 {
		return nil
	}
	text := fmt.Sprintf("%d of %d samples are missing, %d are too many", len(missing), len(wl), len(extra))
	if len(missing) > 0 {
		text += "\n  missing: " + missing[0]
	}
	if len(extra) > 0 {
		text += "\n  too many: " + extra[0]
	}
	return errors.New(text)
}

// multisetDifference walks two sorted lists.
func multisetDifference(a, b []string) (onlyA, onlyB []string) {
	for len(a) > 0 && len(b) > 0 {
		switch strings.Compare(a[0], b[0]) {
		case -1:
			onlyA, a = append(onlyA, a[0]), a[1:]
		case 1:
			onlyB, b = append(onlyB, b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return append(onlyA, a...), append(onlyB, b...)
}
