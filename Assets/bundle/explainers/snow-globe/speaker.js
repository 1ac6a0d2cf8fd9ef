/** The polite live region: at most one message every three seconds, and always the newest. */

/** The shortest time between two messages, in milliseconds. */
export const MESSAGE_MILLISECONDS = 3000;

export class Speaker {
  #element;
  #waiting = null;
  #timer = null;

  /**
   * @param {HTMLElement} element with aria-live
   * @param {AbortSignal} signal
   */
  constructor(element, signal) {
    this.#element = element;
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** Says a sentence now, or when three seconds have passed since the last one. */
  say(sentence) {
    this.#waiting = sentence;
    if (this.#timer === null) this.#speak();
  }

  #speak() {
    this.#timer = null;
    if (this.#waiting === null) return;
    this.#element.textContent = this.#waiting;
    this.#waiting = null;
    this.#timer = setTimeout(() => this.#speak(), MESSAGE_MILLISECONDS);
  }
}
