"""Fixtures for tests that drive the real kiosk with the system's Chromium."""
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import processes  # noqa: E402

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    # The same Chromium without the browser around the page, which would cost each page a second process. What needs the
    # browser itself is tried with it: locked_screen.py.
    arguments = ["--no-sandbox", "--enable-speech-dispatcher"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium-headless-shell", "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1080, "height": 1920}, "has_touch": True}


@pytest.fixture(scope="session")
def kiosk_url(tmp_path_factory):
    """The address of a kiosk in factory state; SNOWGLOBE_KIOSK_URL names one that runs already."""
    if os.environ.get("SNOWGLOBE_KIOSK_URL"):
        yield os.environ["SNOWGLOBE_KIOSK_URL"].rstrip("/")
        return
    data = tmp_path_factory.mktemp("kiosk")
    kiosk = processes.Program([processes.KIOSK, "serve", "--data", str(data), "--port", "0"])
    try:
        yield kiosk.wait_until_ready()
    finally:
        kiosk.stop()


SITE_CODE_URL = "https://clinic.example/home"
STAFF_PIN = "246810"


@pytest.fixture(scope="session")
def printing_kiosk_url(tmp_path_factory):
    """The address of a kiosk whose clinic has a printer, a page of its own to take home and a PIN for its staff."""
    matrix = script("seal-bundle").segno().make(SITE_CODE_URL, error="m", boost_error=False, micro=False).matrix
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    site = {"schemaVersion": 1, "showUnreviewed": True, "printer": True, "staffPIN": hashed(STAFF_PIN),
            "takeHome": {"url": SITE_CODE_URL, "qr": {"modules": len(matrix), "path": path}}}
    yield from serving(tmp_path_factory, json.dumps(site).encode())


@pytest.fixture(scope="session")
def clinic_kiosk_url(tmp_path_factory):
    """The address of a kiosk of the sample clinic, with its name and telephone number."""
    yield from serving(tmp_path_factory, (processes.ROOT / "SyncServer" / "deploy" / "sample-site.json").read_bytes())


def serving(tmp_path_factory, site):
    """Yields the address of a kiosk with a site configuration, and stops it."""
    data = tmp_path_factory.mktemp("site-kiosk")
    script("preview").stage(data, site)
    kiosk = processes.Program([processes.KIOSK, "serve", "--data", str(data), "--port", "0"])
    try:
        yield kiosk.wait_until_ready()
    finally:
        kiosk.stop()


def hashed(pin):
    """A PIN as a site configuration keeps it, cheap to check."""
    salt = bytes(16)
    key = hashlib.scrypt(pin.encode(), salt=salt, n=2**10, r=8, p=1, dklen=32)
    return f"$scrypt$ln=10,r=8,p=1${salt.hex()}${key.hex()}"


def script(name):
    """A program of scripts/ as a module."""
    path = processes.ROOT / "scripts" / name
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module
