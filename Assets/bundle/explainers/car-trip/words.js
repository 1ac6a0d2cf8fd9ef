// Turns the keys of describe.js into sentences of the page's language.
import { fill, readStrings } from "../../kit/strings.js";

/**
 * @param {ParentNode} root
 * @returns {(sentence: import('./describe.js').Sentence) => string}
 */
export function sentences(root) {
  const words = readStrings(root);
  root.querySelectorAll("[data-strings] > [data-row]").forEach((item, index) => {
    words.set(`${item.dataset.row}.${index}`, item.textContent.trim());
  });
  const isKey = (value) => typeof value === "string" && value.startsWith("@");
  const word = (value) => (isKey(value) ? words.get(value.slice(1)) ?? "" : value);
  return ({ key, values = {} }) => fill(
    words.get(key) ?? "", Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(value)])),
  );
}
