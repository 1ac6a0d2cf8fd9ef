"""The update client against repositories made by python-tuf: what a conformance suite asks for, case by case."""
import json
import threading

import pytest
from foreign_repository import days
from tuf.api import metadata as tuf

ALL = {"root": 1, "timestamp": 1, "snapshot": 1, "targets": 1}


# The work-flow.

def test_init_asks_nobody_and_refresh_asks_in_order(client, repository):
    assert client.init() == 0
    assert repository.requests == [] and client.versions() == {"root": 1}
    assert client.refresh() == 0, client.error
    assert repository.requests == [("root", 2), ("timestamp", None), ("snapshot", 1), ("targets", 1)]
    assert client.versions() == ALL
    for role in ALL:
        assert (client.metadata_dir / f"{role}.json").read_bytes() == repository.served[role][-1]


def test_nothing_new_costs_two_requests(ready, repository):
    ready.refresh()
    assert ready.refresh() == 0
    assert repository.requests == [("root", 2), ("timestamp", None)]


def test_a_download_of_what_nobody_lists_refreshes_and_fails(ready):
    assert ready.download("nowhere") == 1
    assert ready.versions() == ALL and "nowhere" in ready.error


@pytest.mark.parametrize("spoil", ["field", "signature"])
def test_a_bad_first_root_is_not_used(client, repository, spoil):
    root = json.loads(repository.served["root"][0])
    if spoil == "field":
        del root["signed"]["version"]
    else:
        root["signatures"][0]["sig"] = "00" * 64
    client.init(json.dumps(root).encode())
    assert client.refresh() == 1 and repository.requests == []


def test_unknown_fields_are_signed_and_kept(ready, repository):
    assert ready.refresh() == 0
    root = repository.root
    root.unrecognized_fields["custom-field"] = "välue"
    root.keys[root.roles["root"].keyids[0]].unrecognized_fields["extra"] = {"a": 1, "b": [None, True]}
    root.roles["root"].unrecognized_fields["another"] = "x"
    repository.publish("root")
    assert ready.refresh() == 0, ready.error
    assert ready.versions()["root"] == 2


def test_an_equal_timestamp_with_other_content_is_not_kept(ready, repository):
    ready.refresh()
    before = (ready.metadata_dir / "timestamp.json").read_bytes()
    repository.publish("snapshot")
    repository.restart("timestamp")
    repository.publish("timestamp")
    ready.refresh()
    assert (ready.metadata_dir / "timestamp.json").read_bytes() == before


def test_without_consistent_snapshots_plain_names_are_asked_for(ready, repository):
    repository.root.consistent_snapshot = False
    repository.delegate("targets", "part", paths=["folder/*"])
    repository.add_file("folder/file", b"plain", role="part")
    repository.publish("part", "targets", "snapshot", "timestamp", "root")
    assert ready.download("folder/file") == 0, ready.error
    assert [r for r in repository.requests if r[0] != "root"] == [
        ("timestamp", None), ("snapshot", None), ("targets", None), ("part", None), ("file", "folder/file")]


def test_what_snapshot_and_timestamp_describe_is_checked(ready, repository):
    repository.describes_files = True
    repository.publish_all()
    assert ready.refresh() == 0, ready.error
    repository.publish_all()
    repository.served["targets"][-1] += b" "
    assert ready.refresh() == 1
    assert ready.versions() == {"root": 1, "timestamp": 3, "snapshot": 3, "targets": 2}


def test_endless_data_is_cut_off(ready, repository):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b" " * 65_536)
        except OSError:
            pass  # The client hung up, as it should.

    repository.answers["/metadata/timestamp.json"] = endless
    assert ready.refresh() == 1 and "more than 16384 bytes" in ready.error


