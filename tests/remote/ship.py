# SPDX-License-Identifier: MIT
"""Tests of `tacho ship`, and of opening what it shipped."""
import datetime
import hashlib
import json
import os
import signal
import subprocess

from lib import DATA, TACHO, check, env, raw_server, run
from s3 import BUCKET, SECRET, s3

NAMES = [f"shop-20260102T03040{i}.123456Z-4711-{i}" for i in range(3)]
TO = f"s3://{BUCKET}/a b+c/d"
PREFIX = "a b+c/d/"


def spool(scratch, n=2, trace="go127-tasks.trace"):
    """A spool as a service that died left it: traces without sidecars."""
    path = os.path.join(scratch, "spool")
    os.makedirs(path, 0o700, exist_ok=True)
    with open(os.path.join(DATA, trace), "rb") as f:
        bytes_ = f.read()
    for name in NAMES[:n]:
        fd = os.open(os.path.join(path, name + ".trace"), os.O_CREAT | os.O_WRONLY, 0o600)
        with open(fd, "wb") as f:
            f.write(bytes_)
    return path


def entries(path):
    return sorted(n for n in os.listdir(path) if not n.startswith(".") and n != "aside")


def names_of(srv):
    return sorted(k[len(PREFIX):] for k in srv.objects)


def expected(n, suffix):
    return sorted([s + suffix for s in NAMES[:n]] + [s + ".json" for s in NAMES[:n]])


def suffix_of(names):
    return ".trace.zst" if any(n.endswith(".zst") for n in names) else ".trace"


def is_all_there(srv, n=2):
    names = names_of(srv)
    check(names == expected(n, suffix_of(names)), names)


def test_s3(scratch):
    path = spool(scratch)
    with s3() as srv:
        rc, out, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
        check(rc == 0, rc, out, err, srv.seen)
        is_all_there(srv)
        check(entries(path) == [], entries(path))
        sidecar = json.loads(srv.objects[PREFIX + NAMES[0] + ".json"][0])
        check(sidecar["redacted"] is True, sidecar)
        check(not [n for n in os.listdir(path) if n.startswith(".tmp")], os.listdir(path))
        for key, (body, _) in srv.objects.items():
            if ".trace" in key:
                local = os.path.join(scratch, "back.trace.zst")
                with open(local, "wb") as f:
                    f.write(body)
                rc, _, err = run("redact", "--check", local, cwd=scratch)
                check(rc == 0, err)
        name = next(k for k in srv.objects if ".trace" in k)
        rc, out, err = run("report", f"s3://{BUCKET}/{name}", cwd=scratch, **srv.env)
        check(rc == 0 and out.startswith(f"s3://{BUCKET}/{name}\n"), rc, out[:200], err)
        rc, _, err = run("report", f"s3://{BUCKET}/nothing", cwd=scratch, **srv.env)
        check(rc == 4 and "no such" in err, rc, err)
        srv.objects[name] = (srv.objects[name][0], "0" * 64)
        rc, out, err = run("report", f"s3://{BUCKET}/{name}", cwd=scratch, **srv.env)
        check(rc == 4 and "checksum" in err and out == "", rc, out, err)
        # Nothing is left to do, and it says so by doing nothing.
        srv.seen.clear()
        check(run("ship", path, "--to", TO, cwd=scratch, **srv.env)[0] == 0)
        check(srv.seen == [], srv.seen)


def test_profile_file(scratch):
    path = spool(scratch, 1)
    file = os.path.join(scratch, "credentials")
    with s3() as srv:
        with open(file, "w", encoding="ascii") as f:
            f.write("[default]\naws_access_key_id = no\naws_secret_access_key = no\n"
                    f"[ship]\naws_access_key_id = {srv.env['AWS_ACCESS_KEY_ID']}\n"
                    f"aws_secret_access_key={SECRET}\n")
        rc, _, err = run("ship", path, "--to", TO, "--endpoint", srv.url, cwd=scratch,
                         AWS_REGION=srv.env["AWS_REGION"], AWS_PROFILE="ship",
                         AWS_SHARED_CREDENTIALS_FILE=file)
        check(rc == 0, err)
        is_all_there(srv, 1)


