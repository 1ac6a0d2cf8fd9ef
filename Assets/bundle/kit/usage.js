/**
 * Tells the kiosk what happened: names from a closed list, never what a person chose.
 * Nothing here throws: a lost count must not cost a patient the page.
 */

/** Events that wait for the answer to the one before, so that the kiosk hears them in order. */
const waiting = [];
let isSending = false;

/** The longest an event waits for a quiet moment, in milliseconds. */
const QUIET_MILLISECONDS = 200;

/**
 * Posts one event to the kiosk, after those that wait already.
 * @param {{event: string}} event
 * @returns {Promise<void>} settles when the kiosk has answered or failed to
 */
export function post(event) {
  const answered = new Promise((done) => { waiting.push({ event, done }); });
  sendWaiting();
  return answered;
}

/**
 * Posts one event when the finger has been answered and the page is at rest: a request takes a slow box as long as a
 * frame. Its place among the others, and what becomes of it when the page goes away, are the same.
 * @param {{event: string}} event
 */
function postQuietly(event) {
  waiting.push({ event, done() {} });
  if (globalThis.requestIdleCallback) requestIdleCallback(sendWaiting, { timeout: QUIET_MILLISECONDS });
  else sendWaiting();
}

/**
 * Posts what waits and then this event at once: for a page that is going away.
 * @param {{event: string}} event
 */
export function postNow(event) {
  hurry();
  send(event);
}

async function sendWaiting() {
  if (isSending) return;
  isSending = true;
  while (waiting.length > 0) {
    const { event, done } = waiting.shift();
    await send(event);
    done();
  }
  isSending = false;
}

/** Posts what waits at once, without the answers to what came before. */
export function hurry() {
  for (const { event, done } of waiting.splice(0)) send(event).then(done);
}

async function send(event) {
  try {
    await fetch("/usage", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(event),
      keepalive: true,
    });
  } catch {
    // Offline from the kiosk itself: the count is lost, the page goes on.
  }
}

globalThis.addEventListener?.("pagehide", hurry);

/** Milliseconds after a touch in which a visible page counts as being used. */
export const ACTIVE_WINDOW_MILLISECONDS = 45_000;

/** Adds up the time a page is visible and in use; pure, the time is passed in. */
export class ActiveTime {
  #total = 0;
  #since = null;
  #lastTouch;
  #window;

  /** @param {number} now @param {number} [window] milliseconds a touch keeps the page in use */
  constructor(now, window = ACTIVE_WINDOW_MILLISECONDS) {
    this.#window = window;
    this.#lastTouch = now;
    this.#since = now;
  }

  /** A touch or key at this moment. @param {number} now */
  touch(now) {
    this.#settle(now);
    this.#lastTouch = now;
  }

  /** The page became visible or hidden. @param {boolean} visible @param {number} now */
  setVisible(visible, now) {
    this.#settle(now);
    this.#since = visible ? now : null;
  }

  /** Milliseconds in use since the last take. @param {number} now @returns {number} */
  take(now) {
    this.#settle(now);
    const taken = this.#total;
    this.#total = 0;
    return Math.round(taken);
  }

  /** Gives back what was taken and could not be used. @param {number} milliseconds */
  giveBack(milliseconds) {
    this.#total += milliseconds;
  }

  #settle(now) {
    if (this.#since === null) return;
    const end = Math.min(now, this.#lastTouch + this.#window);
    if (end > this.#since) this.#total += end - this.#since;
    this.#since = now;
  }
}

/**
 * Reports taps and active seconds, at most every five seconds and when the page goes away.
 * @param {{signal?: AbortSignal, every?: number}} [options]
 */
export function trackActivity({ signal, every = 5000 } = {}) {
  const time = new ActiveTime(performance.now());
  let taps = 0;
  const flush = (deliver) => {
    const milliseconds = time.take(performance.now());
    const activeSeconds = Math.min(60, Math.floor(milliseconds / 1000));
    time.giveBack(milliseconds - activeSeconds * 1000);
    if (taps === 0 && activeSeconds === 0) return;
    deliver({ event: "activity", taps, activeSeconds });
    taps = 0;
  };
  const touched = () => time.touch(performance.now());
  addEventListener("pointerup", () => { taps += 1; touched(); }, { signal, capture: true });
  addEventListener("keydown", touched, { signal, capture: true });
  document.addEventListener("visibilitychange", () => {
    time.setVisible(!document.hidden, performance.now());
    if (document.hidden) flush(postNow);
  }, { signal });
  addEventListener("pagehide", () => flush(postNow), { signal });
  addEventListener("snowglobe:leaving", () => flush(post), { signal });
  const timer = setInterval(() => flush(post), every);
  signal?.addEventListener("abort", () => clearInterval(timer));
}

/**
 * Counts one explainer: opened once, each scene with the time it was visible, each scene's play once.
 * @param {string} explainer id
 * @param {{signal?: AbortSignal}} [options]
 * @returns {{open(): void, show(scene: string): void, interact(scene: string): void}}
 */
export function explainerUsage(explainer, { signal } = {}) {
  const time = new ActiveTime(performance.now());
  const played = new Set();
  let scene = null;
  let opened = false;
  const leave = (deliver) => {
    const visibleMilliseconds = time.take(performance.now());
    if (scene === null || visibleMilliseconds <= 0) return;
    deliver({ event: "scene.view", explainer, scene, visibleMilliseconds: Math.min(visibleMilliseconds, 600_000) });
  };
  const touched = () => time.touch(performance.now());
  addEventListener("pointerdown", touched, { signal, capture: true });
  addEventListener("keydown", touched, { signal, capture: true });
  document.addEventListener("visibilitychange", () => {
    time.setVisible(!document.hidden, performance.now());
    if (document.hidden) leave(postNow);
  }, { signal });
  addEventListener("pagehide", () => leave(postNow), { signal });
  addEventListener("snowglobe:leaving", () => leave(post), { signal });
  return {
    open() {
      if (opened) return;
      opened = true;
      postQuietly({ event: "explainer.open", explainer });
    },
    show(next) {
      if (next === scene) return;
      leave(postQuietly);
      scene = next;
    },
    interact(name) {
      if (played.has(name)) return;
      played.add(name);
      postQuietly({ event: "scene.interact", explainer, scene: name });
    },
  };
}
