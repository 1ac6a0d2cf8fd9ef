/** Keeps two globes in step: the page's, which tells the story, and the stage's, which has the flakes. */

/**
 * @typedef {object} Act what was done to the page's globe
 * @property {string} name a method of the globe
 * @property {unknown[]} values
 * @property {string} from the phase that it was done in
 * @property {boolean} paused whether the page's globe is, after it
 *
 * @typedef {{phase: string, energy: number, drifting: number}} News what only the flakes know
 */

/** Does a thing to the page's globe. @returns {{done: unknown, act: Act | null}} act: to be repeated, if it was done */
export function actOn(globe, name, values) {
  const from = globe.phase;
  const done = globe[name](...values);
  return { done, act: done === false ? null : { name, values, from, paused: globe.paused } };
}

/** Repeats an act on the stage's globe, as it was meant: also if all has settled there and the page was not told yet. */
export function repeat(globe, { name, values, from, paused }) {
  if (from === "settling" && globe.phase === "settled") globe.phase = from;
  globe[name](...values);
  globe.paused = paused;
}

/** What the stage's globe has to tell. @returns {News} */
export function newsOf({ phase, energy, snow }) {
  return { phase, energy, drifting: snow.drifting };
}

/** Takes news of the stage's globe over into the page's. @param {News} news */
export function takeOver(globe, { phase, energy, drifting }) {
  globe.energy = energy;
  globe.snow.drifting = drifting;
  if (phase === "settled" && globe.phase === "settling") globe.phase = phase;
}
