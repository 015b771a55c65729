import type { Signal } from '@tillside/contract';

/** An endpoint for `fetch`, that does what it is told with each request. */
export class Endpoint {
  /** What came, by request. */
  readonly requests: { url: string; init: RequestInit; signals: Signal[] }[] = [];
  /** What it answers; by default it takes everything. */
  answer: (signals: Signal[]) => Response | Promise<Response> = () => new Response(null, { status: 204 });

  readonly fetch = async (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const body = JSON.parse(init.body as string) as Signal | Signal[];
    const signals = Array.isArray(body) ? body : [body];
    this.requests.push({ url: url as string, init, signals });
    return this.answer(signals);
  };

  /** The names of what came, in its order. */
  get names(): string[] {
    return this.requests.flatMap(({ signals }) =>
      signals.map(({ type }) => type.replace('dev.tillside.', '')),
    );
  }
}

/** As an endpoint that takes batches answers. */
export const taken = (signals: Signal[]): Response =>
  Response.json({ accepted: signals.map(({ id }) => id), rejected: [] });

/** As a network that is away. */
export const away = (): never => {
  throw new TypeError('Failed to fetch');
};

/** Waits until something is so; rejects after three seconds, with what it was last. */
export async function until<T>(look: () => T, isSo: (value: T) => boolean = Boolean): Promise<T> {
  const start = performance.now();
  for (;;) {
    const value = look();
    if (isSo(value)) return value;
    if (performance.now() - start > 3000) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
