"""A model of a disk under a program: what was made to last, what was not yet, and what a power cut may leave of it.

What lasts. The bytes of a file last once that file was forced to the disk (fsync, fdatasync). A name (made, renamed,
removed) lasts

- on a *loose* disk once the folder that it lies in was forced: the letter of POSIX, and the worst that a program may be
  asked to bear. Names not forced may last or not, each by itself, in any order, those of one folder too.
- on a *journalled* disk (ext4 as it is installed) once anything at all was forced after it: one journal takes changes
  of names in the order in which they were made and commits all so far at once. Names not forced last up to some moment
  and not beyond it.

A rename is one change on both, into another folder too, and lasts when the folder it leads into was forced; a disk that
can lose or double a folder there needs a repair before it is mounted at all.

What is in doubt. Of writes not forced any may have reached the disk, without those before them, and any of them torn:
cut short, or with sectors that hold nothing but zeros. That is more than ext4 does, which writes the data of a file
that grows before the length that shows it.
"""
import dataclasses
import functools
import hashlib

SECTOR_BYTES = 512


@dataclasses.dataclass
class Node:
    """A file's bytes, a folder's names or a link's target, as far as they are sure to last.

    A folder's names lead to the moment of the change and the node, or None where the name was removed.
    """

    kind: str
    data: bytes = b""
    names: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class NameChange:
    """Names set or removed in one step: (folder, name, node or None) each; it lasts with the last one's folder."""

    moment: int
    settings: tuple


@dataclasses.dataclass(frozen=True)
class DataChange:
    """Bytes written at an offset, or (`data` None) a file cut to a length."""

    moment: int
    node: int
    offset: int
    data: bytes | None


class Disk:
    """A folder's tree, changed call by call."""

    def __init__(self, tree, is_journalled):
        self.is_journalled = is_journalled
        self.nodes = [Node("folder")]
        self.live = {0: {}}
        self.name_changes, self.data_changes = [], []
        self.moment = 0
        for path, (kind, data) in sorted(tree.items()):
            folder, name = self._place(path)
            node = self._make(kind, data)
            self.live[folder][name] = node
            self.nodes[folder].names[name] = (0, node)

    def apply(self, call):
        """Takes one call of a recording."""
        self.moment += 1
        if call.letter in "CDK":
            kind = {"C": "file", "D": "folder", "K": "link"}[call.letter]
            self._rename_to([(*self._place(call.path), self._make(kind, call.data))])
        elif call.letter in "WT":
            data = call.data if call.letter == "W" else None
            self.data_changes.append(DataChange(self.moment, self._find(call.path), call.number, data))
        elif call.letter in "XZ":
            self._rename_to([(*self._place(call.path), None)])
        elif call.letter == "R":
            self._rename_to([(*self._place(call.path), None), (*self._place(call.other), self._find(call.path))])
        elif call.letter == "L":
            self._rename_to([(*self._place(call.other), self._find(call.path))])
        else:
            assert call.letter == "F", f"unknown call {call.letter}"
            self._force(self._find(call.path))

    def tree(self, name_changes, data_changes):
        """What the disk holds if of the changes in doubt exactly these last: {path: (kind, bytes)}."""
        names, data = {}, {}
        for change in name_changes:
            self._set(change, names)
        for change in data_changes:
            data[change.node] = written(data.get(change.node, self.nodes[change.node].data), change)
        tree = {}
        self._walk(0, "", names, data, tree)
        return tree

    def _walk(self, folder, prefix, names, data, tree):
        entries = {**self.nodes[folder].names, **names.get(folder, {})}
        for name, (_, node) in entries.items():
            if node is None:
                continue
            path, kind = prefix + name, self.nodes[node].kind
            tree[path] = (kind, data.get(node, self.nodes[node].data))
            if kind == "folder":
                self._walk(node, f"{path}/", names, data, tree)

    def _make(self, kind, data):
        self.nodes.append(Node(kind, data))
        node = len(self.nodes) - 1
        if kind == "folder":
            self.live[node] = {}
        return node

    def _find(self, path):
        node = 0
        for name in filter(None, path.split("/")):
            node = self.live[node][name]
        return node

    def _place(self, path):
        folder, _, name = path.rpartition("/")
        return self._find(folder), name

    def _rename_to(self, settings):
        for folder, name, node in settings:
            if node is None:
                del self.live[folder][name]
            else:
                self.live[folder][name] = node
        self.name_changes.append(NameChange(self.moment, tuple(settings)))

    def _force(self, node):
        for change in self.data_changes:
            if change.node == node:
                self.nodes[node].data = written(self.nodes[node].data, change)
        self.data_changes = [change for change in self.data_changes if change.node != node]
        lasting = [c for c in self.name_changes if self.is_journalled or c.settings[-1][0] == node]
        for change in lasting:
            self._set(change)
        self.name_changes = [change for change in self.name_changes if change not in lasting]

    def _set(self, change, names=None):
        """Sets names as a change does, unless a later change has set them; into `names` or for good."""
        for folder, name, node in change.settings:
            lasting = self.nodes[folder].names
            target = lasting if names is None else names.setdefault(folder, {})
            moment = max(lasting.get(name, (0, None))[0], target.get(name, (0, None))[0])
            if moment <= change.moment:
                target[name] = (change.moment, node)


def written(data, change):
    """A file's bytes after a change; what was never written between is zeros."""
    if change.data is None:
        return data[:change.offset].ljust(change.offset, b"\0")
    data = data.ljust(change.offset, b"\0")
    return data[:change.offset] + change.data + data[change.offset + len(change.data):]


def torn(change, random):
    """A write of which only a beginning was done, or in which some sectors are zeros."""
    if not change.data:
        return change
    if random.random() < 0.5:
        return dataclasses.replace(change, data=change.data[:random.randrange(len(change.data))])
    data = bytearray(change.data)
    for start in range(0, len(data), SECTOR_BYTES):
        if random.random() < 0.5:
            end = min(start + SECTOR_BYTES, len(data))
            data[start:end] = bytes(end - start)
    return dataclasses.replace(change, data=bytes(data))


def digest(tree):
    """Names a tree: equal for equal trees only."""
    hasher = hashlib.sha256()
    for path, (kind, data) in sorted(tree.items()):
        hasher.update(f"{path}\0{kind}\0{len(data)}\0".encode() + data_digest(data))
    return hasher.digest()


@functools.lru_cache(10_000)
def data_digest(data):
    """SHA-256; remembered, since most files are the same in most states."""
    return hashlib.sha256(data).digest()
