import type { Check } from '../check.js';
import { encounter, hint, textForm } from '../documents.js';
import { judge, skip } from '../finding.js';

const words = 'zeder-parked-words';

export const parking: Check = {
  id: 'parking',
  name: 'A resumed sale remembers what was declined, and nothing that was written',
  run: async ({ call, reload }) => {
    const parked = encounter({ suggestions: [hint()], feedback: [textForm()] });
    await call('drive', parked);
    const hasHint = (await call('cards')).length > 0 && (await call('press', 'till-suggestion', 'decline'));
    const hasWords = await call('write', words);
    if (!hasHint && !hasWords) return skip('neither a hint nor a form is visible in the page');

    const faults: string[] = [];
    const look = async (when: string) => {
      if (hasHint && (await call('cards')).length) faults.push(`${when}, the hint that was declined is back`);
      if ((await call('written')).includes(words))
        faults.push(`${when}, the customer's words are back: a till is shared, or density="till"`);
    };
    await call('drive', encounter());
    await call('drive', parked);
    await look('resumed');
    await call('drive', encounter());
    await reload();
    await call('drive', parked);
    await look('resumed after a reload');
    const kept = [hasHint && 'the decline held', hasWords && 'no words were kept'].filter(Boolean);
    return judge(faults, `resumed, and again after a reload: ${kept.join(', ')}`);
  },
};
