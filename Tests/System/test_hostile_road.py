"""What stands between kiosk and server may cut, swap, spoil and redirect: nothing of it is kept, and nothing breaks."""
import json
import shutil

import pytest

import processes
from conftest import get, post_event
from proxies import NO_SUCH_THING, Answer, Proxy

NEW_WORD = "roadworks"


class Meddler(Proxy):
    """Forwards all requests and, in a mode, does one bad thing to answers."""

    def __init__(self, server_port):
        self.mode, self.kept, self.ranges, self.conditions = None, {}, [], []
        super().__init__(server_port)

    def on_request(self, letter):
        if letter.path == "/v1/sync":
            # Here the static road is on trial: the one request is as unknown as on a mirror.
            return NO_SUCH_THING
        self.ranges.append(letter.headers.get("range"))
        self.conditions.append(letter.headers.get("if-range"))
        if self.mode == "no-ranges":
            letter.headers.pop("range", None)
        return None

    def on_answer(self, letter, answer):
        if letter.path == "/v1/sync":
            return answer
        if letter.path.endswith("timestamp.json"):
            first = self.kept.setdefault("timestamp", answer.body)
            if self.mode == "stale":
                return answer._replace(body=first)
        if self.mode == "html":
            return Answer(200, b"<html>Sign in to use the network</html>", {"content-type": "text/html"})
        if self.mode == "redirect":
            return Answer(302, headers={"location": "http://127.0.0.1:9/elsewhere"})
        if self.mode == "spoilt-metadata" and "/tuf/metadata/" in letter.path and answer.status == 200:
            return answer._replace(body=answer.body.replace(b'"version":', b'"version": ', 1)[:-1] + b" ")
        return self.meddled(answer) if letter.path.endswith(".sgd") else answer

    def meddled(self, package):
        """What becomes of a package."""
        status, body, headers = package
        middle = len(body) // 2
        if self.mode == "spoilt":
            return Answer(status, body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1:], headers)
        if self.mode == "endless":
            return Answer(status, body + b"x" * 1_000_000, headers | {"content-length": None})
        if self.mode == "cut":
            return Answer(status, body[:middle], headers | {"content-length": len(body)})
        return package


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
    meddler.close()


def edit(clinic, word):
    """Publishes the factory's content with a word more in a heading."""
    tree = clinic.folder / word
    shutil.copytree(processes.ROOT / "Assets" / "bundle", tree)
    strings = tree / "strings" / "en.json"
    words = json.loads(strings.read_text())
    words["home"]["title"] = f"{words['home']['title']} {word}"
    strings.write_text(json.dumps(words))
    clinic.publish(tree)


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
