import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  DESTINATIONS, MUSIC, PARTS, SCENES, TURNS, act, canSteer, driveProgress, isRunning, start, step,
} from "../../Assets/bundle/explainers/car-trip/model.js";
import { PASSES_MAX } from "../../Assets/bundle/explainers/car-trip/road.js";

const run = (state, ...actions) => actions.reduce(
  (now, action) => act(now, typeof action === "string" ? { type: action } : action), state,
);
const turn = (name) => ({ type: "turn", turn: name });
const wait = (state, seconds) => {
  let now = state;
  for (let index = 0; index < Math.round(seconds * 60); index += 1) now = step(now, 1 / 60);
  return now;
};
const atFork = (options) => run(start(options), "next", "next", "next");
const atPractice = (name = "left", options = { mode: "still" }) => run(atFork(options), turn(name), "next");

describe("the dashboard", () => {
  test("starts with nothing chosen", () => {
    const state = start();
    assert.equal(state.scene, "dash");
    assert.deepEqual([state.parts, state.destination, state.music, state.k], [[], null, null, 0]);
  });

  test("counts each part once, 0 to 4", () => {
    let state = start();
    for (const part of [...PARTS, ...PARTS]) state = act(state, { type: "look", part });
    assert.deepEqual(state.parts, PARTS);
    assert.equal(state.part, "gps");
  });

  test("asks for no part before going on", () => {
    assert.equal(run(start(), "next").scene, "destination");
  });

  test("knows no other part", () => {
    const state = start();
    assert.equal(act(state, { type: "look", part: "engine" }), state);
  });
});

describe("where to, and the music", () => {
  test("each place can be picked, changed, or left open", () => {
    let state = run(start(), "next");
    for (const destination of DESTINATIONS) {
      state = act(state, { type: "pick", destination });
      assert.equal(state.destination, destination);
    }
    assert.equal(run(start(), "next", "next").destination, null);
  });

  test("each kind of music can be chosen, and none is needed", () => {
    let state = run(start(), "next", "next");
    for (const music of MUSIC) {
      state = act(state, { type: "tune", music });
      assert.equal(state.music, music);
    }
    assert.equal(atFork().music, null);
  });

  test("neither choice changes the trip", () => {
    const plain = atPractice();
    const chosen = run(
      start({ mode: "still" }), "next", { type: "pick", destination: "calm" }, "next",
      { type: "tune", music: "quiet" }, "next", turn("left"), "next",
    );
    assert.deepEqual({ ...chosen, destination: null, music: null }, plain);
  });
});

describe("the fork", () => {
  test("the wheel leans right by itself but never turns by itself", () => {
    const state = wait(atFork(), 60);
    assert.equal(state.scene, "fork");
    assert.equal(state.drive, null);
    assert.ok(state.wheel > 0.3 && state.wheel < 0.6, `wheel ${state.wheel}`);
  });

  for (const name of TURNS) {
    test(`${name} is driven and reaches its own picture`, () => {
      const driving = act(atFork(), turn(name));
      assert.equal(driving.scene, "fork");
      assert.ok(driveProgress(wait(driving, 0.9)) > 0);
      const there = wait(driving, 4);
      assert.deepEqual([there.scene, there.turn, there.drive], ["drove", name, null]);
    });
  }

  test("the choice waits for an answer", () => {
    assert.equal(run(atFork(), "next").scene, "fork");
  });

  test("a double press is one press; a later press ends the drive", () => {
    const driving = act(atFork(), turn("left"));
    assert.equal(act(driving, turn("left")), driving);
    const later = wait(driving, 0.7);
    const ended = act(later, turn("left"));
    assert.deepEqual([ended.scene, ended.turn], ["drove", "left"]);
  });

  test("going back during a drive leaves the choice open", () => {
    const state = run(act(atFork(), turn("right")), "back");
    assert.deepEqual([state.scene, state.drive, state.turn], ["fork", null, null]);
  });

  test("the fork can be tried again, and visits are numbered", () => {
    const state = run(atFork({ mode: "still" }), turn("right"), "again");
    assert.deepEqual([state.scene, state.visit], ["fork", 2]);
  });

  test("a right turn costs nothing", () => {
    const once = atPractice("left");
    const thrice = run(atFork({ mode: "still" }), turn("right"), "again", turn("right"), "again", turn("left"), "next");
    assert.deepEqual({ ...thrice, visit: 1 }, once);
  });
});

describe("the wheel by hand", () => {
  const hold = (amount) => ({ type: "wheel", amount });

  test("far enough left turns left on letting go, not before", () => {
    const held = act(atFork(), hold(-0.9));
    assert.equal(held.drive, null);
    assert.equal(act(held, { type: "release" }).drive.turn, "left");
  });

  test("far enough right turns right", () => {
    assert.equal(run(atFork(), hold(0.8), "release").drive.turn, "right");
  });

  test("a small move is no turn, and the wheel drifts back", () => {
    const state = run(atFork(), hold(-0.4), "release");
    assert.equal(state.drive, null);
    assert.ok(wait(state, 5).wheel > 0.2);
  });

  test("a hand on the wheel stops the drift", () => {
    assert.equal(wait(act(atFork(), hold(-0.2)), 5).wheel, -0.2);
  });

  test("bad amounts stay within the wheel", () => {
    assert.equal(act(atFork(), hold(9)).wheel, 1);
    assert.equal(act(atFork(), hold(Number.NaN)).wheel, 0);
  });
});

