/**
 * The list of questions: by topic, what people often open, by word. Without this script all topics are shown, one
 * below the other. Only whether the finder led to a question is counted, and which topic lacked one.
 */

import { readStrings } from "../kit/strings.js";
import { post, postNow } from "../kit/usage.js";
import { startFinder } from "./finder.js";

const all = (selector) => [...document.querySelectorAll(selector)];
const topics = all("[data-topic]");
const lists = all("[data-questions]");
const ways = all("[data-way]");
const views = all("[data-view]");

/** Whether the finder was used, and whether it has led anywhere yet. */
let search = "unused";

function showTopic(id) {
  for (const topic of topics) topic.setAttribute("aria-pressed", String(topic.dataset.topic === id));
  for (const list of lists) list.hidden = list.dataset.questions !== id;
}

function showWay(id) {
  for (const way of ways) way.setAttribute("aria-pressed", String(way.dataset.way === id));
  for (const view of views) view.hidden = view.dataset.view !== id;
}

function remember(place) {
  document.dispatchEvent(new CustomEvent("snowglobe:place", { detail: place }));
}

function chooseTopic(id) {
  showTopic(id);
  const heading = document.querySelector(`[data-questions="${id}"] > h2`);
  const area = document.querySelector(".faq");
  if (heading.getBoundingClientRect().bottom > area.getBoundingClientRect().bottom - 160) {
    heading.scrollIntoView({ block: "start" });
  }
  remember(id);
}

function chooseWay(id) {
  showWay(id);
  document.querySelector(".faq").scrollTop = 0;
  const heading = document.querySelector(`[data-view="${id}"] h2`);
  if (id !== "topics") heading.focus({ preventScroll: true });
  remember(id === "topics" ? topics.find((topic) => topic.ariaPressed === "true")?.dataset.topic : id);
}

function nameTopic(topic) {
  post({ event: "faq.missing", topic });
  document.querySelector("[data-missing]").hidden = true;
  const thanks = document.querySelector("[data-missing-thanks]");
  thanks.hidden = false;
  thanks.focus({ preventScroll: true });
}

function leaveFinder() {
  if (search !== "used") return;
  search = "done";
  postNow({ event: "faq.find", outcome: "left" });
}

const place = new URLSearchParams(location.hash.slice(1)).get("f");
showTopic(topics.some((topic) => topic.dataset.topic === place) ? place : topics[0]?.dataset.topic);
showWay(ways.some((way) => way.dataset.way === place) ? place : "topics");
for (const control of [document.querySelector("[data-ways]"), ...ways]) control.hidden = false;
for (const topic of topics) topic.addEventListener("click", () => chooseTopic(topic.dataset.topic));
for (const way of ways) way.addEventListener("click", () => chooseWay(way.dataset.way));
for (const topic of all("[data-missing-topic]")) {
  topic.addEventListener("click", () => nameTopic(topic.dataset.missingTopic));
}
startFinder(document.querySelector('[data-view="words"]'), {
  questions: all("[data-questions] [data-words]"),
  words: readStrings(),
  onUse: () => { if (search === "unused") search = "used"; },
  onOpen: (isCrisis) => {
    if (search === "used" && !isCrisis) postNow({ event: "faq.find", outcome: "opened" });
    search = "done";
  },
});
addEventListener("snowglobe:leaving", leaveFinder);
addEventListener("pagehide", leaveFinder);
