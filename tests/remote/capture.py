# SPDX-License-Identifier: MIT
"""Tests of `tacho capture`."""
import os
import signal
import subprocess

from lib import (DATA, LONG, TACHO, TRACE, can_mount, check, env, raw_server, run,
                 small_disk)

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"


def whole(body, head=OK):
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def say(answer, cmdline=None):
    """A server whose trace is `answer`, and whose name is what cmdline says."""
    def fn(conn, head, stop):
        if "/cmdline " in head:
            conn.sendall(whole(cmdline) if cmdline else b"HTTP/1.1 404 no\r\n\r\n")
        elif callable(answer):
            answer(conn, head, stop)
        else:
            conn.sendall(answer)
    return fn


def files(scratch):
    return sorted(os.listdir(scratch))


def one_file(scratch):
    names = files(scratch)
    check(len(names) == 1, names)
    path = os.path.join(scratch, names[0])
    check(os.stat(path).st_mode & 0o777 == 0o600, names[0])
    return names[0], open(path, "rb").read()


def refused(scratch, answer, *words, code=3, args=()):
    with raw_server(say(answer)) as (address, _):
        rc, out, err = run("capture", "--patience", "1s", "-s", "0.1", *args, address, cwd=scratch)
    check(rc == code, rc, out, err)
    check(out == "", out)
    check(files(scratch) == [], files(scratch))
    for word in words:
        check(word in err, word, err)
    return err


def test_long_head(scratch):
    """A line of the head that never ends, and a head that never does."""
    err = refused(scratch, OK + b"X-A: " + b"a" * 150_000 + b"\r\nContent-Length: 0\r\n\r\n", "head", "100 KiB")
    check("memory" not in err, err)
    refused(scratch, OK + b"X-A: %s\r\n" % (b"a" * 50_000) * 40, "head", "128 KiB")


def test_full_disk(scratch):
    """The sentence says so; nothing unusable is left."""
    disk = os.path.join(scratch, "disk")
    os.mkdir(disk)
    with small_disk(disk, 2 * 4096), raw_server(say(whole(LONG))) as (address, _):
        rc, out, err = run("capture", "-o", "x.trace", address, cwd=disk)
        check(rc == 4 and "No space left" in err and out == "", rc, out, err)
        check(os.listdir(disk) == [], os.listdir(disk))


if not can_mount():
    del test_full_disk
    print("remote: no disk can be mounted here, so capture to a full one is not tried")


def test_good(scratch):
    with raw_server(say(whole(TRACE), b"/usr/bin/shop-api\0--secret\0")) as (address, seen):
        rc, out, err = run("capture", address, cwd=scratch)
    check(rc == 0, rc, err)
    name, body = one_file(scratch)
    check(name.startswith("shop_api-2") and name.endswith("Z.trace"), name)
    check(body == TRACE)
    check("Goroutine time" in out, out)
    check("GET /debug/pprof/trace?seconds=2 " in "".join(seen), seen)


def test_names(scratch):
    with raw_server(say(whole(TRACE))) as (address, seen):
        check(run("capture", "--no-report", address, cwd=scratch)[0] == 0)
        name, _ = one_file(scratch)
        check(name.startswith("127.0.0.1_"), name)
        os.unlink(os.path.join(scratch, name))
        check(run("capture", "--no-report", "--service", "pay", address, cwd=scratch)[0] == 0)
        check(one_file(scratch)[0].startswith("pay-"))
        rc, out, _ = run("capture", "-o", "x.trace", "--json", f"http://{address}/debug/flightrecorder",
                         cwd=scratch)
        check(rc == 0 and out.startswith("{"), out[:80])
        check("GET /debug/flightrecorder HTTP" in seen[-1], seen[-1])


def test_several_are_added_up(scratch):
    with raw_server(say(whole(TRACE))) as (address, _):
        rc, out, err = run("capture", "--count", "3", "--service", "s", address, cwd=scratch)
    check(rc == 0, err)
    check(len(files(scratch)) == 3, files(scratch))
    check("3 traces" in out, out[:400])


