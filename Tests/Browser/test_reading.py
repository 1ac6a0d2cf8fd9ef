"""Every word a patient reads: reading grade, sentence length, banned words, facts (UX-40, R1 to R7, R12)."""

import json
import pathlib
import re

import pytest
import textstat

BUNDLE = pathlib.Path(__file__).resolve().parents[2] / "Assets" / "bundle"
GRADE_SCREEN_MAX = 6.0
GRADE_BUNDLE_MAX = 5.0
SMOG_BUNDLE_MAX = 7.0
SENTENCE_WORDS_MAX = 20
SCREEN_WORDS_MIN = 30
BANNED = [
    r"cures?", r"guarantee[sd]?", r"miracles?", r"fix(?:es)? you", r"heals your brain", r"rewires your brain",
    r"proven to work for you", r"100\s?% safe", r"no side effects", r"non-addictive", r"everyone",
]
DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?|micrograms?|ml|cc)\b", re.IGNORECASE)
OFF_LABEL = "not FDA-approved for depression (off-label)"
DISCLAIMER = "This is to help you learn. It is not medical advice. Ask your care team."


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


def string_files():
    return sorted(path.relative_to(BUNDLE) for path in BUNDLE.rglob("strings/**/en.json"))


def all_leaves():
    return [(f"{file}:{key}", text) for file in string_files() for key, text in leaves(load(file))]


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;…])[”’\"]?\s+|\n+", text.strip()) if part]


def as_prose(texts):
    """List items and headings count as sentences."""
    return " ".join(text if re.search(r"[.!?:]$", text.strip(" ”")) else text + "." for text in texts)


def words(text):
    return re.findall(r"[A-Za-z0-9'’®-]+", text)


def question_screens():
    strings = load("faq/strings/en.json")["questions"]
    return [(qid, [entry["question"], *(text for _, text in leaves(entry.get("blocks", [])))])
            for qid, entry in strings.items()]


def page_screens():
    strings = load("strings/en.json")
    home = [text for _, text in leaves(strings["home"])] + [text for _, text in leaves(strings["explainers"])]
    screens = [("home", home)]
    screens += [(key, [text for _, text in leaves(strings[key])]) for key in ("idle", "help", "attract", "sorry", "withheld")]
    counts = load("strings/counts/en.json")["counts"]
    screens.append(("counts", counts["paragraphs"]))
    screens.append(("counts table", [row["words"] for row in counts["rows"]]))
    return screens


def scene_screens():
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

    for file in string_files():
        if file.parts[0] == "explainers":
            walk(file.parts[1], file.parts[1], load(file))
    return found


SCREENS = question_screens() + page_screens() + scene_screens()


@pytest.mark.parametrize("name, texts", SCREENS, ids=[name for name, _ in SCREENS])
def test_ux_40_each_screen_reads_at_grade_six_or_below(name, texts):
    prose = as_prose(texts)
    if len(words(prose)) < SCREEN_WORDS_MIN:
        return
    grade = textstat.flesch_kincaid_grade(prose)
    assert grade <= GRADE_SCREEN_MAX, f"{name} reads at grade {grade}"


def test_every_scene_of_both_explainers_is_read():
    names = [name for name, _ in scene_screens()]
    assert sum(name.startswith("snow-globe") for name in names) >= 7
    assert sum(name.startswith("car-trip") for name in names) >= 8


def test_ux_40_the_bundle_reads_at_grade_five_or_below():
    prose = as_prose([text for _, texts in SCREENS for text in texts])
    assert textstat.flesch_kincaid_grade(prose) <= GRADE_BUNDLE_MAX
    assert textstat.smog_index(prose) <= SMOG_BUNDLE_MAX


def test_words_are_texts_lists_and_branches_only():
    def strange(node):
        if isinstance(node, dict):
            return any(strange(value) for value in node.values())
        if isinstance(node, list):
            return any(map(strange, node))
        return not isinstance(node, str)

    assert [str(file) for file in string_files() if strange(load(file))] == []


def test_ux_40_no_sentence_is_longer_than_twenty_words():
    long = [(key, part) for key, text in all_leaves() for part in sentences(text) if len(words(part)) > SENTENCE_WORDS_MAX]
    assert long == []


