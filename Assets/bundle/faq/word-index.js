/**
 * The index of the word finder, made from the words that the editors gave each question.
 * Pure: lists in, lists out. Nothing that is picked is kept here.
 */

/**
 * @typedef {{word: string, questions: number[]}} Entry a word, and the places of its questions in the page's list
 * @typedef {{letter: string, entries: Entry[]}} Letter
 */

/**
 * The letter a word is found under: its first one without accent, as a capital.
 * @param {string} word
 * @param {string} language
 */
export function letterOf(word, language) {
  const first = [...word][0] ?? "";
  const plain = first.toLocaleUpperCase(language) === "Ñ" ? first : first.normalize("NFD").replace(/\p{Mn}/gu, "");
  return plain.toLocaleUpperCase(language);
}

/**
 * Puts the words of all questions in order, each once.
 * @param {string[]} wordLists the words of each question, with commas between them
 * @param {string} language a language tag, for the order of letters
 * @returns {Letter[]} letters that have words, in the language's order
 */
export function wordIndex(wordLists, language) {
  const found = new Map();
  wordLists.forEach((list, question) => {
    for (const word of new Set(list.split(",").map((part) => part.trim()).filter(Boolean))) {
      const entry = found.get(word) ?? { word, questions: [] };
      entry.questions.push(question);
      found.set(word, entry);
    }
  });
  const inOrder = (one, other) => one.localeCompare(other, language);
  const letters = new Map();
  for (const entry of [...found.values()].sort((one, other) => inOrder(one.word, other.word))) {
    const letter = letterOf(entry.word, language);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return [...letters].map(([letter, entries]) => ({ letter, entries }))
    .sort((one, other) => inOrder(one.letter, other.letter));
}
