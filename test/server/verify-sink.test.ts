import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tableOf, verifySink } from '@tillside/server';
import { folder, onBoth } from './databases.js';
import { naiveSink } from './naive-sink.js';
import { run, start } from './process.js';
import { keys } from './shop.js';
import { wrongSink, type Fault } from './wrong-sink.js';

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
      assert.match(output, /^24 right, 0 wrong, 0 not judged, 1 not asked$/m);
      assert.match(output, /^Warning: over plain http, /m);
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
    assert.equal(wrong['one event'], '200 without a content type');
    assert.equal(wrong['no body'], '500 without a content type');
    assert.equal(wrong['no key'], '200 without a content type');
    assert.equal(wrong['ten megabytes'], '200 without a content type');
    assert.ok(
      verdicts.every(({ result }) => result !== 'right'),
      tableOf(verdicts),
    );
  });

  /** Verifies a sink with a fault; gives the names of what is wrong, and what was found. */
  const wrongOf = async (fault?: Fault, options = {}) => {
    const { url, count, wait, close } = await wrongSink(fault, options);
    const verdicts = await verifySink(url, { count, wait, thorough: true });
    await close();
    return verdicts.filter(({ result }) => result === 'wrong').map(({ name, found }) => `${name}: ${found}`);
  };

  test('finds nothing wrong with an endpoint that does what the contract asks', async () => {
    assert.deepEqual(await wrongOf(), []);
  });

  test('takes the number of all signals as a count', async () => {
    assert.deepEqual(await wrongOf(undefined, { isTotal: true }), []);
    assert.equal((await wrongOf('loss', { isTotal: true })).length > 0, true);
  });

  test('finds an endpoint that knows an id for some seconds only', async () => {
    assert.deepEqual(await wrongOf('window'), [
      'the same event again after 5 seconds: 1 made, 2 effects',
      'the same event again after a minute: 1 made, 2 effects',
    ]);
  });

  test('finds an endpoint that loses three signals in a hundred', async () => {
    const wrong = await wrongOf('loss');
    assert.match(wrong.join('\n'), /^three hundred events, one by one: 300 made, 29\d effects$/m);
  });

  test('finds an endpoint that takes the same id from another source for a duplicate', async () => {
    assert.deepEqual(await wrongOf('id'), ['the same id from two sources: 2 made, 1 effects']);
  });

  test('finds an endpoint that acknowledges before it stores', async () => {
    assert.deepEqual(await wrongOf('early'), ['a batch that was just acknowledged: 10 made, 0 effects']);
  });

  test('does not follow a redirect', async () => {
    assert.ok((await wrongOf('redirect')).includes('one event: 307 without a content type'));
  });

  test('judges no effects that it cannot count, and says so', async () => {
    const { url, wait, close } = await wrongSink('loss');
    const verdicts = await verifySink(url, { wait, thorough: true });
    await close();
    const table = tableOf(verdicts);
    assert.match(table, /^\? the same event three times .* not judged$/m);
    assert.match(
      table,
      /^\d+ right, 0 wrong, 10 not judged, 4 not asked\nWhether effects .* --count URL\.$/m,
    );
  });

  test('sends everything to the address that it checked, whatever the name means later', async () => {
    const { port, count, wait, close } = await wrongSink();
    const answers = ['127.0.0.1', '192.0.2.1'];
    const lookup = () => Promise.resolve([{ address: answers.shift() ?? '192.0.2.1', family: 4 }]);
    const verdicts = await verifySink(`http://sink.test:${port}/signals`, { count, wait, lookup });
    await close();
    assert.deepEqual(
      verdicts.filter(({ result }) => result === 'wrong'),
      [],
    );
    assert.deepEqual(answers, ['192.0.2.1']);
  });

  test('leaves the endpoints of others alone', async () => {
    await assert.rejects(verifySink('http://192.0.2.1/signals'), /only an endpoint of your own/);
    await assert.rejects(verifySink('file:///etc/passwd'), /http/);
  });
});
