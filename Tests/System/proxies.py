"""A forwarding proxy before a server, with a hook for each request and one for each answer; and one that counts bytes."""
import collections
import dataclasses
import http.client
import http.server
import threading
import typing

NOT_PASSED = ("host", "connection", "content-length", "transfer-encoding")


@dataclasses.dataclass
class Letter:
    """A request as it was sent; the names of headers are in small letters."""

    method: str
    path: str
    headers: dict
    body: bytes


class Answer(typing.NamedTuple):
    """What goes back; a content-length of its own, or None for no length at all, may stand in the headers."""

    status: int
    body: bytes = b""
    headers: dict = {}


NO_SUCH_THING = Answer(404)


class Proxy:
    """Sends every request on to the server and its answer back; a subclass says what happens on the way."""

    def __init__(self, server_port):
        self.server_port = server_port
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                letter = Letter(self.command, self.path, passed(self.headers.items()), body)
                answer = proxy.on_request(letter) or proxy.send(letter)
                answer = proxy.on_answer(letter, answer)
                self.send_response(answer.status)
                for name, value in ({"content-length": len(answer.body)} | answer.headers).items():
                    if value is not None:
                        self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(answer.body)

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, *_):
                """Says nothing: what matters is kept by the hooks."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def on_request(self, letter):
        """May keep or change a request; an answer given here never comes from the server."""

    def on_answer(self, letter, answer):
        """The answer that goes back."""
        return answer

    def send(self, letter):
        """Sends a request to the server."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server_port, timeout=30)
        connection.request(letter.method, letter.path, body=letter.body or None, headers=letter.headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.read(), passed(response.getheaders()))
        connection.close()
        return answer

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def passed(headers):
    return {name.lower(): value for name, value in headers if name.lower() not in NOT_PASSED}


Exchange = collections.namedtuple("Exchange", "method path status request_bytes answer_bytes")


class CountingProxy(Proxy):
    """Keeps what each request and its answer weighed; some paths it does not know."""

    def __init__(self, server_port):
        self.exchanges, self.refused_paths = [], set()
        super().__init__(server_port)

    def on_request(self, letter):
        return NO_SUCH_THING if letter.path in self.refused_paths else None

    def on_answer(self, letter, answer):
        self.exchanges.append(Exchange(letter.method, letter.path, answer.status, len(letter.body), len(answer.body)))
        return answer
