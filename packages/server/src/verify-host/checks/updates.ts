import type { Check } from '../check.js';
import { encounter, hint } from '../documents.js';
import { judge, skip } from '../finding.js';
import { eventually, pause } from '../visit.js';
import { scan } from './scans.js';

const times = 20;
/** Milliseconds from scan to scan. */
const every = 100;

export const updates: Check = {
  id: 'updates',
  name: 'Rapid scans do not make the hint flicker',
  run: async visit => {
    const { call } = visit;
    const sale = encounter({ suggestions: [hint()] });
    await call('drive', sale);
    if (!(await call('cards')).length) return skip('no hint is visible in the page');
    await call('watch');
    const items = Array.from({ length: times }, (_, i) => ({ id: `verify-host-${i}`, quantity: 1 }));
    for (const [i] of items.entries()) {
      await call('drive', {
        ...sale,
        asOf: new Date().toISOString(),
        basket: { items: items.slice(0, i + 1) },
      });
      await pause(every);
    }
    const field = await call('toField');
    for (let i = 0; field && i < 5; i++) await scan(visit);
    await eventually(() => Promise.resolve(!visit.departures()), 0);
    const { gaps, others, frames, gone } = await call('watched');
    const faults = [
      gone.length > 0 &&
        `${gone[0]!} was removed from the page ${gone.length} times: keep the element and replace its value`,
      gaps > 0 && `in ${gaps} of ${frames} frames the hint was gone`,
      others > 0 && `in ${others} of ${frames} frames the hint was another element`,
    ].filter(each => each !== false);
    const scans = field ? ` and 5 scans into ${field}` : '';
    return judge(faults, `${times} moments${scans}: the same card in ${frames} frames`);
  },
};
