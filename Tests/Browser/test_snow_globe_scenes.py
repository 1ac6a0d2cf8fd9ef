"""Each scene of the snow globe: large targets, room for the text, its picture, and words for who does not see it."""

import pytest

from globes import SCENES, STEPS, globe, go_to, open_globe, seen, state, tap, wait_until  # noqa: F401 (a fixture)

PRIMARY_PIXELS_MIN = 64
TARGET_PIXELS_MIN = 48
SCREENS = [(1080, 1920), (1920, 1080), (1366, 768)]


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
