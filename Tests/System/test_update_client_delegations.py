"""The update client and delegations: in which order they are asked, for which paths, and where a search ends."""
import hashlib
import urllib.parse

import pytest
from foreign_repository import days
from securesystemslib.signer import CryptoSigner
from tuf.api import metadata as tuf

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
