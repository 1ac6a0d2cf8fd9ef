/**
 * The sine, the same to the last bit on every machine and several times as fast as `Math.sin`, whose last digits the
 * language leaves open. The error is below 1e-7.
 */

const TURN = 2 * Math.PI;
const HALF = Math.PI;
const QUARTER = Math.PI / 2;

/** @param {number} angle radians */
export function sine(angle) {
  let x = angle - TURN * Math.floor(angle / TURN + 0.5);
  if (x > QUARTER) x = HALF - x;
  else if (x < -QUARTER) x = -HALF - x;
  const s = x * x;
  return x * (1 + s * (-1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 - s / 39916800)))));
}
