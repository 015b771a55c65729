/** The kinds of trouble that the door can report. */
export type ProblemCode =
  | 'json'
  | 'load'
  | 'delivery'
  | 'mirror'
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
  | 'rule';

/** One thing that was wrong in a document, and where. */
export interface Problem {
  code: ProblemCode;
  /** A JSON Pointer (RFC 6901) into the document. */
  path: string;
  /** What was expected and what was there. */
  message: string;
}
