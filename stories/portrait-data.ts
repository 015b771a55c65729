import type { News, Portrait } from '@tillside/contract';
import { teacup } from './pictures.js';

const year = { from: '2025-11-01', to: '2026-10-31' };

/** With a picture and everything else that a portrait can have. */
export const host: Portrait = {
  id: 'sunday-host',
  name: 'The Sunday host',
  line: 'Lays a table for eight, and comes back for the one cup that broke.',
  people: 145,
  share: 35,
  facts: [
    { label: 'Orders on a Friday or Saturday', value: 71, unit: 'percent', everybody: 34 },
    { label: 'What a basket holds', value: 58.4, unit: 'money', currency: 'GBP', everybody: 42.1 },
    { label: 'Orders a year', value: 6, unit: 'count', everybody: 2.4 },
    { label: 'Sent back', value: 4, unit: 'percent', everybody: 11 },
  ],
  says: [
    'Nobody notices the plates, and that is how I know they are right.',
    'I ring before I order. Whoever answers knows the pattern.',
  ],
  ask: ['Who is coming this time?', 'Is there a piece that you are always one short of?'],
  story:
    'She has had the same pattern for twenty years, and the shop that sold it to her closed long ago. So she counts before each visit, and orders on Friday what has to be there on Sunday.\nShe forgives a late parcel if somebody rings. She does not forgive a chipped one.',
  picture: { src: teacup, alt: 'A cup with a rose on its saucer' },
  basis: {
    customers: 146,
    ...year,
    how: 'Orders of twelve months, grouped by what people buy, how often and on which days.',
  },
};

/** Without the picture. */
const { picture, ...wordsOnly } = host;
export const hostInWords: Portrait = wordsOnly;

/** The same as a shop has it that has written nothing itself. */
export const plain: Portrait = {
  id: 'gift',
  name: 'Presents before the holidays',
  line: 'Orders twice a year, in November and in May, a single piece each time, wrapped.',
  people: 210,
  share: 20,
  facts: [
    { label: 'Orders with a gift note', value: 64, unit: 'percent', everybody: 12 },
    { label: 'From order to delivery', value: 187_200, unit: 'duration', everybody: 194_400 },
    { label: 'Satisfaction, of 5', value: 4.7, unit: 'score', everybody: 4.4 },
  ],
  basis: { customers: 212, ...year, how: 'Orders of twelve months, grouped by day, basket and category.' },
};

export const collector: Portrait = {
  id: 'collector',
  name: 'Whoever looks for one piece',
  line: 'Asks for a pattern that has not been made since 1987, and waits.',
  people: 35,
  share: 5,
  facts: [{ label: 'Days until they order', value: 41, unit: 'count', everybody: 3 }],
  says: ['You wrote to me a year later. I had given up.'],
  ask: ['Which piece are you missing?'],
  basis: { customers: 34, ...year, how: 'Orders of twelve months and the waiting list.' },
};

export const mended: News = {
  id: 'mending',
  title: 'We mend what chips',
  text: 'Cups, pots and plates of any make, within a week. The first repair in the first year is free.',
  owner: 'The workshop',
};

export const clay: News = {
  id: 'clay',
  title: 'The blue range has a new glaze',
  text: 'It stands the dishwasher now. The clay still comes from Devon.',
  owner: 'Purchasing, Tom',
};

export const saturdays: News = {
  id: 'saturdays',
  title: 'Saturdays until six',
  text: 'From November on, so that there is time after the market.',
};

export const germanHost: Portrait = {
  ...host,
  name: 'Die Gastgeberin am Sonntag',
  line: 'Deckt für acht Personen und kommt wieder, wenn eine Tasse zerbrochen ist.',
  facts: [
    { label: 'Bestellungen am Freitag oder Samstag', value: 71, unit: 'percent', everybody: 34 },
    {
      label: 'Durchschnittlicher Warenkorbwert',
      value: 58.4,
      unit: 'money',
      currency: 'EUR',
      everybody: 42.1,
    },
    { label: 'Bestellungen im Jahr', value: 6, unit: 'count', everybody: 2.4 },
  ],
  says: ['Niemand bemerkt die Teller. Daran merke ich, dass sie richtig sind.'],
  ask: ['Wer kommt diesmal?', 'Fehlt Ihnen immer dasselbe Stück?'],
  story: 'Sie hat seit zwanzig Jahren dasselbe Muster. Vor jedem Besuch zählt sie nach.',
  picture: { ...picture!, alt: 'Eine Tasse mit einer Rose' },
  basis: { ...host.basis, how: 'Bestellungen aus zwölf Monaten, gruppiert nach Wochentag und Warenkorb.' },
};

export const arabicHost: Portrait = {
  ...host,
  name: 'مضيفة الأحد',
  line: 'تُعدّ مائدة لثمانية أشخاص، وتعود من أجل الفنجان الذي انكسر.',
  facts: [
    { label: 'الطلبات يوم الجمعة أو السبت', value: 71, unit: 'percent', everybody: 34 },
    { label: 'قيمة السلة', value: 58.4, unit: 'money', currency: 'EGP', everybody: 42.1 },
    { label: 'الطلبات في السنة', value: 6, unit: 'count', everybody: 2.4 },
  ],
  says: ['لا أحد يلاحظ الأطباق، وهكذا أعرف أنها مناسبة.'],
  ask: ['من سيأتي هذه المرة؟'],
  story: 'تملك النقش نفسه منذ عشرين عامًا، وتعدّ القطع قبل كل زيارة.',
  picture: { ...picture!, alt: 'فنجان عليه وردة' },
  basis: { ...host.basis, how: 'طلبات اثني عشر شهرًا، مجمّعة بحسب اليوم والسلة.' },
};

export const germanNews: News[] = [
  {
    id: 'reparatur',
    title: 'Wir reparieren, was abgesprungen ist',
    text: 'Tassen, Kannen und Teller jeder Herkunft, innerhalb einer Woche.',
    owner: 'Werkstatt',
  },
];

export const arabicNews: News[] = [
  { id: 'islah', title: 'نصلح ما انكسر', text: 'الفناجين والأباريق والأطباق خلال أسبوع.', owner: 'الورشة' },
];
