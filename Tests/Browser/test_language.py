"""The language switch: in its own words, on every screen, keeping the place; gone with the visit (UX-48, UX-64)."""

import pytest
from playwright.sync_api import expect

import matrix
from copytext import LANGUAGES, load
from shell import at, listen, open_page

PATHS = ["/", "/snow-globe/", "/faq/", "/faq/Q25/", "/help/", "/counts/"]
FIRST = "en"


@pytest.mark.parametrize("path", PATHS)
def test_ux_48_each_language_names_itself_and_leads_to_the_same_page(page, kiosk_url, path):
    open_page(page, kiosk_url, f"/en{path}")
    page.get_by_role("link", name="Español", exact=True).click()
    page.wait_for_url(at(f"/es{path}"))
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.get_by_role("link", name="English", exact=True).get_attribute("lang") == "en"
    page.wait_for_selector("html:not([data-waking])")  # A tap on the same spot is an echo for half a second (UX-04).
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(at(f"/en{path}"))


@pytest.mark.parametrize("explainer", ["snow-globe", "car-trip"])
def test_ux_48_a_story_goes_on_where_it_was_in_the_other_language(page, kiosk_url, explainer):
    open_page(page, kiosk_url, f"/en/{explainer}/#m=1")
    walk = matrix.scene_views(page, explainer)
    next(walk), next(walk)
    shown = page.locator("[data-scene]:not([hidden])").first
    scene = shown.get_attribute("data-scene")
    page.get_by_role("link", name="Español", exact=True).click()
    page.wait_for_url(at(f"/es/{explainer}/"))
    expect(shown).to_have_attribute("data-scene", scene)


def test_ux_48_a_topic_and_the_settings_are_kept(page, kiosk_url):
    open_page(page, kiosk_url, "/en/faq/#t=150")
    page.locator('[data-topic="day"]').click()
    page.get_by_role("link", name="Español", exact=True).click()
    page.wait_for_url(at("/es/faq/"))
    expect(page.locator('[data-topic="day"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-text", "150")


def test_ux_48_the_language_goes_back_to_the_first_when_the_visit_ends(page, kiosk_url):
    open_page(page, kiosk_url, "/es/faq/Q25/")
    page.get_by_role("button", name="Ocultar").click()
    page.wait_for_url(at("/"))
    page.keyboard.press("Enter")
    page.wait_for_url(at(f"/{FIRST}/"))


def test_ux_64_the_start_screen_speaks_both_languages_at_once(page, kiosk_url):
    open_page(page, kiosk_url, "/")
    for language in LANGUAGES:
        expect(page.get_by_text(load(f"strings/{language}.json")["attract"]["start"])).to_be_visible()


def test_a_page_in_another_language_is_told_once(page, kiosk_url):
    events = listen(page)
    with page.expect_request(lambda request: "language.use" in (request.post_data or "")):
        page.goto(f"{kiosk_url}/es/faq/Q25/")
    page.locator(".topbar [data-setting=text]").click()
    assert [event for event in events if event["event"] == "language.use"] == [{"event": "language.use", "language": "es"}]


def test_a_page_in_the_first_language_tells_nothing(page, kiosk_url):
    events = listen(page)
    with page.expect_request(lambda request: "faq.open" in (request.post_data or "")):
        page.goto(f"{kiosk_url}/en/faq/Q25/")
    page.locator(".topbar [data-setting=text]").click()
    assert [event for event in events if event["event"] == "language.use"] == []


def test_r10_every_spanish_page_says_that_it_is_a_draft_and_no_english_one(page, kiosk_url):
    draft = load("strings/es.json")["translationDraft"]
    for name, record in matrix.addresses().items():
        if not record.get("layout", True):
            continue
        for language in LANGUAGES:
            text = page.request.get(kiosk_url + record["url"].replace("{lang}", language)).text()
            assert (draft in text) == (language == "es"), f"{language} {name}"
