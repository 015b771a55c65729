import type { Moment, Suggestion } from '@tillside/contract';
import type { TillSignalEvent } from '../events/till-signal.js';
import type { TillMoment } from '../moment/till-moment.js';
import { ContextRequestEvent, type MomentScope } from '../shared/context.js';
import { Allotment } from './allotment.js';
import { DecisionLog } from './decisions.js';
import { forCustomers } from './for-customers.js';
import { Leadership } from './lead.js';
import type { CustomerMessage, Message, TillMessage } from './messages.js';
import type { Port } from './port.js';
import { Recovery } from './recovery.js';
import type { Role } from './role.js';
import { Takings } from './takings.js';

/**
 * The associate's side: tells the customer's screen what to show, does there what is accepted here, delivers what
 * it says, and calls the associate where a score is low.
 */
export class Leader implements Role {
  readonly #element: TillMoment;
  readonly #port: Port<TillMessage>;
  readonly #lead: Leadership;
  readonly #decisions: DecisionLog;
  readonly #allotment = new Allotment();
  readonly #recovery = new Recovery();
  readonly #takings: Takings;
  #scope: MomentScope | undefined;
  #unsubscribe: (() => void) | undefined;
  #id: string | null = null;
  #n = 0;
  /** What was told last, to tell it once; and in full, for who comes late. */
  #told = '';
  #state: TillMessage | undefined;
  /** Ids of the suggestions that the customer's screen got in this moment. */
  #sent = new Set<string>();
  #isScheduled = false;
  #isStopped = false;

