/** Paints the lying snow, and all that stands in it, into its layer: when it changed, and not too often. */

import { Ground } from "../ground.js";
import { Land } from "./land.js";
import { wiped } from "./layers.js";
import { paintScene } from "./scene.js";

/** While the snow changes it is painted anew this often, in seconds of the model. */
const LAND_SECONDS = 0.14;

export class LyingSnow {
  #camera;
  #layers;
  #beginning;
  #ground;
  #lands;
  #now;
  #painted = "";
  #changed = true;
  #at = -1;

  /**
   * @param {import("./camera.js").Camera} camera
   * @param {import("./layers.js").Layers} layers
   * @param {import("./snapshot.js").Beginning} beginning
   */
  constructor(camera, layers, beginning) {
    this.#camera = camera;
    this.#layers = layers;
    this.#beginning = beginning;
    this.#now = beginning.before;
    this.#ground = new Ground(1);
    this.#lands = { quick: new Land(camera, 2), fine: new Land(camera, 1) };
  }

  /** Takes the newest heights out of a picture. */
  take({ land }) {
    if (!land) return;
    this.#now = land;
    this.#changed = true;
  }

  /**
   * @param {import("./snapshot.js").Picture} picture
   * @param {boolean} before the old snow, with no support in it
   * @returns {boolean} whether the layer is another one now
   */
  paint({ running, lamp, supports, seconds }, before) {
    const shown = before ? [] : supports;
    const light = Math.round(lamp * 10) / 10;
    const quick = running || (lamp > 0 && lamp < 1);
    const rest = [before, shown.join(), light, quick].join("/");
    const soon = running && Math.abs(seconds - this.#at) < LAND_SECONDS;
    if (rest === this.#painted && (before || !this.#changed || soon)) return false;
    this.#painted = rest;
    if (!before) this.#changed = false;
    this.#at = seconds;
    const { tone } = this.#beginning;
    paintScene(wiped(this.#layers.land), this.#camera, { ...(before ? this.#beginning.before : this.#now), tone }, {
      land: this.#lands[quick ? "quick" : "fine"], pines: this.#layers.pines, ground: this.#ground,
      supports: shown, lamp: light,
    });
    return true;
  }
}
