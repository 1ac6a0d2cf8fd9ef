"""Bytes of a delta package by each codec, beside the best delta tools on the same tars.

    bench_delta.py                  pairs that it makes itself, of several kinds, and large ones for the memory they take
    bench_delta.py --pairs DIR      also the pairs NAME/base and NAME/target in a directory
    bench_delta.py --only-pairs     without its own ones
"""
import argparse
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

import delta_corpora
from tables import program, show

GOALS = {"mixing": 0.65, "stream": 1.10, "chosen": 1.02}
TOOLS = ["zstd", "bsdiff", "xdelta3", "brotli"]


def codecs(server):
    """The codecs that `delta make` can be told to use; none if it has but one."""
    told = subprocess.run([server, "delta", "make", "--help"], capture_output=True, text=True).stdout
    return ["mixing", "stream"] if "--codec" in told else []


def tar(folder, target):
    """A tar that is the same on any machine."""
    def plain(entry):
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname, entry.mode = 0, 0, 0, "", "", 0o644
        return entry
    with tarfile.open(target, "w", format=tarfile.GNU_FORMAT) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.add(path, path.relative_to(folder).as_posix(), filter=plain)


def files(folder):
    """Every file's bytes by its path; folders are no content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# A program's peak memory counts what the process held that it was started from, so that one must be small.
WATCH = """
import os, sys, time
begin = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - begin, usage.ru_maxrss / 1024, file=open(int(sys.argv[1]), "w"))
sys.exit(os.waitstatus_to_exitcode(status) and 1)
"""


def run(command):
    """Seconds and peak MiB of a program."""
    reading, writing = os.pipe()
    child = subprocess.run([sys.executable, "-I", "-S", "-c", WATCH, str(writing), *map(str, command)],
                           pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    os.close(writing)
    with os.fdopen(reading) as figures:
        line = figures.read()
    if child.returncode:
        raise SystemExit(f"bench: {command[0]} failed: {child.stderr.decode(errors='replace')}")
    seconds, peak = map(float, line.split())
    return seconds, peak


def brotli_with_dictionary(old, new):
    """Bytes by brotli 11 with the old tar as its dictionary; None where this Python cannot."""
    try:
        import brotli
        dictionary = brotli.PreparedDictionary(old.read_bytes(), quality=11)
        return len(brotli.compress(new.read_bytes(), quality=11, lgwin=24, dictionary=dictionary))
    except (ImportError, AttributeError, TypeError):
        return None


def peers(old, new, work):
    """Bytes of each tool that is installed."""
    out, found = work / "peer", {}
    commands = {
        "zstd": ["zstd", "-q", "-f", "-19", "--long=27", f"--patch-from={old}", new, "-o", out],
        "bsdiff": ["bsdiff", old, new, out],
        "xdelta3": ["xdelta3", "-e", "-9", "-f", "-S", "djw", "-s", old, new, out],
    }
    for name, command in commands.items():
        if shutil.which(command[0]):
            run(command)
            found[name] = out.stat().st_size
    brotli = brotli_with_dictionary(old, new)
    return found if brotli is None else found | {"brotli": brotli}


def measure(base, target, work, server, kiosk):
    """Bytes by codec and of the encoder's own choice, and what making and applying took.

    A codec that does not take on a pair (one file alone may be too large for the mixing codec) has None.
    """
    ours, package = {}, work / "package.sgd"
    for codec in codecs(server):
        try:
            run([server, "delta", "make", base, target, "-o", package, "--codec", codec])
            ours[codec] = package.stat().st_size
        except SystemExit as refusal:
            if "goes over a limit" not in str(refusal):
                raise
            ours[codec] = None
    encode, encode_peak = run([server, "delta", "make", base, target, "-o", package])
    ours["chosen"] = package.stat().st_size
    return ours, (encode, encode_peak, *apply(base, package, target, kiosk))


def apply(base, package, target, kiosk):
    """Seconds and peak MiB of applying a package, whose outcome must be the target."""
    made = package.with_name("made")
    shutil.rmtree(made, ignore_errors=True)
    figures = run([kiosk, "delta", "apply", base, package, "-o", made])
    if files(target) != files(made):
        raise SystemExit(f"bench: {base.parent.name} did not come through as it was")
    return figures


def measure_large(folder, server, kiosk):
    """Peak memory of applying by each codec; the highest of all."""
    rows, worst = [], 0
    for title, base, target in delta_corpora.large(folder):
        row = [title, sum(p.stat().st_size for p in target.rglob("*") if p.is_file())]
        for codec in codecs(server):
            package = folder / "package.sgd"
            run([server, "delta", "make", base, target, "-o", package, "--codec", codec])
            seconds, peak = apply(base, package, target, kiosk)
            row += [package.stat().st_size, f"{seconds:.1f} s", f"{peak:.0f} MiB"]
            worst = max(worst, peak)
        rows.append(row)
    show("Applying what is large", ["pair", "target", *(head for codec in codecs(server) for head in (codec, "apply", "peak"))],
         rows)
    return worst


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--pairs", metavar="DIR", action="append", default=[])
    options.add_argument("--only-pairs", action="store_true")
    options = options.parse_args()
    server, kiosk = program("snowglobe-server"), program("snowglobe-kiosk")
    rows, ratios, worst_peak = [], {name: [] for name in GOALS}, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pairs = [] if options.only_pairs else delta_corpora.make(folder / "pairs")
        for place in options.pairs:
            pairs += delta_corpora.given(place)
        for number, (title, base, target) in enumerate(pairs):
            work = folder / f"work{number}"
            work.mkdir()
            old, new = work / "base.tar", work / "target.tar"
            tar(base, old)
            tar(target, new)
            ours, (encode, _, applying, peak) = measure(base, target, work, server, kiosk)
            found = peers(old, new, work)
            best = min(found.values())
            for codec, size in ours.items():
                # What it does not take on goes as the encoder's own choice.
                ratios[codec].append((size or ours["chosen"]) / best)
            worst_peak = max(worst_peak, peak)
            rows.append([title, *(size or "-" for size in ours.values()), *(found.get(tool, "-") for tool in TOOLS),
                         *(f"{size / best:.2f}" if size else "-" for size in ours.values()),
                         f"{encode:.1f} s", f"{applying:.1f} s", f"{peak:.0f} MiB"])
        if not options.only_pairs:
            worst_peak = max(worst_peak, measure_large(folder / "large", server, kiosk))
    show("Bytes of one package, beside the same change as a delta of tars",
         ["pair", *ours, *TOOLS, *(f"{codec} /best" for codec in ours), "make", "apply", "apply peak"], rows)
    for codec, found in ((codec, ratios[codec]) for codec in ours):
        mean = math.exp(sum(map(math.log, found)) / len(found))
        goal = f"worst {max(found):.2f}, goal {GOALS[codec]:.2f} on each" if codec == "chosen" else f"goal {GOALS[codec]:.2f}"
        print(f"  ours / best peer of each pair, geometric mean, {codec}: {mean:.3f} ({goal})")
    print(f"  highest peak memory of applying: {worst_peak:.0f} MiB (limit 96)")


if __name__ == "__main__":
    main()
