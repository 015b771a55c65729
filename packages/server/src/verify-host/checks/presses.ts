import type { KeyInput } from 'puppeteer-core';
import type { Check } from '../check.js';
import { encounter, hint, scoreForm, textForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { eventually, pause, type Visit } from '../visit.js';

/** Milliseconds that a control must have been there before a pointer can press it, and a little more. */
const timeToSee = 400;
/** Milliseconds after which a key is not taken for a scanner's, where focus came from a field. */
const timeToTrust = 600;
const words = 'ab 1';

/** What a press of "no" changes: the card, or what is told of it. */
async function stateOf({ call }: Visit): Promise<string> {
  const told = (await call('log')).filter(({ type, signal }) => /declin/.test(type + signal));
  return JSON.stringify([await call('cards'), told.length]);
}

/** Whether a press of the hint's "no" has an effect. Undefined where there is nothing to press. */
async function declines(visit: Visit, press: () => Promise<boolean>): Promise<boolean | undefined> {
  await visit.call('drive', encounter({ suggestions: [hint()] }));
  await pause(timeToSee);
  const before = await stateOf(visit);
  if (!(await press())) return undefined;
  return eventually(async () => (await stateOf(visit)) !== before, 1000);
}

const tap = (visit: Visit) => async () => {
  const point = await visit.call('point', 'till-suggestion', 'decline');
  if (point) await visit.page.mouse.click(...point);
  return !!point;
};
const key = (visit: Visit, name: KeyInput) => async () => {
  if (!(await visit.call('aimAt', 'till-suggestion', 'decline'))) return false;
  await pause(timeToTrust);
  await visit.page.keyboard.press(name);
  return true;
};

/** What keys do not do in a form. Undefined where there is none. */
async function formFaults({ call, page }: Visit): Promise<string[] | undefined> {
  const faults: string[] = [];
  await call('drive', encounter({ feedback: [scoreForm()] }));
  await pause(timeToSee);
  const hasScale = await call('aimAt', 'till-feedback', 'scale');
  if (hasScale) {
    await pause(timeToTrust);
    await page.keyboard.press('ArrowRight');
    if (!(await eventually(() => call('isScored'), 1000)))
      faults.push('an arrow key chooses no step of a score');
  }
  await call('drive', encounter({ feedback: [textForm()] }));
  const hasField = await call('aimAt', 'till-feedback', 'field');
  if (hasField) {
    for (const each of words) {
      await page.keyboard.press(each as KeyInput);
      await pause(60);
    }
    const [written = ''] = await call('written');
    if (written !== words)
      faults.push(`“${words}” was typed into the form's field, and “${written}” is in it`);
  }
  return hasScale || hasField ? faults : undefined;
}

export const presses: Check = {
  id: 'presses',
  name: "A person's taps and keys do what they should",
  run: async visit => {
    const faults: string[] = [];
    const done: string[] = [];
    const ways: [what: string, press: () => Promise<boolean>][] = [
      ['a tap', tap(visit)],
      ['Enter', key(visit, 'Enter')],
      ['Space', key(visit, 'Space')],
    ];
    for (const [what, press] of ways) {
      const hasEffect = await declines(visit, press);
      if (hasEffect) done.push(what);
      if (hasEffect === false) faults.push(`${what} on a hint's button does nothing`);
    }
    const hasHint = done.length > 0 || faults.length > 0;
    if (hasHint) {
      await visit.call('drive', encounter({ suggestions: [hint()] }));
      await visit.call('aimAt', 'till-suggestion', 'accept');
      await visit.page.keyboard.press('Tab');
      if (!(await visit.call('movedFocus')).moved)
        faults.push("Tab does not move focus from a hint's button");
    }
    const inForm = await formFaults(visit);
    if (inForm) faults.push(...inForm);
    if (!hasHint && !inForm) return skip('no control of Tillside is visible in the page');
    const finding = judge(
      faults,
      `${[...done, ...(inForm ? ['arrows and letters'] : [])].join(', ')} had an effect`,
    );
    if (!hasHint) finding.details.push('not judged: no hint is visible in the page');
    if (!inForm) finding.details.push('not judged: no form is visible in the page');
    return finding;
  },
};
