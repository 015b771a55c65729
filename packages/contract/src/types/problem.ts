/**
 * The kinds of problems. `misspelt`, `entity` and `ineffective` (a condition that is always or never true) are only
 * advice; with all others, something is left out.
 */
export type ProblemCode =
  | 'json'
  | 'load'
  | 'delivery'
  | 'mirror'
  | 'order'
  | 'signal'
  | 'type'
  | 'version'
  | 'required'
  | 'unknown'
  | 'format'
  | 'url'
  | 'range'
  | 'too-long'
  | 'too-many'
  | 'too-large'
  | 'duplicate'
  | 'reference'
  | 'rule'
  | 'personal'
  | 'misspelt'
  | 'entity'
  | 'ineffective';

/** One fault in a document or a signal, and where it is. */
export interface Problem {
  /** The kind of the fault. */
  code: ProblemCode;
  /** A JSON Pointer (RFC 6901) into the document or the signal. */
  path: string;
  /** What was expected and what was found. */
  message: string;
}
