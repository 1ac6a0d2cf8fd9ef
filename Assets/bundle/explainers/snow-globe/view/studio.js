/** Where the stage stands: in a worker, or on the page if there can be none; and what happens when it cannot go on. */

import { Stage } from "../stage.js";

/** @typedef {{hear: (message: import("../stage.js").Message, canvas?: HTMLCanvasElement) => void, end: () => void}} Place */

/** @returns {Place} */
function inWorker({ tell, fail }) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => tell(data));
  worker.addEventListener("error", fail, { once: true });
  return {
    hear(message, canvas) {
      if (!canvas) return worker.postMessage(message);
      const sheet = canvas.transferControlToOffscreen();
      worker.postMessage({ ...message, canvas: sheet }, [sheet]);
    },
    end: () => worker.terminate(),
  };
}

/** @returns {Place} */
function onPage({ tell }) {
  const stage = new Stage((message) => queueMicrotask(() => tell(message)));
  return {
    hear: (message, canvas) => stage.hear(canvas ? { ...message, canvas } : message),
    end() {},
  };
}

/** After so many lost canvases the picture stays as it is; the words beside it tell the same. */
const LOSSES_MAX = 3;

/** A canvas that was given away, or has a kind of ink already, cannot be taken back: a fresh one takes its place. */
function renew(canvas) {
  const fresh = canvas.cloneNode();
  canvas.replaceWith(fresh);
  return fresh;
}

/**
 * @param {HTMLCanvasElement} first
 * @param {() => import("../stage.js").Message} opening what a stage is opened with, at any time
 * @param {{onTold: (told: object) => void, onRenewed: (canvas: HTMLCanvasElement) => void}} listeners
 *        onRenewed: another canvas took the place, and everything has to be drawn again
 */
export function openStudio(first, opening, { onTold, onRenewed }) {
  let canvas = first;
  let place = null;
  let losses = 0;
  let isHurt = !("transferControlToOffscreen" in HTMLCanvasElement.prototype);
  const tell = ({ told, lost }) => {
    if (told) onTold(told);
    if (!lost || losses === LOSSES_MAX) return;
    losses += 1;
    canvas = renew(canvas);
    place.hear({ prefer: "canvas", number: 0 }, canvas);
    onRenewed(canvas);
  };
  /** The worker is lost, and with it the snow: the page begins again at the same scene. */
  const fail = () => {
    place.end();
    isHurt = true;
    canvas = renew(canvas);
    start();
    onRenewed(canvas);
  };
  const start = () => {
    place = (isHurt ? onPage : inWorker)({ tell, fail });
    place.hear({ ...opening(), ...(isHurt && canvas !== first ? { prefer: "canvas" } : {}) }, canvas);
  };
  start();
  return {
    /** @param {import("../stage.js").Message} message */
    send: (message) => place.hear(message),
    dispose: () => place.end(),
  };
}
