# SPDX-License-Identifier: MIT
"""
A second real S3 server, S3rver from npm, behind TLS of its own and a line that may be bad. It
does not check signatures and lists no uploads; Swift (swift_s3.py) does.
"""
import contextlib
import os
import select
import shutil
import socket
import subprocess
import threading
import time

from lib import LIMIT_S, check

KEY = SECRET = "S3RVER"
BUCKET, REGION = "traces", "us-east-1"
HOME = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "tacho-s3rver")
BIN = os.path.join(HOME, "node_modules/s3rver/bin/s3rver.js")


def is_there():
    return os.path.exists(BIN) and shutil.which("node") is not None


class Line:
    """
    Hands bytes on between clients and a port. fault(n) is asked for each connection and gives
    None, "cut" (closed when it comes) or (bytes, pause): the line dies after so many bytes of
    the client, and takes a pause behind each 4 KiB before; bytes None: it never dies.
    """

    def __init__(self, port):
        self.port, self.fault, self.count = port, None, 0
        self.lock = threading.Lock()
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(16)
        threading.Thread(target=self.loop, daemon=True).start()

    def loop(self):
        while True:
            try:
                conn, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.one, args=(conn,), daemon=True).start()

    def one(self, client):
        with client:
            with self.lock:
                self.count += 1
                fault = self.fault and self.fault(self.count)
            if fault == "cut":
                return
            left, pause = fault or (None, 0)
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as server:
                self.hand_on(client, server, left, pause)

    @staticmethod
    def hand_on(client, server, left, pause):
        ends = {client: server, server: client}
        while True:
            ready, _, _ = select.select(list(ends), [], [], LIMIT_S)
            if not ready:
                return
            for end in ready:
                got = end.recv(4096)
                if not got:
                    return
                if end is client and left is not None:
                    left -= len(got)
                    if left < 0:
                        return
                ends[end].sendall(got)
                time.sleep(pause)

    def close(self):
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class Server:
    def __init__(self, port, data, cert):
        self.line, self.data = Line(port), data
        self.env = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": REGION,
                    "AWS_ENDPOINT_URL": f"https://127.0.0.1:{self.line.listener.getsockname()[1]}"}
        self.args = ["--ca-file", cert]

    @property
    def objects(self):
        """By key; as it lays them out: a file of bytes is beside each of metadata."""
        root, out = os.path.join(self.data, BUCKET), {}
        for at, _, names in os.walk(root):
            for name in names:
                path = os.path.join(at, name)
                key, mark, rest = os.path.relpath(path, root).rpartition("._S3rver_object")
                if mark and not rest and os.path.exists(path[:-len("object")] + "metadata.json"):
                    with open(path, "rb") as f:
                        out[key] = f.read()
        return out


@contextlib.contextmanager
def s3rver(data, cert):
    """cert: the file of a certificate, with its key in the one without .crt behind its name."""
    command = ["node", BIN, "-d", data, "-a", "127.0.0.1", "-p", "0", "--configure-bucket", BUCKET,
               "--key", cert.removesuffix(".crt"), "--cert", cert]
    peer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    srv = None
    try:
        said = ""
        while "listening on" not in said:
            more = peer.stdout.readline()
            check(more, "S3rver does not start", said)
            said += more
        srv = Server(int(said.rsplit(":", 1)[1]), data, cert)
        threading.Thread(target=peer.stdout.read, daemon=True).start()
        yield srv
    finally:
        if srv:
            srv.line.close()
        peer.kill()
        peer.wait()
