"""What the tests of the patient pages share: the list of pages, the measuring of targets, the usage that was posted."""

import json
import pathlib
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

BUNDLE = pathlib.Path(__file__).resolve().parents[2] / "Assets" / "bundle"
PORTRAIT = {"width": 1080, "height": 1920}
LANDSCAPE = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1366, "height": 768}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUESTIONS = [q["id"] for q in json.loads((BUNDLE / "faq/faq.json").read_text("utf-8"))["questions"] if not q["crisis"]]
FRAMED = ["/en/", "/en/faq/", "/en/faq/Q14/", "/en/faq/Q25/", "/en/help/", "/en/counts/", "/en/sorry/", "/en/patterns/"]
PAGES = ["/", *FRAMED]

TARGETS = """() => [...document.querySelectorAll('button, a[href], [role=button], input, select, summary')]
  .filter((element) => element.checkVisibility({visibilityProperty: true}))
  .map((element) => {
    const box = element.getBoundingClientRect();
    const area = element.closest('[data-scroller]')?.getBoundingClientRect();
    return {name: (element.textContent || element.ariaLabel).trim().slice(0, 40), x: box.x, y: box.y, width: box.width,
      height: box.height, cut: area !== undefined && box.bottom > area.bottom, primary: element.matches('.button--primary, .choice, [data-card], .scroll-buttons *')};
  })"""


def open_page(page, kiosk_url, path, viewport=PORTRAIT):
    page.set_default_timeout(15_000)
    page.set_viewport_size(viewport)
    page.goto(kiosk_url + path)
    page.wait_for_load_state("load")


def at(path):
    """Tells whether an address is of this path, whatever stands behind it."""
    return lambda url: urlsplit(url).path == path


def violations(page):
    """What axe finds, one line each."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [f"{item['id']}: {node['html'][:120]} {node['failureSummary'][:300]}" for item in found for node in item["nodes"]]


def listen(page):
    """Collects the bodies of all usage posts from now on."""
    events = []
    page.on("request", lambda request: events.append(json.loads(request.post_data))
            if request.url.endswith("/usage") and request.method == "POST" else None)
    return events
