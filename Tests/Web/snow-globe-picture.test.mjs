/** What the snow globe's painters are told, and how many flakes they draw when the machine is slow. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { GlobeSound } from "../../Assets/bundle/explainers/snow-globe/sound.js";
import { Pace } from "../../Assets/bundle/explainers/snow-globe/view/pace.js";
import { STEP_SECONDS } from "../../Assets/bundle/explainers/snow-globe/ticker.js";
import {
  SKY_STRIDE, beginningOf, pictureOf, skyOf,
} from "../../Assets/bundle/explainers/snow-globe/view/snapshot.js";
import { globeIn, globeOf, pass } from "./globes.mjs";

describe("a picture for a painter", () => {
  test("it has each drifting flake once, in the flakes' order", () => {
    const globe = globeIn("loose");
    globe.stop();
    pass(globe, 4);
    const sky = skyOf(globe);
    assert.ok(globe.snow.drifting > 0 && globe.snow.drifting < globe.snow.count);
    assert.equal(sky.length, globe.snow.drifting * SKY_STRIDE);
    const flakes = Array.from({ length: globe.snow.drifting }, (_, at) => sky[at * SKY_STRIDE + 3]);
    assert.deepEqual(flakes, [...new Set(flakes)].sort((a, b) => a - b));
    assert.ok(flakes.every((flake) => globe.snow.cell[flake] < 0));
  });

  test("a flake is shown where it was one step ago, and glides from there to where it is", () => {
    const globe = globeIn("loose");
    globe.step(0);
    const { snow, ticker } = globe;
    const flake = snow.cell.indexOf(-1);
    ticker.left = 0;
    const [began] = skyOf(globe);
    ticker.left = STEP_SECONDS;
    const [ended] = skyOf(globe);
    assert.ok(Math.abs(ended - snow.x[flake]) < 1e-6);
    assert.ok(Math.abs(ended - began - snow.vx[flake] * STEP_SECONDS) < 1e-6);
  });

  test("it is plain values, and nothing in it is the model's own", () => {
    const globe = globeIn("settling");
    globe.toggleSupport("rest");
    const picture = pictureOf(globe, { lamp: 1, land: true });
    assert.deepEqual(structuredClone(picture), picture);
    picture.land.heights.fill(9);
    picture.supports.push("talk");
    assert.ok(globe.snow.ground.heights.every((height) => height < 9));
    assert.deepEqual(globe.supports, ["rest"]);
    assert.deepEqual(structuredClone(beginningOf(globe)), beginningOf(globe));
  });

  test("it says which globes to show", () => {
    const globe = globeIn("compare");
    const shown = () => pictureOf(globe, { lamp: 0, land: false }).show;
    assert.equal(shown(), "both");
    globe.show("before");
    assert.equal(shown(), "before");
    globe.show("now");
    assert.equal(shown(), "one");
  });

  test("UX-30 a still picture neither rocks nor moves", () => {
    const [moving, still] = [globeOf(7), globeOf(7, { still: true })];
    for (const globe of [moving, still]) globe.shake();
    pass(moving, 0.1);
    assert.notEqual(pictureOf(moving, { lamp: 0, land: false }).rock, 0);
    assert.equal(pictureOf(still, { lamp: 0, land: false }).rock, 0);
    assert.equal(pictureOf(still, { lamp: 0, land: false }).running, false);
  });
});

describe("UX-65 the pace", () => {
  const after = (milliseconds, frames, pace = new Pace(20)) => {
    for (let frame = 0; frame < frames; frame += 1) pace.note(milliseconds);
    return pace;
  };

  test("all flakes are drawn while frames are quick", () => {
    assert.equal(after(8, 300).share, 1);
  });

  test("slow frames take flakes away, never under a quarter, and quick ones bring them back", () => {
    const pace = after(60, 40);
    assert.ok(pace.share < 0.9);
    assert.equal(after(60, 400, pace).share, 0.25);
    assert.equal(after(5, 400, pace).share, 1);
  });

  test("one stall of the machine takes nothing away", () => {
    assert.equal(after(2000, 1, after(8, 60)).share, 1);
  });

  test("only a painter that stays slow with the fewest flakes is given up", () => {
    assert.equal(after(60, 40).isHopeless, false);
    assert.equal(after(60, 400).isHopeless, true);
    assert.equal(after(24, 400).isHopeless, false);
  });
});

describe("while a sentence about the picture is read aloud", () => {
  test("the old paths glow once more", () => {
    const globe = globeIn("still");
    pass(globe, 4);
    assert.equal(globe.pathGlow, 0);
    assert.ok(globe.answer());
    pass(globe, 1);
    assert.ok(globe.pathGlow > 0.5);
  });

  test("loose snow lifts a little, and nothing else answers", () => {
    const globe = globeIn("loose");
    pass(globe, 8);
    const { energy } = globe;
    assert.ok(globe.answer());
    assert.ok(globe.energy > energy);
    for (const phase of ["hook", "choose", "ready", "settling", "settled", "compare", "recap"]) {
      assert.equal(globeIn(phase).answer(), false, phase);
    }
    assert.equal(globeIn("loose", 7, { still: true }).answer(), false, "a still picture stays still");
  });
});

describe("the sound", () => {
  test("UX-32 nothing is heard, or even made, before the reader agreed", () => {
    const made = [];
    globalThis.AudioContext = class { constructor() { made.push(this); } };
    const sound = new GlobeSound({ isOn: () => false, random: () => 0.5, signal: new AbortController().signal });
    for (const phase of ["loose", "settling", "settled"]) sound.update({ phase, energy: 1, running: true });
    delete globalThis.AudioContext;
    assert.deepEqual(made, []);
  });
});
