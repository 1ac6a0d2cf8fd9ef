"""Bad input gives one plain sentence with what to do next, a non-zero exit, and loses nothing."""
import contextlib
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess

import pytest

import processes

BUNDLE = processes.ROOT / "Assets" / "bundle"


@pytest.fixture(scope="module")
def clinic(clinic_factory):
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    return clinic


def assert_refused(done, *words):
    """Exit 1 and one sentence that names the fault; no trace, no crash."""
    text = done.stdout + done.stderr
    assert done.returncode not in (0, None) and done.returncode > 0, text
    assert "Fatal error" not in text and "Crash" not in text, text
    for word in words:
        assert word.lower() in text.lower(), f"{word} is not in: {text}"
    assert len(done.stderr.strip().splitlines()) <= 6, done.stderr


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in pathlib.Path(folder).rglob("*") if p.is_file()}


def bundle_copy(tmp_path):
    return pathlib.Path(shutil.copytree(BUNDLE, tmp_path / "bundle"))


def test_a_folder_that_is_no_bundle_is_refused(clinic, tmp_path):
    (tmp_path / "note.txt").write_text("hello")
    assert_refused(clinic.server_command("release", "create", tmp_path, check=False), "pages.json")


def test_a_bundle_folder_that_is_not_there_is_refused(clinic, tmp_path):
    assert_refused(clinic.server_command("release", "create", tmp_path / "none", check=False), "none")


def test_a_malformed_file_is_named(clinic, tmp_path):
    folder = bundle_copy(tmp_path)
    (folder / "faq" / "faq.json").write_text('{"topics": [')
    assert_refused(clinic.server_command("release", "create", folder, check=False), "faq/faq.json")


def test_an_unknown_fact_is_named(clinic, tmp_path):
    folder = bundle_copy(tmp_path)
    file = folder / "faq" / "faq.json"
    file.write_text(file.read_text().replace("CF-020", "CF-999", 1))
    assert_refused(clinic.server_command("release", "create", folder, check=False), "CF-999", "faq/faq.json")


def test_a_refused_release_changes_nothing(clinic, tmp_path):
    before = tree(clinic.server_data / "tuf")
    folder = bundle_copy(tmp_path)
    (folder / "layout.mustache").unlink()
    assert_refused(clinic.server_command("release", "create", folder, check=False), "layout.mustache")
    assert tree(clinic.server_data / "tuf") == before


def test_a_wrong_enrolment_code_is_refused_and_makes_no_kiosk(clinic, tmp_path):
    code = clinic.enrolment_code()
    wrong_secret = ("0000-0000" if not code.startswith("0000-0000") else "1111-1111") + code[9:]
    wrong_root = code[:10] + ("0000-0000" if not code.endswith("0000-0000") else "1111-1111")
    for attempt in (wrong_secret, wrong_root, "not-a-code", "0000"):
        done = clinic.kiosk_command("enroll", attempt, "--server", clinic.server_url, data=tmp_path / "k", check=False)
        assert_refused(done, "code")
    assert "Enrolled             no" in clinic.kiosk_command("status", data=tmp_path / "k").stdout


def test_an_enrolment_code_works_once(clinic, tmp_path):
    code = clinic.enrolment_code()
    clinic.kiosk_command("enroll", code, "--server", clinic.server_url, data=tmp_path / "one")
    again = clinic.kiosk_command("enroll", code, "--server", clinic.server_url, data=tmp_path / "two", check=False)
    assert_refused(again, "code")


def test_plain_http_to_another_machine_needs_an_explicit_flag(tmp_path):
    done = processes.run(processes.KIOSK, "enroll", "0000-0000-0000-0000", "--server", "http://192.0.2.1:8090",
                         "--data", tmp_path, check=False)
    assert_refused(done, "https")


