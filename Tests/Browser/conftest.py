"""Fixtures for tests that drive the real kiosk with the system's Chromium."""
import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import processes  # noqa: E402


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = ["--no-sandbox", "--enable-speech-dispatcher"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": arguments}


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
