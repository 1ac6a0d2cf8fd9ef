/** Puts a reader's settings on the page: marks on the root element for the styles, pressed states for the controls. */

import { setLessMotion } from "../kit/motion.js";
import { fill } from "../kit/strings.js";

const root = globalThis.document?.documentElement;

/** Millimetres of a capital I that can be read at arm's length (UX-21), and the part of the text's size that it takes. */
const CAPITAL_MILLIMETRES = 4.8;
const CAPITAL_PART = 0.727;
/** On a small panel the base text stays below this part of the screen, so that a page still fits; A+ goes further. */
const SCREEN_PARTS = 38;

/**
 * The base text for a panel.
 * @param {number} pitch millimetres from one pixel to the next
 * @param {number} width of the screen in pixels
 * @param {number} height of the screen in pixels
 * @returns {number} pixels
 */
export function baseTextPixels(pitch, width, height) {
  const wanted = CAPITAL_MILLIMETRES / pitch / CAPITAL_PART;
  return Math.round(Math.min(wanted, Math.sqrt(width * height) / SCREEN_PARTS));
}

/**
 * @param {import("../kit/settings.js").Settings} settings
 * @param {Map<string, string>} words
 */
export function applyLook(settings, words) {
  root.style.setProperty("--text-scale", String(settings.text / 100));
  root.dataset.text = String(settings.text);
  mark("contrast", settings.theme === "contrast" ? "more" : null);
  mark("theme", settings.theme === "dark" ? "dark" : null);
  mark("low", settings.low ? "" : null);
  mark("scan", settings.scan === 0 ? null : String(settings.scan));
  setLessMotion(settings.motion);
  placeBar(settings.low);
  for (const control of document.querySelectorAll("[data-setting][aria-pressed]")) {
    const { setting, value } = control.dataset;
    const pressed = value === undefined ? settings[setting] === true : String(settings[setting]) === value;
    control.setAttribute("aria-pressed", String(pressed));
  }
  for (const level of document.querySelectorAll("[data-volume-level]")) {
    level.textContent = fill(words.get("volume") ?? "", { step: settings.volume });
  }
}

/** The base text that this panel needs, where the clinic has told its pitch; never smaller than the styles' own. */
export function fitTextToPanel() {
  const pitch = Number(document.body.dataset.pitch);
  if (!(pitch > 0)) return;
  root.style.removeProperty("--text-base");
  const own = parseFloat(getComputedStyle(root).getPropertyValue("--text-base"));
  const fitting = baseTextPixels(pitch, innerWidth, innerHeight);
  if (fitting > own) root.style.setProperty("--text-base", `${fitting}px`);
}

/** With lowered buttons the bar stands below the page, in the order of reading too (UX-13, UX-83). */
function placeBar(low) {
  const bar = document.querySelector(".topbar");
  const main = document.querySelector("main");
  const isLow = bar.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_PRECEDING;
  if (low && !isLow) main.after(bar);
  else if (!low && isLow) main.before(bar);
}

function mark(name, value) {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
