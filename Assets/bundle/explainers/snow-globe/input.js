/** Play with the globe itself: drag it, tap it, Space and arrow keys. Every way has a button as its twin. */

/** A drag of this many pixels is a shake and no longer a tap. */
const DRAG_PIXELS = 24;
/** Pixels of dragging that shake with full strength. */
const FULL_DRAG_PIXELS = 900;
const TAP_STRENGTH = 0.45;
const KEY_STRENGTHS = { " ": 0.6, ArrowLeft: 0.2, ArrowRight: 0.2, ArrowUp: 0.4, ArrowDown: 0.12 };

/**
 * @param {HTMLElement} stage where the globe is seen
 * @param {{shake: (strength: number) => void, back: () => boolean, canPlay: () => boolean,
 *          signal: AbortSignal}} options back: one scene back, false at the first
 */
export function listenForPlay(stage, { shake, back, canPlay, signal }) {
  listenForDrag(stage, { shake, canPlay, signal });
  listenForKeys({ shake, canPlay, signal });
  listenForBack({ back, signal });
}

function listenForDrag(stage, { shake, canPlay, signal }) {
  let finger = null;
  stage.addEventListener("pointerdown", (event) => {
    if (finger !== null) return;
    finger = { id: event.pointerId, x: event.clientX, y: event.clientY, since: 0, dragged: false };
    stage.setPointerCapture(event.pointerId);
  }, { signal });
  stage.addEventListener("pointermove", (event) => {
    if (finger?.id !== event.pointerId) return;
    finger.since += Math.hypot(event.clientX - finger.x, event.clientY - finger.y);
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (finger.since < DRAG_PIXELS) return;
    finger.dragged = true;
    if (canPlay()) shake(Math.min(1, finger.since / FULL_DRAG_PIXELS));
    finger.since = 0;
  }, { signal });
  stage.addEventListener("pointerup", (event) => {
    if (finger?.id !== event.pointerId) return;
    const box = stage.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!finger.dragged && inside && canPlay()) shake(TAP_STRENGTH);
    finger = null;
  }, { signal });
  stage.addEventListener("pointercancel", () => { finger = null; }, { signal });
}

function listenForKeys({ shake, canPlay, signal }) {
  document.addEventListener("keydown", (event) => {
    if (!(event.key in KEY_STRENGTHS) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]") || !canPlay()) return;
    if (event.key === " " && event.target.closest?.("button, a")) return;
    event.preventDefault();
    if (event.key === " " && event.repeat) return;
    shake(KEY_STRENGTHS[event.key]);
  }, { signal });
}

/** Back and Escape go one scene back before they leave the explainer. */
function listenForBack({ back, signal }) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-back]") || !back()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]") || !back()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal });
}
