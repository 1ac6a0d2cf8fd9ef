"""Every screen × theme × text size × language: axe, sightline, and the rules that geometry can test.

SNOWGLOBE_MATRIX=pairs shows each screen in each theme, text size and language; SNOWGLOBE_MATRIX=full (which is what
scripts/check --full sets) takes the whole product. Without it these tests are not collected.
"""

import os

import pytest
import sightline

import matrix

FULL = os.environ.get("SNOWGLOBE_MATRIX") == "full"
PAGES = matrix.addresses()
FRAMED = [name for name, page in PAGES.items() if page.get("layout", True)]
QUESTION_GROUPS = [matrix.QUESTIONS[start::3] for start in range(3)]


def path_of(name, language):
    return PAGES[name]["url"].replace("{lang}", language)


@pytest.mark.parametrize("name", PAGES)
def test_axe_ux_01_ux_13_ux_23_ux_24_ux_47_ux_50_ux_51_hold_on_every_screen(page, kiosk_url, name):
    index, found = list(PAGES).index(name), []
    for row, (theme, text, language) in enumerate(matrix.settings_for(index, FULL)):
        matrix.visit(page, kiosk_url, path_of(name, language), theme, text, index + row)
        for screen in matrix.views(page, name):
            where = f"{screen} {theme} {text} % {language} {page.viewport_size['width']}"
            found += matrix.problems(page, language, where)
    assert found == []


@pytest.mark.parametrize("questions", QUESTION_GROUPS, ids=lambda group: f"{group[0]} and on")
def test_axe_ux_01_ux_13_ux_23_ux_24_ux_47_ux_50_ux_51_hold_on_every_question(page, kiosk_url, questions):
    found = []
    for question in questions:
        index = matrix.QUESTIONS.index(question)
        rows = matrix.PRODUCT if FULL else [matrix.PRODUCT[index * 5 % len(matrix.PRODUCT)]]
        for row, (theme, text, language) in enumerate(rows):
            matrix.visit(page, kiosk_url, f"/{language}/faq/{question}/", theme, text, index + row)
            found += matrix.problems(page, language, f"{question} {theme} {text} % {language}")
    assert found == []


@pytest.mark.parametrize("dialog", matrix.DIALOGS)
def test_axe_ux_01_ux_23_ux_24_hold_in_every_dialog(page, kiosk_url, dialog):
    index, found = matrix.DIALOGS.index(dialog), []
    for row, (theme, text, language) in enumerate(matrix.settings_for(index, FULL)):
        matrix.visit(page, kiosk_url, f"/{language}/help/", theme, text, index + row)
        page.evaluate("(name) => document.querySelector(`[data-dialog=${name}]`).showModal()", dialog)
        found += matrix.problems(page, language, f"{dialog} {theme} {text} % {language} {page.viewport_size['width']}")
    assert found == []


@pytest.mark.parametrize("name", FRAMED)
def test_ux_12_sightline_finds_nothing(browser, kiosk_url, name):
    """2.4.11 to 2.4.13, 2.5.7, 2.5.8: the focus ring is drawn, large and clear enough, and nothing covers it."""
    index, found = list(PAGES).index(name), []
    rows = matrix.settings_for(index, FULL)
    for theme, text, language in rows if FULL else [rows[index % 3]]:
        context = browser.new_context(viewport=matrix.viewport_for(index, text), reduced_motion="reduce")
        page = context.new_page()
        sightline.instrument(page)
        matrix.visit(page, kiosk_url, path_of(name, language), theme, text, index)
        report = sightline.audit(page, max_focus_stops=60 if FULL else 24, max_appearance_elements=25 if FULL else 8)
        found += [f"{name} {theme} {text} % {language}: {item.sc} {item.target} {item.message[:160]}" for item in report.violations]
        context.close()
    assert found == []


def test_ux_47_sightline_finds_help_in_the_same_place(browser, kiosk_url):
    names = FRAMED if FULL else FRAMED[:4]
    report = sightline.audit_urls([kiosk_url + path_of(name, "en") for name in names], browser=browser, only=["3.2.6"])
    assert [item.message for item in report.violations] == []
    assert "consistent-help" in report.checks_run
