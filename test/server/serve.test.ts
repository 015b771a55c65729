import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ConfigError, loadConfig, openDatabase, parseConfig } from '@tillside/server';
import { folder, onBoth } from './databases.js';
import { startCluster } from './postgres.js';
import { configFile, run, start, tillside } from './process.js';
import { answered, ask, keys, send, shopConfig, shown, stored, tallied } from './shop.js';

type Sent = Awaited<ReturnType<typeof send>>;

onBoth(
  'a server',
  ({ kind, fresh }) => {
    test('that is killed has lost nothing that it acknowledged', async () => {
      const place = fresh();
      const batches = Array.from({ length: 60 }, () => [
        ...Array.from({ length: 9 }, () => shown()),
        answered('score', 'csat', 5),
      ]);
      const first = await start(place);
      const acknowledged = new Set<string>();
      const note = ({ json }: Sent) => {
        for (const id of json.accepted as string[]) acknowledged.add(id);
      };
      const sending = batches.map(batch => send(first, batch).then(note, () => undefined));
      await Promise.race(sending);
      await first.end('SIGKILL');
      await Promise.all(sending);
      assert.ok(acknowledged.size > 0);

      const second = await start(place);
      const { json } = await ask(second, '/results');
      const [promise] = json.promises as { shown: number }[];
      assert.ok(promise!.shown >= (acknowledged.size / 10) * 9, `${promise!.shown} of ${acknowledged.size}`);
      // What was not acknowledged is sent again, as an outbox does; so is what was.
      for (const batch of batches) note(await send(second, batch));
      assert.equal(await second.end('SIGTERM'), 0);
      assert.equal(acknowledged.size, 600);

      const store = await openDatabase(place);
      assert.equal(await stored(store), 600);
      assert.equal(await tallied(store, 'promise.shown'), 540);
      assert.equal(await tallied(store, 'answer.csat'), 60);
      await store.close();
    });

    test('answers HTTP/1.0 without a Host, as load balancers ask for its health', async () => {
      const server = await start(fresh());
      const { port } = new URL(server.address);
      const answer = await new Promise<string>(resolve => {
        let text = '';
        connect(Number(port), '127.0.0.1')
          .on('data', (chunk: Buffer) => (text += chunk.toString()))
          .on('close', () => resolve(text))
          .write('GET /healthz HTTP/1.0\r\n\r\n');
      });
      assert.match(answer, /^HTTP\/1\.1 200 OK[^]*\{"status":"ok"\}$/);
      await server.end('SIGTERM');
    });

    test('that is asked to end finishes what it accepted', async () => {
      const place = fresh();
      const server = await start(place);
      const batches = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => shown()));
      const sending = batches.map(batch => send(server, batch).catch(() => undefined));
      await Promise.race(sending);
      assert.equal(await server.end('SIGTERM'), 0);
      const answers = (await Promise.all(sending)).filter(answer => answer?.status === 200);
      const store = await openDatabase(place);
      assert.ok((await stored(store)) >= answers.length * 20);
      assert.equal((await stored(store)) % 20, 0);
      await store.close();
      assert.match(server.lines.at(-1)!, /"stopped"/);
    });

    test('that is asked to end while signals keep coming ends in time, with all that it acknowledged', async () => {
      const place = fresh();
      const server = await start(place);
      let acknowledged = 0;
      const till = async () => {
        for (;;) {
          const { status } = await send(server, [shown(), answered('score', 'csat', 5)]);
          if (status === 200) acknowledged += 2;
        }
      };
      const tills = Array.from({ length: 8 }, () => till().catch(() => undefined));
      while (acknowledged < 20) await nextTurn();
      // It ends with 1 where it takes longer than five seconds.
      assert.equal(await server.end('SIGTERM'), 0);
      await Promise.all(tills);
      const database = await openDatabase(place);
      assert.ok((await stored(database)) >= acknowledged);
      await database.close();
    });

    if (kind === 'postgres')
      test('and another one on the same database store the same batches once', async () => {
        const place = fresh();
        const two = await Promise.all([start(place), start(place)]);
        const batches = Array.from({ length: 20 }, () => Array.from({ length: 10 }, () => shown()));
        const answers = await Promise.all(
          batches.flatMap(batch => two.flatMap(server => [send(server, batch), send(server, batch)])),
        );
        for (const { status, json } of answers)
          assert.deepEqual([status, (json.accepted as string[]).length], [200, 10]);
        for (const server of two) assert.equal(await server.end('SIGTERM'), 0);
        const store = await openDatabase(place);
        assert.equal(await stored(store), 200);
        assert.equal(await tallied(store, 'promise.shown'), 200);
        await store.close();
      });
    else
      test('refuses a folder that another one uses', async () => {
        const place = fresh();
        const server = await start(place);
        await assert.rejects(start(place), /is in use by process \d+/);
        await server.end('SIGTERM');
      });
  },
  folder,
);

