/** What a screen says, in the order of reading: its sentences, where each one stands, and how it is spoken. */

import { sentencesOf } from "../kit/narration.js";
import { fill } from "../kit/strings.js";

/** Never read: what is hidden from all, what speaks by itself, and what says so. */
const SILENT = "[data-silent], [aria-hidden='true'], .live, .visually-hidden, .scroll-buttons, [data-player], [data-scan-pad]";
const CONTROL = "a[href], button, [role='button']";

/**
 * @typedef {{text: string, spoken: string, language: string, element: Element, range: Range|null}} Sentence
 */

/**
 * Reads a part of the page.
 * @param {Element} root
 * @param {Map<string, string>} words how a button and a picture are spoken
 * @returns {Sentence[]}
 */
export function sentencesOn(root, words) {
  const named = new Set();
  return blocksOf(root).flatMap((block) => {
    if (block.picture) return [pictureSentence(block.picture, words)];
    const text = block.nodes.map((node) => node.data).join("").replace(/\s/gu, " ");
    const language = block.element.closest("[lang]")?.lang ?? "en";
    const control = block.element.closest(CONTROL);
    return sentencesOf(text, language).map(({ start, end }, index) => {
      const sentence = text.slice(start, end).replace(/ +/gu, " ");
      const names = control && !named.has(control) && index === 0;
      if (names) named.add(control);
      return {
        text: sentence, language, element: block.element, range: rangeOf(block.nodes, start, end),
        spoken: names ? spokenControl(control, sentence, words) : sentence,
      };
    });
  });
}

/**
 * One last sentence: the buttons that stand around every page.
 * @param {Element[]} frame the bar and the foot
 * @param {Map<string, string>} words
 * @returns {Sentence[]}
 */
export function frameSentence(frame, words) {
  const controls = frame.flatMap((part) => [...part.querySelectorAll(CONTROL)]).filter((control) => control.checkVisibility());
  if (controls.length === 0) return [];
  const names = controls.map((control) => control.getAttribute("aria-label") ?? control.textContent.trim()).join(", ");
  const text = fill(words.get("frame") ?? "{names}", { names });
  return [{ text, spoken: text, language: document.documentElement.lang, element: frame[0], range: null }];
}

/** Groups of text nodes that stand together in one block, and pictures with a name. */
function blocksOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(SILENT) || !node.checkVisibility({ visibilityProperty: true })) return NodeFilter.FILTER_REJECT;
    return isPicture(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const blocks = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (nameOf(node)) blocks.push({ picture: node });
      continue;
    }
    if (isPicture(node.parentElement)) continue;
    const element = blockOf(node.parentElement);
    const last = blocks.at(-1);
    if (last?.element === element) last.nodes.push(node);
    else blocks.push({ element, nodes: [node] });
  }
  return blocks;
}

function blockOf(element) {
  let block = element;
  while (block.parentElement && ["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
  return block;
}

function isPicture(element) {
  return element.matches("img, [role='img']");
}

function nameOf(picture) {
  return picture.getAttribute("aria-label") ?? picture.getAttribute("alt") ?? "";
}

function pictureSentence(picture, words) {
  const text = fill(words.get("picture") ?? "{name}", { name: nameOf(picture) });
  return { text, spoken: text, language: document.documentElement.lang, element: picture, range: null };
}

/** A button is read with its name, that it is one, and whether it is picked. */
function spokenControl(control, name, words) {
  const picked = ["aria-pressed", "aria-checked", "aria-current"].some((state) => control.getAttribute(state) === "true");
  return fill(words.get(picked ? "picked" : "button") ?? "{name}", { name: name.replace(/[.!]$/u, "") });
}

/** The place of characters `start` to `end` of the nodes' joined text. */
function rangeOf(nodes, start, end) {
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.data.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}
