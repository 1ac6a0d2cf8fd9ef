/** Switch scanning on a page: what can be picked, the ring around it, any key or the large pad to pick it (UX-11). */

import { Scan } from "../kit/scan.js";
import { visibleScreen } from "./dialogs.js";

const CONTROL = "a[href], button";
const QUIET_KEYS = ["Shift", "Control", "Alt", "Meta", "CapsLock"];

/** @returns {{setSpeed(seconds: number): void}} */
export function startScanning() {
  const pad = document.querySelector("[data-scan-pad]");
  const scan = new Scan({ targets: () => targets(pad), onRest: show, onPick: (target) => target.click() });
  addEventListener("keydown", (event) => {
    if (!scan.isOn || QUIET_KEYS.includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) scan.pick();
  }, { capture: true });
  addEventListener("keyup", (event) => { if (scan.isOn) event.preventDefault(); }, { capture: true });
  pad.addEventListener("click", (event) => {
    event.stopPropagation();
    scan.pick();
  });
  document.addEventListener("snowglobe:screen", () => {
    placePad(pad);
    if (scan.isOn) scan.restart();
  });
  return {
    setSpeed(seconds) {
      pad.hidden = seconds === 0;
      scan.setSpeed(seconds);
    },
  };
}

/** The page's own controls first, then those that stand around every page. */
function targets(pad) {
  const screen = visibleScreen();
  const parts = screen.matches("main") ? [screen, ...document.querySelectorAll(".player, .topbar, .foot")] : [screen];
  return parts.flatMap((part) => [...part.querySelectorAll(CONTROL)])
    .filter((control) => control !== pad && control.checkVisibility({ visibilityProperty: true }));
}

function show(target, before) {
  before?.removeAttribute("data-scanned");
  if (!target) return;
  target.setAttribute("data-scanned", "");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

/** A dialog makes all outside it unreachable, so the pad goes in. */
function placePad(pad) {
  const screen = visibleScreen();
  if (screen.matches("main")) screen.after(pad);
  else screen.append(pad);
}
