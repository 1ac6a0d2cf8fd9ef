/** The words and buttons beside the globe: which scene shows, what is pressed, and what is said aloud. */

import { partsOf, setAttribute, setHidden, setWords } from "../../kit/parts.js";
import { fill } from "../../kit/strings.js";
import { SUPPORTS_MAX } from "./terrain.js";
import { Speaker } from "./speaker.js";

export class Panel {
  #root;
  #all;
  #words;
  #speaker;
  #shown = "";

  /**
   * @param {HTMLElement} root
   * @param {Map<string, string>} words
   * @param {AbortSignal} signal
   */
  constructor(root, words, signal) {
    this.#root = root;
    this.#all = partsOf(root);
    this.#words = words;
    this.#speaker = new Speaker(this.#one("[data-live]"), signal);
    root.dataset.ready = "";
  }

  /** Shows one scene, moves the focus to its heading and fills in the row of dots. */
  showScene(scene, { focus }) {
    const sections = this.#all("[data-scene]");
    const index = sections.findIndex((section) => section.dataset.scene === scene);
    sections.forEach((section, at) => { setHidden(section, at !== index); });
    this.#all(".progress-dots > li").forEach((dot, at) => {
      dot.dataset.state = at < index ? "done" : at === index ? "now" : "next";
    });
    this.#one(".explainer__panel").scrollTop = 0;
    if (focus) sections[index].querySelector("h1").focus({ preventScroll: true });
  }

  /** Brings every button and line in step with the globe, if they depend on what changed. */
  update(globe) {
    const { phase, still, paused, supports, wish, guess, view } = globe;
    const shown = [phase, still, paused, supports, wish, guess, view].join("/");
    if (shown === this.#shown) return;
    this.#shown = shown;
    const settled = globe.phase === "settled";
    this.#show("[data-falling]", !settled);
    this.#show("[data-settled]", settled);
    this.#show("[data-motion-only]", !globe.still, (element) => element.hasAttribute("data-falling") && settled);
    this.#show("[data-still-only]", globe.still);
    this.#show("[data-going]", !globe.paused);
    this.#show("[data-paused]", globe.paused);
    this.#show("[data-alone]", globe.supports.length === 0);
    this.#show("[data-wish-line]", globe.wish !== null && globe.wish !== "unsure");
    this.#show("[data-pair-labels]", globe.phase === "compare" && globe.view === "both");
    if (globe.supports.length < SUPPORTS_MAX) this.#show("[data-full]", false);
    this.#press("choose", (value) => value === globe.wish);
    this.#press("guess", (value) => value === globe.guess);
    this.#press("support", (value) => globe.supports.includes(value));
    this.#press("show", (value) => value === globe.view);
    this.#one("[data-guess-answer]").toggleAttribute("data-shown", globe.guess !== null);
    setWords(this.#one("[data-wish]"), this.#labelOf("choose", globe.wish));
    setAttribute(this.#root.querySelector("canvas"), "aria-label", this.#describe(globe));
  }

  /** Says what an action did. */
  respond(name, value, { done, phase, globe, added }) {
    if (name === "support") {
      if (!done) this.#show("[data-full]", true);
      const key = done ? (added ? "added" : "removed") : "full";
      this.say(key, { name: this.#labelOf("support", value) });
    } else if (!done) return;
    else if (name === "pause" && globe.paused) this.say("paused");
    else if (name === "stop") this.say("down");
    else if (name === "choose") this.say("lampLit");
    else if (name === "guess") this.#speaker.say(this.#one("[data-guess-answer]").textContent);
    else if (name === "show") this.say(value === "both" ? "pair" : value);
    else if (globe.phase === "loose") this.say("loose");
    else if (phase === "hook") this.say("stirred");
  }

  /** Says one of the page's sentences. */
  say(key, values = {}) {
    this.#speaker.say(fill(this.#words.get(key) ?? "", values));
  }

  #one(selector) {
    return this.#all(selector)[0];
  }

  #describe(globe) {
    const word = (key, values = {}) => fill(this.#words.get(key) ?? "", values);
    if (globe.phase === "compare") return word(globe.view === "both" ? "pair" : globe.view);
    const told = {
      loose: ["loose"], settling: ["down"], settled: ["settled"], recap: ["settled"],
    }[globe.phase] ?? ["oldPaths", "still"];
    const sentences = ["summary", ...told].map((key) => word(key));
    const beside = { hook: "besideHook", choose: "besideChoose", settling: "besideSettling" }[globe.scene];
    if (beside) sentences.push(word(beside));
    if (globe.wish) sentences.push(word("wish", { wish: this.#labelOf("choose", globe.wish) }));
    if (["settling", "settled", "recap"].includes(globe.phase)) {
      sentences.push(word("supports", { count: word(`count${globe.supports.length}`) }));
    }
    return sentences.join(" ");
  }

  #labelOf(act, value) {
    if (value === null) return "";
    const labelled = this.#all(`[data-act="${act}"]`).find((control) => control.dataset.value === value);
    return labelled?.textContent.trim() ?? "";
  }

  #press(act, isPressed) {
    for (const button of this.#all(`[data-act="${act}"]`)) {
      setAttribute(button, "aria-pressed", String(isPressed(button.dataset.value)));
    }
  }

  #show(selector, shown, except = () => false) {
    for (const element of this.#all(selector)) setHidden(element, !shown || except(element));
  }
}
