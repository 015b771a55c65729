import '@tillside/elements/all';
import type { FormInput, MomentInput, Question } from '@tillside/contract';
import type { TillFeedback, TillMoment } from '@tillside/elements';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  dataOf,
  eventsOf,
  expect,
  mount,
  nameOf,
  namesOf,
  painted,
  part,
  parts,
  said,
  settled,
  signalsOf,
  stopClock,
  text,
  writesDuring,
} from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';
import { chord, keysOf, press as pressKey, type } from '../helpers/keyboard.js';
import { translate } from '../helpers/translate.js';
import { takeConsole } from '../helpers/quiet.js';

let count = 0;
const encounter = (more: Partial<MomentInput> = {}): MomentInput =>
  moment({ id: `feedback-${++count}`, ...more });

async function ask(more: Partial<FormInput> = {}, rest: Partial<MomentInput> = {}) {
  const document = encounter({ feedback: [form(more)], ...rest });
  return { document, ...(await show(document)) };
}
async function show(document: MomentInput, attributes: { shared?: boolean; surface?: string } = {}) {
  const { shared = false, surface = 'customer' } = attributes;
  const provider = await mount<TillMoment>(
    html`<till-moment ?shared=${shared} surface=${surface} .value=${document}
      ><till-feedback></till-feedback
    ></till-moment>`,
  );
  return { provider, element: provider.querySelector('till-feedback')!, signals: signalsOf(provider) };
}
const question = (more: object) => ({ id: 'q', label: 'How was it?', ...more }) as Question;
const askOne = (more: object, rest: Partial<FormInput> = {}) => ask({ questions: [question(more)], ...rest });

const press = async (element: Element, name: string | RegExp, role = 'button') => {
  byRole(element, role, name).click();
  await settled(element);
};
const choose = (element: Element, name: string | RegExp) => press(element, name, 'radio');
const write = async (element: Element, words: string) => {
  const field = part(element, 'field') as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await settled(element);
};
const asked = (element: Element) =>
  part(element, 'question')
    .innerText.replace(/\s*Optional$/, '')
    .trim();
const radios = (element: Element) => allByRole(element, 'radio').map(nameOf);
/** Everything in the page's storage. */
const stored = () =>
  [sessionStorage, localStorage].flatMap(storage => Object.values<string>({ ...storage })).join('\n');
const answersOf = (signals: Parameters<typeof dataOf>[0]) => dataOf(signals, 'feedback.answered');

