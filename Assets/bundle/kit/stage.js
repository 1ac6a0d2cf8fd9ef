/**
 * A stage: what moves by itself, with its clock and its painter, away from the page's own thread. It stands in a worker,
 * or on the page where there can be none. The page sends it messages and canvases, and is told what came of them.
 *
 * @typedef {(message: object, canvases?: Record<string, HTMLCanvasElement>) => void} Send canvases: given away for good
 */

export const canStandInWorker = () => "transferControlToOffscreen" in HTMLCanvasElement.prototype;

/**
 * @param {URL} url of a worker that hears messages as a stage does
 * @param {{tell: (told: object) => void, fail: () => void}} listeners fail: the worker could not begin, or ended
 * @returns {Send}
 */
export function stageInWorker(url, { tell, fail }) {
  const worker = new Worker(url, { type: "module" });
  worker.addEventListener("message", ({ data }) => tell(data));
  worker.addEventListener("error", () => {
    worker.terminate();
    fail();
  }, { once: true });
  return (message, canvases) => {
    if (!canvases) return worker.postMessage(message);
    const sheets = Object.entries(canvases).map(([name, canvas]) => [name, canvas.transferControlToOffscreen()]);
    worker.postMessage({ ...message, canvases: Object.fromEntries(sheets) }, sheets.map(([, sheet]) => sheet));
  };
}

/**
 * @param {(tell: (told: object) => void) => {hear(message: object): void}} make
 * @param {{tell: (told: object) => void}} listeners
 * @returns {Send}
 */
export function stageOnPage(make, { tell }) {
  const stage = make((told) => queueMicrotask(() => tell(told)));
  return (message, canvases) => stage.hear(canvases ? { ...message, canvases } : message);
}

/** A canvas that was given away, or has a kind of ink already, cannot be taken back: a fresh one takes its place. */
export function renew(canvas) {
  const fresh = canvas.cloneNode();
  canvas.replaceWith(fresh);
  return fresh;
}
