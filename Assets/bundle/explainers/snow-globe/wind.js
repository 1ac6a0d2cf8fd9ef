/**
 * The flow inside the globe: a slow turn about two axes plus a few shear waves.
 *
 * Each part is free of divergence (a turn is; a wave that blows across its own direction is), so their sum is too:
 * the flow never heaps snow up or thins it out by itself.
 */

const WAVES = 7;

export class Wind {
  /** @param {() => number} random numbers in [0, 1) */
  constructor(random) {
    this.waves = Array.from({ length: WAVES }, (_, index) => makeWave(random, 1.8 + index * 0.85));
    this.turn = random() < 0.5 ? -1 : 1;
    this.phase = random() * Math.PI * 2;
  }

  /**
   * Writes the flow at a place into `out`, for energy 1.
   *
   * @param {number} x
   * @param {number} y
   * @param {number} z
   * @param {number} seconds since the model began
   * @param {Float64Array} out three numbers, radii a second
   */
  at(x, y, z, seconds, out) {
    const around = 0.75 * this.turn;
    const over = 0.55 * Math.sin(0.5 * seconds + this.phase);
    let u = around * z - over * y;
    let v = over * x;
    let w = -around * x;
    for (const wave of this.waves) {
      const push = wave.strength * Math.sin(wave.kx * x + wave.ky * y + wave.kz * z + wave.rate * seconds + wave.phase);
      u += wave.dx * push;
      v += wave.dy * push;
      w += wave.dz * push;
    }
    out[0] = u;
    out[1] = v;
    out[2] = w;
  }
}

function makeWave(random, length) {
  const k = unit(random);
  const other = unit(random);
  // The cross product of two directions is at right angles to both: the wave blows across itself.
  const d = normalise([
    k[1] * other[2] - k[2] * other[1],
    k[2] * other[0] - k[0] * other[2],
    k[0] * other[1] - k[1] * other[0],
  ]);
  return {
    kx: k[0] * length, ky: k[1] * length, kz: k[2] * length,
    dx: d[0], dy: d[1], dz: d[2],
    strength: 1.15 / Math.sqrt(length), rate: 0.6 + random() * 1.2, phase: random() * Math.PI * 2,
  };
}

function unit(random) {
  return normalise([random() - 0.5, random() - 0.5, random() - 0.5]);
}

function normalise([x, y, z]) {
  const length = Math.hypot(x, y, z);
  return length > 1e-6 ? [x / length, y / length, z / length] : [1, 0, 0];
}
