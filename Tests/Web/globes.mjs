/** Globes in every phase of their story, for the tests of the snow globe. */

import { SnowGlobe } from "../../Assets/bundle/explainers/snow-globe/model.js";
import { PHASES } from "../../Assets/bundle/explainers/snow-globe/story.js";
import { PATHS } from "../../Assets/bundle/explainers/snow-globe/terrain.js";
import { STEP_SECONDS } from "../../Assets/bundle/explainers/snow-globe/ticker.js";
import { seededRandom } from "../../Assets/bundle/kit/random.js";

/** The explainer's folder. */
export const FOLDER = new URL("../../Assets/bundle/explainers/snow-globe/", import.meta.url);

export function globeOf(seed = 7, options = {}) {
  return new SnowGlobe({ random: seededRandom(seed), flakeCount: 700, ...options });
}

export function pass(globe, seconds) {
  for (let step = 0; step < Math.round(seconds / STEP_SECONDS); step += 1) globe.step(STEP_SECONDS);
}

/** A globe in the phase, reached as a patient reaches it. */
export function globeIn(phase, seed = 7, options = {}) {
  const globe = globeOf(seed, options);
  const steps = {
    still: () => globe.shake(), choose: () => globe.next(), ready: () => globe.choose("calm"),
    loose: () => { globe.shake(); pass(globe, 2); }, settling: () => globe.stop(), settled: () => globe.settleNow(),
    compare: () => globe.next(), recap: () => globe.next(),
  };
  for (const next of PHASES.slice(1, PHASES.indexOf(phase) + 1)) steps[next]();
  return globe;
}

/** Counts the flakes that rest within a distance of a place. */
export function flakesNear(globe, { x, z }, distance = 0.2) {
  const { snow } = globe;
  let near = 0;
  for (let flake = 0; flake < snow.count; flake += 1) {
    if (snow.cell[flake] >= 0 && Math.hypot(snow.x[flake] - x, snow.z[flake] - z) < distance) near += 1;
  }
  return near;
}

/** The mean depth of snow along the old footpaths. */
export function depthOnPaths(heights, ground) {
  const places = PATHS.flat();
  return places.reduce((sum, [x, z]) => sum + heights[ground.cellAt(x, z)], 0) / places.length;
}

const settledBefore = new Map();

/** A settled globe; made once for the same supports and seed, and not changed after. */
export function settledWith(supports, seed) {
  const key = `${supports}/${seed}`;
  if (!settledBefore.has(key)) settledBefore.set(key, settleWith(supports, seed));
  return settledBefore.get(key);
}

export function settleWith(supports, seed) {
  const globe = globeIn("settling", seed);
  supports.forEach((id) => globe.toggleSupport(id));
  globe.settleNow();
  return globe;
}
