/** One answer was opened. The question of the crisis card has no page and is never sent (R9). */

import { post } from "../kit/usage.js";

const question = document.querySelector("[data-question]")?.dataset.question;
if (question) post({ event: "faq.open", question });
