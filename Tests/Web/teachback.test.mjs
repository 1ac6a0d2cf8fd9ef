import assert from "node:assert/strict";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { describe, test } from "node:test";

import { answer, askFrom, askNext, hasMore } from "../../Assets/bundle/kit/teachback.js";

const two = () => askFrom([{ id: "one", answer: "a" }, { id: "two", answer: "b" }]);
const folder = new URL("../../Assets/bundle/explainers/", import.meta.url);
const load = (path) => JSON.parse(readFileSync(new URL(path, folder), "utf-8"));
const explainers = readdirSync(folder).filter((id) => existsSync(new URL(`${id}/explainer.json`, folder)));

describe("asking back", () => {
  test("the right answer is confirmed and leads to the next question", () => {
    const told = answer(two(), "a");
    assert.deepEqual([told.told, hasMore(told)], ["yes", true]);
    assert.deepEqual([askNext(told).at, askNext(told).told], [1, null]);
  });

  test("any other answer, or not being sure, tells the idea again and asks nothing more", () => {
    for (const choice of ["b", "not-sure"]) {
      const told = answer(two(), choice);
      assert.deepEqual([told.told, hasMore(told)], ["again", false]);
      assert.equal(askNext(told), told);
    }
  });

  test("only the first answer to a question counts", () => {
    const told = answer(two(), "b");
    assert.equal(answer(told, "a"), told);
  });

  test("the last question is the end", () => {
    const end = answer(askNext(answer(two(), "a")), "b");
    assert.deepEqual([end.told, hasMore(end)], ["yes", false]);
  });

  test("nothing is kept of how many were right", () => {
    assert.deepEqual(Object.keys(answer(two(), "a")), ["questions", "at", "told"]);
  });
});

describe("the questions of every explainer", () => {
  for (const id of explainers) {
    for (const language of ["en", "es"]) {
      test(`${id} asks one or two in ${language}, with the choices that it declares`, () => {
        const declared = load(`${id}/explainer.json`).teachback;
        const asked = load(`${id}/strings/${language}.json`).teachback;
        assert.ok(declared.length === 1 || declared.length === 2);
        assert.deepEqual(
          asked.map((item) => ({ id: item.id, choices: [...item.choices.map((one) => one.id), "not-sure"], answer: item.answer })),
          declared,
        );
        for (const item of asked) {
          assert.ok(item.choices.some((choice) => choice.id === item.answer));
          assert.ok(item.yes && item.again && item.yes !== item.again);
        }
      });
    }
  }

  test("no question id is used twice", () => {
    const ids = explainers.flatMap((id) => load(`${id}/explainer.json`).teachback.map((item) => item.id));
    assert.equal(new Set(ids).size, ids.length);
  });
});
