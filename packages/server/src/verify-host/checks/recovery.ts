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
/** Milliseconds: for 0.6 s a score can be changed before it calls anybody. */
const appearTimeout = 2000;

export const recovery: Check = {
  id: 'recovery',
  name: 'A low score brings somebody to the customer, and only to staff screens',
  run: async ({ call }) => {
    const { surfaces, forms } = await call('there');
    if (!surfaces.includes('associate')) return skip("the page has no associate's surface");
    if (!forms) return skip('the page has no form');
    const faults: string[] = [];
    const look = async () => {
      const seen = (await call('cards')).filter(({ text }) => text.includes(title));
      if (seen.some(({ surface }) => surface === 'customer')) faults.push("it was on a customer's surface");
      return seen.length > 0;
    };
    await call('drive', encounter(asked));
    if (await look()) faults.push('it was there before anybody gave a score');
    if (!(await call('score'))) return skip('no form is visible in the page');
    const ms = await call('until', title, appearTimeout);
    await look();
    if (ms < 0)
      faults.push(`a low score brought nothing to the associate's screen within ${appearTimeout / 1000} s`);

    const sale = encounter(asked);
    await call('drive', sale);
    await call('drive', { ...sale, phase: 'paying' });
    await call('score');
    await pause(1200);
    if (await look()) faults.push('it came while the customer was paying');
    await call('drive', { ...sale, phase: 'done' });
    const isLate = (await call('until', title, appearTimeout)) < 0;
    await look();
    if (ms >= 0 && isLate) faults.push('after paying, it did not come');
    return judge(
      faults,
      `it came after ${(ms / 1000).toFixed(1)} s; while the customer was paying, it waited`,
    );
  },
};
