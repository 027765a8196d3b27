# SPDX-License-Identifier: MIT
"""Tests of `tacho ship` against another S3 server that others wrote, over TLS: see s3rver.py, get-s3rver."""
import contextlib
import os
import signal
import subprocess

from lib import DATA, TACHO, check, env, run
from line import LARGE, certificate
from s3rver import is_there, s3rver
from ship import NAMES, PREFIX, TO, entries, expected, spool, suffix_of


@contextlib.contextmanager
def server(scratch):
    cert = certificate(scratch, "IP:127.0.0.1") + ".crt"
    data = os.path.join(scratch, "data")
    os.makedirs(data, exist_ok=True)
    with s3rver(data, cert) as srv:
        yield srv


def ship(srv, scratch, path, *args, **more):
    return run("ship", path, "--to", TO, *srv.args, *args, cwd=scratch, **{**srv.env, **more})


def is_all_there(srv, n=2):
    names = sorted(k[len(PREFIX):] for k in srv.objects)
    check(names == expected(n, suffix_of(names)), names)


def test_all_of_it(scratch):
    path = spool(scratch)
    with server(scratch) as srv:
        rc, _, err = ship(srv, scratch, path)
        check(rc == 0 and err == "", rc, err)
        is_all_there(srv)
        check(entries(path) == [], entries(path))
        name = next(k for k in srv.objects if ".trace" in k)
        rc, out, err = run("report", f"s3://traces/{name}", cwd=scratch, SSL_CERT_FILE=srv.args[1], **srv.env)
        check(rc == 0 and "Goroutine time" in out, rc, err)
        # Again, as after a crash between the last confirmation and the removal.
        spool(scratch)
        rc, out, err = ship(srv, scratch, path)
        check(rc == 0 and "was there" in out, rc, out, err)
        is_all_there(srv)
        rc, out, err = ship(srv, scratch, path, "--expire")
        check(rc == 0 and "4 files" in out and srv.objects == {}, rc, out, err)
        check("lists no unfinished uploads" in err, err)


def test_multipart(scratch):
    path = spool(scratch, 1, LARGE)
    with server(scratch) as srv:
        rc, _, err = ship(srv, scratch, path, "--no-redact", "--part-size", "150000")
        check(rc == 0 and err == "", rc, err)
        is_all_there(srv, 1)
        with open(os.path.join(DATA, LARGE), "rb") as f:
            check(srv.objects[PREFIX + NAMES[0] + ".trace"] == f.read())


def test_who_is_not_trusted(scratch):
    """Its certificate is not; neither is a key that it does not know."""
    with server(scratch) as srv:
        for args, word, more in (([], "certificate", {}),
                                 (srv.args, "InvalidAccessKeyId", {"AWS_ACCESS_KEY_ID": "wrong"})):
            path = spool(scratch)
            before, srv.args = entries(path), args
            rc, out, err = ship(srv, scratch, path, "--tries", "2", **more)
            check(rc == 4 and word in err and "trying again" not in err, rc, out, err)
            check(all(n in entries(path) for n in before) and srv.objects == {}, entries(path))


def test_line_that_dies(scratch):
    """When it is opened, in the handshake, and in the middle of a body; then it lives."""
    path = spool(scratch, 1, LARGE)
    with server(scratch) as srv:
        faults = {1: "cut", 3: (100, 0), 4: (200_000, 0), 5: (700_000, 0)}
        srv.line.fault = faults.get
        rc, _, err = ship(srv, scratch, path, "--no-redact")
        check(rc == 0 and err.count("trying again") == 4, rc, err)
        is_all_there(srv, 1)
        check(entries(path) == [], entries(path))


def test_slow_line(scratch):
    path = spool(scratch, 1, LARGE)
    with server(scratch) as srv:
        srv.line.fault = lambda _n: (None, 0.005)
        rc, _, err = ship(srv, scratch, path, "--no-redact", "--tries", "1")
        check(rc == 0 and err == "", rc, err)
        is_all_there(srv, 1)


def test_kill_at_each_connection(scratch):
    """As it is opened, and after its request has been sent in part or whole."""
    path = spool(scratch, 1)
    args = ["ship", path, "--to", TO, "--part-size", "1200"]
    with server(scratch) as srv:
        for step in range(1, 40):
            spool(scratch, 1)
            tool, base = [], srv.line.count

            def fault(n):
                if n - base == step:
                    tool[0].send_signal(signal.SIGKILL)
                    tool[0].wait()
                    return "cut"
                return None
            with srv.line.lock:
                srv.line.fault = fault
                peer = subprocess.Popen([TACHO, *args, *srv.args], cwd=scratch, env=env(**srv.env),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                tool.append(peer)
            peer.communicate(timeout=100)
            srv.line.fault = None
            left = {n.split(".trace")[0].removesuffix(".json") for n in entries(path)}
            check(NAMES[0] in left or PREFIX + NAMES[0] + ".json" in srv.objects, step)
            rc, _, err = ship(srv, scratch, path, "--part-size", "1200")
            check(rc == 0, step, err)
            is_all_there(srv, 1)
            check(entries(path) == [], step, entries(path))
            rc, out, err = ship(srv, scratch, path, "--expire")
            check(rc == 0 and srv.objects == {}, step, out, err)
            if peer.returncode != -signal.SIGKILL:
                check(step > 6, step)
                return
    raise AssertionError("it never ended by itself")


if not is_there():
    for name in [n for n in globals() if n.startswith("test_")]:
        del globals()[name]
    print("remote: S3rver is not here; tests/remote/get-s3rver fetches it")
