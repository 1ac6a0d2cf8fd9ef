"""Which states of a disk are looked at, of all that a power cut during a recording may leave."""
import collections
import dataclasses
import random
import re

from powercut import disk

WAYS = ["none", "all", "in order", "names first", "data first", "some", "torn", "some torn"]
# Many of the states drawn are the same tree; so many more are drawn than are wanted.
DRAWS_PER_STATE = 4
STATES_PER_ROUND_MIN = 20
ROUNDS_MAX = 16


@dataclasses.dataclass(frozen=True)
class State:
    """One tree that a power cut may leave, and the words to make it again."""

    words: str
    tree: dict

    def without_images(self):
        """The state without what the kiosk made to start faster, so that it must read the release itself.

        It is left as it is where that was just being written, and where there is no release to read.
        """
        if "images" in self.words or "current" not in self.tree:
            return self
        tree = {path: node for path, node in self.tree.items() if not path.startswith("images/")}
        return State(f"{self.words}, without images", tree)


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


def share_out(recordings, wanted, seed):
    """`wanted` different states of all recordings together: {name: states}.

    Each gives an even part, but a short one no more than a few states for each of its calls.
    """
    seen, shares = set(), {}
    most_per_call = -(-4 * wanted // sum(len(made.calls) for made in recordings))
    for others, made in enumerate(sorted(recordings, key=lambda made: len(made.calls))):
        even = -(-(wanted - len(seen)) // (len(recordings) - others))
        shares[made.name] = draw(made, min(even, most_per_call * len(made.calls)), seed, seen)
    return shares


def draw(made, wanted, seed, seen):
    """Up to `wanted` states that differ from each other and from those in `seen`, which they are added to."""
    cuts, dice, kept = cuts_by_kind(made), random.Random(f"{seed} {made.name}"), []
    for _ in range(ROUNDS_MAX):
        missing = wanted - len(kept)
        if missing == 0:
            break
        kept += distinct(drawn(made, cuts, DRAWS_PER_STATE * max(missing, STATES_PER_ROUND_MIN), dice), missing, seen)
    return kept


def drawn(made, cuts, count, dice):
    """So many states, drawn evenly from the kinds of cut, in the order in which they were drawn."""
    plans, kinds, found = collections.defaultdict(list), sorted(cuts), []
    for number in range(count):
        cut, is_journalled = dice.choice(cuts[kinds[number % len(kinds)]]), dice.random() < 0.5
        plans[cut, is_journalled].append((number, dice.choice(WAYS), dice.random()))
    for is_journalled in (False, True):
        for cut, model in moments(made, is_journalled):
            for number, way, chance in plans[cut, is_journalled]:
                words = ", ".join([made.name, f"after call {cut} on {made.calls[cut - 1].path}",
                                   "journalled" if is_journalled else "loose", way, str(chance)])
                found.append((number, State(words, left(model, way, random.Random(chance)))))
    return [state for _, state in sorted(found, key=lambda item: item[0])]


def moments(made, is_journalled):
    """The disk after each call of a recording, with the number of calls so far."""
    model = disk.Disk(made.before, is_journalled)
    for cut, call in enumerate(made.calls, 1):
        model.apply(call)
        yield cut, model


def cuts_by_kind(made):
    """The moments at which something is in doubt, by the part of the store that is being changed.

    Drawn evenly by part, since most calls write the files of a release one by one.
    """
    cuts = collections.defaultdict(list)
    for cut, model in moments(made, is_journalled=False):
        if model.name_changes or model.data_changes:
            cuts[part_of_store(made.calls[cut - 1])].append(cut)
    return cuts


def distinct(states, wanted, seen):
    """The first `wanted` states whose trees are not in `seen` yet; they are added to it."""
    kept = []
    for state in states:
        name = disk.digest(state.tree)
        if name not in seen and len(kept) < wanted:
            seen.add(name)
            kept.append(state)
    return kept


def part_of_store(call):
    """The file or folder of the data folder that a call changes, whatever number or digest its name holds."""
    first, *rest = (call.other or call.path).split("/")
    return "/".join([re.split(r"[-.]", first.removeprefix("."))[0], *re.findall(r"^[a-z]+", "".join(rest[:1]))])


def left(model, way, dice):
    """The tree that a power cut leaves now, in one of the ways."""
    names, data = model.name_changes, model.data_changes
    if way == "none":
        names, data = [], []
    elif way == "in order":
        moments = sorted(change.moment for change in names + data)
        last = dice.choice(moments) if moments else 0
        names, data = [c for c in names if c.moment <= last], [c for c in data if c.moment <= last]
    elif way == "names first":
        data = []
    elif way == "data first":
        names = []
    elif way == "torn":
        names, data = some_names(model, dice), torn_once(data, dice)
    elif way.startswith("some"):
        names, data = some_names(model, dice), [change for change in data if dice.random() < 0.7]
        if way == "some torn":
            data = [disk.torn(change, dice) if dice.random() < 0.5 else change for change in data]
    return model.tree(names, data)


def torn_once(data, dice):
    victim = dice.randrange(len(data)) if data else None
    return [disk.torn(change, dice) if number == victim else change for number, change in enumerate(data)]


def some_names(model, dice):
    """Changes of names that a disk of this kind may have kept: up to a moment, or any."""
    names = model.name_changes
    if model.is_journalled:
        return names[:dice.randint(0, len(names))]
    share = dice.choice([0.2, 0.5, 0.8, 1])
    return [change for change in names if dice.random() < share]