def test_pairs_are_not_mixed(scratch):
    path = spool(scratch, 1)
    files = {"AWS_SHARED_CREDENTIALS_FILE": "[default]\naws_access_key_id = AKTEST\n",
             "AWS_CONFIG_FILE": f"[default]\naws_secret_access_key = {SECRET}\nregion = x\n"}
    more = {}
    for variable, text in files.items():
        more[variable] = os.path.join(scratch, variable)
        with open(more[variable], "w", encoding="ascii") as f:
            f.write(text)
    rc, _, err = run("ship", path, "--to", TO, cwd=scratch, **more)
    check(rc == 4 and "no credentials" in err, rc, err)


def test_proxy_of_the_environment(scratch):
    path = spool(scratch, 1)
    with s3() as srv:
        rc, _, err = run("ship", path, "--to", TO, "--tries", "1", cwd=scratch,
                         http_proxy="http://127.0.0.1:1", **srv.env)
        check(rc == 0, err)


def test_one_too_large(scratch):
    for status, code in ((413, "no"), (400, "EntityTooLarge")):
        path = spool(scratch)
        with s3() as srv:
            srv.fault = lambda h, _: (status, code) \
                if h.command == "PUT" and NAMES[0] in h.path else None
            rc, _, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
            check(rc == 3 and NAMES[0] in err and "trying again" not in err, rc, err)
            check(len(srv.objects) == 2 and all(NAMES[1] in k for k in srv.objects), srv.objects.keys())
            check(entries(path) and all(NAMES[0] in n for n in entries(path)), entries(path))


def test_damaged_stays(scratch):
    path = spool(scratch, 1, "go127-mixed-gens.trace")
    file = os.path.join(path, NAMES[0] + ".trace")
    size = os.path.getsize(file) - 3000
    os.truncate(file, size)
    to = os.path.join(scratch, "to")
    rc, out, err = run("ship", path, "--to", "file://" + to, cwd=scratch)
    check(rc == 0 and "damaged" in err and NAMES[0] in out, rc, out, err)
    check(len(os.listdir(to)) == 2, os.listdir(to))
    check(os.path.getsize(file) == size)
    rc, out, err = run("ship", path, "--to", "file://" + to, cwd=scratch)
    check(rc == 0 and out == err == "", rc, out, err)


