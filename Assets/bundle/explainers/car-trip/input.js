// Taps, keys and the wheel under a finger, as actions of the model. Every drag has a button that does the same.
import { canSteer } from "./model.js";

/** How far a finger goes for a full turn of the wheel, as a share of the picture's width. */
const DRAG_SHARE = 0.3;
/** How far an arrow key leans the wheel: less than a turn, so that Enter still decides. */
const LEAN = 0.45;

/** What a pressed control asks for. @returns {?{type: string}} */
export function actionOf(control) {
  const { act: type, part, destination, music, turn } = control.dataset;
  if (type) return { type };
  if (part) return { type: "look", part };
  if (destination) return { type: "pick", destination };
  if (music) return { type: "tune", music };
  if (turn) return { type: "turn", turn };
  return "pause" in control.dataset ? { type: "pause" } : null;
}

/** Buttons of the explainer, and the frame's Back while there is a scene to go back to. */
export function listenForTaps(root, { send, canGoBack, signal }) {
  root.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    const action = control && actionOf(control);
    if (action) send(action);
  }, { signal });
  const goBack = (event) => {
    if (!canGoBack()) return;
    event.preventDefault();
    event.stopPropagation();
    send({ type: "back" });
  };
  document.querySelector("[data-back]")?.addEventListener("click", goBack, { signal });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) goBack(event);
  }, { signal, capture: true });
}

/** ← and → lean the wheel and go to the button of that turn; Enter or Space then drives. */
export function listenForArrows(root, { send, state, signal }) {
  const sides = { ArrowLeft: ["left", -LEAN], ArrowRight: ["right", LEAN] };
  addEventListener("keydown", (event) => {
    if (!Object.hasOwn(sides, event.key) || !canSteer(state()) || state().drive) return;
    if (document.querySelector("dialog[open]")) return;
    const [turn, amount] = sides[event.key];
    event.preventDefault();
    root.querySelector(`[data-scene="${state().scene}"] [data-turn="${turn}"]`).focus();
    send({ type: "wheel", amount });
  }, { signal });
  root.addEventListener("focusout", (event) => {
    if (event.target.dataset?.turn && !root.contains(event.relatedTarget?.closest?.("[data-turn]") ?? null)) {
      send({ type: "release" });
    }
  }, { signal });
}

/** A finger on the picture turns the wheel; letting go past the mark makes the turn, sliding off does not. */
export function listenForWheel(picture, { send, state, signal }) {
  let hold = null;
  const end = (turned) => {
    if (!hold) return;
    hold = null;
    if (!turned) send({ type: "wheel", amount: 0 });
    send({ type: "release" });
  };
  picture.addEventListener("pointerdown", (event) => {
    if (hold || !event.isPrimary || !canSteer(state()) || state().drive) return;
    hold = { id: event.pointerId, x: event.clientX, from: state().wheel };
    picture.setPointerCapture(event.pointerId);
  }, { signal });
  picture.addEventListener("pointermove", (event) => {
    if (event.pointerId !== hold?.id) return;
    const span = picture.clientWidth * DRAG_SHARE;
    send({ type: "wheel", amount: hold.from + (event.clientX - hold.x) / span });
  }, { signal });
  picture.addEventListener("pointerup", (event) => {
    if (event.pointerId !== hold?.id) return;
    const box = picture.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    end(x > box.left && x < box.right && y > box.top && y < box.bottom);
  }, { signal });
  picture.addEventListener("pointercancel", (event) => { if (event.pointerId === hold?.id) end(false); }, { signal });
}
