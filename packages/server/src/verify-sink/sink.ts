import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupAddress } from 'node:dns';
import { lookup as dnsLookup } from 'node:dns/promises';
import { type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Resolves a host name. */
export type Lookup = (hostname: string) => Promise<LookupAddress[]>;

/** An endpoint under test. */
export interface Sink {
  url: URL;
  /** The addresses that all requests go to, even if the name resolves to others later. */
  addresses: readonly LookupAddress[];
  key: string | undefined;
  /** An origin that the endpoint should allow. */
  origin: string | undefined;
  /**
   * Resolves with the number of signals of this promise, or of all signals, that have had an effect; undefined if
   * effects are not counted.
   */
  count: ((promise: string) => Promise<number>) | undefined;
  /** Whether to run the cases that take more than a minute. */
  isThorough: boolean;
  wait: (milliseconds: number) => Promise<void>;
}

/** The response of an endpoint. */
export interface SinkResponse {
  /** 0 if the connection was closed. */
  status: number;
  headers: Headers;
  text: string;
}

export const batchType = 'application/cloudevents-batch+json';
export const oneType = 'application/cloudevents+json';

/**
 * Refuses URLs of other machines: these cases must not be sent to somebody else's server.
 *
 * @returns the addresses that were checked, since the name may resolve to others later
 */
export async function assertOwn(
  { hostname, protocol }: URL,
  what = 'an endpoint',
  lookup: Lookup = name => dnsLookup(name, { all: true }),
): Promise<LookupAddress[]> {
  if (!/^https?:$/.test(protocol)) throw new TypeError('expected an http or https URL');
  const own = new Set(
    Object.values(networkInterfaces()).flatMap(all => (all ?? []).map(({ address }) => address)),
  );
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''));
  const isOwn = found.every(({ address }) => own.has(address) || /^(127\.|::1$)/.test(address));
  if (!isOwn) throw new TypeError(`${hostname} is not this machine: only ${what} of your own is verified`);
  return found;
}

/** A lookup that always resolves to the addresses that were checked. */
const pinned =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };

interface Message {
  method?: string;
  body?: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  search?: string;
}

/** A request to the endpoint on a connection of its own. Redirects are not followed. */
function requestTo(
  { url, addresses, key, origin }: Sink,
  { method = 'POST', body, type = batchType, headers = {}, search = '' }: Message,
) {
  const target = new URL(url);
  for (const [name, value] of new URLSearchParams(search)) target.searchParams.set(name, value);
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return open(target, {
    method,
    agent: false,
    lookup: pinned(addresses),
    signal: AbortSignal.timeout(15_000),
    headers: {
      ...(body !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      ...(key && { authorization: `Bearer ${key}` }),
      ...(origin && { origin }),
      ...headers,
    },
  });
}

/** Sends a request; never rejects. */
export const send = (sink: Sink, message: Message): Promise<SinkResponse> =>
  new Promise(resolve => {
    const hungUp = () => resolve({ status: 0, headers: new Headers(), text: '' });
    const request = requestTo(sink, message);
    request.on('error', hungUp);
    request.on('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', hungUp);
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(headers as [string, string][]),
          text: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.end(message.body);
  });

/** Sends a batch and disconnects before the response, like a phone in a tunnel. */
export const sendAndLeave = (sink: Sink, body: string): Promise<void> =>
  new Promise(resolve => {
    const request = requestTo(sink, { body });
    request.on('error', () => resolve());
    request.on('close', () => resolve());
    request.end(body, () => setTimeout(() => request.destroy(), 20));
  });
