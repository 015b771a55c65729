import type { Suggestion } from '@tillside/contract';
import { uuid } from '@tillside/core';
import type { TillSignalEvent } from '../events/till-signal.js';
import type { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { Peer } from '../moment/peer.js';
import type { TillMoment } from '../moment/till-moment.js';
import type { AcceptOutcome } from '../shared/acceptances.js';
import { LeaderMonitor } from './leader-monitor.js';
import {
  type CustomerMessage,
  maxRoundTrip,
  type Message,
  type MessageOf,
  type TillIdentity,
  toOutcome,
} from './messages.js';
import type { LaneRole } from './mirror.js';
import type { Port } from './port.js';
import { ScoreReporter } from './score-reporter.js';
import { SignalForwarder } from './signal-forwarder.js';

const notDone: AcceptOutcome = { state: 'failed', canRetry: true };

/**
 * The customer's side: shows the state that the till sends, and sends back what the customer does. It is empty while
 * no till leads. It checks the till's documents as it checks those of a host.
 */
export class Follower implements LaneRole {
  readonly #element: TillMoment;
  readonly #port: Port<CustomerMessage>;
  readonly #forwarder: SignalForwarder;
  readonly #scores: ScoreReporter;
  readonly #monitor: LeaderMonitor;
  /** Sessions that are over: their late messages are ignored. */
  readonly #overSessions = new Set<string>();
  readonly #pendingAccepts = new Map<string, (outcome: AcceptOutcome) => void>();
  /** The element's own setting, which is restored without a till. */
  readonly #signals: 'off' | null;
  /** The till that it is bound to, until that till is gone or another one takes over. */
  #leader: TillIdentity | undefined;
  /** The revision on screen; -1 while it is empty because there is no till. */
  #revision = -1;
  #shownDecisions = '';

  constructor(
    element: TillMoment,
    lane: string,
    port: Port<CustomerMessage>,
    reportProblem: (message: string) => void,
  ) {
    this.#element = element;
    this.#port = port;
    this.#signals = element.signals;
    this.#forwarder = new SignalForwarder(
      signals => this.#monitor.isPresent && (port.post({ kind: 'signals', signals }), true),
    );
    this.#scores = new ScoreReporter(message => port.post(message));
    let isSlow = false;
    this.#monitor = new LeaderMonitor(lane, {
      onAsk: request => this.#requestState(request),
      onPresent: () => {
        isSlow = false;
        // Signals that waited for a till go to this one.
        void element.updateComplete.then(() => element.flush());
      },
      onSilent: () => this.#clear(),
      onGone: () => this.#handleGone(),
      onSlow: roundTrip => {
        if (!isSlow)
          reportProblem(
            `the till answered after ${roundTrip} ms, more than ${maxRoundTrip}: this screen is empty until it answers in time`,
          );
        isSlow = true;
      },
    });
    element.addEventListener('till-suggestion-declined', this.#onDeclined);
    element.addEventListener('till-signal', this.#onSignal);
    element.peer = this.#peer;
    this.#requestState(uuid());
  }

  handleMessage(message: Message): void {
    if (message.from !== 'till') return;
    const { kind, session } = message;
    if (kind === 'goodbye') this.#overSessions.add(session);
    if (session !== this.#leader?.session) {
      if (kind === 'claim' || kind === 'state' || kind === 'heartbeat') this.#meetAnotherTill(message);
      return;
    }
    if (kind === 'goodbye') this.#handleGone();
    if (kind === 'state' || kind === 'heartbeat') {
      this.#monitor.handleHeartbeat(message.hasLock, message.request);
      if (!this.#monitor.isPresent) return;
      if (kind === 'state') this.#handleState(message);
      else if (message.revision > this.#revision) this.#requestState(uuid());
    }
    if (kind === 'signal-status' && this.#forwarder.handleStatus(message)) void this.#element.flush();
    if (kind === 'forget') void this.#element.forget(message.ref);
    if (kind === 'accept-result') this.#resolveAccept(message.request, toOutcome(message));
  }

  update(): void {
    // Everything that it shows comes from the till.
  }

  stop(): void {
    this.#unbind();
    this.#scores.stop();
    const element = this.#element;
    element.removeEventListener('till-suggestion-declined', this.#onDeclined);
    element.removeEventListener('till-signal', this.#onSignal);
    // Signals that the widgets make as they are cleared are stored for the next till.
    const { peer } = element;
    void element.updateComplete.then(() => {
      if (element.peer === peer) element.peer = undefined;
    });
  }

  #requestState(request: string): void {
    const session = this.#leader?.session ?? null;
    this.#port.post({ kind: 'state-request', session, revision: this.#revision, request });
  }

  /** While it is bound, it follows another till only after a takeover, and tells every other till that it is bound. */
  #meetAnotherTill({ kind, ...till }: MessageOf<'claim' | 'state' | 'heartbeat'>): void {
    const leader = this.#leader;
    if (this.#overSessions.has(till.session)) return;
    if (leader && till.term <= leader.term)
      return this.#port.post({ kind: 'bound', session: leader.session, term: leader.term });
    if (kind === 'claim') return;
    // The last till's customer is cleared before the next till's state is requested.
    this.#unbind();
    this.#leader = till;
    this.#monitor.start(till.hasLock);
  }

  #handleState(state: MessageOf<'state'>): void {
    if (state.revision <= this.#revision) return;
    this.#revision = state.revision;
    this.#show(state);
  }

  #show({ id, moment, hold, isOptedOut, decisions }: MessageOf<'state'>): void {
    const element = this.#element;
    element.hold = hold;
    element.signals = isOptedOut ? 'off' : this.#signals;
    const shownDecisions = JSON.stringify([id, decisions]);
    if (shownDecisions !== this.#shownDecisions)
      element.peer = { ...this.#peer, decisions: { [id ?? '']: decisions } };
    this.#shownDecisions = shownDecisions;
    element.value = moment;
    // An invalid document of another moment clears the last customer, too.
    void element.updateComplete.then(() => {
      if (element.value === moment && element.moment && element.moment.id !== id) element.value = null;
    });
  }

  /** The till is gone for good; another one may already lead. */
  #handleGone(): void {
    this.#unbind();
    this.#requestState(uuid());
  }

  #unbind(): void {
    if (!this.#leader) return;
    this.#overSessions.add(this.#leader.session);
    this.#leader = undefined;
    this.#monitor.stop();
    this.#clear();
  }

  /** Clears the screen. */
  #clear(): void {
    this.#revision = -1;
    this.#element.value = null;
    this.#element.hold = false;
    this.#element.signals = this.#signals;
    this.#forwarder.giveUp();
    for (const request of this.#pendingAccepts.keys()) this.#resolveAccept(request, notDone);
  }

  #resolveAccept(request: string, outcome: AcceptOutcome): void {
    this.#pendingAccepts.get(request)?.(outcome);
    this.#pendingAccepts.delete(request);
  }

  /** The peer of its element: signals and acceptances go to the till. */
  get #peer(): Peer {
    return { relay: this.#forwarder.send, accept: this.#accept };
  }

  readonly #accept = ({ id }: Suggestion): Promise<AcceptOutcome> => {
    const { moment } = this.#element;
    if (!moment || !this.#monitor.isPresent) return Promise.resolve(notDone);
    const request = uuid();
    this.#port.post({ kind: 'accept', request, moment: moment.id, suggestion: id });
    return new Promise(resolve => this.#pendingAccepts.set(request, resolve));
  };

  readonly #onDeclined = ({ suggestion, reason }: TillSuggestionDeclinedEvent): void => {
    const { moment } = this.#element;
    const about = moment && { moment: moment.id, suggestion: suggestion.id };
    if (about) this.#port.post({ kind: 'decline', ...about, reason: reason ?? null });
  };

  readonly #onSignal = ({ cloudEvent, isRepeated }: TillSignalEvent): void => {
    if (!isRepeated) this.#scores.handleSignal(cloudEvent);
  };
}
