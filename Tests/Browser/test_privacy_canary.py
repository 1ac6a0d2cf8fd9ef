"""P1, P2, P3, UX-52: after a visit nothing of what a person chose is anywhere: browser, disk, log, requests.

The choices are real ones. Files that hold the bundle name them all, so those must stay the same to the byte.
"""

import hashlib
import json
import re
import sqlite3
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

import processes
from shell import BUNDLE, open_page

# What is chosen in the visit, by id and by label, and may be found nowhere: wish, guess, supports, destination,
# music, turns, cards of the plan, questions for the team, letter and word of the finder.
CHOSEN = ["outside", "Get outside more", "One small step a day", "Music or quiet", "kinder", "Be kinder to myself",
          "piano", "Soft piano", "headphones", "not-help", "What if it does not help?", "practice_k", "turn=", "wish"]
# The only shapes of an event; the kiosk makes of them what the page "What this kiosk counts" names.
SHAPES = {
    "screen.attract": set(), "visit.start": set(), "visit.end": {"reason"}, "activity": {"taps", "activeSeconds"},
    "explainer.open": {"explainer"}, "scene.view": {"explainer", "scene", "visibleMilliseconds"},
    "scene.interact": {"explainer", "scene"}, "faq.open": {"question"}, "faq.find": {"outcome"}, "faq.missing": {"topic"},
    "teachback.first": {"question", "choice"}, "access.use": {"feature"},
}
COUNTED = {"teachback.first": "wait", "faq.missing": "practical", "faq.open": "Q30", "faq.find": "opened"}


class Visit:
    """One patient at the screen, and everything that the browser asked for meanwhile."""

    def __init__(self, page, url):
        self.page, self.url, self.requests = page, url, []
        page.on("request", lambda request: self.requests.append(request))
        page.emulate_media(reduced_motion="reduce")
        open_page(page, url, "/")
        self.history_before = page.evaluate("history.length")
        page.touchscreen.tap(500, 900)
        self.arrive("/en/")

    def arrive(self, path):
        self.page.wait_for_url(lambda url: urlsplit(url).path == path)
        expect(self.page.locator("html[data-shell=on]")).to_have_count(1)

    def go(self, path):
        self.page.locator(f'a[href$="{path}"]:visible').first.evaluate("(link) => link.click()")
        self.arrive(path)

    def press(self, *selectors):
        for selector in selectors:
            # The filter for double taps wants half a second between two on one place, so the click is the page's.
            self.page.locator(f"{selector}:visible").first.evaluate("(button) => button.click()")

    def home(self):
        self.press("[data-home-link]")
        self.arrive("/en/")

    def end(self):
        self.press("[data-end=restart]")
        self.arrive("/")


def act(name, value=None):
    return f'[data-act="{name}"]' + (f'[data-value="{value}"]' if value else "")


def shake_the_globe(visit):
    visit.go("/en/snow-globe/")
    visit.page.wait_for_function("window.explainer?.state().scene")
    visit.press(act("shake"), act("next"), act("choose", "outside"), act("guess", "medicine"), act("shake"), act("stop"),
                act("support", "step"), act("support", "music"), act("settleNow"), act("next"))
    visit.press(act("next"), '[data-open="teachback"]', '[data-choice="wait"]', "[data-teachback] [data-close]")
    visit.home()


def drive_the_car(visit):
    visit.go("/en/car-trip/")
    visit.page.wait_for_function("window.explainer?.state().scene")
    visit.press(act("next"), "[data-destination=kinder]", act("next"), "[data-music=piano]", act("next"), "[data-turn=left]")
    visit.page.wait_for_function("window.explainer.state().scene === 'drove'")
    visit.press(act("next"), "[data-turn=left]")
    visit.page.wait_for_function("window.explainer.state().k === 1")
    visit.home()


def pick_questions(visit):
    visit.go("/en/questions-to-ask/")
    visit.page.wait_for_function("window.explainer?.state().scene")
    visit.press(act("next"), "[data-question-id=not-help]", act("next"), act("next"))
    visit.home()


def search_a_word(visit):
    visit.go("/en/faq/")
    visit.press("[data-way=missing]", "[data-missing-topic=practical]", "[data-way=words]")
    for name in ("H", "headphones"):
        visit.page.get_by_role("button", name=name, exact=True).evaluate("(button) => button.click()")
    visit.press("[data-found] a")
    visit.arrive("/en/faq/Q30/")
    visit.page.wait_for_timeout(300)


