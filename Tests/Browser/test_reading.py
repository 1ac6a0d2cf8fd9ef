"""Every word a patient reads: reading grade, sentence length, banned words, facts (UX-40, UX-41, UX-62, R1 to R7, R12)."""

import re

import pytest
import textstat

from copytext import (BUNDLE, EXPLAINERS, LANGUAGES, OFF_LABEL, all_leaves, as_prose, leaves, load, page_screens,
                      question_screens, scene_screens, screens, sentences, string_files, words)

GRADE_SCREEN_MAX = 6.0
GRADE_BUNDLE_MAX = 5.0
SMOG_BUNDLE_MAX = 7.0
INFLESZ_SCREEN_MIN = 65
HUERTA_BUNDLE_MIN = 70
SENTENCE_WORDS_MAX = 20
SCREEN_WORDS_MIN = 30
BANNED = {
    "en": [
        r"cures?", r"guarantee[sd]?", r"miracles?", r"fix(?:es)? you", r"heals your brain", r"rewires your brain",
        r"proven to work for you", r"100\s?% safe", r"no side effects", r"non-addictive", r"everyone",
    ],
    "es": [
        r"curan?", r"garantizan?", r"milagros?", r"repara su cerebro", r"sin efectos secundarios", r"100\s?% segur[oa]",
        r"no es adictiv[oa]", r"para todos", r"le arregla", r"todo el mundo",
    ],
}
DOSE = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|milligrams?|micrograms?|miligramos?|microgramos?|ml|cc)\b", re.IGNORECASE)
DISCLAIMER = {
    "en": "This is to help you learn. It is not medical advice. Ask your care team.",
    "es": "Esto es para aprender. No es un consejo médico. Pregunte a su equipo médico.",
}
CRISIS_ES = ("Si no se siente a salvo, dígaselo ya a alguien del personal. También puede llamar al 988 y marcar 2, o enviar "
             "la palabra AYUDA al 988. Es gratis, de día y de noche. Si hay peligro ahora mismo, llame al 911.")
