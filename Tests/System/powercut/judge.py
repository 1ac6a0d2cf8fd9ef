"""The real kiosk, started on what a power cut left; and which release it then shows."""
import concurrent.futures
import http.client
import json
import os
import pathlib
import shutil
import tempfile
import time
import urllib.parse

import processes

from powercut import disk

ANSWER_SECONDS_MAX = 30


def read_tree(folder):
    """What lies below a folder: {path: (kind, bytes)}; a link's bytes are its target."""
    tree = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            tree[name] = ("link", os.readlink(path).encode())
        else:
            tree[name] = ("folder", b"") if path.is_dir() else ("file", path.read_bytes())
    return tree


def write_tree(folder, tree):
    """Makes a folder with what `read_tree` gave."""
    folder.mkdir(parents=True)
    for name, (kind, data) in sorted(tree.items()):
        path = folder / name
        if kind == "folder":
            path.mkdir()
        elif kind == "link":
            path.symlink_to(data.decode())
        else:
            path.write_bytes(data)
            path.chmod(0o600)


def scratch_folder():
    """A folder in memory where the system has one: each state is written once and read once."""
    memory = pathlib.Path("/dev/shm")
    return pathlib.Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None, prefix="snowglobe-"))


class ShownPages:
    """What a running kiosk answers, over one connection."""

    def __init__(self, address):
        self._connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)

    def get(self, path):
        # Taken as the kiosk keeps it, compressed or not.
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def all(self, paths):
        """The pages and files among `paths` that the kiosk has: {path: body}."""
        answers = {path: self.get(path) for path in sorted(paths)}
        return {path: body for path, (status, body) in answers.items() if status == 200}

    def wait_for_status(self):
        """What the kiosk says of itself, once it has opened its databases."""
        deadline = time.monotonic() + ANSWER_SECONDS_MAX
        while (answer := self.get("/status"))[0] != 200:
            assert time.monotonic() < deadline, f"no status: {answer}"
            time.sleep(0.02)
        return json.loads(answer[1])


class Judge:
    """Starts the kiosk on state after state and names the release that it shows; two releases at once are a fault."""

    def __init__(self, releases):
        self.releases = releases
        self.folder = scratch_folder()
        self.paths = {path for pages in releases.values() for path in pages}
        self.opened = set()

    def close(self):
        shutil.rmtree(self.folder)

    def shown(self, state, then=None):
        """The release whose pages, all of them and no others, the kiosk shows; `then` may do more with the folder."""
        data = self.folder / str(id(state))
        write_tree(data, state.tree)
        kiosk = processes.Program([processes.KIOSK, "serve", "--port", "0", "--data", str(data)])
        try:
            pages = ShownPages(kiosk.wait_until_ready())
            release = self._release(pages)
            if self._has_new_databases(state):
                pages.wait_for_status()
            kiosk.kill()
            if then:
                then(data)
            return release
        except Exception as error:
            raise AssertionError(f"{state.words}: {error}\n{kiosk.output}") from error
        finally:
            kiosk.kill()
            shutil.rmtree(data)

    def _has_new_databases(self, state):
        """Whether no kiosk was seen to open these databases yet; pages are shown without them."""
        files = {path: node for path, node in state.tree.items() if ".db" in path}
        before = len(self.opened)
        self.opened.add(disk.digest(files))
        return len(self.opened) > before

    def shown_by_all(self, states, then=lambda number: None):
        """What each of the states shows, with as many kiosks at a time as there are processors."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = [pool.submit(self.shown, state, then(number)) for number, state in enumerate(states)]
        faults = [str(job.exception()) for job in jobs if job.exception()]
        assert not faults, f"{len(faults)} of {len(jobs)} states: " + "\n".join(faults[:3])
        return [job.result() for job in jobs]

    def _release(self, pages):
        served = pages.all(self.paths)
        for name, expected in self.releases.items():
            if served == expected:
                return name
        near = max(self.releases, key=lambda name: same(served, self.releases[name]))
        differing = sorted(p for p in self.paths if served.get(p) != self.releases[near].get(p))
        raise AssertionError(f"shows neither release whole: most like {near}, but for {differing[:5]}")


def same(served, pages):
    return sum(served.get(path) == body for path, body in pages.items())
