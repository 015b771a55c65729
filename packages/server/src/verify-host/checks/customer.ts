import type { Check } from '../check.js';
import { encounter, hint, textForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import { pause } from '../visit.js';

const greeting = 'Zeder-Greeting';
const reason = 'zeder-personal-reason';
const words = 'zeder-customer-words';
const ref = 'zeder-customer-ref';

export const customer: Check = {
  id: 'customer',
  name: 'A new customer finds nothing of the previous one',
  run: async ({ call }) => {
    const personal = hint({ title: `For ${greeting}`, reason: { text: reason, basis: 'history' } });
    const asked = textForm();
    asked.questions.push({ id: 'more', type: 'text', label: 'And what else?' });
    await call(
      'drive',
      encounter({
        customer: { ref, greeting, stage: 'loyal', consents: ['history'] },
        suggestions: [personal],
        feedback: [asked],
      }),
    );
    await pause(300);
    // One answer is given, the next one only begun.
    const isWritten = await call('write', words, true);
    await call('press', 'till-feedback', 'next');
    await call('write', words);
    const texts = [greeting, reason, words, ref];
    const before = await call('traces', texts);
    await call('drive', encounter());
    const faults = await call('traces', texts);
    await pause(1000);
    faults.push(...(await call('traces', texts)));
    if (!before.length && !faults.length) return skip('the page shows nothing about a customer');
    const what = isWritten ? 'name, reason, pseudonym and words' : 'name, reason and pseudonym';
    const finding = judge(faults, `${what} were gone at once`);
    finding.details.push('not seen from here: whether the page gives each customer an id of their own');
    return finding;
  },
};
