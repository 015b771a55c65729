import type { Story, Thanks } from '@tillside/contract';
import { daysAgo } from './data.js';

const time = (days: number): string => `${daysAgo(days)}T10:00:00Z`;

export const teapot: Story = {
  id: 'teapot',
  kind: 'customer',
  at: time(1),
  by: 'Margaret',
  text: 'The teapot was my mother’s. You mended it so that nobody sees where.',
  about: { kind: 'promise', id: 'mending', title: 'We mend what chips in the first year' },
  thanks: 'Ben',
  share: { text: '“You mended it so that nobody sees where.”', href: '/mending' },
};

/** A letter of several paragraphs. */
export const cups: Story = {
  id: 'cups',
  kind: 'team',
  at: time(9),
  by: 'Aylin',
  text: 'A man came in on Saturday with a box of twelve cups, no two alike. His wife had kept them for forty years, one from each place they had lived, and she could not see them any more but still knew each by its rim.\nWe spent an hour finding saucers that fit. On Monday she rang to say that the one from Leeds is the best.',
};

export const parcel: Thanks = {
  id: 'parcel',
  to: 'Ben',
  from: 'Aylin',
  for: 'Carried the parcel to the tram for a lady with a stick, in the rain.',
  promise: 'mending',
  at: time(0),
};

export const paper: Thanks = {
  id: 'paper',
  to: 'The packers',
  from: 'Mia',
  for: 'Wrapped forty cups twice, because the first paper had ink on it.',
  at: time(2),
};

export const call: Thanks = {
  id: 'call',
  to: 'Jo',
  from: 'Ben',
  for: 'Rang a customer back on her evening off.',
  promise: 'call-back',
  at: time(40),
};

export const germanTeapot: Story = {
  ...teapot,
  text: 'Die Kanne war von meiner Mutter. Sie haben sie so repariert, dass niemand sieht, wo.',
  about: { kind: 'promise', id: 'mending', title: 'Was im ersten Jahr abplatzt, reparieren wir' },
  share: { text: '„So repariert, dass niemand sieht, wo.“', href: '/mending' },
};

export const germanParcel: Thanks = {
  ...parcel,
  for: 'Hat für eine Dame mit Stock das Paket im Regen zur Straßenbahn getragen.',
};

export const arabicTeapot: Story = {
  ...teapot,
  by: 'منى',
  text: 'كان الإبريق لأمي. أصلحتموه بحيث لا يرى أحد أين انكسر.',
  about: { kind: 'promise', id: 'mending', title: 'نصلح ما ينكسر خلال السنة الأولى' },
  thanks: 'سامي',
  share: { text: '«أصلحتموه بحيث لا يرى أحد أين انكسر.»', href: '/mending' },
};

export const arabicParcel: Thanks = {
  ...parcel,
  to: 'سامي',
  from: 'ليلى',
  for: 'حمل الطرد إلى الترام لسيدة تتكئ على عصا، تحت المطر.',
};