def test_r2_no_word_promises_an_outcome():
    pattern = re.compile(r"\b(?:" + "|".join(BANNED) + r")\b", re.IGNORECASE)
    assert [(key, text) for key, text in all_leaves() if pattern.search(text)] == []


def test_r4_no_dose_is_named():
    assert [(key, text) for key, text in all_leaves() if DOSE.search(text)] == []


def test_r1_the_frame_carries_the_disclaimer():
    assert load("strings/en.json")["shell"]["disclaimer"] == DISCLAIMER
    assert "{{s.shell.disclaimer}}" in (BUNDLE / "partials/foot.mustache").read_text("utf-8")


def test_r3_every_item_cites_facts_that_exist_and_says_that_review_is_needed():
    known = {fact["id"] for fact in load("facts.json")["facts"]}
    items = load("faq/faq.json")["questions"] + [load(path.relative_to(BUNDLE)) for path in BUNDLE.glob("explainers/*/explainer.json")]
    for item in items:
        assert item["facts"], f"{item['id']} cites nothing"
        cited = set(item["facts"]) | {fact for scene in item.get("scenes", []) for fact in scene.get("facts", [])}
        assert cited <= known, f"{item['id']} cites unknown {sorted(cited - known)}"
        assert item["review"] == "needed" or ("reviewedBy" in item and "reviewedOn" in item)


def test_r11_every_item_is_due_for_review_within_twelve_months():
    for item in load("faq/faq.json")["questions"]:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", item["reviewBy"])


def test_every_question_has_words_and_every_related_question_exists():
    records, strings = load("faq/faq.json"), load("faq/strings/en.json")
    ids = [record["id"] for record in records["questions"]]
    assert len(ids) == len(set(ids))
    topics = {topic["id"] for topic in records["topics"]}
    assert topics == set(strings["topics"]) == {record["topic"] for record in records["questions"]}
    for record in records["questions"]:
        entry = strings["questions"][record["id"]]
        assert entry["question"]
        assert record["crisis"] or entry["blocks"]
        assert set(record["related"]) <= set(ids) - {record["id"]}


@pytest.mark.parametrize("name, texts", question_screens() + scene_screens() + page_screens()[:1],
                         ids=lambda value: value if isinstance(value, str) else "")
def test_r7_the_shot_is_never_named_without_the_off_label_line(name, texts):
    text = " ".join(texts)
    if re.search(r"\b(?:shots?|injections?|IM ketamine)\b", text, re.IGNORECASE):
        assert OFF_LABEL in text, f"{name} names the shot as a treatment"


def test_r7_every_screen_of_a_benefit_has_the_risks_one_tap_away():
    records = {record["id"]: record for record in load("faq/faq.json")["questions"]}
    benefit = re.compile(r"\b(?:may help|feel better|good effect|help good change|good change)\b", re.IGNORECASE)
    for qid, texts in question_screens():
        if benefit.search(" ".join(texts)):
            record = records[qid]
            assert record.get("risks") or "Q14" in record["related"] or qid == "Q14", f"{qid} names a benefit"


@pytest.mark.parametrize("name, texts", SCREENS, ids=[name for name, _ in SCREENS])
def test_r12_the_mark_stands_at_the_first_use_on_a_screen(name, texts):
    first = re.search(r"Spravato(.?)", " ".join(texts))
    assert first is None or first.group(1) == "®", f"{name}: first Spravato has no ®"


def test_ux_51_the_start_screen_and_the_titles_name_no_illness():
    strings = load("strings/en.json")
    seen = [text for key in ("attract", "pages") for _, text in leaves(strings[key])]
    seen += [entry["question"] for entry in load("faq/strings/en.json")["questions"].values()]
    assert not re.search(r"depress|suicid|drug", " ".join(seen), re.IGNORECASE)


def test_ux_60_no_word_of_the_network_is_shown():
    pattern = re.compile(r"\b(?:internet|offline|network|server|loading)\b", re.IGNORECASE)
    allowed = "Is this clinic in my network?"
    assert [(key, text) for key, text in all_leaves() if pattern.search(text.replace(allowed, ""))] == []
