"""The car trip in a browser: finished by taps only, by keys only, and standing still; each scene usable by all."""

import json
import re

import pytest
from playwright.sync_api import expect

from shell import BUNDLE, LANDSCAPE, LAPTOP, PORTRAIT, TARGETS, listen, open_page, violations

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


# Every scene, for all


@pytest.mark.parametrize("size", ["portrait", "laptop"])
@pytest.mark.parametrize("theme", ["", "#c=1&t=150"], ids=["dusk", "high-contrast-150"])
def test_axe_finds_nothing_in_any_scene(page, kiosk_url, size, theme):
    start(page, kiosk_url, SIZES[size], fragment=theme)
    found = {scene: violations(page) for scene in walk(page)}
    assert {scene: lines for scene, lines in found.items() if lines} == {}


@pytest.mark.parametrize("size", SIZES)
def test_ux_01_targets_are_large_and_apart_in_every_scene(page, kiosk_url, size):
    start(page, kiosk_url, SIZES[size])
    for scene in walk(page):
        boxes = page.evaluate(TARGETS)
        own = page.evaluate("""() => [...document.querySelectorAll('[data-scene]:not([hidden]) :is(button, a)')]
          .map((element) => element.textContent.trim())""")
        small = [box for box in boxes if min(box["width"], box["height"])
                 < (PRIMARY_PIXELS if box["primary"] or box["name"] in own else OTHER_PIXELS)]
        assert small == [], scene
        close = [(one["name"], other["name"]) for index, one in enumerate(boxes) for other in boxes[index + 1:]
                 if {one["name"], other["name"]} & set(own) and gap(one, other) < GAP_PIXELS - 0.5]
        assert close == [], scene


def gap(one, other):
    across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
    down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
    return max(across, down)


@pytest.mark.parametrize("size", SIZES)
def test_ux_24_each_scene_fits_its_screen(page, kiosk_url, size):
    start(page, kiosk_url, SIZES[size])
    for scene in walk(page):
        page.wait_for_timeout(60)
        room = page.evaluate("""() => {
          const [html, panel] = [document.documentElement, document.querySelector('[data-scroller]')];
          return [html.scrollHeight - html.clientHeight, html.scrollWidth - html.clientWidth,
            panel.scrollHeight - panel.clientHeight];
        }""")
        assert max(room) <= 1, (scene, room)


@pytest.mark.parametrize("size", ["portrait", "laptop"])
def test_ux_23_large_text_is_never_cut(page, kiosk_url, size):
    start(page, kiosk_url, SIZES[size], fragment="#t=200")
    for scene in walk(page):
        page.wait_for_timeout(60)
        held = page.evaluate("""() => {
          const panel = document.querySelector('[data-scroller]');
          const long = panel.scrollHeight > panel.clientHeight + 4;
          return {
            sideways: panel.scrollWidth > panel.clientWidth + 1,
            stuck: long && !document.querySelector('.explainer > .scroll-buttons .button:not([hidden])'),
            off: [...document.querySelectorAll('[data-scene]:not([hidden]) .trip__spot')].filter((spot) => {
              if (getComputedStyle(spot.parentElement).position !== 'fixed') return false;
              const [box, frame] = [spot, document.querySelector('[data-picture]')].map((e) => e.getBoundingClientRect());
              return box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
            }).map((spot) => spot.textContent),
          };
        }""")
        assert held == {"sideways": False, "stuck": False, "off": []}, scene


def test_ux_13_the_heading_of_each_scene_gets_the_focus(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        assert page.locator("h1:visible").count() == 1
        if scene not in ("dash", "practice"):
            assert page.evaluate("document.activeElement.tagName") == "H1", scene
            assert page.evaluate("document.activeElement.closest('[data-scene]').dataset.scene") == scene


def test_ux_45_at_most_one_primary_button_and_none_disabled(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        primary = page.locator("[data-scene]:not([hidden]) .button--primary:visible").count()
        assert primary == (0 if scene == "fork" else 1), "the fork favours no turn"
        assert page.locator("button:disabled").count() == 0
        for name in page.locator("[data-scene]:not([hidden]) button:visible").all_inner_texts():
            assert len(name.split()) <= 4, name


def test_ux_46_back_goes_one_scene_back_and_then_home(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        pass
    for scene in reversed(SCENES[:-1]):
        if scene in ("safety", "music"):
            page.keyboard.press("Escape")
        else:
            page.locator("[data-back]").tap()
        until(page, lambda now, wanted=scene: now["scene"] == wanted)
        page.wait_for_timeout(520)
    page.locator("[data-back]").tap()
    page.wait_for_url("**/en/*")


def test_r5_every_scene_has_its_literal_sentence(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        expect(shown(page, ".scene__meaning")).to_have_text(re.compile(r"^What this means: \S"))


# For a reader who does not see the picture


def test_the_picture_says_what_it_shows(page, kiosk_url):
    start(page, kiosk_url)
    picture = page.locator("[data-picture]")
    seen = {}
    for scene in walk(page):
        seen[scene] = picture.get_attribute("aria-label")
        assert "{" not in seen[scene] and "undefined" not in seen[scene], seen[scene]
    assert seen["fork"] == "Fork ahead. Right: wide road you know. Left: narrow new road, not practised yet."
    assert seen["practice"].endswith("practised one of five times. It is medium.")
    assert len(set(seen.values())) == len(SCENES)


def test_after_each_pass_one_of_three_words_is_said(page, kiosk_url):
    start(page, kiosk_url)
    for scene in walk(page):
        if scene == "practice":
            break
    live = page.locator("[data-live]")
    expect(live).to_have_text("A day later. New road is easier now: medium.")
    tap(page, "[data-turn=right]")
    expect(live).to_have_text("A day later. You took the road you know. The new road is still there.")
    for k in range(2, 6):
        page.wait_for_timeout(520)
        drive(page, "left", lambda now, wanted=k: now["k"] == wanted)
    expect(live).to_have_text("A day later. New road is easier now: easy.")
    expect(shown(page, "[data-go-on]")).to_have_class(re.compile("button--primary"))


def test_the_page_reads_sensibly_with_scripts_off(browser, kiosk_url):
    context = browser.new_context(java_script_enabled=False, viewport=PORTRAIT)
    page = context.new_page()
    page.goto(kiosk_url + PATH)
    order = page.locator("[data-scene]").evaluate_all("(all) => all.map((one) => one.dataset.scene)")
    assert order == SCENES
    text = page.locator("main").inner_text()
    for sentence in ("The car is the medicine.", "You hold the wheel.", "Do not drive a real car", "You drive. Your team helps."):
        assert sentence in text
    context.close()


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