@pytest.mark.parametrize("program", ["kiosk", "server"])
def test_a_port_in_use_is_said(clinic, tmp_path, program):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        if program == "kiosk":
            done = processes.run(processes.KIOSK, "serve", "--data", tmp_path, "--port", port, check=False, seconds=60)
        else:
            data = shutil.copytree(clinic.server_data, tmp_path / "server")
            done = processes.run(processes.SERVER, "serve", "--data", data, "--port", port, check=False, seconds=60)
    assert_refused(done, port, "another program", "--port")


def damage(path):
    path.write_bytes(b"this is no database, but it is somebody's file" * 100)


def from_the_future(path):
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO grdb_migrations VALUES ('a step of a later version')")


@pytest.mark.parametrize("harm, word", [(damage, "damaged"), (from_the_future, "newer")])
@pytest.mark.parametrize("name", ["stats.db", "kiosk.db"])
def test_a_kiosks_database_that_cannot_be_used_is_kept_and_said(tmp_path, harm, word, name):
    kiosk = processes.Program([processes.KIOSK, "serve", "--data", str(tmp_path), "--port", "0"])
    kiosk.wait_until_ready()
    kiosk.stop()
    harm(tmp_path / name)
    before = (tmp_path / name).read_bytes()
    done = processes.run(processes.KIOSK, "serve", "--data", tmp_path, "--port", "0", check=False, seconds=60)
    assert_refused(done, name, word)
    assert (tmp_path / name).read_bytes() == before


def content(path):
    """What a database says, or its bytes if it is none."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            return list(database.iterdump())
    except sqlite3.DatabaseError:
        return path.read_bytes()


@pytest.mark.parametrize("harm, word", [(damage, "damaged"), (from_the_future, "newer")])
def test_a_servers_database_that_cannot_be_used_is_kept_and_said(clinic, tmp_path, harm, word):
    data = pathlib.Path(shutil.copytree(clinic.server_data, tmp_path / "server"))
    for leftover in data.glob("server.db-*"):
        leftover.unlink()
    harm(data / "server.db")
    before = content(data / "server.db")
    done = processes.run(processes.SERVER, "serve", "--data", data, "--port", "0", check=False, seconds=60)
    assert_refused(done, "server.db", word)
    assert content(data / "server.db") == before


def test_a_server_that_was_never_made_says_how_to_make_it(tmp_path):
    assert_refused(processes.run(processes.SERVER, "serve", "--data", tmp_path / "none", check=False), "init")


def test_a_second_init_changes_nothing(clinic):
    before = tree(clinic.server_data / "keys")
    assert_refused(clinic.server_command("init", check=False), "already")
    assert tree(clinic.server_data / "keys") == before


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_is_said_and_loses_nothing(clinic, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=18m", "tmpfs", disk], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounts")
    try:
        code = clinic.enrolment_code()
        clinic.kiosk_command("enroll", code, "--server", clinic.server_url, data=disk / "k")
        (disk / "filler").write_bytes(b"\0" * (17 * 1024 * 1024))
        clinic.server_command("release", "create", BUNDLE)
        clinic.server_command("release", "publish")
        done = clinic.kiosk_command("sync", data=disk / "k", check=False)
        assert_refused(done, "space")
        (disk / "filler").unlink()
    finally:
        subprocess.run(["umount", disk], check=False)


def test_two_kiosks_do_not_share_a_data_folder(tmp_path):
    first = processes.Program([processes.KIOSK, "serve", "--data", str(tmp_path), "--port", "0"])
    first.wait_until_ready()
    try:
        done = processes.run(processes.KIOSK, "serve", "--data", tmp_path, "--port", "0", check=False, seconds=60)
        assert_refused(done, "another")
    finally:
        first.stop()


def test_a_setting_that_makes_no_sense_is_named(tmp_path):
    done = processes.run(processes.KIOSK, "check", "--data", tmp_path, check=False,
                         environment={"SNOWGLOBE_KIOSK_HTTP_PORT": "eighty"})
    assert_refused(done, "http.port", "eighty")
