// Shows a state of the list: pressed questions, and the paper on the desk that fills as they are picked.
import { fill } from "../../kit/strings.js";

/**
 * @param {HTMLElement} root the explainer
 * @param {Map<string, string>} words
 * @returns {import("../../kit/story.js").View}
 */
export function createView(root, words) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const one = (selector) => root.querySelector(selector);
  const label = (question) => one(`[data-question-id="${question}"]`).textContent.trim();

  function paper({ list }) {
    one("[data-list]").replaceChildren(...list.map((question) => {
      const item = document.createElement("li");
      item.textContent = label(question);
      return item;
    }));
    one("[data-empty-paper]").hidden = list.length > 0;
  }

  return {
    draw(state) {
      const count = state.list.length;
      for (const button of all("[data-question-id]")) {
        button.setAttribute("aria-pressed", String(state.list.includes(button.dataset.questionId)));
      }
      for (const line of all("[data-count]")) line.textContent = fill(words.get("count"), { count });
      for (const line of all("[data-full]")) line.hidden = state.refused === null;
      for (const line of all("[data-some]")) line.hidden = count === 0;
      one("[data-empty]").hidden = count > 0;
      paper(state);
    },

    actionOf(control) {
      const { act, questionId } = control.dataset;
      if (questionId) return { type: "pick", question: questionId };
      return act ? { type: act } : null;
    },

    say(before, after) {
      if (after.refused) return words.get("full");
      const changed = [...before.list, ...after.list].find((id) => before.list.includes(id) !== after.list.includes(id));
      if (!changed || before.scene !== after.scene) return null;
      const key = after.list.includes(changed) ? "added" : "removed";
      return fill(words.get(key), { question: label(changed), count: after.list.length });
    },
  };
}
