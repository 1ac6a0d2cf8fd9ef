/*
 * Runs before every module, as a plain script of its own. If a part of the page did not arrive, because the kiosk's
 * program was starting again, the page is fetched once more as soon as the kiosk answers: at most twice. What is then
 * still missing leaves the text of the page: a story that did not come to life is told in words, all scenes in order
 * (UX-60). Without its frame the page still ends the visit on Hide, and when nobody touches it.
 * It also shuts the ways out that a page can shut (UX-81): the browser's own keys, such as Ctrl+T, Shift+Escape and F6;
 * the middle button; windows of a script; links to anywhere else.
 */
(() => {
  const RELOADS_MAX = 2;
  const RETRY_MILLISECONDS = 400;
  const SILENCE_MILLISECONDS = 150_000;
  /** After this a part that neither comes nor fails is taken for missing. */
  const STORY_MILLISECONDS = 10_000;
  const root = document.documentElement;
  let isHealing = false;

  const reloads = () => (Number.isInteger(history.state?.reloads) ? history.state.reloads : 0);

  async function answers() {
    try {
      return (await fetch("/healthz", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  async function heal() {
    if (isHealing || reloads() >= RELOADS_MAX) return;
    isHealing = true;
    do await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    while (!await answers());
    history.replaceState({ reloads: reloads() + 1 }, "");
    location.reload();
  }

  function tellInWords() {
    const story = document.querySelector("[data-explainer]");
    if (isHealing || !story || "ready" in story.dataset) return;
    story.removeAttribute("data-explainer"); // A script that comes later finds no story to begin.
    story.dataset.plain = "";
    for (const part of story.querySelectorAll(".explainer__stage, .progress-dots")) part.hidden = true;
    for (const scene of story.querySelectorAll(".scene")) scene.hidden = false;
    for (const button of story.querySelectorAll(".scene button")) {
      if (button.closest(".controls")) button.remove();
      else button.replaceWith(button.textContent.trim());
    }
  }

  addEventListener("load", tellInWords);
  setTimeout(tellInWords, STORY_MILLISECONDS);

  addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement) heal();
  }, true);

  const isBrowsersKey = ({ key, ctrlKey, altKey, metaKey, shiftKey }) => ctrlKey || altKey || metaKey
    || /^(?:F\d+|Browser\w+|Launch\w+|ContextMenu|Help|Find|Print|Open|Save|New|Close|ZoomIn|ZoomOut)$/u.test(key)
    || (shiftKey && key === "Escape");

  const leadsAway = ({ target }) => {
    const link = target.closest?.("a[href]");
    return Boolean(link) && link.origin !== location.origin;
  };

  addEventListener("keydown", (event) => { if (isBrowsersKey(event)) event.preventDefault(); }, true);
  addEventListener("click", (event) => {
    if (leadsAway(event)) event.preventDefault();
    if (root.dataset.shell !== "on" && event.target.closest?.("[data-end]")) location.replace("/");
  }, true);
  addEventListener("auxclick", (event) => event.preventDefault(), true);
  window.open = () => null;

  let silence;
  const touched = () => {
    clearTimeout(silence);
    if (root.dataset.shell === "on") return; // It has a clock of its own.
    silence = setTimeout(() => {
      if (root.dataset.shell !== "on") location.replace("/");
    }, SILENCE_MILLISECONDS);
  };
  for (const name of ["pointerdown", "keydown", "scroll"]) addEventListener(name, touched, { capture: true, passive: true });
  touched();
})();
