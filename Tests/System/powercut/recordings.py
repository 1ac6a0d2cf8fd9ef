"""A clinic whose kiosk is recorded as it installs, updates and returns, and what it shows before and after."""
import contextlib
import dataclasses
import json
import pathlib
import shutil
import time

import processes
from conftest import SAMPLE_SITE, crawl, post_event

from powercut import recording, states
from powercut.bundle import write_bundle
from powercut.judge import ShownPages, read_tree, scratch_folder, write_tree

ACTIVATION_SECONDS_MAX = 60
BOOT_ID = pathlib.Path("/proc/sys/kernel/random/boot_id")


@dataclasses.dataclass
class Recording:
    """A data folder as it was, the calls that changed it, and what it is then; with the pages before and after."""

    name: str
    before: dict
    calls: list
    after: dict
    shown_before: str
    shown_after: str


class RecordedClinic:
    """Runs the kiosk under the recorder, one step after the other; each step starts from what the last one left."""

    def __init__(self, clinic):
        self.clinic = clinic
        self.folder = scratch_folder()
        clinic.kiosk_data = self.folder / "kiosk"
        self.library = recording.build_recorder(clinic.folder)
        self.recordings = []
        self.pages = {}
        self.published = 0
        clinic.init()
        clinic.start_server()
        clinic.enrol()
        clinic.kiosk_command("sync")  # The site configuration arrives.
        self.shown = self._look("factory")

    def close(self):
        self.clinic.stop()
        shutil.rmtree(self.folder)

    def publish(self, edition):
        folder = write_bundle(self.clinic.folder / edition, edition)
        self.clinic.server_command("release", "create", folder)
        self.clinic.server_command("release", "publish")
        self.published += 1

    def change_site(self, clinic_name):
        site = json.loads(SAMPLE_SITE.read_text())
        site["clinic"]["name"] = clinic_name
        file = self.clinic.folder / "changed-site.json"
        file.write_text(json.dumps(site))
        self.clinic.server_command("site", "set", file)

    def record(self, name, shown_after, *command):
        """Records a command of the kiosk's, after which the kiosk shows `shown_after`."""
        with self._recorded(name, shown_after) as environment:
            processes.run(*self.clinic.kiosk_call(*command), environment=environment)

    def record_serving(self, name, shown_after):
        """Records a kiosk that serves, is updated while its screen is idle, and is stopped."""
        with self._recorded(name, shown_after) as environment:
            kiosk = processes.Program(self.clinic.kiosk_call("serve", "--port", "0"), environment=environment)
            try:
                address = kiosk.wait_until_ready()
                post_event(address, event="screen.attract")
                before = ShownPages(address).get("/screen")
                self.clinic.kiosk_command("sync")
                deadline = time.monotonic() + ACTIVATION_SECONDS_MAX
                while ShownPages(address).get("/screen") == before:
                    assert time.monotonic() < deadline, f"nothing was activated\n{kiosk.output}"
                    time.sleep(0.1)
                kiosk.stop()
            finally:
                kiosk.kill()

    def return_to(self, shown_after):
        """Returns to the release before, unrecorded."""
        self.clinic.kiosk_command("content", "roll-back")
        self.shown = self._look(shown_after)

    def reaches_the_newest(self, data):
        """Whether one more sync brings a kiosk with this data folder to the release that was published last."""
        self.clinic.kiosk_command("sync", data=data)
        return self.clinic.status(data)["release"].startswith(f"{self.published}-")

    def start_cut_off(self, tree):
        """What is left if power fails just before the kiosk can note that it started, and another boot follows."""
        data, file = self.folder / "start", self.clinic.folder / "start.recording"
        write_tree(data, tree)
        kiosk = processes.Program(
            [processes.KIOSK, "serve", "--port", "0", "--data", str(data)],
            environment=recording.environment(self.library, data, file))
        kiosk.wait_until_ready()
        kiosk.kill()
        calls = recording.read(file)
        file.unlink()
        shutil.rmtree(data)
        noted = next(number for number, call in enumerate(calls) if (call.letter, call.path) == ("X", "starts"))
        left = states.played(tree, calls[:noted], is_journalled=False).tree([], [])
        this_boot = BOOT_ID.read_text().strip().encode()
        kind, note = left["starts"]
        return {**left, "starts": (kind, note.replace(this_boot, b"an-earlier-boot"))}

    @contextlib.contextmanager
    def _recorded(self, name, shown_after):
        data, file = self.clinic.kiosk_data, self.clinic.folder / f"recording-{len(self.recordings)}"
        before, shown_before = read_tree(data), self.shown
        yield recording.environment(self.library, data, file)
        made = Recording(name, before, recording.read(file), read_tree(data), shown_before, shown_after)
        self.recordings.append(made)
        self.shown = self._look(shown_after)

    def _look(self, name):
        """Keeps every page and file that the kiosk shows now, under a name."""
        address = self.clinic.start_kiosk()
        release = json.loads(ShownPages(address).get("/screen")[1])["release"]
        manifest = self.clinic.kiosk_data / "releases" / release / "bundle.json"
        paths = set(crawl(address))
        if manifest.exists():
            paths |= {f"/c/{release}/{file['path']}" for file in json.loads(manifest.read_text())["files"]}
        pages = ShownPages(address).all(paths | {"/en/globe/", "/en/faq/Q01/"})
        self.clinic.kiosk.stop()
        assert self.pages.setdefault(name, pages) == pages
        return name


def record_all(clinic):
    """The recordings of a kiosk's life, and the pages of each release that it ever showed."""
    recorded = RecordedClinic(clinic)
    recorded.publish("one")
    recorded.record("install", "one", "sync")
    recorded.publish("two")
    recorded.record("update", "two", "sync")
    recorded.change_site("Another Clinic")
    recorded.record("site", "two elsewhere", "sync")
    recorded.publish("three")
    recorded.record_serving("update while serving", "three")
    recorded.record("roll back", "two elsewhere", "content", "roll-back")
    recorded.publish("four")
    recorded.record("update after roll back", "four", "sync")
    recorded.return_to("two elsewhere")
    recorded.record("roll back to factory", "factory elsewhere", "content", "roll-back")
    recorded.publish("five")  # For what comes after the power cuts.
    return recorded
