"""The car trip in a browser: finished by taps only, by keys only, and standing still; what leaves the page."""

import json
import re

import pytest
from playwright.sync_api import expect

from shell import listen
from trips import SCENES, drive, on, shown, start, state, tap, until, walk

# Ways to the end


@pytest.mark.parametrize("turn", ["left", "right", "rest"])
def test_ux_02_finished_by_taps_only_in_motion(page, kiosk_url, turn):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    start(page, kiosk_url, still=False)
    for part in ("driver", "car", "gas", "gps"):
        tap(page, f"[data-part={part}]")
    assert len(state(page)["parts"]) == 4
    on(page, "[data-act=next]", "destination")
    tap(page, "[data-destination=calm]")
    on(page, "[data-act=next]", "music")
    tap(page, "[data-music=quiet]")
    on(page, "[data-act=next]", "fork")
    drive(page, turn, lambda now: now["scene"] == "drove")
    on(page, "[data-act=next]", "practice")
    drive(page, "left", lambda now: now["k"] == 1)
    drive(page, "right", lambda now: now["day"] == 2)
    assert state(page)["k"] == 1, "a right turn takes no practice away"
    on(page, "[data-act=next]", "both-roads")
    on(page, "[data-act=next]", "safety")
    on(page, "[data-act=understand]", "recap")
    assert errors == []


def test_ux_10_finished_by_keys_only(page, kiosk_url):
    start(page, kiosk_url, still=False)

    def go(name, scene, key="Enter"):
        press_until_focused(page, name)
        page.keyboard.press(key)
        until(page, lambda now: now["scene"] == scene)

    go("Wheel", "dash", "Space")
    assert state(page)["parts"] == ["driver"]
    go("Next", "destination")
    go("Next", "music", "Space")
    go("Next", "fork")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(shown(page, "[data-turn=left]")).to_be_focused()
    assert state(page)["drive"] is None, "an arrow key leans the wheel and decides nothing"
    page.keyboard.press("Enter")
    until(page, lambda now: now["scene"] == "drove")
    assert state(page)["turn"] == "left"
    go("Go on", "practice")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    until(page, lambda now: now["k"] == 1)
    go("Go on", "both-roads")
    go("Next", "safety")
    go("I understand", "recap")


def press_until_focused(page, name, tries=40):
    for _ in range(tries):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def test_ux_30_finished_standing_still(page, kiosk_url):
    start(page, kiosk_url)
    assert list(walk(page)) == SCENES
    assert state(page)["running"] is False
    assert page.evaluate("document.getAnimations().length") == 0


def test_ux_30_the_less_motion_switch_stills_the_drive_at_once(page, kiosk_url):
    start(page, kiosk_url, still=False)
    assert state(page)["running"] is True
    page.get_by_role("button", name="Less motion").tap()
    until(page, lambda now: now["mode"] == "still" and not now["running"])
    expect(page.locator("[data-pause]")).to_be_hidden()


def test_ux_31_pause_stops_everything_that_moves(page, kiosk_url):
    start(page, kiosk_url, still=False)
    page.locator("[data-pause]").tap()
    until(page, lambda now: now["paused"] and not now["running"])
    before = state(page)["time"]
    page.wait_for_timeout(300)
    assert state(page)["time"] == before
    expect(page.locator("[data-pause]")).to_have_attribute("aria-pressed", "true")


# The wheel


@pytest.mark.parametrize("way", ["left", "right"])
def test_ux_02_the_wheel_can_be_dragged(page, kiosk_url, way):
    start(page, kiosk_url, still=False)
    for scene in ("destination", "music", "fork"):
        on(page, "[data-act=next]", scene)
    box = page.locator("[data-picture]").bounding_box()
    side = -1 if way == "left" else 1
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + side * box["width"] * 0.34, y, steps=6)
    assert state(page)["scene"] == "fork" and state(page)["drive"] is None, "nothing happens before letting go (UX-04)"
    page.mouse.up()
    until(page, lambda now: now["scene"] == "drove")
    assert state(page)["turn"] == way


def test_ux_04_sliding_off_the_picture_makes_no_turn(page, kiosk_url):
    start(page, kiosk_url, still=False)
    for scene in ("destination", "music", "fork"):
        on(page, "[data-act=next]", scene)
    box = page.locator("[data-picture]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - box["width"] * 0.4, y, steps=4)
    page.mouse.move(x - box["width"] * 0.4, box["y"] + box["height"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert state(page)["scene"] == "fork" and state(page)["drive"] is None


def test_ux_06_the_picture_takes_the_finger_and_the_page_does_not_move(page, kiosk_url):
    start(page, kiosk_url)
    assert page.evaluate("getComputedStyle(document.querySelector('[data-picture]')).touchAction") == "none"


# The safety card


def test_r8_the_safety_card_waits_for_an_answer(page, kiosk_url):
    page.clock.install()
    start(page, kiosk_url)
    for scene in walk(page):
        if scene == "safety":
            break
    expect(page.get_by_text("Do not drive a real car on a treatment day.").locator("visible=true")).to_be_visible()
    page.clock.run_for(60_000)
    assert state(page)["scene"] == "safety"
    assert page.locator("[data-scene=safety] button").count() == 1


def test_r8_the_first_scene_says_it_too(page, kiosk_url):
    start(page, kiosk_url)
    expect(shown(page, ".trip__story")).to_contain_text("Do not drive a real car on a treatment day.")


def test_r7_side_effects_are_one_tap_away_in_every_scene(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        assert page.locator('.explainer a[href="/en/faq/Q14/"]:visible').count() == 1, scene


# What leaves the page


def test_ux_54_counts_name_scenes_and_never_a_choice(page, kiosk_url):
    start(page, kiosk_url)
    sent = listen(page)
    page.wait_for_timeout(300)
    for scene in walk(page):
        if scene == "destination":
            tap(page, "[data-destination=people]")
        if scene == "music":
            tap(page, "[data-music=piano]")
    page.wait_for_timeout(300)
    viewed = [event["scene"] for event in sent if event["event"] == "scene.view"]
    assert viewed == SCENES[:-1], "each scene is told when it is left"
    played = [event["scene"] for event in sent if event["event"] == "scene.interact"]
    assert played == ["fork", "practice"]
    allowed = {"explainer", "scene", "visibleMilliseconds", "event", "taps", "activeSeconds"}
    assert all(set(event) <= allowed for event in sent)
    assert not re.search(r"people|piano|calm|quiet|left|right", json.dumps(sent))


def test_without_a_worker_the_page_paints_itself(page, kiosk_url):
    page.route("**/view/worker.js", lambda route: route.abort())
    start(page, kiosk_url)
    until_painted(page)


def test_the_picture_is_painted(page, kiosk_url):
    start(page, kiosk_url)
    until_painted(page)


def until_painted(page, tries=60):
    """Many colours in the picture: it is more than its background."""
    import io

    from PIL import Image

    for _ in range(tries):
        shot = Image.open(io.BytesIO(page.locator("[data-picture]").screenshot())).convert("RGB").resize((100, 100))
        if len(shot.getcolors(10_000)) > 900:
            return
        page.wait_for_timeout(150)
    raise AssertionError("the picture stays empty")
