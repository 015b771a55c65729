import { Problem } from './problem.js';

const deepest = 32;

/** Whether brackets are nested deeper than any document of the contract; text within strings does not count. */
export function isDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  // One pass: a pattern that looks for the end of a string would begin anew at every quote.
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (isText && character === '\\') at++;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** A request's body up to a size, whatever its `Content-Length` says. */
async function bytesOf(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Problem(413, 'too-large', `The body may have ${limit.toLocaleString('en')} bytes.`, { limit });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The JSON of a request's body; a {@link Problem} if there is none, or it is too much of anything. */
export async function jsonOf(request: Request, limit: number): Promise<unknown> {
  const bytes = await bytesOf(request, limit);
  if (bytes.length === 0) throw new Problem(400, 'no-body', 'Expected a JSON body, got none.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'not-utf-8', 'Expected a body in UTF-8.');
  }
  if (isDeep(text)) throw new Problem(400, 'too-deep', `Expected at most ${deepest} levels of nesting.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'not-json', 'Expected a body of valid JSON.');
  }
}

/** The media type of a request's body, in lower case and without parameters. */
export function typeOf(request: Request): string {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').split(';');
  const charset = parameters
    .map(text => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(text)?.[1])
    .find(Boolean);
  if (charset && !/^utf-?8$/i.test(charset)) throw new Problem(415, 'charset', 'JSON is read as UTF-8 only.');
  return type.trim().toLowerCase();
}
