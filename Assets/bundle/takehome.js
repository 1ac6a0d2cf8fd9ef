/** Print and codes on every page that has a paper twin: sheets, answers, the list of questions. */

import { takeHome } from "./kit/takehome.js";
import { post } from "./kit/usage.js";

const item = document.querySelector("[data-takehome]")?.dataset.takehome;
if (item) takeHome(document, { item, count: post, print: () => window.print() });
