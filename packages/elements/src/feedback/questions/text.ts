import type { TextQuestion } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { setProperties } from '../../shared/set-properties.js';
import { paragraph } from '../../shared/templates.js';
import type { QuestionView } from '../question-view.js';

/** The customer's own words. Card numbers are masked before they are stored anywhere. */
export function text(view: QuestionView<TextQuestion>): TemplateResult {
  const { question, initialText, isShared, errorId, maxLength, roomLeft } = view;
  const describedBy = [errorId, roomLeft && 'room'].filter(Boolean).join(' ');
  return html`
    <textarea
      class="field"
      part="field"
      rows="3"
      dir="auto"
      maxlength=${maxLength}
      aria-labelledby="label"
      aria-describedby=${describedBy || nothing}
      aria-invalid=${ifDefined(errorId && 'true')}
      aria-required=${question.required ? 'true' : nothing}
      autocomplete=${isShared ? 'off' : 'on'}
      ${setProperties({ value: initialText })}
    ></textarea>
    <div id="room">${paragraph(roomLeft, 'note small quiet')}</div>
  `;
}
