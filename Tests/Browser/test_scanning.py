"""One switch is enough (UX-11): the focus goes round by itself, any key or the large pad picks."""

from playwright.sync_api import expect

from shell import at, open_page


def wait_for(page, name, seconds=2):
    """Lets the focus go round until it rests on a control with this name."""
    for _ in range(90):
        page.clock.run_for(seconds * 1000)
        focus = page.evaluate("document.querySelector('[data-scanned]')?.textContent.trim() ?? ''")
        if name in focus:
            return
    raise AssertionError(f"the focus never rested on {name}")


def test_ux_11_the_questions_are_read_with_the_space_bar_alone(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/#k=2")
    wait_for(page, "Questions people ask")
    page.keyboard.press("Space")
    page.wait_for_url(at("/en/faq/"))
    wait_for(page, "Your treatment day")
    page.keyboard.press("Space")
    wait_for(page, "Can I drive home?")
    page.keyboard.press("Space")
    page.wait_for_url(at("/en/faq/Q25/"))
    wait_for(page, "Home")
    page.keyboard.press("Space")
    page.wait_for_url(at("/en/"))


def test_ux_11_any_key_and_the_large_pad_pick_in_a_dialog_too(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/counts/#k=2")
    pad = page.get_by_role("button", name="Pick this")
    assert pad.bounding_box()["height"] >= 88
    wait_for(page, "Help now")
    pad.click()
    card = page.get_by_role("dialog", name="Help is here")
    expect(card).to_be_visible()
    wait_for(page, "Close")
    pad.click()
    expect(card).to_be_hidden()
    wait_for(page, "Adjust screen")
    page.keyboard.press("x")
    wait_for(page, "Off")
    page.keyboard.press("7")
    expect(pad).to_be_hidden()
    page.clock.run_for(20_000)
    expect(page.locator("[data-scanned]")).to_have_count(0)


def test_ux_11_who_scans_has_time_for_a_whole_round(page, kiosk_url):
    page.clock.install()
    open_page(page, kiosk_url, "/en/help/#k=6")
    page.clock.run_for(600_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_hidden()
    page.clock.run_for(301_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
