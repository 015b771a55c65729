import { type Form, type FormInput, parseForms } from '@tillside/contract';
import { admitForms } from '@tillside/core';
import { html, isServer, LitElement, nothing, type PropertyValues } from 'lit';
import { TillFeedbackSubmitEvent } from '../events/till-feedback-submit.js';
import { TillFeedbackSubmittedEvent } from '../events/till-feedback-submitted.js';
import { buttons } from '../shared/buttons.styles.js';
import { isSameCustomer, type MomentScope } from '../shared/context.js';
import { Idle } from '../shared/idle.js';
import { idleNotice } from '../shared/idle-notice.js';
import { idleStyles } from '../shared/idle.styles.js';
import { SpaceController } from '../shared/space-controller.js';
import { StatusController } from '../shared/status-controller.js';
import { updateServerRoot } from '../shared/server-root.js';
import { toggleState } from '../shared/toggle-state.js';
import { tokens } from '../shared/tokens.styles.js';
import { type ItemType, ItemsController, type ItemsValue } from '../shared/items-controller.js';
import { english } from './english.js';
import { Announcer } from './announcer.js';
import type { DeliveryStatus } from './delivery-tracker.js';
import { FeedbackSession } from './feedback-session.js';
import { keepFocusInside } from './keep-focus-inside.js';
import { stepHeading, stepLabel } from './labels.js';
import { step } from './step.js';
import { StepController } from './step-controller.js';
import { thanksDetails, thanksHeading } from './thanks.js';
import { styles } from './till-feedback.styles.js';

const itemType: ItemType<Form> = {
  english,
  parse: parseForms,
  admit: admitForms,
  list: admitted => admitted.feedback,
};

/**
 * A form that asks a customer or an associate one question at a time. Each answer is sent as it is given, going back
 * is always possible, and a reload of the same moment loses nothing. It never takes focus by itself.
 *
 * @slot - Shown while there is nothing to ask.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillFeedbackSubmitEvent} till-feedback-submit - A person sends the form. Cancelable.
 * @fires {TillFeedbackSubmittedEvent} till-feedback-submitted - The form was sent, and cannot be lost any more.
 * @attr status - Read-only, the delivery status of the answers: `saving`, `saved`, `unsaved`, `confirmed`, `refused`.
 * @fires {TillSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-moment>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart title - The form's title and the step, as "2 of 3".
 * @csspart question - The question.
 * @csspart scale - The steps of a score.
 * @csspart option - One option of a choice.
 * @csspart field - A text field.
 * @csspart error - Why a person cannot go on.
 * @csspart idle - The countdown before an untouched form is wiped from a shared device.
 * @csspart status - Whether the answers are saved or confirmed.
 * @csspart help - The buttons that accept or decline the offer of a follow-up.
 * @csspart back - The button that goes back.
 * @csspart next - The button that goes on, or sends.
 * @csspart icon - The icon beside the state of the answers.
 * @csspart thanks - The thanks after sending.
 * @cssprop --till-feedback-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-feedback-accent - Background of chosen answers; defaults to `--till-accent`, then to the text colour.
 * @cssstate empty - There is nothing to ask.
 * @cssstate done - The form was sent.
 */
export class TillFeedback extends LitElement {
  static override styles = [tokens('feedback'), buttons, idleStyles, styles];
  static override properties = {
    value: {},
    item: {},
  };

