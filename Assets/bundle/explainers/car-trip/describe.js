// What the picture shows now, and what just changed, as keys of strings/en.json and values for them.
// A picture and its sentence come from the same state, so they cannot disagree.
import { roadWord } from "./road.js";

/**
 * @typedef {{key: string, values?: Record<string, string | number>}} Sentence
 * A value that starts with "@" is itself the key of a string.
 */

/**
 * The text of the picture.
 * @param {import('./model.js').State} state
 * @returns {Sentence}
 */
export function picture(state) {
  const { scene, drive, turn } = state;
  if (drive) return { key: `now.driving.${drive.turn}` };
  switch (scene) {
    case "dash": return { key: "now.dash", values: { seen: state.parts.length } };
    case "destination": return chosen("destination", "places", state.destination);
    case "music": return chosen("music", "sounds", state.music);
    case "fork": return { key: "now.fork", values: { practised: `@practised.${state.k}` } };
    case "drove": return { key: `now.drove.${turn ?? 'rest'}` };
    case "practice": return { key: "now.practice", values: roadNow(state) };
    case "both-roads": return { key: "now.both", values: roadNow(state) };
    default: return { key: `now.${scene}` };
  }
}

/**
 * What to say after one action, or nothing. A new scene says itself: its heading takes the focus.
 * @param {import('./model.js').State} before
 * @param {import('./model.js').State} after
 * @returns {?Sentence}
 */
export function response(before, after) {
  if (after.drive && !before.drive) return { key: `now.driving.${after.drive.turn}` };
  if (after.scene !== before.scene) return null;
  if (after.day !== before.day) return dayResponse(after);
  if (after.destination !== before.destination) return chosen("destination", "places", after.destination);
  if (after.music !== before.music) return chosen("music", "sounds", after.music);
  return null;
}

/** What the last day of practice changed. @param {import('./model.js').State} state @returns {Sentence} */
export function dayResponse(state) {
  if (state.pass === "right") return { key: "day.right" };
  if (state.pass === "rest") return { key: "day.rest" };
  return { key: state.gain > 0 ? "day.left" : "day.again", values: roadNow(state) };
}

const roadNow = ({ k }) => ({ practised: `@practised.${k}`, word: `@word.${roadWord(k)}` });

function chosen(scene, list, value) {
  return value ? { key: `now.${scene}.picked`, values: { choice: `@${list}.${value}` } } : { key: `now.${scene}.open` };
}
