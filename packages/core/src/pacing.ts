import type { Moment } from '@tillside/contract';
import { durationMs } from './duration.js';

/** The store of pacing: the part of Web Storage that it needs. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export type PacedMoment = Pick<Moment, 'id' | 'pacing' | 'customer'>;

const storageKey = 'tillside:pacing/1';
/** How long marks of a moment are kept, in milliseconds: long enough for a parked basket, too short for a profile. */
const momentLifetime = 12 * 3_600_000;
const maxMarks = 400;

/** A mark records that something happened to an id in a moment; a cooldown belongs to a customer instead. */
type MarkKind = 'offered' | 'decided' | 'seen' | 'recovery' | 'cooldown';
const markOf = (kind: MarkKind, owner: string, id: string) => JSON.stringify([kind, owner, id]);
const belongsTo = (kind: MarkKind, owner: string) => (mark: string) =>
  mark.startsWith(JSON.stringify([kind, owner]).slice(0, -1));
/** Rows of earlier versions call a cooldown "rests". */
const upgraded = (mark: string) => mark.replace(/^\["rests"/, '["cooldown"');

/**
 * Keeps suggestions rare: counts those offered in a moment, and remembers declined ones and the recoveries that low
 * scores have called for. It survives navigation if it has a store; if the store refuses or is malformed, only that is lost.
 */
export class Pacing {
  readonly #store: TextStore | undefined;
  readonly #now: () => number;
  /** Places of suggestions that are on screen, but not seen yet. */
  readonly #claims = new Set<string>();
  /** Each mark with its expiry time. */
  #marks = new Map<string, number>();
  /** The stored text as it was last read or written. */
  #text = '';

  constructor(store?: TextStore, now: () => number = () => Date.now()) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether a suggestion may be on screen: it is still open, and has a place or can get one. */
  mayOffer(moment: PacedMoment, id: string): boolean {
    const places = this.#openPlaces(moment, id);
    return !!places && (places.has(markOf('offered', moment.id, id)) || places.size < moment.pacing.max);
  }

  /** Whether a suggestion is on screen or was seen, and is still open. */
  isOffered(moment: PacedMoment, id: string): boolean {
    return !!this.#openPlaces(moment, id)?.has(markOf('offered', moment.id, id));
  }

  /** Claims a place for a suggestion until it leaves the screen; false if it may not appear. */
  claim(moment: PacedMoment, id: string): boolean {
    const may = this.mayOffer(moment, id);
    if (may) this.#claims.add(markOf('offered', moment.id, id));
    return may;
  }

  /** Releases the place of a suggestion that leaves the screen, unless it was seen. */
  release(moment: PacedMoment, id: string): void {
    this.#claims.delete(markOf('offered', moment.id, id));
  }

  /** Uses up a place: the suggestion was seen. */
  recordShown(moment: PacedMoment, id: string): void {
    this.#remember(markOf('offered', moment.id, id), momentLifetime);
  }

  /** Closes a suggestion; a declined one has a cooldown beyond the moment if the customer has a `ref`. */
  recordDecision({ id: moment, pacing, customer }: PacedMoment, id: string, isDecline = false): void {
    this.#remember(markOf('offered', moment, id), momentLifetime);
    this.#remember(markOf('decided', moment, id), momentLifetime);
    if (isDecline && customer?.ref)
      this.#remember(markOf('cooldown', customer.ref, id), durationMs(pacing.rest));
  }

  /** Whether a suggestion was accepted or declined in a moment. */
  isDecided({ id: moment }: PacedMoment, id: string): boolean {
    this.#read();
    return this.#holds(markOf('decided', moment, id));
  }

  /** A low score calls for a suggestion until a time, in milliseconds since the epoch. */
  recordRecovery({ id: moment }: PacedMoment, id: string, until: number): void {
    this.#remember(markOf('recovery', moment, id), until - this.#now());
  }

  /** The suggestions that low scores have called for in a moment, each with the time at which it expires. */
  recoveries({ id: moment }: PacedMoment): ReadonlyMap<string, number> {
    this.#read();
    const isOfMoment = belongsTo('recovery', moment);
    const called = [...this.#marks].filter(([mark]) => isOfMoment(mark));
    return new Map(called.map(([mark, until]) => [(JSON.parse(mark) as string[])[2]!, until]));
  }

  /** Erases a customer's cooldowns, the only marks that name the customer. */
  forget(ref: string): void {
    this.#read();
    const isTheirs = belongsTo('cooldown', ref);
    this.#write([...this.#marks].filter(([mark]) => !isTheirs(mark)));
  }

  /** Marks something as seen in a moment; true if it had not been. */
  markSeen(moment: string, subject: string): boolean {
    this.#read();
    const mark = markOf('seen', moment, subject);
    const isFirst = !this.#holds(mark);
    if (isFirst) this.#remember(mark, momentLifetime);
    return isFirst;
  }

  /** The places taken in a moment; undefined if the suggestion was decided or has a cooldown. */
  #openPlaces(moment: PacedMoment, id: string): ReadonlySet<string> | undefined {
    const isClosed =
      this.isDecided(moment, id) || this.#holds(markOf('cooldown', moment.customer?.ref ?? '', id));
    if (isClosed) return undefined;
    return new Set([...this.#marks.keys(), ...this.#claims].filter(belongsTo('offered', moment.id)));
  }

  #holds(mark: string): boolean {
    return (this.#marks.get(mark) ?? 0) > this.#now();
  }

  /** Reads what other tabs may have written since. Malformed entries count as missing. */
  #read(): void {
    try {
      const text = this.#store?.getItem(storageKey);
      if (!text || text === this.#text) return;
      this.#text = text;
      const stored: unknown = JSON.parse(text);
      if (Array.isArray(stored))
        for (const [mark, until] of stored) this.#marks.set(upgraded(String(mark)), Number(until));
    } catch {
      // The store refused, or its content is malformed.
    }
  }

  #remember(mark: string, time: number): void {
    this.#read();
    const now = this.#now();
    const others = [...this.#marks].filter(([other, until]) => other !== mark && until > now);
    this.#write([...others.slice(-maxMarks), [mark, now + time]]);
  }

  #write(marks: [string, number][]): void {
    this.#marks = new Map(marks);
    try {
      this.#text = JSON.stringify([...this.#marks]);
      this.#store?.setItem(storageKey, this.#text);
    } catch {
      // The store refused or is full: this page still remembers.
    }
  }
}
