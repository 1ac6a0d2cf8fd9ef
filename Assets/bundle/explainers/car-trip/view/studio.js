// Where the stage stands: in a worker, or on the page if there can be none.
import { createStage } from "../stage.js";
import { LAYERS } from "./painter.js";

function inWorker(layers, { onTold, onFailed }) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => onTold(data));
  worker.addEventListener("error", () => {
    worker.terminate();
    onFailed();
  }, { once: true });
  const sheets = Object.fromEntries(LAYERS.map((name) => [name, layers[name].transferControlToOffscreen()]));
  worker.postMessage({ layers: sheets, number: 0 }, Object.values(sheets));
  return { hear: (message) => worker.postMessage(message), end: () => worker.terminate() };
}

function onPage(layers, { onTold }) {
  const stage = createStage((told) => queueMicrotask(() => onTold(told)));
  stage.hear({ layers, number: 0 });
  return { hear: stage.hear, end() {} };
}

/** Canvases that were given away cannot be taken back: the page gets fresh ones in their places. */
function renew(layers) {
  for (const name of LAYERS) {
    const fresh = layers[name].cloneNode();
    layers[name].replaceWith(fresh);
    layers[name] = fresh;
  }
}

/**
 * @param {Record<string, HTMLElement>} layers
 * @param {{onTold: (told: object) => void, onRenewed: () => void}} listeners
 *        onRenewed: the worker failed and the page paints: it has to be sent everything again
 */
export function openStudio(layers, { onTold, onRenewed }) {
  const canWork = "transferControlToOffscreen" in HTMLCanvasElement.prototype;
  const onFailed = () => {
    renew(layers);
    place = onPage(layers, { onTold });
    onRenewed();
  };
  let place = (canWork ? inWorker : onPage)(layers, { onTold, onFailed });
  return {
    /** @param {import("../stage.js").Message} message */
    send: (message) => place.hear(message),
    dispose: () => place.end(),
  };
}
