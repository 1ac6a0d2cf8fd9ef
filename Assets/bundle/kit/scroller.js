/** Gives a text that is longer than its place visible Up and Down buttons (UX-24). */

/** Part of the visible height that one tap moves. */
const PAGE_PART = 0.8;

/**
 * @param {HTMLElement} area the part that scrolls; its parent is a grid that places the buttons
 * @param {{up: string, down: string, signal?: AbortSignal}} options the buttons' names
 */
export function scrollWithButtons(area, { up, down, signal }) {
  const row = document.createElement("div");
  row.className = "scroll-buttons";
  row.hidden = true;
  const upButton = arrow(up, "m5 15 7-7 7 7");
  const downButton = arrow(down, "m5 9 7 7 7-7");
  row.append(upButton, downButton);
  area.after(row);

  const move = (direction) => {
    area.scrollBy({ top: direction * area.clientHeight * PAGE_PART });
    update();
  };
  const update = () => {
    upButton.hidden = area.scrollTop < 4;
    downButton.hidden = area.scrollTop + area.clientHeight > area.scrollHeight - 4;
  };
  const measure = () => {
    const top = area.scrollTop;
    delete area.dataset.long;
    const isLong = area.scrollHeight - area.clientHeight > 4;
    if (isLong) area.dataset.long = "";
    area.scrollTop = top;
    row.hidden = !isLong;
    setReachable(area, isLong);
    update();
  };
  upButton.addEventListener("click", () => move(-1), { signal });
  downButton.addEventListener("click", () => move(1), { signal });
  area.addEventListener("scroll", update, { signal, passive: true });
  const observer = new ResizeObserver(measure);
  observer.observe(area);
  for (const child of area.children) observer.observe(child);
  signal?.addEventListener("abort", () => observer.disconnect());
  measure();
}

/** A long text with nothing in it to focus must itself be reached by keys. */
function setReachable(area, long) {
  if (long && !area.querySelector("a[href], button")) {
    area.tabIndex = 0;
    area.setAttribute("role", "region");
    area.setAttribute("aria-label", area.querySelector("h1, h2")?.textContent ?? "");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) area.removeAttribute(name);
  }
}

function arrow(name, path) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.repeat = "";
  button.setAttribute("aria-label", name);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  button.append(svg);
  return button;
}
