/** What the water does in each phase of the story: how lively it is, how snow falls and where it is drawn. */

import { isBeforeShake } from "./story.js";
import { SUPPORTS } from "./terrain.js";

/** The energy that stays while the globe is loose, until it is stopped. */
const LOOSE_FLOOR = 0.2;
/** Seconds in which energy falls to about a third. */
const CALMING_SECONDS = { loose: 4, settling: 1 };
const CALMING_SECONDS_OTHERWISE = 0.5;
/** From here on snow falls faster, so that all of it lies in time. */
const HURRY_FROM_SECONDS = 8.5;
/** The part of the flakes that drifts back to its old spots, by number of supports. */
const HOME_SHARES = [0.62, 0.2, 0.1, 0.05];

/** How long the old footpaths glow once. */
const GLOW_SECONDS = 3.2;

/** How strongly the old footpaths are pointed out, 0 to 1. */
export function pathGlow({ phase, still, phaseSeconds }) {
  if (phase !== "still") return 0;
  if (still) return 0.8;
  return phaseSeconds < GLOW_SECONDS ? Math.sin((Math.PI * phaseSeconds) / GLOW_SECONDS) : 0;
}

/** The energy after `seconds` without a shake. */
export function calmed(energy, phase, seconds) {
  const floor = phase === "loose" ? LOOSE_FLOOR : 0;
  const left = floor + (energy - floor) * Math.exp(-seconds / (CALMING_SECONDS[phase] ?? CALMING_SECONDS_OTHERWISE));
  return left < 0.004 ? 0 : left;
}

/**
 * The forces on the snow, beside the flow.
 *
 * @param {{phase: string, supports: string[], settlingSeconds: number}} globe
 * @returns {{homeShare: number, toHome: boolean, heavy: number, pulls: {x: number, z: number}[]}}
 *          heavy: how fast flakes fall, compared with their own speed
 */
export function forces({ phase, supports, settlingSeconds }) {
  if (isBeforeShake(phase)) return { homeShare: 1, toHome: true, heavy: 1.6, pulls: [] };
  if (phase !== "settling") return { homeShare: 0, toHome: false, heavy: 0.45, pulls: [] };
  return {
    homeShare: HOME_SHARES[supports.length],
    toHome: false,
    heavy: 0.6 + Math.max(0, settlingSeconds - HURRY_FROM_SECONDS) * 1.4,
    pulls: supports.map((id) => SUPPORTS[id]),
  };
}
