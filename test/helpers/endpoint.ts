import type { Signal } from '@tillside/contract';

/** An endpoint for `fetch` with a scripted answer to each request. */
export class Endpoint {
  /** The received requests. */
  readonly requests: { url: string; init: RequestInit; signals: Signal[] }[] = [];
  /** Its answer; by default it accepts everything. */
  answer: (signals: Signal[]) => Response | Promise<Response> = () => new Response(null, { status: 204 });

  readonly fetch = async (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const body = JSON.parse(init.body as string) as Signal | Signal[];
    const signals = Array.isArray(body) ? body : [body];
    this.requests.push({ url: url as string, init, signals });
    return this.answer(signals);
  };

  /** The names of the received signals, in order. */
  get names(): string[] {
    return this.requests.flatMap(({ signals }) =>
      signals.map(({ type }) => type.replace('dev.tillside.', '')),
    );
  }
}

/** The answer of an endpoint that accepts batches. */
export const taken = (signals: Signal[]): Response =>
  Response.json({ accepted: signals.map(({ id }) => id), rejected: [] });

/** The failure of an unreachable network. */
export const away = (): never => {
  throw new TypeError('Failed to fetch');
};

/** A test may stop the clock. */
const { setTimeout: later } = globalThis;
const timeOfDay = performance.now.bind(performance);

/** Waits until a value meets a condition, also while the clock is stopped; rejects after half a minute, with the last value. */
export async function until<T>(look: () => T, isSo: (value: T) => boolean = Boolean): Promise<T> {
  const start = timeOfDay();
  for (;;) {
    const value = look();
    if (isSo(value)) return value;
    if (timeOfDay() - start > 30_000) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise(resolve => later(resolve, 5));
  }
}
