"""What the tests of the car trip share: opening it, waiting for a state, and a walk through all scenes."""

import json

from shell import BUNDLE, LANDSCAPE, LAPTOP, PORTRAIT, open_page

PATH = "/en/car-trip/"
SCENES = [scene["id"] for scene in json.loads((BUNDLE / "explainers/car-trip/explainer.json").read_text("utf-8"))["scenes"]]
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE, "laptop": LAPTOP}
PRIMARY_PIXELS = 64
OTHER_PIXELS = 48
GAP_PIXELS = 16


def start(page, kiosk_url, viewport=PORTRAIT, still=True, fragment=""):
    page.emulate_media(reduced_motion="reduce" if still else "no-preference")
    open_page(page, kiosk_url, PATH + fragment, viewport)
    until(page, lambda now: now["scene"] == "dash")


def state(page):
    return page.evaluate("window.explainer?.state() ?? {scene: ''}")


def until(page, reached, tries=300):
    for _ in range(tries):
        if reached(state(page)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never reached: {state(page)}")


def shown(page, selector):
    return page.locator(f"[data-scene]:not([hidden]) {selector}").first


def tap(page, selector):
    shown(page, selector).tap()


def on(page, selector, scene):
    tap(page, selector)
    until(page, lambda now: now["scene"] == scene)


def walk(page):
    """Goes through all scenes in the still version and gives each scene's name when it is shown."""
    yield "dash"
    for scene in ("destination", "music", "fork"):
        on(page, "[data-act=next]", scene)
        yield scene
    on(page, "[data-turn=left]", "drove")
    yield "drove"
    on(page, "[data-act=next]", "practice")
    tap(page, "[data-turn=left]")
    until(page, lambda now: now["k"] == 1)
    yield "practice"
    for scene in ("both-roads", "safety"):
        on(page, "[data-act=next]", scene)
        yield scene
    on(page, "[data-act=understand]", "recap")
    yield "recap"


def drive(page, turn, arrived):
    """Turns and waits for the end of the drive."""
    tap(page, f"[data-turn={turn}]")
    until(page, arrived)
