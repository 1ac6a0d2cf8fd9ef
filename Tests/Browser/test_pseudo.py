"""Languages that nobody speaks: words 40 % longer, and a page that runs from right to left (UX-49).

They are made here, into a bundle of their own; the product never carries them.
"""

import importlib.machinery
import importlib.util
import json
import re
import shutil
import sys

import pytest

import matrix
import processes
from copytext import BUNDLE, PAGES

ROOT = BUNDLE.parents[1]
STRETCH = 1.4
RIGHT_TO_LEFT = "ar-xb"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمني"))
PLACE = re.compile(r"(\{\w+\})")


def each_text(node, change, key=""):
    """The same tree with every word changed, but for ids, rule names and translators' notes."""
    if isinstance(node, dict):
        return {name: each_text(value, change, name) for name, value in node.items()}
    if isinstance(node, list):
        return [each_text(value, change, key) for value in node]
    return node if key in ("id", "rule", "name", "startOtherLanguage") or key.startswith("_") else change(node)


def longer(text):
    """Every word grows by doubled vowels until the text is 40 % longer, as German or Finnish would be."""
    grown, goal = "", len(text) * STRETCH
    for part in PLACE.split(text):
        for letter in "" if PLACE.fullmatch(part) else part:
            grown += letter * 2 if letter.lower() in "aeiou" and len(grown) < goal else letter
        grown += part if PLACE.fullmatch(part) else ""
    return grown


def mirrored(text):
    """The same words in letters that run from right to left."""
    return "".join(part if PLACE.fullmatch(part) else "".join(LETTERS.get(letter.lower(), letter) for letter in part)
                   for part in PLACE.split(text))


def staged(folder):
    """A bundle whose English is longer and whose other language runs from right to left."""
    bundle = folder / "bundle"
    shutil.copytree(BUNDLE, bundle, ignore=shutil.ignore_patterns(".*"))
    for spanish in bundle.rglob("strings/**/es.json"):
        words = json.loads(spanish.with_name("en.json").read_text("utf-8"))
        spanish.with_name(f"{RIGHT_TO_LEFT}.json").write_text(json.dumps(each_text(words, mirrored), ensure_ascii=False), "utf-8")
        spanish.with_name("en.json").write_text(json.dumps(each_text(words, longer), ensure_ascii=False), "utf-8")
        spanish.unlink()
    for code in bundle.rglob("qr/es.svg"):
        code.rename(code.with_name(f"{RIGHT_TO_LEFT}.svg"))
    return bundle


@pytest.fixture(scope="module")
def pseudo_url(tmp_path_factory):
    """The address of a kiosk that shows both pseudo-languages."""
    folder = tmp_path_factory.mktemp("pseudo")
    loader = importlib.machinery.SourceFileLoader("preview", str(ROOT / "scripts" / "preview"))
    preview = importlib.util.module_from_spec(importlib.util.spec_from_loader("preview", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(preview)
    data = folder / "data"
    data.mkdir()
    preview.stage(data, site=None, bundle=staged(folder))
    kiosk = processes.Program([processes.KIOSK, "serve", "--data", str(data), "--port", "0"])
    try:
        yield kiosk.wait_until_ready()
    finally:
        kiosk.stop()


NAMES = [name for name, page in matrix.addresses().items() if page.get("layout", True)]


@pytest.mark.parametrize("language", ["en", RIGHT_TO_LEFT], ids=["longer", "right-to-left"])
def test_ux_49_longer_words_and_right_to_left_fit_every_screen(page, pseudo_url, language):
    found = []
    for first, name in enumerate(NAMES):
        matrix.visit(page, pseudo_url, matrix.addresses()[name]["url"].replace("{lang}", language))
        if language == RIGHT_TO_LEFT:
            assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        for number, screen in enumerate(matrix.views(page, name)):
            where = f"{screen} {matrix.dress(page, 'dusk', 100, first + number)}"
            found += matrix.problems(page, language, where, axe=False, spacing=False)
    assert found == []


def test_ux_49_back_stands_at_the_right_where_reading_starts_there(page, pseudo_url):
    matrix.visit(page, pseudo_url, f"/{RIGHT_TO_LEFT}/help/")
    back, hide = (page.locator(selector).bounding_box() for selector in (".topbar__back", ".topbar__hide"))
    assert back["x"] > hide["x"]


def test_ux_49_styles_name_no_left_or_right():
    """Buttons that lie on a drawn picture are anchored to its left: a picture is never mirrored."""
    physical = re.compile(r"(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)|float:"
                          r"|[{;]\s*(?:left|right):(?! anchor\()")
    assert [str(path.relative_to(BUNDLE)) for path in BUNDLE.rglob("*.css") if physical.search(path.read_text("utf-8"))] == []


def test_the_pseudo_languages_are_longer_and_keep_their_places():
    assert len(longer("You are the driver of this car, {name}.")) >= 1.25 * len("You are the driver of this car, {name}.")
    assert "{name}" in longer("Hello {name}") and "{name}" in mirrored("Hello {name}")
    assert PAGES
