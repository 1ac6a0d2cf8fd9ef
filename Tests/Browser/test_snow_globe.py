"""The snow globe on the real page: every way through it, every scene's accessibility, and what it tells the kiosk."""

import json
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

SCENES = ["hook", "still", "choose", "ready", "loose", "settling", "compare", "recap"]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PRIMARY_PIXELS_MIN = 64
TARGET_PIXELS_MIN = 48
SCREENS = [(1080, 1920), (1920, 1080), (1366, 768)]
PRIVATE_WORDS = ["calm", "talk", "rest", "medicine", "wish", "support", "guess"]


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


STEPS = {
    "still": [("shake", None)],
    "choose": [("next", None)],
    "ready": [("choose", "calm")],
    "loose": [("shake", None)],
    "settling": [("stop", None)],
    "compare": [("settleNow", None), ("next", None)],
    "recap": [("next", None)],
}


def go_to(page, scene):
    for name in SCENES[1:SCENES.index(scene) + 1]:
        for act, value in STEPS[name]:
            tap(page, act, value)
    assert state(page)["scene"] == scene


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


def test_axe_finds_nothing_in_any_scene(globe):
    axe = Axe()
    for scene in SCENES:
        for act, value in STEPS.get(scene, []):
            tap(globe, act, value)
        result = axe.run(globe, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        assert result.response["violations"] == [], scene


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_ux_01_ux_24_targets_are_large_and_nothing_scrolls(globe, size):
    globe.set_viewport_size({"width": size[0], "height": size[1]})
    globe.wait_for_timeout(100)
    measure = """() => [...document.querySelectorAll('main button, main a[href]')]
        .filter(e => e.checkVisibility() && e.getClientRects().length)
        .map(e => ({name: e.innerText, primary: e.matches('.button--primary'),
            ...e.getBoundingClientRect().toJSON()}))"""
    for scene in SCENES:
        for act, value in STEPS.get(scene, []):
            tap(globe, act, value)
        controls = globe.evaluate(measure)
        assert controls, scene
        assert sum(control["primary"] for control in controls) == (0 if scene == "choose" else 1), scene
        for control in controls:
            least = PRIMARY_PIXELS_MIN if control["primary"] else TARGET_PIXELS_MIN
            assert min(control["width"], control["height"]) >= least, (scene, control)
            assert control["bottom"] <= size[1] and control["right"] <= size[0], (scene, control)
        panel = "(p => p.scrollHeight - p.clientHeight)(document.querySelector('.explainer__panel'))"
        assert globe.evaluate(panel) <= 0, scene
        assert globe.evaluate("document.documentElement.scrollHeight <= innerHeight"), scene


def test_r5_every_scene_has_its_literal_sentence(globe):
    for scene in SCENES:
        text = globe.locator(f'[data-scene="{scene}"] .scene__meaning').text_content()
        assert text.startswith("What this means:")


def test_r7_side_effects_are_one_tap_from_the_benefits(globe):
    for scene in ("loose", "compare", "recap"):
        assert globe.locator(f'[data-scene="{scene}"] a[href$="/en/faq/Q14/"]').count() == 1
    assert "not FDA-approved for depression (off-label)" in globe.locator('[data-scene="loose"]').text_content()


def test_r7_back_from_side_effects_returns_to_the_scene(globe):
    go_to(globe, "loose")
    globe.locator('[data-scene="loose"] a[href$="/faq/Q14/"]').tap()
    globe.wait_for_url("**/faq/Q14/**")
    globe.locator(".topbar__back").tap()
    globe.wait_for_url("**/snow-globe/**")
    wait_until(globe, "'explainer' in window")
    assert state(globe)["scene"] == "loose"


def test_without_support_the_page_says_that_snow_drifts_back(globe):
    go_to(globe, "compare")
    assert globe.locator("[data-alone]").is_visible()
    tap_back = globe.locator(".topbar__back")
    tap_back.tap()
    tap(globe, "support", "music")
    tap(globe, "settleNow")
    tap(globe, "next")
    assert globe.locator("[data-alone]").is_hidden()


def test_the_picture_is_told_in_words(globe):
    canvas = globe.locator("canvas")
    assert canvas.get_attribute("role") == "img"
    assert "Snow lies in old paths" in canvas.get_attribute("aria-label")
    go_to(globe, "settling")
    tap(globe, "support", "rest")
    label = canvas.get_attribute("aria-label")
    assert "Wish: Feel more calm." in label
    assert "Supports: one of three." in label
    tap(globe, "support", "rest")
    assert "Supports: none of three." in canvas.get_attribute("aria-label")


def test_live_messages_are_three_seconds_apart(globe):
    go_to(globe, "ready")
    globe.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(performance.now()))
        .observe(document.querySelector('[data-live]'), {childList: true, characterData: true, subtree: true}); }""")
    tap(globe, "shake")
    tap(globe, "stop")
    tap(globe, "support", "rest")
    tap(globe, "support", "talk")
    globe.wait_for_timeout(3400)
    times = globe.evaluate("said")
    assert times
    assert all(later - earlier >= 2900 for earlier, later in zip(times, times[1:]))


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


def test_the_seed_gives_the_same_picture(page, kiosk_url):
    pictures = []
    for seed in (3, 3, 4):
        page.emulate_media(reduced_motion="reduce")
        open_globe(page, kiosk_url, seed)
        go_to(page, "compare")
        tap(page, "show", "now")
        pictures.append(seen(page))
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_webgl_paints_the_globe_and_a_lost_canvas_is_painted_anew_without_it(page, kiosk_url):
    page.set_viewport_size({"width": 800, "height": 480})
    page.emulate_media(reduced_motion="reduce")
    open_globe(page, kiosk_url, picture="webgl")
    wait_until(page, "explainer.state().shown")
    assert state(page)["renderer"] == "webgl"
    with_webgl = seen(page)
    page.evaluate("explainer.losePicture()")
    wait_until(page, "explainer.state().renderer === 'canvas' && explainer.state().shown")
    assert seen(page) != with_webgl
    tap(page, "shake")
    assert state(page)["scene"] == "still"


def test_without_webgl_the_canvas_paints_the_globe(page, kiosk_url):
    page.emulate_media(reduced_motion="reduce")
    open_globe(page, kiosk_url, picture="canvas")
    wait_until(page, "explainer.state().shown")
    assert state(page)["renderer"] == "canvas"


def test_scripts_off_the_page_reads_in_order(browser, kiosk_url):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1080, "height": 1920})
    try:
        page = context.new_page()
        page.goto(f"{kiosk_url}/en/snow-globe/")
        sections = page.locator("section[data-scene]")
        assert [sections.nth(index).get_attribute("data-scene") for index in range(len(SCENES))] == SCENES
        assert all(sections.nth(index).is_visible() for index in range(len(SCENES)))
    finally:
        context.close()
