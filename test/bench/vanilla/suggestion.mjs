import { PlainWidget, sheetOf, template } from './shared.mjs';
import { formatMoney } from './words.mjs';

const sheet = sheetOf('till-suggestion');
const content = template(`
  <div part="base">
    <div part="card" role="group" class="card customer offered">
      <div role="status"></div>
      <p class="small" part="reason"></p>
      <div class="thing">
        <div class="picture" part="image"><img decoding="async" /></div>
        <div>
          <p class="title" part="title"><a></a></p>
          <p class="price" part="price"><s class="quiet"><span class="visually-hidden"></span> <span></span></s><span></span></p>
        </div>
      </div>
      <p class="detail small"></p>
      <div class="row">
        <button type="button" class="primary" part="accept"><span></span></button>
        <button type="button" class="plain" part="decline"><span></span></button>
      </div>
    </div>
  </div>`);

/** One suggestion for a customer, written by hand. */
class PlainSuggestion extends PlainWidget {
  constructor() {
    super(sheet);
    this.shadowRoot.addEventListener('click', this);
  }

  draw() {
    const suggestion = this.provider.moment?.suggestions[0];
    if (!suggestion) return this.shadowRoot.replaceChildren(document.createElement('slot'));
    const { title, reason, product, detail, accept, decline } = suggestion;
    const copy = this.show(content, suggestion, '[part=card]');
    const { words } = this.language;
    const card = copy.firstChild.firstChild;
    const [, why, thing, more, row] = card.children;
    card.ariaLabel = title;
    why.textContent = reason.text;
    const link = thing.lastChild.firstChild.firstChild;
    link.textContent = title;
    if (product?.href) link.href = product.href;
    else link.replaceWith(title);
    this.#picture(thing.firstChild, suggestion);
    this.#price(thing.lastChild.lastChild, product);
    if (detail) more.textContent = detail;
    else more.remove();
    const label = row.firstChild.firstChild;
    label.textContent = accept?.label ?? words.accept;
    // The button has room for both labels.
    row.firstChild.dataset.other = words.pending;
    row.lastChild.firstChild.textContent = decline?.label ?? words.decline;
    return this.shadowRoot.replaceChildren(copy);
  }

  #picture(ground, { title, product }) {
    if (!product?.image) return ground.remove();
    const { src, alt, width, height } = product.image;
    const image = ground.firstChild;
    image.src = src;
    image.alt = alt === title || alt === product.name ? '' : alt;
    image.width = width;
    image.height = height;
    const settle = ({ type }) => (image.hidden = type === 'error');
    image.addEventListener('load', settle);
    image.addEventListener('error', settle);
  }

  #price(line, { price, was } = {}) {
    const { lang, words } = this.language;
    if (!price) return line.remove();
    const [before, now] = line.children;
    now.textContent = formatMoney(lang, price);
    if (!was) return before.remove();
    before.firstChild.textContent = words.was;
    before.lastChild.textContent = formatMoney(lang, was);
  }

  /** A click on one of the two buttons; the host may answer an acceptance later. */
  async handleEvent({ target }) {
    const part = target.closest('button')?.part.value;
    if (!part) return;
    const { id, product, title } = this.item;
    const event = new CustomEvent(`plain-${part}`, {
      bubbles: true,
      cancelable: true,
      detail: { item: this.item },
    });
    if (!this.dispatchEvent(event)) return;
    this.signal(part, { suggestion: id });
    localStorage.setItem('plain', JSON.stringify([`${this.provider.moment.id}/${id}`]));
    if (part === 'decline') return this.shadowRoot.replaceChildren();
    const { words } = this.language;
    const say = text => (this.shadowRoot.querySelector('[role=status]').textContent = text);
    say(words.pending);
    try {
      await event.detail.response;
      say(words.added(product?.name ?? title));
    } catch {
      say(words.failed);
    }
  }
}
customElements.define('plain-suggestion', PlainSuggestion);
