"""The update client against repositories made by python-tuf: what a conformance suite asks for, case by case."""
import hashlib
import json
import threading
import urllib.parse

import pytest
from foreign_repository import Client, Repository, days
from securesystemslib.signer import CryptoSigner
from tuf.api import metadata as tuf

ALL = {"root": 1, "timestamp": 1, "snapshot": 1, "targets": 1}


@pytest.fixture
def repository():
    return Repository()


@pytest.fixture
def client(tmp_path, repository):
    client = Client(tmp_path, repository)
    yield client
    client.close()


@pytest.fixture
def ready(client):
    assert client.init() == 0, client.error
    return client


def signed_json(repository, role):
    return json.loads(repository.served[role].pop())


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


# Keys, signatures, thresholds.

BAD = {"rsa": "00" * 384, "ed25519": "00" * 64,
       "ecdsa": "3046022100fa1f62d38e0f5c565fa23e5d230086258427d87f024c146071966deefde55468022100b3347b4bd9ba6701c"
                "a6cef949d04b5742394b9f8c4417933e5d4fa76c3ca3a98"}


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_each_kind_of_key_signs_every_role(tmp_path, kind):
    repository = Repository(kind)
    client = Client(tmp_path, repository)
    repository.delegate("targets", "part")
    repository.add_file("a", b"a", role="part")
    repository.publish_all("part")
    assert client.init() == 0, client.error
    assert client.download("a") == 0, client.error
    # A second key must sign root from now on; then its signature is a wrong one.
    signer = repository.add_key("root")
    repository.root.roles["root"].threshold = 2
    repository.publish("root")
    assert client.refresh() == 0, client.error
    repository.publish("root")
    root = signed_json(repository, "root")
    for signature in root["signatures"]:
        if signature["keyid"] == signer.public_key.keyid:
            signature["sig"] = BAD[kind]
    repository.served["root"].append(json.dumps(root).encode())
    assert client.refresh() == 1 and client.versions()["root"] == 2
    client.close()


def test_the_older_name_of_ecdsa_keys_is_known(ready, repository):
    signer = CryptoSigner.generate_ecdsa()
    signer.public_key.keytype = "ecdsa-sha2-nistp256"
    repository.rotate("timestamp")
    repository.root.roles["timestamp"].keyids.clear()
    repository.signers["timestamp"] = []
    repository.add_key("timestamp", signer)
    repository.publish("root", "timestamp")
    assert ready.refresh() == 0, ready.error


@pytest.mark.parametrize("value", ["00" * 64, "", "not hexadecimal"])
def test_a_wrong_signature_beside_enough_right_ones_does_no_harm(ready, repository, value):
    repository.add_key("timestamp")
    repository.publish("root", "timestamp")
    timestamp = signed_json(repository, "timestamp")
    timestamp["signatures"][0]["sig"] = value
    repository.served["timestamp"].append(json.dumps(timestamp).encode())
    assert ready.refresh() == 0, ready.error


def test_a_key_that_is_named_twice_in_signatures_is_refused(ready, repository):
    snapshot = signed_json(repository, "snapshot")
    snapshot["signatures"] *= 2
    repository.served["snapshot"].append(json.dumps(snapshot).encode())
    assert ready.refresh() == 1 and "snapshot" not in ready.versions()


def test_one_key_under_many_names_counts_once(ready, repository):
    signer = repository.signers["snapshot"][0]
    root = repository.root
    for number in range(5):
        name = f"{number}" * 64
        root.keys[name] = tuf.Key.from_dict(name, signer.public_key.to_dict())
        root.roles["snapshot"].keyids.append(name)
    root.roles["snapshot"].threshold = 4
    repository.publish("root", "snapshot", "timestamp")
    snapshot = signed_json(repository, "snapshot")
    value = snapshot["signatures"][0]["sig"]
    snapshot["signatures"] += [{"keyid": f"{number}" * 64, "sig": value} for number in range(5)]
    repository.served["snapshot"].append(json.dumps(snapshot).encode())
    assert ready.refresh() == 1 and "snapshot" not in ready.versions()


