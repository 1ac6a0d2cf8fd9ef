"""How this screen works for you: every setting, that it travels, that it is told as a total, that it is gone after."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from shell import FRAMED, LANDSCAPE, LAPTOP, PORTRAIT, TARGETS, at, listen, open_page

SMALL = {"width": 800, "height": 480}


def open_settings(page):
    page.get_by_role("contentinfo").get_by_role("button", name="Adjust screen").click()
    dialog = page.get_by_role("dialog", name="How this screen works for you")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize("path", FRAMED)
def test_ux_47_the_settings_are_one_tap_away_at_the_same_place(page, kiosk_url, path):
    open_page(page, kiosk_url, "/en/")
    place = page.get_by_role("contentinfo").get_by_role("button", name="Adjust screen").bounding_box()
    open_page(page, kiosk_url, path)
    assert page.get_by_role("contentinfo").get_by_role("button", name="Adjust screen").bounding_box() == pytest.approx(place, abs=1)
    dialog = open_settings(page)
    expect(dialog.get_by_role("heading", name="How this screen works for you")).to_be_focused()


def test_ux_21_each_setting_shows_at_once_and_what_is_picked_is_said(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    dialog = open_settings(page)
    for name, mark in [("Largest", "t=200"), ("Dark", "c=dark"), ("High contrast", "c=1"), ("Less motion", "m=1"),
                       ("Lower the buttons", "l=1"), ("More time", "p=1"), ("4 seconds", "k=4")]:
        dialog.get_by_role("button", name=name, exact=True).click()
        expect(dialog.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
        assert mark in urlsplit(page.url).fragment
    expect(dialog.get_by_role("button", name="Dark", exact=True)).to_have_attribute("aria-pressed", "false")


def test_ux_52_all_settings_travel_with_the_visit_and_end_with_it(page, kiosk_url):
    fragment = "t=150&c=1&m=1&l=1&p=1&v=5"
    open_page(page, kiosk_url, f"/en/#{fragment}")
    page.get_by_role("link", name="Questions people ask").tap()
    page.wait_for_url(at("/en/faq/"))
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert urlsplit(page.url).fragment.startswith(fragment)
    page.get_by_role("button", name="Hide").tap()
    page.wait_for_url(at("/"))
    page.keyboard.press("Enter")
    page.wait_for_url(at("/en/"))
    marks = page.evaluate("({...document.documentElement.dataset})")
    assert marks.get("text") == "100" and not {"contrast", "theme", "motion", "low", "scan"} & set(marks)


def test_access_features_are_told_once_a_page_and_only_when_used(page, kiosk_url):
    events = listen(page)
    open_page(page, kiosk_url, "/en/help/")
    open_page(page, kiosk_url, "/en/counts/#t=150&c=1&k=6")
    with page.expect_request(lambda request: "reduced-motion" in (request.post_data or "")):
        page.get_by_role("button", name="Less motion").click()
    for _ in range(2):
        page.get_by_role("button", name="Bigger text").click()
    told = [event["feature"] for event in events if event["event"] == "access.use"]
    assert told == ["large-text", "high-contrast", "keyboard-switch", "reduced-motion"]


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, LAPTOP], ids=["portrait", "landscape", "laptop"])
def test_ux_83_lowered_buttons_stand_in_the_lower_part(page, kiosk_url, viewport, text):
    open_page(page, kiosk_url, f"/en/snow-globe/#l=1&t={text}", viewport)
    bar = page.locator(".topbar").bounding_box()
    assert bar["y"] > viewport["height"] / 2
    top = page.locator("main h1:visible").bounding_box()["y"]
    assert viewport is not PORTRAIT or top > viewport["height"] / 3
    order = page.evaluate("document.querySelector('main').compareDocumentPosition(document.querySelector('.topbar'))")
    assert order & 4, "the bar is read after the page it stands below"


@pytest.mark.parametrize("path", ["/en/", "/en/snow-globe/", "/en/car-trip/", "/en/faq/", "/en/help/"])
def test_ux_83_every_primary_target_reaches_into_the_lower_two_thirds(page, kiosk_url, path):
    open_page(page, kiosk_url, path)
    low = PORTRAIT["height"] / 3
    high = [target["name"] for target in page.evaluate(TARGETS)
            if target["primary"] and target["y"] + target["height"] < low + 64]
    assert high == []


@pytest.mark.parametrize("fragment, viewport", [
    ("", SMALL), ("#c=dark", LAPTOP), ("#c=1&t=200", PORTRAIT), ("#c=dark&t=200", LAPTOP),
], ids=["dusk-small", "dark-laptop", "contrast-200-portrait", "dark-200-laptop"])
def test_ux_24_the_settings_dialog_reads_to_its_last_row(page, kiosk_url, fragment, viewport):
    open_page(page, kiosk_url, "/en/help/" + fragment, viewport)
    dialog = open_settings(page)
    down = dialog.get_by_role("button", name="Read down")
    for _ in range(12):
        if not down.is_visible():
            break
        down.click()
    last = dialog.get_by_role("button", name="2 seconds")
    expect(last).to_be_in_viewport(ratio=0.9)
    box, body = last.bounding_box(), dialog.locator(".dialog__body").bounding_box()
    assert box["y"] + box["height"] <= body["y"] + body["height"] + 1, "nothing is cut below the last row"


@pytest.mark.parametrize("text", [150, 200])
@pytest.mark.parametrize("viewport", [PORTRAIT, LAPTOP], ids=["portrait", "laptop"])
def test_ux_23_bar_and_foot_grow_with_the_text_and_keep_their_gaps(page, kiosk_url, viewport, text):
    sizes = []
    for percent in (100, text):
        page.goto("about:blank")
        open_page(page, kiosk_url, f"/en/faq/Q14/#t={percent}", viewport)
        sizes.append(page.evaluate("""[...document.querySelectorAll('.topbar .button, .foot .button, .foot__words')]
          .filter((element) => element.checkVisibility()).map((element) => parseFloat(getComputedStyle(element).fontSize))"""))
    # At 100 % the tiles of the narrow bar stand a little smaller, so some grow more than the text.
    assert all(after / before >= text / 100 * 0.99 for before, after in zip(*sizes, strict=True)), sizes
    boxes = page.evaluate("""[...document.querySelectorAll('.topbar .button, .foot .button')]
      .filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().toJSON())""")
    for index, one in enumerate(boxes):
        for other in boxes[index + 1:]:
            across = max(one["left"], other["left"]) - min(one["right"], other["right"])
            down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
            assert max(across, down) >= 15.9


@pytest.mark.parametrize("pitch, viewport, pixels", [(0.248, PORTRAIT, 27), (0.179, PORTRAIT, 37), (0.19, SMALL, 18)])
def test_ux_21_the_base_text_follows_the_panel(page, kiosk_url, pitch, viewport, pixels):
    page.route("**/en/help/", lambda route: hand_over(route, pitch))
    open_page(page, kiosk_url, "/en/help/", viewport)
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size == pytest.approx(pixels, abs=0.6)


def hand_over(route, pitch):
    """The page as a kiosk with this panel serves it."""
    answer = route.fetch()
    body = answer.text().replace("<body ", f'<body data-pitch="{pitch}" ', 1)
    route.fulfill(response=answer, body=body)
