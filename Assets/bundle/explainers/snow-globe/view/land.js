/**
 * The lying snow as a picture: the height field, lit from the sky, the lamp and the window.
 *
 * Each column of the picture is walked from front to back and filled upwards, so nearer mounds hide what lies behind.
 */

import { CELL, GRID, MEAN_DEPTH } from "../ground.js";
import { GROUND_RADIUS, GROUND_Y, HOUSE, LAMP, PATHS } from "../terrain.js";
import { offscreen } from "./camera.js";
import { SNOW_DEEP, SNOW_FAR, SNOW_LIT, SNOW_SHADE, alpha, fill, parts } from "./palette.js";

const RELIEF = 1.5;
const LIGHT = [-0.6, 0.74, -0.08];
const WARM = [255, 190, 104];

export class Land {
  /**
   * @param {import("./camera.js").Camera} camera
   * @param {number} coarse picture pixels for one pixel of the lit field, which is stretched softly
   */
  constructor(camera, coarse) {
    this.camera = camera;
    this.coarse = coarse;
    const side = GROUND_RADIUS * camera.radius;
    this.left = Math.round(camera.x - side);
    this.topEdge = Math.round(camera.top(GROUND_Y + 0.3, -GROUND_RADIUS));
    this.width = Math.ceil((side * 2) / coarse);
    this.height = Math.ceil((camera.top(GROUND_Y, GROUND_RADIUS) - this.topEdge) / coarse) + 2;
    this.small = offscreen(this.width, this.height);
    this.smallInk = this.small.getContext("2d");
    this.pixels = this.smallInk.createImageData(this.width, this.height);
    this.light = new Float32Array(GRID * GRID);
    this.warm = new Float32Array(GRID * GRID);
    this.prints = footprints();
  }

  /**
   * Paints the ground into `ink`.
   *
   * @param {CanvasRenderingContext2D} ink
   * @param {{heights: Float32Array, lamp: number, grains: {x: number, y: number, z: number}[]}} scene
   *        the heights, how bright the lamp burns, and the flakes at rest
   */
  paint(ink, { heights, lamp, grains }) {
    this.#paintBody(ink);
    this.#lightCells(heights, lamp);
    this.pixels.data.fill(0);
    const view = new Uint32Array(this.pixels.data.buffer);
    for (let column = 0; column < this.width; column += 1) this.#fillColumn(view, column, heights);
    this.smallInk.putImageData(this.pixels, 0, 0);
    ink.imageSmoothingQuality = "high";
    ink.drawImage(this.small, this.left, this.topEdge, this.width * this.coarse, this.height * this.coarse);
    this.#paintGrains(ink, grains);
    this.#paintPrints(ink, heights);
  }

  /** The snow below the front edge, seen through the glass. */
  #paintBody(ink) {
    const { camera } = this;
    const middle = camera.top(GROUND_Y, 0);
    const half = Math.sqrt(Math.max(0, 1 - ((middle - camera.y) / camera.radius) ** 2)) * camera.radius;
    ink.save();
    ink.beginPath();
    ink.arc(camera.x, camera.y, camera.radius * 0.995, 0, Math.PI * 2);
    ink.clip();
    ink.beginPath();
    ink.ellipse(camera.x, middle, half, half * 0.3, 0, 0, Math.PI * 2);
    ink.rect(camera.x - half, middle, half * 2, camera.radius);
    const down = ink.createLinearGradient(0, middle, 0, camera.y + camera.radius * 0.86);
    ink.fillStyle = fill(down, ["#a3b4d4", "#8094bf", SNOW_SHADE, SNOW_DEEP, "#182747"], [0, 0.4, 0.6, 0.85, 1]);
    ink.fill();
    ink.restore();
  }

  #lightCells(heights, lamp) {
    for (let cell = GRID; cell < GRID * GRID - GRID; cell += 1) {
      const x = ((cell % GRID) + 0.5) * CELL - GROUND_RADIUS;
      const z = (Math.floor(cell / GRID) + 0.5) * CELL - GROUND_RADIUS;
      const slopeX = ((heights[cell + 1] - heights[cell - 1]) / (2 * CELL)) * RELIEF;
      const slopeZ = ((heights[cell + GRID] - heights[cell - GRID]) / (2 * CELL)) * RELIEF;
      const length = Math.sqrt(1 + slopeX * slopeX + slopeZ * slopeZ);
      const sky = Math.max(0, (-slopeX * LIGHT[0] + LIGHT[1] - slopeZ * LIGHT[2]) / length);
      const hollow = Math.min(1, 0.55 + (0.45 * heights[cell]) / MEAN_DEPTH);
      this.light[cell] = Math.min(1, 0.1 + 0.95 * sky) * hollow;
      this.warm[cell] = warmth(x, z, heights[cell], slopeX, slopeZ, lamp);
    }
  }

  #fillColumn(view, column, heights) {
    const { camera } = this;
    const x = ((column + 0.5) / this.width) * 2 * GROUND_RADIUS - GROUND_RADIUS;
    const reach = Math.sqrt(Math.max(0, (GROUND_RADIUS - CELL * 0.8) ** 2 - x * x));
    const steps = Math.ceil((this.height * reach) / GROUND_RADIUS) + 4;
    let filled = this.height;
    let highest = 0;
    for (let step = 0; step <= steps; step += 1) {
      const z = reach - (2 * reach * step) / steps;
      const sample = sampleAt(x, z);
      const height = bilinear(heights, sample);
      const exact = Math.max(0, (camera.top(GROUND_Y + height, z) - this.topEdge) / this.coarse);
      const top = Math.floor(exact);
      if (step === 0) filled = top + 1;
      if (top >= filled) continue;
      const colour = snowColour(bilinear(this.light, sample), bilinear(this.warm, sample), z);
      for (let row = top; row < Math.min(this.height, filled); row += 1) view[row * this.width + column] = colour;
      if (step === 0) this.#soften(top * this.width + column, exact - top);
      filled = top;
      highest = exact;
    }
    this.#soften(filled * this.width + column, 1 - (highest - filled));
  }

  /** A pixel that the edge of the snow crosses is only partly snow. */
  #soften(pixel, covered) {
    this.pixels.data[pixel * 4 + 3] *= covered;
  }

  /** Every flake at rest is a faint dot on the snow. */
  #paintGrains(ink, grains) {
    const { camera } = this;
    const size = Math.max(1, camera.radius * 0.0048);
    ink.fillStyle = alpha(SNOW_LIT, 0.24);
    for (const { x, y, z } of grains) {
      ink.fillRect(camera.left(x), camera.top(y, z), size * camera.scale(z), size * 0.7);
    }
  }

  /** Old footprints show where the snow is thinner than beside them. */
  #paintPrints(ink, heights) {
    const { camera } = this;
    for (const { x, z, turn } of this.prints) {
      const aside = 0.11;
      const [sx, sz] = [-Math.sin(turn) * aside, Math.cos(turn) * aside];
      const beside = Math.min(bilinear(heights, sampleAt(x + sx, z + sz)), bilinear(heights, sampleAt(x - sx, z - sz)));
      const bare = Math.min(1, (beside - bilinear(heights, sampleAt(x, z))) / (MEAN_DEPTH * 0.5) - 0.3);
      if (bare <= 0.05) continue;
      ink.save();
      ink.translate(camera.left(x), camera.top(GROUND_Y, z));
      ink.transform(1, 0, 0, 0.42, 0, 0);
      ink.rotate(turn);
      ink.fillStyle = alpha("#22386a", 0.5 * bare);
      ink.beginPath();
      ink.ellipse(0, 0, camera.radius * 0.019, camera.radius * 0.0105, 0, 0, Math.PI * 2);
      ink.fill();
      ink.restore();
    }
  }
}