@pytest.mark.parametrize("threshold, is_enough", [(3, True), (4, False)])
def test_a_threshold_is_met_or_not(ready, repository, threshold, is_enough):
    assert ready.refresh() == 0
    for _ in range(2):
        repository.add_key("snapshot")
    repository.root.roles["snapshot"].threshold = threshold
    repository.publish("root", "snapshot", "timestamp")
    assert ready.refresh() == (0 if is_enough else 1)
    assert ready.versions()["root"] == 2
    assert ready.versions()["snapshot"] == (2 if is_enough else 1)


ROOTS = {
    "one key for another": ([([1], 1, [1]), ([2], 1, [2, 1]), ([2], 1, [2])], True),
    "signatures of strangers": ([([1], 1, [3, 1, 4]), ([2], 1, [3, 2, 1, 4]), ([2], 1, [3, 2, 4])], True),
    "three of five, one replaced": ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 1])], True),
    "all five replaced": ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7])], True),
    "threshold up": ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [1, 2])], True),
    "threshold down": ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1, 2]), ([1, 2, 3], 1, [1])], True),
    "not signed by the old key": ([([1], 1, [1]), ([2], 1, [2, 3, 4])], False),
    "not signed by the new key": ([([1], 1, [1]), ([2], 1, [1, 3, 4])], False),
    "too few of the new": ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4])], False),
    "too few of the old": ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 5])], False),
    "new threshold not met": ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [2])], False),
    "old threshold not met": ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1])], False),
}


@pytest.mark.parametrize("name", ROOTS)
def test_roots_are_walked_under_both_thresholds(client, repository, name):
    versions, is_good = ROOTS[name]
    signers = [CryptoSigner.generate_ed25519() for _ in range(10)]
    repository.restart("root")
    for keys, threshold, signed_by in versions:
        repository.root.roles["root"] = tuf.Role([], threshold)
        for number in keys:
            repository.root.add_key(signers[number].public_key, "root")
        repository.signers["root"] = [signers[number] for number in signed_by]
        repository.publish("root")
    assert client.init() == 0, client.error
    assert client.refresh() == (0 if is_good else 1), client.error
    expected = repository.served["root"][-1 if is_good else -2]
    assert (client.metadata_dir / "root.json").read_bytes() == expected


# Delegations.

GRAPHS = {
    "one": ([("targets", "A", {})], ["A"]),
    "two, depth first": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {}), ("A", "D", {})],
                         ["A", "C", "D", "B"]),
    "three deep": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {}), ("C", "D", {})], ["A", "C", "D", "B"]),
    "terminating": ([("targets", "A", {}), ("targets", "B", {}), ("A", "C", {"terminating": True}), ("A", "D", {})],
                    ["A", "C"]),
    "terminating, with children": (
        [("targets", "A", {}), ("targets", "B", {}), ("A", "C", {"terminating": True}), ("C", "D", {})],
        ["A", "C", "D"]),
    "other paths": ([("targets", "A", {"paths": ["*.py"]}), ("targets", "B", {}), ("A", "C", {})], ["B"]),
    "more segments": ([("targets", "A", {"paths": ["*/*"]}), ("targets", "B", {"paths": ["missing?ath"]})], ["B"]),
    "in a circle": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {}), ("C", "D", {}), ("D", "B", {})],
                    ["A", "B", "C", "D"]),
    "by two": ([("targets", "A", {}), ("targets", "B", {}), ("B", "C", {}), ("A", "C", {})], ["A", "C", "B"]),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_delegations_are_asked_in_order(ready, repository, name):
    delegations, expected = GRAPHS[name]
    for delegator, role, options in delegations:
        repository.delegate(delegator, role, **options)
    repository.publish_all(*sorted({role for _, role, _ in delegations}))
    assert ready.download("missingpath") == 1
    assert ready.asked()[2:] == expected, ready.error


@pytest.mark.parametrize("path, asked", [
    ("top", []), ("README.md", ["A"]), ("releases/x/x_v1", ["B", "C"]), ("releases/y/y_v1.zip", ["B", "D"]),
    ("releases/z/z_v1.zip", None)])
