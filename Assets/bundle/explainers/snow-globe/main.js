/** Joins the page's globe, the stage with the snow, and the counts. */

import { isMotionReduced, watchMotion } from "../../kit/motion.js";
import { seededRandom, seedFrom } from "../../kit/random.js";
import { parseSettings } from "../../kit/settings.js";
import { readStrings } from "../../kit/strings.js";
import { explainerUsage } from "../../kit/usage.js";
import { Controller, PLACE } from "./controller.js";
import { DistantSnow } from "./distant-snow.js";
import { SnowGlobe } from "./model.js";
import { retell } from "./retell.js";
import { GlobeSound, soundSwitch } from "./sound.js";
import { GlobeView } from "./view.js";

const root = document.querySelector('[data-explainer="snow-globe"]');
if (root) {
  const { signal } = new AbortController();
  const seed = seedFrom(location.search);
  const globe = new SnowGlobe({ random: seededRandom(seed), still: isMotionReduced(), snow: new DistantSnow() });
  retell(globe, parseSettings(location.hash).place?.replace(PLACE, ""));
  const opening = () => ({
    open: {
      seed, place: globe.scene, still: globe.still,
      chosen: { wish: globe.wish ?? undefined, supports: globe.supports, view: globe.view },
    },
    prefer: new URLSearchParams(location.search).get("picture") ?? "best",
    number: 0,
  });
  const view = new GlobeView(root.querySelector("canvas"), opening, {
    onTold: (news) => controller.hear(news),
    onRenewed: () => view.resize(),
  });
  const controller = new Controller({
    root, globe, view, signal,
    usage: explainerUsage("snow-globe", { signal }),
    words: readStrings(root),
    sound: new GlobeSound({ isOn: soundSwitch(location), random: seededRandom(1), signal }),
  });
  watchMotion((reduced) => controller.setStill(reduced), { signal });
  window.explainer = {
    state: () => ({ ...globe.state, ...view.picture, shown: view.isShown }),
    losePicture: () => view.lose(),
  };
}
