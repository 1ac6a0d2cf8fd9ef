/** Whether the reader wants still pictures: the system says so, or the "Less motion" switch does (UX-30). */

const CHANGED = "snowglobe:motion";

/** @returns {boolean} */
export function isMotionReduced() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
    || document.documentElement.dataset.motion === "less";
}

/**
 * Calls back with the present answer and again each time it changes.
 * @param {(reduced: boolean) => void} listener
 * @param {{signal?: AbortSignal}} [options]
 */
export function watchMotion(listener, { signal } = {}) {
  const tell = () => listener(isMotionReduced());
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", tell, { signal });
  document.addEventListener(CHANGED, tell, { signal });
  tell();
}

/**
 * Sets the switch for this page.
 * @param {boolean} less
 */
export function setLessMotion(less) {
  if (less) document.documentElement.dataset.motion = "less";
  else delete document.documentElement.dataset.motion;
  document.dispatchEvent(new CustomEvent(CHANGED));
}
