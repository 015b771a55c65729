/** The documents of the benchmark. Days count from today, since old evidence is not shown. */
const daysAgo = days => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString();

const promise = {
  id: 'mend',
  title: 'If it breaks within a year, we mend it or replace it',
  detail: 'Bring it back to the shop, or write to us and we will send a box for it.',
  conditions: 'Not for candles, and not for what was painted or cut after you bought it.',
  icon: 'quality',
  audience: 'everyone',
  state: 'on',
  evidence: { kept: 17_790, of: 18_240, from: daysAgo(400), to: daysAgo(20), source: 'operations' },
  link: { href: '/promises/mend', label: 'How we mend things' },
  validUntil: inDays(40),
};

const suggestion = {
  id: 'cups',
  kind: 'product',
  title: 'A pair of teacups in the same white',
  reason: { text: 'Often chosen together by people who decorate a table.', basis: 'general' },
  when: { has: ['cake-stand', 'teapot'] },
  ask: 'Are you having people round?',
  product: {
    id: 'roses-teacup',
    gtin: '5012345670027',
    name: 'Roses Regency teacup and saucer',
    image: { src: '/examples/shop/pictures/teacup-green.svg', alt: 'A teacup', width: 480, height: 480 },
    price: { currency: 'GBP', value: '12.95' },
    was: { currency: 'GBP', value: '14.95' },
    href: '/products/roses-teacup',
    availability: 'InStock',
  },
  accept: { label: 'Add a pair' },
  decline: { label: 'No, thank you' },
  validUntil: inDays(2),
};

const form = {
  id: 'visit',
  title: 'Your visit',
  intro: 'One question, ten seconds.',
  questions: [{ id: 'satisfied', type: 'csat', label: 'How satisfied are you with today?' }],
  about: { product: 'roses-teacup' },
  thanks: { title: 'Thank you', detail: 'Tom reads every answer on Friday.' },
};

const line = n => ({ id: n ? `line-${n}` : 'cake-stand', quantity: 1 + (n % 3) });

/** A moment with one promise, one suggestion and one form, and as many basket lines as wanted. */
export const moment = (id, lines = 1) => ({
  version: 1,
  id,
  asOf: new Date().toISOString(),
  locale: 'en-GB',
  customer: { stage: 'returning' },
  basket: {
    items: Array.from({ length: lines }, (_, n) => line(n)),
    total: { currency: 'GBP', value: `${lines * 3}.50` },
  },
  promises: [promise],
  suggestions: [suggestion],
  feedback: [form],
});
