import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import { picture, response } from "../../Assets/bundle/explainers/car-trip/describe.js";
import {
  DESTINATIONS, MUSIC, SCENES, TURNS, act, start, step,
} from "../../Assets/bundle/explainers/car-trip/model.js";
import { WAIT_METRES } from "../../Assets/bundle/explainers/car-trip/view/land.js";
import { shot } from "../../Assets/bundle/explainers/car-trip/view/shots.js";

const HOME = new URL("../../Assets/bundle/explainers/car-trip/", import.meta.url);
const run = (state, ...types) => types.reduce(
  (now, type) => act(now, typeof type === "string" ? { type } : type), state,
);
const turn = (name) => ({ type: "turn", turn: name });
const wait = (state, seconds) => {
  let now = state;
  for (let index = 0; index < Math.round(seconds * 60); index += 1) now = step(now, 1 / 60);
  return now;
};
const fork = (mode) => run(start({ mode }), "next", "next", "next");
const practice = (mode) => run(wait(act(fork(mode), turn("left")), 4), "next");

/** Every state worth a picture. */
function states(mode) {
  const all = [start({ mode }), run(start({ mode }), "next"), run(start({ mode }), "next", "next"), fork(mode)];
  for (const destination of DESTINATIONS) all.push(run(all[1], { type: "pick", destination }));
  for (const music of MUSIC) all.push(run(all[2], { type: "tune", music }));
  for (const name of TURNS) {
    all.push(wait(act(fork(mode), turn(name)), 1), wait(act(fork(mode), turn(name)), 4));
    let now = practice(mode);
    for (let pass = 0; pass < 6; pass += 1) {
      all.push(act(now, turn(name)));
      now = wait(act(now, turn(name)), 4);
      all.push(now);
    }
    all.push(run(now, "next"), run(now, "next", "next"), run(now, "next", "next", "understand"));
  }
  return all;
}

const everyState = [...states("motion"), ...states("still")];

describe("what the picture says", () => {
  test("each sentence and each word in it stands on the page, once", async () => {
    const page = await readFile(new URL("index.mustache", HOME), "utf8");
    const keys = [...page.matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key);
    assert.equal(new Set(keys).size, keys.length);
    const words = JSON.parse(await readFile(new URL("strings/en.json", HOME), "utf8"));
    words.trip.practised.forEach((_, k) => keys.push(`practised.${k}`));
    const said = everyState.map(picture);
    for (const state of everyState) {
      for (const name of TURNS) {
        const after = act(state, turn(name));
        said.push(...[response(state, after), response(after, wait(after, 4))].filter(Boolean));
      }
    }
    for (const { key, values = {} } of said) {
      assert.ok(keys.includes(key), key);
      for (const value of Object.values(values)) {
        if (typeof value === "string") assert.ok(keys.includes(value.slice(1)), `${key}: ${value}`);
      }
    }
  });

  test("every string the page asks for exists", async () => {
    const page = await readFile(new URL("index.mustache", HOME), "utf8");
    const words = JSON.parse(await readFile(new URL("strings/en.json", HOME), "utf8"));
    const asked = [...page.matchAll(/\{\{#?s\.((?:scenes|trip)\.[\w.]+)\}\}/g)].map(([, path]) => path);
    assert.ok(asked.length > 80);
    for (const path of asked) {
      assert.ok(path.split(".").reduce((node, key) => node?.[key], words), path);
    }
  });

  test("a new scene says itself; a choice is answered once", () => {
    assert.equal(response(start(), run(start(), "next")), null);
    const before = run(start(), "next");
    const after = run(before, { type: "pick", destination: "calm" });
    assert.deepEqual(response(before, after), { key: "now.destination.picked", values: { choice: "@places.calm" } });
    assert.equal(response(after, after), null);
  });

  test("a right turn in practice is told without blame", () => {
    const before = practice("still");
    assert.deepEqual(response(before, act(before, turn("right"))), { key: "day.right" });
  });
});

describe("where the picture is taken from", () => {
  test("every state has a picture with sound numbers", () => {
    for (const state of everyState) {
      const view = shot(state);
      for (const name of ["k", "lights", "cabin", "veil", "speed"]) {
        assert.ok(Number.isFinite(view[name]) && view[name] >= 0, `${state.scene} ${name} ${view[name]}`);
      }
      assert.ok(view.k <= 5 && view.lights <= 1 && view.cabin <= 1 && view.veil <= 1);
      if (view.picture === "road") assert.ok(Object.values(view.eye).every(Number.isFinite), state.scene);
    }
  });

  test("the still version shows the drive from above", () => {
    for (const state of states("still")) {
      if (["fork", "drove", "practice", "both-roads", "recap"].includes(state.scene)) {
        assert.equal(shot(state).picture, "map");
      }
    }
  });

  test("the scenes have the pictures of the storyboard", () => {
    const seen = Object.fromEntries(states("motion").map((state) => [state.scene, shot(state).picture]));
    assert.deepEqual(Object.keys(seen).sort(), [...SCENES].sort());
    assert.deepEqual([seen.destination, seen.music, seen.safety], ["places", "dials", "parked"]);
  });

  test("the car rolls up to the fork and waits there", () => {
    const rolled = wait(fork("motion"), 5);
    assert.ok(Math.abs(shot(rolled).eye.z + WAIT_METRES) < 0.2);
    assert.equal(shot(rolled).speed, 0);
  });

  test("each way is driven in its own direction", () => {
    const at = (name) => shot(wait(act(fork("motion"), turn(name)), 4)).eye.x;
    assert.ok(at("left") < -3 && at("right") > 3 && Math.abs(at("rest")) < 3);
  });

  test("a pass widens the road little by little, not at a stroke", () => {
    const there = wait(act(practice("motion"), turn("left")), 3.61);
    assert.equal(there.k, 1);
    assert.ok(shot(there).k < 0.1);
    assert.equal(shot(wait(there, 4)).k, 1);
    assert.ok(shot(there).veil > 0.9 && shot(wait(there, 4)).veil === 0);
  });
});
