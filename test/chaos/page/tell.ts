import type { SignalData, SignalName } from '@tillside/contract';

/** A message from a page to the harness. */
export interface News {
  /** Signals made: id and type. */
  made?: [id: string, type: string][];
  /** The new status of signals. */
  status?: string;
  ids?: string[];
  /** A delivery problem. */
  problem?: string;
  /** The number of pending signals. */
  pending?: number;
  /** The page is ready. */
  ready?: true;
  /** A step that a row waits for. */
  at?: string;
}

/** What the harness can do with a page. */
export interface Chaos {
  /** Makes signals, with a gap in milliseconds between them. */
  make(count: number, gap: number): Promise<void>;
  /** The number of pending signals, on disk or in memory. */
  pending(): Promise<number>;
  /** The ids of the signals on disk. */
  onDisk(): Promise<string[]>;
  state(): 'durable' | 'volatile';
  /** Sends pending signals, as on a person's request. */
  flush(): Promise<void>;
}

declare global {
  interface Window {
    chaos: Chaos;
    /** How far a settable clock is ahead, in milliseconds. */
    ahead?: number;
    /** The manual clock, if the page has one. */
    clock?: { tickAsync(ms: number): Promise<number> };
    /** A binding of the browser: its messages have left the page, even if the page is killed at once. */
    told?: (news: string) => void;
  }
}

const params = new URLSearchParams(location.search);
export const param = (name: string): string => params.get(name) ?? '';

/** Reaches another tab when this one is being closed and cannot reach the harness any more. */
const witness = param('witness') ? new BroadcastChannel('witness') : undefined;

export function tell(news: News): void {
  window.told?.(JSON.stringify(news));
  witness?.postMessage(news);
}

// `crypto.randomUUID` is not available on plain http.
const uuid = (): string => {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  );
  return hex.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
};

type Emit = <N extends SignalName>(name: N, subject: string, data: SignalData[N]) => unknown;

let isGone = false;
/** Makes signals once as the page is hidden; none afterwards, since a hidden page may be killed at any moment. */
export function lastWord(say: () => Promise<void>): void {
  addEventListener('pagehide', () => {
    if (!isGone && param('last-word')) void say();
    isGone = true;
  });
}

/** Makes signals of the given ranks in turn: impressions, decisions, answers. */
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

/** The ids of the signals on disk, independent of the outbox. */
export async function onDisk(): Promise<string[]> {
  // A browser that refuses storage has nothing on disk.
  const databases = await indexedDB.databases().catch(() => []);
  // Opening a database that does not exist would create it.
  const isThere = databases.some(({ name }) => name === 'tillside');
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
