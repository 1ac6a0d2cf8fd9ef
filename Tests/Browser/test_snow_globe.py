"""The snow globe on the real page: every way through it, and what it tells the kiosk."""

import json

import pytest

from globes import SCENES, STEPS, button, globe, go_to, open_globe, seen, state, tap, wait_until  # noqa: F401 (a fixture)

PRIVATE_WORDS = ["calm", "talk", "rest", "medicine", "wish", "support", "guess"]


def test_ux_02_finished_by_taps_only(globe):
    go_to(globe, "ready")
    tap(globe, "guess", "me")
    tap(globe, "shake")
    tap(globe, "little")
    tap(globe, "more")
    tap(globe, "stop")
    for support in ("talk", "rest", "step"):
        tap(globe, "support", support)
    assert state(globe)["supports"] == ["talk", "rest", "step"]
    tap(globe, "settleNow")
    assert state(globe)["phase"] == "settled"
    tap(globe, "next")
    for view in ("before", "now", "both"):
        tap(globe, "show", view)
        assert state(globe)["view"] == view
    tap(globe, "next")
    assert state(globe)["scene"] == "recap"
    tap(globe, "restart")
    assert state(globe)["scene"] == "hook"
    assert state(globe)["supports"] == []


def press_until(page, selector):
    """Moves the focus with Tab until it is on the control."""
    for _ in range(40):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {selector}")


def test_ux_10_finished_by_keyboard_only(globe):
    globe.keyboard.press("Space")
    assert state(globe)["scene"] == "still"
    press_until(globe, '[data-scene="still"] [data-act="next"]')
    globe.keyboard.press("Enter")
    press_until(globe, '[data-act="choose"][data-value="rest"]')
    globe.keyboard.press("Space")
    assert state(globe)["scene"] == "ready"
    globe.keyboard.press("ArrowUp")
    assert state(globe)["scene"] == "loose"
    energy = state(globe)["energy"]
    globe.keyboard.press("ArrowRight")
    assert state(globe)["energy"] > energy
    press_until(globe, '[data-act="stop"]')
    globe.keyboard.press("Enter")
    press_until(globe, '[data-act="support"][data-value="write"]')
    globe.keyboard.press("Space")
    assert state(globe)["supports"] == ["write"]
    press_until(globe, '[data-act="settleNow"]')
    globe.keyboard.press("Enter")
    press_until(globe, '[data-scene="settling"] [data-act="next"]')
    globe.keyboard.press("Enter")
    press_until(globe, '[data-act="show"][data-value="before"]')
    globe.keyboard.press("Enter")
    assert state(globe)["view"] == "before"
    press_until(globe, '[data-scene="compare"] [data-act="next"]')
    globe.keyboard.press("Enter")
    assert state(globe)["scene"] == "recap"


def test_ux_10_escape_and_back_go_one_scene_back(globe):
    go_to(globe, "loose")
    globe.keyboard.press("Escape")
    assert state(globe)["scene"] == "ready"
    globe.locator(".topbar__back").tap()
    assert state(globe)["scene"] == "choose"
    globe.keyboard.press("Escape")
    globe.keyboard.press("Escape")
    assert state(globe)["scene"] == "hook"
    globe.keyboard.press("Escape")
    globe.wait_for_url("**/en/*")
    assert "snow-globe" not in globe.url


def test_ux_02_the_globe_itself_can_be_dragged_and_tapped(globe):
    box = globe.locator("canvas").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    globe.touchscreen.tap(*middle)
    assert state(globe)["scene"] == "still"
    tap(globe, "next")
    tap(globe, "choose", "kind")
    globe.mouse.move(*middle)
    globe.mouse.down()
    for shift in (60, -60, 80, -80):
        globe.mouse.move(middle[0] + shift, middle[1])
    globe.mouse.up()
    assert state(globe)["scene"] == "loose"
    assert state(globe)["energy"] > 0.5


