"""A bundle of few and small files, every page of which shows the edition it belongs to."""
import json
import pathlib
import random

# Longer than the kiosk writes at once, and of no use to a compressor, so that it comes and goes in several pieces.
LONG_FILE_BYTES = 150_000

PAGES = {"pages": [
    {"id": "attract", "url": "/", "template": "index.mustache", "strings": ["strings"]},
    {"id": "home", "url": "/{lang}/", "template": "index.mustache", "strings": ["strings"]},
    {"id": "globe", "url": "/{lang}/globe/", "template": "explainers/globe/index.mustache", "explainer": "globe",
     "strings": ["strings", "explainers/globe/strings"]},
    {"id": "question", "url": "/{lang}/faq/{question}/", "template": "faq/question.mustache", "each": "questions",
     "strings": ["strings", "faq/strings"]},
    {"id": "sorry", "url": "/{lang}/sorry/", "template": "index.mustache", "strings": ["strings"]},
], "styles": ["styles/base.css", "styles/long.css"]}
REVIEW = {"review": "needed", "reviewBy": "2027-11-01"}
EXPLAINER = {"id": "globe", "facts": ["CF-001"], **REVIEW, "scenes": [{"id": "still", "facts": ["CF-001"]}]}
FAQ = {"topics": [{"id": "safety"}], "questions": [
    {"id": "Q01", "topic": "safety", "facts": ["CF-001"], **REVIEW, "related": ["Q40"]},
    {"id": "Q40", "topic": "safety", "facts": ["CF-001"], **REVIEW, "crisis": True}]}
ANSWERS = {"topics": {"safety": "Safety"}, "questions": {
    "Q01": {"question": "May I drive?", "blocks": [{"paragraph": "No."}]}, "Q40": {"question": "I feel unsafe."}}}
FACTS = {"facts": [{"id": "CF-001", "status": "verified", "source": "SEED", "statement": "One."}]}
PAGE = "<html lang={{lang}}><title>{{s.edition}}</title>{{#clinic}}{{name}}{{/clinic}}{{{body}}}</html>"


def write_bundle(folder, edition):
    """Writes the bundle's edition of this name into a folder that is not there yet, and returns the folder."""
    noise = random.Random(edition).randbytes(LONG_FILE_BYTES // 2).hex()
    files = {
        "pages.json": PAGES, "facts.json": FACTS, "faq/faq.json": FAQ, "faq/strings/en.json": ANSWERS,
        "explainers/globe/explainer.json": EXPLAINER, "explainers/globe/strings/en.json": {"still": "It is still."},
        "strings/en.json": {"edition": edition, "explainers": {"globe": {"title": "Globe"}}},
        "layout.mustache": PAGE, "index.mustache": "<h1>{{s.edition}}</h1>",
        "explainers/globe/index.mustache": "<p>{{s.still}} {{s.edition}}</p>",
        "faq/question.mustache": "<h1>{{item.question}}</h1>{{s.edition}}",
        "styles/base.css": f".edition-{edition} {{ margin: 0 }}", "styles/long.css": f"/* {noise} */",
    }
    for name, content in files.items():
        path = pathlib.Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return folder
