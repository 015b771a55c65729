import { networkInterfaces } from 'node:os';
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';

/** An endpoint that is to be verified. */
export interface Sink {
  url: URL;
  key: string | undefined;
  /** An origin that the endpoint should allow. */
  origin: string | undefined;
  /** Asks how many signals with this promise have had an effect; undefined if that cannot be asked. */
  count: ((promise: string) => Promise<number>) | undefined;
}

/** What an endpoint answered. */
export interface Answer {
  /** 0 if it hung up. */
  status: number;
  headers: Headers;
  text: string;
}

export const batchType = 'application/cloudevents-batch+json';
export const oneType = 'application/cloudevents+json';

/** Refuses addresses of others: these cases are no way to treat a stranger's server. */
export async function assertOwn({ hostname, protocol }: URL, what = 'an endpoint'): Promise<void> {
  if (!/^https?:$/.test(protocol)) throw new TypeError('expected an http or https address');
  const own = new Set(
    Object.values(networkInterfaces()).flatMap(all => (all ?? []).map(({ address }) => address)),
  );
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  const isOwn = found.every(({ address }) => own.has(address) || /^(127\.|::1$)/.test(address));
  if (!isOwn) throw new TypeError(`${hostname} is not this machine: only ${what} of your own is verified`);
}

/** Sends something; never rejects. */
export async function send(
  { url, key, origin }: Sink,
  {
    method = 'POST',
    body,
    type = batchType,
    headers = {},
    search = '',
  }: {
    method?: string;
    body?: string | Uint8Array<ArrayBuffer>;
    type?: string;
    headers?: Record<string, string>;
    search?: string;
  },
): Promise<Answer> {
  try {
    const target = new URL(url);
    for (const [name, value] of new URLSearchParams(search)) target.searchParams.set(name, value);
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      headers: {
        ...(body !== undefined && { 'content-type': type }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...(origin && { origin }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    return { status: 0, headers: new Headers(), text: '' };
  }
}

/** Sends a batch and hangs up before the answer: what a phone in a tunnel does. */
export function sendAndLeave({ url, key }: Sink, body: string): Promise<void> {
  const { hostname, port, pathname, search, host } = url;
  return new Promise(resolve => {
    const socket = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => {
      const lines = [
        `POST ${pathname}${search} HTTP/1.1`,
        `host: ${host}`,
        `content-type: ${batchType}`,
        `content-length: ${Buffer.byteLength(body)}`,
        ...(key ? [`authorization: Bearer ${key}`] : []),
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`, () => setTimeout(() => socket.destroy(), 20));
    });
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
}
