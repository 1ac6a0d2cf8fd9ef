/** Counts time out in physics steps of one length. */

/** One physics step. */
export const STEP_SECONDS = 1 / 30;
/** Of a long stall only so many seconds are made up for; what is more slows the snow down. */
export const LATE_SECONDS_MAX = 6 * STEP_SECONDS;

export class Ticker {
  /** Seconds that have passed since the last whole step. */
  left = 0;

  /** Lets `seconds` pass. */
  add(seconds) {
    this.left = Math.min(this.left + Math.max(0, seconds), LATE_SECONDS_MAX);
  }

  /** Takes one step out of what has passed. @returns {boolean} false while there is no whole one */
  take() {
    if (this.left < STEP_SECONDS) return false;
    this.left -= STEP_SECONDS;
    return true;
  }
}
