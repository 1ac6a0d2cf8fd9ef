import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { SCENES, STOPS, act, start, stopOf } from "../../Assets/bundle/explainers/spravato-day/model.js";

const walk = (state, ...types) => types.reduce((now, type) => act(now, { type }), state);

describe("the day", () => {
  test("begins before the visit", () => {
    assert.deepEqual(start(), { scene: "before", furthest: 0 });
  });

  test("goes through all scenes with Next and stops at the list", () => {
    const seen = [start()];
    for (let index = 0; index < SCENES.length; index += 1) seen.push(act(seen.at(-1), { type: "next" }));
    assert.deepEqual(seen.map((state) => state.scene), [...SCENES, "checklist"]);
    assert.equal(seen.at(-1), seen.at(-2), "at the end nothing changes");
  });

  test("goes back one scene at a time and stays at the first", () => {
    const end = walk(start(), ...SCENES.map(() => "next"));
    assert.equal(walk(end, "back").scene, "tell-staff");
    const first = walk(end, ...SCENES.map(() => "back"));
    assert.equal(first.scene, "before");
    assert.equal(act(first, { type: "back" }), first);
  });

  test("the slider goes to each of its four stops, in any order", () => {
    for (const [index, scene] of STOPS.entries()) {
      assert.equal(act(start(), { type: "scrub", stop: index }).scene, scene);
    }
    const back = act(act(start(), { type: "scrub", stop: 3 }), { type: "scrub", stop: 1 });
    assert.deepEqual(back, { scene: "start", furthest: 3 });
  });

  test("the slider knows no fifth stop and no half one", () => {
    const state = start();
    for (const stop of [-1, 4, 1.5, NaN, "length", "map"]) assert.equal(act(state, { type: "scrub", stop }), state, `${stop}`);
  });

  test("the furthest stop is kept when the reader goes back, and forgotten with a new start", () => {
    const home = walk(start(), "next", "next", "next");
    assert.equal(walk(home, "back", "back").furthest, 3);
    assert.deepEqual(act(home, { type: "restart" }), start());
  });

  test("red flags show the chair, the list shows the way home", () => {
    assert.deepEqual(SCENES.map((scene) => stopOf({ scene })), [0, 1, 2, 3, 2, 3]);
  });

  test("begins again at the scene that the reader left", () => {
    assert.deepEqual(start("rest"), { scene: "rest", furthest: 2 });
  });

  test("an unknown action changes nothing", () => {
    const state = start();
    assert.equal(act(state, { type: "fly" }), state);
  });
});
