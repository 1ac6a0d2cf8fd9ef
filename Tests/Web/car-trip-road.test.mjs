import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import {
  OLD_ROAD_METRES, PASSES_MAX, ease, habitPull, newRoad, oldRoadPresence, roadWord,
} from "../../Assets/bundle/explainers/car-trip/road.js";

describe("the road model", () => {
  test("ease is 1 − 0.75·exp(−k/2)", () => {
    const expected = [0.25, 0.5451, 0.7241, 0.8327, 0.8985, 0.9384];
    expected.forEach((value, k) => assert.ok(Math.abs(ease(k) - value) < 1e-4, `k ${k}`));
  });

  test("each pass makes the new road wider, clearer and smoother", () => {
    for (let k = 0; k < PASSES_MAX; k += 1) {
      const [now, then] = [newRoad(k), newRoad(k + 1)];
      assert.ok(then.widthMetres > now.widthMetres);
      assert.ok(then.grass < now.grass && then.snow < now.snow && then.bumps < now.bumps);
    }
    assert.ok(newRoad(0).widthMetres > 1, "the new road is there from the start");
    assert.ok(newRoad(PASSES_MAX).widthMetres < OLD_ROAD_METRES, "it does not outgrow the old road");
    assert.ok(newRoad(PASSES_MAX).bumps > 0, "some days stay hard");
  });

  test("the old road fades by a fifth at most and never vanishes", () => {
    for (const k of [0, 1, 2, 3, 4, 5, 6, 1000, Infinity]) {
      assert.ok(oldRoadPresence(k) >= 0.8 - 1e-9, `k ${k}`);
    }
    assert.equal(oldRoadPresence(0), 1);
  });

  test("practice lessens the pull to the right", () => {
    assert.ok(habitPull(0) > habitPull(2) && habitPull(5) >= 0);
    assert.ok(habitPull(0) < 0.6, "the pull alone never makes the turn");
  });

  test("only three words are used for the road", () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(roadWord), ["hard", "medium", "medium", "easy", "easy", "easy"]);
  });
});

test("the model has never heard of a page, a clock or chance", async () => {
  for (const name of ["model.js", "road.js", "describe.js"]) {
    const text = await readFile(new URL(`../../Assets/bundle/explainers/car-trip/${name}`, import.meta.url), "utf8");
    assert.doesNotMatch(text, /\b(document|window|Date|performance|setTimeout|requestAnimationFrame|fetch)\b[.(]/);
    assert.doesNotMatch(text, /Math\.random/);
  }
});
