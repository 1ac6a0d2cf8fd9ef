/** The snow globe's model: its story, its snow and its repeatability. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";

import { Ground } from "../../Assets/bundle/explainers/snow-globe/ground.js";
import { SETTLING_SECONDS_MAX, STEP_SECONDS, SnowGlobe } from "../../Assets/bundle/explainers/snow-globe/model.js";
import { retell } from "../../Assets/bundle/explainers/snow-globe/retell.js";
import { PHASES, WISHES } from "../../Assets/bundle/explainers/snow-globe/story.js";
import { PATHS, SUPPORTS } from "../../Assets/bundle/explainers/snow-globe/terrain.js";
import { Wind } from "../../Assets/bundle/explainers/snow-globe/wind.js";
import { seededRandom } from "../../Assets/bundle/kit/random.js";

const FOLDER = new URL("../../Assets/bundle/explainers/snow-globe/", import.meta.url);

function globeOf(seed = 7, options = {}) {
  return new SnowGlobe({ random: seededRandom(seed), flakeCount: 700, ...options });
}

function pass(globe, seconds) {
  for (let step = 0; step < Math.round(seconds / STEP_SECONDS); step += 1) globe.step(STEP_SECONDS);
}

/** A globe in the phase, reached as a patient reaches it. */
function globeIn(phase, seed = 7, options = {}) {
  const globe = globeOf(seed, options);
  const steps = {
    still: () => globe.shake(), choose: () => globe.next(), ready: () => globe.choose("calm"),
    loose: () => { globe.shake(); pass(globe, 2); }, settling: () => globe.stop(), settled: () => globe.settleNow(),
    compare: () => globe.next(), recap: () => globe.next(),
  };
  for (const next of PHASES.slice(1, PHASES.indexOf(phase) + 1)) steps[next]();
  return globe;
}

/** Counts the flakes that rest within a distance of a place. */
function flakesNear(globe, { x, z }, distance = 0.2) {
  const { snow } = globe;
  let near = 0;
  for (let flake = 0; flake < snow.count; flake += 1) {
    if (snow.cell[flake] >= 0 && Math.hypot(snow.x[flake] - x, snow.z[flake] - z) < distance) near += 1;
  }
  return near;
}

/** The mean depth of snow along the old footpaths. */
function depthOnPaths(heights, ground) {
  const places = PATHS.flat();
  return places.reduce((sum, [x, z]) => sum + heights[ground.cellAt(x, z)], 0) / places.length;
}

const settledBefore = new Map();

/** A settled globe; made once for the same supports and seed, and not changed after. */
function settledWith(supports, seed) {
  const key = `${supports}/${seed}`;
  if (!settledBefore.has(key)) settledBefore.set(key, settleWith(supports, seed));
  return settledBefore.get(key);
}

function settleWith(supports, seed) {
  const globe = globeIn("settling", seed);
  supports.forEach((id) => globe.toggleSupport(id));
  globe.settleNow();
  return globe;
}

describe("the story", () => {
  test("each action leads from its phase to the next", () => {
    const globe = globeOf();
    assert.equal(globe.phase, "hook");
    assert.ok(globe.shake());
    assert.equal(globe.phase, "still");
    assert.ok(globe.next());
    assert.equal(globe.phase, "choose");
    assert.ok(globe.choose("calm"));
    assert.equal(globe.phase, "ready");
    assert.ok(globe.shake());
    assert.equal(globe.phase, "loose");
    assert.ok(globe.stop());
    assert.equal(globe.phase, "settling");
    assert.ok(globe.settleNow());
    assert.equal(globe.phase, "settled");
    assert.equal(globe.scene, "settling");
    assert.ok(globe.next());
    assert.equal(globe.phase, "compare");
    assert.ok(globe.next());
    assert.equal(globe.phase, "recap");
    assert.ok(globe.restart());
    assert.equal(globe.phase, "hook");
  });

  test("an action that has no place in a phase changes nothing", () => {
    const refused = {
      hook: ["next", "stop", "settleNow", "back"], still: ["shake", "stop", "settleNow"],
      choose: ["next", "shake", "stop"], ready: ["next", "stop"], loose: ["next", "settleNow"],
      settling: ["stop", "shake"], settled: ["stop", "shake", "settleNow"],
      compare: ["shake", "stop", "settleNow"], recap: ["next", "shake", "stop", "settleNow"],
    };
    for (const [phase, names] of Object.entries(refused)) {
      for (const name of names) {
        const globe = globeIn(phase);
        assert.equal(globe[name](), false, `${name} in ${phase}`);
        assert.equal(globe.phase, phase);
      }
    }
  });

  test("back goes one scene back from each phase", () => {
    const back = {
      still: "hook", choose: "still", ready: "choose", loose: "ready", settling: "loose", settled: "loose",
      compare: "settled", recap: "compare",
    };
    for (const [from, to] of Object.entries(back)) {
      const globe = globeIn(from);
      assert.ok(globe.back());
      assert.equal(globe.phase, to, `back from ${from}`);
    }
  });

  test("the snow lies in its old shape again in every scene before the shake", () => {
    const globe = globeIn("loose");
    globe.back();
    assert.equal(globe.snow.drifting, 0);
    assert.deepEqual(globe.snow.ground.heights, globe.before);
  });

  test("a wish can be changed, and only a known one is taken", () => {
    const globe = globeIn("choose");
    assert.equal(globe.choose("nothing"), false);
    for (const wish of WISHES) {
      assert.ok(globe.choose(wish));
      assert.equal(globe.wish, wish);
      globe.back();
    }
  });

  test("a guess is noted and changes nothing else", () => {
    const globe = globeIn("ready");
    for (const guess of ["me", "medicine", "unsure"]) assert.ok(globe.makeGuess(guess));
    assert.equal(globe.makeGuess("nobody"), false);
    assert.equal(globe.phase, "ready");
  });

  test("a fourth support is refused, and one that is taken out makes room", () => {
    const globe = globeIn("settling");
    for (const id of ["talk", "rest", "step"]) assert.ok(globe.toggleSupport(id));
    assert.equal(globe.toggleSupport("music"), false);
    assert.ok(globe.toggleSupport("rest"));
    assert.ok(globe.toggleSupport("music"));
    assert.deepEqual(globe.supports, ["talk", "step", "music"]);
    assert.equal(globe.toggleSupport("constructor"), false);
  });

  test("a support can still be added when the snow has settled", () => {
    const globe = globeIn("settled");
    assert.ok(globe.toggleSupport("rest"));
    assert.equal(globe.phase, "settling");
    assert.ok(globe.snow.drifting > 0);
  });

  test("compare shows both pictures or one", () => {
    const globe = globeIn("compare");
    assert.equal(globe.view, "both");
    for (const view of ["before", "now", "both"]) assert.ok(globe.show(view));
    assert.equal(globe.show("after"), false);
  });

  test("coming back from another page tells the story up to a scene, with nothing chosen", () => {
    for (const scene of ["still", "choose", "ready", "loose", "settling", "compare", "recap"]) {
      const globe = globeOf();
      retell(globe, scene);
      assert.equal(globe.scene, scene);
      assert.deepEqual([globe.supports, globe.guess], [[], null]);
    }
    const globe = globeOf();
    retell(globe, "nowhere");
    retell(globe, undefined);
    assert.equal(globe.phase, "hook");
  });

  test("start over forgets every choice", () => {
    const globe = globeIn("settling");
    globe.toggleSupport("rest");
    globe.restart();
    const { wish, guess, supports, energy, drifting } = globe.state;
    assert.deepEqual([wish, guess, supports, energy, drifting], [null, null, [], 0, 0]);
    assert.deepEqual(globe.snow.ground.heights, globe.before);
  });
});

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

