# SPDX-License-Identifier: MIT
#
# tacho: one non-recursive tree for plain GNU make 4.3. `make help` lists the
# targets. Sources are found by wildcard, so a new file needs no edit here.
#
#   variables  CC=gcc|clang  SAN=address,undefined|thread|memory  DEBUG=1
#              COVERAGE=1  DEVELOPER=1 (-Werror)  V=1 (show commands)
#              BUILD=dir  PREFIX=/usr/local  DESTDIR=  FUZZ_SECONDS=60
#
# The default variant puts the tool at build/tacho; every other variant lives in
# build/<variant>/. Objects are always in build/<variant>/obj/.

VERSION := $(shell sed -n 's/^.define TACHO_VERSION  *"\(.*\)"/\1/p' include/tacho/common.h)
SOVERSION := 0

.DEFAULT_GOAL := all
.SUFFIXES:
.DELETE_ON_ERROR:

include mk/flags.mk

# --- sources ------------------------------------------------------------------

# In the order of the arrow rule: a folder includes only from those before it.
READ_DIRS := base wire reader analyze findings export
READ_SRCS := $(sort $(wildcard $(READ_DIRS:%=src/%/*.c)))
# Parts of the tool alone: what the viewer keeps of a trace, its server, redaction,
# debug information; and the spool and the rules of triggers, which libtacho-capture shares.
VIEW_DIRS := store serve redact symbols spool rules remote
VIEW_SRCS := $(sort $(wildcard $(VIEW_DIRS:%=src/%/*.c)))
# The web pages as they are committed; `npm run build` in web/ makes them.
WEB_FILES := $(sort $(filter-out %.map,$(wildcard web/dist/*)))
# The tracer is a library of its own, which shares only these with the reader.
TRACER_DIRS := base wire tracer
TRACER_SRCS := $(sort $(wildcard $(TRACER_DIRS:%=src/%/*.c)))
TRACER_ONLY := $(addprefix include/tacho/,tacho.h wrap.h sched.h recover.h observe.h)
TRACER_HEADERS := include/tacho/common.h $(TRACER_ONLY)
# The runtime stands on the public hooks of the tracer.
RT_SRCS := $(sort $(wildcard src/rt/*.c))
RT_ASM := $(sort $(wildcard src/rt/arch/*.S))
RT_HEADERS := $(sort $(wildcard include/tacho/rt*.h))
# Capture in production stands on the public headers of the tracer and the reader. To try
# rules on stored traces is for the tool alone.
CAPTURE_SRCS := $(sort $(wildcard src/spool/*.c src/capture/*.c) \
	$(filter-out src/rules/rule_test.c,$(wildcard src/rules/*.c)))
CAPTURE_HEADERS := include/tacho/capture.h
READ_HEADERS = $(filter-out $(TRACER_ONLY) $(RT_HEADERS) $(CAPTURE_HEADERS) $(BOEHM_HEADERS),$(HEADERS))
# The Boehm collector and goroutines, on the public headers of the runtime, where libgc is.
LIBGC := $(shell printf '\043include <gc/gc_mark.h>' | $(CC) -E -xc - >/dev/null 2>&1 && echo 1)
BOEHM_SRCS := $(if $(LIBGC),src/boehm/boehm.c)
BOEHM_HEADERS := include/tacho/boehm.h
CLI_SRCS := $(sort $(wildcard src/cli/*.c))
HEADERS := $(sort $(wildcard include/tacho/*.h))
UNIT_SRCS := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRCS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
REPLAY_DRIVER := $(wildcard tests/fuzz/replay_driver.c)
SUPPORT_SRCS := $(sort $(wildcard tests/support/*.c) \
	$(filter-out $(FUZZ_SRCS) $(REPLAY_DRIVER),$(wildcard tests/fuzz/*.c)))
# In these folders a file with a main() is a program, the others are its parts.
MAIN := ^(int )?main\(
with_main = $(if $(1),$(shell grep -lE '$(MAIN)' $(1)))
STRESS_ALL := $(sort $(wildcard tests/stress/*.c))
STRESS_SRCS := $(call with_main,$(STRESS_ALL))
BENCH_ALL := $(sort $(wildcard bench/*.c))
BENCH_SRCS := $(call with_main,$(BENCH_ALL))
# One example needs a parser that the machine may not have.
HTTP_PARSER := $(shell printf '\043include <http_parser.h>' | $(CC) -E -xc - >/dev/null 2>&1 && echo 1)
EXAMPLE_SRCS := $(sort $(filter-out $(if $(HTTP_PARSER),,examples/rt_http.c),$(wildcard examples/*.c)))
TRACE_EXAMPLE_SRCS := $(sort $(wildcard examples/trace_*.c))
RT_EXAMPLE_SRCS := $(filter examples/rt_%,$(EXAMPLE_SRCS))
CAPTURE_EXAMPLE_SRCS := $(filter examples/capture_%,$(EXAMPLE_SRCS))

objs = $(patsubst %.c,$(OBJ)/%.o,$(patsubst %.S,$(OBJ)/%.o,$(1)))

# --- products -----------------------------------------------------------------

MAP := src/libtacho-read.map
READ_A := $(OUT)/libtacho-read.a
READ_SO := $(OUT)/libtacho-read.so.$(SOVERSION)
BIN := $(OUT)/tacho
VIEW_A := $(if $(VIEW_SRCS),$(OBJ)/libtacho-view.a)
CLI_A := $(OBJ)/libtacho-cli.a
TRACER_MAP := src/libtacho.map
TRACER_A := $(OUT)/libtacho.a
TRACER_SO := $(OUT)/libtacho.so.$(SOVERSION)
RT_MAP := src/libtacho-rt.map
RT_A := $(OUT)/libtacho-rt.a
RT_SO := $(OUT)/libtacho-rt.so.$(SOVERSION)
CAPTURE_MAP := src/libtacho-capture.map
CAPTURE_A := $(OUT)/libtacho-capture.a
CAPTURE_SO := $(OUT)/libtacho-capture.so.$(SOVERSION)
BOEHM_MAP := src/libtacho-boehm.map
BOEHM_A := $(OUT)/libtacho-boehm.a
BOEHM_SO := $(OUT)/libtacho-boehm.so.$(SOVERSION)
SUPPORT_A := $(OBJ)/libtacho-support.a
BENCH_A := $(OBJ)/libtacho-bench.a
UNIT_BINS := $(UNIT_SRCS:tests/unit/%.c=$(OUT)/tests/unit/%)
STRESS_BINS := $(STRESS_SRCS:tests/stress/%.c=$(OUT)/tests/stress/%)
REPLAY_BINS := $(if $(REPLAY_DRIVER),$(FUZZ_SRCS:tests/fuzz/%.c=$(OUT)/tests/replay/%))
FUZZ_BINS := $(FUZZ_SRCS:tests/fuzz/%.c=$(OUT)/tests/fuzz/%)
BENCH_BINS := $(BENCH_SRCS:bench/%.c=$(OUT)/bench/%)
EXAMPLE_BINS := $(if $(READ_SRCS),$(EXAMPLE_SRCS:examples/%.c=$(OUT)/examples/%))
TRACE_EXAMPLE_BINS := $(TRACE_EXAMPLE_SRCS:examples/%.c=$(OUT)/examples/%)
RT_EXAMPLE_BINS := $(RT_EXAMPLE_SRCS:examples/%.c=$(OUT)/examples/%)
CAPTURE_EXAMPLE_BINS := $(CAPTURE_EXAMPLE_SRCS:examples/%.c=$(OUT)/examples/%)
LIBS := $(if $(READ_SRCS),$(READ_A) $(READ_SO) $(OUT)/libtacho-read.so) \
	$(if $(TRACER_SRCS),$(TRACER_A) $(TRACER_SO) $(OUT)/libtacho.so) \
	$(if $(RT_SRCS),$(RT_A) $(RT_SO) $(OUT)/libtacho-rt.so) \
	$(if $(CAPTURE_SRCS),$(CAPTURE_A) $(CAPTURE_SO) $(OUT)/libtacho-capture.so) \
	$(if $(BOEHM_SRCS),$(BOEHM_A) $(BOEHM_SO) $(OUT)/libtacho-boehm.so)
TOOL := $(if $(CLI_SRCS),$(BIN))

READ_LIBS := -lz -lzstd -lm -pthread
TOOL_LIBS := -lcurl -ljansson -lmicrohttpd -lcrypto -ldw -lelf $(READ_LIBS)
CAPTURE_LIBS := -lmicrohttpd -ljansson $(READ_LIBS)
UNIT_LIBS := -lcmocka $(TOOL_LIBS)

.PHONY: all lib tests benches examples everything
all: $(LIBS) $(TOOL)
lib: $(LIBS)
tests: $(UNIT_BINS) $(REPLAY_BINS) $(STRESS_BINS)
benches: $(BENCH_BINS)
examples: $(EXAMPLE_BINS)
everything: all tests benches examples
all lib tests benches examples everything:
	@:

# --- rules --------------------------------------------------------------------

# Objects depend on this file, which changes only when the command line does.
FLAGS_FILE := $(OBJ)/flags
$(FLAGS_FILE): FORCE
	@mkdir -p $(@D)
	@new=$@.$$$$; printf '%s\n' '$(CC) $(CC_VERSION)' '$(ALL_CPPFLAGS) $(ALL_CFLAGS) $(HOT_OPT)' \
		'$(ALL_LDFLAGS)' >$$new && \
		if cmp -s $$new $@; then rm -f $$new; else mv -f $$new $@; fi
FORCE:

$(OBJ)/src/analyze/%.o $(OBJ)/src/findings/%.o: private OPT := $(HOT_OPT)
$(OBJ)/%.o: %.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Its functions are known in stacks by who called what, see tc_rt_place_of in park.h.
$(OBJ)/src/rt/%.o: private ALL_CFLAGS += -fno-optimize-sibling-calls
$(OBJ)/src/rt/arch/%.o: src/rt/arch/%.S $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(call say,AS,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The web pages, compressed and embedded. The program that does it runs here, now,
# so it is built without what the variant asks for.
$(OBJ)/web/embed: tools/embed.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -D_GNU_SOURCE -std=c11 $(WARNINGS) -O1 -o $@ $< -lz
$(OBJ)/web/files: FORCE
	@mkdir -p $(@D)
	@echo '$(WEB_FILES)' | cmp -s - $@ || echo '$(WEB_FILES)' >$@
$(OBJ)/web/assets.S: $(OBJ)/web/embed $(OBJ)/web/files $(WEB_FILES)
	$(Q)$(OBJ)/web/embed $@ $(@D) $(WEB_FILES)
$(OBJ)/web/assets.o: $(OBJ)/web/assets.S
	$(Q)$(CC) -c -o $@ $<

# What tests and fuzz targets share; they may look inside the library.
$(OBJ)/tests/%.o $(OBJ)/bench/%.o: private ALL_CPPFLAGS += -Itests

archive = @mkdir -p $(@D); rm -f $@; $(AR) rcs $@ $(filter %.o,$^)
$(READ_A): $(call objs,$(READ_SRCS))
	$(call say,AR,$@)
	$(archive)
$(TRACER_A): $(call objs,$(TRACER_SRCS))
	$(call say,AR,$@)
	$(archive)
$(RT_A): $(call objs,$(RT_SRCS) $(RT_ASM))
	$(call say,AR,$@)
	$(archive)
$(CAPTURE_A): $(call objs,$(CAPTURE_SRCS))
	$(call say,AR,$@)
	$(archive)
$(BOEHM_A): $(call objs,$(BOEHM_SRCS))
	$(call say,AR,$@)
	$(archive)
$(OBJ)/libtacho-view.a: $(call objs,$(VIEW_SRCS)) $(OBJ)/web/assets.o
	$(archive)
$(CLI_A): $(call objs,$(filter-out src/cli/main.c,$(CLI_SRCS)))
	$(archive)
$(SUPPORT_A): $(call objs,$(SUPPORT_SRCS) $(filter-out $(STRESS_SRCS),$(STRESS_ALL)))
	$(archive)
$(BENCH_A): $(call objs,$(filter-out $(BENCH_SRCS),$(BENCH_ALL)))
	$(archive)

$(READ_SO): $(call objs,$(READ_SRCS)) $(MAP)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(SHARED_LDFLAGS) -shared \
		-Wl,-soname,$(@F) -Wl,--version-script=$(MAP) -o $@ \
		$(filter %.o,$^) $(LDLIBS) $(READ_LIBS)
# Code and data of a tracer may be in use by any thread: it is never unloaded.
$(TRACER_SO): $(call objs,$(TRACER_SRCS)) $(TRACER_MAP)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(SHARED_LDFLAGS) -shared -Wl,-z,nodelete \
		-Wl,-soname,$(@F) -Wl,--version-script=$(TRACER_MAP) -o $@ \
		$(filter %.o,$^) $(LDLIBS) -pthread
# Stacks of the runtime may be in use by any thread, too. Of src/base it has a copy.
$(RT_SO): $(call objs,$(wildcard src/base/*.c) $(RT_SRCS) $(RT_ASM)) $(RT_MAP) $(OUT)/libtacho.so
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(SHARED_LDFLAGS) -shared -Wl,-z,nodelete \
		-Wl,-soname,$(@F) -Wl,--version-script=$(RT_MAP) -o $@ \
		$(filter %.o,$^) -L$(OUT) -ltacho $(LDLIBS) -pthread
# The thread of a capture runs its code.
$(CAPTURE_SO): $(call objs,$(wildcard src/base/*.c) $(CAPTURE_SRCS)) $(CAPTURE_MAP) $(OUT)/libtacho.so \
		$(OUT)/libtacho-read.so
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(SHARED_LDFLAGS) -shared -Wl,-z,nodelete \
		-Wl,-soname,$(@F) -Wl,--version-script=$(CAPTURE_MAP) -o $@ \
		$(filter %.o,$^) -L$(OUT) -ltacho -ltacho-read $(LDLIBS) $(CAPTURE_LIBS)
# Its handlers may be called at any time.
$(BOEHM_SO): $(call objs,$(BOEHM_SRCS)) $(BOEHM_MAP) $(OUT)/libtacho.so $(OUT)/libtacho-rt.so
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(SHARED_LDFLAGS) -shared -Wl,-z,nodelete \
		-Wl,-soname,$(@F) -Wl,--version-script=$(BOEHM_MAP) -o $@ \
		$(filter %.o,$^) -L$(OUT) -ltacho-rt -ltacho $(LDLIBS) -lgc -pthread
$(OUT)/libtacho-boehm.so: $(BOEHM_SO)
	$(Q)ln -sf $(<F) $@
$(OUT)/libtacho-capture.so: $(CAPTURE_SO)
	$(Q)ln -sf $(<F) $@
$(OUT)/libtacho-rt.so: $(RT_SO)
	$(Q)ln -sf $(<F) $@
$(OUT)/libtacho.so: $(TRACER_SO)
	$(Q)ln -sf $(<F) $@
$(OUT)/libtacho-read.so: $(READ_SO)
	$(Q)ln -sf $(<F) $@

# $(call link,libraries): objects first, then archives, as ld resolves them.
link = $(call say,LD,$@) mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ \
	$(filter %.o,$^) $(filter %.a,$^) $(LDLIBS) $(1)

# What a program of the tree is linked with, besides its own objects.
TOOL_A := $(CLI_A) $(VIEW_A) $(TRACER_A) $(READ_A)
# What a program with goroutines is linked with.
RUN_A := $(RT_A) $(TRACER_A)
$(BIN): $(call objs,$(CLI_SRCS)) $(VIEW_A) $(TRACER_A) $(READ_A)
	$(call link,$(TOOL_LIBS))
$(UNIT_BINS): $(OUT)/tests/unit/%: $(OBJ)/tests/unit/%.o $(SUPPORT_A) $(RT_A) $(CAPTURE_A) $(TOOL_A)
	$(call link,$(UNIT_LIBS))
$(STRESS_BINS): $(OUT)/tests/stress/%: $(OBJ)/tests/stress/%.o $(SUPPORT_A) $(TOOL_A)
	$(call link,$(TOOL_LIBS))
$(REPLAY_BINS): $(OUT)/tests/replay/%: $(OBJ)/tests/fuzz/%.o $(call objs,$(REPLAY_DRIVER)) \
		$(SUPPORT_A) $(CAPTURE_A) $(TOOL_A)
	$(call link,$(TOOL_LIBS))
$(FUZZ_BINS): $(OUT)/tests/fuzz/%: $(OBJ)/tests/fuzz/%.o $(SUPPORT_A) $(CAPTURE_A) $(TOOL_A)
	$(call link,-fsanitize=fuzzer $(TOOL_LIBS))
$(BENCH_BINS): $(OUT)/bench/%: $(OBJ)/bench/%.o $(BENCH_A) $(SUPPORT_A) $(CAPTURE_A) $(VIEW_A) $(RUN_A) $(READ_A)
	$(call link,$(TOOL_LIBS))
# Examples use the shared library, as an embedder does.
$(filter-out $(TRACE_EXAMPLE_BINS) $(RT_EXAMPLE_BINS) $(CAPTURE_EXAMPLE_BINS),$(EXAMPLE_BINS)): $(OUT)/examples/%: $(OBJ)/examples/%.o \
		$(READ_SO) $(OUT)/libtacho-read.so
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -L$(OUT) -ltacho-read \
		-Wl,-rpath,'$$ORIGIN/..' $(LDLIBS) $(TOOL_LIBS)

$(TRACE_EXAMPLE_BINS): $(OUT)/examples/%: $(OBJ)/examples/%.o $(TRACER_SO) $(OUT)/libtacho.so
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -L$(OUT) -ltacho \
		-Wl,-rpath,'$$ORIGIN/..' $(LDLIBS) -pthread

$(RT_EXAMPLE_BINS): $(OUT)/examples/%: $(OBJ)/examples/%.o $(RT_SO) $(OUT)/libtacho-rt.so
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -L$(OUT) -ltacho-rt -ltacho \
		-Wl,-rpath,'$$ORIGIN/..' $(LDLIBS) -pthread

$(CAPTURE_EXAMPLE_BINS): $(OUT)/examples/%: $(OBJ)/examples/%.o $(CAPTURE_SO) $(OUT)/libtacho-capture.so \
		$(OUT)/libtacho-rt.so
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -L$(OUT) -ltacho-capture -ltacho-rt -ltacho \
		-Wl,--no-as-needed -ltacho-read -Wl,-rpath,'$$ORIGIN/..' $(LDLIBS) -pthread

$(OUT)/examples/rt_http: private LDLIBS += -lhttp_parser

# Programs in tests/tracer trace themselves, so they link the tracer, too; those named
# forced* link one with places at which they can hold a thread (base/testpoint.h).
TRACER_TEST_SRCS := $(sort $(wildcard tests/tracer/*.c))
TRACER_TEST_BINS := $(TRACER_TEST_SRCS:tests/tracer/%.c=$(OUT)/tests/tracer/%)
FORCED_BINS := $(filter $(OUT)/tests/tracer/forced%,$(TRACER_TEST_BINS))
TESTPOINTS_A := $(OBJ)/libtacho-testpoints.a
TESTPOINTS_OBJS := $(TRACER_SRCS:%.c=$(OBJ)/testpoints/%.o)
tests: $(TRACER_TEST_BINS)
$(OBJ)/testpoints/src/rt/%.o: private ALL_CFLAGS += -fno-optimize-sibling-calls
$(OBJ)/testpoints/%.o: %.c $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(call say,CC,$< (testpoints))
	$(Q)$(CC) $(ALL_CPPFLAGS) -DTC_TESTPOINTS $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(TESTPOINTS_A): $(TESTPOINTS_OBJS)
	$(archive)
$(FORCED_BINS): $(OUT)/tests/tracer/%: $(OBJ)/tests/tracer/%.o $(TESTPOINTS_A)
	$(call link,-pthread)
# A shared object that traces, and goes.
TEST_PLUGIN := $(OUT)/tests/tracer/plugin.so
tests: $(TEST_PLUGIN)
$(TEST_PLUGIN): $(OBJ)/tests/tracer/plugin/plugin.o $(TRACER_SO) $(OUT)/libtacho.so
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -shared -o $@ $< -L$(OUT) -ltacho \
		-Wl,-rpath,'$$ORIGIN/../..' $(LDLIBS) -pthread
$(filter-out $(FORCED_BINS),$(TRACER_TEST_BINS)): $(OUT)/tests/tracer/%: $(OBJ)/tests/tracer/%.o \
		$(TRACER_A)
	$(call link,-pthread)

# The tracer's own code, with atomic operations that are steps of a model.
MODEL_BIN := $(OUT)/tests/model/section
MODEL_SRCS := $(sort $(wildcard tests/model/*.c)) $(TRACER_SRCS)
MODEL_OBJS := $(MODEL_SRCS:%.c=$(OBJ)/model/%.o)
tests: $(if $(SANS)$(COVERAGE),,$(MODEL_BIN))
$(OBJ)/model/%.o: %.c tests/model/interleave.h $(FLAGS_FILE)
	@mkdir -p $(@D)
	$(call say,CC,$< (model))
	$(Q)$(CC) -std=c11 -O2 -g -Wall -Wextra $(if $(DEVELOPER),-Werror) -D_GNU_SOURCE -Iinclude \
		-Isrc -Itests/model -include tests/model/interleave.h -pthread -MMD -MP -c -o $@ $<
$(MODEL_BIN): $(MODEL_OBJS)
	$(call link,-pthread)

# The tracer as one source file and one header, for programs that embed it.
AMALGAM := $(OUT)/amalgam
.PHONY: amalgamation
amalgamation:
	@mkdir -p $(AMALGAM)
	@tools/amalgamate $(AMALGAM)
	@ls $(AMALGAM)/tacho.c $(AMALGAM)/tacho.h

# Those in tests/rt run goroutines; those named forced* link a runtime with such places, too.
RT_TEST_ALL := $(sort $(filter-out $(if $(LIBGC),,tests/rt/collected.c),$(wildcard tests/rt/*.c)))
RT_TEST_SRCS := $(call with_main,$(RT_TEST_ALL))
RT_TEST_BINS := $(RT_TEST_SRCS:tests/rt/%.c=$(OUT)/tests/rt/%)
RT_FORCED_BINS := $(filter $(OUT)/tests/rt/forced%,$(RT_TEST_BINS))
RT_TEST_PARTS := $(call objs,$(filter-out $(RT_TEST_SRCS),$(RT_TEST_ALL)))
RT_TESTPOINTS_OBJS := $(RT_SRCS:%.c=$(OBJ)/testpoints/%.o)
RT_TESTPOINTS_A := $(OBJ)/libtacho-rt-testpoints.a
tests: $(RT_TEST_BINS)
$(RT_TESTPOINTS_A): $(RT_TESTPOINTS_OBJS) $(call objs,$(RT_ASM))
	$(archive)
$(RT_FORCED_BINS): $(OUT)/tests/rt/%: $(OBJ)/tests/rt/%.o $(RT_TESTPOINTS_A) $(TRACER_A)
	$(call link,-pthread)
$(OUT)/tests/rt/collected: $(BOEHM_A)
$(OUT)/tests/rt/collected: private LDLIBS += -lgc
$(filter-out $(RT_FORCED_BINS),$(RT_TEST_BINS)): $(OUT)/tests/rt/%: $(OBJ)/tests/rt/%.o \
		$(RT_TEST_PARTS) $(RUN_A)
	$(call link,-pthread)

# Those in tests/capture watch themselves.
CAPTURE_TEST_SRCS := $(sort $(wildcard tests/capture/*.c))
CAPTURE_TEST_BINS := $(CAPTURE_TEST_SRCS:tests/capture/%.c=$(OUT)/tests/capture/%)
tests: $(CAPTURE_TEST_BINS)
$(CAPTURE_TEST_BINS): $(OUT)/tests/capture/%: $(OBJ)/tests/capture/%.o $(CAPTURE_A) $(RUN_A) $(READ_A)
	$(call link,$(CAPTURE_LIBS))

include mk/check.mk mk/install.mk mk/dev.mk

.PHONY: clean help
clean:
	rm -rf $(BUILD) compile_commands.json

help:
	@sed -n 's/^#: //p' $(MAKEFILE_LIST)

-include $(patsubst %.o,%.d,$(call objs,$(READ_SRCS) $(VIEW_SRCS) $(CLI_SRCS) $(UNIT_SRCS) \
	$(FUZZ_SRCS) $(REPLAY_DRIVER) $(SUPPORT_SRCS) $(STRESS_ALL) $(BENCH_ALL) \
	$(EXAMPLE_SRCS) $(TRACER_SRCS) $(TRACER_TEST_SRCS) $(RT_SRCS) $(RT_ASM) $(RT_TEST_ALL) \
	$(CAPTURE_SRCS) $(CAPTURE_TEST_SRCS) $(BOEHM_SRCS) \
	tests/tracer/plugin/plugin.c) $(TESTPOINTS_OBJS) $(RT_TESTPOINTS_OBJS) $(MODEL_OBJS))

#: make                     the tool (build/tacho) and libtacho-read (.a, .so)
#: make amalgamation        build/amalgam/tacho.{c,h}: libtacho as two files to embed
#: make everything          also every test program, benchmark and example
