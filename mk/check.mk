# SPDX-License-Identifier: MIT
#
# Tests. Every suite ends with a line `NAME: N passed, M failed`;
# tools/run-checks adds them up and counts a suite that dies as a failure.

FUZZ_SECONDS ?= 60
CHECK_TIMEOUT ?= 900
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
# A sub-make joins the caller's -j, or gets one of its own.
SUBMAKE = $(MAKE) --no-print-directory $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS))

# What suites find in their environment.
export TACHO := $(abspath $(BIN))
export TACHO_BUILD := $(abspath $(OUT))
export TACHO_SAN := $(SAN)
export TACHO_CHECK_LONG ?=
export ASAN_OPTIONS ?= detect_leaks=1:allocator_may_return_null=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS ?= print_stacktrace=1
export TSAN_OPTIONS ?= halt_on_error=1:second_deadlock_stack=1
export CC CXX

# Shadow memory has a fixed place; a kernel that spreads mappings widely
# (vm.mmap_rnd_bits = 32) collides with it now and then.
SAN_RUN = $(if $(SANS),$(shell setarch -R true 2>/dev/null && echo setarch -R))

suite = --suite $(1) '$(2)'
optional = $(if $(wildcard $(2)),--suite $(1) '$(2)')

STATIC_SUITES = $(call suite,headers,tools/check-headers) \
	$(call suite,deps,tools/check-deps) $(call suite,names,tools/check-names) \
	$(call suite,selftest,tools/selftest) $(call suite,snippets,tools/check-snippets) $(call optional,amalgam,tests/amalgam/run) \
	$(if $(findstring x86_64,$(CC_MACHINE)),$(call optional,model,tests/model/run))
RUN_SUITES = $(call suite,unit,tools/run-unit $(UNIT_BINS)) \
	$(call suite,replay,tools/run-replay $(REPLAY_BINS)) \
	$(call optional,golden,tests/golden/run) $(call optional,cli,tests/cli/run) \
	$(call optional,corpus,tests/corpus/run) $(call optional,planted,tests/planted/run) \
	$(call optional,serve,tests/serve/run) $(call optional,remote,tests/remote/run) \
	$(call optional,stress,tests/stress/run) $(call optional,tracer,tests/tracer/run) \
	$(call optional,symbols,tests/symbols/run) $(call optional,rt,tests/rt/run) \
	$(call optional,capture,tests/capture/run)
# cmocka, jansson, zlib and libzstd are not instrumented, so whatever they write
# looks uninitialised to MemorySanitizer. The replayed corpora get by without
# cmocka and jansson; fuzz_input, which is about decompression, does not, nor fuzz_redact,
# which is about libcrypto, nor fuzz_spool, fuzz_capture_http and fuzz_answers (jansson,
# libmicrohttpd, libcurl).
ifneq ($(filter memory,$(SANS)),)
RUN_SUITES = $(call suite,replay,tools/run-replay $(filter-out %/fuzz_input %/fuzz_redact %/fuzz_spool \
	%/fuzz_capture_http %/fuzz_answers,$(REPLAY_BINS)))
endif
# What does not depend on the variant runs with the plain build only.
# Browsers are sensitive to what runs beside them, so theirs comes last and alone.
WEB_SUITES = $(call optional,web,web/check) \
	$(if $(wildcard tests/browser/run),--wait) $(call optional,browser,tests/browser/run)
SUITES = $(RUN_SUITES) $(if $(SANS)$(COVERAGE),,$(STATIC_SUITES) $(WEB_SUITES))

.PHONY: demo check check-long check-run check-unit check-threads check-interop \
	bench bench-tracer fuzz fuzz-build

DEMO_TRACE := tests/data/go127-http.trace
# Of a viewer that no terminal ends.
DEMO_IDLE ?= 10m
demo:
	@tools/setup build
	+@$(SUBMAKE) all
	$(BIN) report $(DEMO_TRACE)
	@if [ -t 1 ]; then echo; echo 'Ctrl+C ends the viewer.'; exec $(BIN) view $(DEMO_TRACE); fi; \
		tools/view-aside $(BUILD)/demo.log $(BIN) view --exit-idle=$(DEMO_IDLE) $(DEMO_TRACE)

