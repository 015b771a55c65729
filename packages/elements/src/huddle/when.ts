import type { LitElement, ReactiveController } from 'lit';
import { isServer } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';
import { hasServerRoot } from '../shared/server-root.js';

const day = 86_400_000;
const relative = new Map<string, Intl.RelativeTimeFormat>();

/** Midnight of the day of a time, by the device's time zone, as a time in UTC: so all days are of the same length. */
function dayOf(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

/** A date without its time; without its year if that is this one. */
function formatDate(lang: string, at: number, now: number, timeZone?: string): string {
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  if (!isThisYear) options.year = 'numeric';
  if (timeZone) options.timeZone = timeZone;
  return new Intl.DateTimeFormat(lang, options).format(at);
}

/** When it was, in words: "today", "3 days ago", "last week"; after four weeks its date. */
function dayInWords(lang: string, at: number, now: number): string {
  const days = Math.max(0, Math.round((dayOf(now) - dayOf(at)) / day));
  if (days >= 28) return formatDate(lang, at, now);
  const format = relative.get(lang) ?? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  relative.set(lang, format);
  return days < 7 ? format.format(-days, 'day') : format.format(-Math.floor(days / 7), 'week');
}

/**
 * Says when something was in the words of today, and updates its host at midnight. A server, which does not know the
 * reader's day, writes the date, and so does the update that takes it over.
 */
export class WhenController implements ReactiveController {
  readonly #host: LitElement;
  #isServerDrawn = false;
  #isUsed = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The words for a time, RFC 3339. */
  words(lang: string, time: string): string {
    const [at, now] = [Date.parse(time), Date.now()];
    this.#isUsed = true;
    return isServer || this.#isServerDrawn ? formatDate(lang, at, now, 'UTC') : dayInWords(lang, at, now);
  }

  hostUpdate(): void {
    this.#isServerDrawn = hasServerRoot(this.#host);
    this.#isUsed = false;
  }

  hostUpdated(): void {
    if (this.#isServerDrawn) this.#host.requestUpdate();
    const { isConnected } = this.#host;
    const midnight = new Date().setHours(24, 0, 0, 0);
    scheduleAt(this, this.#isUsed && isConnected ? midnight : Infinity, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    cancelScheduled(this);
  }
}
