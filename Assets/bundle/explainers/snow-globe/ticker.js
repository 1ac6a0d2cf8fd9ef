/** Counts time out in physics steps of one length. */

/** One physics step. */
export const STEP_SECONDS = 1 / 30;
const STEPS_MAX = 6;

export class Ticker {
  /** Seconds that have passed since the last whole step. */
  left = 0;

  /** Lets `seconds` pass; of a long stall only the beginning counts. */
  add(seconds) {
    this.left = Math.min(this.left + Math.max(0, seconds), STEP_SECONDS * STEPS_MAX);
  }

  /** Takes one step out of what has passed. @returns {boolean} false while there is no whole one */
  take() {
    if (this.left < STEP_SECONDS) return false;
    this.left -= STEP_SECONDS;
    return true;
  }
}
