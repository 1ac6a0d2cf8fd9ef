"""The frame and its pages are usable by all: axe, target sizes, contrast, text size, motion, keyboard."""

import pytest
from playwright.sync_api import expect

from shell import FRAMED, LANDSCAPE, LAPTOP, PAGES, PORTRAIT, QUESTIONS, TARGETS, open_page, violations
from voices import LOCAL

SIZES = {"portrait": PORTRAIT, "laptop": LAPTOP}
PRIMARY_PIXELS = 64
OTHER_PIXELS = 48
GAP_PIXELS = 16


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page, kiosk_url, path, size):
    open_page(page, kiosk_url, path, SIZES[size])
    assert violations(page) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_axe_finds_nothing_on_any_question(page, kiosk_url, question):
    open_page(page, kiosk_url, f"/en/faq/{question}/")
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/en/", "/en/faq/", "/en/faq/Q14/", "/en/patterns/"])
def test_ux_20_axe_finds_nothing_in_high_contrast(page, kiosk_url, path):
    open_page(page, kiosk_url, f"{path}#c=1&t=150", LAPTOP)
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    assert violations(page) == []


@pytest.mark.parametrize("dialog", ["help", "idle"])
def test_axe_finds_nothing_in_an_open_dialog(page, kiosk_url, dialog):
    open_page(page, kiosk_url, "/en/patterns/")
    page.locator(f'[data-open="{dialog}"]').click()
    expect(page.locator(f'[data-dialog="{dialog}"]')).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", FRAMED)
def test_ux_01_targets_are_large_enough(page, kiosk_url, path, size, text):
    open_page(page, kiosk_url, f"{path}#t={text}", SIZES[size])
    small = [target for target in page.evaluate(TARGETS)
             if min(target["width"], target["height"]) < (PRIMARY_PIXELS if target["primary"] else OTHER_PIXELS)]
    assert small == []


@pytest.mark.parametrize("path", FRAMED)
def test_ux_01_targets_stand_apart(page, kiosk_url, path):
    open_page(page, kiosk_url, path)
    boxes = [target for target in page.evaluate(TARGETS) if not target["cut"]]

    def gap(one, other):
        across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
        down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
        return max(across, down)

    close = [(one["name"], other["name"]) for index, one in enumerate(boxes) for other in boxes[index + 1:]
             if gap(one, other) < GAP_PIXELS and not covered(one, other)]
    assert close == []


def covered(one, other):
    """The Up and Down buttons float over the end of a long text; what is under them can be scrolled away."""
    return any(not target["name"] or target["name"] in ("Read up", "Read down") for target in (one, other))


@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, LAPTOP], ids=["portrait", "landscape", "laptop"])
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("path", FRAMED)
def test_ux_23_ux_24_nothing_is_cut_or_scrolls_without_buttons(page, kiosk_url, path, text, viewport):
    open_page(page, kiosk_url, f"{path}#t={text}", viewport)
    page.wait_for_timeout(80)
    state = page.evaluate("""() => {
      const html = document.documentElement;
      const areas = [...document.querySelectorAll('[data-scroller]')].filter((area) => area.checkVisibility());
      return {
        sideways: html.scrollWidth > html.clientWidth || areas.some((area) => area.scrollWidth > area.clientWidth + 1),
        page: html.scrollHeight > html.clientHeight,
        hidden: areas.filter((area) => area.scrollHeight > area.clientHeight + 4
          && !area.parentElement.querySelector('.scroll-buttons .button:not([hidden])')).length,
        room: Math.min(...areas.map((area) => area.clientHeight)),
        cut: [...document.querySelectorAll('main h1, main p, main .button, main .choice, .topbar .button, .foot .button')]
          .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.textContent.trim().slice(0, 40)),
      };
    }""")
    assert not state["sideways"] and not state["page"] and state["hidden"] == 0 and state["cut"] == [], state
    assert state["room"] > 160


