import { languageOf } from './words.mjs';

/** The built styles, in sheets of our own: one constructable sheet for all elements of a kind. */
export const sheetOf = tag => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    customElements
      .get(tag)
      .elementStyles.map(({ cssText }) => cssText)
      .join('\n'),
  );
  return sheet;
};

export const template = html => {
  const element = document.createElement('template');
  // Indentation is for readers; the elements have no text nodes for it.
  element.innerHTML = html.replace(/\n\s*/g, '');
  return element.content;
};

const widgets = new Set();
let observer;

/** Another language or direction anywhere draws anew. */
const follow = () => {
  observer = new MutationObserver(() => widgets.forEach(widget => widget.draw()));
  observer.observe(document, { subtree: true, attributeFilter: ['lang', 'dir'] });
};

const seen = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(target.timer);
      if (isIntersecting) target.timer = setTimeout(() => target.getRootNode().host?.see(target), 1000);
    }
  },
  { threshold: 0.5 },
);

/** What the widgets share: a shadow root with its styles, the moment around them, language, being seen. */
export class PlainWidget extends HTMLElement {
  constructor(sheet) {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }
  connectedCallback() {
    if (!observer) follow();
    widgets.add(this);
    this.provider = this.closest('plain-moment');
    this.provider.widgets.add(this);
    this.draw();
  }
  disconnectedCallback() {
    widgets.delete(this);
    this.provider.widgets.delete(this);
  }
  /** Clones a template into the shadow root, with language, direction and listener. */
  show(content, item, selector) {
    const { locale } = this.provider.moment;
    this.language = languageOf(this, locale);
    this.item = item;
    const copy = document.importNode(content, true);
    const base = copy.firstChild;
    base.lang = this.language.lang;
    base.dir = this.language.dir;
    if (selector) seen.observe(base.querySelector(selector));
    return copy;
  }
  see(target) {
    seen.unobserve(target);
    this.signal('shown');
  }
  signal(name, data) {
    const detail = { specversion: '1.0', id: crypto.randomUUID(), type: name, time: new Date(), data };
    this.dispatchEvent(new CustomEvent('plain-signal', { detail, bubbles: true, composed: true }));
  }
}
