"""A repository made with python-tuf in memory, served over HTTP, with every request noted; and our client against it."""
import copy
import datetime
import http.server
import json
import pathlib
import subprocess
import threading
import urllib.parse

import processes
from securesystemslib.signer import CryptoSigner
from tuf.api import metadata as tuf
from tuf.api.serialization.json import JSONSerializer

CLIENT = str(processes.BUILD / "snowglobe-update-client")
TOP = ("root", "targets", "snapshot", "timestamp")
MAKE_KEY = {
    "ed25519": CryptoSigner.generate_ed25519,
    "ecdsa": CryptoSigner.generate_ecdsa,
    "rsa": CryptoSigner.generate_rsa,
}


def days(count):
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=count)


class Repository:
    """Roles as python-tuf objects; `publish` signs them and adds the bytes to what is served."""

    def __init__(self, key="ed25519"):
        self.key = key
        self.roles = {"root": tuf.Root(expires=days(300)), "targets": tuf.Targets(expires=days(300)),
                      "snapshot": tuf.Snapshot(expires=days(30)), "timestamp": tuf.Timestamp(expires=days(30))}
        self.signers = {}
        self.served = {}  # role: [bytes of version 1, 2, …]
        self.files = {}  # served path below /targets/: bytes
        self.describes_files = False  # whether snapshot and timestamp name lengths and hashes
        self.requests = []
        self.answers = {}  # path: a function of the handler, in place of the usual answer
        for role in TOP:
            self.add_key(role)
        self.publish("targets", "snapshot", "timestamp", "root")

    def __getattr__(self, name):
        if name in ("root", "targets", "snapshot", "timestamp"):
            return self.roles[name]
        raise AttributeError(name)

    def add_key(self, role, signer=None, delegator=None):
        signer = signer or MAKE_KEY[self.key]()
        (self.roles[delegator] if delegator else self.root).add_key(signer.public_key, role)
        self.signers.setdefault(role, []).append(signer)
        return signer

    def rotate(self, role):
        self.root.roles[role].keyids.clear()
        self.signers[role] = []
        for _ in range(self.root.roles[role].threshold):
            self.add_key(role)

    def restart(self, role):
        """Begins the role's versions anew, as a rollback does."""
        self.served.pop(role)
        self.roles[role].version = 1

    def delegate(self, delegator, name, paths=("*",), prefixes=None, terminating=False, targets=None):
        parent = self.roles[delegator]
        if parent.delegations is None:
            parent.delegations = tuf.Delegations({}, roles={})
        parent.delegations.roles[name] = tuf.DelegatedRole(
            name, [], 1, terminating, None if prefixes else list(paths), prefixes)
        self.roles.setdefault(name, targets or tuf.Targets(expires=days(300)))
        self.add_key(name, delegator=delegator)

    def add_file(self, path, content, role="targets", hashes=("sha256",)):
        file = tuf.TargetFile.from_data(path, content, list(hashes))
        self.roles[role].targets[path] = file
        folder, slash, name = path.rpartition("/")
        for digest in file.hashes.values():
            self.files[f"{folder}{slash}{digest}.{name}"] = content
        self.files[path] = content
        return file

    def publish(self, *names):
        for name in names:
            role = self.roles[name]
            if name in self.served:
                role.version += 1
            signed = tuf.Metadata(copy.deepcopy(role))
            for signer in self.signers[name]:
                signed.sign(signer, append=True)
            self.put(name, signed.to_bytes(JSONSerializer()))

    def put(self, name, content):
        """Adds the bytes of the role's next version, and names them in the file above."""
        self.served.setdefault(name, []).append(content)
        version = self.roles[name].version
        description = tuf.MetaFile(version)
        if self.describes_files:
            description = tuf.MetaFile.from_data(version, content, ["sha256"])
        if name == "snapshot":
            self.timestamp.snapshot_meta = description
        elif name not in ("root", "timestamp"):
            self.snapshot.meta[f"{name}.json"] = description

    def publish_all(self, *more):
        self.publish(*more, "targets", "snapshot", "timestamp")

    def metadata(self, name):
        version, _, rest = name.partition(".")
        is_plain = name == "timestamp.json" or not (self.root.consistent_snapshot or rest == "root.json")
        role = urllib.parse.unquote((name if is_plain else rest).removesuffix(".json"))
        versions = self.served.get(role, [])
        self.requests.append((urllib.parse.quote(role, ""), None if is_plain else int(version)))
        if is_plain:
            return versions[-1] if versions else None
        first = self.roles[role].version - len(versions) + 1 if role in self.roles else 1
        index = int(version) - first
        return versions[index] if 0 <= index < len(versions) else None


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        repository = self.server.repository
        special = repository.answers.get(self.path)
        if special:
            return special(self)
        folder, _, name = self.path.lstrip("/").partition("/")
        if folder == "metadata":
            content = repository.metadata(name)
        else:
            repository.requests.append(("file", name))
            content = repository.files.get(urllib.parse.unquote(name))
        if content is None:
            return self.send_error(404)
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class Client:
    """Our program with folders of its own, and the server of the repository that it is pointed at."""

    def __init__(self, folder, repository):
        self.repository = repository
        self.metadata_dir = pathlib.Path(folder) / "metadata"
        self.target_dir = pathlib.Path(folder) / "targets"
        self.root = pathlib.Path(folder) / "first-root.json"
        for made in (self.metadata_dir, self.target_dir):
            made.mkdir()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.repository = repository
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.error = ""

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def run(self, *arguments, day=None):
        call = [CLIENT, "--metadata-dir", str(self.metadata_dir), *arguments]
        if day is not None:
            call = processes.at_time(f"{day:+}d", call)
        done = subprocess.run(call, capture_output=True, text=True, timeout=60)
        self.error = done.stderr
        return done.returncode

    def init(self, content=None):
        self.root.write_bytes(content or self.repository.served["root"][0])
        return self.run("init", str(self.root))

    def refresh(self, day=None):
        self.repository.requests.clear()
        return self.run("--metadata-url", f"{self.url}/metadata", "refresh", day=day)

    def download(self, *names, day=None):
        self.repository.requests.clear()
        chosen = [part for name in names for part in ("--target-name", name)]
        return self.run(
            "--metadata-url", f"{self.url}/metadata/", *chosen, "--target-dir", str(self.target_dir),
            "--target-base-url", f"{self.url}/targets/", "download", day=day)

    def versions(self):
        return {f.name.removesuffix(".json"): tuf.Metadata.from_file(str(f)).signed.version
                for f in self.metadata_dir.glob("*.json")}

    def downloads(self):
        return sorted(f.read_bytes() for f in self.target_dir.rglob("*") if f.is_file())

    def asked(self):
        """Roles and files asked for after the walk through the roots."""
        return [name if name != "file" else version
                for name, version in self.repository.requests if name not in ("root", "timestamp")]


def signed_json(repository, role):
    """The newest metadata of a role as JSON, taken away from what is served."""
    return json.loads(repository.served[role].pop())
