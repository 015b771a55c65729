import { randomUUID } from 'node:crypto';
import { type App, configOf, createApp, type ConfigInput, type Database } from '@tillside/server';
import { conforms } from './conforms.js';

export const keys = {
  write: 'pk_damson_0001',
  read: 'rk_damson_0001',
  manage: 'mk_damson_0001',
  staff: 'sk_damson_0001',
  team: 'tk_damson_0001',
};
export const otherKeys = { write: 'pk_other_00001', read: 'rk_other_00001' };

/** A shop with one of everything, and another shop beside it. */
export const shopConfig: ConfigInput = {
  stores: [
    {
      id: 'damson',
      keys,
      origins: ['https://shop.example'],
      locale: 'en-GB',
      promises: [
        { id: 'mend', title: 'We mend it', evidence: 'customers', owner: 'Workshop' },
        { id: 'returns', title: 'Thirty days to return', evidence: 'operations' },
        { id: 'stock', title: 'Count before you promise', audience: 'associate' },
      ],
      suggestions: [
        {
          id: 'wrap',
          kind: 'service',
          title: 'Gift wrap',
          reason: { text: 'Presents are wrapped here', basis: 'general' },
          ask: 'Who is it for?',
          note: 'You may do it for nothing',
          instead: [{ id: 'card', label: 'Gave a card' }],
        },
      ],
      feedback: [
        {
          id: 'visit',
          title: 'Your visit',
          questions: [
            { id: 'score', type: 'csat', label: 'How was it?' },
            { id: 'mended', type: 'kept', label: 'Was it mended?', promise: 'mend' },
            { id: 'words', type: 'text', label: 'What else?' },
          ],
        },
      ],
      together: { minSupport: 2, minLift: 1, max: 2 },
      invitations: { secret: 'a secret of some length', page: 'https://shop.example/thanks' },
    },
    { id: 'other', keys: otherKeys },
  ],
};

/** A configuration that has to be valid. */
export const configured = (input: ConfigInput) => {
  const { config, faults } = configOf(input);
  if (!config) throw new Error(JSON.stringify(faults));
  return config;
};

export const app = (store: Database, more: { now?: () => Date; log?: (line: object) => void } = {}) =>
  createApp({ database: store, config: configured(shopConfig), ...more });

export const uuid = randomUUID;

/** A signal that fits the contract. */
export const signal = (name: string, data: object, more: object = {}) => ({
  specversion: '1.0',
  id: uuid(),
  source: 'https://shop.example/',
  type: `dev.tillside.${name}`,
  time: new Date().toISOString(),
  subject: 'about/it',
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/signal.json',
  data: { moment: 'm1', surface: 'customer', ...data },
  ...more,
});
export const shown = (more: object = {}) => signal('promise.shown', { promise: 'mend' }, more);
export const suggestion = { suggestion: 'wrap', kind: 'service', basis: 'general' };
export const answered = (
  question: string,
  type: string,
  answer: unknown,
  data: object = {},
  more: object = {},
) =>
  signal(
    'feedback.answered',
    { form: 'visit', response: uuid(), question, type, answer, revision: 1, ms: 900, ...data },
    more,
  );

interface Ask {
  method?: string;
  key?: string | null;
  body?: BodyInit;
  headers?: Record<string, string>;
}
/** Asks an app as a client would; resolves with the status, the headers and the JSON. */
export async function ask(
  { fetch }: Pick<App, 'fetch'>,
  path: string,
  { method = 'GET', key = keys.read, body, headers = {} }: Ask = {},
) {
  const response = await fetch(
    new Request(`http://api.example${path}`, {
      method,
      headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers },
      ...(body !== undefined && { body }),
    }),
  );
  const text = await response.text();
  conforms(method, path, response, text);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  // What a test then reads, it asserts.
  const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, json };
}

export const batchType = 'application/cloudevents-batch+json';
export const oneType = 'application/cloudevents+json';

/** Sends signals as a batch. */
export const send = (app: Pick<App, 'fetch'>, items: readonly unknown[], more: Ask = {}) =>
  ask(app, '/signals', {
    method: 'POST',
    key: keys.write,
    body: JSON.stringify(items),
    ...more,
    headers: { 'content-type': batchType, ...more.headers },
  });

/** How many signals a database holds. */
export const stored = async (store: Database): Promise<number> =>
  Number((await store.query('SELECT count(*)::float8 AS n FROM signals'))[0]?.n);
/** The sum of a count in the results. */
export const tallied = async (store: Database, name: string): Promise<number> =>
  Number(
    (await store.query('SELECT coalesce(sum(n), 0)::float8 AS n FROM tally WHERE name = $1', [name]))[0]?.n,
  );
