/**
 * Draws the snow globe on a Canvas 2D: `resize`, `draw(globe)`, `dispose`. Keeps no facts of its own.
 *
 * What stands still is painted once into layers; a frame puts the layers together with the drifting flakes. When
 * drawing takes too long, fewer flakes are drawn, so that the motion stays smooth.
 */

import { paintRoom, paintSky } from "./view/backdrop.js";
import { Camera, offscreen } from "./view/camera.js";
import { Flakes } from "./view/flakes.js";
import { paintBase, paintGlass } from "./view/glass.js";
import { Land } from "./view/land.js";
import { paintPathGlow } from "./view/path-glow.js";
import { paintPines } from "./view/props.js";
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

export class CanvasView {
  #canvas;
  #ink;
  #random;
  #now;
  #camera = null;
  #layers = {};
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
    this.#layers = {};
    this.#camera = null;
    this.#canvas.width = this.#canvas.height = 0;
  }

  #paintLayers() {
    const camera = this.#camera;
    const layer = (paint) => {
      const canvas = offscreen(camera.width, camera.height);
      paint(canvas.getContext("2d"));
      return canvas;
    };
    this.#layers = {
      room: layer((ink) => paintRoom(ink, [camera])),
      sky: layer((ink) => paintSky(ink, camera, this.#random)),
      pines: layer((ink) => paintPines(ink, camera, this.#random)),
      front: layer((ink) => {
        paintGlass(ink, camera);
        paintBase(ink, camera, this.#random);
      }),
      pair: layer((ink) => paintRoom(ink, camera.pair())),
      land: offscreen(camera.width, camera.height),
      one: offscreen(camera.width, camera.height),
    };
    this.#lands = { quick: new Land(camera, 2), fine: new Land(camera, 1) };
    this.flakes = new Flakes(camera);
    this.#painted = "";
  }

  #drawOne(globe, before) {
    const ink = this.#ink;
    this.#paintLand(globe, before);
    const { room, sky, land, front } = this.#layers;
    ink.drawImage(room, 0, 0);
    this.#sway(globe, () => this.#putTogether(ink, globe, before, { sky, land, front }));
  }

  #putTogether(ink, globe, before, { sky, land, front }) {
    const options = { lag: globe.lag, lamp: this.#lamp, share: this.share };
    ink.drawImage(sky, 0, 0);
    if (!before) this.flakes.paint(ink, globe.snow, { ...options, front: false });
    ink.drawImage(land, 0, 0);
    if (globe.pathGlow > 0) paintPathGlow(ink, this.#camera, globe.pathGlow);
    if (!before) this.flakes.paint(ink, globe.snow, { ...options, front: true });
    ink.drawImage(front, 0, 0);
  }

  /** The old and the new picture side by side, at the same size and in the same light. */
  #drawBoth(globe) {
    const { width, height, radius, x, y } = this.#camera;
    const ink = this.#ink;
    const crop = radius * 1.03;
    ink.drawImage(this.#layers.pair, 0, 0);
    for (const [index, small] of this.#camera.pair().entries()) {
      const scale = small.radius / radius;
      const before = index === 0;
      this.#paintLand(globe, before);
      const one = this.#layers.one.getContext("2d");
      one.clearRect(0, 0, width, height);
      this.#putTogether(one, globe, before, this.#layers);
      ink.drawImage(this.#layers.one, x - crop, y - crop, crop * 2, radius * 2.35,
        small.x - crop * scale, small.y - crop * scale, crop * 2 * scale, radius * 2.35 * scale);
    }
    this.#painted = "";
  }

  #paintLand(globe, before) {
    const heights = before ? globe.before : globe.snow.ground.heights;
    const supports = before ? [] : globe.supports;
    const lamp = Math.round(this.#lamp * 10) / 10;
    const shape = before ? 0 : globe.snow.ground.version;
    const land = globe.running ? "quick" : "fine";
    const rest = [before, supports.join(), lamp, land].join("/");
    const soon = globe.running && Math.abs(globe.seconds - this.#landAt) < this.#landSeconds;
    if (rest === this.#painted && (shape === this.#shape || soon)) return;
    this.#painted = rest;
    this.#shape = shape;
    this.#paintedLand = true;
    this.#landAt = globe.seconds;
    const ink = this.#layers.land.getContext("2d");
    ink.clearRect(0, 0, this.#camera.width, this.#camera.height);
    const { pines } = this.#layers;
    paintScene(ink, this.#camera, globe, { land: this.#lands[land], pines, before, heights, supports, lamp });
  }

  /** While the snow is lively the globe rocks a little on its base. */
  #sway(globe, paint) {
    const rock = globe.still || globe.phase !== "loose" ? 0 : Math.max(0, globe.energy - 0.35) ** 1.5;
    if (rock < 0.01 || globe.paused) {
      paint();
      return;
    }
    const shift = Math.sin(globe.seconds * 11) * rock * this.#camera.radius * 0.022;
    this.#ink.save();
    this.#ink.translate(Math.round(shift), 0);
    paint();
    this.#ink.restore();
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

/** Seconds until the lying snow is painted again, when painting it took `seconds`. */
function pace(seconds) {
  return Math.min(LAND_SECONDS_MAX, Math.max(LAND_SECONDS_MIN, seconds / LAND_PART_MAX));
}
