// The painter, away from the page's own thread, so that a tap never waits for a tree.
import { createPainter } from "./painter.js";
import { row } from "./random.js";

let painter = null;

onmessage = ({ data }) => {
  if (data.layers) painter = createPainter(data.layers, row);
  if (data.frame) painter.resize(data.frame);
  if (data.picture) {
    painter.draw(data.picture);
    postMessage("painted");
  }
};
