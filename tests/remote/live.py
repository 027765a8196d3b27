# SPDX-License-Identifier: MIT
"""Tests of `tacho live`."""
import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import socket
import struct
import subprocess
import termios
import time
import urllib.request

from lib import LIMIT_S, LONG, ROOT, TACHO, TRACE, check, env, raw_server, run

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
GOOD = HEAD + b"Content-Length: %d\r\n\r\n" % len(TRACE) + TRACE
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html>busy</>"
BUSY = b"HTTP/1.1 409 no\r\nContent-Length: 0\r\n\r\n"
QUICK = ("-s", "0.1", "--pause", "0s", "--patience", "1s")


def series(*answers):
    """A service whose traces are those, one after the other, and then the last one again."""
    left = list(answers)

    def fn(conn, head, stop):
        if "/cmdline " in head:
            conn.sendall(b"HTTP/1.1 404 no\r\nContent-Length: 0\r\n\r\n")
            return
        answer = left.pop(0) if len(left) > 1 else left[0]
        if callable(answer):
            answer(conn, head, stop)
        else:
            conn.sendall(answer)
    return fn


class Terminal:
    """The tool on a terminal of its own, in a session of its own."""

    def __init__(self, scratch, *args, rows=30, columns=100, **more):
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(scratch)
            os.execve(TACHO, ["tacho", "live", *args], env(**{"TERM": "xterm", **more}))
        self.resize(rows, columns)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def resize(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self):
        """What comes within a moment; false at the end."""
        if not select.select([self.fd], [], [], 0.1)[0]:
            return True
        try:
            more = os.read(self.fd, 65536)
        except OSError:
            return False
        self.text += more.decode("utf-8", "replace")
        return bool(more)

    def wait(self, *words):
        """Until all words have been on the screen since the last wait."""
        end = time.monotonic() + LIMIT_S
        while not all(w in self.text for w in words):
            check(self.read() and time.monotonic() < end, f"waited for {words}", self.text[-3000:])
        text, self.text = self.text, ""
        return text

    def key(self, key):
        os.write(self.fd, key.encode())

    def end(self):
        """To its last byte; the exit code and what was said."""
        while self.read():
            pass
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status), self.text


def test_findings_name_their_rule(scratch):
    """So that one can look it up, and tell rules apart in a log."""
    body = HEAD + b"Content-Length: %d\r\n\r\n" % len(LONG) + LONG
    with raw_server(series(body)) as (address, _):
        rc, out, err = run("live", "--count", "1", *QUICK, address, cwd=scratch)
    check(rc == 0 and re.search(r"^ *high: gc-assist: ", out, re.M), rc, out, err)


def test_one_block_a_capture(scratch):
    with raw_server(series(GOOD)) as (address, seen):
        rc, out, err = run("live", *QUICK, "--count", "2", "--top", "3", address, cwd=scratch)
    check(rc == 0 and err == "", rc, err)
    blocks = out.split("\n\n")
    check(len(blocks) == 3 and blocks[2] == "", blocks)
    for i in range(2):
        lines = blocks[i].split("\n")
        check(lines[0].startswith(f"{address}  capture {i + 1}, "), lines)
        check("running*" in blocks[i] and "scheduler latency" in blocks[i], blocks[i])
        rows = lines[[n for n, l in enumerate(lines) if "running*" in l][0] + 1:]
        check(len(rows) == 3, rows)
    check("\x1b" not in out, out)
    check(sum("GET /debug/pprof/trace?seconds=0.1 " in s for s in seen) == 2, seen)
    check(os.listdir(scratch) == [], os.listdir(scratch))


def test_one_document_a_capture(scratch):
    with raw_server(series(GOOD)) as (address, _):
        rc, out, err = run("live", *QUICK, "--count", "3", "--json", address, cwd=scratch)
    check(rc == 0 and err == "", rc, err)
    docs = [json.loads(line) for line in out.splitlines()]
    check(len(docs) == 3, out[:300])
    check(all(d["reports"][0]["usable"] and d["reports"][0]["file"].endswith("Z.trace") for d in docs))


def test_sorted(scratch):
    with raw_server(series(GOOD)) as (address, _):
        rc, out, _ = run("live", *QUICK, "--count", "1", "--top", "100", "--sort", "count", address,
                         cwd=scratch)
    check(rc == 0 and "count*" in out, out)
    rows = out[out.rindex("start function\n") + 15:].strip().splitlines()
    counts = [int(r.split()[6].replace(",", "")) for r in rows]
    check(len(counts) > 3 and counts == sorted(counts, reverse=True), counts)


