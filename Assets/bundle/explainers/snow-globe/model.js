/**
 * The snow globe: which phase the story is in, and what the snow does meanwhile.
 *
 * Knows no page, clock or random source of its own: time comes in through `step(seconds)`, chance through the
 * constructor. The same seed, actions and steps give the same snow. `model.md` says what each part stands for.
 */

import { Snow } from "./snow.js";
import { BACK, GUESSES, NEXT, VIEWS, WISHES, isBeforeShake, stateOf } from "./story.js";
import { SUPPORTS, SUPPORTS_MAX } from "./terrain.js";
import { STEP_SECONDS, Ticker } from "./ticker.js";
import { calmed, forces, pathGlow } from "./weather.js";
import { Wind } from "./wind.js";

/** The longest the snow takes to come down, in seconds. */
export const SETTLING_SECONDS_MAX = 12;

const GUST_AT_SECONDS = 6;
const GUST_ENERGY = 0.3;
const STIR_ENERGY = 0.42;

export class SnowGlobe {
  /** Steps are due as it counts them. */
  ticker = new Ticker();

  /** @param {{random: () => number, flakeCount?: number, still?: boolean, snow?: Snow}} options */
  constructor({ random, flakeCount = 1200, still = false, snow }) {
    this.wind = new Wind(random);
    this.snow = snow ?? new Snow(flakeCount, random);
    /** The lying snow as it was before the first shake. */
    this.before = this.snow.ground.copy();
    this.still = still;
    this.#begin();
  }

  /** The scene of the page that shows this phase. */
  get scene() {
    return this.phase === "settled" ? "settling" : this.phase;
  }

  /** Whether anything moves by itself now: while snow settles, until the end of that is told. */
  get running() {
    if (this.still || this.paused) return false;
    return this.phase === "settling" || this.snow.drifting > 0 || this.energy > 0.01 || this.pathGlow > 0;
  }

  /** How strongly the old footpaths are pointed out, 0 to 1. */
  get pathGlow() {
    return pathGlow(this);
  }

  /** What tests and the screen reader's text may know. */
  get state() {
    return stateOf(this);
  }

  /** Lets `seconds` pass. Nothing moves by itself while paused or in still pictures. */
  step(seconds) {
    if (this.still || this.paused) return;
    this.ticker.add(seconds);
    while (this.ticker.take()) this.#tick();
  }

  /** Shakes the globe, with a strength of 0 to 1. */
  shake(strength = 0.6) {
    if (this.phase === "hook") {
      this.energy = STIR_ENERGY;
      this.#enter("still");
    } else if (this.phase === "ready") {
      this.energy = Math.max(0.55, strength);
      this.#enter("loose");
    } else if (this.phase === "loose") {
      this.energy = Math.min(1, this.energy + strength);
      this.paused = false;
    } else return false;
    this.shakenAt = this.seconds;
    this.shakenBy = Math.min(1, strength);
    if (this.still && this.phase === "still") this.#layOld();
    else if (this.still) this.#run(2.2);
    return true;
  }

  /** Answers softly while a sentence about the picture is read aloud: the paths glow again, loose snow lifts a little. */
  answer() {
    if (this.still || this.paused) return false;
    if (this.phase === "still") this.phaseSeconds = 0;
    else if (this.phase === "loose") this.energy = Math.min(1, Math.max(this.energy, 0.2) + 0.1);
    else return false;
    return true;
  }

  /** Stops the shaking: the snow begins to come down. */
  stop() {
    if (this.phase !== "loose") return false;
    this.#enter("settling");
    if (this.still) this.#run(2);
    return true;
  }

  /** Picks the wish that the lamp stands for. */
  choose(wish) {
    if (!["choose", "ready"].includes(this.phase) || !WISHES.includes(wish)) return false;
    this.wish = wish;
    this.#enter("ready");
    return true;
  }

  /** Notes a guess; every guess is welcome and changes nothing. */
  makeGuess(guess) {
    if (this.phase !== "ready" || !GUESSES.includes(guess)) return false;
    this.guess = guess;
    return true;
  }