SHOT = {"en": r"\b(?:shots?|injections?|IM ketamine)\b", "es": r"\b(?:inyecci(?:ón|ones)|ketamina IM)\b"}
ILLNESS = {"en": r"depress|suicid|drug", "es": r"depresi|suicid|droga"}
ALL_SCREENS = [(language, name, texts) for language in LANGUAGES for name, texts in screens(language)]
NAMES = [f"{language}-{name}" for language, name, _ in ALL_SCREENS]
each_screen = pytest.mark.parametrize("language, name, texts", ALL_SCREENS, ids=NAMES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(autouse=True)
def english_measures():
    textstat.set_lang("en")
    yield
    textstat.set_lang("en")


@each_screen
def test_ux_40_ux_41_each_screen_reads_easily(language, name, texts):
    prose = as_prose(texts)
    if len(words(prose)) < SCREEN_WORDS_MIN:
        return
    textstat.set_lang(language)
    if language == "es":
        ease = textstat.szigriszt_pazos(prose)
        assert ease >= INFLESZ_SCREEN_MIN, f"{name} has INFLESZ {ease}"
    else:
        grade = textstat.flesch_kincaid_grade(prose)
        assert grade <= GRADE_SCREEN_MAX, f"{name} reads at grade {grade}"


def test_every_scene_of_every_explainer_is_read():
    for language in LANGUAGES:
        names = [name for name, _ in scene_screens(language)]
        for explainer in EXPLAINERS:
            assert sum(name.startswith(explainer) for name in names) >= 3, explainer
        assert sum(name.startswith("snow-globe") for name in names) >= 7
        assert sum(name.startswith("car-trip") for name in names) >= 8


def test_ux_40_the_bundle_reads_at_grade_five_or_below():
    prose = as_prose([text for _, texts in screens("en") for text in texts])
    assert textstat.flesch_kincaid_grade(prose) <= GRADE_BUNDLE_MAX
    assert textstat.smog_index(prose) <= SMOG_BUNDLE_MAX


def test_ux_41_the_spanish_bundle_reads_fairly_easily():
    prose = as_prose([text for _, texts in screens("es") for text in texts])
    textstat.set_lang("es")
    assert textstat.szigriszt_pazos(prose) >= INFLESZ_SCREEN_MIN
    assert textstat.fernandez_huerta(prose) >= HUERTA_BUNDLE_MIN


def test_words_are_texts_lists_and_branches_only():
    def strange(node):
        if isinstance(node, dict):
            return any(strange(value) for value in node.values())
        if isinstance(node, list):
            return any(map(strange, node))
        return not isinstance(node, str)

    assert [str(file) for language in LANGUAGES for file in string_files(language) if strange(load(file))] == []


@each_language
def test_ux_40_no_sentence_is_longer_than_twenty_words(language):
    long = [(key, part) for key, text in all_leaves(language) for part in sentences(text)
            if len(words(part)) > SENTENCE_WORDS_MAX and not key.endswith(".words")]
    assert long == []


@each_language
def test_r2_no_word_promises_an_outcome(language):
    pattern = re.compile(r"\b(?:" + "|".join(BANNED[language]) + r")\b", re.IGNORECASE)
    assert [(key, text) for key, text in all_leaves(language) if pattern.search(text)] == []


@each_language
def test_r4_no_dose_is_named(language):
    assert [(key, text) for key, text in all_leaves(language) if DOSE.search(text)] == []


@each_language
def test_r1_the_frame_carries_the_disclaimer(language):
    assert load(f"strings/{language}.json")["shell"]["disclaimer"] == DISCLAIMER[language]
    assert "{{s.shell.disclaimer}}" in (BUNDLE / "partials/foot.mustache").read_text("utf-8")


def test_r9_the_spanish_crisis_card_says_the_agreed_words():
    card = load("strings/es.json")["help"]
    assert " ".join(card[key] for key in ("staff", "lifeline", "free", "emergency")) == CRISIS_ES


def test_ux_62_every_string_exists_in_every_language():
    for english in string_files("en"):
        ours = load(english)
        keys = {key for key, text in leaves(ours) if text.strip()}
        for language in LANGUAGES[1:]:
            theirs = load(english.with_name(f"{language}.json"))
            translated = {key for key, text in leaves(theirs) if text.strip()}
            assert keys - translated == set(), f"{english.with_name(f'{language}.json')} lacks words"
            assert translated - keys <= {"translationDraft"}, f"{english.with_name(f'{language}.json')} has unknown words"


def test_what_code_reads_is_the_same_in_every_language():
    code = re.compile(r"(?:^|\.)(?:id|rule|swatches\.\d+\.name|startOtherLanguage)$")
    place = re.compile(r"\{\w+\}")
    for english in string_files("en"):
        ours = dict(leaves(load(english)))
        for language in LANGUAGES[1:]:
            theirs = dict(leaves(load(english.with_name(f"{language}.json"))))
            for key, text in ours.items():
                if code.search(key) and not key.endswith("startOtherLanguage"):
                    assert theirs[key] == text, f"{english}:{key}"
                assert sorted(place.findall(theirs[key])) == sorted(place.findall(text)), f"{english}:{key}"


def test_r10_a_draft_says_so_and_offers_an_interpreter():
    for english in string_files("en"):
        assert "translationDraft" not in load(english)
        draft = load(english.with_name("es.json")).get("translationDraft")
        assert draft is None or ("borrador" in draft and "intérprete gratis" in draft)


def test_r10_spanish_speaks_to_the_patient_as_usted():
    familiar = re.compile(r"\b(?:tú|tu|tus|ti|contigo|eres|estás|puedes|tienes|quieres|debes|vosotros|vuestro)\b", re.IGNORECASE)
    assert [(key, text) for key, text in all_leaves("es") if familiar.search(text)] == []


def test_r3_every_item_cites_facts_that_exist_and_says_that_review_is_needed():
    known = {fact["id"] for fact in load("facts.json")["facts"]}
    items = load("faq/faq.json")["questions"] + [load(f"explainers/{explainer}/explainer.json") for explainer in EXPLAINERS]
    for item in items:
        assert item["facts"], f"{item['id']} cites nothing"
        for scene in item.get("scenes", []):
            assert scene["facts"], f"{item['id']} {scene['id']} cites nothing"
        cited = set(item["facts"]) | {fact for scene in item.get("scenes", []) for fact in scene["facts"]}
        assert cited <= known, f"{item['id']} cites unknown {sorted(cited - known)}"
        assert item["review"] == "needed" or ("reviewedBy" in item and "reviewedOn" in item)


def test_r11_every_item_is_due_for_review_within_twelve_months():
    for item in load("faq/faq.json")["questions"]:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", item["reviewBy"])


@each_language
def test_every_question_has_words_and_every_related_question_exists(language):
    records, strings = load("faq/faq.json"), load(f"faq/strings/{language}.json")
    ids = [record["id"] for record in records["questions"]]
    assert len(ids) == len(set(ids)) == 40
    topics = {topic["id"] for topic in records["topics"]}
    assert topics == set(strings["topics"]) == {record["topic"] for record in records["questions"]}
    for record in records["questions"]:
        entry = strings["questions"][record["id"]]
        assert entry["question"] and entry["words"]
        assert record["crisis"] or entry["blocks"]
        assert set(record["related"]) <= set(ids) - {record["id"]}


@pytest.mark.parametrize("language, name, texts", [
    (language, name, texts) for language in LANGUAGES
    for name, texts in question_screens(language) + scene_screens(language) + page_screens(language) if name != "patterns"],
    ids=lambda value: value if isinstance(value, str) else "")
def test_r7_the_shot_is_never_named_without_the_off_label_line(language, name, texts):
    text = " ".join(texts)
    if re.search(SHOT[language], text, re.IGNORECASE):
        assert OFF_LABEL[language] in text, f"{name} names the shot as a treatment"


def test_r7_every_screen_of_a_benefit_has_the_risks_one_tap_away():
    records = {record["id"]: record for record in load("faq/faq.json")["questions"]}
    benefit = re.compile(r"\b(?:may help|feel better|good effect|help good change|good change)\b", re.IGNORECASE)
    for qid, texts in question_screens():
        if benefit.search(" ".join(texts)):
            record = records[qid]
            assert record.get("risks") or "Q14" in record["related"] or qid == "Q14", f"{qid} names a benefit"


@each_screen
def test_r12_the_mark_stands_at_the_first_use_on_a_screen(language, name, texts):
    first = re.search(r"Spravato(.?)", " ".join(texts))
    assert first is None or first.group(1) == "®", f"{name}: first Spravato has no ®"


@each_language
def test_ux_51_the_start_screen_the_titles_and_the_finder_name_no_illness(language):
    strings = load(f"strings/{language}.json")
    seen = [text for key in ("attract", "pages") for _, text in leaves(strings[key])]
    for entry in load(f"faq/strings/{language}.json")["questions"].values():
        seen += [entry["question"], entry["words"]]
    assert not re.search(ILLNESS[language], " ".join(seen), re.IGNORECASE)


@each_language
def test_ux_60_no_word_of_the_network_is_shown(language):
    pattern = re.compile(r"\b(?:internet|offline|network|server|loading|servidor|cargando|sin conexión)\b", re.IGNORECASE)
    allowed = "Is this clinic in my network?"
    assert [(key, text) for key, text in all_leaves(language) if pattern.search(text.replace(allowed, ""))] == []


# Numbers: numerals before a unit; parts of the same whole, for both groups; no percentages and no sums (UX-44).
PERCENTAGE = r"%|\bper ?cent\b|\bpor ?ciento\b"
SUM = (r"\b(?:half|a third|a quarter|most) of (?:the )?(?:people|patients|adults)\b|\b(?:one|1) in \w+\b|\b(?:twice|double|\d times) as\b"
       r"|\b(?:la mitad|un tercio) de (?:las|los)\b|\b(?:uno?|1) de cada\b|\bel (?:doble|triple)\b")
IN_WORDS = {
    "en": r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|ninety) (?:hour|minute|week|month|year|time)s?\b",
    "es": r"\b(?:una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cuarenta|noventa) (?:hora|minuto|semana|mes|año)(?:e?s)?\b",
}
PARTS = re.compile(r"\b(\d+) (?:of|out of|de|de cada) (?:every )?(\d+)\b")
# The car trip tells its passes and one answer in words.
NUMBERS_IN_WORDS = ("explainers/car-trip/",)