def test_trouble_and_back(scratch):
    with raw_server(series(BUSY, HTML, GOOD)) as (address, _):
        rc, out, err = run("live", *QUICK, "--count", "1", address, cwd=scratch)
    check(rc == 0 and out.count("capture 1,") == 1, rc, out, err)
    lines = err.splitlines()
    check(len(lines) == 2, err)
    check("another trace is being taken" in lines[0] and "again in 1 s" in lines[0], err)
    check("web page" in lines[1] and "again in 2 s" in lines[1], err)


def test_gives_up(scratch):
    def cut(conn, *_):
        conn.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(TRACE) + TRACE[:20])

    def silent(_conn, _head, stop):
        stop.wait()
    for answer, word in ((cut, "closed"), (silent, "hangs"), (HTML, "web page"), (BUSY, "409"),
                         (b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + b"go 1.26 trace\0\0\0abcd", "no use")):
        with raw_server(series(answer)) as (address, _):
            rc, out, err = run("live", *QUICK, "--tries", "1", address, cwd=scratch)
        check(rc == 3 and out == "" and word in err and "again" not in err, word, rc, out, err)
    rc, out, err = run("live", "--tries", "1", f"unix:{scratch}/none.sock", cwd=scratch)
    check(rc == 3 and "no connection" in err, rc, err)


def test_part_of_a_trace_is_shown(scratch):
    def cut(conn, *_):
        conn.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(LONG) + LONG[:-3000])
    with raw_server(series(cut)) as (address, _):
        rc, out, err = run("live", *QUICK, "--count", "1", address, cwd=scratch)
    check(rc == 3 and "capture 1," in out and "damaged" in out and "closed" in err, rc, out, err)


def test_it_ends_by_itself(scratch):
    with raw_server(series(GOOD)) as (address, _):
        rc, out, err = run("live", "-s", "0.1", "--pause", "1h", "--for", "500ms", address, cwd=scratch)
        check(rc == 0 and err == "", rc, out, err)


