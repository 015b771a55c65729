import type { ResultInput } from '@tillside/contract';

const september = { from: '2026-09-01', to: '2026-09-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };

/** The intervals overlap, so nobody can say that it changed. */
export const returned: ResultInput = {
  id: 'returned',
  label: 'Sent back',
  unit: 'percent',
  before: { value: 17, of: 1210, ...september, low: 15, high: 19.2 },
  after: { value: 14, of: 1140, ...october, low: 12.1, high: 16.1 },
  better: 'down',
  means: 'Of 100 orders, so many came back within 30 days.',
  source: 'Orders and returns of the shop',
};

/** With money, an owner, what one can do, and a promise. */
export const chipped: ResultInput = {
  id: 'chipped',
  label: 'Arrived chipped',
  unit: 'percent',
  before: { value: 6.1, of: 1210, ...september, low: 4.9, high: 7.6 },
  after: { value: 3.2, of: 1140, ...october, low: 2.3, high: 4.4 },
  better: 'down',
  means: 'Of 100 parcels, so many had a piece in them that was chipped or broken.',
  money: {
    currency: 'GBP',
    value: 430,
    low: 180,
    high: 690,
    how: '33 fewer pieces replaced, at £13 each with postage.',
  },
  owner: 'Packing, Hannah’s team',
  actions: [
    { id: 'twice', text: 'Wrap a cup in two sheets, its handle first.' },
    { id: 'shake', text: 'Shake the box before you close it: nothing may move.' },
  ],
  promise: 'mending',
  source: 'Complaints and photographs of customers',
};

/** What a cost is worth is told as one. */
export const slower: ResultInput = {
  id: 'slower',
  label: 'Rung back within a day',
  unit: 'percent',
  before: { value: 88, of: 240, ...september },
  after: { value: 74, of: 310, ...october },
  means: 'Of 100 customers who asked for a call, so many had it by the next evening.',
  money: { currency: 'GBP', value: -260, low: -410, high: -120, how: 'Orders given up while they waited.' },
  actions: [{ id: 'two', text: 'Take two calls from the list before you open.' }],
  source: 'The list of calls',
};

/** Nothing says how sure the two amounts are. */
export const basket: ResultInput = {
  id: 'basket',
  label: 'What a basket holds',
  unit: 'money',
  currency: 'GBP',
  before: { value: 41.2, of: 1210, ...september },
  after: { value: 43.85, of: 1140, ...october },
  means: 'All that was paid, divided by the number of orders.',
  source: 'Orders of the shop',
};

/** The first period of a team. */
export const recommended: ResultInput = {
  id: 'recommended',
  label: 'Would recommend us',
  unit: 'score',
  after: { value: 52, of: 164, ...october, low: 41, high: 62 },
  means: 'Those who would recommend us to a friend, less those who would not, of 100.',
  source: 'Answers after the sale',
};

export const answered: ResultInput = {
  id: 'answered',
  label: 'Until somebody answers',
  unit: 'duration',
  before: { value: 5400, of: 190, ...september, low: 4800, high: 6100 },
  after: { value: 2520, of: 205, ...october, low: 2200, high: 2900 },
  better: 'down',
  means: 'Half of all letters had an answer sooner than this.',
  source: 'The inbox of the shop',
};

export const germanChipped: ResultInput = {
  ...chipped,
  label: 'Beschädigt angekommen',
  means: 'In so vielen von 100 Paketen war ein Stück abgeplatzt oder zerbrochen.',
  money: { ...chipped.money!, currency: 'EUR', how: '33 Ersatzlieferungen weniger, je 13 € mit Porto.' },
  owner: 'Versand, Hannahs Team',
  actions: [
    { id: 'twice', text: 'Tassen in zwei Bogen Papier wickeln, den Henkel zuerst.' },
    { id: 'shake', text: 'Den Karton vor dem Schließen schütteln: Nichts darf sich bewegen.' },
  ],
  source: 'Reklamationen und Fotos aus der Kundschaft',
};

export const arabicChipped: ResultInput = {
  ...chipped,
  label: 'وصلت مكسورة',
  means: 'من كل 100 طرد، هذا عدد الطرود التي كانت فيها قطعة مكسورة.',
  money: { ...chipped.money!, currency: 'EGP', how: 'عدد أقل من القطع البديلة، بسعر القطعة مع الشحن.' },
  owner: 'التغليف، فريق هنا',
  actions: [
    { id: 'twice', text: 'لُفّ الفنجان بورقتين، والمقبض أولًا.' },
    { id: 'shake', text: 'هُزّ الصندوق قبل إغلاقه: يجب ألا يتحرك شيء.' },
  ],
  source: 'شكاوى العملاء وصورهم',
};
