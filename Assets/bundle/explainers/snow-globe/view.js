/**
 * Shows the snow globe: `resize`, `draw(globe)`, `dispose`. Keeps no facts of its own.
 *
 * A painter in a worker gets pictures of plain values, made when it is free; the page's own thread paints nothing.
 */

import { beginningOf, pictureOf } from "./view/snapshot.js";
import { openStudio } from "./view/studio.js";

const LAMP_SECONDS = 0.9;
/** The lying snow is sent at most this often while it changes, in milliseconds. */
const LAND_MILLISECONDS = 100;
const DENSITY_MAX = 1.5;

export class GlobeView {
  #canvas;
  #studio;
  #now;
  #size = { width: 0, height: 0 };
  #lamp = 0;
  #lastDraw = 0;
  #version = -1;
  #landAt = -Infinity;
  #told = { renderer: null, share: 1, cost: 0, number: 0 };
  #number = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("./model.js").SnowGlobe} globe
   * @param {{now: () => number, prefer?: "best" | "webgl" | "canvas", onRenewed: (canvas: HTMLCanvasElement) => void}}
   *        tools now: milliseconds; onRenewed: another canvas took the place of the first
   */
  constructor(canvas, globe, { now, prefer = "best", onRenewed }) {
    this.#canvas = canvas;
    this.#now = now;
    this.#studio = openStudio(canvas, { beginning: beginningOf(globe), prefer }, {
      onTold: (told) => { this.#told = told; },
      onRenewed: (fresh) => {
        this.#canvas = fresh;
        this.#size = { width: 0, height: 0 };
        onRenewed(fresh);
      },
    });
  }

  /** Which painter is at work, the share of the flakes it draws, and the milliseconds a frame takes it. */
  get told() {
    return this.#told;
  }

  /** Whether the newest picture can be seen. */
  get isShown() {
    return this.#told.number === this.#number;
  }

  /** Whether the picture still changes though the model is at rest. */
  get easing() {
    return this.#lamp > 0 && this.#lamp < 1;
  }

  /** Fits the picture to the size the canvas has on the page. */
  resize() {
    const box = this.#canvas.getBoundingClientRect();
    const density = Math.min(DENSITY_MAX, globalThis.devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * density), Math.round(box.height * density)];
    if (width < 2 || height < 2 || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    this.#studio.resize(this.#size);
    this.#version = -1;
  }

  /** @param {import("./model.js").SnowGlobe} globe */
  draw(globe) {
    if (this.#size.width === 0) this.resize();
    if (this.#size.width === 0) return;
    this.#easeLamp(globe);
    this.#number += 1;
    this.#studio.draw(() => this.#picture(globe));
  }

  /** Loses the canvas on purpose, for a test of what happens then. */
  lose() {
    this.#studio.lose();
  }

  dispose() {
    this.#studio.dispose();
  }

  /** The newest picture, with the lying snow if that changed. */
  #picture(globe) {
    const land = this.#isLandDue(globe);
    return { ...pictureOf(globe, { lamp: this.#lamp, land }), number: this.#number };
  }

  #isLandDue({ running, snow }) {
    const { version } = snow.ground;
    if (version === this.#version) return false;
    const now = this.#now();
    if (running && now - this.#landAt < LAND_MILLISECONDS) return false;
    this.#version = version;
    this.#landAt = now;
    return true;
  }

  #easeLamp(globe) {
    const goal = globe.wish ? 1 : 0;
    if (this.#lamp === goal) return;
    const now = this.#now();
    const step = Math.min(0.05, (now - this.#lastDraw) / 1000) / LAMP_SECONDS;
    this.#lastDraw = now;
    if (globe.still) this.#lamp = goal;
    else this.#lamp += Math.sign(goal - this.#lamp) * Math.min(step, Math.abs(goal - this.#lamp));
  }
}
