/** What code shows and changes on a page that stands: each part is looked for once, and touched only when it differs. */

/**
 * Finds parts of a page whose elements neither come nor go.
 * @param {ParentNode} root
 * @returns {(selector: string) => Element[]} remembers what it found
 */
export function partsOf(root) {
  const found = new Map();
  return (selector) => {
    if (!found.has(selector)) found.set(selector, [...root.querySelectorAll(selector)]);
    return found.get(selector);
  };
}

/** Sets an attribute that has another value. @param {Element} element @param {string} name @param {string} value */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Hides or shows. @param {HTMLElement} element @param {boolean} hidden */
export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Sets words that are others. @param {Element} element @param {string} words */
export function setWords(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