def test_key_makes_it_the_same(scratch):
    path, key = spool(scratch, 1), os.path.join(scratch, "key")

    def sent(to, *args):
        rc, _, err = run("ship", path, "--keep", "--to", "file://" + os.path.join(scratch, to), *args,
                         cwd=scratch)
        check(rc == 0, err)
        with open(os.path.join(scratch, to, NAMES[0] + ".trace"), "rb") as f:
            return f.read()
    first = sent("a")
    kept = os.path.join(path, ".ship-key")
    check(os.stat(kept).st_mode & 0o777 == 0o600 and os.path.getsize(kept) == 32)
    check(not [n for n in os.listdir(path) if n.startswith(".tmp")], os.listdir(path))
    check(sent("b") == first)
    with open(os.open(key, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as f:
        f.write(b"k" * 16)
    shared = sent("c", "--key-file", key)
    check(shared != first and sent("d", "--key-file", key) == shared)
    os.unlink(kept)
    os.symlink(key, kept)
    rc, _, err = run("ship", path, "--to", "file://" + os.path.join(scratch, "e"), cwd=scratch)
    check(rc == 4 and ".ship-key" in err, rc, err)


def test_daemon_reads_renewed_credentials(scratch):
    path, file = spool(scratch, 1), os.path.join(scratch, "credentials")

    def write(secret):
        with open(file + "~", "w", encoding="ascii") as f:
            f.write(f"[default]\naws_access_key_id = AKTEST\naws_secret_access_key = {secret}\n")
        os.rename(file + "~", file)
    write("old")
    with s3() as srv:
        tool = subprocess.Popen(
            [TACHO, "ship", path, "--to", TO, "--endpoint", srv.url, "--daemon", "--interval", "1s"],
            cwd=scratch, env=env(AWS_REGION=srv.env["AWS_REGION"], AWS_SHARED_CREDENTIALS_FILE=file),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            check(b"SignatureDoesNotMatch" in tool.stderr.readline() + tool.stderr.readline())
            write(SECRET)
            check(tool.stdout.readline() != b"", "it ended")
            tool.send_signal(signal.SIGTERM)
            _, err = tool.communicate(timeout=60)
        finally:
            tool.kill()
        check(tool.returncode == 0, tool.returncode, err)
        is_all_there(srv, 1)


def test_a_sidecar_is_not_believed(scratch):
    """One that says `redacted`: of a trace that is not, and of one that is."""
    path, to = spool(scratch, 2), os.path.join(scratch, "to")
    rc, _, err = run("spool", "list", path, cwd=scratch)
    check(rc == 0, err)
    before = {}
    for i, name in enumerate(NAMES[:2]):
        card = os.path.join(path, name + ".json")
        trace = os.path.join(path, name + ".trace")
        if i == 1:
            rc, _, err = run("redact", trace, "-o", trace + "~", cwd=scratch)
            check(rc == 0, err)
            os.chmod(trace + "~", 0o600)
            os.rename(trace + "~", trace)
        with open(card, encoding="utf-8") as f:
            sidecar = json.load(f)
        sidecar["redacted"] = True
        with open(card, "w", encoding="utf-8") as f:
            json.dump(sidecar, f)
        with open(trace, "rb") as f:
            before[name] = f.read()
    rc, _, err = run("ship", path, "--to", "file://" + to, cwd=scratch)
    check(rc == 0, err)
    for i, name in enumerate(NAMES[:2]):
        there = os.path.join(to, name + ".trace")
        rc, _, err = run("redact", "--check", there, cwd=scratch)
        check(rc == 0, err)
        with open(there, "rb") as f:
            check((f.read() == before[name]) == (i == 1), name)


def failing(scratch, words, fault=None, change=None, args=(), **more):
    path = spool(scratch)
    before = entries(path)
    with s3() as srv:
        srv.fault = fault
        if change:
            change(srv)
        rc, out, err = run("ship", path, "--to", TO, "--tries", "2", *args, cwd=scratch,
                           **{**srv.env, **more})
        check(rc == 4, rc, out, err)
        check(SECRET not in out + err)
        for word in words:
            check(word in err, word, err)
        check(all(n in entries(path) for n in before), entries(path))
        check(srv.objects == {}, srv.objects.keys())


def test_wrong_secret(scratch):
    failing(scratch, ["SignatureDoesNotMatch"], AWS_SECRET_ACCESS_KEY="wrong")


def test_wrong_key(scratch):
    failing(scratch, ["InvalidAccessKeyId"], AWS_ACCESS_KEY_ID="wrong")


def test_clock_skew(scratch):
    def change(srv):
        srv.skew = datetime.timedelta(hours=2)
    failing(scratch, ["RequestTimeTooSkewed", "clock"], change=change)


def test_full_bucket(scratch):
    failing(scratch, ["QuotaExceeded"],
            lambda h, _: (403, "QuotaExceeded") if h.command == "PUT" else None)


def test_always_500(scratch):
    failing(scratch, ["InternalError", "trying again"], lambda h, _: (500, "InternalError"))


def test_no_credentials(scratch):
    path = spool(scratch)
    rc, _, err = run("ship", path, "--to", TO, cwd=scratch, HOME=scratch)
    check(rc == 4 and "no credentials" in err, rc, err)


def test_some_500s_and_cut_connections(scratch):
    path = spool(scratch)
    count = [0]

    def fault(_h, _body):
        count[0] += 1
        return {1: (503, "SlowDown"), 3: "cut", 4: (500, "InternalError")}.get(count[0])
    with s3() as srv:
        srv.fault = fault
        rc, _, err = run("ship", path, "--to", TO, cwd=scratch, **srv.env)
        check(rc == 0 and "status 503" in err and "trying again" in err, rc, err)
        is_all_there(srv)
        check(entries(path) == [], entries(path))


def test_multipart(scratch):
    path = spool(scratch, 1, "go127-gc.trace")
    with s3() as srv:
        srv.uploads["old"] = (PREFIX + NAMES[0] + ".trace", {}, "")
        srv.uploads["else"] = (PREFIX + NAMES[0] + ".trace-not", {}, "")
        rc, _, err = run("ship", path, "--to", TO, "--no-redact", "--part-size", "10000", cwd=scratch,
                         **srv.env)
        check(rc == 0, err, srv.seen)
        body = srv.objects[PREFIX + names_of(srv)[1]][0]
        with open(os.path.join(DATA, "go127-gc.trace"), "rb") as f:
            want = f.read()
        if body != want:
            body = subprocess.run(["zstd", "-dc"], input=body, stdout=subprocess.PIPE, check=True).stdout
        check(body == want)
        check(sum("partNumber" in s for s in srv.seen) > 4, srv.seen)
        check(list(srv.uploads) == ["else"], srv.uploads.keys())


def test_multipart_goes_on(scratch):
    """What a shipper that died has sent already is not sent again."""
    args = ["ship", spool(scratch, 1, "go127-gc.trace"), "--to", TO, "--no-redact", "--part-size", "10000",
            "--tries", "1"]
    puts = lambda srv: [int(s.split("partNumber=")[1].split("&")[0]) for s in srv.seen if "partNumber=" in s]
    with s3() as srv:
        srv.fault = lambda h, _: "cut" if "partNumber=4&" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and len(srv.uploads) == 1, rc, err, srv.uploads.keys())
        name, (key, parts, sha) = next(iter(srv.uploads.items()))
        check(sorted(parts) == [1, 2, 3], parts.keys())
        srv.uploads = {"other": (key, {1: parts[1], 2: b"x" * len(parts[2])}, sha), "none": (key, {}, sha),
                       "short": (key, {1: parts[1][:-1]}, sha), "many": (key, {9999: parts[1]}, sha),
                       name: (key, parts, sha), "same": (key, dict(parts), sha)}
        srv.fault = None
        srv.seen.clear()
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0, err, srv.seen)
        check(puts(srv)[0] == 4 and len(puts(srv)) == puts(srv)[-1] - 3, puts(srv))
        check(srv.uploads == {} and not any("uploads=" in s and "POST" in s for s in srv.seen), srv.seen)
        got, want = srv.objects[key][0], srv.objects[key][1]
        check(hashlib.sha256(got).hexdigest() == want)


def test_multipart_of_another_is_not_continued(scratch):
    """Its first parts are the same; what is behind them, and so its checksum, is not."""
    path = spool(scratch, 1, "go127-gc.trace")
    file = os.path.join(path, NAMES[0] + ".trace")
    args = ["ship", path, "--to", TO, "--no-redact", "--part-size", "10000", "--tries", "1"]
    with s3() as srv:
        srv.fault = lambda h, _: "cut" if "partNumber=4&" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and len(srv.uploads) == 1, rc, err, srv.uploads.keys())
        with open(file, "rb") as f:
            want = f.read()[:-5]
        os.truncate(file, len(want))
        srv.fault = None
        rc, out, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0 and err == "", rc, out, err)
        got, sha = srv.objects[PREFIX + NAMES[0] + ".trace"]
        check(got == want and hashlib.sha256(got).hexdigest() == sha)
        check(srv.uploads == {} and entries(path) == [], srv.uploads, entries(path))


