/* Written for the oldest engine, like any page that is shown in it. */
const element = document.querySelector('till-moment');
// What the address says goes to the element: `?moment=/moments/till.json&dir=rtl&density=till`.
const { moment, dir = '', ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
document.body.dir = dir;
for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
element.src = moment;

const signals = [];
element.addEventListener('till-signal', ({ cloudEvent }) => signals.push(cloudEvent));

// A basket that takes everything.
element.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));

const all = (tag, selector) => [...document.querySelector(tag).shadowRoot.querySelectorAll(selector)];
/** Younger engines lay out what a closed disclosure hides. */
const closed = 'details:not([open]) > :not(summary)';
const isSeen = each => each.offsetWidth > 1 && each.offsetHeight > 1 && !each.closest(closed);

const first = (tag, selector, words = '') =>
  all(tag, selector).find(each => isSeen(each) && each.innerText.includes(words));

/** For the tests: what is on the page, and where. */
window.tools = {
  signals: () => signals,
  /** What is said in an element, without spaces between lines. */
  words: tag => (all(tag, '[part=base]')[0] || { innerText: '' }).innerText.replace(/\s+/g, ' ').trim(),
  /** The middle of a control, brought into view: of the first that has these words. */
  find: (tag, selector, words) => {
    const found = first(tag, selector, words);
    if (!found) return null;
    found.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = found.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  },
  focus: (tag, selector, words) => {
    const found = first(tag, selector, words);
    (found.control || found).focus();
  },
  /** Where focus is: through shadow roots. */
  focused: () => {
    let each = document.activeElement;
    while (each.shadowRoot && each.shadowRoot.activeElement) each = each.shadowRoot.activeElement;
    return each.getAttribute('part') || each.className || each.localName;
  },
  /** The box of everything that is drawn, in the page's coordinates: left, top, width, height. */
  boxes: () =>
    ['till-promise', 'till-suggestion', 'till-feedback'].flatMap(tag =>
      all(tag, '*')
        .filter(
          each => each instanceof HTMLElement && isSeen(each) && !each.closest('.visually-hidden, style'),
        )
        .map((each, i) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          const name = each.getAttribute('part') || each.className || each.localName;
          return { name: `${tag} ${i} ${name}`, box: [left + scrollX, top + scrollY, width, height] };
        }),
    ),
};
