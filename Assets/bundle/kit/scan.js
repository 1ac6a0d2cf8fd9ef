/** Switch scanning: the focus goes round by itself, one press picks what it rests on (UX-11). Pure; the clock is passed in. */

/** Milliseconds after a pick in which another press is not meant. */
export const REST_MILLISECONDS = 400;

const PAGE_CLOCK = {
  setTimeout: (action, milliseconds) => setTimeout(action, milliseconds),
  clearTimeout: (handle) => clearTimeout(handle),
  now: () => performance.now(),
};

export class Scan {
  #clock;
  #targets;
  #onRest;
  #onPick;
  #seconds = 0;
  #handle = null;
  #current = null;
  #pickedAt = -Infinity;

  /**
   * @param {object} options
   * @param {() => object[]} options.targets what can be picked now, in order
   * @param {(target: object|null, before: object|null) => void} options.onRest
   * @param {(target: object) => void} options.onPick
   * @param {{setTimeout: Function, clearTimeout: Function, now(): number}} [options.clock]
   */
  constructor({ targets, onRest, onPick, clock = PAGE_CLOCK }) {
    this.#targets = targets;
    this.#onRest = onRest;
    this.#onPick = onPick;
    this.#clock = clock;
  }

  get isOn() {
    return this.#seconds > 0;
  }

  /** Goes round at this speed, 0 for not at all. @param {number} seconds on each target */
  setSpeed(seconds) {
    if (seconds === this.#seconds) return;
    this.#seconds = seconds;
    this.restart();
  }

  /** Begins again with the first target, such as on a new screen. */
  restart() {
    this.#clear();
    this.#rest(null);
    if (this.isOn) this.#wait();
  }

  /** Picks the target that the focus rests on. @returns {boolean} whether there was one and the press was meant */
  pick() {
    const now = this.#clock.now();
    if (this.#current === null || now - this.#pickedAt < REST_MILLISECONDS) return false;
    this.#pickedAt = now;
    const target = this.#current;
    this.restart();
    this.#onPick(target);
    return true;
  }

  #wait() {
    this.#handle = this.#clock.setTimeout(() => {
      this.#step();
      this.#wait();
    }, this.#seconds * 1000);
  }

  #step() {
    const targets = this.#targets();
    if (targets.length === 0) this.#rest(null);
    else this.#rest(targets[(targets.indexOf(this.#current) + 1) % targets.length]);
  }

  #rest(target) {
    const before = this.#current;
    this.#current = target;
    if (target !== before) this.#onRest(target, before);
  }

  #clear() {
    if (this.#handle !== null) this.#clock.clearTimeout(this.#handle);
    this.#handle = null;
  }
}