def number_faults(text, language):
    """What is wrong with the numbers of a text, one word each."""
    faults = [name for name, pattern in (("percentage", PERCENTAGE), ("sum", SUM), ("in words", IN_WORDS[language]))
              if re.search(pattern, text, re.IGNORECASE)]
    parts = PARTS.findall(text)
    if len({whole for _, whole in parts}) > 1:
        faults.append("two bases")
    return faults + ["one group"] if len(parts) == 1 else faults


@pytest.mark.parametrize("text, faults", [
    ("It may take 2 hours.", []), ("It may take two hours.", ["in words"]), ("30 % feel better.", ["percentage"]),
    ("One in four feel sick.", ["sum"]), ("About 23 of 100 feel sick.", ["one group"]),
    ("With it, 23 of 100 feel sick. Without it, 9 of 100.", []), ("With it, 23 of 100. Without it, 9 of 90.", ["two bases"]),
])
def test_ux_44_a_fault_of_numbers_is_found(text, faults):
    assert number_faults(text, "en") == faults


@each_language
def test_ux_44_numbers_are_numerals_of_one_base_and_no_percentages(language):
    found = [(key, text, faults) for key, text in all_leaves(language)
             if not key.startswith(NUMBERS_IN_WORDS) and (faults := number_faults(text, language))]
    assert found == []


