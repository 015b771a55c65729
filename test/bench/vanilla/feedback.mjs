import { PlainWidget, sheetOf, template } from './shared.mjs';
import { formatNumber } from './words.mjs';

const sheet = sheetOf('till-feedback');
const step = '<label class="step"><input type="radio" name="answer" value="" /><span><b></b></span></label>';
const content = template(`
  <div part="base">
    <div>
    <div role="status"></div>
    <p class="small" part="title"><span></span> <span class="quiet"></span></p>
    <p class="note small"></p>
    <form><fieldset role="radiogroup" aria-labelledby="label">
      <legend class="title" id="label" part="question"><span tabindex="-1"></span><small class="quiet"></small></legend>
      <div part="scale" class="steps csat">${step.repeat(5)}</div>
      <p class="ends small" aria-hidden="true"><span></span><span></span></p>
    </fieldset></form>
    <p class="error small" id="error" part="error" role="alert"></p>
    <div class="row">
      <button type="button" class="primary next" part="next"><span></span></button>
    </div>
    </div>
    <p class="visually-hidden" role="status"></p>
  </div>`);

/** One satisfaction question, written by hand, with a draft that survives a reload. */
class PlainFeedback extends PlainWidget {
  constructor() {
    super(sheet);
    this.shadowRoot.addEventListener('change', this);
    this.shadowRoot.addEventListener('click', this);
  }

  draw() {
    const { moment } = this.provider;
    const form = moment?.feedback[0];
    if (!form) return this.shadowRoot.replaceChildren(document.createElement('slot'));
    const [question] = form.questions;
    this.key = `plain/${moment.id}/${form.id}`;
    this.answer = Number(sessionStorage.getItem(this.key));
    const copy = this.show(content, form);
    const { lang, words } = this.language;
    const [, title, intro, field, , row] = copy.firstChild.firstChild.children;
    const [legend, scale, ends] = field.firstChild.children;
    title.firstChild.textContent = form.title;
    if (form.intro) intro.textContent = form.intro;
    else intro.remove();
    legend.firstChild.textContent = `${question.label} `;
    if (question.required) legend.lastChild.remove();
    else legend.lastChild.textContent = words.optional;
    this.#steps(scale.children, words.csat);
    ends.firstChild.textContent = `${formatNumber(lang, 1)} ${words.csat[0]}`;
    ends.lastChild.textContent = `${formatNumber(lang, 5)} ${words.csat[1]}`;
    row.firstChild.firstChild.textContent = words.send;
    return this.shadowRoot.replaceChildren(copy);
  }

  #steps(steps, [low, high]) {
    for (let i = 0; i < 5; i++) {
      const [input, label] = steps[i].children;
      input.value = i + 1;
      input.checked = this.answer === i + 1;
      label.firstChild.textContent = formatNumber(this.language.lang, i + 1);
      if (i % 4) continue;
      const end = document.createElement('span');
      end.className = 'visually-hidden';
      end.textContent = ` ${i ? high : low}`;
      label.append(end);
    }
  }

  handleEvent({ type, target }) {
    const { id, questions, thanks } = this.item;
    if (type === 'change') {
      const steps = [...this.shadowRoot.querySelectorAll('input')];
      this.answer = steps.indexOf(target) + 1;
      sessionStorage.setItem(this.key, this.answer);
      return this.signal('answered', { form: id, question: questions[0].id, answer: this.answer });
    }
    if (!target.closest('button')) return;
    if (questions[0].required && !this.answer) {
      this.shadowRoot.querySelector('#error').textContent = this.language.words.needed;
      return;
    }
    this.signal('submitted', { form: id });
    this.shadowRoot.firstChild.replaceChildren(thanks?.title ?? '');
  }
}
customElements.define('plain-feedback', PlainFeedback);
