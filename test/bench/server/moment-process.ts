/**
 * A process for the bench of `/moment`: the server, and beside it the least that can answer over HTTP with the same
 * client of the same database. It tells its parent the addresses of both, and ends when the parent hangs up.
 */
import { createAdaptorServer } from '@hono/node-server';
import { configOf, createApp, openDatabase } from '@tillside/server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { usualPairRule } from '../../../packages/server/src/ranking/pair-rule.js';
import { shop } from './signals.js';

const { config } = configOf(shop);
if (!config) throw new TypeError('expected the shop of the bench to be a valid configuration');
const store = config.stores[0]!.id;
const database = await openDatabase(process.argv[2]!);
const app = await createApp({ database, config });

/** The rows that a ranking of the basket's pairs has to look at. */
const same = `FROM pairs p JOIN products a ON a.store = p.store AND a.id = p.a
    JOIN products b ON b.store = p.store AND b.id = p.b
  WHERE p.store = $1 AND p.a IN (SELECT jsonb_array_elements_text($2::text::jsonb))
    AND p.b NOT IN (SELECT jsonb_array_elements_text($2::text::jsonb)) AND p.together >= $3::bigint`;
const rows = `SELECT p.b, p.a, p.together::float8, p.weight, a.name AS with_name, a.orders::float8,
    a.weight AS a_weight, a.squares, b.weight AS b_weight, b.name, b.currency, b.price::text, b.href, b.image,
    b.image_width, b.image_height ${same}`;
const sums = `SELECT count(*)::float8 AS rows, sum(p.together)::float8, sum(p.weight), sum(a.weight), sum(a.squares),
    sum(b.weight), sum(b.price)::float8, max(b.name) ${same}`;

/** Reads the rows into this process, or sums them up in the database. Either way the answer is as short as can be. */
const plain = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://plain.example');
  const basket = (searchParams.get('basket') ?? '').split(',');
  const values = [store, JSON.stringify(basket), usualPairRule.minSupport];
  const read = database.query(pathname === '/rows' ? rows : sums, values);
  read.then(
    found => response.end(String(pathname === '/rows' ? found.length : found[0]?.rows)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
const listen = (server: Server): Promise<string> =>
  new Promise(resolve => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

const ours = createAdaptorServer({
  fetch: (request, connection) => app.fetch(request, connection),
}) as Server;
process.once('disconnect', () => {
  for (const server of [ours, plain]) {
    server.close();
    server.closeAllConnections();
  }
  void database.close();
});
process.send!({ ours: await listen(ours), plain: await listen(plain) });
