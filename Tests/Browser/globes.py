"""What the tests of the snow globe share: the page at its first scene, taps, and the way from scene to scene."""

import pathlib
import sys
import time

import pytest
from playwright.sync_api import Error

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from snow_globe import SCENES, STEPS  # noqa: E402


@pytest.fixture
def globe(page, kiosk_url):
    """The page at its first scene, with the events it sends kept in `page.events`."""
    page.events = []
    page.on("request", lambda request: request.url.endswith("/usage") and page.events.append(request.post_data_json))
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    open_globe(page, kiosk_url)
    yield page
    assert page.problems == []


def state(page):
    return page.evaluate("explainer.state()")


def wait_until(page, holds, seconds=60):
    """Asks again and again; the page's policy forbids Playwright's own way, which is eval."""
    end = time.monotonic() + seconds
    while not is_true(page, holds):
        assert time.monotonic() < end, f"{holds} did not come true in {seconds} s"
        page.wait_for_timeout(50)


def is_true(page, holds):
    try:
        return page.evaluate(holds)
    except Error:  # The page is on its way to another one.
        return False


def seen(page):
    """The picture on the screen, once the newest one is there."""
    wait_until(page, "explainer.state().shown")
    return page.locator(".explainer__stage").screenshot(timeout=60_000)


def open_globe(page, kiosk_url, seed=7, picture="best"):
    page.set_default_timeout(60_000)
    page.goto(f"{kiosk_url}/en/snow-globe/?seed={seed}&picture={picture}")
    wait_until(page, "'explainer' in window")


def button(page, act, value=None):
    selector = f'[data-act="{act}"]' + (f'[data-value="{value}"]' if value else "")
    return page.locator(f"{selector}:visible").first


def tap(page, act, value=None):
    button(page, act, value).tap()


def go_to(page, scene):
    for name in SCENES[1:SCENES.index(scene) + 1]:
        for act, value in STEPS[name]:
            tap(page, act, value)
    assert state(page)["scene"] == scene
