import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/format.js';
import { freshText } from '../../shared/fresh-text.js';
import type { FieldType } from './form-type.js';
import type { FormView, TextField } from './form-view.js';
import { initialValue } from './initial-value.js';

/** A text of one line says how much is left only when it is this little. */
const fewLeft = 20;

/** A field with its label, what to know about it, and what is left of its room. */
export function field<F extends string>(view: FormView<F>, type: FieldType<F>): TemplateResult {
  const { labels, session, scope, lang, onInput, onLeave } = view;
  const { name, maxLength, rows, isOptional } = type;
  const id = `field-${name}`;
  const hint = labels.hints[name];
  const isMissing =
    !!session?.isChecked && !session.isPending && session.missing(scope).some(each => each.name === name);
  const left = Math.max(0, maxLength - (session?.text(name).length ?? 0));
  const room =
    session?.cut === name
      ? labels.words.textCut(formatNumber(lang, maxLength))
      : rows || left < fewLeft
        ? labels.words.charactersLeft(formatNumber(lang, left), left)
        : '';
  const described = [hint && `hint-${name}`, isMissing && `error-${name}`, room && `room-${name}`];
  const common = {
    describedBy: described.filter(Boolean).join(' ') || nothing,
    required: isOptional ? nothing : 'true',
    invalid: isMissing ? 'true' : nothing,
    text: session?.text(name) ?? '',
    onInput: ({ currentTarget }: Event) => onInput(type, (currentTarget as TextField).value),
    onLeave: ({ currentTarget }: Event) => onLeave(type, currentTarget as TextField),
  };
  const isLocked = !!session?.isPending;
  const control = rows
    ? html`<textarea
        id=${id}
        class="field"
        part="field"
        rows=${rows}
        dir="auto"
        autocomplete="off"
        ?readonly=${isLocked}
        aria-describedby=${common.describedBy}
        aria-required=${common.required}
        aria-invalid=${common.invalid}
        @input=${common.onInput}
        @change=${common.onLeave}
        ${initialValue(common.text)}
      ></textarea>`
    : html`<input
        id=${id}
        class="field"
        part="field"
        dir="auto"
        autocomplete="off"
        ?readonly=${isLocked}
        aria-describedby=${common.describedBy}
        aria-required=${common.required}
        aria-invalid=${common.invalid}
        @input=${common.onInput}
        @change=${common.onLeave}
        ${initialValue(common.text)}
      />`;
  return html`<div class="asked">
    <label for=${id}>${freshText(labels.labels[name])}</label>
    ${hint ? html`<p class="small quiet" id=${`hint-${name}`}>${freshText(hint)}</p>` : nothing} ${control}
    <p class="small error" id=${`error-${name}`} part=${isMissing ? 'error' : nothing}>
      ${isMissing ? freshText(labels.words.needed) : nothing}
    </p>
    ${room ? html`<p class="small quiet room" id=${`room-${name}`} part="room">${freshText(room)}</p>` : nothing}
  </div>`;
}
