"""Patients in a real Chromium: what a visit is, tap by tap."""
import contextlib
import time

from playwright.sync_api import Error, sync_playwright

from snow_globe import SCENES, STEPS

# Long enough to count as viewed (1 s), and for half of the scenes as seen (2 s).
LOOK_MILLISECONDS = dict.fromkeys(SCENES, 1_300) | dict.fromkeys(SCENES[:4], 2_300)


@contextlib.contextmanager
def waiting_room(base):
    """A touch screen that shows the kiosk's attract page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
        page = context.new_page()
        page.goto(base + "/")
        yield page
        browser.close()


def until(page, expression, seconds=30):
    """Waits until an expression is true; asked from outside, since the pages' policy allows no eval."""
    deadline = time.monotonic() + seconds
    while True:
        with contextlib.suppress(Error):  # The page may be on its way to another one.
            if page.evaluate(expression):
                return
        assert time.monotonic() < deadline, f"still not true after {seconds} s: {expression}"
        page.wait_for_timeout(200)


def arrive(page, path):
    """Waits until a page is there, whole."""
    until(page, f"location.pathname === '{path}' && document.readyState === 'complete'")


def begin(page):
    arrive(page, "/")
    with page.expect_response(lambda answer: answer.url.endswith("/usage") and answer.status == 204):
        page.touchscreen.tap(540, 960)
    arrive(page, "/en/")


def end(page):
    """Taps Done on the home page (or Hide elsewhere) and waits for the attract page to be there and heard."""
    with page.expect_response(
            lambda answer: answer.url.endswith("/usage") and "screen.attract" in (answer.request.post_data or "")):
        page.locator("[data-end]:visible, [data-hide]:visible").last.tap()


def explore_globe(page, last):
    """From home through the snow globe's scenes up to `last`."""
    page.locator('a[href*="/en/snow-globe/"]').first.tap()
    until(page, "Boolean(window.explainer)")
    for scene in SCENES[:SCENES.index(last) + 1]:
        for act, value in STEPS.get(scene, []):
            selector = f'[data-act="{act}"]' + (f'[data-value="{value}"]' if value else "")
            page.locator(f"{selector}:visible").first.tap()
        assert page.evaluate("explainer.state().scene") == scene
        page.wait_for_timeout(LOOK_MILLISECONDS[scene])


def read_answers(page, questions):
    for question in questions:
        page.goto(f"{page.url.split('/en/')[0]}/en/faq/")
        link = f'a[href*="/en/faq/{question}/"]'
        topic = page.locator(f"[data-questions]:has({link})").first.get_attribute("data-questions")
        page.locator(f'[data-topic="{topic}"]').tap()
        page.locator(link).first.tap()
        arrive(page, f"/en/faq/{question}/")
