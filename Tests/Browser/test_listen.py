"""Listen: every screen aloud, marked and captioned; asked before the first sound; stopped by a tap or another page."""

import pytest
from playwright.sync_api import expect

from shell import FRAMED, LAPTOP, PORTRAIT, at, listen, open_page, violations
from voices import LOCAL, NONE, spoken, wait_for_words

MARKED = """() => [...(CSS.highlights.get('snowglobe-sentence') ?? [])].map((range) => range.toString().trim()).join('')"""


@pytest.fixture
def voiced(page):
    page.add_init_script(LOCAL)
    return page


def player(page):
    return page.get_by_role("region", name="Reading aloud")


def test_ux_32_nothing_sounds_before_the_reader_agreed(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/")
    assert spoken(voiced) == []
    voiced.locator(".topbar").get_by_role("button", name="Listen").tap()
    question = voiced.get_by_role("dialog", name="Play out loud?")
    expect(question).to_contain_text("People near you may hear")
    assert spoken(voiced) == []
    question.get_by_role("button", name="Not now").tap()
    expect(question).to_be_hidden()
    expect(player(voiced)).to_be_hidden()
    assert spoken(voiced) == []


def test_ux_33_listen_reads_marks_and_captions_sentence_by_sentence(voiced, kiosk_url):
    events = listen(voiced)
    open_page(voiced, kiosk_url, "/en/help/")
    voiced.locator(".topbar").get_by_role("button", name="Listen").tap()
    voiced.get_by_role("button", name="Play out loud").tap()
    expect(player(voiced)).to_be_visible()
    heard = []
    for _ in range(5):
        heard.append(spoken(voiced)[-1])
        expect(voiced.locator("[data-caption]")).to_have_text(heard[-1])
        assert voiced.evaluate(MARKED) == heard[-1]
        voiced.evaluate("window.endSentence()")
    assert heard == ["Help is here", "If you feel unsafe, tell a staff member now.",
                     "You can also call or text 988 any time, day or night.", "It is free.",
                     "If someone may be in danger right now, call 911."]
    assert {"event": "access.use", "feature": "read-aloud"} in events


def test_ux_33_labels_state_and_help_are_read(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/faq/#s=on")
    wait_for_words(voiced, "The buttons around this page are")
    said = spoken(voiced)
    assert any(text.endswith(", button, picked") for text in said), "the topic that is open"
    assert any(text.endswith(", button") for text in said)
    for name in ("Back", "Home", "Español", "Listen", "Help now", "Hide", "Adjust screen"):
        assert name in said[-1]
    open_page(voiced, kiosk_url, "/en/snow-globe/#s=on")
    wait_for_words(voiced, "Shake it, button")
    assert spoken(voiced)[0].startswith("Picture: A snow globe")


def test_ux_33_pause_go_on_repeat_next_and_stop(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/help/#s=on")
    wait_for_words(voiced, "If you feel unsafe")
    player(voiced).get_by_role("button", name="Pause").tap()
    count = len(spoken(voiced))
    player(voiced).get_by_role("button", name="Go on").tap()
    player(voiced).get_by_role("button", name="Repeat").tap()
    player(voiced).get_by_role("button", name="Next line").tap()
    unsafe = "If you feel unsafe, tell a staff member now."
    assert spoken(voiced)[count:] == [unsafe, unsafe, "You can also call or text 988 any time, day or night."]
    player(voiced).get_by_role("button", name="Stop").tap()
    expect(player(voiced)).to_be_hidden()
    assert voiced.evaluate(MARKED) == ""
    assert "s=off" in voiced.url, "asked once a visit, not once a page"


def test_ux_33_a_tap_elsewhere_stops_and_another_page_is_read_from_its_start(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/faq/Q25/#s=on")
    expect(player(voiced)).to_be_visible()
    voiced.locator("main h1").tap()
    expect(player(voiced)).to_be_hidden()
    assert "cancelled" in voiced.evaluate("window.spoken.at(-1)")
    voiced.get_by_role("link", name="Home", exact=True).tap()
    voiced.wait_for_url(at("/en/"))
    expect(player(voiced)).to_be_visible()
    assert spoken(voiced) == ["While you wait"]


def test_ux_33_another_scene_of_an_explainer_is_read_anew(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/snow-globe/#s=on&m=1")
    wait_for_words(voiced, "Shake it, button")
    voiced.get_by_role("button", name="Shake it").tap()
    expect(voiced.locator('[data-scene="still"]')).to_be_visible()
    wait_for_words(voiced, "Next, button")
    title = voiced.locator('[data-scene="still"] h1').inner_text()
    assert title in spoken(voiced)
    voiced.evaluate("document.dispatchEvent(new CustomEvent('snowglobe:screen'))")
    assert spoken(voiced)[-1].startswith("Picture: ")


def test_ux_33_the_crisis_card_is_read_and_its_reading_can_be_stopped(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/counts/#s=on")
    voiced.get_by_role("link", name="Help now").tap()
    card = voiced.get_by_role("dialog", name="Help is here")
    wait_for_words(voiced, "If you feel unsafe")
    card.get_by_role("button", name="Stop").tap()
    expect(player(voiced)).to_be_hidden()
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()


def test_motion_can_follow_the_sentences(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/help/")
    voiced.evaluate("""() => { window.steps = [];
      document.addEventListener('snowglobe:sentence', ({detail}) =>
        window.steps.push([detail.index, detail.count, detail.element.localName])); }""")
    voiced.locator(".topbar").get_by_role("button", name="Listen").tap()
    voiced.get_by_role("button", name="Play out loud").tap()
    wait_for_words(voiced, "If you feel unsafe")
    steps = voiced.evaluate("window.steps")
    assert [step[0] for step in steps] == [0, 1] and steps[0][2] == "h1" and steps[0][1] == steps[1][1] > 5


def test_ux_35_the_voice_is_local_and_of_the_page_s_language(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/help/#s=on")
    assert voiced.evaluate("window.spoken[0].voice") == "English"
    open_page(voiced, kiosk_url, "/es/help/#s=on")
    assert voiced.evaluate("window.spoken[0].voice") == "Spanish"


@pytest.mark.parametrize("path", ["/en/", "/en/faq/Q14/"])
def test_ux_35_without_a_local_voice_there_is_no_listen(page, kiosk_url, path):
    page.add_init_script(NONE)
    open_page(page, kiosk_url, path)
    assert page.locator("[data-listen]:visible, [data-sound]:visible").count() == 0
    page.get_by_role("button", name="Adjust screen").click()
    expect(page.get_by_role("button", name="Largest")).to_be_visible()
    assert page.locator("[data-listen]:visible, [data-sound]:visible").count() == 0


def test_recorded_sentences_are_played_where_the_bundle_has_them(page, kiosk_url):
    page.add_init_script(NONE)
    page.route("**/clips/clips.json", lambda route: route.fulfill(json={"en": [clip_name("Help is here")]}))
    page.route("**/clips/en/*.opus", lambda route: route.abort())
    open_page(page, kiosk_url, "/en/help/")
    page.locator(".topbar").get_by_role("button", name="Listen").tap()
    with page.expect_request("**/clips/en/*.opus") as asked:
        page.get_by_role("button", name="Play out loud").tap()
    assert asked.value.url.endswith(f"/clips/en/{clip_name('Help is here')}.opus")
    expect(page.locator("[data-caption]")).to_have_text("Help is here")


def clip_name(sentence):
    import hashlib
    return hashlib.sha256(sentence.encode()).hexdigest()[:16]


def test_ux_36_a_silent_device_does_not_hold_the_captions_up(voiced, kiosk_url):
    voiced.clock.install()
    open_page(voiced, kiosk_url, "/en/help/#s=on")
    expect(voiced.locator("[data-caption]")).to_have_text("Help is here")
    voiced.clock.run_for(5_000)
    expect(voiced.locator("[data-caption]")).to_have_text("If you feel unsafe, tell a staff member now.")


def test_ux_34_the_volume_goes_in_steps_that_are_heard_and_resets_with_the_visit(voiced, kiosk_url):
    open_page(voiced, kiosk_url, "/en/help/#s=on")
    assert voiced.evaluate("window.spoken[0].volume") == 0.6
    voiced.get_by_role("button", name="Adjust screen").click()
    dialog = voiced.get_by_role("dialog", name="How this screen works for you")
    for said, volume in [("4 of 5", 0.8), ("5 of 5", 1), ("5 of 5", 1)]:
        dialog.get_by_role("button", name="Louder").press("Enter")
        last = voiced.evaluate("window.spoken.at(-1)")
        assert (last["text"], last["volume"]) == (said, volume)
    dialog.get_by_role("button", name="Hide").click()
    voiced.wait_for_url(at("/"))
    assert "#" not in voiced.url


def test_ux_53_a_reading_keeps_the_visit_and_the_idle_question_is_read(voiced, kiosk_url):
    voiced.clock.install()
    open_page(voiced, kiosk_url, "/en/counts/#s=on")
    dialog = voiced.get_by_role("dialog", name="Are you still there?")
    for _ in range(4):
        voiced.clock.run_for(60_000)
        expect(dialog).to_be_hidden()
        voiced.evaluate("document.dispatchEvent(new CustomEvent('snowglobe:screen'))")
    player(voiced).get_by_role("button", name="Pause").click()
    voiced.clock.run_for(900_000)
    voiced.wait_for_url(at("/"))


def test_ux_53_the_idle_question_is_spoken_to_a_reader_who_listens(voiced, kiosk_url):
    voiced.clock.install()
    open_page(voiced, kiosk_url, "/en/help/#s=on")
    player(voiced).get_by_role("button", name="Pause").click()
    voiced.clock.run_for(91_000)
    expect(voiced.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    assert spoken(voiced)[-1] == "Are you still there?"


@pytest.mark.parametrize("path", FRAMED)
def test_ux_47_listen_stands_on_every_screen(voiced, kiosk_url, path):
    open_page(voiced, kiosk_url, path)
    expect(voiced.locator(".topbar").get_by_role("button", name="Listen")).to_be_visible()


@pytest.mark.parametrize("fragment, viewport", [("", PORTRAIT), ("&c=1&t=200", LAPTOP)], ids=["portrait", "contrast-200"])
def test_the_player_is_usable_by_all(voiced, kiosk_url, fragment, viewport):
    open_page(voiced, kiosk_url, f"/en/faq/Q14/#s=on{fragment}", viewport)
    expect(player(voiced)).to_be_visible()
    assert violations(voiced) == []
    for button in player(voiced).get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 48
