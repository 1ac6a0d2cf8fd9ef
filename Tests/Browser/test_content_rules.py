"""R5 and R7 on every screen as the kiosk serves it, both languages; the words are read from the pages, not the strings."""

import json
import re

import pytest

from copytext import BUNDLE, EXPLAINERS, LANGUAGES, OFF_LABEL, load
from rendered import screens_of

QUESTIONS = [question["id"] for question in load("faq/faq.json")["questions"] if not question["crisis"]]
PATHS = ["", "faq/", "counts/", "help/", "sorry/", *(f"{one}/" for one in EXPLAINERS),
         *(f"{one}/sheet/" for one in EXPLAINERS if load(f"explainers/{one}/explainer.json").get("takehome")),
         *(f"faq/{one}/" for one in QUESTIONS)]
# Ketamine itself (esketamine is Spravato's), by any of its names: as a shot, an injection, or just by name.
NAMED = {"en": r"(?<!es)ketamine|\bshots?\b|\binjections?\b|\bIM\b", "es": r"(?<!es)ketamina|\binyecci(?:ón|ones)\b|\bIM\b"}
# Where the word is no treatment: an allergy, and what the title of a story's sheet of risks asks about.
NO_TREATMENT = {"en": r"allergy to ketamine", "es": r"alergia a la ketamina"}
METAPHOR = re.compile(
    r"\b(?:globe|snow|lamps?|lanterns?|road|drive|driver|wheel|car|gas|GPS|map|turn|bumpy|window|path|shake|fork|trip)\b", re.IGNORECASE)
# Scenes that tell what to do in plain words and hold no picture of an idea.
LITERAL_BY_ITSELF = {("spravato-day", "tell-staff"), ("questions-to-ask", "show")}
# Words of a metaphor that mean themselves there: a real car, a real turn of the screen.
REAL = {"spravato-day", "questions-to-ask"}


@pytest.fixture(scope="module")
def screens(kiosk_url):
    """{(language, path): (screens, literal sentences)} of every page that patients read."""
    return {(language, path): screens_of(f"{kiosk_url}/{language}/{path}") for language in LANGUAGES for path in PATHS}


def scenes(explainer):
    return [scene["id"] for scene in load(f"explainers/{explainer}/explainer.json")["scenes"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_r5_every_scene_says_in_plain_words_what_it_means(screens, explainer, language):
    words, meanings = screens[language, f"{explainer}/"]
    assert set(scenes(explainer)) <= set(words)
    for scene in scenes(explainer):
        if (explainer, scene) not in LITERAL_BY_ITSELF:
            assert len(meanings.get(scene, "").split()) >= 6, f"{explainer} {scene} has no literal sentence in {language}"


@pytest.mark.parametrize("explainer", [one for one in EXPLAINERS if one not in REAL])
def test_r5_a_literal_sentence_holds_no_metaphor(screens, explainer):
    _, meanings = screens["en", f"{explainer}/"]
    allowed = re.compile(r"this story|real car|drive a|new turn|the medicine is one part", re.IGNORECASE)
    for scene, meaning in meanings.items():
        found = METAPHOR.findall(allowed.sub("", meaning))
        assert not found, f"{explainer} {scene}: {found} in {meaning!r}"


def test_r5_the_scenes_without_a_literal_sentence_hold_no_metaphor(screens):
    for explainer, scene in LITERAL_BY_ITSELF:
        words, _ = screens["en", f"{explainer}/"]
        found = [word for word in METAPHOR.findall(words[scene]) if word.lower() not in ("turn", "shake")]
        assert not found, f"{explainer} {scene}: {found}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_r7_wherever_ketamine_is_named_as_a_treatment_the_off_label_line_stands_there(screens, path, language):
    words, _ = screens[language, path]
    for screen, text in words.items():
        named = re.findall(NAMED[language], re.sub(NO_TREATMENT[language], "", text), re.IGNORECASE)
        assert not named or OFF_LABEL[language] in text, f"/{language}/{path} {screen} names {named} without the line"


@pytest.mark.parametrize("language", LANGUAGES)
def test_r7_the_text_of_a_code_says_it_too(language):
    for explainer in EXPLAINERS:
        short = load(f"explainers/{explainer}/strings/{language}.json").get("sheet", {}).get("short", "")
        if re.search(NAMED[language], short, re.IGNORECASE):
            assert OFF_LABEL[language] in short, explainer


def test_r7_every_screen_that_shows_the_line_cites_its_fact():
    cited = {question["id"]: question["facts"] for question in load("faq/faq.json")["questions"]}
    for language in LANGUAGES:
        strings = load(f"faq/strings/{language}.json")["questions"]
        for question, entry in strings.items():
            if OFF_LABEL[language] in json.dumps(entry, ensure_ascii=False):
                assert "CF-070" in cited[question], question
    globe = {scene["id"]: scene["facts"] for scene in load("explainers/snow-globe/explainer.json")["scenes"]}
    assert "CF-070" in globe["loose"]
    assert "CF-070" in {fact["id"] for fact in load("facts.json")["facts"]} and BUNDLE.is_dir()
