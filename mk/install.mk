# SPDX-License-Identifier: MIT
#
# Installation. PREFIX is where things will live, DESTDIR a staging root.

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
INSTALL ?= install

READ_SO_FULL := libtacho-read.so.$(SOVERSION).$(VERSION)
TRACER_SO_FULL := libtacho.so.$(SOVERSION).$(VERSION)
RT_SO_FULL := libtacho-rt.so.$(SOVERSION).$(VERSION)
BOEHM_SO_FULL := libtacho-boehm.so.$(SOVERSION).$(VERSION)
CAPTURE_SO_FULL := libtacho-capture.so.$(SOVERSION).$(VERSION)
MAN_PAGES := $(sort $(wildcard doc/man/*.[1-9]))

# The tool prints its own completion scripts.
BASH_COMPLETION = $(DATADIR)/bash-completion/completions/tacho
ZSH_COMPLETION = $(DATADIR)/zsh/site-functions/_tacho
FISH_COMPLETION = $(DATADIR)/fish/vendor_completions.d/tacho.fish
install_completion = $(BIN) completion $(1) >$(OBJ)/completion.$(1) && \
	$(INSTALL) -D -m 644 $(OBJ)/completion.$(1) $(DESTDIR)$(2)

# $(call install_made,FILE,FOLDER): what FILE.in in mk/ becomes, below LIBDIR.
install_made = sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' \
	-e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' -e 's|@VERSION@|$(VERSION)|' \
	-e 's|@SOVERSION@|$(SOVERSION)|' mk/$(1).in >$(DESTDIR)$(LIBDIR)/$(2)/$(1) && \
	chmod 644 $(DESTDIR)$(LIBDIR)/$(2)/$(1)

.PHONY: install uninstall
install: all
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig \
		$(DESTDIR)$(LIBDIR)/cmake/tacho $(DESTDIR)$(INCLUDEDIR)/tacho
	$(INSTALL) -m 755 $(BIN) $(DESTDIR)$(BINDIR)/tacho
	$(INSTALL) -m 644 $(HEADERS) $(DESTDIR)$(INCLUDEDIR)/tacho/
	$(INSTALL) -m 644 $(READ_A) $(DESTDIR)$(LIBDIR)/libtacho-read.a
	$(INSTALL) -m 755 $(READ_SO) $(DESTDIR)$(LIBDIR)/$(READ_SO_FULL)
	ln -sf $(READ_SO_FULL) $(DESTDIR)$(LIBDIR)/libtacho-read.so.$(SOVERSION)
	ln -sf libtacho-read.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libtacho-read.so
	$(call install_made,libtacho-read.pc,pkgconfig)
	$(INSTALL) -m 644 $(TRACER_A) $(DESTDIR)$(LIBDIR)/libtacho.a
	$(INSTALL) -m 755 $(TRACER_SO) $(DESTDIR)$(LIBDIR)/$(TRACER_SO_FULL)
	ln -sf $(TRACER_SO_FULL) $(DESTDIR)$(LIBDIR)/libtacho.so.$(SOVERSION)
	ln -sf libtacho.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libtacho.so
	$(call install_made,libtacho.pc,pkgconfig)
	$(INSTALL) -m 644 $(RT_A) $(DESTDIR)$(LIBDIR)/libtacho-rt.a
	$(INSTALL) -m 755 $(RT_SO) $(DESTDIR)$(LIBDIR)/$(RT_SO_FULL)
	ln -sf $(RT_SO_FULL) $(DESTDIR)$(LIBDIR)/libtacho-rt.so.$(SOVERSION)
	ln -sf libtacho-rt.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libtacho-rt.so
	$(call install_made,libtacho-rt.pc,pkgconfig)
	$(INSTALL) -m 644 $(CAPTURE_A) $(DESTDIR)$(LIBDIR)/libtacho-capture.a
	$(INSTALL) -m 755 $(CAPTURE_SO) $(DESTDIR)$(LIBDIR)/$(CAPTURE_SO_FULL)
	ln -sf $(CAPTURE_SO_FULL) $(DESTDIR)$(LIBDIR)/libtacho-capture.so.$(SOVERSION)
	ln -sf libtacho-capture.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libtacho-capture.so
	$(call install_made,libtacho-capture.pc,pkgconfig)
ifneq ($(BOEHM_SRCS),)
	$(INSTALL) -m 644 $(BOEHM_A) $(DESTDIR)$(LIBDIR)/libtacho-boehm.a
	$(INSTALL) -m 755 $(BOEHM_SO) $(DESTDIR)$(LIBDIR)/$(BOEHM_SO_FULL)
	ln -sf $(BOEHM_SO_FULL) $(DESTDIR)$(LIBDIR)/libtacho-boehm.so.$(SOVERSION)
	ln -sf libtacho-boehm.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libtacho-boehm.so
	$(call install_made,libtacho-boehm.pc,pkgconfig)
endif
	$(call install_made,tacho-config.cmake,cmake/tacho)
	$(call install_made,tacho-config-version.cmake,cmake/tacho)
	$(call install_completion,bash,$(BASH_COMPLETION))
	$(call install_completion,zsh,$(ZSH_COMPLETION))
	$(call install_completion,fish,$(FISH_COMPLETION))
	$(foreach page,$(MAN_PAGES),$(INSTALL) -D -m 644 $(page) \
		$(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix $(page)))/$(notdir $(page)) &&) :

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/tacho $(DESTDIR)$(LIBDIR)/libtacho-read.* \
		$(DESTDIR)$(LIBDIR)/pkgconfig/libtacho-read.pc \
		$(DESTDIR)$(LIBDIR)/libtacho.a $(DESTDIR)$(LIBDIR)/libtacho.so* \
		$(DESTDIR)$(LIBDIR)/pkgconfig/libtacho.pc \
		$(DESTDIR)$(LIBDIR)/cmake/tacho/tacho-config*.cmake \
		$(DESTDIR)$(LIBDIR)/libtacho-rt.* $(DESTDIR)$(LIBDIR)/pkgconfig/libtacho-rt.pc \
		$(DESTDIR)$(LIBDIR)/libtacho-capture.* \
		$(DESTDIR)$(LIBDIR)/pkgconfig/libtacho-capture.pc \
		$(DESTDIR)$(LIBDIR)/libtacho-boehm.* $(DESTDIR)$(LIBDIR)/pkgconfig/libtacho-boehm.pc \
		$(addprefix $(DESTDIR),$(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)) \
		$(HEADERS:include/%=$(DESTDIR)$(INCLUDEDIR)/%) \
		$(foreach page,$(MAN_PAGES),$(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix \
		$(page)))/$(notdir $(page)))

#: make install             DESTDIR= PREFIX=/usr/local (also: make uninstall)
