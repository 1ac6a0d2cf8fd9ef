"""Somebody between a kiosk and its server who keeps what passes, and somebody with a kiosk's key."""
import dataclasses
import hashlib
import http.client
import http.server
import json
import os
import threading
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SYNC = "/v1/sync"


@dataclasses.dataclass
class Letter:
    """A request as it was sent."""

    method: str
    path: str
    headers: dict
    body: bytes


class Eavesdropper:
    """A proxy that forwards all requests to the server and keeps those with a body.

    To the one request it says that there is no such thing, as a mirror would: then each letter has one purpose.
    """

    def __init__(self, server_port):
        self.kept, self.server_port = [], server_port
        eavesdropper = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                headers = {k.lower(): v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
                letter = Letter(self.command, self.path, headers, body)
                if body:
                    eavesdropper.kept.append(letter)
                status, answer, kind = (404, b"", "text/plain") if self.path == SYNC else eavesdropper.send(letter)
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def send(self, letter):
        """Sends a letter to the server; status, body and type of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server_port, timeout=30)
        connection.request(letter.method, letter.path, body=letter.body or None, headers=letter.headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.getheader("content-type") or "text/plain"

    def last(self, path, kiosk_id=None):
        """The newest letter to a path, from a kiosk."""
        return next(letter for letter in reversed(self.kept)
                    if letter.path == path and kiosk_id in (None, letter.headers.get("snowglobe-kiosk")))

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def signed(letter, key_file, kiosk_id):
    """The letter as whoever holds a kiosk's key can send it under that kiosk's name."""
    floor, nonce = str(int(time.time())), os.urandom(16).hex()
    text = "\n".join([letter.method, letter.path, hashlib.sha256(letter.body).hexdigest(), floor, nonce])
    signature = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key_file.read_text().strip())).sign(text.encode())
    headers = {**letter.headers, "snowglobe-kiosk": kiosk_id, "snowglobe-time-floor": floor, "snowglobe-nonce": nonce,
               "snowglobe-signature": signature.hex()}
    return dataclasses.replace(letter, headers=headers)


def verdicts(answer):
    return [verdict["verdict"] for verdict in json.loads(answer)["verdicts"]]
