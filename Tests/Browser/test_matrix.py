"""Every screen × theme × text size × language: axe, sightline, and the rules that geometry can test.

In a plain run each screen is seen in each theme, text size and language; SNOWGLOBE_MATRIX=full (which is what
scripts/check --full sets) takes the whole product and looks at the focus on every screen.
"""

import pytest
import sightline

import matrix
from shell import QUESTIONS

PAGES = matrix.addresses()
FRAMED = [name for name, page in PAGES.items() if page.get("layout", True)]
QUESTION_GROUPS = [QUESTIONS[start::3] for start in range(3)]
STOPS, RINGS = (60, 2) if matrix.FULL else (24, 2)


@pytest.fixture(autouse=True)
def listened(page):
    """What a page hears of fingers is noted from its beginning on, for sightline to tell drags that have no twin."""
    sightline.instrument(page)


def path_of(name, language):
    return PAGES[name]["url"].replace("{lang}", language)


def look_at(page, language, screen, index):
    """The faults of one screen in all its settings of one language."""
    found = []
    for row, (theme, text) in enumerate(matrix.looks(index, language)):
        where = f"{screen} {language} {matrix.dress(page, theme, text, index + row)}"
        found += matrix.problems(page, language, where)
        if matrix.FULL and not page.locator("body.attract").count():  # There the first key is a touch: it opens Home.
            found += matrix.focus_faults(page, where, STOPS, RINGS if language == "en" else 0)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_ux_01_ux_13_ux_22_ux_23_ux_24_ux_47_ux_50_ux_51_r1_hold_on_every_screen(page, kiosk_url, name):
    first, found = list(PAGES).index(name), []
    for language in matrix.LANGUAGES:
        matrix.visit(page, kiosk_url, path_of(name, language))
        if name in FRAMED and page.evaluate("document.activeElement.tagName") != "H1":
            found.append(f"UX-13 the focus is not on the heading of {name} {language}")
        for number, screen in enumerate(matrix.views(page, name)):
            found += look_at(page, language, screen, first + number)
    assert found == []


@pytest.mark.parametrize("questions", QUESTION_GROUPS, ids=lambda group: f"{group[0]} and on")
def test_axe_ux_01_ux_13_ux_22_ux_23_ux_24_ux_47_ux_50_ux_51_r1_hold_on_every_question(page, kiosk_url, questions):
    found = []
    for question in questions:
        index = QUESTIONS.index(question)
        rows = matrix.PRODUCT if matrix.FULL else [matrix.PRODUCT[index * 5 % len(matrix.PRODUCT)]]
        for language in dict.fromkeys(row[2] for row in rows):
            matrix.visit(page, kiosk_url, f"/{language}/faq/{question}/")
            for number, (theme, text) in enumerate(row[:2] for row in rows if row[2] == language):
                where = f"{question} {language} {matrix.dress(page, theme, text, index + number)}"
                found += matrix.problems(page, language, where)
                if matrix.FULL:
                    found += matrix.focus_faults(page, where, STOPS, 0)
    assert found == []


@pytest.mark.parametrize("dialog", matrix.DIALOGS)
def test_axe_ux_01_ux_22_ux_23_ux_24_hold_in_every_dialog(page, kiosk_url, dialog):
    found = []
    for language in matrix.LANGUAGES:
        matrix.visit(page, kiosk_url, f"/{language}/help/")
        page.evaluate("(name) => document.querySelector(`[data-dialog=${name}]`).showModal()", dialog)
        found += look_at(page, language, dialog, matrix.DIALOGS.index(dialog))
    assert found == []


@pytest.mark.parametrize("name", [] if matrix.FULL else FRAMED)
def test_ux_12_sightline_finds_nothing(page, kiosk_url, name):
    """2.4.11 to 2.4.13, 2.5.7, 2.5.8: the focus ring is drawn, large and clear enough, and nothing covers it."""
    index = list(PAGES).index(name)
    theme, text, language = matrix.settings_for(index)[index % 3]
    matrix.visit(page, kiosk_url, path_of(name, language))
    where = f"{name} {language} {matrix.dress(page, theme, text, index)}"
    assert matrix.focus_faults(page, where, STOPS, RINGS) == []


def test_ux_47_sightline_finds_help_in_the_same_place(browser, kiosk_url):
    # Sightline takes the language switch of the questions' own page for a link to help, as it leads to "/es/faq/".
    names = [name for name in FRAMED if name != "faq"] if matrix.FULL else FRAMED[:4]
    report = sightline.audit_urls([kiosk_url + path_of(name, "en") for name in names], browser=browser, only=["3.2.6"])
    assert [item.message for item in report.violations] == []
    assert "consistent-help" in report.checks_run
