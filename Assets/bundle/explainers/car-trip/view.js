// The page's side of the stage: fits the picture to the page, sends what is done, and passes on what is told.
import { WHEEL } from "./view/places.js";
import { openStudio } from "./view/studio.js";

const SHARP_MAX = 1.5;

/**
 * @param {Record<string, HTMLCanvasElement>} layers the canvases world, air, cabin, wheel and veil
 * @param {{onTold: (state: object) => void, onRenewed: () => void}} listeners
 *        onTold: the stage's state, after all that was sent; onRenewed: everything has to be sent again
 * @returns {{resize(width: number, height: number): void, act(action: ?object, state: object): void}}
 */
export function createView(layers, { onTold, onRenewed }) {
  let size = { width: 0, height: 0 };
  let number = 0;
  const stage = openStudio(layers, {
    onTold: ({ state, heard }) => { if (heard === number) onTold(state); },
    onRenewed: () => {
      const { width, height } = size;
      size = { width: 0, height: 0 };
      view.resize(width, height);
      onRenewed();
    },
  });
  const send = (message) => stage({ ...message, number: (number += 1) });

  const view = {
    resize(width, height) {
      if (width < 2 || height < 2 || (width === size.width && height === size.height)) return;
      size = { width, height };
      const across = Math.round(width * WHEEL.radius * 2);
      Object.assign(layers.wheel.style, {
        left: `${Math.round(width * WHEEL.x - across / 2)}px`,
        top: `${Math.round(height * WHEEL.y - across / 2)}px`,
        width: `${across}px`,
        height: `${across}px`,
      });
      send({ frame: { ...size, wheel: across, sharp: Math.min(SHARP_MAX, globalThis.devicePixelRatio || 1) } });
    },
    /** What was done, and the page's state after it; null where the state is to be taken as it is. */
    act: (action, state) => send({ action, state }),
  };
  return view;
}