def test_an_answer_that_stops_in_the_middle_is_given_up(ready, repository):
    released = threading.Event()

    def stalling(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.wfile.flush()
        released.wait(30)

    repository.answers["/metadata/timestamp.json"] = stalling
    assert ready.run("--patience", "1", "--metadata-url", f"{ready.url}/metadata", "refresh") == 1
    released.set()
    assert "timestamp" not in ready.versions()


@pytest.mark.parametrize("status", [302, 500])
def test_redirects_and_errors_of_a_mirror_are_not_followed(ready, repository, status):
    def answer(handler):
        handler.send_response(status)
        handler.send_header("Location", "/metadata/1.root.json")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    repository.answers["/metadata/2.root.json"] = answer
    assert ready.refresh() == 1 and str(status) in ready.error


# Expiry.

def test_an_expired_root_is_kept_and_stops_the_rest(ready, repository):
    assert ready.refresh() == 0
    repository.root.expires = days(-1)
    repository.publish("root", "targets", "snapshot", "timestamp")
    assert ready.refresh() == 1
    assert ready.versions() == {**ALL, "root": 2}


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_an_expired_role_is_refused(ready, repository, role):
    assert ready.refresh() == 0
    repository.roles[role].expires = days(-5)
    repository.publish_all()
    assert ready.refresh() == 1 and ready.versions()[role] == 1


def test_expired_files_at_home_do_not_stop_an_update(ready, repository):
    repository.timestamp.expires = days(7)
    repository.publish("timestamp")
    assert ready.refresh() == 0
    repository.timestamp.expires = days(21)
    repository.publish_all()
    assert ready.refresh(day=18) == 0, ready.error
    assert ready.versions() == {"root": 1, "timestamp": 3, "snapshot": 2, "targets": 2}


def test_an_expired_delegated_role_is_not_used(ready, repository):
    repository.delegate("targets", "part", targets=tuf.Targets(expires=days(7)))
    repository.add_file("first", b"first", role="part")
    repository.add_file("second", b"second", role="part")
    repository.publish_all("part")
    assert ready.download("first") == 0, ready.error
    assert ready.download("second", day=18) == 1
    repository.roles["part"].expires = days(25)
    repository.publish("part", "snapshot", "timestamp")
    assert ready.download("second", day=18) == 0, ready.error
    assert ready.downloads() == [b"first", b"second"]


# Rollback and recovery.

@pytest.mark.parametrize("described", [False, True])
@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_a_lower_version_is_refused(ready, repository, role, described):
    repository.describes_files = described
    repository.publish_all()
    assert ready.refresh() == 0, ready.error
    before = ready.versions()
    repository.restart(role)
    repository.publish(*{"timestamp": ["timestamp"], "snapshot": ["snapshot", "timestamp"],
                         "targets": ["targets", "snapshot", "timestamp"]}[role])
    assert ready.refresh() == 1
    assert ready.versions()[role] == before[role] == 2
    assert (ready.versions()["snapshot"], ready.versions()["targets"]) == (2, 2)


def test_a_role_does_not_vanish_from_snapshot(ready, repository):
    repository.delegate("targets", "part", paths=["part/*"])
    repository.publish_all("part")
    assert ready.refresh() == 0
    del repository.snapshot.meta["part.json"]
    repository.publish("snapshot", "timestamp")
    assert ready.refresh() == 1 and ready.versions()["snapshot"] == 2


@pytest.mark.parametrize("role, rotated", [
    ("timestamp", ["timestamp"]), ("snapshot", ["snapshot", "timestamp"]), ("targets", ["snapshot"])])
def test_a_version_pushed_far_ahead_is_taken_back_by_new_keys(ready, repository, role, rotated):
    for _ in range(99):
        repository.publish(role)
    repository.publish("snapshot", "timestamp")
    assert ready.refresh() == 0
    assert ready.versions()[role] >= 100
    for name in rotated:
        repository.rotate(name)
    repository.restart(role)
    repository.publish(*[r for r in ("root", "targets", "snapshot", "timestamp") if r != role or r == "root"][:1])
    repository.publish(*[r for r in ("targets", "snapshot", "timestamp")])
    assert ready.refresh() == 0, ready.error
    assert ready.versions()[role] <= 2


# Target files.

@pytest.mark.parametrize("path", [
    "file", "path/to/a/file.txt", "../../escape", "/rooted", "a b/c?d#e%f", ".hidden", "..", "x" * 400, "é/ü"])
def test_any_path_is_stored_inside_the_folder(ready, repository, path):
    repository.add_file(path, b"content")
    repository.publish_all()
    assert ready.download(path) == 0, ready.error
    assert ready.downloads() == [b"content"]
    assert all(f.parent == ready.target_dir for f in ready.target_dir.rglob("*"))
    assert sorted(p.name for p in ready.target_dir.parent.iterdir()) == ["first-root.json", "metadata", "targets"]


def test_what_is_there_is_not_fetched_again(ready, repository):
    repository.add_file("a", b"one")
    repository.publish_all()
    assert ready.download("a") == 0 and ("file" in dict(repository.requests))
    assert ready.download("a") == 0 and ("file" not in dict(repository.requests))
    repository.add_file("a", b"another")
    repository.publish_all()
    assert ready.download("a") == 0
    assert ready.downloads() == [b"another"]


@pytest.mark.parametrize("evil", [b"same length: evil!", b"short", b"much longer than what was promised by targets"])
def test_other_content_than_promised_is_not_kept(ready, repository, evil):
    repository.add_file("a", b"same length: good!")
    repository.add_file("b", b"b")
    repository.publish_all()
    for name in repository.files:
        if name.endswith("a"):
            repository.files[name] = evil
    assert ready.download("a") == 1 and ready.downloads() == []
    assert ready.download("b") == 0 and ready.downloads() == [b"b"]


def test_targets_are_fetched_in_order_until_the_first_failure(ready, repository):
    for name in "ac":
        repository.add_file(name, name.encode())
    repository.publish_all()
    assert ready.download("a", "nowhere", "c") == 1
    assert ready.downloads() == [b"a"]


@pytest.mark.parametrize("hashes", [["sha256"], ["sha512"], ["sha256", "sha512"]])
def test_listed_digests_are_checked(ready, repository, hashes):
    repository.add_file("a", b"content", hashes=hashes)
    repository.publish_all()
    assert ready.download("a") == 0, ready.error
    assert ready.downloads() == [b"content"]


@pytest.mark.parametrize("spoil", ["unknown", "sha512"])
def test_a_digest_that_is_unknown_or_wrong_is_refused(ready, repository, spoil):
    file = repository.add_file("a", b"content", hashes=["sha256", "sha512"] if spoil == "sha512" else ["sha512"])
    if spoil == "unknown":
        file.hashes = {"unknown-hash": file.hashes["sha512"]}
    else:
        file.hashes["sha512"] = "0" * 128
    repository.publish_all()
    assert ready.download("a") == 1 and ready.downloads() == []


def test_usage_errors_end_with_one(ready, tmp_path):
    assert ready.run("refresh") == 1 and "--metadata-url" in ready.error
    assert ready.run("--metadata-url", "ftp://x", "refresh") == 1
    assert ready.run("init", str(tmp_path / "nothing")) == 1
    assert ready.run("dance") == 1
    assert ready.run("--help") == 0
