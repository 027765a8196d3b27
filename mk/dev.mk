# SPDX-License-Identifier: MIT
#
# For whoever works on tacho.

CLANG_FORMAT ?= clang-format
FORMATTED = $(sort $(wildcard include/tacho/*.h src/*/*.[ch] tools/*.[ch] tests/unit/*.[ch] \
	tests/support/*.[ch] tests/tracer/*.[ch] tests/rt/*.[ch] tests/symbols/*.[ch] tests/model/*.[ch] \
	tests/fuzz/*.[ch] tests/stress/*.[ch] bench/*.[ch] bench/*/*.[ch] examples/*.[ch] examples/*/*.[ch]))
.PHONY: format check-format check-scripts check-static check-exports exports debug info debt \
	compile_commands.json coverage
format:
	$(if $(FORMATTED),$(CLANG_FORMAT) -i $(FORMATTED))

check-format:
	@tools/check-format $(FORMATTED)

check-scripts:
	@tools/check-scripts

EXPORT_SUITES = \
	$(call suite,exports-read,tools/check-exports $(MAP) $(READ_SO) $(READ_A) $(READ_HEADERS)) \
	$(call suite,exports-tracer,tools/check-exports $(TRACER_MAP) $(TRACER_SO) $(TRACER_A) \
		$(TRACER_HEADERS)) \
	$(call suite,exports-rt,tools/check-exports $(RT_MAP) $(RT_SO) $(RT_A) $(RT_HEADERS)) \
	$(call suite,exports-capture,tools/check-exports $(CAPTURE_MAP) $(CAPTURE_SO) $(CAPTURE_A) \
		$(CAPTURE_HEADERS)) \
	$(if $(BOEHM_SRCS),$(call suite,exports-boehm,tools/check-exports $(BOEHM_MAP) $(BOEHM_SO) \
		$(BOEHM_A) $(BOEHM_HEADERS)))
check-exports: all
	@tools/run-checks --logs $(OUT)/logs $(EXPORT_SUITES)

check-static: all
	@tools/run-checks --logs $(OUT)/logs $(STATIC_SUITES) \
		$(call suite,atomics,tools/check-atomics) \
		$(EXPORT_SUITES) \
		$(call suite,spec,tools/check-spec)

# The export map, from the TACHO_API declarations of the public headers.
exports:
	tools/gen-exports $(READ_HEADERS) >$(MAP).new
	mv $(MAP).new $(MAP)
	tools/gen-exports $(TRACER_HEADERS) >$(TRACER_MAP).new
	mv $(TRACER_MAP).new $(TRACER_MAP)
	tools/gen-exports $(RT_HEADERS) >$(RT_MAP).new
	mv $(RT_MAP).new $(RT_MAP)
	tools/gen-exports $(CAPTURE_HEADERS) >$(CAPTURE_MAP).new
	mv $(CAPTURE_MAP).new $(CAPTURE_MAP)
	tools/gen-exports $(BOEHM_HEADERS) >$(BOEHM_MAP).new
	mv $(BOEHM_MAP).new $(BOEHM_MAP)

debug:
	+@$(SUBMAKE) DEBUG=1 all

coverage:
	+@$(SUBMAKE) COVERAGE=1 check
	@cd $(BUILD)/coverage/obj && gcov -n -r -s '$(CURDIR)' \
		$(patsubst %.c,%.gcda,$(READ_SRCS) $(VIEW_SRCS) $(CLI_SRCS)) 2>/dev/null | \
		awk '/^File/ { f = $$2 } /^Lines/ { print f, $$2, $$4 }' | \
		sed -e "s/'//g" -e 's/executed://' | sort

info:
	@printf '%-10s %s\n' version '$(VERSION)' variant '$(VARIANT)' \
		compiler '$(CC) ($(CC_VERSION))' output '$(OUT)' objects '$(OBJ)' \
		cflags '$(ALL_CFLAGS)' cppflags '$(ALL_CPPFLAGS)' ldflags '$(ALL_LDFLAGS)' \
		library '$(words $(READ_SRCS)) files' tool '$(words $(CLI_SRCS)) files' \
		tests '$(words $(UNIT_SRCS)) programs, $(words $(FUZZ_SRCS)) fuzz targets' \
		bench '$(words $(BENCH_SRCS)) programs'

debt:
	@grep -rn 'NEEDSWORK:' include src tests bench examples || echo 'no debt noted'

# One entry a translation unit of the current variant, for editors and clang-tidy.
ALL_SRCS = $(READ_SRCS) $(VIEW_SRCS) $(CLI_SRCS) $(UNIT_SRCS) $(FUZZ_SRCS) $(REPLAY_DRIVER) \
	$(SUPPORT_SRCS) $(STRESS_ALL) $(BENCH_ALL) $(EXAMPLE_SRCS)
compile_commands.json:
	@{ printf '['; sep=; for f in $(ALL_SRCS); do \
		printf '%s\n{"directory": "%s", "file": "%s", "command": "%s"}' "$$sep" \
			'$(CURDIR)' "$$f" '$(CC) $(ALL_CPPFLAGS) -Itests $(ALL_CFLAGS) -c '"$$f"; \
		sep=','; done; echo; echo ']'; } >$@

#: make format              rewrite the sources with clang-format
#: make check-format        say which sources clang-format would change
#: make check-static        headers, arrow rule, names, atomics, exports, spec
#: make check-scripts       shellcheck
#: make exports             rewrite the export map from the public headers
#: make compile_commands.json
#: make debug, make info, make debt, make coverage, make clean