describe('a server whose PostgreSQL is away', () => {
  test('answers 503 until it is back, and goes on by itself', async context => {
    const { cluster, reason } = startCluster();
    if (!cluster) return context.skip(reason);
    context.after(() => cluster.stop());
    const server = await start(cluster.database());
    const events = [shown(), shown()];
    assert.equal((await send(server, [events[0]])).status, 200);
    cluster.halt();
    for (const path of ['/results', '/healthz']) {
      const { status, json, headers } = await ask(server, path);
      assert.deepEqual([path, status, json.code, headers.get('retry-after')], [path, 503, 'database', '5']);
    }
    const away = await send(server, events);
    assert.deepEqual([away.status, away.json.code, away.headers.get('retry-after')], [503, 'database', '5']);
    cluster.resume();
    assert.equal((await ask(server, '/healthz')).status, 200);
    const { status, json } = await send(server, events);
    assert.deepEqual([status, json.accepted], [200, events.map(({ id }) => id)]);
    const { promises } = (await ask(server, '/results')).json as unknown as {
      promises: { shown: number }[];
    };
    assert.equal(promises[0]?.shown, 2);
    assert.equal(await server.end('SIGTERM'), 0);
  });
});

describe('tillside serve', () => {
  test('says at its first start what it makes, and where people find what', async () => {
    const own = folder();
    const child = tillside(['serve', '--port', '0'], {}, [], own);
    let said = '';
    const isReady = new Promise<void>((resolve, reject) => {
      child.stderr!.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/\/signals/.test(said)) resolve();
      });
      child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)));
    });
    await isReady;
    child.kill('SIGTERM');
    assert.match(said, /^Wrote tillside\.yaml, with new keys\.$/m);
    assert.match(said, /^Creating a database in .*tillside-data; this takes a few seconds\.$/m);
    assert.match(
      said,
      /^Results for people: +http:\/\/127\.0\.0\.1:\d+\/ \(the read key is in tillside\.yaml\)$/m,
    );
    assert.match(said, /^Signals from pages: +http:\/\/127\.0\.0\.1:\d+\/signals$/m);
  });

  test('allows the page that --origin names', async () => {
    const page = 'http://localhost:4321';
    const server = await start(folder(), configFile(), { more: ['--origin', page] });
    const { status, headers } = await send(server, [shown()], { headers: { origin: page } });
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [200, page]);
    const other = await send(server, [shown()], { headers: { origin: 'http://localhost:4322' } });
    assert.equal(other.status, 403);
    await server.end('SIGTERM');
    const { code, output } = await run(['serve', '--config', configFile(), '--origin', 'localhost:4321']);
    assert.deepEqual([code, output], [1, '--origin: expected an origin such as https://shop.example\n']);
  });

  test('reads a configuration file that begins with a byte order mark', () => {
    const { stores } = loadConfig(configFile(`\uFEFF${JSON.stringify(shopConfig)}`));
    assert.equal(stores[0]?.id, 'damson');
  });
});

describe('over HTTP', () => {
  test('ten megabytes are refused, and the next request is answered', async () => {
    const server = await start(folder());
    const status = await new Promise<number>(resolve => {
      const request = httpRequest(`${server.address}/signals`, {
        method: 'POST',
        headers: { 'x-tillside-key': keys.write, 'content-type': 'application/cloudevents-batch+json' },
      });
      request.on('response', response => resolve(response.resume().statusCode!));
      // It may hang up while this is still being sent.
      request.on('error', () => resolve(413));
      for (let n = 0; n < 160; n++) request.write('x'.repeat(65_536));
      request.end();
    });
    assert.equal(status, 413);
    assert.equal((await send(server, [shown()])).status, 200);
    await server.end('SIGTERM');
  });
});

