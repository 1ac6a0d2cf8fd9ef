// The page and the stage each keep the state of the trip; whatever happens, they come to the same place.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { act, sameWords, start, step } from "../../Assets/bundle/explainers/car-trip/model.js";
import { createStage } from "../../Assets/bundle/explainers/car-trip/stage.js";
import { seededRandom } from "../../Assets/bundle/kit/random.js";

const ACTIONS = [
  { type: "next" }, { type: "next" }, { type: "back" }, { type: "again" }, { type: "look", part: "car" },
  { type: "pick", destination: "calm" }, { type: "tune", music: "quiet" }, { type: "turn", turn: "left" },
  { type: "turn", turn: "right" }, { type: "turn", turn: "rest" }, { type: "wheel", amount: -0.9 }, { type: "release" },
  { type: "understand" }, { type: "pause" }, { type: "mode", mode: "still" }, { type: "mode", mode: "motion" },
];

/** A stage whose frames come when the test says so, and the page that sends and is told. */
class Both {
  page = start();
  told = null;
  number = 0;
  #frames = [];
  #now = 0;

  constructor() {
    globalThis.requestAnimationFrame = (frame) => this.#frames.push(frame);
    globalThis.cancelAnimationFrame = () => { this.#frames = []; };
    this.stage = createStage((told) => { this.told = told; });
    this.send(null);
  }

  send(action) {
    if (action) {
      const next = act(this.page, action);
      if (next === this.page) return;
      this.page = next;
    }
    this.stage.hear({ action, state: this.page, number: (this.number += 1) });
  }

  pass(seconds) {
    for (let passed = 0; passed < seconds; passed += 0.05) {
      this.#now += 50;
      for (const frame of this.#frames.splice(0)) frame(this.#now);
    }
  }

  hear() {
    if (this.told?.heard === this.number) this.page = this.told.state;
  }
}

describe("the page and the stage", () => {
  test("a drive ends on the stage, and the page is told", () => {
    const both = new Both();
    for (let scene = 0; scene < 3; scene += 1) both.send({ type: "next" });
    both.send({ type: "turn", turn: "left" });
    both.pass(1);
    both.hear();
    assert.ok(both.page.drive.seconds > 0.8);
    both.pass(4);
    both.hear();
    assert.deepEqual([both.page.scene, both.page.turn], ["drove", "left"]);
  });

  test("5,000 seeded actions at any moment: the stage comes to where the page expects it, unless a drive ends", () => {
    const random = seededRandom(5);
    const both = new Both();
    let compared = 0;
    for (let count = 0; count < 5_000; count += 1) {
      both.send(ACTIONS[Math.floor(random() * ACTIONS.length)]);
      const expected = both.page;
      both.told = null;
      both.pass(0.1 + random() * 0.6);
      if (both.told === null) continue;  // Nothing moves, and so nothing is told.
      assert.equal(both.told.heard, both.number);
      both.hear();
      if (expected.drive) continue;
      assert.ok(sameWords(both.page, expected), `${count}: ${JSON.stringify([both.page, expected])}`);
      compared += 1;
    }
    assert.ok(compared > 500);
  });

  test("what the reader acted on counts, also where the stage was already further", () => {
    const both = new Both();
    for (let scene = 0; scene < 3; scene += 1) both.send({ type: "next" });
    both.send({ type: "turn", turn: "left" });
    both.pass(5);  // The page was not told yet that the drive has ended.
    both.send({ type: "back" });
    both.pass(0.3);
    both.hear();
    assert.equal(both.page.scene, "fork");
    assert.equal(both.page.drive, null);
  });

  test("time passes alike on the stage and in the model", () => {
    const both = new Both();
    both.pass(1);
    both.hear();
    assert.ok(Math.abs(both.page.time - step(start(), 1).time) < 0.11, `${both.page.time}`);
  });
});
