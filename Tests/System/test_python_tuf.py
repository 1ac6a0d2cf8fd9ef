"""The repository of our server, read by python-tuf's client and by our update client, through changes of keys."""
import hashlib
import json
import shutil
import subprocess

import processes
import pytest
from conftest import SAMPLE_SITE, free_port
from tuf.ngclient import Updater

CLIENT = processes.BUILD / "snowglobe-update-client"


class Publisher:
    """A server with content, and a stick that secret keys are on."""

    def __init__(self, folder, *init):
        self.folder, self.data, self.stick = folder, folder / "data", folder / "stick"
        self.stick.mkdir()
        self.run("init", "--clinic-site", SAMPLE_SITE, *[o.replace("STICK", str(self.stick)) for o in init])
        self.root = (self.data / "tuf" / "metadata" / "1.root.json").read_bytes()
        self.content = folder / "content"
        shutil.copytree(processes.ROOT / "Assets" / "bundle", self.content)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.server = processes.Program(
            [processes.SERVER, "serve", "--data", str(self.data), "--port", str(port)])
        self.server.wait_until_ready()

    def run(self, *arguments, check=True):
        return processes.run(processes.SERVER, *arguments, "--data", self.data, check=check)

    def keys(self, *arguments, check=True):
        return self.run("keys", *arguments, check=check)

    def edit(self, word):
        path = self.content / "strings" / "en.json"
        strings = json.loads(path.read_text())
        key = next(k for k, v in strings.items() if isinstance(v, str))
        strings[key] = f"{strings[key]} {word}"
        path.write_text(json.dumps(strings, indent=2, ensure_ascii=False))

    def release(self):
        self.run("release", "create", self.content)
        return self.run("release", "publish", check=False)

    def sign_root(self, *names):
        """The ceremony: carry the drafted root to the keys, sign it there, bring it back."""
        carried = self.stick / "root.json"
        self.keys("export", carried)
        for name in names:
            processes.run(processes.SERVER, "keys", "sign", carried, "--key", self.stick / name)
        return self.keys("import", carried)


@pytest.fixture
def publisher(tmp_path):
    publisher = Publisher(tmp_path, "--root-key", "STICK/root-key.json")
    yield publisher
    publisher.server.kill()


class Reader:
    """python-tuf's client, which trusts the first root and remembers."""

    def __init__(self, publisher, folder):
        self.publisher = publisher
        self.metadata, self.targets = folder / "python-metadata", folder / "python-targets"
        self.metadata.mkdir()
        self.targets.mkdir()

    def updater(self):
        updater = Updater(
            str(self.metadata), f"{self.publisher.url}/tuf/metadata/", str(self.targets),
            f"{self.publisher.url}/tuf/targets/", bootstrap=self.publisher.root)
        updater.refresh()
        return updater

    def fetch(self, path):
        updater = self.updater()
        info = updater.get_targetinfo(path)
        assert info is not None, path
        with open(updater.download_target(info), "rb") as file:
            content = file.read()
        assert hashlib.sha256(content).hexdigest() == info.hashes["sha256"]
        return content


def ours(publisher, *names):
    """Our client against our server, from the first root on."""
    folder = publisher.folder / "our-client"
    if not folder.exists():
        for name in ("metadata", "targets"):
            (folder / name).mkdir(parents=True)
        (folder / "root.json").write_bytes(publisher.root)
        subprocess.run([CLIENT, "--metadata-dir", folder / "metadata", "init", folder / "root.json"], check=True)
    chosen = [part for name in names for part in ("--target-name", name)]
    subprocess.run(
        [CLIENT, "--metadata-dir", folder / "metadata", "--metadata-url", f"{publisher.url}/tuf/metadata",
         "--target-base-url", f"{publisher.url}/tuf/targets", "--target-dir", folder / "targets", *chosen, "download"],
        check=True, timeout=60)
    return sorted(f.read_bytes() for f in (folder / "targets").iterdir())


