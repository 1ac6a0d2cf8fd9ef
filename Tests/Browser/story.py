"""What the tests of the explainers told with kit/story.js share: one page, walked scene by scene."""

import json

from playwright.sync_api import expect

from shell import BUNDLE, LAPTOP, PORTRAIT, TARGETS, open_page

SIZES = {"portrait": PORTRAIT, "laptop": LAPTOP}


def scenes_of(explainer):
    return [scene["id"] for scene in json.loads((BUNDLE / f"explainers/{explainer}/explainer.json").read_text("utf-8"))["scenes"]]


class Story:
    """An explainer on a page in its still form, unless `motion` is asked for."""

    def __init__(self, page, kiosk_url, explainer, viewport=PORTRAIT, language="en", fragment="", motion=False):
        self.page, self.explainer, self.errors = page, explainer, []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.emulate_media(reduced_motion="no-preference" if motion else "reduce")
        open_page(page, kiosk_url, f"/{language}/{explainer}/{fragment}", viewport)
        page.wait_for_function("window.explainer?.state().scene")

    @property
    def state(self):
        return self.page.evaluate("window.explainer.state()")

    def shown(self, selector):
        return self.page.locator(f"[data-scene]:not([hidden]) {selector}").locator("visible=true")

    def tap(self, selector):
        self.shown(selector).first.tap()

    def next(self, scene):
        """Goes on; the double-tap filter wants half a second between taps on one place, so the click is the page's."""
        self.shown("[data-act=next]").first.evaluate("(button) => button.click()")
        self.is_at(scene)

    def is_at(self, scene):
        expect(self.page.locator(f'[data-scene="{scene}"]')).to_be_visible()
        assert self.state["scene"] == scene

    def walk(self):
        """Gives each scene's name when it is shown."""
        scenes = scenes_of(self.explainer)
        yield scenes[0]
        for scene in scenes[1:]:
            self.next(scene)
            yield scene

    def focus_by_keys(self, key, selector, tries=60):
        """Presses a key until an element has the focus; the way of a keyboard, and of one switch that scans."""
        for _ in range(tries):
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} never reaches {selector}")

    def faults(self, fits=True):
        """What is wrong with the scene on the screen for hands and eyes; what axe finds, test_matrix.py tells."""
        own = self.page.evaluate("""() => [...document.querySelectorAll('[data-scene]:not([hidden]) :is(button, a)')]
          .filter((element) => element.checkVisibility()).map((element) => element.textContent.trim().slice(0, 40))""")
        found = [f"small: {box['name']}" for box in self.page.evaluate(TARGETS)
                  if box["name"] in own and min(box["width"], box["height"]) < 63.5]
        room = self.page.evaluate("""() => { const panel = document.querySelector('.explainer__panel');
          return [document.documentElement.scrollWidth - document.documentElement.clientWidth,
            panel.scrollWidth - panel.clientWidth, panel.scrollHeight - panel.clientHeight,
            [...panel.querySelectorAll('.button, .choice, h1')].filter((one) => one.checkVisibility()
              && one.scrollWidth > one.clientWidth + 1).length]; }""")
        if room[0] > 1 or room[1] > 1 or room[3] > 0 or (fits and room[2] > 1):
            found.append(f"does not fit: {room}")
        if self.shown(".button--primary").count() != 1:
            found.append("not one primary button")
        if self.page.locator("h1:visible").count() != 1:
            found.append("not one heading")
        return found


def finish_by_one_switch(page, kiosk_url, explainer):
    """The focus goes round by itself every two seconds; Space picks what it rests on (UX-11)."""
    page.clock.install()
    story = Story(page, kiosk_url, explainer, fragment="#k=2")
    for scene in scenes_of(explainer)[1:]:
        for _ in range(40):
            page.clock.run_for(2000)
            if page.locator("[data-scanned][data-act=next]").count() == 1:
                break
        page.keyboard.press("Space")
        story.is_at(scene)
    return story


def walk_and_look(story, **options):
    return {scene: faults for scene in story.walk() if (faults := story.faults(**options))}
