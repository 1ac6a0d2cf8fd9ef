"""The staff menu as staff see it: the pad of digits, the menu, the wiping; patients never come here."""

import pytest
from playwright.sync_api import expect

import matrix
from conftest import STAFF_PIN
from shell import open_page


def enter(page, pin):
    for digit in pin:
        page.locator(f'[data-digit="{digit}"]').click()
    page.locator("[data-open-menu]").click()


def screens(page):
    """Leads through the menu, yielding a name for each screen."""
    yield "pad"
    enter(page, "135790")
    expect(page.locator("[data-note]").first).not_to_be_empty()
    yield "wrong PIN"
    enter(page, STAFF_PIN)
    expect(page.locator('[data-view="menu"]')).to_be_visible()
    yield "menu"
    page.locator("[data-wipe]").click()
    expect(page.locator('[data-view="wipe"]')).to_be_visible()
    yield "wiping"


@pytest.mark.parametrize("language", matrix.LANGUAGES)
@pytest.mark.parametrize("viewport", matrix.VIEWPORTS, ids=lambda size: f"{size['width']}x{size['height']}")
def test_axe_ux_01_ux_24_ux_80_hold_in_the_staff_menu(page, printing_kiosk_url, viewport, language):
    open_page(page, printing_kiosk_url, f"/{language}/staff/", viewport)
    found = [line for screen in screens(page) for line in matrix.problems(page, language, screen)]
    assert found == []
