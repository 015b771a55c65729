import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause } from '../visit.js';

export const focus: Check = {
  id: 'focus',
  name: 'Nothing of Tillside takes focus',
  run: async ({ call }) => {
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
    if (!(await call('score')) && !isThere)
      return skip('neither a hint nor a form is to be seen in the page');
    await call('press', 'till-feedback', 'next');
    await look('when an answer was given');
    await call('press', 'till-suggestion', 'decline');
    await look('when a hint was declined');
    await call('drive', encounter({ ...offer, phase: 'paying' }));
    await call('drive', encounter({ ...offer, phase: 'done' }));
    await look('when the sale was done');
    await call('drive', encounter());
    await look('when the next customer came');
    return judge(faults, field ? `it stayed in ${field}` : 'it stayed where it was; the page has no field');
  },
};
