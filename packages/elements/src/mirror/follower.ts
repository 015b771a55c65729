import { uuid } from '@tillside/core';
import type { TillSignalEvent } from '../events/till-signal.js';
import type { TillSuggestionAcceptEvent } from '../events/till-suggestion-accept.js';
import type { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { TillMoment } from '../moment/till-moment.js';
import type { CustomerMessage, Message, TillMessage } from './messages.js';
import type { Port } from './port.js';
import { Relay } from './relay.js';
import type { Role } from './role.js';
import { Scores } from './scores.js';
import { Vigil } from './vigil.js';

type State = Extract<TillMessage, { kind: 'state' }>;
interface Accepting {
  resolve(): void;
  reject(reason: Error): void;
}

/**
 * The customer's side: shows what the till tells, and hands back what the customer does. It shows nothing while no
 * till leads, and what it is told goes through the same door as every document.
 */
export class Follower implements Role {
  readonly #element: TillMoment;
  readonly #port: Port<CustomerMessage>;
  readonly #relay: Relay;
  readonly #scores: Scores;
  readonly #vigil: Vigil;
  /** The newest state of each till that was heard of; those that are gone have none newer. */
  readonly #newest = new Map<string, number>();
  readonly #accepting = new Map<string, Accepting>();
  readonly #signals: 'off' | null;
  #epoch: string | undefined;
  #decisions = '';

  constructor(element: TillMoment, lane: string, isLocked: boolean, port: Port<CustomerMessage>) {
    this.#element = element;
    this.#port = port;
    this.#signals = element.signals;
    this.#relay = new Relay(
      signals => this.#epoch !== undefined && (port.post({ kind: 'signals', signals }), true),
    );
    this.#scores = new Scores(message => port.post(message));
    this.#vigil = new Vigil(lane, isLocked, {
      onAsk: () => this.#ask(),
      onGone: isSure => this.#lose(isSure),
    });
    element.addEventListener('till-suggestion-accept', this.#onAccept);
    element.addEventListener('till-suggestion-declined', this.#onDeclined);
    element.addEventListener('till-signal', this.#onSignal);
    element.peer = { relay: this.#relay.send };
    this.#ask();
  }

  hear(message: Message): void {
    if (message.from !== 'till' || message.kind === 'who') return;
    const { kind, epoch } = message;
    if (kind === 'state') this.#follow(message);
    if (epoch !== this.#epoch) return;
    this.#vigil.heard();
    if (kind === 'gone') this.#lose(true);
    if (kind === 'here' && message.n > this.#newest.get(epoch)!) this.#ask();
    if (kind === 'fates' && this.#relay.settle(message)) void this.#element.flush();
    if (kind === 'forget') void this.#element.forget(message.ref);
    if (kind === 'answer') this.#answer(message.request, message.isDone);
  }

  update(): void {
    // All that it shows comes from the till.
  }

  stop(): void {
    this.#lose(true);
    this.#scores.stop();
    const element = this.#element;
    element.removeEventListener('till-suggestion-accept', this.#onAccept);
    element.removeEventListener('till-suggestion-declined', this.#onDeclined);
    element.removeEventListener('till-signal', this.#onSignal);
    // What the cleared screen still says is kept for the next one.
    const { peer } = element;
    void element.updateComplete.then(() => {
      if (element.peer === peer) element.peer = undefined;
    });
  }

  #ask(): void {
    const epoch = this.#epoch ?? null;
    this.#port.post({ kind: 'ask', epoch, n: this.#newest.get(epoch ?? '') ?? 0 });
  }

  #follow(state: State): void {
    const { epoch, n } = state;
    if (n <= (this.#newest.get(epoch) ?? -1)) return;
    if (epoch !== this.#epoch) {
      this.#lose(true);
      this.#epoch = epoch;
      this.#vigil.watch();
      // What waited for a till is for this one.
      void this.#element.updateComplete.then(() => this.#element.flush());
    }
    this.#newest.set(epoch, n);
    this.#show(state);
  }

  #show({ id, moment, hold, isOff, decisions }: State): void {
    const element = this.#element;
    element.hold = hold;
    element.signals = isOff ? 'off' : this.#signals;
    const told = JSON.stringify([id, decisions]);
    if (told !== this.#decisions)
      element.peer = { relay: this.#relay.send, decisions: { [id ?? '']: decisions } };
    this.#decisions = told;
    element.value = moment;
    // A document that is none, of a moment that is another: the last customer's leaves all the same.
    void element.updateComplete.then(() => {
      if (element.value === moment && element.moment && element.moment.id !== id) element.value = null;
    });
  }

  /** The till is gone; if that is sure, nothing that it still says counts. */
  #lose(isSure: boolean): void {
    if (this.#epoch === undefined) return;
    if (isSure) this.#newest.set(this.#epoch, Infinity);
    this.#epoch = undefined;
    this.#vigil.rest();
    this.#element.value = null;
    this.#element.hold = false;
    this.#element.signals = this.#signals;
    this.#relay.giveUp();
    for (const request of this.#accepting.keys()) this.#answer(request, false);
  }

  #answer(request: string, isDone: boolean): void {
    const accepting = this.#accepting.get(request);
    this.#accepting.delete(request);
    if (isDone) accepting?.resolve();
    else accepting?.reject(new Error('the till did not do it'));
  }

  readonly #onAccept = (event: TillSuggestionAcceptEvent): void => {
    const { moment } = this.#element;
    const request = uuid();
    const done = new Promise<void>((resolve, reject) => this.#accepting.set(request, { resolve, reject }));
    done.catch(() => undefined);
    event.respondWith(done);
    // A host that says no, or does it itself, comes after this.
    queueMicrotask(() => {
      if (event.defaultPrevented || event.response !== done) this.#accepting.delete(request);
      else if (moment && this.#epoch !== undefined)
        this.#port.post({ kind: 'accept', request, moment: moment.id, suggestion: event.suggestion.id });
      else this.#answer(request, false);
    });
  };

  readonly #onDeclined = ({ suggestion, reason }: TillSuggestionDeclinedEvent): void => {
    const { moment } = this.#element;
    if (moment)
      this.#port.post({
        kind: 'declined',
        moment: moment.id,
        suggestion: suggestion.id,
        reason: reason ?? null,
      });
  };

  readonly #onSignal = ({ cloudEvent, isRepeated }: TillSignalEvent): void => {
    if (!isRepeated) this.#scores.hear(cloudEvent);
  };
}
