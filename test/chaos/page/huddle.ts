/** A page with a `<till-huddle>` and the forms in which a team tells something. */
import type { HuddleInput } from '@tillside/contract';
import type {} from '@tillside/elements/huddle';
import { onDisk, param, tell } from './tell.js';

/** What this page takes from the scope. */
interface Scope {
  followSignals?: (
    follower: (status: string, ids: Iterable<string>) => void,
    ids: readonly string[],
  ) => unknown;
}

const element = document.createElement('till-huddle');
for (const name of ['endpoint', 'source', 'batch']) element.setAttribute(name, param(name));
element.setAttribute('team-key', param('write-key'));
element.addEventListener('till-signal', event => {
  const { id, type } = event.cloudEvent;
  tell({ made: [[id, type]] });
});
element.addEventListener('till-outbox-change', ({ pending }) => tell({ pending }));
element.addEventListener('till-problem', ({ problems }) => {
  for (const { code, message } of problems) if (code === 'delivery') tell({ problem: message });
});
element.append(document.createElement('till-story'), document.createElement('till-thanks'));
document.body.append(element);

const huddle: HuddleInput = { version: 1, id: 'week', team: { id: 'leeds', name: 'Leeds' } };

void customElements.whenDefined('till-huddle').then(async () => {
  // The scope is requested like a shop's own widget does, by the Context Community Protocol.
  let isWatched = false;
  const request = new Event('context-request', { bubbles: true, composed: true });
  const callback = ({ followSignals }: Scope) => {
    if (isWatched || !followSignals) return;
    isWatched = true;
    followSignals((status, ids) => tell({ status, ids: [...ids] }), []);
  };
  Object.assign(request, { context: Symbol.for('tillside.huddle/1'), callback, subscribe: true });
  element.firstElementChild!.dispatchEvent(request);
  window.chaos = {
    make: () => Promise.reject(new Error('here only people make signals')),
    pending: async () => Math.max(element.outbox.pending, (await onDisk().catch(() => [])).length),
    onDisk,
    state: () => element.outbox.state,
    flush: () => element.flush(),
  };
  element.value = huddle;
  await element.updateComplete;
  tell({ ready: true });
});