  constructor(
    element: TillMoment,
    lane: string,
    isLocked: boolean,
    port: Port<TillMessage>,
    fail: (message: string) => void,
  ) {
    this.#element = element;
    this.#port = port;
    this.#decisions = new DecisionLog(element, () => {
      element.peer = { decisions: { [this.#id ?? '']: this.#decisions.all } };
      this.update();
    });
    this.#takings = new Takings(fates => port.post({ kind: 'fates', epoch: this.#lead.epoch, ...fates }));
    this.#lead = new Leadership(lane, isLocked, port, {
      onLead: () => {
        this.#told = '';
        this.#state = undefined;
        this.update();
      },
      onOther: () => fail(`another till leads the lane ${lane}: this one shows its customers nothing`),
    });
    this.#decisions.connect();
    element.addEventListener('till-moment-change', this.#onMoment);
    element.addEventListener('till-signal', this.#onSignal);
    element.dispatchEvent(
      new ContextRequestEvent((scope, unsubscribe) => {
        this.#scope = scope;
        this.#unsubscribe = unsubscribe;
        this.#takings.follow(scope);
        this.update();
      }),
    );
    this.#id = element.moment?.id ?? null;
  }

  hear(message: Message): void {
    this.#lead.hear(message, this.#n);
    if (message.from === 'customer' && this.#lead.isLeading) this.#obey(message);
  }

  stop(): void {
    this.#isStopped = true;
    this.#lead.stop();
    this.#decisions.disconnect();
    this.#allotment.reset();
    this.#takings.follow(undefined);
    this.#unsubscribe?.();
    this.#element.removeEventListener('till-moment-change', this.#onMoment);
    this.#element.removeEventListener('till-signal', this.#onSignal);
    this.#element.peer = undefined;
  }

  /** Tells the customer's screen what is new, if anything is: after the till's own widgets took their places. */
  update(): void {
    if (this.#isScheduled || this.#isStopped) return;
    this.#isScheduled = true;
    // A task of its own; timers are slow where the till's window is not in front.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      this.#isScheduled = false;
      if (!this.#isStopped) this.#tell();
    };
    port2.postMessage(null);
  }

  readonly #onMoment = (): void => {
    const { moment } = this.#element;
    if ((moment?.id ?? null) !== this.#id) {
      this.#id = moment?.id ?? null;
      this.#decisions.reset();
      this.#recovery.reset();
      this.#sent = new Set();
      this.#allotment.reset();
      // The last customer leaves the screen now, and the next comes when it is known what is for them.
      this.#post(null);
    }
    this.update();
  };

  readonly #onSignal = ({ cloudEvent }: TillSignalEvent): void => {
    const { type, data } = cloudEvent;
    if (type !== 'dev.tillside.customer.forgotten' || this.#takings.has(cloudEvent) || !data.ref) return;
    this.#port.post({ kind: 'forget', epoch: this.#lead.epoch, ref: data.ref });
  };

  #tell(): void {
    const { moment } = this.#element;
    const scope = this.#scope;
    this.#post(moment && scope ? { moment, scope } : null);
  }

  /** Posts a state, unless it is the last one again. A newer `asOf` alone is no news. */
  #post(shown: { moment: Moment; scope: MomentScope } | null): void {
    if (!this.#lead.isLeading) return;
    const { hold, signals } = this.#element;
    const decisions = this.#decisions.all;
    const document =
      shown &&
      forCustomers(shown.moment, Date.now(), items =>
        this.#allotment.choose(shown.moment, items, decisions, shown.scope),
      );
    if (shown) this.#takings.learn(shown.moment);
    for (const { id } of document?.suggestions ?? []) this.#sent.add(id);
    const news = {
      id: document && document.id,
      moment: document && JSON.stringify(document),
      hold,
      isOff: signals === 'off',
      // What was never for customers is not told of either.
      decisions: Object.fromEntries(Object.entries(decisions).filter(([id]) => this.#sent.has(id))),
    };
    const told = JSON.stringify({ ...news, moment: document && { ...document, asOf: undefined } });
    if (told === this.#told) return;
    this.#told = told;
    const { epoch, since } = this.#lead;
    this.#state = { kind: 'state', epoch, since, n: ++this.#n, ...news };
    this.#port.post(this.#state);
  }

  #obey(message: CustomerMessage): void {
    const { moment, source } = this.#element;
    const scope = this.#scope;
    const isCurrent = 'moment' in message && message.moment === moment?.id;
    if (message.kind === 'ask') this.#answerAsk(message);
    if (!scope) return;
    if (message.kind === 'signals') this.#takings.take(message.signals, scope);
    if (message.kind === 'accept') void this.#accept(message, scope, isCurrent);
    if (!moment || !isCurrent) return;
    if (message.kind === 'answered') this.#recovery.hear(message, moment, scope, source || location.origin);
    if (message.kind === 'declined') this.#decline(message, moment, scope);
  }

  #answerAsk({ epoch, n }: { epoch: string | null; n: number }): void {
    const { epoch: own, since } = this.#lead;
    if (!this.#state) return;
    this.#port.post(epoch === own && n === this.#n ? { kind: 'here', epoch, since, n } : this.#state);
  }

  async #accept(
    { request, suggestion: id }: Extract<CustomerMessage, { kind: 'accept' }>,
    scope: MomentScope,
    isCurrent: boolean,
  ): Promise<void> {
    const { epoch } = this.#lead;
    const suggestion = this.#find(id, scope);
    const mayAccept = isCurrent && suggestion && this.#sent.has(id) && scope.admitted?.phase !== 'paying';
    const isDone = mayAccept ? await this.#decisions.accept(suggestion) : false;
    if (isDone && scope.admitted) scope.pacing?.decide(scope.admitted, id);
    this.#port.post({ kind: 'answer', epoch, request, isDone });
  }

  #decline(
    { suggestion: id, reason }: Extract<CustomerMessage, { kind: 'declined' }>,
    moment: Moment,
    scope: MomentScope,
  ): void {
    const suggestion = this.#find(id, scope);
    if (!suggestion || !this.#sent.has(id)) return;
    scope.pacing?.decide(moment, id, true);
    this.#decisions.decline(suggestion, reason);
  }

  /** The suggestion as the associate knows it, or else as the moment has it. */
  #find(id: string, { admitted }: MomentScope): Suggestion | undefined {
    const isIt = (item: Suggestion) => item.id === id;
    return admitted?.suggestions.find(isIt) ?? this.#element.moment?.suggestions.find(isIt);
  }
}
