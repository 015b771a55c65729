import { ContextEvent } from '@lit/context';
import type { Moment, MomentInput, Suggestion } from '@tillside/contract';
import type { TillSignalEvent } from '../events/till-signal.js';
import type { TillMoment } from '../moment/till-moment.js';
import type { AcceptOutcome } from '../shared/acceptances.js';
import { momentContext, type MomentScope } from '../shared/context.js';
import { customerMoment } from './customer-moment.js';
import { DecisionLog } from './decision-log.js';
import { LeaderElection } from './leader-election.js';
import {
  type CustomerMessage,
  type Message,
  type MessageOf,
  type StateContent,
  type TillMessage,
  toAcceptResult,
} from './messages.js';
import type { LaneRole } from './mirror.js';
import type { Port } from './port.js';
import { Recovery } from './recovery.js';
import { SignalReceiver } from './signal-receiver.js';
import { SuggestionAllocation } from './suggestion-allocation.js';

/**
 * The associate's side: sends the customer's screen its state, asks the host to do what is accepted there, delivers
 * its signals, and calls the associate after a low score.
 */
export class Leader implements LaneRole {
  readonly #element: TillMoment;
  readonly #port: Port<TillMessage>;
  readonly #election: LeaderElection;
  readonly #decisionLog: DecisionLog;
  readonly #allocation = new SuggestionAllocation();
  readonly #recovery = new Recovery();
  readonly #receiver: SignalReceiver;
  #scope: MomentScope | undefined;
  #unsubscribe: (() => void) | undefined;
  #id: string | null = null;
  #revision = 0;
  /** The newest state, for a screen that joins late, and the part of it that counts as a change. */
  #content: StateContent | undefined;
  #fingerprint = '';
  /** A request that came before there was a state: the first one answers it. */
  #request: string | null = null;
  /** Ids of the suggestions that the customer's screen has got in this moment. */
  #sent = new Set<string>();
  #isScheduled = false;
  #isStopped = false;

