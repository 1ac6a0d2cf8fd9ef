// Where the painter works: in a worker, or on the page if there can be none.
import { LAYERS, createPainter } from "./painter.js";
import { row } from "./random.js";

/** One picture at a time: while one is being painted only the newest waits. */
function workerStudio(layers, worker) {
  let [busy, waiting] = [false, null];
  const give = (picture) => {
    busy = true;
    worker.postMessage({ picture });
  };
  worker.addEventListener("message", () => {
    busy = false;
    if (waiting) give(waiting);
    waiting = null;
  });
  const sheets = Object.fromEntries(LAYERS.map((name) => [name, layers[name].transferControlToOffscreen()]));
  worker.postMessage({ layers: sheets }, Object.values(sheets));
  return {
    resize: (frame) => worker.postMessage({ frame }),
    draw(picture) {
      if (!busy) give(picture);
      else waiting = { ...picture, seconds: picture.seconds + (waiting?.seconds ?? 0) };
    },
    dispose: () => worker.terminate(),
  };
}

function pageStudio(layers) {
  const painter = createPainter(layers, row);
  return { resize: painter.resize, draw: painter.draw, dispose() {} };
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
 * @param {() => void} onRenewed the worker failed and the page paints: everything has to be drawn again
 */
export function openStudio(layers, onRenewed) {
  if (!("transferControlToOffscreen" in HTMLCanvasElement.prototype)) return pageStudio(layers);
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  let studio = workerStudio(layers, worker);
  worker.addEventListener("error", () => {
    worker.terminate();
    renew(layers);
    studio = pageStudio(layers);
    onRenewed();
  }, { once: true });
  return {
    resize: (frame) => studio.resize(frame),
    draw: (picture) => studio.draw(picture),
    dispose: () => studio.dispose(),
  };
}
