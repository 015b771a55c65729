import {
  FallbackStore,
  indexedDbStore,
  leaseLock,
  type Outbox,
  OutboxPool,
  queueOf,
  type SignalStatus,
  webLock,
} from '@tillside/core/outbox';
import { tryOrNull } from '../../shared/storage.js';

/** Called when the status of signals changes; with the reason if they do not arrive. */
export type OutboxListener = (
  outbox: Outbox,
  status: SignalStatus,
  ids: readonly string[],
  why?: string,
) => void;

/** The messages between the tabs of an origin. */
type TabMessage =
  | { queue: string; status: SignalStatus; ids: readonly string[]; why?: string | undefined }
  | { forget: { source: string; ref: string } };

/** The statuses that other tabs need: they may show these signals, and would send them when they are hidden. */
const shared: readonly SignalStatus[] = ['delivered', 'refused', 'dropped', 'rerouted'];

/** A listener to the status of signals, with its own queues. */
export interface OutboxMember {
  readonly queues: readonly string[];
  readonly onStatusChange: OutboxListener;
  /** Called when the page may have missed what other tabs reported: it was frozen, cached or offline. */
  onResume(): void;
}

const members = new Set<OutboxMember>();
let pool: OutboxPool | undefined;
let channel: BroadcastChannel | undefined;

/** The outboxes of this page, opened when they are first needed. */
export const pageOutboxes = (): OutboxPool => (pool ??= open());

/** From now on, reports the status of all signals to this member. */
export const join = (member: OutboxMember): unknown => members.add(member);
export const leave = (member: OutboxMember): unknown => members.delete(member);

/** The queues that belong to elements of this page. */
const ownQueues = (): Set<string> => new Set([...members].flatMap(({ queues }) => queues));

/** Whether a member reports on a queue: its own queues, and for the first member also those of no member. */
export function isResponsibleFor(member: OutboxMember, queue: string): boolean {
  return member.queues.includes(queue) || ([...members][0] === member && !ownQueues().has(queue));
}

/** The number of pending signals in queues of no member whose problem was reported; only for the first member. */
export async function countForeign(member: OutboxMember): Promise<number> {
  return [...members][0] === member ? pageOutboxes().countReported(ownQueues()) : 0;
}

/** Erases the pending signals of a customer, in this tab and the others. */
export async function forget(source: string, ref: string): Promise<void> {
  post({ forget: { source, ref } });
  await pageOutboxes().forget(source, ref);
}

const notify: OutboxListener = (...news) => {
  for (const { onStatusChange } of members) onStatusChange(...news);
};

const post = (message: TabMessage) => channel?.postMessage(message);

function open(): OutboxPool {
  const store = new FallbackStore(indexedDbStore());
  const { locks } = navigator as Partial<Navigator>;
  addEventListener('online', resumeAll);
  // Only Chromium reports that a frozen page resumes in the background.
  document.addEventListener('resume', resumeAll);
  document.addEventListener('visibilitychange', () => document.hidden || resumeAll());
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    openChannel();
    resumeAll();
  });
  addEventListener('pagehide', () => {
    for (const outbox of pageOutboxes().all) outbox.flushOnPageHide();
    // A page with an open channel is not kept in the back/forward cache.
    channel?.close();
    channel = undefined;
  });
  openChannel();
  return new OutboxPool({
    store,
    lock: locks ? webLock(locks, store) : leaseLock(store),
    onStatusChange: (outbox, status, ids, why) => {
      if (shared.includes(status)) post({ queue: queueOf(outbox.to), status, ids, why });
      notify(outbox, status, ids, why);
    },
  });
}

function resumeAll(): void {
  for (const outbox of pageOutboxes().all) void outbox.resume();
  for (const member of members) member.onResume();
}

function openChannel(): void {
  // Without channels, tabs learn from the common store what the others have sent, only later.
  channel = tryOrNull(() => new BroadcastChannel('tillside:outbox/2')) ?? undefined;
  if (channel)
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if ('forget' in data) return void pageOutboxes().forgetOwn(data.forget.source, data.forget.ref);
      const { queue, status, ids, why } = data;
      const outbox = pageOutboxes().all.find(({ to }) => queueOf(to) === queue);
      outbox?.acknowledge(ids);
      if (outbox) notify(outbox, status, ids, why);
    };
}
