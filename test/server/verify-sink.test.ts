import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tableOf, verifySink } from '@tillside/server';
import { folder, onBoth } from './databases.js';
import { naiveSink } from './naive-sink.js';
import { run, start } from './process.js';
import { keys } from './shop.js';

onBoth(
  'tillside verify-sink',
  ({ fresh }) => {
    test('finds nothing wrong with this server', async () => {
      const { address, end } = await start(fresh());
      const { code, output } = await run([
        ...['verify-sink', `${address}/signals`, '--key', keys.write, '--origin', 'https://shop.example'],
        ...['--count', `${address}/results`, '--count-key', keys.read],
      ]);
      assert.equal(code, 0, output);
      assert.match(output, /^21 right, 0 wrong, 0 not asked$/m);
      await end('SIGTERM');
    });
  },
  folder,
);

describe('tillside verify-sink', () => {
  test('shows what a naive endpoint does wrong', async () => {
    const { url, close } = await naiveSink();
    const count = async (promise: string) =>
      ((await (await fetch(`${url}?promise=${promise}`)).json()) as { count: number }).count;
    const verdicts = await verifySink(url, { key: 'a key it does not ask for', count });
    await close();
    const wrong = Object.fromEntries(
      verdicts.filter(({ result }) => result === 'wrong').map(({ name, found }) => [name, found]),
    );
    assert.equal(wrong['one event'], '200 without a type');
    assert.equal(wrong['no body'], '500 without a type');
    assert.equal(wrong['no key'], '200 without a type');
    assert.equal(wrong['ten megabytes'], '200 without a type');
    assert.ok(
      verdicts.every(({ result }) => result !== 'right'),
      tableOf(verdicts),
    );
  });

  test('leaves the endpoints of others alone', async () => {
    await assert.rejects(verifySink('http://192.0.2.1/signals'), /only an endpoint of your own/);
    await assert.rejects(verifySink('file:///etc/passwd'), /http/);
  });
});
