"""The admin pages of the sync server, in a clinic with data: axe 0, targets, keyboard, 400 % zoom, charts with their tables."""

import json
import pathlib
import sys

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from clinic import Clinic, post_event  # noqa: E402
from shell import BUNDLE, LAPTOP, violations

VISITS = 12
PASSWORD = "correct horse battery staple"
EXPLAINERS = ["snow-globe", "spravato-day"]
PAGES = ["/admin", "/admin?period=all", *(f"/admin/explainers/{one}" for one in EXPLAINERS), "/admin/kiosks", "/admin/releases"]
TARGET_PIXELS = 48
ZOOM_400 = {"width": 320, "height": 640}
# Links inside a line of text are as tall as the text (WCAG 2.5.8, exception "inline"); all else is a target.
OWN_TARGETS = """() => [...document.querySelectorAll('main button, main select, main input, main a.export, .tabs a, .sign-out button')]
  .filter((one) => one.type !== 'hidden' && one.checkVisibility())
  .map((one) => { const box = one.getBoundingClientRect();
    return {name: (one.textContent || one.name).trim().slice(0, 30), width: box.width, height: box.height}; })"""


def a_visit(url, number):
    """What the pages tell the kiosk of one patient who reads two explainers."""
    post_event(url, event="screen.attract")
    post_event(url, event="visit.start")
    for explainer in EXPLAINERS:
        post_event(url, event="explainer.open", explainer=explainer)
        scenes = json.loads((BUNDLE / f"explainers/{explainer}/explainer.json").read_text("utf-8"))["scenes"]
        for scene in scenes[:len(scenes) if number % 3 else 3]:
            post_event(url, event="scene.view", explainer=explainer, scene=scene["id"], visibleMilliseconds=1_500 + 900 * number)
    post_event(url, event="visit.end", reason="restart")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A clinic whose kiosk was visited, sealed its day and synced; with a second kiosk and a release."""
    clinic = Clinic(tmp_path_factory.mktemp("admin"))
    try:
        clinic.init()
        clinic.server_command("user", "add", "admin", "--password-stdin", stdin=PASSWORD + "\n")
        clinic.start_server()
        clinic.enrol()
        clinic.kiosk_command("sync")
        url = clinic.start_kiosk()
        for number in range(VISITS):
            a_visit(url, number)
        clinic.kiosk.stop()
        clinic.days_ahead = 1
        clinic.start_kiosk()
        clinic.wait_for_sealed_segment()
        clinic.kiosk.stop()
        clinic.kiosk_command("sync")
        clinic.server_command("release", "create", BUNDLE)
        clinic.server_command("release", "publish")
        yield clinic
    finally:
        clinic.stop()


def sign_in(page, server_url):
    page.goto(f"{server_url}/admin")
    page.get_by_label("Name").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.fixture(scope="module")
def signed_in(browser, clinic):
    """A browser window of someone who has signed in; the password is slow to check, so once for all tests."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(30_000)
    sign_in(page, clinic.server_url)
    yield page
    context.close()


@pytest.fixture
def staff(signed_in):
    signed_in.set_viewport_size(LAPTOP)
    return signed_in


def small_targets(page):
    return [box for box in page.evaluate(OWN_TARGETS) if min(box["width"], box["height"]) < TARGET_PIXELS - 0.5]


def is_cut(page):
    """Whether the page scrolls sideways, or a control's words are cut."""
    return page.evaluate("""() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      || [...document.querySelectorAll('button, a, select')].some((one) => one.scrollWidth > one.clientWidth + 2
        && getComputedStyle(one).overflow !== 'visible' && one.checkVisibility())""")


