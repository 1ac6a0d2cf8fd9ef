/** Where the painter works: in a worker, or on the page if there can be none; and what happens when it cannot go on. */

import { openPainter } from "./painter.js";
import { memoryOf } from "./snapshot.js";

/** One picture at a time: while one is being painted the next is only wanted, and made when the painter is free. */
function workerStudio(canvas, open, { onTold, onLost }) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  let [busy, wanted] = [false, null];
  const give = (picture) => {
    busy = true;
    wanted = null;
    worker.postMessage({ picture }, memoryOf(picture));
  };
  worker.addEventListener("message", ({ data }) => {
    if (data.lost) {
      onLost();
      return;
    }
    onTold(data.told);
    busy = false;
    if (wanted) give(wanted());
  });
  worker.addEventListener("error", onLost, { once: true });
  const sheet = canvas.transferControlToOffscreen();
  worker.postMessage({ canvas: sheet, open }, [sheet]);
  return {
    resize: (size) => worker.postMessage({ size }),
    draw(make) {
      if (busy) wanted = make;
      else give(make());
    },
    lose: () => worker.postMessage({ lose: true }),
    dispose: () => worker.terminate(),
  };
}

function pageStudio(canvas, open, { onTold, onLost }) {
  const painter = openPainter(canvas, { ...open, onLost });
  return {
    resize: painter.resize,
    draw: (make) => painter.draw(make()).then(() => onTold(painter.told)),
    lose: painter.lose,
    dispose() {},
  };
}

/** A canvas that was given away, or has a kind of ink already, cannot be taken back: a fresh one takes its place. */
function renew(canvas) {
  const fresh = canvas.cloneNode();
  canvas.replaceWith(fresh);
  return fresh;
}

/**
 * @param {HTMLCanvasElement} first
 * @param {{beginning: object, prefer: string}} open
 * @param {{onTold: (told: object) => void, onRenewed: (canvas: HTMLCanvasElement) => void}} tell
 *        onRenewed: another canvas took the place, and everything has to be drawn again
 */
export function openStudio(first, open, { onTold, onRenewed }) {
  const canWork = "transferControlToOffscreen" in HTMLCanvasElement.prototype;
  let canvas = first;
  let failures = 0;
  let studio = null;
  const onLost = () => {
    failures += 1;
    studio.dispose();
    canvas = renew(canvas);
    start({ ...open, prefer: "canvas" });
    onRenewed(canvas);
  };
  const start = (how) => {
    const make = canWork && failures < 2 ? workerStudio : pageStudio;
    studio = make(canvas, how, { onTold, onLost });
  };
  start(open);
  return {
    resize: (size) => studio.resize(size),
    /** @param {() => import("./snapshot.js").Picture} make */
    draw: (make) => studio.draw(make),
    lose: () => studio.lose(),
    dispose: () => studio.dispose(),
  };
}
