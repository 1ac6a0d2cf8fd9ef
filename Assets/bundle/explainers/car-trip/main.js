// Joins the page's state, the stage, the panel and the counts.
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
  const view = createView(layers, { onTold: (told) => trip.hear(told), onRenewed: () => trip.refresh() });
  const screen = () => document.dispatchEvent(new CustomEvent("snowglobe:screen"));
  const announce = (sentence) => { live.textContent = say(sentence); };
  const scene = sceneIn("car-trip", SCENES, location.hash);
  const trip = createController({ view, panel: createPanel(root, say), announce, usage, screen, scene });
  const tools = { send: trip.send, state: trip.state, canGoBack: trip.canGoBack };
  listenForTaps(root, tools);
  listenForArrows(root, tools);
  listenForWheel(picture, tools);
  usage.open();
  trip.refresh();
  new ResizeObserver(() => view.resize(picture.clientWidth, picture.clientHeight)).observe(picture);
  root.dataset.ready = "";
  watchMotion((reduced) => trip.send({ type: "mode", mode: reduced ? "still" : "motion" }));
  window.explainer = { state: () => ({ ...trip.state(), running: isRunning(trip.state()) }) };
}

if (root) begin();
