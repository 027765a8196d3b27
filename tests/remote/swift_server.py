# SPDX-License-Identifier: MIT
"""OpenStack Swift with its S3 interface in one process: swift_server.py DIR KEY SECRET REGION [SKEW_S]

Prints its port. Runs until its input ends. DIR gets the objects, on a file system with
extended attributes. SKEW_S: its clock is so many seconds late.
"""
import array
import os
import sys
import time

DIR, KEY, SECRET, REGION = sys.argv[1:5]
SKEW_S = int(sys.argv[5]) if len(sys.argv) > 5 else 0

import eventlet  # noqa: E402
import eventlet.wsgi  # noqa: E402

eventlet.monkey_patch()
if SKEW_S:
    real = time.time
    time.time = lambda: real() - SKEW_S

CONF = os.path.join(DIR, "swift.conf")
os.makedirs(os.path.join(DIR, "devices", "sda"))
with open(CONF, "w", encoding="ascii") as f:
    f.write("[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = one\ndefault = yes\n"
            "[swift-constraints]\nmax_file_size = 5368709122\n")

from swift.common import utils  # noqa: E402

utils.SWIFT_CONF_FILE = CONF
utils.HASH_PATH_SUFFIX, utils.HASH_PATH_PREFIX = b"tests", b""

from swift.account.server import AccountController  # noqa: E402
from swift.common.ring import RingData  # noqa: E402
from swift.container.server import ContainerController  # noqa: E402
from swift.obj.server import ObjectController  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402

NODE = {"devices": os.path.join(DIR, "devices"), "swift_dir": DIR, "mount_check": "false",
        "allowed_headers": "content-encoding, x-object-manifest, content-disposition, x-static-large-object"}
PROXY = f"""
[DEFAULT]
swift_dir = {DIR}
[pipeline:main]
pipeline = catch_errors s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
error_suppression_interval = 0.2
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:s3api]
use = egg:swift#s3api
location = {REGION}
s3_acl = false
min_segment_size = 1
[filter:tempauth]
use = egg:swift#tempauth
user_test_{KEY.split(":")[1]} = {SECRET} .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
"""


class Quiet:
    def __getattr__(self, name):
        return lambda *args, **kw: None

    def write(self, *args):
        pass


class Memory:
    """What memcached is for: tokens, which no request of S3 has, and what is known of buckets."""

    def __init__(self):
        self.known = {}

    def get(self, key, *_args, **_kw):
        return self.known.get(key)

    def set(self, key, value, *_args, **_kw):
        self.known[key] = value

    def delete(self, key, *_args, **_kw):
        self.known.pop(key, None)

    def incr(self, key, delta=1, **_kw):
        self.known[key] = self.known.get(key, 0) + delta
        return self.known[key]


def serve(app):
    listener = eventlet.listen(("127.0.0.1", 0))
    eventlet.spawn_n(eventlet.wsgi.server, listener, app, log=Quiet(), log_output=False)
    return listener.getsockname()[1]


def ring(name, port):
    dev = {"id": 0, "region": 1, "zone": 1, "weight": 1.0, "device": "sda", "ip": "127.0.0.1",
           "port": port, "replication_ip": "127.0.0.1", "replication_port": port}
    RingData([array.array("H", [0] * 4)], [dev], 30).save(os.path.join(DIR, name + ".ring.gz"))


class Late:
    """Rings are there before the servers that read them."""
    app = None

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


SERVERS = {name: Late() for name in ("account", "container", "object")}
for name, late in SERVERS.items():
    ring(name, serve(late))
SERVERS["account"].app = AccountController(dict(NODE))
SERVERS["container"].app = ContainerController(dict(NODE))
SERVERS["object"].app = ObjectController(dict(NODE))
with open(os.path.join(DIR, "proxy.conf"), "w", encoding="ascii") as f:
    f.write(PROXY)
MEMORY, APP = Memory(), loadapp(os.path.join(DIR, "proxy.conf"), global_conf={})


def proxy(environ, start_response):
    environ["swift.cache"] = MEMORY
    return APP(environ, start_response)


print(serve(proxy), flush=True)
eventlet.tpool.execute(sys.stdin.read)
