import '@tillside/elements/all';
import type { FormInput, MomentInput, Question } from '@tillside/contract';
import type { TillFeedback, TillMoment } from '@tillside/elements';
import { sendKeys } from '@web/test-runner-commands';
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

let count = 0;
const encounter = (more: Partial<MomentInput> = {}): MomentInput =>
  moment({ id: `told-${++count}`, ...more });

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
/** Everything that the page has stored. */
const stored = () =>
  [sessionStorage, localStorage].flatMap(storage => Object.values<string>({ ...storage })).join('\n');
const answersOf = (signals: Parameters<typeof dataOf>[0]) => dataOf(signals, 'feedback.answered');

describe('one question at a time', () => {
  it('title, place, question, its answers, and on', async () => {
    const { element } = await ask();
    expect(part(element, 'title').innerText).to.equal('Your visit 1 of 2');
    expect(asked(element)).to.equal('How was it?');
    expect(allByRole(element, 'button').map(nameOf)).to.deep.equal(['Next']);
    expect(byRole(element, 'group').computedName).to.match(/^How was it\?/);
  });

  it('on and back, with the answer still there', async () => {
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

  it('says the next question to those who do not see it, and takes no focus', async () => {
    const { element } = await ask();
    const field = await mount<HTMLInputElement>(html`<input aria-label="Scan" />`);
    expect(said(element)).to.equal('');
    field.focus();
    await press(element, 'Next');
    expect(said(element)).to.equal('2 of 2 Anything else?');
    expect(document.activeElement).to.equal(field);
  });

  it('a required question is asked for in words, at the question', async () => {
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

  it('an intro is said once, at the first question', async () => {
    const { element } = await ask({ intro: 'Two short ones.' });
    expect(text(element)).to.contain('Two short ones.');
    await press(element, 'Next');
    expect(text(element)).not.to.contain('Two short ones.');
  });

  it('with nothing to ask, what the page put there', async () => {
    const element = await mount<TillFeedback>(html`<till-feedback><p>Write to us</p></till-feedback>`);
    expect(element.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
    expect(element.matches(':state(empty)')).to.equal(true);
  });
});

describe('scales', () => {
  it('CSAT has five steps, NPS eleven, CES seven, low to high, the ends in the field’s words', async () => {
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

  it('have no default', async () => {
    for (const type of ['csat', 'nps', 'ces', 'kept']) {
      const { element } = await ask(
        { questions: [question({ type, promise: 'mend' })] },
        { promises: [promise()] },
      );
      const checked = allByRole(element, 'radio').filter(radio => (radio as HTMLInputElement).checked);
      expect(checked, type).to.have.length(0);
    }
  });

  it('run in the reading direction, which goes into the answer', async () => {
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

  it('by keyboard: the arrows choose, as radios do', async () => {
    const { element, signals } = await askOne({ type: 'csat' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowRight' });
    await settled(element);
    expect(answersOf(signals).map(({ answer }) => answer)).to.deep.equal([1, 2]);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(element.matches(':state(done)')).to.equal(true);
  });
});

describe('the other questions', () => {
  it('was a promise kept: yes, partly, no', async () => {
    const kept = question({ type: 'kept', promise: 'mend' });
    const { element, signals } = await ask({ questions: [kept] }, { promises: [promise()] });
    expect(radios(element)).to.deep.equal(['Yes', 'Partly', 'No']);
    await choose(element, 'Partly');
    expect(answersOf(signals)[0]).to.include({ answer: 'partly', type: 'kept', question: 'q' });
  });

  const options = ['Price', 'Quality', 'Advice'].map(label => ({ id: label.toLowerCase(), label }));

  it('one of some', async () => {
    const { element, signals } = await askOne({ type: 'choice', options });
    expect(radios(element)).to.deep.equal(['Price', 'Quality', 'Advice']);
    await choose(element, 'Quality');
    await choose(element, 'Price');
    expect(answersOf(signals).map(({ answer, revision }) => [answer, revision])).to.deep.equal([
      ['quality', 1],
      ['price', 2],
    ]);
  });

  it('several of some, which may be taken back', async () => {
    const { element, signals } = await askOne({ type: 'choice', options, multiple: true });
    expect(text(element)).to.contain('Choose all that fit');
    await press(element, 'Advice', 'checkbox');
    await press(element, 'Price', 'checkbox');
    await press(element, 'Advice', 'checkbox');
    const answers = answersOf(signals).map(({ answer }) => answer);
    expect(answers.at(1)).to.have.members(['advice', 'price']);
    expect(answers.at(-1)).to.deep.equal(['price']);
  });

  it('options in random order keep it, and the order goes into the answer', async () => {
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

  it('the customer’s own words, answered when they leave the field or go on', async () => {
    const { element, signals } = await askOne({ type: 'text' });
    const field = byRole(element, 'textbox');
    expect(nameOf(field)).to.match(/^How was it\?/);
    field.focus();
    await sendKeys({ type: 'Slow today' });
    expect(namesOf(signals)).to.deep.equal([]);
    await press(element, 'Send');
    expect(answersOf(signals)[0]).to.include({ answer: 'Slow today' });
  });

  it('a card number is masked before anything keeps it', async () => {
    const { element, signals, provider } = await askOne({ type: 'text' });
    await write(element, 'charged 4111 1111 1111 1111 twice');
    await press(element, 'Send');
    expect(answersOf(signals)[0]!.answer).to.equal('charged ••••••••••••1111 twice');
    expect(stored()).to.contain('1111').and.not.to.contain('4111');
    expect(provider.isConnected).to.equal(true);
  });

  it('a text of 2,000 characters is the longest', async () => {
    const { element } = await askOne({ type: 'text' });
    expect(part(element, 'field')).to.have.attribute('maxlength', '2000');
  });

  it('consent: yes and no in equal weight, neither beforehand, and it can be withdrawn', async () => {
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

  describe('a way to be reached', () => {
    const contact = {
      type: 'contact',
      channel: 'email',
      text: 'You may write to me about this.',
      required: true,
    };

    it('is optional, whatever the form says', async () => {
      const { element } = await askOne(contact);
      await press(element, 'Send');
      expect(element.matches(':state(done)')).to.equal(true);
    });

    it('needs the box ticked, which is never ticked beforehand', async () => {
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

    it('says what an address looks like', async () => {
      const { element } = await askOne(contact);
      await write(element, 'anna');
      await press(element, 'Send');
      expect(part(element, 'error').innerText).to.contain('name@example.com');
      const phone = await askOne({ ...contact, channel: 'phone' });
      await write(phone.element, 'call me');
      await press(phone.element, 'Send');
      expect(part(phone.element, 'error').innerText).to.contain('digits');
    });

    it('counts once, however long one looks at it', async () => {
      const clock = stopClock();
      const { element, signals } = await askOne(contact);
      await write(element, 'anna@example.org');
      await press(element, /You may/, 'checkbox');
      clock.tick(5000);
      await press(element, 'Send');
      expect(answersOf(signals)).to.have.length(1);
    });

    it('unticked again, the address is taken back', async () => {
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

  it('a question is asked only after the answers that call for it', async () => {
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

describe('each answer counts as it is given', () => {
  it('started once, each change the next revision, submitted as a checkpoint', async () => {
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

  it('the same answer again is none', async () => {
    const { element, signals } = await ask();
    await choose(element, /^2/);
    await choose(element, /^2/);
    expect(answersOf(signals)).to.have.length(1);
  });

  it('says how long it took', async () => {
    const clock = stopClock();
    const { element, signals } = await ask();
    clock.tick(4200);
    await choose(element, /^2/);
    expect(answersOf(signals)[0]!.ms).to.equal(4200);
  });
});

describe('sending', () => {
  it('thanks in the form’s own words, and says so', async () => {
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

  it('a host may forbid it: nothing is lost', async () => {
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

describe('help and recovery', () => {
  const followUp = { below: 2, label: 'Shall someone come over?', within: 'PT2M' };

  it('who scores low is offered a person and told when', async () => {
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

  it('who wants none is left in peace, and who scores well is not asked', async () => {
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

  it('the address that was given goes along', async () => {
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

  it('a low score calls the associate while the customer is there: once, when the score has settled', async () => {
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
    expect(part(hint, 'card').computedName).to.equal('Make it right');
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
});

describe('the draft', () => {
  const begin = async () => {
    const { document, element } = await ask();
    await choose(element, /^4/);
    await press(element, 'Next');
    await write(element, 'Half a sen');
    return document;
  };

  it('answers, place and what is being written survive a reload of the same moment', async () => {
    const document = await begin();
    const { element } = await show(document);
    expect(asked(element)).to.equal('Anything else?');
    expect(part(element, 'field')).to.have.property('value', 'Half a sen');
    await press(element, 'Back');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
  });

  it('a low score that called somebody does not call again after it', async () => {
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

  it('and are the same response', async () => {
    const document = await begin();
    const { element, signals } = await show(document);
    await press(element, 'Back');
    await choose(element, /^5/);
    expect(answersOf(signals)[0]).to.include({ revision: 2 });
    expect(namesOf(signals)).not.to.contain('feedback.started');
  });

  it('no other moment sees them', async () => {
    await begin();
    const { element } = await ask();
    expect(asked(element)).to.equal('How was it?');
    expect(allByRole(element, 'radio').some(radio => (radio as HTMLInputElement).checked)).to.equal(false);
  });

  it('on a shared device nothing is kept', async () => {
    const document = encounter({ feedback: [form()] });
    const first = await show(document, { shared: true });
    await choose(first.element, /^4/);
    expect(stored()).not.to.contain('"answer"');
    await choose((await show(document)).element, /^4/);
    expect(stored()).to.contain('"answer"');
    const { element } = await show(document, { shared: true });
    expect(allByRole(element, 'radio').some(radio => (radio as HTMLInputElement).checked)).to.equal(false);
  });

  it('on a shared device the browser fills nothing in', async () => {
    const contact = question({ type: 'contact', channel: 'email', text: 'Yes' });
    for (const [shared, expected] of [
      [true, 'off'],
      [false, 'email'],
    ] as const) {
      const { element } = await show(encounter({ feedback: [form({ questions: [contact] })] }), { shared });
      expect(part(element, 'field')).to.have.attribute('autocomplete', expected);
    }
  });

  it('nonsense in the storage is as good as nothing', async () => {
    for (const junk of ['{', '{}', 'null', '{"given":1}', '[]']) {
      const document = await begin();
      for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, junk);
      expect(asked((await show(document)).element), junk).to.equal('How was it?');
    }
  });

  it('a storage that refuses costs the draft only', async () => {
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
  it('what was answered is abandoned, and nothing of it is on screen', async () => {
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

  it('another `ref` under the same id finds nothing of what was said', async () => {
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

  it('who becomes known is the same person', async () => {
    const { document, provider, element } = await ask();
    await choose(element, /^1/);
    await press(element, 'Next');
    provider.value = { ...document, customer: { ref: 'anna' } };
    await settled(provider);
    expect(asked(element)).to.equal('Anything else?');
  });

  it('what was sent, or never begun, is not abandoned', async () => {
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

describe('nothing changes under a hand', () => {
  it('a newer document of the same moment leaves a begun form alone', async () => {
    const { document, provider, element } = await ask();
    await choose(element, /^4/);
    provider.value = { ...document, feedback: [form({ id: 'other', title: 'Another' })] };
    await settled(provider);
    expect(part(element, 'title').innerText).to.contain('Your visit');
    expect(byRole(element, 'radio', /^4/)).to.have.property('checked', true);
  });

  it('one that nobody touched gives way', async () => {
    const { document, provider, element } = await ask();
    provider.value = { ...document, feedback: [form({ id: 'other', title: 'Another' })] };
    await settled(provider);
    expect(part(element, 'title').innerText).to.contain('Another');
  });

  it('while paying and under hold no form appears', async () => {
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

describe('alone, with its own value', () => {
  it('asks, and its signals are events', async () => {
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

describe('being a good guest', () => {
  it('after it left, no timer is running and no listener listens', async () => {
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

  it('text that a person writes is 16 px or more, so that no phone zooms', async () => {
    const page = await mount<HTMLElement>(
      html`<div style="font-size: 12px">
        <till-feedback .value=${form({ questions: [question({ type: 'text' })] })}></till-feedback>
      </div>`,
    );
    const field = part(page.querySelector('till-feedback')!, 'field');
    expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
  });

  it('is part of no form around it', async () => {
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
