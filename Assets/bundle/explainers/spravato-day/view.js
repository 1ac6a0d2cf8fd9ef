// Shows a state of the day: the picture rolls to its stop, the slider and the sentences follow.
import { fill } from "../../kit/strings.js";
import { STOPS, stopOf } from "./model.js";

/**
 * @param {HTMLElement} root the explainer
 * @param {Map<string, string>} words
 * @returns {import("../../kit/story.js").View}
 */
export function createView(root, words) {
  const picture = root.querySelector("[data-picture]");
  const slider = root.querySelector("[data-slider]");
  const labels = [...root.querySelectorAll("[data-stop]")];
  const where = (stop) => fill(words.get("at"), { number: stop + 1, stop: words.get(`stop.${STOPS[stop]}`) });

  return {
    draw(state) {
      const stop = stopOf(state);
      const onStop = STOPS.includes(state.scene);
      root.dataset.at = STOPS[stop];
      picture.setAttribute("aria-label", words.get(`picture.${STOPS[stop]}`));
      slider.value = String(stop);
      slider.setAttribute("aria-valuetext", where(stop));
      labels.forEach((label, at) => {
        label.dataset.state = at === stop && onStop ? "now" : at <= state.furthest ? "seen" : "ahead";
      });
    },

    actionOf(control) {
      return control.dataset.act ? { type: control.dataset.act } : null;
    },

    /** The slider says its stop itself; a scene that is walked to says its heading. */
    say: () => null,
  };
}

/**
 * Follows a finger or an arrow key on the slider; the focus stays where it is.
 * @param {HTMLElement} root
 * @param {(action: object) => void} send
 * @param {AbortSignal} [signal]
 */
export function listenForSlider(root, send, signal) {
  root.querySelector("[data-slider]").addEventListener("input", (event) => {
    send({ type: "scrub", stop: Number(event.target.value), stay: true });
  }, { signal });
}
