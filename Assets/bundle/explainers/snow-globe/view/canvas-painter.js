/**
 * Paints pictures of the globe on a Canvas 2D.
 *
 * What stands still is painted once into layers; a frame puts the layers together with the drifting flakes.
 */

import { Flakes } from "./flakes.js";
import { Layers, emptyLike, put, wiped } from "./layers.js";
import { LyingSnow } from "./lying-snow.js";
import { Pace } from "./pace.js";
import { paintPathGlow } from "./path-glow.js";

/** Milliseconds a frame may take to paint: this painter's frames come at least 30 times a second. */
const BUDGET_MILLISECONDS = 22;

export class CanvasPainter {
  #canvas;
  #ink;
  #tools;
  #camera = null;
  #layers = null;
  #lying = null;
  #flakes = null;
  #whole = true;

  /**
   * @param {HTMLCanvasElement | OffscreenCanvas} canvas
   * @param {{beginning: import("./snapshot.js").Beginning, random: () => () => number, now: () => number}} tools
   */
  constructor(canvas, tools) {
    this.#canvas = canvas;
    this.#ink = canvas.getContext("2d", { alpha: false });
    this.#tools = tools;
    this.kind = "canvas";
    this.pace = new Pace(BUDGET_MILLISECONDS);
  }

  /** @param {import("./camera.js").Camera} camera */
  resize(camera) {
    this.#canvas.width = camera.width;
    this.#canvas.height = camera.height;
    this.#camera = camera;
    this.#layers = new Layers(camera, this.#tools.random());
    this.#lying = new LyingSnow(camera, this.#layers, this.#tools.beginning);
    this.#flakes = new Flakes(camera);
    this.#whole = true;
  }

  /** @param {import("./snapshot.js").Picture} picture @returns {Promise<void>} as every painter's draw */
  async draw(picture) {
    const started = this.#tools.now();
    this.#lying.take(picture);
    if (picture.show === "both") this.#drawBoth(picture);
    else this.#drawOne(picture);
    if (picture.running) this.pace.note(this.#tools.now() - started);
  }

  /** One globe. The room around it is only painted when something else was there. */
  #drawOne(picture) {
    const ink = this.#ink;
    this.#lying.paint(picture, picture.show === "before");
    const { room, sky, back } = this.#layers;
    const shift = Math.round(picture.rock * this.#camera.radius);
    if (this.#whole || shift !== 0) put(ink, room);
    this.#whole = shift !== 0;
    ink.save();
    ink.translate(shift, 0);
    this.#putTogether(ink, picture, shift === 0 ? back : sky);
    ink.restore();
  }

  #putTogether(ink, picture, back, before = picture.show === "before") {
    const { tone, rank } = this.#tools.beginning;
    const shown = Math.floor(tone.length * this.pace.share);
    const options = { lamp: picture.lamp, shown };
    put(ink, back);
    if (!before) this.#flakes.paint(ink, picture.sky, { tone, rank }, { ...options, front: false });
    put(ink, this.#layers.land);
    if (picture.glow > 0) paintPathGlow(ink, this.#camera, picture.glow);
    if (!before) this.#flakes.paint(ink, picture.sky, { tone, rank }, { ...options, front: true });
    put(ink, this.#layers.front);
  }

  /** The old and the new picture side by side, at the same size and in the same light. */
  #drawBoth(picture) {
    const one = emptyLike(this.#layers.globe);
    put(this.#ink, this.#layers.pair);
    for (const [index, small] of this.#camera.pair().entries()) {
      const before = index === 0;
      this.#lying.paint(picture, before);
      this.#putTogether(wiped(one), picture, this.#layers.sky, before);
      const place = this.#camera.within(small, one);
      this.#ink.drawImage(one.canvas, place.left, place.top, place.width, place.height);
    }
    this.#whole = true;
  }
}
