import type { LitElement, ReactiveController } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';
import type { Announcer } from './announcer.js';
import { type FeedbackSession, maxTextLength } from './feedback-session.js';
import { questionView, type QuestionView } from './question-view.js';
import { readControls, textField } from './questions/controls.js';
import { validationMessage } from './questions/question.js';
import type { StepActions } from './step.js';

/** How long a low score can be changed before it calls for the recovery, in milliseconds. */
const recoveryDelay = 600;
/** Events of a page that may not come back. */
const leaving = ['pagehide', 'visibilitychange'];

/** The form around a step. */
export interface StepHost {
  /** The session on screen. */
  readonly current: () => FeedbackSession | undefined;
  /** Moves by a number of steps; back if it is negative. */
  readonly moveBy: (session: FeedbackSession, steps: number) => void;
  readonly announcer: Announcer;
}

/** Handles a person's actions at the step in view: reads the controls, validates them, and moves on. */
export class StepController implements ReactiveController {
  readonly #host: LitElement;
  readonly #form: StepHost;
  #error = '';

  constructor(host: LitElement, form: StepHost) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  /** Why a person cannot go on; empty if they can. */
  get error(): string {
    return this.#error;
  }

  hostConnected(): void {
    for (const type of leaving) addEventListener(type, this.#recover);
  }

  hostDisconnected(): void {
    for (const type of leaving) removeEventListener(type, this.#recover);
    this.#recover();
  }

  /** Another step, or none, is in view: it has no error yet. */
  reset(): void {
    this.#error = '';
    cancelScheduled(this);
  }

  view(session: FeedbackSession): QuestionView | undefined {
    return questionView(session, this.#error ? 'error' : undefined);
  }

  actions(session: FeedbackSession): StepActions {
    const { current, moveBy } = this.#form;
    const questionId = session.response.question?.id;
    // Controls of another question, or of a form that was reset, may still be on screen: they are ignored.
    const ifCurrent =
      <A extends unknown[]>(action: (...args: A) => void) =>
      (...args: A): void => {
        if (session === current() && session.response.question?.id === questionId) action(...args);
      };
    return {
      back: ifCurrent(() => {
        session.setText(textField(this.#host.renderRoot)?.value ?? '');
        moveBy(session, -1);
      }),
      next: ifCurrent(() => this.#next(session)),
      requestFollowUp: ifCurrent(isWanted => {
        session.requestFollowUp(isWanted);
        moveBy(session, 1);
      }),
      beforeInput: ifCurrent(event => this.#onBeforeInput(session, event)),
      input: ifCurrent(() => this.#onInput(session)),
      change: ifCurrent(() => this.#takeControls(session)),
      focusOut: ifCurrent(() => this.#onFocusOut(session)),
    };
  }

  /** A score that was low when the form or the page was left is as low as one that nobody changed in time. */
  readonly #recover = (): void => {
    cancelScheduled(this);
    this.#form.current()?.recoverIfLow();
  };

  #next(session: FeedbackSession): void {
    this.#takeControls(session);
    const view = this.view(session);
    this.#error = view ? validationMessage(view) : '';
    if (!this.#error) this.#form.moveBy(session, 1);
  }

  /** Reads the controls, including values that were set without an event. */
  #takeControls(session: FeedbackSession): void {
    session.takeControls(readControls(this.#host.renderRoot));
    scheduleAt(this, Date.now() + recoveryDelay, this.#recover);
    this.#error = '';
    this.#host.requestUpdate();
  }

  #onBeforeInput(session: FeedbackSession, { data, target }: InputEvent): void {
    const { value, selectionStart, selectionEnd } = target as HTMLTextAreaElement;
    const selected = (selectionEnd ?? 0) - (selectionStart ?? 0);
    session.isTextCut = value.length - selected + (data?.length ?? 0) > maxTextLength;
  }

  #onInput(session: FeedbackSession): void {
    const field = textField(this.#host.renderRoot);
    if (!field) return;
    const before = this.view(session)?.roomLeft;
    session.setText(field.value);
    const { roomLeft = '' } = this.view(session) ?? {};
    if (roomLeft && (!before || session.isTextCut)) this.#form.announcer.announce(roomLeft);
    this.#error = '';
    this.#host.requestUpdate();
  }

  /** A text field that has lost focus shows the text as it is kept; while it has focus, it is only read. */
  #onFocusOut(session: FeedbackSession): void {
    const field = textField(this.#host.renderRoot);
    if (!field) return;
    session.setText(field.value);
    if (field.value !== session.text) field.value = session.text;
  }
}