  /** Puts a support into the globe, or takes it out again. Refused when three are in. */
  toggleSupport(id) {
    if (!["settling", "settled"].includes(this.phase) || !Object.hasOwn(SUPPORTS, id)) return false;
    const without = this.supports.filter((other) => other !== id);
    if (without.length === this.supports.length && this.supports.length >= SUPPORTS_MAX) return false;
    this.supports = without.length < this.supports.length ? without : [...this.supports, id];
    this.paused = false;
    this.#stirAgain();
    return true;
  }

  togglePause() {
    if (!this.running && !this.paused) return false;
    this.paused = !this.paused;
    return true;
  }

  /** Lets the rest of the snow come down at once: the same picture as waiting for it. */
  settleNow() {
    if (this.phase !== "settling") return false;
    this.paused = false;
    while (this.phase === "settling") this.#run(STEP_SECONDS);
    return true;
  }

  /** Goes on to the next phase where no other choice leads there. */
  next() {
    if (this.phase === "settling") return this.settleNow();
    const to = NEXT[this.phase];
    if (!to) return false;
    this.#enter(to);
    return true;
  }

  /** Goes one scene back. The snow lies in its old shape again in every scene before the shake. */
  back() {
    const to = BACK[this.phase];
    if (!to) return false;
    if (isBeforeShake(to)) this.#layOld();
    if (to === "loose") this.energy = 0.7;
    this.#enter(to);
    if (this.still && to === "loose") this.#run(2.2);
    return true;
  }

  /** Shows both pictures, or one of them. */
  show(view) {
    if (this.phase !== "compare" || !VIEWS.includes(view)) return false;
    this.view = view;
    return true;
  }

  /** Begins again with the old snow and nothing chosen. */
  restart() {
    this.#layOld();
    this.#begin();
    return true;
  }

  /** Still pictures or motion. */
  setStill(still) {
    if (still === this.still) return;
    this.still = still;
    this.paused = false;
    if (still && isBeforeShake(this.phase)) this.#layOld();
  }

  #begin() {
    this.wish = this.guess = null;
    this.supports = [];
    this.energy = 0;
    this.seconds = 0;
    /** When the last shake was, in `seconds`, and how strong. */
    this.shakenAt = -Infinity;
    this.shakenBy = 0;
    this.settlingSeconds = 0;
    this.#enter("hook");
  }

  #enter(phase) {
    this.phase = phase;
    this.phaseSeconds = 0;
    this.paused = false;
    this.view = "both";
    if (phase === "settling") this.settlingSeconds = 0;
  }

  #layOld() {
    this.energy = 0;
    this.ticker.left = 0;
    this.snow.restAtHome();
  }

  #tick() {
    this.energy = calmed(this.energy, this.phase, STEP_SECONDS);
    this.seconds += STEP_SECONDS;
    this.phaseSeconds += STEP_SECONDS;
    const { seconds, energy, wind } = this;
    this.snow.step(STEP_SECONDS, { seconds, energy, wind, ...forces(this) });
    if (this.phase === "settling") this.#settle();
  }

  #settle() {
    this.settlingSeconds += STEP_SECONDS;
    if (this.settlingSeconds >= SETTLING_SECONDS_MAX) this.snow.restAll();
    if (this.snow.drifting > 0) return;
    this.energy = 0;
    this.ticker.left = 0;
    this.phase = "settled";
    this.phaseSeconds = 0;
  }

  /** A soft gust after a support came or went, so that its effect can be seen at any time, without hurry. */
  #stirAgain() {
    if (this.phase === "settled") this.phase = "settling";
    this.snow.gust(0.45);
    this.settlingSeconds = Math.min(this.settlingSeconds, GUST_AT_SECONDS);
    this.energy = Math.max(this.energy, GUST_ENERGY);
    if (this.still) this.#run(1);
  }

  /** Lets time pass at once, for a still picture. */
  #run(seconds) {
    for (let passed = 0; passed < seconds; passed += STEP_SECONDS) this.#tick();
  }
}
