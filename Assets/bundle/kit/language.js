/** Whether a page is read in another language than the clinic's first: counted once a page view, as a total only. */

import { post } from "./usage.js";

/**
 * @param {{lang: string}} root the page's root element
 * @param {{defaultLanguage?: string}} marks what the page says of the kiosk's first language; nothing is not another
 * @returns {{event: "language.use", language: string}|null}
 */
export function languageUse(root, { defaultLanguage }) {
  if (!defaultLanguage || root.lang === defaultLanguage) return null;
  return { event: "language.use", language: root.lang };
}

/** Tells the kiosk, if there is something to tell. */
export function tellLanguage() {
  const event = languageUse(document.documentElement, document.body.dataset);
  if (event) post(event);
}
