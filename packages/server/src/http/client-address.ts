import type { Context } from '../context.js';

/** What the server that runs the app knows about a connection. */
export interface Connection {
  /** The address at the other end: a client's, or the nearest proxy's. */
  address?: string | undefined;
  /** The same, as Node's adapters of Hono give it. */
  incoming?: { socket: { remoteAddress?: string | undefined } };
}

/**
 * The client's address: the connection's, or the one that the outermost trusted proxy reports. Anything further left
 * in `X-Forwarded-For` can be made up. Empty if it is unknown.
 */
export function clientAddress(context: Context, proxies: number): string {
  const { incoming, address = incoming?.socket.remoteAddress ?? '' } = (context.env ?? {}) as Connection;
  if (!proxies) return address;
  const chain = (context.req.header('x-forwarded-for') ?? '').split(',').map(text => text.trim());
  return chain.at(-proxies) || address;
}
