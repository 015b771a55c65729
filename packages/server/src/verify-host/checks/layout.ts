import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause } from '../visit.js';

/** CSS pixels. */
const least = 44;

export const layout: Check = {
  id: 'layout',
  name: 'Hints come and go without moving, covering or overflowing anything',
  run: async ({ call, width, height }) => {
    const faults: string[] = [];
    await call('drive', encounter());
    await pause(300);
    const { length } = await call('shifts');
    await call('markPlaces');
    const look = async (when: string) => {
      await pause(250);
      for (const fault of await call('movedPlaces')) faults.push(`${when}, ${fault}`);
    };
    const { id } = encounter();
    const shown = { id, suggestions: [hint({ detail: 'With a line of detail under it' })] };
    await call('drive', encounter(shown));
    const hasHint = (await call('cards')).length > 0;
    await look('when a hint came');
    faults.push(...(await call('layout', least)));
    await call('drive', encounter({ id }));
    await look('when it went');
    await call('drive', encounter({ id, feedback: [scoreForm()] }));
    await look('when a form came');
    if (!hasHint && !(await call('asks'))) return skip('neither a hint nor a form is to be seen in the page');
    faults.push(...(await call('layout', least)));
    await call('drive', encounter());
    await look('when the next customer came');
    const shifts = (await call('shifts')).slice(length);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    const [moved] = shifts.flatMap(({ what }) => what);
    if (sum > 0) faults.push(`the layout shifted by ${sum.toFixed(3)}${moved ? `: ${moved} moved` : ''}`);
    return judge(faults, `at ${width} × ${height} nothing moved; what is pressed is ${least} px or more`);
  },
};
