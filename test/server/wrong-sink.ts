import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way in which an endpoint loses signals, or counts them twice, that a glance at its answers does not show. */
export type Fault = 'window' | 'loss' | 'id' | 'early' | 'redirect';

interface Event {
  id?: unknown;
  source?: unknown;
  time?: unknown;
  type?: unknown;
  data?: { promise?: string };
}

const isGood = (item: unknown): item is Event & { id: string; source: string; data: { promise: string } } => {
  const { id, source, time, type, data } = (item ?? {}) as Event;
  const isText = typeof id === 'string' && typeof source === 'string' && typeof time === 'string';
  return (
    isText && !Number.isNaN(Date.parse(time)) && type === 'dev.tillside.promise.shown' && !!data?.promise
  );
};

/** How long the endpoint with the fault `window` knows an id, and the one with `early` takes to store. */
const window = 2000;
const delay = 50;

/** An endpoint that does all that the contract asks, but for one fault; its time passes when it is told. */
export async function wrongSink(fault?: Fault, { isTotal = false } = {}) {
  let now = 0;
  let taken = 0;
  const seen = new Map<string, number>();
  const effects: { promise: string; at: number }[] = [];

  const store = ({ id, source, data }: { id: string; source: string; data: { promise: string } }) => {
    const key = fault === 'id' ? id : `${source}\n${id}`;
    const before = seen.get(key);
    if (before !== undefined && (fault !== 'window' || now - before < window)) return;
    seen.set(key, now);
    // Three in a hundred are acknowledged and forgotten.
    if (fault === 'loss' && ++taken % 33 === 0) return;
    effects.push({ promise: data.promise, at: fault === 'early' ? now + delay : now });
  };
  const answer = (response: ServerResponse, status: number, body: object) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  };
  const take = ({ headers, url = '' }: IncomingMessage, bytes: Buffer, response: ServerResponse) => {
    if (fault === 'redirect') return response.writeHead(307, { location: `/elsewhere${url}` }).end();
    const type = headers['content-type'] ?? '';
    if (!/^application\/cloudevents(-batch)?\+json$/.test(type)) return answer(response, 415, {});
    if (bytes.length > 1_000_000) return answer(response, 413, {});
    let body: unknown;
    try {
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return answer(response, 400, {});
    }
    if (bytes.includes('[[[[')) return answer(response, 400, {});
    const isBatch = type.includes('batch');
    if (isBatch !== Array.isArray(body)) return answer(response, 400, {});
    const items: unknown[] = Array.isArray(body) ? body : [body];
    const good = items.filter(isGood);
    if (!isBatch && !good.length) return answer(response, 422, {});
    good.forEach(store);
    const bad = items.filter(item => !isGood(item)) as (Event | null)[];
    answer(response, 200, {
      accepted: good.map(({ id }) => id),
      rejected: bad.map(item => ({ id: item?.id ?? null, code: 'schema', retry: false })),
    });
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => take(request, Buffer.concat(chunks), response));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/signals`,
    count: (promise: string) =>
      Promise.resolve(effects.filter(one => one.at <= now && (isTotal || one.promise === promise)).length),
    wait: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
    close: () => new Promise(resolve => server.close(resolve)),
  };
}