def test_the_sign_in_page_before_during_and_after_a_wrong_password(page, clinic):
    page.set_viewport_size(LAPTOP)
    page.goto(f"{clinic.server_url}/admin")
    assert violations(page) == [] and small_targets(page) == [] and not is_cut(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.get_by_label("Name").focus()
    page.keyboard.type("admin")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == [] and small_targets(page) == []


def test_the_pages_have_the_clinic_s_data(staff, clinic):
    staff.goto(f"{clinic.server_url}/admin")
    expect(staff.locator("figure svg[role=img]").first).to_be_visible()
    assert str(VISITS) in staff.locator("main").inner_text()
    staff.goto(f"{clinic.server_url}/admin/kiosks")
    expect(staff.get_by_text("Waiting room 1").first).to_be_visible()
    staff.goto(f"{clinic.server_url}/admin/releases")
    assert staff.locator("main table tbody tr").count() >= 1


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_targets_are_large(staff, clinic, path):
    staff.goto(clinic.server_url + path)
    assert violations(staff) == []
    assert small_targets(staff) == []
    assert staff.locator("h1").count() == 1 and staff.title().endswith("Snowglobe")


@pytest.mark.parametrize("path", PAGES)
def test_at_four_hundred_per_cent_nothing_is_cut(staff, clinic, path):
    staff.set_viewport_size(ZOOM_400)
    staff.goto(clinic.server_url + path)
    assert not is_cut(staff)
    assert violations(staff) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_every_control_in_order_and_shows_where_it_is(staff, clinic, path):
    staff.goto(clinic.server_url + path)
    expected = staff.locator("a[href]:visible, button:visible, select:visible, [tabindex='0']:visible").count()
    reached = []
    for _ in range(expected + 2):
        staff.keyboard.press("Tab")
        focused = staff.evaluate("""() => { const one = document.activeElement; const style = getComputedStyle(one);
          if (one === document.body) return null;
          const box = one.getBoundingClientRect();
          one.dataset.reached ??= String(document.querySelectorAll('[data-reached]').length);
          return {at: Number(one.dataset.reached), ring: parseFloat(style.outlineWidth), style: style.outlineStyle,
            seen: box.bottom > 0 && box.top < innerHeight}; }""")
        if focused is None or focused["at"] < len(reached):
            break
        assert focused["ring"] >= 3 and focused["style"] != "none" and focused["seen"], focused
        reached.append(focused)
    assert len(reached) >= expected, f"{len(reached)} of {expected}"


@pytest.mark.parametrize("path", PAGES)
def test_chart_and_table_stand_together_and_need_no_script_or_colour(staff, clinic, path):
    staff.goto(clinic.server_url + path)
    assert staff.locator("script").count() == 0
    for figure in staff.locator("figure").all():
        assert figure.locator("svg[role=img] > title").count() == 1
        assert figure.locator("figcaption").inner_text().strip()
        assert figure.locator("xpath=following::table[1]").locator("caption, th[scope]").count() >= 2


def test_pages_without_any_data_say_what_to_do_and_pass_too(page, tmp_path):
    clinic = Clinic(tmp_path)
    try:
        clinic.init()
        clinic.server_command("user", "add", "admin", "--password-stdin", stdin=PASSWORD + "\n")
        clinic.start_server()
        page.set_viewport_size(LAPTOP)
        sign_in(page, clinic.server_url)
        for path in ("/admin", "/admin/kiosks", "/admin/releases"):
            page.goto(clinic.server_url + path)
            assert violations(page) == [] and small_targets(page) == [], path
        page.goto(f"{clinic.server_url}/admin/kiosks")
        expect(page.get_by_text("snowglobe-server enroll")).to_be_visible()
    finally:
        clinic.stop()


def test_the_keyboard_alone_filters_opens_an_explainer_and_signs_out(staff, clinic):
    staff.goto(f"{clinic.server_url}/admin")
    staff.get_by_label("Period").focus()
    staff.keyboard.press("ArrowDown")
    staff.get_by_role("button", name="Show").focus()
    staff.keyboard.press("Enter")
    staff.wait_for_url("**period=**")
    staff.locator('a[href*="/admin/explainers/"]').first.focus()
    staff.keyboard.press("Enter")
    staff.wait_for_url("**/admin/explainers/**")
    staff.get_by_role("button", name="Sign out").focus()
    staff.keyboard.press("Enter")
    expect(staff.get_by_role("button", name="Sign in")).to_be_visible()
