import type { Check } from '../check.js';
import { encounter, hint, promise, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause, type Visit } from '../visit.js';

/** CSS pixels. */
const least = 44;

/** What is drawn across each other where everything is shown at once. */
async function overlapsOfAll({ call }: Visit): Promise<string[]> {
  const all = { suggestions: [hint()], feedback: [scoreForm()], promises: [promise()] };
  await call('drive', encounter(all));
  await pause(250);
  return call('overlaps');
}

export const layout: Check = {
  id: 'layout',
  name: 'Hints and forms move, cover and overflow nothing',
  run: async visit => {
    const { call, width, height } = visit;
    const faults: string[] = [];
    await call('drive', encounter());
    await pause(300);
    const { length } = await call('shifts');
    await call('markPlaces');
    const look = async (when: string) => {
      await pause(250);
      for (const fault of [...(await call('movedPlaces')), ...(await call('overlaps'))])
        faults.push(`${when}, ${fault}`);
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
    if (!hasHint && !(await call('asks'))) return skip('neither a hint nor a form is visible in the page');
    faults.push(...(await call('layout', least)));
    await call('drive', encounter());
    await look('when the next customer came');
    const shifts = (await call('shifts')).slice(length);
    faults.push(...(await overlapsOfAll(visit)));
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    const [moved] = shifts.flatMap(({ what }) => what);
    if (sum > 0) faults.push(`the layout shifted by ${sum.toFixed(3)}${moved ? `: ${moved} moved` : ''}`);
    return judge(faults, `at ${width} × ${height} nothing moved, and every control is at least ${least} px`);
  },
};
