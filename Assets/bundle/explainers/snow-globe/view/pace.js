/** How many flakes are drawn: fewer when the drawing falls behind, so that the motion stays smooth. Pure. */

/** One stall of the machine counts as no more than this many budgets. */
const STALL = 3;
const SHARE_MIN = 0.25;
const PATIENCE_FRAMES = 90;

export class Pace {
  #budget;
  #slow = 0;

  /** @param {number} budget milliseconds a frame may take */
  constructor(budget) {
    this.#budget = budget;
    /** The share of the flakes that is drawn, 0.25 to 1. */
    this.share = 1;
    /** How long the last frames took, in milliseconds. */
    this.cost = 0;
  }

  /** Notes one frame. @param {number} milliseconds */
  note(milliseconds) {
    this.cost += (Math.min(milliseconds, this.#budget * STALL) - this.cost) * 0.08;
    if (this.cost > this.#budget) this.share = Math.max(SHARE_MIN, this.share * 0.96);
    else if (this.cost < this.#budget * 0.6) this.share = Math.min(1, this.share * 1.01);
    this.#slow = this.share === SHARE_MIN && this.cost > this.#budget * 1.5 ? this.#slow + 1 : 0;
  }

  /** Whether even the fewest flakes have long been too many: another way of painting may be faster. */
  get isHopeless() {
    return this.#slow > PATIENCE_FRAMES;
  }
}
