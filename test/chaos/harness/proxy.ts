import { createServer, request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A response, from the server or in its place. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer | string;
}

/** A batch on its way from a page to the server. */
export interface Exchange {
  ids: readonly string[];
  /** The size of its body. */
  bytes: number;
  /** The path that it was sent to, and its write key. */
  path: string;
  key: string;
  /** Forwards it to the server; resolves with the response, or undefined if there is none. */
  forward(): Promise<Reply | undefined>;
  answer(reply: Reply | undefined): void;
  /** Breaks the connection. */
  drop(): void;
}

/** Decides what happens to a batch on its way. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

/** Forwards the batch and its response. */
export const pass: Fault = async exchange => exchange.answer(await exchange.forward());

const idsOf = (body: Buffer): string[] => {
  const items = [JSON.parse(body.toString())].flat() as { id: string }[];
  return items.map(({ id }) => id);
};

/** A proxy between pages and the server that applies faults. */
export class Proxy {
  /** The URL of the server. */
  target = '';
  fault: Fault = pass;
  /** All batches that arrived here, in order. */
  readonly seen: { ids: readonly string[]; at: number; path: string; key: string }[] = [];
  /** Whether every connection is dropped, including preflights. */
  isAway = false;
  /** Whether every request is answered with 403 and no CORS headers. */
  isForbidden = false;
  /** A write key that replaces any other. */
  key: string | undefined;
  readonly #server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const drop = () => void request.socket.destroy();
    if (this.isAway) return drop();
    if (this.isForbidden) return void response.writeHead(403).end();
    const forward = async (body: Buffer) => {
      try {
        return await this.#ask(method, url, headers, body);
      } catch {
        return undefined;
      }
    };
    const answer = (reply: Reply | undefined) => {
      if (!reply) return drop();
      give(response, reply);
    };
    void buffer(request).then(
      async body => {
        if (method !== 'POST') return answer(await forward(body));
        const ids = idsOf(body);
        const key = headers.authorization?.replace('Bearer ', '') ?? '';
        this.seen.push({ ids, at: performance.now(), path: url, key });
        const forwardNow = () => forward(body);
        await this.fault({ ids, path: url, key, bytes: body.length, forward: forwardNow, answer, drop });
      },
      () => undefined,
    );
  });

  /** Resolves with its port. */
  async listen(): Promise<number> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks open connections, and lets everything through from then on. */
  reset(): void {
    this.#server.closeAllConnections();
    this.isAway = this.isForbidden = false;
    this.fault = pass;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #ask(method: string, url: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const own = { ...headers, connection: 'close' };
      if (this.key && own.authorization) own.authorization = `Bearer ${this.key}`;
      // All paths lead to the same endpoint.
      const path = method === 'POST' || method === 'OPTIONS' ? '/signals' : url;
      const request = ask(new URL(path, this.target), { method, headers: own, agent: false }, response => {
        const { statusCode: status = 0, headers } = response;
        buffer(response).then(body => resolve({ status, headers, body }), reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}

function give(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  const { connection, 'transfer-encoding': encoding, ...rest } = headers;
  response.writeHead(status, rest);
  response.end(body);
}
