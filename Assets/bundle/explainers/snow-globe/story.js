/** The order of the story, and what there is to choose in it. */

/** In story order; `settled` is the end of the scene `settling`. */
export const PHASES = ["hook", "still", "choose", "ready", "loose", "settling", "settled", "compare", "recap"];
export const WISHES = ["kind", "calm", "talk", "outside", "rest", "unsure"];
export const GUESSES = ["me", "medicine", "unsure"];
export const VIEWS = ["both", "before", "now"];

/** Where Next leads, in the phases that no other choice leaves. */
export const NEXT = { still: "choose", settled: "compare", compare: "recap" };

/** Where Back leads. */
export const BACK = {
  still: "hook", choose: "still", ready: "choose", loose: "ready", settling: "loose", settled: "loose",
  compare: "settled", recap: "compare",
};

/** Whether the snow belongs in its old shape. */
export function isBeforeShake(phase) {
  return PHASES.indexOf(phase) < PHASES.indexOf("loose");
}

/** What tests and the screen reader's text may know of a globe. @param {import("./model.js").SnowGlobe} globe */
export function stateOf({ scene, phase, running, paused, still, energy, snow, wish, guess, supports, view }) {
  return {
    scene, phase, running, paused, mode: still ? "still" : "motion", energy, drifting: snow.drifting,
    settled: ["settled", "compare", "recap"].includes(phase), wish, guess, supports: [...supports], view,
  };
}
