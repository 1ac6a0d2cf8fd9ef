/**
 * Brings a new globe to a later scene: for a reader who comes back from another page, where nothing is chosen for them,
 * and for one who goes on after the stage was lost, with what they chose.
 */

import { STEP_SECONDS } from "./ticker.js";

const LIVELY_SECONDS = 2;

/**
 * @param {import("./model.js").SnowGlobe} globe at its first scene
 * @param {string|undefined} scene where to go on; an unknown one leaves the globe as it is
 * @param {{wish?: string, supports?: string[], view?: string}} [chosen]
 */
export function retell(globe, scene, { wish = "unsure", supports = [], view = "both" } = {}) {
  const settle = () => {
    globe.stop();
    for (const support of supports) globe.toggleSupport(support);
  };
  const steps = {
    still: () => globe.shake(), choose: () => globe.next(), ready: () => globe.choose(wish),
    loose: () => globe.shake(), settling: settle,
    compare: () => globe.settleNow() && globe.next() && globe.show(view), recap: () => globe.next(),
  };
  const names = Object.keys(steps);
  for (const name of names.slice(0, names.indexOf(scene) + 1)) {
    steps[name]();
    if (name !== "loose") continue;
    for (let seconds = 0; seconds < LIVELY_SECONDS; seconds += STEP_SECONDS) globe.step(STEP_SECONDS);
  }
}
