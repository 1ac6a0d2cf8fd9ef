"""The whole loop: visits are counted, sealed, sent once and shown; a changed word travels as a small delta."""
import pytest

import cuts
import visits
from conftest import get, post_event

FULL_VISITS, SHORT_VISITS = 7, 4
VISITS = FULL_VISITS + SHORT_VISITS
DELTA_BYTES_MAX = 1_000


@pytest.fixture(scope="module")
def clinic(clinic_factory):
    """A clinic whose kiosk was visited eleven times and whose service day is over."""
    clinic = clinic_factory()
    clinic.open()
    with visits.waiting_room(clinic.start_kiosk()) as page:
        for number in range(VISITS):
            visits.begin(page)
            visits.explore_globe(page, "recap" if number < FULL_VISITS else "choose")
            visits.read_answers(page, ["Q10", "Q25", "Q36"])
            visits.end(page)
    assert clinic.kiosk.stop() == 0
    clinic.days_ahead = 1
    clinic.start_kiosk()
    clinic.wait_for_sealed_segment()  # What the day before left.
    clinic.kiosk.stop()
    return clinic


def expected_cells():
    """What exactly those visits make true, by counter."""
    seen_by_all = ["hook", "still", "choose"]
    views = {scene: VISITS if scene in seen_by_all else FULL_VISITS for scene in visits.SCENES}
    return {
        **{("scene.view", "snow-globe", scene, None): count for scene, count in views.items()},
        ("visit.count", None, None, None): VISITS,
        ("visit.end", None, None, "restart"): VISITS,
        ("explainer.open", "snow-globe", None, None): VISITS,
        ("explainer.last", "snow-globe", "recap", None): FULL_VISITS,
        ("explainer.last", "snow-globe", "choose", None): SHORT_VISITS,
        ("explainer.complete", "snow-globe", None, None): FULL_VISITS,
    }


def assert_counted_once(clinic):
    cells = clinic.export()
    names = {key[0] for key in expected_cells()}
    assert {k: v for k, v in cells.items() if k[0] in names} == expected_cells()
    assert not any(name.startswith("faq.") for name, *_ in cells), "class S is not sealed yet"
    dwell = {}
    for (name, _, scene, _), count in cells.items():
        if name == "scene.dwell":
            dwell[scene] = dwell.get(scene, 0) + count
    assert dwell == {key[2]: count for key, count in expected_cells().items() if key[0] == "scene.view"}


def test_1_nothing_leaves_before_it_is_sent(clinic):
    assert clinic.export() == {}


def test_2_a_server_that_is_away_is_said_plainly_and_loses_nothing(clinic):
    clinic.server.kill()
    failed = clinic.kiosk_command("sync", check=False)
    assert failed.returncode == 1
    assert "reached" in failed.stdout + failed.stderr
    assert clinic.status()["lastFailure"]["code"] == "unreachable"
    clinic.start_server()


def test_3_sync_cut_off_at_each_stage_counts_each_visit_once(clinic):
    """Reports are cut at every third call that touches disk or network, then by time; each cut is a real SIGKILL."""
    killed = 0
    for nth in range(1, 200, 3):
        if not cuts.sync_cut_at(clinic, nth):
            break
        killed += 1
        if nth > 40:
            break
    assert killed >= 5
    for tenth in range(1, 8):
        cuts.sync_cut_after(clinic, tenth / 10)
    clinic.kiosk_command("sync")
    assert_counted_once(clinic)


def test_4_repeating_the_sync_changes_nothing(clinic):
    for _ in range(3):
        clinic.kiosk_command("sync")
    assert_counted_once(clinic)
    assert "nothing changed" in clinic.server_command("stats", "rebuild-rollups").stdout
    assert_counted_once(clinic)


def test_5_the_server_cut_off_while_it_answers_counts_each_visit_once(clinic):
    for tenth in range(1, 6):
        clinic.server.kill()
        clinic.start_server()
        cuts.sync_cut_after(clinic, tenth / 8)
    clinic.kiosk_command("sync")
    assert_counted_once(clinic)


def test_6_the_admin_page_shows_exactly_those_visits(clinic):
    password = "correct horse battery staple"
    clinic.server_command("user", "add", "admin", "--password-stdin", stdin=password + "\n")
    with visits.waiting_room(clinic.start_kiosk()) as page:
        page.goto(clinic.server_url + "/admin")
        page.locator('input[name="name"]').fill("admin")
        page.locator('input[name="password"]').fill(password)
        page.locator('button[type="submit"]').first.click()
        page.goto(clinic.server_url + "/admin/explainers/snow-globe")
        table = page.locator("figure + table, .chart table, table").first
        rows = {row.locator("th").inner_text().strip(): row.locator("td").first.inner_text().strip()
                for row in table.locator("tbody tr").all()}
        shown = {int(value) for value in rows.values() if value.isdigit()}
        assert shown == {VISITS, FULL_VISITS}, rows
        assert page.locator("figure svg[role=img]").count() >= 1
    clinic.kiosk.stop()


def test_7_a_changed_word_travels_as_a_small_delta_and_waits_for_the_visit_to_end(clinic):
    clinic.publish_word("numberwords")
    deltas = [p for p in (clinic.server_data / "tuf" / "targets").rglob("*.sgd") if ".from-" in p.name or "from-" in p.name]
    assert deltas and all(p.stat().st_size <= DELTA_BYTES_MAX for p in deltas), [p.stat().st_size for p in deltas]
    with visits.waiting_room(clinic.start_kiosk()) as page:
        visits.begin(page)
        page.goto(clinic.kiosk_url + "/en/faq/Q36/")
        clinic.kiosk_command("sync", check=False)
        status = clinic.status()
        assert status["isWaitingForIdleScreen"] and status["stage"] == "activate"
        page.reload()
        assert "numberwords" not in page.content()
        visits.end(page)
        visits.until(page, "fetch('/screen').then(r => r.json()).then(s => s.release.startsWith('1-'))")
        visits.begin(page)
        page.goto(clinic.kiosk_url + "/en/faq/Q36/")
        assert "numberwords" in page.content()
        visits.end(page)
    clinic.kiosk.stop()


def test_8_a_release_can_be_returned_from_and_a_higher_one_is_taken_again(clinic):
    clinic.publish_word("secondwords")
    clinic.kiosk_command("sync")
    assert clinic.status()["release"].startswith("2-")
    clinic.kiosk_command("content", "roll-back")
    assert clinic.status()["release"].startswith("1-")
    clinic.kiosk_command("sync", check=False)
    assert clinic.status()["release"].startswith("1-"), "a release returned from is not installed again"
    clinic.publish_word("thirdwords")
    url = clinic.start_kiosk()
    post_event(url, event="screen.attract")
    clinic.kiosk_command("sync")
    assert clinic.status()["release"].startswith("3-")
    assert b"thirdwords" in get(url + "/en/faq/Q36/")[1]
    clinic.kiosk.stop()
