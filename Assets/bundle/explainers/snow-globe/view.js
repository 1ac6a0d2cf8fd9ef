/**
 * Draws the snow globe on a Canvas 2D: `resize`, `draw(globe)`, `dispose`. Keeps no facts of its own.
 *
 * What stands still is painted once into layers; a frame puts the layers together with the drifting flakes. When
 * drawing takes too long, fewer flakes are drawn, so that the motion stays smooth.
 */

import { Camera } from "./view/camera.js";
import { Flakes } from "./view/flakes.js";
import { Land } from "./view/land.js";
import { Layers, emptyLike, put, wiped } from "./view/layers.js";
import { paintPathGlow } from "./view/path-glow.js";
import { paintScene } from "./view/scene.js";

const DRAW_MILLISECONDS_MAX = 9;
/** One stall of the machine counts as no more than this. */
const STALL_MILLISECONDS = 30;
const SHARE_MIN = 0.4;
/** The lying snow is painted anew this often while it changes, and takes no more than this part of the time. */
const LAND_SECONDS_MIN = 0.1;
const LAND_SECONDS_MAX = 0.5;
const LAND_PART_MAX = 0.08;
const LAMP_SECONDS = 0.9;
const ROCK_SECONDS = 1.3;

export class CanvasView {
  #canvas;
  #ink;
  #random;
  #now;
  #camera = null;
  #layers = null;
  #whole = true;
  #lands = {};
  #painted = "";
  #shape = -1;
  #landAt = -1;
  #landSeconds = LAND_SECONDS_MIN;
  #paintedLand = false;
  #lamp = 0;
  #lastDraw = 0;
  #cost = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{random: () => number, now: () => number}} tools `now` in milliseconds
   */
  constructor(canvas, { random, now }) {
    this.#canvas = canvas;
    this.#ink = canvas.getContext("2d", { alpha: false });
    this.#random = random;
    this.#now = now;
    /** The share of the flakes that is drawn. */
    this.share = 1;
    this.resize();
  }

  /** How long the last frames took to draw, in milliseconds. */
  get cost() {
    return this.#cost;
  }

  /** Fits the picture to the size the canvas has on the page. */
  resize() {
    const box = this.#canvas.getBoundingClientRect();
    const density = Math.min(1.5, globalThis.devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * density), Math.round(box.height * density)];
    if (width < 2 || height < 2) return;
    if (this.#camera && this.#camera.width === width && this.#camera.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#camera = new Camera(width, height);
    this.#paintLayers();
  }

