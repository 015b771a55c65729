import type { MomentInput, SuggestionInput } from '@tillside/contract';
import type { Check } from '../check.js';
import { encounter, hint } from '../documents.js';
import { fail, pass, skip } from '../finding.js';
import { eventually } from '../visit.js';

const own: SuggestionInput = hint({
  id: 'verify-host-cup',
  kind: 'product',
  title: 'A cup by verify-host',
  product: { id: 'verify-host-cup', name: 'A cup by verify-host' },
});

/** The host's own document with a hint that it would show under other circumstances, or with one of ours. */
function offer(text: string): { document: MomentInput; suggestion: SuggestionInput; isOurs: boolean } {
  const { suggestions = [], ...moment } = (JSON.parse(text) ?? encounter()) as MomentInput;
  const theirs = suggestions.find(
    ({ kind, reason, product }) =>
      /product|service|offer/.test(kind) &&
      !/history|social/.test(reason.basis) &&
      product?.availability !== 'OutOfStock',
  );
  const { when, for: stages, ...suggestion } = theirs ?? own;
  const mode = { mode: 'training', phase: 'open', pacing: { max: 5 } } as const;
  return {
    document: { ...moment, ...mode, promises: [], feedback: [], suggestions: [suggestion] },
    suggestion,
    isOurs: !theirs,
  };
}

const patience = 10_000;

export const accept: Check = {
  id: 'accept',
  name: 'What is accepted is done, or said to have failed',
  run: async ({ call }) => {
    const { document, suggestion, isOurs } = offer(await call('own'));
    await call('drive', document, true);
    if (!(await call('cards')).some(({ canAccept }) => canAccept))
      return skip('no hint is to be seen in the page');
    const { length } = await call('log');
    const start = performance.now();
    await call('press', 'till-suggestion', 'accept');
    const after = async () => (await call('log')).slice(length);
    const asked = async () => (await after()).find(({ type }) => type === 'till-suggestion-accept');
    const changes = async () => (await after()).filter(({ type }) => type === 'till-moment-change');
    const { product } = suggestion;
    const isInBasket = async () =>
      (await changes()).some(({ basket }) => !!product && basket.includes(product.id));
    const what = isOurs ? 'a made-up product' : `“${suggestion.title}”`;
    const time = () => `after ${((performance.now() - start) / 1000).toFixed(1)} s`;

    const event = await asked();
    if (!event) return fail(`${what} was accepted, and no event came`);
    if (event.answer) {
      const isAnswered = await eventually(async () => (await asked())?.answer !== 'pending', patience);
      if (!isAnswered)
        return fail(`${what} was still pending after ${patience / 1000} s: the host's promise never settled`);
      const isDone = (await asked())?.answer === 'fulfilled';
      if (isDone)
        return pass(
          `${what} was accepted ${time()}`,
          (await isInBasket()) || !product ? [] : ['no basket with it was seen'],
        );
      return isOurs
        ? pass(`the host refused ${what} ${time()}, and the card says so`)
        : fail(`the host refused its own ${what} ${time()}`);
    }
    const isSeen = await eventually(isInBasket, event.isPrevented ? 5000 : 2000);
    if (isSeen) return pass(`${what} was in the basket ${time()}`);
    if (event.isPrevented && !(await changes()).length)
      return fail(`the host prevented till-suggestion-accept of ${what}, and nothing followed in 5 s`);
    return pass(
      `${what} was accepted at once`,
      isOurs ? [] : ['the host did not respond to the event, and no basket with it was seen'],
    );
  },
};