def test_hostile_list_of_uploads(scratch):
    """Each may cost a request: not as many as a server likes."""
    path = spool(scratch, 1, "go127-gc.trace")
    args = ["ship", path, "--to", TO, "--no-redact", "--part-size", "10000", "--tries", "1"]
    with s3() as srv:
        for i in range(5000):
            srv.uploads[f"u{i:04}"] = (PREFIX + NAMES[0] + ".trace", {}, "")
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0, err)
        count = sum(s.startswith(("DELETE", "GET")) for s in srv.seen)
        check(10 < count < 60, count)
        srv.seen.clear()
        rc, _, err = run("ship", path, "--to", TO, "--expire", cwd=scratch, **srv.env)
        check(rc == 0, rc, err)
        count = sum(s.startswith("DELETE") and "uploadId=" in s for s in srv.seen)
        check(count == 1000, count)


def test_expire_tells_what_fails(scratch):
    path = spool(scratch, 0)
    args = ["ship", path, "--to", TO, "--expire", "--tries", "1"]
    with s3() as srv:
        srv.uploads = {i: (PREFIX + NAMES[0] + ".trace", {}, "") for i in ("a", "b")}
        srv.fault = lambda h, _: (403, "AccessDenied") if "uploads=" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and "uploads cannot be listed" in err and "AccessDenied" in err, rc, err)
        srv.fault = lambda h, _: (403, "AccessDenied") if h.command == "DELETE" else None
        srv.seen.clear()
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and "uploads cannot be thrown away" in err, rc, err)
        check(sum(s.startswith("DELETE") for s in srv.seen) == 1, srv.seen)
        # Another has done it meanwhile.
        srv.fault = lambda h, _: (404, "NoSuchUpload") if h.command == "DELETE" else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0 and err == "", rc, err)
        # A server that cannot is no failure, but said.
        srv.fault = lambda h, _: (501, "NotImplemented") if "uploads=" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 0 and err.count("lists no unfinished uploads") == 1, rc, err)


