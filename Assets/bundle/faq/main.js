/** The list of questions: one topic at a time. Without this script all topics are shown, one below the other. */

const topics = [...document.querySelectorAll("[data-topic]")];
const lists = [...document.querySelectorAll("[data-questions]")];

function show(id) {
  for (const topic of topics) topic.setAttribute("aria-pressed", String(topic.dataset.topic === id));
  for (const list of lists) list.hidden = list.dataset.questions !== id;
}

function choose(id) {
  show(id);
  const heading = document.querySelector(`[data-questions="${id}"] > h2`);
  const area = document.querySelector(".faq");
  if (heading.getBoundingClientRect().bottom > area.getBoundingClientRect().bottom - 160) {
    heading.scrollIntoView({ block: "start" });
  }
  document.dispatchEvent(new CustomEvent("snowglobe:place", { detail: id }));
}

const place = new URLSearchParams(location.hash.slice(1)).get("f");
show(topics.some((topic) => topic.dataset.topic === place) ? place : topics[0]?.dataset.topic);
for (const topic of topics) topic.addEventListener("click", () => choose(topic.dataset.topic));
