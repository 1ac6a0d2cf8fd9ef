/** The frame's dialogs: the crisis card, the settings, the question before sound, "Are you still there?". */

/**
 * @param {string} name
 * @returns {HTMLDialogElement|null}
 */
export function dialogOf(name) {
  return document.querySelector(`[data-dialog="${CSS.escape(name)}"]`);
}

/** Opens a dialog at its heading; the page tells whoever listens that another screen is shown. @param {string} name */
export function openDialog(name) {
  const dialog = dialogOf(name);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.querySelector("[data-scroller]")?.scrollTo({ top: 0 });
  dialog.querySelector("h2")?.focus({ preventScroll: true });
  tellScreen();
}

/** Says that what is on the screen is another thing than before. */
export function tellScreen() {
  document.dispatchEvent(new CustomEvent("snowglobe:screen"));
}

/** The part of the page that a reader sees and can use: the topmost dialog, else the main part. @returns {HTMLElement} */
export function visibleScreen() {
  return [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.querySelector("main");
}

/** A scene of an explainer that comes up is another screen too. @param {HTMLElement} main */
export function watchScenes(main) {
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => target.matches("[data-scene]") && !target.hidden)) tellScreen();
  });
  observer.observe(main, { subtree: true, attributeFilter: ["hidden"] });
}
