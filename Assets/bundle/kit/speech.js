/** The voice: a recorded clip where the bundle has one, else the browser's local voice, else captions alone. */

import { clipName, clipsFor } from "./clips.js";
import { pickVoice } from "./narration.js";
import { VOLUME_STEPS } from "./settings.js";

/** Spoken a little slower than the voice would by itself. */
const RATE = 0.92;
/** What a clip may take beyond its own length, in milliseconds. */
const CLIP_SPARE_MILLISECONDS = 700;

export class Speaker {
  #synthesis;
  #assets;
  #language;
  #volume;
  #clips = new Set();
  #audio = null;
  #turn = 0;

  /**
   * @param {{assets: string, language: string, volume: () => number, synthesis?: SpeechSynthesis}} options
   */
  constructor({ assets, language, volume, synthesis = globalThis.speechSynthesis }) {
    this.#assets = assets;
    this.#language = language;
    this.#volume = volume;
    this.#synthesis = synthesis;
  }

  /**
   * Calls back once there is something to listen to; voices may come late.
   * @param {() => void} found
   */
  async whenAble(found) {
    let told = false;
    const look = () => {
      if (told || !(this.#clips.size > 0 || this.#voice(this.#language))) return;
      told = true;
      found();
    };
    this.#synthesis?.addEventListener?.("voiceschanged", look);
    look();
    this.#clips = await clipsFor(this.#assets, this.#language);
    look();
  }

  /** @param {{text: string, spoken?: string, language?: string}} sentence @param {{ended(): void, takes(n: number): void}} tell */
  async speak(sentence, tell) {
    const turn = (this.#turn += 1);
    const name = this.#clips.size > 0 ? await clipName(sentence.text) : null;
    if (turn !== this.#turn) return;
    if (name !== null && this.#clips.has(name)) this.#play(name, sentence, tell);
    else this.#say(sentence, tell);
  }

  cancel() {
    this.#turn += 1;
    this.#audio?.pause();
    this.#audio = null;
    this.#synthesis?.cancel();
  }

  #play(name, sentence, tell) {
    const audio = new Audio(`${this.#assets}/clips/${this.#language}/${name}.opus`);
    const turn = this.#turn;
    const instead = () => { if (turn === this.#turn) this.#say(sentence, tell); };
    audio.volume = this.#volume() / VOLUME_STEPS;
    audio.addEventListener("loadedmetadata", () => tell.takes(audio.duration * 1000 + CLIP_SPARE_MILLISECONDS));
    audio.addEventListener("ended", () => tell.ended());
    audio.addEventListener("error", instead);
    audio.play().catch(instead);
    this.#audio = audio;
  }

  #say({ text, spoken = text, language = this.#language }, tell) {
    const voice = this.#voice(language) ?? this.#voice(this.#language);
    if (!voice) return;
    const utterance = new SpeechSynthesisUtterance(spoken);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    utterance.volume = this.#volume() / VOLUME_STEPS;
    utterance.addEventListener("end", () => tell.ended());
    this.#synthesis.speak(utterance);
  }

  #voice(language) {
    return this.#synthesis ? pickVoice([...this.#synthesis.getVoices()], language) : null;
  }
}
