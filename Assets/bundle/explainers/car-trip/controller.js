// Keeps the one state of the page: actions and frames go in, picture, words and counts come out.
import { response } from "./describe.js";
import { SCENES, act, canSteer, isRunning, start, step } from "./model.js";

/**
 * @param {object} parts
 * @param {ReturnType<import('./view.js').createView>} parts.view
 * @param {(state: object, moveFocus: boolean) => void} parts.panel
 * @param {(sentence: object) => void} parts.announce
 * @param {{show(scene: string): void, interact(scene: string): void}} parts.usage
 * @param {() => void} parts.screen tells the frame that other words stand here now
 * @param {{start(): void, stop(): void}} parts.clock
 * @param {string} [parts.scene] where to begin
 */
export function createController({ view, panel, announce, usage, screen, clock, scene }) {
  let state = start({ scene });
  let shown = false;

  function settle(before) {
    if (state === before && shown) return;
    if (!shown || !sameWords(state, before)) panel(state, shown);
    if (!shown || state.scene !== before.scene) usage.show(state.scene);
    if (shown && (state.scene !== before.scene || state.day !== before.day)) screen();
    const said = shown ? response(before, state) : null;
    if (said) announce(said);
    shown = true;
    if (isRunning(state)) clock.start();
    else clock.stop();
  }

  return {
    send(action) {
      const before = state;
      state = act(state, action);
      if (state === before) return;
      if (canSteer(before) && (state.drive && !before.drive || state.scene !== before.scene || state.day !== before.day)
        && (action.type === "turn" || action.type === "release")) usage.interact(before.scene);
      settle(before);
      if (!isRunning(state)) view.draw(state, 0);
    },
    frame(seconds) {
      const before = state;
      state = step(state, seconds);
      settle(before);
      view.draw(state, seconds);
    },
    /** Shows the first scene, or draws again after a change of size. */
    refresh() {
      settle(state);
      view.draw(state, 0);
    },
    canGoBack: () => SCENES.indexOf(state.scene) > 0,
    state: () => state,
  };
}

/** What the words beside the picture depend on; the wheel and the clock are not among it. */
const WORDS = ["scene", "mode", "paused", "parts", "part", "destination", "music", "turn", "k", "day"];

const sameWords = (a, b) => a.drive?.turn === b.drive?.turn && WORDS.every((name) => a[name] === b[name]);
