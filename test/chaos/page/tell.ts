import type { SignalData, SignalName } from '@tillside/contract';

/** What a page tells the harness, as it happens. */
export interface News {
  /** Signals that were made: id and type. */
  made?: [id: string, type: string][];
  /** What became of signals. */
  fate?: string;
  ids?: string[];
  /** The page can be used. */
  ready?: true;
  /** A step that the row waits for. */
  at?: string;
}

/** What the harness can do with a page. */
export interface Chaos {
  /** Makes so many signals, with some milliseconds between them. */
  make(count: number, gap: number): Promise<void>;
  /** How many signals wait, on disk or in memory. */
  pending(): Promise<number>;
  /** Ids of what is on disk. */
  onDisk(): Promise<string[]>;
  state(): 'durable' | 'volatile';
}

declare global {
  interface Window {
    chaos: Chaos;
    /** By how many milliseconds a clock was set ahead, where it can be. */
    ahead?: number;
    /** Where the clock is wound by hand. */
    clock?: { tickAsync(ms: number): Promise<number> };
    /** A binding of the browser's: what it is told has left the page, even if that dies at once. */
    told?: (news: string) => void;
  }
}

const params = new URLSearchParams(location.search);
export const param = (name: string): string => params.get(name) ?? '';

/** Where another tab hears what a tab that is being closed cannot tell any more. */
const witness = param('witness') ? new BroadcastChannel('witness') : undefined;

export function tell(news: News): void {
  window.told?.(JSON.stringify(news));
  witness?.postMessage(news);
}

// `crypto.randomUUID` is missing on plain http.
const uuid = (): string => {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  );
  return hex.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
};

type Emit = <N extends SignalName>(name: N, subject: string, data: SignalData[N]) => unknown;

let isGone = false;
/** Says something more as the page goes. A page that has gone is dead at any moment, so that is its last word. */
export function lastWord(say: () => Promise<void>): void {
  addEventListener('pagehide', () => {
    if (!isGone && param('last-word')) void say();
    isGone = true;
  });
}

/** Makes signals of every rank in turn: seen, done, said. */
export async function emitted(count: number, gap: number, emit: Emit): Promise<void> {
  const kinds = param('kinds').split(',');
  for (let n = 0; n < count && !isGone; n++) {
    const kind = kinds[n % kinds.length];
    if (kind === 'seen') emit('promise.shown', 'promise/mend', { promise: 'mend' });
    if (kind === 'done')
      emit('suggestion.asked', 'suggestion/wrap', { suggestion: 'wrap', kind: 'service', basis: 'general' });
    if (kind === 'said')
      emit('feedback.answered', 'feedback/visit', {
        ...{ form: 'visit', response: uuid(), question: 'score', type: 'csat', answer: (n % 5) + 1 },
        ...{ revision: 1, ms: 900 },
      });
    if (gap) await new Promise(resolve => setTimeout(resolve, gap));
  }
}

/** What is on disk, whatever the outbox says of it. */
export async function onDisk(): Promise<string[]> {
  // To open a database that is not there would make one.
  const isThere = (await indexedDB.databases()).some(({ name }) => name === 'tillside');
  if (!isThere) return [];
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  const db = await settled(indexedDB.open('tillside'));
  try {
    const rows = await settled(db.transaction('signals').objectStore('signals').getAll());
    return (rows as { signal: { id: string } }[]).map(({ signal }) => signal.id);
  } finally {
    db.close();
  }
}
