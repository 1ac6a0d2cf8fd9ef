/** Turns taps, keys and drags into actions of the globe, and shows the scene it is in. */

import { listenForPlay } from "./input.js";
import { Panel } from "./panel.js";
import { actOn, takeOver } from "./twins.js";

const SHAKES = { shake: 0.8, little: 0.22, more: 0.55 };

/** The frame's name for a scene begins with this. */
export const PLACE = "snow-globe-";

export class Controller {
  #globe;
  #view;
  #panel;
  #usage;
  #sound;
  #scene = null;
  #phase = null;

  /**
   * @param {{root: HTMLElement, globe: import("./model.js").SnowGlobe, view: import("./view.js").GlobeView,
   *          usage: {open(): void, show(scene: string): void, interact(scene: string): void},
   *          words: Map<string, string>, sound: {update: Function}, signal: AbortSignal}} parts
   */
  constructor({ root, globe, view, usage, words, sound, signal }) {
    this.#globe = globe;
    this.#view = view;
    this.#usage = usage;
    this.#sound = sound;
    this.#panel = new Panel(root, words, signal);
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
      if (detail.element?.closest?.(".scene__words") && this.#do("answer")) this.#refresh();
    }, { signal });
    const observer = new ResizeObserver(() => view.resize());
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

  /** Moving pictures or still ones. */
  setStill(still) {
    if (still === this.#globe.still) return;
    this.#do("setStill", still);
    this.#refresh();
  }

  /** Takes over what only the flakes know. */
  hear(news) {
    takeOver(this.#globe, news);
    this.#refresh();
  }

  /** Does one thing to the page's globe and, if that took it, to the one on the stage. */
  #do(name, ...values) {
    const { done, act } = actOn(this.#globe, name, values);
    if (act) this.#view.act(act);
    return done;
  }

  #perform(name, value) {
    switch (name) {
      case "shake": case "little": case "more":
        return this.#do("shake", typeof value === "number" ? value : SHAKES[name]);
      case "stop": return this.#do("stop");
      case "pause": return this.#do("togglePause");
      case "settleNow": return this.#do("settleNow");
      case "next": return this.#do("next");
      case "choose": return this.#do("choose", value);
      case "guess": return this.#do("makeGuess", value);
      case "support": return this.#do("toggleSupport", value);
      case "show": return this.#do("show", value);
      case "restart": return this.#do("restart");
      default: return false;
    }
  }

  /** One scene back; false at the first scene, where Back leaves the explainer. */
  #back() {
    if (!this.#do("back")) return false;
    this.#refresh();
    return true;
  }

  /** Brings the page in step with the globe. */
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
    this.#sound.update(globe);
  }
}
