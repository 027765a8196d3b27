# SPDX-License-Identifier: MIT
"""Tests of `tacho ship` against an S3 server that others wrote: see swift_s3.py, get-swift."""
import contextlib
import hashlib
import os
import signal
import subprocess

from lib import TACHO, can_mount, check, env, run, small_disk
from ship import NAMES, PREFIX, TO, entries, is_all_there, spool
from swift_s3 import SECRET, is_there, swift

KEEPER, RUNNING = contextlib.ExitStack(), []


@contextlib.contextmanager
def server(scratch):
    """One for all tests, as it takes seconds to start; empty, and without a fault."""
    if not RUNNING:
        home = os.path.dirname(scratch)
        RUNNING.append(KEEPER.enter_context(swift(home, f"tacho-swift-{os.getpid()}")))
    srv = RUNNING[0]
    srv.seen.clear()
    srv.fault = None
    try:
        yield srv
    finally:
        srv.fault = None
        srv.empty()


def finish():
    KEEPER.close()


def test_all_of_it(scratch):
    path = spool(scratch)
    with server(scratch) as srv:
        rc, _, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
        check(rc == 0 and err == "", rc, err)
        is_all_there(srv)
        check(entries(path) == [], entries(path))
        name = next(k for k in srv.objects if ".trace" in k)
        rc, out, err = run("report", f"s3://traces/{name}", cwd=scratch, **srv.env)
        check(rc == 0 and "Goroutine time" in out, rc, err)
        # Again, as after a crash between the last confirmation and the removal.
        spool(scratch)
        rc, out, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
        check(rc == 0 and "was there" in out, rc, out, err)
        is_all_there(srv)
        rc, out, err = run("ship", path, "--to", TO, "--expire", cwd=scratch, **srv.env)
        check(rc == 0 and "4 files" in out and srv.objects == {}, rc, out, err)


def refused(scratch, words, args=(), **more):
    path = spool(scratch)
    before = entries(path)
    with server(scratch) as srv:
        rc, out, err = run("ship", path, "--to", TO, "--tries", "2", *args, cwd=scratch,
                           **{**srv.env, **more})
        check(rc == 4 and SECRET not in out + err, rc, out, err)
        check(all(w in err for w in words), words, err)
        check(all(n in entries(path) for n in before) and srv.objects == {}, entries(path))


def test_wrong_keys(scratch):
    refused(scratch, ["SignatureDoesNotMatch"], AWS_SECRET_ACCESS_KEY="wrong")
    refused(scratch, ["status 403"], AWS_ACCESS_KEY_ID="nobody:here")
    refused(scratch, ["status 403"], AWS_SESSION_TOKEN="not-ours", AWS_SECRET_ACCESS_KEY="wrong")


def test_clock_skew(scratch):
    path = spool(scratch, 1)
    with swift(scratch, "late", skew_s=7200) as srv:
        rc, _, err = run("ship", path, "--to", TO, "--tries", "2", cwd=scratch, **srv.env)
        check(rc == 4 and "RequestTimeTooSkewed" in err and "clock" in err, rc, err)
        check(entries(path) != [], entries(path))


def test_faults_on_the_way(scratch):
    path = spool(scratch)
    count = [0]

    def fault(_h, _body):
        count[0] += 1
        return {1: (503, "SlowDown"), 3: "cut", 4: (500, "InternalError")}.get(count[0])
    with server(scratch) as srv:
        srv.fault = fault
        rc, _, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
        check(rc == 0 and "status 503" in err and "trying again" in err, rc, err)
        is_all_there(srv)
    spool(scratch)
    with server(scratch) as srv:
        srv.fault = lambda h, _: (507, "QuotaExceeded") if h.command == "PUT" else None
        rc, _, err = run("ship", path, "--to", TO, "--tries", "1", cwd=scratch, **srv.env)
        check(rc == 4 and "QuotaExceeded" in err and srv.objects == {}, rc, err)
        check(len(entries(path)) >= 2, entries(path))


def test_full_disk_behind_it(scratch):
    """Nothing is lost, and nothing of it is there; when there is room all goes."""
    path, disk = spool(scratch, 2, "go127-gc.trace"), os.path.join(scratch, "disk")
    args = ["ship", path, "--to", TO, "--no-redact"]
    os.mkdir(disk)
    with small_disk(disk, 8_000_000), swift(disk, "swift") as srv:
        ballast = os.path.join(disk, "ballast")
        left = os.statvfs(disk)
        with open(ballast, "wb") as f:
            f.write(bytes(left.f_bavail * left.f_bsize - 600_000))
        rc, _, err = run(*args, "--tries", "2", cwd=scratch, **srv.env)
        check(rc == 4 and ("status 503" in err or "status 507" in err), rc, err)
        check(all(n + ".trace" in entries(path) for n in NAMES[:2]) and srv.objects == {}, entries(path))
        os.unlink(ballast)
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0, rc, err)
        is_all_there(srv)
        check(entries(path) == [], entries(path))


def test_multipart_goes_on(scratch):
    path = spool(scratch, 1, "go127-gc.trace")
    args = ["ship", path, "--to", TO, "--no-redact", "--part-size", "150000", "--tries", "1"]
    with server(scratch) as srv:
        srv.fault = lambda h, _: "cut" if "partNumber=4&" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and len(srv.uploads) == 1, rc, err, srv.uploads)
        srv.fault = None
        srv.seen.clear()
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0 and srv.uploads == {}, rc, err, srv.uploads)
        puts = [s.split("partNumber=")[1].split("&")[0] for s in srv.seen if "partNumber=" in s]
        check(puts[0] == "4", puts)
        body, sha = srv.objects[PREFIX + NAMES[0] + ".trace"]
        check(hashlib.sha256(body).hexdigest() == sha)


def test_kill_at_each_request(scratch):
    path = spool(scratch, 1)
    args = ["ship", path, "--to", TO, "--part-size", "1200"]
    for step in range(1, 40):
        with server(scratch) as srv:
            spool(scratch, 1)
            count, tool = [0], []

            def fault(_h, _body):
                count[0] += 1
                if count[0] == step:
                    tool[0].send_signal(signal.SIGKILL)
                    tool[0].wait()
                    return "cut"
                return None
            with contextlib.ExitStack() as hold:
                # No request before it is known whom to kill.
                hold.enter_context(srv.lock)
                srv.fault = fault
                peer = subprocess.Popen([TACHO, *args], cwd=scratch, env=env(**srv.env),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                tool.append(peer)
            peer.communicate(timeout=100)
            left = {n.split(".trace")[0].removesuffix(".json") for n in entries(path)}
            check(NAMES[0] in left or PREFIX + NAMES[0] + ".json" in srv.objects, step)
            srv.fault = None
            rc, _, err = run(*args, cwd=scratch, **srv.env)
            check(rc == 0, step, err)
            is_all_there(srv, 1)
            check(entries(path) == [] and srv.uploads == {}, step, entries(path), srv.uploads)
        if peer.returncode != -signal.SIGKILL:
            check(step > 6, step)
            return
    raise AssertionError("it never ended by itself")


if not is_there():
    for name in [n for n in globals() if n.startswith("test_")]:
        del globals()[name]
    print("remote: Swift is not here; tests/remote/get-swift fetches it")
elif not can_mount():
    del test_full_disk_behind_it
    print("remote: no disk can be mounted here, so a full one behind a store is not tried")
