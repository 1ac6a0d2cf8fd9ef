/**
 * One painter for a canvas: WebGL2 where the machine has a graphics card, else Canvas 2D. Runs in a worker or on the
 * page. Both painters take the same pictures, so what is seen never depends on which of them is at work.
 */

import { seededRandom } from "../../../kit/random.js";
import { Camera, offscreen } from "./camera.js";
import { CanvasPainter } from "./canvas-painter.js";
import { GlassPainter } from "./gl/glass-painter.js";
import { isPlayed } from "./gl/tools.js";

/** The scenery is the same at each visit; only the snow is not. */
const SCENERY_SEED = 11;

/**
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas
 * @param {{beginning: import("./snapshot.js").Beginning, prefer: "best" | "webgl" | "canvas", onLost: () => void}}
 *        options prefer: `webgl` takes a slow WebGL2 too; onLost: this canvas will paint no more
 */
export function openPainter(canvas, { beginning, prefer, onLost }) {
  const tools = { beginning, random: () => seededRandom(SCENERY_SEED), now: () => performance.now(), onLost };
  const gl = prefer === "canvas" ? null : openCard(canvas, prefer === "webgl");
  const painter = gl ? new GlassPainter(canvas, gl, tools) : new CanvasPainter(canvas, tools);
  let camera = null;
  let number = 0;
  return {
    kind: painter.kind,
    /** @param {{width: number, height: number}} size in pixels of the canvas */
    resize({ width, height }) {
      camera = new Camera(width, height);
      painter.resize(camera);
    },
    /** @param {import("./snapshot.js").Picture} picture @returns {Promise<void>} settles when it can be seen */
    async draw(picture) {
      if (!camera) return;
      await painter.draw(picture);
      number = picture.number;
      if (gl && prefer === "best" && painter.pace.isHopeless) onLost();
    },
    /** What the page may tell about the painting. */
    get told() {
      return { renderer: painter.kind, share: painter.pace.share, cost: painter.pace.cost, number };
    },
    /** Loses the canvas, as a machine does that takes its graphics memory back. */
    lose: () => gl?.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

/** WebGL2 of a real graphics card, tried on a canvas of its own, as a canvas keeps the first kind it was asked for. */
function openCard(canvas, isSlowWelcome) {
  const options = { alpha: false, antialias: false, depth: false, failIfMajorPerformanceCaveat: !isSlowWelcome };
  const trial = offscreen(1, 1).getContext("webgl2", options);
  if (!trial || (!isSlowWelcome && isPlayed(trial))) return null;
  trial.getExtension("WEBGL_lose_context")?.loseContext();
  return canvas.getContext("webgl2", options);
}
