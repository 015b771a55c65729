import { parseMoment } from '@tillside/contract';
import { objectTextProblem } from '../shared/attributes.js';

type ParsedDocument = ReturnType<typeof parseMoment>;

export const noDocument: ParsedDocument = { moment: null, problems: [] };

/** Checks a document, which a framework may have turned into text. */
export function parseDocument(input: unknown): ParsedDocument {
  const message = objectTextProblem(input);
  return message ? { moment: null, problems: [{ code: 'json', path: '', message }] } : parseMoment(input);
}
