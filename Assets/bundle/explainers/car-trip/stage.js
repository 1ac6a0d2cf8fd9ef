// Where the drive is: the state as time passes, the clock and the painter. In a worker, so that a tap never waits for a
// tree; on the page where there can be none. The page sends each action on, and is told how far the drive has come.
import { frameClock } from "../../kit/clock.js";
import { act, isRunning, sameWords, start, step } from "./model.js";
import { createPainter } from "./view/painter.js";
import { row } from "./view/random.js";
import { shot } from "./view/shots.js";

/** Falling snow alone is drawn at most this often; a drive is drawn at every frame. */
const CALM_SECONDS = 1 / 32;
/** Of what changes all the time the page is told this often. */
const TELL_SECONDS = 0.1;

const differs = (a, b) => Object.keys(a).some((name) => a[name] !== b[name]);

/**
 * @typedef {object} Message some of these
 * @property {Record<string, HTMLCanvasElement | OffscreenCanvas>} [canvases] to paint on; once, first
 * @property {{width: number, height: number, wheel: number, sharp: number}} [frame] page pixels; wheel: its side
 * @property {?{type: string}} [action] what was done on the page; null where its state is to be taken as it is
 * @property {import("./model.js").State} [state] the page's state after it
 * @property {number} number of the message; what is told names the newest one that was heard
 *
 * @param {(told: {state: import("./model.js").State, heard: number}) => void} tell
 * @returns {{hear(message: Message): void}}
 */
export function createStage(tell) {
  let state = start();
  let [painter, heard, waited, silent] = [null, 0, 0, 0];
  let last = { picture: "", detail: {} };
  const clock = frameClock((seconds) => frame(seconds));

  function draw(seconds) {
    const view = shot(state);
    const snow = view.picture === "road" || view.picture === "parked";
    const { scene, k, turn, destination, music, wheel } = state;
    const detail = { scene, k, turn, destination, music };
    waited += seconds;
    const moving = view.speed > 0 || view.cabin % 1 > 0;
    const changed = seconds === 0 || view.picture !== last.picture || differs(detail, last.detail);
    painter?.place(view, wheel);
    if (!changed && !moving && (!snow || waited < CALM_SECONDS)) return;
    last = { picture: view.picture, detail };
    painter?.draw({ view, detail, seconds: waited, snow });
    waited = 0;
  }

  function frame(seconds) {
    const before = state;
    state = step(state, seconds);
    silent += seconds;
    if (silent >= TELL_SECONDS || !sameWords(before, state)) {
      silent = 0;
      tell({ state, heard });
    }
    draw(seconds);
  }

  /** The page's state is a little behind in time, but it is what the reader acted on. */
  function perform(action, seen) {
    const own = action ? act(state, action) : seen;
    state = sameWords(own, seen) ? own : seen;
  }

  return {
    hear({ canvases, frame: size, action, state: seen, number }) {
      if (canvases) painter = createPainter(canvases, row);
      if (size) painter.resize(size);
      if (seen) perform(action, seen);
      heard = number;
      if (isRunning(state)) clock.start();
      else clock.stop();
      draw(0);
    },
  };
}
