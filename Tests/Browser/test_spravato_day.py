"""Your day with Spravato: four stops by button, slider, keys and one switch; the red flags; the list; the question."""

import json

import pytest
from playwright.sync_api import expect

from shell import listen
from story import SIZES, Story, finish_by_one_switch, scenes_of, walk_and_look

ID = "spravato-day"
STOPS = ["before", "start", "rest", "home"]


def test_ux_02_finished_by_taps_only_and_in_reduced_motion(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    assert list(story.walk()) == scenes_of(ID)
    assert page.evaluate("document.getAnimations().length") == 0 and story.state["running"] is False
    assert story.errors == []


def test_ux_10_the_slider_goes_through_the_day_by_keys_and_keeps_the_focus(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    slider = page.locator("[data-slider]")
    slider.focus()
    for number, stop in enumerate(STOPS[1:], start=2):
        page.keyboard.press("ArrowDown")
        story.is_at(stop)
        expect(slider).to_be_focused()
        assert slider.get_attribute("aria-valuetext").startswith(f"Stop {number} of 4:")
    page.keyboard.press("Home")
    story.is_at("before")


@pytest.mark.parametrize("stop", range(4))
def test_ux_02_a_tap_on_the_rail_goes_to_its_stop(page, kiosk_url, stop):
    story = Story(page, kiosk_url, ID, fragment="#f=spravato-day-rest")
    story.is_at("rest")
    box = page.locator("[data-slider]").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] * (stop + 0.5) / 4)
    story.is_at(STOPS[stop])
    assert page.locator("[data-slider]").evaluate("(slider) => slider.clientHeight / 4") >= 52


def test_ux_10_finished_with_tab_and_enter(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    for scene in scenes_of(ID)[1:]:
        story.focus_by_keys("Tab", "[data-act=next]")
        page.keyboard.press("Enter")
        story.is_at(scene)
        assert page.evaluate("document.activeElement.tagName") == "H1", "UX-13"


def test_ux_46_back_and_escape_go_one_stop_back(page, kiosk_url):
    story = Story(page, kiosk_url, ID, fragment="#f=spravato-day-home")
    page.keyboard.press("Escape")
    story.is_at("rest")
    page.locator("[data-back]").tap()
    story.is_at("start")


def test_ux_11_finished_with_one_switch(page, kiosk_url):
    assert finish_by_one_switch(page, kiosk_url, ID).errors == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_scene_is_usable_by_all(page, kiosk_url, size, language):
    assert walk_and_look(Story(page, kiosk_url, ID, SIZES[size], language)) == {}


def test_ux_23_large_text_in_high_contrast(page, kiosk_url):
    assert walk_and_look(Story(page, kiosk_url, ID, SIZES["laptop"], fragment="#t=200&c=1"), fits=False) == {}


def test_r7_risks_are_one_tap_away_and_the_red_flags_are_a_list(page, kiosk_url):
    story = Story(page, kiosk_url, ID)
    for scene in story.walk():
        assert page.locator('.explainer a[href="/en/faq/Q14/"]:visible').count() == 1, scene
        expect(story.shown(".story__kicker")).to_have_text("Your day with Spravato®")
        if scene == "tell-staff":
            assert story.shown("li").count() == 6


def test_teach_back_asks_on_after_a_right_answer_and_counts_only_the_first(page, kiosk_url):
    events = listen(page)
    Story(page, kiosk_url, ID, fragment="#f=spravato-day-checklist")
    page.locator("[data-open=teachback]").tap()
    dialog = page.get_by_role("dialog", name="How long will you stay after the spray?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="2 hours or more").tap()
    expect(dialog.locator("[data-yes]:visible")).to_be_focused()
    page.get_by_role("button", name="One more question").tap()
    dialog = page.get_by_role("dialog", name="In the chair, it gets hard to breathe. What do you do?")
    dialog.get_by_role("button", name="I'm not sure").tap()
    expect(dialog.locator("[data-again]:visible")).to_be_focused()
    assert page.locator("[data-teachback] [data-choice]:visible").count() == 0, "nothing more is asked"
    expect(page.get_by_role("button", name="One more question")).to_be_hidden()
    told = [event for event in events if event["event"] == "teachback.first"]
    assert told == [{"event": "teachback.first", "question": "day-how-long", "choice": "two-hours"},
                    {"event": "teachback.first", "question": "day-hard-to-breathe", "choice": "not-sure"}]
    assert "score" not in json.dumps(events)
