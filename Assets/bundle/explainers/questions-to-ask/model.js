// Questions to pick from and a list of at most five. Pure; the list lives in memory and is gone with the page.
import { toggleIn } from "../../kit/picks.js";
import { sceneBy } from "../../kit/story.js";

/** The most questions that fit a visit, and one screen in large letters. */
export const LIST_MAX = 5;
/** The questions of each scene, in reading order. */
export const GROUPS = {
  three: ["problem", "do", "why"],
  care: ["fit", "form", "risks", "other", "know", "not-help", "call"],
  cost: ["benefit", "visits", "share", "in-plan"],
};
export const SCENES = [...Object.keys(GROUPS), "show"];
const QUESTIONS = Object.values(GROUPS).flat();

/** @typedef {{scene: string, list: string[], refused: ?string}} State refused: the question that found the list full */

/**
 * @param {string} [scene] where to begin again; nothing is picked for the reader
 * @returns {State}
 */
export function start(scene = SCENES[0]) {
  return { scene, list: [], refused: null };
}

/**
 * @param {State} state
 * @param {{type: "next"|"back"|"restart"} | {type: "pick", question: string}} action
 * @returns {State} the same object when nothing changes
 */
export function act(state, action) {
  switch (action.type) {
    case "next": return go(state, 1);
    case "back": return go(state, -1);
    case "restart": return start();
    case "pick": return QUESTIONS.includes(action.question)
      ? { ...state, ...toggleIn(state.list, action.question, LIST_MAX) } : state;
    default: return state;
  }
}

function go(state, by) {
  const scene = sceneBy(SCENES, state.scene, by);
  return scene === state.scene ? state : { ...state, scene, refused: null };
}