  readonly #items = new ItemsController(this, itemType);
  readonly #space = new SpaceController(this);
  readonly #idle = new Idle(this, () => {
    this.#session?.abandon();
    this.reset();
  });
  readonly #announcer = new Announcer(this);
  readonly #step = new StepController(this, {
    current: () => this.#session,
    moveBy: (session, steps) => this.#moveBy(session, steps),
    announcer: this.#announcer,
  });
  readonly #internals = this.attachInternals();
  #session: FeedbackSession | undefined;
  /** Forms for use without a `<till-moment>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<FormInput>;
  /** Shows the form with this id only. */
  declare item: string | null;

  constructor() {
    super();
    new StatusController(this);
    this.item = null;
  }

  override connectedCallback(): void {
    if (isServer) return;
    super.connectedCallback();
    if (!this.hasUpdated && !this.hasAttribute('defer-hydration')) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.delivery.unfollow();
  }

  /**
   * The delivery status of the answers: `saving`, `saved` on this device, `unsaved` because the browser refuses to
   * store them (they are sent as long as the page is open), `confirmed` by the receiver, or `refused` by it for good.
   * The overall status is the worst single status. Undefined before the first answer, and if signals are only events.
   */
  get status(): DeliveryStatus | undefined {
    return this.#session?.delivery.status;
  }

  /** Starts over with an empty form. */
  reset(): void {
    this.#session?.discard();
    this.#endSession();
    keepFocusInside(this);
    this.requestUpdate();
  }

  protected override shouldUpdate(): boolean {
    return this.#items.canDraw;
  }

  protected override willUpdate(): void {
    this.#items.updateItems();
    const { scope, items, language } = this.#items;
    this.#leaveOutdated(scope, items);
    if (!scope) return;
    const [form] = items;
    const isFrozen = scope.hold || scope.admitted?.phase === 'paying';
    if (this.#session) Object.assign(this.#session, { scope, language });
    else if (form && !isFrozen) this.#session = new FeedbackSession(form, scope, language);
    if (this.isConnected) this.#session?.delivery.follow(scope.followSignals, this.#onDeliveryChange);
  }

  /** Ends a session of another customer, or an untouched one whose form is gone; otherwise updates its form. */
  #leaveOutdated(scope: MomentScope | undefined, items: readonly Form[]): void {
    const session = this.#session;
    if (!session) return;
    const isSame = isSameCustomer(session.scope, scope);
    const newer = items.find(({ id }) => id === session.form.id);
    if (!isSame || !(newer || session.isTouched || scope?.hold)) {
      this.#space.holdHeight();
      if (!isSame) session.abandon();
      this.#endSession();
    } else if (newer && !session.isTouched) session.response.form = newer;
  }

  #endSession(): void {
    this.#session = undefined;
    this.#step.reset();
    this.#announcer.clear();
  }

  readonly #onDeliveryChange = (): void => {
    const session = this.#session;
    if (!session) return;
    this.#complete(session, () => session.updateCompletion());
    this.requestUpdate();
  };

  /** Runs an action that may complete the form, and dispatches `till-feedback-submitted` if it does. */
  #complete(session: FeedbackSession, action: () => void): void {
    const { isDone } = session;
    action();
    if (isDone || !session.isDone) return;
    this.#announcer.clear();
    keepFocusInside(this);
    this.dispatchEvent(new TillFeedbackSubmittedEvent(session.form, session.response.answers));
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  protected override updated(): void {
    const { scope, isTouched, isDone } = this.#session ?? {};
    this.#idle.setActive(!!scope?.isShared && !!isTouched && !isDone);
    toggleState(this.#internals, 'empty', !this.#session);
    toggleState(this.#internals, 'done', isDone ?? false);
  }

  #moveBy(session: FeedbackSession, steps: number): void {
    this.#space.holdAfterAction();
    session.recoverIfLow();
    this.#step.reset();
    if (steps > 0 && session.response.isLastStep) this.#submit(session);
    else {
      session.moveBy(steps);
      this.#items.renewControls();
      keepFocusInside(this);
      this.#announcer.announce(`${stepLabel(session)} ${stepHeading(session)}`);
    }
    this.requestUpdate();
  }

  #submit(session: FeedbackSession): void {
    const { form, response } = session;
    if (!this.dispatchEvent(new TillFeedbackSubmitEvent(form, response.answers))) return;
    this.#complete(session, () => session.submit());
  }

  protected override render(): unknown {
    const session = this.#session;
    if (!session) return html`<slot></slot>`;
    const { isDone } = session;
    const { secondsLeft } = this.#idle;
    const { strings, lang } = this.#items.language;
    // The thanks are announced, since their live region is there before them.
    const content = html`<div part=${isDone ? 'thanks' : nothing}>
      <div role="status">${isDone ? thanksHeading(session) : nothing}</div>
      ${
        isDone
          ? thanksDetails(session)
          : step(session, this.#step.view(session), this.#step.error, this.#step.actions(session))
      }
    </div>`;
    const announcement = secondsLeft ? strings.stillThere : this.#announcer.text;
    return this.#items.renderBase([idleNotice(secondsLeft, strings, lang), content], announcement);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-feedback': TillFeedback;
  }
}