def delta_path(publisher):
    """The path of a delta package that the delegated role lists."""
    newest = max((publisher.data / "tuf" / "metadata").glob("*.deltas.json"), key=lambda f: int(f.name.split(".")[0]))
    return sorted(json.loads(newest.read_text())["signed"]["targets"])[-1]


def test_python_tuf_reads_our_repository_through_changes_of_keys(publisher, tmp_path):
    reader = Reader(publisher, tmp_path)
    assert json.loads(reader.fetch("sites/main/site.json"))["schemaVersion"] == 1

    assert publisher.release().returncode == 0
    first = reader.fetch("bundles/1/bundle.sgd")
    publisher.edit("again")
    assert publisher.release().returncode == 0
    delta = reader.fetch(delta_path(publisher))
    assert len(delta) < len(first)
    assert ours(publisher, "bundles/2/bundle.sgd", delta_path(publisher)) == sorted(
        [reader.fetch("bundles/2/bundle.sgd"), delta])

    # New online keys, then two of three root keys, then the first root key goes.
    publisher.keys("rotate", "timestamp", "snapshot", "targets")
    publisher.sign_root("root-key.json")
    publisher.keys("rotate", "deltas")
    for name in ("second", "third"):
        processes.run(processes.SERVER, "keys", "make", publisher.stick / f"{name}.json")
        publisher.keys("add", "root", publisher.stick / f"{name}.json.public")
    publisher.keys("threshold", "root", "2")
    publisher.sign_root("root-key.json", "second.json")
    table = publisher.keys("list").stdout
    assert "2 of 3" in table
    old = next(line.split()[1] for line in table.splitlines()
               if line.startswith("root") and line.split()[1] in named(publisher.stick / "root-key.json"))
    publisher.keys("revoke", old)
    assert publisher.keys("export", tmp_path / "unsigned.json").returncode == 0
    refused = publisher.keys("import", tmp_path / "unsigned.json", check=False)
    assert refused.returncode != 0 and "0 of the 2 signatures" in refused.stderr
    publisher.sign_root("second.json", "third.json")

    publisher.edit("and again")
    assert publisher.release().returncode == 0
    reader.fetch(delta_path(publisher))
    assert json.loads((reader.metadata / "root.json").read_text())["signed"]["version"] == 4
    assert len(ours(publisher, "bundles/3/bundle.sgd")) == 3


def named(key_file):
    """The name of a key in metadata: the digest of its public half, as canonical JSON."""
    key = json.loads(key_file.read_text())
    public = {"keytype": key["keytype"], "keyval": {"public": key["keyval"]["public"]}, "scheme": key["scheme"]}
    return hashlib.sha256(json.dumps(public, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def test_a_release_is_signed_with_a_key_that_was_never_on_the_server(tmp_path):
    publisher = Publisher(tmp_path, "--root-key", "STICK/root-key.json", "--release-key", "STICK/release-key.json")
    try:
        reader = Reader(publisher, tmp_path)
        waits = publisher.release()
        assert waits.returncode != 0 and "keys sign" in waits.stderr
        assert reader.updater().get_targetinfo("bundles/1/bundle.sgd") is None
        carried = publisher.stick / "targets.json"
        shutil.copy(publisher.data / "pending" / "targets.json", carried)
        shown = processes.run(
            processes.SERVER, "keys", "sign", carried, "--key", publisher.stick / "release-key.json").stdout
        assert "bundles/1/bundle.sgd" in shown
        publisher.keys("import", carried)
        assert reader.fetch("bundles/1/bundle.sgd")
        secrets = b"".join(f.read_bytes() for f in (publisher.data / "keys").iterdir())
        for name in ("root-key.json", "release-key.json"):
            assert json.loads((publisher.stick / name).read_text())["keyval"]["private"].encode() not in secrets
    finally:
        publisher.server.kill()
