/** The word finder: first a letter, then a word, then its questions. What is tapped stays on this page (UX-50). */

import { fill } from "../kit/strings.js";
import { wordIndex } from "./word-index.js";

/**
 * @param {HTMLElement} root the finder
 * @param {{questions: HTMLElement[], words: Map<string, string>, onUse: () => void, onOpen: (isCrisis: boolean) => void}}
 *   options questions: list items with data-words, in order; onUse: a letter was tapped; onOpen: a question was tapped
 */
export function startFinder(root, { questions, words, onUse, onOpen }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const language = document.documentElement.lang;
  const index = wordIndex(questions.map((question) => question.dataset.words ?? ""), language);

  function pickLetter(button, { letter, entries }) {
    press(part("letters"), button);
    part("tiles").replaceChildren(...entries.map((entry) => tile(entry.word, pickWord, entry)));
    part("found-part").hidden = true;
    show("words", "words-title", fill(words.get("wordsWith"), { letter }));
    onUse();
  }

  function pickWord(button, entry) {
    press(part("tiles"), button);
    part("found").replaceChildren(...entry.questions.map((place) => answer(questions[place])));
    show("questions", "found-title", fill(words.get("questionsWith"), { word: entry.word }));
  }

  function answer(question) {
    const copy = question.cloneNode(true);
    const link = copy.querySelector("a");
    link.addEventListener("click", () => onOpen("help" in link.dataset));
    return copy;
  }

  function show(step, title, text) {
    root.dataset.step = step;
    part(step === "words" ? "words-part" : "found-part").hidden = false;
    const heading = part(title);
    heading.textContent = text;
    heading.focus({ preventScroll: true });
    const isStepwise = part("all-letters").checkVisibility();
    heading.parentElement.scrollIntoView({ block: isStepwise ? "start" : "nearest" });
  }

  part("letters").replaceChildren(...index.map((letter) => tile(letter.letter, pickLetter, letter, "finder__key")));
  part("all-letters").addEventListener("click", () => {
    root.dataset.step = "letters";
    part("words-part").hidden = true;
    part("found-part").hidden = true;
    press(part("letters"), null);
    root.querySelector("h2").focus();
  });
}

function press(list, pressed) {
  for (const button of list.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === pressed));
}

function tile(text, onPick, value, className = "finder__tile") {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = `button ${className}`;
  button.textContent = text;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => onPick(button, value));
  item.append(button);
  return item;
}
