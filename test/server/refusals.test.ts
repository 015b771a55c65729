import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type App, configOf, createApp, type Database, openDatabase } from '@tillside/server';
import { document } from './conforms.js';
import { createRateLimit } from '../../packages/server/src/http/rate-limit.js';
import { onBoth, opened } from './databases.js';
import { app, ask, batchType, configured, keys, oneType, send, shopConfig, shown, stored } from './shop.js';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

onBoth('what is refused', ({ fresh }) => {
  let store: Database;
  let api: App;
  const lines: object[] = [];
  before(async () => {
    store = await opened(fresh());
    api = await app(store, { log: line => lines.push(line) });
  });
  const post = (body: BodyInit | undefined, type: string = batchType, path = '/signals') =>
    ask(api, path, {
      method: 'POST',
      key: keys.write,
      ...(body !== undefined && { body }),
      headers: { 'content-type': type },
    });

  test('bodies that are no signals, each with its reason, and nothing is stored', async () => {
    const before = await stored(store);
    const latin = Buffer.from(JSON.stringify([{ ...shown(), subject: 'café' }]), 'latin1');
    for (const [body, type, status, code] of [
      [undefined, batchType, 400, 'no-body'],
      ['', batchType, 400, 'no-body'],
      ['[', batchType, 400, 'not-json'],
      ['{}', batchType, 400, 'shape'],
      ['5', batchType, 400, 'shape'],
      ['null', oneType, 422, 'type'],
      [JSON.stringify([shown()]), oneType, 400, 'shape'],
      ['{}', oneType, 422, 'schema'],
      [JSON.stringify({ ...shown(), type: 'dev.tillside.x' }), oneType, 422, 'unknown'],
      [JSON.stringify([shown()]), 'text/plain', 415, 'content-type'],
      [JSON.stringify([shown()]), 'application/x-www-form-urlencoded', 415, 'content-type'],
      [JSON.stringify([shown()]), `${batchType}; charset=iso-8859-1`, 415, 'charset'],
      [latin, batchType, 400, 'not-utf-8'],
      [deep(100_000), batchType, 400, 'too-deep'],
      [`"${'\\"'.repeat(400_000)}`, batchType, 400, 'not-json'],
      [
        JSON.stringify([{ ...shown(), data: { attribution: deep(3) } }]).replace('"[[[]]]"', deep(40)),
        batchType,
        400,
        'too-deep',
      ],
      [`["${'x'.repeat(10_485_760)}"]`, batchType, 413, 'too-large'],
      [JSON.stringify(Array.from({ length: 1001 }, () => 1)), batchType, 413, 'too-many'],
    ] as const) {
      const answer = await post(body, type);
      assert.deepEqual([answer.status, answer.json.code], [status, code]);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.equal(answer.json.type, `https://tillside.dev/problems/${code}`);
    }
    assert.equal(await stored(store), before);
  });

  test('compressed bodies, in words, and takes the same body uncompressed', async () => {
    const body = JSON.stringify([shown()]);
    const as = (encoding: string, sent: BodyInit) =>
      ask(api, '/signals', {
        method: 'POST',
        key: keys.write,
        body: sent,
        headers: { 'content-type': batchType, 'content-encoding': encoding },
      });
    for (const [encoding, sent] of [
      ['gzip', gzipSync(body)],
      ['br', brotliCompressSync(body)],
      ['gzip, gzip', gzipSync(gzipSync(body))],
      ['gzip', 'not compressed at all'],
    ] as const) {
      const answer = await as(encoding, sent);
      assert.deepEqual([answer.status, answer.json.code], [415, 'content-encoding']);
      assert.equal(answer.headers.get('accept-encoding'), 'identity');
    }
    for (const encoding of ['identity', '', 'Identity']) assert.equal((await as(encoding, body)).status, 200);
  });

  test('a body that grows beyond the limit without saying so', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: controller => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const streamed = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': batchType, 'x-tillside-key': keys.write },
    };
    const request = new Request('http://api.example/signals', streamed);
    assert.equal((await api.fetch(request)).status, 413);
    assert.ok(sent < 2_000_000);
  });

  test('characters in an address that no database can hold', async () => {
    for (const path of [
      '/results?from=%00',
      '/feedback?form=%00',
      '/feedback?after=a%00',
      '/moment?store=%00&id=x',
    ])
      assert.deepEqual([path, (await ask(api, path)).json.code], [path, 'character']);
  });

  test('a body of another type for an invitation', async () => {
    const ask2 = (body: string, type: string) =>
      ask(api, '/invitations', { method: 'POST', key: keys.manage, body, headers: { 'content-type': type } });
    assert.equal((await ask2('{}', 'text/plain')).status, 415);
    assert.equal((await ask2('{"form":5}', 'application/json')).status, 422);
    assert.equal((await ask2('', 'application/json')).status, 400);
    assert.equal((await ask2(' '.repeat(2_000_000), 'application/json')).status, 413);
  });

  test('methods that an address does not take, with those that it takes', async () => {
    for (const [method, path, allowed] of [
      ['PUT', '/signals', 'POST'],
      ['GET', '/signals', 'POST'],
      ['POST', '/moment', 'GET, HEAD'],
      ['PATCH', '/stories/s-1', 'POST, DELETE'],
    ] as const) {
      const answer = await ask(api, path, { method, key: keys.write });
      assert.deepEqual([answer.status, answer.json.code], [405, 'method'], path);
      assert.equal(answer.headers.get('allow'), allowed);
    }
  });

  test('addresses that do not exist', async () => {
    for (const path of [
      '/page',
      '/page/',
      '/signals/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/%00',
      '/signals%2f',
      '//signals',
      '/sql/001_signals.sql',
    ]) {
      const answer = await ask(api, path, { key: keys.manage });
      assert.equal(answer.status, 404, path);
      assert.equal(answer.json.code, 'not-found');
    }
    const odd = await ask(api, `/customers/${encodeURIComponent("'; DROP TABLE signals; --\0")}`, {
      method: 'DELETE',
      key: keys.manage,
    });
    assert.equal(odd.json.signals, 0);
  });

  test('pages of origins that the store does not list', async () => {
    const from = (origin: string) => send(api, [shown()], { headers: { origin } });
    assert.equal((await from('https://shop.example')).status, 200);
    assert.equal((await from('https://evil.example')).status, 403);
    assert.equal((await from('null')).status, 403);
    assert.equal((await from('file://')).status, 403);
    assert.equal((await from('http://api.example')).status, 200);
  });

  test('not pages opened from a file, if the store lists the origin null', async () => {
    const stores = shopConfig.stores.map(shop => ({ ...shop, origins: ['null'] }));
    const fromFiles = await createApp({ database: store, config: configured({ ...shopConfig, stores }) });
    const { status, headers } = await send(fromFiles, [shown()], { headers: { origin: 'null' } });
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [200, 'null']);
  });

  test('is sent to another origin with Retry-After exposed', async () => {
    const { headers } = await post('[');
    const preflight = await api.fetch(
      new Request('http://api.example/signals', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://shop.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-tillside-key',
        },
      }),
    );
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /content-type.*x-tillside-key/);
    assert.equal(preflight.headers.get('access-control-max-age'), '86400');
    assert.equal(headers.get('access-control-allow-origin'), null);
    const refused = await send(api, [5], { body: '[', headers: { origin: 'https://shop.example' } });
    assert.equal(refused.status, 400);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.match(refused.headers.get('access-control-expose-headers') ?? '', /retry-after/i);
  });

  test('leaves nothing of a person in the log', async () => {
    lines.length = 0;
    const ref = 'ref-of-ada';
    await send(api, [
      { ...shown(), data: { ...shown().data, ref } },
      { ...shown(), subject: 5, data: { ref } },
    ]);
    await ask(api, `/customers/${ref}`, { method: 'DELETE', key: keys.manage });
    await ask(api, `/results?token=${keys.read}`);
    await ask(api, `/${ref}`);
    const log = JSON.stringify(lines);
    assert.ok(lines.length >= 4);
    assert.doesNotMatch(log.replace('/ref-of-ada', ''), new RegExp(`${ref}|_damson_|mend`));
  });
});

