/** The start and the end of a visit, as the page sees them. */

import { arrive } from "./health.js";
import { hurry, post } from "./usage.js";

/** The longest a page waits for the kiosk's answer before it goes on, in milliseconds. */
const ANSWER_MILLISECONDS = 400;

let ending = false;

/**
 * Posts an event and waits for the answer, but not for long.
 * @param {{event: string}} event
 */
async function tell(event) {
  await Promise.race([post(event), new Promise((resolve) => setTimeout(resolve, ANSWER_MILLISECONDS))]);
  hurry();
}

/**
 * Starts a visit and opens its first page.
 * @param {string} url
 */
export async function startVisit(url) {
  if (ending) return;
  ending = true;
  await tell({ event: "visit.start" });
  await arrive(url);
}

/**
 * Ends the visit: the page is wiped at once and the start screen takes its place in history.
 * @param {"restart"|"idle"} reason
 */
export async function endVisit(reason) {
  if (ending) return;
  ending = true;
  document.documentElement.hidden = true;
  globalThis.speechSynthesis?.cancel();
  dispatchEvent(new Event("snowglobe:leaving"));
  await tell({ event: "visit.end", reason });
  await arrive("/");
}
