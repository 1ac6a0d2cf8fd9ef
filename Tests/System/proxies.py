"""A proxy before a server that counts the bytes of every body."""
import collections
import http.client
import http.server
import threading

Exchange = collections.namedtuple("Exchange", "method path status request_bytes answer_bytes")


class CountingProxy:
    """Passes every request on, and keeps what each one and its answer weighed."""

    def __init__(self, server_port):
        self.exchanges = []
        self.refused_paths = set()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                status, headers, answer = 404, [], b""
                if self.path not in proxy.refused_paths:
                    upstream = http.client.HTTPConnection("127.0.0.1", server_port, timeout=30)
                    passed = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
                    upstream.request(self.command, self.path, body=body or None, headers=passed)
                    response = upstream.getresponse()
                    status, headers, answer = response.status, response.getheaders(), response.read()
                    upstream.close()
                proxy.exchanges.append(Exchange(self.command, self.path, status, len(body), len(answer)))
                self.send_response(status)
                for name, value in headers:
                    if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                        self.send_header(name, value)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
