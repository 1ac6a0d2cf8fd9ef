"""What stands between kiosk and server may cut, swap, spoil and redirect: nothing of it is kept, and nothing breaks."""
import http.client
import http.server
import json
import shutil
import threading

import pytest

import processes
from conftest import get, post_event

NEW_WORD = "roadworks"


class Meddler:
    """A proxy before the server that forwards all requests and, in a mode, does one bad thing to answers."""

    def __init__(self, server_port):
        self.mode, self.kept, self.ranges, self.conditions = None, {}, [], []
        meddler = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                if self.path == "/v1/sync":
                    # Here the static road is on trial: the one request is as unknown as on a mirror.
                    self.send_response(404)
                    self.send_header("content-length", "0")
                    self.end_headers()
                    return
                meddler.ranges.append(self.headers.get("range"))
                meddler.conditions.append(self.headers.get("if-range"))
                upstream = http.client.HTTPConnection("127.0.0.1", server_port, timeout=30)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
                if meddler.mode == "no-ranges":
                    headers.pop("Range", headers.pop("range", None))
                upstream.request(self.command, self.path, body=body or None, headers=headers)
                answer = upstream.getresponse()
                meddler.answer(self, answer.status, answer.read(), {
                    name: answer.getheader(name) for name in ("content-type", "content-range", "etag")})

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, to, status, body, headers):
        is_package = to.path.endswith(".sgd")
        if to.path.endswith("timestamp.json"):
            first = self.kept.setdefault("timestamp", body)
            body = first if self.mode == "stale" else body
        if self.mode == "html":
            status, headers, body = 200, {"content-type": "text/html"}, b"<html>Sign in to use the network</html>"
        if self.mode == "redirect":
            to.send_response(302)
            to.send_header("location", "http://127.0.0.1:9/elsewhere")
            to.end_headers()
            return
        if self.mode == "spoilt" and is_package:
            middle = len(body) // 2
            body = body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1:]
        if self.mode == "spoilt-metadata" and "/tuf/metadata/" in to.path and status == 200:
            body = body.replace(b'"version":', b'"version": ', 1)[:-1] + b" "
        length = len(body)
        if self.mode == "endless" and is_package:
            body, length = body + b"x" * 1_000_000, None
        if self.mode == "cut" and is_package:
            body = body[:length // 2]
        to.send_response(status)
        for name, value in headers.items():
            if value:
                to.send_header(name, value)
        if length is not None:
            to.send_header("content-length", str(length))
        to.end_headers()
        to.wfile.write(body)


@pytest.fixture(scope="module")
def road(clinic_factory):
    """A kiosk that was enrolled through the meddler, and a release with one changed word that it does not have yet."""
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    meddler = Meddler(clinic.server_port)
    clinic.kiosk_command("enroll", clinic.enrolment_code(), "--server", meddler.url)
    clinic.kiosk_command("sync")
    edit(clinic, NEW_WORD)
    yield clinic, meddler
    meddler.server.shutdown()


def edit(clinic, word):
    """Publishes the factory's content with a word more in a heading."""
    tree = clinic.folder / word
    shutil.copytree(processes.ROOT / "Assets" / "bundle", tree)
    strings = tree / "strings" / "en.json"
    words = json.loads(strings.read_text())
    words["home"]["title"] = f"{words['home']['title']} {word}"
    strings.write_text(json.dumps(words))
    clinic.server_command("release", "create", tree)
    clinic.server_command("release", "publish")


def sync(clinic):
    return clinic.kiosk_command("sync", check=False)


def tuf(clinic):
    return {path.name: path.read_bytes() for path in sorted((clinic.kiosk_data / "tuf").iterdir())}


@pytest.mark.parametrize("mode, words", [
    ("html", "not understood"), ("redirect", "302"), ("spoilt-metadata", "refused"), ("spoilt", "not the one"),
    ("endless", "longer"), ("cut", "be reached"),
])
def test_a_bad_answer_is_refused_in_one_sentence_and_the_old_release_stays(road, mode, words):
    clinic, meddler = road
    before = clinic.status()["release"]
    meddler.mode = mode
    done = sync(clinic)
    meddler.mode = None
    assert done.returncode == 1
    assert words in done.stderr, done.stderr
    assert clinic.status()["release"] == before


def test_a_server_without_ranges_gives_the_whole_package_after_a_cut(road):
    clinic, meddler = road
    meddler.mode = "cut"
    sync(clinic)
    meddler.mode, meddler.ranges = "no-ranges", []
    done = sync(clinic)
    meddler.mode = None
    assert done.returncode == 0, done.stderr
    assert any(meddler.ranges), "the kiosk asked to resume"
    assert clinic.status()["release"].startswith("1-")
    base = clinic.start_kiosk()
    assert NEW_WORD in get(f"{base}/en/")[1].decode()
    assert clinic.kiosk.stop() == 0


def test_a_download_goes_on_only_in_the_file_that_it_was_begun_in(road):
    clinic, meddler = road
    edit(clinic, "detours")
    meddler.mode = "cut"
    clinic.start_kiosk()
    post_event(clinic.kiosk_url, event="screen.attract")
    assert sync(clinic).returncode == 1
    meddler.mode, meddler.ranges, meddler.conditions = None, [], []
    done = sync(clinic)
    assert done.returncode == 0, done.stderr
    [condition] = {c for r, c in zip(meddler.ranges, meddler.conditions) if r}
    assert condition.startswith('"') and condition.endswith('"'), "a strong validator, as the server gave it"
    assert clinic.kiosk.stop() == 0
    assert clinic.status()["release"].startswith("2-")


def test_older_metadata_is_refused_and_what_is_kept_stays(road):
    clinic, meddler = road
    kept = tuf(clinic)
    meddler.mode = "stale"
    done = sync(clinic)
    meddler.mode = None
    assert done.returncode == 1
    assert "refused" in done.stderr
    assert tuf(clinic) == kept
    assert clinic.status()["release"].startswith("2-")
