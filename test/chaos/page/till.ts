/** The page that most rows are about: a `<till-moment>` with everything in it, as a shop has it. */
import type { MomentInput } from '@tillside/contract';
import type { MomentScope } from '@tillside/elements';
import { emitted, lastWord, onDisk, param, tell } from './tell.js';

const element = document.createElement('till-moment');
for (const name of ['endpoint', 'write-key', 'source', 'batch']) element.setAttribute(name, param(name));
element.addEventListener('till-signal', event => {
  const { id, type } = event.cloudEvent;
  tell({ made: [[id, type]] });
});
const widgets = ['till-promise', 'till-suggestion', 'till-feedback'];
element.append(...widgets.map(tag => document.createElement(tag)));
document.body.append(element);

const moment: MomentInput = {
  version: 1,
  id: `visit-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`,
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
  // As a widget of the shop's own does: by the Context Community Protocol.
  let scope: MomentScope | undefined;
  let isWatched = false;
  const request = new Event('context-request', { bubbles: true, composed: true });
  const callback = (given: MomentScope) => {
    scope = given;
    if (isWatched || !given.watch) return;
    isWatched = true;
    given.watch((fate, ids) => tell({ fate, ids: [...ids] }), []);
  };
  Object.assign(request, { context: Symbol.for('tillside.moment/1'), callback, subscribe: true });
  element.firstElementChild!.dispatchEvent(request);
  window.chaos = {
    make: (count, gap) => emitted(count, gap, (name, subject, data) => scope!.emit(name, subject, data)),
    pending: async () => Math.max(element.outbox.pending, (await onDisk().catch(() => [])).length),
    onDisk,
    state: () => element.outbox.state,
  };
  // After the element's own listener, as a host's script may come.
  lastWord(() => window.chaos.make(2, 0));
  element.value = moment;
  await element.updateComplete;
  tell({ ready: true });
});
