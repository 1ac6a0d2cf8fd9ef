/** The start screen: any touch or key begins a visit. It says that nobody is there, and looks for a new release. */

import { isOpen, parseHours } from "./kit/hours.js";
import { isMotionReduced } from "./kit/motion.js";
import { offerStaffMenu } from "./kit/staff.js";
import { post } from "./kit/usage.js";
import { startVisit } from "./kit/visit.js";
import { echoOf, guard } from "./shell/guards.js";

/** Milliseconds between two looks at the kiosk's release, and at the clinic's hours. */
const LOOK_MILLISECONDS = 30_000;
/** Milliseconds between two small shifts of the picture and the words, which spare the panel. */
const SHIFT_MILLISECONDS = 60_000;
/** Milliseconds a frame stays; with less motion the first one stays for good. */
const FRAME_MILLISECONDS = 12_000;
/** Keys that open nothing by themselves. */
const SILENT_KEYS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "Dead"]);

const root = document.documentElement;
const { first, hours, zone } = document.body.dataset;
const opening = parseHours(hours ?? "");
const frames = [...document.querySelectorAll("[data-frame]")];
let release = null;
let shifts = 0;
let frame = 0;

async function look() {
  dim();
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

/** Tells the kiosk, once, that this page's picture is on the glass: so it knows that an update arrived there. */
function tellPainted() {
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName("first-contentful-paint").length === 0) return;
    observer.disconnect();
    const [own] = import.meta.url.split("/").slice(-2);
    fetch(`/screen?painted=${own}`, { method: "POST" }).catch(() => {});  // The kiosk is starting again.
  }).observe({ type: "paint", buffered: true });
}

/** Outside the clinic's hours the screen gives little light (UX-64). */
function dim() {
  root.toggleAttribute("data-night", !isOpen(opening, zone ?? "UTC", new Date()));
}

function shift() {
  shifts += 1;
  root.style.setProperty("--shift-inline", `${((shifts * 7) % 25) - 12}px`);
  root.style.setProperty("--shift-block", `${((shifts * 11) % 25) - 12}px`);
}

function nextFrame() {
  frame = isMotionReduced() ? 0 : (frame + 1) % frames.length;
  frames.forEach((each, index) => each.toggleAttribute("data-shown", index === frame));
}

/** The first touch only wakes: the page it opens does not hear its echo. */
function wake(event) {
  event.preventDefault();
  const echo = event.type === "click" ? echoOf(event) : "";
  startVisit(echo === "" ? first : `${first}#w=${echo}`);
}

guard();
addEventListener("click", wake);
addEventListener("keydown", (event) => { if (!SILENT_KEYS.has(event.key)) wake(event); });
offerStaffMenu();
document.documentElement.dataset.shell = "on";
post({ event: "screen.attract" });
tellPainted();
look();
setInterval(look, LOOK_MILLISECONDS);
setInterval(shift, SHIFT_MILLISECONDS);
setInterval(nextFrame, FRAME_MILLISECONDS);
