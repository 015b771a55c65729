import { createServer, request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An answer, whoever gives it. */
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
  /** Hands it to the server; resolves with what that answers, undefined where it does not. */
  forward(): Promise<Reply | undefined>;
  answer(reply: Reply | undefined): void;
  /** Breaks the connection. */
  drop(): void;
}

/** What becomes of a batch on its way. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

/** Nothing goes wrong. */
export const pass: Fault = async exchange => exchange.answer(await exchange.forward());

const idsOf = (body: Buffer): string[] => {
  const items = [JSON.parse(body.toString())].flat() as { id: string }[];
  return items.map(({ id }) => id);
};

/** Stands between pages and the server, and does with what pages send as it is told. */
export class Proxy {
  /** Where the server is. */
  target = '';
  fault: Fault = pass;
  /** What came, by the ids in it and when. */
  readonly seen: { ids: readonly string[]; at: number }[] = [];
  /** Nothing gets through, not even the question whether it may. */
  isAway = false;
  readonly #server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const drop = () => void request.socket.destroy();
    if (this.isAway) return drop();
    const forward = async (body: Buffer) => {
      try {
        return await this.#ask(method, url, headers, body);
      } catch {
        return undefined;
      }
    };
    const answer = (reply: Reply | undefined) => (reply ? give(response, reply) : drop());
    void buffer(request).then(
      async body => {
        if (method !== 'POST') return answer(await forward(body));
        const ids = idsOf(body);
        this.seen.push({ ids, at: performance.now() });
        await this.fault({ ids, bytes: body.length, forward: () => forward(body), answer, drop });
      },
      () => undefined,
    );
  });

  /** Resolves with its port. */
  async listen(): Promise<number> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks what is under way, and lets all else through. */
  reset(): void {
    this.#server.closeAllConnections();
    this.isAway = false;
    this.fault = pass;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #ask(method: string, url: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const own = { ...headers, connection: 'close' };
      const request = ask(new URL(url, this.target), { method, headers: own, agent: false }, response => {
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
