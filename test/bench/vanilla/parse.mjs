import * as is from './checks.mjs';

const audiences = ['everyone', 'customer', 'associate'];
const icons = ['delivery', 'returns', 'price', 'quality', 'care', 'privacy', 'time', 'planet'];
const kinds = ['product', 'service', 'offer', 'care', 'conversation'];
const bases = ['general', 'basket', 'stated', 'history', 'social'];
const stages = ['new', 'returning', 'loyal', 'lapsed'];
const stocks = ['InStock', 'LimitedAvailability', 'PreOrder', 'OutOfStock'];
const imageUrl = /^(https?:.|data:image\/|[^:/?#]*[/?#]|[^:/?#]+$)/;

/** Checks the same document for the same faults; needs no copy of a value from JSON.parse. */
export const parse = input => {
  if (new TextEncoder().encode(input).length > 262_144) throw new TypeError('expected at most 256 KiB');
  const moment = is.object(JSON.parse(input), '');
  if (moment.version !== 1) throw new TypeError('/version: expected 1');
  is.text(moment, 'id', 128, '');
  is.time(moment, 'asOf', '');
  is.locale(moment, 'locale', '');
  is.oneOf({ phase: 'open', ...moment }, 'phase', ['open', 'paying', 'done'], '');
  is.oneOf({ mode: 'sale', ...moment }, 'mode', ['sale', 'return', 'training'], '');
  if (moment.customer) customer(moment.customer);
  if (moment.basket) basket(moment.basket);
  moment.promises = good(moment.promises, 20, '/promises', promise);
  moment.suggestions = good(moment.suggestions, 100, '/suggestions', suggestion);
  moment.feedback = good(moment.feedback, 10, '/feedback', form);
  return moment;
};

/** The valid items; an invalid one is reported and left out. */
const good = (items = [], max, path, check) => {
  const ids = new Set();
  return is.list(items, max, path).filter((item, i) => {
    try {
      check(is.object(item, `${path}/${i}`), `${path}/${i}`);
      if (ids.has(item.id)) throw new TypeError(`${path}/${i}/id: expected an id of its own`);
      return ids.add(item.id);
    } catch (error) {
      console.warn(error.message);
      return false;
    }
  });
};

const customer = it => {
  is.texts(it, { ref: 128, greeting: 80 }, '/customer');
  if (it.stage) is.oneOf(it, 'stage', stages, '/customer');
  for (const consent of it.consents ?? [])
    is.oneOf({ consent }, 'consent', ['history', 'social'], '/customer');
};

const basket = it => {
  it.items = good(it.items, 500, '/basket/items', (line, path) => {
    is.text(line, 'id', 128, path);
    is.gtin(line, 'gtin', path);
    if (line.quantity !== undefined) is.between(line, 'quantity', 0, 1e6, path, false);
  });
  is.money(it.total, '/basket/total');
};

const promise = (it, path) => {
  is.text(it, 'id', 128, path);
  is.text(it, 'title', 120, path);
  is.texts(it, { detail: 500, conditions: 500, remedy: 240, owner: 80 }, path);
  if (it.icon) is.oneOf(it, 'icon', icons, path);
  is.oneOf(it, 'audience', audiences, path);
  is.oneOf(it, 'state', ['on', 'at-risk', 'broken'], path);
  if (it.state !== 'on') is.text(it, 'remedy', 240, path);
  if (it.evidence) evidence(it.evidence, `${path}/evidence`);
  if (it.link) link(it.link, `${path}/link`);
  is.time(it, 'validFrom', path);
  is.time(it, 'validUntil', path);
};

const evidence = (it, path) => {
  is.between(it, 'of', 0, 1e12, path);
  is.between(it, 'kept', 0, it.of, path);
  is.day(it, 'from', path);
  is.day(it, 'to', path);
  is.oneOf(it, 'source', ['operations', 'customers'], path);
  if (it.from > it.to) throw new TypeError(`${path}/to: expected ${it.from} or later`);
};

const link = (it, path) => {
  is.url(is.object(it, path), 'href', path);
  is.text(it, 'label', 80, path);
};

const choices = (items, max, path) =>
  good(items, max, path, (it, at) => {
    is.text(it, 'id', 128, at);
    is.text(it, 'label', 80, at);
  });

const suggestion = (it, path) => {
  is.text(it, 'id', 128, path);
  is.oneOf(it, 'kind', kinds, path);
  is.text(it, 'title', 120, path);
  is.text(is.object(it.reason, `${path}/reason`), 'text', 200, `${path}/reason`);
  is.oneOf(it.reason, 'basis', bases, `${path}/reason`);
  it.audience ??= 'everyone';
  is.oneOf(it, 'audience', audiences, path);
  is.texts(it, { ask: 200, note: 200, detail: 500 }, path);
  for (const id of [...(it.when?.has ?? []), ...(it.when?.lacks ?? [])]) is.text({ id }, 'id', 128, path);
  is.money(it.when?.minTotal, `${path}/when/minTotal`);
  if (it.product) product(it.product, `${path}/product`);
  if (it.contact) link(it.contact, `${path}/contact`);
  if (it.contact?.within) is.duration(it.contact, 'within', `${path}/contact`);
  if (it.accept) is.texts(it.accept, { label: 80 }, `${path}/accept`);
  if (it.decline) is.texts(it.decline, { label: 80 }, `${path}/decline`);
  choices(it.decline?.reasons, 6, `${path}/decline/reasons`);
  choices(it.instead, 6, `${path}/instead`);
  is.time(it, 'validUntil', path);
};

const product = (it, path) => {
  is.text(it, 'id', 128, path);
  is.text(it, 'name', 200, path);
  is.gtin(it, 'gtin', path);
  is.money(it.price, `${path}/price`);
  is.money(it.was, `${path}/was`);
  is.money(it.unitPrice, `${path}/unitPrice`);
  if (it.was && it.was.currency !== it.price?.currency) throw new TypeError(`${path}/was/currency`);
  if (it.href !== undefined) is.url(it, 'href', path);
  if (it.availability) is.oneOf(it, 'availability', stocks, path);
  if (!it.image) return;
  is.url(it.image, 'src', `${path}/image`, imageUrl);
  is.between(it.image, 'width', 1, 10_000, `${path}/image`);
  is.between(it.image, 'height', 1, 10_000, `${path}/image`);
  if (typeof it.image.alt !== 'string') throw new TypeError(`${path}/image/alt: expected text`);
};

const form = (it, path) => {
  is.text(it, 'id', 128, path);
  is.text(it, 'title', 120, path);
  is.texts(it, { intro: 500 }, path);
  it.audience ??= 'everyone';
  is.oneOf(it, 'audience', audiences, path);
  it.questions = good(it.questions, 10, `${path}/questions`, (question, at) => {
    is.text(question, 'id', 128, at);
    // The only type of question on this page; each other one would need a few more lines.
    is.oneOf(question, 'type', ['csat'], at);
    is.text(question, 'label', 200, at);
    is.flag(question, 'required', at);
  });
  if (!it.questions.length) throw new TypeError(`${path}/questions: expected at least 1`);
  if (it.about && Object.keys(it.about).length !== 1) throw new TypeError(`${path}/about: expected one key`);
  if (it.about)
    is.texts(it.about, { promise: 128, suggestion: 128, product: 128, order: 128 }, `${path}/about`);
  if (!it.thanks) return;
  is.text(it.thanks, 'title', 120, `${path}/thanks`);
  is.texts(it.thanks, { detail: 500 }, `${path}/thanks`);
  if (it.thanks.link) link(it.thanks.link, `${path}/thanks/link`);
};
