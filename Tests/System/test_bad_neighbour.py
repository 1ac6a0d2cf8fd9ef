"""A neighbour that lies: what it shows is verified, and what it says of counts is not believed."""
import json
import sqlite3

import pytest

from proxies import Answer, Proxy
from test_roads import NOWHERE, VISITS, counted_visits, kiosk, receive_patients, release

SYNC_OFF = {"SNOWGLOBE_KIOSK_SYNC_ENABLED": "false"}


class Liar(Proxy):
    """A relay that spoils packages, says that it holds every segment, and drops whatever is left with it."""

    LIES = {"POST": {"missing": [], "serverTime": 4_000_000_000, "windowSeconds": 900}, "PUT": {"verdicts": []}}

    def __init__(self, server_port):
        self.spoils, self.dropped = True, []
        super().__init__(server_port)

    def on_request(self, letter):
        if letter.method in self.LIES:
            self.dropped.append((letter.path, letter.body))
            return Answer(200, json.dumps(self.LIES[letter.method]).encode(), {"content-type": "application/json"})
        letter.headers.clear()  # It knows whole files only.
        return None

    def on_answer(self, letter, answer):
        if self.spoils and letter.path.endswith(".sgd"):
            return answer._replace(body=answer.body[:-1] + bytes([answer.body[-1] ^ 1]))
        return answer


def lead_to(data, address):
    with sqlite3.connect(data / "kiosk.db") as database:
        database.execute("UPDATE identity SET server = ?", (address,))


@pytest.fixture(scope="module")
def lied_to(clinic_factory):
    """A kiosk with counts to send, whose server is out of reach and whose neighbour lies."""
    clinic = clinic_factory()
    clinic.init()
    clinic.start_server()
    data = clinic.folder / "lied-to"
    kiosk(clinic, "enroll", clinic.enrolment_code(), "--server", clinic.server_url, data=data)
    lead_to(data, f"http://127.0.0.1:{NOWHERE}")
    receive_patients(clinic, data)
    clinic.publish_word("genuine")
    liar = Liar(clinic.server_port)
    yield clinic, data, liar, {**SYNC_OFF, "SNOWGLOBE_KIOSK_RELAY_NEIGHBOURS": liar.url}
    liar.close()


def test_1_spoilt_packages_of_a_neighbour_are_not_installed(lied_to):
    clinic, data, _, environment = lied_to
    done = kiosk(clinic, "sync", data=data, environment=environment, check=False)
    assert done.returncode == 1 and "not the one" in done.stderr, done.stderr
    assert release(clinic, data).startswith("0-")


def test_2_genuine_ones_are_whatever_the_neighbour_says_of_time(lied_to):
    clinic, data, liar, environment = lied_to
    liar.spoils = False
    kiosk(clinic, "sync", data=data, environment=environment, check=False)
    assert release(clinic, data).startswith("1-")


def test_3_counts_that_a_neighbour_says_it_has_are_kept_until_the_server_says_so(lied_to):
    clinic, data, _, _ = lied_to
    assert json.loads(kiosk(clinic, "status", "--json", data=data).stdout)["keptSegments"] > 0
    assert counted_visits(clinic) == 0
    lead_to(data, clinic.server_url)
    kiosk(clinic, "sync", data=data)
    kiosk(clinic, "sync", data=data)
    assert counted_visits(clinic) == VISITS
