import type { z } from 'zod';
import { wrongResults } from './check-huddle.js';
import { Config as schema } from './schema.js';
import type { Config, Keys } from './types.js';

/** What is wrong, and where; `isKey` if it is the name of a field. */
export interface ConfigFault {
  path: readonly PropertyKey[];
  message: string;
  isKey?: boolean;
}

/** Unknown fields: a typo would otherwise silently disable a setting. */
function strays(given: unknown, taken: unknown, path: PropertyKey[] = []): ConfigFault[] {
  if (Array.isArray(given) && Array.isArray(taken))
    return given.flatMap((value, at) => strays(value, taken[at], [...path, at]));
  if (!isObject(given) || !isObject(taken)) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const here = [...path, key];
    if (key in taken) return strays(value, taken[key], here);
    const isCounted = key === 'evidence' && 'counted' in taken;
    return isCounted ? [] : [{ path: here, message: 'unknown field', isKey: true }];
  });
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Parsed = z.output<typeof schema>;

/** Checks a configuration file; returns the configuration, or everything that is wrong with it. */
export function configOf(
  given: unknown,
  env: Record<string, string | undefined> = {},
): { config?: Config; faults: ConfigFault[] } {
  const { data, error } = schema.safeParse(given);
  if (error) return { faults: error.issues.map(({ path, message }) => ({ path, message })) };
  const faults = [...strays(given, data), ...wrongIds(data)];
  const secret = (value: string | { env: string }, path: PropertyKey[]): string => {
    if (typeof value === 'string') return value;
    const found = env[value.env] ?? '';
    if (found.length < 12)
      faults.push({
        path,
        message: `expected at least 12 characters in the environment variable ${value.env}`,
      });
    return found;
  };
  const stores = data.stores.map(({ keys, invitations, ...store }, at) => ({
    ...store,
    // What an environment has from a file often ends with a line break, which no header can have.
    keys: filled(keys, (value, name) => secret(value, ['stores', at, 'keys', name]).trim()),
    ...(invitations && {
      invitations: {
        ...invitations,
        secret: secret(invitations.secret, ['stores', at, 'invitations', 'secret']),
      },
    }),
  }));
  const config = { stores, limits: data.limits };
  faults.push(...sharedKeys(config));
  return faults.length ? { faults } : { config, faults };
}

const filled = (
  { write, read, manage, staff, team }: Parsed['stores'][number]['keys'],
  secret: (value: string | { env: string }, name: string) => string,
): Keys => ({
  write: secret(write, 'write'),
  read: secret(read, 'read'),
  ...(manage && { manage: secret(manage, 'manage') }),
  ...(staff && { staff: secret(staff, 'staff') }),
  ...(team && { team: secret(team, 'team') }),
});

/** Duplicate ids, and questions about a promise that does not exist. */
const wrongIds = ({ stores }: Parsed): ConfigFault[] => [
  ...twice(stores, ['stores']),
  ...stores.flatMap(({ promises, suggestions, feedback, ranking, huddle }, at) => [
    ...twice(huddle.teams ?? [], ['stores', at, 'huddle', 'teams']),
    ...twice(huddle.news, ['stores', at, 'huddle', 'news']),
    ...wrongResults({ promises, huddle }, ['stores', at, 'huddle', 'results']),
    ...suggestions
      .filter(({ id, kind }) => Object.hasOwn(ranking.weights, id) && kind !== 'product' && kind !== 'offer')
      .map(({ id }) => ({
        path: ['stores', at, 'ranking', 'weights', id],
        message: 'only products and offers can have a weight',
        isKey: true,
      })),
    ...twice(promises, ['stores', at, 'promises']),
    ...twice(suggestions, ['stores', at, 'suggestions']),
    ...twice(feedback, ['stores', at, 'feedback']),
    ...feedback.flatMap(({ questions }, form) =>
      questions.flatMap((question, position) =>
        question.type === 'kept' && !promises.some(({ id }) => id === question.promise)
          ? [
              {
                path: ['stores', at, 'feedback', form, 'questions', position, 'promise'],
                message: 'expected the id of a promise',
              },
            ]
          : [],
      ),
    ),
  ]),
];
const twice = (items: readonly { id: string }[], path: PropertyKey[]): ConfigFault[] =>
  items.flatMap(({ id }, at) =>
    items.findIndex(other => other.id === id) < at
      ? [{ path: [...path, at, 'id'], message: 'expected an id of its own' }]
      : [],
  );

/** A key identifies one store and one role, so no key may be used twice. */
function sharedKeys({ stores }: Config): ConfigFault[] {
  const seen = new Set<string>();
  return stores.flatMap(({ keys }, at) =>
    Object.entries(keys).flatMap(([name, key]: [string, string]) => {
      const isSeen = seen.has(key);
      seen.add(key);
      return isSeen && key
        ? [{ path: ['stores', at, 'keys', name], message: 'expected a key of its own' }]
        : [];
    }),
  );
}