describe('limits', () => {
  test('a key that asks too often is answered with 429 and Retry-After', async () => {
    const store = await openDatabase('memory://');
    const api = await createApp({
      database: store,
      config: configured({ ...shopConfig, limits: { perMinute: 3 } }),
    });
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await send(api, [shown()]));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 429, 429],
    );
    const after = Number(answers[4]!.headers.get('retry-after'));
    assert.ok(after >= 1 && after <= 60);
    assert.equal(await stored(store), 3);
    await store.close();
  });

  test('a flood with the write key leaves reading and managing as they are', async () => {
    const store = await openDatabase('memory://');
    const limits = { perMinute: 5, perAddress: 3 };
    const api = await createApp({ database: store, config: configured({ ...shopConfig, limits }) });
    const from = (address: string) => ({
      fetch: (request: Request) => api.fetch(request, { address }),
    });
    const statuses = async (address: string, n: number) => {
      const found: number[] = [];
      for (let at = 0; at < n; at++) found.push((await send(from(address), [shown()])).status);
      return found;
    };
    assert.deepEqual(await statuses('192.0.2.1', 5), [200, 200, 200, 429, 429]);
    // Another client of the same key still has its share, until the key's is used up.
    assert.deepEqual(await statuses('192.0.2.2', 3), [200, 200, 429]);
    const flooder = from('192.0.2.1');
    assert.equal((await ask(flooder, '/results')).status, 200);
    assert.equal((await ask(flooder, '/moments/none', { method: 'DELETE', key: keys.manage })).status, 200);
    const moment = () => ask(flooder, '/moment?store=damson&id=x', { key: null });
    const moments = [];
    for (let at = 0; at < 4; at++) moments.push((await moment()).status);
    assert.deepEqual(moments, [200, 200, 200, 429]);
    await store.close();
  });

  test('trusts X-Forwarded-For only as far as the configured proxies', async () => {
    const store = await openDatabase('memory://');
    const limits = { perAddress: 1, proxies: 1 };
    const api = await createApp({ database: store, config: configured({ ...shopConfig, limits }) });
    const behind = { fetch: (request: Request) => api.fetch(request, { address: '10.0.0.1' }) };
    const by = async (chain: string) =>
      (await send(behind, [shown()], { headers: { 'x-forwarded-for': chain } })).status;
    assert.equal(await by('192.0.2.1'), 200);
    assert.equal(await by('192.0.2.2'), 200);
    assert.equal(await by('198.51.100.7, 192.0.2.1'), 429);
    await store.close();
  });

  test('a database that fails is a 500 that says nothing was stored, and no acknowledgement', async () => {
    const store = await openDatabase('memory://');
    const lines: object[] = [];
    const api = await createApp({
      database: store,
      config: configured(shopConfig),
      log: line => lines.push(line),
    });
    await store.script('ALTER TABLE tally ADD CHECK (n < 0)');
    const { status, json } = await send(api, [shown()]);
    assert.deepEqual([status, json.code], [500, 'failed']);
    assert.equal(await stored(store), 0);
    assert.deepEqual(await store.query('SELECT 1 FROM arrivals'), []);
    await store.close();
    const health = await ask(api, '/healthz', { key: null });
    assert.equal(health.status, 503);
  });

  test('one store never receives the data of another', () => {
    const same = { id: 'x', keys: { write: keys.write, read: 'rk_another_one' } };
    assert.match(
      JSON.stringify(configOf({ stores: [...shopConfig.stores, same] }).faults),
      /a key of its own/,
    );
  });
});

