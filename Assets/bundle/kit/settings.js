/**
 * How the screen works for one reader: text size, colours, motion, place of the buttons, switch scanning, time and
 * sound. Nothing is stored: settings travel from page to page in the address's fragment, which never reaches a
 * server, and are gone with the visit (UX-52).
 */

/** Percent of the base text, in the order A+ goes through them. */
export const TEXT_SIZES = [100, 150, 200];
/** The colour themes; the fragment's word for each but the first. */
export const THEMES = ["dusk", "dark", "contrast"];
/** Seconds the focus rests on a control while one switch scans; 0 is off (UX-11). */
export const SCAN_SECONDS = [0, 2, 4, 6];
/** Steps of the volume and where a visit begins (UX-34). */
export const VOLUME_STEPS = 5;
export const VOLUME_FIRST = 3;

const THEME_WORDS = { dark: "dark", contrast: "1" };

/**
 * @typedef {{text: number, theme: string, motion: boolean, low: boolean, scan: number, patience: boolean,
 *   volume: number, sound: string, back: string|null, place: string|null}} Settings
 * motion: less motion; low: buttons in the lower part; scan: seconds a control, 0 for off; patience: more time;
 * sound: "ask" before the first sound, "on" while each screen is read, "off" once stopped; back: where Back goes, a path of this kiosk; place: the part of a
 * page to open again, such as a topic of the questions
 */

/** @returns {Settings} */
export function defaultSettings() {
  return {
    text: TEXT_SIZES[0], theme: THEMES[0], motion: false, low: false, scan: 0, patience: false,
    volume: VOLUME_FIRST, sound: "ask", back: null, place: null,
  };
}

/**
 * Reads settings from a fragment; what it does not know it ignores.
 * @param {string} fragment such as "#t=150&m=1"
 * @returns {Settings}
 */
export function parseSettings(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/u, ""));
  const number = (name, allowed, otherwise) => {
    const value = fields.get(name);
    return value !== null && /^\d{1,3}$/u.test(value) && allowed.includes(Number(value)) ? Number(value) : otherwise;
  };
  const back = fields.get("b");
  const place = fields.get("f");
  return {
    text: number("t", TEXT_SIZES, TEXT_SIZES[0]),
    theme: THEMES.find((theme) => THEME_WORDS[theme] !== undefined && THEME_WORDS[theme] === fields.get("c")) ?? THEMES[0],
    motion: fields.get("m") === "1",
    low: fields.get("l") === "1",
    scan: number("k", SCAN_SECONDS, 0),
    patience: fields.get("p") === "1",
    volume: number("v", volumes(), VOLUME_FIRST),
    sound: ["on", "off"].includes(fields.get("s")) ? fields.get("s") : "ask",
    back: back !== null && /^\/[a-z0-9-]+\/([A-Za-z0-9-]+\/)*$/u.test(back) ? back : null,
    place: place !== null && /^[a-z0-9-]{1,32}$/u.test(place) ? place : null,
  };
}

/**
 * Writes what differs from the default.
 * @param {Settings} settings
 * @returns {string} a fragment with its "#", or nothing
 */
export function formatSettings(settings) {
  const parts = [];
  if (settings.text !== TEXT_SIZES[0]) parts.push(`t=${settings.text}`);
  if (settings.theme !== THEMES[0]) parts.push(`c=${THEME_WORDS[settings.theme]}`);
  if (settings.motion) parts.push("m=1");
  if (settings.low) parts.push("l=1");
  if (settings.scan !== 0) parts.push(`k=${settings.scan}`);
  if (settings.patience) parts.push("p=1");
  if (settings.volume !== VOLUME_FIRST) parts.push(`v=${settings.volume}`);
  if (settings.sound !== "ask") parts.push(`s=${settings.sound}`);
  if (settings.back !== null) parts.push(`b=${settings.back}`);
  if (settings.place !== null) parts.push(`f=${settings.place}`);
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
}

/**
 * The size after this one; after the largest comes the first again.
 * @param {number} text
 * @returns {number}
 */
export function nextTextSize(text) {
  return TEXT_SIZES[(TEXT_SIZES.indexOf(text) + 1) % TEXT_SIZES.length];
}

/**
 * One step louder or softer; it stays at either end.
 * @param {number} volume
 * @param {number} step 1 or -1
 * @returns {number}
 */
export function nextVolume(volume, step) {
  return Math.min(VOLUME_STEPS, Math.max(1, volume + step));
}

/**
 * The access features in use that differ from the default, in the kiosk's words (usage event "access.use").
 * @param {Settings} settings
 * @returns {string[]}
 */
export function accessFeatures(settings) {
  const found = [];
  if (settings.text !== TEXT_SIZES[0]) found.push("large-text");
  if (settings.theme === "contrast") found.push("high-contrast");
  if (settings.motion) found.push("reduced-motion");
  if (settings.scan !== 0) found.push("keyboard-switch");
  return found;
}

function volumes() {
  return Array.from({ length: VOLUME_STEPS }, (_, index) => index + 1);
}
