// Joins model, view, slider and counts.
import { readStrings } from "../../kit/strings.js";
import { tellStory } from "../../kit/story.js";
import { explainerUsage } from "../../kit/usage.js";
import * as model from "./model.js";
import { createView, listenForSlider } from "./view.js";

const explainer = "spravato-day";
const root = document.querySelector(`[data-explainer="${explainer}"]`);

if (root) {
  const view = createView(root, readStrings(root));
  const story = tellStory({ root, explainer, model, view, usage: explainerUsage(explainer) });
  listenForSlider(root, story.send);
  window.explainer = { state: () => ({ ...story.state(), running: false }) };
}
