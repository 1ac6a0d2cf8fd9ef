"""Bytes of a delta package for a set of edits, beside zstd --patch-from, bsdiff and xdelta3 on the same tars."""
import pathlib
import random
import re
import shutil
import subprocess
import tarfile
import tempfile
import time

from tables import ROOT, program, show

BUNDLE = ROOT / "Assets" / "bundle"


def replace(folder, path, change):
    file = folder / path
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def one_word(folder):
    replace(folder, "faq/strings/en.json", lambda text: text.replace("team", "staff", 1))


def many_words(folder):
    """About one word in fifty of the answers."""
    chance = random.Random(7)
    replace(folder, "faq/strings/en.json", lambda text: re.sub(
        r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", lambda m: m.group()[::-1] if chance.random() < 0.02 else m.group(), text))


def one_template(folder):
    replace(folder, "layout.mustache", lambda text: text.replace("<main>", "<main>\n<p>{{clinic.name}}</p>", 1))


def every_style(folder):
    for file in folder.rglob("*.css"):
        file.write_text(file.read_text().replace("rem", "em"))


def moved_folder(folder):
    shutil.move(str(folder / "pictures"), str(folder / "images"))


def added_language(folder):
    for file in list(folder.rglob("en.json")):
        shutil.copy(file, file.with_name("es.json"))


EDITS = [one_word, many_words, one_template, every_style, moved_folder, added_language]


def tar(folder, target):
    """A tar that is the same on any machine."""
    def plain(entry):
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname, entry.mode = 0, 0, 0, "", "", 0o644
        return entry
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.add(path, path.relative_to(folder).as_posix(), filter=plain)


def size_of(command, output):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return output.stat().st_size, time.perf_counter() - begin


def main():
    server, rows, product = program("snowglobe-server"), [], 1.0
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        base = work / "base"
        shutil.copytree(BUNDLE, base)
        tar(base, work / "base.tar")
        for edit in EDITS:
            target = work / edit.__name__
            shutil.copytree(BUNDLE, target)
            edit(target)
            old, new = work / "base.tar", work / "target.tar"
            tar(target, new)
            out = {n: work / f"{edit.__name__}.{n}" for n in ("sgd", "zst", "bsdiff", "xdelta3")}
            ours, seconds = size_of([server, "delta", "make", base, target, "-o", out["sgd"]], out["sgd"])
            zstd, _ = size_of(["zstd", "-q", "-f", "-19", "--long=27", f"--patch-from={old}", new, "-o", out["zst"]],
                              out["zst"])
            bsdiff, _ = size_of(["bsdiff", old, new, out["bsdiff"]], out["bsdiff"])
            xdelta, _ = size_of(["xdelta3", "-e", "-9", "-f", "-S", "djw", "-s", old, new, out["xdelta3"]],
                                out["xdelta3"])
            ratio = ours / min(zstd, bsdiff, xdelta)
            product *= ratio
            rows.append([edit.__name__.replace("_", " "), ours, zstd, bsdiff, xdelta, f"{ratio:.2f}",
                         f"{seconds * 1000:.0f} ms"])
    show("Bytes of one package for an edit of the factory bundle",
         ["edit", "snowglobe", "zstd -19", "bsdiff", "xdelta3 -9", "/ best peer", "encode"], rows)
    print(f"  geometric mean of ours / best peer: {product ** (1 / len(rows)):.2f}")


if __name__ == "__main__":
    main()
