/** A trembling finger taps twice; the second tap on the same control within half a second is not meant (UX-04). */

/** Milliseconds in which a second tap on the same control does not count. */
export const DOUBLE_TAP_MILLISECONDS = 500;

/**
 * Decides tap by tap; pure, the moment is passed in.
 * @returns {(control: object, now: number) => boolean} true when the tap counts
 */
export function tapFilter() {
  let lastControl = null;
  let lastTime = -Infinity;
  return (control, now) => {
    const counts = control !== lastControl || now - lastTime >= DOUBLE_TAP_MILLISECONDS;
    if (counts) {
      lastControl = control;
      lastTime = now;
    }
    return counts;
  };
}

/**
 * Stops doubled taps before any control hears them. A control that is meant to be tapped fast has data-repeat.
 * @param {{signal?: AbortSignal}} [options]
 */
export function ignoreDoubleTaps({ signal } = {}) {
  const counts = tapFilter();
  addEventListener("click", (event) => {
    const control = event.target.closest?.("button, a[href]");
    const fromPointer = event.detail > 0;
    if (!control || !fromPointer || "repeat" in control.dataset) return;
    if (counts(control, event.timeStamp)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { signal, capture: true });
}
