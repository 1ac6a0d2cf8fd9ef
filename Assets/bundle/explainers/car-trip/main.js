// Joins model, view, panel, frame clock and counts.
import { frameClock } from "../../kit/clock.js";
import { watchMotion } from "../../kit/motion.js";
import { sceneIn } from "../../kit/story.js";
import { explainerUsage } from "../../kit/usage.js";
import { createController } from "./controller.js";
import { listenForArrows, listenForTaps, listenForWheel } from "./input.js";
import { SCENES, isRunning } from "./model.js";
import { createPanel } from "./panel.js";
import { createView } from "./view.js";
import { sentences } from "./words.js";

const root = document.querySelector('[data-explainer="car-trip"]');

function begin() {
  const layers = Object.fromEntries([...root.querySelectorAll("[data-layer]")].map((el) => [el.dataset.layer, el]));
  const picture = root.querySelector("[data-picture]");
  const live = root.querySelector("[data-live]");
  const say = sentences(root);
  const usage = explainerUsage("car-trip");
  const view = createView(layers, () => trip.refresh());
  const clock = frameClock((seconds) => trip.frame(seconds));
  const screen = () => document.dispatchEvent(new CustomEvent("snowglobe:screen"));
  const announce = (sentence) => { live.textContent = say(sentence); };
  const scene = sceneIn("car-trip", SCENES, location.hash);
  const trip = createController({ view, panel: createPanel(root, say), announce, usage, screen, clock, scene });
  const tools = { send: trip.send, state: trip.state, canGoBack: trip.canGoBack };
  listenForTaps(root, tools);
  listenForArrows(root, tools);
  listenForWheel(picture, tools);
  usage.open();
  new ResizeObserver(() => {
    view.resize(picture.clientWidth, picture.clientHeight);
    trip.refresh();
  }).observe(picture);
  root.dataset.ready = "";
  watchMotion((reduced) => trip.send({ type: "mode", mode: reduced ? "still" : "motion" }));
  window.explainer = { state: () => ({ ...trip.state(), running: isRunning(trip.state()) }) };
}

if (root) begin();
