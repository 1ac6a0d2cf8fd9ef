/**
 * The frame clock: calls step with the seconds since the last frame, and rests while the page is hidden. In a worker
 * the browser lets it rest then.
 */

/** The longest step, in seconds: after a stall the picture slows down and never jumps. */
export const STEP_SECONDS_MAX = 0.05;

/**
 * @param {(seconds: number) => void} step
 * @param {{signal?: AbortSignal, stepMax?: number}} [options]
 * @returns {{start(): void, stop(): void, readonly running: boolean}} stopped until `start` is called
 */
export function frameClock(step, { signal, stepMax = STEP_SECONDS_MAX } = {}) {
  let handle = null;
  let last = null;
  let wanted = false;

  const frame = (now) => {
    handle = requestAnimationFrame(frame);
    const seconds = last === null ? 0 : Math.min((now - last) / 1000, stepMax);
    last = now;
    step(Math.max(seconds, 0));
  };
  const update = () => {
    const run = wanted && !globalThis.document?.hidden;
    if (run && handle === null) {
      last = null;
      handle = requestAnimationFrame(frame);
    } else if (!run && handle !== null) {
      cancelAnimationFrame(handle);
      handle = null;
    }
  };
  globalThis.document?.addEventListener("visibilitychange", update, { signal });
  signal?.addEventListener("abort", () => { wanted = false; update(); });
  return {
    start() { wanted = true; update(); },
    stop() { wanted = false; update(); },
    get running() { return handle !== null; },
  };
}
