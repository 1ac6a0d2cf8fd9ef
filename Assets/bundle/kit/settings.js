/**
 * Text size, contrast, motion and patience of one visit. Nothing is stored: they travel from page to page in
 * the address's fragment, which never reaches a server, and are gone with the visit (UX-52).
 */

/** Percent of the base text, in the order A+ goes through them. */
export const TEXT_SIZES = [100, 150, 200];

/**
 * @typedef {{text: number, contrast: boolean, motion: boolean, patience: boolean, back: string|null,
 *   place: string|null}} Settings
 * contrast: high contrast; motion: less motion; patience: more time; back: where Back goes, a path of this kiosk;
 * place: the part of a page to open again, such as a topic of the questions
 */

/** @returns {Settings} */
export function defaultSettings() {
  return { text: TEXT_SIZES[0], contrast: false, motion: false, patience: false, back: null, place: null };
}

/**
 * Reads settings from a fragment; what it does not know it ignores.
 * @param {string} fragment such as "#t=150&m=1"
 * @returns {Settings}
 */
export function parseSettings(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/u, ""));
  const text = Number(fields.get("t"));
  const back = fields.get("b");
  const place = fields.get("f");
  return {
    text: TEXT_SIZES.includes(text) ? text : TEXT_SIZES[0],
    contrast: fields.get("c") === "1",
    motion: fields.get("m") === "1",
    patience: fields.get("p") === "1",
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
  if (settings.contrast) parts.push("c=1");
  if (settings.motion) parts.push("m=1");
  if (settings.patience) parts.push("p=1");
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
