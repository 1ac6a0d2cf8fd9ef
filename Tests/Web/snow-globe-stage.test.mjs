/** The page's globe tells the story without flakes; the stage's has them. Both must always be in the same place. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { seededRandom } from "../../Assets/bundle/kit/random.js";
import { DistantSnow } from "../../Assets/bundle/explainers/snow-globe/distant-snow.js";
import { SnowGlobe } from "../../Assets/bundle/explainers/snow-globe/model.js";
import { retell } from "../../Assets/bundle/explainers/snow-globe/retell.js";
import { PHASES } from "../../Assets/bundle/explainers/snow-globe/story.js";
import { Stage } from "../../Assets/bundle/explainers/snow-globe/stage.js";
import { actOn, newsOf, repeat, takeOver } from "../../Assets/bundle/explainers/snow-globe/twins.js";
import { globeOf, pass } from "./globes.mjs";

const ACTS = [
  ["shake", 0.8], ["shake", 0.2], ["stop"], ["togglePause"], ["settleNow"], ["next"], ["next"], ["back"], ["restart"],
  ["choose", "calm"], ["choose", "unsure"], ["makeGuess", "me"], ["toggleSupport", "talk"], ["toggleSupport", "rest"],
  ["toggleSupport", "step"], ["toggleSupport", "music"], ["show", "now"], ["answer"], ["setStill", true],
  ["setStill", false],
];

const pageGlobe = (options = {}) => new SnowGlobe({ random: seededRandom(1), snow: new DistantSnow(), ...options });

const story = ({ scene, phase, wish, guess, supports, view, still }) => ({
  scene, phase, wish, guess, supports: [...supports], view, still,
});

/** Acts as the controller sends them, and news as the stage tells it. */
class Both {
  page = pageGlobe();
  far = globeOf(3, { flakeCount: 60 });

  act(name, ...values) {
    const { act } = actOn(this.page, name, values);
    if (act) repeat(this.far, act);
  }

  tell() {
    takeOver(this.page, newsOf(this.far));
  }
}

describe("the page's globe and the stage's", () => {
  test("10,000 seeded acts leave both at the same place in the story, told or not", () => {
    const random = seededRandom(11);
    const both = new Both();
    for (let act = 0; act < 10_000; act += 1) {
      both.act(...ACTS[Math.floor(random() * ACTS.length)]);
      if (random() < 0.3) pass(both.far, random() * 2);
      const behind = both.page.phase === "settling" && both.far.phase === "settled";
      if (behind || random() < 0.3) both.tell();
      assert.deepEqual(story(both.page), story(both.far), `act ${act}`);
    }
  });

  test("an act that the page does before it is told that all has settled is done as it was meant", () => {
    const both = new Both();
    for (const act of [["shake"], ["next"], ["choose", "calm"], ["shake"], ["stop"]]) both.act(...act);
    pass(both.far, 13);
    assert.equal(both.far.phase, "settled");
    both.act("next");
    assert.equal(both.page.phase, "settled");
    assert.equal(both.far.phase, "settled");
  });

  test("both are retold to the same scene, moving and still", () => {
    for (const still of [false, true]) {
      for (const scene of PHASES.filter((phase) => phase !== "settled")) {
        const [page, far] = [pageGlobe({ still }), globeOf(3, { still })];
        retell(page, scene);
        retell(far, scene);
        assert.deepEqual(story(page), story(far), scene);
      }
    }
  });

  test("a stage that takes the place of a lost one has what was chosen", () => {
    const page = pageGlobe();
    retell(page, "ready");
    for (const [name, ...values] of [["choose", "calm"], ["shake", 0.8], ["stop"], ["toggleSupport", "talk"],
      ["toggleSupport", "step"], ["settleNow"], ["next"], ["show", "now"]]) assert.notEqual(actOn(page, name, values).done, false, name);
    const far = globeOf(3);
    retell(far, page.scene, { wish: page.wish, supports: page.supports, view: page.view });
    assert.deepEqual(story(far), story(page));
  });

  test("the page's globe knows at once that it moves, and when it is told that it rests", () => {
    const both = new Both();
    both.act("shake");
    assert.equal(both.page.running, true);
    pass(both.far, 13);
    both.tell();
    assert.equal(both.page.running, false);
  });
});

describe("a stage", () => {
  test("tells nothing before it has a canvas and a size", async () => {
    const told = [];
    globalThis.requestAnimationFrame = () => 1;
    globalThis.cancelAnimationFrame = () => {};
    const stage = new Stage((message) => told.push(message));
    stage.hear({ open: { seed: 7, place: undefined, still: true }, number: 0 });
    await Promise.resolve();
    assert.deepEqual(told, []);
  });
});
