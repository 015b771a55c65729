import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause } from '../visit.js';

const title = 'Care by verify-host';
const care = hint({ id: 'verify-host-care', kind: 'care', title });
const asked = {
  suggestions: [care],
  feedback: [scoreForm({ recovery: { below: 2, suggestion: care.id } })],
};
/** Milliseconds: a score may be changed for 0.6 s before it calls somebody. */
const patience = 2000;

export const recovery: Check = {
  id: 'recovery',
  name: 'A low score brings somebody to the customer, and only to staff screens',
  run: async ({ call }) => {
    const { surfaces, forms } = await call('there');
    if (!surfaces.includes('associate')) return skip("there is no associate's surface in the page");
    if (!forms) return skip('there is no form in the page');
    const faults: string[] = [];
    const look = async () => {
      const seen = (await call('cards')).filter(({ text }) => text.includes(title));
      if (seen.some(({ surface }) => surface === 'customer')) faults.push("it is on a customer's surface");
      return seen.length > 0;
    };
    await call('drive', encounter(asked));
    if (await look()) faults.push('it is there before anybody gave a score');
    if (!(await call('score'))) return skip('the form is not to be had');
    const ms = await call('until', title, patience);
    await look();
    if (ms < 0)
      faults.push(`a low score brought nothing to the associate's screen within ${patience / 1000} s`);

    const sale = encounter(asked);
    await call('drive', sale);
    await call('drive', { ...sale, phase: 'paying' });
    await call('score');
    await pause(1200);
    if (await look()) faults.push('it came while the customer was paying');
    await call('drive', { ...sale, phase: 'done' });
    const isLate = (await call('until', title, patience)) < 0;
    await look();
    if (ms >= 0 && isLate) faults.push('after paying, it did not come');
    return judge(faults, `after ${(ms / 1000).toFixed(1)} s; while paying it waited, and came then`);
  },
};
