import { Agent, request } from 'node:http';
import { keys } from './signals.js';

/** How long each piece of work took, and all of it; milliseconds. */
export interface Timed {
  each: number[];
  all: number;
}

/** Does the work for every item, so many at once. */
export async function timed<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timed> {
  const each: number[] = [];
  let next = 0;
  const start = performance.now();
  const worker = async () => {
    while (next < items.length) {
      const item = items[next++]!;
      const begun = performance.now();
      await work(item);
      each.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { each, all: performance.now() - start };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
/** Closes what is open: a server ends connections that were idle for some seconds, which may not be seen in time. */
export const hangUp = (): void => agent.destroy();

/** Asks a server over a connection that stays open. Resolves with the body of a 200, rejects for all else. */
export const ask = (url: string, { key = keys.read, type = '', body = '' } = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = {
      'x-tillside-key': key,
      ...(body && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
    };
    const sent = request(url, { agent, method: body ? 'POST' : 'GET', headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** What a batch was answered with. */
interface Answer {
  accepted: string[];
  rejected: { message: string }[];
}

/** Sends a batch, or a single signal as one event; rejects unless all were accepted. */
export async function post(address: string, batch: readonly object[]): Promise<void> {
  const isOne = batch.length === 1;
  const text = await ask(`${address}/signals`, {
    key: keys.write,
    type: `application/cloudevents${isOne ? '' : '-batch'}+json`,
    body: JSON.stringify(isOne ? batch[0] : batch),
  });
  const { accepted, rejected } = JSON.parse(text) as Answer;
  if (accepted.length !== batch.length)
    throw new Error(`${batch.length - accepted.length} were rejected: ${rejected[0]?.message ?? text}`);
}