def test_a_signal_ends_it(scratch):
    def silent(_conn, _head, stop):
        stop.wait()
    with raw_server(series(silent)) as (address, seen):
        with subprocess.Popen([TACHO, "live", "-s", "5", address], cwd=scratch, env=env(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as tool:
            end = time.monotonic() + LIMIT_S
            while not any("/trace?" in s for s in seen):
                check(time.monotonic() < end, seen)
                time.sleep(0.02)
            tool.terminate()
            out, err = tool.communicate(timeout=LIMIT_S)
        check(tool.returncode == 0 and out == err == b"", tool.returncode, out, err)


def test_usage(scratch):
    for args, word in ((["-s", "6", "h:1"], "at most 5"), (["-s", "0", "h:1"], "more than 0"),
                       (["--port", "80", "h:1"], "--view"), (["--for", "0", "h:1"], "--for"),
                       (["-d", "nowhere", "h:1"], "no such folder"), (["ftp://h"], "http://"),
                       (["--sort", "x", "h:1"], "running")):
        rc, _, err = run("live", *args, cwd=scratch)
        check(rc == 2 and word in err, args, rc, err)


def test_keys(scratch):
    with raw_server(series(GOOD)) as (address, _), \
            Terminal(scratch, "-s", "0.1", "--pause", "0.2s", address) as t:
        text = t.wait(ENTER, "capture 1,", "running*")
        check("\x1b[1m" in text, text[-500:])
        t.key(">")
        t.wait("runnable*")
        t.key("\x1b[D")
        t.wait("running*")
        t.key("\x1b[D")
        t.wait("alive*")
        t.key("h")
        t.wait("Ctrl+Z")
        t.key("p")
        t.wait("[paused]")
        t.key("s")
        t.wait("saved as ")
        t.key("q")
        rc, text = t.end()
    check(rc == 0 and LEAVE in text, rc, text[-500:])
    name, = os.listdir(scratch)
    path = os.path.join(scratch, name)
    check(re.fullmatch(r"127\.0\.0\.1_\d+-\d{8}T\d{6}Z\.trace", name), name)
    check(open(path, "rb").read() == TRACE and os.stat(path).st_mode & 0o777 == 0o600, name)
    # What was on the screen last stays.
    check("capture " in text[text.index(LEAVE):] and "alive*" in text[text.index(LEAVE):], text[-800:])


def test_terminal_is_as_before(scratch):
    for how in ("q", "\x03", signal.SIGTERM, signal.SIGHUP):
        with raw_server(series(GOOD)) as (address, _), \
                Terminal(scratch, "-s", "0.1", "--pause", "1h", address) as t:
            t.wait(ENTER, "capture 1,")
            keeper = os.open(os.readlink(f"/proc/{t.pid}/fd/0"), os.O_RDWR | os.O_NOCTTY)
            try:
                check(not termios.tcgetattr(keeper)[3] & (termios.ICANON | termios.ECHO))
                if isinstance(how, str):
                    t.key(how)
                else:
                    os.kill(t.pid, how)
                _, status = os.waitpid(t.pid, 0)
                check(os.waitstatus_to_exitcode(status) == 0, how, status)
                lflag = termios.tcgetattr(keeper)[3]
                check(lflag & termios.ICANON and lflag & termios.ECHO, how, lflag)
            finally:
                os.close(keeper)
            while t.read():
                pass
            check(t.text.rindex(LEAVE) > t.text.rfind(ENTER), how, t.text[-300:])


def test_stop_and_continue(scratch):
    with raw_server(series(GOOD)) as (address, _), \
            Terminal(scratch, "-s", "0.1", "--pause", "1h", address) as t:
        t.wait(ENTER, "capture 1,")
        t.key("\x1a")
        t.wait(LEAVE)
        _, status = os.waitpid(t.pid, os.WUNTRACED)
        check(os.WIFSTOPPED(status), status)
        os.kill(t.pid, signal.SIGCONT)
        t.wait(ENTER, "capture 1,")
        t.key("q")
        check(t.end()[0] == 0)


def test_size_and_colours(scratch):
    with raw_server(series(GOOD)) as (address, _), \
            Terminal(scratch, "-s", "0.1", "--pause", "1h", address, rows=8, columns=40,
                     NO_COLOR="1") as t:
        small = t.wait(ENTER, "capture 1,", "running*")
        while not small.endswith("\x1b[J"):
            small += t.wait("\x1b[J")
        screens = small.split("\x1b[H")
        check(len(screens[-1].split("\r\n")) <= 8, screens[-1])
        check("\x1b[1m" not in small and "\x1b[3" not in small, small)
        check(len(screens[-1].split("\r\n")[0].replace("\x1b[K", "")) <= 40, repr(screens[-1]))
        t.resize(40, 120)
        t.wait("start function", "runtime.")
        t.key("q")
        check(t.end()[0] == 0)


def get(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=LIMIT_S) as answer:
        return json.load(answer)


def test_viewer_shows_the_newest(scratch):
    release = []

    def held(conn, _head, stop):
        while not release and not stop.is_set():
            time.sleep(0.02)
        conn.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(LONG) + LONG)

    def ready(url, other=None):
        end = time.monotonic() + LIMIT_S
        while True:
            with contextlib.suppress(OSError):
                now = get(url + "api/1/status")
                if now["state"] == "ready" and now["fp"] != other:
                    return now
            check(time.monotonic() < end, "the viewer does not get ready")
            time.sleep(0.02)
    with raw_server(series(GOOD, held, held)) as (address, _), \
            Terminal(scratch, "-s", "0.1", "--pause", "0s", "--view", address) as t:
        url = re.search(r"viewer: (http://127\.0\.0\.1:\d+/)",
                        t.wait("capture 1,", "viewer: http", "start function"))[1]
        first = ready(url)
        check(first["name"].endswith("Z.trace"), first)
        doc = get(f"{url}api/1/{first['fp']}/doc/report")
        check(doc["reports"][0]["usable"] is True, doc)
        release.append(True)
        second = ready(url, first["fp"])
        check(second["end"] != first["end"], first, second)
        t.key("q")
        check(t.end()[0] == 0)


def test_viewer_on_a_port_that_is_taken(scratch):
    with socket.create_server(("127.0.0.1", 0)) as other, raw_server(series(GOOD)) as (address, _):
        rc, out, err = run("live", "-s", "0.1", "--view", "--port", str(other.getsockname()[1]), address,
                           cwd=scratch)
    check(rc == 4 and "the viewer: " in err, rc, err)
    check(err.count("the viewer") == 1 and "capture 1" in out, out, err)


def test_c_service(scratch):
    service = os.path.join(os.environ.get("TACHO_BUILD") or os.path.join(ROOT, "build"),
                           "tests/capture/service")
    if not os.path.exists(service):
        return
    at = os.path.join(scratch, "shop.sock")
    with subprocess.Popen([service], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          bufsize=1) as peer:
        def ask(line):
            peer.stdin.write(line + "\n")
            return peer.stdout.readline().strip()
        check(ask(f"on enabled=true;listen=unix:{at};service=shop") == "0")
        end = time.monotonic() + LIMIT_S
        while not os.path.exists(at):
            check(time.monotonic() < end, "no socket")
            time.sleep(0.02)
        rc, out, err = run("live", "-s", "0.3", "--pause", "0s", "--count", "2", f"unix:{at}", cwd=scratch)
        check(rc == 0 and "capture 2," in out, rc, out, err)
        rc, out, err = run("live", "--count", "2", "--pause", "0s", "--json", f"unix:{at}:/debug/flightrecorder",
                           cwd=scratch)
        check(rc == 0 and len(out.splitlines()) == 2, rc, out[:300], err)
        peer.stdin.close()