function warmth(x, z, height, slopeX, slopeZ, lamp) {
  const [dx, dy, dz] = [LAMP.x - x, LAMP.height * 0.8 - height, LAMP.z - z];
  const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const facing = Math.max(0, (-slopeX * dx + dy - slopeZ * dz) / (far * Math.sqrt(1 + slopeX ** 2 + slopeZ ** 2)));
  const fromLamp = (lamp * 0.95 * (0.35 + 0.65 * facing)) / (1 + (far / 0.3) ** 2.6);
  const front = HOUSE.z + HOUSE.halfDepth;
  const wx = (x - HOUSE.x + 0.02) / 0.2;
  const wz = (z - front - 0.06) / 0.15;
  const fromWindow = z > front - 0.05 ? 0.42 * Math.exp(-(wx * wx + wz * wz)) : 0;
  return Math.min(1, fromLamp + fromWindow);
}

const SHADE = parts(SNOW_SHADE);
const LIT = parts(SNOW_LIT);
const FAR = parts(SNOW_FAR);

/** A pixel as little-endian ABGR. */
function snowColour(light, warm, z) {
  const haze = Math.min(0.55, Math.max(0, (0.15 - z) * 0.5));
  let pixel = 0xff000000;
  for (let channel = 0; channel < 3; channel += 1) {
    let value = SHADE[channel] + (LIT[channel] - SHADE[channel]) * light * 0.92;
    value += (FAR[channel] - value) * haze;
    value += (WARM[channel] - value * 0.45) * warm * 0.62;
    pixel |= Math.min(255, value) << (channel * 8);
  }
  return pixel >>> 0;
}

const sampled = { cell: 0, fx: 0, fz: 0 };

function sampleAt(x, z) {
  const column = Math.min(GRID - 1.001, Math.max(0, (x + GROUND_RADIUS) / CELL - 0.5));
  const row = Math.min(GRID - 1.001, Math.max(0, (z + GROUND_RADIUS) / CELL - 0.5));
  sampled.cell = Math.floor(row) * GRID + Math.floor(column);
  sampled.fx = column - Math.floor(column);
  sampled.fz = row - Math.floor(row);
  return sampled;
}

function bilinear(field, { cell, fx, fz }) {
  const near = field[cell] + (field[cell + 1] - field[cell]) * fx;
  const far = field[cell + GRID] + (field[cell + GRID + 1] - field[cell + GRID]) * fx;
  return near + (far - near) * fz;
}

/** Left and right footprints along the old paths. */
function footprints() {
  const prints = [];
  for (const path of PATHS) {
    let walked = 0;
    for (let index = 1; index < path.length; index += 1) {
      const [[x0, z0], [x, z]] = [path[index - 1], path[index]];
      walked += Math.hypot(x - x0, z - z0);
      if (walked < 0.052) continue;
      walked = 0;
      const turn = Math.atan2(z - z0, x - x0);
      const side = prints.length % 2 ? 0.021 : -0.021;
      prints.push({ x: x - Math.sin(turn) * side, z: z + Math.cos(turn) * side, turn });
    }
  }
  return prints;
}
