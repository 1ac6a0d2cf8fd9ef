/** The parts of the picture that stand still, each painted once and no larger than it has to be. */

import { paintRoom, paintSky } from "./backdrop.js";
import { BASE, offscreen } from "./camera.js";
import { paintBase, paintGlass } from "./glass.js";
import { paintPines } from "./props.js";

export class Layers {
  #camera;
  #pair = null;

  /**
   * @param {import("./camera.js").Camera} camera
   * @param {() => number} random
   */
  constructor(camera, random) {
    this.#camera = camera;
    const { radius, x, y } = camera;
    const foot = BASE.foot + BASE.footHalf * BASE.ratio;
    /** The globe with its base. */
    const globe = box(x - radius, y - radius, radius * 2, radius * (1 + foot));
    /** The ground with all that stands on it, and the light of the lamp. */
    const ground = box(x - radius, y - radius * 0.46, radius * 2, radius * 1.48);
    this.globe = globe;
    this.room = layer(box(0, 0, camera.width, camera.height), (ink) => paintRoom(ink, [camera]));
    this.sky = layer(globe, (ink) => paintSky(ink, camera, random));
    /** Room and sky behind the globe in one, without a gap. */
    this.back = layer(globe, (ink) => {
      put(ink, this.room);
      put(ink, this.sky);
    });
    this.pines = layer(ground, (ink) => paintPines(ink, camera, random));
    this.front = layer(globe, (ink) => {
      paintGlass(ink, camera);
      paintBase(ink, camera, random);
    });
    this.land = layer(ground, () => {});
  }

  /** The room with the shadows of two small globes. */
  get pair() {
    const { width, height } = this.#camera;
    this.#pair ??= layer(box(0, 0, width, height), (ink) => paintRoom(ink, this.#camera.pair()));
    return this.#pair;
  }
}

/** An empty layer of the same place. */
export function emptyLike(other) {
  return layer(other, () => {});
}

/** Puts a layer where it belongs. */
export function put(ink, { canvas, left, top }) {
  ink.drawImage(canvas, left, top);
}

/** Takes everything off a layer and gives its ink. */
export function wiped({ ink, left, top, width, height }) {
  ink.clearRect(left, top, width, height);
  return ink;
}

function box(left, top, width, height) {
  const spare = 2;
  return {
    left: Math.floor(left) - spare, top: Math.floor(top) - spare,
    width: Math.ceil(width) + 2 * spare, height: Math.ceil(height) + 2 * spare,
  };
}

/** A canvas for one place of the picture, whose ink takes places of the whole picture. */
function layer({ left, top, width, height }, paint) {
  const canvas = offscreen(width, height);
  const ink = canvas.getContext("2d");
  ink.translate(-left, -top);
  paint(ink);
  return { canvas, ink, left, top, width, height };
}