describe('a configuration with something wrong', () => {
  const yaml = `stores:
  - id: damson
    keys: { write: pk_damson_0001, read: rk_damson_0001 }
    promises:
      - id: mend
        title: We mend it
        detial: Within a year
    feedback:
      - id: visit
        title: Your visit
        questions:
          - { id: kept, type: kept, label: Was it mended?, promise: mind }
`;

  test('is refused with the line of each fault', () => {
    for (const [text, ...said] of [
      [
        yaml,
        'shop.yaml:7: stores.0.promises.0.detial: unknown field',
        'shop.yaml:12: stores.0.feedback.0.questions.0.promise: expected the id of a promise',
      ],
      [
        yaml.replace('pk_damson_0001', '{ env: NOT_THERE }'),
        'shop.yaml:3: stores.0.keys.write: expected at least 12 characters in the environment variable NOT_THERE',
      ],
      [yaml.replace('id: damson', 'id: Damson'), 'shop.yaml:2: stores.0.id: expected lower-case'],
      [
        yaml.replace('    title: We mend it\n', '    title: We mend it\n        state: broken\n'),
        'shop.yaml:5: stores.0.promises.0.remedy',
      ],
      [yaml.replace('      - id: mend', '      - id: [mend'), 'shop.yaml:'],
      [
        JSON.stringify(shopConfig, null, 1).replace('"csat"', '"csatt"'),
        /shop\.yaml:\d+: stores\.0\.feedback\.0\.questions\.0\.type/,
      ],
      [`${yaml}    note: *none`, 'shop.yaml: ', 'none'],
      ['', 'shop.yaml:1: file'],
      ['stores: 5', 'shop.yaml:1: stores'],
    ] as const)
      assert.throws(
        () => parseConfig(text, 'shop.yaml'),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError);
          for (const part of said)
            assert.ok(
              typeof part === 'string' ? error.message.includes(part) : part.test(error.message),
              error.message,
            );
          return true;
        },
      );
  });

  test('does not start a server', async () => {
    const { code, output } = await run(['serve', '--config', configFile(yaml), '--data', folder()]);
    assert.equal(code, 1);
    assert.match(output, /tillside\.yaml:7: .*unknown field/);
    assert.doesNotMatch(output, /listening|_damson_/);
  });

  test('takes secrets from the environment', () => {
    const text = yaml
      .replace('pk_damson_0001', '{ env: WRITE }')
      .replace('detial', 'detail')
      .replace('mind', 'mend');
    // As a file has it that ends with a line break.
    const config = parseConfig(text, 'x', { WRITE: 'from the environment\n' });
    assert.equal(config.stores[0]!.keys.write, 'from the environment');
  });

  test('is named when it cannot be read', async () => {
    for (const [file, said] of [
      [join(folder(), 'none.yaml'), /none\.yaml: there is no such file/],
      [folder(), /: expected a file, got a folder/],
    ] as const) {
      const { code, output } = await run(['serve', '--config', file]);
      assert.equal(code, 1);
      assert.match(output, said);
    }
    assert.equal((await run(['sell'])).code, 1);
  });
});

test('a suggestion may have the name of what every object has', () => {
  const suggestion = {
    id: 'constructor',
    kind: 'service',
    title: 'Help',
    reason: { text: 'It is usual', basis: 'general' },
  };
  const [store] = shopConfig.stores;
  const text = JSON.stringify({ stores: [{ ...store, suggestions: [suggestion] }] });
  assert.equal(parseConfig(text).stores[0]!.suggestions[0]!.id, 'constructor');
});

describe('a place where nothing can be written', () => {
  const dataAt = (place: string) => run(['serve', '--config', configFile(), '--data', place]);

  test('is named, with what to do', async () => {
    const file = configFile();
    for (const place of [file, join(file, 'data')]) {
      const { code, output } = await dataAt(place);
      assert.deepEqual(
        [code, output.includes(`${place}: expected a folder for the data`)],
        [1, true],
        output,
      );
    }
  });

  test('is named by the code of the operating system', { skip: process.platform !== 'linux' }, async () => {
    const data = await dataAt('/proc/tillside');
    assert.equal(data.code, 1);
    assert.match(
      data.output,
      /\/proc\/tillside: the data cannot be written there \(E\w+\); name another folder/,
    );
    const config = await run(['serve'], {}, '/proc');
    assert.equal(config.code, 1);
    assert.match(config.output, /tillside\.yaml cannot be written here \(E\w+\): start in a folder/);
  });
});
