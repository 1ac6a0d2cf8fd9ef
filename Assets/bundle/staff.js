/** The staff menu: a PIN, then wipe mode, a demo, the kiosk's state, and the update that waits. */

import { arrive } from "./kit/health.js";
import { enter } from "./kit/staff.js";
import { fill, readStrings } from "./kit/strings.js";

/** How long touch stays off while the screen is wiped. */
const WIPE_SECONDS = 30;
/** Nobody has touched the menu for so long: the start screen comes back. */
const SILENCE_MILLISECONDS = 60_000;
/** How often, and how many times, the screen's release is asked for while an update comes up. */
const LOOK_MILLISECONDS = 1000;
const LOOKS_MAX = 20;

const words = readStrings();
let pin = "";
let token = null;
let release = null;
let isWiping = false;
let silence;

function view(name) {
  for (const section of document.querySelectorAll("[data-view]")) section.hidden = section.dataset.view !== name;
  document.querySelector(`[data-view="${name}"] h1`)?.focus();
}

/** The words under a key, their places filled in. */
function say(key, values = {}) {
  return fill(words.get(key) ?? "", values);
}

function note(key) {
  for (const line of document.querySelectorAll("[data-note]")) line.textContent = key === null ? "" : say(key);
}

function showPIN(next) {
  pin = next;
  const dots = document.querySelector("[data-dots]");
  dots.textContent = "•".repeat(pin.length);
  dots.setAttribute("aria-label", say("dots", { count: pin.length }));
}

/** @returns {Promise<{status: number, body: object}>} status 0 where the kiosk did not answer */
async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
    });
    return { status: answer.status, body: answer.status === 204 ? {} : await answer.json() };
  } catch {
    return { status: 0, body: {} };
  }
}

function when(epochSeconds) {
  const format = { dateStyle: "long", timeStyle: "short" };
  return new Intl.DateTimeFormat(document.documentElement.lang, format).format(new Date(epochSeconds * 1000));
}

function stateLines(state) {
  return [
    state.isFactory ? say("factory") : say("release", { release: state.release }),
    state.clinic ? say("clinic", { clinic: state.clinic }) : say("noClinic"),
    !state.isEnrolled ? say("notEnrolled")
      : state.lastCompleteCycle ? say("synced", { when: when(state.lastCompleteCycle) }) : say("neverSynced"),
    ...(state.updateWaits ? [say("waits")] : []),
    state.failure ? say("failure", { failure: state.failure }) : say("fine"),
    ...(state.isClockKnown ? [] : [say("clockUnknown")]),
    say("space", { megabytes: state.freeMegabytes }),
  ];
}

async function open() {
  const { status, body } = await ask("/staff/open", { pin });
  showPIN("");
  if (status !== 200) {
    note({ 403: "wrong", 429: "throttled" }[status] ?? "away");
    return;
  }
  note(null);
  ({ token, release } = body);
  document.querySelector("[data-state]").replaceChildren(...stateLines(body).map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
  document.querySelector("[data-update]").hidden = !body.updateWaits;
  view("menu");
}

function wipe() {
  isWiping = true;
  view("wipe");
  const count = document.querySelector("[data-count]");
  let left = WIPE_SECONDS;
  count.textContent = String(left);
  setInterval(() => {
    left -= 1;
    count.textContent = String(Math.max(0, left));
    if (left === 0) arrive("/");
  }, 1000);
}

async function demo() {
  const { status } = await ask("/staff/demo", { token });
  if (status === 204) arrive(document.body.dataset.home);
  else note(status === 403 ? "closed" : "away");
}

async function update() {
  note("updating");
  const { status } = await ask("/staff/update", { token });
  if (status !== 202) {
    note(status === 403 ? "closed" : "away");
    return;
  }
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    const present = await fetch("/screen", { cache: "no-store" }).then((answer) => answer.json()).catch(() => null);
    if (present !== null && present.release !== release) {
      note("updated");
      document.querySelector("[data-update]").hidden = true;
      return;
    }
  }
  note("notUpdated");
}

function onClick(event) {
  const control = event.target.closest?.("a[href], button");
  if (!control || isWiping) {
    event.preventDefault();
    return;
  }
  if ("leave" in control.dataset) {
    event.preventDefault();
    arrive("/");
  } else if ("digit" in control.dataset) {
    note(null);
    showPIN(enter(pin, control.dataset.digit));
  } else if ("openMenu" in control.dataset) open();
  else if ("wipe" in control.dataset) wipe();
  else if ("demo" in control.dataset) demo();
  else if ("update" in control.dataset) update();
}

function touched() {
  clearTimeout(silence);
  silence = setTimeout(() => { if (!isWiping) arrive("/"); }, SILENCE_MILLISECONDS);
}

for (const name of ["contextmenu", "dragstart", "gesturestart", "selectstart"]) {
  addEventListener(name, (event) => event.preventDefault());
}
for (const name of ["pointerdown", "keydown"]) addEventListener(name, touched, { capture: true });
document.addEventListener("click", onClick);
addEventListener("keydown", (event) => {
  if (isWiping) event.preventDefault();
  else if (event.key === "Escape") arrive("/");
  else if (token === null && document.querySelector("[data-dots]")) {
    const key = event.key === "Backspace" ? "delete" : event.key;
    showPIN(enter(pin, key));
  }
});
document.documentElement.dataset.shell = "on";
touched();
document.querySelector("main h1")?.focus({ preventScroll: true });
