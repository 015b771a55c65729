/** The page of most rows: a `<till-moment>` with all widgets, as in a shop. */
import type { MomentInput } from '@tillside/contract';
import type { MomentScope } from '@tillside/elements';
import { emitted, lastWord, onDisk, param, tell } from './tell.js';

const element = document.createElement('till-moment');
for (const name of ['endpoint', 'write-key', 'source', 'batch']) element.setAttribute(name, param(name));
element.addEventListener('till-signal', event => {
  const { id, type } = event.cloudEvent;
  tell({ made: [[id, type]] });
});
element.addEventListener('till-outbox-change', ({ pending }) => tell({ pending }));
element.addEventListener('till-problem', ({ problems }) => {
  for (const { code, message } of problems) if (code === 'delivery') tell({ problem: message });
});
const widgets = ['till-promise', 'till-suggestion', 'till-feedback'];
element.append(...widgets.map(tag => document.createElement(tag)));
document.body.append(element);

const moment: MomentInput = {
  version: 1,
  id: `visit-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`,
  ...(param('customer') && { customer: { ref: param('customer') } }),
  promises: [{ id: 'mend', title: 'We mend what chips in the first year' }],
  suggestions: [
    {
      id: 'wrap',
      kind: 'service',
      title: 'Gift wrap',
      reason: { text: 'It is a present', basis: 'general' },
    },
  ],
  feedback: [
    {
      id: 'visit',
      title: 'Your visit',
      questions: [
        { id: 'score', type: 'csat', label: 'How was it?' },
        { id: 'words', type: 'text', label: 'What else?' },
      ],
    },
  ],
};

void customElements.whenDefined('till-moment').then(async () => {
  // The scope is requested like a shop's own widget does, by the Context Community Protocol.
  let scope: MomentScope | undefined;
  let isWatched = false;
  const request = new Event('context-request', { bubbles: true, composed: true });
  const callback = (given: MomentScope) => {
    scope = given;
    if (isWatched || !given.followSignals) return;
    isWatched = true;
    given.followSignals((status, ids) => tell({ status, ids: [...ids] }), []);
  };
  Object.assign(request, { context: Symbol.for('tillside.moment/1'), callback, subscribe: true });
  element.firstElementChild!.dispatchEvent(request);
  window.chaos = {
    make: (count, gap) => emitted(count, gap, (name, subject, data) => scope!.enqueue(name, subject, data)),
    pending: async () => Math.max(element.outbox.pending, (await onDisk().catch(() => [])).length),
    onDisk,
    state: () => element.outbox.state,
    flush: () => element.flush(),
  };
  // Registered after the element's own listener, like that of a host's script.
  lastWord(() => window.chaos.make(2, 0));
  element.value = moment;
  await element.updateComplete;
  tell({ ready: true });
});