describe("practice", () => {
  test("five left turns reach five, and not more", () => {
    let state = atPractice();
    for (let pass = 1; pass <= 7; pass += 1) {
      state = act(state, turn("left"));
      assert.equal(state.k, Math.min(pass, PASSES_MAX));
      assert.equal(state.day, pass);
      assert.equal(state.scene, "practice");
    }
  });

  test("a right turn or a rest takes no practice away", () => {
    const state = run(atPractice(), turn("left"), turn("left"), turn("right"), turn("rest"));
    assert.deepEqual([state.k, state.day, state.pass], [2, 4, "rest"]);
  });

  test("one may go on after any number of passes", () => {
    for (let passes = 0; passes <= PASSES_MAX; passes += 1) {
      const state = run(atPractice(), ...Array.from({ length: passes }, () => turn("left")), "next");
      assert.deepEqual([state.scene, state.k], ["both-roads", passes]);
    }
  });

  test("a pass takes its time in motion", () => {
    const fork = wait(act(atFork(), turn("left")), 4);
    const passing = act(act(fork, { type: "next" }), turn("left"));
    assert.equal(passing.k, 0);
    assert.equal(wait(passing, 4).k, 1);
  });
});

describe("the safety card", () => {
  const atSafety = () => run(atPractice("right", { mode: "still" }), "next", "next");

  test("is not passed by time", () => {
    const state = act(atSafety(), { type: "mode", mode: "motion" });
    assert.equal(wait(state, 300).scene, "safety");
  });

  test('is not passed by "next" or by any other action', () => {
    const state = atSafety();
    for (const action of ["next", "again", "release", turn("left"), { type: "look", part: "car" }]) {
      assert.equal(run(state, action).scene, "safety");
    }
  });

  test('is passed by "I understand" alone', () => {
    const state = run(atSafety(), "understand");
    assert.deepEqual([state.scene, state.understood], ["recap", true]);
  });

  test('"I understand" does nothing elsewhere', () => {
    const state = start();
    assert.equal(run(state, "understand"), state);
  });
});

describe("the whole trip", () => {
  for (const first of TURNS) {
    for (const pass of [null, ...TURNS]) {
      test(`${first} at the fork, then ${pass ?? 'no practice'}, reaches the recap`, () => {
        const practice = pass ? [turn(pass)] : [];
        const state = run(atPractice(first), ...practice, "next", "next", "understand");
        assert.equal(state.scene, "recap");
      });
    }
  }

  test('"back" goes one scene back from each scene', () => {
    let state = run(atPractice("left"), "next", "next", "understand");
    const seen = [state.scene];
    while (state.scene !== "dash") {
      state = act(state, { type: "back" });
      seen.push(state.scene);
    }
    assert.deepEqual(seen, [...SCENES].reverse());
    assert.equal(act(state, { type: "back" }), state);
  });

  test("start over forgets all", () => {
    const state = run(atPractice(), turn("left"), "restart");
    assert.deepEqual(state, start({ mode: "still" }));
  });

  test("unknown actions change nothing", () => {
    const state = start();
    for (const type of ["score", "constructor", "__proto__", "toString"]) assert.equal(act(state, { type }), state);
  });

  test("10,000 seeded actions never leave the known states", () => {
    let seed = 2026;
    const random = (count) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * count);
    };
    const all = [
      "next", "back", "again", "release", "understand", "pause",
      ...TURNS.map(turn), ...PARTS.map((part) => ({ type: "look", part })),
      { type: "wheel", amount: -1 }, { type: "wheel", amount: 1 }, { type: "mode", mode: "still" },
      { type: "mode", mode: "motion" },
    ];
    let state = start();
    for (let index = 0; index < 10000; index += 1) {
      const before = state.scene;
      state = step(run(state, all[random(all.length)]), 0.4);
      assert.ok(SCENES.includes(state.scene));
      assert.ok(Math.abs(SCENES.indexOf(state.scene) - SCENES.indexOf(before)) <= 1, `${before} → ${state.scene}`);
      assert.ok(state.k >= 0 && state.k <= PASSES_MAX && Math.abs(state.wheel) <= 1);
      assert.ok(!state.drive || canSteer(state));
    }
  });
});

describe("time", () => {
  test("the same steps give the same state", () => {
    const trip = () => wait(act(wait(atFork(), 2), turn("left")), 2);
    assert.deepEqual(trip(), trip());
  });

  test("stands still when paused and in the still version", () => {
    for (const state of [act(start(), { type: "pause" }), start({ mode: "still" })]) {
      assert.equal(isRunning(state), false);
      assert.equal(step(state, 1), state);
    }
  });

  test("a turn is instant when nothing moves", () => {
    assert.equal(run(atFork({ mode: "still" }), turn("left")).scene, "drove");
    assert.equal(run(atFork(), "pause", turn("left")).scene, "drove");
  });

  test("asking for less motion during a drive ends it at once", () => {
    const state = run(atFork(), turn("left"), { type: "mode", mode: "still" });
    assert.deepEqual([state.scene, state.drive, isRunning(state)], ["drove", null, false]);
  });

  test("time that does not pass changes nothing", () => {
    const state = start();
    for (const dt of [0, -1, Number.NaN]) assert.equal(step(state, dt), state);
  });
});
