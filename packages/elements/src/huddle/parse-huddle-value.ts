import { parseHuddle } from '@tillside/contract';
import { objectTextProblem } from '../shared/attributes.js';

/** Reads a document that may be an object that a framework wrote into an attribute, as `[object Object]`. */
export function parseHuddleValue(input: unknown): ReturnType<typeof parseHuddle> {
  const message = objectTextProblem(input);
  return message ? { huddle: null, problems: [{ code: 'json', path: '', message }] } : parseHuddle(input);
}
