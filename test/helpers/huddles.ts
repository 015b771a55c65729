import type { HuddleInput, News, Portrait, ResultInput, Story, Thanks } from '@tillside/contract';

/** Two years of orders sent back, which became better. */
export const result = (more: Partial<ResultInput> = {}): ResultInput => ({
  id: 'returns',
  label: 'Sent back',
  unit: 'percent',
  before: { value: 17, of: 1200, from: '2026-09-01', to: '2026-09-30', low: 15, high: 19.2 },
  after: { value: 12, of: 1100, from: '2026-10-01', to: '2026-10-31', low: 10.2, high: 14 },
  better: 'down',
  means: 'Of 100 orders, so many came back within 30 days.',
  source: 'Orders and returns of the shop',
  ...more,
});

export const portrait = (more: Partial<Portrait> = {}): Portrait => ({
  id: 'baker',
  name: 'The Saturday baker',
  line: 'Comes on Saturday mornings, for baking with the grandchildren.',
  people: 210,
  share: 20,
  facts: [{ label: 'Visits in a year', value: 14, unit: 'count', everybody: 4 }],
  basis: { customers: 210, from: '2025-11-01', to: '2026-10-31', how: 'Orders of twelve months.' },
  ...more,
});

export const news = (more: Partial<News> = {}): News => ({
  id: 'mending',
  title: 'We mend what chips',
  text: 'Teapots and cups come back within a week.',
  ...more,
});

export const story = (more: Partial<Story> = {}): Story => ({
  id: 'teapot',
  text: 'The teapot was my mother’s. You mended it so that nobody sees where.',
  kind: 'customer',
  at: '2026-10-30T10:00:00Z',
  ...more,
});

export const thanks = (more: Partial<Thanks> = {}): Thanks => ({
  id: 'parcel',
  to: 'Ben',
  from: 'Aylin',
  for: 'carrying the parcel to the tram',
  at: '2026-10-30T12:00:00Z',
  ...more,
});

export const huddle = (more: Partial<HuddleInput> = {}): HuddleInput => ({
  version: 1,
  id: 'h-1',
  team: { id: 'leeds', name: 'Leeds' },
  ...more,
});
