"""Fixtures for tests of both real programs together."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from clinic import CODE, SAMPLE_SITE, Clinic, crawl, free_port, get, post_event  # noqa: E402, F401
from foreign_repository import Client, Repository  # noqa: E402

# Begun first, so that no worker is left alone with them at the end; needs --no-loadscope-reorder.
LONGEST = ("test_whole_loop.py", "test_cut_update.py", "test_power_cut.py")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def clinic_factory(tmp_path_factory):
    made = []

    def make():
        clinic = Clinic(tmp_path_factory.mktemp("clinic"))
        made.append(clinic)
        return clinic

    yield make
    for clinic in made:
        clinic.stop()


@pytest.fixture
def repository():
    return Repository()


@pytest.fixture
def client(tmp_path, repository):
    client = Client(tmp_path, repository)
    yield client
    client.close()


@pytest.fixture
def ready(client):
    """An update client that trusts the repository's first root."""
    assert client.init() == 0, client.error
    return client
