/** The painter, away from the page's own thread, so that a tap never waits for the snow. */

import { openPainter } from "./painter.js";

let painter = null;

onmessage = async ({ data }) => {
  if (data.canvas) {
    painter = openPainter(data.canvas, { ...data.open, onLost: () => postMessage({ lost: true }) });
  }
  if (data.size) painter.resize(data.size);
  if (data.lose) painter.lose();
  if (data.picture) {
    await painter.draw(data.picture);
    postMessage({ told: painter.told });
  }
};
