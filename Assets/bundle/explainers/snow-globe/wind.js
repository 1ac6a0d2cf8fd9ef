/**
 * The flow inside the globe: a slow turn about two axes plus a few waves, none of which heaps snow up by itself.
 *
 * A turn has no divergence. The waves are the curl of a vector potential that is zero at the glass, so they have none
 * either, and along the glass they blow along it and never through it:
 * u = ∇×(f A) = f ∇×A + ∇f×A, with f = 1 − r² and A = Σ a cos(k·x + phase), a at right angles to k.
 */

import { cosine, sine } from "./sine.js";

const WAVES = 7;
/** Numbers for one wave: its three k, d and a, its rate and its phase. */
const WAVE_STRIDE = 11;

export class Wind {
  /** @param {() => number} random numbers in [0, 1) */
  constructor(random) {
    const waves = Array.from({ length: WAVES }, (_, index) => makeWave(random, 1.8 + index * 0.85));
    /** The waves one after another: every flake reads all of them at every step. */
    this.waves = Float64Array.from(waves.flat());
    this.turn = random() < 0.5 ? -1 : 1;
    this.phase = random() * Math.PI * 2;
  }

  /**
   * Writes the flow at a place into `out`, for energy 1.
   *
   * @param {number} x radii of the glass
   * @param {number} y
   * @param {number} z
   * @param {number} seconds since the model began
   * @param {Float64Array} out three numbers, radii a second
   */
  at(x, y, z, seconds, out) {
    const { waves } = this;
    let u = 0;
    let v = 0;
    let w = 0;
    let ax = 0;
    let ay = 0;
    let az = 0;
    for (let at = 0; at < waves.length; at += WAVE_STRIDE) {
      const angle = waves[at] * x + waves[at + 1] * y + waves[at + 2] * z + waves[at + 9] * seconds + waves[at + 10];
      const blow = sine(angle);
      const turn = cosine(angle);
      u += waves[at + 3] * blow;
      v += waves[at + 4] * blow;
      w += waves[at + 5] * blow;
      ax += waves[at + 6] * turn;
      ay += waves[at + 7] * turn;
      az += waves[at + 8] * turn;
    }
    const inside = 1 - x * x - y * y - z * z;
    const around = 0.7 * this.turn;
    const over = 0.5 * sine(0.5 * seconds + this.phase);
    out[0] = inside * u - 2 * (y * az - z * ay) + around * z - over * y;
    out[1] = inside * v - 2 * (z * ax - x * az) + over * x;
    out[2] = inside * w - 2 * (x * ay - y * ax) - around * x;
  }
}

/** A wave of `length` radians a radius: `a` is its potential, `d` the direction it blows in. @returns {number[]} */
function makeWave(random, length) {
  const [kx, ky, kz] = unit(random).map((part) => part * length);
  const other = unit(random);
  const strength = 1.5 / Math.sqrt(length);
  const [dx, dy, dz] = unitOf(cross([kx, ky, kz], other)).map((part) => part * strength);
  const [ax, ay, az] = cross([kx, ky, kz], [dx, dy, dz]).map((part) => part / (length * length));
  return [kx, ky, kz, dx, dy, dz, ax, ay, az, 0.6 + random() * 1.2, random() * Math.PI * 2];
}

function unit(random) {
  return unitOf([random() - 0.5, random() - 0.5, random() - 0.5]);
}

function unitOf([x, y, z]) {
  const length = Math.hypot(x, y, z);
  return length > 1e-6 ? [x / length, y / length, z / length] : [1, 0, 0];
}

function cross([a, b, c], [x, y, z]) {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}
