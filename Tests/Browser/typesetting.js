// What can be measured of the text that is set on the screen that is open (UX-22): one line for each rule that does not hold.
// Text is what stands in paragraphs, lists and tables; the names of controls, and the quiet lines of the foot, are not.
({lettersMax, lineMin}) => {
  const found = [];
  const root = document.querySelector('dialog[open]') ?? document.querySelector('main') ?? document.body;
  const text = 'p, li, dt, dd, th, td, .crisis__steps span, .home__privacy span';
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  const holdsWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  /** The lines of an element as they are broken: each as long as its letters. */
  function lines(element) {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken = [];
    let last = {top: -Infinity, bottom: -Infinity};
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/\S+\s*/gu)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].trimEnd().length);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        const isBeside = box.top < last.bottom - box.height / 2 && box.bottom > last.top + box.height / 2;
        if (!isBeside) broken.push('');
        last = box;
        broken[broken.length - 1] += word[0].replace(/\s+/gu, ' ');
      }
    }
    return broken.map((line) => line.trim());
  }

  for (const element of root.querySelectorAll('h1, h2, h3, button, a[href], p, li, dt, dd, th, td, span, strong, em')) {
    if (!seen(element) || !holdsWords(element) || element.closest('.live, .visually-hidden, svg')) continue;
    const style = getComputedStyle(element);
    const say = (what) => found.push(`UX-22 “${element.textContent.trim().slice(0, 40)}” ${what}`);
    if (!/sans-serif$/u.test(style.fontFamily)) say(`is set in ${style.fontFamily}`);
    if (style.fontStyle !== 'normal') say('is in italics');
    if (style.textTransform !== 'none' || style.fontVariantCaps !== 'normal') say('is in capitals');
    if (!element.matches(text) || element.closest('button, a[href]')) continue;
    const set = lines(element);
    if (set.length > 1 && !['start', 'left'].includes(style.textAlign)) say(`is aligned ${style.textAlign}`);
    const long = set.find((line) => line.length > lettersMax);
    if (long) say(`has a line of ${long.length} letters`);
    const high = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (set.length > 1 && high < lineMin - 0.01) say(`has lines of ${high.toFixed(2)}`);
  }
  return found;
}
