import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApi } from '../../packages/server/src/api/openapi.js';

interface Media {
  content?: Record<string, { schema: object }>;
}
interface Document {
  components: object;
  paths: Record<string, Record<string, { responses: Record<string, Media> }>>;
}
// The document is held to OpenAPI's own shape by what is read here.
const document = openApi() as unknown as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();

const templateOf = (path: string): string =>
  new URL(`http://api.example${path}`).pathname
    .replace(/^\/follow-ups\/[^/]+\/done$/, '/follow-ups/{id}/done')
    .replace(/^\/stories\/[^/]+$/, '/stories/{id}')
    .replace(/^\/(customers|moments)\/[^/]+$/, '/$1/{id}');

/** Which answers have been seen, as `GET /results 200`. */
export const seen = new Set<string>();
export { document };

/** Holds an answer to the API's own description; addresses that are none are not in it. */
export function conforms(method: string, path: string, response: Response, text: string): void {
  const template = templateOf(path);
  const operation = document.paths[template]?.[method.toLowerCase()];
  if (!operation) return;
  const { status } = response;
  const name = `${method} ${template} ${status}`;
  const described = operation.responses[status];
  assert.ok(described, `${name} is not described`);
  seen.add(name);
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  if (!described.content) return assert.equal(text, '', name);
  assert.ok(described.content[type], `${name} is not described as ${type || 'without a type'}`);
  if (!type.endsWith('json')) return;
  const at = `${name} ${type}`;
  const schema = { ...described.content[type].schema, components: document.components };
  const validate = validators.get(at) ?? ajv.compile(schema);
  validators.set(at, validate);
  assert.ok(validate(JSON.parse(text)), `${name}: ${ajv.errorsText(validate.errors)}`);
}
