"""A child with sticky fingers: random taps, drags and keys, the same for the same seed (UX-81, UX-82).

SNOWGLOBE_MONKEY says how many actions; scripts/check --full makes 10,000.
"""

import os
import random
import time
from urllib.parse import urlsplit

from playwright.sync_api import Error, expect

from shell import PORTRAIT, open_page

ACTIONS = int(os.environ.get("SNOWGLOBE_MONKEY", "250"))
SEED = int(os.environ.get("SNOWGLOBE_MONKEY_SEED", "1984"))
HOME_EVERY = 50
# "Play out loud?" may lie over the settings or the crisis card.
DIALOGS_MAX = 4
KEYS = ["Tab", "Shift+Tab", "Enter", "Space", "Escape", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "a", "9", "F5",
        "Backspace", "Control+p", "Control+s", "Alt+ArrowLeft"]
HEAP_BYTES_MAX = 160 * 1024 * 1024


def act(page, chance):
    """One random action; most are taps, and half of those hit something that can be tapped."""
    kind = chance.random()
    x, y = chance.randrange(PORTRAIT["width"]), chance.randrange(PORTRAIT["height"])
    if kind < 0.35:
        boxes = page.evaluate("""() => [...document.querySelectorAll('button, a[href]')]
          .filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().toJSON())""")
        if boxes:
            box = chance.choice(boxes)
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if kind < 0.7:
        page.mouse.click(x, y)
    elif kind < 0.8:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(chance.randrange(PORTRAIT["width"]), chance.randrange(PORTRAIT["height"]), steps=4)
        page.mouse.up()
    else:
        page.keyboard.press(chance.choice(KEYS))


def settle(page, seconds=20):
    """A tap may be opening another page just now; asked in turns, for the page's policy forbids Playwright's waiting."""
    end = time.monotonic() + seconds
    while not is_there(page):
        assert time.monotonic() < end, f"{page.url} is not there after {seconds} s"
        page.wait_for_timeout(50)


def is_there(page):
    try:
        return page.evaluate("document.readyState === 'complete' && !document.documentElement.hidden")
    except Error as error:
        if is_leaving(error):
            return False
        raise


def is_leaving(error):
    """A page that goes away under a tap is no fault; anything else is."""
    return any(word in str(error) for word in ("context was destroyed", "navigat"))


def go_home(page):
    """What a lost person does: close what is open, then one tap on Home, or on the start screen."""
    settle(page)
    for _ in range(DIALOGS_MAX):
        ways_out = page.locator("dialog[open] [data-close]:visible")
        if ways_out.count():  # By its own button: with one-switch scanning on, every key is the switch.
            ways_out.last.click()
    if page.locator("[data-home-link]").count() == 0:
        page.mouse.click(500, 1500)
    else:
        page.locator("[data-home-link]").first.click()
    expect(page.locator('body[data-page="home"]')).to_be_attached()


def test_ux_82_random_taps_drags_and_keys_never_leave_and_always_get_home(page, kiosk_url):
    chance, errors = random.Random(SEED), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("window.print = () => {};")
    open_page(page, kiosk_url, "/")
    for number in range(ACTIONS):
        try:
            act(page, chance)
        except Error as error:
            if not is_leaving(error):
                raise
        assert page.url.startswith(kiosk_url), f"action {number} of seed {SEED} left for {page.url}"
        if number % HOME_EVERY == HOME_EVERY - 1:
            go_home(page)
            heap = page.evaluate("performance.memory.usedJSHeapSize")
            assert heap < HEAP_BYTES_MAX, f"action {number} of seed {SEED}: {heap} bytes"
    assert errors == []
    assert len(page.context.pages) == 1
    assert urlsplit(page.url).netloc == urlsplit(kiosk_url).netloc
