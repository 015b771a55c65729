import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge } from '../finding.js';
import { pause, type Visit } from '../visit.js';

const moments = 200;

async function count({ page }: Visit): Promise<{ nodes: number; listeners: number }> {
  await pause(200);
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { Nodes = 0, JSEventListeners = 0 } = await page.metrics();
  return { nodes: Nodes, listeners: JSEventListeners };
}

export const leaks: Check = {
  id: 'leaks',
  name: 'Two hundred customers leave nothing behind in the page',
  run: async visit => {
    const serve = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await visit.call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
        await visit.call('drive', encounter());
      }
    };
    await serve(10);
    const before = await count(visit);
    await serve(moments / 2);
    const after = await count(visit);
    const faults = (['nodes', 'listeners'] as const).flatMap(what => {
      const more = after[what] - before[what];
      return more > moments / 2
        ? [`${moments} moments left ${more} ${what} (${before[what]} to ${after[what]})`]
        : [];
    });
    return judge(faults, `after ${moments} moments: ${after.nodes} nodes, ${after.listeners} listeners`);
  },
};
