// Where the stage stands, and what happens when its worker fails.
import { canStandInWorker, renew, stageInWorker, stageOnPage } from "../../../kit/stage.js";
import { createStage } from "../stage.js";

/**
 * @param {Record<string, HTMLCanvasElement>} layers
 * @param {{onTold: (told: object) => void, onRenewed: () => void}} listeners
 *        onRenewed: the worker failed and the page paints: it has to be sent everything again
 * @returns {(message: import("../stage.js").Message) => void}
 */
export function openStudio(layers, { onTold, onRenewed }) {
  let send = null;
  const begin = (isInWorker) => {
    send = isInWorker
      ? stageInWorker(new URL("./worker.js", import.meta.url), { tell: onTold, fail })
      : stageOnPage(createStage, { tell: onTold });
    send({ number: 0 }, layers);
  };
  const fail = () => {
    for (const name of Object.keys(layers)) layers[name] = renew(layers[name]);
    begin(false);
    onRenewed();
  };
  begin(canStandInWorker());
  return (message) => send(message);
}
