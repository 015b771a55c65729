import { answer, content, id, keyed, problems, query, ref, usual } from './operation.js';

/** A page for people, which asks for a key itself. */
const page = (summary: string) => ({
  get: {
    summary,
    responses: {
      200: { description: 'The page.', ...content('text/html', { type: 'string' }) },
      304: { description: 'It is the same as before.' },
    },
  },
});

/** Where stories and thanks are decided on, and shown. */
export const storyPaths = {
  '/stories/': page('A page to approve, edit and decline stories, for people: it asks for the manage key.'),
  '/huddle/': page('What the team sees, as a page: it asks for the team key.'),
  '/huddle/teams': {
    get: {
      summary: 'The teams of a store. Needs the team or manage key.',
      security: keyed,
      responses: { 200: answer('Their ids and names.', 'Teams'), ...problems(...usual) },
    },
  },
  '/stories': {
    get: {
      summary: 'Stories and thanks in a state. Needs the manage key.',
      security: keyed,
      parameters: [
        query('state', 'Which ones.', { enum: ['waiting', 'approved', 'declined'], default: 'waiting' }),
        query('order', 'Which first.', { enum: ['oldest', 'newest'], default: 'oldest' }),
        query('limit', 'Stories on a page.', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
        query('after', 'Where the page before ended.'),
      ],
      responses: { 200: answer('A page of stories.', 'Stories'), ...problems(...usual) },
    },
  },
  '/stories/{id}': {
    post: {
      summary: 'Approves or declines a story. Needs the manage key.',
      description:
        'A story is decided on once: a 409 says what was decided before, as `story`. A customer’s words can be shortened only; of other texts one word in five may be new. A text that names a customer is a 422.',
      security: keyed,
      parameters: id,
      requestBody: { required: true, ...content('application/json', ref('DecisionInput')) },
      responses: {
        200: answer('The story as it is now.', 'StoryItem'),
        ...problems(...usual, 404, 409, 413, 415, 422),
      },
    },
    delete: {
      summary: 'Erases a story, whatever was decided. Needs the manage key.',
      security: keyed,
      parameters: id,
      responses: { 204: { description: 'It is gone.' }, ...problems(...usual, 404) },
    },
  },
};
