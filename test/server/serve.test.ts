import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ConfigError, openStore, parseConfig } from '@tillside/server';
import { folder, onBoth } from './databases.js';
import { configFile, run, start } from './process.js';
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

      const store = await openStore(place);
      assert.equal(await stored(store), 600);
      assert.equal(await tallied(store, 'promise.shown'), 540);
      assert.equal(await tallied(store, 'answer.csat'), 60);
      await store.close();
    });

    test('that is asked to end finishes what it took', async () => {
      const place = fresh();
      const server = await start(place);
      const batches = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => shown()));
      const sending = batches.map(batch => send(server, batch).catch(() => undefined));
      await Promise.race(sending);
      assert.equal(await server.end('SIGTERM'), 0);
      const answers = (await Promise.all(sending)).filter(answer => answer?.status === 200);
      const store = await openStore(place);
      assert.ok((await stored(store)) >= answers.length * 20);
      assert.equal((await stored(store)) % 20, 0);
      await store.close();
      assert.match(server.lines.at(-1)!, /"ended"/);
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
        const store = await openStore(place);
        assert.equal(await stored(store), 200);
        assert.equal(await tallied(store, 'promise.shown'), 200);
        await store.close();
      });
    else
      test('and another one on the same folder do not come together', async () => {
        const place = fresh();
        const server = await start(place);
        await assert.rejects(start(place), /is in use by process \d+/);
        await server.end('SIGTERM');
      });
  },
  folder,
);

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
    const config = parseConfig(text, 'x', { WRITE: 'from the environment' });
    assert.equal(config.stores[0]!.keys.write, 'from the environment');
  });

  test('is named when it cannot be read', async () => {
    const { code, output } = await run(['serve', '--config', join(folder(), 'none.yaml')]);
    assert.deepEqual([code, /none\.yaml: cannot be read/.test(output)], [1, true]);
    assert.equal((await run(['sell'])).code, 1);
  });
});
