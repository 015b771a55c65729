import {
  type Fate,
  indexedDbStore,
  leaseLock,
  type Lock,
  memoryStore,
  nothing,
  Outbox,
  type OutboxStore,
  type Transport,
  webLock,
} from '@tillside/core/outbox';

/** Hears what became of signals, and why if they do not arrive. */
export type FateListener = (fate: Fate, ids: readonly string[], why?: string) => void;

/** What tabs tell each other. */
interface News {
  queue: string;
  fate: Fate;
  ids: string[];
  why?: string;
}

/** A queue of this page: elements that send to the same place from the same source share it. */
export interface Line {
  readonly outbox: Outbox;
  readonly listeners: Set<FateListener>;
  /** How it is sent; that of who joined last. */
  send: Transport;
}

const lines = new Map<string, Line>();
let works: { store: OutboxStore; lock: Lock } | undefined;
let channel: BroadcastChannel | undefined;

/** The line to a place, made when it is first needed. */
export function lineOf(queue: string): Line {
  let line = lines.get(queue);
  if (line) return line;
  const { store, lock } = (works ??= start());
  const listeners = new Set<FateListener>();
  const outbox = new Outbox({
    queue,
    store,
    lock,
    transport: signals => line!.send(signals),
    onFate: (fate, ids, why) => {
      // Other tabs may show these signals; a row that waits is their business as well.
      if (/delivered|refused/.test(fate)) channel?.postMessage({ queue, fate, ids: [...ids], why });
      for (const listener of listeners) listener(fate, ids, why);
    },
  });
  line = { outbox, listeners, send: () => Promise.resolve(nothing) };
  lines.set(queue, line);
  return line;
}

/** Prepares what all lines of the page have in common. */
function start(): { store: OutboxStore; lock: Lock } {
  // A sandboxed frame has no storage and no locks: asking for them throws.
  const isSandboxed = self.origin === 'null';
  const store = isSandboxed ? memoryStore() : indexedDbStore();
  const locks = (navigator as Partial<Navigator>).locks;
  addEventListener('online', flushAll);
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    listen();
    flushAll();
  });
  addEventListener('pagehide', () => {
    for (const { outbox } of lines.values()) outbox.farewell();
    // A page with an open channel is not kept for the way back.
    channel?.close();
    channel = undefined;
  });
  listen();
  return { store, lock: locks && !isSandboxed ? webLock(locks) : leaseLock(store) };
}

function flushAll(): void {
  for (const { outbox } of lines.values()) void outbox.flush();
}

function listen(): void {
  channel = new BroadcastChannel('tillside:outbox/1');
  channel.onmessage = ({ data: { queue, fate, ids, why } }: MessageEvent<News>) => {
    const line = lines.get(queue);
    line?.outbox.acknowledge(ids);
    for (const listener of line?.listeners ?? []) listener(fate, ids, why);
  };
}
