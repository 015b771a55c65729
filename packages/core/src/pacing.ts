import type { Moment } from '@tillside/contract';
import { durationMs } from './duration.js';

/** Where pacing is remembered: the part of Web Storage that it needs. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What pacing remembers of one moment. Lists hold ids. */
interface MomentRow {
  id: string;
  /** When it was last written, in milliseconds since the epoch. */
  at: number;
  /** Suggestions that were seen; they use up `max`. */
  offered: string[];
  /** Suggestions that were accepted, declined or replaced. */
  decided: string[];
  /** What was seen, once per surface. */
  seen: string[];
}

/** Everything that is remembered; `rests` are declines that hold beyond their moment. */
interface Memory {
  moments: MomentRow[];
  rests: { ref: string; id: string; until: number }[];
}

const key = 'tillside:pacing/1';
/** Long enough for a parked basket or a day's visit, not for a profile. */
const lifetime = 12 * 3_600_000;
const limit = 50;

type Paced = Pick<Moment, 'id' | 'pacing' | 'customer'>;

/**
 * Keeps suggestions rare: how many were offered in a moment, and what was declined. It survives
 * navigation through a store; a store that is missing, refuses or holds nonsense costs only that.
 */
export class Pacing {
  readonly #store: TextStore | undefined;
  readonly #now: () => number;
  readonly #claims = new Map<string, string>();
  #memory: Memory = { moments: [], rests: [] };
  #text: string | null = null;

  constructor(store?: TextStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether this suggestion may be on screen: not decided, not at rest, and a place is left for it. */
  mayOffer(moment: Paced, id: string): boolean {
    const { offered, decided } = this.#row(moment.id);
    const ref = moment.customer?.ref;
    const rests = (rest: Memory['rests'][number]) =>
      rest.id === id && rest.ref === ref && rest.until > this.#now();
    if (decided.includes(id) || this.#memory.rests.some(rests)) return false;
    const claimed = [...this.#claims].flatMap(([claim, of]) => (of === moment.id ? [claim] : []));
    const used = new Set([...offered, ...claimed]);
    return used.has(id) || used.size < moment.pacing.max;
  }

  /** Takes a place for a suggestion that comes on screen, until it leaves; false if it may not come. */
  claim(moment: Paced, id: string): boolean {
    const may = this.mayOffer(moment, id);
    if (may) this.#claims.set(id, moment.id);
    return may;
  }

  /** Gives back the place of a suggestion that leaves; once it was seen, its place stays used up. */
  release(id: string): void {
    this.#claims.delete(id);
  }

  /** Uses up a place: the suggestion was seen. */
  offer(moment: Paced, id: string): void {
    if (!this.#row(moment.id).offered.includes(id)) this.#write(moment.id, row => row.offered.push(id));
  }

  /** Remembers that a person decided; a decline also rests beyond the moment, if it has a `ref`. */
  decide(moment: Paced, id: string, isDecline = false): void {
    this.offer(moment, id);
    const ref = moment.customer?.ref;
    const rest = isDecline ? durationMs(moment.pacing.rest) : 0;
    this.#write(moment.id, (row, memory) => {
      row.decided.push(id);
      if (ref && rest) memory.rests.push({ ref, id, until: this.#now() + rest });
    });
  }

  /** True the first time that something is seen on a surface in a moment. */
  isFirstSight(momentId: string, subject: string): boolean {
    const isFirst = !this.#row(momentId).seen.includes(subject);
    if (isFirst) this.#write(momentId, row => row.seen.push(subject));
    return isFirst;
  }

  #row(id: string): MomentRow {
    this.#read();
    return (
      this.#memory.moments.find(row => row.id === id) ?? { id, at: 0, offered: [], decided: [], seen: [] }
    );
  }

  /** Another tab may have written since: the text says so at the price of a comparison. */
  #read(): void {
    try {
      const text = this.#store?.getItem(key) ?? null;
      if (text === null || text === this.#text) return;
      const memory: unknown = JSON.parse(text);
      if (isMemory(memory)) this.#memory = memory;
      this.#text = text;
    } catch {
      // What cannot be read is as good as not there.
    }
  }

  #write(id: string, change: (row: MomentRow, memory: Memory) => void): void {
    const now = this.#now();
    const row = this.#row(id);
    const { moments, rests } = this.#memory;
    const memory = {
      moments: [row, ...moments.filter(other => other.id !== id && now - other.at < lifetime)].slice(
        0,
        limit,
      ),
      rests: rests.filter(rest => rest.until > now).slice(-limit * 4),
    };
    row.at = now;
    change(row, memory);
    this.#memory = memory;
    try {
      this.#text = JSON.stringify(memory);
      this.#store?.setItem(key, this.#text);
    } catch {
      // A refused or full store: this page still remembers.
    }
  }
}

function isMemory(value: unknown): value is Memory {
  const isList = (list: unknown) => Array.isArray(list);
  const { moments, rests } = (value ?? {}) as Partial<Memory>;
  return (
    isList(rests) &&
    isList(moments) &&
    (moments ?? []).every(row => isList(row?.offered) && isList(row.decided) && isList(row.seen))
  );
}
