"""One request is enough: for a kiosk with nothing new to fetch, and for a changed word with all its signatures."""
import json

import pytest

import proxies

ONE_WORD_ANSWER_BYTES_MAX = 1_000
NOTHING_NEW_BYTES_MAX = 600


@pytest.fixture(scope="module")
def clinic(clinic_factory):
    """A kiosk behind a counting proxy that runs the first release."""
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    clinic.proxy = proxies.CountingProxy(clinic.server_port)
    clinic.kiosk_command("enroll", clinic.enrolment_code(), "--server", clinic.proxy.url)
    clinic.publish_word("firstwords")
    clinic.kiosk_command("sync")
    clinic.kiosk_command("sync")  # Tells the server which release is on.
    yield clinic
    clinic.proxy.close()


def exchanges_of_a_sync(clinic):
    clinic.proxy.exchanges.clear()
    clinic.kiosk_command("sync")
    return list(clinic.proxy.exchanges)


def test_1_a_changed_word_takes_one_request_and_less_than_a_thousand_bytes(clinic):
    clinic.publish_word("secondwords")
    exchanges = exchanges_of_a_sync(clinic)
    print("one word:", exchanges)
    assert [e.path for e in exchanges] == ["/v1/sync"]
    assert exchanges[0].answer_bytes <= ONE_WORD_ANSWER_BYTES_MAX
    assert clinic.status()["release"].startswith("2-")


def test_2_with_nothing_new_one_small_request_is_all(clinic):
    exchanges = exchanges_of_a_sync(clinic)
    print("nothing new:", exchanges)
    assert [e.path for e in exchanges] == ["/v1/sync"]
    assert exchanges[0].request_bytes + exchanges[0].answer_bytes <= NOTHING_NEW_BYTES_MAX


def test_3_the_server_was_told_which_release_is_on(clinic):
    assert f"2-{clinic.status()['release'].split('-')[1]}" in clinic.server_command("kiosks").stdout


def test_4_a_server_that_does_not_know_the_request_is_asked_file_by_file(clinic):
    clinic.publish_word("thirdwords")
    clinic.proxy.refused_paths = {"/v1/sync"}
    paths = [e.path for e in exchanges_of_a_sync(clinic)]
    clinic.proxy.refused_paths = set()
    assert "/tuf/metadata/timestamp.json" in paths and "/v1/stats/reconcile" in paths and "/v1/status" in paths
    assert clinic.status()["release"].startswith("3-")


def test_5_the_static_files_stay_complete(clinic):
    """A mirror needs nothing but the folder: every file that metadata names lies under its served name."""
    tuf = clinic.server_data / "tuf"
    newest = json.loads((tuf / "metadata" / "timestamp.json").read_text())["signed"]["meta"]["snapshot.json"]["version"]
    snapshot = json.loads((tuf / "metadata" / f"{newest}.snapshot.json").read_text())["signed"]["meta"]
    for name, entry in snapshot.items():
        signed = json.loads((tuf / "metadata" / f"{entry['version']}.{name}").read_text())["signed"]
        for path, target in signed.get("targets", {}).items():
            folder, _, file = path.rpartition("/")
            assert (tuf / "targets" / folder / f"{target['hashes']['sha256']}.{file}").stat().st_size == target["length"]
