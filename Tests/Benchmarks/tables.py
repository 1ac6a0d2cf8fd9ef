"""What the benches share: where the shipped programs are, and how a table looks."""
import os
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("SNOWGLOBE_BUILD", ROOT / ".build-release" / "release"))


def program(name):
    """The shipped program of that name, or an end with what to do."""
    path = BUILD / name
    if not path.exists():
        sys.exit(f"bench: {path} is missing; run scripts/bench without --no-build.")
    return str(path)


def stripped(name, folder):
    """A copy without debugging symbols, as packages ship it."""
    copy = pathlib.Path(folder) / name
    shutil.copy(program(name), copy)
    os.system(f"strip {copy}")
    return str(copy)


def show(title, head, rows):
    """Prints a table whose columns are as wide as what stands in them."""
    print(f"\n{title}")
    cells = [[str(c) for c in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for number, row in enumerate(cells):
        print("  " + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))))
        if number == 0:
            print("  " + "  ".join("-" * w for w in widths))
