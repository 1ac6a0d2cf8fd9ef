// Shows a state of the plan: pressed cards, lit lanterns, the plan by tray, and what a tap did in words.
import { fill } from "../../kit/strings.js";
import { PLAN_MAX, planByTray } from "./model.js";

/**
 * @param {HTMLElement} root the explainer
 * @param {Map<string, string>} words
 * @returns {import("../../kit/story.js").View}
 */
export function createView(root, words) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const one = (selector) => root.querySelector(selector);
  const label = (card) => one(`[data-card-id="${card}"]`).textContent.trim();

  function rows(state) {
    for (const [tray, cards] of Object.entries(planByTray(state))) {
      const row = one(`[data-tray="${tray}"]`);
      row.hidden = cards.length === 0;
      row.querySelector("ul").replaceChildren(...cards.map((card) => {
        const item = document.createElement("li");
        item.textContent = label(card);
        return item;
      }));
    }
  }

  return {
    draw(state) {
      const count = state.plan.length;
      for (const card of all("[data-card-id]")) {
        card.setAttribute("aria-pressed", String(state.plan.includes(card.dataset.cardId)));
      }
      for (const lantern of all("[data-lantern]")) {
        lantern.classList.toggle("plan__lit", Number(lantern.dataset.lantern) <= count);
      }
      one("[data-picture]").setAttribute("aria-label", fill(words.get("picture"), { count }));
      for (const line of all("[data-count]")) line.textContent = fill(words.get("count"), { count });
      for (const line of all("[data-full]")) line.hidden = state.refused === null || count < PLAN_MAX;
      rows(state);
      one("[data-empty]").hidden = count > 0;
      one("[data-some]").hidden = count === 0;
    },

    actionOf(control) {
      const { act, cardId } = control.dataset;
      if (cardId) return { type: "pick", card: cardId };
      return act ? { type: act } : null;
    },

    say(before, after) {
      if (after.refused) return words.get("full");
      const changed = [...before.plan, ...after.plan].find((card) => before.plan.includes(card) !== after.plan.includes(card));
      if (!changed || before.scene !== after.scene) return null;
      const key = after.plan.includes(changed) ? "added" : "removed";
      return fill(words.get(key), { card: label(changed), count: after.plan.length });
    },
  };
}
