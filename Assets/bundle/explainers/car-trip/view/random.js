// The land is the same for all: each part of it has its own fixed row of numbers.
import { seededRandom } from "../../../kit/random.js";

/** @param {string} name @returns {() => number} */
export function row(name) {
  return seededRandom([...name].reduce((seed, letter) => (seed * 31 + letter.codePointAt(0)) >>> 0, 7));
}
