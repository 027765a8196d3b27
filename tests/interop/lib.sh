# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Shared by the interop scripts. A comparison reports itself by one line on
# stdout, "ok NAME", "skip NAME: why" or "FAIL NAME: what" (further lines of an
# explanation are indented); tally counts them.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/tacho-go

# The command under test; a relative path is meant from where the user stands.
TACHO=${TACHO:-$root/build/tacho}
export TACHO

# Go must neither look for modules or newer toolchains on the net nor read the
# user's settings, and both sides must print wall-clock times in one zone.
export GOTOOLCHAIN=local GOPROXY=off GOFLAGS=-mod=mod GOENV=off GOTELEMETRY=off
export GOWORK=off GOCACHE=$cache/build TZ=UTC LC_ALL=C
unset GOROOT GODEBUG

newest_default=1.27
limit=120 # seconds that one command may take
export limit

die() {
	echo "interop: $*" >&2
	exit 2
}

ok() {
	echo "ok $*"
}

skip() {
	echo "skip $*"
}

# fail NAME FILE: FILE says what went wrong; its beginning is shown.
fail() {
	local name=$1 line n=0
	while IFS= read -r line && ((n < 8)); do
		if ((n == 0)); then
			echo "FAIL $name: $line"
		else
			echo "    $line"
		fi
		n=$((n + 1))
	done <"$2"
	((n > 0)) || echo "FAIL $name"
}

need_tacho() {
	[[ -x $TACHO ]] || die "no $TACHO (run make first, or set TACHO)"
}

# build_tools GO: into $TOOLS, from the sources of that toolchain:
#   gotrace  go tool trace     oracle  the same with ../overlay laid over it
#   pprof    go tool pprof     cmp     the comparer
build_tools() {
	local go=$1 src
	src=$("$go" env GOROOT)/src
	[[ -d $src/cmd/trace ]] || die "no sources of cmd/trace beside $go"
	TOOLS=${TOOLS:-$cache/tools/$("$go" env GOVERSION)}
	export TOOLS
	mkdir -p "$TOOLS"
	printf '{"Replace":{"%s/cmd/trace/tacho_oracle.go":"%s/overlay/oracle.go"}}\n' \
		"$src" "$here" >"$TOOLS/overlay.json"
	(
		cd "$here/cmp"
		"$go" build -o "$TOOLS/cmp" .
		"$go" build -o "$TOOLS/gotrace" cmd/trace
		"$go" build -o "$TOOLS/pprof" cmd/pprof
		"$go" build -overlay "$TOOLS/overlay.json" -tags tacho_interop \
			-o "$TOOLS/oracle" cmd/trace
	) || die "cannot build the tools with $go"
}

# use_tools: for a script that is run by itself. Without TOOLS they are brought up to
# date first: what lies in the cache may be older than the overlay.
use_tools() {
	[[ -n ${TOOLS:-} && -x ${TOOLS:-}/oracle ]] && return
	local go
	go=$("$here/get-go" "$newest_default") || die "no Go $newest_default"
	build_tools "$go"
}

# start_server TRACE: Go's viewer, until stop_server; sets url; false when Go does not
# serve it. What it says is in $tmp/server.
server=
start_server() {
	local n
	: >"$tmp/server" # not the job's: it would be emptied too late
	BROWSER=true "$TOOLS/gotrace" -http=127.0.0.1:0 "$1" >>"$tmp/server" 2>&1 &
	server=$!
	for ((n = 0; n < 600; n++)); do
		url=$(sed -n 's/.*listening on \(http[^ ]*\).*/\1/p' "$tmp/server")
		[[ -z $url ]] || return 0
		kill -0 "$server" 2>/dev/null || break
		sleep 0.1
	done
	stop_server
	return 1
}

stop_server() {
	if [[ -n $server ]]; then
		kill "$server" 2>/dev/null || true
		wait "$server" 2>/dev/null || true
	fi
	server=
}

# Go's last words: it crashes on some traces.
why_server() {
	{ grep -m 1 -h -E 'panic:|fatal' "$tmp/server" || tail -q -n 1 "$tmp/server" "$tmp/curl"; } |
		head -n 1
}

# tally FILE: prints the last line; false when something failed or nothing ran.
tally() {
	local passed failed skipped
	passed=$(grep -c '^ok ' "$1" || true)
	failed=$(grep -c '^FAIL ' "$1" || true)
	skipped=$(grep -c '^skip ' "$1" || true)
	((skipped == 0)) || echo "interop: $skipped skipped"
	echo "interop: $passed passed, $failed failed"
	((failed == 0 && passed > 0))
}
