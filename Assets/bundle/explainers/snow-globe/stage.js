/**
 * Where the snow is: a globe with all its flakes, its clock and its painter. In a worker, so that a tap never waits for
 * the snow; on the page where there can be none.
 *
 * The page's own globe tells the same story without flakes. It sends each act on, and is told what only the flakes
 * know: when they have settled.
 */

import { frameClock } from "../../kit/clock.js";
import { seededRandom } from "../../kit/random.js";
import { SnowGlobe } from "./model.js";
import { retell } from "./retell.js";
import { LATE_SECONDS_MAX } from "./ticker.js";
import { newsOf, repeat } from "./twins.js";
import { openPainter } from "./view/painter.js";
import { beginningOf, pictureOf } from "./view/snapshot.js";

const LAMP_SECONDS = 0.9;
/** The lying snow is given to the painter at most this often while it changes, in milliseconds. */
const LAND_MILLISECONDS = 100;
/** Of what changes all the time the page is told at most this often, in milliseconds. */
const TELL_MILLISECONDS = 100;

/**
 * @typedef {object} Message some of these
 * @property {{seed: number, place: string | undefined, chosen: object, still: boolean}} [open] chosen: as to retell
 * @property {{globe: HTMLCanvasElement | OffscreenCanvas}} [canvases] to paint on from now on
 * @property {"best" | "webgl" | "canvas"} [prefer] with a canvas
 * @property {{width: number, height: number}} [size]
 * @property {import("./twins.js").Act} [act]
 * @property {boolean} [lose] gives the canvas up, for a test
 * @property {number} number of the message; what is told names the newest one that can be seen
 */
export class Stage {
  #tell;
  #globe = null;
  #painter = null;
  #clock;
  #size = null;
  #number = 0;
  #lamp = 0;
  #version = -1;
  #landAt = -Infinity;
  #painting = false;
  #stale = false;
  #told = { at: -Infinity, key: "" };

  /** @param {(message: {told?: object, lost?: boolean}) => void} tell */
  constructor(tell) {
    this.#tell = tell;
    this.#clock = frameClock((seconds) => this.#frame(seconds), { stepMax: LATE_SECONDS_MAX });
  }

  /** @param {Message} message */
  hear({ open, canvases, prefer, size, act, lose, number }) {
    if (open) this.#open(open);
    if (canvases) this.#take(canvases.globe, prefer);
    if (size) this.#resize(size);
    if (act) repeat(this.#globe, act);
    if (lose) this.#painter.lose();
    this.#number = number;
    if (this.#moves) this.#clock.start();
    else this.#lamp = this.#globe.wish ? 1 : 0;
    this.#paint();
  }

  #open({ seed, place, chosen, still }) {
    this.#globe = new SnowGlobe({ random: seededRandom(seed), still });
    retell(this.#globe, place, chosen);
  }

  #take(canvas, prefer) {
    this.#painter = openPainter(canvas, {
      beginning: beginningOf(this.#globe), prefer, onLost: () => this.#tell({ lost: true }),
    });
    this.#painting = false;
    if (this.#size) this.#resize(this.#size);
  }

  #resize(size) {
    this.#size = size;
    this.#painter.resize(size);
    this.#version = -1;
  }

  get #moves() {
    const { running, wish, still } = this.#globe;
    return running || (!still && this.#lamp !== (wish ? 1 : 0));
  }

  #frame(seconds) {
    this.#globe.step(seconds);
    this.#easeLamp(seconds);
    if (!this.#moves) this.#clock.stop();
    this.#paint();
    this.#report();
  }

  #easeLamp(seconds) {
    const goal = this.#globe.wish ? 1 : 0;
    const step = Math.min(Math.abs(goal - this.#lamp), seconds / LAMP_SECONDS);
    this.#lamp += Math.sign(goal - this.#lamp) * step;
  }

  /** One picture at a time: while one is being painted the next is only wanted. */
  async #paint() {
    this.#stale = true;
    if (this.#painting || !this.#size) return;
    this.#painting = true;
    const painter = this.#painter;
    while (this.#stale && painter === this.#painter) {
      this.#stale = false;
      try {
        await painter.draw(this.#picture());
      } catch {
        this.#tell({ lost: true });
        return;
      }
      if (painter === this.#painter) this.#report();
    }
    if (painter === this.#painter) this.#painting = false;
  }

  /** The newest picture, with the lying snow if that changed. */
  #picture() {
    return { ...pictureOf(this.#globe, { lamp: this.#lamp, land: this.#isLandDue() }), number: this.#number };
  }

  #isLandDue() {
    const { running, snow } = this.#globe;
    const { version } = snow.ground;
    const now = performance.now();
    if (version === this.#version || (running && now - this.#landAt < LAND_MILLISECONDS)) return false;
    this.#version = version;
    this.#landAt = now;
    return true;
  }

  /** Tells of the globe and of the painting; the story goes on also where nothing can be painted. */
  #report() {
    const { phase, running, snow } = this.#globe;
    const { told } = this.#painter;
    const now = performance.now();
    const key = [told.number, phase, running].join("/");
    if (key === this.#told.key && now - this.#told.at < TELL_MILLISECONDS) return;
    this.#told = { at: now, key };
    const picture = { ...told, flakesDrawn: Math.floor(snow.count * told.share) };
    this.#tell({ told: { heard: this.#number, news: newsOf(this.#globe), picture } });
  }
}
