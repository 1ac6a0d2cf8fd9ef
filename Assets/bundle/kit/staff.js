/** The staff menu's parts that know nothing of a page: how a corner is held, how a PIN is entered. */

/** How long the corner is held. */
export const HOLD_MILLISECONDS = 3000;
/** How far from the corner's two edges a finger may stand, in pixels. */
export const CORNER_PIXELS = 96;
/** How far a finger may slip while it holds, in pixels. */
export const SLIP_PIXELS = 24;
/** The longest PIN. */
export const PIN_DIGITS_MAX = 12;

/**
 * Tells whether a point stands in the bottom corner where lines begin: no button of any page lies there.
 * @param {{x: number, y: number}} point
 * @param {{width: number, height: number, rtl: boolean}} screen
 * @returns {boolean}
 */
export function isCorner({ x, y }, { width, height, rtl }) {
  const inline = rtl ? width - x : x;
  return inline >= 0 && inline <= CORNER_PIXELS && height - y >= 0 && height - y <= CORNER_PIXELS;
}

/**
 * A PIN as it is being entered; a value, each step gives the next.
 * @param {string} pin
 * @param {string} key a digit, or "delete"
 * @returns {string}
 */
export function enter(pin, key) {
  if (key === "delete") return pin.slice(0, -1);
  return /^\d$/u.test(key) && pin.length < PIN_DIGITS_MAX ? pin + key : pin;
}

/**
 * Calls `onHold` when the corner was held for three seconds by one finger that did not slip; the tap that would follow
 * is swallowed, so that the hold presses nothing.
 * @param {{onHold: () => void, clock?: {setTimeout: Function, clearTimeout: Function}, signal?: AbortSignal}} options
 */
export function watchCorner({ onHold, clock = globalThis, signal }) {
  let hold = null;
  const slip = (event) => {
    if (Math.hypot(event.clientX - hold.x, event.clientY - hold.y) > SLIP_PIXELS) stop();
  };
  const stop = () => {
    if (hold === null) return;
    clock.clearTimeout(hold.timer);
    removeEventListener("pointermove", slip, { capture: true });
    hold = null;
  };
  let screen = null; // Measured once for each size: asking for it makes the browser lay the page out.
  addEventListener("resize", () => { screen = null; }, { signal });
  addEventListener("pointerdown", (event) => {
    stop();
    const point = { x: event.clientX, y: event.clientY };
    screen ??= { width: innerWidth, height: innerHeight, rtl: document.documentElement.dir === "rtl" };
    if (!event.isPrimary || !isCorner(point, screen)) return;
    const timer = clock.setTimeout(() => {
      stop();
      addEventListener("click", (click) => {
        click.preventDefault();
        click.stopImmediatePropagation();
      }, { capture: true, once: true });
      onHold();
    }, HOLD_MILLISECONDS);
    hold = { ...point, timer };
    addEventListener("pointermove", slip, { signal, capture: true }); // Only now: every other move would hear of it too.
  }, { signal, capture: true });
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, stop, { signal, capture: true });
}

/** Opens the staff menu after a hold, in the page's language. @param {AbortSignal} [signal] */
export function offerStaffMenu(signal) {
  watchCorner({
    onHold: () => location.replace(`/${document.documentElement.lang}/staff/`),
    signal,
  });
}