test('the description of the API names every address', async () => {
  const store = await openDatabase('memory://');
  const api = await app(store);
  const { status, json } = await ask(api, '/openapi.json', { key: null });
  assert.equal(status, 200);
  assert.equal(json.openapi, '3.1.0');
  assert.deepEqual(Object.keys(document.paths).sort(), [
    '/',
    '/customers/{id}',
    '/feedback',
    '/follow-ups/{id}/done',
    '/healthz',
    '/huddle',
    '/huddle/',
    '/huddle/left-out',
    '/huddle/teams',
    '/invitations',
    '/measures',
    '/moment',
    '/moments/{id}',
    '/openapi.json',
    '/portraits',
    '/results',
    '/signals',
    '/stories',
    '/stories/',
    '/stories/{id}',
    '/why/{id}',
  ]);
  assert.equal((await ask(api, '/healthz', { key: null })).status, 200);
  await store.close();
});

describe('keys that no store has', () => {
  test('are answered later and with 429 after twenty in a minute, of that address only', async () => {
    const waits: number[] = [];
    const { refuse } = createRateLimit(configured(shopConfig).limits, ms => {
      waits.push(ms);
      return Promise.resolve();
    });
    for (let n = 0; n < 20; n++) await refuse('192.0.2.7');
    assert.deepEqual(waits, []);
    await assert.rejects(refuse('192.0.2.7'), { status: 429, code: 'too-many-requests' });
    assert.deepEqual(waits, [1000]);
    await refuse('192.0.2.8');
  });

  test('do not slow those that it knows', async () => {
    const api = await app(await opened('memory://'));
    const connection = { address: '192.0.2.7' };
    const results = (key: string) =>
      api.fetch(
        new Request('http://api.example/results', { headers: { authorization: `Bearer ${key}` } }),
        connection,
      );
    for (let n = 0; n < 20; n++) assert.equal((await results(`guess-${n}`)).status, 401);
    assert.equal((await results('another-guess')).status, 429);
    assert.equal((await results(keys.read)).status, 200);
  });
});
