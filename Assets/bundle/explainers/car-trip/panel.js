// Words and controls beside the picture: shows the scene of a state and moves the focus to its heading.
import { partsOf, setAttribute, setHidden, setWords } from "../../kit/parts.js";
import { dayResponse, picture } from "./describe.js";
import { PASSES_MAX } from "./road.js";
import { SCENES } from "./model.js";

/** Scenes where nothing moves, so that there is nothing to pause. */
const CALM = ["destination", "music"];

/**
 * @param {HTMLElement} root the explainer
 * @param {(sentence: import('./describe.js').Sentence) => string} say
 * @returns {(state: import('./model.js').State, moveFocus: boolean) => void}
 */
export function createPanel(root, say) {
  const all = partsOf(root);
  const one = (selector) => all(selector)[0];
  const scenes = new Map(all("[data-scene]").map((section) => [section.dataset.scene, section]));
  const press = (selector, name, chosen) => {
    for (const button of all(selector)) setAttribute(button, "aria-pressed", String(chosen(button.dataset[name])));
  };
  let shown = null;

  function scene(state) {
    for (const [name, section] of scenes) setHidden(section, name !== state.scene);
    setHidden(one("[data-risks]"), state.scene === "recap");
    all(".progress-dots > li").forEach((dot, index) => {
      const now = SCENES.indexOf(state.scene);
      dot.dataset.state = index < now ? "done" : index === now ? "now" : "ahead";
    });
  }

  function dash(state) {
    press("[data-part]", "part", (part) => state.parts.includes(part));
    for (const words of all("[data-part-words]")) setHidden(words, words.dataset.partWords !== state.part);
  }

  function drove(state) {
    const turn = state.turn ?? "rest";
    setWords(one('[data-say="title"]'), say({ key: `title.${turn}` }));
    for (const words of all("[data-drove]")) setHidden(words, words.dataset.drove !== turn);
  }

  function practice(state) {
    all(".trip__dots > li").forEach((dot, index) => { dot.dataset.state = index < state.k ? "done" : "ahead"; });
    all("[data-steps] > li").forEach((step, index) => { setHidden(step, index !== Math.max(0, state.k - 1)); });
    const day = one('[data-say="day"]');
    setHidden(day, state.day === 0);
    if (state.day > 0) setWords(day, say(dayResponse(state)));
    setHidden(one("[data-step-card]"), state.k === 0);
    const full = state.k >= PASSES_MAX;
    const drive = one("[data-drive]");
    setWords(drive, say({ key: state.k > 0 ? "drive.again" : "drive.first" }));
    primary(drive, !full);
    primary(one("[data-go-on]"), full);
  }

  return (state, moveFocus) => {
    if (shown?.scene !== state.scene) scene(state);
    dash(state);
    press("[data-destination]", "destination", (name) => name === state.destination);
    press("[data-music]", "music", (name) => name === state.music);
    drove(state);
    practice(state);
    press("[data-pause]", "pause", () => state.paused);
    setHidden(one("[data-pause]"), state.mode === "still" || CALM.includes(state.scene));
    setAttribute(one("[data-picture]"), "aria-label", say(picture(state)));
    if (moveFocus && shown?.scene !== state.scene) focusHeading(state.scene);
    shown = state;
  };

  function focusHeading(name) {
    one("[data-scroller]").scrollTop = 0;
    scenes.get(name).querySelector("h1").focus({ preventScroll: true });
  }
}

/** One primary button a screen (UX-45). */
function primary(button, is) {
  button.classList.toggle("button--primary", is);
  button.classList.toggle("trip__turn", !is);
}
