/** The snow globe's snow: none is lost, it lies as the choices and the seed say, and it can be repeated. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Ground } from "../../Assets/bundle/explainers/snow-globe/ground.js";
import { SETTLING_SECONDS_MAX } from "../../Assets/bundle/explainers/snow-globe/model.js";
import { cosine, sine } from "../../Assets/bundle/explainers/snow-globe/sine.js";
import { SUPPORTS } from "../../Assets/bundle/explainers/snow-globe/terrain.js";
import { STEP_SECONDS } from "../../Assets/bundle/explainers/snow-globe/ticker.js";
import { Wind } from "../../Assets/bundle/explainers/snow-globe/wind.js";
import { seededRandom } from "../../Assets/bundle/kit/random.js";
import { depthOnPaths, flakesNear, globeIn, pass, settleWith, settledWith } from "./globes.mjs";

describe("the snow", () => {
  test("every flake is always either in the air or at rest, and the depth of snow says the same", () => {
    const globe = globeIn("loose");
    const { snow } = globe;
    for (const act of [() => pass(globe, 3), () => globe.stop(), () => pass(globe, 2),
      () => globe.toggleSupport("talk"), () => globe.settleNow()]) {
      act();
      const resting = snow.cell.reduce((sum, cell) => sum + (cell >= 0 ? 1 : 0), 0);
      assert.equal(resting + snow.drifting, snow.count);
      assert.ok(Math.abs(snow.ground.volume() - resting * snow.ground.flakeVolume) < 1e-4);
    }
    assert.equal(snow.drifting, 0);
  });

  test("no flake leaves the glass or falls through the ground", () => {
    const globe = globeIn("loose");
    globe.shake(1);
    for (let second = 0; second < 6; second += 1) {
      pass(globe, 1);
      const { x, y, z, count } = globe.snow;
      for (let flake = 0; flake < count; flake += 1) {
        assert.ok(Math.hypot(x[flake], y[flake], z[flake]) < 1.01);
        assert.ok(y[flake] > -0.5);
      }
    }
  });

  test("the old footpaths are bare at first and covered after", () => {
    const globe = settledWith(["talk", "rest", "step"], 7);
    const { ground } = globe.snow;
    const before = depthOnPaths(globe.before, ground);
    assert.ok(before < 0.015, `before ${before}`);
    assert.ok(depthOnPaths(ground.heights, ground) > before * 3);
  });

  test("a nudge in the first scene lies down again in the very same shape", () => {
    const globe = globeIn("still");
    pass(globe, 0.5);
    assert.ok(globe.snow.drifting > 0);
    pass(globe, 12);
    assert.equal(globe.snow.drifting, 0);
    const difference = globe.snow.ground.heights.map((height, cell) => Math.abs(height - globe.before[cell]));
    assert.ok(Math.max(...difference) < 1e-4);
  });

  for (const id of Object.keys(SUPPORTS)) {
    test(`more snow lies near the support "${id}" than without it`, () => {
      let [chosen, without] = [0, 0];
      for (const seed of [1, 2, 3]) {
        chosen += flakesNear(settledWith([id], seed), SUPPORTS[id]);
        without += flakesNear(settledWith([], seed), SUPPORTS[id]);
      }
      assert.ok(chosen > without * 1.3, `${chosen} against ${without}`);
    });
  }

  test("with no support more snow drifts back to its old spots than with three", () => {
    const wentHome = (globe) => {
      const { snow } = globe;
      let near = 0;
      for (let flake = 0; flake < snow.count; flake += 1) {
        const home = snow.ground.placeOf(snow.home[flake]);
        if (Math.hypot(snow.x[flake] - home.x, snow.z[flake] - home.z) < 0.08) near += 1;
      }
      return near;
    };
    assert.ok(wentHome(settledWith([], 5)) > 2 * wentHome(settledWith(["talk", "rest", "step"], 5)));
  });

  test("energy falls by itself and rises with each shake", () => {
    const globe = globeIn("loose");
    let last = globe.energy;
    for (let second = 0; second < 4; second += 1) {
      pass(globe, 1);
      assert.ok(globe.energy < last);
      last = globe.energy;
    }
    globe.shake(0.2);
    assert.ok(globe.energy > last);
    globe.shake(9);
    assert.equal(globe.energy, 1);
  });

  test("a stronger shake lifts more snow", () => {
    const lifted = (strength) => {
      const globe = globeIn("ready");
      globe.shake(strength);
      pass(globe, 0.2);
      return globe.snow.drifting;
    };
    assert.ok(lifted(1) > lifted(0.55));
  });

  test(`the snow has settled after ${SETTLING_SECONDS_MAX} seconds at the latest, for every seed`, () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const globe = globeIn("loose", seed);
      globe.shake(1);
      globe.stop();
      pass(globe, SETTLING_SECONDS_MAX + STEP_SECONDS);
      assert.equal(globe.phase, "settled", `seed ${seed}`);
    }
  });

  test("the frame clock, which runs while anything moves, never stops short of the end, whichever flake is last", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const globe = globeIn("settling", seed);
      while (globe.running) globe.step(STEP_SECONDS);
      assert.equal(globe.phase, "settled", `seed ${seed}`);
    }
  });

  test("pause holds everything still", () => {
    const globe = globeIn("loose");
    assert.ok(globe.togglePause());
    const places = globe.snow.x.slice();
    pass(globe, 1);
    assert.deepEqual(globe.snow.x, places);
    assert.equal(globe.running, false);
    globe.togglePause();
    pass(globe, 0.2);
    assert.notDeepEqual(globe.snow.x, places);
  });
});

describe("repeating", () => {
  test("the same seed and the same actions give the same picture", () => {
    const [one, two] = [settleWith(["talk", "music"], 42), settleWith(["talk", "music"], 42)];
    assert.deepEqual(one.snow.ground.heights, two.snow.ground.heights);
    assert.deepEqual(one.snow.cell, two.snow.cell);
  });

  test("another seed or another choice gives another picture", () => {
    const one = settledWith(["talk"], 42).snow.ground.heights;
    assert.notDeepEqual(one, settledWith(["talk"], 43).snow.ground.heights);
    assert.notDeepEqual(one, settledWith(["rest"], 42).snow.ground.heights);
  });

  test("the frame rate does not change the picture", () => {
    const pictures = [60, 24].map((rate) => {
      const globe = globeIn("settling", 9);
      for (let frame = 0; frame < rate * 13; frame += 1) globe.step(1 / rate);
      return globe.snow.ground.heights;
    });
    assert.deepEqual(pictures[0], pictures[1]);
  });

  test("Settle now gives the picture that waiting gives", () => {
    const [hurried, waited] = [globeIn("settling", 3), globeIn("settling", 3)];
    hurried.settleNow();
    pass(waited, SETTLING_SECONDS_MAX + 1);
    assert.deepEqual(hurried.snow.ground.heights, waited.snow.ground.heights);
  });
});

describe("the flow", () => {
  test("it has no divergence and does not blow through the glass", () => {
    const wind = new Wind(seededRandom(5));
    const random = seededRandom(6);
    const flow = (x, y, z) => {
      const out = new Float64Array(3);
      wind.at(x, y, z, 1.7, out);
      return out;
    };
    const small = 1e-4;
    for (let trial = 0; trial < 200; trial += 1) {
      const [x, y, z] = [random() - 0.5, random() - 0.5, random() - 0.5];
      const divergence = (flow(x + small, y, z)[0] - flow(x - small, y, z)[0] + flow(x, y + small, z)[1]
        - flow(x, y - small, z)[1] + flow(x, y, z + small)[2] - flow(x, y, z - small)[2]) / (2 * small);
      assert.ok(Math.abs(divergence) < 1e-5, `divergence ${divergence}`);
      const length = Math.hypot(x, y, z);
      const [u, v, w] = flow(x / length, y / length, z / length);
      assert.ok(Math.abs(u * x + v * y + w * z) < 1e-9);
    }
  });
});

describe("sine and cosine", () => {
  for (const [fast, exact] of [[sine, Math.sin], [cosine, Math.cos]]) {
    test(`the ${fast.name} is right for small and for large angles`, () => {
      for (let angle = -40; angle < 40; angle += 0.013) assert.ok(Math.abs(fast(angle) - exact(angle)) < 1e-7, `${angle}`);
      assert.ok(Math.abs(fast(5000.5) - exact(5000.5)) < 1e-6);
    });
  }
});

describe("the ground", () => {
  test("a heap that is added and taken away leaves nothing", () => {
    const ground = new Ground(100);
    const cell = ground.cellAt(0.3, 0.1);
    ground.add(cell);
    assert.ok(Math.abs(ground.volume() - ground.flakeVolume) < 1e-7);
    ground.remove(cell);
    assert.ok(Math.abs(ground.volume()) < 1e-9);
  });

  test("a place outside the disc is taken to its rim", () => {
    const ground = new Ground(100);
    for (const [x, z] of [[2, 0], [0, -3], [9, 9], [-1, 1]]) assert.ok(ground.kinds[ground.cellAt(x, z)] > 0);
  });

  test("a flake rolls off a steep heap", () => {
    const ground = new Ground(20);
    const top = ground.cellAt(0.4, 0.4);
    for (let flake = 0; flake < 6; flake += 1) ground.add(top);
    assert.notEqual(ground.restingCell(top), top);
  });
});
