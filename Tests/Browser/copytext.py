"""Every word a patient reads, by language and screen, from the bundle's string files; generic over what there is."""

import json
import pathlib
import re

BUNDLE = pathlib.Path(__file__).resolve().parents[2] / "Assets" / "bundle"
PAGES = json.loads((BUNDLE / "pages.json").read_text("utf-8"))["pages"]
LANGUAGES = sorted((path.stem for path in (BUNDLE / "strings").glob("*.json")), key=lambda tag: (tag != "en", tag))
EXPLAINERS = list(dict.fromkeys(page["explainer"] for page in PAGES if page.get("explainer")))
OFF_LABEL = {
    "en": "not FDA-approved for depression (off-label)",
    "es": "no está aprobada por la FDA para la depresión (en inglés: off-label)",
}
# Branches of the frame that are no screen: page titles, the frame's own buttons, weekdays; the stories' cards are on home.
NOT_A_SCREEN = ("pages", "shell", "days", "explainers")


def load(path):
    return json.loads((BUNDLE / path).read_text("utf-8"))


def leaves(node, trail=()):
    """Yields (path, text) of every string a translator sees; keys that start with "_" are notes."""
    if isinstance(node, str):
        yield ".".join(map(str, trail)), node
    elif isinstance(node, dict):
        for key, value in node.items():
            if not key.startswith("_"):
                yield from leaves(value, (*trail, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, (*trail, index))


def string_files(language="en"):
    return sorted(path.relative_to(BUNDLE) for path in BUNDLE.rglob(f"strings/**/{language}.json"))


def all_leaves(language="en"):
    return [(f"{file}:{key}", text) for file in string_files(language) for key, text in leaves(load(file))]


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;…])[”’\"]?\s+|\n+", text.strip()) if part]


def as_prose(parts):
    """List items and headings count as sentences."""
    return " ".join(text if re.search(r"[.!?:]$", text.strip(" ”")) else text + "." for text in parts)


def words(text):
    return re.findall(r"[\w'’®-]+", text)


def question_screens(language="en"):
    strings = load(f"faq/strings/{language}.json")["questions"]
    return [(qid, [entry["question"], *(text for _, text in leaves(entry.get("blocks", [])))])
            for qid, entry in strings.items()]


def page_screens(language="en"):
    screens = []
    for file in string_files(language):
        if file.parts[0] != "strings":
            continue
        for key, branch in load(file).items():
            if not isinstance(branch, dict) or key.startswith("_") or key in NOT_A_SCREEN:
                continue
            if key == "counts":
                screens.append(("counts", branch["paragraphs"]))
                screens.append(("counts table", [row["words"] for row in branch["rows"]]))
            else:
                screens.append((key, [text for _, text in leaves(branch)]))
    cards = [text for _, text in leaves(load(f"strings/{language}.json")["explainers"])]
    return [(key, [*found, *cards] if key == "home" else found) for key, found in screens]


def scene_screens(language="en"):
    """The scenes of an explainer: the branches that have words to read, wherever they stand in its strings."""
    found = []

    def walk(explainer, name, node):
        if not isinstance(node, dict):
            return
        if "words" in node or "title" in node:
            found.append((f"{explainer} {name}", [text for _, text in leaves(node)]))
            return
        for key, value in node.items():
            if not key.startswith("_"):
                walk(explainer, key, value)

    for file in string_files(language):
        if file.parts[0] == "explainers":
            walk(file.parts[1], file.parts[1], load(file))
    return found


def screens(language="en"):
    return question_screens(language) + page_screens(language) + scene_screens(language)