describe("still pictures", () => {
  test("UX-30 nothing runs, and five different pictures follow each other", () => {
    const globe = globeOf(7, { still: true });
    const pictures = [];
    const keep = () => {
      assert.equal(globe.running, false);
      pictures.push([...globe.snow.y, ...globe.supports].join());
    };
    globe.shake();
    globe.next();
    globe.choose("calm");
    keep();
    globe.shake();
    keep();
    globe.stop();
    keep();
    globe.toggleSupport("rest");
    keep();
    globe.settleNow();
    keep();
    assert.equal(globe.phase, "settled");
    assert.equal(new Set(pictures).size, 5);
  });

  test("UX-30 time changes nothing in a still picture", () => {
    const globe = globeIn("loose", 7, { still: true });
    const places = globe.snow.x.slice();
    pass(globe, 2);
    assert.deepEqual(globe.snow.x, places);
  });

  test("UX-30 turning pictures still stops a stir in the first scenes", () => {
    const globe = globeIn("still");
    pass(globe, 0.3);
    globe.setStill(true);
    assert.equal(globe.running, false);
    assert.equal(globe.snow.drifting, 0);
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

describe("the files", () => {
  test("the model knows no page, clock or chance of its own", () => {
    for (const name of ["model.js", "story.js", "snow.js", "glass.js", "ground.js", "weather.js", "wind.js", "terrain.js"]) {
      const code = readFileSync(new URL(name, FOLDER), "utf8");
      assert.doesNotMatch(code, /\b(document|window|navigator|performance|Date|setTimeout|Math\.random|crypto)\b/u, name);
    }
  });

  test("every support and wish of the model has words", () => {
    const { globe } = JSON.parse(readFileSync(new URL("strings/en.json", FOLDER), "utf8"));
    const ids = (list) => list.map(({ id }) => id);
    assert.deepEqual(ids(globe.choose.wishes), WISHES);
    assert.deepEqual(ids(globe.settling.supports), Object.keys(SUPPORTS));
    assert.deepEqual(ids(globe.ready.guesses), ["me", "medicine", "unsure"]);
  });

  test("R5 every scene has a literal sentence and cites facts", () => {
    const { globe } = JSON.parse(readFileSync(new URL("strings/en.json", FOLDER), "utf8"));
    const { scenes, facts } = JSON.parse(readFileSync(new URL("explainer.json", FOLDER), "utf8"));
    for (const scene of scenes) {
      assert.ok(globe[scene.id].meaning.length > 20, scene.id);
      assert.ok(scene.facts.length > 0, scene.id);
      for (const fact of scene.facts) assert.ok(facts.includes(fact), `${scene.id} ${fact}`);
    }
  });

  test("no file is over 250 lines", () => {
    for (const folder of [FOLDER, new URL("view/", FOLDER)]) {
      for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/u.test(file))) {
        const lines = readFileSync(new URL(name, folder), "utf8").split("\n").length;
        assert.ok(lines <= 251, `${name}: ${lines}`);
      }
    }
  });
});
