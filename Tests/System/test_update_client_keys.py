"""The update client and keys: every kind, signatures that are wrong or repeated, thresholds, rotation of roots."""
import json

import pytest
from foreign_repository import Client, Repository, signed_json
from securesystemslib.signer import CryptoSigner
from tuf.api import metadata as tuf

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
