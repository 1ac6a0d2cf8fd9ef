/** What a kiosk's page never does: no menus, no dragging, no pinch, no second tap that was not meant. */

/** Milliseconds and pixels within which a tap after a page change is the echo of the tap that changed it (UX-04). */
export const ECHO_MILLISECONDS = 500;
export const ECHO_PIXELS = 48;

/** No menus, no dragging, no pinch: this screen has one job (UX-06, UX-81). */
export function guard() {
  for (const name of ["contextmenu", "dragstart", "gesturestart", "selectstart"]) {
    addEventListener(name, (event) => event.preventDefault());
  }
  addEventListener("wheel", (event) => { if (event.ctrlKey) event.preventDefault(); }, { passive: false });
}

/**
 * Writes where and when a tap changed the page, for the next page to know its echo.
 * @param {{clientX: number, clientY: number, detail: number}|null} event
 * @returns {string} "x.y.milliseconds", or nothing for a key
 */
export function echoOf(event) {
  if (!event || !(event.detail > 0)) return "";
  return `${Math.round(event.clientX)}.${Math.round(event.clientY)}.${Date.now()}`;
}

/**
 * Tells whether a tap is the echo of the one that opened this page: the same spot, within half a second.
 * @param {string|null} echo as `echoOf` wrote it
 * @param {{clientX: number, clientY: number, detail: number}} event
 * @param {number} now milliseconds
 * @returns {boolean}
 */
export function isEcho(echo, event, now) {
  const [x, y, at] = /^\d+\.\d+\.\d+$/u.test(echo ?? "") ? echo.split(".").map(Number) : [NaN, NaN, NaN];
  return event.detail > 0 && now >= at && now - at < ECHO_MILLISECONDS
    && Math.hypot(event.clientX - x, event.clientY - y) < ECHO_PIXELS;
}

/** Stops the echo of the tap that opened this page, before any control hears it. @param {string|null} echo */
export function ignoreEcho(echo) {
  if (!echo) return;
  document.documentElement.dataset.waking = "";
  const controller = new AbortController();
  addEventListener("click", (event) => {
    if (!isEcho(echo, event, Date.now())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal: controller.signal });
  setTimeout(() => {
    controller.abort();
    delete document.documentElement.dataset.waking;
  }, ECHO_MILLISECONDS);
}
