/**
 * When nobody has touched the screen for a while, asks; when nobody answers, ends the visit (UX-53).
 * Sound or motion that plays for a reader counts as a touch: it dispatches "snowglobe:busy" on the document.
 */

/** Milliseconds the question stays before the visit ends. */
export const WARNING_MILLISECONDS = 30_000;

const SHORTEST_MILLISECONDS = 90_000;

/**
 * How long a screen may stay untouched before the question.
 * @param {number} words on the screen
 * @param {number} [patience] 1, or 10 after "I need more time"
 * @returns {number} milliseconds: 1.5 times slow reading at 100 words a minute, 90 seconds at least
 */
export function idleMilliseconds(words, patience = 1) {
  return Math.max(SHORTEST_MILLISECONDS, 1.5 * (words / 100) * 60_000) * patience;
}

/**
 * The two waits, one after the other, on a clock that is passed in.
 */
export class IdleTimer {
  #clock;
  #words;
  #onWarn;
  #onEnd;
  #handle = null;
  #patience = 1;
  #warned = false;

  /**
   * @param {object} options
   * @param {() => number} options.words counts the words on the screen; not asked before the shortest wait is over,
   *        for it takes longer than a touch should
   * @param {() => void} options.onWarn
   * @param {() => void} options.onEnd
   * @param {{setTimeout: Function, clearTimeout: Function}} [options.clock]
   */
  constructor({ words, onWarn, onEnd, clock = globalThis }) {
    this.#words = words;
    this.#onWarn = onWarn;
    this.#onEnd = onEnd;
    this.#clock = clock;
  }

  get warned() {
    return this.#warned;
  }

  /** Starts the first wait afresh. While the question is shown only `stay` does. */
  touch() {
    if (!this.#warned) this.#wait();
  }

  /** The reader answered: carry on. @param {{moreTime?: boolean}} [options] */
  stay({ moreTime = false } = {}) {
    if (moreTime) this.#patience = 10;
    this.#warned = false;
    this.#wait();
  }

  /** How many times the usual wait: 1, or 10 with more time. @param {number} patience */
  setPatience(patience) {
    if (patience === this.#patience) return;
    this.#patience = patience;
    this.touch();
  }

  stop() {
    this.#clear();
  }

  #wait() {
    this.#clear();
    const shortest = SHORTEST_MILLISECONDS * this.#patience;
    this.#handle = this.#clock.setTimeout(() => this.#warnIfRead(shortest), shortest);
  }

  /** Asks once the words that now stand on the screen can have been read. @param {number} waited milliseconds */
  #warnIfRead(waited) {
    const span = idleMilliseconds(this.#words(), this.#patience);
    if (span <= waited) this.#warn();
    else this.#handle = this.#clock.setTimeout(() => this.#warnIfRead(span), span - waited);
  }

  #warn() {
    this.#warned = true;
    this.#onWarn();
    this.#handle = this.#clock.setTimeout(() => this.#onEnd(), WARNING_MILLISECONDS);
  }

  #clear() {
    if (this.#handle !== null) this.#clock.clearTimeout(this.#handle);
    this.#handle = null;
  }
}

/**
 * Counts the words of a text.
 * @param {string} text
 * @returns {number}
 */
export function countWords(text) {
  const trimmed = text.trim();
  return trimmed === "" ? 0 : trimmed.split(/\s+/u).length;
}

/**
 * Watches the page and asks with the given dialog.
 * @param {{dialog: HTMLDialogElement, text: () => string, onEnd: () => void, patience?: number,
 *          onWarn?: () => void, onMoreTime?: () => void, signal?: AbortSignal}} options
 * @returns {IdleTimer}
 */
export function watchIdle({ dialog, text, onEnd, patience = 1, onWarn, onMoreTime, signal }) {
  const timer = new IdleTimer({
    words: () => countWords(text()),
    onWarn: () => {
      if (!dialog.open) dialog.showModal();
      onWarn?.();
    },
    onEnd,
  });
  const touch = () => timer.touch();
  addEventListener("pointerdown", touch, { signal, capture: true });
  addEventListener("keydown", touch, { signal, capture: true });
  document.addEventListener("snowglobe:busy", touch, { signal });
  dialog.addEventListener("close", () => timer.stay(), { signal });
  dialog.querySelector("[data-more-time]")?.addEventListener("click", () => {
    timer.stay({ moreTime: true });
    onMoreTime?.();
    dialog.close();
  }, { signal });
  signal?.addEventListener("abort", () => timer.stop());
  timer.setPatience(patience);
  timer.stay();
  return timer;
}

/** Says that something plays for the reader, so that the visit is not idle. */
export function keepAwake() {
  document.dispatchEvent(new CustomEvent("snowglobe:busy"));
}
