/** The drifting flakes: soft dots, larger and clearer the nearer they are, warmer close to the lamp. */

import { LAMP } from "../terrain.js";
import { offscreen } from "./camera.js";
import { fill, shades } from "./palette.js";

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
   * @param {import("../snow.js").Snow} snow
   * @param {{front: boolean, lag: number, lamp: number, share: number}} options
   *        lag: seconds since the last physics step; share: how many of the flakes are drawn, 0 to 1
   */
  paint(ink, snow, { front, lag, lamp, share }) {
    const { camera, sheet } = this;
    const shown = Math.floor(snow.count * share);
    const unit = camera.radius * 0.0118;
    for (let flake = 0; flake < shown; flake += 1) {
      if (snow.cell[flake] >= 0) continue;
      const z = snow.z[flake] + snow.vz[flake] * lag;
      if (z > FRONT_FROM !== front) continue;
      const x = snow.x[flake] + snow.vx[flake] * lag;
      const y = snow.y[flake] + snow.vy[flake] * lag;
      const size = unit * (0.62 + 0.75 * snow.tone[flake]) * camera.scale(z) * 2.6;
      const [dx, dy] = [x - LAMP.x, y - LAMP_Y];
      const tint = lamp > 0.3 && dx * dx + dy * dy + z * z * 0.5 < 0.1 * snow.rank[flake] + 0.02 ? 1 : 0;
      const level = Math.max(0, Math.min(SIZES - 1, Math.floor((z + 0.95) * 0.53 * SIZES)));
      ink.drawImage(sheet, level * CELL, tint * CELL, CELL, CELL,
        camera.left(x) - size / 2, camera.top(y, z) - size / 2, size, size);
    }
  }
}

const FRONT_FROM = -0.12;
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