def test_a_file_is_found_where_it_was_delegated(ready, repository, path, asked):
    repository.delegate("targets", "A", paths=["*.doc", "*.md"])
    repository.delegate("targets", "B", paths=["releases/*/*"])
    repository.delegate("B", "C", paths=["releases/x/*"])
    repository.delegate("B", "D", paths=["releases/y/*.zip"])
    for role, name in (("targets", "top"), ("A", "README.md"), ("C", "releases/x/x_v1"),
                       ("D", "releases/y/y_v1.zip"), ("D", "releases/z/z_v1.zip")):
        repository.add_file(name, f"{name} of {role}".encode(), role=role)
    repository.publish_all("A", "B", "C", "D")
    assert ready.download(path) == (1 if asked is None else 0), ready.error
    if asked is None:
        assert ready.downloads() == []
    else:
        assert ready.asked()[2:-1] == asked
        assert ready.downloads() == [repository.files[path]]


def test_paths_are_delegated_by_the_beginning_of_their_hash(ready, repository):
    digest = hashlib.sha256(b"bin/file").hexdigest()
    other = "f" if digest[0] != "f" else "0"
    repository.delegate("targets", "other", prefixes=[other])
    repository.delegate("targets", "mine", prefixes=[digest[:2]])
    repository.add_file("bin/file", b"in a bin", role="mine")
    repository.publish_all("other", "mine")
    assert ready.download("bin/file") == 0, ready.error
    assert "other" not in ready.versions()


def test_paths_are_shared_out_among_bins(ready, repository):
    bins = tuf.SuccinctRoles([], 1, 4, "bin")
    repository.targets.delegations = tuf.Delegations({}, succinct_roles=bins)
    signer = CryptoSigner.generate_ed25519()
    repository.targets.add_key(signer.public_key)
    for name in bins.get_roles():
        repository.roles[name] = tuf.Targets(expires=days(300))
        repository.signers[name] = [signer]
    role = bins.get_role_for_target("a/file")
    repository.add_file("a/file", b"binned", role=role)
    repository.publish_all(*bins.get_roles())
    assert ready.download("a/file") == 0, ready.error
    assert ready.asked()[2] == role


def test_a_delegated_role_below_its_threshold_is_refused(ready, repository):
    repository.delegate("targets", "part")
    repository.targets.delegations.roles["part"].threshold = 2
    repository.add_file("a", b"a", role="part")
    repository.publish_all("part")
    assert ready.download("a") == 1 and ready.downloads() == [] and "part" not in ready.versions()


@pytest.mark.parametrize("depth, is_found", [(16, True), (17, False)])
def test_a_chain_of_delegations_has_an_end(ready, repository, depth, is_found):
    above = "targets"
    for number in range(depth):
        repository.delegate(above, f"role{number}")
        above = f"role{number}"
    repository.add_file("deep", b"deep", role=above)
    repository.publish_all(*[f"role{number}" for number in range(depth)])
    assert ready.download("deep") == (0 if is_found else 1), ready.error


@pytest.mark.parametrize("count, is_found", [(32, True), (33, False)])
def test_a_search_visits_no_more_roles_than_the_limit(ready, repository, count, is_found):
    for number in range(count):
        repository.delegate("targets", f"role{number}")
    repository.add_file("last", b"last", role=f"role{count - 1}")
    repository.publish_all(*[f"role{number}" for number in range(count)])
    assert ready.download("last") == (0 if is_found else 1), ready.error


@pytest.mark.parametrize("role", ["?", "#", "/delegatedrole", "../delegatedrole", "a b%c", "..", "é"])
def test_unusual_role_names_are_safe_in_requests_and_on_disk(ready, repository, role):
    repository.delegate("targets", role)
    repository.add_file("a", b"a", role=role)
    repository.publish_all(role)
    assert ready.download("a") == 0, ready.error
    assert (urllib.parse.quote(role, ""), 1) in repository.requests
    assert len(ready.versions()) == 5
    assert sorted(p.name for p in ready.metadata_dir.parent.iterdir()) == ["first-root.json", "metadata", "targets"]


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
