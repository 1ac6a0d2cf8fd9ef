"""Roads without a server in sight: through a neighbour kiosk, and on a USB stick, with everything verified as ever."""
import json
import os
import pathlib
import shutil
import sqlite3
import urllib.error
import urllib.request

import pytest

import processes
from conftest import CODE, SAMPLE_SITE, free_port, get, post_event

NOWHERE = 9  # discard: nothing listens there
VISITS = 11  # the fewest that are ever sealed


def kiosk(clinic, *arguments, data, environment=None, check=True):
    return processes.run(processes.KIOSK, *arguments, "--data", data, environment=environment, check=check)


def enrol(clinic, data):
    kiosk(clinic, "enroll", clinic.enrolment_code(), "--server", clinic.server_url, data=data)


def lose_the_server(data):
    """The kiosk's server is out of reach from here on."""
    with sqlite3.connect(data / "kiosk.db") as database:
        database.execute("UPDATE identity SET server = ?", (f"http://127.0.0.1:{NOWHERE}",))


def release(clinic, data):
    return json.loads(kiosk(clinic, "status", "--json", data=data).stdout)["release"]


def receive_patients(clinic, data):
    """A day with just enough visits to be sealed, and the start of the next one."""
    url = clinic.start_kiosk(data)
    for _ in range(VISITS):
        post_event(url, event="visit.start")
        post_event(url, event="explainer.open", explainer="snow-globe")
        post_event(url, event="visit.end", reason="restart")
        post_event(url, event="screen.attract")
    clinic.kiosk.stop()
    clinic.days_ahead = 1
    clinic.start_kiosk(data)
    clinic.wait_for_sealed_segment(data)
    clinic.kiosk.stop()
    clinic.days_ahead = 0


def counted_visits(clinic):
    return clinic.export().get(("visit.count", None, None, None), 0)


@pytest.fixture(scope="module")
def clinic(clinic_factory):
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    return clinic


# A neighbour: kiosk A meets the server, kiosk B meets only A.

@pytest.fixture(scope="module")
def neighbours(clinic):
    data_a, data_b = clinic.folder / "a", clinic.folder / "b"
    enrol(clinic, data_a)
    enrol(clinic, data_b)
    lose_the_server(data_b)
    receive_patients(clinic, data_b)
    clinic.publish_word("relayed")
    kiosk(clinic, "sync", data=data_a)
    relay_port = free_port()
    program = processes.Program(
        [processes.KIOSK, "serve", "--data", str(data_a), "--port", "0"],
        environment={"SNOWGLOBE_KIOSK_RELAY_PORT": str(relay_port), "SNOWGLOBE_KIOSK_RELAY_HOST": "127.0.0.1",
                     "SNOWGLOBE_KIOSK_SYNC_ENABLED": "false"})  # It meets the server when the test says so.
    post_event(program.wait_until_ready(), event="screen.attract")  # Nobody stands at A's screen.
    kiosk(clinic, "sync", data=data_a)
    yield data_a, data_b, {"SNOWGLOBE_KIOSK_RELAY_NEIGHBOURS": f"http://127.0.0.1:{relay_port}"}, relay_port
    program.stop()


def test_a_kiosk_updates_through_its_neighbour(clinic, neighbours):
    data_a, data_b, environment, _ = neighbours
    assert release(clinic, data_a).startswith("1-")
    alone = kiosk(clinic, "sync", data=data_b, check=False)
    assert alone.returncode == 1 and "reached" in alone.stderr
    assert release(clinic, data_b).startswith("0-")
    kiosk(clinic, "sync", data=data_b, environment=environment)
    assert release(clinic, data_b).startswith("1-")


def test_a_kiosk_finds_its_neighbour_by_search(clinic, neighbours):
    """Avahi's answer is given by hand, for its daemon needs a LAN; the rest is real."""
    *_, relay_port = neighbours
    data = clinic.folder / "searching"
    enrol(clinic, data)
    lose_the_server(data)
    programs = clinic.folder / "programs"
    programs.mkdir()
    answer = f"=;lo;IPv4;Snowglobe\\\\032relay;_snowglobe._tcp;local;desk.local;127.0.0.1;{relay_port};"
    (programs / "avahi-browse").write_text(f"#!/bin/sh\necho '{answer}'\n")
    (programs / "avahi-browse").chmod(0o755)
    environment = {"SNOWGLOBE_KIOSK_RELAY_NEIGHBOURS": "mdns", "PATH": f"{programs}:{os.environ['PATH']}"}
    kiosk(clinic, "sync", data=data, environment=environment)
    assert release(clinic, data).startswith("1-")


