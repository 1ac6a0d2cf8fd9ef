"""Chromium's own protocol over two pipes: what the tests of the locked screen see with, without opening a port."""

import json
import os
import select
import time


class DevtoolsPipe:
    """Sends commands and reads answers and events; messages end with a zero byte."""

    def __init__(self):
        self._read, self.chromium_writes = os.pipe()
        self.chromium_reads, self._write = os.pipe()
        self._buffer, self._number, self.events = b"", 0, []

    def begun(self):
        """Closes the ends that belong to Chromium once it has them."""
        os.close(self.chromium_writes)
        os.close(self.chromium_reads)

    def close(self):
        os.close(self._read)
        os.close(self._write)

    def send(self, method, session=None, seconds=20, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + seconds
        while True:
            answer = self._next(deadline, method)
            if answer.get("id") != self._number:
                self.events.append(answer)
            elif "error" in answer:
                raise ProtocolError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def _next(self, deadline, method):
        while b"\0" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._read], [], [], left)[0]:
                raise ProtocolError(f"{method}: no answer in time")
            part = os.read(self._read, 1 << 16)
            if not part:
                raise ProtocolError(f"{method}: the browser is gone")
            self._buffer += part
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)


class ProtocolError(Exception):
    """What the browser refused, or that it does not answer."""
