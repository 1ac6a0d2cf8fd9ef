"""UX-05: a knuckle in a glove, a stylus and a mouse go the whole way of a visit by short presses; no hover."""

import re

import pytest
from playwright.sync_api import expect

from globes import STEPS, button, go_to, open_globe, wait_until
from shell import BUNDLE, at, listen, open_page

# What a finger in a glove or a stylus does not do, as scripts and styles would ask for it.
FINE = re.compile(r":hover|\bmouse(?:enter|over|move|down)\b|\bpointer(?:enter|over)\b|\btouch(?:start|move|end)\b|\bdblclick\b"
                  r"|\.pressure\b|\.pointerType\b|\.tilt[XY]\b|\.force\b|\.radius[XY]\b")


class Pointer:
    """Presses as the browser gets them from the hardware; nothing hovers before a press, and nothing is pressed hard."""

    def __init__(self, page, kind):
        self.page, self.kind, self.cdp = page, kind, page.context.new_cdp_session(page)

    def send(self, stage, x, y):
        if self.kind == "touch":
            point = {"x": x, "y": y, "radiusX": 24, "radiusY": 30, "force": 0}  # A knuckle, broad and light.
            kind = {"down": "touchStart", "move": "touchMove", "up": "touchEnd"}[stage]
            self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if stage == "up" else [point]})
            return
        kind = {"down": "mousePressed", "move": "mouseMoved", "up": "mouseReleased"}[stage]
        self.cdp.send("Input.dispatchMouseEvent", {
            "type": kind, "x": x, "y": y, "button": "left", "buttons": 0 if stage == "up" else 1, "clickCount": 1,
            "force": 0, "pointerType": self.kind})

    def press(self, locator):
        """Presses on the middle of an element, and lets go there."""
        expect(locator).to_be_visible()
        locator.scroll_into_view_if_needed()
        box = locator.bounding_box()
        spot = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.send("down", *spot)
        self.send("up", *spot)

    def drag(self, locator, pixels):
        box = locator.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.send("down", x, y)
        for step in range(1, 9):
            self.send("move", x + pixels * step / 8, y)
        self.send("up", x + pixels, y)


@pytest.mark.parametrize("kind", ["touch", "mouse", "pen"])
def test_ux_05_a_visit_goes_its_way_by_any_pointer(page, kiosk_url, kind):
    events = listen(page)
    page.emulate_media(reduced_motion="reduce")
    open_page(page, kiosk_url, "/")
    page.set_default_timeout(60_000)  # The globe is drawn by the processor here.
    pointer = Pointer(page, kind)
    pointer.press(page.locator("body"))
    page.wait_for_url(at("/en/"))
    expect(page.locator("html[data-waking]")).to_have_count(0)
    pointer.press(page.get_by_role("button", name="Bigger text"))
    expect(page.locator("html")).to_have_attribute("data-text", "150")
    pointer.press(page.locator('a[href*="/en/snow-globe/"]').first)
    page.wait_for_url(at("/en/snow-globe/"))
    wait_until(page, "'explainer' in window")
    for scene, steps in STEPS.items():
        for act, value in steps:
            expect(page.locator("html[data-waking]")).to_have_count(0)
            pointer.press(button(page, act, value))
        wait_until(page, f"explainer.state().scene === '{scene}'")
    pointer.press(page.locator("[data-end=restart]:visible").first)
    page.wait_for_url(at("/"))
    assert {"event": "visit.end", "reason": "restart"} in events


@pytest.mark.parametrize("kind", ["touch", "mouse", "pen"])
def test_ux_05_the_globe_is_dragged_by_any_pointer(page, kiosk_url, kind):
    open_globe(page, kiosk_url)
    go_to(page, "ready")
    Pointer(page, kind).drag(page.locator(".explainer__stage"), 300)
    wait_until(page, "explainer.state().scene === 'loose'")


def test_ux_05_nothing_asks_for_hover_or_pressure():
    for path in [*BUNDLE.rglob("*.js"), *BUNDLE.rglob("*.css")]:
        found = FINE.search(path.read_text("utf-8"))
        assert not found, f"{path.relative_to(BUNDLE)}: {found}"
