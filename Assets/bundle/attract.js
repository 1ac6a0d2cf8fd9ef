/** The start screen: any touch or key begins a visit. It says that nobody is there, and looks for a new release. */

import { post } from "./kit/usage.js";
import { startVisit } from "./kit/visit.js";

/** Milliseconds between two looks at the kiosk's release. */
const LOOK_MILLISECONDS = 30_000;
/** Milliseconds between two small shifts of the words, which spare the panel. */
const SHIFT_MILLISECONDS = 60_000;
/** Keys that open nothing by themselves. */
const SILENT_KEYS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "Dead"]);

const first = document.body.dataset.first;
let release = null;
let shifts = 0;

async function look() {
  try {
    const answer = await fetch("/screen", { cache: "no-store" });
    if (!answer.ok) return;
    const { release: present } = await answer.json();
    if (release !== null && present !== release) location.replace("/");
    release = present;
  } catch {
    // The kiosk is starting again; the next look will find it.
  }
}

function shift() {
  shifts += 1;
  const style = document.documentElement.style;
  style.setProperty("--shift-inline", `${((shifts * 7) % 25) - 12}px`);
  style.setProperty("--shift-block", `${((shifts * 11) % 25) - 12}px`);
}

for (const name of ["contextmenu", "dragstart", "gesturestart", "selectstart"]) {
  addEventListener(name, (event) => event.preventDefault());
}
addEventListener("click", (event) => {
  event.preventDefault();
  startVisit(first);
});
addEventListener("keydown", (event) => {
  if (SILENT_KEYS.has(event.key)) return;
  event.preventDefault();
  startVisit(first);
});

post({ event: "screen.attract" });
look();
setInterval(look, LOOK_MILLISECONDS);
setInterval(shift, SHIFT_MILLISECONDS);
