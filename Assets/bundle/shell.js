/** The frame of every page: settings, the fixed buttons, idle reset, long texts. Pages add their own script. */

import { watchIdle } from "./kit/idle.js";
import { tellLanguage } from "./kit/language.js";
import { setLessMotion } from "./kit/motion.js";
import { formatSettings, nextTextSize, parseSettings } from "./kit/settings.js";
import { scrollWithButtons } from "./kit/scroller.js";
import { readStrings } from "./kit/strings.js";
import { ignoreDoubleTaps } from "./kit/taps.js";
import { trackActivity } from "./kit/usage.js";
import { endVisit } from "./kit/visit.js";

const root = document.documentElement;
let settings = parseSettings(location.hash);

function apply() {
  root.style.setProperty("--text-scale", String(settings.text / 100));
  root.dataset.text = String(settings.text);
  if (settings.contrast) root.dataset.contrast = "more";
  else delete root.dataset.contrast;
  setLessMotion(settings.motion);
  document.querySelector('[data-setting="motion"]')?.setAttribute("aria-pressed", String(settings.motion));
  document.querySelector('[data-setting="contrast"]')?.setAttribute("aria-pressed", String(settings.contrast));
}

function change(fields) {
  settings = { ...settings, ...fields };
  history.replaceState(null, "", location.pathname + location.search + formatSettings(settings));
  apply();
}

/** Goes to a page of this kiosk; history never grows, so that Back after a visit finds nothing (UX-52). */
function go(link) {
  const url = new URL(link.href);
  let back = location.pathname;
  if ("back" in link.dataset) {
    if (settings.back !== null) url.pathname = settings.back;
    back = null;
  } else if ("homeLink" in link.dataset || "stepBack" in link.dataset) {
    back = null;
  } else if ("language" in link.dataset) {
    back = settings.back;
  }
  url.hash = formatSettings({ ...settings, back });
  dispatchEvent(new Event("snowglobe:leaving"));
  location.replace(url.href);
}

function open(name) {
  const dialog = document.querySelector(`[data-dialog="${CSS.escape(name)}"]`);
  if (dialog && !dialog.open) dialog.showModal();
}

const SETTERS = {
  text: () => change({ text: nextTextSize(settings.text) }),
  contrast: () => change({ contrast: !settings.contrast }),
  motion: () => change({ motion: !settings.motion }),
};

function onClick(event) {
  const control = event.target.closest?.("a[href], button");
  if (!control) return;
  if ("help" in control.dataset && document.querySelector('[data-dialog="help"]')) {
    event.preventDefault();
    open("help");
  } else if ("open" in control.dataset) {
    open(control.dataset.open);
  } else if ("end" in control.dataset) {
    endVisit(control.dataset.end);
  } else if ("close" in control.dataset) {
    control.closest("dialog")?.close();
  } else if ("setting" in control.dataset) {
    SETTERS[control.dataset.setting]();
  } else if (control.matches("a[href]") && new URL(control.href).origin === location.origin) {
    event.preventDefault();
    go(control);
  }
}

function onKey(event) {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  const back = document.querySelector(".topbar__back");
  if (back && document.body.dataset.page !== "home") go(back);
}

/** No menus, no dragging, no pinch: this screen has one job (UX-06, UX-81). */
function guard() {
  for (const name of ["contextmenu", "dragstart", "gesturestart", "selectstart"]) {
    addEventListener(name, (event) => event.preventDefault());
  }
  addEventListener("wheel", (event) => { if (event.ctrlKey) event.preventDefault(); }, { passive: false });
}

function begin() {
  const words = readStrings();
  guard();
  ignoreDoubleTaps();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("snowglobe:place", (event) => change({ place: event.detail }));
  trackActivity();
  tellLanguage();
  for (const area of document.querySelectorAll("[data-scroller]")) {
    scrollWithButtons(area, { up: words.get("readUp"), down: words.get("readDown") });
  }
  watchIdle({
    dialog: document.querySelector('[data-dialog="idle"]'),
    text: () => document.querySelector("main").innerText,
    patience: settings.patience ? 10 : 1,
    onMoreTime: () => change({ patience: true }),
    onEnd: () => endVisit("idle"),
  });
  document.querySelector("main h1:not([hidden] h1)")?.focus({ preventScroll: true });
}

apply();
begin();