# A medical word and what explains it on the same screen (UX-43).
EXPLAINED = {
    "en": {"glutamate": r"signals? (?:is )?called", "esketamine": r"drug in it is", "dissociation": r"long word for",
           "intention": r"is called an|is a wish", "integration": r"is called|making sense|make sense"},
    "es": {"glutamato": r"señal(?:es)?[\w ]* (?:se )?llama", "esketamina": r"lleva esketamina", "intención": r"se llama una|es un deseo",
           "integración": r"se le llama|dar? sentido"},
}
NOT_KNOWN = {"en": r"still studying|not know|no change|cannot tell", "es": r"aún (?:lo )?estudian|no se sabe|ningún cambio|no puede decir"}


@each_screen
def test_ux_43_a_medical_word_is_explained_on_its_screen(language, name, texts):
    text = " ".join(texts)
    for word, explanation in EXPLAINED[language].items():
        if re.search(rf"\b{word}\b", text.lower()) and name != "patterns":
            assert re.search(explanation, text, re.IGNORECASE), f"{name} leaves {word} unexplained"


@each_language
@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_ux_43_every_story_says_what_is_not_known_and_gives_a_list_to_take(explainer, language):
    strings = load(f"explainers/{explainer}/strings/{language}.json")
    assert re.search(NOT_KNOWN[language], " ".join(text for _, text in leaves(strings)), re.IGNORECASE)
    assert load(f"explainers/{explainer}/explainer.json")["takehome"]
    assert any(section.get("boxes") or section.get("points") for section in strings["sheet"]["sections"])