def test_what_a_kiosk_reports_reaches_the_server_through_its_neighbour(clinic, neighbours):
    data_a, data_b, environment, _ = neighbours
    name = json.loads(kiosk(clinic, "status", "--json", data=data_b).stdout)["name"]
    spool = data_a / "relay" / "spool"
    assert list(spool.glob("status-*.report")), "the neighbour keeps B's report for the server"

    def line():
        return next(row for row in clinic.server_command("kiosks").stdout.splitlines() if row.startswith(name))

    before = line()
    assert counted_visits(clinic) == 0
    kiosk(clinic, "sync", data=data_a)
    assert counted_visits(clinic) == VISITS
    assert not list(spool.glob("*.report")), "it was handed on"
    assert line() != before and " 1-" in line()


def test_a_neighbour_shows_files_and_takes_reports_and_nothing_else(clinic, neighbours):
    *_, relay_port = neighbours
    base = f"http://127.0.0.1:{relay_port}"
    with urllib.request.urlopen(f"{base}/tuf/metadata/timestamp.json") as answer:
        assert json.load(answer)["signed"]["_type"] == "timestamp"
    for path in ("/", "/status", "/sync", "/tuf/metadata/..%2f..%2fdevice.key", "/tuf/targets/../../device.key",
                 "/tuf/targets/%2e%2e/%2e%2e/kiosk.db", "/relay"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(base + path)
        assert refused.value.code in (400, 404), path
    unsigned = urllib.request.Request(f"{base}/v1/status", data=b"{}", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(unsigned)
    assert refused.value.code == 400


def test_the_clinic_switches_relays_off(clinic, neighbours):
    data_a, data_b, environment, relay_port = neighbours
    site = clinic.folder / "site.json"
    for relay, code in ((False, 403), (True, 200)):
        site.write_text(json.dumps({**json.loads(SAMPLE_SITE.read_text()), "relay": relay}))
        clinic.server_command("site", "set", site)
        kiosk(clinic, "sync", data=data_a)
        assert get(f"http://127.0.0.1:{relay_port}/tuf/metadata/timestamp.json")[0] == code
        answer = kiosk(clinic, "sync", data=data_b, environment=environment, check=False)
        assert answer.returncode == (0 if relay else 1)


# A stick: kiosk C never meets the server.

@pytest.fixture(scope="module")
def stick(clinic):
    folder = clinic.folder / "stick"
    folder.mkdir()
    clinic.publish_word("carried")
    clinic.server_command("usb", "export", folder)
    (folder / "holiday.jpg").write_bytes(b"somebody's picture")
    (folder / "SNOWGLOBE" / "up" / "autorun.inf").write_text("x")
    return folder


def test_1_a_kiosk_that_never_meets_the_server_enrols_and_updates_from_a_stick(clinic, stick):
    data = clinic.folder / "c"
    printed = clinic.server_command("enroll", "--offline", "--name", "Far away").stdout
    root = stick / "SNOWGLOBE" / "tuf" / "metadata" / "root.json"
    done = kiosk(clinic, "enroll", CODE.search(printed).group(), "--root", root, data=data)
    receive_patients(clinic, data)
    fingerprint = printed.split("shows:")[1].strip()
    assert fingerprint in done.stdout.replace(" ", "")
    kiosk(clinic, "usb", stick, data=data)
    assert release(clinic, data).startswith("2-")
    assert "took version" in (stick / "SNOWGLOBE" / "receipt.txt").read_text()


def test_2_the_stick_brings_back_what_the_kiosk_reports(clinic, stick):
    before = counted_visits(clinic)
    printed = clinic.server_command("usb", "import", stick).stdout
    assert counted_visits(clinic) == before + VISITS
    assert "Enrolled: Far away" in printed and "Not ours, and left alone: autorun.inf" in printed
    assert "Far away" in clinic.server_command("kiosks").stdout
    assert (stick / "SNOWGLOBE" / "up" / "autorun.inf").exists() and (stick / "holiday.jpg").exists()
    again = clinic.server_command("usb", "import", stick).stdout
    assert "0 new" in again and "Enrolled" not in again


def test_3_a_code_for_another_root_and_a_spoilt_stick_are_refused(clinic, stick, tmp_path):
    data = tmp_path / "d"
    root = stick / "SNOWGLOBE" / "tuf" / "metadata" / "root.json"
    code = CODE.search(clinic.server_command("enroll", "--offline", "--name", "Never").stdout).group()
    wrong = code[:-4] + ("0000" if not code.endswith("0000") else "1111")
    refused = kiosk(clinic, "enroll", wrong, "--root", root, data=data, check=False)
    assert refused.returncode == 1 and "does not belong" in refused.stderr
    kiosk(clinic, "enroll", code, "--root", root, data=data)
    spoilt = pathlib.Path(shutil.copytree(stick, tmp_path / "spoilt"))
    for file in (spoilt / "SNOWGLOBE" / "tuf" / "targets").rglob("*.sgd"):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    done = kiosk(clinic, "usb", spoilt, data=data, check=False)
    assert done.returncode == 1
    assert release(clinic, data).startswith("0-")
    kiosk(clinic, "usb", stick, data=data)
    assert release(clinic, data).startswith("2-")


def test_4_a_forged_report_on_a_stick_is_not_taken(clinic, stick):
    up = next(p for p in (stick / "SNOWGLOBE" / "up").iterdir() if p.is_dir())
    kiosk(clinic, "usb", stick, data=clinic.folder / "c")
    report = up / "status.report"
    content = bytearray(report.read_bytes())
    content[-2] ^= 1
    report.write_bytes(content)
    printed = clinic.server_command("usb", "import", stick).stdout
    assert "signature" in printed and report.exists()


# Who may take part.

def test_a_revoked_kiosk_gets_nothing_and_its_screen_goes_on(clinic):
    data = clinic.folder / "revoked"
    enrol(clinic, data)
    name = json.loads(kiosk(clinic, "status", "--json", data=data).stdout)["name"]
    clinic.server_command("kiosks", "revoke", name)
    done = kiosk(clinic, "sync", data=data, check=False)
    assert done.returncode == 1 and "does not accept" in done.stderr
    assert release(clinic, data).startswith("0-"), "no content either"
    program = processes.Program([processes.KIOSK, "serve", "--data", str(data), "--port", "0"])
    with urllib.request.urlopen(program.wait_until_ready()) as page:
        assert page.status == 200
    program.stop()
    # Revoked by mistake: a new code takes it back, and the key and the name are the same.
    code = CODE.search(clinic.server_command("enroll").stdout).group()
    key = (data / "device.key").read_bytes()
    kiosk(clinic, "enroll", code, "--server", clinic.server_url, data=data)
    kiosk(clinic, "sync", data=data)
    assert release(clinic, data).startswith("2-") and (data / "device.key").read_bytes() == key
    assert json.loads(kiosk(clinic, "status", "--json", data=data).stdout)["name"] == name


def test_a_new_machine_takes_the_name_of_a_broken_one(clinic):
    old, new = clinic.folder / "old", clinic.folder / "new"
    code = CODE.search(clinic.server_command("enroll", "--name", "Foyer").stdout).group()
    kiosk(clinic, "enroll", code, "--server", clinic.server_url, data=old)
    code = CODE.search(clinic.server_command("enroll", "--replaces", "Foyer").stdout).group()
    kiosk(clinic, "enroll", code, "--server", clinic.server_url, data=new)
    assert json.loads(kiosk(clinic, "status", "--json", data=new).stdout)["name"] == "Foyer"
    kiosk(clinic, "sync", data=new)
    assert kiosk(clinic, "sync", data=old, check=False).returncode == 1
    assert "Foyer (replaced)" in clinic.server_command("kiosks").stdout
