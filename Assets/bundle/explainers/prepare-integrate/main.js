// Joins model, view and counts. The cards that are picked are never counted.
import { readStrings } from "../../kit/strings.js";
import { tellStory } from "../../kit/story.js";
import { explainerUsage } from "../../kit/usage.js";
import * as model from "./model.js";
import { createView } from "./view.js";

const explainer = "prepare-integrate";
const root = document.querySelector(`[data-explainer="${explainer}"]`);

if (root) {
  const view = createView(root, readStrings(root));
  const story = tellStory({ root, explainer, model, view, usage: explainerUsage(explainer) });
  window.explainer = { state: () => ({ ...story.state(), running: false }) };
}
