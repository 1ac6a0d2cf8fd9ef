/**
 * Sine and cosine, the same to the last bit on every machine and several times as fast as those of `Math`, whose last
 * digits the language leaves open. The errors are below 1e-7. Nothing in them branches: a processor cannot guess
 * which half of a turn a flake's angle lies in.
 */

const HALF = Math.PI;
const PER_HALF = 1 / HALF;

/** @param {number} angle radians */
export function sine(angle) {
  const halves = Math.floor(angle * PER_HALF + 0.5);
  const x = angle - HALF * halves;
  const s = x * x;
  const sign = 1 - 2 * (halves & 1);
  return sign * x * (1 + s * (-1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 - s / 39916800)))));
}

/** @param {number} angle radians */
export function cosine(angle) {
  const halves = Math.floor(angle * PER_HALF + 0.5);
  const x = angle - HALF * halves;
  const s = x * x;
  const sign = 1 - 2 * (halves & 1);
  const last = -1 / 3628800 + s / 479001600;
  return sign * (1 + s * (-1 / 2 + s * (1 / 24 + s * (-1 / 720 + s * (1 / 40320 + s * last)))));
}
