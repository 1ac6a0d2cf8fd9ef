"""A clinic for tests: the two real programs, their data folders, and time as the tests set it."""
import json
import pathlib
import re
import shutil
import socket
import time
import urllib.error
import urllib.request

import processes

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
SAMPLE_SITE = processes.ROOT / "SyncServer" / "deploy" / "sample-site.json"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Clinic:
    """One server and one kiosk with folders of their own; either can be started, stopped and cut off."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.server_data, self.kiosk_data = self.folder / "server", self.folder / "kiosk"
        self.server_port = free_port()
        self.server_url = f"http://127.0.0.1:{self.server_port}"
        self.server = self.kiosk = self.kiosk_url = None
        self.days_ahead = 0
        self.codes = 0

    # What the server's program does.

    def server_command(self, *arguments, **options):
        return processes.run(processes.SERVER, *arguments, "--data", self.server_data, **options)

    def init(self):
        self.server_command("init", "--clinic-site", SAMPLE_SITE)

    def start_server(self):
        self.server = processes.Program(
            [processes.SERVER, "serve", "--data", str(self.server_data), "--port", str(self.server_port)])
        self.server.wait_until_ready()

    def enrolment_code(self):
        self.codes += 1
        return CODE.search(self.server_command("enroll", "--name", f"Waiting room {self.codes}").stdout).group()

    def publish(self, folder):
        self.server_command("release", "create", folder)
        self.server_command("release", "publish")

    def publish_word(self, word):
        """Publishes the bundle with another word in place of the "totals" of answer Q36."""
        folder = self.folder / word
        shutil.copytree(processes.ROOT / "Assets" / "bundle", folder)
        file = folder / "faq" / "strings" / "en.json"
        before, answer = file.read_text().split('"Q36"', 1)
        assert " totals" in answer.split('"Q37"')[0]
        file.write_text(f'{before}"Q36"{answer.replace(" totals", f" {word}", 1)}')
        self.publish(folder)

    def export(self):
        """The released cells as {(counter, explainer, scene, value): visits}, each once."""
        document = json.loads(self.server_command("stats", "export", "--format", "json").stdout)
        cells = {}
        for cell in document["cells"]:
            key = (cell["counter"], cell.get("explainer"), cell.get("scene"), cell.get("value"))
            cells[key] = cells.get(key, 0) + cell["visits"]
        return cells

    # What the kiosk's program does.

    def kiosk_call(self, *arguments, data=None, under=()):
        """The call of the kiosk's program, with the days that have passed in this test."""
        call = [*under, processes.KIOSK, *arguments, "--data", str(data or self.kiosk_data)]
        return processes.at_time(f"+{self.days_ahead}d", call) if self.days_ahead else call

    def kiosk_command(self, *arguments, data=None, **options):
        return processes.run(*self.kiosk_call(*arguments, data=data), **options)

    def start_kiosk(self, data=None):
        self.kiosk = processes.Program(self.kiosk_call("serve", "--port", "0", data=data))
        self.kiosk_url = self.kiosk.wait_until_ready()
        return self.kiosk_url

    def enrol(self):
        self.kiosk_command("enroll", self.enrolment_code(), "--server", self.server_url)

    def open(self):
        """Starts the server and enrols the kiosk, which then has the clinic's site configuration."""
        self.init()
        self.start_server()
        self.enrol()
        self.kiosk_command("sync")

    def status(self, data=None):
        return json.loads(self.kiosk_command("status", "--json", data=data).stdout)

    def wait_for_sealed_segment(self, data=None, seconds=60):
        """Waits until the kiosk has sealed something, which it does beside serving pages."""
        deadline = time.monotonic() + seconds
        while self.status(data)["keptSegments"] == 0:
            assert time.monotonic() < deadline, f"nothing was sealed within {seconds} s\n{self.kiosk.output}"

    def stop(self):
        for program in (self.kiosk, self.server):
            if program and program.process.poll() is None:
                program.kill()


def get(url):
    """Status and body of a GET, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def post_event(base, **event):
    request = urllib.request.Request(
        f"{base}/usage", data=json.dumps(event).encode(), headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status


def crawl(base):
    """Every page and file that the kiosk serves from its start page on: {path: body}."""
    todo, found = ["/", "/en/"], {}
    while todo:
        path = todo.pop()
        if path in found:
            continue
        status, body = get(base + path)
        assert status == 200, f"{path} answered {status}"
        found[path] = body
        if path.endswith("/"):
            todo += [p for p in re.findall(r'(?:href|src)="(/[^"#?]*)"', body.decode()) if p not in found]
    return found
