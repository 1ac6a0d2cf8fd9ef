/**
 * Reading a screen aloud, sentence by sentence. Pure: clock, voice and what happens on screen are passed in.
 * It never trusts a voice to say when it has ended: without an audio device it never does (UX-36).
 */

/** The slowest reading that the watchdog allows for, in words a minute, and its allowance for a slow start. */
export const WATCHDOG_WORDS_A_MINUTE = 105;
export const WATCHDOG_START_MILLISECONDS = 1500;
/** A digit takes part of a word's time: phone numbers are read one by one. */
const DIGIT_WORDS = 0.5;

/**
 * The first local voice for a language whose name has no "+", which marks a variant (UX-35).
 * @param {{lang: string, name: string, localService: boolean}[]} voices
 * @param {string} language such as "es" or "en-US"
 * @returns {object|null}
 */
export function pickVoice(voices, language) {
  const base = (tag) => tag.toLowerCase().split(/[-_]/u)[0];
  return voices.find((voice) => voice.localService && base(voice.lang) === base(language) && !voice.name.includes("+")) ?? null;
}

/**
 * Where the sentences of a text begin and end.
 * @param {string} text
 * @param {string} language
 * @returns {{start: number, end: number}[]} without the spaces around them; parts with no letter or digit are left out
 */
export function sentencesOf(text, language) {
  const found = [];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)) {
    if (!/[\p{L}\p{N}]/u.test(segment)) continue;
    const start = index + segment.length - segment.trimStart().length;
    found.push({ start, end: index + segment.trimEnd().length });
  }
  return found;
}

/**
 * The longest that a sentence may take before the next one begins by itself.
 * @param {string} text
 * @returns {number} milliseconds
 */
export function watchdogMilliseconds(text) {
  const words = text.trim().split(/\s+/u).filter(Boolean).length;
  const digits = text.match(/\d/gu)?.length ?? 0;
  return WATCHDOG_START_MILLISECONDS + ((words + DIGIT_WORDS * digits) / WATCHDOG_WORDS_A_MINUTE) * 60_000;
}

/** One screen being read: which sentence, and whether it goes on by itself. */
export class Narration {
  #sentences = [];
  #index = 0;
  #status = "silent";
  #turn = 0;
  #handle = null;
  #speaker;
  #onChange;
  #clock;

  /**
   * @param {object} options
   * @param {{speak(sentence: object, tell: {ended(): void, takes(milliseconds: number): void}): void, cancel(): void}} options.speaker
   * @param {(state: {status: string, index: number, count: number, sentence: object|null}) => void} options.onChange
   * @param {{setTimeout: Function, clearTimeout: Function}} [options.clock]
   */
  constructor({ speaker, onChange, clock = globalThis }) {
    this.#speaker = speaker;
    this.#onChange = onChange;
    this.#clock = clock;
  }

  /** "silent", "reading" or "paused"; which sentence of how many. */
  get state() {
    const sentence = this.#status === "silent" ? null : this.#sentences[this.#index];
    return { status: this.#status, index: this.#index, count: this.#sentences.length, sentence };
  }

  /** Reads these sentences from the first. @param {{text: string}[]} sentences */
  start(sentences) {
    this.#halt();
    this.#sentences = [...sentences];
    if (sentences.length === 0) return this.stop();
    this.#read(0);
  }

  /** Waits; going on repeats the sentence from its beginning, since not every voice can stop in the middle. */
  pause() {
    if (this.#status !== "reading") return;
    this.#halt();
    this.#set("paused");
  }

  resume() {
    if (this.#status === "paused") this.#read(this.#index);
  }

  /** Reads the sentence again. */
  repeat() {
    if (this.#status !== "silent") this.#read(this.#index);
  }

  /** Goes on to the next sentence, or ends after the last. */
  next() {
    if (this.#status === "silent") return;
    if (this.#index + 1 < this.#sentences.length) this.#read(this.#index + 1);
    else this.stop();
  }

  stop() {
    if (this.#status === "silent") return; // Every touch asks for it.
    this.#halt();
    this.#set("silent");
  }

  #read(index) {
    this.#halt();
    this.#index = index;
    const turn = this.#turn;
    const sentence = this.#sentences[index];
    const ended = () => { if (turn === this.#turn) this.next(); };
    this.#set("reading");
    if (turn !== this.#turn) return;
    this.#watch(watchdogMilliseconds(sentence.spoken ?? sentence.text), ended);
    this.#speaker.speak(sentence, {
      ended,
      takes: (milliseconds) => { if (turn === this.#turn) this.#watch(milliseconds, ended); },
    });
  }

  #watch(milliseconds, ended) {
    if (this.#handle !== null) this.#clock.clearTimeout(this.#handle);
    this.#handle = this.#clock.setTimeout(ended, milliseconds);
  }

  /** Ends the sentence in the air; what its voice says from now on is not heard. */
  #halt() {
    this.#turn += 1;
    if (this.#handle !== null) this.#clock.clearTimeout(this.#handle);
    this.#handle = null;
    if (this.#status === "reading") this.#speaker.cancel();
  }

  #set(status) {
    this.#status = status;
    this.#onChange(this.state);
  }
}
