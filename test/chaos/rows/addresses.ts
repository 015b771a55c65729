import { pass } from '../harness/proxy.js';
import type { PageOptions, Scene } from '../harness/scene.js';
import type { Row } from './row.js';

const some = 20;

/** One visit without a connection, then another one with other options. */
async function nextVisit(scene: Scene, options: PageOptions) {
  scene.proxy.isAway = true;
  await scene.shopper.start();
  const first = await scene.open();
  await first.make(some);
  await scene.saved();
  await first.page.close();
  scene.options = { ...scene.options, ...options };
  scene.proxy.isAway = false;
  return scene.open();
}

/** Throws unless the first signal went to the path, and with the key, that it was made for. */
function hasKept({ proxy: { seen }, ledger }: Scene, path: string, key?: string): void {
  const [first] = [...ledger.saved];
  const last = seen.filter(({ ids }) => ids.includes(first!)).at(-1);
  if (last?.path !== path || (key && last.key !== key))
    throw new Error(`${first} was sent to ${last?.path} with ${last?.key}`);
}

export const addresses: Row[] = [
  {
    name: 'an endpoint renamed between two visits: the old address still answers',
    page: { path: '/v1' },
    run: async scene => {
      const tab = await nextVisit(scene, { path: '/v2' });
      await tab.make(some);
      await scene.settle(tab);
      hasKept(scene, '/v1');
    },
  },
  {
    name: 'an endpoint renamed between two visits: the old address is gone, and a person reroutes',
    page: { path: '/v1' },
    run: async scene => {
      const gone = { 'access-control-allow-origin': '*' };
      scene.proxy.fault = exchange =>
        exchange.path === '/v1' ? exchange.answer({ status: 404, headers: gone, body: '' }) : pass(exchange);
      const old = scene.endpoint;
      const tab = await nextVisit(scene, { path: '/v2' });
      await scene.wait(() => scene.ledger.pending === some, 'the page reports all of them as pending');
      const { problems } = scene.ledger;
      await scene.wait(() => problems.length > 0, 'the page reports the problem');
      if (!problems.some(problem => problem.includes(old) && problem.includes(`(${some})`)))
        throw new Error(`not reported: ${problems.join('; ')}`);
      await tab.page.evaluate(
        (from, to) => document.querySelector('till-moment')!.outbox.reroute(from, to),
        old,
        scene.endpoint,
      );
      await scene.settle(tab);
    },
  },
  {
    name: 'a source renamed between two visits',
    page: { source: '/a' },
    run: async scene => {
      const tab = await nextVisit(scene, { source: '/b' });
      await tab.make(some);
      await scene.settle(tab);
    },
  },
  {
    name: 'two write keys at one endpoint',
    page: { key: 'pk_first' },
    run: async scene => {
      scene.proxy.key = scene.shop.keys.write;
      const tab = await nextVisit(scene, { key: 'pk_second' });
      await tab.make(some);
      await scene.settle(tab);
      hasKept(scene, '/signals', 'pk_first');
    },
  },
];
