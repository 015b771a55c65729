import { readFileSync } from 'node:fs';
import type { Adapted, AdapterOptions } from '@tillside/adapters/schema-org';
import type { Money, Product } from '@tillside/contract';
import fc from 'fast-check';

/** An answer of a vendor: written here, with the field names of the vendor's published types. */
export const answer = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/vendor/${name}.json`, import.meta.url), 'utf8')) as unknown;

/** Options that every adapter takes. */
export const why: Pick<AdapterOptions, 'reason'> = {
  reason: { text: 'It goes with the cake stand', basis: 'basket' },
};

/** A shop's words for the lowest of several prices. */
export const from = ({ currency, value }: Money): string => `from ${currency} ${value}`;

/** The products of the suggestions, by id. */
export const productsOf = ({ suggestions }: Adapted): Record<string, Product | undefined> =>
  Object.fromEntries(suggestions.flatMap(({ product }) => (product ? [[product.id, product]] : [])));

/** Each problem as one line. */
export const faultsOf = ({ problems }: Adapted): string[] =>
  problems.map(({ code, path, message }) => `${code} ${path} ${message}`);

/** All places in an answer, as the names that lead there. */
export const places = (value: unknown, here: string[] = []): string[][] =>
  typeof value === 'object' && value
    ? [here, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...here, name]))]
    : [here];

/** An answer with another value at a place. */
export function changed(
  value: unknown,
  [name, ...rest]: string[],
  change: (old: unknown) => unknown,
): unknown {
  if (name === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[name] = changed(copy[name], rest, change);
  return copy;
}

/** What nobody expects at a place. */
export const strange = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    ' ',
    0,
    -1,
    NaN,
    true,
    [],
    {},
    [[]],
    'twelve pounds',
    '1,299.00',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    '<b>&lt;</b>',
    'x'.repeat(5000),
    '&#x110000;',
    '\ud800',
    1e21,
    1250.5,
  ),
  fc.anything(),
);
