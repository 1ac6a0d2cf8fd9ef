"""UX-63: new content is taken up at the start screen only, never under a finger; a reader keeps what they began with."""
import re
import shutil

import pytest

import processes
import visits
from conftest import get

RELEASE = re.compile(r"/c/([^/]+)/")


@pytest.fixture(scope="module")
def clinic(clinic_factory):
    """A kiosk that is enrolled and on, with the factory's content."""
    clinic = clinic_factory()
    clinic.open()
    clinic.start_kiosk()
    return clinic


def shown(page):
    """The one release that the open page and all its parts come from."""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((part) => part.name)")
    [release] = {found.group(1) for found in map(RELEASE.search, [*loaded, page.content()]) if found}
    return release


def walk(page):
    """Looks at page after page, in both languages, as a reader does; yields after each."""
    visits.read_answers(page, ["Q36"])
    yield
    page.locator("[data-language]").first.tap()
    visits.arrive(page, "/es/faq/Q36/")
    yield
    page.locator("[data-home-link]").first.tap()
    visits.arrive(page, "/es/")
    yield


def test_ux_63_a_reader_keeps_the_old_release_until_the_visit_ends(clinic):
    with visits.waiting_room(clinic.kiosk_url) as page:
        visits.begin(page)
        before = shown(page)
        clinic.publish_word("secondwords")
        clinic.kiosk_command("sync", check=False)
        assert clinic.status()["isWaitingForIdleScreen"]
        for _ in walk(page):
            assert shown(page) == before
            assert "secondwords" not in page.content()
        visits.end(page)
        visits.until(page, f"fetch('/screen').then((answer) => answer.json()).then(({{release}}) => release !== '{before}')", 90)
        visits.begin(page)
        assert shown(page) != before
        visits.read_answers(page, ["Q36"])
        assert "secondwords" in page.content()
        visits.end(page)


def test_ux_63_the_start_screen_takes_up_a_new_release_by_itself(clinic):
    with visits.waiting_room(clinic.kiosk_url) as page:
        before = shown(page)
        clinic.publish_word("thirdwords")
        clinic.kiosk_command("sync")
        assert not clinic.status()["isWaitingForIdleScreen"]
        part = re.search(r'"(/c/[^"]+\.css)"', page.content()).group(1)
        assert get(clinic.kiosk_url + part)[0] == 200, "a page that came just before still finds its parts"
        visits.until(page, f"!document.documentElement.outerHTML.includes('/c/{before}/')", 60)
        assert shown(page) != before and page.url == clinic.kiosk_url + "/"


def test_a_release_that_the_screen_does_not_show_gives_way_to_the_one_before(clinic):
    with visits.waiting_room(clinic.kiosk_url) as page:
        before = shown(page)
        broken = clinic.folder / "broken"
        shutil.copytree(processes.ROOT / "Assets" / "bundle", broken)
        (broken / "attract.js").write_text("throw new Error('nothing works');\n")
        clinic.publish(broken)
        clinic.kiosk_command("sync")
        assert page.goto(clinic.kiosk_url + "/").headers["refresh"], "the browser comes again by itself"
        assert shown(page) != before
        visits.until(page, f"fetch('/screen').then((answer) => answer.json()).then(({{release}}) => release === '{before}')", 150)
        page.goto(clinic.kiosk_url + "/")
        assert shown(page) == before
        visits.begin(page)
        visits.end(page)
    assert "painted nothing" in clinic.kiosk_command("content").stdout
