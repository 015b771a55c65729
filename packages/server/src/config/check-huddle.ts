import { isKnownResult, knownResults } from '../huddle/results/catalogue.js';
import type { ConfigFault } from './check.js';

interface Given {
  promises: readonly { id: string }[];
  huddle: {
    results?:
      readonly ({ id?: string | undefined } & ({ result: string } | { measure: string }))[] | undefined;
  };
}

/** Results that this server does not have, or that are shown twice. */
export function wrongResults(
  { promises, huddle: { results = [] } }: Given,
  path: PropertyKey[],
): ConfigFault[] {
  const ids = results.map(entry => entry.id ?? ('result' in entry ? entry.result : entry.measure));
  return results.flatMap((entry, at) => [
    ...('result' in entry && !isKnownResult(entry.result, promises)
      ? [{ path: [...path, at], message: `expected one of ${knownResults.join(', ')}, or promise-ID` }]
      : []),
    ...(ids.indexOf(ids[at]!) < at ? [{ path: [...path, at], message: 'expected an id of its own' }] : []),
  ]);
}
