import type { MomentInput, SuggestionInput } from '@tillside/contract';
import type { HTTPRequest } from 'puppeteer-core';
import type { Check } from '../check.js';
import { encounter, hint } from '../documents.js';
import { fail, type Finding, pass, skip } from '../finding.js';
import { eventually, type Visit } from '../visit.js';

const own: SuggestionInput = hint({
  id: 'verify-host-cup',
  kind: 'product',
  title: 'A cup by verify-host',
  product: { id: 'verify-host-cup', name: 'A cup by verify-host' },
});

/** What is offered to be accepted. */
interface Offer {
  document: MomentInput;
  suggestion: SuggestionInput;
  /** A suggestion of the tool's own: the host cannot know the product. */
  isOurs: boolean;
  name: string;
}

/** The host's own document with a hint that it would show under other circumstances, or with one of ours. */
function offer(text: string): Offer {
  const { suggestions = [], ...moment } = (JSON.parse(text) ?? encounter()) as MomentInput;
  const fit = suggestions.filter(
    ({ kind, reason, product }) =>
      /product|service|offer/.test(kind) &&
      !/history|social/.test(reason.basis) &&
      product?.availability !== 'OutOfStock',
  );
  const theirs = fit.find(({ product }) => product) ?? fit[0];
  const { when, for: stages, ...suggestion } = theirs ?? own;
  const mode = { mode: 'training', phase: 'open', pacing: { max: 5 } } as const;
  return {
    document: { ...moment, ...mode, promises: [], feedback: [], suggestions: [suggestion] },
    suggestion,
    isOurs: !theirs,
    name: theirs ? `“${suggestion.title}”` : 'a made-up product',
  };
}

const answerTimeout = 10_000;

/** Accepts what the host offers, and judges what becomes of it. */
async function attempt({ call }: Visit): Promise<Finding> {
  const { document, suggestion, isOurs, name } = offer(await call('own'));
  await call('drive', document, true);
  if (!(await call('cards')).some(({ canAccept }) => canAccept))
    return skip('no hint is visible in the page');
  const { length } = await call('log');
  const start = performance.now();
  await call('press', 'till-suggestion', 'accept');
  const after = async () => (await call('log')).slice(length);
  const asked = async () => (await after()).find(({ type }) => type === 'till-suggestion-accept');
  const baskets = async () =>
    (await after()).filter(({ type }) => type === 'till-moment-change').map(({ basket }) => basket);
  const { product } = suggestion;
  const isInBasket = async () => (await baskets()).some(basket => !!product && basket.includes(product.id));
  const time = () => `after ${((performance.now() - start) / 1000).toFixed(1)} s`;

  const event = await asked();
  if (!event) return fail(`${name} was accepted, and no event came`);
  if (event.answer) {
    const isAnswered = await eventually(async () => (await asked())?.answer !== 'pending', answerTimeout);
    if (!isAnswered)
      return fail(
        `${name} was still pending after ${answerTimeout / 1000} s: the host's promise never settled`,
      );
    if ((await asked())?.answer === 'rejected')
      return isOurs
        ? pass(`the host refused ${name} ${time()}, and the card says so`)
        : fail(`the host refused its own ${name} ${time()}`);
  }
  if (await eventually(isInBasket, event.isPrevented ? 5000 : 2000))
    return pass(`${name} was in the basket ${time()}`);
  if (event.answer || event.isPrevented) {
    const claim = event.answer
      ? `the host's promise says that ${name} was ${product ? 'added' : 'done'}`
      : `the host prevented till-suggestion-accept of ${name}`;
    if (!product) return skip(`${claim}; whether it was cannot be seen from here`);
    if (!document.basket)
      return skip(`${claim}; its documents have no basket, so whether it is there cannot be seen from here`);
    const before = (document.basket.items ?? []).length;
    const isOther = (await baskets()).some(basket => basket.length / 2 > before);
    return isOther
      ? skip(`${claim}; its basket has more in it, and nothing with the id ${product.id}`)
      : fail(`${claim}, and its basket does not have it`);
  }
  // Only what needs no basket is accepted without an answer.
  return suggestion.kind === 'service'
    ? pass(`${name} was accepted at once`)
    : fail(`nobody answered till-suggestion-accept of ${name}, and the card cannot say that it was added`);
}

/** How a host's request may fail, and how that is staged. */
const troubles = [
  { what: 'the network was gone', fulfil: (request: HTTPRequest) => request.abort('internetdisconnected') },
  {
    what: 'the answer was 500',
    fulfil: (request: HTTPRequest) => request.respond({ status: 500, body: '' }),
  },
];

/** Accepts once more in a fresh page while the host's own requests fail; undefined if nothing is wrong. */
async function attemptIn(
  visit: Visit,
  { what, fulfil }: (typeof troubles)[number],
): Promise<string | undefined> {
  const { page } = visit;
  await visit.reload();
  let failed = 0;
  const route = async (request: HTTPRequest) => {
    const isOwn = /fetch|xhr|ping/.test(request.resourceType());
    const isSignal = isOwn && (await request.fetchPostData())?.includes('"specversion"');
    if (!isOwn || isSignal) return request.continue();
    failed++;
    return fulfil(request);
  };
  const onRequest = (request: HTTPRequest) => {
    void route(request).catch(() => undefined);
  };
  page.on('request', onRequest);
  await page.setRequestInterception(true);
  const { result } = await attempt(visit);
  page.off('request', onRequest);
  await page.setRequestInterception(false);
  const [event] = (await visit.call('log')).filter(({ type }) => type === 'till-suggestion-accept').slice(-1);
  const isClaimed = event?.answer === 'fulfilled' && result !== 'pass';
  return failed && isClaimed
    ? `${what}, and the host's promise still says that it was added: its error is swallowed`
    : undefined;
}

export const accept: Check = {
  id: 'accept',
  name: 'What is accepted is done, or said to have failed',
  run: async visit => {
    const finding = await attempt(visit);
    if (finding.result === 'fail') return finding;
    for (const trouble of troubles) {
      const fault = await attemptIn(visit, trouble);
      if (fault) return fail(fault);
    }
    return finding;
  },
};
