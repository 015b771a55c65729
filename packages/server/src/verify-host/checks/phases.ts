import type { Check } from '../check.js';
import { encounter, hint } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause, type Visit } from '../visit.js';

const hints = { suggestions: [hint()] };

/** Tries to accept, by a pointer and by a script. */
async function tryToAccept({ call, page }: Visit): Promise<boolean> {
  const { length } = await call('log');
  const point = await call('point', 'till-suggestion', 'accept');
  if (point) await page.mouse.click(...point);
  await call('press', 'till-suggestion', 'accept');
  await pause(100);
  return (await call('log')).slice(length).some(({ type }) => type === 'till-suggestion-accept');
}

export const phases: Check = {
  id: 'phases',
  name: 'While paying and on hold nothing appears, and nothing can be accepted',
  run: async visit => {
    const { call } = visit;
    const isShown = async () => (await call('cards')).length > 0;
    const canAccept = async () => (await call('cards')).some(card => card.canAccept);
    const faults: string[] = [];
    const { id } = encounter();
    await call('drive', encounter({ id, ...hints }));
    if (!(await isShown())) return skip('no hint is visible in the page');

    await call('drive', encounter({ id, ...hints, phase: 'paying' }));
    await pause(300);
    if (await canAccept()) faults.push('while paying, the accept button can be pressed');
    if (await tryToAccept(visit)) faults.push('while paying, a hint was accepted');
    await call('drive', encounter({ id, ...hints }));
    if (!faults.length && !(await canAccept()))
      faults.push('back from paying, the hint can no longer be accepted');
    await call('drive', encounter({ id, ...hints, phase: 'done' }));
    await pause(300);
    if (await isShown()) faults.push('when the sale was done, the hint was still there');

    const next = encounter({ phase: 'paying' });
    await call('drive', next);
    await call('drive', { ...next, ...hints });
    await pause(300);
    if (await isShown()) faults.push('while paying, a hint appeared');
    await call('drive', { ...next, ...hints, phase: 'open' });
    if (!(await isShown())) faults.push('after payment was cancelled, the hint did not appear');

    const talk = encounter();
    await call('drive', talk);
    await call('hold', true);
    await call('drive', { ...talk, ...hints });
    await pause(300);
    if (await isShown()) faults.push('on hold, a hint appeared');
    await call('hold', false);
    if (!(await isShown())) faults.push('after the hold, the hint did not appear');
    return judge(faults, 'open, paying, open, done, and hold: nothing appeared, nothing was accepted');
  },
};
