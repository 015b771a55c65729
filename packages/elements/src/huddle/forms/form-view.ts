import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { idleNotice } from '../../shared/idle-notice.js';
import { button, check, paragraph } from '../../shared/templates.js';
import type { HuddleScope } from '../context.js';
import type { FormSession } from './form-session.js';
import type { FieldType, FormLabels, FormType } from './form-type.js';
import { field } from './field.js';
import { receipt } from './receipt.js';

/** A control that takes text. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The data from which a form is rendered. */
export interface FormView<F extends string> {
  type: FormType<F>;
  labels: FormLabels<F>;
  scope: HuddleScope;
  /** For `Intl`, BCP 47. */
  lang: string;
  /** Undefined on a server, and until what it has drawn is taken over. */
  session: FormSession<F> | undefined;
  /** Until it is wiped; undefined before the countdown begins. */
  secondsLeft: number | undefined;
  onOpen: () => void;
  onClose: () => void;
  onInput: (field: FieldType<F>, text: string) => void;
  onLeave: (field: FieldType<F>, element: TextField) => void;
  onSend: () => void;
}

/** A form: the button that opens it, its fields, or the thanks once it was sent. */
export function formView<F extends string>(view: FormView<F>): TemplateResult {
  const { session, secondsLeft, labels, lang, onOpen } = view;
  const { words } = labels;
  const isDone = session?.isDone;
  // The thanks are announced, since their live region is there before them.
  const thanks = html`<p class="title done" tabindex="-1">${check}<span>${freshText(labels.sent)}</span></p>`;
  const content = isDone
    ? html`${paragraph(words.review, 'small review')} ${receipt(view)}
        <div class="row">${button(labels.another, onOpen, { part: 'open' })}</div>`
    : session?.isOpen
      ? form(view)
      : html`<div class="row">${button(labels.open, onOpen, { part: 'open' })}</div>`;
  return html`<div class="telling" part=${isDone ? 'sent' : nothing}>
    ${idleNotice(secondsLeft, words, lang)}
    <div role="status">
      ${isDone ? thanks : secondsLeft ? paragraph(words.stillThere, 'visually-hidden') : nothing}
    </div>
    ${content}
  </div>`;
}

function form<F extends string>(view: FormView<F>): TemplateResult {
  const { type, labels, scope, session, onSend, onClose } = view;
  const { words, open } = labels;
  const fields = type.fields.filter(({ isAsked }) => isAsked?.(scope) ?? true);
  const notes = [
    ...(session?.masked ?? []).map(kind => words.masked[kind]),
    ...(session?.isDraftRefused ? [words.noDraft] : []),
  ];
  // Only the button sends: a scanner ends what it types with Enter.
  return html`<form
    part="form"
    aria-label=${open}
    novalidate
    autocomplete="off"
    @submit=${(event: Event) => event.preventDefault()}
  >
    ${fields.map(each => field(view, each))}
    <div role="status">${paragraph(notes.join(' '), 'small note', 'note')}</div>
    ${paragraph(words.review, 'small quiet note')}
    <div class="row">
      ${button(words.send, onSend, { look: 'primary', part: 'send' })}
      ${button(words.close, onClose, { look: 'plain', part: 'close' })} ${receipt(view)}
    </div>
  </form>`;
}
