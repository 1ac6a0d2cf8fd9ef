// What can be measured on the screen that is open: (settings) => one line for each rule that does not hold.
(settings) => {
  const found = [];
  const say = (rule, text) => found.push(`${rule} ${text}`);
  const name = (element) => (element.textContent.trim() || element.ariaLabel || element.className).replace(/\s+/gu, ' ').slice(0, 40);
  const html = document.documentElement;
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  const dialog = document.querySelector('dialog[open]');
  const root = dialog ?? document.body;
  const areas = [...root.querySelectorAll('[data-scroller]')].filter(seen);

  function fits() {
    if (html.scrollWidth > html.clientWidth) say('UX-23', `the page is ${html.scrollWidth - html.clientWidth} px too wide`);
    if (html.scrollHeight > html.clientHeight) say('UX-24', 'the page scrolls');
    for (const area of areas) {
      if (area.scrollWidth > area.clientWidth + 1) say('UX-23', `${name(area)} scrolls sideways`);
      const isLong = area.scrollHeight > area.clientHeight + 4;
      if (isLong && !area.parentElement.querySelector('.scroll-buttons .button:not([hidden])')) say('UX-24', `${name(area)} has no buttons`);
      if (isLong && area.clientHeight < settings.room) say('UX-24', `${name(area)} has ${area.clientHeight} px to read in`);
    }
    for (const element of root.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, button, a[href]')) {
      if (!seen(element) || element.matches('.live, .live *')) continue;
      const style = getComputedStyle(element);
      if (style.display === 'inline' || element.clientWidth === 0) continue;
      if (element.scrollWidth > element.clientWidth + 1) say('UX-23', `“${name(element)}” is cut at the side`);
      if (!['visible', 'auto'].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        say('UX-23', `“${name(element)}” is cut below`);
    }
  }

  function targets() {
    const all = [...root.querySelectorAll('button, a[href], [role=button], summary, input')].filter(seen).map((element) => {
      const area = element.closest('[data-scroller]');
      const frame = area?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      const primary = element.matches('.button--primary, .choice, [data-card], .scroll-buttons *');
      const near = area?.scrollHeight > area?.clientHeight + 4 ? settings.gap : 0;
      return {element, area, box, primary, cut: frame && (box.bottom > frame.bottom - near || box.top < frame.top + near)};
    });
    for (const {element, area, box, primary} of all) {
      if (Math.min(box.width, box.height) < (primary ? 64 : 48) - 0.5)
        say('UX-01', `“${name(element)}” is ${Math.round(box.width)} by ${Math.round(box.height)} px`);
      if (!area && (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
        say('UX-24', `“${name(element)}” is partly off the screen`);
    }
    all.forEach((one, index) => all.slice(index + 1).forEach((other) => apart(one, other)));
  }

  // Up and Down float over the end of a long text, and what lies at the edge of one can be scrolled clear of the rest.
  function apart(one, other) {
    if (one.element.contains(other.element) || [one, other].some(({element}) => element.matches('.scroll-buttons *'))) return;
    if (one.area !== other.area && (one.cut || other.cut)) return;
    const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
    const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
    const gap = Math.max(across, down);
    if (gap < settings.gap - 0.5) say('UX-01', `“${name(one.element)}” and “${name(other.element)}” are ${Math.round(gap)} px apart`);
  }

  function frame() {
    if (document.querySelector('input:not([type=range]), textarea, select, [contenteditable], form')) say('UX-50', 'there is a place to type');
    if (!document.title) say('UX-13', 'the page has no title');
    if (new RegExp(settings.titles, 'i').test(document.title)) say('UX-51', `the title is “${document.title}”`);
    if (!document.querySelector('.topbar') || dialog) return;
    const advice = document.querySelector('.foot .disclaimer p');
    const foot = advice?.getBoundingClientRect();
    if (!advice || !seen(advice) || foot.top < 0 || foot.bottom > innerHeight) say('R1', 'the foot is out of sight');
    const order = ['.topbar__back, .topbar__done', '[data-home-link]', '[data-language]', '[data-listen]',
      '[data-setting="text"]', '[data-help]', '[data-end]'];
    const forward = getComputedStyle(html).direction === 'rtl' ? -1 : 1;
    const place = (button) => {
      const box = button.getBoundingClientRect();
      return Math.round((box.top + box.bottom) / 40) * 1e4 + forward * box.left;
    };
    const places = [...document.querySelectorAll('.topbar .button')].filter(seen)
      .sort((one, other) => place(one) - place(other))
      .map((button) => order.findIndex((selector) => button.matches(selector)));
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) say('UX-47', `the bar's order is ${places}`);
    for (const place of [0, 1, 2, 4, 5, 6]) if (!places.includes(place)) say('UX-47', `the bar lacks ${order[place]}`);
    if ([...document.querySelectorAll('main h1')].filter(seen).length !== 1) say('UX-13', 'not one h1 is seen');
  }

  // What the screen is about is said first and in the largest letters, and one button is the one to press.
  function says() {
    if (dialog || document.body.dataset.page === 'patterns') return;
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const holdsWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const heading = [...document.querySelectorAll('main h1')].find(seen);
    if (!heading) return;
    for (const element of document.querySelectorAll('main :is(p, li, h2, h3, span, strong, button, a)')) {
      if (!seen(element) || !holdsWords(element) || element.closest('.live, .visually-hidden, [aria-hidden], svg')) continue;
      if (size(element) > size(heading)) say('UX-43', `“${name(element)}” is set larger than the heading`);
      const isBefore = element.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore && element.matches('p, li, h2, h3') && size(element) >= size(heading)) say('UX-43', `“${name(element)}” stands before the heading`);
    }
    const primary = [...document.querySelectorAll('main .button--primary')].filter(seen);
    if (primary.length > 1) say('UX-43', `${primary.length} buttons are the one to press`);
  }

  fits();
  if (!settings.spaced) {
    targets();
    frame();
    says();
  }
  return found;
}
