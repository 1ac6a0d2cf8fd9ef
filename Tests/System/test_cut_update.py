"""An update that is cut off by SIGKILL anywhere leaves the old release or the new one, whole; the next one finishes it."""
import shutil

import cuts
from conftest import crawl


def test_an_update_cut_off_at_every_stage_leaves_one_release_served_whole(clinic_factory):
    clinic = clinic_factory()
    clinic.open()
    url = clinic.start_kiosk()
    old = crawl(url)
    clinic.kiosk.stop()
    clinic.publish_word("changedwords")
    new_seen = old_seen = killed = 0
    for nth in [*range(1, 9), 11, 14, 18, 23, 30, 40, 55, 80, 120, 180, 270, 400]:
        data = clinic.folder / f"cut-{nth}"
        shutil.copytree(clinic.kiosk_data, data, symlinks=True)
        was_killed = cuts.sync_cut_at(clinic, nth, data)
        killed += was_killed
        url = clinic.start_kiosk(data)
        served = crawl(url)
        clinic.kiosk.kill()
        words = served["/en/faq/Q36/"].decode()
        if "changedwords" in words:
            new_seen += 1
        else:
            old_seen += 1
            assert served == old
        releases = {path.split("/")[2] for path in served if path.startswith("/c/")}
        assert len(releases) == 1
        clinic.kiosk_command("sync", data=data)
        assert clinic.status(data)["release"].startswith("1-"), "the next cycle finishes what was cut"
        shutil.rmtree(data)
        if not was_killed:
            break
    assert killed >= 8 and old_seen and new_seen
