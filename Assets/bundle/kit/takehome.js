/** What a reader takes home: a print on a tap, or a code that was shown. Counted by item and kind, nothing else. */

/**
 * @param {ParentNode} root
 * @param {{item: string, count: (event: object) => void, print: () => void, signal?: AbortSignal}} options
 *   print: opens the printer; on the kiosk it prints at once, without a dialog (UX-72)
 */
export function takeHome(root, { item, count, print, signal }) {
  const counted = new Set();
  const use = (kind) => {
    if (counted.has(kind)) return;
    counted.add(kind);
    count({ event: "takehome.use", item, kind });
  };
  if (root.querySelector("[data-site-code]")?.closest("dialog") === null) use("qr");
  root.addEventListener("click", (event) => {
    const control = event.target.closest?.("button");
    if (!control) return;
    if ("codeOpen" in control.dataset) use("qr");
    if ("print" in control.dataset) {
      use("printed");
      for (const line of root.querySelectorAll("[data-picked-up]")) line.hidden = false;
      print();
    }
  }, { signal });
}
