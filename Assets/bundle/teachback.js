/** The questions after a story, on every page of an explainer. */

import { teachBack } from "./kit/teachback.js";
import { post } from "./kit/usage.js";

const dialog = document.querySelector("[data-teachback]");
if (dialog) {
  teachBack(dialog, { count: post });
  for (const button of document.querySelectorAll('[data-open="teachback"]')) button.hidden = false;
}
