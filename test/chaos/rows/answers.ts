import { loseAnswer, sleep, times } from '../harness/faults.js';
import { type Exchange, type Fault, pass, type Reply } from '../harness/proxy.js';
import type { Scene } from '../harness/scene.js';
import type { Row } from './row.js';
import { through } from './network.js';

const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'date, retry-after',
};
const reply = (status: number, type: string, body: string, headers: object = {}): Reply => ({
  status,
  headers: { ...readable, 'content-type': type, ...headers },
  body,
});
const page = (status: number) => reply(status, 'text/html', '<!doctype html><h1>Nginx</h1>');
const json = (status: number, body: object) => reply(status, 'application/json', JSON.stringify(body));

/** Throws unless the page reported a problem with these words. */
const said =
  (words: string) =>
  ({ ledger: { problems } }: Scene): void => {
    if (!problems.some(problem => problem.includes(words)))
      throw new Error(`no problem says “${words}”: ${problems.join('; ') || 'none'}`);
  };

/** Applies a fault for some milliseconds from the first request. */
const forAWhile = (ms: number, fault: Fault): Fault => {
  let end: number | undefined;
  return exchange => {
    end ??= performance.now() + ms;
    return performance.now() < end ? fault(exchange) : pass(exchange);
  };
};

const proxies = [400, 406, 413, 421, 422, 431];
/** Responds with each status in turn. */
const inTurn = (): Fault => {
  let count = 0;
  return exchange => exchange.answer(page(proxies[count++ % proxies.length]!));
};
const tooLarge: Fault = exchange => (exchange.bytes > 10_000 ? exchange.answer(page(413)) : pass(exchange));

/** Refuses every batch with one certain signal in it. */
const poison = (): Fault => {
  let id: string | undefined;
  return exchange => {
    id ??= exchange.ids[Math.min(7, exchange.ids.length - 1)]!;
    return exchange.ids.includes(id)
      ? exchange.answer(reply(422, 'text/plain', 'Unprocessable'))
      : pass(exchange);
  };
};

/** Rejects all signals of a batch, without saying that this is final. */
const rejectAll: Fault = exchange => {
  const rejected = exchange.ids.map(id => ({ id, code: 'busy' }));
  exchange.answer(json(200, { accepted: [], rejected }));
};
const acceptedBare: Fault = async exchange => {
  await exchange.forward();
  exchange.answer({ status: 202, headers: readable, body: '' });
};
const unreadable: Fault = async exchange => {
  await exchange.forward();
  const contradictions = exchange.ids.map(id => ({ id, code: 'schema', retry: false }));
  exchange.answer(json(200, { accepted: exchange.ids, rejected: [null, 7, ...contradictions] }));
};
/** Responds like a service worker that caches the response to the first POST. */
const fromCache = (): Fault => {
  let cached: Promise<Reply | undefined> | undefined;
  let left = 4;
  return async exchange => {
    if (left-- <= 0) return pass(exchange);
    exchange.answer(await (cached ??= exchange.forward()));
  };
};

const asked = 2000;
/** Asks for a pause until a date by the server's clock. */
const untilDate =
  (isClockShown: boolean): Fault =>
  ({ answer }: Exchange) => {
    const now = Math.ceil(Date.now() / 1000) * 1000;
    const headers = {
      date: new Date(now).toUTCString(),
      'retry-after': new Date(now + asked).toUTCString(),
      ...(!isClockShown && { 'access-control-expose-headers': 'retry-after' }),
    };
    answer(reply(429, 'text/plain', '', headers));
  };
const behind = (ms: number) => `{
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...args) {
      if (args.length) super(...args);
      else super(RealDate.now() - ${ms});
    }
    static now() {
      return RealDate.now() - ${ms};
    }
  };
}`;
const day = 86_400_000;
const withClock =
  (ms: number, isClockShown = true) =>
  async (scene: Scene): Promise<void> => {
    scene.proxy.fault = times(2, untilDate(isClockShown));
    await scene.shopper.start();
    const tab = await scene.open([behind(ms)]);
    await tab.make(25);
    await scene.settle(tab);
  };

export const answers: Row[] = [
  {
    name: 'a proxy answers 400, 406, 413, 421, 422 and 431 with a page for 3 s',
    run: through(() => forAWhile(3000, inTurn())),
  },
  { name: 'a proxy that lets no more than 10 kB through', page: { batch: 50 }, run: through(() => tooLarge) },
  {
    name: 'one signal of 20 is refused with 422 as text, for ever',
    page: { batch: 20 },
    waits: 1,
    isShort: true,
    run: async scene => {
      scene.proxy.fault = poison();
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(20);
      await scene.wait(() => scene.ledger.count('stuck') === 1, 'one signal is stuck');
      await scene.wait(() => scene.ledger.pending === 1, 'the others arrive');
      said('stuck')(scene);
    },
  },
  {
    name: 'rejections that do not say that they are final',
    run: async scene => {
      scene.proxy.fault = times(3, rejectAll);
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(25);
      await scene.wait(() => scene.ledger.count('stuck') > 0, 'some signals are stuck');
      scene.proxy.fault = pass;
      await tab.flush();
      await scene.settle(tab);
    },
  },
  { name: 'batches answered by a bare 202', run: through(() => acceptedBare) },
  {
    name: 'single signals answered 200 with text, three times',
    page: { batch: 1 },
    run: through(
      () => times(3, exchange => exchange.answer(reply(200, 'text/plain', 'OK'))),
      said('without acknowledging'),
    ),
  },
  { name: 'acknowledgements that contradict themselves', run: through(() => unreadable) },
  {
    name: 'a service worker answers with what it cached',
    run: through(fromCache, said('without acknowledging')),
  },
  { name: 'Retry-After as a date, device clock two days slow', run: withClock(2 * day) },
  { name: 'Retry-After as a date, the server’s clock not shown', run: withClock(2 * day, false) },
  {
    name: 'device clock ten years slow, answers lost',
    run: async scene => {
      scene.proxy.fault = times(2, loseAnswer);
      await scene.shopper.start();
      const tab = await scene.open([behind(3650 * day)]);
      await tab.make(25);
      await scene.settle(tab);
    },
  },
  {
    name: 'a page whose origin the endpoint does not allow, and then does',
    run: async scene => {
      scene.proxy.isForbidden = true;
      await scene.shopper.start();
      const tab = await scene.open();
      await tab.make(25);
      await scene.wait(() => scene.ledger.problems.length > 0, 'the problem is reported');
      said('CORS')(scene);
      scene.proxy.isForbidden = false;
      await tab.flush();
      await sleep(50);
      await scene.settle(tab);
    },
  },
];
