import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../shared/fresh-text.js';
import { check } from '../shared/templates.js';

/** A button for something that a person does once. */
export interface DoneButton {
  label: string;
  /** The label once it was done. */
  doneLabel: string;
  /** What it is about, for assistive technology, after the label. */
  about: string;
  part: string;
  isDone: boolean;
  onClick: () => void;
}

/** The button keeps focus once it was pressed, and has room for either label, so that nothing beside it moves. */
export function doneButton({ label, doneLabel, about, part, isDone, onClick }: DoneButton): TemplateResult {
  const [shown, other] = isDone ? [doneLabel, label] : [label, doneLabel];
  return html`<button
    type="button"
    class=${isDone ? 'is-done' : ''}
    part=${part}
    aria-disabled=${isDone ? 'true' : nothing}
    @click=${onClick}
  >
    <span class="label" aria-hidden="true" data-other=${other}>
      <span class="done">${isDone ? check : nothing} <span>${freshText(shown)}</span></span>
    </span>
    <span class="visually-hidden">${freshText(`${shown}: ${about}`)}</span>
  </button>`;
}
