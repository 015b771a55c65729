import type { MomentInput } from '@tillside/contract';
import type { Check } from '../check.js';
import { encounter, hint, scoreForm, textForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { eventually, pause, type Visit } from '../visit.js';

type Target = ['till-suggestion', 'decline'] | ['till-feedback', 'field'];

/** Where a person's focus has to stay. */
const subjects = (): [MomentInput, ...Target][] => [
  [encounter({ feedback: [textForm()] }), 'till-feedback', 'field'],
  [encounter({ suggestions: [hint()] }), 'till-suggestion', 'decline'],
];
/** Milliseconds: longer than the pauses of a page that calls focus back. */
const watchTime = 2500;

/** Puts focus where a person may, and says what took it from there; undefined if it stayed. */
async function takenFrom(
  { call }: Visit,
  document: MomentInput,
  ...[tag, part]: Target
): Promise<string | undefined> {
  await call('drive', document);
  if (!(await call('asks')) && !(await call('cards')).length) return undefined;
  const hasFocus = await call('aimAt', tag, part);
  if (!hasFocus) return `focus on the ${part} of <${tag}> was taken away at once`;
  const start = performance.now();
  const isTaken = await eventually(async () => (await call('movedFocus')).moved, watchTime);
  if (!isTaken) return undefined;
  const { to } = await call('movedFocus');
  const time = Math.round(performance.now() - start);
  return `focus on the ${part} of <${tag}> was taken away after ${time} ms, and given to ${to}`;
}

export const focus: Check = {
  id: 'focus',
  name: 'Nothing of Tillside takes focus, and nothing takes it from there',
  run: async visit => {
    const { call } = visit;
    const field = await call('toField');
    const faults: string[] = [];
    const look = async (when: string) => {
      await pause(300);
      const { moved, to, isTillside, isField } = await call('movedFocus');
      // A host may bring focus back to a field of its own: that is where scans go.
      if (moved && (isTillside || (field && !isField))) faults.push(`${when}, focus went to ${to}`);
      await call('markFocus');
    };
    await call('markFocus');
    const { id } = encounter();
    const offer = { id, suggestions: [hint()], feedback: [scoreForm()] };
    await call('drive', encounter({ id }));
    await call('markFocus');
    await call('drive', encounter(offer));
    await look('when a hint appeared');
    const isThere = (await call('cards')).length > 0;
    if (!(await call('score')) && !isThere) return skip('neither a hint nor a form is visible in the page');
    await call('press', 'till-feedback', 'next');
    await look('when an answer was given');
    await call('press', 'till-suggestion', 'decline');
    await look('when a hint was declined');
    await call('drive', encounter({ ...offer, phase: 'paying' }));
    await call('drive', encounter({ ...offer, phase: 'done' }));
    await look('when the sale was done');
    await call('drive', encounter());
    await look('when the next customer came');
    for (const [document, ...target] of subjects()) {
      const where = await takenFrom(visit, document, ...target);
      if (where) faults.push(where);
    }
    return judge(faults, field ? `it stayed in ${field}` : 'it stayed where it was; the page has no field');
  },
};
