"""The questions: by topic, by what people often open, by word; what is counted of it and what is not."""

import json
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from shell import BUNDLE, LANDSCAPE, PORTRAIT, TARGETS, at, listen, open_page

SMALL = {"width": 800, "height": 480}
FAQ = json.loads((BUNDLE / "faq/faq.json").read_text("utf-8"))
WORDS = {language: json.loads((BUNDLE / f"faq/strings/{language}.json").read_text("utf-8")) for language in ("en", "es")}


def of_faq(events):
    return [event for event in events if event["event"].startswith("faq.")]


def posts(page, event):
    """Waits, around what causes it, until the page posts this event."""
    return page.expect_request(lambda request: request.url.endswith("/usage") and f'"{event}"' in (request.post_data or ""))


def say(language, key):
    return WORDS[language]["faq"][key]


def open_finder(page, kiosk_url, language="en"):
    open_page(page, kiosk_url, f"/{language}/faq/")
    page.get_by_role("button", name=say(language, "byWord")).tap()


@pytest.mark.parametrize("language, letter, word, question", [("en", "S", "side effects", "Q14"), ("es", "C", "cita", "Q28")])
def test_ux_50_the_finder_leads_to_a_question_by_taps_and_sends_no_word(page, kiosk_url, language, letter, word, question):
    events = listen(page)
    open_finder(page, kiosk_url, language)
    page.get_by_role("button", name=letter, exact=True).tap()
    page.get_by_role("button", name=word, exact=True).tap()
    with posts(page, "faq.open"):
        page.get_by_role("link", name=WORDS[language]["questions"][question]["question"]).tap()
    page.wait_for_url(at(f"/{language}/faq/{question}/"))
    assert of_faq(events) == [{"event": "faq.find", "outcome": "opened"}, {"event": "faq.open", "question": question}]
    assert word not in unquote(page.url) and word not in json.dumps(events, ensure_ascii=False)
    page.get_by_role("link", name="Back" if language == "en" else "Atrás", exact=True).tap()
    page.wait_for_url(at(f"/{language}/faq/"))
    expect(page.get_by_role("button", name=say(language, "byWord"))).to_have_attribute("aria-pressed", "true")


def test_ux_10_the_finder_is_walked_with_keys_alone(page, kiosk_url):
    open_page(page, kiosk_url, "/en/faq/")

    def press_on(name):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == name:
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"{name} was not reached")

    for name in (say("en", "byWord"), "I", "insurance", "What will it cost? Will insurance pay?"):
        press_on(name)
    page.wait_for_url(at("/en/faq/Q37/"))


def test_a_search_that_found_nothing_is_counted_once_when_the_page_is_left(page, kiosk_url):
    events = listen(page)
    open_finder(page, kiosk_url)
    page.get_by_role("button", name="M", exact=True).tap()
    page.get_by_role("button", name="music", exact=True).tap()
    with posts(page, "faq.find"):
        page.get_by_role("link", name="Home", exact=True).tap()
    page.wait_for_url(at("/en/"))
    assert of_faq(events) == [{"event": "faq.find", "outcome": "left"}]


def test_a_finder_that_was_only_looked_at_is_not_counted(page, kiosk_url):
    events = listen(page)
    open_finder(page, kiosk_url)
    page.get_by_role("link", name="Home", exact=True).tap()
    page.wait_for_url(at("/en/"))
    assert of_faq(events) == []


def test_r9_the_crisis_question_found_by_word_opens_the_card_and_is_never_counted(page, kiosk_url):
    events = listen(page)
    open_finder(page, kiosk_url)
    page.get_by_role("button", name="U", exact=True).tap()
    page.get_by_role("button", name="unsafe", exact=True).tap()
    page.get_by_role("link", name="I feel unsafe now. What can I do?").tap()
    card = page.get_by_role("dialog", name="Help is here")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Close").tap()
    page.get_by_role("link", name="Home", exact=True).tap()
    page.wait_for_url(at("/en/"))
    assert of_faq(events) == []


