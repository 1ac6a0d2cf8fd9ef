"""Get ready, and after: cards into a plan of at most five, lanterns for them, and nothing of it sent."""

import json

import pytest
from playwright.sync_api import expect

from shell import listen
from story import SIZES, Story, finish_by_one_switch, scenes_of, walk_and_look

ID = "prepare-integrate"


def pick(story, *cards):
    for card in cards:
        story.shown(f'[data-card-id="{card}"]').tap()


def test_ux_02_finished_by_taps_only_and_nothing_of_the_plan_is_sent(page, kiosk_url):
    events = listen(page)
    story = Story(page, kiosk_url, ID)
    pick(story, "ride", "wish")
    expect(page.locator("[data-live]")).to_have_text("Pick one gentle wish: in your plan. 2 of 5.")
    story.next("day")
    pick(story, "help")
    story.next("after")
    pick(story, "share")
    story.next("plan")
    assert story.shown("[data-tray] li").all_inner_texts() == [
        "Pick one gentle wish", "Plan my ride home", "Ask for help", "Share with a safe person"]
    expect(page.locator("[data-picture]")).to_have_attribute("aria-label", "A snowy path at dusk, from a small house to a "
                                                             "hill. Five lanterns stand along it. Lanterns lit: 4 of 5.")
    page.evaluate("dispatchEvent(new Event('snowglobe:leaving'))")
    sent = json.dumps(events)
    assert not any(card in sent for card in ("ride", "wish", "help", "share")), sent
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert all(card not in page.url for card in ("ride", "wish", "share"))
    assert story.errors == []


def test_the_sixth_card_is_refused_in_words_and_changes_nothing(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    pick(story, "wish", "calm", "ride", "person", "questions")
    story.next("day")
    pick(story, "quiet")
    expect(story.shown("[data-full]")).to_be_visible()
    expect(page.locator("[data-live]")).to_contain_text("Your plan has five things now.")
    expect(story.shown('[data-card-id="quiet"]')).to_have_attribute("aria-pressed", "false")
    assert len(story.state["plan"]) == 5
    assert page.locator(".plan__lit").count() == 5


def test_ux_10_finished_with_keys_alone(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    story.focus_by_keys("Tab", '[data-card-id="calm"]')
    page.keyboard.press("Space")
    assert story.state["plan"] == ["calm"]
    for scene in scenes_of(ID)[1:]:
        story.focus_by_keys("Tab", f'[data-act="next"]')
        page.keyboard.press("Space")
        story.is_at(scene)
    assert story.shown("[data-tray] li").all_inner_texts() == ["Practice calm breathing"]


def test_an_empty_plan_is_fine(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    assert list(story.walk()) == scenes_of(ID)
    expect(story.shown("[data-empty]")).to_have_text("You picked nothing yet. That is fine. You can go back, or talk with your team.")
    story.tap("[data-act=restart]")
    story.is_at("before")


def test_ux_11_finished_with_one_switch(page, kiosk_url):
    assert finish_by_one_switch(page, kiosk_url, ID).errors == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_scene_is_usable_by_all(page, kiosk_url, size, language):
    story = Story(page, kiosk_url, ID, SIZES[size], language)
    pick(story, "wish", "ride", "person")
    assert walk_and_look(story) == {}


def test_ux_23_large_text_in_high_contrast(page, kiosk_url):
    assert walk_and_look(Story(page, kiosk_url, ID, SIZES["laptop"], fragment="#t=200&c=1"), fits=False) == {}
