/**
 * One or two questions after a story, so that we see whether it was told well; never a test of the reader.
 * Only the first answer to each question is counted. Whoever is not sure hears that idea in other words and is
 * asked nothing more.
 */

/** @typedef {{questions: {id: string, answer: string}[], at: number, told: null|"yes"|"again"}} Teachback */

/**
 * @param {{id: string, answer: string}[]} questions
 * @returns {Teachback} at the first question, nothing answered
 */
export function askFrom(questions) {
  return { questions, at: 0, told: null };
}

/** An answer; a second one to the same question changes nothing. @param {Teachback} state @param {string} choice */
export function answer(state, choice) {
  const question = state.questions[state.at];
  if (!question || state.told !== null) return state;
  return { ...state, told: choice === question.answer ? "yes" : "again" };
}

/** Whether one more question may be asked: only after an answer that shows the idea has landed. */
export function hasMore({ questions, at, told }) {
  return told === "yes" && at + 1 < questions.length;
}

/** The next question. @param {Teachback} state */
export function askNext(state) {
  return hasMore(state) ? { ...state, at: state.at + 1, told: null } : state;
}

/**
 * Joins the dialog of partials/teachback to its questions.
 * @param {HTMLDialogElement} dialog
 * @param {{count: (event: object) => void, signal?: AbortSignal}} options count: posts the first answer
 */
export function teachBack(dialog, { count, signal }) {
  const sections = [...dialog.querySelectorAll("[data-question]")];
  const more = dialog.querySelector("[data-more]");
  const close = dialog.querySelector("[data-close]");
  let state = askFrom(sections.map(({ dataset }) => ({ id: dataset.question, answer: dataset.answer })));

  const show = () => {
    sections.forEach((section, at) => {
      section.hidden = at !== state.at;
      if (section.hidden) return;
      section.querySelector(".choices").hidden = state.told !== null;
      section.querySelector("[data-yes]").hidden = state.told !== "yes";
      section.querySelector("[data-again]").hidden = state.told !== "again";
      dialog.setAttribute("aria-labelledby", section.querySelector("h2").id);
    });
    more.hidden = !hasMore(state);
    close.classList.toggle("button--primary", state.told !== null && more.hidden);
    const section = sections[state.at];
    const focused = state.told ? section.querySelector(`[data-${state.told}]`) : section.querySelector("h2");
    if (dialog.open) focused.focus({ preventScroll: true });
    section.parentElement.scrollTop = 0;
    document.dispatchEvent(new CustomEvent("snowglobe:screen"));
  };

  dialog.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choice]")?.dataset.choice;
    if (choice) {
      const before = state;
      state = answer(state, choice);
      if (state !== before) count({ event: "teachback.first", question: state.questions[state.at].id, choice });
    } else if (event.target.closest("[data-more]")) {
      state = askNext(state);
    } else {
      return;
    }
    show();
  }, { signal });
  show();
}
