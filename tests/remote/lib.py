# SPDX-License-Identifier: MIT
"""What tests of remote things share."""
import contextlib
import os
import socket
import subprocess
import tempfile
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "tests", "data")
TACHO = os.path.abspath(os.environ.get("TACHO") or os.path.join(ROOT, "build", "tacho"))
LIMIT_S = 120
TRACE = open(os.path.join(DATA, "go127-http.trace"), "rb").read()
LONG = open(os.path.join(DATA, "go127-mixed-gens.trace"), "rb").read()


def env(**more):
    out = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    out = {k: v for k, v in out.items() if not k.startswith("AWS_")}
    out.update({"LC_ALL": "C.UTF-8", "TERM": "dumb"}, **more)
    return out


def run(*args, cwd, **more):
    """Run the tool: exit code, stdout, stderr."""
    done = subprocess.run(
        [TACHO, *map(str, args)], cwd=cwd, env=env(**more), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=LIMIT_S, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(condition, *what):
    if not condition:
        raise AssertionError(" | ".join(map(str, what)))


def mount(path, size, *options):
    return subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join([f"size={size}", *options]), "tmpfs", path],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def can_mount():
    """Root may, though not in every container."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as path:
        if not mount(path, 4096):
            return False
        subprocess.run(["umount", path], check=True)
    return True


@contextlib.contextmanager
def small_disk(path, size):
    """A file system of that many bytes at path."""
    check(mount(path, size, "mode=0700"), "mount")
    try:
        yield
    finally:
        # Whoever was killed may hold it for a moment.
        subprocess.run(["umount", "-l", path], check=True)


@contextlib.contextmanager
def raw_server(answer, path=None):
    """Calls answer(connection, head, seen) for each connection; gives address and requests."""
    if path:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
    else:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
    listener.listen(16)
    seen, stop = [], threading.Event()

    def one(conn):
        with conn:
            conn.settimeout(LIMIT_S)
            head = b""
            try:
                while b"\r\n\r\n" not in head:
                    more = conn.recv(65536)
                    if not more:
                        return
                    head += more
                seen.append(head.decode("latin-1"))
                answer(conn, head.decode("latin-1"), stop)
            except OSError:
                pass

    def loop():
        while True:
            try:
                conn, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(conn,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()
    try:
        yield (path or f"127.0.0.1:{listener.getsockname()[1]}"), seen
    finally:
        stop.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
