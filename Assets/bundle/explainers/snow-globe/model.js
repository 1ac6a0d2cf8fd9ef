/**
 * The snow globe: which phase the story is in, and what the snow does meanwhile.
 *
 * Knows no page, clock or random source of its own: time comes in through `step(seconds)`, chance through the
 * constructor. The same seed, actions and steps give the same snow. `model.md` says what each part stands for.
 */

import { Snow } from "./snow.js";
import { SUPPORTS, SUPPORTS_MAX } from "./terrain.js";
import { Wind } from "./wind.js";

/** The phases in story order; `settled` is the end of the scene `settling`. */
export const PHASES = ["hook", "still", "choose", "ready", "loose", "settling", "settled", "compare", "recap"];
export const WISHES = ["kind", "calm", "talk", "outside", "rest", "unsure"];
export const GUESSES = ["me", "medicine", "unsure"];
export const VIEWS = ["both", "before", "now"];

/** The longest the snow takes to come down, in seconds. */
export const SETTLING_SECONDS_MAX = 12;

/** One physics step; `step` takes as many whole ones as fit. */
export const STEP_SECONDS = 1 / 30;

const STEPS_MAX = 6;
const HURRY_FROM_SECONDS = 8.5;
const GUST_AT_SECONDS = 6;
const GUST_ENERGY = 0.3;
const STIR_ENERGY = 0.42;
const LOOSE_FLOOR = 0.2;
const GLOW_SECONDS = 3.2;
/** How many of 100 flakes drift back to their old spots, by number of supports. */
const HOME_SHARES = [0.62, 0.2, 0.1, 0.05];

export class SnowGlobe {
  #random;
  #leftOver = 0;

  /** @param {{random: () => number, flakeCount?: number, still?: boolean}} options */
  constructor({ random, flakeCount = 1300, still = false }) {
    this.#random = random;
    this.wind = new Wind(random);
    this.snow = new Snow(flakeCount, random);
    /** The lying snow as it was before the first shake. */
    this.before = this.snow.ground.copy();
    this.still = still;
    this.#begin();
  }

  /** The scene of the page that shows this phase. */
  get scene() {
    return this.phase === "settled" ? "settling" : this.phase;
  }

  /** Whether anything moves by itself now. */
  get running() {
    return !this.still && !this.paused && (this.snow.drifting > 0 || this.energy > 0.01 || this.pathGlow > 0);
  }

  /** How strongly the old footpaths are pointed out, 0 to 1. */
  get pathGlow() {
    if (this.phase !== "still") return 0;
    if (this.still) return 0.8;
    return this.phaseSeconds < GLOW_SECONDS ? Math.sin((Math.PI * this.phaseSeconds) / GLOW_SECONDS) : 0;
  }

  /** Seconds the picture is ahead of the last physics step. */
  get lag() {
    return this.#leftOver;
  }

  /** What tests and the screen reader's text may know. */
  get state() {
    return {
      scene: this.scene, phase: this.phase, running: this.running, paused: this.paused,
      mode: this.still ? "still" : "motion", energy: this.energy, drifting: this.snow.drifting,
      settled: ["settled", "compare", "recap"].includes(this.phase), wish: this.wish, guess: this.guess,
      supports: [...this.supports], view: this.view, picture: this.picture,
    };
  }

  /** Lets `seconds` pass. Nothing moves by itself while paused or in still pictures. */
  step(seconds) {
    if (this.still || this.paused) return;
    this.#leftOver = Math.min(this.#leftOver + Math.max(0, seconds), STEP_SECONDS * STEPS_MAX);
    while (this.#leftOver >= STEP_SECONDS) {
      this.#leftOver -= STEP_SECONDS;
      this.#tick();
    }
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
    if (this.still) this.#runStill(this.phase === "loose" ? 2.2 : 0);
    return true;
  }

  /** Stops the shaking: the snow begins to come down. */
  stop() {
    if (this.phase !== "loose") return false;
    this.#enter("settling");
    if (this.still) this.#runStill(2);
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
    if (!["settling", "settled"].includes(this.phase) || !(id in SUPPORTS)) return false;
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
    while (this.phase === "settling") this.#tick();
    return true;
  }

