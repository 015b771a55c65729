import { Moment, Signal } from '@tillside/contract/schemas';
import { z } from 'zod';
import type { ProblemStatus } from '../http/problem.js';
import {
  Erased,
  Feedback,
  Health,
  Invitation,
  InvitationInput,
  ProblemBody,
  Results,
  Taken,
} from './schemas.js';

type Json = Record<string, unknown>;

const schemas = {
  Erased,
  Feedback,
  Health,
  Invitation,
  InvitationInput,
  Moment,
  Problem: ProblemBody,
  Results,
  Signal,
  Taken,
};
/** Documents that are sent before defaults are filled in. */
const sent = new Set(['InvitationInput', 'Moment', 'Signal']);

/** The schemas as OpenAPI wants them: all in one place, referred to by name. */
function components(): Json {
  const all: Json = {};
  for (const [name, schema] of Object.entries(schemas)) {
    // A schema with an id of its own comes as a reference to itself among the definitions.
    const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: sent.has(name) ? 'input' : 'output' });
    for (const [key, value] of Object.entries({ [name]: root, ...$defs })) {
      const { $schema, id, ...rest } = value as Json;
      all[key] = rest;
    }
  }
  return JSON.parse(JSON.stringify(all).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (type: string, schema: unknown) => ({ content: { [type]: { schema } } });
const answer = (description: string, name: string) => ({
  description,
  ...content('application/json', ref(name)),
});

/** The problems that an operation can answer with. */
const problems = (...statuses: ProblemStatus[]): Json =>
  Object.fromEntries(
    statuses.map(status => [
      status,
      {
        description: 'A problem.',
        ...([429, 503].includes(status) && {
          headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
        }),
        ...content('application/problem+json', ref('Problem')),
      },
    ]),
  );

const query = (name: string, description: string, schema: Json = { type: 'string' }, required = false) => ({
  name,
  in: 'query',
  description,
  required,
  schema,
});
const day = { type: 'string', format: 'date' };
const range = [
  query('from', 'First day; 89 days before `to` by default.', day),
  query('to', 'Last day; today by default.', day),
];
const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 256 } }];
const keyed = [{ bearer: [] }, { header: [] }];
const usual: ProblemStatus[] = [400, 401, 403, 429, 500];

const paths = {
  '/': {
    get: {
      summary: 'A page of results, for people: it asks for the read key.',
      responses: {
        200: { description: 'The page.', ...content('text/html', { type: 'string' }) },
        304: { description: 'It is the same as before.' },
      },
    },
  },
  '/signals': {
    post: {
      summary: 'Takes signals: one CloudEvent, or a batch of which every item is answered.',
      description:
        'A signal counts once by `source` and `id`, however often it is sent. Needs the publishable write key.',
      security: keyed,
      parameters: [query('store', 'Refused unless it is the key’s own.')],
      requestBody: {
        required: true,
        content: {
          'application/cloudevents+json': { schema: ref('Signal') },
          'application/json': { schema: ref('Signal') },
          'application/cloudevents-batch+json': { schema: { type: 'array', items: ref('Signal') } },
        },
      },
      responses: { 200: answer('What became of each.', 'Taken'), ...problems(...usual, 413, 415, 422, 503) },
    },
  },
  '/moment': {
    get: {
      summary: 'A moment to show.',
      description:
        'An associate’s surface needs the staff, read or manage key. With `id` the answer has an entity tag.',
      security: [{}, ...keyed],
      parameters: [
        query('store', 'The store; left out, the one that the key belongs to.'),
        query('surface', 'Which screen.', { enum: ['customer', 'associate'] }),
        query('basket', 'Product ids, with commas between them.'),
        query('id', 'The id of the encounter; a new one is made if it is left out.', {
          type: 'string',
          maxLength: 128,
        }),
        {
          name: 'x-tillside-invitation',
          in: 'header',
          description: 'The token of an invitation: the moment is then the form that it is for.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          ...answer('A moment of the contract.', 'Moment'),
          headers: { ETag: { schema: { type: 'string' } } },
        },
        304: { description: 'It says the same as before.' },
        ...problems(...usual, 404, 410, 422),
      },
    },
  },
  '/results': {
    get: {
      summary: 'What came in. Needs the read key.',
      security: keyed,
      parameters: range,
      responses: { 200: answer('Sums, scores and what is due.', 'Results'), ...problems(...usual) },
    },
  },
  '/feedback': {
    get: {
      summary: 'Answers, as JSON or CSV. Needs the read key.',
      security: keyed,
      parameters: [
        ...range,
        query('form', 'Only this form.'),
        query('format', 'Goes before `Accept`.', { enum: ['json', 'csv'] }),
        query('limit', 'Answers on a page.', { type: 'integer', minimum: 1, maximum: 1000, default: 500 }),
        query('after', 'Where the page before ended.'),
      ],
      responses: {
        200: {
          description: 'A page of answers; as CSV all of them.',
          content: {
            'application/json': { schema: ref('Feedback') },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        ...problems(...usual, 406),
      },
    },
  },
  '/follow-ups/{id}/done': {
    post: {
      summary: 'Ticks off a follow-up, by its response. Needs the read key.',
      security: keyed,
      parameters: id,
      responses: { 204: { description: 'It is done.' }, ...problems(...usual, 404) },
    },
  },
  '/invitations': {
    post: {
      summary: 'Makes a signed, expiring link to a form for one order. Needs the manage key.',
      security: keyed,
      requestBody: { required: true, ...content('application/json', ref('InvitationInput')) },
      responses: { 201: answer('The link.', 'Invitation'), ...problems(...usual, 413, 415, 422) },
    },
  },
  '/customers/{id}': {
    delete: {
      summary: 'Erases everything of a customer, by the pseudonym in `ref`. Needs the manage key.',
      security: keyed,
      parameters: id,
      responses: { 200: answer('How much that was.', 'Erased'), ...problems(...usual) },
    },
  },
  '/moments/{id}': {
    delete: {
      summary: 'Erases everything of a moment. Needs the manage key.',
      security: keyed,
      parameters: id,
      responses: { 200: answer('How much that was.', 'Erased'), ...problems(...usual) },
    },
  },
  '/healthz': {
    get: {
      summary: 'Whether the server can store something.',
      responses: { 200: answer('It can.', 'Health'), ...problems(500, 503) },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This document.',
      responses: { 200: { description: 'OpenAPI 3.1.', ...content('application/json', { type: 'object' }) } },
    },
  },
};

/** The description of the API, made of the schemas that its answers are made of. */
export const openApi = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Tillside',
    version: '1',
    description: 'Serves Moments, takes Signals once each, tells results.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths,
  components: {
    schemas: components(),
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      header: { type: 'apiKey', in: 'header', name: 'x-tillside-key' },
    },
  },
});
