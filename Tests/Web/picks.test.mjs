import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as plan from "../../Assets/bundle/explainers/prepare-integrate/model.js";
import * as ask from "../../Assets/bundle/explainers/questions-to-ask/model.js";
import { toggleIn } from "../../Assets/bundle/kit/picks.js";
import { sceneBy, sceneIn } from "../../Assets/bundle/kit/story.js";

const run = (model, state, ...actions) => actions.reduce((now, action) => model.act(now, action), state);

describe("a short list", () => {
  test("a tap puts a thing on it, a second tap takes it off", () => {
    assert.deepEqual(toggleIn([], "a", 2), { list: ["a"], refused: null });
    assert.deepEqual(toggleIn(["a", "b"], "a", 2), { list: ["b"], refused: null });
  });

  test("at its limit it takes nothing more and says what it refused", () => {
    assert.deepEqual(toggleIn(["a"], "b", 2), { list: ["a", "b"], refused: null });
    assert.deepEqual(toggleIn(["a", "b"], "c", 2), { list: ["a", "b"], refused: "c" });
  });
});

describe("scenes in a row", () => {
  test("the ends hold", () => {
    assert.equal(sceneBy(["a", "b"], "a", -1), "a");
    assert.equal(sceneBy(["a", "b"], "a", 1), "b");
    assert.equal(sceneBy(["a", "b"], "b", 1), "b");
  });

  test("the scene left is found by this explainer's own place only", () => {
    assert.equal(sceneIn("plan", ["before", "day"], "#f=plan-day"), "day");
    assert.equal(sceneIn("plan", ["before", "day"], "#f=day"), undefined, "a topic of the questions has that name");
    assert.equal(sceneIn("plan", ["before", "day"], ""), undefined);
  });
});

for (const [name, model, key, cards] of [
  ["the plan", plan, "plan", Object.values(plan.TRAYS).flat()], ["the list", ask, "list", Object.values(ask.GROUPS).flat()],
]) {
  const pick = (id) => ({ type: "pick", card: id, question: id });

  describe(name, () => {
    test("starts empty, wherever it begins", () => {
      assert.deepEqual(model.start()[key], []);
      assert.deepEqual([model.start(model.SCENES.at(-1)).scene, model.start(model.SCENES.at(-1))[key]], [model.SCENES.at(-1), []]);
    });

    test("each of its things can be picked and let go", () => {
      for (const id of cards) {
        const picked = model.act(model.start(), pick(id));
        assert.deepEqual(picked[key], [id]);
        assert.deepEqual(model.act(picked, pick(id))[key], []);
      }
    });

    test("holds five; a sixth is refused by name until one is taken out", () => {
      const five = run(model, model.start(), ...cards.slice(0, 5).map(pick));
      assert.deepEqual(five[key], cards.slice(0, 5));
      const sixth = model.act(five, pick(cards[5]));
      assert.deepEqual([sixth[key], sixth.refused], [five[key], cards[5]]);
      const swapped = run(model, sixth, pick(cards[0]), pick(cards[5]));
      assert.deepEqual([swapped[key], swapped.refused], [[...cards.slice(1, 5), cards[5]], null]);
    });

    test("an unknown thing changes nothing", () => {
      const state = model.start();
      assert.equal(model.act(state, pick("toString")), state);
      assert.equal(model.act(state, { type: "fly" }), state);
    });

    test("keeps the picks from scene to scene, and forgets them with a new start", () => {
      const picked = model.act(model.start(), pick(cards[0]));
      const end = run(model, picked, ...model.SCENES.map(() => ({ type: "next" })));
      assert.deepEqual([end.scene, end[key]], [model.SCENES.at(-1), [cards[0]]]);
      assert.equal(model.act(end, { type: "next" }), end);
      assert.deepEqual(run(model, end, { type: "back" })[key], [cards[0]]);
      assert.deepEqual(model.act(end, { type: "restart" }), model.start());
    });

    test("walking on takes back the word that it was full", () => {
      const full = run(model, model.start(), ...cards.slice(0, 6).map(pick));
      assert.equal(model.act(full, { type: "next" }).refused, null);
    });

    test("no thing stands in two places", () => {
      assert.equal(new Set(cards).size, cards.length);
    });
  });
}

test("the plan is shown by tray, in the order of the cards", () => {
  const state = run(plan, plan.start(), ...["share", "quiet", "ride", "wish"].map((card) => ({ type: "pick", card })));
  assert.deepEqual(plan.planByTray(state), { before: ["wish", "ride"], day: ["quiet"], after: ["share"] });
});
