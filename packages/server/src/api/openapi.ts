import { components, type Json } from './components.js';
import { huddlePaths } from './huddle-paths.js';
import { answer, content, id, keyed, problems, query, ref, usual } from './operation.js';
import { storyPaths } from './story-paths.js';

const day = { type: 'string', format: 'date' };
const range = [
  query(
    'from',
    'First day, in the time zone of the store; as many days before `to` as `days` says by default.',
    day,
  ),
  query('days', 'How many days there are up to `to` if there is no `from`; 90 by default.', {
    type: 'integer',
  }),
  query('to', 'Last day; today by default.', day),
];
const anySignal = { oneOf: [ref('Signal'), ref('HuddleSignal')] };

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
        'A signal counts once by `source` and `id`, however often it is sent. Needs the publishable write key; signals of the Huddle need the team key.',
      security: keyed,
      parameters: [query('store', 'Refused unless it is the key’s own.')],
      requestBody: {
        required: true,
        content: {
          'application/cloudevents+json': { schema: anySignal },
          'application/json': { schema: anySignal },
          'application/cloudevents-batch+json': { schema: { type: 'array', items: anySignal } },
        },
      },
      responses: { 200: answer('What became of each.', 'Taken'), ...problems(...usual, 413, 415, 422) },
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
  ...huddlePaths,
  '/results': {
    get: {
      summary: 'What came in. Needs the read key.',
      security: keyed,
      parameters: [...range, query('format', 'Goes before `Accept`.', { enum: ['json', 'csv'] })],
      responses: {
        200: {
          description: 'Sums, scores and what is due; as CSV whether suggestions helped.',
          content: {
            'application/json': { schema: ref('Results') },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        ...problems(...usual, 406),
      },
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
  '/why/{id}': {
    get: {
      summary: 'Why a suggestion was made, by the id of a signal about it. Needs the read key.',
      security: keyed,
      parameters: id,
      responses: { 200: answer('Pair, counts, weight, draw and rank.', 'Why'), ...problems(...usual, 404) },
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
  ...storyPaths,
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
      responses: { 200: answer('It can.', 'Health'), ...problems(500, 503, 507) },
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
