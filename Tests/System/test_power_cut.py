"""The power fails at any moment of an update or a return: the screen then shows one release, whole.

The kiosk is recorded, call by call; from a recording follow the states that a disk may be in after a power cut
(`powercut/disk.py` says by which rules); on each of them the real kiosk is started and asked for every page and file.
"""
import collections
import contextlib
import os
import random

import pytest
from powercut import disk, states
from powercut.judge import Judge
from powercut.recording import Call
from powercut.recordings import record_all

STATES = int(os.environ.get("SNOWGLOBE_POWER_CUT_STATES", "525"))
SEED = int(os.environ.get("SNOWGLOBE_POWER_CUT_SEED", "1"))
STEPS = ["install", "update", "site", "update while serving", "roll back", "update after roll back",
         "roll back to factory"]
# Every so many states the kiosk also syncs, and must arrive at the newest release.
STATES_PER_SYNC = 50


@pytest.fixture(scope="module")
def recorded(clinic_factory):
    recorded = record_all(clinic_factory())
    yield recorded
    recorded.close()


@pytest.fixture(scope="module")
def cuts(recorded):
    """The states to try by step, every second one without what spares a start the reading of the release itself."""
    drawn = states.share_out(recorded.recordings, STATES, SEED)
    return {step: [state if number % 2 else state.without_images() for number, state in enumerate(drawn[step])]
            for step in STEPS}


@contextlib.contextmanager
def judge(recorded, made):
    """A judge who knows the pages before and after a recording, and takes no others."""
    court = Judge({name: recorded.pages[name] for name in (made.shown_before, made.shown_after)})
    try:
        yield court
    finally:
        court.close()


# The model of a disk.

def call(letter, path, other="", number=0, data=b""):
    return Call(letter, path, other, number, data)


REPLACED = [call("C", "new"), call("W", "new", data=b"later"), call("R", "new", "file")]
FORCED = [*REPLACED[:2], call("F", "new"), *REPLACED[2:], call("F", "")]
EARLIER = {"file": ("file", b"earlier")}


def left(calls, way, is_journalled):
    """Every outcome of many draws, as (name, bytes) of what is there."""
    model = states.played(EARLIER, calls, is_journalled)
    trees = (states.left(model, way, random.Random(number)) for number in range(300))
    return {tuple(sorted((name, data) for name, (_, data) in tree.items())) for tree in trees}


@pytest.mark.parametrize("is_journalled", [False, True])
def test_what_was_forced_survives_and_what_was_not_may_be_torn(is_journalled):
    for way in states.WAYS:
        assert left(FORCED, way, is_journalled) == {(("file", b"later"),)}
    assert left(REPLACED, "none", is_journalled) == {(("file", b"earlier"),)}
    assert left(REPLACED, "names first", is_journalled) == {(("file", b""),)}
    torn = left(REPLACED, "torn", is_journalled)
    assert {(("file", b"lat"),), (("file", bytes(5)),), (("file", b"earlier"),)} <= torn


def test_a_loose_disk_reorders_names_and_a_journalled_one_does_not():
    calls = [call("D", "first"), call("D", "second")]
    only_second = (("file", b"earlier"), ("second", b""))
    assert only_second in left(calls, "some", is_journalled=False)
    assert only_second not in left(calls, "some", is_journalled=True)


# The kiosk.

@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_the_recorder_hears_every_change(recorded, step):
    made = recorded.recordings[step]
    assert made.name == STEPS[step]
    assert any(c.letter == "F" for c in made.calls)
    assert states.final_tree(made.before, made.calls) == made.after


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_what_a_command_reported_done_survives_a_power_cut(recorded, step):
    made = recorded.recordings[step]
    trees = states.lasting_trees(made.before, made.calls)
    ends = [states.State(f"{made.name}, ended", tree) for tree in trees]
    with judge(recorded, made) as court:
        assert set(court.shown_by_all(ends)) == {made.shown_after}


def test_a_kiosk_that_forced_no_file_of_a_release_would_be_found_out(recorded):
    made = recorded.recordings[STEPS.index("update")]
    careless = [c for c in made.calls if c.letter != "F" or not c.path.startswith("staging/build/")]
    trees = states.lasting_trees(made.before, careless)
    with judge(recorded, made) as court:
        shown = court.shown_by_all([states.State("careless", tree).without_images() for tree in trees])
    assert set(shown) == {made.shown_before}, "a release whose files are lost is passed over"


def test_enough_different_states_are_tried(cuts):
    trees = {disk.digest(state.tree) for tried in cuts.values() for state in tried}
    assert len(trees) >= STATES * 20 // 21


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_a_power_cut_leaves_one_release_shown_whole(recorded, cuts, step):
    made = recorded.recordings[step]
    tried = cuts[made.name]

    def then(number):
        return None if number % STATES_PER_SYNC else arrives

    def arrives(data):
        assert recorded.reaches_the_newest(data), "the next cycle does not finish what was cut"

    with judge(recorded, made) as court:
        shown = collections.Counter(court.shown_by_all(tried, then))
    print(f"{made.name}: {len(tried)} states, {dict(shown)}")
    assert set(shown) == {made.shown_before, made.shown_after}, "the states lie on both sides of the change"


def test_power_cuts_during_starts_are_no_fault_of_the_release(recorded):
    made = recorded.recordings[STEPS.index("update while serving")]
    tree = made.after
    for _ in range(3):
        tree = recorded.start_cut_off(tree)
    with judge(recorded, made) as court:
        assert court.shown(states.State("three starts cut off", tree)) == made.shown_after
