// Keeps the state of the page: actions and what is told go in, words and counts come out.
import { response } from "./describe.js";
import { SCENES, act, canSteer, sameWords, start } from "./model.js";

/**
 * @param {object} parts
 * @param {ReturnType<import('./view.js').createView>} parts.view
 * @param {(state: object, moveFocus: boolean) => void} parts.panel
 * @param {(sentence: object) => void} parts.announce
 * @param {{show(scene: string): void, interact(scene: string): void}} parts.usage
 * @param {() => void} parts.screen tells the frame that other words stand here now
 * @param {string} [parts.scene] where to begin
 */
export function createController({ view, panel, announce, usage, screen, scene }) {
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
  }

  return {
    send(action) {
      const before = state;
      state = act(state, action);
      if (state === before) return;
      if (canSteer(before) && (state.drive && !before.drive || state.scene !== before.scene || state.day !== before.day)
        && (action.type === "turn" || action.type === "release")) usage.interact(before.scene);
      view.act(action, state);
      settle(before);
    },
    /** Takes over how far the stage has come in time. */
    hear(told) {
      const before = state;
      state = told;
      settle(before);
    },
    /** Shows the scene to begin with, or sends it again. */
    refresh() {
      view.act(null, state);
      settle(state);
    },
    canGoBack: () => SCENES.indexOf(state.scene) > 0,
    state: () => state,
  };
}
