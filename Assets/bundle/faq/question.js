/** One answer was opened, and whether it helped. The question of the crisis card has no page and is never sent (R9). */

import { post } from "../kit/usage.js";

const question = document.querySelector("[data-question]")?.dataset.question;
if (question) post({ event: "faq.open", question });

const helpful = document.querySelector("[data-helpful]");
for (const button of helpful?.querySelectorAll("[data-answer]") ?? []) {
  button.addEventListener("click", () => {
    post({ event: "faq.helpful", question, answer: button.dataset.answer });
    helpful.querySelector("[data-ask]").hidden = true;
    const thanks = helpful.querySelector("[data-thanks]");
    thanks.hidden = false;
    thanks.focus({ preventScroll: true });
  });
}
if (helpful) helpful.hidden = false;
