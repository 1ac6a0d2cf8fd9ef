"""HTTPS with a certificate of the clinic's own: pinned it is trusted, otherwise refused."""
import subprocess

import pytest

import processes
from conftest import CODE, SAMPLE_SITE, free_port


def openssl(*arguments):
    subprocess.run(["openssl", *[str(a) for a in arguments]], check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A certificate authority and a server certificate from it for localhost."""
    folder = tmp_path_factory.mktemp("tls")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Clinic CA",
            "-keyout", folder / "ca.key", "-out", folder / "ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", folder / "server.key",
            "-out", folder / "server.csr")
    (folder / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", folder / "server.csr", "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key",
            "-CAcreateserial", "-days", "30", "-extfile", folder / "names", "-out", folder / "server.pem")
    return folder


@pytest.fixture(scope="module")
def server(authority, tmp_path_factory):
    data, port = tmp_path_factory.mktemp("server") / "data", free_port()
    processes.run(processes.SERVER, "init", "--data", data, "--clinic-site", SAMPLE_SITE)
    program = processes.Program(
        [processes.SERVER, "serve", "--data", str(data), "--port", str(port),
         "--certificate", str(authority / "server.pem"), "--key", str(authority / "server.key")])
    assert program.wait_until_ready().startswith("https://")
    yield data, f"https://localhost:{port}"
    program.stop()


def new_code(data, name):
    return CODE.search(processes.run(processes.SERVER, "enroll", "--name", name, "--data", data).stdout).group()


def test_a_pinned_authority_is_trusted_and_sync_runs(server, authority, tmp_path):
    data, url = server
    processes.run(processes.KIOSK, "enroll", new_code(data, "One"), "--server", url, "--ca", authority / "ca.pem",
                  "--data", tmp_path)
    processes.run(processes.KIOSK, "sync", "--data", tmp_path)


def test_without_the_authority_the_server_is_refused(server, tmp_path):
    data, url = server
    done = processes.run(processes.KIOSK, "enroll", new_code(data, "Two"), "--server", url, "--data", tmp_path, check=False)
    assert done.returncode == 1
    assert "certificate" in (done.stdout + done.stderr).lower()


def test_plain_http_on_other_addresses_needs_an_explicit_flag(server):
    data, _ = server
    done = processes.run(processes.SERVER, "serve", "--data", data, "--host", "0.0.0.0", "--port", "0", check=False)
    assert done.returncode == 1
    assert "plain" in (done.stdout + done.stderr).lower()