describe('a form asks one question at a time', () => {
  it('shows the title, the step, the question with its answers, and Next', async () => {
    const { element } = await ask();
    expect(part(element, 'title').innerText).to.equal('Your visit 1 of 2');
    expect(asked(element)).to.equal('How was it?');
    expect(allByRole(element, 'button').map(nameOf)).to.deep.equal(['Next']);
    expect(nameOf(byRole(element, 'radiogroup'))).to.match(/^How was it\?/);
  });

  it('goes on and back, and the answer is still there', async () => {
    const { element } = await ask();
    await choose(element, /^4/);
    await press(element, 'Next');
    expect(asked(element)).to.equal('Anything else?');
    expect(part(element, 'title').innerText).to.equal('Your visit 2 of 2');
    expect(allByRole(element, 'button').map(nameOf)).to.deep.equal(['Back', 'Send']);
    await press(element, 'Back');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
    expect(allByRole(element, 'radio').filter(radio => (radio as HTMLInputElement).checked)).to.have.length(
      1,
    );
  });

  it('announces the next question to screen readers, and takes no focus', async () => {
    const { element } = await ask();
    const field = await mount<HTMLInputElement>(html`<input aria-label="Scan" />`);
    expect(said(element)).to.equal('');
    field.focus();
    await press(element, 'Next');
    expect(said(element)).to.equal('2 of 2 Anything else?');
    expect(document.activeElement).to.equal(field);
  });

  it('says at a required question that it has to be answered', async () => {
    const { element, signals } = await askOne({ type: 'csat', required: true });
    expect(text(element)).not.to.contain('Optional');
    await press(element, 'Send');
    expect(part(element, 'error').innerText).to.equal('Please answer this one before you go on.');
    expect(part(element, 'error')).to.have.attribute('role', 'alert');
    expect(namesOf(signals)).to.deep.equal([]);
    await choose(element, /^3/);
    expect(part(element, 'error').innerText).to.equal('');
    await press(element, 'Send');
    expect(element.matches(':state(done)')).to.equal(true);
  });

  it('shows the intro at the first question only', async () => {
    const { element } = await ask({ intro: 'Two short ones.' });
    expect(text(element)).to.contain('Two short ones.');
    await press(element, 'Next');
    expect(text(element)).not.to.contain('Two short ones.');
  });

  it('shows the fallback content where there is nothing to ask', async () => {
    const element = await mount<TillFeedback>(html`<till-feedback><p>Write to us</p></till-feedback>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
  });
});

describe('a scale', () => {
  it('has five steps for CSAT, eleven for NPS and seven for CES, with the standard wording at its ends', async () => {
    const csat = radios((await askOne({ type: 'csat' })).element);
    expect(csat.map(name => name.split(' ')[0])).to.deep.equal(['1', '2', '3', '4', '5']);
    expect([csat[0], csat[4]]).to.deep.equal(['1 Very dissatisfied', '5 Very satisfied']);
    const nps = radios((await askOne({ type: 'nps' })).element);
    expect(nps).to.have.length(11);
    expect([nps[0], nps[10]]).to.deep.equal(['0 Not at all likely', '10 Extremely likely']);
    const ces = radios((await askOne({ type: 'ces' })).element);
    expect(ces).to.have.length(7);
    expect([ces[0], ces[6]]).to.deep.equal(['1 Strongly disagree', '7 Strongly agree']);
  });

  it('has no default', async () => {
    for (const type of ['csat', 'nps', 'ces', 'kept']) {
      const { element } = await ask(
        { questions: [question({ type, promise: 'mend' })] },
        { promises: [promise()] },
      );
      const checked = allByRole(element, 'radio').filter(radio => (radio as HTMLInputElement).checked);
      expect(checked, type).to.have.length(0);
    }
  });

  it('runs in the reading direction, which is recorded with the answer', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const { provider, element, signals } = await askOne({ type: 'csat' });
      provider.dir = dir;
      await settled(element);
      await painted();
      const lefts = allByRole(element, 'radio').map(radio => radio.getBoundingClientRect().left);
      const sorted = [...lefts].sort((a, b) => (dir === 'ltr' ? a - b : b - a));
      expect(lefts).to.deep.equal(sorted);
      await choose(element, /^2/);
      expect(answersOf(signals)[0]).to.include({ answer: 2, direction: dir });
    }
  });

  it('is answered with the arrow keys, as radio buttons are', async () => {
    const { element, signals } = await askOne({ type: 'csat' });
    await type(...pressKey('Tab'));
    await type(...pressKey('Space'));
    await type(...pressKey('ArrowRight'));
    await settled(element);
    expect(answersOf(signals).map(({ answer }) => answer)).to.deep.equal([1, 2]);
    await type(...pressKey('Tab'));
    await type(...pressKey('Enter'));
    await settled(element);
    expect(element.matches(':state(done)')).to.equal(true);
  });
});

describe('the other questions', () => {
  it('whether a promise was kept is answered by yes, partly or no', async () => {
    const kept = question({ type: 'kept', promise: 'mend' });
    const { element, signals } = await ask({ questions: [kept] }, { promises: [promise()] });
    expect(radios(element)).to.deep.equal(['Yes', 'Partly', 'No']);
    await choose(element, 'Partly');
    expect(answersOf(signals)[0]).to.include({ answer: 'partly', type: 'kept', question: 'q' });
  });

  const options = ['Price', 'Quality', 'Advice'].map(label => ({ id: label.toLowerCase(), label }));

  it('one option of a choice replaces another', async () => {
    const { element, signals } = await askOne({ type: 'choice', options });
    expect(radios(element)).to.deep.equal(['Price', 'Quality', 'Advice']);
    await choose(element, 'Quality');
    await choose(element, 'Price');
    expect(answersOf(signals).map(({ answer, revision }) => [answer, revision])).to.deep.equal([
      ['quality', 1],
      ['price', 2],
    ]);
  });

  it('several options of a multiple choice can be chosen, and taken back', async () => {
    const { element, signals } = await askOne({ type: 'choice', options, multiple: true });
    expect(text(element)).to.contain('Choose all that fit');
    await press(element, 'Advice', 'checkbox');
    await press(element, 'Price', 'checkbox');
    await press(element, 'Advice', 'checkbox');
    const answers = answersOf(signals).map(({ answer }) => answer);
    expect(answers.at(1)).to.have.members(['advice', 'price']);
    expect(answers.at(-1)).to.deep.equal(['price']);
  });

  it('shuffled options stay in the order first shown, which is recorded with the answer', async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, label: `Option ${i}` }));
    const { document, element, signals } = await askOne({ type: 'choice', options: many, shuffle: true });
    const order = radios(element);
    expect(order).to.have.members(many.map(({ label }) => label));
    expect(order).not.to.deep.equal(many.map(({ label }) => label));
    await choose(element, 'Option 3');
    expect(radios(element)).to.deep.equal(order);
    expect(answersOf(signals)[0]!.order).to.deep.equal(order.map(label => label.replace('Option ', 'o')));
    expect(radios((await show(document)).element)).to.deep.equal(order);
  });

  it('a text becomes an answer when the person leaves the field or goes on', async () => {
    const { element, signals } = await askOne({ type: 'text' });
    const field = byRole(element, 'textbox');
    expect(nameOf(field)).to.match(/^How was it\?/);
    field.focus();
    await type(...keysOf('Slow today'));
    expect(namesOf(signals)).to.deep.equal([]);
    await press(element, 'Send');
    expect(answersOf(signals)[0]).to.include({ answer: 'Slow today' });
  });

  it('a card number is masked before anything stores it', async () => {
    const { element, signals, provider } = await askOne({ type: 'text' });
    await write(element, 'charged 4111 1111 1111 1111 twice');
    await press(element, 'Send');
    expect(answersOf(signals)[0]!.answer).to.equal('charged ••••••••••••1111 twice');
    expect(stored()).to.contain('1111').and.not.to.contain('4111');
    expect(provider.isConnected).to.equal(true);
  });

  it('a text has 2,000 characters at most', async () => {
    const { element } = await askOne({ type: 'text' });
    expect(part(element, 'field')).to.have.attribute('maxlength', '2000');
  });

  it('a consent is asked for with yes and no in equal weight, neither chosen beforehand, and can be withdrawn', async () => {
    const consent = { type: 'consent', purpose: 'news', text: 'May we write to you?', incentive: '5% off' };
    const { element, signals } = await askOne(consent);
    expect(text(element)).to.contain('May we write to you? 5% off');
    const [yes, no] = allByRole(element, 'radio').map(radio =>
      radio.closest('label')!.getBoundingClientRect(),
    );
    expect(yes!.height).to.equal(no!.height);
    expect(yes!.width).to.be.closeTo(no!.width, 1);
    await choose(element, 'Yes');
    await choose(element, 'No');
    expect(answersOf(signals).map(({ answer }) => answer)).to.deep.equal([true, false]);
  });

  describe('a contact', () => {
    const contact = {
      type: 'contact',
      channel: 'email',
      text: 'You may write to me about this.',
    };

    it('is optional, whatever the form says', async () => {
      const { element } = await askOne({ ...contact, required: true });
      expect(takeConsole().join()).to.contain('expected an optional contact');
      await press(element, 'Send');
      expect(element.matches(':state(done)')).to.equal(true);
    });

    it('needs its consent box ticked, which is never ticked beforehand', async () => {
      const { element, signals } = await askOne(contact);
      const box = byRole(element, 'checkbox', 'You may write to me about this.') as HTMLInputElement;
      expect(box.checked).to.equal(false);
      await write(element, 'anna@example.org');
      await press(element, 'Send');
      expect(part(element, 'error').innerText).to.equal('Please tick the box, or leave the address out.');
      expect(namesOf(signals)).to.deep.equal([]);
      box.click();
      await settled(element);
      await press(element, 'Send');
      const answer = answersOf(signals)[0]!.answer as Record<string, string>;
      expect(answer).to.include({
        channel: 'email',
        value: 'anna@example.org',
        consent: 'You may write to me about this.',
      });
      expect(Date.parse(answer.time!)).to.be.closeTo(Date.now(), 5000);
    });

    it('says what an address or number looks like if it is wrong', async () => {
      const { element } = await askOne(contact);
      await write(element, 'anna');
      await press(element, 'Send');
      expect(part(element, 'error').innerText).to.contain('name@example.com');
      const phone = await askOne({ ...contact, channel: 'phone' });
      await write(phone.element, 'call me');
      await press(phone.element, 'Send');
      expect(part(phone.element, 'error').innerText).to.contain('digits');
    });

    it('is one answer, with the time of its consent, however long the person stays at it', async () => {
      const clock = stopClock();
      const { element, signals } = await askOne(contact);
      await write(element, 'anna@example.org');
      await press(element, /You may/, 'checkbox');
      clock.tick(5000);
      await press(element, 'Send');
      expect(answersOf(signals)).to.have.length(1);
    });

    it('is taken back when its consent box is unticked', async () => {
      const { element, signals } = await askOne(contact);
      await write(element, 'anna@example.org');
      await press(element, /You may/, 'checkbox');
      await press(element, /You may/, 'checkbox');
      expect(answersOf(signals).at(-1)!.answer).to.equal(null);
    });
  });
});

describe('branching', () => {
  const questions = [
    { id: 'score', type: 'csat', label: 'How was it?' },
    { id: 'why', type: 'text', label: 'What went wrong?', when: { question: 'score', in: [1, 2] } },
    { id: 'end', type: 'text', label: 'Anything else?' },
  ] satisfies FormInput['questions'];

  it('a conditional question is asked only after the answers that it names', async () => {
    const { element } = await ask({ questions });
    await choose(element, /^5/);
    expect(part(element, 'title').innerText).to.equal('Your visit 1 of 2');
    await press(element, 'Next');
    expect(asked(element)).to.equal('Anything else?');
    await press(element, 'Back');
    await choose(element, /^1/);
    await press(element, 'Next');
    expect(asked(element)).to.equal('What went wrong?');
    expect(part(element, 'title').innerText).to.equal('Your visit 2 of 3');
  });
});

describe('answers follow what is asked', () => {
  const why = { id: 'why', type: 'text', label: 'Why?', when: { question: 'score', in: [1, 2] } };
  const questions = [{ id: 'score', type: 'csat', label: 'How was it?' }, why] as FormInput['questions'];

  it('an answer to a question that is no longer asked is taken back, and not among those that are sent', async () => {
    const { element, signals } = await ask({ questions });
    const events = eventsOf(element, 'till-feedback-submit', 'till-feedback-submitted');
    await choose(element, /^1/);
    await press(element, 'Next');
    await write(element, 'rude');
    part(element, 'field').dispatchEvent(new Event('change', { bubbles: true }));
    await press(element, 'Back');
    await choose(element, /^5/);
    await press(element, 'Send');
    expect(
      answersOf(signals).map(({ question, answer, revision, type }) => [question, answer, revision, type]),
    ).to.deep.equal([
      ['score', 1, 1, 'csat'],
      ['why', 'rude', 1, 'text'],
      ['score', 5, 2, 'csat'],
      ['why', null, 2, 'text'],
    ]);
    expect(namesOf(signals).at(-1)).to.equal('feedback.submitted');
    for (const { answers } of events)
      expect(answers.map(({ question, answer }) => [question, answer])).to.deep.equal([['score', 5]]);
    expect(events).to.have.length(2);
  });

  it('an answer is taken back after a reload, too', async () => {
    const { document, element } = await ask({ questions });
    await choose(element, /^1/);
    await press(element, 'Next');
    await write(element, 'rude');
    part(element, 'field').dispatchEvent(new Event('change', { bubbles: true }));
    const later = await show(document);
    await press(later.element, 'Back');
    await choose(later.element, /^5/);
    expect(answersOf(later.signals).map(({ question, answer }) => [question, answer])).to.deep.equal([
      ['score', 5],
      ['why', null],
    ]);
  });
});

describe('controls and answers agree', () => {
  const email = { type: 'contact', channel: 'email', text: 'You may write.' };
  const fieldOf = (element: Element) => part(element, 'field') as HTMLInputElement;

  it('an e-mail address typed with a leading space stays in the order in which it is typed', async () => {
    const { element } = await askOne(email);
    fieldOf(element).focus();
    await type(...keysOf(' jane@example.com'));
    await settled(element);
    expect(fieldOf(element).value.trim()).to.equal('jane@example.com');
  });

  it('a text field is not written to while it has focus, and shows the kept text once it has lost it', async () => {
    const { provider, element, document } = await askOne({ type: 'text' });
    const field = fieldOf(element);
    field.focus();
    await type(...keysOf('paid by 4111111111111111'));
    provider.value = { ...document, basket: { items: [{ id: 'scanned' }] } };
    provider.lang = 'de';
    await settled(element);
    expect(field.value).to.equal('paid by 4111111111111111');
    expect(stored()).not.to.contain('411111');
    field.blur();
    expect(field.value).to.equal('paid by ••••••••••••1111');
  });

  it('autofill that fires only `change` is an answer', async () => {
    const { element, signals } = await askOne({ type: 'text' });
    fieldOf(element).value = 'Filled in';
    fieldOf(element).dispatchEvent(new Event('change', { bubbles: true }));
    expect(answersOf(signals).map(({ answer }) => answer)).to.deep.equal(['Filled in']);
  });

  it('a value that was set without any event is read by Next and by Send', async () => {
    const { element, signals } = await ask({
      questions: [question({ type: 'text' }), question({ ...email, id: 'reach' })],
    });
    fieldOf(element).value = 'No event';
    await press(element, 'Next');
    fieldOf(element).value = 'anna@example.org';
    await press(element, 'You may write.', 'checkbox');
    fieldOf(element).value = 'anna@example.com';
    await press(element, 'Send');
    expect(element.matches(':state(done)')).to.equal(true);
    expect(answersOf(signals)[0]!.answer).to.equal('No event');
    expect(answersOf(signals).at(-1)).to.have.nested.property('answer.value', 'anna@example.com');
  });

  it('an invalid address that was set without any event is not sent', async () => {
    const { element } = await askOne(email);
    fieldOf(element).value = 'anna';
    await press(element, 'Send');
    expect(part(element, 'error').innerText).to.contain('name@example.com');
  });

  it('a value that was set without any event is still there after Back', async () => {
    const { element } = await ask();
    await press(element, 'Next');
    fieldOf(element).value = 'No event';
    await press(element, 'Back');
    await press(element, 'Next');
    expect(fieldOf(element).value).to.equal('No event');
  });

  it('boxes and answers agree after several clicks in one task, and after `reset()`', async () => {
    const options = ['a', 'b', 'c'].map(id => ({ id, label: id }));
    const { element, signals } = await askOne({ type: 'choice', multiple: true, options });
    const boxes = () => allByRole(element, 'checkbox') as HTMLInputElement[];
    const clickTwo = () =>
      boxes()
        .slice(0, 2)
        .forEach(box => box.click());
    const shown = () =>
      boxes()
        .filter(({ checked }) => checked)
        .map(nameOf);
    clickTwo();
    await settled(element);
    expect(shown()).to.deep.equal(['a', 'b']);
    expect(answersOf(signals).at(-1)!.answer).to.deep.equal(['a', 'b']);
    element.reset();
    clickTwo();
    await settled(element);
    expect(shown()).to.deep.equal([]);
    expect(answersOf(signals)).to.have.length(2);
    clickTwo();
    await settled(element);
    expect(shown()).to.deep.equal(['a', 'b']);
    expect(answersOf(signals).at(-1)!.answer).to.deep.equal(['a', 'b']);
    element.reset();
    await settled(element);
    expect(shown()).to.deep.equal([]);
  });

  it('two clicks on Next in one task move by one question', async () => {
    const { element } = await ask({
      questions: ['a', 'b', 'c'].map(id => question({ id, type: 'text', label: id })),
    });
    const next = part(element, 'next');
    next.click();
    next.click();
    await settled(element);
    expect(asked(element)).to.equal('b');
  });

  it('on a translated page the next question and its answers are both in view, and so are the thanks', async () => {
    const choices = (id: string, ...labels: string[]) => ({
      ...question({ id, type: 'choice', label: `Which ${id}?` }),
      options: labels.map(label => ({ id: label, label })),
    });
    const { element } = await ask({
      questions: [choices('tea', 'Green', 'Black'), choices('cup', 'Blue', 'White')],
    });
    translate(element);
    await press(element, /Next/);
    expect(text(element)).to.contain('Which cup?').and.to.contain('2 of 2');
    expect(text(element)).not.to.match(/Which tea|Green|Black|1 of 2|Next/);
    expect(radios(element)).to.deep.equal(['Blue', 'White']);
    translate(element);
    await press(element, /Send/);
    expect(text(element)).to.equal('Thank you for telling us');
  });

  it('on a translated page an error and a score belong to the question in view', async () => {
    const { element } = await ask({
      questions: [
        question({ type: 'csat', required: true }),
        question({ id: 'n', type: 'nps', label: 'Recommend?' }),
      ],
    });
    await press(element, 'Next');
    translate(element);
    await choose(element, /5/);
    expect(part(element, 'error').innerText).to.equal('');
    await press(element, /Next/);
    expect(text(element)).to.match(/0 Not at all likely 10 Extremely likely/);
    expect(text(element)).not.to.contain('dissatisfied');
  });
});

describe('a text that is near its limit', () => {
  const left = (element: Element) =>
    text(element).match(/Characters left: [\d,]+|Only the first [^.]+\. [^.]+\./)?.[0];
  /** Inserts text as a paste does, through the browser's editing. */
  const insert = async (element: Element, words: string) => {
    part(element, 'field').focus();
    document.execCommand('insertText', false, words);
    await settled(element);
  };

  /** Copies and pastes with real keys. */
  const paste = async (element: Element, words: string) => {
    const source = await mount<HTMLTextAreaElement>(html`<textarea .value=${words}></textarea>`);
    source.select();
    await type(...chord('Control', 'c'));
    part(element, 'field').focus();
    await type(...chord('Control', 'v'));
    await settled(element);
  };

  it('announces once how many characters are left', async () => {
    const { element } = await askOne({ type: 'text' });
    await insert(element, 'x'.repeat(1799));
    expect(left(element)).to.equal(undefined);
    await insert(element, 'x');
    expect(left(element)).to.equal('Characters left: 200');
    expect(said(element)).to.equal('Characters left: 200');
    const description = part(element, 'field').getAttribute('aria-describedby')!;
    expect(element.shadowRoot!.getElementById(description)!.textContent.trim()).to.equal(
      'Characters left: 200',
    );
    await insert(element, 'x');
    expect(left(element)).to.equal('Characters left: 199');
  });

  it('says that the text was cut off, until there is room again', async () => {
    const { element, signals } = await askOne({ type: 'text' });
    await paste(element, 'y'.repeat(2500));
    expect((part(element, 'field') as HTMLTextAreaElement).value).to.have.length(2000);
    expect(left(element)).to.equal('Only the first 2,000 characters fit. The rest was cut off.');
    expect(said(element)).to.equal('Only the first 2,000 characters fit. The rest was cut off.');
    await type(...pressKey('Backspace'));
    await settled(element);
    expect(left(element)).to.equal('Characters left: 1');
    await press(element, 'Send');
    expect(answersOf(signals)[0]!.answer).to.equal('y'.repeat(1999));
  });

  it('is cut off, and says so, if a script sets more', async () => {
    const { element, signals } = await askOne({ type: 'text' });
    await write(element, `${'z'.repeat(1999)}😀 and more`);
    expect(left(element)).to.contain('cut off');
    await press(element, 'Send');
    expect(answersOf(signals)[0]!.answer).to.equal('z'.repeat(1999));
  });
});

describe('line breaks', () => {
  it('of the intro, the consent texts and the thanks are shown', async () => {
    const lines = 'One\nTwo\nThree';
    const heightOf = (element: Element, words: string) =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('p, span')]
        .find(({ textContent, children }) => textContent === words && !children.length)!
        .getBoundingClientRect().height;
    for (const type of ['consent', 'contact']) {
      const { element } = await askOne(
        { type, purpose: 'news', channel: 'email', text: lines },
        { intro: 'Alpha\nBeta', thanks: { title: 'Thanks', detail: 'Gamma\nDelta' } },
      );
      expect(heightOf(element, lines), type).to.be.greaterThan(2 * heightOf(element, 'Your visit'));
      expect(heightOf(element, 'Alpha\nBeta')).to.be.greaterThan(1.5 * heightOf(element, 'Your visit'));
      await press(element, 'Send');
      expect(heightOf(element, 'Gamma\nDelta')).to.be.greaterThan(1.5 * heightOf(element, 'Thanks'));
    }
  });
});

describe('each answer is a signal as it is given', () => {
  it('the form is started once, each change is the next revision, and submitted comes last', async () => {
    const { document, element, signals } = await ask({ about: { order: '17' } });
    await choose(element, /^2/);
    await choose(element, /^4/);
    await press(element, 'Next');
    await press(element, 'Send');
    expect(namesOf(signals)).to.deep.equal([
      'feedback.started',
      'feedback.answered',
      'feedback.answered',
      'feedback.submitted',
    ]);
    const [first, second] = answersOf(signals);
    expect([first!.revision, second!.revision]).to.deep.equal([1, 2]);
    expect(second).to.include({
      moment: document.id,
      form: 'visit',
      question: 'score',
      answer: 4,
      type: 'csat',
    });
    expect(second!.scale).to.deep.equal([1, 5]);
    expect(second!.about).to.deep.equal({ order: '17' });
    expect(new Set(signals.map(({ data }) => (data as { response: string }).response)).size).to.equal(1);
  });

  it('the same answer again makes no signal', async () => {
    const { element, signals } = await ask();
    await choose(element, /^2/);
    await choose(element, /^2/);
    expect(answersOf(signals)).to.have.length(1);
  });

  it('an answer records how long the question was in view', async () => {
    const clock = stopClock();
    const { element, signals } = await ask();
    clock.tick(4200);
    await choose(element, /^2/);
    expect(answersOf(signals)[0]!.ms).to.equal(4200);
  });
});

describe('sending', () => {
  it('shows and announces the thanks in the form’s own words', async () => {
    const thanks = {
      title: 'Thank you, Anna',
      detail: 'We read it on Monday.',
      link: { href: '/x', label: 'Home' },
    };
    const { element } = await askOne({ type: 'csat' }, { thanks });
    const events = eventsOf(element, 'till-feedback-submit', 'till-feedback-submitted');
    await choose(element, /^4/);
    await press(element, 'Send');
    expect(text(element)).to.equal('Thank you, Anna We read it on Monday. Home');
    expect(said(element)).to.equal('Thank you, Anna');
    expect(parts(element, 'thanks')).to.have.length(1);
    expect(events.map(({ type }) => type)).to.deep.equal(['till-feedback-submit', 'till-feedback-submitted']);
    expect(events[0]).to.have.nested.property('answers[0].answer', 4);
  });

  it('a host can prevent it, and nothing is lost', async () => {
    const { provider, element, signals } = await askOne({ type: 'csat' });
    provider.addEventListener('till-feedback-submit', event => event.preventDefault());
    await choose(element, /^4/);
    await press(element, 'Send');
    expect(namesOf(signals)).not.to.contain('feedback.submitted');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
  });

  it('`reset()` starts over with an empty form and another response', async () => {
    const { document, element, signals } = await askOne({ type: 'csat' });
    await choose(element, /^4/);
    await press(element, 'Send');
    element.reset();
    await settled(element);
    expect(element.matches(':state(done)')).to.equal(false);
    await choose(element, /^1/);
    const responses = answersOf(signals).map(({ response }) => response);
    expect(new Set(responses).size).to.equal(2);
    expect(answersOf(signals).at(-1)!.revision).to.equal(1);
    expect(document.id).to.be.a('string');
  });
});

describe('follow-up and recovery', () => {
  const followUp = { below: 2, label: 'Shall someone come over?', within: 'PT2M' };

  it('a low score is followed by the offer of a person, with how soon they come', async () => {
    const { element, signals } = await askOne({ type: 'csat' }, { followUp });
    await choose(element, /^2/);
    await press(element, 'Next');
    expect(asked(element)).to.equal('Shall someone come over?');
    expect(text(element)).to.contain('Usually within 2 minutes');
    const [yes, no] = parts(element, 'help').map(each => each.getBoundingClientRect());
    expect(yes!.width).to.be.closeTo(no!.width, 1);
    await press(element, 'Yes, please');
    expect(dataOf(signals, 'feedback.followup')[0]).to.include({ within: 'PT2M' });
    expect(text(element)).to.contain('Usually within 2 minutes');
    expect(element.matches(':state(done)')).to.equal(true);
  });

  it('without a threshold each scale offers a person at its own low scores', async () => {
    const own = { label: followUp.label, within: followUp.within };
    for (const [type, low, middling] of [
      ['csat', /^2/, /^3/],
      ['nps', /^6/, /^7/],
      ['ces', /^3/, /^4/],
    ] as const) {
      const { element } = await askOne({ type }, { followUp: own });
      await choose(element, middling);
      expect(byRole(element, 'button', 'Send'), type).to.exist;
      await choose(element, low);
      await press(element, 'Next');
      expect(asked(element), type).to.equal(followUp.label);
    }
  });

  it('declining the offer sends no follow-up, and a good score brings no offer', async () => {
    const low = await askOne({ type: 'csat' }, { followUp });
    await choose(low.element, /^1/);
    await press(low.element, 'Next');
    await press(low.element, 'No, just note it');
    expect(dataOf(low.signals, 'feedback.followup')).to.have.length(0);
    expect(namesOf(low.signals)).to.contain('feedback.submitted');
    const high = await askOne({ type: 'csat' }, { followUp });
    await choose(high.element, /^3/);
    expect(byRole(high.element, 'button', 'Send')).to.exist;
  });

  it('the contact that was given is part of the follow-up', async () => {
    const contact = question({ id: 'c', type: 'contact', channel: 'email', text: 'You may write.' });
    const { element, signals } = await ask({ questions: [question({ type: 'csat' }), contact], followUp });
    await choose(element, /^1/);
    await press(element, 'Next');
    await write(element, 'anna@example.org');
    await press(element, 'You may write.', 'checkbox');
    await press(element, 'Next');
    await press(element, 'Yes, please');
    expect(dataOf(signals, 'feedback.followup')[0]).to.have.nested.property(
      'contact.value',
      'anna@example.org',
    );
  });

  it('a low score shows its suggestion to the associate once, after it can no longer be a slip', async () => {
    const clock = stopClock();
    const document = encounter({
      feedback: [form({ audience: 'everyone', recovery: { below: 2, suggestion: 'sorry' } })],
      suggestions: [suggestion({ id: 'sorry', kind: 'care', title: 'Make it right' })],
    });
    const provider = await mount<TillMoment>(
      html`<till-moment surface="associate" .value=${document}
        ><till-suggestion></till-suggestion><till-feedback></till-feedback
      ></till-moment>`,
    );
    const signals = signalsOf(provider);
    const [hint, element] = [
      provider.querySelector('till-suggestion')!,
      provider.querySelector('till-feedback')!,
    ];
    expect(parts(hint, 'card')).to.have.length(0);
    await choose(element, /^1/);
    await choose(element, /^4/);
    clock.tick(1000);
    await settled(provider);
    expect(dataOf(signals, 'feedback.recovery')).to.have.length(0);
    await choose(element, /^1/);
    clock.tick(1000);
    await settled(provider);
    expect(nameOf(part(hint, 'card'))).to.equal('Make it right');
    const [signal] = signals.filter(({ type }) => type.endsWith('recovery'));
    expect(signal!.data).to.include({ suggestion: 'sorry' });
    expect(Date.parse(signal!.expirytime!)).to.be.within(Date.now() + 60_000, Date.now() + 3_600_000);
    await choose(element, /^2/);
    clock.tick(1000);
    expect(dataOf(signals, 'feedback.recovery')).to.have.length(1);
    clock.tick(3_600_000);
    await settled(provider);
    expect(parts(hint, 'card')).to.have.length(0);
  });

  describe('a low score that could still be a slip', () => {
    const till = () =>
      encounter({
        feedback: [form({ audience: 'everyone', recovery: { below: 2, suggestion: 'sorry' } })],
        suggestions: [suggestion({ id: 'sorry', kind: 'care', title: 'Make it right' })],
      });
    const give = async (clock: ReturnType<typeof stopClock>) => {
      const provider = await mount<TillMoment>(
        html`<till-moment surface="associate" .value=${till()}
          ><till-suggestion></till-suggestion><till-feedback></till-feedback
        ></till-moment>`,
      );
      const signals = signalsOf(provider);
      const element = provider.querySelector('till-feedback')!;
      await choose(element, /^1/);
      return {
        provider,
        element,
        /** Whether somebody is called in the next second: on screen, and by how many signals. */
        calls: async () => {
          clock.tick(1000);
          await settled(provider);
          const cards = parts(provider.querySelector('till-suggestion')!, 'card').length;
          return [cards, dataOf(signals, 'feedback.recovery').length];
        },
      };
    };
    const none = [0, 0];
    const once = [1, 1];

    it('calls nobody to the next customer, also where the form leaves with the last one', async () => {
      const clock = stopClock();
      const { provider, calls } = await give(clock);
      provider.value = till();
      await settled(provider);
      expect(await calls()).to.deep.equal(none);
      const other = await give(clock);
      other.provider.addEventListener('till-moment-change', () => other.element.remove());
      other.provider.value = till();
      await settled(other.provider);
      expect(await other.calls()).to.deep.equal(none);
    });

    it('calls nobody and leaves no draft after `reset()`, which leaves focus in the form', async () => {
      const { provider, element, calls } = await give(stopClock());
      byRole(element, 'radio', /^1/).focus();
      element.reset();
      await settled(provider);
      expect(element.shadowRoot!.activeElement?.textContent?.trim()).to.equal(asked(element));
      expect(await calls()).to.deep.equal(none);
      element.remove();
      provider.append(element);
      expect(Object.keys(sessionStorage).filter(key => key.includes('draft'))).to.deep.equal([]);
    });

    it('calls somebody as soon as the form is moved or removed, or the page is left', async () => {
      const clock = stopClock();
      for (const leave of [
        ({ element }) => element.parentElement!.prepend(element),
        ({ element }) => element.remove(),
        () => dispatchEvent(new PageTransitionEvent('pagehide')),
      ] as ((given: Awaited<ReturnType<typeof give>>) => void)[]) {
        const given = await give(clock);
        leave(given);
        await settled(given.provider);
        expect(await given.calls(), String(leave)).to.deep.equal(once);
        given.provider.remove();
      }
    });
  });
});

describe('a draft', () => {
  const begin = async () => {
    const { document, element } = await ask();
    await choose(element, /^4/);
    await press(element, 'Next');
    await write(element, 'Half a sen');
    return document;
  };

  it('keeps the answers, the step and what is being written through a reload of the same moment', async () => {
    const document = await begin();
    const { element } = await show(document);
    expect(asked(element)).to.equal('Anything else?');
    expect(part(element, 'field')).to.have.property('value', 'Half a sen');
    await press(element, 'Back');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
  });

  it('remembers that a low score has called for its recovery', async () => {
    const clock = stopClock();
    const document = encounter({
      feedback: [
        form({
          recovery: { below: 2, suggestion: 'sorry' },
          questions: [
            { id: 'all', type: 'csat', label: 'How was it?' },
            { id: 'more', type: 'csat', label: 'And the way?' },
          ],
        }),
      ],
      suggestions: [suggestion({ id: 'sorry', kind: 'care', title: 'Make it right' })],
    });
    const before = await show(document);
    await choose(before.element, /^1/);
    clock.tick(1000);
    expect(dataOf(before.signals, 'feedback.recovery')).to.have.length(1);
    const after = await show(document);
    await press(after.element, 'Next');
    await choose(after.element, /^2/);
    clock.tick(1000);
    expect(dataOf(after.signals, 'feedback.recovery')).to.have.length(0);
  });

  it('goes on with the same response after a reload', async () => {
    const document = await begin();
    const { element, signals } = await show(document);
    await press(element, 'Back');
    await choose(element, /^5/);
    expect(answersOf(signals)[0]).to.include({ revision: 2 });
    expect(namesOf(signals)).not.to.contain('feedback.started');
  });

  it('of an older form is corrected as it is restored, before a person does anything', async () => {
    const which = (...ids: string[]) =>
      question({ type: 'choice', options: ids.map(id => ({ id, label: id.toUpperCase() })) });
    const words = { id: 'words', type: 'text', label: 'Anything else?' } as const;
    const first = await ask({ questions: [which('a', 'b'), words] });
    await choose(first.element, 'A');
    await press(first.element, 'Next');
    const [sent] = answersOf(first.signals);
    first.provider.remove();

    const newer = { ...first.document, feedback: [form({ questions: [which('b', 'c'), words] })] };
    const signals = signalsOf(document);
    const { element } = await show(newer);
    const [correction] = answersOf(signals);
    expect(correction).to.include({ response: sent!.response, question: 'q', type: 'choice', revision: 2 });
    expect(correction!.answer).to.equal(null);
    expect(correction!.ms).to.be.below(60_000);
    expect(asked(element)).to.equal('How was it?');
    expect(signals).to.have.length(1);

    const again = signalsOf(document);
    await show(newer);
    expect(again).to.have.length(0);
  });

  it('of a form that was sent stays as it was sent', async () => {
    const first = await askOne({ type: 'csat' });
    await choose(first.element, /^4/);
    await press(first.element, 'Send');
    const signals = signalsOf(document);
    const newer = { ...first.document, feedback: [form({ questions: [question({ type: 'nps' })] })] };
    const { element } = await show(newer);
    expect(element.matches(':state(done)')).to.equal(true);
    expect(signals).to.have.length(0);
  });

  it('is not seen by another moment', async () => {
    await begin();
    const { element } = await ask();
    expect(asked(element)).to.equal('How was it?');
    expect(allByRole(element, 'radio').some(radio => (radio as HTMLInputElement).checked)).to.equal(false);
  });

  it('is not stored on a shared device', async () => {
    const document = encounter({ feedback: [form()] });
    const first = await show(document, { shared: true });
    await choose(first.element, /^4/);
    expect(stored()).not.to.contain('"answer"');
    await choose((await show(document)).element, /^4/);
    expect(stored()).to.contain('"answer"');
    const { element } = await show(document, { shared: true });
    expect(allByRole(element, 'radio').some(radio => (radio as HTMLInputElement).checked)).to.equal(false);
  });

  it('on a shared device is not the browser’s either: autofill is off', async () => {
    const contact = question({ type: 'contact', channel: 'email', text: 'Yes' });
    for (const [shared, expected] of [
      [true, 'off'],
      [false, 'email'],
    ] as const) {
      const { element } = await show(encounter({ feedback: [form({ questions: [contact] })] }), { shared });
      expect(part(element, 'field')).to.have.attribute('autocomplete', expected);
    }
  });

  it('that cannot be read counts as none', async () => {
    for (const junk of ['{', '{}', 'null', '{"given":1}', '[]']) {
      const document = await begin();
      for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, junk);
      expect(asked((await show(document)).element), junk).to.equal('How was it?');
    }
  });

  it('is all that is lost if the browser refuses storage', async () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    try {
      Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
      const { element, signals } = await ask();
      await choose(element, /^4/);
      await press(element, 'Next');
      expect(asked(element)).to.equal('Anything else?');
      expect(answersOf(signals)).to.have.length(1);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});

describe('a new id is a new person', () => {
  it('an unfinished response is abandoned, and nothing of it stays on screen', async () => {
    const { document, provider, element, signals } = await ask();
    await choose(element, /^1/);
    await press(element, 'Next');
    await write(element, 'Private');
    expect(stored()).to.contain('Private');
    provider.hold = true;
    provider.value = encounter({ feedback: [form()] });
    await settled(provider);
    expect(element.shadowRoot!.querySelectorAll('input, textarea')).to.have.length(0);
    expect(dataOf(signals, 'feedback.abandoned')[0]).to.include({ moment: document.id, form: 'visit' });
    provider.hold = false;
    await settled(provider);
    expect(asked(element)).to.equal('How was it?');
    expect(stored()).not.to.contain('Private');
  });

  it('another `ref` under the same id finds nothing of the last person’s answers', async () => {
    const { document, provider, element, signals } = await ask({}, { customer: { ref: 'anna' } });
    await choose(element, /^1/);
    await press(element, 'Next');
    await write(element, 'Private');
    provider.value = { ...document, customer: { ref: 'ben' } };
    await settled(provider);
    expect(asked(element)).to.equal('How was it?');
    expect(dataOf(signals, 'feedback.abandoned')[0]).to.include({ ref: 'anna' });
    expect(stored()).not.to.contain('Private');
  });

  it('a customer who becomes known within a moment is still the same person', async () => {
    const { document, provider, element } = await ask();
    await choose(element, /^1/);
    await press(element, 'Next');
    provider.value = { ...document, customer: { ref: 'anna' } };
    await settled(provider);
    expect(asked(element)).to.equal('Anything else?');
  });

  it('a response that was sent, or never begun, is not abandoned', async () => {
    const { provider, element, signals } = await askOne({ type: 'csat' });
    await choose(element, /^1/);
    await press(element, 'Send');
    provider.value = encounter({ feedback: [form()] });
    await settled(provider);
    provider.value = encounter({ feedback: [form()] });
    await settled(provider);
    expect(namesOf(signals)).not.to.contain('feedback.abandoned');
  });
});

describe('a form does not change while it is used', () => {
  it('a newer document of the same moment leaves a form that was begun alone', async () => {
    const { document, provider, element } = await ask();
    await choose(element, /^4/);
    provider.value = { ...document, feedback: [form({ id: 'other', title: 'Another' })] };
    await settled(provider);
    expect(part(element, 'title').innerText).to.contain('Your visit');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
  });

  it('a newer document replaces a form that nobody touched', async () => {
    const { document, provider, element } = await ask();
    provider.value = { ...document, feedback: [form({ id: 'other', title: 'Another' })] };
    await settled(provider);
    expect(part(element, 'title').innerText).to.contain('Another');
  });

  it('no form appears while paying or under hold', async () => {
    const { element } = await ask({}, { phase: 'paying' });
    expect(element.matches(':state(empty)')).to.equal(true);
    const held = await mount<TillMoment>(
      html`<till-moment hold .value=${encounter({ feedback: [form()] })}
        ><till-feedback></till-feedback
      ></till-moment>`,
    );
    expect(held.querySelector('till-feedback')!.matches(':state(empty)')).to.equal(true);
  });

  it('an update that changes nothing writes nothing', async () => {
    const types = [
      { type: 'csat' },
      { type: 'choice', options: [{ id: 'a', label: 'A' }], multiple: true },
      { type: 'text' },
      { type: 'consent', purpose: 'x', text: 'y' },
      { type: 'contact', channel: 'email', text: 'z' },
    ];
    for (const type of types) {
      const { document, provider, element } = await askOne(type);
      const writes = await writesDuring(element, () => {
        provider.value = { ...structuredClone(document), basket: { items: [{ id: 'scanned' }] } };
      });
      expect(writes, type.type).to.equal(0);
    }
  });
});

describe('for assistive technology', () => {
  it('the question and “Optional” are separate words', async () => {
    const { element } = await askOne({ type: 'nps', label: 'Recommend?' });
    expect(nameOf(byRole(element, 'radiogroup'))).to.equal('Recommend? Optional');
    expect(part(element, 'question').textContent.replace(/\s+/g, ' ').trim()).to.equal('Recommend? Optional');
  });

  it('a contact is always marked as optional', async () => {
    const { element } = await askOne({ type: 'contact', channel: 'email', text: 'You may write.' });
    expect(part(element, 'question').innerText).to.contain('Optional');
  });

  it('a required question is marked as required, and as invalid with its reason once it was left empty', async () => {
    const required = { required: true };
    const types = [
      [{ type: 'csat' }, 'radiogroup'],
      [{ type: 'kept', promise: 'mend' }, 'radiogroup'],
      [{ type: 'choice', options: [{ id: 'a', label: 'A' }] }, 'radiogroup'],
      [{ type: 'text' }, 'textbox'],
    ] as const;
    for (const [more, role] of types) {
      const { element } = await ask(
        { questions: [question({ ...more, ...required })] },
        { promises: [promise()] },
      );
      const control = () => byRole(element, role);
      expect(control(), more.type).to.have.attribute('aria-required', 'true');
      expect(control()).not.to.have.attribute('aria-invalid');
      await press(element, 'Send');
      expect(control()).to.have.attribute('aria-invalid', 'true');
      const reason = element.shadowRoot!.getElementById(control().getAttribute('aria-describedby')!)!;
      expect(reason.innerText).to.equal('Please answer this one before you go on.');
      if (role === 'radiogroup') allByRole(element, 'radio')[0]!.click();
      else await write(element, 'Hm');
      await settled(element);
      expect(control()).not.to.have.attribute('aria-invalid');
      expect(control()).not.to.have.attribute('aria-describedby');
    }
  });

  it('an optional question is not marked as required', async () => {
    for (const type of ['csat', 'text']) {
      const { element } = await askOne({ type });
      expect(element.shadowRoot!.querySelectorAll('[aria-required]'), type).to.have.length(0);
    }
  });

  it('the next question is announced, and the announcement leaves the page soon after', async () => {
    const clock = stopClock();
    const { element } = await ask();
    await press(element, 'Next');
    expect(said(element)).to.equal('2 of 2 Anything else?');
    clock.tick(3000);
    await settled(element);
    expect(said(element)).to.equal('');
    expect(part(element, 'base').textContent.match(/Anything else\?/g)).to.have.length(1);
  });

  it('the thanks are announced from where they are shown', async () => {
    const { element } = await askOne({ type: 'csat' });
    await press(element, 'Send');
    expect(said(element)).to.equal('Thank you for telling us');
    expect(part(element, 'base').textContent.match(/Thank you for telling us/g)).to.have.length(1);
  });
});

describe('focus', () => {
  const focused = (element: Element) =>
    (element.shadowRoot!.activeElement as HTMLElement | null)?.innerText.trim();
  const pressByKey = async (element: Element, name: string) => {
    byRole(element, 'button', name).focus();
    // For half a second, the guards ascribe keys to the scans of earlier tests.
    await type({ wait: 520 }, ...pressKey('Enter'));
    await settled(element);
  };

  it('that was in the form is on the thanks after Send', async () => {
    const { element } = await askOne({ type: 'csat' });
    await pressByKey(element, 'Send');
    expect(focused(element)).to.equal('Thank you for telling us');
  });

  it('that was in the form is on the question when the pressed button is gone', async () => {
    const followUp = { below: 2, label: 'Shall someone come over?', within: 'PT2M' };
    const { element } = await ask({
      questions: [
        question({ id: 'a', type: 'csat', label: 'How was it?' }),
        question({ type: 'text', label: 'Why?' }),
      ],
      followUp,
    });
    await choose(element, /^1/);
    await pressByKey(element, 'Next');
    await pressByKey(element, 'Back');
    expect(focused(element)).to.contain('How was it?');
    await pressByKey(element, 'Next');
    expect(focused(element)).to.equal('Next');
    await pressByKey(element, 'Next');
    expect(focused(element)).to.equal('Shall someone come over?');
    await pressByKey(element, 'No, just note it');
    expect(focused(element)).to.equal('Thank you for telling us');
  });

  it('that was elsewhere stays there after Send', async () => {
    const { element } = await askOne({ type: 'csat' });
    const scan = await mount<HTMLInputElement>(html`<input aria-label="Scan" />`);
    scan.focus();
    await press(element, 'Send');
    expect(document.activeElement).to.equal(scan);
  });
});

describe('without a moment around it', () => {
  it('a form with its own value works, and its signals are events', async () => {
    const element = await mount<TillFeedback>(html`<till-feedback .value=${form()}></till-feedback>`);
    const signals = signalsOf(element);
    await choose(element, /^4/);
    expect(namesOf(signals)).to.deep.equal(['feedback.started', 'feedback.answered']);
  });

  it('`item` picks one of a list', async () => {
    const list = [form(), form({ id: 'b', title: 'The other' })];
    const element = await mount<TillFeedback>(html`<till-feedback item="b" .value=${list}></till-feedback>`);
    expect(part(element, 'title').innerText).to.contain('The other');
  });
});

describe('a form in a page', () => {
  it('a removed form leaves no timer and no listener behind', async () => {
    const clock = stopClock();
    const { provider, element } = await ask(
      { recovery: { below: 2, suggestion: 's' } },
      { suggestions: [suggestion({ id: 's', kind: 'care' })] },
    );
    await choose(element, /^1/);
    provider.remove();
    await painted();
    clock.tick(1000);
    expect(clock.countTimers()).to.equal(0);
    expect(await writesDuring(element, () => void (document.documentElement.lang = 'de'))).to.equal(0);
  });

  it('text fields have 16 px or more, so that no phone zooms in', async () => {
    const page = await mount<HTMLElement>(
      html`<div style="font-size: 12px">
        <till-feedback .value=${form({ questions: [question({ type: 'text' })] })}></till-feedback>
      </div>`,
    );
    const field = part(page.querySelector('till-feedback')!, 'field');
    expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
  });

  it('a form around it is not submitted and does not get its answers', async () => {
    const page = await mount<HTMLFormElement>(
      html`<form>
        <till-feedback .value=${form({ questions: [question({ type: 'csat' })] })}></till-feedback>
      </form>`,
    );
    let sent = 0;
    page.addEventListener('submit', event => {
      event.preventDefault();
      sent++;
    });
    const element = page.querySelector('till-feedback')!;
    await choose(element, /^4/);
    await press(element, 'Send');
    expect(sent).to.equal(0);
    expect([...new FormData(page)]).to.deep.equal([]);
  });
});
