"""All screens of the bundle in all settings, and what must hold on each: generic over pages.json.

A screen is a page, a view or scene that taps lead to, or an open dialog. A setting is a theme, a text size and a
language. SNOWGLOBE_MATRIX=full (scripts/check --full) goes through the whole product; otherwise each screen is seen in
each theme, text size and language.
"""

import itertools
import os
import pathlib

import sightline
from axe_playwright_python.sync_playwright import Axe

from copytext import LANGUAGES, PAGES
from shell import LANDSCAPE, LAPTOP, PORTRAIT, RULES

FULL = os.environ.get("SNOWGLOBE_MATRIX") == "full"
SMALL = {"width": 800, "height": 480}
VIEWPORTS = [PORTRAIT, LANDSCAPE, LAPTOP, SMALL]
THEMES = {"dusk": "", "dark": "c=dark", "contrast": "c=1"}
TEXTS = [100, 200, 150]
PRODUCT = list(itertools.product(THEMES, TEXTS[:2], LANGUAGES))
DIALOGS = ["help", "settings", "aloud", "idle"]
STEPS_MAX = 16
GAP_PIXELS = 16
ROOM_PIXELS = 160
TITLES = {"en": r"depress|suicid|drug", "es": r"depresi|suicid|droga"}
GEOMETRY = (pathlib.Path(__file__).parent / "geometry.js").read_text("utf-8")
TYPESETTING = (pathlib.Path(__file__).parent / "typesetting.js").read_text("utf-8")
TYPE = {"lettersMax": 60, "lineMin": 1.5}

# Asks axe for what is wrong alone: to carry what is right out of the page takes longer than to find it.
RUN_AXE = """(tags) => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
  .then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map((node) => `axe ${id} ${node.html.slice(0, 120)} ${(node.failureSummary ?? '').slice(0, 300)}`)))"""

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# The page's own buttons change the setting, as a reader's taps do; no page is loaded again.
DRESS = """async ([theme, text]) => {
  for (const [setting, value] of [['theme', theme], ['text', text]])
    document.querySelector(`[data-dialog=settings] [data-setting=${setting}][data-value="${value}"]`)?.click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

SPACING = """async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
NO_SPACING = "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }"

# Tab begins where the last focus was; a walk through all controls must begin at the first.
START_OF_TABS = """() => {
  const start = document.createElement('span');
  start.tabIndex = -1;
  (document.querySelector('dialog[open]') ?? document.body).prepend(start);
  start.focus();
  start.remove();
}"""


def addresses():
    """Every page by a name of its own: its template's address, without the language."""
    return {page["url"].replace("{lang}", "").strip("/") or ("home" if "{lang}" in page["url"] else "attract"): page
            for page in PAGES if page.get("each") != "questions"}


def settings_for(index, full=FULL):
    """The settings a screen is seen in: three that show it each theme, text size and language; or all of 100 and 200 %."""
    three = [(theme, TEXTS[(index + row) % 3], LANGUAGES[(index // 3 + (row + 1) // 2) % len(LANGUAGES)])
             for row, theme in enumerate(THEMES)]
    return [*PRODUCT, *(row for row in three if row not in PRODUCT)] if full else three


def looks(index, language):
    """The themes and text sizes that a screen is seen in, in one language."""
    return [(theme, text) for theme, text, spoken in settings_for(index) if spoken == language]


def viewport_for(index, text):
    """Screens take turns in the sizes; 800 by 480 is promised for text of 100 %."""
    viewport = VIEWPORTS[index % len(VIEWPORTS)]
    return LAPTOP if viewport is SMALL and text != 100 else viewport


def visit(page, kiosk_url, path, viewport=PORTRAIT):
    """Opens a page afresh, in its still form; a change of the fragment alone would not load it again."""
    page.set_viewport_size(viewport)
    page.goto("about:blank")
    page.goto(f"{kiosk_url}{path}#m=1")
    page.wait_for_load_state("load")


def dress(page, theme, text, index):
    """Puts the open screen into a setting and a size; says which, for the reader of a failure."""
    page.set_viewport_size(viewport_for(index, text))
    page.evaluate(DRESS, [theme, str(text)])
    return f"{theme} {text} % {page.viewport_size['width']}"


def axe_faults(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(RUN_AXE, RULES)


def problems(page, language, where, axe=True, spacing=True, room=ROOM_PIXELS):
    """What does not hold on the screen that is open now, one line each."""
    titles = TITLES.get(language, TITLES["en"])
    found = page.evaluate(GEOMETRY, {"titles": titles, "gap": GAP_PIXELS, "room": room, "spaced": False})
    found += page.evaluate(TYPESETTING, TYPE)
    if axe:
        found += axe_faults(page)
    if spacing:
        page.evaluate(SPACING)
        found += [f"with wider spacing: {line}"
                  for line in page.evaluate(GEOMETRY, {"titles": "", "gap": 0, "room": 0, "spaced": True})]
        page.evaluate(NO_SPACING)
    return [f"{where}: {line}" for line in found]


def focus_faults(page, where, stops, rings):
    """What sightline finds for hands and keys: the focus is seen, large and clear, and nothing covers it."""
    page.evaluate(START_OF_TABS)
    report = sightline.audit(page, max_focus_stops=stops, max_appearance_elements=rings)
    found = [f"{where}: sightline {item.sc} {item.target} {item.message[:200]}" for item in report.violations]
    if not any(item.sc == "2.4.11" for item in report.findings):
        found.append(f"{where}: the focus goes nowhere")
    return found


def views(page, name):
    """Leads through what taps on a page open, yielding a name for each screen; each is seen when it is yielded."""
    yield name
    if page.locator("[data-way]").count():
        yield from finder_views(page, name)
    if page.locator("[data-scene]").count() > 1:
        yield from scene_views(page, name)
    yield from dialog_views(page, name)


def press(locator):
    """A click of the page's own: taps have tests elsewhere, and the filter of double taps is not in the way."""
    locator.first.evaluate("(control) => control.click()")


def finder_views(page, name):
    for way in ("often", "words", "missing"):
        press(page.locator(f'[data-way="{way}"]'))
        yield f"{name} {way}"
    press(page.locator('[data-way="words"]'))
    press(page.locator("[data-letters] button").nth(2))
    yield f"{name} a letter"
    press(page.locator("[data-tiles] button"))
    yield f"{name} a word"


def scene_views(page, name):
    """Goes on through an explainer by its main buttons, or its first choice where there is none, to its last scene."""
    shown = "[data-scene]:not([hidden])"
    seen = {page.locator(shown).first.get_attribute("data-scene")}
    for _ in range(STEPS_MAX):
        kinds = ("button.button--primary", "button.choice", ".controls button")
        ways = [way for way in (page.locator(f"{shown} {kind}:visible") for kind in kinds) if way.count()]
        if not ways or page.locator(f"{shown} a.button--primary:visible").count():
            return
        press(ways[0])
        page.evaluate(TWO_FRAMES)
        scene = page.locator(shown).first.get_attribute("data-scene")
        if scene not in seen:
            seen.add(scene)
            yield f"{name} {scene}"


def dialog_views(page, name):
    """The dialogs that belong to this page alone."""
    openers = page.locator("main [data-open]:visible")
    for opener in openers.all():
        dialog = opener.get_attribute("data-open")
        if dialog in DIALOGS:
            continue
        press(opener)
        page.evaluate(TWO_FRAMES)
        yield f"{name} {dialog}"
        page.keyboard.press("Escape")
