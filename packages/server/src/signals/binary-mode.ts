import { HttpProblem } from '../http/http-problem.js';

/** The attributes of a signal that are headers in CloudEvents' binary mode. */
const attributes = [
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'subject',
  'dataschema',
  'expirytime',
] as const;

/** The headers that carry them. */
export const eventHeaders: readonly string[] = attributes.map(name => `ce-${name}`);

/** Whether a request is an event in binary mode: its attributes are headers, and its body is the data. */
export const isBinaryMode = ({ headers }: Request): boolean => headers.has('ce-specversion');

const decoded = (name: string, value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new HttpProblem(400, 'header', `Expected "${name}" to be percent-encoded UTF-8.`);
  }
};

/** The event that a request in binary mode is, as it would stand in structured mode. */
export const eventOf = ({ headers }: Request, data: unknown): Record<string, unknown> => ({
  ...Object.fromEntries(
    attributes.flatMap((name): [string, string][] => {
      const value = headers.get(`ce-${name}`);
      return value === null ? [] : [[name, decoded(`ce-${name}`, value)]];
    }),
  ),
  datacontenttype: 'application/json',
  data,
});
