// The day, stop by stop. Pure: no page, no clock, no chance, and nothing of it is kept.
import { sceneBy } from "../../kit/story.js";

/** The four stops that the slider knows, in the order of the day. */
export const STOPS = ["before", "start", "rest", "home"];
/** All scenes: the stops, the card of red flags, the list to take home. */
export const SCENES = [...STOPS, "tell-staff", "checklist"];

/** @typedef {{scene: string, furthest: number}} State furthest: the last stop reached, an index into STOPS */

/**
 * @param {string} [scene] where to begin again
 * @returns {State}
 */
export function start(scene = STOPS[0]) {
  return at({ scene, furthest: 0 }, scene);
}

/**
 * @param {State} state
 * @param {{type: "next"|"back"|"restart"} | {type: "scrub", stop: number}} action
 * @returns {State} the same object when nothing changes
 */
export function act(state, action) {
  switch (action.type) {
    case "next": return at(state, sceneBy(SCENES, state.scene, 1));
    case "back": return at(state, sceneBy(SCENES, state.scene, -1));
    case "scrub": return [0, 1, 2, 3].includes(action.stop) ? at(state, STOPS[action.stop]) : state;
    case "restart": return start();
    default: return state;
  }
}

/** The stop that the picture shows: the red flags belong to the chair, the list to the way home. */
export function stopOf({ scene }) {
  return STOPS.indexOf(scene === "tell-staff" ? "rest" : scene === "checklist" ? "home" : scene);
}

function at(state, scene) {
  const furthest = Math.max(state.furthest, stopOf({ scene }));
  return scene === state.scene && furthest === state.furthest ? state : { ...state, scene, furthest };
}
