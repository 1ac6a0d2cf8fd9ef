/** Listen: reads the visible screen aloud, marks and captions each sentence, and stops at a tap elsewhere (UX-33). */

import { keepAwake } from "../kit/idle.js";
import { Narration } from "../kit/narration.js";
import { Speaker } from "../kit/speech.js";
import { dialogOf, openDialog, visibleScreen } from "./dialogs.js";
import { frameSentence, sentencesOn } from "./screen-text.js";

const MARK = "snowglobe-sentence";

export class Listening {
  #player = document.querySelector("[data-player]");
  #words;
  #settings;
  #change;
  #onFirst;
  #speaker;
  #narration;
  #framed = null;
  #able = false;

  /**
   * @param {{words: Map<string, string>, settings: () => import("../kit/settings.js").Settings,
   *          change: (fields: object) => void, onFirst: () => void}} parts onFirst: the first sound of this page
   */
  constructor({ words, settings, change, onFirst }) {
    this.#words = words;
    this.#settings = settings;
    this.#change = change;
    this.#onFirst = onFirst;
    this.#speaker = new Speaker({
      assets: document.body.dataset.assets, language: document.documentElement.lang, volume: () => settings().volume,
    });
    this.#narration = new Narration({ speaker: this.#speaker, onChange: (state) => this.#show(state) });
    document.addEventListener("click", (event) => this.#onClick(event));
    // Before any control hears of the tap: what it opens may then be read.
    for (const name of ["pointerdown", "click"]) {
      addEventListener(name, (event) => { if (!this.#isOwn(event.target)) this.#narration.stop(); }, { capture: true });
    }
    document.addEventListener("snowglobe:screen", () => this.#onScreen());
    for (const name of ["snowglobe:leaving", "pagehide"]) addEventListener(name, () => this.#narration.stop());
    this.#speaker.whenAble(() => this.#offer());
  }

  /** A louder or softer voice is heard at once. */
  volumeChanged() {
    if (this.#settings().sound !== "on") return;
    const level = document.querySelector("[data-volume-level]").textContent;
    this.#narration.start([{ text: level, spoken: level, language: document.documentElement.lang, range: null, element: null }]);
  }

  /** There is a voice or a clip: Listen can be had, and a reader who listens goes on listening. */
  #offer() {
    this.#able = true;
    for (const part of document.querySelectorAll("[data-listen], [data-sound]")) part.hidden = false;
    if (this.#settings().sound !== "on") return;
    // The page's own script may still have something to show.
    if (document.readyState === "complete") this.#read();
    else addEventListener("load", () => this.#read(), { once: true });
  }

  #onClick(event) {
    const control = event.target.closest?.("button, a[href]");
    if (control && "play" in control.dataset) this.#steer(control.dataset.play);
    else if (control && "listen" in control.dataset) this.#listen();
    else if (control && "aloud" in control.dataset) this.#agree();
  }

  /** The question comes before the first sound of a visit, not again (UX-32). */
  #listen() {
    if (this.#settings().sound === "ask") openDialog("aloud");
    else this.#agree();
  }

  #agree() {
    this.#change({ sound: "on" });
    const question = dialogOf("aloud");
    // Closing it tells of another screen, and that screen is read.
    if (question.open) question.close();
    else this.#read();
  }

  #steer(action) {
    if (action === "stop") this.#change({ sound: "off" });
    this.#narration[action]();
    if (action === "pause") this.#player.querySelector('[data-play="resume"]').focus();
    if (action === "resume") this.#player.querySelector('[data-play="pause"]').focus();
  }

  #onScreen() {
    this.#narration.stop();
    if (this.#able && this.#settings().sound === "on") this.#read();
  }

  #read() {
    const screen = visibleScreen();
    const frame = screen.matches("main") ? [...document.querySelectorAll(".topbar, .foot")] : [];
    this.#onFirst();
    if (screen.matches("main")) screen.after(this.#player);
    else screen.append(this.#player);
    this.#narration.start([...sentencesOn(screen, this.#words), ...frameSentence(frame, this.#words)]);
  }

  #show({ status, index, count, sentence }) {
    this.#player.hidden = status === "silent";
    this.#player.querySelector("[data-caption]").textContent = sentence?.text ?? "";
    this.#player.querySelector('[data-play="pause"]').hidden = status === "paused";
    this.#player.querySelector('[data-play="resume"]').hidden = status !== "paused";
    this.#mark(sentence);
    if (status !== "reading") return;
    keepAwake();
    document.dispatchEvent(new CustomEvent("snowglobe:sentence", { detail: { index, count, element: sentence.element } }));
  }

  /** Marks the words on the page: a range where there are letters, a frame around a picture. */
  #mark(sentence) {
    CSS.highlights?.delete(MARK);
    this.#framed?.removeAttribute("data-reading");
    this.#framed = null;
    if (!sentence) return;
    if (sentence.range) CSS.highlights?.set(MARK, new Highlight(sentence.range));
    else this.#framed = sentence.element;
    this.#framed?.setAttribute("data-reading", "");
    sentence.element?.scrollIntoView({ block: "nearest" });
  }

  #isOwn(target) {
    return Boolean(target.closest?.("[data-player], [data-listen], [data-aloud], [data-setting='volume'], [data-scan-pad]"));
  }
}
