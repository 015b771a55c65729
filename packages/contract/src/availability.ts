import type { Convert } from './spec.js';

/** The values of schema.org's ItemAvailability, without the URL. */
export const availabilities = [
  'InStock',
  'LimitedAvailability',
  'InStoreOnly',
  'OnlineOnly',
  'PreOrder',
  'PreSale',
  'BackOrder',
  'MadeToOrder',
  'Reserved',
  'OutOfStock',
  'SoldOut',
  'Discontinued',
] as const;

/** One of schema.org's ItemAvailability values. */
export type Availability = (typeof availabilities)[number];

/** Whether a text is a value of schema.org in its own spelling. */
export const isAvailability = (word: string): boolean => availabilities.some(known => known === word);

/** Finds the value in a schema.org URL or a text in any case, with or without spaces, dashes and underscores. */
export const toAvailability: Convert = value => {
  if (typeof value !== 'string') return value;
  const letters = value
    .replace(/^.*[/#:]/, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
  return availabilities.find(known => known.toLowerCase() === letters) ?? value;
};

/** Whether a product is available, as far as is known. */
export const isAvailable = (availability: Availability | undefined): boolean =>
  availability !== 'OutOfStock' && availability !== 'SoldOut' && availability !== 'Discontinued';
