"""The frame is usable by all: long texts, fixed places, contrast, motion, keyboard. What holds on every screen: test_matrix.py."""

import pytest
from playwright.sync_api import expect

from copytext import LANGUAGES
from matrix import SMALL
from shell import LANDSCAPE, LAPTOP, PORTRAIT, open_page
from voices import LOCAL


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


@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, LAPTOP], ids=lambda size: f"{size['width']}x{size['height']}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "help/"])
def test_ux_24_home_and_help_are_one_screen(page, clinic_kiosk_url, path, language, viewport):
    open_page(page, clinic_kiosk_url, f"/{language}/{path}", viewport)
    expect(page.locator(".phone:visible").last).to_be_in_viewport(ratio=1)
    area = page.locator("main [data-scroller], main[data-scroller]").first
    assert area.evaluate("(area) => area.scrollHeight - area.clientHeight") <= 4
    expect(page.locator(".scroll-buttons .button:visible")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, LAPTOP, SMALL], ids=lambda size: f"{size['width']}x{size['height']}")
def test_home_stands_where_the_scripts_leave_it_before_they_run(browser, page, kiosk_url, viewport):
    plain = browser.new_context(java_script_enabled=False).new_page()
    places = []
    for one in (plain, page):
        open_page(one, kiosk_url, "/en/", viewport)
        places.append([box for part in one.locator(".topbar .button:visible, .story, .tile").all() for box in part.bounding_box().values()])
    plain.context.close()
    assert places[0] == pytest.approx(places[1], abs=1)


@pytest.mark.parametrize("path", ["/en/", "/en/faq/"])
def test_ux_47_the_fixed_places_keep_their_order(page, kiosk_url, path):
    page.add_init_script(LOCAL)
    open_page(page, kiosk_url, path)
    names = page.locator(".topbar .button:visible").all_inner_texts()
    first = "Done" if path == "/en/" else "Back"
    assert [name.strip() for name in names] == [first, "Home", "Español", "Listen", "A+", "Help now", "Hide"]


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
