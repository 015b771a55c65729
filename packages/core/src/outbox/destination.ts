/** Where signals go, and in whose name. Each destination has its own queue. */
export interface Destination {
  /** An absolute URL, or a word if no URL is involved, such as `host`. */
  address: string;
  /** URI of the host or till, as in the signals. */
  source: string;
  /** The publishable key that the signals were made for. */
  key?: string | undefined;
  /** The largest batch that the address accepts; 1 by default. */
  batch?: number;
  /** Whether only a page with a custom transport can send there, for example with its own `fetch`. */
  isCustom?: boolean;
}

/** The destination of a queue, as far as its name tells. */
export function destinationOf(queue: string): Destination {
  const [address = '', source = '', ...rest] = queue.split(' ');
  const isCustom = rest[rest.length - 1] === 'custom';
  const [key] = isCustom ? rest.slice(0, -1) : rest;
  return { address, source, ...(key && { key }), ...(isCustom && { isCustom }) };
}

/** The name of a destination's queue. */
export function queueOf({ address, source, key, isCustom }: Destination): string {
  return [address, source, key, isCustom && 'custom'].filter(Boolean).join(' ');
}
