# SPDX-License-Identifier: MIT
"""A real S3 server: OpenStack Swift's, from Debian's packages, with faults put in front of it."""
import contextlib
import datetime
import hashlib
import http.client
import http.server
import os
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.parse

import s3 as fake
from lib import LIMIT_S, check

HERE = os.path.dirname(os.path.abspath(__file__))
KEY, SECRET = "test:shop", "s3cr3t-key"
ROOT = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "tacho-swift")


def is_there():
    """Its packages, and a file system where it can keep what it knows of a file."""
    with tempfile.NamedTemporaryFile() as f:
        try:
            os.setxattr(f.name, "user.swift", b"x")
        except OSError:
            return False
    return os.path.exists(os.path.join(ROOT, "usr/lib/python3/dist-packages/swift"))


class Front(http.server.BaseHTTPRequestHandler):
    """Hands requests on as they are, or does what a fault wants."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def hand_on(self):
        srv = self.server.owner
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        srv.seen.append(f"{self.command} {urllib.parse.unquote(self.path)}")
        with srv.lock:
            fault = srv.fault and srv.fault(self, body)
        if fault == "cut":
            self.close_connection = True
            return
        if fault:
            status, code = fault
            answer = f"<Error><Code>{code}</Code><Message>no</Message></Error>".encode()
            headers = []
        else:
            status, headers, answer = srv.ask(self.command, self.path, dict(self.headers), body)
        self.send_response(status)
        length = str(len(answer))
        for k, v in headers:
            if k.lower() == "content-length" and self.command == "HEAD":
                length = v
            elif k.lower() not in ("transfer-encoding", "connection", "date", "content-length", "server"):
                self.send_header(k, v)
        self.send_header("Content-Length", length)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = hand_on


class Swift:
    """As the server of s3.py is for tests, but that what it holds is asked for by requests."""

    def __init__(self, port):
        self.port, self.seen, self.fault, self.lock = port, [], None, threading.Lock()
        self.front = fake.Server(("127.0.0.1", 0), Front)
        self.front.owner = self
        self.url = f"http://127.0.0.1:{self.front.server_port}"
        self.env = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET,
                    "AWS_REGION": fake.REGION, "AWS_ENDPOINT_URL": self.url}
        threading.Thread(target=self.front.serve_forever, args=(0.05,), daemon=True).start()

    def ask(self, method, path, headers, body):
        conn = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT_S)
        try:
            conn.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for k, v in headers.items():
                conn.putheader(k, v)
            conn.endheaders(body)
            answer = conn.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            conn.close()

    def signed(self, method, path, query="", body=b""):
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        sha = hashlib.sha256(body).hexdigest()
        headers = {"host": "localhost", "x-amz-content-sha256": sha, "x-amz-date": now}
        signature = fake.sign(method, path, query, headers, sorted(headers), now, sha, SECRET)
        headers["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={KEY}/{now[:8]}/{fake.REGION}/s3/aws4_request, "
            f"SignedHeaders={';'.join(sorted(headers))}, Signature={signature}")
        headers["content-length"] = str(len(body))
        status, got, answer = self.ask(method, path + ("?" + query if query else ""), headers, body)
        check(status < 300, method, path, query, status, answer)
        return {k.lower(): v for k, v in got}, answer

    def texts(self, query, name):
        _, answer = self.signed("GET", "/" + fake.BUCKET, query)
        return [t.replace("&amp;", "&") for t in re.findall(f"<{name}>([^<]*)</{name}>", answer.decode())]

    @property
    def objects(self):
        out = {}
        for key in self.texts("", "Key"):
            path = f"/{fake.BUCKET}/{urllib.parse.quote(key, safe='/-_.~')}"
            headers, body = self.signed("GET", path)
            out[key] = (body, headers.get("x-amz-meta-sha256", ""))
        return out

    @property
    def uploads(self):
        """By id, as far as there are parts or none."""
        return dict(zip(self.texts("uploads=", "UploadId"), self.texts("uploads=", "Key")))

    def empty(self):
        for key in self.texts("", "Key"):
            self.signed("DELETE", f"/{fake.BUCKET}/{urllib.parse.quote(key, safe='/-_.~')}")


@contextlib.contextmanager
def swift(scratch, name, skew_s=0):
    at, log_at = os.path.join(scratch, name), os.path.join(scratch, name, "log")
    os.mkdir(at)
    libraries = os.path.join(ROOT, "usr/lib")
    paths = ":".join(os.path.join(libraries, d) for d in sorted(os.listdir(libraries)) if d.endswith("-linux-gnu"))
    env = dict(os.environ, PYTHONPATH=os.path.join(libraries, "python3/dist-packages"), LD_LIBRARY_PATH=paths)
    with open(log_at, "wb") as log:
        peer = subprocess.Popen(
            ["/usr/bin/python3", "-W", "ignore", os.path.join(HERE, "swift_server.py"), at, KEY, SECRET,
             fake.REGION, str(skew_s)], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
    srv = None
    try:
        line = peer.stdout.readline()
        if not line.strip().isdigit():
            peer.wait()
            with open(log_at, encoding="utf-8") as log:
                check(False, "Swift does not start", log.read()[-2000:])
        srv = Swift(int(line))
        if not skew_s:
            srv.signed("PUT", "/" + fake.BUCKET)
        yield srv
    finally:
        if srv:
            srv.front.shutdown()
            srv.front.server_close()
        peer.kill()
        peer.wait()
        peer.stdin.close()
        peer.stdout.close()
        shutil.rmtree(at, ignore_errors=True)