def files_of(folder):
    """Every file under a folder with its digest."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


@pytest.fixture(scope="module")
def visited(browser, tmp_path_factory):
    """A visit with choices on a kiosk of its own, just ended: (visit, data folder, files before it, kiosk)."""
    data = tmp_path_factory.mktemp("canary")
    kiosk = processes.Program([processes.KIOSK, "serve", "--data", str(data), "--port", "0"])
    url = kiosk.wait_until_ready()
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
    try:
        page = context.new_page()
        open_page(page, url, "/")
        page.wait_for_timeout(500)
        before = files_of(data)
        visit = Visit(page, url)
        for part in (shake_the_globe, drive_the_car, pick_questions, search_a_word):
            part(visit)
        visit.end()
        page.wait_for_timeout(500)
        yield visit, data, before, kiosk
    finally:
        context.close()
        kiosk.stop()


def events_of(visit):
    return [json.loads(request.post_data) for request in posts(visit) if request.url.endswith("/usage")]


def posts(visit):
    return [request for request in visit.requests if request.method == "POST"]


def found_in(text):
    return [chosen for chosen in CHOSEN if chosen.lower() in text.lower()]


def test_the_browser_keeps_nothing_of_the_visit(visited):
    visit = visited[0]
    kept = visit.page.evaluate("""async () => [document.cookie, localStorage.length, sessionStorage.length,
      (await caches.keys()).length, (await indexedDB.databases()).length, window.name, history.state]""")
    assert kept == ["", 0, 0, 0, 0, "", None]
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("history.length") == visit.history_before
    history = visit.page.context.new_cdp_session(visit.page).send("Page.getNavigationHistory")["entries"]
    assert {urlsplit(entry["url"]).path for entry in history} <= {"/", "blank"}
    assert all("#" not in entry["url"] for entry in history)


def test_no_request_carries_a_choice(visited):
    visit = visited[0]
    assert len(visit.requests) > 50
    for request in visit.requests:
        headers = {name: value for name, value in request.headers.items() if name != "user-agent"}
        assert "cookie" not in headers and not headers.get("referer")
        sent = f"{unquote(request.url.removeprefix(visit.url))} {json.dumps(headers)} {request.post_data or ''}"
        assert request.url.startswith((visit.url, "data:", "blob:")), request.url
        asset = "/c/" in request.url
        assert asset or found_in(sent) == [], sent
        assert not asset or request.post_data is None and "?" not in request.url


def test_only_what_may_be_counted_is_told(visited):
    told = events_of(visited[0])
    for event in told:
        assert set(event) - {"event"} == SHAPES[event["event"]], event
    for name, value in COUNTED.items():
        assert [value in event.values() for event in told if event["event"] == name] == [True], name


def test_beside_counts_the_kiosk_is_told_only_that_its_start_page_was_painted(visited):
    others = [request for request in posts(visited[0]) if not request.url.endswith("/usage")]
    assert others and all(request.post_data is None for request in others)
    assert all(re.fullmatch(r".*/screen\?painted=\d+-[0-9a-f]{8}", request.url) for request in others)


def test_files_that_hold_the_bundle_stay_the_same(visited):
    _, data, before, _ = visited
    after = files_of(data)
    changed = {name for name in after if before.get(name) != after[name]}
    assert {name for name in before if name not in after} <= {"starts"}
    assert changed, "a visit that leaves no count would prove nothing"
    assert not any(name.startswith(("images/", "releases/")) for name in changed), changed


def test_no_choice_is_in_any_file_that_the_visit_touched(visited):
    _, data, before, _ = visited
    touched = [name for name, digest in files_of(data).items() if before.get(name) != digest]
    text = {name: (data / name).read_bytes().decode("latin-1") for name in touched}
    assert any("teachback.first" in content for content in text.values()), "the visit was counted"
    assert {name: found_in(content) for name, content in text.items() if found_in(content)} == {}


def test_every_count_on_disk_is_one_of_the_closed_list_and_has_no_time(visited):
    _, data, _, _ = visited
    cells = []
    for path in data.glob("*.db"):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            cells += [(table, value) for table in tables for row in database.execute(f'SELECT * FROM "{table}"') for value in row]
    texts = " ".join(value for _, value in cells if isinstance(value, str))
    blobs = " ".join(value.decode("latin-1") for _, value in cells if isinstance(value, bytes))
    assert "teachback.first" in texts + blobs
    assert found_in(texts) == [] and found_in(blobs) == []
    assert not [value for _, value in cells if isinstance(value, str) and ":" in value and "T" in value and "Z" in value]


def test_the_printed_log_tells_nothing_of_the_visit(visited):
    kiosk = visited[3]
    assert found_in(kiosk.output) == []
    for name in ("snow-globe", "car-trip", "faq", "Q30", "visit", "/en/"):
        assert name not in kiosk.output, kiosk.output


def test_the_choices_of_this_test_are_real_ones():
    words = " ".join(path.read_text("utf-8") for path in BUNDLE.rglob("strings/**/en.json"))
    for chosen in ("Get outside more", "One small step a day", "Music or quiet", "headphones", "not-help", "kinder", "piano"):
        assert chosen in words
