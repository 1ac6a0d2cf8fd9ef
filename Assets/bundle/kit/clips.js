/**
 * Recorded sentences of a bundle: clips/<language>/<name>.opus, listed in clips/clips.json (see clips/README.md).
 * A clip's name is made from the sentence's words, so that a changed sentence is never heard in its old form.
 */

/** Letters of a clip's name. */
const NAME_LETTERS = 16;

/**
 * The name of a sentence's clip.
 * @param {string} text
 * @returns {Promise<string>} the first 16 hexadecimal digits of the SHA-256 of its words, one space between them
 */
export async function clipName(text) {
  const words = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, NAME_LETTERS);
}

/**
 * The clips that a bundle has for a language.
 * @param {string} assets where the bundle's files are
 * @param {string} language
 * @returns {Promise<Set<string>>} names; empty when there are none
 */
export async function clipsFor(assets, language) {
  try {
    const answer = await fetch(`${assets}/clips/clips.json`);
    const listed = answer.ok ? await answer.json() : {};
    return new Set(Array.isArray(listed[language]) ? listed[language] : []);
  } catch {
    // A bundle whose list cannot be read has no clips; the voice reads instead.
    return new Set();
  }
}
