/** Chance that can be repeated: the same seed gives the same row of numbers. */

/**
 * The mulberry32 generator.
 * @param {number} seed any integer; only its low 32 bits count
 * @returns {() => number} each call gives a number from 0 up to, not including, 1
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The seed of this page: `?seed=` for tests, else a fresh one.
 * @param {string} search the query of the page's address
 * @param {() => number} [fresh] makes an unsigned 32-bit number
 * @returns {number}
 */
export function seedFrom(search, fresh = () => crypto.getRandomValues(new Uint32Array(1))[0]) {
  const given = new URLSearchParams(search).get("seed");
  return given !== null && /^\d{1,10}$/u.test(given) ? Number(given) >>> 0 : fresh();
}
