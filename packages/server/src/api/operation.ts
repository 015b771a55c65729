import type { HttpProblemStatus } from '../http/http-problem.js';
import type { Json } from './components.js';

/** A schema of the document, by name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A body of a type. */
export const content = (type: string, schema: unknown) => ({ content: { [type]: { schema } } });
/** An answer in JSON. */
export const answer = (description: string, name: string) => ({
  description,
  ...content('application/json', ref(name)),
});

/** The problems that an operation can answer with. */
export const problems = (...statuses: HttpProblemStatus[]): Json =>
  Object.fromEntries(
    statuses.map(status => [
      status,
      {
        description: 'A problem.',
        ...([429, 503, 507].includes(status) && {
          headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
        }),
        ...content('application/problem+json', ref('Problem')),
      },
    ]),
  );

/** A parameter in the address. */
export const query = (
  name: string,
  description: string,
  schema: Json = { type: 'string' },
  required = false,
) => ({
  name,
  in: 'query',
  description,
  required,
  schema,
});
/** The id in a path. */
export const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 256 } }];
/** Either header for a key. */
export const keyed = [{ bearer: [] }, { header: [] }];
/** The problems that any operation with a key can have. */
export const usual: HttpProblemStatus[] = [400, 401, 403, 429, 500, 503, 507];
