/** Turns taps, keys and drags into actions of the globe, and shows the scene it is in. */

import { listenForPlay } from "./input.js";
import { Panel } from "./panel.js";

const SHAKES = { shake: 0.8, little: 0.22, more: 0.55 };

/** The frame's name for a scene begins with this. */
export const PLACE = "snow-globe-";

export class Controller {
  #globe;
  #view;
  #panel;
  #usage;
  #clock;
  #sound;
  #scene = null;
  #phase = null;

  /**
   * @param {{root: HTMLElement, globe: import("./model.js").SnowGlobe, view: {draw: Function, resize: Function},
   *          usage: {open(): void, show(scene: string): void, interact(scene: string): void},
   *          words: Map<string, string>, sound: {update: Function}, makeClock: Function, signal: AbortSignal}} parts
   */
  constructor({ root, globe, view, usage, words, sound, makeClock, signal }) {
    this.#globe = globe;
    this.#view = view;
    this.#usage = usage;
    this.#sound = sound;
    this.#panel = new Panel(root, words, signal);
    this.#clock = makeClock((seconds) => this.#frame(seconds));
    root.addEventListener("click", (event) => {
      const control = event.target.closest("[data-act], a[href]");
      if (control?.dataset.act) this.act(control.dataset.act, control.dataset.value);
      else if (control) this.#keepPlace(`${PLACE}${globe.scene}`);
    }, { signal });
    const stage = root.querySelector(".explainer__stage");
    listenForPlay(stage, {
      shake: (strength) => this.act("shake", strength),
      back: () => this.#back(),
      canPlay: () => ["hook", "ready", "loose"].includes(globe.phase),
      signal,
    });
    document.addEventListener("snowglobe:sentence", ({ detail }) => {
      if (detail.element?.closest?.(".scene__words") && globe.answer()) this.#refresh();
    }, { signal });
    const observer = new ResizeObserver(() => {
      view.resize();
      this.#draw();
    });
    observer.observe(stage);
    signal.addEventListener("abort", () => observer.disconnect());
    usage.open();
    this.#refresh();
    this.#keepPlace(null);
  }

  /** Tells the frame where Back from another page leads; null: to the beginning. */
  #keepPlace(place) {
    document.dispatchEvent(new CustomEvent("snowglobe:place", { detail: place }));
  }

  /** Does one action by its name, such as a button gives it, and shows what came of it. */
  act(name, value) {
    const globe = this.#globe;
    const phase = globe.phase;
    if (name in SHAKES && ["hook", "ready", "loose"].includes(phase)) {
      this.#usage.interact(phase === "hook" ? "hook" : "loose");
    }
    const supports = globe.supports.length;
    const done = this.#perform(name, value);
    this.#panel.respond(name, value, { done, phase, globe, added: globe.supports.length > supports });
    this.#refresh();
  }

  /** Shows the globe again on another canvas. */
  refresh() {
    this.#view.resize();
    this.#refresh();
  }

  /** Moving pictures or still ones. */
  setStill(still) {
    this.#globe.setStill(still);
    this.#refresh();
  }

  #perform(name, value) {
    const globe = this.#globe;
    switch (name) {
      case "shake": case "little": case "more":
        return globe.shake(typeof value === "number" ? value : SHAKES[name]);
      case "stop": return globe.stop();
      case "pause": return globe.togglePause();
      case "settleNow": return globe.settleNow();
      case "next": return globe.next();
      case "choose": return globe.choose(value);
      case "guess": return globe.makeGuess(value);
      case "support": return globe.toggleSupport(value);
      case "show": return globe.show(value);
      case "restart": return globe.restart();
      default: return false;
    }
  }

  /** One scene back; false at the first scene, where Back leaves the explainer. */
  #back() {
    if (!this.#globe.back()) return false;
    this.#refresh();
    return true;
  }

  #frame(seconds) {
    this.#globe.step(seconds);
    const moving = this.#globe.running || this.#view.easing;
    if (this.#globe.phase === this.#phase && moving) this.#draw();
    else this.#refresh();
  }

  /** Brings everything in step with the globe. While snow moves the next frame draws it. */
  #refresh() {
    const globe = this.#globe;
    if (globe.phase === "settled" && this.#phase === "settling") this.#panel.say("settled");
    this.#phase = globe.phase;
    this.#panel.update(globe);
    if (globe.scene !== this.#scene) {
      const first = this.#scene === null;
      this.#scene = globe.scene;
      this.#usage.show(globe.scene);
      this.#panel.showScene(globe.scene, { focus: !first });
      if (!first) document.dispatchEvent(new CustomEvent("snowglobe:screen"));
    }
    if (!globe.running || !this.#clock.running) this.#draw();
    if (globe.running || this.#view.easing) this.#clock.start();
    else this.#clock.stop();
  }

  #draw() {
    this.#view.draw(this.#globe);
    this.#sound.update(this.#globe);
  }
}
