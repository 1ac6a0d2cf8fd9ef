/** Going from page to page: history never grows, so that Back after a visit finds nothing (UX-52). */

import { arrive } from "../kit/health.js";
import { formatSettings } from "../kit/settings.js";
import { echoOf } from "./guards.js";

/**
 * The scene of the story on a page, as its address keeps it: in another language the reader is where they were.
 * @param {ParentNode} page
 * @returns {string|null}
 */
export function sceneOf(page) {
  const explainer = page.querySelector("[data-explainer]")?.dataset.explainer;
  const scene = page.querySelector("[data-explainer] [data-scene]:not([hidden])")?.dataset.scene;
  return explainer && scene ? `${explainer}-${scene}` : null;
}

/**
 * Where a link leads and what travels along.
 * @param {HTMLAnchorElement} link
 * @param {import("../kit/settings.js").Settings} settings
 * @param {{path: string, echo: string, scene?: string|null}} from
 * @returns {string} an address
 */
export function destination(link, settings, { path, echo, scene = null }) {
  const url = new URL(link.href);
  let back = path;
  let { place } = settings;
  if ("back" in link.dataset) {
    if (settings.back !== null) url.pathname = settings.back;
    back = null;
  } else if ("homeLink" in link.dataset || "stepBack" in link.dataset) {
    back = null;
  } else if ("language" in link.dataset) {
    back = settings.back;
    place = scene ?? place;
  }
  const fragment = formatSettings({ ...settings, back, place });
  url.hash = echo === "" ? fragment : `${fragment === "" ? "#" : `${fragment}&`}w=${echo}`;
  return url.href;
}

/**
 * Goes to a page of this kiosk.
 * @param {HTMLAnchorElement} link
 * @param {import("../kit/settings.js").Settings} settings
 * @param {PointerEvent|null} event the tap, if it was one
 */
export function go(link, settings, event = null) {
  const href = destination(link, settings, { path: location.pathname, echo: echoOf(event), scene: sceneOf(document) });
  dispatchEvent(new Event("snowglobe:leaving"));
  arrive(href);
}
