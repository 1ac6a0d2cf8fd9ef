// What practice does to the new road, and what it never does to the old one.
// Pure: numbers in, numbers out. Units are in model.md.

/** The most passes that are counted. */
export const PASSES_MAX = 5;

/** Metres from verge to verge. */
export const OLD_ROAD_METRES = 6.4;
const NEW_ROAD_METRES_MIN = 1.5;
const NEW_ROAD_METRES_MAX = 5.6;

/** The share of its look that the old road may lose. It never vanishes. */
export const OLD_ROAD_FADE_MAX = 0.2;

/** @param {number} k passes, 0 to 5. @returns {number} 0.25 (hard) towards 1 (easy). */
export function ease(k) {
  const passes = Math.min(PASSES_MAX, Math.max(0, k));
  return 1 - 0.75 * Math.exp(-passes / 2);
}

/** @param {number} k @returns {number} 0 with no practice, 1 at the fifth pass. */
function progress(k) {
  return (ease(k) - ease(0)) / (ease(PASSES_MAX) - ease(0));
}

/**
 * The new road after `k` passes; `k` may lie between two passes while the picture changes.
 * @param {number} k
 * @returns {{widthMetres: number, grass: number, snow: number, bumps: number}} grass, snow, bumps: 0 none, 1 most.
 */
export function newRoad(k) {
  const part = progress(k);
  return {
    widthMetres: NEW_ROAD_METRES_MIN + part * (NEW_ROAD_METRES_MAX - NEW_ROAD_METRES_MIN),
    grass: 1 - part,
    snow: 1 - part,
    bumps: 1 - ease(k),
  };
}

/** @param {number} k @returns {number} how plain the old road is to see: 1, never under 0.8. */
export function oldRoadPresence(k) {
  return 1 - OLD_ROAD_FADE_MAX * progress(k);
}

/** @param {number} k @returns {number} how far the wheel leans to the right by itself, 0 to 1. */
export function habitPull(k) {
  return 0.45 * (1 - progress(k));
}

/** @param {number} k @returns {'hard' | 'medium' | 'easy'} the only three words for the road. */
export function roadWord(k) {
  if (ease(k) < 0.5) return "hard";
  return ease(k) < 0.8 ? "medium" : "easy";
}
