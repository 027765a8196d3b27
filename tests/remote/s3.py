# SPDX-License-Identifier: MIT
"""As much of S3 as shipping needs, which checks signatures, and fails when told to."""
import base64
import contextlib
import datetime
import hashlib
import hmac
import http.server
import re
import socketserver
import ssl
import threading
import time
import urllib.parse

KEY, SECRET, REGION, BUCKET = "AKTEST", "s3cr3t/key+", "eu-test-1", "traces"


def sign(method, path, query, headers, signed, date, sha, secret=SECRET):
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
    quote = lambda s: urllib.parse.quote(s, safe="-_.~")
    canonical = "\n".join([
        method, path, "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs),
        "".join(f"{h}:{' '.join(headers[h].split())}\n" for h in signed), ";".join(signed), sha])
    scope = f"{date[:8]}/{REGION}/s3/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", date, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + secret).encode()
    for part in (date[:8], REGION, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


class Refused(Exception):
    def __init__(self, status, code):
        super().__init__(code)
        self.status, self.code = status, code


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def check_signature(self, path, query, body):
        headers = {k.lower(): v for k, v in self.headers.items()}
        found = re.fullmatch(
            r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d+)/([^/]+)/s3/aws4_request, ?"
            r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)", headers.get("authorization", ""))
        if not found or found[1] != KEY:
            raise Refused(403, "InvalidAccessKeyId")
        date, sha = headers["x-amz-date"], headers["x-amz-content-sha256"]
        now = datetime.datetime.now(datetime.timezone.utc) + self.server.skew
        sent = datetime.datetime.strptime(date + "+0000", "%Y%m%dT%H%M%SZ%z")
        if abs((now - sent).total_seconds()) > 900:
            raise Refused(403, "RequestTimeTooSkewed")
        signed = found[4].split(";")
        if "host" not in signed or "x-amz-content-sha256" not in signed or any(
                h.startswith("x-amz-") and h not in signed for h in headers):
            raise Refused(403, "AccessDenied")
        if sign(self.command, path, query, headers, signed, date, sha) != found[5]:
            raise Refused(403, "SignatureDoesNotMatch")
        if sha != hashlib.sha256(body).hexdigest():
            raise Refused(400, "XAmzContentSHA256Mismatch")

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def read_slowly(self, length):
        body = b""
        while len(body) < length:
            body += self.rfile.read(min(8192, length - len(body)))
            time.sleep(0.01)
        time.sleep(0.1)
        return body

    def handle_all(self):
        srv = self.server
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("Content-Length") or 0)
        if srv.early and srv.early(self):
            self.close_connection = True
            return
        body = self.rfile.read(length) if not srv.slow else self.read_slowly(length)
        args = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
        srv.seen.append(f"{self.command} {urllib.parse.unquote(self.path)}")
        try:
            fault = srv.fault and srv.fault(self, body)
            if fault == "cut":
                self.close_connection = True
                return
            if fault:
                raise Refused(*fault)
            self.check_signature(path, query, body)
            bucket, _, key = urllib.parse.unquote(path)[1:].partition("/")
            if bucket != BUCKET:
                raise Refused(404, "NoSuchBucket")
            with srv.lock:
                self.serve(key, args, body)
            if srv.after:
                srv.after(self)
        except Refused as e:
            xml = f"<?xml version='1.0'?><Error><Code>{e.code}</Code><Message>no</Message></Error>"
            self.answer(e.status, xml.encode())
            if self.command in ("PUT", "POST"):
                self.close_connection = True

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_all

    def serve(self, key, args, body):
        srv, how = self.server, self.command
        if "lifecycle" in args:
            if how == "PUT":
                want = base64.b64encode(hashlib.md5(body).digest()).decode()
                if self.headers["Content-MD5"] != want:
                    raise Refused(400, "InvalidDigest")
                srv.lifecycle = body
            elif not srv.lifecycle:
                raise Refused(404, "NoSuchLifecycleConfiguration")
            self.answer(200, srv.lifecycle if how == "GET" else b"")
        elif how == "GET" and "uploads" in args:
            ups = "".join(f"<Upload><Key>{k}</Key><UploadId>{i}</UploadId></Upload>"
                          for i, (k, _, _) in list(srv.uploads.items())
                          if k.startswith(args["prefix"]))
            self.answer(200, f"<R>{ups}</R>".encode())
        elif how == "GET" and not key:
            keys = sorted(k for k in srv.objects if k.startswith(args["prefix"]))
            at = 0 if srv.token else int(args.get("continuation-token", "0"))
            page = keys[at:at + srv.page]
            more = (f"<NextContinuationToken>{srv.token or at + srv.page}</NextContinuationToken>"
                    if at + srv.page < len(keys) else "")
            xml = "".join(f"<Contents><Key>{k.replace('&', '&amp;')}</Key></Contents>" for k in page)
            self.answer(200, f"<R>{xml}{more}</R>".encode())
        elif how == "POST" and "uploads" in args:
            srv.serial += 1
            srv.uploads[f"id/{srv.serial}+="] = (key, {}, self.headers.get("x-amz-meta-sha256", ""))
            self.answer(200, f"<R><UploadId>id/{srv.serial}+=</UploadId></R>".encode())
        elif "uploadId" in args:
            self.serve_upload(key, args, body)
        elif how == "PUT":
            srv.objects[key] = (body, self.headers.get("x-amz-meta-sha256", ""))
            self.answer(200, ETag='"x"')
        elif how == "DELETE":
            srv.objects.pop(key, None)
            self.answer(204)
        elif key not in srv.objects:
            raise Refused(404, "NoSuchKey")
        else:
            got, sha = srv.objects[key]
            self.answer(200, got, x_amz_meta_sha256=sha, Content_Length=str(len(got)))

    def serve_upload(self, key, args, body):
        srv, name = self.server, args["uploadId"]
        if name not in srv.uploads:
            raise Refused(404, "NoSuchUpload")
        _, parts, sha = srv.uploads[name]
        if self.command == "DELETE":
            del srv.uploads[name]
            self.answer(204)
        elif self.command == "GET":
            xml = "".join(f"<Part><PartNumber>{n}</PartNumber><LastModified>x</LastModified>"
                          f"<ETag>&quot;{hashlib.md5(b).hexdigest()}&quot;</ETag><Size>{len(b)}</Size></Part>"
                          for n, b in sorted(parts.items()))
            self.answer(200, f"<ListPartsResult>{xml}</ListPartsResult>".encode())
        elif self.command == "PUT":
            parts[int(args["partNumber"])] = body
            self.answer(200, ETag=f'"{hashlib.md5(body).hexdigest()}"')
        else:
            numbers = [int(n) for n in re.findall(rb"<PartNumber>(\d+)<", body)]
            tags = re.findall(rb'<ETag>"(\w+)"<', body)
            if tags != [hashlib.md5(parts[n]).hexdigest().encode() for n in numbers]:
                raise Refused(400, "InvalidPart")
            srv.objects[key] = (b"".join(parts[n] for n in numbers), sha)
            del srv.uploads[name]
            self.answer(200, b"<CompleteMultipartUploadResult/>")


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that does not trust the certificate, or is killed: nothing to be said."""


@contextlib.contextmanager
def s3(tls=None):
    """tls: the file of a certificate and its key."""
    srv = Server(("127.0.0.1", 0), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        srv.socket = context.wrap_socket(srv.socket, server_side=True, do_handshake_on_connect=False)
    srv.objects, srv.uploads, srv.seen, srv.lifecycle = {}, {}, [], b""
    srv.fault = srv.early = srv.after = srv.token = None
    srv.slow = False
    srv.serial, srv.page, srv.lock = 0, 2, threading.Lock()
    srv.skew = datetime.timedelta(0)
    srv.url = f"http{'s' if tls else ''}://127.0.0.1:{srv.server_port}"
    srv.env = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": REGION,
               "AWS_ENDPOINT_URL": srv.url}
    threading.Thread(target=srv.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield srv
    finally:
        srv.shutdown()
        srv.server_close()
