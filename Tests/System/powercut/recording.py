"""What a program did to a folder, call by call: made by `recorder.c`, read back here."""
import dataclasses
import pathlib
import struct
import subprocess

SOURCE = pathlib.Path(__file__).with_name("recorder.c")
HEADER = struct.Struct("<c3Iq")


@dataclasses.dataclass(frozen=True)
class Call:
    """One call that changed the folder; `recorder.c` lists the letters. Paths begin below the folder."""

    letter: str
    path: str
    other: str
    number: int
    data: bytes


def build_recorder(folder):
    """Compiles the recorder and returns the library to load."""
    library = pathlib.Path(folder) / "recorder.so"
    subprocess.run(["cc", "-O1", "-Wall", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    return library


def environment(library, folder, recording):
    """What a program must be started with so that its changes below `folder`, a path without links, are recorded."""
    return {"LD_PRELOAD": str(library), "SNOWGLOBE_RECORDED_FOLDER": str(folder),
            "SNOWGLOBE_RECORDING": str(recording)}


def read(recording):
    """The calls in the order in which the system saw them."""
    raw, at, calls = pathlib.Path(recording).read_bytes(), 0, []
    while at < len(raw):
        letter, path, other, data, number = HEADER.unpack_from(raw, at)
        at += HEADER.size
        parts = []
        for length in (path, other, data):
            parts.append(raw[at:at + length])
            at += length
        call = Call(letter.decode(), parts[0].decode(), parts[1].decode(), number, parts[2])
        assert call.letter != "U", f"the recorder cannot tell what {call.path} did"
        calls.append(call)
    return calls
