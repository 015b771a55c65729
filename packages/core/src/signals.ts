import type { Customer, Mode, Signal, SignalData, SignalName, Surface } from '@tillside/contract';
import { uuid } from './uuid.js';

/** The context of a signal. */
export interface SignalContext {
  /** The moment in which it happened. */
  moment: { id: string; mode: Mode; customer?: Customer };
  surface: Surface;
  /** URI of the host or till. */
  source: string;
  /** The widget's language, BCP 47. */
  locale?: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/** A BCP 47 tag without its extensions (-u-…), which only concern the format of dates and numbers. */
const languageOf = (tag = '') => /^[a-z]{2,8}(-[a-z\d]{2,8}){0,8}(?![^-])/i.exec(tag)?.[0];

/**
 * Makes a signal: a CloudEvents 1.0 event in JSON, whose id and time are fixed when it happens. `subject` is what it
 * is about, for example `promise/mend`. It may have invalid parts from a host or a clock: the contract's `checkSignal`
 * decides whether it can be sent.
 */
export function makeSignal<N extends SignalName>(
  name: N,
  subject: string,
  data: SignalData[N],
  { moment, surface, source, locale, now }: SignalContext,
): Signal<N> {
  const { id, mode, customer } = moment;
  const language = languageOf(locale);
  return {
    specversion: '1.0',
    id: uuid(),
    source,
    type: `dev.tillside.${name}`,
    // No time at all for one that is none: `checkSignal` tells.
    time: new Date(now).toJSON(),
    subject,
    datacontenttype: 'application/json',
    dataschema: 'https://tillside.dev/schemas/1/signal.json',
    data: {
      moment: id,
      surface,
      ...(language && { locale: language }),
      ...(mode !== 'sale' && { mode }),
      ...(customer?.ref && { ref: customer.ref }),
      ...data,
    },
  };
}