  /** Goes on to the next phase where no other choice leads there. */
  next() {
    if (this.phase === "settling") return this.settleNow();
    const to = { still: "choose", settled: "compare", compare: "recap" }[this.phase];
    if (!to) return false;
    this.#enter(to);
    return true;
  }

  /** Goes one scene back. The snow lies in its old shape again in every scene before the shake. */
  back() {
    const to = {
      still: "hook", choose: "still", ready: "choose", loose: "ready", settling: "loose", settled: "loose",
      compare: "settled", recap: "compare",
    }[this.phase];
    if (!to) return false;
    if (["hook", "still", "choose", "ready"].includes(to)) this.#layOld();
    if (to === "loose") this.energy = 0.7;
    this.#enter(to);
    if (this.still && to === "loose") this.#runStill(2.2);
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

  /** Still pictures or motion. What moves comes to its end at once when pictures turn still. */
  setStill(still) {
    if (still === this.still) return;
    this.still = still;
    this.paused = false;
    if (still && this.phase === "settling") this.picture = 1;
    if (still && ["still", "choose", "ready"].includes(this.phase)) this.#layOld();
  }

  #begin() {
    this.wish = null;
    this.guess = null;
    this.supports = [];
    this.energy = 0;
    this.seconds = 0;
    this.settlingSeconds = 0;
    this.#enter("hook");
  }

  #enter(phase) {
    this.phase = phase;
    this.phaseSeconds = 0;
    this.paused = false;
    this.view = "both";
    this.picture = 0;
    if (phase === "settling") this.settlingSeconds = 0;
  }

  #layOld() {
    this.energy = 0;
    this.#leftOver = 0;
    this.snow.restAtHome();
  }

  #tick() {
    const beforeShake = ["hook", "still", "choose", "ready"].includes(this.phase);
    const floor = this.phase === "loose" ? LOOSE_FLOOR : 0;
    const halving = { loose: 4, settling: 1 }[this.phase] ?? 0.5;
    this.energy = floor + (this.energy - floor) * Math.exp(-STEP_SECONDS / halving);
    if (this.energy < 0.004) this.energy = 0;
    this.seconds += STEP_SECONDS;
    this.phaseSeconds += STEP_SECONDS;
    this.snow.step(STEP_SECONDS, {
      seconds: this.seconds, energy: this.energy, wind: this.wind, toHome: beforeShake,
      homeShare: this.#homeShare(beforeShake), heavy: this.#heavy(beforeShake),
      pulls: this.phase === "settling" ? this.supports.map((id) => SUPPORTS[id]) : [],
    });
    if (this.phase === "settling") this.#settle();
  }

  #settle() {
    this.settlingSeconds += STEP_SECONDS;
    if (this.settlingSeconds >= SETTLING_SECONDS_MAX) this.snow.restAll();
    if (this.snow.drifting > 0) return;
    this.energy = 0;
    this.#leftOver = 0;
    this.phase = "settled";
    this.phaseSeconds = 0;
  }

  #homeShare(beforeShake) {
    if (beforeShake) return 1;
    return this.phase === "settling" ? HOME_SHARES[this.supports.length] : 0;
  }

  #heavy(beforeShake) {
    if (beforeShake) return 1.6;
    if (this.phase === "loose") return 0.45;
    return 0.6 + Math.max(0, this.settlingSeconds - HURRY_FROM_SECONDS) * 1.4;
  }

  /** A soft gust after a support came or went, so that its effect can be seen at any time, without hurry. */
  #stirAgain() {
    if (this.phase === "settled") this.phase = "settling";
    this.snow.gust(0.45);
    this.settlingSeconds = Math.min(this.settlingSeconds, GUST_AT_SECONDS);
    this.energy = Math.max(this.energy, GUST_ENERGY);
    if (this.still) this.#runStill(1);
  }

  #runStill(seconds) {
    for (let passed = 0; passed < seconds; passed += STEP_SECONDS) this.#tick();
    if (this.phase === "still") this.#layOld();
  }
}
