"""Questions to ask: up to five on a sheet of paper, shown large to the team, printed on a tap, never sent."""

import json

import pytest
from playwright.sync_api import expect

from shell import listen
from story import SIZES, Story, finish_by_one_switch, scenes_of, walk_and_look

ID = "questions-to-ask"


def pick(story, *questions):
    for question in questions:
        story.shown(f'[data-question-id="{question}"]').tap()


def test_ux_02_finished_by_taps_only_and_no_question_is_sent(page, kiosk_url):
    events = listen(page)
    story = Story(page, kiosk_url, ID)
    pick(story, "why")
    expect(page.locator("[data-live]")).to_have_text("On your list: Why is it important for me? 1 of 5.")
    story.next("care")
    pick(story, "risks", "call")
    story.next("cost")
    pick(story, "share")
    story.next("show")
    assert page.locator("[data-list] li").all_inner_texts() == [
        "Why is it important for me?", "What are the risks for me?", "Who do I call if I feel worse?", "What part do I pay?"]
    page.evaluate("dispatchEvent(new Event('snowglobe:leaving'))")
    choices = [event for event in events if any(name in json.dumps(event) for name in ("why", "risks", "call", "share"))]
    assert choices == []
    assert story.errors == []


def test_the_list_is_shown_larger_to_the_team(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    pick(story, "problem")
    size = "(item) => parseFloat(getComputedStyle(item).fontSize)"
    before = page.locator("[data-list] li").evaluate(size)
    for scene in story.walk():
        pass
    assert page.locator("[data-list] li").evaluate(size) > before * 1.2


def test_a_sixth_question_is_refused_in_words(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    pick(story, "problem", "do", "why")
    story.next("care")
    pick(story, "fit", "form", "risks")
    expect(story.shown("[data-full]")).to_be_visible()
    assert story.state["list"] == ["problem", "do", "why", "fit", "form"]
    assert page.locator("[data-list] li").count() == 5


def test_ux_10_finished_with_keys_alone(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    story.focus_by_keys("Tab", '[data-question-id="do"]')
    page.keyboard.press("Enter")
    for scene in scenes_of(ID)[1:]:
        story.focus_by_keys("Tab", "[data-act=next]")
        page.keyboard.press("Enter")
        story.is_at(scene)
    assert page.locator("[data-list] li").all_inner_texts() == ["What do I need to do?"]


def test_ux_11_finished_with_one_switch(page, kiosk_url):
    assert finish_by_one_switch(page, kiosk_url, ID).errors == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_scene_is_usable_by_all(page, kiosk_url, size, language):
    story = Story(page, kiosk_url, ID, SIZES[size], language)
    pick(story, "problem", "do", "why")
    assert walk_and_look(story) == {}


def test_ux_23_large_text_in_high_contrast(page, kiosk_url):
    assert walk_and_look(Story(page, kiosk_url, ID, SIZES["laptop"], fragment="#t=200&c=1"), fits=False) == {}
