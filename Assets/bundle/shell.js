/** The frame of every page: settings, the fixed buttons, dialogs, idle reset, long texts. Pages add their own script. */

import { watchIdle } from "./kit/idle.js";
import { tellLanguage } from "./kit/language.js";
import { isMotionReduced } from "./kit/motion.js";
import { accessFeatures, formatSettings, nextTextSize, nextVolume, parseSettings } from "./kit/settings.js";
import { scrollWithButtons } from "./kit/scroller.js";
import { offerStaffMenu } from "./kit/staff.js";
import { readStrings } from "./kit/strings.js";
import { ignoreDoubleTaps } from "./kit/taps.js";
import { post, trackActivity } from "./kit/usage.js";
import { endVisit } from "./kit/visit.js";
import { dialogOf, openDialog, tellScreen, visibleScreen, watchScenes } from "./shell/dialogs.js";
import { guard, ignoreEcho } from "./shell/guards.js";
import { go } from "./shell/links.js";
import { Listening } from "./shell/listen.js";
import { applyLook, fitTextToPanel } from "./shell/look.js";
import { startScanning } from "./shell/scanning.js";

const words = readStrings();
const echo = new URLSearchParams(location.hash.slice(1)).get("w");
const told = new Set();
let settings = parseSettings(location.hash);
let idle = null;
let listening = null;
let scanning = null;

function apply() {
  applyLook(settings, words);
  scanning?.setSpeed(settings.scan);
  idle?.setPatience(patience());
  const features = accessFeatures({ ...settings, motion: isMotionReduced() });
  for (const feature of features) tellAccess(feature);
}

/** Who asked for more time, or waits for the focus to come round, has ten times as long (UX-53). */
function patience() {
  return settings.patience || settings.scan > 0 ? 10 : 1;
}

/** One access feature in use is told once a page view. */
function tellAccess(feature) {
  if (told.has(feature)) return;
  told.add(feature);
  post({ event: "access.use", feature });
}

function change(fields) {
  settings = { ...settings, ...fields };
  history.replaceState(history.state, "", location.pathname + location.search + formatSettings(settings));
  apply();
}

/** What a control of the settings does; `value` is a text, or undefined for a switch. */
const SETTERS = {
  text: (value) => change({ text: value === undefined ? nextTextSize(settings.text) : Number(value) }),
  theme: (value) => change({ theme: value }),
  motion: () => change({ motion: !settings.motion }),
  low: () => change({ low: !settings.low }),
  scan: (value) => change({ scan: Number(value) }),
  patience: () => change({ patience: !settings.patience }),
  volume: (value) => {
    change({ volume: nextVolume(settings.volume, Number(value)) });
    listening.volumeChanged();
  },
};

function onClick(event) {
  const control = event.target.closest?.("a[href], button");
  if (!control) return;
  if ("help" in control.dataset && dialogOf("help")) {
    event.preventDefault();
    openDialog("help");
  } else if ("open" in control.dataset) {
    openDialog(control.dataset.open);
  } else if ("end" in control.dataset) {
    endVisit(control.dataset.end);
  } else if ("close" in control.dataset) {
    control.closest("dialog")?.close();
  } else if ("setting" in control.dataset) {
    SETTERS[control.dataset.setting](control.dataset.value);
  } else if (control.matches("a[href]") && new URL(control.href).origin === location.origin) {
    event.preventDefault();
    go(control, settings, event);
  }
}

function onKey(event) {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  const back = document.querySelector(".topbar__back");
  if (back && document.body.dataset.page !== "home") go(back, settings);
}

function begin() {
  guard();
  ignoreEcho(echo);
  ignoreDoubleTaps();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("snowglobe:place", (event) => change({ place: event.detail }));
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("close", tellScreen);
  watchScenes(document.querySelector("main"));
  offerStaffMenu();
  document.documentElement.dataset.shell = "on";
  trackActivity();
  tellLanguage();
  for (const area of document.querySelectorAll("[data-scroller]")) {
    scrollWithButtons(area, { up: words.get("readUp"), down: words.get("readDown") });
  }
  idle = watchIdle({
    dialog: dialogOf("idle"),
    text: () => visibleScreen().innerText,
    patience: patience(),
    onWarn: tellScreen,
    onMoreTime: () => change({ patience: true }),
    onEnd: () => endVisit("idle"),
  });
  document.querySelector("main h1:not([hidden] h1)")?.focus({ preventScroll: true });
  listening = new Listening({ words, settings: () => settings, change, onFirst: () => tellAccess("read-aloud") });
  scanning = startScanning();
  scanning.setSpeed(settings.scan);
}

fitTextToPanel();
apply();
if (echo !== null) change({});
begin();
