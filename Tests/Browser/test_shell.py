"""The frame: start, visit, settings, help, idle, Hide; nothing kept, nothing fetched from elsewhere."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from shell import BUNDLE, FRAMED, LAPTOP, PAGES, QUESTIONS, at, listen, open_page

CRISIS = [
    "If you feel unsafe, tell a staff member now.",
    "You can also call or text 988 any time, day or night. It is free.",
    "If someone may be in danger right now, call 911.",
]


EXPLAINERS = sorted(path.parent.name for path in (BUNDLE / "explainers").glob("*/explainer.json"))


def names(events):
    return [event["event"] for event in events]


def test_ux_64_a_touch_starts_a_visit(page, kiosk_url):
    events = listen(page)
    open_page(page, kiosk_url, "/")
    expect(page.get_by_text("Touch to start")).to_be_visible()
    expect(page.get_by_text("Toque para empezar")).to_be_visible()
    page.touchscreen.tap(500, 1500)
    page.wait_for_url(at("/en/"))
    assert names(events)[:2] == ["screen.attract", "visit.start"]
    assert page.evaluate("history.length") <= 2


def test_ux_64_any_key_starts_a_visit(page, kiosk_url):
    open_page(page, kiosk_url, "/")
    page.keyboard.press("k")
    page.wait_for_url(at("/en/"))


def test_ux_64_the_first_touch_only_wakes(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/")
    card = page.locator("[data-card]").first.bounding_box()
    spot = (card["x"] + card["width"] / 2, card["y"] + card["height"] / 2)
    open_page(page, kiosk_url, "/")
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    page.touchscreen.tap(*spot)
    page.wait_for_url(at("/en/"))
    page.touchscreen.tap(*spot)
    page.clock.run_for(600)
    expect(page.locator("html[data-waking]")).to_have_count(0)
    assert at("/en/")(page.url), "the echo of the touch that woke the screen opens no card"


def test_ux_64_three_calm_frames_take_turns_and_stand_still_with_less_motion(page, kiosk_url):
    page.clock.install()
    shown = page.locator("[data-frame][data-shown]")
    open_page(page, kiosk_url, "/")
    lines = []
    for _ in range(4):
        lines.append(shown.text_content())
        page.clock.run_for(12_000)
    assert lines[0] == lines[3] and len(set(lines)) == 3 == page.locator("[data-frame]").count()
    page.emulate_media(reduced_motion="reduce")
    open_page(page, kiosk_url, "/")
    page.clock.run_for(60_000)
    expect(shown).to_have_text(lines[0])
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("now, night", [("2026-11-25T18:00:00Z", False), ("2026-11-26T06:00:00Z", True)])
def test_ux_64_the_start_screen_dims_outside_the_clinic_s_hours(page, kiosk_url, now, night):
    page.clock.install(time=now)
    page.route(lambda url: at("/")(url), lambda route: with_hours(route))
    open_page(page, kiosk_url, "/")
    page.clock.run_for(1_000)
    expect(page.locator("html[data-night]")).to_have_count(1 if night else 0)
    expect(page.get_by_text("Touch to start")).to_be_visible()


def with_hours(route):
    """The start screen as a clinic in Denver has it that is open from Monday to Friday."""
    answer = route.fetch()
    body = re.sub(r' data-(zone|hours)="[^"]*"', "", answer.text())
    hours = '<body data-zone="America/Denver" data-hours="12345 08:00 17:00;" '
    route.fulfill(response=answer, body=body.replace("<body ", hours, 1))


def test_ux_64_the_picture_and_the_words_move_a_little_to_spare_the_panel(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/")
    before = page.get_by_text("Touch to start").bounding_box()
    page.clock.run_for(61_000)
    after = page.get_by_text("Touch to start").bounding_box()
    assert 0 < abs(after["x"] - before["x"]) + abs(after["y"] - before["y"]) < 40


def test_ux_55_the_first_screens_say_what_is_kept(page, kiosk_url):
    for path in ("/", "/en/"):
        open_page(page, kiosk_url, path)
        expect(page.get_by_text("No names. No typing. We only keep totals.")).to_be_visible()


@pytest.mark.parametrize("path", FRAMED)
def test_ux_51_ux_52_hide_wipes_to_the_start_screen(page, kiosk_url, path):
    open_page(page, kiosk_url, "/")
    open_page(page, kiosk_url, f"{path}#t=200&c=1")
    events = listen(page)
    page.get_by_role("button", name="Hide").click()
    page.wait_for_url(at("/"))
    assert [event for event in events if event["event"] == "visit.end"] == [{"event": "visit.end", "reason": "restart"}]
    assert "#" not in page.url
    assert page.evaluate("document.documentElement.dataset.text ?? '100'") == "100"


def test_ux_52_a_visit_leaves_no_history_cookies_or_storage(page, kiosk_url):
    open_page(page, kiosk_url, "/")
    before = page.evaluate("history.length")
    page.touchscreen.tap(500, 900)
    page.wait_for_url(at("/en/"))
    page.get_by_role("link", name="Questions people ask").tap()
    page.wait_for_url(at("/en/faq/"))
    page.get_by_role("link", name="Will it work for me?").tap()
    page.wait_for_url(at("/en/faq/Q05/"))
    kept = page.evaluate("""async () => [document.cookie, localStorage.length, sessionStorage.length,
      (await caches.keys()).length, (await indexedDB.databases()).length]""")
    assert kept == ["", 0, 0, 0, 0]
    assert page.context.cookies() == []
    page.get_by_role("button", name="Hide").tap()
    page.wait_for_url(at("/"))
    assert page.evaluate("history.length") == before
    assert page.go_back() is None or at("/")(page.url) or page.url == "about:blank"


def test_ux_02_the_questions_are_walked_with_taps_alone(page, kiosk_url):
    open_page(page, kiosk_url, "/en/faq/")
    page.get_by_role("button", name="Your treatment day").tap()
    page.get_by_role("link", name="Can I drive home?").tap()
    page.wait_for_url(at("/en/faq/Q25/"))
    expect(page.get_by_text("No. Do not drive until the next day, after a good night of sleep.")).to_be_visible()
    page.get_by_role("link", name="What happens on a Spravato® day?").tap()
    page.wait_for_url(at("/en/faq/Q23/"))
    page.get_by_role("link", name="Side effects and safety").tap()
    page.wait_for_url(at("/en/faq/Q14/"))
    page.get_by_role("link", name="Back", exact=True).tap()
    page.wait_for_url(at("/en/faq/Q23/"))
    expect(page.locator("html[data-waking]")).to_have_count(0)
    page.get_by_role("link", name="Back", exact=True).tap()
    page.wait_for_url(at("/en/faq/"))
    expect(page.get_by_role("button", name="Your treatment day")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Home", exact=True).tap()
    page.wait_for_url(at("/en/"))


def test_ux_21_text_size_and_switches_follow_the_visit(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    small = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    for _ in range(2):
        page.get_by_role("button", name="Bigger text").tap()
    page.get_by_role("button", name="Adjust screen").tap()
    page.get_by_role("button", name="High contrast").tap()
    page.get_by_role("button", name="Close").tap()
    page.get_by_role("link", name="Questions people ask").tap()
    page.wait_for_url(at("/en/faq/"))
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == pytest.approx(2 * small)
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    page.get_by_role("button", name="Bigger text").tap()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == pytest.approx(small)


@pytest.mark.parametrize("path", FRAMED)
def test_r9_p16_help_and_the_counts_are_one_tap_away_and_help_is_never_counted(page, kiosk_url, path):
    open_page(page, kiosk_url, path)
    events = listen(page)
    page.get_by_role("link", name="Help now").tap()
    card = page.get_by_role("dialog", name="Help is here")
    expect(card).to_be_visible()
    assert [item.strip() for item in card.get_by_role("listitem").all_inner_texts()] == CRISIS
    page.wait_for_timeout(200)
    assert [event for event in events if event["event"] != "activity"] == []
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()
    page.get_by_role("contentinfo").get_by_role("link", name="What this kiosk counts").tap()
    page.wait_for_url(at("/en/counts/"))
    expect(page.get_by_text("Your care does not depend on using this screen.")).to_be_attached()
    if path != "/en/counts/":
        page.get_by_role("link", name="Back", exact=True).tap()
        page.wait_for_url(at(path))


def test_r9_feeling_unsafe_opens_the_card_from_the_questions(page, kiosk_url):
    open_page(page, kiosk_url, "/en/faq/")
    events = listen(page)
    page.get_by_role("button", name="When to get help").tap()
    page.get_by_role("link", name="I feel unsafe now. What can I do?").tap()
    expect(page.get_by_role("dialog", name="Help is here")).to_be_visible()
    assert not any("faq" in name or "Q40" in str(name) for name in names(events))


def test_r9_the_help_page_says_the_same_without_scripts(browser, kiosk_url):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{kiosk_url}/en/help/")
    assert [item.strip() for item in page.locator("main").get_by_role("listitem").all_inner_texts()] == CRISIS


def test_ux_53_the_idle_question_comes_and_ends_the_visit(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/faq/Q36/")
    events = listen(page)
    dialog = page.get_by_role("dialog", name="Are you still there?")
    page.clock.run_for(85_000)
    expect(dialog).to_be_hidden()
    page.clock.run_for(6_000)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("We will clear this screen soon to keep it private.")
    page.clock.run_for(31_000)
    page.wait_for_url(at("/"))
    assert [event for event in events if event["event"] == "visit.end"] == [{"event": "visit.end", "reason": "idle"}]


def test_ux_53_one_tap_keeps_the_visit_and_more_time_is_ten_times_more(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/help/")
    dialog = page.get_by_role("dialog", name="Are you still there?")
    page.clock.run_for(91_000)
    dialog.get_by_role("button", name="I'm still here").click()
    expect(dialog).to_be_hidden()
    page.clock.run_for(91_000)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="I need more time").click()
    page.clock.run_for(890_000)
    expect(dialog).to_be_hidden()
    page.clock.run_for(11_000)
    expect(dialog).to_be_visible()


def test_ux_53_a_touch_counts_as_being_there(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/help/")
    dialog = page.get_by_role("dialog", name="Are you still there?")
    page.clock.run_for(80_000)
    page.touchscreen.tap(500, 400)
    page.clock.run_for(80_000)
    expect(dialog).to_be_hidden()


def test_ux_04_sliding_off_cancels_and_a_double_tap_counts_once(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    switch = page.get_by_role("button", name="Less motion")
    box = switch.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] - 400)
    page.mouse.up()
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.dblclick()
    expect(switch).to_have_attribute("aria-pressed", "true")


def test_ux_04_a_double_tap_on_back_goes_back_once(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/faq/Q23/#b=/en/faq/")
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    box = page.get_by_role("link", name="Back", exact=True).bounding_box()
    page.touchscreen.tap(box["x"] + 30, box["y"] + 30)
    page.wait_for_url(at("/en/faq/"))
    page.clock.run_for(400)
    page.touchscreen.tap(box["x"] + 30, box["y"] + 30)
    page.clock.run_for(200)
    expect(page.locator("html[data-waking]")).to_have_count(0)
    assert at("/en/faq/")(page.url), "the second tap was not meant"
    page.touchscreen.tap(box["x"] + 30, box["y"] + 30)
    page.wait_for_url(at("/en/"))


def test_ux_06_two_fingers_do_not_zoom_and_a_long_press_opens_nothing(page, kiosk_url):
    open_page(page, kiosk_url, "/en/")
    cdp = page.context.new_cdp_session(page)

    def touch(kind, *points):
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", (500, 900), (560, 960))
    for step in range(1, 6):
        touch("touchMove", (500 - 40 * step, 900 - 40 * step), (560 + 40 * step, 960 + 40 * step))
    touch("touchEnd")
    assert page.evaluate("visualViewport.scale") == 1
    menu = page.evaluate("""() => new Promise((done) => {
      const event = new MouseEvent('contextmenu', {bubbles: true, cancelable: true});
      done(document.querySelector('h1').dispatchEvent(event));
    })""")
    assert menu is False


def test_an_opened_answer_is_told_to_the_kiosk(page, kiosk_url):
    events = listen(page)
    open_page(page, kiosk_url, "/en/faq/Q10/")
    page.wait_for_timeout(300)
    assert {"event": "faq.open", "question": "Q10"} in events


def test_no_page_names_a_clinic_by_itself():
    for path in [*BUNDLE.rglob("*.mustache"), *BUNDLE.rglob("strings/**/*.json")]:
        assert not re.search(r"inner journey|missoula|\d{3}-\d{3}-\d{4}", path.read_text("utf-8"), re.IGNORECASE), path


def test_activity_is_counted_without_place_or_person(page, kiosk_url):
    open_page(page, kiosk_url, "/en/faq/")
    events = listen(page)
    page.get_by_role("button", name="Getting started").tap()
    page.get_by_role("link", name="Home", exact=True).tap()
    page.wait_for_url(at("/en/"))
    activity = [event for event in events if event["event"] == "activity"]
    assert sum(event["taps"] for event in activity) == 2
    assert all(set(event) == {"event", "taps", "activeSeconds"} for event in activity)


@pytest.mark.parametrize("path", PAGES)
def test_p2_nothing_comes_from_another_origin_and_nothing_breaks_the_policy(page, kiosk_url, path):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda response: complaints.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    open_page(page, kiosk_url, path)
    assert [url for url in asked if not url.startswith((kiosk_url, "data:"))] == []
    assert complaints == []


def test_ux_03_ux_50_no_script_asks_for_motion_camera_or_microphone():
    for path in BUNDLE.rglob("*.js"):
        text = path.read_text("utf-8")
        for banned in ("getUserMedia", "localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML",
                       "devicemotion", "deviceorientation", "Math.random", "eval("):
            assert banned not in text, f"{path.relative_to(BUNDLE)} has {banned}"


def test_scripts_and_styles_keep_to_the_house_rules():
    for path in [*BUNDLE.rglob("*.js"), *BUNDLE.rglob("*.css")]:
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 250 or path.suffix == ".css", f"{path.relative_to(BUNDLE)} is too long"
        assert "!important" not in text and not re.search(r"https?://(?!www\.w3\.org/)", text), path.relative_to(BUNDLE)
    for path in BUNDLE.rglob("*.mustache"):
        assert not re.search(r"\sstyle=|<style|\son\w+=", path.read_text("utf-8")), path.relative_to(BUNDLE)


def test_r1_the_foot_says_that_it_is_not_medical_advice(page, kiosk_url):
    """That every screen has the foot in sight, test_matrix.py tells."""
    open_page(page, kiosk_url, "/en/", LAPTOP)
    line = "This is to help you learn. It is not medical advice. Ask your care team."
    expect(page.get_by_role("contentinfo").get_by_text(line)).to_be_in_viewport()


def test_every_question_opens_and_admits_that_it_is_not_reviewed(page, kiosk_url):
    for question in QUESTIONS:
        page.goto(f"{kiosk_url}/en/faq/{question}/")
        expect(page.locator(".review-note")).to_contain_text("Sample text, not yet reviewed by this clinic")


def weigh(page, kiosk_url, path):
    """Compressed bytes of the page, styles and scripts by address."""
    import gzip
    bodies = {}
    page.on("response", lambda response: bodies.setdefault(urlsplit(response.url).path, response))
    open_page(page, kiosk_url, path)
    page.wait_for_load_state("networkidle")
    kinds = ("text/html", "text/css", "text/javascript")
    return {url: len(gzip.compress(response.body())) for url, response in list(bodies.items())
            if response.status == 200 and response.headers.get("content-type", "").startswith(kinds)}


def test_ux_65_the_first_screen_weighs_little(page, kiosk_url):
    assert sum(weigh(page, kiosk_url, "/en/").values()) <= 60 * 1024


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_ux_65_an_explainer_adds_little(page, kiosk_url, explainer):
    first = weigh(page, kiosk_url, "/en/")
    added = {url: size for url, size in weigh(page, kiosk_url, f"/en/{explainer}/").items() if url not in first}
    assert any(url.endswith("/main.js") for url in added) and sum(added.values()) <= 120 * 1024