def test_refused_part_leaves_nothing(scratch):
    args = ["ship", spool(scratch, 1, "go127-gc.trace"), "--to", TO, "--no-redact", "--part-size", "10000"]
    with s3() as srv:
        srv.fault = lambda h, _: (403, "QuotaExceeded") if "partNumber=3&" in h.path else None
        rc, _, err = run(*args, cwd=scratch, **srv.env)
        check(rc == 4 and "QuotaExceeded" in err and srv.uploads == {}, rc, err, srv.uploads.keys())


def test_kill_at_each_request(scratch):
    path = spool(scratch)
    args = [TACHO, "ship", path, "--to", TO, "--part-size", "1000"]
    for step in range(1, 40):
        with s3() as srv:
            spool(scratch)
            tool = [None]
            count = [0]

            def fault(_h, _body):
                count[0] += 1
                if count[0] == step:
                    tool[0].send_signal(signal.SIGKILL)
                    tool[0].wait()
                    return "cut"
                return None
            srv.fault = fault
            tool[0] = subprocess.Popen(args, cwd=scratch, env=env(**srv.env),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            tool[0].communicate(timeout=100)
            was_killed = tool[0].returncode == -signal.SIGKILL
            left = {n.split(".trace")[0].removesuffix(".json") for n in entries(path)}
            for stem in NAMES[:2]:
                # Here or there, or both; never nowhere.
                check(stem in left or PREFIX + stem + ".json" in srv.objects, step, stem)
            check(not [n for n in os.listdir(path) if n.startswith(".tmp-ship")], os.listdir(path))
            srv.fault = None
            rc, _, err = run(*args[1:], cwd=scratch, **srv.env)
            check(rc == 0, step, err)
            is_all_there(srv)
            check(entries(path) == [], entries(path))
            check(srv.uploads == {}, step, srv.uploads.keys())
        if not was_killed:
            check(step > 6, step)
            return
    raise AssertionError("it never ended by itself")


def test_expire(scratch):
    path = spool(scratch, 3)
    with s3() as srv:
        check(run("ship", path, "--to", TO, cwd=scratch, **srv.env)[0] == 0)
        others = {PREFIX + "notes.json": (b"", ""), "else/" + NAMES[0] + ".json": (b"", ""),
                  PREFIX + "x-29990102T030400.123456Z-1-1.json": (b"", "")}
        srv.objects.update(others)
        srv.uploads = {"gone": (PREFIX + NAMES[0] + ".trace.zst", {}, ""), "else": (PREFIX + "notes.bin", {}, ""),
                       "new": (PREFIX + "x-29990102T030400.123456Z-1-1.trace", {}, "")}
        rc, out, err = run("ship", path, "--to", TO, "--expire", cwd=scratch, **srv.env)
        check(rc == 0 and "6 files" in out, out, err)
        check(sorted(srv.uploads) == ["else", "new"], srv.uploads.keys())
        check(srv.objects == others, srv.objects.keys())


def test_list_that_does_not_advance(scratch):
    path = spool(scratch, 0)
    with s3() as srv:
        srv.objects = {PREFIX + str(i): (b"", "") for i in range(5)}
        srv.token = "t" * 1000 + "+/="
        rc, _, err = run("ship", path, "--to", TO, "--expire", cwd=scratch, **srv.env)
        check(rc == 4 and "does not advance" in err, rc, err)
        check(len(srv.seen) == 2, srv.seen)


def test_lifecycle(scratch):
    path = spool(scratch, 0)
    with s3() as srv:
        rc, _, err = run("ship", path, "--to", f"s3://{BUCKET}/", "--install-lifecycle",
                         cwd=scratch, **srv.env)
        check(rc == 2 and "without a prefix" in err and srv.seen == [], rc, err)
        srv.lifecycle = (b"<LifecycleConfiguration><Rule><ID>theirs</ID><Status>Enabled</Status>"
                         b"</Rule></LifecycleConfiguration>")
        for ttl, days in (("72h", b"<Days>3</Days>"), ("25h", b"<Days>2</Days>")):
            rc, _, err = run("ship", path, "--to", TO, "--install-lifecycle", "--ttl", ttl,
                             cwd=scratch, **srv.env)
            check(rc == 0, err)
            check(srv.lifecycle.count(b"<Rule>") == 2 and days in srv.lifecycle, srv.lifecycle)
            check(b"<ID>theirs</ID>" in srv.lifecycle and b"a b+c/d/" in srv.lifecycle)
        srv.lifecycle = b"<html>proxy</html>"
        rc, _, err = run("ship", path, "--to", TO, "--install-lifecycle", cwd=scratch, **srv.env)
        check(rc == 4 and srv.lifecycle == b"<html>proxy</html>", rc, err)


def test_folder(scratch):
    path, to = spool(scratch), os.path.join(scratch, "to")
    rc, _, err = run("ship", path, "--to", "file://" + to, "--keep", cwd=scratch)
    check(rc == 0, err)
    check(len(os.listdir(to)) == 4 and len(entries(path)) == 4, os.listdir(to), entries(path))
    rc, out, _ = run("ship", path, "--to", "file://" + to, "--keep", cwd=scratch)
    check(rc == 0 and out == "", rc, out)
    rc, out, _ = run("ship", path, "--to", "file://" + to, "--expire", cwd=scratch)
    check(rc == 0 and "4 files" in out and os.listdir(to) == [], out, os.listdir(to))


def test_put_with_token(scratch):
    path = spool(scratch, 1)
    token = os.path.join(scratch, "token")
    with open(os.open(token, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="ascii") as f:
        f.write("t0ken")

    def answer(conn, head, _stop):
        n = int(next(l for l in head.split("\r\n") if l.lower().startswith("content-length")).split(":")[1]) \
            if head.startswith("PUT") else 0
        got = len(head.encode("latin-1").split(b"\r\n\r\n", 1)[1])
        while got < n:
            got += len(conn.recv(65536))
        status = b"201 made" if head.startswith("PUT") else b"404 no"
        conn.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    with raw_server(answer) as (address, seen):
        rc, _, err = run("ship", path, "--to", f"http://{address}/in", "--token-file", token, cwd=scratch)
    check(rc == 0, err)
    check(entries(path) == [], entries(path))
    puts = [h for h in seen if h.startswith("PUT /in/shop-")]
    check(len(puts) == 2 and all("Bearer t0ken" in h for h in puts), seen)


def test_usage(scratch):
    path = spool(scratch, 0)
    for args, word in (([], "--to"), (["--to", "ftp://x"], "s3://"), (["--to", "s3://B"], "bucket"),
                       (["--to", "http://example.com/x"], "https://"), (["--to", "file://x"], "file:///"),
                       (["--to", "http://localhost.evil.example/x"], "https://"),
                       (["--to", "http://127.0.0.1.evil.example/x"], "https://"),
                       (["--to", "s3://abc", "--endpoint", "http://s3.example.com"], "endpoint"),
                       (["--to", "s3://abc", "--endpoint", "https://a@b"], "address"),
                       (["--to", "s3://abc", "--ttl", "1m"], "hour")):
        rc, _, err = run("ship", path, *args, cwd=scratch, AWS_ACCESS_KEY_ID="a",
                         AWS_SECRET_ACCESS_KEY="b")
        check(rc == 2 and word in err, args, rc, err)


def test_daemon_ends_on_sigterm(scratch):
    path = spool(scratch)
    with s3() as srv:
        tool = subprocess.Popen([TACHO, "ship", path, "--to", TO, "--daemon", "--interval", "1h"],
                                cwd=scratch, env=env(**srv.env), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)
        try:
            for _ in NAMES[:2]:
                check(tool.stdout.readline() != b"", "it ended")
            tool.send_signal(signal.SIGTERM)
            _, err = tool.communicate(timeout=60)
        finally:
            tool.kill()
        check(tool.returncode == 0, tool.returncode, err)
        is_all_there(srv)
