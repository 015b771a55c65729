import type { Customer, Mode, Signal, SignalData, SignalName, Surface } from '@tillside/contract';
import { uuid } from './uuid.js';

/** What a signal is made with besides what happened. */
export interface SignalContext {
  /** The moment that it happened in. */
  moment: { id: string; mode: Mode; customer?: Customer };
  surface: Surface;
  /** URI of the host or till. */
  source: string;
  /** BCP 47: the language that the widget spoke. */
  locale?: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Makes a signal: a CloudEvents 1.0 event in JSON, with its id from the moment when it happened.
 * `subject` is what it is about, as `promise/mend`.
 */
export function makeSignal<N extends SignalName>(
  name: N,
  subject: string,
  data: SignalData[N],
  { moment, surface, source, locale, now }: SignalContext,
): Signal<N> {
  const { id, mode, customer } = moment;
  return {
    specversion: '1.0',
    id: uuid(),
    source,
    type: `dev.tillside.${name}`,
    time: new Date(now).toISOString(),
    subject,
    datacontenttype: 'application/json',
    dataschema: 'https://tillside.dev/schemas/1/signal.json',
    data: {
      moment: id,
      surface,
      ...(locale && { locale }),
      ...(mode !== 'sale' && { mode }),
      ...(customer?.ref && { ref: customer.ref }),
      ...data,
    },
  };
}
