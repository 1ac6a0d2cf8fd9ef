/** A short list that a reader fills by tapping: a tap puts a thing on it or takes it off, and it is never too long. */

/**
 * @param {string[]} list
 * @param {string} id
 * @param {number} max
 * @returns {{list: string[], refused: ?string}} refused: the id that found the list full
 */
export function toggleIn(list, id, max) {
  if (list.includes(id)) return { list: list.filter((one) => one !== id), refused: null };
  return list.length < max ? { list: [...list, id], refused: null } : { list, refused: id };
}
