/** Stands for the snow on the page, which tells the story only: the flakes are with the stage, in its own globe. */

export class DistantSnow {
  /** How many flakes are in the air, as far as the page was told; at least one while some are. */
  drifting = 0;
  ground = { copy: () => null };
  #begun = false;

  begin(_seconds, { energy }) {
    this.#begun = true;
    if (energy > 0) this.gust();
  }

  finish() {
    const begun = this.#begun;
    this.#begun = false;
    return begun;
  }

  gust() {
    this.drifting = Math.max(1, this.drifting);
  }

  restAtHome() {
    this.drifting = 0;
  }

  restAll() {
    this.drifting = 0;
  }
}
