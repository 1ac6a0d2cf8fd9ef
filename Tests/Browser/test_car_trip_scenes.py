"""Each scene of the car trip: large targets, room for the text, and words for who does not see the picture."""

import re

import pytest
from playwright.sync_api import expect

from shell import PORTRAIT, TARGETS
from trips import GAP_PIXELS, OTHER_PIXELS, PATH, PRIMARY_PIXELS, SCENES, SIZES, drive, shown, start, tap, until, walk

# Every scene, for all


@pytest.mark.parametrize("size", SIZES)
def test_ux_01_ux_24_each_scene_fits_its_screen_with_large_targets_apart(page, kiosk_url, size):
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
        assert room(page) <= 1, scene


def room(page):
    """By how many pixels the page and the panel are too small for what they hold."""
    page.wait_for_timeout(60)
    return page.evaluate("""() => {
      const [html, panel] = [document.documentElement, document.querySelector('[data-scroller]')];
      return Math.max(html.scrollHeight - html.clientHeight, html.scrollWidth - html.clientWidth,
        panel.scrollHeight - panel.clientHeight);
    }""")


def gap(one, other):
    across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
    down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
    return max(across, down)


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