@pytest.mark.parametrize("path", FRAMED)
def test_ux_23_wider_spacing_cuts_nothing(page, kiosk_url, path):
    open_page(page, kiosk_url, path)
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
      document.adoptedStyleSheets = [sheet];
    }""")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_ux_24_the_down_button_reads_to_the_end(page, kiosk_url):
    open_page(page, kiosk_url, "/en/counts/", LAPTOP)
    down = page.get_by_role("button", name="Read down")
    for _ in range(30):
        if not down.is_visible():
            break
        down.click()
        page.wait_for_timeout(60)
    expect(down).to_be_hidden()
    expect(page.get_by_role("row").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Read up")).to_be_visible()


@pytest.mark.parametrize("path", FRAMED)
def test_ux_13_the_heading_has_the_focus_and_the_page_a_title(page, kiosk_url, path):
    open_page(page, kiosk_url, path)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title()
    assert page.locator("h1:visible").count() == 1


@pytest.mark.parametrize("path", FRAMED)
def test_ux_47_the_fixed_places_keep_their_order(page, kiosk_url, path):
    page.add_init_script(LOCAL)
    open_page(page, kiosk_url, path)
    names = page.locator(".topbar .button:visible").all_inner_texts()
    first = "Done" if path == "/en/" else "Back"
    assert [name.strip() for name in names] == [first, "Home", "Español", "Listen", "A+", "Help now", "Hide"]
    places = [box["x"] + box["y"] * 10_000 for box in
              page.evaluate("[...document.querySelectorAll('.topbar .button')].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().toJSON())")]
    assert places == sorted(places)


def test_ux_30_reduced_motion_stills_the_start_screen(page, kiosk_url):
    page.emulate_media(reduced_motion="reduce")
    open_page(page, kiosk_url, "/")
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("document.getAnimations().length") == 3


def test_ux_30_the_less_motion_switch_says_so(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    switch = page.get_by_role("button", name="Less motion")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-motion", "less")


@pytest.mark.parametrize("theme", ["", "#c=dark", "#c=1"], ids=["dusk", "dark", "high-contrast"])
def test_ux_20_text_tokens_have_a_contrast_of_seven_to_one(page, kiosk_url, theme):
    open_page(page, kiosk_url, f"/en/patterns/{theme}")
    ratios = page.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const light = (name) => {
        probe.style.color = `var(${name})`;
        const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255)
          .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
      };
      const ratio = (one, other) => {
        const pair = [light(one), light(other)].sort((a, b) => b - a);
        return (pair[0] + 0.05) / (pair[1] + 0.05);
      };
      const grounds = ['--colour-page', '--colour-page-deep', '--colour-card', '--colour-card-raised'];
      const found = {accent: ratio('--colour-on-accent', '--colour-accent')};
      for (const text of ['--colour-text', '--colour-text-quiet', '--colour-accent', '--colour-accent-soft'])
        for (const ground of grounds) found[`${text} on ${ground}`] = ratio(text, ground);
      found.reading = ratio('--colour-on-reading', '--colour-reading');
      const parts = {};
      for (const part of ['--colour-control-edge', '--colour-accent', '--colour-focus'])
        for (const ground of grounds) parts[`${part} on ${ground}`] = ratio(part, ground);
      return [found, parts];
    }""")
    words, parts = ratios
    assert {name: ratio for name, ratio in words.items() if ratio < 7} == {}
    assert {name: ratio for name, ratio in parts.items() if ratio < 3} == {}


def test_ux_12_the_focus_ring_is_four_pixels_and_offset(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    ring = page.evaluate("""() => { const style = getComputedStyle(document.activeElement);
      return [style.outlineStyle, parseFloat(style.outlineWidth), parseFloat(style.outlineOffset)]; }""")
    assert ring[0] == "solid" and ring[1] >= 4 and ring[2] >= 4


def test_ux_10_the_questions_are_walked_with_keys_alone(page, kiosk_url):
    open_page(page, kiosk_url, "/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/")

    def tab_to(name):
        for _ in range(40):
            page.keyboard.press("Tab")
            if name in page.evaluate("document.activeElement.textContent"):
                return
        raise AssertionError(f"{name} was not reached")

    tab_to("Questions people ask")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/**")
    tab_to("Side effects and safety")
    page.keyboard.press("Space")
    tab_to("What are the side effects?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/Q14/**")
    page.keyboard.press("Escape")
    page.wait_for_url("**/faq/#**")
    expect(page.get_by_role("button", name="Side effects and safety")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: url.split("#")[0].endswith("/en/"))