  constructor(
    element: TillMoment,
    lane: string,
    mayLock: boolean,
    port: Port<TillMessage>,
    reportProblem: (message: string) => void,
  ) {
    this.#element = element;
    this.#port = port;
    this.#decisionLog = new DecisionLog(element, () => {
      this.#setPeer();
      this.update();
    });
    this.#receiver = new SignalReceiver(statuses =>
      port.post({ kind: 'signal-status', session: this.#session, ...statuses }),
    );
    const consequence =
      'this one shows its customers nothing until that one is closed, or until takeOver() is called here';
    this.#election = new LeaderElection(lane, mayLock, port, {
      onLead: () => {
        this.#fingerprint = '';
        this.#content = undefined;
        this.update();
      },
      onWait: () => reportProblem(`another till leads the lane ${lane}: ${consequence}`),
      onTakenOver: () => reportProblem(`another till took the lane ${lane} over: ${consequence}`),
    });
    this.#setPeer();
    element.addEventListener('till-moment-change', this.#onMomentChange);
    element.addEventListener('till-signal', this.#onSignal);
    const onScope = (scope: MomentScope | undefined, unsubscribe?: () => void): void => {
      this.#scope = scope;
      this.#unsubscribe = unsubscribe;
      this.#receiver.follow(scope);
      this.#decisionLog.follow(scope);
      this.update();
    };
    // A provider ignores requests of its own element, which are meant for an outer provider.
    const slot = element.renderRoot.querySelector('slot')!;
    slot.dispatchEvent(new ContextEvent(momentContext, slot, onScope, true));
    this.#id = element.moment?.id ?? null;
  }

  handleMessage(message: Message): void {
    this.#election.handleMessage(message, this.#revision);
    if (message.from === 'customer' && this.#election.isLeading) this.#handleCommand(message);
  }

  stop(): void {
    this.#isStopped = true;
    this.#election.stop();
    this.#decisionLog.disconnect();
    this.#allocation.reset();
    this.#receiver.follow(undefined);
    this.#unsubscribe?.();
    this.#element.removeEventListener('till-moment-change', this.#onMomentChange);
    this.#element.removeEventListener('till-signal', this.#onSignal);
    this.#element.peer = undefined;
  }

  /** Sends the customer's screen changes, once the till's own widgets have claimed their places. */
  update(): void {
    if (this.#isScheduled || this.#isStopped) return;
    this.#isScheduled = true;
    // A task by message, because timers are throttled while the till's window is hidden.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      this.#isScheduled = false;
      if (!this.#isStopped) this.#broadcastState();
    };
    port2.postMessage(null);
  }

  get #session(): string {
    return this.#election.identity.session;
  }

  #setPeer(): void {
    this.#element.peer = {
      decisions: { [this.#id ?? '']: this.#decisionLog.decisions },
      takeOver: () => this.#election.takeOver(),
    };
  }

  readonly #onMomentChange = (): void => {
    const id = this.#element.moment?.id ?? null;
    if (id !== this.#id) {
      this.#id = id;
      this.#decisionLog.reset();
      this.#recovery.reset();
      this.#sent = new Set();
      this.#allocation.reset();
      // The last customer leaves the screen now; the next one follows once their suggestions are chosen.
      this.#postState(null);
    }
    this.update();
  };

  readonly #onSignal = ({ cloudEvent }: TillSignalEvent): void => {
    const { type, data } = cloudEvent;
    if (type !== 'dev.tillside.customer.forgotten' || this.#receiver.has(cloudEvent) || !data.ref) return;
    this.#port.post({ kind: 'forget', session: this.#session, ref: data.ref });
  };

  #broadcastState(): void {
    const { moment } = this.#element;
    this.#postState(moment && this.#scope ? this.#customerMoment(moment, this.#scope) : null);
  }

  #customerMoment(moment: Moment, scope: MomentScope): MomentInput {
    this.#receiver.learn(moment);
    const document = customerMoment(moment, Date.now(), suggestions =>
      this.#allocation.choose(moment, suggestions, this.#decisionLog.decisions, scope),
    );
    for (const { id } of document.suggestions ?? []) this.#sent.add(id);
    return document;
  }

  /** Posts a state if anything but `asOf` has changed. */
  #postState(document: MomentInput | null): void {
    if (!this.#election.isLeading) return;
    const { hold, signals } = this.#element;
    const decisions = Object.entries(this.#decisionLog.decisions);
    const content: StateContent = {
      id: document && document.id,
      moment: document && JSON.stringify(document),
      hold,
      isOptedOut: signals === 'off',
      // The customer's screen also gets no decisions on suggestions that were never for customers.
      decisions: Object.fromEntries(decisions.filter(([id]) => this.#sent.has(id))),
    };
    const fingerprint = JSON.stringify({ ...content, moment: document && { ...document, asOf: undefined } });
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    this.#revision++;
    this.#content = content;
    this.#postContent(content, this.#request);
    this.#request = null;
  }

  #postContent(content: StateContent, request: string | null): void {
    this.#port.post({
      kind: 'state',
      ...this.#election.identity,
      revision: this.#revision,
      request,
      ...content,
    });
  }

  #handleCommand(message: CustomerMessage): void {
    const { moment, source } = this.#element;
    const scope = this.#scope;
    const isCurrent = 'moment' in message && message.moment === moment?.id;
    if (message.kind === 'state-request') this.#handleStateRequest(message);
    if (!scope) return;
    if (message.kind === 'signals') this.#receiver.take(message.signals, scope);
    if (message.kind === 'accept') void this.#handleAccept(message, scope, isCurrent);
    if (!moment || !isCurrent) return;
    if (message.kind === 'answer')
      this.#recovery.handleAnswer(message, moment, scope, source || location.origin);
    if (message.kind === 'decline') this.#handleDecline(message, moment, scope);
  }

  #handleStateRequest({ session, revision, request }: MessageOf<'state-request'>): void {
    if (!this.#content) this.#request = request;
    else if (session === this.#session && revision === this.#revision)
      this.#port.post({ kind: 'heartbeat', ...this.#election.identity, revision, request });
    else this.#postContent(this.#content, request);
  }

  async #handleAccept(
    { request, suggestion: id }: MessageOf<'accept'>,
    scope: MomentScope,
    isCurrent: boolean,
  ): Promise<void> {
    const session = this.#session;
    const suggestion = this.#find(id, scope);
    const mayAccept = isCurrent && suggestion && this.#sent.has(id) && scope.admitted?.phase !== 'paying';
    const outcome: AcceptOutcome = mayAccept
      ? await this.#decisionLog.accept(suggestion, scope)
      : { state: 'failed', canRetry: true };
    this.#port.post({ kind: 'accept-result', session, request, ...toAcceptResult(outcome) });
  }

  #handleDecline({ suggestion: id, reason }: MessageOf<'decline'>, moment: Moment, scope: MomentScope): void {
    const suggestion = this.#find(id, scope);
    if (!suggestion || !this.#sent.has(id)) return;
    scope.pacing?.recordDecision(moment, id, true);
    this.#decisionLog.decline(suggestion, reason);
  }

  /** The suggestion as the associate may see it, or else as the moment has it. */
  #find(id: string, { admitted }: MomentScope): Suggestion | undefined {
    const hasId = (item: Suggestion) => item.id === id;
    return admitted?.suggestions.find(hasId) ?? this.#element.moment?.suggestions.find(hasId);
  }
}
