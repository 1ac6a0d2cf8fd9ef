"""Somebody between a kiosk and its server who keeps what passes, and somebody with a kiosk's key."""
import dataclasses
import hashlib
import json
import os
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from proxies import NO_SUCH_THING, Proxy

SYNC = "/v1/sync"


class Eavesdropper(Proxy):
    """Forwards all requests to the server and keeps those with a body.

    To the one request it says that there is no such thing, as a mirror would: then each letter has one purpose.
    """

    def __init__(self, server_port):
        self.kept = []
        super().__init__(server_port)

    def on_request(self, letter):
        if letter.body:
            self.kept.append(letter)
        return NO_SUCH_THING if letter.path == SYNC else None

    def last(self, path, kiosk_id=None):
        """The newest letter to a path, from a kiosk."""
        return next(letter for letter in reversed(self.kept)
                    if letter.path == path and kiosk_id in (None, letter.headers.get("snowglobe-kiosk")))


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
