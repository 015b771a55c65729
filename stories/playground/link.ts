/** The largest document that a Moment may be, in bytes; no link can hold more. */
const maxDocument = 256 * 1024;
/** The longest fragment that a link may have, in characters: what chats and mail programs still take. */
const maxFragment = 32_000;
const prefix = '#moment=';

/** A link that cannot be made or read, and why. */
export class LinkError extends Error {
  override name = 'LinkError';
}

async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // A few bytes can unpack to gigabytes: what is too much is not even read.
    if (size > most) {
      await reader.cancel();
      throw new LinkError('This link holds more than the 256 KiB that a moment may be.');
    }
    chunks.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The fragment of a link that carries a text, compressed (RFC 1951) and in base64url (RFC 4648). */
export async function toFragment(text: string): Promise<string> {
  const packed = await readAll(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Infinity,
  );
  const binary = Array.from(packed, byte => String.fromCharCode(byte)).join('');
  const code = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  if (code.length > maxFragment)
    throw new LinkError(
      `This moment is too long for a link: ${code.length.toLocaleString('en')} characters, of at most ${maxFragment.toLocaleString('en')}.`,
    );
  return prefix + code;
}

/** The text that a link's fragment carries; undefined if it carries none. Rejects with a {@link LinkError}. */
export async function fromFragment(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(prefix)) return undefined;
  const code = fragment.slice(prefix.length);
  if (code.length > maxFragment) throw new LinkError('This link is too long to be one of this page.');
  try {
    const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, byte => byte.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const text = await readAll(stream, maxDocument);
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError('This link is damaged: a part of it was lost or changed on the way.', {
      cause: error,
    });
  }
}
