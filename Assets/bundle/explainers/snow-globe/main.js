/** Joins the globe's model, its view, the frame clock and the counts. */

import { frameClock } from "../../kit/clock.js";
import { isMotionReduced, watchMotion } from "../../kit/motion.js";
import { seededRandom, seedFrom } from "../../kit/random.js";
import { parseSettings } from "../../kit/settings.js";
import { readStrings } from "../../kit/strings.js";
import { explainerUsage } from "../../kit/usage.js";
import { Controller, PLACE } from "./controller.js";
import { SnowGlobe } from "./model.js";
import { retell } from "./retell.js";
import { GlobeSound, soundSwitch } from "./sound.js";
import { GlobeView } from "./view.js";

const root = document.querySelector('[data-explainer="snow-globe"]');
if (root) {
  const { signal } = new AbortController();
  const globe = new SnowGlobe({ random: seededRandom(seedFrom(location.search)), still: isMotionReduced() });
  retell(globe, parseSettings(location.hash).place?.replace(PLACE, ""));
  const view = new GlobeView(root.querySelector("canvas"), globe, {
    now: () => performance.now(),
    prefer: new URLSearchParams(location.search).get("picture") ?? undefined,
    onRenewed: () => controller.refresh(),
  });
  const controller = new Controller({
    root, globe, view, signal,
    usage: explainerUsage("snow-globe", { signal }),
    words: readStrings(root),
    sound: new GlobeSound({ isOn: soundSwitch(location), random: seededRandom(1), signal }),
    makeClock: (step) => frameClock(step, { signal }),
  });
  watchMotion((reduced) => controller.setStill(reduced), { signal });
  window.explainer = {
    state: () => ({ ...globe.state, ...view.told, shown: view.isShown, flakesDrawn: Math.floor(globe.snow.count * view.told.share) }),
    losePicture: () => view.lose(),
  };
}
