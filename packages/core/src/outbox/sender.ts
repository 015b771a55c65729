import { backoff, slowWait } from './backoff.js';
import { DeclinedSignals } from './declined-signals.js';
import type { SignalStatus } from './options.js';
import type { SenderOptions } from './sender-options.js';
import type { StoredSignal } from './store.js';
import type { TransportResult } from './transport.js';

/** How long to wait while another tab is sending, in milliseconds. */
const otherTab = 10_000;
/** After this many single signals were declined in a row, the network is blamed. */
const maxDeclined = 3;
/** A failure is reported after this many attempts in a row. */
const reportedAfterAttempts = 5;

/**
 * Sends from the store until nothing is pending, by one tab at a time, and retries later after a failure. A batch that
 * is declined without a reason is sent again in halves. A single signal that is declined is sent after the others;
 * if those are accepted and it is declined again, it is stuck.
 */
export class Sender {
  readonly #options: SenderOptions;
  #running: Promise<void> | undefined;
  #isRequested = false;
  #isStopped = false;
  #cancel: (() => void) | undefined;
  /** Whether new signals wait for the timer, too. */
  #isWaiting = false;
  /** Whether the receiver asked for a pause. */
  #isPaused = false;
  #attempt = 0;
  /** Whether to retry declined and stuck signals before they are due. */
  #isForced = false;
  #mayBeStuck = true;
  readonly #declined = new DeclinedSignals();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends new signals, unless they have to wait, too. */
  wake(): void {
    if (!this.#isWaiting) void this.#run();
  }

  /** Sends pending signals, except during a pause. */
  resume(): Promise<void> {
    return this.#isPaused ? Promise.resolve() : this.#run();
  }

  /** Sends pending signals, even during a pause or before they are due. */
  async flush(): Promise<void> {
    // What the attempt under way fails for may be over by now.
    await this.#running;
    this.#isForced = true;
    await this.#run();
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  stop(): void {
    this.#schedule(Infinity);
    this.#isStopped = true;
  }

  #run(): Promise<void> {
    this.#isRequested = true;
    if (this.#isStopped) return Promise.resolve();
    return (this.#running ??= this.#loop());
  }

  async #loop(): Promise<void> {
    const { queue, lock, store, random } = this.#options;
    this.#schedule(Infinity);
    try {
      // Repeats if another run was requested meanwhile.
      while (this.#isRequested && !this.#isWaiting) {
        this.#isRequested = false;
        const isOurs = await lock(`tillside:${queue}`, renew => this.#drain(renew));
        if (!isOurs && (await store.count(queue))) this.#schedule(otherTab);
      }
    } catch {
      this.#schedule(backoff(this.#attempt++, random));
    } finally {
      this.#isForced = false;
      this.#running = undefined;
    }
  }

  async #drain(renew: () => Promise<boolean>): Promise<void> {
    const { batch, transmit } = this.#options;
    let size = batch();
    for (;;) {
      const next = await this.#next(size);
      if (!next.length) break;
      if (!(await renew())) return this.#schedule(otherTab);
      const result = await transmit(next);
      if (result.declined && next.length > 1) {
        size = Math.ceil(next.length / 2);
        continue;
      }
      if (!(await this.#apply(next, result))) return;
      if (!result.declined) size = Math.min(batch(), size * 2);
    }
    if (!(await this.#retryStuck(renew))) return;
    if (this.#declined.size) this.#waitForDeclined(false);
    else this.#attempt = 0;
  }

  /** The next signals. Declined ones come last: when the timer fires, or on a flush. */
  async #next(size: number): Promise<StoredSignal[]> {
    const { queue, store } = this.#options;
    const rows = await this.#read(() => store.next(queue, size + this.#declined.size));
    const next = rows.filter(row => !this.#declined.has(row));
    if (next.length || !rows.length || !this.#isForced) return next.slice(0, size);
    this.#isForced = false;
    this.#declined.clear();
    return rows.slice(0, size);
  }

  /** Reads rows; malformed ones are set aside as refused, so that they block no others. */
  async #read(read: () => Promise<StoredSignal[]>): Promise<StoredSignal[]> {
    const rows = await read();
    const malformed = rows.filter(({ isMalformed }) => isMalformed);
    if (!malformed.length) return rows;
    await this.#end(malformed, 'refused', 'malformed');
    return this.#read(read);
  }

  /** Applies a result; false if sending has to wait. */
  async #apply(rows: readonly StoredSignal[], result: TransportResult): Promise<boolean> {
    const { onStatusChange, onDelivered, random } = this.#options;
    const { accepted, refused, stuck = [], after, declined, blocked, failure, isGone } = result;
    if (isGone) {
      this.stop();
      onStatusChange('blocked', rows, '410');
      return false;
    }
    const left = new Map(rows.map(row => [row.signal.id, row]));
    const take = (id: string): StoredSignal[] => {
      const row = left.get(id);
      left.delete(id);
      return row ? [row] : [];
    };
    const taken = accepted.flatMap(take);
    await this.#end(taken, 'delivered');
    if (taken[0]) {
      this.#declined.reconsider();
      await onDelivered(taken[0]);
    }
    for (const { id, code } of refused) await this.#end(take(id), 'refused', code);
    for (const { id, code } of stuck) await this.#park(take(id), code);
    if (left.size < rows.length) this.#attempt = 0;
    if (!left.size) return true;
    if (declined) return this.#decline(rows[0]!, declined);
    const isLasting = ++this.#attempt >= reportedAfterAttempts;
    const why = blocked ?? (isLasting ? failure : undefined);
    if (why) onStatusChange('blocked', rows, why);
    this.#isPaused = after > 0;
    this.#schedule(backoff(this.#attempt - 1, random, after));
    return false;
  }

  /** A single signal was declined: false if that happened to several, and none was accepted in between. */
  async #decline(row: StoredSignal, why: string): Promise<boolean> {
    if (row.stuck || this.#declined.isSuspect(row)) {
      await this.#park([row], why);
      return true;
    }
    this.#declined.add(row, why);
    if (this.#declined.size % maxDeclined) return true;
    this.#waitForDeclined(true);
    return false;
  }

  /** Nothing but declined signals is left, or nothing is accepted: then others wait, too. */
  #waitForDeclined(isWaiting: boolean): void {
    const { onStatusChange, random } = this.#options;
    onStatusChange('blocked', this.#declined.rows, this.#declined.why);
    this.#schedule(backoff(this.#attempt++, random), isWaiting);
  }

  /** Retries stuck signals, each once in a while. */
  async #retryStuck(renew: () => Promise<boolean>): Promise<boolean> {
    const { queue, store, now, transmit, random } = this.#options;
    if (!this.#mayBeStuck && !this.#isForced) return true;
    const rows = await this.#read(() => store.stuck(queue));
    this.#mayBeStuck = rows.length > 0;
    const isForced = this.#isForced;
    this.#isForced = false;
    // A time in the future comes from another clock.
    const isDue = ({ stuck }: StoredSignal) => isForced || Math.abs(now() - stuck) > slowWait / 2;
    for (const row of rows.filter(isDue)) {
      if (!(await renew())) {
        this.#schedule(otherTab);
        return false;
      }
      if (!(await this.#apply([row], await transmit([row])))) return false;
    }
    if (this.#mayBeStuck) this.#schedule(slowWait * (0.5 + random() / 2), false);
    return true;
  }

  /** Sets signals aside as stuck, and reports that once. */
  async #park(rows: readonly StoredSignal[], why: string): Promise<void> {
    const { store, now, onStatusChange } = this.#options;
    if (!rows.length) return;
    this.#mayBeStuck = true;
    await store.park(rows, now());
    const news = rows.filter(({ stuck }) => !stuck);
    if (news.length) onStatusChange('stuck', news, why);
  }

  async #end(rows: readonly StoredSignal[], status: SignalStatus, why?: string): Promise<void> {
    if (!rows.length) return;
    await this.#options.store.remove(rows, why);
    this.#declined.acquit(rows);
    this.#options.onStatusChange(status, rows, why);
  }

  /** Runs again after `ms` milliseconds, never for `Infinity`; by default, new signals wait until then, too. */
  #schedule(ms: number, isWaiting = ms < Infinity): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isWaiting = isWaiting;
    if (ms === Infinity) {
      this.#isPaused = false;
      return;
    }
    this.#cancel = this.#options.wait(ms, () => {
      this.#isPaused = false;
      // If other signals wait, they go first.
      if (!isWaiting) this.#declined.clear();
      void this.#run();
    });
  }
}
