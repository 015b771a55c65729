import { isServer, type LitElement, nothing, type ReactiveController } from 'lit';
import type { DeliveryStatus } from '../../feedback/delivery-tracker.js';
import { Idle } from '../../shared/idle.js';
import { hasServerRoot } from '../../shared/server-root.js';
import { StatusController } from '../../shared/status-controller.js';
import type { HuddleScope } from '../context.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { DraftStore } from './draft.js';
import { FormSession } from './form-session.js';
import type { FieldType, FormLabels, FormType } from './form-type.js';
import { formView } from './form-view.js';

/** What a form needs to know of its widget. */
export interface FormHost {
  readonly scope: HuddleScope | undefined;
  /** Identifies the document on screen. */
  readonly document: string;
  readonly language: HuddleLanguage<'story' | 'thanks'>;
  /** Call when the same controls get another meaning. */
  renewControls(): void;
}

/**
 * The form of a widget: opened by a person, and kept with its text whatever documents come, until it is sent or the
 * huddle of another team comes.
 */
export class FormController<F extends string> implements ReactiveController {
  readonly #host: LitElement;
  readonly #type: FormType<F>;
  readonly #items: FormHost;
  readonly #idle: Idle;
  #session: FormSession<F> | undefined;
  #document: string | undefined;
  #team: string | undefined;
  #isShared = false;
  /** Whether the next update has to look as what a server has drawn. */
  #isServerDrawn = false;

  constructor(
    host: LitElement & { readonly status: DeliveryStatus | undefined },
    type: FormType<F>,
    items: FormHost,
  ) {
    this.#host = host;
    this.#type = type;
    this.#items = items;
    this.#idle = new Idle(host, () => this.#wipe());
    host.addController(this);
    new StatusController(host);
  }

  /** The delivery status of what was sent last; undefined before that, and if signals are only events. */
  get status(): DeliveryStatus | undefined {
    return this.#session?.delivery.status;
  }

  hostConnected(): void {
    // Its status is followed again by the next update.
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#session?.delivery.unfollow();
  }

  hostUpdated(): void {
    if (this.#isServerDrawn) this.#host.requestUpdate();
    this.#idle.setActive(this.#isShared && !!this.#session?.isTouched);
  }

  /** Called by the host in its `willUpdate`, once its items are updated. */
  update(): void {
    this.#isServerDrawn = !isServer && hasServerRoot(this.#host);
    const { scope } = this.#items;
    if (isServer || this.#isServerDrawn || !scope) return;
    this.#follow(scope);
    const session = this.#session!;
    if (this.#host.isConnected) session.delivery.follow(scope.followSignals, this.#onDeliveryChange);
  }

  /** The form, or the button that opens it; `labels` are its words. */
  render(labels: FormLabels<F>): unknown {
    const { scope, language } = this.#items;
    if (!scope) return nothing;
    return formView({
      type: this.#type,
      labels,
      scope,
      lang: language.lang,
      session: this.#session,
      secondsLeft: this.#idle.secondsLeft,
      onOpen: () => this.#open(),
      onClose: () => this.#close(),
      onInput: (field, text) => this.#change(session => session.setText(field, text)),
      onLeave: (field, element) => this.#mask(field, element),
      onSend: () => this.#send(),
    });
  }

  /** Begins a session, or goes on with it in the huddle that is there now. */
  #follow({ huddle, isShared = false }: HuddleScope): void {
    const { document } = this.#items;
    // A standalone widget has no huddle to which a draft could belong.
    const draft = () => new DraftStore(this.#type.name, huddle ? document : undefined, isShared);
    const isSame = document === this.#document && isShared === this.#isShared;
    const isSameTeam = huddle?.team?.id === this.#team;
    if (!this.#session || !isSameTeam) {
      this.#session?.delivery.unfollow();
      this.#session = new FormSession(this.#type, draft());
    } else if (!isSame) this.#session.moveTo(draft());
    this.#document = document;
    this.#team = huddle?.team?.id;
    this.#isShared = isShared;
  }

  #change(action: (session: FormSession<F>) => void): void {
    if (this.#session) action(this.#session);
    this.#host.requestUpdate();
  }

  #open(): void {
    if (this.#session?.isDone) this.#wipe();
    this.#change(session => (session.isOpen = true));
    this.#focus('.field');
  }

  /** Keeps the text, except where several people use the device. */
  #close(): void {
    this.#change(session => (session.isOpen = session.isChecked = false));
    if (this.#isShared) this.#wipe();
    this.#focus('[part~=open]');
  }

  /** Begins anew, without the text. What was sent stays with the outbox. */
  #wipe(): void {
    this.#session?.delivery.unfollow();
    this.#session = undefined;
    this.update();
  }

  /** Shows what will be sent. */
  #mask(field: FieldType<F>, element: HTMLInputElement | HTMLTextAreaElement): void {
    this.#change(session => {
      const masked = session.maskText(field);
      if (element.value !== masked) element.value = masked;
    });
  }

  #send(): void {
    const { scope } = this.#items;
    const session = this.#session;
    if (!scope || !session || session.isPending) return;
    session.isChecked = true;
    session.send(scope);
    const [missing] = session.missing(scope);
    if (missing) this.#focus(`#field-${missing.name}`);
    else this.#onDeliveryChange();
    this.#host.requestUpdate();
    this.update();
  }

  readonly #onDeliveryChange = (): void => {
    const session = this.#session;
    if (!session) return;
    const root = this.#host.shadowRoot;
    const isInside = !!root?.activeElement?.closest('form');
    session.updateCompletion();
    if (session.isDone && isInside) {
      this.#items.renewControls();
      this.#focus('[tabindex="-1"]');
    }
    this.#host.requestUpdate();
  };

  /** Moves focus after what a person did here. */
  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}
