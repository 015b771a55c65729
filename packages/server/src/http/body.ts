import { HttpProblem } from './http-problem.js';

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
    new HttpProblem(413, 'too-large', `The body may have ${limit.toLocaleString('en')} bytes.`, { limit });
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > limit) throw tooLarge();
  // HTTP limits a body to its announced length, so it need not be counted chunk by chunk.
  if (announced !== null) return new Uint8Array(await request.arrayBuffer());
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

/** The JSON of a request's body. Throws a {@link HttpProblem} if there is none, or if it is compressed, too long or too deep. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!/^\s*(identity)?\s*$/i.test(encoding))
    throw new HttpProblem(
      415,
      'content-encoding',
      'A body is read as it is: send it uncompressed.',
      {},
      { 'accept-encoding': 'identity' },
    );
  const bytes = await bytesOf(request, limit);
  if (bytes.length === 0) throw new HttpProblem(400, 'no-body', 'Expected a JSON body, got none.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, 'not-utf-8', 'Expected a body in UTF-8.');
  }
  if (isDeep(text)) throw new HttpProblem(400, 'too-deep', `Expected at most ${deepest} levels of nesting.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, 'not-json', 'Expected a body of valid JSON.');
  }
}

/** The media type of a request's body, in lower case and without parameters. */
export function mediaTypeOf(request: Request): string {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').split(';');
  const charset = parameters
    .map(text => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(text)?.[1])
    .find(Boolean);
  if (charset && !/^utf-?8$/i.test(charset))
    throw new HttpProblem(415, 'charset', 'JSON is read as UTF-8 only.');
  return type.trim().toLowerCase();
}
