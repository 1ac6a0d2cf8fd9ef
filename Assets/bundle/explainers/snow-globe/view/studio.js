/** Where the stage stands, and what happens when its worker or its canvas is lost. */

import { canStandInWorker, renew, stageInWorker, stageOnPage } from "../../../kit/stage.js";
import { Stage } from "../stage.js";

/** After so many lost canvases the picture stays as it is; the words beside it tell the same. */
const LOSSES_MAX = 3;

/**
 * @param {HTMLCanvasElement} first
 * @param {() => import("../stage.js").Message} opening what a stage is opened with, at any time
 * @param {{onTold: (told: object) => void, onRenewed: (canvas: HTMLCanvasElement) => void}} listeners
 *        onRenewed: another canvas took the place, and everything has to be drawn again
 * @returns {(message: import("../stage.js").Message) => void}
 */
export function openStudio(first, opening, { onTold, onRenewed }) {
  let canvas = first;
  let send = null;
  let losses = 0;
  const begin = (isInWorker) => {
    send = isInWorker
      ? stageInWorker(new URL("./worker.js", import.meta.url), { tell, fail })
      : stageOnPage((told) => new Stage(told), { tell });
  };
  const repaint = (message) => {
    canvas = renew(canvas);
    send({ ...message, prefer: "canvas" }, { globe: canvas });
    onRenewed(canvas);
  };
  const tell = ({ told, lost }) => {
    if (told) onTold(told);
    if (!lost || losses === LOSSES_MAX) return;
    losses += 1;
    repaint({ number: 0 });
  };
  /** The worker is lost, and with it the snow: the page begins again at the same scene, with what was chosen. */
  const fail = () => {
    begin(false);
    repaint(opening());
  };
  begin(canStandInWorker());
  send(opening(), { globe: canvas });
  return (message) => send(message);
}
