# SPDX-License-Identifier: MIT
#
# Compiler, build variant and flags. CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS belong
# to the user; what the project needs is added around them.

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin AR),default)
AR := ar
endif
ifeq ($(origin CXX),default)
CXX := g++
endif
BUILD ?= build
SAN ?=
DEBUG ?=
COVERAGE ?=
FUZZ ?=
DEVELOPER ?=
V ?=
comma := ,

# Empty on a machine that has no compiler yet; `make demo` installs one and
# starts make again.
CC_VERSION := $(shell $(CC) --version 2>/dev/null | head -n 1 | tr -d "'\"()")
CC_IS_CLANG := $(findstring clang,$(CC_VERSION))
CC_MACHINE := $(shell $(CC) -dumpmachine 2>/dev/null)

SANS := $(sort $(subst $(comma), ,$(SAN)))
BAD_SANS := $(filter-out address undefined thread memory,$(SANS))
ifneq ($(BAD_SANS),)
$(error SAN=$(SAN): unknown sanitizer $(BAD_SANS); known are address undefined thread memory)
endif
ifneq ($(and $(filter memory,$(SANS)),$(if $(CC_IS_CLANG),,gcc)),)
$(error SAN=memory needs clang: make CC=clang SAN=memory)
endif

# --- variant ------------------------------------------------------------------

empty :=
space := $(empty) $(empty)
VARIANT := $(subst $(space),-,$(strip \
	$(if $(filter gcc cc,$(CC)),,$(notdir $(firstword $(CC)))) \
	$(if $(FUZZ),fuzz) $(if $(COVERAGE),coverage) $(if $(DEBUG),debug) $(SANS)))
ifeq ($(VARIANT),)
VARIANT := release
OUT := $(BUILD)
else
OUT := $(BUILD)/$(VARIANT)
endif
OBJ := $(BUILD)/$(VARIANT)/obj

# --- flags --------------------------------------------------------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wcast-qual -Wcast-align -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wpointer-arith -Wwrite-strings -Wformat=2 -Wundef \
	-Wvla -Wimplicit-fallthrough -Wswitch-enum -Wdouble-promotion
ifneq ($(CC_IS_CLANG),)
WARNINGS += -Wunreachable-code -Wthread-safety
else
WARNINGS += -Wlogical-op -Wduplicated-cond -Wduplicated-branches
endif
# Sanitizers and -O0 defeat the flow analysis of gcc's -Wnull-dereference.
ifeq ($(SANS)$(DEBUG)$(COVERAGE)$(FUZZ),)
WARNINGS += -Wnull-dereference
endif
ifneq ($(DEVELOPER),)
WARNINGS += -Werror
endif

OPT := -O2
HARDEN := -fstack-protector-strong
ifneq ($(CC_IS_CLANG)$(findstring x86_64,$(CC_MACHINE)),clang)
HARDEN += -fstack-clash-protection
endif
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
LINK_HARDEN := -Wl,-z,relro,-z,now,-z,noexecstack
SHARED_LDFLAGS := -Wl,-z,defs

ifneq ($(DEBUG),)
OPT := -O0 -g3
FORTIFY :=
endif
ifneq ($(COVERAGE),)
OPT := -O0 --coverage
FORTIFY :=
endif

# A sanitizer checks what _FORTIFY_SOURCE checks, and better; together they hide
# findings from each other. Its runtime is found at load time, so a shared
# library of a sanitizer variant has undefined symbols.
SAN_FLAGS :=
ifneq ($(SANS)$(FUZZ),)
OPT := -O1
FORTIFY :=
HARDEN :=
SHARED_LDFLAGS :=
SAN_FLAGS := $(SANS:%=-fsanitize=%) -fno-sanitize-recover=all \
	$(if $(FUZZ),-fsanitize=fuzzer-no-link) \
	$(if $(filter memory,$(SANS)),-fsanitize-memory-track-origins)
endif

# What an analysis pays for an event it pays 10⁷ times: -O3 makes it a tenth faster than -O2.
HOT_OPT := $(OPT:-O2=-O3)

CFLAGS ?= $(OPT) -g
# No interposition: the static and the shared library are made from the same
# objects, and calls inside the library may be inlined in both.
ALL_CFLAGS = -std=c11 $(WARNINGS) -fPIC -fno-semantic-interposition \
	-fvisibility=hidden -fno-common -fno-omit-frame-pointer $(HARDEN) \
	$(SAN_FLAGS) -pthread $(CFLAGS)
ALL_CPPFLAGS = -D_GNU_SOURCE -Iinclude -Isrc $(FORTIFY) $(CPPFLAGS)
ALL_LDFLAGS = $(LINK_HARDEN) $(LDFLAGS)

ifeq ($(V),)
Q := @
say = @printf '  %-5s %s\n' '$(1)' '$(2)';
else
Q :=
say =
endif