def test_unix_socket_and_token(scratch):
    token = os.path.join(scratch, "token")
    out_dir = os.path.join(scratch, "out")
    os.mkdir(out_dir)
    with open(os.open(token, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="ascii") as f:
        f.write("s3cr3t\n")
    path = os.path.join(scratch, "shop.sock")
    with raw_server(say(whole(TRACE)), path) as (_, seen):
        rc, _, err = run("capture", "-d", out_dir, "--no-report", "--token-file", token,
                         "unix:" + path, cwd=scratch)
        check(rc == 0, err)
        check("Authorization: Bearer s3cr3t\r\n" in seen[-1], seen)
        check(files(out_dir)[0].startswith("shop-"), files(out_dir))
        rc, _, err = run("capture", "-d", out_dir, "--no-report", f"unix:{path}:/debug/flightrecorder",
                         cwd=scratch)
        check(rc == 0 and "GET /debug/flightrecorder HTTP" in seen[-1], err, seen)
    os.chmod(token, 0o644)
    rc, _, err = run("capture", "--token-file", token, "unix:" + path, cwd=scratch)
    check(rc == 2 and "others can read it" in err, rc, err)


def test_usage(scratch):
    for args, word in (
            (["-s", "6", "h:1"], "--long"), (["-s", "301", "--long", "h:1"], "300"),
            (["-s", "-1", "h:1"], "more than 0"), (["ftp://h/"], "http://"),
            (["http://u:p@h/"], "--token-file"), (["--every", "1s", "h:1"], "--count"),
            (["-o", "x", "--count", "2", "h:1"], "-o"), (["--service", "../x", "h:1"], "--service"),
            (["-d", "nowhere", "h:1"], "no such folder"), (["unix:rel"], "unix:/PATH")):
        rc, _, err = run("capture", *args, cwd=scratch)
        check(rc == 2 and word in err, args, rc, err)


def test_nobody_listens(scratch):
    rc, _, err = run("capture", "unix:" + os.path.join(scratch, "no.sock"), cwd=scratch)
    check(rc == 3 and "no connection" in err, rc, err)
    check(files(scratch) == [], files(scratch))


def test_html(scratch):
    refused(scratch, whole(b"<html>login</html>", OK.replace(b"application/octet-stream", b"text/html")),
            "web page")
    refused(scratch, whole(b"<!DOCTYPE html>"), "web page")


def test_not_a_trace(scratch):
    err = refused(scratch, whole(b"\x1b[31mhello, world"), "no trace", "?[31mhel")
    check("\x1b" not in err, err)
    refused(scratch, whole(b""), "nothing")
    refused(scratch, whole(b"go"), "no trace")


def test_status(scratch):
    refused(scratch, b"HTTP/1.1 500 x\r\nContent-Length: 23\r\n\r\ntracing already enabled",
            "500", "tracing already enabled")
    refused(scratch, b"HTTP/1.1 401 x\r\nContent-Length: 0\r\n\r\n", "401", "--token-file")
    refused(scratch, b"HTTP/1.1 302 x\r\nLocation: http://evil/\r\nContent-Length: 0\r\n\r\n",
            "redirects", "http://evil/")
    refused(scratch, b"SSH-2.0-OpenSSH\r\n", "HTTP/0.9")
    refused(scratch, b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "Content-Length")


def test_hangs(scratch):
    def silent(_conn, _head, stop):
        stop.wait()
    refused(scratch, silent, "hangs")


def kept(scratch, answer, *words, args=()):
    with raw_server(say(answer)) as (address, _):
        rc, out, err = run("capture", "--patience", "1s", "-s", "0.1", "-o", "k.trace", *args, address,
                           cwd=scratch)
    check(rc == 3, rc, err)
    for word in words + ("kept what arrived",):
        check(word in err, word, err)
    check("Goroutine time" in out, out)
    return one_file(scratch)


def test_closes_early(scratch):
    body = LONG[:len(LONG) * 9 // 10]
    name, got = kept(scratch, OK + b"Content-Length: %d\r\n\r\n" % len(LONG) + body, "closed")
    check(name == "k.trace" and got == body, name, len(got))


def test_hangs_in_the_middle(scratch):
    def fn(conn, _head, stop):
        conn.sendall(OK + b"\r\n" + TRACE)
        stop.wait()
    kept(scratch, fn, "hangs")


def test_never_stops(scratch):
    def fn(conn, _head, stop):
        conn.sendall(OK + b"\r\n" + TRACE)
        while not stop.wait(0.05):
            conn.sendall(b"\0")
    kept(scratch, fn, "does not stop")


def test_huge(scratch):
    def fn(conn, _head, stop):
        conn.sendall(OK + b"\r\n" + TRACE)
        while not stop.is_set():
            conn.sendall(bytes(65536))
    size = len(TRACE) + 4096
    _, got = kept(scratch, fn, "more than", args=("--max-size", size))
    check(len(got) == size, len(got))


def until_half_closed(conn, _head, _stop):
    conn.sendall(OK + b"\r\n" + TRACE[:1000])
    while conn.recv(4096):
        pass
    conn.sendall(TRACE[1000:])


def test_around(scratch):
    with raw_server(say(until_half_closed)) as (address, _):
        rc, out, err = run("capture", "-o", "a.trace", "--around", "echo ran", "--no-report", address,
                           cwd=scratch)
        check(rc == 0 and out == "ran\n", rc, out, err)
        check(one_file(scratch)[1] == TRACE)
        rc, _, err = run("capture", "-o", "a.trace", "--around", "exit 7", "--no-report", address,
                         cwd=scratch)
        check(rc == 1 and "exited with 7" in err, rc, err)


def test_around_waits_for_its_own_trace(scratch):
    ran = os.path.join(scratch, "ran")
    seen_at_name = []

    def answer(conn, head, stop):
        if "/cmdline " not in head:
            until_half_closed(conn, head, stop)
            return
        stop.wait(1)  # longer than a command waits for its trace to begin
        seen_at_name.append(os.path.getsize(ran) if os.path.exists(ran) else 0)
        conn.sendall(b"HTTP/1.1 404 no\r\n\r\n")
    with raw_server(answer) as (address, _):
        rc, _, err = run("capture", "--count", "2", "--around", "echo >>ran", "--no-report", address,
                         cwd=scratch)
    check(rc == 0, rc, err)
    check(seen_at_name == [0, 1] and os.path.getsize(ran) == 2, seen_at_name)


def test_sigterm_ends_around(scratch):
    began = os.path.join(scratch, "began")

    def until_begun(conn, _head, stop):
        conn.sendall(OK + b"\r\n" + TRACE[:1000])
        while not os.path.exists(began) and not stop.wait(0.01):
            pass
        conn.sendall(TRACE[1000:])
    with raw_server(say(until_begun)) as (address, _):
        tool = subprocess.Popen(
            [TACHO, "capture", "-o", "a.trace", "--around", ": >began; exec sleep 100",
             "--no-report", address], cwd=scratch, env=env(), stderr=subprocess.PIPE)
        try:
            check(b"before the command" in tool.stderr.readline())
            tool.send_signal(signal.SIGTERM)
            _, err = tool.communicate(timeout=60)
        finally:
            tool.kill()
    os.unlink(began)
    check(tool.returncode == 1 and b"ended by signal 15" in err, tool.returncode, err)
    check(one_file(scratch)[1] == TRACE)


def test_ctrl_c_keeps_all(scratch):
    with raw_server(say(until_half_closed)) as (address, _):
        tool = subprocess.Popen([TACHO, "capture", "-o", "c.trace", "--no-report", address],
                                cwd=scratch, env=env(), stderr=subprocess.PIPE)
        part = os.path.join(scratch, "c.trace.part")
        while not (os.path.exists(part) and os.stat(part).st_size > 0):
            check(tool.poll() is None, "it ended")
        tool.send_signal(signal.SIGINT)
        _, err = tool.communicate(timeout=60)
    check(tool.returncode == 0, tool.returncode, err)
    check(one_file(scratch)[1] == TRACE)


def test_trace_before_go_1_22(scratch):
    with open(os.path.join(DATA, "go119-http.trace"), "rb") as f:
        old = f.read()
    with raw_server(say(whole(old))) as (address, _):
        rc, out, err = run("capture", address, cwd=scratch)
    check(rc == 0 and "Goroutine time" in out, rc, err)
    check(one_file(scratch)[1] == old)


def test_second_address_of_a_name(scratch):
    """localhost is ::1 first: the socket that is shut down is the one that the request is on."""
    def answer(conn, head, stop):
        if "/cmdline " in head:
            conn.sendall(b"HTTP/1.1 404 no\r\nContent-Length: 0\r\n\r\n")
            return
        conn.sendall(OK + b"Connection: close\r\n\r\n" + TRACE[:1000])
        while conn.recv(100):
            pass
        conn.sendall(TRACE[1000:])
    with raw_server(answer) as (address, _):
        rc, out, err = run("capture", "-s", "5", "--around", "true", "-o", "x.trace",
                           address.replace("127.0.0.1", "localhost"), cwd=scratch)
    check(rc == 0 and "Goroutine time" in out, rc, err)
    check(open(os.path.join(scratch, "x.trace"), "rb").read() == TRACE)