def test_ux_04_a_tap_that_slides_off_the_globe_does_nothing(globe):
    box = globe.locator("canvas").bounding_box()
    edge = (box["x"] + box["width"] - 8, box["y"] + 40)
    globe.mouse.move(*edge)
    globe.mouse.down()
    globe.mouse.move(edge[0] + 18, edge[1])
    globe.mouse.up()
    assert state(globe)["scene"] == "hook"


def test_ux_13_the_focus_goes_to_the_heading_of_each_scene(globe):
    for scene in SCENES:
        go_to_next = STEPS.get(scene, [])
        for act, value in go_to_next:
            tap(globe, act, value)
        focused = "document.activeElement.tagName + document.activeElement.closest('[data-scene]')?.dataset.scene"
        assert globe.evaluate(focused) == f"H1{scene}"


def test_ux_30_finished_in_still_pictures(page, kiosk_url):
    page.emulate_media(reduced_motion="reduce")
    open_globe(page, kiosk_url)
    pictures = []

    def keep():
        assert state(page)["running"] is False
        assert page.evaluate("document.getAnimations().length") == 0
        pictures.append(seen(page))
        page.wait_for_timeout(120)
        assert seen(page) == pictures[-1]

    go_to(page, "ready")
    keep()
    tap(page, "shake")
    keep()
    assert button(page, "stop").inner_text() == "Next picture"
    assert page.locator('[data-act="pause"]:visible').count() == 0
    tap(page, "stop")
    keep()
    tap(page, "support", "rest")
    keep()
    assert button(page, "settleNow").inner_text() == "Next picture"
    tap(page, "settleNow")
    keep()
    assert len(set(pictures)) == 5
    tap(page, "next")
    tap(page, "next")
    assert state(page)["scene"] == "recap"


def test_ux_30_the_less_motion_switch_stops_the_snow(globe):
    go_to(globe, "loose")
    assert state(globe)["running"] is True
    globe.get_by_role("contentinfo").locator('[data-setting="motion"]').tap()
    assert state(globe)["running"] is False
    assert state(globe)["mode"] == "still"


def test_ux_31_what_moves_can_be_paused(globe):
    go_to(globe, "loose")
    tap(globe, "pause")
    assert state(globe)["running"] is False
    assert button(globe, "pause").inner_text() == "Go on"
    tap(globe, "stop")
    assert state(globe)["running"] is True


def test_ux_31_the_snow_settles_by_itself(globe):
    go_to(globe, "settling")
    wait_until(globe, "explainer.state().settled")
    assert state(globe)["running"] is False
    assert globe.locator("[data-live]").inner_text() == "Snow has settled in a new shape."


def test_without_support_the_page_says_that_snow_drifts_back(globe):
    go_to(globe, "compare")
    assert globe.locator("[data-alone]").is_visible()
    tap_back = globe.locator(".topbar__back")
    tap_back.tap()
    tap(globe, "support", "music")
    tap(globe, "settleNow")
    tap(globe, "next")
    assert globe.locator("[data-alone]").is_hidden()


def test_ux_54_only_scenes_and_shakes_are_counted(globe):
    go_to(globe, "ready")
    tap(globe, "guess", "medicine")
    tap(globe, "shake")
    tap(globe, "stop")
    tap(globe, "support", "talk")
    tap(globe, "settleNow")
    tap(globe, "next")
    tap(globe, "next")
    globe.wait_for_timeout(200)
    events = [event for event in globe.events if event.get("explainer") == "snow-globe"]
    assert [event for event in events if event["event"] == "explainer.open"] == [events[0]]
    played = {event["scene"] for event in events if event["event"] == "scene.interact"}
    assert played == {"hook", "loose"}
    seen = [event["scene"] for event in events if event["event"] == "scene.view"]
    assert seen == SCENES[:-1]
    assert not any(word in json.dumps(globe.events) for word in PRIVATE_WORDS)
