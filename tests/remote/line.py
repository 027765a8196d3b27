# SPDX-License-Identifier: MIT
"""Tests of `tacho ship` and `tacho capture`: the line to the other side is slow, dies, is encrypted."""
import os
import socket
import ssl
import subprocess
import threading
import time

from lib import TRACE, check, run
from s3 import s3
from ship import NAMES, TO, entries, is_all_there, spool

LARGE = "go127-gc.trace"


def certificate(scratch, name):
    """Of this machine, signed by itself; the file has the key, too."""
    path = os.path.join(scratch, "cert.pem")
    with open(os.devnull, "wb") as null:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=tests", "-addext", f"subjectAltName={name}", "-keyout", path, "-out", path + ".crt"],
                       check=True, stdout=null, stderr=null)
    with open(path, "ab") as f, open(path + ".crt", "rb") as crt:
        f.write(crt.read())
    return path


def test_bandwidth(scratch):
    path = spool(scratch, 1, LARGE)
    size = os.path.getsize(os.path.join(path, NAMES[0] + ".trace"))
    with s3() as srv:
        begin = time.monotonic()
        rc, _, err = run("ship", path, "--to", TO, "--no-redact", "--max-rate", str(size), cwd=scratch, **srv.env)
        took = time.monotonic() - begin
        check(rc == 0, err)
        is_all_there(srv, 1)
        # A second, less what a buffer may take at once.
        check(took > 0.7, took)


def test_slow_store(scratch):
    path = spool(scratch, 1, LARGE)
    with s3() as srv:
        srv.slow = True
        rc, _, err = run("ship", path, "--to", TO, "--no-redact", "--tries", "1", cwd=scratch, **srv.env)
        check(rc == 0 and err == "", rc, err)
        is_all_there(srv, 1)


def test_line_dies_in_the_middle_of_a_body(scratch):
    path, dead = spool(scratch, 1, LARGE), []

    def early(handler):
        if handler.command == "PUT" and len(dead) < 2:
            dead.append(handler.rfile.read(100000))
            return True
        return False
    with s3() as srv:
        srv.early = early
        rc, _, err = run("ship", path, "--to", TO, "--no-redact", cwd=scratch, **srv.env)
        check(rc == 0 and err.count("trying again") == 2, rc, err)
        is_all_there(srv, 1)
        check(entries(path) == [], entries(path))


def test_silent_store(scratch):
    """Takes what is sent and says nothing: half a minute."""
    path, over = spool(scratch, 1), threading.Event()
    with s3() as srv:
        srv.early = lambda _h: over.wait(300) or True
        try:
            rc, _, err = run("ship", path, "--to", TO, "--tries", "1", cwd=scratch, **srv.env)
        finally:
            over.set()
        check(rc == 4 and "hangs" in err, rc, err)
        check(len(entries(path)) >= 1, entries(path))


if not os.environ.get("TACHO_CHECK_LONG"):
    del test_silent_store


def test_certificates(scratch):
    path = spool(scratch, 1)
    cert = certificate(scratch, "IP:127.0.0.1")
    with s3(tls=cert) as srv:
        rc, _, err = run("ship", path, "--to", TO, "--tries", "1", cwd=scratch, **srv.env)
        check(rc == 4 and "certificate" in err and srv.seen == [], rc, err, srv.seen)
        rc, _, err = run("ship", path, "--to", TO, "--ca-file", cert + ".crt", cwd=scratch, **srv.env)
        check(rc == 0, err)
        is_all_there(srv, 1)
    spool(scratch, 1)
    other = certificate(scratch, "DNS:elsewhere.example")
    with s3(tls=other) as srv:
        rc, _, err = run("ship", path, "--to", TO, "--tries", "1", "--ca-file", other + ".crt", cwd=scratch,
                         **srv.env)
        check(rc == 4 and "127.0.0.1" in err and srv.seen == [], rc, err, srv.seen)


def test_capture_over_tls(scratch):
    cert = certificate(scratch, "DNS:localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(8)

    def serve():
        while True:
            try:
                conn, _ = listener.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(conn, server_side=True) as tls:
                    tls.recv(65536)
                    tls.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(TRACE) + TRACE)
            except OSError:
                pass
    threading.Thread(target=serve, daemon=True).start()
    try:
        url = f"https://localhost:{listener.getsockname()[1]}"
        rc, _, err = run("capture", "-o", "x.trace", url, cwd=scratch)
        check(rc == 3 and "certificate" in err, rc, err)
        check(not os.path.exists(os.path.join(scratch, "x.trace")))
        rc, out, err = run("capture", "-o", "x.trace", "--ca-file", cert + ".crt", url, cwd=scratch)
        check(rc == 0 and "Goroutine time" in out, rc, err)
        rc, out, err = run("live", "--count", "1", "--ca-file", cert + ".crt", url, cwd=scratch)
        check(rc == 0 and "capture 1," in out, rc, err)
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
