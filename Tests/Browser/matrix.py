"""All screens of the bundle in all settings, and what must hold on each: generic over pages.json.

A screen is a page, a view or scene that taps lead to, or an open dialog. A setting is a theme, a text size and a
language. SNOWGLOBE_MATRIX=pairs goes through pairs of them, `scripts/check --full` through the whole product.
"""

import itertools
import json
import re

from axe_playwright_python.sync_playwright import Axe

from copytext import LANGUAGES, PAGES
from shell import LANDSCAPE, LAPTOP, PORTRAIT, QUESTIONS, RULES

SMALL = {"width": 800, "height": 480}
VIEWPORTS = [PORTRAIT, LANDSCAPE, LAPTOP, SMALL]
THEMES = {"dusk": "", "dark": "c=dark", "contrast": "c=1"}
TEXTS = [100, 200]
PRODUCT = list(itertools.product(THEMES, TEXTS, LANGUAGES))
DIALOGS = ["help", "settings", "aloud", "idle"]
STEPS_MAX = 16
TITLES = {"en": r"depress|suicid|drug", "es": r"depresi|suicid|droga"}
AXE = Axe()

GEOMETRY = """(settings) => {
  const found = [];
  const say = (rule, text) => found.push(`${rule} ${text}`);
  const name = (element) => (element.textContent.trim() || element.ariaLabel || element.className).slice(0, 40);
  const html = document.documentElement;
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  const dialog = document.querySelector('dialog[open]');
  const root = dialog ?? document.body;
  if (html.scrollWidth > html.clientWidth) say('UX-23', `the page is ${html.scrollWidth - html.clientWidth} px too wide`);
  if (html.scrollHeight > html.clientHeight) say('UX-24', 'the page scrolls');
  for (const area of root.querySelectorAll('[data-scroller]')) {
    if (!seen(area)) continue;
    if (area.scrollWidth > area.clientWidth + 1) say('UX-23', `${name(area)} scrolls sideways`);
    if (area.scrollHeight > area.clientHeight + 4
        && !area.parentElement.querySelector('.scroll-buttons .button:not([hidden])')) say('UX-24', `${name(area)} has no buttons`);
  }
  for (const element of root.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, button, a[href]')) {
    if (!seen(element) || element.matches('.live, .live *')) continue;
    const style = getComputedStyle(element);
    if (style.display === 'inline' || element.clientWidth === 0) continue;
    if (element.scrollWidth > element.clientWidth + 1) say('UX-23', `“${name(element)}” is cut at the side`);
    if (style.overflowY !== 'visible' && style.overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 1)
      say('UX-23', `“${name(element)}” is cut below`);
  }
  if (settings.spaced) return found;
  const targets = [...root.querySelectorAll('button, a[href], [role=button], summary')].filter(seen).map((element) => {
    const area = element.closest('[data-scroller]');
    const frame = area?.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const primary = element.matches('.button--primary, .choice, [data-card], .scroll-buttons *');
    return {element, area, box, primary, cut: frame && (box.bottom > frame.bottom || box.top < frame.top)};
  });
  for (const {element, box, primary} of targets)
    if (Math.min(box.width, box.height) < (primary ? 64 : 48) - 0.5)
      say('UX-01', `“${name(element)}” is ${Math.round(box.width)} by ${Math.round(box.height)} px`);
  targets.forEach((one, index) => targets.slice(index + 1).forEach((other) => {
    if (one.element.contains(other.element) || [one, other].some(({element}) => element.matches('.scroll-buttons *'))) return;
    if (one.area !== other.area && (one.cut || other.cut)) return;
    const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
    const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
    const gap = Math.max(across, down);
    if (gap < settings.gap - 0.5) say('UX-01', `“${name(one.element)}” and “${name(other.element)}” are ${Math.round(gap)} px apart`);
  }));
  if (document.querySelector('input, textarea, select, [contenteditable], form')) say('UX-50', 'there is a place to type');
  if (!document.title) say('UX-13', 'the page has no title');
  if (new RegExp(settings.titles, 'i').test(document.title)) say('UX-51', `the title is “${document.title}”`);
  if (document.querySelector('.topbar') && !dialog) {
    const order = ['.topbar__back, .topbar__done', '[data-home-link]', '[data-language]', '[data-listen]',
      '[data-setting="text"]', '[data-help]', '[data-end]'];
    const places = [...document.querySelectorAll('.topbar .button')].filter(seen)
      .map((button) => order.findIndex((selector) => button.matches(selector)));
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) say('UX-47', `the bar's order is ${places}`);
    for (const place of [0, 1, 2, 4, 5, 6]) if (!places.includes(place)) say('UX-47', `the bar lacks ${order[place]}`);
    if ([...document.querySelectorAll('main h1')].filter(seen).length !== 1) say('UX-13', 'not one h1 is seen');
  }
  return found;
}"""

SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
NO_SPACING = "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }"
GAP_PIXELS = 12


def addresses():
    """Every page by a name of its own: its template's address, without the language."""
    return {page["url"].replace("{lang}", "").strip("/") or ("home" if "{lang}" in page["url"] else "attract"): page
            for page in PAGES if page.get("each") != "questions"}


def settings_for(index, full):
    """The settings a screen is seen in: all, or three that show it each theme, both text sizes and both languages."""
    if full:
        return PRODUCT
    themes = list(THEMES)
    return [(themes[row], TEXTS[(index + row) % 2], LANGUAGES[(index // 2 + (row + 1) // 2) % len(LANGUAGES)])
            for row in range(3)]


def viewport_for(index, text):
    """Screens take turns in the sizes; 800 by 480 is promised for text of 100 % (issue 3)."""
    viewport = VIEWPORTS[index % len(VIEWPORTS)]
    return LAPTOP if viewport is SMALL and text != 100 else viewport


def fragment(theme, text):
    parts = [f"t={text}", THEMES[theme], "m=1"]
    return "#" + "&".join(part for part in parts if part)


def visit(page, kiosk_url, path, theme, text, index):
    """Opens a page afresh in a setting; a change of the fragment alone would not load it again."""
    page.set_viewport_size(viewport_for(index, text))
    page.goto("about:blank")
    page.goto(kiosk_url + path + fragment(theme, text))
    page.wait_for_load_state("load")


def problems(page, language, where, axe=True):
    """What does not hold on the screen that is open now, one line each."""
    found = page.evaluate(GEOMETRY, {"titles": TITLES.get(language, TITLES["en"]), "gap": GAP_PIXELS, "spaced": False})
    if axe:
        result = AXE.run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        found += [f"axe {item['id']} {node['html'][:120]} {node['failureSummary'][:200]}" for item in result for node in item["nodes"]]
    page.evaluate(SPACING)
    found += [f"with wider spacing: {line}"
              for line in page.evaluate(GEOMETRY, {"titles": "", "gap": 0, "spaced": True})]
    page.evaluate(NO_SPACING)
    return [f"{where}: {line}" for line in found]


def views(page, name):
    """Leads through what taps on a page open, yielding a name for each screen; each is seen when it is yielded."""
    yield name
    if page.locator("[data-way]").count():
        yield from finder_views(page, name)
    if page.locator("[data-scene]").count() > 1:
        yield from scene_views(page, name)


def finder_views(page, name):
    for way in ("often", "words", "missing"):
        page.locator(f'[data-way="{way}"]').click()
        yield f"{name} {way}"
    page.locator('[data-way="words"]').click()
    page.locator("[data-letters] button").nth(2).click()
    yield f"{name} a letter"
    page.locator("[data-tiles] button").first.click()
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
        ways[0].first.click()
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        scene = page.locator(shown).first.get_attribute("data-scene")
        if scene not in seen:
            seen.add(scene)
            yield f"{name} {scene}"