@pytest.mark.parametrize("language", WORDS)
def test_often_opened_is_a_fixed_list_chosen_by_editors(page, kiosk_url, language):
    open_page(page, kiosk_url, f"/{language}/faq/")
    page.get_by_role("button", name=say(language, "byOften")).tap()
    shown = page.locator('[data-view="often"]').get_by_role("link").all_inner_texts()
    assert [text.strip() for text in shown] == [WORDS[language]["questions"][qid]["question"] for qid in FAQ["often"]]
    assert 5 <= len(FAQ["often"]) <= 10


@pytest.mark.parametrize("language", WORDS)
def test_all_forty_questions_stand_under_a_topic(page, kiosk_url, language):
    open_page(page, kiosk_url, f"/{language}/faq/")
    seen = set()
    for topic in page.locator("[data-topic]").all():
        topic.tap()
        seen |= {text.strip() for text in page.locator("[data-questions]").get_by_role("link").all_inner_texts()}
    assert seen == {entry["question"] for entry in WORDS[language]["questions"].values()}
    assert len(seen) == 40


@pytest.mark.parametrize("language, topic", [("en", "practical"), ("es", "safety")])
def test_a_missing_question_counts_its_topic_only(page, kiosk_url, language, topic):
    events = listen(page)
    open_page(page, kiosk_url, f"/{language}/faq/")
    page.get_by_role("button", name=say(language, "missing")).tap()
    with posts(page, "faq.missing"):
        page.get_by_role("button", name=WORDS[language]["topics"][topic]).tap()
    thanks = page.locator("[data-missing-thanks]")
    expect(thanks).to_have_text(say(language, "missingThanks"))
    expect(thanks).to_be_focused()
    assert page.locator("[data-missing-topic]:visible").count() == 0
    assert of_faq(events) == [{"event": "faq.missing", "topic": topic}]


@pytest.mark.parametrize("answer, name", [("yes", "Yes"), ("no", "No")])
def test_whether_an_answer_helped_is_asked_once(page, kiosk_url, answer, name):
    events = listen(page)
    open_page(page, kiosk_url, "/en/faq/Q25/")
    with posts(page, "faq.helpful"):
        page.get_by_role("group", name="Did this help?").get_by_role("button", name=name).tap()
    expect(page.get_by_text("Thank you. We only keep totals.")).to_be_focused()
    assert page.get_by_role("button", name=name, exact=True).count() == 0
    assert of_faq(events) == [{"event": "faq.open", "question": "Q25"},
                              {"event": "faq.helpful", "question": "Q25", "answer": answer}]


def test_the_answers_and_questions_are_there_without_scripts(browser, kiosk_url):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{kiosk_url}/es/faq/")
    assert page.locator("[data-questions] a").count() == 40
    assert page.locator("[data-way]:visible, [data-view]:not([data-view=topics]):visible").count() == 0


@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, SMALL], ids=["portrait", "landscape", "small"])
@pytest.mark.parametrize("language, text", [("en", 200), ("es", 100), ("es", 200)])
def test_ux_01_ux_23_every_way_to_look_fits_the_screen(page, kiosk_url, viewport, language, text):
    open_page(page, kiosk_url, f"/{language}/faq/#t={text}", viewport)

    def check(step):
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), step
        cut = page.evaluate("""() => [...document.querySelectorAll('.faq *')].filter((element) => element.checkVisibility()
          && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
          && getComputedStyle(element).display !== 'inline').map((element) => element.textContent.trim().slice(0, 40))""")
        assert cut == [], step
        small = [target for target in page.evaluate(TARGETS) if min(target["width"], target["height"]) < 48]
        assert small == [], step

    for way in ("byOften", "byWord", "missing"):
        page.get_by_role("button", name=say(language, way)).tap()
        check(way)
    page.get_by_role("button", name=say(language, "byWord")).tap()
    page.get_by_role("button", name="C", exact=True).tap()
    check("words")
    page.locator("[data-tiles] button").first.tap()
    check("questions")
    expect(page.locator("[data-found] a").first).to_be_in_viewport()
