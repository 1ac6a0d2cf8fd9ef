"""Letters of a kiosk that somebody else sends again, and keys of a kiosk in other hands: totals stay what was counted."""
import dataclasses
import json
import shutil

import pytest

from conftest import crawl, post_event
from eavesdropper import SYNC, Eavesdropper, signed, verdicts

VISITS = 12
SEGMENTS, RECONCILE, STATUS = "/v1/stats/segments", "/v1/stats/reconcile", "/v1/status"


@pytest.fixture(scope="module")
def listener(clinic_factory):
    """A clinic of two kiosks, the first of which was visited and has sent its counts past an eavesdropper."""
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    listener = Eavesdropper(clinic.server_port)
    listener.clinic = clinic
    listener.victim, listener.other = clinic.kiosk_data, clinic.folder / "other-kiosk"
    for data in (listener.victim, listener.other):
        clinic.kiosk_command("enroll", clinic.enrolment_code(), "--server", listener.url, data=data)
        clinic.kiosk_command("sync", data=data)  # The site configuration arrives.
    listener.victim_id, listener.other_id = kiosk_ids(listener)
    count_visits(clinic)
    clinic.kiosk_command("sync")
    listener.totals = clinic.export()
    yield listener
    listener.close()


def kiosk_ids(listener):
    ids = [letter.headers["snowglobe-kiosk"] for letter in listener.kept if letter.path == RECONCILE]
    assert len(set(ids)) == 2
    return list(dict.fromkeys(ids))


def count_visits(clinic):
    """Visits of one day, sealed on the next."""
    address = clinic.start_kiosk()
    post_event(address, event="screen.attract")
    for _ in range(VISITS):
        post_event(address, event="visit.start")
        post_event(address, event="activity", taps=3, activeSeconds=20)
        post_event(address, event="visit.end", reason="restart")
        post_event(address, event="screen.attract")
    clinic.kiosk.stop()
    clinic.days_ahead = 1
    clinic.start_kiosk()
    clinic.wait_for_sealed_segment()
    clinic.kiosk.stop()


def assert_totals_unchanged(listener):
    totals = listener.clinic.export()
    assert totals == listener.totals
    assert totals["visit.count", None, None, None] == VISITS


def test_a_letter_that_is_sent_again_counts_once(listener):
    letter = listener.last(SEGMENTS, listener.victim_id)
    for _ in range(3):
        status, answer, _ = listener.send(letter)
        assert status == 200 and set(verdicts(answer)) == {"duplicate"}
    assert_totals_unchanged(listener)


def test_the_one_request_sent_again_counts_nothing_and_says_nothing_of_others(listener):
    letter = listener.last(SYNC, listener.victim_id)
    assert listener.send(letter)[0] == 200
    under_another = {**letter.headers, "snowglobe-kiosk": listener.other_id}
    assert listener.send(dataclasses.replace(letter, headers=under_another))[0] == 401
    assert_totals_unchanged(listener)


def test_a_letter_is_not_taken_under_another_kiosks_name(listener):
    letter = listener.last(SEGMENTS, listener.victim_id)
    under_another = {**letter.headers, "snowglobe-kiosk": listener.other_id}
    assert listener.send(dataclasses.replace(letter, headers=under_another))[0] == 401
    assert_totals_unchanged(listener)


def test_another_kiosks_package_counts_once_whoever_carries_it(listener):
    carried = signed(listener.last(SEGMENTS, listener.victim_id), listener.other / "device.key", listener.other_id)
    status, answer, _ = listener.send(carried)
    assert status == 200 and set(verdicts(answer)) == {"duplicate"}
    assert_totals_unchanged(listener)


def test_another_kiosks_package_cannot_be_changed_on_the_way(listener):
    letter = listener.last(SEGMENTS, listener.victim_id)
    for place in range(0, len(letter.body), 7):
        spoilt = bytearray(letter.body)
        spoilt[place] ^= 0x20
        changed = dataclasses.replace(letter, body=bytes(spoilt))
        assert listener.send(changed)[0] == 401
        status, answer, _ = listener.send(signed(changed, listener.other / "device.key", listener.other_id))
        assert status == 400 or "stored" not in verdicts(answer), f"byte {place}"
    assert_totals_unchanged(listener)


def test_a_stolen_key_reads_no_counts_of_other_kiosks(listener):
    """Whoever knows the 16 random bytes that name a segment learns whether the server has it, and nothing else."""
    question = listener.last(RECONCILE, listener.victim_id)
    asked = signed(question, listener.other / "device.key", listener.other_id)
    status, answer, _ = listener.send(asked)
    assert status == 200 and set(json.loads(answer)) == {"missing", "serverTime", "windowSeconds"}
    assert_totals_unchanged(listener)


def test_a_stolen_key_is_worth_nothing_once_the_kiosk_is_revoked(listener):
    clinic = listener.clinic
    stolen = clinic.folder / "stolen"
    shutil.copytree(listener.other, stolen, symlinks=True)
    clinic.server_command("kiosks", "revoke", "Waiting room 2")
    for path in (RECONCILE, STATUS, SYNC):
        letter = listener.last(path, listener.other_id)
        assert listener.send(letter)[0] == 403, "an old letter"
        assert listener.send(signed(letter, stolen / "device.key", listener.other_id))[0] == 403, "a new letter"
    carried = signed(listener.last(SEGMENTS, listener.victim_id), stolen / "device.key", listener.other_id)
    assert listener.send(carried)[0] == 403
    refused = clinic.kiosk_command("sync", data=stolen, check=False)
    assert refused.returncode == 1
    assert clinic.status(stolen)["lastFailure"]["code"] == "identity-refused"
    assert "revoked" in shown_kiosk(clinic, "Waiting room 2")
    assert "revoked" not in shown_kiosk(clinic, "Waiting room 1")
    assert_totals_unchanged(listener)


def test_the_screen_of_a_revoked_kiosk_goes_on(listener):
    assert len(crawl(listener.clinic.start_kiosk(listener.other))) > 20
    listener.clinic.kiosk.stop()


def test_other_kiosks_go_on_after_one_was_revoked(listener):
    listener.clinic.kiosk_command("sync")
    assert_totals_unchanged(listener)


def shown_kiosk(clinic, name):
    """The line of `snowglobe-server kiosks` about a kiosk."""
    return next(line for line in clinic.server_command("kiosks").stdout.splitlines() if name in line)
