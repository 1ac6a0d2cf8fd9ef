/** The drifting flakes: soft dots, larger and clearer the nearer they are, warmer close to the lamp. */

import { LAMP } from "../terrain.js";
import { offscreen } from "./camera.js";
import { fill, shades } from "./palette.js";
import { SKY_STRIDE } from "./snapshot.js";

const SIZES = 6;
const TINTS = ["#f6f9ff", "#ffd9a0"];
const CELL = 40;

export class Flakes {
  constructor(camera) {
    this.camera = camera;
    this.sheet = makeSheet();
  }

  /**
   * Draws the flakes of one half of the globe.
   *
   * @param {CanvasRenderingContext2D} ink
   * @param {import("./snapshot.js").Sky} sky the drifting flakes
   * @param {{tone: Float32Array, rank: Float32Array}} looks of every flake
   * @param {{front: boolean, lamp: number, shown: number}} options shown: flakes from this one on are left out
   */
  paint(ink, sky, looks, { front, lamp, shown }) {
    const { camera, sheet } = this;
    const unit = camera.radius * 0.0118;
    for (let at = 0; at < sky.length; at += SKY_STRIDE) {
      const flake = sky[at + 3];
      if (flake >= shown) return;
      const z = sky[at + 2];
      if (z > FRONT_FROM !== front) continue;
      const x = sky[at];
      const y = sky[at + 1];
      const size = unit * (0.62 + 0.75 * looks.tone[flake]) * camera.scale(z) * 2.6;
      const dx = x - LAMP.x;
      const dy = y - LAMP_Y;
      const tint = lamp > 0.3 && dx * dx + dy * dy + z * z * 0.5 < 0.1 * looks.rank[flake] + 0.02 ? 1 : 0;
      const level = Math.max(0, Math.min(SIZES - 1, Math.floor((z + 0.95) * 0.53 * SIZES)));
      ink.drawImage(sheet, level * CELL, tint * CELL, CELL, CELL,
        camera.left(x) - size / 2, camera.top(y, z) - size / 2, size, size);
    }
  }
}

/** Flakes nearer than this are drawn before house and lamp, the others behind them. */
export const FRONT_FROM = -0.12;

const LAMP_Y = -0.44 + LAMP.height;

/** Dots for each depth (across) and tint (down). */
function makeSheet() {
  const sheet = offscreen(CELL * SIZES, CELL * TINTS.length);
  const ink = sheet.getContext("2d");
  TINTS.forEach((tint, row) => {
    for (let level = 0; level < SIZES; level += 1) {
      const clear = 0.42 + 0.55 * (level / (SIZES - 1));
      const soft = level === SIZES - 1 ? 0.2 : 0.42;
      const [x, y] = [(level + 0.5) * CELL, (row + 0.5) * CELL];
      const dot = ink.createRadialGradient(x, y, 0, x, y, CELL * 0.48);
      ink.fillStyle = fill(dot, shades(tint, [clear, clear * 0.92, clear * 0.2, 0]),
        [0, soft, 0.7, 1]);
      ink.fillRect(level * CELL, row * CELL, CELL, CELL);
    }
  });
  return sheet;
}
