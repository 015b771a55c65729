import { parse } from './parse.mjs';

const day = 86_400_000;
const surface = 'customer';

/** Holds a checked and admitted moment; its widgets find it by `closest`. */
class PlainMoment extends HTMLElement {
  widgets = new Set();
  moment = null;

  set value(json) {
    try {
      this.moment = this.#narrow(parse(json));
    } catch (error) {
      console.warn(error.message);
    }
    for (const widget of this.widgets) widget.draw();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  #narrow(moment) {
    const now = Date.now();
    let next = Infinity;
    const hasCome = at => {
      if (at > now) next = Math.min(next, at);
      return at <= now;
    };
    const isFor = ({ audience = 'everyone', validFrom, validUntil }) =>
      (audience === 'everyone' || audience === surface) &&
      !(validUntil && hasCome(Date.parse(validUntil))) &&
      !(validFrom && !hasCome(Date.parse(validFrom)));
    const inBasket = new Set(moment.basket?.items.flatMap(({ id, gtin }) => [id, gtin]));
    const consents = moment.customer?.consents ?? [];

    moment.promises = moment.promises.filter(isFor);
    for (const promise of moment.promises) {
      const { evidence } = promise;
      if (evidence && (evidence.of < 30 || hasCome(Date.parse(evidence.to) + 91 * day)))
        delete promise.evidence;
      delete promise.owner;
    }
    const isPersonal = basis => basis === 'history' || basis === 'social';
    const decided = new Set(JSON.parse(localStorage.getItem('plain') ?? '[]'));
    moment.suggestions = moment.suggestions.filter(
      ({ id, reason, when, product, ...rest }) =>
        isFor(rest) &&
        !decided.has(`${moment.id}/${id}`) &&
        (!isPersonal(reason.basis) || consents.includes(reason.basis)) &&
        (!when?.has || when.has.some(each => inBasket.has(each))) &&
        !when?.lacks?.some(each => inBasket.has(each)) &&
        !inBasket.has(product?.id) &&
        product?.availability !== 'OutOfStock',
    );
    for (const suggestion of moment.suggestions) delete suggestion.ask;
    moment.feedback = moment.feedback.filter(isFor);
    clearTimeout(this.timer);
    if (next < Infinity) this.timer = setTimeout(() => (this.moment = this.#narrow(this.moment)), next - now);
    return moment;
  }
}
customElements.define('plain-moment', PlainMoment);
