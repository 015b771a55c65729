import { html, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';

/** A few words to choose from, side by side and with equal weight. */
export function wordChoices(
  choices: readonly [value: string, label: string][],
  chosen: string | undefined,
): TemplateResult {
  return html`
    <div class="steps words">
      ${choices.map(
        ([value, label]) => html`
          <label class="step">
            <input
              type="radio"
              name="answer"
              value=${value}
              ${setProperties({ checked: value === chosen })}
            />
            <span><b>${freshText(label)}</b></span>
          </label>
        `,
      )}
    </div>
  `;
}