# A service that misses its SLO, and what its snapshot shows.
.PHONY: demo-production
demo-production:
	@tools/setup build
	+@$(SUBMAKE) all $(OUT)/examples/capture_service
	@tools/demo-production $(BIN) $(OUT)/examples/capture_service

check:
	@tools/setup check
	+@$(SUBMAKE) everything
	+@$(SUBMAKE) check-run

check-run:
	@$(SAN_RUN) tools/run-checks --logs $(OUT)/logs --jobs $(JOBS) \
		--timeout $(CHECK_TIMEOUT) $(SUITES)

check-long: export TACHO_CHECK_LONG := 1
check-long:
	@tools/setup check
	+@$(SUBMAKE) everything
	@$(SAN_RUN) tools/run-checks --logs $(OUT)/logs --jobs $(JOBS) $(SUITES)

check-unit: $(UNIT_BINS)
	@$(SAN_RUN) tools/run-unit $(UNIT_BINS)

# What uses several threads; meant for SAN=thread. Not test_input: its handler of SIGBUS maps
# pages that others read, which ThreadSanitizer takes for a write.
THREAD_TESTS := $(foreach t,activity explain findings flight gate gc latency pass \
	reader store store_tiles summary timeline tracer tracer_threads work,$(filter %/test_$t,$(UNIT_BINS)))
THREAD_TRACES := $(addprefix tests/data/,go122-http.trace go127-http.trace go127-mixed-gens.trace)
check-threads: $(THREAD_TESTS) $(BIN) $(OUT)/bench/gen_load
	@$(SAN_RUN) tools/run-checks --logs $(OUT)/logs \
		$(call suite,unit,tools/run-unit $(THREAD_TESTS)) \
		$(call optional,serve,tests/serve/run) \
		$(foreach t,$(THREAD_TRACES),--step $(basename $(notdir $t)) \
			'$(BIN) summary --json -j 4 $t')

check-interop: all benches tests examples
	@tools/run-checks --logs $(OUT)/logs --timeout 7200 \
		$(call suite,go,tests/interop/run $(INTEROP_ARGS)) \
		$(call suite,swift,tests/remote/get-swift && tests/remote/run real) \
		$(call suite,s3rver,tests/remote/get-s3rver && tests/remote/run second)

bench: all benches
	@bench/run

# libtacho beside LTTng-UST, where that is installed.
bench-tracer: $(OUT)/bench/bench_tracer
	@$(OUT)/bench/bench_tracer
	@bench/tracer_lttng

# Any CC may be the default; libFuzzer is clang's.
FUZZ_CC := $(if $(CC_IS_CLANG),$(CC),clang)
FUZZ_MAKE = $(SUBMAKE) CC=$(FUZZ_CC) FUZZ=1 SAN=$(or $(SAN),address$(comma)undefined)
ifeq ($(FUZZ),)
fuzz fuzz-build:
	+@$(FUZZ_MAKE) $@
else
fuzz-build: $(FUZZ_BINS)
fuzz: fuzz-build
	@$(SAN_RUN) tools/run-fuzz --seconds $(FUZZ_SECONDS) --jobs $(JOBS) \
		--work $(OUT)/fuzz $(FUZZ_BINS)
endif

#: make demo                install what is missing, build, report on a real trace, view it
#:                          (in a pipe: the viewer goes on by itself for DEMO_IDLE=10m)
#: make demo-production     a service misses its SLO: its snapshot, and what that shows
#: make check               install what is missing, build, pass every test
#: make check-long          the same with longer settings
#: make check SAN=...       under sanitizers; also CC=clang, DEBUG=1, COVERAGE=1
#: make check-unit          the unit tests alone
#: make check-threads       what runs on several threads; for SAN=thread
#: make check-interop       compare with the Go tools, ship to OpenStack Swift (fetches both)
#: make bench-tracer        what tracing costs, beside LTTng-UST where that is installed
#: make bench               one JSON line a measurement
#: make fuzz                libFuzzer, FUZZ_SECONDS=60 for each target (clang)
