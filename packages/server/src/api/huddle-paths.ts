import { answer, keyed, problems, query, ref, usual } from './operation.js';

const day = { type: 'string', format: 'date' };
const days = [
  query('from', 'First day, in the time zone of the store; four weeks by default.', day),
  query('to', 'Last day; yesterday by default.', day),
];

/** What the team sees, and where it comes from. */
export const huddlePaths = {
  '/huddle': {
    get: {
      summary: 'What the team sees. Needs the team or manage key.',
      description:
        'Of the whole weeks from Monday to Sunday that lie within the days asked for and are over; by default the last four.',
      security: keyed,
      parameters: [
        query('store', 'Refused unless it is the key’s own.'),
        query('team', 'A team of the store; the first one by default.'),
        ...days,
      ],
      responses: {
        200: {
          ...answer('A huddle of the contract.', 'Huddle'),
          headers: { ETag: { schema: { type: 'string' } } },
        },
        304: { description: 'It says the same as before.' },
        ...problems(...usual, 404),
      },
    },
  },
  '/huddle/left-out': {
    get: {
      summary: 'Which results the huddle does not tell, and why. Needs the read key.',
      security: keyed,
      parameters: days,
      responses: { 200: answer('What is left out.', 'LeftOut'), ...problems(...usual) },
    },
  },
  '/portraits': {
    get: {
      summary: 'How groups of customers were found, or why there are none. Needs the read key.',
      description:
        'The groups of imported orders, found at most once a week. All numbers of people are rounded.',
      security: keyed,
      responses: {
        200: answer('Each search, how well its groups hold, and the portraits.', 'PortraitSearch'),
        ...problems(...usual),
      },
    },
  },
  '/measures': {
    post: {
      summary:
        'Takes what is measured elsewhere: a number of a day, or a list of them. Needs the manage key.',
      description: 'A measure counts once a day: the latest that was sent holds. All are stored, or none.',
      security: keyed,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { oneOf: [ref('Measure'), { type: 'array', items: ref('Measure') }] },
            example: [{ measure: 'sick-days', day: '2026-03-02', value: 3, of: 60 }],
          },
        },
      },
      responses: { 200: answer('They are stored.', 'Stored'), ...problems(...usual, 413, 415, 422) },
    },
  },
};
