/** The page's side of the stage: sends what is done to the globe, fits the picture, and passes on what is told. */

import { openStudio } from "./view/studio.js";

const DENSITY_MAX = 1.5;

export class GlobeView {
  #canvas;
  #stage;
  #size = { width: 0, height: 0 };
  #picture = { renderer: null, share: 1, cost: 0, number: 0, flakesDrawn: 0 };
  #number = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => import("./stage.js").Message} opening
   * @param {{onTold: (news: import("./twins.js").News) => void, onRenewed: () => void}} listeners
   *        onTold: of the globe on the stage, after all that was sent; onRenewed: another canvas took the place
   */
  constructor(canvas, opening, { onTold, onRenewed }) {
    this.#canvas = canvas;
    this.#stage = openStudio(canvas, opening, {
      onTold: ({ heard, news, picture }) => {
        this.#picture = picture;
        if (heard === this.#number) onTold(news);
      },
      onRenewed: (fresh) => {
        this.#canvas = fresh;
        this.#size = { width: 0, height: 0 };
        onRenewed();
      },
    });
  }

  /** Which painter is at work, the flakes it draws, their share of all, and the milliseconds a frame takes it. */
  get picture() {
    return this.#picture;
  }

  /** Whether all that was sent can be seen. */
  get isShown() {
    return this.#picture.number === this.#number;
  }

  /** Fits the picture to the size the canvas has on the page. */
  resize() {
    const box = this.#canvas.getBoundingClientRect();
    const density = Math.min(DENSITY_MAX, globalThis.devicePixelRatio || 1);
    const [width, height] = [Math.round(box.width * density), Math.round(box.height * density)];
    if (width < 2 || height < 2 || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    this.#send({ size: this.#size });
  }

  /** Sends an act of the page's globe on. @param {import("./twins.js").Act} act */
  act(act) {
    this.#send({ act });
  }

  /** Loses the canvas on purpose, for a test of what happens then. */
  lose() {
    this.#send({ lose: true });
  }

  #send(message) {
    this.#number += 1;
    this.#stage({ ...message, number: this.#number });
  }
}
