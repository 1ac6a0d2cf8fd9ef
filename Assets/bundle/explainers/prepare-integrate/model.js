// Three trays of cards and a plan of at most five. Pure; the plan lives in memory and is gone with the page.
import { toggleIn } from "../../kit/picks.js";
import { sceneBy } from "../../kit/story.js";

/** The most cards that a plan holds: few enough to do. */
export const PLAN_MAX = 5;
/** The cards of each tray, in reading order. */
export const TRAYS = {
  before: ["wish", "calm", "ride", "person", "questions"],
  day: ["quiet", "tell", "help", "stay", "hold-wish"],
  after: ["write", "therapist", "step", "sleep", "share"],
};
export const SCENES = [...Object.keys(TRAYS), "plan"];
const CARDS = Object.values(TRAYS).flat();

/** @typedef {{scene: string, plan: string[], refused: ?string}} State refused: the card that found the plan full */

/**
 * @param {string} [scene] where to begin again; nothing is picked for the reader
 * @returns {State}
 */
export function start(scene = SCENES[0]) {
  return { scene, plan: [], refused: null };
}

/**
 * @param {State} state
 * @param {{type: "next"|"back"|"restart"} | {type: "pick", card: string}} action
 * @returns {State} the same object when nothing changes
 */
export function act(state, action) {
  switch (action.type) {
    case "next": return go(state, 1);
    case "back": return go(state, -1);
    case "restart": return start();
    case "pick": return CARDS.includes(action.card) ? pick(state, action.card) : state;
    default: return state;
  }
}

/** The plan by tray, each in the order of its cards. @param {State} state */
export function planByTray({ plan }) {
  return Object.fromEntries(Object.entries(TRAYS).map(([tray, cards]) => [tray, cards.filter((card) => plan.includes(card))]));
}

function go(state, by) {
  const scene = sceneBy(SCENES, state.scene, by);
  return scene === state.scene ? state : { ...state, scene, refused: null };
}

function pick(state, card) {
  const { list: plan, refused } = toggleIn(state.plan, card, PLAN_MAX);
  return { ...state, plan, refused };
}
