import type { Moment } from '@tillside/contract';
import { durationMs } from './duration.js';

/** Where pacing is remembered: the part of Web Storage that it needs. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

type Paced = Pick<Moment, 'id' | 'pacing' | 'customer'>;

const row = 'tillside:pacing/1';
/** Long enough for a parked basket or a day's visit, not for a profile: milliseconds. */
const lifetime = 12 * 3_600_000;
const limit = 400;

/** What is remembered is marks: something happened to an id in a moment, or to a customer. */
type Kind = 'offered' | 'decided' | 'seen' | 'rests';
const mark = (kind: Kind, of: string, id: string) => JSON.stringify([kind, of, id]);
const isIn = (kind: Kind, of: string) => (text: string) =>
  text.startsWith(JSON.stringify([kind, of]).slice(0, -1));

/**
 * Keeps suggestions rare: how many were offered in a moment, and what was declined. It survives
 * navigation through a store; a store that is missing, refuses or holds nonsense costs only that.
 */
export class Pacing {
  readonly #store: TextStore | undefined;
  readonly #now: () => number;
  /** Places taken by what is on screen and was not seen yet. */
  readonly #claims = new Set<string>();
  /** Each mark with the time until which it holds. */
  #marks = new Map<string, number>();
  /** The row as it was last read or written. */
  #text = '';

  constructor(store?: TextStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether this suggestion may be on screen: not decided, not at rest, and a place is left for it. */
  mayOffer({ id: moment, pacing, customer }: Paced, id: string): boolean {
    this.#read();
    if (this.#has(mark('decided', moment, id)) || this.#has(mark('rests', customer?.ref ?? '', id)))
      return false;
    const places = new Set([...this.#marks.keys(), ...this.#claims].filter(isIn('offered', moment)));
    return places.has(mark('offered', moment, id)) || places.size < pacing.max;
  }

  /** Takes a place for a suggestion that comes on screen, until it leaves; false if it may not come. */
  claim(moment: Paced, id: string): boolean {
    const may = this.mayOffer(moment, id);
    if (may) this.#claims.add(mark('offered', moment.id, id));
    return may;
  }

  /** Gives back the place of a suggestion that leaves; once it was seen, its place stays used up. */
  release(moment: Paced, id: string): void {
    this.#claims.delete(mark('offered', moment.id, id));
  }

  /** Uses up a place: the suggestion was seen. */
  offer(moment: Paced, id: string): void {
    this.#remember(mark('offered', moment.id, id), lifetime);
  }

  /** Remembers that a person decided; a decline also rests beyond the moment, if it has a `ref`. */
  decide({ id: moment, pacing, customer }: Paced, id: string, isDecline = false): void {
    this.#remember(mark('offered', moment, id), lifetime);
    this.#remember(mark('decided', moment, id), lifetime);
    if (isDecline && customer?.ref) this.#remember(mark('rests', customer.ref, id), durationMs(pacing.rest));
  }

  /** Erases what rests for a customer: nothing here names them any more. */
  forget(ref: string): void {
    this.#read();
    const isTheirs = isIn('rests', ref);
    this.#write([...this.#marks].filter(([text]) => !isTheirs(text)));
  }

  /** True the first time that something is seen in a moment. */
  isFirstSight(moment: string, subject: string): boolean {
    this.#read();
    const seen = mark('seen', moment, subject);
    const isFirst = !this.#has(seen);
    if (isFirst) this.#remember(seen, lifetime);
    return isFirst;
  }

  #has(text: string): boolean {
    return (this.#marks.get(text) ?? 0) > this.#now();
  }

  /** Another tab may have written since. What cannot be read is as good as not there. */
  #read(): void {
    try {
      const text = this.#store?.getItem(row);
      if (!text || text === this.#text) return;
      this.#text = text;
      const stored: unknown = JSON.parse(text);
      if (Array.isArray(stored))
        for (const [key, until] of stored) this.#marks.set(String(key), Number(until));
    } catch {
      // Refused, or not ours.
    }
  }

  #remember(text: string, time: number): void {
    this.#read();
    const now = this.#now();
    const kept = [...this.#marks].filter(([other, until]) => other !== text && until > now).slice(-limit);
    this.#write([...kept, [text, now + time]]);
  }

  #write(marks: [string, number][]): void {
    this.#marks = new Map(marks);
    try {
      this.#text = JSON.stringify([...this.#marks]);
      this.#store?.setItem(row, this.#text);
    } catch {
      // A refused or full store: this page still remembers.
    }
  }
}
