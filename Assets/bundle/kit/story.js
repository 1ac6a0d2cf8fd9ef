/** What explainers told scene by scene share: one scene at a time, its dots, the focus, Back, the live region. */

import { parseSettings } from "./settings.js";

/**
 * @typedef {{scene: string}} Story a state of a model; what else is in it only model and view know
 * @typedef {{SCENES: string[], start(scene?: string): Story, act(state: Story, action: {type: string}): Story}} Model
 * @typedef {{draw(state: Story): void, actionOf(control: HTMLElement): ?{type: string},
 *   say(before: Story, after: Story): ?string}} View
 */

/** The place of a scene in the address's fragment; names of other pages' places cannot be taken for it. */
const placeOf = (explainer, scene) => `${explainer}-${scene}`;

/**
 * The scene that the reader left this page at, if the address says so.
 * @param {string} explainer id
 * @param {string[]} scenes
 * @param {string} fragment
 * @returns {string|undefined}
 */
export function sceneIn(explainer, scenes, fragment) {
  const { place } = parseSettings(fragment);
  return scenes.find((scene) => placeOf(explainer, scene) === place);
}

/**
 * Tells a story: actions of buttons and keys go in, the shown scene, its words and its counts come out.
 * @param {{root: HTMLElement, explainer: string, model: Model, view: View,
 *   usage: {open(): void, show(scene: string): void, interact(scene: string): void}, signal?: AbortSignal}} parts
 * @returns {{state(): Story, send(action: {type: string}): void}}
 */
export function tellStory({ root, explainer, model, view, usage, signal }) {
  const scenes = new Map([...root.querySelectorAll("[data-scene]")].map((el) => [el.dataset.scene, el]));
  const live = root.querySelector("[data-live]");
  let state = model.start(sceneIn(explainer, model.SCENES, location.hash));

  const send = (action) => {
    const before = state;
    state = model.act(before, action);
    if (state === before) return;
    // A choice on a scene is its interactive part; walking through the scenes is not.
    if (state.scene === before.scene) usage.interact(state.scene);
    show(before, action);
    live.textContent = view.say(before, state) ?? "";
  };

  function show(before, action = {}) {
    view.draw(state);
    if (before?.scene === state.scene) return;
    for (const [name, section] of scenes) section.hidden = name !== state.scene;
    const now = model.SCENES.indexOf(state.scene);
    root.querySelectorAll(".progress-dots > li").forEach((dot, at) => {
      dot.dataset.state = at < now ? "done" : at === now ? "now" : "ahead";
    });
    root.dataset.shown = state.scene;
    usage.show(state.scene);
    document.dispatchEvent(new CustomEvent("snowglobe:place", { detail: placeOf(explainer, state.scene) }));
    root.querySelector(".explainer__panel").scrollTop = 0;
    // A slider that is being moved keeps the focus; any other way to a scene goes to its heading (UX-13).
    if (before && !action.stay) scenes.get(state.scene).querySelector("h1").focus({ preventScroll: true });
    if (before) document.dispatchEvent(new CustomEvent("snowglobe:screen"));
  }

  root.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    const action = control && view.actionOf(control);
    if (action) send(action);
  }, { signal });
  listenForBack(() => model.SCENES.indexOf(state.scene) > 0, () => send({ type: "back" }), signal);
  root.dataset.ready = "";
  show(null);
  usage.open();
  return { state: () => state, send };
}

/** Back and Escape go one scene back; at the first scene they are left to the frame. */
function listenForBack(canGoBack, goBack, signal) {
  const take = (event) => {
    if (!canGoBack()) return;
    event.preventDefault();
    event.stopPropagation();
    goBack();
  };
  document.querySelector("[data-back]")?.addEventListener("click", take, { signal });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) take(event);
  }, { signal, capture: true });
}

/**
 * One step through an ordered list of scenes; the ends hold.
 * @param {string[]} scenes
 * @param {string} scene
 * @param {number} by
 * @returns {string}
 */
export function sceneBy(scenes, scene, by) {
  return scenes[Math.min(Math.max(scenes.indexOf(scene) + by, 0), scenes.length - 1)];
}
