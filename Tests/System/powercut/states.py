"""Which states of a disk are looked at, of all that a power cut during a recording may leave."""
import collections
import dataclasses
import random

from powercut import disk

WAYS = ["none", "all", "in order", "names first", "data first", "some", "torn"]
# Many of the states drawn are the same tree; so many more are drawn than are wanted.
DRAWS_PER_STATE = 6


@dataclasses.dataclass(frozen=True)
class State:
    """One tree that a power cut may leave, and the words to make it again."""

    words: str
    tree: dict


def final_tree(tree, calls):
    """What is there once the program has ended, if power never failed."""
    model = played(tree, calls, is_journalled=False)
    return model.tree(model.name_changes, model.data_changes)


def lasting_trees(tree, calls):
    """What is sure to be there once the program has ended, on either kind of disk."""
    return [played(tree, calls, is_journalled).tree([], []) for is_journalled in (False, True)]


def played(tree, calls, is_journalled):
    model = disk.Disk(tree, is_journalled)
    for call in calls:
        model.apply(call)
    return model


def draw(name, tree, calls, wanted, seed, seen):
    """Up to `wanted` states that differ from each other and from those in `seen`, which they are added to.

    Moments are drawn evenly from the kinds of call, since most calls write the files of a release one by one.
    """
    cuts = collections.defaultdict(list)
    for number in range(len(calls) + 1):
        cuts[kind_of(calls[number - 1]) if number else "start"].append(number)
    kinds, dice, plans = sorted(cuts), random.Random(f"{seed} {name}"), collections.defaultdict(list)
    for number in range(wanted * DRAWS_PER_STATE):
        plan = (number, dice.choice(cuts[kinds[number % len(kinds)]]), dice.choice(WAYS), dice.random())
        plans[plan[1], dice.random() < 0.5].append(plan)
    found = []
    for is_journalled in (False, True):
        model = disk.Disk(tree, is_journalled)
        for cut in range(len(calls) + 1):
            if cut:
                model.apply(calls[cut - 1])
            for number, _, way, drawn in plans[cut, is_journalled]:
                state = left(model, way, random.Random(drawn))
                words = f"{name}, call {cut} of {len(calls)}, {'journalled' if is_journalled else 'loose'}, {way}"
                found.append((number, State(f"{words} {drawn}", state)))
    return distinct([state for _, state in sorted(found, key=lambda item: item[0])], wanted, seen)


def distinct(states, wanted, seen):
    """The first `wanted` states whose trees are not in `seen` yet; they are added to it."""
    kept = []
    for state in states:
        name = disk.digest(state.tree)
        if name not in seen and len(kept) < wanted:
            seen.add(name)
            kept.append(state)
    return kept


def kind_of(call):
    """The part of the store that a call changes, as far as it matters for drawing."""
    path = (call.other or call.path).removeprefix(".")
    return path.split("/")[0].split("-")[0].split(".snow")[0] + (" build" if "staging/build" in call.path else "")


def left(model, way, dice):
    """The tree that a power cut leaves now, in one of the ways."""
    names, data = model.name_changes, model.data_changes
    if way == "none":
        return model.tree([], [])
    if way == "in order":
        moments = sorted(change.moment for change in names + data)
        last = dice.choice(moments) if moments else 0
        names, data = [c for c in names if c.moment <= last], [c for c in data if c.moment <= last]
    if way == "names first":
        data = []
    if way == "data first":
        names = []
    if way in ("some", "torn"):
        names = some_names(model, dice)
    if way == "some":
        data = [change for change in data if dice.random() < 0.5]
    if way == "torn" and data:
        victim = dice.randrange(len(data))
        data = [disk.torn(c, dice) if n == victim else c for n, c in enumerate(data)]
    return model.tree(names, data)


def some_names(model, dice):
    """Changes of names that a disk of this kind may have kept: up to a moment, or any."""
    names = model.name_changes
    if model.is_journalled:
        return names[:dice.randint(0, len(names))]
    share = dice.choice([0.2, 0.5, 0.8, 1])
    return [change for change in names if dice.random() < share]