  /** @param {import("./model.js").SnowGlobe} globe */
  draw(globe) {
    if (!this.#camera) this.resize();
    if (!this.#camera) return;
    const started = this.#now();
    this.#easeLamp(globe, started);
    if (globe.phase === "compare" && globe.view === "both") this.#drawBoth(globe);
    else this.#drawOne(globe, globe.phase === "compare" && globe.view === "before");
    const milliseconds = this.#now() - started;
    if (this.#paintedLand) this.#landSeconds = pace(milliseconds / 1000);
    else if (globe.running) this.#watchCost(milliseconds);
    this.#paintedLand = false;
  }

  dispose() {
    this.#layers = null;
    this.#camera = null;
    this.#canvas.width = this.#canvas.height = 0;
  }

  #paintLayers() {
    const camera = this.#camera;
    this.#layers = new Layers(camera, this.#random);
    this.#lands = { quick: new Land(camera, 2), fine: new Land(camera, 1) };
    this.flakes = new Flakes(camera);
    this.#painted = "";
    this.#whole = true;
  }

  /** One globe. The room around it is only painted when something else was there. */
  #drawOne(globe, before) {
    const ink = this.#ink;
    this.#paintLand(globe, before);
    const { room, sky, back } = this.#layers;
    const shift = globe.still ? 0 : Math.round(rock(globe) * this.#camera.radius);
    if (this.#whole || shift !== 0) put(ink, room);
    this.#whole = shift !== 0;
    ink.save();
    ink.translate(shift, 0);
    this.#putTogether(ink, globe, before, shift === 0 ? back : sky);
    ink.restore();
  }

  #putTogether(ink, globe, before, back) {
    const options = { lag: globe.lag, lamp: this.#lamp, share: this.share };
    put(ink, back);
    if (!before) this.flakes.paint(ink, globe.snow, { ...options, front: false });
    put(ink, this.#layers.land);
    if (globe.pathGlow > 0) paintPathGlow(ink, this.#camera, globe.pathGlow);
    if (!before) this.flakes.paint(ink, globe.snow, { ...options, front: true });
    put(ink, this.#layers.front);
  }

  /** The old and the new picture side by side, at the same size and in the same light. */
  #drawBoth(globe) {
    const { radius } = this.#camera;
    const one = emptyLike(this.#layers.globe);
    put(this.#ink, this.#layers.pair);
    for (const [index, small] of this.#camera.pair().entries()) {
      const before = index === 0;
      this.#paintLand(globe, before);
      this.#putTogether(wiped(one), globe, before, this.#layers.sky);
      const scale = small.radius / radius;
      const left = small.x + (one.left - this.#camera.x) * scale;
      const top = small.y + (one.top - this.#camera.y) * scale;
      this.#ink.drawImage(one.canvas, left, top, one.width * scale, one.height * scale);
    }
    this.#painted = "";
    this.#whole = true;
  }

  #paintLand(globe, before) {
    const heights = before ? globe.before : globe.snow.ground.heights;
    const supports = before ? [] : globe.supports;
    const lamp = Math.round(this.#lamp * 10) / 10;
    const shape = before ? 0 : globe.snow.ground.version;
    const land = globe.running || this.easing ? "quick" : "fine";
    const rest = [before, supports.join(), lamp, land].join("/");
    const soon = globe.running && Math.abs(globe.seconds - this.#landAt) < this.#landSeconds;
    if (rest === this.#painted && (shape === this.#shape || soon)) return;
    this.#painted = rest;
    this.#shape = shape;
    this.#paintedLand = true;
    this.#landAt = globe.seconds;
    const scene = { land: this.#lands[land], pines: this.#layers.pines, before, heights, supports, lamp };
    paintScene(wiped(this.#layers.land), this.#camera, globe, scene);
  }

  #easeLamp(globe, now) {
    const goal = globe.wish ? 1 : 0;
    const step = Math.min(0.05, (now - this.#lastDraw) / 1000) / LAMP_SECONDS;
    this.#lastDraw = now;
    if (globe.still) this.#lamp = goal;
    else this.#lamp += Math.sign(goal - this.#lamp) * Math.min(step, Math.abs(goal - this.#lamp));
  }

  /** Whether the picture still changes though the model is at rest. */
  get easing() {
    return this.#lamp > 0 && this.#lamp < 1;
  }

  #watchCost(milliseconds) {
    this.#cost += (Math.min(milliseconds, STALL_MILLISECONDS) - this.#cost) * 0.08;
    if (this.#cost > DRAW_MILLISECONDS_MAX) this.share = Math.max(SHARE_MIN, this.share * 0.97);
    else if (this.#cost < DRAW_MILLISECONDS_MAX / 2) this.share = Math.min(1, this.share * 1.01);
  }
}

/** How far the globe rocks on its base after a shake, in radii. */
function rock({ seconds, shakenAt, shakenBy }) {
  const since = seconds - shakenAt;
  return since > ROCK_SECONDS ? 0 : 0.035 * shakenBy * Math.exp(-3.2 * since) * Math.sin(19 * since);
}

/** Seconds until the lying snow is painted again, when painting it took `seconds`. */
function pace(seconds) {
  return Math.min(LAND_SECONDS_MAX, Math.max(LAND_SECONDS_MIN, seconds / LAND_PART_MAX));
}
