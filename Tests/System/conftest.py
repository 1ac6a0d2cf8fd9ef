"""Fixtures for tests of both real programs together."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from clinic import CODE, REAL_INTERVALS, SAMPLE_SITE, Clinic, crawl, free_port, get, post_event  # noqa: E402, F401


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
