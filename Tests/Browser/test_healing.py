"""The page while the kiosk's program goes away and comes back under it, and while parts of it are missing."""

import pathlib
import re
import socket
import sys

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import processes  # noqa: E402


class Restarting:
    """A kiosk on a port of its own that can be cut off and started again."""

    def __init__(self, data):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self.start()

    def start(self):
        self.program = processes.Program(
            [processes.KIOSK, "serve", "--data", str(self.data), "--port", str(self.port)])
        self.program.wait_until_ready()

    def cut(self):
        self.program.kill()


@pytest.fixture
def kiosk(tmp_path):
    kiosk = Restarting(tmp_path / "data")
    yield kiosk
    kiosk.cut()


def count_loads(page):
    loads = []
    page.on("domcontentloaded", lambda page: loads.append(page.url))
    return loads


def test_a_tap_while_the_kiosk_starts_again_waits_for_it(page, kiosk):
    page.goto(f"{kiosk.url}/en/")
    kiosk.cut()
    loads = count_loads(page)
    page.locator('a[href*="/en/faq/"]').first.tap()
    page.wait_for_timeout(1000)  # Long enough for a page that does not wait to end on the browser's error page.
    assert loads == []
    expect(page.locator("main h1")).to_be_visible()
    kiosk.start()
    page.wait_for_url("**/en/faq/**", timeout=5000)
    expect(page.locator("main h1")).to_be_visible()
    assert len(loads) == 1, "no loop of reloads"


def test_an_ended_visit_finds_the_start_screen_after_a_restart(page, kiosk):
    page.goto(f"{kiosk.url}/en/")
    kiosk.cut()
    page.locator('[data-end="restart"]:visible').first.tap()
    expect(page.locator("main h1")).to_be_hidden()
    kiosk.start()
    page.wait_for_url(f"{kiosk.url}/", timeout=5000)


def test_a_page_whose_parts_did_not_arrive_is_fetched_again(page, kiosk_url):
    failed = []

    def once(route):
        if failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.abort()

    page.route("**/shell.js", once)
    page.goto(f"{kiosk_url}/en/")
    page.wait_for_function("() => document.documentElement.dataset.shell === 'on'", timeout=5000)
    assert failed


@pytest.mark.parametrize("part", ["**/*.js", "**/shell.js", "**/styles/**", "**/pictures/**"])
@pytest.mark.parametrize("path", ["/en/", "/en/faq/", "/en/faq/Q14/", "/es/help/"])
def test_ux_60_a_missing_part_leaves_the_words_of_the_page_and_no_loop(page, kiosk_url, path, part):
    page.route(part, lambda route: route.abort())
    loads = count_loads(page)
    page.goto(f"{kiosk_url}{path}")
    page.wait_for_timeout(1500)
    heading = page.locator("main h1").first
    expect(heading).to_be_attached()
    text = page.locator("main").inner_text()
    assert len(text.split()) >= 8, f"{path} without {part} says only {text!r}"
    assert len(loads) <= 3, f"fetched {len(loads)} times"


# Whatever is drawn with a hue near red and strong enough to be seen as one.
RED = """() => [...document.querySelectorAll('body, main, main *')].filter((one) => one.checkVisibility()).flatMap((one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor, style.borderTopColor, style.fill, style.stroke].filter((value) => {
    const [red, green, blue, alpha = 1] = value.match(/[\\d.]+/gu)?.map(Number) ?? [0, 0, 0];
    return alpha > 0 && red > 120 && red - Math.max(green, blue) > 80 && Math.abs(green - blue) < 60;
  });
})"""
# Codes, blame and alarm; and what somebody is told to do next.
ALARM = re.compile(r"\b[45]\d\d\b|error|failed|invalid|wrong address|you (?:typed|asked|entered|did)|oops|!|no válid|usted (?:escribió|pidió)|¡", re.IGNORECASE)
NEXT_STEP = {"en": "ask the front desk", "es": "pregunte en la recepción"}


@pytest.mark.parametrize("language, path", [
    ("en", "/en/nothing/"), ("es", "/es/faq/Q99/"), ("en", "/en/sorry/"), ("es", "/es/sorry/"), ("en", "/c/nothing/at/all.js")])
def test_ux_61_a_page_that_cannot_open_says_calmly_what_to_do(page, kiosk_url, language, path):
    """The last is the page of the program itself, for when not even the bundle can be shown."""
    page.goto(kiosk_url + path)
    page.wait_for_load_state("load")
    words = page.locator("main, body").last.inner_text()
    heading = page.locator("h1")
    expect(heading).to_have_count(1)
    assert not ALARM.search(f"{page.title()} {heading.inner_text()} {words}"), words
    assert NEXT_STEP[language] in words.lower()
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate(RED) == []
    if page.locator("main").count():
        page.locator("main a.button--primary").tap()
        page.wait_for_url(f"{kiosk_url}/{language}/**")
    else:
        assert "988" in words and "Pregunte en recepción" in words
