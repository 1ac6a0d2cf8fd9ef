"""UX-60: an explainer from which one part is missing still works, or is told in words; no button does nothing."""

import fnmatch
import os
import re

import globes
import pytest
from playwright.sync_api import Error, expect

from copytext import EXPLAINERS, LANGUAGES, load
from shell import LANDSCAPE, PORTRAIT, open_page, violations
from story import scenes_of

# One of each kind by default, since each is fetched three times; every single part with SNOWGLOBE_MATRIX.
SOME = ["explainers/*/main.js", "explainers/*/view/worker.js", "teachback.js", "guard.js"]
LOADS_MAX = 3
QUIET_MILLISECONDS = 1_500
STATE = """() => {
  const story = document.querySelector('.explainer');
  const shown = (one) => one.checkVisibility({visibilityProperty: true});
  return {plain: 'plain' in story.dataset, ready: 'ready' in story.dataset,
    scenes: [...story.querySelectorAll('.scene')].filter(shown).map((one) => one.dataset.scene),
    buttons: [...story.querySelectorAll('.scene button')].filter(shown).map((one) => one.textContent.trim()),
    text: story.querySelector('.explainer__panel').innerText, wide: document.documentElement.scrollWidth > innerWidth + 1};
}"""


def parts_of(page, kiosk_url, explainer):
    """The paths of all scripts, styles and pictures that an explainer's page loads, without the version in front."""
    paths = []
    page.on("response", lambda response: paths.append(response.url.split("/c/")[1].split("/", 1)[1]) if "/c/" in response.url else None)
    open_page(page, kiosk_url, f"/en/{explainer}/")
    page.wait_for_timeout(800)
    return list(dict.fromkeys(paths))


def tells_everything(found, explainer, language="en"):
    """Every scene with its title and its literal sentence, and nothing to tap in vain."""
    assert found["scenes"] == scenes_of(explainer) and found["buttons"] == []
    words = " ".join(found["text"].split())
    for text in literal_sentences(load(f"explainers/{explainer}/strings/{language}.json")):
        assert text in words, f"lacks {text!r}"


def literal_sentences(node):
    """Titles, words, meanings and reasons, wherever they stand; not those that depend on what was done."""
    if isinstance(node, list):
        return [text for one in node for text in literal_sentences(one)]
    if not isinstance(node, dict):
        return []
    found = [node[key] for key in ("meaning", "why") if isinstance(node.get(key), str) and re.search(r"[.!?]$", node[key])]
    return found + [text for key, value in node.items() if not key.startswith("_") and key not in ("sheet", "teachback")
                    for text in literal_sentences(value)]


def goes_on(page):
    """Whether the story's first button leads to another scene, or changes this one."""
    before = page.evaluate(STATE)["scenes"]
    for _ in range(3):
        page.locator(".scene:not([hidden]) [data-act]:visible").first.evaluate("(button) => button.click()")
        page.wait_for_timeout(100)
        if page.evaluate(STATE)["scenes"] != before:
            return True
    return False


@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_each_part_may_be_missing(browser, page, kiosk_url, explainer):
    wanted = parts_of(page, kiosk_url, explainer)
    if not os.environ.get("SNOWGLOBE_MATRIX"):
        wanted = [path for path in wanted if any(fnmatch.fnmatch(path, pattern) for pattern in SOME)]
    assert len(wanted) >= 3
    context = browser.new_context(viewport=PORTRAIT, reduced_motion="reduce")
    faults = []
    for path in wanted:
        if fault := without(context, kiosk_url, explainer, path):
            faults.append(f"{path}: {fault}")
    context.close()
    assert faults == []


def is_fetched_again(path):
    """Parts of the page itself; a worker's script, a picture and the guard that does it are not."""
    return path.endswith((".js", ".css")) and path != "guard.js" and not path.endswith("worker.js")


def settled(page, loads, expected):
    """The story once the page has been fetched as often as it will be; asked only then, not while it is on its way."""
    for _ in range(240):
        if len(loads) >= expected:
            break
        page.wait_for_timeout(250)
    page.wait_for_load_state("load")
    page.wait_for_timeout(QUIET_MILLISECONDS)
    page.locator(".explainer:is([data-plain], [data-ready])").wait_for(timeout=20_000)
    return page.evaluate(STATE)


def without(context, kiosk_url, explainer, path):
    """What is wrong with the page of an explainer when one file does not come; None, one hopes."""
    page, loads, errors = context.new_page(), [], []
    try:
        page.on("domcontentloaded", lambda _: loads.append(1))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(f"**/c/*/{path}", lambda route: route.abort())
        page.goto(f"{kiosk_url}/en/{explainer}/", wait_until="commit", timeout=60_000)
        found = settled(page, loads, LOADS_MAX if is_fetched_again(path) else 1)
        if len(loads) > LOADS_MAX:
            return f"fetched {len(loads)} times"
        if found["plain"]:
            tells_everything(found, explainer)
            return None
        if not found["ready"]:
            return f"neither told nor ready: {found['buttons']}"
        if not goes_on(page):
            return "the first button does nothing"
        return errors or None
    except (AssertionError, Error) as error:
        return str(error)[:300]
    finally:
        page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_the_text_version_reads_well(page, kiosk_url, explainer, language):
    page.route(f"**/explainers/{explainer}/main.js", lambda route: route.abort())
    open_page(page, kiosk_url, f"/{language}/{explainer}/", PORTRAIT)
    expect(page.locator(".explainer[data-plain]")).to_be_visible(timeout=20_000)
    for size in (PORTRAIT, LANDSCAPE):
        page.set_viewport_size(size)
        page.wait_for_timeout(200)
        found = page.evaluate(STATE)
        tells_everything(found, explainer, language)
        assert not found["wide"]
        assert violations(page) == []
    # Up and Down show where the text is long, and the ways on are links.
    assert page.locator(".scroll-buttons button:visible").count() >= 1
    assert page.locator('.explainer a[href*="/faq/Q14/"]:visible').count() >= 1


def test_a_globe_whose_worker_ends_goes_on_with_what_was_chosen(page, kiosk_url):
    """What shows the picture again is the page itself, on a canvas of its own."""
    dies = "addEventListener('message', ({data}) => { if (data.act?.name === 'show') throw new Error('the worker ends'); });"
    page.route("**/snow-globe/view/worker.js", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=f"{dies}\n{answer.text()}"))
    page.emulate_media(reduced_motion="reduce")
    globes.open_globe(page, kiosk_url)
    globes.go_to(page, "settling")
    for support in ("talk", "step"):
        globes.tap(page, "support", support)
    globes.tap(page, "settleNow")
    globes.tap(page, "next")
    both = globes.seen(page)
    canvas = page.locator(".explainer__stage canvas").element_handle()
    globes.tap(page, "show", "now")
    assert globes.seen(page) != both
    assert not canvas.evaluate("(canvas) => canvas.isConnected"), "the canvas that was given away has a successor"
    told = globes.state(page)
    assert (told["scene"], told["view"], told["supports"], told["renderer"]) == ("compare", "now", ["talk", "step"], "canvas")


def test_ux_52_hide_works_before_and_without_the_frame(page, kiosk_url):
    page.route("**/shell.js", lambda route: route.abort())
    open_page(page, kiosk_url, "/en/snow-globe/")
    page.locator("[data-end=restart]:visible").first.click()
    page.wait_for_url(f"{kiosk_url}/")
