/** Stands for the snow on the page, which tells the story only: the flakes are with the stage, in its own globe. */

export class DistantSnow {
  /** How many flakes are in the air, as far as the page was told; at least one while some are. */
  drifting = 0;
  ground = { copy: () => null };

  step(_seconds, { energy }) {
    if (energy > 0) this.gust();
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
