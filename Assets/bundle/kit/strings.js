/** Words that code needs come from the page, where the translator put them. */

/**
 * Reads every `<ul data-strings>` under a root into one map: key to words.
 * @param {ParentNode} [root]
 * @returns {Map<string, string>}
 */
export function readStrings(root = document) {
  const found = new Map();
  for (const item of root.querySelectorAll("[data-strings] > [data-key]")) {
    found.set(item.getAttribute("data-key"), item.textContent.trim());
  }
  return found;
}

/**
 * Fills {name} places in a sentence.
 * @param {string} sentence
 * @param {Record<string, string|number>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name) => (name in values ? String(values[name]) : whole));
}
