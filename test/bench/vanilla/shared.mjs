import { languageOf } from './words.mjs';

/** The built styles in constructed sheets: one per type of element. */
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

/** A change of language or direction anywhere renders again. */
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

let lastKeyAt = -Infinity;
let burst = 0;
let scannedAt = -Infinity;
let press;

/** Three keys within 30 ms of each other are a scanner's. */
const noteKey = ({ timeStamp }) => {
  burst = timeStamp - lastKeyAt <= 30 ? burst + 1 : 1;
  lastKeyAt = timeStamp;
  if (burst >= 3) scannedAt = timeStamp;
};
const notePress = event => (press = { at: event.timeStamp, target: event.composedPath()[0] });
const guardPage = () => {
  document.addEventListener('keydown', noteKey, { capture: true, passive: true });
  addEventListener('pointerdown', notePress, { capture: true, passive: true });
};

/** Ignores keys of a scanner, and a pointer's press on a control that was not there for 300 ms. */
const guard = {
  handleEvent(event) {
    const { type, timeStamp, detail, key } = event;
    if (type !== 'click') {
      const isPress = key === 'Enter' || key === ' ';
      if (isPress && (event.repeat || timeStamp - scannedAt < 500)) event.preventDefault();
    } else if (detail && press && press.at - drawnAt.get(event.currentTarget) < 300) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
};
/** When the controls of a shadow root were drawn. */
const drawnAt = new WeakMap();

/** The base of the widgets: shadow root and styles, the moment around them, language, visibility, guards, distance. */
export class PlainWidget extends HTMLElement {
  constructor(sheet) {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    for (const type of ['keydown', 'keypress', 'keyup', 'click']) root.addEventListener(type, guard, true);
  }
  connectedCallback() {
    if (!observer) {
      follow();
      guardPage();
    }
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
    drawnAt.set(this.shadowRoot, performance.now());
    queueMicrotask(() => this.keepDistance(base));
    if (selector) seen.observe(base.querySelector(selector));
    return copy;
  }
  /** From content above and below, except in a flex or grid container, which has its own gap. */
  keepDistance({ classList }) {
    const around = this.provider.parentElement;
    const isOwn = around && !/flex|grid/.test(getComputedStyle(around).display);
    classList.toggle(
      'below',
      isOwn && !!(this.previousElementSibling ?? this.provider.previousElementSibling),
    );
    classList.toggle('above', isOwn && !this.nextElementSibling && !!this.provider.nextElementSibling);
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
