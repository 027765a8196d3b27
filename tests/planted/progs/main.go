// SPDX-License-Identifier: MIT

// Command planted runs small programs, some with a known performance problem,
// some that only look as if they had one, and traces them.
package main

import "planted/rig"

var scenarios = map[string]rig.Scenario{}

func register(more map[string]rig.Scenario) {
	for name, scenario := range more {
		scenarios[name] = scenario
	}
}

func main() {
	rig.Main(scenarios)
}
