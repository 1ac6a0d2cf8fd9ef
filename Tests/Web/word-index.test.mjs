import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { letterOf, wordIndex } from "../../Assets/bundle/faq/word-index.js";

test("words stand under their first letter, each once, with all their questions", () => {
  assert.deepEqual(wordIndex(["car, ride", "car", ""], "en"), [
    { letter: "C", entries: [{ word: "car", questions: [0, 1] }] },
    { letter: "R", entries: [{ word: "ride", questions: [0] }] },
  ]);
});

test("an accent does not hide a word, and ñ stays a letter of its own", () => {
  assert.equal(letterOf("ánimo", "es"), "A");
  assert.equal(letterOf("ñandú", "es"), "Ñ");
  const letters = wordIndex(["ópera, olor, ñu, nube, Spanish, safe"], "es");
  assert.deepEqual(letters.map(({ letter }) => letter), ["N", "Ñ", "O", "S"]);
  assert.deepEqual(letters[2].entries.map(({ word }) => word), ["olor", "ópera"]);
  assert.deepEqual(letters[3].entries.map(({ word }) => word), ["safe", "Spanish"]);
});

test("a question twice under one word is listed once", () => {
  assert.deepEqual(wordIndex(["car, car"], "en")[0].entries, [{ word: "car", questions: [0] }]);
});

for (const language of ["en", "es"]) {
  test(`every question can be found by a word in ${language}, and no letter has more than three dozen`, () => {
    const file = new URL(`../../Assets/bundle/faq/strings/${language}.json`, import.meta.url);
    const lists = Object.values(JSON.parse(readFileSync(file, "utf8")).questions).map(({ words }) => words ?? "");
    const index = wordIndex(lists, language);
    const found = new Set(index.flatMap(({ entries }) => entries.flatMap(({ questions }) => questions)));
    assert.equal(found.size, lists.length);
    assert.ok(index.every(({ entries }) => entries.length <= 36));
  });
}
